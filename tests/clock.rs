//! A date that is wrong once: of the device, of a payment, of an export. Nothing that was kept is lost by it, and what was
//! dropped can be read again.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test fails by panicking

mod reading;

use serde_json::{Value as Json, json};
use wallet_sentinel::alert::{Alert, AlertQuery, State};
use wallet_sentinel::engine::{AdvanceOptions, Ingested, WatchQuery};
use wallet_sentinel::pending::Stage;
use wallet_sentinel::summary::SummaryQuery;
use wallet_sentinel::{Config, Engine, IngestOptions, Millis};

/// 2026-03-02 12:00 at +08:00.
const NOON: i64 = 1_772_424_000_000;
const DAY: i64 = 86_400_000;
/// What a device says whose battery was empty, and one whose owner played with the date.
const WRONG: [i64; 3] = [NOON + 500 * DAY, NOON + 12 * 366 * DAY, 8_640_000_000_000_000];

fn at(time: i64) -> Millis {
    Millis::new(time).unwrap()
}

fn paid(id: &str, time: i64) -> Json {
    json!({
        "kind": "transaction", "id": id, "accountId": "wechat", "at": time, "direction": "debit", "type": "purchase",
        "status": "completed", "amount": "10.00", "currency": "CNY", "counterparty": { "name": "晨光数码" },
    })
}

fn asked(id: &str, of: &str, time: i64) -> Json {
    json!({ "kind": "expectation", "id": id, "accountId": "wechat", "at": time, "what": "refund", "transactionId": of })
}

fn ingest(engine: &mut Engine, events: &[Json], as_of: Option<i64>) -> Ingested {
    let raw: Vec<_> = events
        .iter()
        .map(|event| reading::raw_event(event).unwrap())
        .collect();
    let options = IngestOptions {
        as_of: as_of.map(at),
        ..IngestOptions::default()
    };
    let came = engine.ingest(&raw, options).unwrap();
    assert_eq!(came.rejected, []);
    came
}

/// One payment a day for so many days up to noon.
fn days(number: i64) -> Vec<Json> {
    (0..number)
        .map(|day| paid(&format!("p{day}"), NOON - (number - 1 - day) * DAY))
        .collect()
}

fn engine_of(ledger_days: u32, events: &[Json]) -> Engine {
    let config = Config {
        ledger_days,
        ..Config::default()
    };
    let mut engine = Engine::new(config).unwrap();
    ingest(&mut engine, events, None);
    engine
}

fn kept(engine: &Engine) -> usize {
    engine.status().unwrap().payments
}

fn spent(engine: &Engine) -> String {
    let all = SummaryQuery::over(at(-8_640_000_000_000_000), at(8_640_000_000_000_000));
    let totals = engine.summary(&all).unwrap().totals;
    totals.iter().map(|(_, totals)| format!("{totals:?}")).collect()
}

fn alerts(engine: &Engine, code: &str) -> Vec<Alert> {
    let all = engine.alerts(&AlertQuery::default()).unwrap();
    all.into_iter()
        .filter(|alert| alert.reasons[0].code == code)
        .cloned()
        .collect()
}

#[test]
fn a_clock_that_is_wrong_once_drops_nothing_and_the_right_one_takes_its_place() {
    for wrong in WRONG {
        let mut engine = engine_of(90, &days(60));
        engine.advance(at(wrong));
        assert_eq!(kept(&engine), 60);
        engine.advance(at(NOON + DAY));
        assert_eq!(kept(&engine), 60);
        engine.advance(at(NOON + 40 * DAY));
        assert_eq!(kept(&engine), 60, "age counts from the newest payment");
        ingest(&mut engine, &[paid("next", NOON + 70 * DAY)], None);
        engine.advance(at(NOON + 70 * DAY));
        assert_eq!(
            kept(&engine),
            31,
            "January is older than ninety days and is folded, as it should"
        );
    }
}

#[test]
fn one_wrong_date_of_a_payment_drops_nothing() {
    // From 2100 on a payment is refused: it cannot do any harm here.
    for wrong in WRONG.into_iter().filter(|wrong| at(*wrong) < Millis::BEYOND) {
        for place in [0, 30, 60] {
            let mut events = days(60);
            events.insert(place, paid("wrong", wrong));
            let mut engine = engine_of(90, &events);
            ingest(&mut engine, &events, None);
            for now in [NOON, NOON + DAY, wrong] {
                engine.advance(at(now));
                assert_eq!(kept(&engine), 61, "{wrong} {place} {now}");
            }
        }
    }
}

