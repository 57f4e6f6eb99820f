//! In whatever order the rows of an import stand, and whoever is forgotten: what is kept and told is the same, and nothing of
//! the forgotten is left.

use crate::arbitrary::{ACCOUNTS, START, payments};
use crate::{DAY, engine, snapshot};
use proptest::prelude::*;
use std::borrow::Cow;
use wallet_sentinel::alert::AlertQuery;
use wallet_sentinel::event::{Dialect, Field, RawEvent, Value};
use wallet_sentinel::{Engine, IngestOptions, Millis};

type Raw = RawEvent<'static>;

fn text(value: impl Into<String>) -> Value<'static> {
    Value::Text(Cow::Owned(value.into()))
}

fn event(kind: &str, account: &str, at: i64, more: Vec<(Field, Value<'static>)>) -> Raw {
    let common = [
        (Field::Kind, text(kind)),
        (Field::AccountId, text(account)),
        #[allow(clippy::cast_precision_loss)] // days of our age
        (Field::At, Value::Number(at as f64)),
    ];
    RawEvent {
        dialect: Dialect::Typed,
        values: common.into_iter().chain(more).collect(),
    }
}

/// Rows that tell of one moment as often as not: a bank tells days only.
fn day() -> impl Strategy<Value = i64> {
    (0i64..40).prop_map(|day| START + day * DAY)
}

/// Logins, promises, labels and verdicts among the payments; some are of payments that come later, or never.
fn said() -> impl Strategy<Value = Raw> {
    let account = || prop::sample::select(ACCOUNTS.to_vec());
    (account(), day(), 0u8..60, 0u8..4, 0u8..3).prop_map(|(account, at, id, kind, word)| {
        let payment = text(format!("payment {id} in {account}"));
        let pick = |words: [&'static str; 3]| text(words[usize::from(word)]);
        match kind {
            0 => event(
                "access",
                account,
                at,
                vec![
                    (Field::Id, text(format!("access {id} in {account}"))),
                    (Field::Action, pick(["login", "password-reset", "device-bind"])),
                    (Field::Success, Value::Bool(true)),
                    (Field::DeviceId, text(format!("device {word} in {account}"))),
                ],
            ),
            1 => event(
                "expectation",
                account,
                at,
                vec![
                    (Field::Id, text(format!("promise {id} in {account}"))),
                    (Field::What, pick(["refund", "arrival", "release"])),
                    (Field::TransactionId, payment),
                ],
            ),
            2 => event(
                "label",
                account,
                at,
                vec![
                    (Field::OfTransactionId, payment),
                    (Field::Label, pick(["fraud", "legitimate", "withdrawn"])),
                ],
            ),
            _ => event(
                "verdict",
                account,
                at,
                vec![
                    (Field::OfTransactionId, payment),
                    (Field::Outcome, pick(["allow", "block", "review"])),
                    (Field::Source, text("the server")),
                ],
            ),
        }
    })
}

/// Payments of whole days, with what is said of them.
fn import() -> impl Strategy<Value = Vec<Raw>> {
    let of_days = (payments(), prop::collection::vec(day(), 200)).prop_map(|(mut payments, days)| {
        for (payment, day) in payments.iter_mut().zip(days.into_iter().cycle()) {
            for (field, value) in &mut payment.values {
                if *field == Field::At {
                    #[allow(clippy::cast_precision_loss)] // days of our age
                    let at = Value::Number(day as f64);
                    *value = at;
                }
            }
        }
        payments
    });
    let all = (of_days, prop::collection::vec(said(), 0..25));
    // Of two words on one event at one moment the later in the batch counts, so here each moment has one.
    let is_said_again = |said: &[Raw], place: usize| {
        let (key, at) = (about(&said[place]), time_of(&said[place]));
        key.is_some()
            && said[..place]
                .iter()
                .any(|other| about(other) == key && time_of(other) == at)
    };
    // More than a day lies between these two: it is an import, told or not.
    let ends = || {
        [0, 40].map(|day| {
            event(
                "transaction",
                ACCOUNTS[0],
                START + day * DAY,
                vec![
                    (Field::Id, text(format!("end {day}"))),
                    (Field::Direction, text("debit")),
                    (Field::Type, text("purchase")),
                    (Field::Status, text("completed")),
                    (Field::Amount, text("1.00")),
                    (Field::Currency, text("CNY")),
                ],
            )
        })
    };
    all.prop_map(move |(payments, said)| {
        let once = (0..said.len()).filter(|place| !is_said_again(&said, *place));
        let said: Vec<Raw> = once.map(|place| said[place].clone()).collect();
        payments.into_iter().chain(said).chain(ends()).collect()
    })
}

fn about(raw: &Raw) -> Option<(Option<&str>, &str)> {
    Some((raw.peek(Field::Kind), raw.peek(Field::OfTransactionId)?))
}

fn time_of(raw: &Raw) -> Option<&Value<'static>> {
    raw.values
        .iter()
        .find_map(|(field, value)| (*field == Field::At).then_some(value))
}

fn as_of() -> IngestOptions {
    IngestOptions {
        as_of: Some(Millis::new(START + 40 * DAY).unwrap()),
        ..IngestOptions::default()
    }
}

/// Everything that an engine tells and keeps.
fn outcome(batch: &[Raw], options: IngestOptions) -> (Vec<u8>, String) {
    let mut engine = engine();
    engine.ingest(batch, options).unwrap();
    engine.advance(Millis::new(START + 60 * DAY).unwrap());
    let alerts = format!("{:?}", engine.alerts(&AlertQuery::default()).unwrap());
    (snapshot(&engine), alerts)
}

fn holds(engine: &Engine, trace: &str) -> bool {
    snapshot(engine)
        .windows(trace.len())
        .any(|part| part == trace.as_bytes())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn an_import_comes_to_the_same_whatever_order_its_rows_have(
        (rows, shuffled) in import().prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
        is_told in any::<bool>(),
    ) {
        let options = if is_told { as_of() } else { IngestOptions::default() };
        let whole = outcome(&rows, options);
        prop_assert_eq!(&outcome(&shuffled, options), &whole);
        let turned: Vec<Raw> = rows.iter().rev().cloned().collect();
        prop_assert_eq!(&outcome(&turned, options), &whole);
    }

    #[test]
    fn what_is_told_of_an_import_names_the_callers_places(rows in import()) {
        let came = engine().ingest(&rows, as_of()).unwrap();
        let id = |index: usize| rows[index].peek(Field::Id).unwrap_or_default().to_owned();
        for assessment in &came.assessments {
            prop_assert_eq!(&id(assessment.index), &assessment.event_id);
        }
        let refused = came.rejected.iter().map(|rejected| rejected.error.index.unwrap());
        for places in [came.assessments.iter().map(|one| one.index).collect::<Vec<_>>(), refused.collect()] {
            prop_assert!(places.is_sorted_by(|a, b| a < b), "{places:?}");
        }
    }

    /// Twins in two accounts' exports, family cards, a household's holder: other accounts' rows name the forgotten one.
    #[test]
    fn of_a_forgotten_account_nothing_is_left_in_anothers_rows(
        mut batch in payments(), twins in prop::collection::vec((any::<prop::sample::Index>(), 0u8..60), 0..12),
    ) {
        let [gone, stays, _] = ACCOUNTS;
        for (which, id) in twins {
            if batch.is_empty() {
                break;
            }
            let place = which.index(batch.len());
            let values = &mut batch[place].values;
            if values.iter().any(|(field, value)| *field == Field::AccountId && *value == text(stays)) {
                let named = [Field::SameAsAccountId, Field::SameAsId, Field::PayerAccountId, Field::HolderId];
                values.retain(|(field, _)| !named.contains(field));
                values.push((Field::SameAsAccountId, text(gone)));
                values.push((Field::SameAsId, text(format!("payment {id} in {gone}"))));
                values.push((Field::PayerAccountId, text(gone)));
                values.push((Field::HolderId, text("the household")));
            }
        }
        let mut engine = engine();
        engine.ingest(&batch, as_of()).unwrap();
        engine.advance(Millis::new(START + 200 * DAY).unwrap());
        engine.forget(gone);
        prop_assert!(!holds(&engine, gone), "the account's id is left");
    }
}
