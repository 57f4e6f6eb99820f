//! The `cel` crate referees: random typed expressions of the subset, each compiled and run by both.
//!
//! CEL has no decimals: where one stands here, it has a double there, of eighths and within few digits, so that both are exact.
//! Left out is what differs on purpose: whole numbers and decimals in one sum, of which CEL has none.
use cel::{Context, Env};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use wallet_sentinel::rule::{Facts, Kind, Scope, Value, compile};

const FACTS: &[(&str, Kind)] = &[
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
const OPTIONAL: &[&str] = &["event.fee", "event.mcc", "event.call", "event.nobody"];

struct Random(u64);
impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
    fn below(&mut self, n: u64) -> u64 {
        (self.next() >> 11) % n
    }
    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        let n = self.below(all.len() as u64);
        all[n as usize]
    }
}

#[derive(Debug, Clone, PartialEq)]
enum Fact {
    Bool(bool),
    Int(i64),
    Eighths(i64),
    Text(String),
    Time(i64),
    Span(i64),
}

#[derive(Debug)]
struct World(BTreeMap<&'static str, Fact>);

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

const TEXTS: &[&str] = &[
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

fn text_literal(random: &mut Random) -> String {
    let quote = random.of(&["\"", "'"]);
    format!("{quote}{}{quote}", random.of(TEXTS))
}

fn eighths(random: &mut Random) -> String {
    let number = random.below(800);
    format!(
        "{}.{}",
        number / 8,
        ["0", "125", "25", "375", "5", "625", "75", "875"][(number % 8) as usize]
    )
}

fn duration(random: &mut Random) -> String {
    let all = [
        "0s", "1h", "90m", "1h30m", "24h", "-2h", "1.5s", "250ms", "72h", "1m0.5s",
    ];
    format!("duration(\"{}\")", random.of(&all))
}

fn timestamp(random: &mut Random) -> String {
    let all = [
        "2026-01-01T00:00:00Z",
        "2026-01-01T08:00:00+08:00",
        "2025-12-31T23:59:59.999Z",
        "9999-12-31T00:00:00Z",
        "1970-01-01T00:00:00Z",
    ];
    format!("timestamp(\"{}\")", random.of(&all))
}

fn leaf(random: &mut Random, kind: Kind) -> String {
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
fn made(random: &mut Random, kind: Kind, depth: u32) -> String {
    let text = plain(random, kind, depth);
    if random.below(3) == 0 {
        format!("({text})")
    } else {
        text
    }
}

fn bracketed(random: &mut Random, kind: Kind, depth: u32) -> String {
    if depth == 0 {
        return format!("({})", leaf(random, kind));
    }
    format!("({})", plain(random, kind, depth))
}

fn plain(random: &mut Random, kind: Kind, depth: u32) -> String {
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

fn literal(random: &mut Random, kind: Kind) -> String {
    match kind {
        Kind::Text => text_literal(random),
        Kind::Decimal => eighths(random),
        _ => random.below(40).to_string(),
    }
}

/// A number that a double holds exactly.
fn small(random: &mut Random) -> String {
    match random.below(2) {
        0 => random.below(50).to_string(),
        _ => eighths(random),
    }
}

fn world(random: &mut Random) -> World {
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

fn cel_value(fact: &Fact) -> cel::Value {
    match fact {
        Fact::Bool(truth) => (*truth).into(),
        Fact::Int(number) => (*number).into(),
        Fact::Eighths(eighths) => (*eighths as f64 / 8.0).into(),
        Fact::Text(text) => text.clone().into(),
        Fact::Time(at) => cel::Value::Timestamp(
            chrono::DateTime::from_timestamp_millis(*at)
                .unwrap()
                .fixed_offset(),
        ),
        Fact::Span(by) => cel::Value::Duration(chrono::Duration::milliseconds(*by)),
    }
}

fn context(env: &Arc<Env>, world: &World) -> Context<'static, 'static> {
    let mut event: HashMap<String, cel::Value> = HashMap::new();
    let mut side: HashMap<String, cel::Value> = HashMap::new();
    for (name, fact) in &world.0 {
        match name.strip_prefix("event.side.") {
            Some(name) => side.insert(name.to_owned(), cel_value(fact)),
            None => event.insert(name.trim_start_matches("event.").to_owned(), cel_value(fact)),
        };
    }
    event.insert("side".to_owned(), side.into());
    let mut context = Context::with_env(env.clone());
    context.add_variable_from_value("event", cel::Value::from(event));
    context
}

/// The same value, or none on both sides.
fn agree(ours: Value<'_>, theirs: &Result<cel::Value, String>) -> bool {
    match (ours, theirs) {
        (Value::None(_), Err(_)) => true,
        (Value::Bool(a), Ok(cel::Value::Bool(b))) => a == *b,
        (Value::Int(a), Ok(cel::Value::Int(b))) => a == *b,
        (Value::Decimal(a), Ok(cel::Value::Float(b))) => {
            (a.to_string().parse::<f64>().unwrap() + 0.0).to_bits() == (b + 0.0).to_bits()
        }
        (Value::Text(a), Ok(cel::Value::String(b))) => a == b.as_str(),
        (Value::Timestamp(a), Ok(cel::Value::Timestamp(b))) => a == b.timestamp_millis(),
        (Value::Duration(a), Ok(cel::Value::Duration(b))) => a == b.num_milliseconds(),
        _ => false,
    }
}

#[test]
fn a_hundred_thousand_random_expressions_come_to_what_cel_makes_of_them() {
    const EXPRESSIONS: u32 = 120_000;
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let scope = Scope {
        facts: FACTS,
        reasons: &[],
        lists: &[],
    };
    let env = Arc::new(Env::stdlib());
    let (mut none, mut by_kind) = (0_u32, BTreeMap::new());
    let mut disagreements = Vec::new();
    let mut place = world(&mut random);
    let mut there = context(&env, &place);
    for count in 0..EXPRESSIONS {
        if count % 50 == 0 {
            place = world(&mut random);
            there = context(&env, &place);
        }
        let kinds = [
            Kind::Bool,
            Kind::Bool,
            Kind::Bool,
            Kind::Int,
            Kind::Decimal,
            Kind::Text,
            Kind::Timestamp,
            Kind::Duration,
        ];
        let kind = kinds[random.below(8) as usize];
        let depth = random.below(5) as u32;
        let source = plain(&mut random, kind, depth);
        if source.len() > 2_000 {
            continue;
        }
        let ours = compile(&source, &scope).unwrap_or_else(|faults| panic!("{source}\n{faults:?}"));
        assert_eq!(ours.kind, kind, "{source}");
        let theirs = match env.compile(&source) {
            Ok(program) => program.execute(&there).map_err(|error| error.to_string()),
            Err(error) => panic!("{source}\n{error}"),
        };
        let value = ours.run(&place);
        none += u32::from(matches!(value, Value::None(_)));
        *by_kind.entry(kind.name()).or_insert(0_u32) += 1;
        if !agree(value, &theirs) && disagreements.len() < 20 {
            disagreements.push(format!(
                "{source}\n   ours {value:?}, theirs {theirs:?}, {place:?}"
            ));
        }
    }
    println!(
        "{EXPRESSIONS} expressions, {none} without a value, {by_kind:?}; {} disagreements",
        disagreements.len()
    );
    assert!(disagreements.is_empty(), "{}", disagreements.join("\n"));
}
