//! The language by itself: what is refused, at which letter, with which name beside it; and that nothing stops the core.

use proptest::prelude::*;
use rust_decimal::Decimal;
use wallet_sentinel::Code;
use wallet_sentinel::error::Fault;
use wallet_sentinel::rule::{Facts, Failed, Kind, Scope, Value, compile};

const SCOPE: Scope<'_> = Scope {
    facts: &[
        ("event.amount", Kind::Decimal),
        ("event.count", Kind::Int),
        ("event.note", Kind::Text),
        ("event.at", Kind::Timestamp),
        ("event.flag", Kind::Bool),
    ],
    reasons: &["velocity", "odd-hour"],
    lists: &["block", "vip"],
    kept_days: Some(365),
};

struct Told;

impl Facts for Told {
    fn fact(&self, number: u16) -> Option<Value<'_>> {
        match number {
            0 => Some(Value::Decimal(Decimal::new(10_010, 2))),
            1 => Some(Value::Int(7)),
            3 => Some(Value::Timestamp(1_767_225_600_000)),
            4 => Some(Value::Bool(true)),
            _ => None, // the note is not told
        }
    }
    fn strength(&self, number: u16) -> Decimal {
        Decimal::new(if number == 0 { 25 } else { 0 }, 1)
    }
    fn is_listed(&self, number: u16) -> bool {
        number == 1
    }
}

fn value(source: &str) -> String {
    let program = compile(source, &SCOPE).unwrap_or_else(|faults| panic!("{source}: {faults:?}"));
    match program.run(&Told) {
        Value::None(failed) => format!("{failed:?}"),
        Value::Bool(truth) => truth.to_string(),
        Value::Decimal(number) => number.to_string(),
        other => format!("{other:?}"),
    }
}

fn fault(source: &str) -> Fault {
    let faults = compile(source, &SCOPE).unwrap_err();
    assert_eq!(faults.len(), 1, "{source}: {faults:?}");
    faults[0].clone()
}

#[test]
fn sums_of_money_are_exact_to_the_last_digit() {
    assert_eq!(value("0.1 + 0.2 == 0.3"), "true", "which no binary float says");
    assert_eq!(value("event.amount * 3"), "300.30");
    assert_eq!(value("event.amount - 100"), "0.10");
    assert_eq!(value("event.amount > 100 && event.amount < 100.11"), "true");
    assert_eq!(
        value("123456789012345.0000001 * 123456789012345.0000001"),
        "Beyond",
        "what 28 digits cannot hold is not rounded in silence"
    );
}

#[test]
fn what_is_not_told_has_no_value_unless_it_is_not_needed() {
    assert_eq!(value("event.note == \"x\""), format!("{:?}", Failed::Untold));
    assert_eq!(value("has(event.note) && event.note == \"x\""), "false");
    assert_eq!(value("event.note == \"x\" || event.flag"), "true");
    assert_eq!(value("event.note == \"x\" && !event.flag"), "false");
    assert_eq!(value("1 / 0 == 1"), "DividedByZero");
    assert_eq!(value("1.0 / (event.amount - 100.10) > 1"), "DividedByZero");
    assert_eq!(value("9223372036854775807 + 1 > 0"), "Beyond");
}

#[test]
fn reasons_and_lists_are_asked_by_name() {
    assert_eq!(value("strength(\"velocity\") > 2"), "true");
    assert_eq!(value("strength(\"odd-hour\")"), "0.0");
    assert_eq!(value("list(\"vip\") && !list('block')"), "true");
    let misspelt = fault("strength(\"velocty\") > 2");
    assert_eq!((misspelt.code, misspelt.column), (Code::RuleNameUnknown, 10));
    assert_eq!(misspelt.nearest.as_deref(), Some("velocity"));
    assert_eq!(fault("list(\"vips\")").nearest.as_deref(), Some("vip"));
}

#[test]
fn times_are_typed() {
    assert_eq!(
        value("event.at - timestamp(\"2025-12-31T12:00:00Z\") == duration(\"12h\")"),
        "true"
    );
    assert_eq!(value("event.at + duration(\"1h30m\") > event.at"), "true");
    assert_eq!(fault("event.at > 5").code, Code::RuleType);
    assert_eq!(
        fault("duration(\"1 day\") > duration(\"1h\")").code,
        Code::RuleLiteral
    );
    assert_eq!(
        fault("timestamp(\"yesterday\") < event.at").code,
        Code::RuleLiteral
    );
}