#[test]
fn a_device_whose_clock_is_wrong_dates_its_exports_by_it_and_still_drops_nothing() {
    for wrong in WRONG {
        let mut engine = Engine::new(Config {
            ledger_days: 90,
            ..Config::default()
        })
        .unwrap();
        for chunk in days(60).chunks(20) {
            ingest(&mut engine, chunk, Some(wrong));
        }
        engine.advance(at(wrong));
        assert_eq!(kept(&engine), 60);
    }
}

#[test]
fn age_counts_from_an_export_that_is_newer_than_its_payments() {
    let mut engine = engine_of(90, &days(60));
    engine.advance(at(NOON + 61 * DAY));
    assert_eq!(kept(&engine), 60);
    ingest(&mut engine, &days(60)[59..], Some(NOON + 61 * DAY));
    engine.advance(at(NOON + 61 * DAY));
    assert_eq!(kept(&engine), 30, "of January there are the sums");
}

#[test]
fn a_host_that_knows_the_time_is_believed() {
    let mut engine = engine_of(90, &days(60));
    let trusted = AdvanceOptions { trusted: true };
    engine.advance_with(at(NOON + 390 * DAY), trusted);
    assert_eq!(kept(&engine), 0);
    ingest(&mut engine, &[paid("new", NOON)], None);
    engine.advance(at(NOON));
    assert_eq!(kept(&engine), 0, "its word stays");
}

/// True of an alert on a refund asked for at noon that belongs to the day on which it was late: the eighth after.
fn is_of_its_day(alert: &Alert) -> bool {
    (at(NOON + 7 * DAY)..at(NOON + 8 * DAY)).contains(&alert.first_at)
}

#[test]
fn by_a_clock_in_doubt_things_fall_due_and_by_the_right_one_they_do_so_in_their_time() {
    let mut engine = engine_of(1830, &days(60));
    ingest(&mut engine, &[asked("r", "p59", NOON)], None);
    let stage = |engine: &Engine| engine.watched(&WatchQuery::default())[0].status.stage;
    engine.advance(at(WRONG[1]));
    assert!(stage(&engine) != Stage::OnTrack);
    let raised = engine.alerts(&AlertQuery::default()).unwrap().len();
    assert!(raised > 0, "a refund that was asked for is late by this clock");
    engine.advance(at(NOON + DAY));
    assert_eq!(stage(&engine), Stage::OnTrack);
    let all = engine.alerts(&AlertQuery::default()).unwrap();
    assert!(all.iter().all(|alert| alert.state == State::Expired), "{all:?}");
    assert_eq!(all[0].history.last().unwrap().action, "withdraw");
    let told = engine.advance(at(NOON + 12 * DAY));
    let late: Vec<&Alert> = told
        .iter()
        .filter(|alert| alert.reasons[0].code == "refund-late")
        .collect();
    assert_eq!((late.len(), late[0].state), (1, State::Open), "{told:?}");
    assert!(is_of_its_day(late[0]));
}

#[test]
fn what_is_late_by_both_clocks_is_told_with_the_right_date() {
    let mut engine = engine_of(1830, &days(60));
    ingest(&mut engine, &[asked("r", "p59", NOON)], None);
    engine.advance(at(WRONG[1]));
    engine.advance(at(NOON + 12 * DAY));
    let open: Vec<Alert> = alerts(&engine, "refund-late")
        .into_iter()
        .filter(|alert| alert.state == State::Open)
        .collect();
    assert_eq!((open.len(), is_of_its_day(&open[0])), (1, true));
}

#[test]
fn what_was_late_before_the_clock_went_wrong_stays_as_it_was_told() {
    let mut engine = engine_of(1830, &days(60));
    ingest(&mut engine, &[asked("r", "p59", NOON)], None);
    engine.advance(at(NOON + 12 * DAY));
    let before = alerts(&engine, "refund-late");
    assert_eq!((before.len(), before[0].state), (1, State::Open));
    engine.advance(at(WRONG[1]));
    engine.advance(at(NOON + 13 * DAY));
    assert_eq!(alerts(&engine, "refund-late"), before);
}

#[test]
fn by_a_clock_in_doubt_no_alert_expires_and_no_sleep_ends() {
    let mut engine = engine_of(1830, &days(60));
    ingest(
        &mut engine,
        &[asked("r", "p59", NOON), asked("s", "p58", NOON)],
        None,
    );
    engine.advance(at(NOON + 12 * DAY));
    let told = alerts(&engine, "refund-late");
    assert_eq!(told.len(), 2);
    let snooze = json!({ "do": "snooze", "at": NOON + 12 * DAY, "until": NOON + 30 * DAY });
    engine
        .act(&told[0].id, &serde_json::from_value(snooze).unwrap())
        .unwrap();
    let states = |engine: &Engine| -> Vec<State> {
        alerts(engine, "refund-late")
            .iter()
            .map(|alert| alert.state)
            .collect()
    };
    let before = states(&engine);
    engine.advance(at(WRONG[1]));
    assert_eq!(states(&engine), before);
    engine.advance(at(NOON + 31 * DAY));
    assert_eq!(
        states(&engine),
        [State::Open, State::Open],
        "the sleep ends in its time"
    );
}

