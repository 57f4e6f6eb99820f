//! Packs and lists as a host gives them: everything that is wrong is told at once, and nothing of it is applied.

use crate::world::{config, desk, engine, faults, judged, payment, rule};
use serde_json::{Value as Json, json};
use wallet_sentinel::record::Writer;
use wallet_sentinel::{Code, Config};

fn told(of: &Json) -> Vec<(String, Code)> {
    faults(of)
        .into_iter()
        .map(|fault| (fault.path, fault.code))
        .collect()
}

#[test]
fn every_fault_of_a_pack_is_told_at_once_each_at_its_place() {
    let broken = json!({
        "rulePack": {
            "id": "desk", "version": 2, "owner": "li",
            "rules": [
                { "id": "Large", "when": "event.amuont > 5", "severity": "warning" },
                { "id": "large", "severity": "waring", "weight": 99 },
                { "id": "large", "when": "event.amount", "severity": "info", "outcome": "refuse", "titel": {} },
                { "id": "night", "when": "event.hour < ", "severity": "info", "title": { "en": 3 } },
                { "id": "night", "when": "list(\"vip\") && strength(\"velocty\") > 1 && event.note == 3", "severity": "info" },
                7,
            ],
        },
        "lists": { "block": [{ "field": "devise", "value": "d1" }, { "field": "device", "value": "", "until": "soon" }] },
    });
    let place = |path: &str, code| (path.to_owned(), code);
    let mut found = told(&broken);
    found.sort_by(|one, other| one.0.cmp(&other.0));
    assert_eq!(
        found,
        [
            place("lists.block.0.field", Code::ValueUnknown),
            place("lists.block.1.until", Code::FieldType),
            place("lists.block.1.value", Code::FieldEmpty),
            place("rulePack.owner", Code::FieldUnknown),
            place("rulePack.rules.0.id", Code::ValueUnknown),
            place("rulePack.rules.0.when", Code::RuleNameUnknown),
            place("rulePack.rules.1.severity", Code::ValueUnknown),
            place("rulePack.rules.1.weight", Code::NumberInvalid),
            place("rulePack.rules.1.when", Code::FieldMissing),
            place("rulePack.rules.2.id", Code::RuleTwice),
            place("rulePack.rules.2.outcome", Code::ValueUnknown),
            place("rulePack.rules.2.titel", Code::FieldUnknown),
            place("rulePack.rules.2.when", Code::RuleType),
            place("rulePack.rules.3.title.en", Code::FieldType),
            place("rulePack.rules.3.when", Code::RuleSyntax),
            place("rulePack.rules.4.id", Code::RuleTwice),
            place("rulePack.rules.4.when", Code::RuleNameUnknown),
            place("rulePack.rules.4.when", Code::RuleNameUnknown),
            place("rulePack.rules.4.when", Code::RuleType),
            place("rulePack.rules.5", Code::FieldType),
            place("rulePack.version", Code::FieldType),
        ]
    );
}

#[test]
fn beside_a_slip_stands_the_word_that_was_meant() {
    let broken = desk(&json!([{ "id": "a", "when": "event.amount > 5", "severity": "waring" }]));
    let found = faults(&broken).remove(0);
    assert_eq!(found.nearest.as_deref(), Some("warning"));
    assert_eq!(found.expected, ["info", "notice", "warning", "danger"]);
}

#[test]
fn a_pack_with_a_fault_leaves_the_one_before_as_it_was() {
    let mut engine = engine(&desk(&json!([rule("large", "event.amount > 100")])));
    let worse = desk(&json!([
        rule("small", "event.amount < 100"),
        rule("wrong", "event.amount >")
    ]));
    let refused = engine.configure(config(&worse)).unwrap_err();
    assert_eq!((refused.code, refused.faults.len()), (Code::ConfigInvalid, 1));
    let codes = |id: &str, amount: &str, engine: &mut wallet_sentinel::Engine| -> Vec<String> {
        let reasons = judged(engine, &payment(id, 0, amount)).scored.reasons;
        reasons
            .into_iter()
            .map(|reason| reason.code)
            .filter(|code| code.starts_with("rule:"))
            .collect()
    };
    assert_eq!(codes("1", "50.00", &mut engine), [""; 0]);
    assert_eq!(codes("2", "500.00", &mut engine), ["rule:large"]);
}

