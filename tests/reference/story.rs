//! Scenarios of a reason, as far as its page and its example need them. Not here: running them (`tests/scenarios`).

use serde_json::Value as Json;
use std::fs;
use std::path::PathBuf;

/// Severities of alerts, the gravest first.
const SEVERITIES: [&str; 4] = ["danger", "warning", "notice", "info"];

/// A scenario on disk.
pub(crate) struct Story {
    /// Name of its file.
    pub(crate) file: String,
    /// What happens, in a sentence.
    pub(crate) about: String,
    /// The reason must not be given.
    pub(crate) is_quiet: bool,
    /// Events that the reason is given for; none of a sum or a count.
    pub(crate) on: Vec<String>,
    /// What is told, as it stands in the file: an object without what is expected.
    pub(crate) told: String,
    /// Place of its alert's severity among all, from the gravest on; the last where only a score has the reason.
    mildness: usize,
    /// Parts beside the events that it needs.
    needs: usize,
}

impl Story {
    /// The gravest alert first, then what is least to prepare and to read.
    pub(crate) fn weight(&self) -> (usize, usize, usize, &str) {
        (self.mildness, self.needs, self.told.len(), &self.file)
    }
}

/// Scenarios of a reason.
pub(crate) fn of(code: &str, files: &[PathBuf]) -> Vec<Story> {
    files.iter().map(|path| read(code, path)).collect()
}

fn read(code: &str, path: &PathBuf) -> Story {
    let text = fs::read_to_string(path).unwrap();
    let json: Json = serde_json::from_str(&text).unwrap();
    let before = text.rfind("\"expect\"").map_or(text.as_str(), |at| &text[..at]);
    let has = |list: &Json| list.as_array().into_iter().flatten().any(|entry| entry == code);
    // An alert rather than a score: what a person is told.
    let places = ["alerts", "payments", "uses"]
        .into_iter()
        .filter_map(|part| json["expect"][part].as_array());
    let place = places.flatten().find(|place| has(&place["reasons"]));
    let severity = place.and_then(|place| place["severity"].as_str());
    let on = place.map_or(&Json::Null, |place| &place["on"]);
    let on = on.as_array().cloned().unwrap_or_else(|| vec![on.clone()]);
    Story {
        file: path.file_name().unwrap().to_str().unwrap().to_owned(),
        about: json["about"].as_str().unwrap().to_owned(),
        is_quiet: has(&json["expect"]["quiet"]),
        on: on.iter().filter_map(Json::as_str).map(str::to_owned).collect(),
        told: format!("{}\n}}", before.trim_end().trim_end_matches(',')),
        mildness: SEVERITIES
            .iter()
            .position(|known| severity == Some(known))
            .unwrap_or(SEVERITIES.len()),
        needs: ["config", "advance", "arrival", "asOf"]
            .iter()
            .filter(|part| !json[**part].is_null())
            .count(),
    }
}
