//! Scenarios: what happens to somebody, and what they should then be told. Each is a file in the folder of its reason.
//!
//! `expect.alerts` is the whole list of alerts, in the order in which they were raised; `expect.payments` says for every event that is not
//! part of a habit which reasons its score has and what it advises, where either is more than nothing; `expect.quiet`
//! names reasons that must be in neither; `expect.uses` says the same of uses of the account; `expect.cases` says how what is waited for stands at the end, where anything is. `BLESS=1 cargo test --test scenarios` rewrites the first two as they are now:
//! read the difference before keeping it. What a claim is about, `quiet`, is never rewritten.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test fails by panicking

mod story;

use serde_json::{Value as Json, json};
use std::fs;
use std::path::{Path, PathBuf};
use story::{Story, Told};
use wallet_sentinel::alert::{Alert, AlertQuery};
use wallet_sentinel::config::Readers;
use wallet_sentinel::engine::{Wanted, WatchQuery, Watched};
use wallet_sentinel::event::RawEvent;
use wallet_sentinel::pending::Due;
use wallet_sentinel::{Config, Engine, IngestOptions, UtcOffset, signal};

/// A scenario on disk.
struct File {
    path: PathBuf,
    folder: String,
    name: String,
    text: String,
}

fn files() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios");
    let mut found = Vec::new();
    for folder in fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
    {
        for path in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
            let part = |path: &Path| path.file_stem().unwrap().to_str().unwrap().to_owned();
            found.push(File {
                text: fs::read_to_string(&path).unwrap(),
                folder: part(&folder),
                name: part(&path),
                path,
            });
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!found.is_empty(), "no scenarios found");
    found
}

/// Every reason that anything can be given for.
fn reason_codes() -> Vec<String> {
    signal::REGISTRY
        .iter()
        .map(|signal| signal.code().to_owned())
        .collect()
}

/// What came of a story, in the shape of `expect`.
fn outcome(story: &Story) -> Result<Json, String> {
    let config: Config = serde_json::from_value(story.config.clone()).map_err(|error| error.to_string())?;
    // What happens to somebody is told whole: to the holder, and to the desk.
    let config = Config {
        audience: Readers::All,
        ..config
    };
    let mut engine = Engine::new(config).map_err(|error| error.to_string())?;
    let options = IngestOptions {
        assessments: Wanted::All,
        as_of: story.as_of,
        ..IngestOptions::default()
    };
    let mut assessments = Vec::new();
    let mut rest = story.events.as_slice();
    let mut ingest = |engine: &mut Engine, events: &[Told]| {
        let size = if story.is_live { 1 } else { events.len().max(1) };
        for part in events.chunks(size) {
            let batch: Vec<RawEvent<'_>> = part.iter().map(|told| told.raw.clone()).collect();
            let ingested = engine
                .ingest(&batch, options)
                .map_err(|error| error.to_string())?;
            if let Some(rejected) = ingested.rejected.first() {
                return Err(format!("an event was refused: {}", rejected.error));
            }
            assessments.extend(ingested.assessments);
        }
        Ok(())
    };
    for now in &story.clock {
        let by_then = rest.iter().take_while(|told| told.at <= *now).count();
        ingest(&mut engine, &rest[..by_then])?;
        rest = &rest[by_then..];
        engine.advance(*now);
    }
    if !rest.is_empty() {
        ingest(&mut engine, rest)?;
    }
    let (mut payments, mut uses) = (Vec::new(), Vec::new());
    for assessment in &assessments {
        let told = story
            .events
            .iter()
            .find(|told| told.id == assessment.event_id)
            .unwrap();
        let reasons: Vec<&str> = assessment
            .scored
            .reasons
            .iter()
            .map(|reason| reason.code.as_str())
            .collect();
        let advice = serde_json::to_value(assessment.scored.outcome).unwrap();
        if !told.is_habit && (!reasons.is_empty() || advice != "allow") {
            let into = if told.is_payment { &mut payments } else { &mut uses };
            into.push(json!({ "on": told.id, "reasons": reasons, "outcome": advice }));
        }
    }
    let alerts: Vec<Json> = engine
        .alerts(&AlertQuery {
            audience: Some(Readers::All),
            ..AlertQuery::default()
        })
        .unwrap()
        .into_iter()
        .rev()
        .map(shown)
        .collect();
    let cases: Vec<Json> = engine
        .watched(&WatchQuery::default())
        .iter()
        .map(waiting)
        .collect();
    Ok(json!({ "alerts": alerts, "payments": payments, "uses": uses, "cases": cases }))
}

/// How something that is waited for stands: its days in the time of the people of the scenarios.
fn waiting(watched: &Watched<'_>) -> Json {
    let day = |due: &Due| {
        let at = UtcOffset::CHINA.date(due.at).unwrap().to_string();
        if due.estimated {
            format!("{at} (estimated)")
        } else {
            at
        }
    };
    let standing = &watched.status;
    let mut shown = json!({
        "on": watched.pending.id,
        "what": serde_json::to_value(watched.pending.what).unwrap(),
        "stage": serde_json::to_value(standing.stage).unwrap(),
        "due": standing.due.as_ref().map(day),
        "closes": standing.closes.as_ref().map(day),
        "term": standing.due.as_ref().map(|due| due.term.code),
        "with": serde_json::to_value(standing.with).unwrap(),
    });
    shown.as_object_mut().unwrap().retain(|_, value| !value.is_null());
    shown
}

