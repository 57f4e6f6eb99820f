//! Asked again about a payment, the engine says what it said: before it came in, as it came in, and afterwards.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test fails by panicking

mod reading;

use proptest::prelude::*;
use serde_json::{Value as Json, json};
use std::fs;
use std::path::Path;
use wallet_sentinel::engine::Assessment;
use wallet_sentinel::event::Outcome;
use wallet_sentinel::{Config, Engine, IngestOptions};

/// 2026-03-02 12:00 at +08:00.
const NOON: i64 = 1_772_424_000_000;
const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

fn engine() -> Engine {
    Engine::new(Config::default()).unwrap()
}

fn paid(id: &str, at: i64, amount: &str, to: &str) -> Json {
    json!({
        "kind": "transaction", "id": id, "accountId": "mei", "at": at, "direction": "debit", "type": "purchase",
        "status": "completed", "amount": amount, "currency": "CNY", "counterparty": { "name": to },
    })
}

/// A large transfer to somebody new, which a quiet life has reasons against.
fn odd(id: &str, at: i64) -> Json {
    let mut sent = paid(id, at, "18800.00", "Wu Di");
    sent["type"] = json!("transfer");
    sent
}

fn asks(engine: &Engine, event: &Json) -> Assessment {
    engine.assess(&reading::raw_event(event).unwrap()).unwrap()
}

/// Takes it in; what was said of it, where it was judged.
fn hears(engine: &mut Engine, event: &Json) -> Option<Assessment> {
    let raw = reading::raw_event(event).unwrap();
    let mut came = engine.ingest(&[raw], IngestOptions::default()).unwrap();
    assert_eq!(came.rejected, [], "{event}");
    came.assessments.pop()
}

/// Two months of lunches and groceries.
fn quiet_life(engine: &mut Engine) {
    for day in 0..60 {
        let at = NOON - (61 - day) * DAY;
        hears(engine, &paid(&format!("lunch {day}"), at, "21.50", "canteen"));
        let shopping = paid(&format!("shopping {day}"), at + 6 * HOUR, "48.00", "market");
        hears(engine, &shopping);
    }
}

fn codes(assessment: &Assessment) -> Vec<&str> {
    let reasons = assessment.scored.reasons.iter();
    reasons.map(|reason| reason.code.as_str()).collect()
}

/// But for the alerts, which there are only once it has come in.
fn figures(assessment: &Assessment) -> Assessment {
    Assessment {
        alert_ids: Vec::new(),
        ..assessment.clone()
    }
}

#[test]
fn a_payment_that_came_in_has_the_decision_that_it_had_alerts_and_all() {
    let mut mei = engine();
    quiet_life(&mut mei);
    let event = odd("p", NOON);
    let before = asks(&mei, &event);
    let came = hears(&mut mei, &event).unwrap();
    assert!(
        !came.scored.reasons.is_empty() && !came.alert_ids.is_empty(),
        "{came:?}"
    );
    assert_eq!(before, figures(&came));
    assert_eq!(asks(&mei, &event), came);
    for later in 0..15 {
        hears(
            &mut mei,
            &paid(
                &format!("later {later}"),
                NOON + HOUR + later * MINUTE,
                "12.00",
                "kiosk",
            ),
        );
    }
    assert_eq!(asks(&mei, &event), came, "sixteen are kept");
}

#[test]
fn an_older_payment_is_judged_as_if_it_had_not_come_and_says_that_it_is_not_sure() {
    let mut mei = engine();
    quiet_life(&mut mei);
    let event = paid("p", NOON, "36.00", "market");
    let came = hears(&mut mei, &event).unwrap();
    for later in 0..16 {
        hears(
            &mut mei,
            &paid(
                &format!("later {later}"),
                NOON + DAY + later * HOUR,
                "21.50",
                "canteen",
            ),
        );
    }
    let again = asks(&mei, &event);
    assert!(again.approximate && !came.approximate);
    let codes = codes(&again);
    assert!(
        !codes.contains(&"duplicate-charge") && !codes.contains(&"velocity"),
        "{codes:?}"
    );
    assert!(
        (again.scored.score - came.scored.score).abs() < 2.0,
        "{} {}",
        again.scored.score,
        came.scored.score
    );
}

