//! A quarter of three accounts in three currencies against the books that were kept of it: `tests/fixtures/summary/book.py`
//! says for each line what is booked, and adds that up by itself.

use super::Event;
use serde_json::Value as Json;
use std::fs;
use wallet_sentinel::event::{Dialect, Field, RawEvent, Value};
use wallet_sentinel::summary::{By, ByCurrency, Interval, Refunds, Sum, Summary, SummaryQuery, Totals};
use wallet_sentinel::{Amount, Config, Engine, IngestOptions, Millis};

/// The lines of the ledger, by the names of its header.
pub(crate) fn ledger() -> Vec<Event> {
    let mut reader = csv::Reader::from_path("tests/fixtures/summary/ledger.csv").unwrap();
    let fields: Vec<Field> = reader
        .headers()
        .unwrap()
        .iter()
        .map(|name| Field::from_name(name).unwrap())
        .collect();
    let event = |row: csv::StringRecord| {
        let cells = fields.iter().zip(row.iter()).filter(|(_, cell)| !cell.is_empty());
        RawEvent {
            dialect: Dialect::Text,
            values: cells
                .map(|(field, cell)| (*field, Value::Text(cell.to_owned().into())))
                .collect(),
        }
    };
    reader.records().map(|row| event(row.unwrap())).collect()
}

pub(crate) fn engine_of(files: &[&[Event]]) -> Engine {
    let mut engine = Engine::new(Config::default()).unwrap();
    for file in files {
        let taken = engine.ingest(file, IngestOptions::default()).unwrap();
        assert_eq!(taken.rejected, []);
    }
    engine
}

pub(crate) fn quarter(refunds: Refunds) -> SummaryQuery {
    let at = |text| Millis::parse(text).unwrap();
    SummaryQuery {
        holder_id: Some("me".to_owned()),
        interval: Some(Interval::Month),
        by: Some(By::Category),
        refunds,
        ..SummaryQuery::over(at("2026-01-01T00:00:00+08:00"), at("2026-04-01T00:00:00+08:00"))
    }
}

const SUMS: [(&str, Sum); 10] = [
    ("spent", Sum::Spent),
    ("received", Sum::Received),
    ("net", Sum::Net),
    ("refunded", Sum::Refunded),
    ("fees", Sum::Fees),
    ("discounts", Sum::Discounts),
    ("points", Sum::Points),
    ("excluded", Sum::Excluded),
    ("pending", Sum::Pending),
    ("refundsPending", Sum::RefundsPending),
];

/// "12.50" and "12.5" are the same sum.
fn plain(text: &str) -> String {
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text.to_owned(),
    }
}

fn assert_booked(totals: &Totals, booked: &Json, of: &str) {
    for (name, sum) in SUMS {
        assert_eq!(
            plain(&totals.of(sum).to_string()),
            booked[name].as_str().unwrap(),
            "{of}: {name}"
        );
    }
    assert_eq!(
        totals.count.to_string(),
        booked["count"].as_str().unwrap(),
        "{of}: count"
    );
    assert_eq!(
        totals.failed.to_string(),
        booked["failed"].as_str().unwrap(),
        "{of}: failed"
    );
}

#[test]
fn a_quarter_of_three_accounts_comes_out_as_it_was_booked_by_hand() {
    let rows = ledger();
    assert!(rows.len() > 190);
    let engine = engine_of(&[&rows]);
    let expected: Json =
        serde_json::from_str(&fs::read_to_string("tests/fixtures/summary/expected.json").unwrap()).unwrap();
    for (mode, refunds) in [
        ("by payment", Refunds::InPaymentPeriod),
        ("by refund", Refunds::InRefundPeriod),
    ] {
        let booked = &expected[mode];
        let summary = engine.summary(&quarter(refunds)).unwrap();
        let currencies: Vec<&str> = summary
            .totals
            .iter()
            .map(|(currency, _)| currency.as_str())
            .collect();
        assert_eq!(currencies, ["CNY", "JPY", "KWD"]);
        for (currency, totals) in summary.totals.iter() {
            assert_booked(
                totals,
                &booked["totals"][currency.as_str()],
                &format!("{mode} {currency}"),
            );
        }
        for (month, slice) in summary.series.iter().enumerate() {
            for (currency, totals) in slice.totals.iter() {
                let key = format!("2026-0{} {currency}", month + 1);
                assert_booked(totals, &booked["months"][&key], &format!("{mode} {key}"));
            }
        }
        assert_categories(&summary, &booked["categories"]);
    }
}

fn assert_categories(summary: &Summary, booked: &Json) {
    for (key, spent) in booked.as_object().unwrap() {
        let (category, currency) = key.split_once(' ').unwrap();
        let group = summary.groups.iter().find(|group| group.key == category);
        let totals =
            group.and_then(|group| group.totals.iter().find(|(known, _)| known.as_str() == currency));
        let told = totals.map(|(_, totals)| plain(&totals.of(Sum::Spent).to_string()));
        assert_eq!(told.as_deref(), spent.as_str(), "{key}");
    }
}

#[test]
fn nothing_is_left_out_without_a_word() {
    let summary = engine_of(&[&ledger()])
        .summary(&quarter(Refunds::InPaymentPeriod))
        .unwrap();
    let said = |code: &str| -> u32 {
        summary
            .quality
            .iter()
            .filter(|one| one.code == code)
            .map(|one| one.count)
            .sum()
    };
    assert_eq!(said("counted-once"), 9, "eight by name, one by its own word");
    assert_eq!(said("refund-without-payment"), 1);
    assert_eq!(said("refund-exceeds-payment"), 1);
    let own_period = engine_of(&[&ledger()])
        .summary(&quarter(Refunds::InRefundPeriod))
        .unwrap();
    assert!(
        own_period
            .quality
            .iter()
            .any(|one| one.code == "refund-date-unknown" && one.count == 2)
    );
}

#[test]
fn the_accounts_of_a_holder_add_up_to_the_holder() {
    let engine = engine_of(&[&ledger()]);
    let whole = engine.summary(&quarter(Refunds::InPaymentPeriod)).unwrap();
    let mut sum = ByCurrency::default();
    for account in ["wallet", "card", "savings"] {
        let query = SummaryQuery {
            account_id: Some(account.to_owned()),
            ..quarter(Refunds::InPaymentPeriod)
        };
        for (currency, totals) in engine.summary(&query).unwrap().totals.iter() {
            sum.entry(*currency).plus(totals).unwrap();
        }
    }
    assert_eq!(sum, whole.totals);
}

#[test]
fn red_packets_are_left_out_by_choice_and_told_as_left_out() {
    use wallet_sentinel::event::PaymentType::RedPacket;
    let engine = engine_of(&[&ledger()]);
    let cny = |exclude| {
        let query = SummaryQuery {
            exclude,
            ..quarter(Refunds::InPaymentPeriod)
        };
        *engine.summary(&query).unwrap().totals.iter().next().unwrap().1
    };
    let (all, without) = (cny(Vec::new()), cny(vec![RedPacket]));
    let difference = |sum| all.of(sum).minus(without.of(sum)).unwrap();
    let money = |text: &str| wallet_sentinel::Money::from(Amount::parse(text).unwrap());
    assert_eq!(difference(Sum::Spent), money("88.88"));
    assert_eq!(difference(Sum::Received), money("66.66"));
    assert_eq!(difference(Sum::Excluded).negated(), money("155.54"));
}
