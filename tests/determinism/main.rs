//! The same events give the same bits here and in the browser's module.
//!
//! `batch.json` holds a made-up history (`history`), `scores.json` the bits of every probability that the core gives it
//! when compiled for this machine: once while labels teach the weights, and once by the model that they taught, frozen.
//! Reasons, the model and the state are there as checksums. `tests/js/determinism.test.js` feeds the same batch to the built package and compares. When scoring
//! changes on purpose, `BLESS=1 cargo test --test determinism` writes both anew.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test fails by panicking

mod history;
#[path = "../reading/mod.rs"]
mod reading;

use history::made_up_history;

use serde_json::{Value as Json, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use wallet_sentinel::config::Readers;
use wallet_sentinel::engine::{Ingested, Wanted};
use wallet_sentinel::event::RawEvent;
use wallet_sentinel::reason::Audience;
use wallet_sentinel::score::Model;
use wallet_sentinel::{Config, Engine, IngestOptions, signal};

/// The engine after the history, and what came of it.
fn told(batch: &[Json], mut engine: Engine) -> (Engine, Ingested) {
    let raw: Vec<RawEvent<'_>> = batch
        .iter()
        .map(|event| reading::raw_event(event).unwrap())
        .collect();
    let options = IngestOptions {
        assessments: Wanted::All,
        as_of: None,
        ..IngestOptions::default()
    };
    let came = engine.ingest(&raw, options).unwrap();
    assert_eq!(came.rejected, [], "every event of the history is a valid one");
    (engine, came)
}

fn bits(number: f64) -> String {
    format!("{:016x}", number.to_bits())
}

/// Index and bits of the probability of every event that has a score.
fn probabilities(came: &Ingested) -> Vec<Json> {
    let scores = came.assessments.iter();
    scores
        .map(|seen| json!([seen.index, bits(seen.scored.probability)]))
        .collect()
}

/// Over every reason of every score, a line each: the event, the code, the bits of the contribution.
fn reasons(came: &Ingested) -> Json {
    let mut lines = String::new();
    let mut count = 0;
    for seen in &came.assessments {
        for reason in &seen.scored.reasons {
            let share = bits(reason.contribution);
            lines += &format!("{} {} {share}\n", seen.index, reason.code);
            count += 1;
        }
    }
    json!({ "count": count, "crc32": checksum(lines.as_bytes()) })
}

/// Over every height of a model, a line each curve and surface, in the order of their names.
fn heights(model: &Model) -> Json {
    let named = model.curves.iter().chain(&model.surfaces);
    let lines: String = named
        .map(|(name, heights)| format!("{name} {heights:?}\n").replace(", ", ","))
        .collect();
    json!({ "frauds": model.frauds, "genuine": model.genuine, "bias": model.bias, "crc32": checksum(lines.as_bytes()) })
}

fn checksum(bytes: &[u8]) -> String {
    format!(
        "{:08x}",
        crc::Crc::<u32>::new(&crc::CRC_32_ISO_HDLC).checksum(bytes)
    )
}

/// Everything that is scored, whoever may read it.
fn to_all() -> Config {
    Config {
        audience: Readers::All,
        ..Config::default()
    }
}

fn scores_of(batch: &[Json]) -> Json {
    let (learning, came) = told(batch, Engine::new(to_all()).unwrap());
    let model = learning.model().unwrap();
    let config = Config {
        learn: false,
        ..to_all()
    };
    let mut frozen = Engine::new(config).unwrap();
    frozen.load_model(&model).unwrap();
    let (_, by_model) = told(batch, frozen);
    let snapshot = learning.snapshot().unwrap();
    json!({
        "probabilities": probabilities(&came),
        "probabilitiesByModel": probabilities(&by_model),
        "reasons": reasons(&came),
        "reasonsByModel": reasons(&by_model),
        "alerts": came.alerts.len(),
        "model": heights(&model),
        "snapshot": { "bytes": snapshot.len(), "crc32": checksum(&snapshot) },
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
    for part in ["probabilities", "probabilitiesByModel"] {
        let pairs = |json: &Json| json[part].as_array().unwrap().clone();
        assert_eq!(pairs(&committed).len(), pairs(&scores).len());
        for (was, now) in pairs(&committed).iter().zip(&pairs(&scores)) {
            assert_eq!(was, now, "the first of {part} that differs");
        }
    }
    for part in ["reasons", "reasonsByModel", "alerts", "model", "snapshot"] {
        assert_eq!(committed[part], scores[part], "{part}");
    }
}

#[test]
fn the_history_is_not_a_dull_one() {
    let batch = made_up_history();
    let (engine, came) = told(&batch, Engine::new(to_all()).unwrap());
    let scored = || came.assessments.iter().map(|seen| &seen.scored);
    let different: BTreeSet<u64> = scored().map(|scored| scored.probability.to_bits()).collect();
    assert!(
        different.len() > 400,
        "only {} different probabilities",
        different.len()
    );
    assert!(came.alerts.len() > 5);
    let reasons = || scored().flat_map(|scored| &scored.reasons);
    let codes: BTreeSet<&str> = reasons().map(|reason| reason.code.as_str()).collect();
    let is_the_operators = |code: &&&str| {
        signal::of_code(code).is_some_and(|signal| signal.reason.audience() == Audience::Operator)
    };
    assert!(codes.contains("counterparty-risk"), "{codes:?}");
    assert!(codes.iter().filter(is_the_operators).count() > 1, "{codes:?}");
    let model = engine.model().unwrap();
    assert!(
        model.frauds > 50 && model.genuine > 50,
        "half of what counts is learnt"
    );
    assert!(
        engine.status().unwrap().accounts > 30,
        "enough accounts to be compared with"
    );
}
