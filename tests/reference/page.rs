//! Pages of reference: one a reason, and the list of all with the techniques of fraud that they cover.
//!
//! A page says only what the declaration, the source's own words and the scenarios say.

use crate::technique::{self, Technique};
use crate::{Entry, story::Story};
use serde_json::Value as Json;
use std::fmt::Write as _;

/// From a page to the root.
const UP: &str = "../../..";

/// Path of a reason's page, from the root.
pub(crate) fn path(code: &str) -> String {
    format!("pkg/docs/reasons/{code}.md")
}

/// Texts of a list.
pub(crate) fn texts(list: &Json) -> Vec<&str> {
    list.as_array()
        .into_iter()
        .flatten()
        .filter_map(Json::as_str)
        .collect()
}

/// A cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

/// A number as short as it goes: 1e-9 and not 0.000000001.
fn number(json: &Json) -> String {
    let value = json.as_f64().unwrap();
    if value == 0.0 || (1e-3..1e6).contains(&value.abs()) {
        value.to_string()
    } else {
        format!("{value:e}")
    }
}

/// How severe its alerts are.
fn severity(rule: &Json) -> String {
    let name = |key: &str| rule[key].as_str().unwrap().to_owned();
    match rule["rule"].as_str().unwrap() {
        "risk" => "by probability and harm".to_owned(),
        "always" => name("is"),
        "first" => {
            let cases = rule["cases"].as_array().unwrap().iter();
            let named = |case: &Json| {
                let text = |key: &str| case[key].as_str().unwrap();
                format!("{} where `{}`", text("is"), text("param"))
            };
            let cases: Vec<String> = cases.map(named).collect();
            format!("{}, else {}", cases.join(", else "), name("otherwise"))
        }
        _ => format!(
            "{} where `{}`, {} otherwise",
            name("is"),
            name("param"),
            name("otherwise")
        ),
    }
}

fn technique_of(id: &str) -> String {
    let known = technique::ALL.iter().find(|technique| technique.id == id);
    known.map_or_else(|| id.to_owned(), Technique::named)
}

/// `pkg/docs/reasons/<code>.md`.
pub(crate) fn of(entry: &Entry) -> String {
    let (spec, code) = (&entry.spec, entry.code());
    let word = |key: &str| {
        spec[key]
            .as_str()
            .unwrap_or("none: it counts what was held back")
            .to_owned()
    };
    let or_none = |list: Vec<String>| {
        if list.is_empty() {
            "none".to_owned()
        } else {
            list.join(", ")
        }
    };
    let techniques = texts(&spec["techniques"]).into_iter().map(technique_of).collect();
    let modes = texts(&spec["modes"])
        .into_iter()
        .map(|mode| format!("`{mode}`"))
        .collect();
    let mut text = format!("# {}\n\n`{code}`\n\n", entry.title);
    text += "<!-- Made of the declaration by `BLESS=1 cargo test --test reference`. -->\n\n";
    text += "| | |\n|---|---|\n";
    for (what, says) in [
        ("family", word("family")),
        ("for", word("audience")),
        ("topic", word("topic")),
        ("looks at", word("trigger")),
        ("severity", severity(&spec["severity"])),
        ("modes", or_none(modes)),
        ("starts", starts(spec)),
        ("false alarms", false_alarms(spec)),
        ("techniques", or_none(techniques)),
        ("since", word("since")),
        ("source", format!("[{}]({UP}/{})", entry.source, entry.source)),
    ] {
        writeln!(text, "| {what} | {says} |").unwrap();
    }
    text += "\n## What it sees, and why that counts\n\n";
    text += &entry.about.join("\n\n");
    text += "\n\n## When it speaks\n\n";
    text += &listed(code, entry.stories.iter().filter(|story| !story.is_quiet));
    text += "\n## When it is innocent, and stays silent\n\n";
    text += &listed(code, entry.stories.iter().filter(|story| story.is_quiet));
    text += &settings(spec);
    text += &params(spec);
    let example = entry.example();
    write!(
        text,
        "\n## Example\n\n`exampleOf(\"{code}\")` of `wallet-sentinel/examples`: {}.\n",
        linked(code, example)
    )
    .unwrap();
    text
}

/// Mode where a host says nothing.
fn starts(spec: &Json) -> String {
    match spec["starts"].as_str() {
        Some("shadow") => "in shadow: it warned falsely more often than its family may".to_owned(),
        Some(mode) => mode.to_owned(),
        None => "always".to_owned(),
    }
}

