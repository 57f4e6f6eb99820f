//! Windows over an account's own earlier payments: exact, and the same whichever way one asks.
//!
//! The referee is a list of all payments and a loop over it. Not here: windows that are not whole (`cut`).

use crate::reading::raw_event;
use crate::world::{NOON, config, desk, engine, judged, rule};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use rust_decimal::Decimal;
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;
use wallet_sentinel::engine::Assessment;
use wallet_sentinel::time::{DAY, HOUR};
use wallet_sentinel::{Engine, IngestOptions};

/// Windows that the referee knows, each with its length and what narrows it.
const WINDOWS: [(&str, i64, &str); 10] = [
    ("1h", HOUR, ""),
    ("24h", DAY, ""),
    ("24h", DAY, "counterparty"),
    ("7d", 7 * DAY, "instrument"),
    ("7d", 7 * DAY, "channel"),
    ("30d", 30 * DAY, "category"),
    ("30d", 30 * DAY, "mcc"),
    ("7d", 7 * DAY, "device"),
    ("90d", 90 * DAY, "country"),
    ("90d", 90 * DAY, ""),
];
const OF: [&str; 8] = [
    "count()",
    "sum()",
    "max()",
    "failures()",
    "distinct(\"counterparty\")",
    "distinct(\"country\")",
    "distinct(\"device\")",
    "distinct(\"instrument\")",
];

fn text(event: &Json, path: &str) -> Option<String> {
    event.pointer(path).and_then(Json::as_str).map(str::to_owned)
}

/// What payments have in common, as it is told.
fn common(field: &str, event: &Json) -> Option<String> {
    match field {
        "counterparty" => text(event, "/counterparty/id").or_else(|| text(event, "/counterparty/name")),
        "device" => text(event, "/deviceId"),
        "instrument" => text(event, "/instrument/id").or_else(|| text(event, "/instrument/last4")),
        other => text(event, &format!("/{other}")),
    }
}

/// What a window comes to by a loop over all that was told before; nothing where it has no value.
fn naive(told: &[Json], now: &Json, (_, length, same): (&str, i64, &str), of: &str) -> Option<Decimal> {
    let at = |event: &Json| event["at"].as_i64().unwrap();
    let own = common(same, now);
    if !same.is_empty() {
        own.as_ref()?;
    }
    let within = told.iter().filter(|event| {
        event["accountId"] == now["accountId"]
            && event["id"] != now["id"]
            && at(event) > at(now) - length
            && at(event) <= at(now)
            && event["direction"] == "debit"
            && event["type"] != "fee"
            && (same.is_empty() || common(same, event) == own)
    });
    let status = |event: &Json| text(event, "/status").unwrap();
    let amount = |event: &Json| Decimal::from_str_exact(event["amount"].as_str().unwrap()).unwrap();
    if of == "failures()" {
        return Some(within.filter(|event| status(event) == "failed").count().into());
    }
    let counted = within.filter(|event| {
        !["failed", "closed", "reversed"].contains(&status(event).as_str()) && !amount(event).is_zero()
    });
    let own_money = |event: &&&Json| event["currency"] == now["currency"];
    let counted: Vec<&Json> = counted.collect();
    match of {
        "count()" => Some(counted.len().into()),
        "sum()" => Some(counted.iter().filter(own_money).map(|event| amount(event)).sum()),
        "max()" => counted.iter().filter(own_money).map(|event| amount(event)).max(),
        _ => {
            let field = of.trim_start_matches("distinct(\"").trim_end_matches("\")");
            let all: BTreeSet<String> = counted.iter().filter_map(|event| common(field, event)).collect();
            Some(all.len().into())
        }
    }
}

fn written((length, _, same): (&str, i64, &str), of: &str) -> String {
    let same = match same {
        "" => String::new(),
        same => format!(".same(\"{same}\")"),
    };
    format!("window(\"{length}\"){same}.{of}")
}

