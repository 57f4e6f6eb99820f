//! Among many people a signal is believed as far as the others bear it out; on one phone as it was shipped.

use std::borrow::Cow;
use wallet_sentinel::event::{Dialect, Field, RawEvent, Value};
use wallet_sentinel::time::{DAY, HOUR};
use wallet_sentinel::{Config, Engine, IngestOptions};

const START: i64 = 1_767_225_600_000; // 2026-01-01 UTC
const DAYS: i64 = 100;

fn payment(id: String, account: &str, at: i64, amount: &str) -> RawEvent<'static> {
    let text = |value: &str| Value::Text(Cow::Owned(value.to_owned()));
    #[allow(clippy::cast_precision_loss)] // below 2^53
    let at = Value::Number(at as f64);
    RawEvent {
        dialect: Dialect::Typed,
        values: vec![
            (Field::Kind, text("transaction")),
            (Field::Id, text(&id)),
            (Field::AccountId, text(account)),
            (Field::At, at),
            (Field::Amount, text(amount)),
            (Field::Currency, text("CNY")),
            (Field::Direction, text("debit")),
            (Field::Type, text("purchase")),
            (Field::Status, text("completed")),
            (Field::CounterpartyId, text("canteen")),
            (Field::CounterpartyKind, text("merchant")),
        ],
    }
}

/// How far an odd hour moves the log-odds of somebody who pays at noon, after a season in which everybody paid once or
/// twice at night and, by day, now and then twice running far beyond the usual amount, or did not.
fn odd_hour_after(people: usize, with_odd_amounts: bool) -> f64 {
    let mut engine = Engine::new(Config {
        utc_offset: 0,
        ..Config::default()
    })
    .unwrap();
    let mut events = Vec::new();
    for day in 0..DAYS {
        for person in 0..people {
            let account = format!("account {person}");
            let turn = (day + i64::try_from(person).unwrap()) % 60;
            let hour = if turn == 7 { 3 } else { 12 };
            let amount = match turn {
                44 | 45 if with_odd_amounts && day > 30 => "900.00",
                _ if day % 2 == 0 => "10.00",
                _ => "12.00",
            };
            let at = START + day * DAY + hour * HOUR + i64::try_from(person).unwrap() * 1_000;
            events.push(payment(format!("{day}-{person}"), &account, at, amount));
        }
    }
    let at_noon = |day: i64| START + day * DAY + 12 * HOUR;
    events.extend((0..DAYS).map(|day| payment(format!("{day}"), "by day", at_noon(day), "11.00")));
    events.sort_by_key(|event| match event.values[3] {
        #[allow(clippy::cast_possible_truncation)]
        (_, Value::Number(at)) => at as i64,
        _ => 0,
    });
    engine.ingest(&events, IngestOptions::default()).unwrap();
    let at_night = START + DAYS * DAY + 3 * HOUR;
    let last = payment("last".to_owned(), "by day", at_night, "11.00");
    let assessment = engine.assess(&last).unwrap();
    let reasons = &assessment.scored.reasons;
    reasons
        .iter()
        .find(|reason| reason.code == "odd-hour")
        .map_or(0.0, |reason| reason.contribution)
}

#[test]
fn an_odd_hour_counts_less_where_what_else_is_odd_comes_by_day() {
    let (shipped, alone) = (odd_hour_after(60, false), odd_hour_after(60, true));
    assert!(shipped > 0.5, "{shipped}");
    assert!(
        alone < 0.8 * shipped && alone > 0.3 * shipped,
        "{alone} of {shipped}"
    );
}

#[test]
fn on_a_phone_that_knows_few_people_it_counts_as_ever() {
    let (shipped, alone) = (odd_hour_after(5, false), odd_hour_after(5, true));
    assert!((shipped - alone).abs() < 1e-9, "{alone} of {shipped}");
}
