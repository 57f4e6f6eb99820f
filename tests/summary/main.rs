//! Totals counted by hand: each payment once, each refund once, and nothing lost without a word.

#![allow(clippy::unwrap_used, clippy::expect_used)] // a test may

mod belonging;
mod book;
mod folded;
mod folding;
mod household;
mod links;
mod money;
mod names;
mod order;
mod own;
mod payments;
mod plan;
mod recurring;
mod series;
mod standing;
mod truth;

use std::borrow::Cow;
use wallet_sentinel::event::{Dialect, Field, RawEvent, Value};
use wallet_sentinel::summary::{By, Refunds, Sum, Summary, SummaryQuery, Totals};
use wallet_sentinel::{Config, Currency, Engine, IngestOptions, Millis, UtcOffset};

/// What the engine is given.
type Event = RawEvent<'static>;

/// So many minutes after the beginning of 1970, as text: as a number the days of that January are seconds of ours.
fn clock(minutes: usize) -> String {
    let at = Millis::new(i64::try_from(minutes).unwrap() * 60_000).unwrap();
    let date = UtcOffset::new(0).unwrap().date(at).unwrap();
    format!("{date}T{:02}:{:02}:00Z", minutes / 60 % 24, minutes % 60)
}

/// One row: names and values as a canonical CSV has them; time, currency and id are filled in.
fn row(id: usize, cells: &[(&str, &'static str)]) -> RawEvent<'static> {
    let mut values = vec![
        (Field::Id, Value::Text(Cow::Owned(format!("p{id}")))),
        (Field::At, Value::Text(Cow::Owned(clock(id)))),
        (Field::Currency, Value::Text("CNY".into())),
    ];
    for (name, value) in cells {
        let field = Field::from_name(name).expect("a field of the contract");
        values.retain(|(known, _)| *known != field);
        values.push((field, Value::Text((*value).into())));
    }
    RawEvent {
        dialect: Dialect::Text,
        values,
    }
}

fn summary_of(rows: &[&[(&str, &'static str)]]) -> Summary {
    summary_by(rows, Refunds::InPaymentPeriod)
}

fn summary_by(rows: &[&[(&str, &'static str)]], refunds: Refunds) -> Summary {
    let mut engine = Engine::new(Config::default()).unwrap();
    let events: Vec<RawEvent<'_>> = rows
        .iter()
        .enumerate()
        .map(|(id, cells)| row(id, cells))
        .collect();
    let taken = engine.ingest(&events, IngestOptions::default()).unwrap();
    assert_eq!(taken.rejected, []);
    engine
        .summary(&SummaryQuery {
            by: Some(By::Category),
            refunds,
            ..SummaryQuery::over(Millis::new(0).unwrap(), Millis::new(86_400_000).unwrap())
        })
        .unwrap()
}

fn cny(summary: &Summary) -> Totals {
    summary.totals.get(&Currency::CNY).copied().unwrap_or_default()
}

fn texts(totals: &Totals) -> [String; 4] {
    [Sum::Spent, Sum::Received, Sum::Net, Sum::Refunded].map(|sum| totals.of(sum).to_string())
}

fn codes(summary: &Summary) -> Vec<&'static str> {
    summary.quality.iter().map(|quality| quality.code).collect()
}

const REFUND: [(&str, &str); 3] = [("direction", "credit"), ("type", "refund"), ("orderId", "A1")];

#[test]
fn a_refund_told_as_a_column_as_a_row_or_as_both_counts_once() {
    let paid: &[(&str, &str)] = &[("amount", "100.00"), ("orderId", "A1")];
    let told: &[(&str, &str)] = &[("amount", "100.00"), ("orderId", "A1"), ("refunded", "30.00")];
    let back: &[(&str, &str)] = &[("amount", "30.00"), REFUND[0], REFUND[1], REFUND[2]];
    for rows in [vec![paid, back], vec![told], vec![told, back]] {
        let summary = summary_of(&rows);
        assert_eq!(texts(&cny(&summary)), ["70.00", "0", "-70.00", "30.00"]);
        assert!(!codes(&summary).contains(&"refund-without-payment"));
    }
}

#[test]
fn what_is_wholly_paid_back_leaves_a_plain_zero() {
    let summary = summary_of(&[&[("amount", "10.00"), ("status", "refunded")]]);
    assert_eq!(texts(&cny(&summary)), ["0", "0", "0", "10.00"]);
}

#[test]
fn more_paid_back_than_paid_is_received_and_said() {
    let paid: &[(&str, &str)] = &[("amount", "100.00")];
    let back: &[(&str, &str)] = &[("amount", "150.00"), REFUND[0], REFUND[1], ("refundOf", "p0")];
    let summary = summary_of(&[paid, back]);
    assert_eq!(texts(&cny(&summary)), ["0", "50.00", "50.00", "150.00"]);
    assert!(codes(&summary).contains(&"refund-exceeds-payment"));
}

#[test]
fn what_came_back_of_a_charge_that_is_called_failed_since_is_no_income_and_said() {
    for status in ["failed", "closed"] {
        let paid: &[(&str, &str)] = &[("amount", "100.00"), ("status", status)];
        let back: &[(&str, &str)] = &[("amount", "40.00"), REFUND[0], REFUND[1], ("refundOf", "p0")];
        let summary = summary_of(&[paid, back]);
        assert_eq!(texts(&cny(&summary)), ["0", "0", "0", "40.00"], "{status}");
        assert!(codes(&summary).contains(&"refund-without-payment"), "{status}");
    }
}

#[test]
fn what_came_back_beyond_a_reversed_charge_is_received_in_either_period() {
    for refunds in [Refunds::InPaymentPeriod, Refunds::InRefundPeriod] {
        let paid: &[(&str, &str)] = &[("amount", "50.00"), ("status", "reversed")];
        let back: &[(&str, &str)] = &[("amount", "60.00"), REFUND[0], REFUND[1], ("refundOf", "p0")];
        let summary = summary_by(&[paid, back], refunds);
        let totals = cny(&summary);
        assert_eq!(
            [totals.of(Sum::Spent), totals.of(Sum::Received)].map(|sum| sum.to_string()),
            ["0", "10.00"]
        );
    }
}

#[test]
fn a_part_refund_without_a_sum_is_said() {
    let summary = summary_of(&[&[
        ("amount", "10.00"),
        ("status", "partly-refunded"),
        ("category", "dining"),
    ]]);
    assert_eq!(codes(&summary), ["refund-amount-unknown"]);
}

#[test]
fn own_moves_are_left_out_but_for_their_fee() {
    let summary = summary_of(&[&[
        ("amount", "100.10"),
        ("direction", "neutral"),
        ("type", "cash-out"),
        ("fee", "0.10"),
        ("feeIncluded", "true"),
    ]]);
    let totals = cny(&summary);
    assert_eq!(texts(&totals), ["0.10", "0", "-0.10", "0"]);
    assert_eq!(
        (
            totals.of(Sum::Excluded).to_string(),
            totals.of(Sum::Fees).to_string()
        ),
        ("100.00".to_owned(), "0.10".to_owned())
    );
}

#[test]
fn an_order_that_was_given_up_counts_nowhere_and_a_pending_one_only_as_pending() {
    let closed: &[(&str, &str)] = &[("amount", "5.00"), ("status", "closed")];
    let pending: &[(&str, &str)] = &[("amount", "7.00"), ("status", "pending")];
    let totals = cny(&summary_of(&[closed, pending]));
    assert_eq!(
        (totals.of(Sum::Pending).to_string(), totals.count),
        ("7.00".to_owned(), 0)
    );
    assert_eq!(texts(&totals), ["0", "0", "0", "0"]);
}

#[test]
fn cents_do_not_drift() {
    let tenth: &[(&str, &str)] = &[("amount", "0.1")];
    let rows = vec![tenth; 1000];
    assert_eq!(cny(&summary_of(&rows)).of(Sum::Spent).to_string(), "100.0");
}
