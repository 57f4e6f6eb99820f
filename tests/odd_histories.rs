//! Histories as they come and should not: begun yesterday, ten payments in ten years, a thousand a day, the newest first,
//! all at midnight, one shop only. Every payment in them is honest, so whatever is said of one is false.
//!
//! Each is taken live and as an import, and every figure must be defined, no warning be given, and `warming_up` say whether
//! the account's own habits count. Not here: what is told once something is wrong (`personas`, `scenarios`).

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test fails by panicking

mod reading;

use serde_json::{Value as Json, json};
use wallet_sentinel::alert::{Alert, AlertQuery};
use wallet_sentinel::engine::Assessment;
use wallet_sentinel::reason::Severity;
use wallet_sentinel::{Config, Engine, IngestOptions, Millis};

/// 2026-03-02 00:00 at +08:00, a Monday.
const MONDAY: i64 = 1_772_380_800_000;
const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// Events that are read and taken at once: a host's batch, not one call for each of thirty thousand.
const BATCH: usize = 1_000;

fn paid(number: usize, at: i64, cents: usize, to: &str) -> Json {
    json!({
        "kind": "transaction", "id": format!("p{number}"), "accountId": "mei", "at": at, "utcOffset": 480,
        "direction": "debit", "type": "purchase", "status": "completed", "currency": "CNY",
        "amount": format!("{}.{:02}", cents / 100, cents % 100), "counterparty": { "name": to },
    })
}

/// Sums between 8.00 and 78.00 that repeat in no order anybody would see: a step of 37 goes through all of 0 to 99.
fn sum(number: usize) -> usize {
    800 + number * 37 % 100 * 70
}

const SHOPS: [&str; 7] = [
    "canteen", "market", "bakery", "metro", "pharmacy", "bookshop", "kiosk",
];

struct Said {
    assessments: Vec<Assessment>,
    alerts: Vec<Alert>,
}

fn told(events: &[Json], as_of: Option<i64>) -> Said {
    let mut engine = Engine::new(Config::default()).unwrap();
    let options = IngestOptions {
        as_of: as_of.map(|at| Millis::new(at).unwrap()),
        ..IngestOptions::default()
    };
    let mut assessments = Vec::new();
    for batch in events.chunks(BATCH) {
        let raw: Vec<_> = batch
            .iter()
            .map(|event| reading::raw_event(event).unwrap())
            .collect();
        let came = engine.ingest(&raw, options).unwrap();
        assert_eq!(came.rejected, []);
        assessments.extend(came.assessments);
    }
    let newest = events
        .iter()
        .filter_map(|event| event["at"].as_i64())
        .max()
        .unwrap();
    engine.advance(Millis::new(newest + DAY).unwrap());
    let alerts = engine.alerts(&AlertQuery::default()).unwrap();
    Said {
        assessments,
        alerts: alerts.into_iter().cloned().collect(),
    }
}

/// Live and as an import of the day after: defined, and no warning either way. What was said live.
fn quiet(name: &str, events: &[Json]) -> Vec<Assessment> {
    let newest = events
        .iter()
        .filter_map(|event| event["at"].as_i64())
        .max()
        .unwrap();
    let mut live = Vec::new();
    for as_of in [Some(newest + DAY), None] {
        let said = told(events, as_of);
        assert_eq!(said.assessments.len(), events.len(), "{name}");
        for one in &said.assessments {
            let scored = &one.scored;
            assert!(
                (0.0..=1.0).contains(&scored.probability) && (0.0..=100.0).contains(&scored.score),
                "{name}: {} has no defined score",
                one.event_id
            );
            assert!(
                scored
                    .reasons
                    .iter()
                    .all(|reason| reason.contribution.is_finite())
            );
        }
        let loud: Vec<_> = said
            .alerts
            .iter()
            .filter(|alert| alert.severity >= Severity::Warning)
            .map(|alert| (&alert.event_ids, &alert.reasons))
            .collect();
        assert!(loud.is_empty(), "{name}, import {}: {loud:?}", as_of.is_some());
        live = said.assessments;
    }
    live
}

#[test]
fn a_history_that_begins_yesterday_says_that_nothing_is_known_and_warns_of_nothing() {
    let events: Vec<Json> = (0..9)
        .map(|number| {
            let at = MONDAY + 8 * HOUR + number as i64 * 95 * MINUTE;
            paid(
                number,
                at,
                sum(number) * if number == 5 { 30 } else { 1 },
                SHOPS[number % 7],
            )
        })
        .collect();
    let said = quiet("begun yesterday", &events);
    assert!(said.iter().all(|one| one.warming_up));
}

