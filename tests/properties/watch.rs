//! Whatever is promised, paid, refused and paid back, in whatever order: what has come is not late, whoever is late by which
//! term is said, and the same inputs give the same due days.

use crate::arbitrary::START;
use crate::snapshot;
use proptest::prelude::*;
use std::borrow::Cow;
use wallet_sentinel::alert::{Alert, AlertQuery, State};
use wallet_sentinel::engine::WatchQuery;
use wallet_sentinel::event::{Dialect, Field, RawEvent, Value};
use wallet_sentinel::pending::{Origin, Stage};
use wallet_sentinel::reason::Severity;
use wallet_sentinel::reason::{Param, Trigger};
use wallet_sentinel::signal;
use wallet_sentinel::time::{DAY, HOUR};
use wallet_sentinel::{Config, Engine, IngestOptions, Millis, UtcOffset};

type Raw = RawEvent<'static>;

/// What happens: something comes in, or the clock is told.
#[derive(Debug, Clone)]
enum Deed {
    Event(Raw),
    Clock(Millis),
}

fn text(value: impl Into<String>) -> Value<'static> {
    Value::Text(Cow::Owned(value.into()))
}

/// A time within a year and a half, hours apart, so that holidays, month ends and windows are met.
fn time() -> impl Strategy<Value = i64> {
    (0i64..550 * 24).prop_map(|hours| START + hours * HOUR)
}

const STATUSES: [&str; 7] = [
    "authorized",
    "pending",
    "completed",
    "failed",
    "closed",
    "refunded",
    "reversed",
];

fn payment() -> impl Strategy<Value = Raw> {
    let kinds = prop::sample::select(vec![
        ("purchase", "debit"),
        ("transfer", "debit"),
        ("cash-out", "neutral"),
        ("refund", "credit"),
        ("income", "credit"),
    ]);
    let instrument = prop::sample::select(vec!["balance", "debit-card"]);
    let sum = prop::sample::select(vec!["10.00", "25.00", "99.90"]);
    (
        0u8..6,
        kinds,
        prop::sample::select(STATUSES.to_vec()),
        sum,
        time(),
        instrument,
        0u8..8,
        any::<bool>(),
    )
        .prop_map(
            |(id, (kind, direction), status, amount, at, instrument, of, agreed)| {
                let mut values = vec![
                    (Field::Kind, text("transaction")),
                    (Field::Id, text(format!("{kind} {id}"))),
                    (Field::AccountId, text("wechat")),
                    (Field::At, Value::Number(at as f64)),
                    (Field::Direction, text(direction)),
                    (Field::Type, text(kind)),
                    (Field::Status, text(status)),
                    (Field::Amount, text(amount)),
                    (Field::Currency, text("CNY")),
                    (Field::CounterpartyName, text("the shop")),
                    (Field::InstrumentKind, text(instrument)),
                ];
                if kind == "refund" {
                    values.push((Field::RefundOf, text(format!("purchase {of}"))));
                }
                if agreed {
                    values.push((Field::Channel, text("recurring")));
                }
                RawEvent {
                    dialect: Dialect::Typed,
                    values,
                }
            },
        )
}

fn promise() -> impl Strategy<Value = Raw> {
    let what = prop::sample::select(vec![
        "refund",
        "arrival",
        "cancellation",
        "discount",
        "points",
        "release",
    ]);
    (
        0u8..6,
        what,
        0u8..6,
        time(),
        prop::option::of(0i64..60),
        any::<bool>(),
    )
        .prop_map(|(id, what, of, at, until, sum)| {
            let about = if what == "arrival" { "transfer" } else { "purchase" };
            let mut values = vec![
                (Field::Kind, text("expectation")),
                (Field::Id, text(format!("promise {id}"))),
                (Field::AccountId, text("wechat")),
                (Field::At, Value::Number(at as f64)),
                (Field::What, text(what)),
                (Field::TransactionId, text(format!("{about} {of}"))),
            ];
            if let Some(days) = until {
                values.push((Field::Until, Value::Number((at + days * DAY) as f64)));
            }
            if sum {
                values.push((Field::Amount, text("10.00")));
                values.push((Field::Currency, text("CNY")));
            }
            RawEvent {
                dialect: Dialect::Typed,
                values,
            }
        })
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = prop_oneof![
        5 => payment().prop_map(Deed::Event),
        2 => promise().prop_map(Deed::Event),
        2 => time().prop_map(|at| Deed::Clock(Millis::new(at).unwrap())),
    ];
    prop::collection::vec(deed, 1..40)
}

fn happen(engine: &mut Engine, deeds: &[Deed]) {
    for deed in deeds {
        match deed {
            Deed::Event(raw) => {
                engine
                    .ingest(std::slice::from_ref(raw), IngestOptions::default())
                    .unwrap();
            }
            Deed::Clock(now) => {
                engine.advance(*now);
            }
        }
    }
}

fn after(deeds: &[Deed]) -> Engine {
    let mut engine = Engine::new(Config::default()).unwrap();
    happen(&mut engine, deeds);
    engine
}

/// True where two different promises go by this id.
fn is_given_anew(deeds: &[Deed], id: &str) -> bool {
    let mut promises = deeds.iter().filter_map(|deed| match deed {
        Deed::Event(raw)
            if raw.peek(Field::Kind) == Some("expectation") && raw.peek(Field::Id) == Some(id) =>
        {
            Some(&raw.values)
        }
        _ => None,
    });
    let first = promises.next();
    promises.any(|other| Some(other) != first)
}

