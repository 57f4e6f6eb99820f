//! Events that may be anything: honest ones, odd ones, and ones that are none.
//!
//! Ids, shops and accounts come from small pools, so that updates, conflicts, doubles and habits really happen. Texts that
//! belong to an account carry its name, so that a trace of it can be searched for.

use crate::plots::{happening_to, plots};
use proptest::prelude::*;
use std::borrow::Cow;
use wallet_sentinel::event::{
    Authentication, Channel, CounterpartyKind, Dialect, Direction, Field, InstrumentKind, PaymentType,
    RawEvent, Status, TimePrecision, Value,
};

/// The accounts that payments belong to. Long enough not to appear in bytes by chance.
pub(crate) const ACCOUNTS: [&str; 3] = ["account-of-mei", "account-of-lin", "account-of-zhao"];

/// 2026-01-01 00:00 at +08:00.
pub(crate) const START: i64 = 1_767_196_800_000;
const HOUR: i64 = 3_600_000;

type Raw = RawEvent<'static>;

fn text(value: impl Into<String>) -> Value<'static> {
    Value::Text(Cow::Owned(value.into()))
}

/// A time as JavaScript would give it: mostly within four months, now and then at the ends of what is taken for one.
fn time() -> impl Strategy<Value = f64> {
    prop_oneof![
        40 => (0i64..120 * 24 * 60).prop_map(|minutes| (START + minutes * 60_000) as f64),
        4 => (0i64..50).prop_map(|minutes| (START + 90 * 24 * HOUR + minutes * 60_000) as f64),
        1 => prop_oneof![Just(-8.64e15), Just(0.0), Just(2_051_222_400_000.0)],
    ]
}

/// Money as text, to the limits of what is money.
fn amount() -> impl Strategy<Value = String> {
    prop_oneof![
        30 => (100u32..20_000).prop_map(|cents| format!("{}.{:02}", cents / 100, cents % 100)),
        3 => (100u32..100_000).prop_map(|yuan| format!("{yuan}")),
        1 => prop_oneof![Just("0"), Just("0.0000001"), Just("999999999999999.9999999"), Just("0.01")].prop_map(String::from),
    ]
}

fn word<T: Copy + std::fmt::Debug + 'static>(
    all: &'static [T],
    name: fn(T) -> &'static str,
) -> impl Strategy<Value = Value<'static>> {
    prop::sample::select(all).prop_map(move |word| text(name(word)))
}

/// Fields that a payment may have besides the required ones.
fn extra(account: &'static str) -> impl Strategy<Value = (Field, Value<'static>)> {
    let own = move |what: &str| text(format!("{what} in {account}"));
    prop_oneof![
        4 => (0u8..6).prop_map(move |shop| (Field::CounterpartyName, text(format!("shop {shop} in {account}")))),
        1 => (0u8..6).prop_map(move |shop| (Field::CounterpartyId, text(format!("id {shop} in {account}")))),
        1 => (0u8..4).prop_map(move |order| (Field::OrderId, text(format!("order {order} in {account}")))),
        1 => (0u8..30).prop_map(move |id| (Field::RefundOf, text(format!("payment {id} in {account}")))),
        1 => amount().prop_map(|amount| (Field::Refunded, text(amount))),
        1 => amount().prop_map(|amount| (Field::Fee, text(amount))),
        1 => any::<bool>().prop_map(|included| (Field::FeeIncluded, Value::Bool(included))),
        1 => amount().prop_map(|amount| (Field::Discount, text(amount))),
        1 => (-14i16..=14).prop_map(|hours| (Field::UtcOffset, Value::Number(f64::from(hours) * 60.0))),
        1 => prop::sample::select(vec!["dining", "groceries", "own word"]).prop_map(|category| (Field::Category, text(category))),
        1 => word(TimePrecision::ALL, TimePrecision::as_str).prop_map(|word| (Field::TimePrecision, word)),
        1 => word(CounterpartyKind::ALL, CounterpartyKind::as_str).prop_map(|word| (Field::CounterpartyKind, word)),
        1 => word(Channel::ALL, Channel::as_str).prop_map(|word| (Field::Channel, word)),
        1 => word(InstrumentKind::ALL, InstrumentKind::as_str).prop_map(|word| (Field::InstrumentKind, word)),
        1 => word(Authentication::ALL, Authentication::as_str).prop_map(|word| (Field::Authentication, word)),
        1 => Just((Field::Note, own("note"))),
        1 => Just((Field::Description, own("description"))),
        1 => Just((Field::DeviceId, own("device"))),
        1 => Just((Field::InstrumentId, own("instrument"))),
        1 => Just((Field::HolderId, own("holder"))),
        1 => Just((Field::Reference, own("reference"))),
        1 => (0u8..4).prop_map(move |order| (Field::References, Value::List(vec![format!("order {order} in {account}").into()]))),
    ]
}

