//! Random typed expressions of the rules' language, and random facts for them.
//!
//! Sums are eighths and within few digits, so that a decimal and a double hold them alike. Left out is what differs from CEL on
//! purpose: whole numbers and decimals in one sum.

use rust_decimal::Decimal;
use std::collections::BTreeMap;
use wallet_sentinel::rule::{Facts, Kind, Value};

pub(crate) const FACTS: &[(&str, Kind)] = &[
    ("event.count", Kind::Int),
    ("event.most", Kind::Int),
    ("event.amount", Kind::Decimal),
    ("event.fee", Kind::Decimal),
    ("event.side.name", Kind::Text),
    ("event.mcc", Kind::Text),
    ("event.flag", Kind::Bool),
    ("event.call", Kind::Bool),
    ("event.at", Kind::Timestamp),
    ("event.span", Kind::Duration),
    ("event.nobody", Kind::Int),
];
/// Those that may be absent.
pub(crate) const OPTIONAL: &[&str] = &["event.fee", "event.mcc", "event.call", "event.nobody"];

pub(crate) struct Random(pub(crate) u64);
impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
    pub(crate) fn below(&mut self, n: u64) -> u64 {
        (self.next() >> 11) % n
    }
    pub(crate) fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        let n = self.below(all.len() as u64);
        all[n as usize]
    }
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Fact {
    Bool(bool),
    Int(i64),
    Eighths(i64),
    Text(String),
    Time(i64),
    Span(i64),
}

#[derive(Debug)]
pub(crate) struct World(pub(crate) BTreeMap<&'static str, Fact>);

impl Facts for World {
    fn fact(&self, number: u16) -> Option<Value<'_>> {
        Some(match self.0.get(FACTS[usize::from(number)].0)? {
            Fact::Bool(truth) => Value::Bool(*truth),
            Fact::Int(number) => Value::Int(*number),
            Fact::Eighths(eighths) => Value::Decimal(Decimal::new(eighths * 125, 3)),
            Fact::Text(text) => Value::Text(text),
            Fact::Time(at) => Value::Timestamp(*at),
            Fact::Span(by) => Value::Duration(*by),
        })
    }
    fn strength(&self, _: u16) -> Decimal {
        Decimal::ZERO
    }
    fn is_listed(&self, _: u16) -> bool {
        false
    }
}

pub(crate) const TEXTS: &[&str] = &[
    "",
    "a",
    "ab",
    "shop",
    "Shop 7",
    "咖啡店",
    "5816",
    "5411",
    "e\\n",
    "😀b",
];

pub(crate) fn text_literal(random: &mut Random) -> String {
    let quote = random.of(&["\"", "'"]);
    format!("{quote}{}{quote}", random.of(TEXTS))
}

pub(crate) fn eighths(random: &mut Random) -> String {
    let number = random.below(800);
    format!(
        "{}.{}",
        number / 8,
        ["0", "125", "25", "375", "5", "625", "75", "875"][(number % 8) as usize]
    )
}

pub(crate) fn duration(random: &mut Random) -> String {
    let all = [
        "0s", "1h", "90m", "1h30m", "24h", "-2h", "1.5s", "250ms", "72h", "1m0.5s",
    ];
    format!("duration(\"{}\")", random.of(&all))
}

pub(crate) fn timestamp(random: &mut Random) -> String {
    let all = [
        "2026-01-01T00:00:00Z",
        "2026-01-01T08:00:00+08:00",
        "2025-12-31T23:59:59.999Z",
        "9999-12-31T00:00:00Z",
        "1970-01-01T00:00:00Z",
    ];
    format!("timestamp(\"{}\")", random.of(&all))
}

pub(crate) fn leaf(random: &mut Random, kind: Kind) -> String {
    let told: Vec<&str> = FACTS
        .iter()
        .filter(|(_, of)| *of == kind)
        .map(|(name, _)| *name)
        .collect();
    if random.below(5) < 2 {
        return random.of(&told).to_owned();
    }
    match kind {
        Kind::Bool if random.below(3) == 0 => format!("has({})", random.of(OPTIONAL)),
        Kind::Bool => random.of(&["true", "false"]).to_owned(),
        Kind::Int => match random.below(12) {
            0 => "9223372036854775807".to_owned(),
            1 => "-9223372036854775808".to_owned(),
            2..=4 => format!("-{}", random.below(20)),
            _ => random.below(100).to_string(),
        },
        Kind::Decimal if random.below(4) == 0 => format!("-{}", eighths(random)),
        Kind::Decimal => eighths(random),
        Kind::Text => text_literal(random),
        Kind::Timestamp => timestamp(random),
        _ => duration(random),
    }
}

/// An expression of a kind; brackets where the grammar or chance asks for them.
pub(crate) fn made(random: &mut Random, kind: Kind, depth: u32) -> String {
    let text = plain(random, kind, depth);
    if random.below(3) == 0 {
        format!("({text})")
    } else {
        text
    }
}

pub(crate) fn bracketed(random: &mut Random, kind: Kind, depth: u32) -> String {
    if depth == 0 {
        return format!("({})", leaf(random, kind));
    }
    format!("({})", plain(random, kind, depth))
}

