//! Rules on uses of the account: what they may ask, what becomes of the use, and that no rule on payments is asked of it.

use crate::reading::raw_event;
use crate::windows::fired;
use crate::world::{NOON, config, desk, engine, faults, hears, judged, payment, rule};
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;
use wallet_sentinel::alert::{AlertQuery, Severity};
use wallet_sentinel::config::Readers;
use wallet_sentinel::engine::RuleCount;
use wallet_sentinel::event::Outcome;
use wallet_sentinel::stats::math::logit;
use wallet_sentinel::time::HOUR;
use wallet_sentinel::{Code, Engine};

fn on_uses(id: &str, when: &str) -> Json {
    let mut rule = rule(id, when);
    rule["on"] = json!("access");
    rule
}

fn access(id: &str, hours: i64, action: &str, more: &Json) -> Json {
    let mut event = json!({
        "kind": "access", "id": id, "accountId": "mei", "at": NOON + hours * HOUR, "action": action, "success": true,
    });
    for (key, value) in more.as_object().unwrap() {
        event[key] = value.clone();
    }
    event
}

fn counts(engine: &Engine, id: &str) -> RuleCount {
    let counts = engine.status().unwrap().rules;
    counts.into_iter().find(|count| count.of[2] == id).unwrap()
}

#[test]
fn a_rule_is_asked_of_the_kind_of_event_that_it_names_and_of_no_other() {
    let mut engine = engine(&desk(&json!([
        on_uses("login", "event.action == 'login' && event.success"),
        rule("paid", "event.amount > 1"),
    ])));
    let used = judged(&mut engine, &access("1", 0, "login", &json!({})));
    assert_eq!(fired(&used), BTreeSet::from(["rule:login".to_owned()]));
    let paid = judged(&mut engine, &payment("2", 1, "9.00"));
    assert_eq!(fired(&paid), BTreeSet::from(["rule:paid".to_owned()]));
    for id in ["login", "paid"] {
        let count = counts(&engine, id);
        assert_eq!((count.asked, count.hits, count.untold), (1, 1, 0), "{id}");
        assert_eq!(count.days.iter().map(|day| day.hits).sum::<u32>(), 1);
    }
}

#[test]
fn what_only_a_payment_has_is_an_error_at_its_letters_in_a_rule_on_uses_and_the_other_way_round() {
    let of = desk(&json!([
        on_uses("amount", "event.success && event.amount > 5"),
        on_uses("window", "window('7d').count() > 1"),
        on_uses("strength", "strength(\"velocity\") > 1"),
        rule("action", "event.action == 'login'"),
    ]));
    let found = faults(&of);
    let told: Vec<_> = found
        .iter()
        .map(|fault| (fault.path.as_str(), fault.code, fault.column))
        .collect();
    assert_eq!(
        told,
        [
            ("rulePack.rules.0.when", Code::RuleNameUnknown, 18),
            ("rulePack.rules.1.when", Code::RuleUnsupported, 1),
            ("rulePack.rules.2.when", Code::RuleNameUnknown, 10),
            ("rulePack.rules.3.when", Code::RuleNameUnknown, 1),
        ]
    );
    let mut wrong = rule("wrong", "true");
    wrong["on"] = json!("acess");
    let found = faults(&desk(&json!([wrong])));
    assert_eq!(
        (found[0].path.as_str(), found[0].nearest.as_deref()),
        ("rulePack.rules.0.on", Some("access"))
    );
}

#[test]
fn a_rule_on_uses_moves_the_score_by_its_nats_decides_and_alerts_the_desk_alone() {
    let use_of = access("1", 0, "sim-change", &json!({ "country": "DE" }));
    let plain = judged(&mut engine(&json!({ "audience": "all" })), &use_of);
    let mut ruled = on_uses("sim", "event.action == 'sim-change' && event.country != 'CN'");
    ruled["weight"] = json!(2.0);
    ruled["outcome"] = json!("block");
    ruled["severity"] = json!("danger");
    let of = desk(&json!([ruled]));
    let mut with = engine(&of);
    let asked = with.assess(&raw_event(&use_of).unwrap()).unwrap();
    let heard = hears(&mut with, std::slice::from_ref(&use_of));
    let seen = &heard.assessments[0];
    assert_eq!(asked.scored, seen.scored);
    let moved = logit(seen.scored.probability) - logit(plain.scored.probability);
    assert!((moved - 2.0).abs() < 1e-9, "{moved}");
    assert_eq!(seen.scored.outcome, Outcome::Block);
    let sum = seen
        .scored
        .reasons
        .iter()
        .fold(seen.scored.base, |sum, one| sum + one.contribution);
    assert!((sum - logit(seen.scored.probability)).abs() < 1e-9);
    let query = AlertQuery {
        audience: Some(Readers::Operator),
        ..AlertQuery::default()
    };
    let alerts = with.alerts(&query).unwrap();
    let own = alerts.iter().find(|alert| alert.code == "rule:sim").unwrap();
    assert_eq!(
        (own.severity, own.event_ids.as_slice()),
        (Severity::Danger, &["1".to_owned()][..])
    );
    // A holder's engine blocks too, and says of which rule nowhere.
    let mut holder = of;
    holder["audience"] = json!("holder");
    let mut wallet = engine(&holder);
    let heard = hears(&mut wallet, &[use_of]);
    assert_eq!(heard.assessments[0].scored.outcome, Outcome::Block);
    assert!(fired(&heard.assessments[0]).is_empty());
    assert!(heard.alerts.iter().all(|alert| !alert.code.starts_with("rule:")));
}