#[test]
fn a_promise_outlives_a_wrong_clock() {
    let mut engine = engine_of(1830, &days(60));
    ingest(&mut engine, &[asked("r", "p59", NOON)], None);
    engine.advance(at(WRONG[2]));
    engine.advance(at(NOON));
    assert_eq!(engine.watched(&WatchQuery::default()).len(), 1);
}

#[test]
fn a_charge_that_failed_while_the_clock_was_wrong_is_waited_for_from_its_own_day() {
    let mut engine = engine_of(1830, &days(60));
    engine.advance(at(WRONG[1]));
    let mut failed = paid("p59", NOON);
    failed["status"] = json!("failed");
    ingest(&mut engine, &[failed], None);
    engine.advance(at(NOON + DAY));
    let watched = engine.watched(&WatchQuery::default());
    assert!(
        watched[0].status.due.as_ref().unwrap().at < at(NOON + 40 * DAY),
        "{:?}",
        watched[0].status.due
    );
}

#[test]
fn what_was_folded_for_its_age_is_read_again_and_changes_nothing() {
    let events = days(60);
    let mut engine = engine_of(90, &events);
    let whole = spent(&engine);
    let habits = |engine: &Engine| {
        let question = paid("question", NOON + DAY);
        engine
            .assess(&reading::raw_event(&question).unwrap())
            .unwrap()
            .scored
    };
    let (before, told) = (
        habits(&engine),
        engine.alerts(&AlertQuery::default()).unwrap().len(),
    );
    engine.advance_with(at(NOON + 390 * DAY), AdvanceOptions { trusted: true });
    assert_eq!((kept(&engine), spent(&engine)), (0, whole.clone()));
    let came = ingest(&mut engine, &events, None);
    assert_eq!((came.accepted, came.updated, came.unchanged), (0, 0, 60));
    assert_eq!(came.assessments, []);
    assert_eq!(spent(&engine), whole);
    assert_eq!(habits(&engine), before, "the habits had it already");
    assert_eq!(engine.alerts(&AlertQuery::default()).unwrap().len(), told);
}

#[test]
fn what_was_dropped_while_no_ledger_was_kept_is_read_again_and_of_a_shorter_one_every_sum_is_there() {
    for shorter in [0, 7] {
        let events = days(60);
        let mut engine = engine_of(90, &events);
        let whole = spent(&engine);
        let keeping = |ledger_days| Config {
            ledger_days,
            ..Config::default()
        };
        engine.configure(keeping(shorter)).unwrap();
        engine.advance(at(NOON));
        let left = if shorter == 0 { 0 } else { 30 }; // of February and March
        assert_eq!(kept(&engine), left);
        assert_eq!(ingest(&mut engine, &events[..30], None).accepted, 0);
        engine.configure(keeping(90)).unwrap();
        ingest(&mut engine, &events, None);
        let kept_again = if shorter == 0 { 60 } else { left };
        assert_eq!((kept(&engine), spent(&engine)), (kept_again, whole));
    }
}

#[test]
fn an_older_word_on_a_dropped_payment_is_better_than_none_and_the_newer_one_still_comes() {
    let mut refunded = paid("p0", NOON);
    refunded["status"] = json!("refunded");
    let mut engine = engine_of(90, &[paid("p0", NOON), paid("p1", NOON)]);
    ingest(&mut engine, std::slice::from_ref(&refunded), None);
    engine
        .configure(Config {
            ledger_days: 0,
            ..Config::default()
        })
        .unwrap();
    engine.configure(Config::default()).unwrap();
    assert_eq!(ingest(&mut engine, &[paid("p0", NOON)], None).accepted, 1);
    assert_eq!(kept(&engine), 1);
    assert_eq!(
        ingest(&mut engine, std::slice::from_ref(&refunded), None).accepted,
        1
    );
    assert_eq!(ingest(&mut engine, &[refunded], None).unchanged, 1);
    assert_eq!(kept(&engine), 1);
}

#[test]
fn a_wrong_clock_in_a_snapshot_is_still_set_right() {
    let mut engine = engine_of(90, &days(60));
    engine.advance(at(WRONG[1]));
    let config = || Config {
        ledger_days: 90,
        ..Config::default()
    };
    let mut restored = Engine::restore(&engine.snapshot().unwrap(), config()).unwrap();
    for engine in [&mut engine, &mut restored] {
        engine.advance(at(NOON));
        assert_eq!(kept(engine), 60);
    }
    assert_eq!(engine.snapshot().unwrap(), restored.snapshot().unwrap());
}
