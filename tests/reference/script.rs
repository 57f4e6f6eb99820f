//! Modules for the package: what its sentences need to know of each reason, and its example. Not here: what it says.

use crate::Entry;
use serde_json::{Value as Json, json};
use std::fmt::Write as _;

/// `pkg/messages/reasons.js`.
pub(crate) fn reasons(entries: &[Entry]) -> String {
    let mut text = "\
// @ts-check
/**
 * Each reason's topic, family, and the kinds of its parameters, so that a sentence knows how to print them.
 *
 * Made of the core's declarations by `BLESS=1 cargo test --test reference`; a test fails where it is not as they are.
 * `describe` is synchronous and works without the wasm module, and so this is here and is not asked of `about()`.
 * Not here: how a kind is printed (format.js).
 */

"
    .to_owned();
    let kinds = distinct(entries, |spec| {
        let params = spec["params"].as_array().cloned().unwrap_or_default();
        params.iter().map(|param| param["kind"].clone()).collect()
    });
    let families = distinct(entries, |spec| vec![spec["family"].clone()]);
    writeln!(text, "/** @typedef {{{kinds}}} Kind */").unwrap();
    writeln!(text, "/** @typedef {{{families}}} Family */\n").unwrap();
    text +=
        "/** @type {Record<string, { topic: string, family?: Family, params: Record<string, Kind> }>} */\n";
    text += "export const REASONS = {\n";
    for entry in entries {
        writeln!(text, "  {}: {{", json!(entry.code())).unwrap();
        writeln!(text, "    topic: {},", entry.spec["topic"]).unwrap();
        if let Some(family) = entry.spec["family"].as_str() {
            writeln!(text, "    family: {},", json!(family)).unwrap();
        }
        text += "    params: {\n";
        for param in entry.spec["params"].as_array().unwrap() {
            writeln!(
                text,
                "      {}: {},",
                param["name"].as_str().unwrap(),
                param["kind"]
            )
            .unwrap();
        }
        text += "    },\n  },\n";
    }
    text + "};\n"
}

/// A union of texts, in order.
fn distinct(entries: &[Entry], texts: impl Fn(&Json) -> Vec<Json>) -> String {
    let mut all: Vec<String> = entries
        .iter()
        .flat_map(|entry| texts(&entry.spec))
        .filter(|text| !text.is_null())
        .map(|text| text.to_string())
        .collect();
    all.sort();
    all.dedup();
    all.join(" | ")
}

/// `pkg/examples/stories.js`.
pub(crate) fn stories(entries: &[Entry]) -> String {
    let mut text = "\
/**
 * For each reason the simplest of its scenarios in which it is given, as that was written: `exampleOf` makes events of it.
 *
 * Made of tests/scenarios by `BLESS=1 cargo test --test reference`.
 */
export const STORIES = {
"
    .to_owned();
    for entry in entries {
        let story = entry.example();
        writeln!(
            text,
            "\"{}\": {{ \"on\": {}, \"story\": {} }},",
            entry.code(),
            json!(story.on),
            story.told
        )
        .unwrap();
    }
    text + "};\n"
}
