//! Seasons of ordinary purchases in which one thing is varied: what a payment afterwards is judged by.

use crate::told::{Raw, account, text, typed};
use wallet_sentinel::event::{Field, Value};
use wallet_sentinel::{Config, Engine};

/// 2026-01-01 UTC.
pub(crate) const START: i64 = 1_767_225_600_000;

/// A purchase at the canteen, and what else is told of it. `told::said` labels it.
#[allow(clippy::cast_precision_loss)] // below 2^53
pub(crate) fn purchase(by: usize, id: usize, at: i64, amount: &str, more: &[(Field, &str)]) -> Raw {
    let mut values = vec![
        (Field::Kind, text("transaction")),
        (Field::Id, text(format!("paid {id}"))),
        (Field::AccountId, text(account(by))),
        (Field::At, Value::Number(at as f64)),
        (Field::Amount, text(amount)),
        (Field::Currency, text("CNY")),
        (Field::Direction, text("debit")),
        (Field::Type, text("purchase")),
        (Field::Status, text("completed")),
        (Field::CounterpartyId, text("canteen")),
        (Field::CounterpartyKind, text("merchant")),
    ];
    values.extend(more.iter().map(|(field, value)| (*field, text(*value))));
    typed(values)
}

/// An engine whose hours are UTC's.
pub(crate) fn engine_at_utc() -> Engine {
    Engine::new(Config {
        utc_offset: Some(0),
        ..Config::default()
    })
    .unwrap()
}
