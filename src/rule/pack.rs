//! Packs: an operator's rules under one id and version, as a host gives them.
//!
//! A pack is read to its end and every fault told with its place; a pack with a fault is never applied in part.
//! Not here: what the expressions say (`compile`), whether a rule fires, and what comes of it (`engine::rules`).

use super::Change;
use super::form::{Form, is_id};
use crate::error::{Code, Fault};
use crate::event::Outcome;
use crate::options::Options;
use crate::record::record;

/// What the code of an operator's rule begins with, where a reason's code is asked for: no built-in code has a colon.
pub const RULE: &str = "rule:";

/// Rules of a pack: a desk that reads them all has some dozens.
const MOST_RULES: usize = 500;
/// Bytes of an id, a version, a title.
const LONGEST: usize = 64;
const LONGEST_TITLE: usize = 200;
/// Nats of a rule, either way: at 10 the odds are 22,000 times what they were, beyond which nothing is left to say.
const MOST_NATS: f64 = 10.0;
/// The share of payments above which a live rule goes to shadow: one in twenty, far above any review team's capacity. Judgement.
const MOST_SHARE: f64 = 0.05;

/// A pack of rules.
#[derive(Debug, Clone, PartialEq, Default)]
#[allow(missing_docs)] // the contract's names
pub struct RulePack {
    pub id: String,
    pub version: String,
    /// The share of payments above which a live rule of it goes to shadow.
    pub most_share: f64,
    pub rules: Vec<Rule>,
    /// Who changed what: for people. It is kept beside the pack, and no part of what a receipt vouches for.
    pub log: Vec<Change>,
}

record! { struct RulePack { id, version, most_share, rules; log } }

/// A rule, as it is written.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // the contract's names
pub struct Rule {
    pub id: String,
    /// What it is asked of.
    pub on: On,
    /// The expression.
    pub when: String,
    /// Place of the word in `Rule::SEVERITIES`.
    pub severity: usize,
    /// Place of the word in `Rule::TOPICS`.
    pub topic: usize,
    pub mode: RuleMode,
    /// Nats that it adds to the log-odds.
    pub weight: f64,
    pub outcome: Option<Outcome>,
    /// Titles of its alerts, by locale.
    pub title: Vec<(String, String)>,
}

record! { struct Rule { id, on, when, severity, topic, mode, weight, outcome, title } }

/// What a rule is asked of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum On {
    /// Payments.
    #[default]
    Payment,
    /// Uses of the account.
    Access,
}

record! { enum On { 0 = Payment, 1 = Access } }

/// Mode of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleMode {
    /// It adds to the score, decides and alerts.
    Live,
    /// It is counted.
    Shadow,
    /// It is read, and that is all.
    Off,
}

record! { enum RuleMode { 0 = Live, 1 = Shadow, 2 = Off } }

impl Rule {
    /// The contract's severities, the least first.
    pub const SEVERITIES: &'static [&'static str] = &["info", "notice", "warning", "danger"];
    /// The contract's topics.
    pub const TOPICS: &'static [&'static str] = &["payment", "access", "service", "spending"];
    const ON: &'static [&'static str] = &["payment", "access"];
    const MODES: &'static [&'static str] = &["live", "shadow", "off"];
}

impl RulePack {
    /// A pack as a host gives it, as far as it can be read; what is wrong with it is added to `faults`.
    pub fn read(given: &Options, path: &str, faults: &mut Vec<Fault>) -> Self {
        const KEYS: &[&str] = &["id", "version", "rules", "mostShare", "log"];
        let mut form = Form::of(given, path.to_owned(), KEYS, faults);
        let id = form.text("id", LONGEST).unwrap_or_default();
        let version = form.text("version", LONGEST).unwrap_or_default();
        let most_share = form.number("mostShare", 0.0, 1.0).unwrap_or(MOST_SHARE);
        let log = Change::log(&mut form);
        let (items, faults) = form.items("rules", MOST_RULES);
        let mut rules: Vec<Rule> = Vec::new();
        for (path, item) in items {
            let rule = Rule::read(item, &path, faults);
            if !rule.id.is_empty() && rules.iter().any(|known| known.id == rule.id) {
                faults.push(Fault::new(format!("{path}.id"), Code::RuleTwice));
            }
            rules.push(rule);
        }
        Self {
            id,
            version,
            most_share,
            rules,
            log,
        }
    }
}

impl Rule {
    /// A rule, as far as it can be read: it keeps its place among the others whatever is wrong with it.
    fn read(given: &Options, path: &str, faults: &mut Vec<Fault>) -> Self {
        const KEYS: &[&str] = &[
            "id", "on", "when", "severity", "topic", "mode", "weight", "outcome", "title",
        ];
        let mut form = Form::of(given, path.to_owned(), KEYS, faults);
        let id = form.text("id", LONGEST);
        if id
            .as_deref()
            .is_some_and(|id| !is_id(id) || id.starts_with("list-"))
        {
            form.fault("id", Code::ValueUnknown, &["a-z", "0-9", "-"]);
        }
        let on = match form.word("on", Self::ON, false) {
            Some(1) => On::Access,
            _ => On::Payment,
        };
        // What is longer the compiler refuses, at the letter at which it is too long.
        let when = form.text("when", usize::MAX);
        let severity = form.word("severity", Self::SEVERITIES, true).unwrap_or_default();
        // Payments are the first of the topics too, and access the second.
        let topic = form.word("topic", Self::TOPICS, false).unwrap_or(on as usize);
        let mode = match form.word("mode", Self::MODES, false) {
            Some(1) => RuleMode::Shadow,
            Some(2) => RuleMode::Off,
            _ => RuleMode::Live,
        };
        let weight = form.number("weight", -MOST_NATS, MOST_NATS).unwrap_or_default();
        let outcome = form.word("outcome", Outcome::NAMES, false);
        let outcome = outcome.and_then(|place| Outcome::ALL.get(place).copied());
        let mut title = Vec::new();
        if let Some(titles) = form.get("title") {
            let (each, faults) = Form::open(titles, format!("{path}.title"), form.faults()).each();
            for (locale, path, text) in each {
                match text {
                    Options::Text(text) if text.len() > LONGEST_TITLE || locale.len() > LONGEST => {
                        faults.push(Fault::new(path, Code::TextTooLong));
                    }
                    Options::Text(text) => title.push((locale.to_owned(), text.clone())),
                    _ => faults.push(Fault {
                        expected: &["string"],
                        ..Fault::new(path, Code::FieldType)
                    }),
                }
            }
        }
        Self {
            id: id.unwrap_or_default(),
            on,
            when: when.unwrap_or_default(),
            severity,
            topic,
            mode,
            weight,
            outcome,
            title,
        }
    }
}
