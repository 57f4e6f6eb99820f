//! Worlds: engines in which there are n of one thing, each made of events that come in one at a time, as on a phone.
//!
//! No bound stands in the way (`limits` are a million), so that none hides what grows; but of cases two hundred an account are kept,
//! as everywhere: what comes is given out among all of them. Two budgets are watched, though not where all payments are in one
//! month: whoever has ten thousand in a month, and a budget, waits for them to be added up.

use crate::reading::raw_event;
use crate::said::{
    acknowledged, correction, decision, label, on_series, paid, promise, refund, sum, used, with,
};
use crate::work::work_of;
use serde_json::{Value as Json, json};
use wallet_sentinel::config::{Budget, BudgetInterval, Limits, Readers};
use wallet_sentinel::money::{Amount, Currency};
use wallet_sentinel::{Config, Engine, IngestOptions, Millis};

pub(crate) const MINUTE: i64 = 60_000;
pub(crate) const HOUR: i64 = 60 * MINUTE;
pub(crate) const DAY: i64 = 24 * HOUR;
/// 2020-01-01 00:00 at +08:00.
pub(crate) const START: i64 = 1_577_808_000_000;
/// Whatever is looked back for is found within four hundred days (`link::REACH`): one payment a day fills them with as many, so
/// that from the second size on a call that reads no more than them reads as much at every size.
const A_DAY: usize = 1;
/// So many payments are asked about, each by one call.
pub(crate) const SOME: usize = 8;
const UNBOUNDED: usize = 1_000_000;

/// A thing of which there are n, and the events that make them.
pub(crate) struct World {
    pub(crate) name: &'static str,
    events: fn(usize) -> Vec<Json>,
}

/// An engine, when its last event was, and what it was to take them all in.
pub(crate) struct Made {
    pub(crate) engine: Engine,
    pub(crate) now: i64,
    pub(crate) work: u64,
    /// Some of its last payments, as they came in, and some from its middle.
    pub(crate) late: Vec<Json>,
    pub(crate) middle: Vec<Json>,
}

const fn world(name: &'static str, events: fn(usize) -> Vec<Json>) -> World {
    World { name, events }
}

pub(crate) const WORLDS: &[World] = &[
    world("payments", payments),
    world("payments of a month", dense),
    world("accounts", accounts),
    world("accounts of holders", holders),
    world("counterparties", counterparties),
    world("categories", categories),
    world("currencies", currencies),
    world("alerts", alerts),
    world("alerts of many", alerts_of_many),
    world("budgets overspent", overspent),
    world("cases", cases),
    world("cases of many", cases_of_many),
    world("promises", promises),
    world("words", words),
    world("labels", labels),
    world("uses of the account", uses),
    world("tries in vain", tries),
];

impl World {
    pub(crate) fn of(&self, n: usize) -> Made {
        let events = (self.events)(n);
        let now = events
            .iter()
            .filter_map(|event| event["at"].as_i64())
            .max()
            .unwrap();
        let raw: Vec<_> = events.iter().map(|event| raw_event(event).unwrap()).collect();
        let mut config = config();
        if self.name == "payments of a month" {
            config.budgets.clear();
        }
        let mut engine = Engine::new(config).unwrap();
        let (work, ()) = work_of(|| {
            for event in &raw {
                let came = engine
                    .ingest(std::slice::from_ref(event), IngestOptions::default())
                    .unwrap();
                assert_eq!(came.rejected, [], "{}", self.name);
            }
        });
        engine.advance(Millis::new(now).unwrap());
        let is_paid = |event: &&Json| event["kind"] == "transaction" && event["direction"] == "debit";
        let some = |from: usize| {
            events
                .iter()
                .skip(from)
                .filter(is_paid)
                .take(SOME)
                .cloned()
                .collect()
        };
        let late = some(events.len().saturating_sub(5 * SOME));
        Made {
            engine,
            now,
            work,
            late,
            middle: some(events.len() / 2),
        }
    }
}

pub(crate) fn config() -> Config {
    let budget = |category: Option<&str>, amount| Budget {
        category: category.map(str::to_owned),
        currency: Currency::CNY,
        amount: Amount::parse(amount).unwrap(),
        interval: BudgetInterval::Month,
    };
    Config {
        audience: Readers::All,
        budgets: vec![budget(None, "100000000.00"), budget(Some("dining"), "900.00")],
        limits: Limits {
            accounts: UNBOUNDED,
            counterparties: UNBOUNDED,
            alerts: UNBOUNDED,
            payments: UNBOUNDED,
            parties: UNBOUNDED,
            ..Limits::default() // cases: two hundred an account
        },
        ledger_days: 100_000,
        ..Config::default()
    }
}

fn shop(number: usize) -> String {
    format!("shop {}", number % 20)
}

fn payments(n: usize) -> Vec<Json> {
    spread(n, (DAY / A_DAY as i64) as usize)
}

fn dense(n: usize) -> Vec<Json> {
    spread(n, (30 * DAY) as usize / n)
}

/// Purchases, every tenth of them paid back, wages among them.
fn spread(n: usize, every: usize) -> Vec<Json> {
    let at = |number: usize| START + (number * every) as i64;
    let one = |number: usize| {
        let id = format!("p{number}");
        match number % 30 {
            9 | 19 | 29 => {
                let before = number - 7;
                refund("mei", &id, at(number), &sum(before), &format!("p{before}"))
            }
            15 => with(
                paid("mei", &id, at(number), "300.00", "employer"),
                &[("direction", "credit"), ("type", "income")],
            ),
            _ => {
                let category = ["dining", "groceries", "transport", "shopping"][number % 4];
                with(
                    paid("mei", &id, at(number), &sum(number), &shop(number * 7)),
                    &[("category", category), ("orderId", &format!("o{number}"))],
                )
            }
        }
    };
    (0..n).map(one).collect()
}