/// A pack whose every rule fires exactly if each window comes to what the referee says; nothing fires where it has no value.
fn pack_of(told: &[Json], now: &Json, turn: usize) -> (Json, BTreeSet<String>) {
    let (mut rules, mut fire) = (Vec::new(), BTreeSet::new());
    let all = WINDOWS
        .iter()
        .flat_map(|window| OF.iter().map(move |of| (*window, *of)));
    // Of eighty windows as many as all packs together may ask for, others each time.
    for (place, (window, of)) in all.enumerate().filter(|(place, _)| place % 3 == turn % 3) {
        let expected = naive(told, now, window, of);
        let id = format!("w{place}");
        let value = expected.unwrap_or_default();
        rules.push(rule(&id, &format!("{} == {value}", written(window, of))));
        if expected.is_some() {
            fire.insert(format!("rule:{id}"));
        }
    }
    let mut pack = desk(&json!(rules));
    pack["rulePack"]["mostShare"] = json!(1);
    (pack, fire)
}

pub(crate) fn fired(assessment: &Assessment) -> BTreeSet<String> {
    let codes = assessment
        .scored
        .reasons
        .iter()
        .map(|reason| reason.code.to_string());
    codes.filter(|code| code.starts_with("rule:")).collect()
}

fn any_payment() -> impl Strategy<Value = Json> {
    let who = (0..2_usize, 0..70_i64 * 24, prop::bool::weighted(0.3));
    let what = (
        prop::sample::select(vec![
            "completed",
            "pending",
            "failed",
            "closed",
            "reversed",
            "refunded",
        ]),
        prop::sample::select(vec!["debit", "debit", "debit", "credit"]),
        prop::sample::select(vec!["purchase", "transfer", "fee"]),
        prop::sample::select(vec!["0.00", "0.10", "0.20", "12.34", "99.99", "5000.00"]),
        prop::sample::select(vec!["CNY", "CNY", "USD"]),
    );
    let whom = (
        prop::sample::select(vec!["", "m-1", "m-2", "m-3"]),
        prop::sample::select(vec!["", "card-1", "card-2"]),
        prop::sample::select(vec!["", "in-store", "online"]),
        prop::sample::select(vec!["", "food", "games"]),
        prop::sample::select(vec!["", "5411", "7995"]),
        prop::sample::select(vec!["", "CN", "DE"]),
        prop::sample::select(vec!["", "phone", "tablet"]),
    );
    (who, what, whom).prop_map(|((account, hour, is_even), what, whom)| {
        let (status, direction, kind, amount, currency) = what;
        let (party, card, channel, category, mcc, country, device) = whom;
        let whose = ["mei", "li"][account];
        // Some at the very hour at which others were.
        let at = NOON + if is_even { hour / 24 * 24 } else { hour } * HOUR;
        let mut event = json!({
            "kind": "transaction", "accountId": whose, "holderId": "mei", "at": at, "direction": direction,
            "type": kind, "status": status, "amount": amount, "currency": currency,
        });
        for (key, value) in [
            ("channel", channel),
            ("category", category),
            ("mcc", mcc),
            ("country", country),
            ("deviceId", device),
        ] {
            if !value.is_empty() {
                event[key] = json!(value);
            }
        }
        if !party.is_empty() {
            event["counterparty"] =
                json!({ "id": party, "name": format!("Shop {party}"), "kind": "merchant" });
        }
        if !card.is_empty() {
            event["instrument"] = json!({ "kind": "debit-card", "id": card });
        }
        event
    })
}

