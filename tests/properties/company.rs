//! The company that a payment keeps: what labels said of its country, trade, channel, device and network, and what its
//! trade usually costs.

use std::borrow::Cow;
use wallet_sentinel::event::{Dialect, Field, RawEvent, Value};
use wallet_sentinel::signal::Param;
use wallet_sentinel::time::{DAY, HOUR};
use wallet_sentinel::{Config, Engine, IngestOptions};

const START: i64 = 1_767_225_600_000; // 2026-01-01 UTC
const PEOPLE: i64 = 50;
const DAYS: i64 = 120;

fn text(value: &str) -> Value<'static> {
    Value::Text(Cow::Owned(value.to_owned()))
}

#[allow(clippy::cast_precision_loss)] // below 2^53
fn number(at: i64) -> Value<'static> {
    Value::Number(at as f64)
}

fn payment(id: &str, person: i64, at: i64, amount: &str, more: &[(Field, &str)]) -> RawEvent<'static> {
    let mut values = vec![
        (Field::Kind, text("transaction")),
        (Field::Id, text(id)),
        (Field::AccountId, text(&format!("account {person}"))),
        (Field::At, number(at)),
        (Field::Amount, text(amount)),
        (Field::Currency, text("EUR")),
        (Field::Direction, text("debit")),
        (Field::Type, text("purchase")),
        (Field::Status, text("completed")),
        (Field::CounterpartyId, text("shop")),
        (Field::CounterpartyKind, text("merchant")),
    ];
    values.extend(more.iter().map(|(field, value)| (*field, text(value))));
    RawEvent {
        dialect: Dialect::Typed,
        values,
    }
}

fn label(of: &str, person: i64, at: i64, is_fraud: bool) -> RawEvent<'static> {
    let word = if is_fraud { "fraud" } else { "legitimate" };
    RawEvent {
        dialect: Dialect::Typed,
        values: vec![
            (Field::Kind, text("label")),
            (Field::AccountId, text(&format!("account {person}"))),
            (Field::OfTransactionId, text(of)),
            (Field::At, number(at)),
            (Field::Label, text(word)),
        ],
    }
}

fn engine() -> Engine {
    Engine::new(Config {
        utc_offset: 0,
        ..Config::default()
    })
    .unwrap()
}

/// The probabilities of two payments that differ in one field alone, after a season in which everybody paid with either
/// value and, of every five payments with the first of them, one was labelled fraud a week later.
fn told_apart(field: Field, bad: &str, good: &str) -> (f64, f64) {
    let mut engine = engine();
    for day in 0..DAYS {
        let mut batch = Vec::new();
        for person in 0..PEOPLE {
            let at = START + day * DAY + 12 * HOUR + person * 1_000;
            let value = if (day + person) % 4 == 0 { bad } else { good };
            batch.push(payment(
                &format!("{day}-{person}"),
                person,
                at,
                "20.00",
                &[(field, value)],
            ));
        }
        for person in (0..PEOPLE).filter(|_| day >= 7) {
            let paid = day - 7;
            let is_fraud = (paid + person) % 20 == 0;
            let at = START + day * DAY + 13 * HOUR;
            batch.push(label(&format!("{paid}-{person}"), person, at, is_fraud));
        }
        engine.ingest(&batch, IngestOptions::default()).unwrap();
    }
    let probability = |value| {
        let last = payment(
            "last",
            1,
            START + DAYS * DAY + 12 * HOUR,
            "20.00",
            &[(field, value)],
        );
        engine.assess(&last).unwrap().scored.probability
    };
    (probability(bad), probability(good))
}

#[test]
fn what_labels_said_of_a_country_a_trade_a_channel_a_device_or_a_network_tells_payments_apart() {
    for (field, bad, good) in [
        (Field::Country, "FR", "DE"),
        (Field::Mcc, "5944", "5411"),
        (Field::Category, "jewellery", "groceries"),
        (Field::Channel, "online", "in-store"),
        (Field::DeviceId, "shared phone", "own phone"),
        (Field::Ip, "203.0.113.7", "198.51.100.7"),
    ] {
        let (bad, good) = told_apart(field, bad, good);
        assert!(bad > 5.0 * good, "{field:?}: {bad} against {good}");
    }
}

/// What an amount of 900 weighs in this trade, and whether that is said to be for the trade, after a season in which
/// groceries cost some 20 and jewels some 900.
fn weight_of_900(mcc: &str, people: i64) -> (f64, bool) {
    let mut engine = engine();
    for day in 0..DAYS {
        let mut batch = Vec::new();
        for person in 0..people {
            let at = START + day * DAY + 12 * HOUR + person * 1_000;
            let (mcc, amount) = match (day + person) % 24 {
                0 => ("5944", 800 + (day + 7 * person) % 200),
                _ => ("5411", 15 + (day + person) % 10),
            };
            let id = format!("{day}-{person}");
            batch.push(payment(
                &id,
                person,
                at,
                &format!("{amount}.00"),
                &[(Field::Mcc, mcc)],
            ));
        }
        engine.ingest(&batch, IngestOptions::default()).unwrap();
    }
    let at = START + DAYS * DAY + 12 * HOUR;
    let last = payment("last", 1, at, "900.00", &[(Field::Mcc, mcc)]);
    let reasons = engine.assess(&last).unwrap().scored.reasons;
    let amount = reasons.iter().find(|reason| reason.code == "unusual-amount");
    amount.map_or((0.0, false), |reason| {
        let in_trade = reason
            .params
            .0
            .iter()
            .any(|(name, value)| name == "inTrade" && *value == Param::Bool(true));
        (reason.contribution, in_trade)
    })
}

#[test]
fn an_amount_weighs_more_in_a_trade_where_nobody_pays_as_much_and_that_is_what_is_said_of_it() {
    let (at_the_grocer, of_its_trade) = weight_of_900("5411", PEOPLE);
    let (at_the_jeweller, _) = weight_of_900("5944", PEOPLE);
    assert!(
        at_the_grocer > at_the_jeweller + 1.0,
        "{at_the_grocer} against {at_the_jeweller}"
    );
    assert!(of_its_trade);
}

#[test]
fn on_one_persons_phone_a_trade_has_no_prices_of_its_own() {
    assert_eq!(weight_of_900("5411", 3), weight_of_900("5944", 3));
}