fn hourly(number: usize) -> i64 {
    START + number as i64 * DAY / A_DAY as i64
}

fn accounts(n: usize) -> Vec<Json> {
    let one = |number: usize| {
        let account = format!("account {}", number % n);
        paid(
            &account,
            &format!("p{number}"),
            hourly(number),
            &sum(number),
            &shop(number),
        )
    };
    (0..2 * n).map(one).collect()
}

/// Three accounts of each.
fn holders(n: usize) -> Vec<Json> {
    let mut all = accounts(n);
    for (number, event) in all.iter_mut().enumerate() {
        event["holderId"] = json!(format!("holder {}", number % n / 3));
    }
    all
}

fn counterparties(n: usize) -> Vec<Json> {
    let one = |number: usize| {
        paid(
            "mei",
            &format!("p{number}"),
            hourly(number),
            &sum(number),
            &format!("stall {number}"),
        )
    };
    (0..n).map(one).collect()
}

fn categories(n: usize) -> Vec<Json> {
    let mut all = payments(n);
    for (number, event) in all
        .iter_mut()
        .enumerate()
        .filter(|(_, event)| event["type"] == "purchase")
    {
        event["category"] = json!(format!("category {number}"));
    }
    all
}

fn currencies(n: usize) -> Vec<Json> {
    let letter = |number: usize| char::from(b'A' + u8::try_from(number % 26).unwrap());
    let mut all = payments(n);
    for (number, event) in all.iter_mut().enumerate() {
        let code: String = [number / 676, number / 26, number]
            .into_iter()
            .map(letter)
            .collect();
        event["currency"] = json!(code);
        event["amount"] = json!("5");
        event.as_object_mut().unwrap().remove("refundOf");
    }
    all
}

/// A charge, and the same again: one alert.
fn twice(account: &str, number: usize) -> [Json; 2] {
    let order = format!("o{number}");
    let at = START + number as i64 * DAY;
    let one = |id: String, at| {
        with(
            paid(account, &id, at, &sum(number), &shop(number)),
            &[("orderId", &order)],
        )
    };
    [
        one(format!("p{number}"), at),
        one(format!("again{number}"), at + MINUTE),
    ]
}

fn alerts(n: usize) -> Vec<Json> {
    (0..n).flat_map(|number| twice("mei", number)).collect()
}

fn alerts_of_many(n: usize) -> Vec<Json> {
    (0..n)
        .flat_map(|number| twice(&format!("account {number}"), number))
        .collect()
}

/// A month's dining in one payment, of one account after the other.
fn overspent(n: usize) -> Vec<Json> {
    let one = |number: usize| {
        let account = format!("account {number}");
        with(
            paid(
                &account,
                &format!("p{number}"),
                hourly(number),
                "950.00",
                &shop(number),
            ),
            &[("category", "dining")],
        )
    };
    (0..n).map(one).collect()
}

/// A transfer that is under way.
fn sent(account: &str, number: usize) -> Json {
    let way = [("type", "transfer"), ("status", "pending")];
    with(
        paid(
            account,
            &format!("sent{number}"),
            hourly(number),
            &sum(number),
            &shop(number),
        ),
        &way,
    )
}

fn cases(n: usize) -> Vec<Json> {
    (0..n).map(|number| sent("mei", number)).collect()
}

fn cases_of_many(n: usize) -> Vec<Json> {
    (0..n)
        .map(|number| sent(&format!("account {number}"), number))
        .collect()
}

fn promises(n: usize) -> Vec<Json> {
    let both = |number: usize| {
        let (id, at) = (format!("p{number}"), hourly(number));
        let paid = paid("mei", &id, at, &sum(number), &shop(number));
        [paid, promise(&format!("promise{number}"), at + MINUTE, &id)]
    };
    (0..n).flat_map(both).collect()
}

/// Of each word that persons say, and that waits or is kept, one.
fn words(n: usize) -> Vec<Json> {
    let all = |number: usize| {
        let at = hourly(number);
        let (name, id) = (format!("stall {number}"), format!("p{number}"));
        [
            paid("mei", &id, at, &sum(number), &shop(number)),
            correction(&name, at),
            decision(&id, &format!("q{number}"), at),
            on_series(&format!("{number:032x}"), at),
            acknowledged(&format!("{number:032x}"), at),
        ]
    };
    (0..n).flat_map(all).collect()
}

fn labels(n: usize) -> Vec<Json> {
    let both = |number: usize| {
        let (id, at) = (format!("p{number}"), hourly(number));
        let word = if number.is_multiple_of(3) {
            "fraud"
        } else {
            "legitimate"
        };
        [
            paid("mei", &id, at, &sum(number), &shop(number)),
            label(&id, word, at + MINUTE),
        ]
    };
    (0..n).flat_map(both).collect()
}

fn uses(n: usize) -> Vec<Json> {
    let both = |number: usize| {
        let at = hourly(number);
        [
            used(&format!("a{number}"), at),
            paid(
                "mei",
                &format!("p{number}"),
                at + MINUTE,
                &sum(number),
                &shop(number),
            ),
        ]
    };
    (0..n).flat_map(both).collect()
}

/// Tries at coming in, all of them within one minute, each from a device of its own; payments after them.
fn tries(n: usize) -> Vec<Json> {
    let tried = |number: usize| {
        let at = START + number as i64 * MINUTE / n as i64;
        with_failure(used(&format!("t{number}"), at))
    };
    let mut events: Vec<Json> = (0..n).map(tried).collect();
    events.extend(spread(n, (DAY / A_DAY as i64) as usize));
    events
}

fn with_failure(mut tried: Json) -> Json {
    tried["success"] = false.into();
    tried
}