pub(crate) fn plain(random: &mut Random, kind: Kind, depth: u32) -> String {
    if depth == 0 || random.below(6) == 0 {
        return leaf(random, kind);
    }
    let below = depth - 1;
    if random.below(8) == 0 {
        let (test, one) = (
            bracketed(random, Kind::Bool, below),
            bracketed(random, kind, below),
        );
        return format!("{test} ? {one} : {}", bracketed(random, kind, below));
    }
    let pair = |random: &mut Random, operator: &str, one: Kind, other: Kind| {
        let (left, right) = (bracketed(random, one, below), bracketed(random, other, below));
        format!("{left} {operator} {right}")
    };
    match kind {
        Kind::Bool => match random.below(9) {
            // Without brackets, so that the precedence of both is held against one another.
            0..=2 => {
                let operators = [random.of(&["&&", "||"]), random.of(&["&&", "||"])];
                let parts: Vec<String> = (0..3)
                    .map(|_| match random.below(3) {
                        0 => format!("!{}", bracketed(random, Kind::Bool, below)),
                        1 => leaf(random, Kind::Bool),
                        _ => bracketed(random, Kind::Bool, below),
                    })
                    .collect();
                format!(
                    "{} {} {} {} {}",
                    parts[0], operators[0], parts[1], operators[1], parts[2]
                )
            }
            3 => {
                let of = [
                    Kind::Int,
                    Kind::Decimal,
                    Kind::Text,
                    Kind::Timestamp,
                    Kind::Duration,
                ][random.below(5) as usize];
                let operator = random.of(&["<", "<=", ">", ">="]);
                pair(random, operator, of, of)
            }
            4 => {
                let of = [
                    Kind::Int,
                    Kind::Decimal,
                    Kind::Text,
                    Kind::Timestamp,
                    Kind::Duration,
                    Kind::Bool,
                ][random.below(6) as usize];
                let operator = random.of(&["==", "!="]);
                pair(random, operator, of, of)
            }
            5 => {
                // Sums and relations without brackets; a whole number against a decimal.
                let one = [
                    leaf(random, Kind::Int),
                    leaf(random, Kind::Int),
                    leaf(random, Kind::Int),
                ];
                let operators = [random.of(&["+", "-", "*"]), random.of(&["+", "-", "*", "/", "%"])];
                let relation = random.of(&["<", "==", ">="]);
                let other = small(random);
                format!(
                    "{} {} {} {} {} {relation} {other}",
                    one[0], operators[0], one[1], operators[1], one[2]
                )
            }
            6 => {
                let of = [Kind::Int, Kind::Decimal, Kind::Text][random.below(3) as usize];
                let items: Vec<String> = (0..random.below(5)).map(|_| literal(random, of)).collect();
                format!("{} in [{}]", bracketed(random, of, below), items.join(", "))
            }
            7 => {
                let method = random.of(&["startsWith", "endsWith", "contains"]);
                let (text, part) = (
                    bracketed(random, Kind::Text, below),
                    made(random, Kind::Text, below),
                );
                format!("{text}.{method}({part})")
            }
            _ => format!("!{}", bracketed(random, Kind::Bool, below)),
        },
        Kind::Int => match random.below(4) {
            0 => format!("size({})", made(random, Kind::Text, below)),
            1 => format!("-{}", bracketed(random, Kind::Int, below)),
            _ => {
                let operator = random.of(&["+", "-", "*", "/", "%"]);
                pair(random, operator, Kind::Int, Kind::Int)
            }
        },
        Kind::Decimal => match random.below(4) {
            0 => format!(
                "{} * {}",
                leaf(random, Kind::Decimal),
                leaf(random, Kind::Decimal)
            ),
            1 => {
                let by = random.of(&["2.0", "4.0", "0.5", "-2.0"]);
                format!("{} / {by}", bracketed(random, Kind::Decimal, below))
            }
            2 => format!("-{}", bracketed(random, Kind::Decimal, below)),
            _ => {
                let operator = random.of(&["+", "-"]);
                pair(random, operator, Kind::Decimal, Kind::Decimal)
            }
        },
        Kind::Text => leaf(random, Kind::Text),
        Kind::Timestamp => {
            let operator = random.of(&["+", "-"]);
            pair(random, operator, Kind::Timestamp, Kind::Duration)
        }
        _ => match random.below(2) {
            0 => pair(random, "-", Kind::Timestamp, Kind::Timestamp),
            _ => {
                let operator = random.of(&["+", "-"]);
                pair(random, operator, Kind::Duration, Kind::Duration)
            }
        },
    }
}

pub(crate) fn literal(random: &mut Random, kind: Kind) -> String {
    match kind {
        Kind::Text => text_literal(random),
        Kind::Decimal => eighths(random),
        _ => random.below(40).to_string(),
    }
}

/// A number that a double holds exactly.
pub(crate) fn small(random: &mut Random) -> String {
    match random.below(2) {
        0 => random.below(50).to_string(),
        _ => eighths(random),
    }
}

pub(crate) fn world(random: &mut Random) -> World {
    let mut world = BTreeMap::new();
    for (name, kind) in FACTS {
        if *name == "event.nobody" || (OPTIONAL.contains(name) && random.below(2) == 0) {
            continue;
        }
        let fact = match kind {
            Kind::Bool => Fact::Bool(random.below(2) == 0),
            Kind::Int if *name == "event.most" => Fact::Int(i64::MAX - random.below(2) as i64),
            Kind::Int => Fact::Int(random.below(40) as i64 - 20),
            Kind::Decimal => Fact::Eighths(random.below(2_000) as i64),
            Kind::Text => Fact::Text(random.of(TEXTS).replace("\\n", "\n")),
            Kind::Timestamp => Fact::Time(1_767_225_600_000 + random.below(1_000_000_000) as i64),
            _ => Fact::Span(random.below(200_000_000) as i64 - 100_000_000),
        };
        world.insert(*name, fact);
    }
    World(world)
}
