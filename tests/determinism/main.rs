//! The same events give the same bits here and in the browser's module.
//!
//! `batch.json` holds a made-up history, `scores.json` the bits of every probability that the core gives it when compiled
//! for this machine. `tests/js/determinism.test.js` feeds the same batch to the built package and compares. When scoring
//! changes on purpose, `BLESS=1 cargo test --test determinism` writes both anew.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test fails by panicking

#[path = "../reading/mod.rs"]
mod reading;

use serde_json::{Value as Json, json};
use std::fs;
use std::path::PathBuf;
use wallet_sentinel::engine::Wanted;
use wallet_sentinel::event::RawEvent;
use wallet_sentinel::{Config, Engine, IngestOptions};

/// Enough that habits form, fade and are broken.
const EVENTS: u32 = 600;
/// 2026-01-01 00:00 at +08:00.
const START: i64 = 1_767_196_800_000;

/// The generator that Knuth proposed for MMIX; its upper bits are the better ones.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[usize::try_from(self.roll(from.len() as u64)).unwrap()]
    }
}

/// Three people who pay for lunch, groceries, friends and rent; now and then something odd happens.
fn made_up_history() -> Vec<Json> {
    let mut dice = Dice(20_260_101);
    let mut at = START;
    (0..EVENTS)
        .map(|number| {
            let is_burst = dice.roll(12) == 0;
            at += if is_burst { 20_000 + dice.roll(200_000) } else { dice.roll(6 * 3_600_000) } as i64;
            let is_large = dice.roll(40) == 0;
            let cents = if is_large { 50_000 + dice.roll(2_000_000) } else { 300 + dice.roll(9_000) };
            let amount = format!("{}.{:02}", cents / 100, cents % 100);
            let shop = match dice.roll(8) {
                0 => format!("shop {number}"),
                _ => dice.pick(&["面馆", "canteen", "corner supermarket", "metro", "coffee cart"]).to_owned(),
            };
            let mut event = json!({
                "kind": "transaction", "id": format!("t{number}"), "accountId": dice.pick(&["mei", "lin", "zhao"]),
                "at": at, "utcOffset": 480,
                "direction": dice.pick(&["debit", "debit", "debit", "debit", "credit", "neutral"]),
                "type": dice.pick(&["purchase", "purchase", "purchase", "transfer", "red-packet", "refund"]),
                "status": dice.pick(&["completed", "completed", "completed", "completed", "pending", "failed", "refunded"]),
                "amount": amount, "currency": dice.pick(&["CNY", "CNY", "CNY", "CNY", "EUR"]),
                "counterparty": { "name": shop },
            });
            if dice.roll(10) == 0 {
                event["timePrecision"] = json!("day");
            }
            if dice.roll(15) == 0 {
                event["amount"] = json!("0");
            }
            event
        })
        .collect()
}

/// Index and bits of the probability of every event that has a score, then the length and checksum of the state.
fn scores_of(batch: &[Json]) -> Json {
    let raw: Vec<RawEvent<'_>> = batch
        .iter()
        .map(|event| reading::raw_event(event).unwrap())
        .collect();
    let mut engine = Engine::new(Config::default()).unwrap();
    let options = IngestOptions {
        assessments: Wanted::All,
        as_of: None,
    };
    let came = engine.ingest(&raw, options).unwrap();
    let bits = |probability: f64| format!("{:016x}", probability.to_bits());
    let scores: Vec<Json> = came
        .assessments
        .iter()
        .map(|seen| json!([seen.index, bits(seen.scored.probability)]))
        .collect();
    let snapshot = engine.snapshot().unwrap();
    json!({
        "probabilities": scores,
        "alerts": came.alerts.len(),
        "snapshot": { "bytes": snapshot.len(), "crc32": format!("{:08x}", crc32fast::hash(&snapshot)) },
    })
}

/// One entry of a list per line, so that a difference can be read.
fn pretty(json: &Json) -> String {
    let lines = |list: &[Json]| list.iter().map(Json::to_string).collect::<Vec<_>>().join(",\n");
    match json {
        Json::Array(list) => format!("[\n{}\n]\n", lines(list)),
        Json::Object(map) => {
            let entry =
                |(key, value): (&String, &Json)| format!("{}: {}", json!(key), pretty(value).trim_end());
            format!(
                "{{\n{}\n}}\n",
                map.iter().map(entry).collect::<Vec<_>>().join(",\n")
            )
        }
        _ => json.to_string(),
    }
}

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/determinism")
        .join(name)
}

#[test]
fn the_committed_history_has_the_committed_scores() {
    let batch = made_up_history();
    let scores = scores_of(&batch);
    if std::env::var_os("BLESS").is_some() {
        fs::write(fixture("batch.json"), pretty(&json!(batch))).unwrap();
        fs::write(fixture("scores.json"), pretty(&scores)).unwrap();
    }
    let read = |name| -> Json { serde_json::from_str(&fs::read_to_string(fixture(name)).unwrap()).unwrap() };
    assert_eq!(
        read("batch.json"),
        json!(batch),
        "the history is no longer the one that is committed"
    );
    let committed = read("scores.json");
    let pairs = |json: &Json| json["probabilities"].as_array().unwrap().clone();
    assert_eq!(pairs(&committed).len(), pairs(&scores).len());
    for (was, now) in pairs(&committed).iter().zip(&pairs(&scores)) {
        assert_eq!(was, now, "the first score that differs");
    }
    for part in ["alerts", "snapshot"] {
        assert_eq!(committed[part], scores[part], "{part}");
    }
}

#[test]
fn the_history_is_not_a_dull_one() {
    let scores = scores_of(&made_up_history());
    let probabilities = scores["probabilities"].as_array().unwrap();
    let mut bits: Vec<&str> = probabilities.iter().filter_map(|pair| pair[1].as_str()).collect();
    bits.sort_unstable();
    bits.dedup();
    assert!(bits.len() > 40, "only {} different probabilities", bits.len());
    assert!(scores["alerts"].as_u64().is_some_and(|alerts| alerts > 0));
}
