//! One state, two builds: a lighter one judges and keeps no payments, a fuller one goes on from its snapshot, and the other way
//! round.

use super::reading::raw_event;
use super::{DAY, NOON, lived, set};
use serde_json::json;
use wallet_sentinel::engine::Rooms;
use wallet_sentinel::event::RawEvent;
use wallet_sentinel::snapshot::sections;
use wallet_sentinel::{Code, Config, Engine, IngestOptions, Millis};

const SEALED: [&str; 5] = ["ledger", "pending", "corrections", "decisions", "series"];

fn lighter(bytes: &[u8]) -> Engine {
    Engine::restore_as_set_of(Rooms::NONE, bytes).unwrap()
}

fn paid(id: &str, at: i64) -> RawEvent<'static> {
    raw_event(&json!({
        "kind": "transaction", "id": id, "accountId": "mei-main", "at": at, "direction": "debit",
        "type": "purchase", "status": "completed", "amount": "12.00", "currency": "CNY",
        "counterparty": { "name": "noodles" },
    }))
    .unwrap()
}

fn take(engine: &mut Engine, events: &[RawEvent<'_>]) -> wallet_sentinel::engine::Ingested {
    let taken = engine.ingest(events, IngestOptions::default()).unwrap();
    assert_eq!(taken.rejected, []);
    taken
}

fn section(bytes: &[u8], name: &str) -> Option<Vec<u8>> {
    let all = sections(bytes).unwrap();
    let found = all.iter().find(|section| section.name == name);
    found.map(|section| section.payload.to_vec())
}

#[test]
fn what_a_lighter_build_does_not_read_comes_through_it_to_the_byte() {
    let full = lived(set(), &["mei", "wang"]).snapshot().unwrap();
    let through = lighter(&full);
    let mut sealed = through.status().unwrap().sealed;
    sealed.sort();
    let mut expected = SEALED;
    expected.sort_unstable();
    assert_eq!(sealed, expected);
    let bytes = through.snapshot().unwrap();
    assert_eq!(through.status().unwrap().bytes, bytes.len());
    for name in SEALED {
        assert_eq!(section(&bytes, name), section(&full, name), "{name}");
    }
    let again = Engine::restore_as_set(&bytes).unwrap();
    assert_eq!(
        again.snapshot().unwrap(),
        full,
        "nothing came, so that nothing changed"
    );
    assert_eq!(again.status().unwrap().gap, None);
}

#[test]
fn payments_that_a_lighter_build_judged_are_missing_until_they_are_told_again() {
    let full = lived(set(), &["mei"]).snapshot().unwrap();
    let mut light = lighter(&full);
    let late: Vec<RawEvent<'_>> = (0..3)
        .map(|day| paid(&format!("late-{day}"), NOON + (20 + day) * DAY))
        .collect();
    assert_eq!(take(&mut light, &late).accepted, 3);
    let mut again = Engine::restore_as_set(&light.snapshot().unwrap()).unwrap();
    let kept = again.status().unwrap();
    let gap = kept.gap.unwrap();
    assert_eq!(
        (gap.payments, gap.from.get(), gap.to.get()),
        (3, NOON + 20 * DAY, NOON + 22 * DAY)
    );
    let query = serde_json::from_value(json!({ "from": NOON, "to": NOON + 30 * DAY })).unwrap();
    let codes = |engine: &Engine| -> Vec<String> {
        let quality = engine.summary(&query).unwrap().quality;
        quality.iter().map(|one| one.code.to_string()).collect()
    };
    assert!(
        codes(&again).contains(&"ledger-gap".to_owned()),
        "{:?}",
        codes(&again)
    );
    // Known, and kept now: judged once, and in the sums.
    let taken = take(&mut again, &late);
    assert_eq!((taken.accepted, taken.assessments.len()), (3, 0));
    let now = again.status().unwrap();
    assert_eq!((now.gap, now.payments), (None, kept.payments + 3));
    assert!(!codes(&again).contains(&"ledger-gap".to_owned()));
}

#[test]
fn a_state_of_a_lighter_build_opens_in_a_fuller_one_that_has_kept_nothing_yet() {
    let mut light = Engine::of(Rooms::NONE, Config::default()).unwrap();
    take(&mut light, &[paid("1", NOON), paid("2", NOON + DAY)]);
    light.advance(Millis::new(NOON + 2 * DAY).unwrap());
    let full = Engine::restore_as_set(&light.snapshot().unwrap()).unwrap();
    let status = full.status().unwrap();
    assert_eq!((status.accounts, status.payments), (1, 0));
    assert_eq!(status.gap.map(|gap| gap.payments), Some(2));
    // Whoever keeps none lacks none.
    let none = Config {
        ledger_days: 0,
        ..Config::default()
    };
    let none = Engine::restore(&light.snapshot().unwrap(), none).unwrap();
    assert_eq!(none.status().unwrap().gap, None);
}

#[test]
fn an_erased_account_leaves_nothing_in_what_is_not_read() {
    let full = lived(set(), &["mei", "wang"]).snapshot().unwrap();
    let mut light = lighter(&full);
    light.forget("mei-main");
    let mut dropped = light.status().unwrap().dropped;
    dropped.sort();
    let mut expected = SEALED;
    expected.sort_unstable();
    assert_eq!(dropped, expected);
    let bytes = light.snapshot().unwrap();
    assert!(!bytes.windows(8).any(|text| text == b"mei-main"));
    let again = Engine::restore_as_set(&bytes).unwrap();
    assert_eq!(again.status().unwrap().payments, 0);
}

#[test]
fn what_only_a_fuller_build_can_follow_is_refused_by_a_lighter_one() {
    let mut light = Engine::of(Rooms::NONE, Config::default()).unwrap();
    for said in [
        json!({ "kind": "correction", "counterparty": "noodles", "category": "food", "at": NOON }),
        json!({ "kind": "expectation", "id": "1", "at": NOON, "what": "refund", "amount": "1.00", "currency": "CNY" }),
    ] {
        let taken = light
            .ingest(&[raw_event(&said).unwrap()], IngestOptions::default())
            .unwrap();
        let refused: Vec<Code> = taken
            .rejected
            .iter()
            .map(|rejected| rejected.error.code)
            .collect();
        assert_eq!(refused, [Code::LedgerOff], "{said}");
    }
}
