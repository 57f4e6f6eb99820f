//! The company that a payment keeps: what labels said of its country, trade, channel, device and network, and what its
//! trade usually costs.

use crate::season::{START, engine_at_utc, purchase};
use crate::told::{DAY, HOUR, said};
use wallet_sentinel::IngestOptions;
use wallet_sentinel::event::Field;
use wallet_sentinel::reason::Param;

const PEOPLE: usize = 50;
const DAYS: usize = 120;

fn noon(day: usize) -> i64 {
    START + i64::try_from(day).unwrap() * DAY + 12 * HOUR
}

/// The number of somebody's payment of a day.
const fn id(day: usize, person: usize) -> usize {
    day * PEOPLE + person
}

/// The probabilities of two payments that differ in one field alone, after a season in which everybody paid with either
/// value and, of every five payments with the first of them, one was labelled fraud a week later.
fn told_apart(field: Field, bad: &str, good: &str) -> (f64, f64) {
    let mut engine = engine_at_utc();
    for day in 0..DAYS {
        let mut batch = Vec::new();
        for person in 0..PEOPLE {
            let value = if (day + person) % 4 == 0 { bad } else { good };
            let of = [(field, value)];
            batch.push(purchase(person, id(day, person), noon(day), "20.00", &of));
        }
        for person in (0..PEOPLE).filter(|_| day >= 7) {
            let paid = day - 7;
            let is_fraud = (paid + person) % 20 == 0;
            let word = if is_fraud { "fraud" } else { "legitimate" };
            batch.push(said(person, id(paid, person), word, noon(day) + HOUR));
        }
        engine.ingest(&batch, IngestOptions::default()).unwrap();
    }
    let probability = |value| {
        let last = purchase(1, id(DAYS, 1), noon(DAYS), "20.00", &[(field, value)]);
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
fn weight_of_900(mcc: &str, people: usize) -> (f64, bool) {
    let mut engine = engine_at_utc();
    for day in 0..DAYS {
        let mut batch = Vec::new();
        for person in 0..people {
            let (mcc, amount) = match (day + person) % 24 {
                0 => ("5944", 800 + (day + 7 * person) % 200),
                _ => ("5411", 15 + (day + person) % 10),
            };
            let of = [(Field::Mcc, mcc)];
            batch.push(purchase(
                person,
                id(day, person),
                noon(day),
                &format!("{amount}.00"),
                &of,
            ));
        }
        engine.ingest(&batch, IngestOptions::default()).unwrap();
    }
    let last = purchase(1, id(DAYS, 1), noon(DAYS), "900.00", &[(Field::Mcc, mcc)]);
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
