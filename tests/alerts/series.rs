//! Series as time passes: what did not come, what rose, what charged again; each told once, over restarts, and ended where it
//! came after all.

use serde_json::{Value as Json, json};
use wallet_sentinel::alert::{Alert, AlertQuery, State};
use wallet_sentinel::reason::Severity;
use wallet_sentinel::summary::SummaryQuery;
use wallet_sentinel::{Config, Engine, IngestOptions, Millis};

use super::reading::raw_event;

const DAY: i64 = 86_400_000;
/// 2026-01-05, in days since 1970.
const FIRST: i64 = 20_458;
/// The fifth of each month, in days from January's.
const FIFTHS: [i64; 9] = [0, 31, 59, 90, 120, 151, 181, 212, 243];

fn paid(shop: &str, day: i64, amount: &str) -> Json {
    json!({ "kind": "transaction", "type": "purchase", "direction": "debit", "status": "completed", "id": format!("{shop}-{day}"), "accountId": "mei", "at": (FIRST + day) * DAY + DAY / 6, "amount": amount, "currency": "CNY", "counterparty": { "name": shop } })
}

fn monthly(shop: &str, count: usize, amount: &str) -> Vec<Json> {
    FIFTHS
        .iter()
        .take(count)
        .map(|day| paid(shop, *day, amount))
        .collect()
}

/// Lunches by which the account is seen to go on.
fn lunches(until: i64) -> Vec<Json> {
    (0..=until / 5)
        .map(|number| {
            paid(
                "noodles",
                number * 5 + number % 3,
                &format!("{}.50", 20 + number % 7),
            )
        })
        .collect()
}

fn taken(engine: &mut Engine, events: &[Json]) {
    let raw: Vec<_> = events.iter().map(|event| raw_event(event).unwrap()).collect();
    assert_eq!(
        engine.ingest(&raw, IngestOptions::default()).unwrap().rejected,
        []
    );
}

fn engine_with(events: &[Json]) -> Engine {
    let mut engine = Engine::new(Config::default()).unwrap();
    taken(&mut engine, events);
    engine
}

fn moment(day: i64) -> Millis {
    Millis::new((FIRST + day) * DAY).unwrap()
}

/// Alerts of a code that stand open.
fn told(engine: &Engine, code: &str) -> Vec<Alert> {
    let all = engine.alerts(&AlertQuery::default()).unwrap();
    let is_it = |alert: &&&Alert| alert.code == code && alert.state == State::Open;
    all.iter().filter(is_it).map(|alert| (*alert).clone()).collect()
}

fn id_of(engine: &Engine, shop: &str, day: i64) -> String {
    let summary = engine
        .summary(&SummaryQuery::over(moment(day - 1), moment(day)))
        .unwrap();
    summary
        .recurring
        .into_iter()
        .find(|one| one.counterparty == shop)
        .unwrap()
        .id
}

fn word(id: &str, said: &str, day: i64) -> Json {
    json!({ "kind": "recurring", "id": id, "do": said, "at": moment(day).get() })
}

#[test]
fn what_was_confirmed_and_did_not_come_is_a_notice_once_and_over_when_it_comes() {
    let mut engine = engine_with(&[monthly("rent", 4, "900.00"), lunches(140)].concat());
    let id = id_of(&engine, "rent", 100);
    engine.advance(moment(135));
    assert_eq!(
        told(&engine, "recurring-missed").len(),
        0,
        "four payments are not certain"
    );
    taken(&mut engine, &[word(&id, "confirm", 135)]);
    engine.advance(moment(136));
    let alerts = told(&engine, "recurring-missed");
    assert_eq!((alerts.len(), alerts[0].severity), (1, Severity::Notice));
    let mut engine = Engine::restore(&engine.snapshot().unwrap(), Config::default()).unwrap();
    assert_eq!(engine.advance(moment(138)), [], "told already");
    taken(&mut engine, &[paid("rent", 137, "900.00")]);
    engine.advance(moment(139));
    assert_eq!(told(&engine, "recurring-missed"), []);
}

#[test]
fn nothing_is_missed_within_the_week_that_banks_are_closed_nor_beyond_what_the_account_has_shown() {
    let mut engine = engine_with(&[monthly("rent", 7, "900.00"), lunches(218)].concat());
    for day in [213, 216, 219, 240] {
        engine.advance(moment(day));
        assert_eq!(told(&engine, "recurring-missed"), [], "{day}");
    }
    taken(&mut engine, &[paid("noodles", 239, "20.00")]);
    engine.advance(moment(240));
    let alerts = told(&engine, "recurring-missed");
    assert_eq!(
        (alerts.len(), alerts[0].severity),
        (1, Severity::Info),
        "evidence alone interrupts nobody"
    );
}

#[test]
fn what_was_dismissed_and_charges_again_is_said_once_and_not_at_every_charge() {
    let mut engine = engine_with(&monthly("film", 6, "25.00"));
    let id = id_of(&engine, "film", 155);
    taken(&mut engine, &[word(&id, "dismiss", 160)]);
    engine.advance(moment(161));
    assert_eq!(told(&engine, "charged-again"), [], "it has not charged since");
    for (day, changed) in [(FIFTHS[6], 1), (FIFTHS[7], 0), (FIFTHS[8], 0)] {
        taken(&mut engine, &[paid("film", day, "25.00")]);
        let alerts = engine.advance(moment(day + 1));
        assert_eq!(
            alerts
                .iter()
                .filter(|alert| alert.code == "charged-again")
                .count(),
            changed
        );
    }
    let alerts = told(&engine, "charged-again");
    assert_eq!((alerts.len(), alerts[0].severity), (1, Severity::Notice));
}

#[test]
fn a_price_that_rose_is_told_once_and_not_where_it_rose_long_ago() {
    let mut rows = monthly("music", 5, "15.00");
    rows.push(paid("music", FIFTHS[5], "17.00"));
    let mut engine = engine_with(&rows);
    engine.advance(moment(152));
    assert_eq!(told(&engine, "price-rise").len(), 1);
    assert_eq!(engine.advance(moment(153)), []);
    let mut late = engine_with(&rows);
    late.advance(moment(190));
    assert_eq!(told(&late, "price-rise"), []);
}