#[test]
fn another_amount_or_payee_under_its_id_is_a_question_of_its_own_without_its_old_self() {
    let mut mei = engine();
    quiet_life(&mut mei);
    hears(&mut mei, &odd("p", NOON));
    let calm = paid("p", NOON, "21.50", "canteen");
    let as_purchase = paid("p", NOON, "26000.00", "Wu Di");
    let mut later = odd("p", NOON + 20 * MINUTE);
    later["amount"] = json!("26000.00");
    let mut to_another = odd("p", NOON);
    to_another["counterparty"] = json!({ "name": "Sun Li" });
    for changed in [&calm, &as_purchase, &later, &to_another] {
        let mut other = engine();
        quiet_life(&mut other);
        let (with, without) = (asks(&mei, changed), asks(&other, changed));
        assert!(with.approximate && !without.approximate);
        assert!(with.alert_ids.is_empty());
        let (mut with_it, mut without_it) = (codes(&with), codes(&without));
        with_it.sort_unstable();
        without_it.sort_unstable();
        assert_eq!(
            with_it, without_it,
            "it neither crowds upon itself nor makes its payee known"
        );
        // Of the amounts of a kind it was the first: that stays learnt.
        let apart = (with.scored.score - without.scored.score).abs();
        assert!(apart < 20.0, "{with:?} {without:?}");
    }
}

#[test]
fn its_own_report_is_not_held_against_it() {
    let mut mei = engine();
    quiet_life(&mut mei);
    let event = paid("p", NOON, "88.00", "outlet");
    let came = hears(&mut mei, &event).unwrap();
    let label = json!({
        "kind": "label", "accountId": "mei", "of": { "transactionId": "p" }, "at": NOON + HOUR, "label": "fraud",
    });
    hears(&mut mei, &label);
    hears(&mut mei, &paid("next", NOON + 5 * HOUR, "21.50", "canteen"));
    assert_eq!(asks(&mei, &event), came, "the decision stands");
    let dearer = paid("p", NOON + 6 * HOUR, "89.00", "outlet");
    let (mine, other) = (
        asks(&mei, &dearer),
        asks(&mei, &paid("q", NOON + 6 * HOUR, "89.00", "outlet")),
    );
    let (changed, another) = (codes(&mine), codes(&other));
    assert!(another.contains(&"lingering-suspicion"), "{another:?}");
    assert!(!changed.contains(&"counterparty-risk"), "{changed:?}");
    assert!(changed.len() < another.len(), "{changed:?} {another:?}");
}

#[test]
fn the_server_has_the_last_word_also_on_a_decision_that_is_kept() {
    let mut mei = engine();
    quiet_life(&mut mei);
    let event = odd("p", NOON);
    let came = hears(&mut mei, &event).unwrap();
    for (at, outcome, verdict) in [(1, Outcome::Allow, "allow"), (2, Outcome::Block, "block")] {
        hears(
            &mut mei,
            &json!({
                "kind": "verdict", "accountId": "mei", "of": { "transactionId": "p" }, "at": NOON + at, "outcome": verdict,
                "source": "desk",
            }),
        );
        let again = asks(&mei, &event);
        assert_eq!(again.scored.outcome, outcome);
        assert_eq!(
            again.scored.probability.to_bits(),
            came.scored.probability.to_bits()
        );
    }
}