#[test]
fn of_ten_payments_in_ten_years_nothing_is_usual_and_nothing_odd() {
    let events: Vec<Json> = (0..10)
        .map(|number| {
            let at = MONDAY - (10 - number as i64) * 365 * DAY + 15 * HOUR;
            paid(
                number,
                at,
                sum(number) * [1, 4, 20, 1, 2, 60, 1, 3, 9, 1][number],
                SHOPS[number % 7],
            )
        })
        .collect();
    let said = quiet("ten in ten years", &events);
    assert!(said.iter().all(|one| one.warming_up));
}

#[test]
fn a_thousand_payments_a_day_are_this_account_s_pace() {
    let events: Vec<Json> = (0..30_000)
        .map(|number| {
            // From seven in the morning to eleven at night, one every 57.6 seconds.
            let (day, turn) = ((number / 1_000) as i64, (number % 1_000) as i64);
            paid(
                number,
                MONDAY + day * DAY + 7 * HOUR + turn * 57_600,
                sum(number),
                SHOPS[number % 7],
            )
        })
        .collect();
    let said = quiet("a thousand a day", &events);
    assert!(said[0].warming_up && !said[29_999].warming_up);
}

/// Ninety days, three payments each.
fn quarter() -> Vec<Json> {
    (0..270)
        .map(|number| {
            let (day, turn) = ((number / 3) as i64, (number % 3) as i64);
            let at = MONDAY + day * DAY + (8 + 5 * turn) * HOUR + (number as i64 * 7 % 50) * MINUTE;
            paid(number, at, sum(number), SHOPS[number * 3 % 7])
        })
        .collect()
}

#[test]
fn a_history_with_the_newest_first_is_as_quiet_as_the_same_in_order() {
    let in_order = quarter();
    let reversed: Vec<Json> = in_order.iter().rev().cloned().collect();
    let known = quiet("in order", &in_order);
    let said = quiet("newest first", &reversed);
    assert!(!known[269].warming_up);
    let figures = |one: &Assessment| {
        (
            one.event_id.clone(),
            one.scored.probability.to_bits(),
            one.warming_up,
        )
    };
    let mut sorted: Vec<_> = said.iter().map(figures).collect();
    sorted.reverse();
    let in_order: Vec<_> = known.iter().map(figures).collect();
    assert_eq!(sorted, in_order, "a batch is taken in the order of time");
}

#[test]
fn a_history_that_comes_one_by_one_with_the_newest_first_is_quiet_too() {
    let mut engine = Engine::new(Config::default()).unwrap();
    let mut first = None;
    for event in quarter().iter().rev() {
        let raw = reading::raw_event(event).unwrap();
        let came = engine.ingest(&[raw], IngestOptions::default()).unwrap();
        assert_eq!(came.rejected, []);
        let loud = came
            .alerts
            .iter()
            .find(|alert| alert.severity >= Severity::Warning);
        assert!(loud.is_none(), "{loud:?}");
        first.get_or_insert(came.assessments[0].warming_up);
    }
    assert_eq!(
        first,
        Some(true),
        "of the first that comes nothing is known, however new it is"
    );
}

#[test]
fn a_history_all_at_midnight_knows_days_and_no_hours() {
    for precision in ["day", "second"] {
        let events: Vec<Json> = quarter()
            .into_iter()
            .map(|mut event| {
                let at = event["at"].as_i64().unwrap();
                event["at"] = json!(at - (at - MONDAY).rem_euclid(DAY));
                event["timePrecision"] = json!(precision);
                event
            })
            .collect();
        let said = quiet(&format!("all at midnight, {precision}"), &events);
        let has_odd_hour =
            |one: &Assessment| one.scored.reasons.iter().any(|reason| reason.code == "odd-hour");
        assert!(!said.iter().any(has_odd_hour), "{precision}");
        assert!(!said[269].warming_up);
    }
}

#[test]
fn a_history_at_one_shop_has_no_news_in_it_and_a_first_other_shop_is_no_reason_to_warn() {
    let mut events: Vec<Json> = quarter();
    for event in &mut events {
        event["counterparty"]["name"] = json!("canteen");
    }
    events[269]["counterparty"]["name"] = json!("bakery");
    let said = quiet("one shop only", &events);
    assert!(!said[269].warming_up);
}