/// Open alerts that complain.
fn complaints(engine: &Engine) -> Vec<&Alert> {
    let of_cases = |alert: &&Alert| {
        let code = &alert.reasons[0].code;
        signal::of_code(code).is_some_and(|signal| signal.reason.trigger == Trigger::Case)
    };
    let alerts = engine.alerts(&AlertQuery::default()).unwrap();
    let open = alerts.into_iter().filter(|alert| {
        alert.severity > Severity::Info && !matches!(alert.state, State::Resolved | State::Expired)
    });
    open.filter(of_cases).collect()
}

fn due_days(engine: &Engine) -> Vec<(String, Option<Millis>, Stage)> {
    let watched = engine.watched(&WatchQuery::default());
    watched
        .iter()
        .map(|one| {
            (
                one.pending.id.clone(),
                one.status.due.as_ref().map(|due| due.at),
                one.status.stage,
            )
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn what_has_come_is_not_late_and_nobody_complains_of_it(deeds in deeds()) {
        let engine = after(&deeds);
        let complaints = complaints(&engine);
        for one in engine.watched(&WatchQuery::default()) {
            if one.status.stage == Stage::Resolved {
                prop_assert!(!one.status.is_late);
                // A promise's id may be given anew once the promise is too old to be kept: it is then about something else.
                if is_given_anew(&deeds, &one.pending.id) {
                    continue;
                }
                let about = complaints.iter().find(|alert| {
                    alert.event_ids.first() == Some(&one.pending.id)
                        && one.pending.transaction_id.iter().all(|id| alert.event_ids.contains(id))
                });
                // Two cases may go by one id: a hold, and the same payment charged and then failed, whose complaint outlives its case.
                let about = about.filter(|alert| {
                    one.pending.origin != Origin::Held || alert.reasons[0].code != "charged-but-failed"
                });
                let twin = engine.watched(&WatchQuery::default()).iter().filter(|other| other.pending.id == one.pending.id).count();
                prop_assert!(about.is_none() || twin > 1, "{:?}", about);
            }
        }
    }

    #[test]
    fn whatever_is_overdue_names_the_source_of_its_term(deeds in deeds()) {
        let engine = after(&deeds);
        for one in engine.watched(&WatchQuery::default()) {
            if one.status.is_late {
                let due = one.status.due.as_ref().unwrap();
                prop_assert!(!due.term.source.is_empty() && !due.term.code.is_empty());
            }
        }
        for alert in complaints(&engine) {
            for (name, value) in &alert.reasons[0].params.0 {
                prop_assert!(name != "term" || !matches!(value, Param::Text(code) if code.is_empty()));
            }
        }
    }

    #[test]
    fn replayed_or_restored_in_between_the_due_days_are_the_same(deeds in deeds(), cut in any::<prop::sample::Index>()) {
        let whole = after(&deeds);
        prop_assert_eq!(snapshot(&after(&deeds)), snapshot(&whole));
        let (first, rest) = deeds.split_at(cut.index(deeds.len() + 1));
        let mut restored = Engine::restore(&snapshot(&after(first)), Config::default()).unwrap();
        happen(&mut restored, rest);
        prop_assert_eq!(due_days(&restored), due_days(&whole));
        prop_assert_eq!(snapshot(&restored), snapshot(&whole));
    }

    #[test]
    fn looking_again_changes_nothing(deeds in deeds()) {
        let mut engine = after(&deeds);
        let now = Millis::new(START + 600 * DAY).unwrap();
        engine.advance(now);
        let once = snapshot(&engine);
        prop_assert_eq!(engine.advance(now).len(), 0);
        prop_assert_eq!(snapshot(&engine), once);
    }

    #[test]
    fn forgetting_the_account_leaves_nothing_to_wait_for(deeds in deeds()) {
        let mut engine = after(&deeds);
        engine.forget("wechat");
        prop_assert!(engine.watched(&WatchQuery::default()).is_empty());
        prop_assert!(complaints(&engine).is_empty());
    }

    #[test]
    fn a_later_day_to_ask_never_makes_an_earlier_day_due(first in 0i64..700, days in 0i64..40) {
        let due = |day: i64| {
            let at = START + day * DAY + 12 * HOUR;
            let raw = RawEvent { dialect: Dialect::Typed, values: vec![
                (Field::Kind, text("expectation")), (Field::Id, text("r")), (Field::AccountId, text("wechat")),
                (Field::At, Value::Number(at as f64)), (Field::What, text("refund")),
                (Field::Amount, text("10.00")), (Field::Currency, text("CNY")),
            ]};
            let engine = after(&[Deed::Event(raw)]);
            let watched = engine.watched(&WatchQuery::default());
            let due = watched[0].status.due.as_ref().unwrap().at;
            (due, UtcOffset::CHINA.day(due) - UtcOffset::CHINA.day(Millis::new(at).unwrap()))
        };
        let ((early, wait), (late, _)) = (due(first), due(first + days));
        prop_assert!(early <= late && wait >= 0);
    }
}

#[test]
fn more_cases_than_the_bound_make_room_and_say_so() {
    let mut config = Config::default();
    config.limits.cases = 2;
    let mut engine = Engine::new(config).unwrap();
    for id in 0..3 {
        let raw = RawEvent {
            dialect: Dialect::Typed,
            values: vec![
                (Field::Kind, text("expectation")),
                (Field::Id, text(format!("{id}"))),
                (Field::AccountId, text("wechat")),
                (Field::At, Value::Number(START as f64)),
                (Field::What, text("refund")),
                (Field::TransactionId, text(format!("p{id}"))),
            ],
        };
        assert_eq!(
            engine.ingest(&[raw], IngestOptions::default()).unwrap().accepted,
            1
        );
    }
    let ids: Vec<String> = due_days(&engine).into_iter().map(|(id, ..)| id).collect();
    assert_eq!(ids, ["1", "2"]);
    let status = engine.status().unwrap();
    assert!(status.evicted.contains(&("cases", 1)));
}