/// A payment that the contract allows.
pub(crate) fn payment() -> impl Strategy<Value = Raw> {
    let usually = |usual: &'static str, others: BoxedStrategy<Value<'static>>| prop_oneof![5 => Just(text(usual)), 2 => others];
    prop::sample::select(ACCOUNTS.to_vec()).prop_flat_map(move |account| {
        let required = (
            (0u8..60).prop_map(move |id| text(format!("payment {id} in {account}"))),
            time(),
            usually("debit", word(Direction::ALL, Direction::as_str).boxed()),
            usually("purchase", word(PaymentType::ALL, PaymentType::as_str).boxed()),
            usually("completed", word(Status::ALL, Status::as_str).boxed()),
            amount(),
            prop_oneof![9 => Just("CNY"), 1 => Just("EUR")],
        );
        (required, prop::collection::vec(extra(account), 0..8)).prop_map(move |(required, extra)| {
            let (id, at, direction, kind, status, amount, currency) = required;
            let mut values = vec![
                (Field::Kind, text("transaction")),
                (Field::AccountId, text(account)),
                (Field::Id, id),
                (Field::At, Value::Number(at)),
                (Field::Direction, direction),
                (Field::Type, kind),
                (Field::Status, status),
                (Field::Amount, text(amount)),
                (Field::Currency, text(currency)),
            ];
            for (field, value) in extra {
                if !values.iter().any(|(known, _)| *known == field) {
                    values.push((field, value));
                }
            }
            // What belongs to an instrument or a counterparty needs the rest of it: leave lone halves to `garbage`.
            if !values.iter().any(|(field, _)| *field == Field::InstrumentKind) {
                values.retain(|(field, _)| *field != Field::InstrumentId);
            }
            RawEvent {
                dialect: Dialect::Typed,
                values,
            }
        })
    })
}

/// A value of any type in any state.
fn anything() -> impl Strategy<Value = Value<'static>> {
    prop_oneof![
        any::<f64>().prop_map(Value::Number),
        any::<bool>().prop_map(Value::Bool),
        ".{0,12}".prop_map(text),
        "[0-9.,e_+-]{0,30}".prop_map(text),
        Just(text("长".repeat(2_000))),
        prop::sample::select(vec!["object", "array", "bigint", "function", ""])
            .prop_map(|kind| Value::Other(Cow::Borrowed(kind))),
    ]
}

/// Something that has fields, and is a payment only by accident.
pub(crate) fn garbage() -> impl Strategy<Value = Raw> {
    let field = || prop::sample::select(Field::ALL);
    let dialect = prop::sample::select(vec![Dialect::Typed, Dialect::Text]);
    let noise = (dialect, prop::collection::vec((field(), anything()), 0..12))
        .prop_map(|(dialect, values)| RawEvent { dialect, values });
    let spoilt = (payment(), field(), anything()).prop_map(|(mut raw, field, value)| {
        raw.values.retain(|(known, _)| *known != field);
        raw.values.push((field, value));
        raw
    });
    let cut = (payment(), any::<prop::sample::Index>()).prop_map(|(mut raw, at)| {
        let at = at.index(raw.values.len());
        raw.values.remove(at);
        raw
    });
    prop_oneof![1 => noise, 3 => spoilt, 2 => cut]
}

