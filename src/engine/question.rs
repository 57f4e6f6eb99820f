//! Question: the one payment whose answer would teach most, offered once a week to whoever has a page open.
//!
//! An answer is worth how open the payment's score is, times the share of the last movements that it would speak of: a payee or
//! a kind that comes again (`feedback::answers`). Nobody is asked while a danger is open, nor within a day of a call, a shared
//! screen or a steered device: whoever is being told what to pay is told what to answer. Nor is asked what an alert asks
//! already, what was said, or what may be a scam, a takeover or a matter of the household: of those an answer settles nothing.
//! The answer is a label like any other, and only where its payment would be asked about at the label's own moment is it an
//! answer: what was said during a call, or while a danger is open, vouches for nothing. "I made it" alone is no such label: only
//! with "nobody told me to" is a payment legitimate, so that what a page sends without it is nothing.
//! Not here: words, and whether a page is open, which its host knows.

use super::Engine;
use super::pipeline::ScoredDecision;
use crate::error::{Code, Error, Result};
use crate::event::{Digest, Facts, Label, LabelWord, Subject};
use crate::feedback::answers::{About, Candidate, openness};
use crate::ledger::Payment;
use crate::profile::{Account, PreparedPayment, RecentPayment};
use crate::reason::Family;
use crate::signal;
use crate::time::{DAY, Millis};
use serde::Deserialize;

/// Time after a call or a shared screen in which nobody is asked: scammers stay with their victims for hours, and call again
/// the next morning. Judgement.
const QUIET_AFTER: i64 = DAY;
/// Of the last movements as many are looked at as are kept (`profile::recent_payment`).
const LOOKED_AT: f64 = 64.0;

/// Query for a question: the moment, and whose.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs)] // the contract's names
pub struct QuestionQuery {
    pub now: Millis,
    pub account_id: Option<String>,
}

/// Question about a payment.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // the contract's names
pub struct Question<'a> {
    pub account_id: String,
    pub candidate: &'a Candidate,
    /// The payment as kept, by which its holder knows it again, and its other side's name.
    pub payment: &'a Payment,
    pub counterparty: Option<&'a str>,
}

impl Engine {
    /// The question of this moment: of one account, or of all of them the one worth most. Nothing where there is none to ask.
    pub fn question(&self, query: &QuestionQuery) -> Result<Option<Question<'_>>> {
        if self.config.ledger_days == 0 {
            return Err(Error::new(Code::LedgerOff).at_field("ledgerDays"));
        }
        if let Some(account) = query.account_id.as_deref() {
            return Ok(self.question_of(account, query.now));
        }
        let shelves = self.state.ledger.shelves();
        let asked = shelves.filter_map(|(_, shelf)| self.question_of(&shelf.account_id, query.now));
        Ok(asked.max_by(|one, other| {
            let worth = one.candidate.worth.total_cmp(&other.candidate.worth);
            worth.then_with(|| other.account_id.cmp(&one.account_id))
        }))
    }

    /// What a label answers: the payment that is asked about at its moment, where it is on that.
    pub(super) fn answered_by(&self, label: &Label) -> Option<Candidate> {
        let Subject::Transaction(id) = &label.of else {
            return None;
        };
        let asked = self.question_of(&label.account_id, label.at)?.candidate;
        (asked.event_id == *id).then(|| asked.clone())
    }

    /// Takes in an answer, once its label was.
    pub(super) fn take_answer(&mut self, asked: &Candidate, label: &Label) {
        let place = self.state.profiles.place(&label.account_id);
        if let Some(account) = place.and_then(|place| self.state.profiles.at_mut(place)) {
            let clears = label.word == LabelWord::Legitimate;
            account.answers.answer(asked, clears, label.at);
        }
    }

    fn question_of(&self, account_id: &str, now: Millis) -> Option<Question<'_>> {
        let account = self.state.profiles.get(account_id)?;
        let candidate = account.answers.question(now)?;
        let is_danger_open = self.state.book.has_open_danger(account_id);
        let lately = |known: &&RecentPayment| now.since(known.at).abs() < QUIET_AFTER;
        let mut recent = account.recent_payments.latest();
        if is_danger_open || recent.any(|known| lately(&known) && is_accompanied(known)) {
            return None;
        }
        let shelf = self.state.ledger.shelf(account_id)?;
        let payment = shelf.get(&candidate.event_id)?;
        Some(Question {
            account_id: account_id.to_owned(),
            candidate,
            payment,
            counterparty: shelf.counterparty(payment),
        })
    }
}

/// Notes a payment that a question might be about, as its account was before it came. Without a ledger nobody could be shown
/// which payment is meant, so that nothing is asked or noted.
pub(super) fn note(
    account: &mut Account,
    prepared: &PreparedPayment<'_>,
    decision: &ScoredDecision,
    ledger_days: u32,
) {
    let (scored, this) = (&decision.scored, &prepared.recent_payment);
    let Some(strongest) = scored.reasons.first() else {
        return; // nearly always
    };
    let is_oddity =
        |code: &str| signal::of_code(code).is_some_and(|signal| signal.reason.family == Family::Anomaly);
    let is_asked_already = !decision.alert_ids.is_empty() && scored.probability >= 0.5;
    let said = account.seen_payments.pending_label_mut(&prepared.payment.id);
    let is_said = said.is_some_and(|label| label.word().is_some()); // and it has grown since
    let may_be_asked = ledger_days > 0
        && prepared.payer.is_none() // the holder made it, or nobody knows of another
        && Facts::of(prepared.payment).leaves()
        && !is_accompanied(this)
        && !is_asked_already
        && !is_said
        && scored.reasons.iter().all(|reason| is_oddity(&reason.code));
    if !may_be_asked {
        return;
    }
    let about = about_of(this, prepared.entities.device);
    // Which devices the last ones were made on is not kept: they are taken for this one.
    let is_like =
        |known: &&RecentPayment| known.facts.leaves() && about.covers(&about_of(known, about.device));
    let before = account.recent_payments.latest().filter(is_like).count();
    let like_it = u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1);
    account.answers.note(Candidate {
        event_id: prepared.payment.id.clone(),
        at: prepared.payment.at,
        why: strongest.code.clone(),
        like_it,
        about,
        worth: openness(scored.score / 100.0) * f64::from(like_it) / (LOOKED_AT + 1.0),
    });
}

const fn about_of(payment: &RecentPayment, device: Option<Digest>) -> About {
    About {
        counterparty: payment.counterparty,
        category: payment.category,
        device,
        amount: payment.amount,
        currency: payment.currency,
    }
}

/// True of a payment beside which somebody spoke or looked on.
const fn is_accompanied(payment: &RecentPayment) -> bool {
    payment.on_call || payment.on_shared_screen || payment.on_remote_control
}

#[cfg(test)]
mod tests {
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
}