#[test]
fn all_rules_together_have_a_bound_on_what_a_payment_costs() {
    let dear = (0..300).map(|n| rule(&format!("r{n}"), "has(event.note) && event.note.contains('a')"));
    let pack = desk(&Json::Array(dear.collect()));
    assert_eq!(told(&pack), [("rulePack".to_owned(), Code::RuleTooLarge)]);
}

#[test]
fn a_rule_that_is_off_is_read_all_the_same() {
    let mut off = rule("wrong", "event.amount >");
    off["mode"] = json!("off");
    assert_eq!(told(&desk(&json!([off]))).len(), 1);
}

#[test]
fn a_snapshot_brings_its_pack_and_lists_back() {
    let mut of = desk(&json!([rule("large", "event.amount > 100")]));
    of["lists"] = json!({ "watch": [{ "field": "country", "value": "KP" }] });
    let mut engine = engine(&of);
    judged(&mut engine, &payment("1", 0, "500.00"));
    let back = wallet_sentinel::Engine::restore_as_set(&engine.snapshot().unwrap()).unwrap();
    assert_eq!(back.snapshot().unwrap(), engine.snapshot().unwrap());
    assert_eq!(back.status().unwrap().rules, engine.status().unwrap().rules);
    let rules = back.status().unwrap().rules;
    let large = rules.iter().find(|count| count.of[2] == "large");
    assert_eq!(large.map(|count| count.hits), Some(1));
}

/// What a receipt vouches for of a configuration.
fn written(config: &Config) -> Vec<u8> {
    let mut to = Writer::new();
    config.write_for_digest(&mut to);
    to.finish()
}

#[test]
fn without_rules_a_configuration_is_written_as_it_always_was() {
    let before_there_were_any = 51; // an entry that is none would be a byte more
    assert_eq!(written(&Config::default()).len(), before_there_were_any);
    let with = config(&desk(&json!([rule("large", "event.amount > 100")])));
    assert!(written(&with).len() > before_there_were_any);
}

#[test]
fn who_changed_what_is_kept_with_the_pack_and_handed_back_with_it_word_for_word() {
    let log = json!([
        { "at": 1_772_424_000_000.0, "by": "mei", "what": "Limit raised to 5,000 after the review of March" },
        { "at": 1_772_510_400_000.0, "by": "李", "what": "夜间规则改为仅观察" },
    ]);
    let mut of = desk(&json!([rule("large", "event.amount > 100")]));
    of["rulePack"]["log"] = log.clone();
    let mut engine = engine(&of);
    let handed_back = |engine: &wallet_sentinel::Engine| {
        let [live, shadow] = engine.status().unwrap().packs;
        assert_eq!(shadow, None);
        serde_json::to_value(live.unwrap().log).unwrap()
    };
    assert_eq!(handed_back(&engine), log);
    let back = wallet_sentinel::Engine::restore_as_set(&engine.snapshot().unwrap()).unwrap();
    assert_eq!(handed_back(&back), log);
    // No part of what a receipt vouches for: it moves nothing.
    let without = desk(&json!([rule("large", "event.amount > 100")]));
    assert_eq!(written(&config(&of)), written(&config(&without)));
    of["rulePack"]["log"] = json!([]);
    engine.configure(config(&of)).unwrap();
    assert_eq!(handed_back(&engine), json!([]));
}

#[test]
fn a_log_that_is_wrong_is_told_entry_by_entry_with_all_else() {
    let mut of = desk(&json!([]));
    of["rulePack"]["log"] = json!([
        { "at": "2026-03-01", "by": "mei", "what": "x" },
        { "at": 1_772_424_000, "by": "", "what": 7 },
        { "by": "mei", "what": "y".repeat(501), "why": "z" },
        "mei",
    ]);
    let place = |path: &str, code| (format!("rulePack.log.{path}"), code);
    let mut found = told(&of);
    found.sort_by(|one, other| one.0.cmp(&other.0));
    let expected = [
        place("0.at", Code::FieldType),
        place("1.at", Code::TimeInSeconds),
        place("1.by", Code::FieldEmpty),
        place("1.what", Code::FieldType),
        place("2.at", Code::FieldMissing),
        place("2.what", Code::TextTooLong),
        place("2.why", Code::FieldUnknown),
        place("3", Code::FieldType),
    ];
    assert_eq!(found, expected);
    let one = json!({ "at": 1_772_424_000_000_i64, "by": "mei", "what": "x" });
    of["rulePack"]["log"] = json!(vec![one; 201]);
    assert_eq!(told(&of), [("rulePack.log".to_owned(), Code::RuleTooLarge)]);
}
