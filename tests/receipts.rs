//! Receipts: what was assessed can be assessed again elsewhere, to the bit, from the receipt alone.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test fails by panicking

mod reading;

use serde_json::{Value as Json, json};
use std::fs;
use std::path::Path;
use wallet_sentinel::engine::Receipt;
use wallet_sentinel::event::{Outcome, RawEvent};
use wallet_sentinel::{Code, Config, Engine, IngestOptions};

/// A made-up history of several accounts that meet, with labels that teach.
fn history() -> Vec<RawEvent<'static>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/determinism/batch.json");
    let batch: Vec<Json> = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    batch
        .iter()
        .map(|event| reading::raw_event(event).unwrap())
        .collect()
}

fn engine(config: Json) -> Engine {
    Engine::new(serde_json::from_value::<Config>(config).unwrap()).unwrap()
}

/// Every payment's event and receipt, each taken just before the payment came in.
fn receipts() -> Vec<(RawEvent<'static>, Receipt)> {
    let mut here = engine(json!({}));
    let mut all = Vec::new();
    for event in history() {
        let before = here.receipt(&event).ok();
        let came = here
            .ingest(std::slice::from_ref(&event), IngestOptions::default())
            .unwrap();
        if let (Some(receipt), [assessment]) = (before, came.assessments.as_slice()) {
            assert_eq!(
                receipt.result.scored, assessment.scored,
                "a receipt is of what then comes"
            );
            all.push((event, receipt));
        }
    }
    assert!(all.len() > 100, "{} receipts", all.len());
    all
}

#[test]
fn a_fresh_engine_makes_every_assessment_again_to_the_bit() {
    let elsewhere = engine(json!({}));
    let (mut with_weights, mut sizes) = (0, Vec::new());
    for (event, receipt) in receipts() {
        let again = elsewhere.replay(&event, &receipt.slice).unwrap();
        assert_eq!(receipt.differs(&again), Vec::<&str>::new());
        assert_eq!(
            receipt.slice, again.slice,
            "a receipt of the receipt is the receipt"
        );
        with_weights += usize::from(receipt.learnt.is_some());
        sizes.push(receipt.slice.len());
    }
    sizes.sort_unstable();
    println!(
        "slices of {} payments, in bytes: half below {}, all below {}; {with_weights} read learnt weights",
        sizes.len(),
        sizes[sizes.len() / 2],
        sizes[sizes.len() - 1] + 1
    );
    assert!(
        with_weights > 0,
        "labels taught, and receipts carry what was read of it"
    );
    assert!(sizes[sizes.len() - 1] < 64_000, "a receipt stays small");
}

#[test]
fn what_differs_is_named() {
    let is_in_between = |receipt: &Receipt| {
        receipt.result.scored.score > 4.0 && receipt.result.scored.outcome == Outcome::Allow
    };
    let (event, receipt) = receipts()
        .into_iter()
        .find(|(_, receipt)| is_in_between(receipt))
        .unwrap();
    let strict = engine(json!({ "thresholds": { "challenge": 1, "review": 2, "block": 3 } }));
    let other = strict.replay(&event, &receipt.slice).unwrap();
    assert_eq!(receipt.differs(&other), ["config", "result"]);

    let elsewhere = engine(json!({}));
    let mut dearer = event.clone();
    for (field, value) in &mut dearer.values {
        if field.name() == "amount" {
            *value = wallet_sentinel::event::Value::Text("999999.00".into());
        }
    }
    let other = elsewhere.replay(&dearer, &receipt.slice).unwrap();
    assert!(receipt.differs(&other).contains(&"result"));
}

#[test]
fn a_receipt_that_was_tampered_with_is_refused() {
    let (event, receipt) = receipts().pop().unwrap();
    let mut broken = receipt.slice;
    let middle = broken.len() / 2;
    broken[middle] ^= 1;
    let refused = engine(json!({})).replay(&event, &broken).unwrap_err();
    assert_eq!(refused.code, Code::SnapshotCorrupt);
}

#[test]
fn a_receipt_holds_no_name_and_does_not_grow_with_the_account() {
    let mut here = engine(json!({}));
    let mut sizes = Vec::new();
    for turn in 0..600 {
        let event = json!({
            "kind": "transaction", "accountId": "a", "id": turn.to_string(), "at": 1_767_225_600_000_i64 + turn * 7_200_000,
            "direction": "debit", "type": "purchase", "status": "completed", "amount": "20.00", "currency": "CNY",
            "counterparty": { "name": format!("very private shop {turn}") },
        });
        let event = reading::raw_event(&event).unwrap();
        let slice = here.receipt(&event).unwrap().slice;
        let name = b"very private shop";
        assert!(!slice.windows(name.len()).any(|part| part == name));
        sizes.push(slice.len());
        here.ingest(&[event], IngestOptions::default()).unwrap();
    }
    let (after_300, after_600) = (sizes[299], sizes[599]);
    assert!(
        after_600 < after_300 + after_300 / 10,
        "{after_300} bytes, then {after_600}"
    );
}
