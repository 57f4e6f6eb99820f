//! The stream as engines hear it, a model that labels taught before, and what one engine says that has all accounts.

use crate::reading;
use crate::stream::{Item, stream, with_acts};
use serde_json::json;
use std::fmt::Write;
use std::sync::LazyLock;
use wallet_sentinel::alert::{Alert, AlertQuery};
use wallet_sentinel::config::Readers;
use wallet_sentinel::engine::{AdvanceOptions, Ingested};
use wallet_sentinel::event::RawEvent;
use wallet_sentinel::options::{Options, read};
use wallet_sentinel::score::Model;
use wallet_sentinel::{Config, Engine, IngestOptions, Millis};

/// An item, and the event as the core reads it.
pub(crate) struct Heard {
    pub(crate) item: Item,
    pub(crate) raw: Option<RawEvent<'static>>,
}

pub(crate) struct World {
    pub(crate) heard: Vec<Heard>,
    model: Model,
}

pub(crate) static WORLD: LazyLock<World> = LazyLock::new(|| {
    let mut heard = heard(stream());
    let config = Config {
        audience: Readers::All,
        ..Config::default()
    };
    let mut teacher = Engine::new(config).unwrap();
    heard.iter().for_each(|heard| drop(said(&mut teacher, heard)));
    let model = teacher.model().unwrap();
    let mut first = engine_with(&model);
    heard.iter().for_each(|heard| drop(said(&mut first, heard)));
    let alerts = first.alerts(&AlertQuery::default()).unwrap();
    let alerts: Vec<Alert> = alerts.into_iter().cloned().collect();
    let items = heard.drain(..).map(|heard| heard.item).collect();
    World {
        heard: self::heard(with_acts(items, &alerts)),
        model,
    }
});

/// What one engine says that has all accounts: of each item, and at the end.
pub(crate) static INTERLEAVED: LazyLock<(Vec<Vec<String>>, Vec<String>)> = LazyLock::new(|| {
    let mut engine = engine();
    let said: Vec<Vec<String>> = WORLD.heard.iter().map(|heard| said(&mut engine, heard)).collect();
    let told = told_in_all([&engine]);
    (said, told)
});

fn heard(items: Vec<Item>) -> Vec<Heard> {
    let raw = |item: &Item| match item {
        Item::Event(event) => Some(reading::raw_event(event).unwrap()),
        Item::Time(_) => None,
    };
    { items.into_iter() }
        .map(|item| Heard {
            raw: raw(&item),
            item,
        })
        .collect()
}

/// Everything is for the desk's eyes; its rules ask for counts across accounts, and none is counted out by its share.
fn config() -> Config {
    let rule = |id: &str, when: &str| json!({ "id": id, "when": when, "severity": "notice", "weight": 0.5 });
    let given = json!({
        "audience": "all", "learn": false,
        "rulePack": { "id": "desk", "version": "1", "mostShare": 1, "rules": [
            rule("reported", "across.counterparty.frauds >= 3"),
            rule("crowd", "across.category.payments % 7 == 0"),
            rule("device", "across.device.frauds > 0"),
        ] },
        "lists": { "watch": [{ "field": "counterparty", "value": "stall 7" }] },
    });
    let given: Options = serde_json::from_str(&given.to_string()).unwrap();
    read(&given).unwrap()
}

fn engine_with(model: &Model) -> Engine {
    let mut engine = Engine::new(config()).unwrap();
    engine.load_model(model).unwrap();
    engine
}

/// An engine that knows nothing of any account yet.
pub(crate) fn engine() -> Engine {
    engine_with(&WORLD.model)
}

/// What an engine says of an item, bits and all; of several alerts each, in an order that is no engine's.
pub(crate) fn said(engine: &mut Engine, heard: &Heard) -> Vec<String> {
    match (&heard.item, &heard.raw) {
        (Item::Event(_), Some(raw)) => {
            let one = std::slice::from_ref(raw);
            vec![shown(engine.ingest(one, IngestOptions::default()).unwrap())]
        }
        (Item::Time(at), _) => {
            let options = AdvanceOptions { trusted: true };
            let alerts = engine.advance_with(Millis::new(*at).unwrap(), options);
            sorted(alerts.into_iter().map(shown_alert).collect())
        }
        _ => Vec::new(),
    }
}

pub(crate) fn sorted(mut all: Vec<String>) -> Vec<String> {
    all.sort();
    all
}

fn shown(mut ingested: Ingested) -> String {
    let mut text = String::new();
    for one in &ingested.assessments {
        let scored = &one.scored;
        let shares = scored.reasons.iter().map(|reason| reason.contribution);
        let figures = [scored.base, scored.probability, scored.score];
        for number in figures.into_iter().chain(shares) {
            write!(text, "{:016x} ", number.to_bits()).unwrap();
        }
    }
    let alerts: Vec<String> = ingested.alerts.drain(..).map(shown_alert).collect();
    write!(text, "{ingested:?} {alerts:?}").unwrap();
    text
}

/// An alert but for its number, which is its engine's own.
fn shown_alert(alert: Alert) -> String {
    format!("{:?}", Alert { number: 0, ..alert })
}

/// Every alert that engines hold, in an order that is no engine's.
pub(crate) fn told_in_all<'e>(engines: impl IntoIterator<Item = &'e Engine>) -> Vec<String> {
    let each = |engine: &Engine| -> Vec<String> {
        let alerts = engine.alerts(&AlertQuery::default()).unwrap();
        alerts.into_iter().cloned().map(shown_alert).collect()
    };
    sorted(engines.into_iter().flat_map(each).collect())
}