fn shown(alert: &Alert) -> Json {
    let reasons: Vec<&str> = alert.reasons.iter().map(|reason| reason.code.as_str()).collect();
    let is_held = alert
        .history
        .last()
        .is_some_and(|step| step.action == "held-back");
    let state = if is_held {
        json!(HELD)
    } else {
        serde_json::to_value(alert.state).unwrap()
    };
    json!({
        "on": alert.event_ids,
        "reasons": reasons,
        "severity": serde_json::to_value(alert.severity).unwrap(),
        "state": state,
        "count": alert.count,
    })
}

/// State of what was held back: told in one line with others, and not by itself.
const HELD: &str = "held back";

/// Every reason that the outcome mentions, in an alert or in a score.
fn mentioned(outcome: &Json) -> Vec<String> {
    let places = ["alerts", "payments", "uses"]
        .into_iter()
        .filter_map(|part| outcome[part].as_array())
        .flatten()
        .filter(|place| place["state"] != HELD);
    let reasons = places.filter_map(|place| place["reasons"].as_array()).flatten();
    reasons.filter_map(Json::as_str).map(str::to_owned).collect()
}

fn listed(json: &Json) -> Vec<String> {
    json.as_array()
        .into_iter()
        .flatten()
        .filter_map(Json::as_str)
        .map(str::to_owned)
        .collect()
}

/// Whether the file's claim holds; what is wrong where not.
fn check(file: &File, bless: bool) -> Result<(), String> {
    let story = story::read(&file.text)?;
    let now = outcome(&story)?;
    let quiet = listed(&story.expect["quiet"]);
    let said = mentioned(&now);
    if let Some(code) = quiet.iter().find(|code| said.contains(code)) {
        return Err(format!("`{code}` should be quiet, and is not: {now}"));
    }
    if !quiet.contains(&file.folder) && !said.contains(&file.folder) {
        return Err(format!(
            "`{}` says nothing, and is not listed as quiet: {now}",
            file.folder
        ));
    }
    let same = |part: &str| story.expect.get(part).unwrap_or(&json!(null)) == &now[part];
    let same_or_none = |part: &str| {
        same(part) || (now[part].as_array().is_none_or(Vec::is_empty) && story.expect[part].is_null())
    };
    if same("alerts") && same("payments") && same_or_none("uses") && same_or_none("cases") {
        return Ok(());
    }
    if bless {
        fs::write(&file.path, blessed(&file.text, &now, &quiet)).unwrap();
        return Ok(());
    }
    Err(format!("expected {}\n     but now {now}", story.expect))
}

/// The file with its last part, `expect`, as things are now; the rest stays as it was written.
fn blessed(text: &str, now: &Json, quiet: &[String]) -> String {
    let before = text
        .rfind("\"expect\"")
        .map_or(text, |at| &text[..at])
        .trim_end()
        .trim_end_matches(',');
    let mut parts = vec![listing("alerts", now), listing("payments", now)];
    for part in ["uses", "cases"] {
        if now[part].as_array().is_some_and(|listed| !listed.is_empty()) {
            parts.push(listing(part, now));
        }
    }
    if !quiet.is_empty() {
        parts.push(format!("\"quiet\": {}", json!(quiet)));
    }
    format!(
        "{before},\n  \"expect\": {{\n    {}\n  }}\n}}\n",
        parts.join(",\n    ")
    )
}

/// One entry per line, its parts in the order in which they are read.
fn listing(part: &str, now: &Json) -> String {
    let in_order = |entry: &Json| {
        let told = [
            "on", "reasons", "severity", "state", "count", "outcome", "what", "stage", "due", "closes",
            "term", "with",
        ]
        .into_iter()
        .filter(|key| !entry[*key].is_null());
        let told: Vec<String> = told.map(|key| format!("\"{key}\": {}", entry[key])).collect();
        format!("\n      {{ {} }}", told.join(", "))
    };
    let entries: Vec<String> = now[part].as_array().into_iter().flatten().map(in_order).collect();
    let end = if entries.is_empty() { "" } else { "\n    " };
    format!("\"{part}\": [{}{end}]", entries.join(","))
}

#[test]
fn every_scenario_ends_as_its_file_says() {
    let bless = std::env::var_os("BLESS").is_some();
    let wrong: Vec<String> = files()
        .iter()
        .filter_map(|file| {
            check(file, bless)
                .err()
                .map(|why| format!("{}/{}: {why}", file.folder, file.name))
        })
        .collect();
    assert!(wrong.is_empty(), "\n\n{}\n", wrong.join("\n\n"));
}

#[test]
fn every_reason_has_a_scenario_in_which_it_speaks_and_one_in_which_it_is_silent() {
    let files = files();
    let codes = reason_codes();
    let mut missing = Vec::new();
    for code in &codes {
        let quiet: Vec<bool> = files
            .iter()
            .filter(|file| file.folder == *code)
            .map(|file| listed(&story::read(&file.text).unwrap().expect["quiet"]).contains(code))
            .collect();
        if !quiet.contains(&true) {
            missing.push(format!("{code} has no scenario in which it is silent"));
        }
        if !quiet.contains(&false) {
            missing.push(format!("{code} has no scenario in which it speaks"));
        }
    }
    let strangers = files.iter().filter(|file| !codes.contains(&file.folder));
    missing.extend(strangers.map(|file| format!("{} is no reason", file.folder)));
    assert!(missing.is_empty(), "{missing:#?}");
}
