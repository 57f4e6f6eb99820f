//! The `cel` crate referees: random typed expressions of the subset, each compiled and run by both.
//!
//! CEL has no decimals: where one stands here, it has a double there, which holds it exactly (`expressions`).

use crate::expressions::{FACTS, Fact, Random, World, plain, world};
use cel::{Context, Env};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use wallet_sentinel::rule::{Kind, Scope, Value, compile};

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
        kept_days: Some(0),
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