#[test]
fn a_rule_on_uses_in_shadow_lists_and_failures_are_there_and_a_receipt_is_made_again() {
    let mut look = on_uses("look", "list('stolen') || usual.failuresLastDay >= 2");
    look["mode"] = json!("shadow");
    look["outcome"] = json!("block");
    let mut of = desk(&json!([look]));
    of["lists"] = json!({ "stolen": [{ "field": "device", "value": "phone-9" }] });
    let mut engine = engine(&of);
    let shadow = |engine: &Engine, event: &Json| {
        let seen = engine.assess(&raw_event(event).unwrap()).unwrap();
        assert!(fired(&seen).is_empty());
        seen.shadow.map(|shadow| shadow.outcome)
    };
    assert_eq!(
        shadow(
            &engine,
            &access("1", 0, "login", &json!({ "deviceId": "phone-9" }))
        ),
        Some(Outcome::Block)
    );
    assert_eq!(
        shadow(
            &engine,
            &access("1", 0, "login", &json!({ "deviceId": "phone-1" }))
        ),
        None
    );
    for (id, minutes) in [("a", 1), ("b", 2)] {
        let mut failed = access(id, minutes, "login", &json!({}));
        failed["success"] = json!(false);
        hears(&mut engine, &[failed]);
    }
    let next = access("c", 3, "login", &json!({}));
    assert_eq!(shadow(&engine, &next), Some(Outcome::Block));
    let raw = raw_event(&next).unwrap();
    let receipt = engine.receipt(&raw).unwrap();
    let again = Engine::new(config(&of))
        .unwrap()
        .replay(&raw, &receipt.slice)
        .unwrap();
    assert_eq!(again.differs(&receipt), Vec::<&str>::new());
}

#[test]
fn a_device_that_may_not_pay_may_not_come_in_and_the_desk_alone_is_told_by_which_list() {
    let of = json!({ "audience": "all", "lists": {
        "allow": [{ "field": "device", "value": "desk-phone" }],
        "block": [{ "field": "device", "value": "stolen" }, { "field": "network", "value": "203.0.113.0/24" }],
        "watch": [{ "field": "country", "value": "DE" }],
    } });
    let came = |more: &Json| {
        let mut engine = engine(&of);
        let used = access("1", 0, "login", more);
        let asked = engine.assess(&raw_event(&used).unwrap()).unwrap().scored.outcome;
        let heard = hears(&mut engine, &[used]);
        let codes: Vec<String> = heard.alerts.iter().map(|alert| alert.code.clone()).collect();
        assert_eq!(heard.assessments[0].scored.outcome, asked);
        for count in engine.status().unwrap().rules {
            let of_uses = u32::from(count.of[2].ends_with("-uses"));
            assert_eq!(count.asked, of_uses, "{:?}: no payment was made", count.of);
        }
        (asked, codes.join(" "))
    };
    let told = |outcome, codes: &str| (outcome, codes.to_owned());
    assert_eq!(came(&json!({ "deviceId": "own" })), told(Outcome::Allow, ""));
    for more in [json!({ "deviceId": "stolen" }), json!({ "ip": "203.0.113.9" })] {
        assert_eq!(came(&more), told(Outcome::Block, "rule:list-block"), "{more}");
    }
    assert_eq!(
        came(&json!({ "country": "DE" })),
        told(Outcome::Challenge, "rule:list-watch"),
        "a first use from abroad is asked about, watched or not"
    );
    assert_eq!(
        came(&json!({ "deviceId": "desk-phone", "ip": "203.0.113.9" })),
        told(Outcome::Allow, "rule:list-block"),
        "let through, and known to be on both"
    );
    let mut holder = of.clone();
    holder["audience"] = json!("holder");
    let seen = judged(
        &mut engine(&holder),
        &access("1", 0, "login", &json!({ "deviceId": "stolen" })),
    );
    assert_eq!(seen.scored.outcome, Outcome::Block);
    assert!(!format!("{seen:?}").contains("list-block"));
}
