//! Payments, logins and words about them, few enough of each that accounts meet at shops and share phones.

use crate::arbitrary::START;
use proptest::prelude::*;
use std::borrow::Cow;
use std::collections::BTreeMap;
use wallet_sentinel::engine::{Assessment, IngestOptions, Wanted};
use wallet_sentinel::event::{Dialect, Field, RawEvent, Value};
use wallet_sentinel::feature::KNOTS;
use wallet_sentinel::score::{Model, PAIRS, SCORING_VERSION, fingerprint};
use wallet_sentinel::{Config, Engine, Millis, signal};

pub(crate) type Raw = RawEvent<'static>;

pub(crate) const MINUTE: i64 = 60_000;
pub(crate) const HOUR: i64 = 60 * MINUTE;
pub(crate) const DAY: i64 = 24 * HOUR;

/// What can be said.
pub(crate) const WORDS: [&str; 4] = ["fraud", "scam", "legitimate", "withdrawn"];

pub(crate) fn text(value: impl Into<String>) -> Value<'static> {
    Value::Text(Cow::Owned(value.into()))
}

pub(crate) fn typed(values: Vec<(Field, Value<'static>)>) -> Raw {
    RawEvent {
        dialect: Dialect::Typed,
        values,
    }
}

/// A purchase by an account at a shop, on a phone that others may use too.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Paid {
    pub(crate) account: usize,
    pub(crate) id: usize,
    pub(crate) at: i64,
    pub(crate) cents: u32,
    pub(crate) shop: usize,
    pub(crate) phone: usize,
}

impl Paid {
    pub(crate) fn raw(self) -> Raw {
        let amount = format!("{}.{:02}", self.cents / 100, self.cents % 100);
        typed(vec![
            (Field::Kind, text("transaction")),
            (Field::AccountId, text(account(self.account))),
            (Field::Id, text(format!("paid {}", self.id))),
            (Field::At, Value::Number(self.at as f64)),
            (Field::Direction, text("debit")),
            (Field::Type, text("purchase")),
            (Field::Status, text("completed")),
            (Field::Amount, text(amount)),
            (Field::Currency, text("CNY")),
            (Field::CounterpartyName, text(format!("shop {}", self.shop))),
            (Field::DeviceId, text(format!("phone {}", self.phone))),
            (Field::Mcc, text("5411")),
        ])
    }

    /// What is said of it.
    pub(crate) fn said(self, word: &'static str, at: i64) -> Raw {
        said(self.account, self.id, word, at)
    }
}

pub(crate) fn account(number: usize) -> String {
    format!("account {number}")
}

/// A word about a payment of an account, which may know it or not.
pub(crate) fn said(of: usize, id: usize, word: &'static str, at: i64) -> Raw {
    typed(vec![
        (Field::Kind, text("label")),
        (Field::AccountId, text(account(of))),
        (Field::OfTransactionId, text(format!("paid {id}"))),
        (Field::Label, text(word)),
        (Field::At, Value::Number(at as f64)),
    ])
}

/// A login.
pub(crate) fn came(by: usize, id: usize, at: i64) -> Raw {
    typed(vec![
        (Field::Kind, text("access")),
        (Field::AccountId, text(account(by))),
        (Field::Id, text(format!("came {id}"))),
        (Field::At, Value::Number(at as f64)),
        (Field::Action, text("login")),
        (Field::Success, Value::Bool(!id.is_multiple_of(7))),
        (Field::DeviceId, text(format!("phone {}", id % 3))),
    ])
}

pub(crate) fn word() -> impl Strategy<Value = &'static str> {
    prop::sample::select(WORDS.to_vec())
}

/// When a word may be dated: soon after, long before, or at the ends of what is taken for a time.
pub(crate) fn date() -> impl Strategy<Value = i64> {
    prop_oneof![
        8 => (0i64..30 * 24 * 60).prop_map(|minutes| START + minutes * MINUTE),
        1 => prop::sample::select(vec![2_051_222_400_000, -86_400_000, 0, -8_640_000_000_000_000]),
    ]
}

/// Payments of a month by four accounts at three shops, in order of time; `id` is the place in the list.
pub(crate) fn month() -> impl Strategy<Value = Vec<Paid>> {
    let one = (
        0usize..4,
        0i64..30 * 24 * 60,
        500u32..60_000,
        0usize..3,
        0usize..3,
    );
    prop::collection::vec(one, 4..30).prop_map(|mut all| {
        all.sort_by_key(|(_, minute, ..)| *minute);
        let numbered = all.into_iter().enumerate();
        numbered
            .map(|(id, (account, minute, cents, shop, phone))| Paid {
                account,
                id,
                at: START + minute * MINUTE,
                cents,
                shop,
                phone,
            })
            .collect()
    })
}

/// Counts move, weights do not; and every count tells in every score: all measures weigh, each knot otherwise.
pub(crate) fn frozen() -> Engine {
    let config = Config {
        learn: false,
        ..Config::default()
    };
    let mut engine = Engine::new(config).unwrap();
    let heights: Vec<i32> = (0..97).map(|turn| (turn * 37) % 199 - 99).collect();
    engine.load_model(&model(&heights, 1_000, 1_000)).unwrap();
    engine
}

/// A model in which every height is one of these, in turn.
pub(crate) fn model(heights: &[i32], frauds: u32, genuine: u32) -> Model {
    let mut turn = heights.iter().copied().cycle();
    let mut some = |count: usize| (0..count).filter_map(|_| turn.next()).collect::<Vec<i32>>();
    let curves = signal::curves()
        .map(|(_, code, curve)| format!("{code}.{curve}"))
        .map(|name| (name, some(KNOTS)))
        .collect();
    let named =
        |((code, name), (other, its)): &((&str, &str), (&str, &str))| format!("{code}.{name}*{other}.{its}");
    let surfaces: BTreeMap<_, _> = PAIRS
        .iter()
        .map(|pair| (named(pair), some(KNOTS * KNOTS)))
        .collect();
    Model {
        names: fingerprint().to_string(),
        usual: some(signal::FEATURES + PAIRS.len()),
        scoring: SCORING_VERSION,
        frauds,
        genuine,
        bias: heights[0],
        curves,
        surfaces,
    }
}

/// Takes a batch in, everything being wanted back and nothing being history.
pub(crate) fn take(engine: &mut Engine, batch: &[Raw]) -> wallet_sentinel::engine::Ingested {
    let options = IngestOptions {
        assessments: Wanted::All,
        as_of: Some(Millis::new(START).unwrap()),
        ..IngestOptions::default()
    };
    engine.ingest(batch, options).unwrap()
}

/// What strangers' payments at each shop, on each phone, score once all that was said is readable.
pub(crate) fn scores_afterwards(engine: &mut Engine) -> Vec<Assessment> {
    let begin = START + 31 * DAY;
    let hours_pass: Vec<Raw> = (0..4)
        .map(|hour| came(90, hour, begin + hour as i64 * HOUR))
        .collect();
    take(engine, &hours_pass);
    let strangers: Vec<Raw> = (0..9)
        .map(|number| Paid {
            account: 100 + number,
            id: 1_000 + number,
            at: begin + DAY,
            cents: 4_500,
            shop: number % 3,
            phone: number / 3,
        })
        .map(Paid::raw)
        .collect();
    take(engine, &strangers).assessments
}