#[test]
fn a_slip_is_told_at_its_letter_with_the_name_that_was_meant() {
    for (source, code, column, length, nearest) in [
        (
            "event.amuont > 5",
            Code::RuleNameUnknown,
            1,
            12,
            Some("event.amount"),
        ),
        (
            "event.flag && event.cuont == 1",
            Code::RuleNameUnknown,
            15,
            11,
            Some("event.count"),
        ),
        (
            "'咖啡😀' == event.ntoe",
            Code::RuleNameUnknown,
            11,
            10,
            Some("event.note"),
        ),
        (
            "event.note.startWith('a')",
            Code::RuleNameUnknown,
            12,
            9,
            Some("startsWith"),
        ),
        ("event.amount >", Code::RuleSyntax, 15, 0, None),
        ("event.amount > > 5", Code::RuleSyntax, 16, 1, None),
        ("(event.flag", Code::RuleSyntax, 12, 0, None),
        ("event.flag event.flag", Code::RuleSyntax, 12, 5, None),
        ("event.note == \"open", Code::RuleSyntax, 15, 5, None),
        ("event.note + 'x' == 'y'", Code::RuleUnsupported, 12, 1, None),
        ("event.note.matches('a+')", Code::RuleUnsupported, 12, 7, None),
        ("event.count in event.list", Code::RuleSyntax, 16, 5, None),
        ("event.count == 0x1F", Code::RuleUnsupported, 16, 4, None),
        (
            "event.count == 99999999999999999999",
            Code::RuleLiteral,
            16,
            20,
            None,
        ),
        ("event.amount == 1.123456789", Code::RuleLiteral, 17, 11, None),
    ] {
        let found = fault(source);
        let told = (found.code, found.column, found.length, found.nearest.as_deref());
        assert_eq!(told, (code, column, length, nearest), "{source}");
    }
}

#[test]
fn a_wrong_kind_is_told_with_what_may_stand_there() {
    for (source, column, expected, found) in [
        ("event.count == 'a'", 16, "string", "int"),
        ("event.flag && event.count", 15, "int", "bool"),
        ("!event.amount", 2, "decimal", "bool"),
        ("event.amount % 2 == 0", 1, "decimal", "int"),
        ("size(event.count) > 1", 6, "int", "string"),
        ("event.flag ? 1 : 'a'", 18, "string", "int"),
        ("event.count in [1, 'a']", 20, "string", "int"),
        ("event.flag < event.flag", 1, "bool", "int"),
    ] {
        let fault = fault(source);
        assert_eq!(
            (fault.code, fault.column, fault.found),
            (Code::RuleType, column, expected),
            "{source}"
        );
        assert!(fault.expected.contains(&found), "{source}: {:?}", fault.expected);
    }
}

#[test]
fn every_slip_of_an_expression_is_told_at_once() {
    let faults = compile("event.amuont > 5 && event.cuont == 1 && event.note == 3", &SCOPE).unwrap_err();
    let columns: Vec<u32> = faults.iter().map(|fault| fault.column).collect();
    assert_eq!(columns, [1, 21, 55]);
}

#[test]
fn what_is_too_deep_or_too_long_is_refused_before_it_costs_anything() {
    let deep = format!("{}event.flag{}", "(".repeat(40), ")".repeat(40));
    assert_eq!(fault(&deep).code, Code::RuleTooLarge);
    let long = format!("event.flag{}", " && event.flag".repeat(200));
    assert_eq!(fault(&long).code, Code::RuleTooLarge);
    assert_eq!(
        value(&format!("{}event.flag", "!".repeat(1_000))),
        "true",
        "which is one step"
    );
    let whole = "event.count in [1, 2, 3] && event.note.contains('a')";
    assert_eq!(
        compile(whole, &SCOPE).unwrap().cost(),
        4 + 1 + 1 + 1 + 1 + 256 + 1
    );
    // A look at a list and a reason's strength are no single steps: they search.
    assert_eq!(compile("list('vip')", &SCOPE).unwrap().cost(), 102);
    assert_eq!(
        compile("strength('velocity') > 1", &SCOPE).unwrap().cost(),
        80 + 1 + 1
    );
}

proptest! {
    /// Whatever somebody types is compiled or refused, and what is compiled comes to a value.
    #[test]
    fn nothing_that_is_typed_stops_the_core(source in "[a-z0-9(){}.,!&|=<>+*/%?:'\" \\\\_\\[\\]-]{0,60}") {
        if let Ok(program) = compile(&source, &SCOPE) {
            program.run(&Told);
        }
    }

    #[test]
    fn nor_does_any_other_text(source in any::<String>()) {
        if let Ok(program) = compile(&source, &SCOPE) {
            program.run(&Told);
        }
    }

    /// Whole words of the language, put together at random.
    #[test]
    fn nor_do_its_own_words_in_any_order(words in proptest::collection::vec(proptest::sample::select(vec![
        "event.amount", "event.note", "event.", "has(", "size(", "strength(\"velocity\")", "list(\"vip\")", "(", ")", "[", "]",
        "in", "&&", "||", "!", "-", "?", ":", "1", "2.5", "'a'", "true", "duration(\"1h\")", ",", ".contains(", "==", "<", "%", "/",
    ]), 0..14)) {
        let source = words.join(" ");
        if let Ok(program) = compile(&source, &SCOPE) {
            program.run(&Told);
        }
    }
}
