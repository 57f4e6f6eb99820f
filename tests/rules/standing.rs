//! How rules stand: what is counted, what only looks on, and what fires too often to decide.

use crate::world::{config, desk, engine, hears, judged, payment, rule};
use serde_json::{Value as Json, json};
use wallet_sentinel::engine::RuleCount;
use wallet_sentinel::event::Outcome;
use wallet_sentinel::{Engine, IngestOptions};

fn counts(engine: &Engine, id: &str) -> RuleCount {
    let counts = engine.status().unwrap().rules;
    counts.into_iter().find(|count| count.of[2] == id).unwrap()
}

#[test]
fn hits_and_rules_without_an_answer_are_counted_each_by_its_kind() {
    let mut engine = engine(&desk(&json!([
        rule("large", "event.amount > 100"),
        rule("food", "event.mcc == '5411'"),
        rule("ratio", "event.amount / (event.amount - 50) > 1000"),
    ])));
    for (id, amount) in [("1", "50.00"), ("2", "500.00"), ("3", "70.00")] {
        judged(&mut engine, &payment(id, 0, amount));
    }
    let of = |id| {
        let count = counts(&engine, id);
        [count.asked, count.hits, count.untold, count.failed]
    };
    assert_eq!(of("large"), [3, 1, 0, 0]);
    assert_eq!(of("food"), [3, 0, 3, 0], "nobody told a merchant category");
    assert_eq!(of("ratio"), [3, 0, 0, 1], "a division by zero does not fire");
}

#[test]
fn what_is_asked_and_not_taken_in_is_not_counted() {
    let engine = engine(&desk(&json!([rule("all", "true")])));
    engine
        .assess(&crate::reading::raw_event(&payment("1", 0, "5.00")).unwrap())
        .unwrap();
    assert_eq!(counts(&engine, "all").asked, 0);
}

#[test]
fn a_rule_in_shadow_and_a_whole_shadow_pack_decide_nothing_and_say_what_they_would_have() {
    let shadow = json!({ "id": "look", "when": "event.amount > 100", "severity": "danger", "mode": "shadow", "outcome": "review" });
    let mut of = desk(&json!([shadow]));
    of["shadowPack"] = json!({ "id": "next", "version": "2", "rules": [
        { "id": "stop", "when": "event.amount > 1000", "severity": "danger", "outcome": "block", "weight": 3 },
    ] });
    let plain = judged(
        &mut engine(&json!({ "audience": "all" })),
        &payment("1", 0, "5000.00"),
    );
    let mut engine = engine(&of);
    let heard = hears(&mut engine, &[payment("1", 0, "5000.00")]);
    let seen = &heard.assessments[0];
    assert_eq!(seen.scored, plain.scored, "to the bit");
    assert!(heard.alerts.iter().all(|alert| !alert.code.starts_with("rule:")));
    let shadow = seen.shadow.as_ref().unwrap();
    assert_eq!(shadow.outcome, Outcome::Block);
    assert!(
        shadow
            .rules
            .ends_with(&["rule:look".to_owned(), "rule:stop".to_owned()])
    );
    assert_eq!(
        (counts(&engine, "look").hits, counts(&engine, "stop").hits),
        (1, 1)
    );
}

fn days(count: i64) -> Vec<Json> {
    (0..count)
        .map(|n| payment(&format!("p{n}"), n, "20.00"))
        .collect()
}

#[test]
fn a_rule_that_fires_on_too_many_goes_to_shadow_says_so_and_comes_back_with_another_version() {
    let often =
        json!({ "id": "often", "when": "event.amount > 10", "severity": "info", "outcome": "challenge" });
    let mut of = desk(&json!([often, rule("seldom", "event.amount > 1000")]));
    of["rulePack"]["mostShare"] = json!(0.5);
    let mut engine = engine(&of);
    let outcomes: Vec<Outcome> = days(260)
        .iter()
        .map(|event| judged(&mut engine, event).scored.outcome)
        .collect();
    assert!(
        outcomes[..199]
            .iter()
            .all(|outcome| *outcome == Outcome::Challenge)
    );
    assert!(outcomes[200..].iter().all(|outcome| *outcome == Outcome::Allow));
    assert!(counts(&engine, "often").is_demoted && !counts(&engine, "seldom").is_demoted);
    // A snapshot remembers it, the same configuration again too; another version begins anew.
    let mut back = Engine::restore(&engine.snapshot().unwrap(), config(&of)).unwrap();
    assert!(counts(&back, "often").is_demoted);
    assert_eq!(
        judged(&mut back, &payment("more", 300, "20.00")).scored.outcome,
        Outcome::Allow
    );
    of["rulePack"]["version"] = json!("2");
    engine.configure(config(&of)).unwrap();
    assert_eq!(
        (
            counts(&engine, "often").is_demoted,
            counts(&engine, "often").asked
        ),
        (false, 0)
    );
}

#[test]
fn with_no_rules_a_snapshot_has_no_trace_of_them() {
    let mut none = engine(&json!({}));
    let mut empty = engine(&json!({ "rulePack": { "id": "p", "version": "1", "rules": [] } }));
    for engine in [&mut none, &mut empty] {
        let raw: Vec<_> = days(5)
            .iter()
            .map(|event| crate::reading::raw_event(event).unwrap())
            .collect();
        engine.ingest(&raw, IngestOptions::default()).unwrap();
    }
    let bytes = none.snapshot().unwrap();
    assert!(!bytes.windows(5).any(|part| part == b"rules"));
    assert_eq!(none.status().unwrap().rules, []);
}

#[test]
fn a_rule_in_shadow_says_on_how_many_payments_of_each_of_the_last_days_it_would_have_fired() {
    let look = json!({ "id": "look", "when": "event.amount > 100", "severity": "notice", "mode": "shadow" });
    let mut engine = engine(&desk(&json!([look, rule("never", "false")])));
    let first = crate::world::NOON / wallet_sentinel::time::DAY;
    for day in 0..40_i64 {
        // One of two fires on every fourth day.
        let amount = if day % 4 == 0 { "500.00" } else { "50.00" };
        hears(
            &mut engine,
            &[
                payment(&format!("a{day}"), 24 * day, amount),
                payment(&format!("b{day}"), 24 * day, "5.00"),
            ],
        );
    }
    // What comes late counts on its own day, and in no day where that is not kept any more.
    hears(&mut engine, &[payment("late", 24 * 38, "700.00")]);
    hears(&mut engine, &[payment("too-late", 0, "700.00")]);
    let days = counts(&engine, "look").days;
    let told: Vec<_> = days
        .iter()
        .map(|day| (day.day - first, day.asked, day.hits))
        .collect();
    let expected: Vec<_> = (10..40)
        .map(|day| {
            (
                day,
                2 + u32::from(day == 38),
                u32::from(day % 4 == 0 || day == 38),
            )
        })
        .collect();
    assert_eq!(told, expected);
    assert_eq!(counts(&engine, "look").hits, 12, "of all since the pack was set");
    assert!(counts(&engine, "never").days.iter().all(|day| day.hits == 0));
    let back = Engine::restore_as_set(&engine.snapshot().unwrap()).unwrap();
    assert_eq!(counts(&back, "look").days, days);
}