#[test]
fn a_payment_that_goes_on_keeps_its_decision_and_one_that_grows_gets_a_new_one() {
    let mut mei = engine();
    quiet_life(&mut mei);
    let mut held = odd("p", NOON);
    held["status"] = json!("authorized");
    let first = hears(&mut mei, &held).unwrap();
    let settled = odd("p", NOON);
    assert_eq!(hears(&mut mei, &settled), None, "an update is not judged");
    assert_eq!(asks(&mei, &settled), first);
    let mut hotel = paid("h", NOON + HOUR, "300.00", "hotel");
    hotel["status"] = json!("authorized");
    hears(&mut mei, &hotel);
    let grown = paid("h", NOON + HOUR, "420.00", "hotel");
    let before = asks(&mei, &grown);
    let came = hears(&mut mei, &grown).unwrap();
    assert_eq!(before, figures(&came));
    assert_eq!(asks(&mei, &grown), came);
}

#[test]
fn an_order_that_was_given_up_does_not_speak_for_the_payment() {
    let mut mei = engine();
    quiet_life(&mut mei);
    let mut closed = odd("p", NOON);
    closed["status"] = json!("closed");
    let nothing = hears(&mut mei, &closed).unwrap();
    let before = asks(&mei, &odd("p", NOON));
    assert!(before.scored.score > nothing.scored.score);
    let came = hears(&mut mei, &odd("p", NOON)).unwrap();
    assert_eq!(before, figures(&came));
}

#[test]
fn decisions_survive_a_snapshot_and_go_with_their_account() {
    let mut mei = engine();
    quiet_life(&mut mei);
    let event = odd("p", NOON);
    let came = hears(&mut mei, &event).unwrap();
    let mut restored = Engine::restore(&mei.snapshot().unwrap(), Config::default()).unwrap();
    assert_eq!(asks(&restored, &event), came);
    restored.forget("mei");
    let stranger = asks(&restored, &event);
    assert!(stranger.warming_up && !stranger.approximate);
    let bytes = restored.snapshot().unwrap();
    assert!(!bytes.windows(5).any(|part| part == b"Wu Di"));
}

/// A made-up history of several accounts that meet, with labels that teach.
fn history() -> Vec<Json> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/determinism/batch.json");
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn in_a_whole_neighbourhood_asking_before_and_after_gives_what_was_said() {
    let mut all = engine();
    let mut judged = 0;
    for event in history() {
        let before = all.assess(&reading::raw_event(&event).unwrap()).ok();
        if let (Some(before), Some(came)) = (before, hears(&mut all, &event)) {
            assert_eq!(before, figures(&came));
            let again = asks(&all, &event);
            if event["kind"] == "access" {
                assert!(
                    again.approximate,
                    "of uses no answer is remembered, and none pretends to be"
                );
            } else {
                assert_eq!(again, came);
            }
            judged += 1;
        }
    }
    assert!(judged > 500);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn of_any_life_the_last_sixteen_are_answered_as_they_were(
        life in prop::collection::vec((0i64..90 * 24 * 60, 100u32..90_000, 0u8..6, 0u8..8), 1..60),
    ) {
        let mut mei = engine();
        let mut said = Vec::new();
        for (number, (minute, cents, shop, kind)) in life.into_iter().enumerate() {
            let amount = format!("{}.{:02}", cents / 100, cents % 100);
            let mut event = paid(&format!("p{number}"), NOON + minute * MINUTE, &amount, &format!("shop {shop}"));
            match kind {
                0 => event["type"] = json!("transfer"),
                1 => event["direction"] = json!("credit"),
                2 => event["status"] = json!("failed"),
                3 => event["channel"] = json!("online"),
                _ => {}
            }
            let before = asks(&mei, &event);
            let came = hears(&mut mei, &event).unwrap();
            prop_assert_eq!(&before, &figures(&came));
            said.push((event, came));
            for (event, came) in said.iter().rev().take(16) {
                prop_assert_eq!(&asks(&mei, event), came);
            }
        }
        for (event, _) in said.iter().rev().skip(16) {
            prop_assert!(asks(&mei, event).approximate);
        }
    }
}