/// How often it warned people of whom nothing was wrong.
fn false_alarms(spec: &Json) -> String {
    let rate = &spec["falseAlarms"];
    let Some(per_thousand) = rate["perThousandAccountMonths"].as_f64() else {
        return "not measured: it warns nobody".to_owned();
    };
    let day = rate["measuredAt"].as_str().unwrap_or_default();
    format!("{per_thousand:.1} in 1,000 account-months of made-up honest lives, measured on {day}")
}

fn linked(code: &str, story: &Story) -> String {
    format!(
        "[{}]({UP}/tests/scenarios/{code}/{})",
        story.about.trim_end_matches('.'),
        story.file
    )
}

fn listed<'a>(code: &str, stories: impl Iterator<Item = &'a Story>) -> String {
    stories
        .map(|story| format!("- {}\n", linked(code, story)))
        .collect()
}

fn settings(spec: &Json) -> String {
    let settings = spec["settings"].as_array().unwrap();
    if settings.is_empty() {
        return String::new();
    }
    let code = spec["code"].as_str().unwrap();
    let mut text = format!("\n## Settings\n\nIn `Config.reasons[\"{code}\"].params`.\n\n");
    if settings.iter().any(|setting| setting["kind"] == "money") {
        text += "A sum is given with its currency, `{ amount: \"10000\", currency: \"EUR\" }`, and holds in no other.\n\n";
    }
    text += "| setting | default | from | to | what it is, and why so much |\n|---|---:|---:|---:|---|\n";
    for setting in settings {
        let [least, most] = ["least", "most"].map(|key| number(&setting[key]));
        let default = match (&setting["kind"], &setting["default"]) {
            (kind, Json::Null) if kind == "money" => "none".to_owned(),
            (kind, sum) if kind == "money" => {
                let part = |key: &str| sum[key].as_str().unwrap();
                format!("{} {}", part("amount"), part("currency"))
            }
            (_, default) => number(default),
        };
        let (name, about) = (
            setting["name"].as_str().unwrap(),
            setting["about"].as_str().unwrap(),
        );
        writeln!(
            text,
            "| `{name}` | {default} | {least} | {most} | {} |",
            cell(about)
        )
        .unwrap();
    }
    text
}

fn params(spec: &Json) -> String {
    let mut text = "\n## Parameters\n\n| parameter | kind | counts as |\n|---|---|---|\n".to_owned();
    for param in spec["params"].as_array().unwrap() {
        let [name, kind] = ["name", "kind"].map(|key| param[key].as_str().unwrap());
        writeln!(
            text,
            "| `{name}` | {kind} | {} |",
            param["role"].as_str().unwrap_or("")
        )
        .unwrap();
    }
    text
}

/// `pkg/docs/reasons/README.md`.
pub(crate) fn index(entries: &[Entry]) -> String {
    let mut text = "\
# Reasons

<!-- Made of the declarations by `BLESS=1 cargo test --test reference`. -->

Every reason that an alert or a score can have, as `about().reasons` tells it too. A page says what the reason sees, when
it speaks and when it must not, what can be set, and where its source is. Probabilities and counts in the settings are
this project's judgement unless a page names a source; none of them has been measured on real fraud.

False alarms are counted in 1,000 months of one account each, on the honest parts of made-up lives (`tests/personas`).

| reason | title | family | for | severity | false alarms |
|---|---|---|---|---|---|
"
    .to_owned();
    for entry in entries {
        let [family, audience] = ["family", "audience"].map(|key| entry.spec[key].as_str().unwrap_or(""));
        let (code, severity) = (entry.code(), severity(&entry.spec["severity"]));
        writeln!(
            text,
            "| [`{code}`]({code}.md) | {} | {family} | {audience} | {severity} | {} |",
            entry.title,
            entry.spec["falseAlarms"]["perThousandAccountMonths"]
                .as_f64()
                .map_or("-".to_owned(), |rate| format!("{rate:.1}"))
        )
        .unwrap();
    }
    text + &coverage(entries)
}

fn coverage(entries: &[Entry]) -> String {
    let mut text = format!(
        "\n## Techniques of fraud\n\nOf the {}: those that leave a trace in what a wallet shows an engine (payments, uses \
         of the account, devices). Those that work before or elsewhere (stolen mail, forged papers, a breached shop) are \
         not listed.\n\n| technique | reasons |\n|---|---|\n",
        technique::SOURCE
    );
    for technique in technique::ALL {
        let covering = entries
            .iter()
            .filter(|entry| texts(&entry.spec["techniques"]).contains(&technique.id));
        let links: Vec<String> = covering
            .map(|entry| format!("[`{0}`]({0}.md)", entry.code()))
            .collect();
        let says = if links.is_empty() {
            format!("not covered: {}", technique.uncovered)
        } else {
            links.join(", ")
        };
        writeln!(text, "| {} | {says} |", technique.named()).unwrap();
    }
    text
}
