//! Events made of bytes: from small pools of ids, shops and phones, so that things meet; now and then none that is valid.

use crate::dice::Dice;
use std::borrow::Cow;
use wallet_sentinel::event::{
    AccessAction, ActWord, Authentication, Awaited, Channel, CounterpartyKind, Dialect, Direction,
    Disposition, Field, InstrumentKind, LabelWord, PaymentType, RawEvent, Relation, SeriesVerb, Status,
    TimePrecision, Value,
};

pub(crate) type Raw = RawEvent<'static>;
type Values = Vec<(Field, Value<'static>)>;

pub(crate) const ACCOUNTS: [&str; 3] = ["mei", "lin", "zhao"];
/// 2026-01-01 00:00 at +08:00.
pub(crate) const START: i64 = 1_767_196_800_000;
const MINUTE: i64 = 60_000;
const ENDS_OF_TIME: [i64; 8] = [
    0,
    -1,
    8_640_000_000_000_000,
    -8_640_000_000_000_000,
    8_000_000_000_000_000,
    253_370_764_800_000,
    i64::MAX,
    START,
];

/// Values by dice.
impl Dice<'_> {
    fn word(&mut self, from: &[&'static str]) -> Value<'static> {
        plain(self.pick(from))
    }

    /// A word of a closed list.
    fn of<T: Copy>(&mut self, all: &[T], name: fn(T) -> &'static str) -> Value<'static> {
        plain(name(self.pick(all)))
    }

    fn number(&mut self) -> f64 {
        let mut bits = [0; 8];
        bits.iter_mut().for_each(|bits| *bits = self.byte());
        f64::from_le_bytes(bits)
    }
}

/// Where the story's clock stands.
pub(crate) struct Clock(pub(crate) i64);

impl Clock {
    /// Goes on by seconds, minutes, hours or days, or back; or names an end of all time and stays where it is.
    pub(crate) fn tick(&mut self, dice: &mut Dice<'_>) -> i64 {
        let by = dice.byte();
        let steps = i64::from(by & 31);
        match by >> 5 {
            0 | 1 => self.0 += steps * MINUTE,
            2 => self.0 += steps * 1_000,
            3 => self.0 += steps * 60 * MINUTE,
            4 => self.0 += steps * 24 * 60 * MINUTE,
            5 => self.0 += steps * 10 * 24 * 60 * MINUTE,
            6 => self.0 -= steps * 60 * MINUTE,
            _ => return dice.pick(&ENDS_OF_TIME),
        }
        self.0
    }
}

fn plain(text: &'static str) -> Value<'static> {
    Value::Text(Cow::Borrowed(text))
}

fn named(what: &str, number: usize) -> Value<'static> {
    Value::Text(Cow::Owned(format!("{what} {number}")))
}

/// Money: lunches, rents, nothing, the most that is money, and what is none.
fn money(dice: &mut Dice<'_>) -> Value<'static> {
    let text = match dice.byte() {
        byte @ 0..200 => format!("{}.{:02}", u32::from(byte) * u32::from(byte) / 40, byte % 100),
        200..220 => "0".to_owned(),
        220..230 => "999999999999999.9999999".to_owned(),
        230..240 => "0.0000001".to_owned(),
        240..250 => format!("{}000", dice.byte()),
        250..253 => return Value::Number(dice.number()),
        _ => "1e5".to_owned(),
    };
    Value::Text(Cow::Owned(text))
}

/// A payment, a login, a promise, a word about one of them, or what a person did.
pub(crate) fn event(dice: &mut Dice<'_>, clock: &mut Clock) -> Raw {
    let mut values = match dice.below(8) {
        0 => access(dice, clock),
        1 | 2 => label(dice, clock),
        3 => promise(dice, clock),
        _ => payment(dice, clock),
    };
    match dice.byte() {
        0..240 => {}
        240..253 => spoil(&mut values, dice),
        // Few, and in place of what was spoilt: what the corpus tells stays much the same.
        _ => values = word(dice, clock),
    }
    RawEvent {
        dialect: Dialect::Typed,
        values,
    }
}

fn head(kind: &'static str, dice: &mut Dice<'_>, clock: &mut Clock) -> Values {
    vec![
        (Field::Kind, plain(kind)),
        (Field::AccountId, dice.word(&ACCOUNTS)),
        (Field::At, Value::Number(clock.tick(dice) as f64)),
    ]
}

fn payment(dice: &mut Dice<'_>, clock: &mut Clock) -> Values {
    let mut values = head("transaction", dice, clock);
    values.extend([
        (Field::Id, named("t", dice.below(40))),
        (Field::Amount, money(dice)),
        (Field::Currency, dice.word(&["CNY", "CNY", "CNY", "EUR", "ZZZ"])),
        (Field::CounterpartyName, named("shop", dice.below(6))),
    ]);
    let how = dice.byte();
    let is_purchase = how < 128;
    values.extend(if is_purchase {
        [
            (Field::Direction, plain("debit")),
            (Field::Type, plain("purchase")),
            (Field::Status, plain("completed")),
        ]
    } else {
        [
            (Field::Direction, dice.of(Direction::ALL, Direction::as_str)),
            (Field::Type, dice.of(PaymentType::ALL, PaymentType::as_str)),
            (Field::Status, dice.of(Status::ALL, Status::as_str)),
        ]
    });
    for _ in 0..how % 6 {
        let more = extra(dice);
        if !values.iter().any(|(field, _)| *field == more.0) {
            values.push(more);
        }
    }
    values
}

fn extra(dice: &mut Dice<'_>) -> (Field, Value<'static>) {
    match dice.below(24) {
        0 => (Field::DeviceId, named("phone", dice.below(4))),
        1 => (Field::Ip, named("10.0.0", dice.below(3))),
        2 => (Field::Mcc, dice.word(&["5411", "5812", "7995"])),
        3 => (Field::Country, dice.word(&["CN", "US", "ZZ"])),
        4 => (Field::Latitude, Value::Number(f64::from(dice.byte()) - 127.0)),
        5 => (Field::Longitude, Value::Number(f64::from(dice.byte()) - 127.0)),
        6 => (Field::HolderId, named("holder", dice.below(3))),
        7 => (Field::PayerAccountId, dice.word(&ACCOUNTS)),
        8 => (Field::BalanceAfter, money(dice)),
        9 => (Field::Fee, money(dice)),
        10 => (Field::Refunded, money(dice)),
        11 => (Field::RefundOf, named("t", dice.below(40))),
        12 => (Field::OrderId, named("order", dice.below(4))),
        13 => (Field::AgreementId, named("agreement", dice.below(3))),
        14 => (Field::Channel, dice.of(Channel::ALL, Channel::as_str)),
        15 => (
            Field::InstrumentKind,
            dice.of(InstrumentKind::ALL, InstrumentKind::as_str),
        ),
        16 => (
            Field::Authentication,
            dice.of(Authentication::ALL, Authentication::as_str),
        ),
        17 => (
            Field::CounterpartyKind,
            dice.of(CounterpartyKind::ALL, CounterpartyKind::as_str),
        ),
        18 => (
            Field::TimePrecision,
            dice.of(TimePrecision::ALL, TimePrecision::as_str),
        ),
        19 => (Field::ContextCall, Value::Bool(true)),
        20 => (Field::ContextScreenShare, Value::Bool(dice.byte() > 60)),
        21 => (
            Field::UtcOffset,
            Value::Number((f64::from(dice.byte()) - 128.0) * 6.0),
        ),
        22 => (Field::CounterpartyId, named("id", dice.below(4))),
        _ => (Field::Category, dice.word(&["dining", "games", "own word"])),
    }
}

fn access(dice: &mut Dice<'_>, clock: &mut Clock) -> Values {
    let mut values = head("access", dice, clock);
    values.extend([
        (Field::Id, named("a", dice.below(20))),
        (Field::Action, dice.of(AccessAction::ALL, AccessAction::as_str)),
        (Field::Success, Value::Bool(dice.byte() > 60)),
        (Field::DeviceId, named("phone", dice.below(4))),
    ]);
    values
}

fn label(dice: &mut Dice<'_>, clock: &mut Clock) -> Values {
    let mut values = head("label", dice, clock);
    values.push((Field::Label, dice.of(LabelWord::ALL, LabelWord::as_str)));
    values.push(match dice.below(6) {
        0 => (Field::OfAccessId, named("a", dice.below(20))),
        _ => (Field::OfTransactionId, named("t", dice.below(40))),
    });
    values
}

/// An act on an alert that is not here, a correction, a decision on a pair, a word on a series.
fn word(dice: &mut Dice<'_>, clock: &mut Clock) -> Values {
    match dice.below(4) {
        0 => {
            let mut values = head("act", dice, clock);
            values.extend([
                (Field::AlertId, named("alert", dice.below(9))),
                (Field::Do, dice.of(ActWord::ALL, ActWord::as_str)),
                (Field::Until, Value::Number(clock.tick(dice) as f64)),
                (Field::Disposition, dice.of(Disposition::ALL, Disposition::as_str)),
            ]);
            values
        }
        1 => {
            let mut values = head("correction", dice, clock);
            values.extend([
                (Field::Counterparty, named("shop", dice.below(9))),
                (Field::Category, named("category", dice.below(3))),
            ]);
            values
        }
        2 => {
            let mut values = head("decision", dice, clock);
            values.extend([
                (Field::FirstAccountId, dice.word(&ACCOUNTS)),
                (Field::FirstId, named("t", dice.below(40))),
                (Field::SecondAccountId, dice.word(&ACCOUNTS)),
                (Field::SecondId, named("t", dice.below(40))),
                (Field::Relation, dice.of(Relation::ALL, Relation::as_str)),
                (Field::Is, Value::Bool(dice.byte() > 128)),
            ]);
            values
        }
        _ => {
            let mut values = head("recurring", dice, clock);
            values.extend([
                (Field::Id, named("series", dice.below(9))),
                (Field::Do, dice.of(SeriesVerb::ALL, SeriesVerb::as_str)),
                (Field::Into, named("series", dice.below(9))),
            ]);
            values
        }
    }
}

fn promise(dice: &mut Dice<'_>, clock: &mut Clock) -> Values {
    let mut values = head("expectation", dice, clock);
    values.extend([
        (Field::Id, named("e", dice.below(20))),
        (Field::What, dice.of(Awaited::ALL, Awaited::as_str)),
        (Field::TransactionId, named("t", dice.below(40))),
    ]);
    if dice.byte() > 128 {
        values.push((Field::Until, Value::Number(clock.tick(dice) as f64)));
    }
    if dice.byte() > 128 {
        values.extend([(Field::Amount, money(dice)), (Field::Currency, plain("CNY"))]);
    }
    values
}

/// Puts anything at all into a field, or leaves one out.
fn spoil(values: &mut Values, dice: &mut Dice<'_>) {
    let place = usize::from(dice.byte()) % values.len();
    match dice.below(6) {
        0 => drop(values.remove(place)),
        1 => values[place].1 = Value::Number(dice.number()),
        2 => values[place].1 = Value::Bool(true),
        3 => values[place].1 = Value::Other(Cow::Borrowed("object")),
        4 => {
            let count = dice.below(10);
            let texts = (0..count).map(|_| {
                let bytes = dice.below(12);
                String::from_utf8_lossy(dice.bytes(bytes)).into_owned().into()
            });
            let list = (Field::References, Value::List(texts.collect()));
            values.push(list);
        }
        _ => {
            let bytes = dice.below(12);
            let text = String::from_utf8_lossy(dice.bytes(bytes)).into_owned();
            values[place].1 = Value::Text(Cow::Owned(text));
        }
    }
}

/// The events as the package packs them (`event::Packed` says how).
pub(crate) fn packed(batch: &[RawEvent<'_>]) -> Vec<u8> {
    let mut buffer = Vec::new();
    let length = |count: usize| u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes();
    for raw in batch {
        let mut record = Vec::new();
        for (field, value) in &raw.values {
            record.push(*field as u8);
            match value {
                Value::Bool(truth) => record.push(u8::from(*truth)),
                Value::Number(number) => {
                    record.push(2);
                    record.extend(number.to_le_bytes());
                }
                Value::List(texts) => {
                    record.extend([5, u8::try_from(texts.len()).unwrap_or(u8::MAX)]);
                    for text in texts {
                        record.extend(length(text.len()));
                        record.extend(text.as_bytes());
                    }
                }
                Value::Text(text) | Value::Other(text) | Value::Unknown(text) => {
                    record.push(match value {
                        Value::Text(_) => 3,
                        Value::Other(_) => 4,
                        _ => 6,
                    });
                    record.extend(length(text.len()));
                    record.extend(text.as_bytes());
                }
            }
        }
        buffer.extend(length(record.len()));
        buffer.extend(record);
    }
    buffer
}
