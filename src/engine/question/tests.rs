//! Questions asked over a household's months, answered and taken back.

use super::*;
use crate::Config;
use crate::engine::{IngestOptions, Wanted};
use crate::event::{Dialect, Field, RawEvent, Value};
use crate::reason::Severity;

const START: i64 = 1_767_571_200_000; // 5 January 2026, a Monday
const HOUR: i64 = DAY / 24;

fn payment(
    id: &str,
    at: i64,
    amount: &str,
    shop: &str,
    more: &[(Field, Value<'static>)],
) -> RawEvent<'static> {
    let text = |text: &str| Value::Text(text.to_owned().into());
    let mut values = vec![
        (Field::Id, text(id)),
        (Field::AccountId, text("lin")),
        (Field::Kind, text("transaction")),
        (Field::Direction, text("debit")),
        (Field::Type, text("purchase")),
        (Field::Status, text("completed")),
        (Field::At, Value::Number(at as f64)),
        (Field::Amount, text(amount)),
        (Field::Currency, text("CNY")),
        (Field::CounterpartyName, text(shop)),
        (Field::Mcc, text("5812")),
    ];
    values.extend(more.iter().cloned());
    RawEvent {
        dialect: Dialect::Typed,
        values,
    }
}

fn take(engine: &mut Engine, events: &[RawEvent<'_>]) {
    let options = IngestOptions {
        assessments: Wanted::All,
        ..IngestOptions::default()
    };
    let came = engine.ingest(events, options).unwrap();
    assert_eq!(came.rejected, []);
}

/// Two months of lunches, a dinner that is dear in the ninth week, and lunches since.
fn after_a_dear_dinner(more: &[(Field, Value<'static>)]) -> Engine {
    after_a_dear_dinner_of(more, &[])
}

/// The same where every payment tells this.
fn after_a_dear_dinner_of(more: &[(Field, Value<'static>)], each: &[(Field, Value<'static>)]) -> Engine {
    let mut engine = Engine::new(Config::default()).unwrap();
    let lunch = |day: i64| {
        let amount = ["18.00", "22.50", "26.00", "19.80"][usize::try_from(day % 4).unwrap()];
        let shop = ["canteen", "noodles", "dumplings"][usize::try_from(day % 3).unwrap()];
        payment(
            &format!("lunch {day}"),
            START + day * DAY + 4 * HOUR,
            amount,
            shop,
            each,
        )
    };
    take(&mut engine, &(0..60).map(lunch).collect::<Vec<_>>());
    take(
        &mut engine,
        &[payment(
            "dinner",
            START + 60 * DAY + 5 * HOUR,
            "388.00",
            "canteen",
            &[more, each].concat(),
        )],
    );
    take(&mut engine, &(61..64).map(lunch).collect::<Vec<_>>());
    engine
}

fn asked(engine: &Engine, day: i64) -> Option<String> {
    let query = QuestionQuery {
        now: Millis::new(START + day * DAY).unwrap(),
        account_id: None,
    };
    let question = engine.question(&query).unwrap()?;
    Some(question.candidate.event_id.clone())
}

fn said(word: &'static str, day: i64) -> RawEvent<'static> {
    let text = |text: &'static str| Value::Text(text.into());
    RawEvent {
        dialect: Dialect::Typed,
        values: vec![
            (Field::Kind, text("label")),
            (Field::AccountId, text("lin")),
            (Field::OfTransactionId, text("dinner")),
            (Field::Label, text(word)),
            (Field::At, Value::Number((START + day * DAY) as f64)),
        ],
    }
}

fn log_odds_of_another(engine: &Engine) -> f64 {
    let again = payment("again", START + 75 * DAY + 5 * HOUR, "420.00", "canteen", &[]);
    crate::stats::math::logit(engine.assess(&again).unwrap().scored.probability)
}

#[test]
fn a_dear_dinner_is_asked_about_once_its_week_is_over_and_not_twice_nor_after_a_month() {
    let engine = after_a_dear_dinner(&[]);
    assert_eq!(asked(&engine, 61), None, "its week is not over");
    assert_eq!(asked(&engine, 68).as_deref(), Some("dinner"));
    assert_eq!(asked(&engine, 120), None);
    assert_eq!(
        engine.snapshot().unwrap(),
        after_a_dear_dinner(&[]).snapshot().unwrap()
    );
    let mut answered = engine;
    take(&mut answered, &[said("legitimate", 68)]);
    assert_eq!(asked(&answered, 69), None);
}

#[test]
fn an_answer_lowers_what_is_odd_about_the_next_one_and_taking_it_back_takes_that_back() {
    let mut engine = after_a_dear_dinner(&[]);
    let before = log_odds_of_another(&engine);
    take(&mut engine, &[said("legitimate", 68)]);
    let after = log_odds_of_another(&engine);
    assert!(after < before - 0.1, "{after}, and {before} before");
    take(&mut engine, &[said("withdrawn", 69)]);
    assert!((log_odds_of_another(&engine) - before).abs() < 1e-9);
}

#[test]
fn a_word_that_nobody_asked_for_vouches_for_nothing() {
    let mut engine = after_a_dear_dinner(&[]);
    let before = log_odds_of_another(&engine);
    take(&mut engine, &[said("legitimate", 61)]);
    assert!((log_odds_of_another(&engine) - before).abs() < 1e-3);
}

#[test]
fn a_word_that_is_said_after_a_call_vouches_for_nothing() {
    let on_call = [(Field::ContextCall, Value::Bool(true))];
    let after_a_call = || {
        let mut engine = after_a_dear_dinner(&[]);
        let under_it = payment("quick", START + 68 * DAY - 2 * HOUR, "20.00", "noodles", &on_call);
        take(&mut engine, &[under_it]);
        engine
    };
    let mut engine = after_a_call();
    let before = log_odds_of_another(&engine);
    take(&mut engine, &[said("legitimate", 68)]);
    assert!((log_odds_of_another(&engine) - before).abs() < 1e-3);
    let mut engine = after_a_call();
    take(&mut engine, &[said("legitimate", 70)]);
    assert!(log_odds_of_another(&engine) < before - 0.1, "two days after");
}

#[test]
fn an_answer_is_restored_with_its_engine_and_forgotten_with_its_account() {
    let mut engine = after_a_dear_dinner(&[]);
    take(&mut engine, &[said("legitimate", 68)]);
    let restored = Engine::restore(&engine.snapshot().unwrap(), Config::default()).unwrap();
    assert_eq!(
        log_odds_of_another(&restored).to_bits(),
        log_odds_of_another(&engine).to_bits()
    );
    let answers = |engine: &Engine| {
        engine
            .state
            .profiles
            .get("lin")
            .map(|account| account.answers.clone())
    };
    assert_eq!(answers(&restored), answers(&engine));
    engine.forget("lin");
    assert_eq!(answers(&engine), None);
}

#[test]
fn a_payment_that_was_spoken_of_is_not_asked_about_when_it_grows() {
    let pending = [(Field::Status, Value::Text("authorized".into()))];
    let mut engine = after_a_dear_dinner(&pending);
    assert_eq!(asked(&engine, 68).as_deref(), Some("dinner"));
    take(&mut engine, &[said("legitimate", 61)]);
    assert_eq!(asked(&engine, 68), None);
    let grown = payment("dinner", START + 60 * DAY + 5 * HOUR, "980.00", "canteen", &[]);
    take(&mut engine, &[grown]);
    assert_eq!(asked(&engine, 68), None);
}

#[test]
fn nobody_is_asked_whether_they_made_what_another_person_paid() {
    let by_mei = [(Field::PayerAccountId, Value::Text("mei".into()))];
    assert_eq!(asked(&after_a_dear_dinner_of(&[], &by_mei), 68), None);
    let by_lin = [(Field::PayerAccountId, Value::Text("lin".into()))];
    assert_eq!(
        asked(&after_a_dear_dinner_of(&[], &by_lin), 68).as_deref(),
        Some("dinner")
    );
}

#[test]
fn a_question_counts_the_payments_that_its_answer_would_speak_of() {
    let like_it = |engine: &Engine| {
        let account = engine.state.profiles.get("lin").unwrap();
        let question = account.answers.question(Millis::new(START + 68 * DAY).unwrap());
        question.unwrap().like_it
    };
    let on_phone = [(Field::DeviceId, Value::Text("phone".into()))];
    assert_eq!(
        like_it(&after_a_dear_dinner_of(&[], &on_phone)),
        61,
        "all of the kind"
    );
    assert_eq!(like_it(&after_a_dear_dinner(&[])), 21, "those of the canteen");
}

#[test]
fn nobody_is_asked_after_a_call_nor_about_what_was_paid_under_one() {
    let on_call = [(Field::ContextCall, Value::Bool(true))];
    assert_eq!(asked(&after_a_dear_dinner(&on_call), 68), None);
    let mut engine = after_a_dear_dinner(&[]);
    let under_a_call = payment("quick", START + 68 * DAY - 2 * HOUR, "20.00", "noodles", &on_call);
    take(&mut engine, &[under_a_call]);
    assert_eq!(asked(&engine, 68), None, "two hours after");
    assert_eq!(asked(&engine, 70).as_deref(), Some("dinner"));
}

#[test]
fn nobody_is_asked_while_a_danger_is_open() {
    let mut engine = after_a_dear_dinner(&[]);
    let shared = [
        (Field::ContextScreenShare, Value::Bool(true)),
        (Field::ContextCall, Value::Bool(true)),
        (Field::CounterpartyKind, Value::Text("person".into())),
    ];
    let mut transfer = payment("transfer", START + 66 * DAY, "20000.00", "a stranger", &shared);
    transfer
        .values
        .retain(|(field, _)| *field != Field::Type && *field != Field::Mcc);
    transfer
        .values
        .push((Field::Type, Value::Text("transfer".into())));
    take(&mut engine, &[transfer]);
    let alerts = engine.state.book.of_account("lin");
    let open = alerts.map(|alert| alert.severity).max();
    assert_eq!(open, Some(Severity::Danger));
    assert_eq!(
        asked(&engine, 69),
        None,
        "the call is long over, the danger is not"
    );
}

#[test]
fn without_a_ledger_nobody_could_know_the_payment_again() {
    let config = Config {
        ledger_days: 0,
        ..Config::default()
    };
    let engine = Engine::new(config).unwrap();
    let query = QuestionQuery {
        now: Millis::default(),
        account_id: None,
    };
    assert_eq!(engine.question(&query).unwrap_err().code, Code::LedgerOff);
}