/// What batches are pieced together from.
#[derive(Debug, Clone)]
enum Piece {
    One(Raw),
    /// An earlier event again, as it was or with another value in a field.
    Again(prop::sample::Index, Option<(Field, Value<'static>)>),
    /// So many payments at a shop, so many minutes apart.
    Series {
        account: &'static str,
        shop: u8,
        from: i64,
        count: i64,
        apart: i64,
        amount: &'static str,
    },
    /// A whole story of a scenario.
    Plot(prop::sample::Index, &'static str),
}

/// A story that happens to one of the accounts.
fn plot() -> impl Strategy<Value = Piece> {
    let account = prop::sample::select(ACCOUNTS.to_vec());
    (any::<prop::sample::Index>(), account).prop_map(|(which, account)| Piece::Plot(which, account))
}

/// A month of lunches, or a burst at night.
fn series() -> impl Strategy<Value = Piece> {
    let account = || prop::sample::select(ACCOUNTS.to_vec());
    let amount = || prop::sample::select(vec!["25.00", "6.00", "31.50"]);
    let habit =
        (account(), 0u8..3, 0i64..60, 20i64..40, amount()).prop_map(|(account, shop, day, count, amount)| {
            let from = START + day * 24 * HOUR + 12 * HOUR;
            Piece::Series {
                account,
                shop,
                from,
                count,
                apart: 24 * 60,
                amount,
            }
        });
    let burst = (
        account(),
        0u8..6,
        60i64..120,
        0i64..24,
        2i64..14,
        1i64..5,
        amount(),
    )
        .prop_map(|(account, shop, day, hour, count, apart, amount)| {
            let from = START + day * 24 * HOUR + hour * HOUR;
            Piece::Series {
                account,
                shop,
                from,
                count,
                apart,
                amount,
            }
        });
    prop_oneof![1 => habit, 1 => burst]
}

fn again() -> impl Strategy<Value = Piece> {
    let change = prop_oneof![
        word(Status::ALL, Status::as_str).prop_map(|status| (Field::Status, status)),
        amount().prop_map(|amount| (Field::Refunded, text(amount))),
        amount().prop_map(|amount| (Field::Amount, text(amount))),
    ];
    (any::<prop::sample::Index>(), prop::option::of(change))
        .prop_map(|(which, change)| Piece::Again(which, change))
}

fn pieced_together(pieces: Vec<Piece>) -> Vec<Raw> {
    let mut batch: Vec<Raw> = Vec::new();
    for piece in pieces {
        match piece {
            Piece::One(raw) => batch.push(raw),
            Piece::Again(which, change) if !batch.is_empty() => {
                let mut raw = which.get(&batch).clone();
                if let Some((field, value)) = change {
                    raw.values.retain(|(known, _)| *known != field);
                    raw.values.push((field, value));
                }
                batch.push(raw);
            }
            Piece::Again(..) => {}
            Piece::Plot(which, account) => {
                let plot: &Vec<Raw> = which.get(plots());
                batch.extend(happening_to(plot, account));
            }
            Piece::Series {
                account,
                shop,
                from,
                count,
                apart,
                amount,
            } => {
                for turn in 0..count {
                    let id = format!("payment {} in {account}", batch.len() + 1_000);
                    batch.push(RawEvent {
                        dialect: Dialect::Typed,
                        values: vec![
                            (Field::Kind, text("transaction")),
                            (Field::AccountId, text(account)),
                            (Field::Id, text(id)),
                            (Field::At, Value::Number((from + turn * apart * 60_000) as f64)),
                            (Field::UtcOffset, Value::Number(480.0)),
                            (Field::Direction, text("debit")),
                            (Field::Type, text("purchase")),
                            (Field::Status, text("completed")),
                            (Field::Amount, text(amount)),
                            (Field::Currency, text("CNY")),
                            (Field::CounterpartyName, text(format!("shop {shop} in {account}"))),
                        ],
                    });
                }
            }
        }
    }
    batch
}

/// A batch of payments.
pub(crate) fn payments() -> impl Strategy<Value = Vec<Raw>> {
    let piece = prop_oneof![80 => payment().prop_map(Piece::One), 30 => again(), 10 => series(), 1 => plot()];
    prop::collection::vec(piece, 0..50).prop_map(pieced_together)
}

/// A batch in which anything may stand.
pub(crate) fn anything_at_all() -> impl Strategy<Value = Vec<Raw>> {
    let one = prop_oneof![3 => payment(), 1 => garbage()];
    let piece = prop_oneof![80 => one.prop_map(Piece::One), 30 => again(), 10 => series(), 1 => plot()];
    prop::collection::vec(piece, 0..50).prop_map(pieced_together)
}