/// The events in which an import takes them in, which is that of the referee's list too.
fn numbered(events: Vec<Json>) -> Vec<Json> {
    let numbered = events.into_iter().enumerate();
    numbered
        .map(|(id, mut event)| {
            event["id"] = json!(format!("p{id}"));
            event
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, rng_seed: RngSeed::Fixed(26), ..ProptestConfig::default() })]
    #[test]
    fn a_window_is_what_a_loop_over_all_earlier_payments_comes_to_asked_or_taken_in_and_after_a_restore(
        events in prop::collection::vec(any_payment(), 1..60),
    ) {
        let events = numbered(events);
        let mut engine = engine(&desk(&json!([])));
        let mut told: Vec<Json> = Vec::new();
        for (turn, event) in events.iter().enumerate() {
            let (pack, expected) = pack_of(&told, event, turn);
            let of_nothing = event["amount"] == "0.00" || ["closed", "reversed"].contains(&event["status"].as_str().unwrap());
            let expected = if of_nothing { BTreeSet::new() } else { expected };
            let before = engine.snapshot().unwrap();
            if turn % 3 == 0 {
                engine = Engine::restore(&before, config(&pack)).unwrap();
            } else {
                engine.configure(config(&pack)).unwrap();
            }
            let with_pack = engine.snapshot().unwrap();
            let raw = raw_event(event).unwrap();
            let asked = engine.assess(&raw).unwrap();
            prop_assert_eq!(&fired(&asked), &expected, "asked about {}", event);
            prop_assert!(engine.snapshot().unwrap() == with_pack, "asking changes nothing");
            let receipt = engine.receipt(&raw).unwrap();
            prop_assert_eq!(fired(&receipt.result), expected.clone());
            let again = Engine::new(config(&pack)).unwrap().replay(&raw, &receipt.slice).unwrap();
            prop_assert_eq!(again.differs(&receipt), Vec::<&str>::new());
            let taken = judged(&mut engine, event);
            prop_assert_eq!(&fired(&taken), &expected, "took in {}", event);
            told.push(event.clone());
        }
    }

    #[test]
    fn an_import_in_any_order_comes_to_what_its_payments_come_to_in_the_order_of_their_times(
        events in prop::collection::vec(any_payment(), 2..60), turns in any::<u64>(),
    ) {
        let mut rules = Vec::new();
        for (place, (window, of)) in WINDOWS.iter().flat_map(|window| OF.iter().map(move |of| (*window, *of))).enumerate() {
            if place % 3 == 0 {
                for least in [1, 2, 5, 100] {
                    rules.push(rule(&format!("w{place}-{least}"), &format!("{} >= {least}", written(window, of))));
                }
            }
        }
        let mut pack = desk(&json!(rules));
        pack["rulePack"]["mostShare"] = json!(1);
        let mut events = numbered(events);
        // A moment of its own for each: of one moment the order of an import is another claim.
        for (place, event) in events.iter_mut().enumerate() {
            event["at"] = json!(event["at"].as_i64().unwrap() + i64::try_from(place).unwrap());
        }
        let mut shuffled = events.clone();
        shuffled.sort_by_key(|event| {
            let id: u64 = event["id"].as_str().unwrap()[1..].parse().unwrap();
            (id + 1).wrapping_mul(turns | 1)
        });
        let mut sorted = events.clone();
        sorted.sort_by_key(|event| event["at"].as_i64());
        let raw: Vec<_> = shuffled.iter().map(|event| raw_event(event).unwrap()).collect();
        let mut imported = engine(&pack);
        let options = IngestOptions { as_of: Some(wallet_sentinel::Millis::new(NOON + 80 * DAY).unwrap()), ..IngestOptions::default() };
        let came = imported.ingest(&raw, options).unwrap();
        let mut told: Vec<Json> = Vec::new();
        for event in &sorted {
            let seen = came.assessments.iter().find(|one| Some(one.event_id.as_str()) == event["id"].as_str()).unwrap();
            let of_nothing = event["amount"] == "0.00" || ["closed", "reversed"].contains(&event["status"].as_str().unwrap());
            let expected: BTreeSet<String> = WINDOWS.iter().flat_map(|window| OF.iter().map(move |of| (*window, *of))).enumerate()
                .filter(|(place, _)| place % 3 == 0 && !of_nothing)
                .flat_map(|(place, (window, of))| {
                    let value = naive(&told, event, window, of);
                    [1, 2, 5, 100].into_iter().filter(move |least| value.is_some_and(|value| value >= Decimal::from(*least)))
                        .map(move |least| format!("rule:w{place}-{least}"))
                }).collect();
            prop_assert_eq!(fired(seen), expected, "{}", event);
            told.push(event.clone());
        }
    }
}
