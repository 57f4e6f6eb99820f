//! A desk with a pack, and Mei's payments before it.

use crate::reading;
use serde_json::{Value as Json, json};
use wallet_sentinel::engine::{Assessment, IngestOptions, Ingested};
use wallet_sentinel::error::Fault;
use wallet_sentinel::options::{Options, read};
use wallet_sentinel::time::HOUR;
use wallet_sentinel::{Config, Engine};

/// 2026-03-02, a Monday, at noon in Shanghai.
pub(crate) const NOON: i64 = 1_772_424_000_000;

pub(crate) fn config(of: &Json) -> Config {
    let given: Options = serde_json::from_str(&of.to_string()).unwrap();
    read(&given).unwrap()
}

/// A configuration for the desk's eyes with these rules in its pack.
pub(crate) fn desk(rules: &Json) -> Json {
    json!({ "audience": "all", "rulePack": { "id": "desk", "version": "1", "rules": rules } })
}

pub(crate) fn rule(id: &str, when: &str) -> Json {
    json!({ "id": id, "when": when, "severity": "warning" })
}

pub(crate) fn engine(of: &Json) -> Engine {
    Engine::new(config(of)).unwrap()
}

/// What is wrong with a configuration.
pub(crate) fn faults(of: &Json) -> Vec<Fault> {
    match Engine::new(config(of)) {
        Ok(_) => Vec::new(),
        Err(error) => error.faults.clone(),
    }
}

pub(crate) fn payment(id: &str, hours: i64, amount: &str) -> Json {
    json!({
        "kind": "transaction", "id": id, "accountId": "mei", "at": NOON + hours * HOUR, "direction": "debit",
        "type": "purchase", "status": "completed", "amount": amount, "currency": "CNY",
        "counterparty": { "name": "Corner shop", "kind": "merchant" },
    })
}

pub(crate) fn hears(engine: &mut Engine, events: &[Json]) -> Ingested {
    let raw: Vec<_> = events
        .iter()
        .map(|event| reading::raw_event(event).unwrap())
        .collect();
    let ingested = engine.ingest(&raw, IngestOptions::default()).unwrap();
    assert_eq!(ingested.rejected, []);
    ingested
}

/// What the engine makes of one payment.
pub(crate) fn judged(engine: &mut Engine, event: &Json) -> Assessment {
    hears(engine, std::slice::from_ref(event)).assessments.remove(0)
}
