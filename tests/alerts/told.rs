//! Mei's life, one event at a time: three months of lunches and groceries, and then whatever a test tells.

use crate::reading;
use serde_json::{Value as Json, json};
use wallet_sentinel::alert::{Action, Alert, AlertQuery, State};
use wallet_sentinel::config::Readers;
use wallet_sentinel::engine::{Assessment, IngestOptions, Ingested};
use wallet_sentinel::time::{DAY, HOUR, MINUTE};
use wallet_sentinel::{Code, Config, Engine, Error, Millis};

/// Midnight in Shanghai on the day after the habit's last.
pub(crate) const TODAY: i64 = 1_774_972_800_000; // 2026-04-01 00:00 +08:00

/// Everybody's answers, the desk's among them.
fn to_all(config: Config) -> Config {
    Config {
        audience: Readers::All,
        ..config
    }
}

pub(crate) struct Mei(pub(crate) Engine);

impl Mei {
    /// With a habit, and no alert.
    pub(crate) fn with(config: Json) -> Self {
        let config: Config = serde_json::from_value(config).unwrap();
        let mut mei = Self(Engine::new(to_all(config)).unwrap());
        let amounts = ["18.00", "22.50", "35.00", "26.00", "19.80", "31.00", "24.00"];
        let shops = ["noodle shop", "canteen", "noodle shop", "dumpling house"];
        for day in 0..90_usize {
            let at = TODAY - (90 - day as i64) * DAY + 12 * HOUR + (day as i64 * 17 % 40) * MINUTE;
            let lunch = paid(&format!("lunch {day}"), at, amounts[day % 7], shops[day % 4]);
            mei.hears(lunch);
        }
        assert_eq!(mei.alerts().len(), 0, "the habit itself is no alert");
        mei
    }

    /// From a snapshot.
    pub(crate) fn restored(bytes: &[u8]) -> Self {
        Self(Engine::restore(bytes, to_all(Config::default())).unwrap())
    }

    pub(crate) fn new() -> Self {
        Self::with(json!({}))
    }

    pub(crate) fn hears(&mut self, event: Json) -> Ingested {
        let raw = reading::raw_event(&event).unwrap();
        self.0.ingest(&[raw], IngestOptions::default()).unwrap()
    }

    /// Several at once, as an export holds them.
    pub(crate) fn imports(&mut self, events: &[Json]) -> Vec<Alert> {
        let raw: Vec<_> = events
            .iter()
            .map(|event| reading::raw_event(event).unwrap())
            .collect();
        self.0.ingest(&raw, IngestOptions::default()).unwrap().alerts
    }

    /// The alert that this event raises or changes; there is exactly one.
    pub(crate) fn is_told(&mut self, event: Json) -> Alert {
        let what = event.to_string();
        let mut alerts = self.hears(event).alerts;
        assert_eq!(alerts.len(), 1, "{what}: {alerts:?}");
        alerts.remove(0)
    }

    /// Twice the same within three minutes.
    pub(crate) fn pays_twice(&mut self, id: &str, at: i64, amount: &str, shop: &str) -> Vec<Alert> {
        self.hears(paid(&format!("{id} 1"), at, amount, shop));
        self.hears(paid(&format!("{id} 2"), at + 3 * MINUTE, amount, shop))
            .alerts
    }

    /// One order charged twice: no habit makes that usual.
    pub(crate) fn is_charged_twice(&mut self, order: &str, at: i64, amount: &str, shop: &str) -> Vec<Alert> {
        let charge = |turn: i64| {
            let mut charge = paid(&format!("{order} {turn}"), at + turn * MINUTE, amount, shop);
            charge["orderId"] = json!(order);
            charge
        };
        self.hears(charge(0));
        self.hears(charge(1)).alerts
    }

    pub(crate) fn alerts(&self) -> Vec<Alert> {
        let query = AlertQuery {
            audience: Some(Readers::All),
            ..AlertQuery::default()
        };
        self.0.alerts(&query).unwrap().into_iter().cloned().collect()
    }

    pub(crate) fn alert(&self, id: &str) -> Alert {
        self.alerts().into_iter().find(|alert| alert.id == id).unwrap()
    }

    pub(crate) fn open(&self) -> usize {
        self.alerts()
            .iter()
            .filter(|alert| alert.state == State::Open)
            .count()
    }

    pub(crate) fn acts(&mut self, id: &str, action: Json) -> Result<Alert, Error> {
        let action: Action = serde_json::from_value(action).unwrap();
        self.0.act(id, &action).cloned()
    }

    pub(crate) fn is_refused(&mut self, id: &str, action: Json) -> Code {
        self.acts(id, action).unwrap_err().code
    }

    pub(crate) fn would_score(&self, event: Json) -> Assessment {
        self.0.assess(&reading::raw_event(&event).unwrap()).unwrap()
    }

    /// The probability of a purchase there once all that was said is known, by its bits: those of positive numbers are in
    /// the numbers' own order.
    pub(crate) fn risk_at(&self, shop: &str) -> u64 {
        self.would_score(paid("next", TODAY + 30 * HOUR, "25.00", shop))
            .scored
            .probability
            .to_bits()
    }
}

pub(crate) fn paid(id: &str, at: i64, amount: &str, shop: &str) -> Json {
    json!({
        "kind": "transaction", "accountId": "mei", "id": id, "at": at, "utcOffset": 480, "direction": "debit",
        "type": "purchase", "status": "completed", "amount": amount, "currency": "CNY", "counterparty": { "name": shop },
    })
}

/// Eight thousand to a stranger: a suspicion, and no takeover.
pub(crate) fn sent(id: &str, at: i64, amount: &str, to: &str) -> Json {
    let mut event = paid(id, at, amount, to);
    event["type"] = json!("transfer");
    event
}

pub(crate) fn verdict(of: &str, at: i64, outcome: &str) -> Json {
    json!({ "kind": "verdict", "accountId": "mei", "of": { "transactionId": of }, "at": at, "outcome": outcome, "source": "desk 7" })
}

pub(crate) fn label(of: &str, at: i64, word: &str) -> Json {
    json!({ "kind": "label", "accountId": "mei", "of": { "transactionId": of }, "at": at, "label": word })
}

pub(crate) fn at(time: i64) -> Millis {
    Millis::new(time).unwrap()
}

/// Mei, who sent money to Chen Gang, and the alert on it.
pub(crate) fn troubled(at: i64) -> (Mei, String) {
    let mut mei = Mei::new();
    let id = mei.is_told(sent("p", at, "9000.00", "Chen Gang")).id;
    (mei, id)
}
