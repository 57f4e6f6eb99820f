//! What a rule that fires does to a payment: its share of the score, its outcome, its alert; and whom it is told to.

use crate::world::{config, desk, engine, hears, judged, payment, rule};
use serde_json::{Value as Json, json};
use wallet_sentinel::Engine;
use wallet_sentinel::alert::{AlertQuery, Severity};
use wallet_sentinel::config::Readers;
use wallet_sentinel::event::Outcome;
use wallet_sentinel::reason::{Audience, Param};
use wallet_sentinel::score::Scored;
use wallet_sentinel::stats::math::logit;

fn with(mut rule: Json, more: &Json) -> Json {
    for (key, value) in more.as_object().unwrap() {
        rule[key] = value.clone();
    }
    rule
}

/// Base and contributions are the log-odds of the probability.
fn adds_up(scored: &Scored) {
    let sum = scored
        .reasons
        .iter()
        .fold(scored.base, |sum, reason| sum + reason.contribution);
    assert!((sum - logit(scored.probability)).abs() < 1e-9, "{scored:?}");
    assert!(
        scored
            .reasons
            .is_sorted_by(|one, other| one.contribution >= other.contribution)
    );
}

#[test]
fn a_rule_adds_its_nats_to_the_score_and_is_a_contribution_like_every_other() {
    let plain = judged(
        &mut engine(&json!({ "audience": "all" })),
        &payment("1", 0, "9000.00"),
    );
    let weighted = with(rule("large", "event.amount >= 9000"), &json!({ "weight": 2.5 }));
    let ruled = judged(
        &mut engine(&desk(&json!([weighted]))),
        &payment("1", 0, "9000.00"),
    );
    let moved = logit(ruled.scored.probability) - logit(plain.scored.probability);
    assert!((moved - 2.5).abs() < 1e-9);
    let own = ruled
        .scored
        .reasons
        .iter()
        .find(|reason| reason.code == "rule:large")
        .unwrap();
    assert_eq!(own.params.get("pack"), Some(&Param::Text("desk".to_owned())));
    adds_up(&ruled.scored);
}

#[test]
fn a_rule_without_weight_leaves_the_score_to_the_bit_and_can_still_decide() {
    let plain = judged(
        &mut engine(&json!({ "audience": "all" })),
        &payment("1", 0, "50.00"),
    );
    let asks = with(
        rule("ask", "event.amount == 50.00"),
        &json!({ "outcome": "challenge" }),
    );
    let ruled = judged(&mut engine(&desk(&json!([asks]))), &payment("1", 0, "50.00"));
    assert_eq!(
        ruled.scored.probability.to_bits(),
        plain.scored.probability.to_bits()
    );
    assert_eq!(
        (plain.scored.outcome, ruled.scored.outcome),
        (Outcome::Allow, Outcome::Challenge)
    );
}

#[test]
fn of_several_outcomes_the_gravest_holds_and_a_rule_lets_through_only_alone() {
    let rules = json!([
        with(
            rule("ask", "event.amount >= 10"),
            &json!({ "outcome": "challenge" })
        ),
        with(
            rule("look", "event.amount >= 20"),
            &json!({ "outcome": "review" })
        ),
        with(
            rule("known", "event.note == 'rent'"),
            &json!({ "outcome": "allow" })
        ),
    ]);
    let outcome = |amount: &str, note: &str| {
        let mut event = payment("1", 0, amount);
        event["note"] = json!(note);
        judged(&mut engine(&desk(&rules)), &event).scored.outcome
    };
    assert_eq!(outcome("5.00", "tea"), Outcome::Allow);
    assert_eq!(outcome("15.00", "tea"), Outcome::Challenge);
    assert_eq!(outcome("25.00", "rent"), Outcome::Review);
    let lets = json!([with(rule("known", "true"), &json!({ "outcome": "allow" }))]);
    let strict = with(
        desk(&lets),
        &json!({ "thresholds": { "challenge": 0, "review": 0, "block": 0 } }),
    );
    assert_eq!(
        judged(&mut engine(&strict), &payment("1", 0, "5.00"))
            .scored
            .outcome,
        Outcome::Allow
    );
}

#[test]
fn its_alert_is_the_desks_with_the_packs_own_title_and_severity() {
    let titled = with(
        rule("large", "event.amount > 1000"),
        &json!({ "severity": "danger", "title": { "en": "Above the limit", "zh-CN": "超过限额" } }),
    );
    let mut engine = engine(&desk(&json!([titled])));
    let heard = hears(&mut engine, &[payment("1", 0, "5000.00")]);
    let alert = heard
        .alerts
        .iter()
        .find(|alert| alert.code == "rule:large")
        .unwrap();
    assert_eq!(
        (alert.audience, alert.severity),
        (Audience::Operator, Severity::Danger)
    );
    let title = alert.reasons[0].params.get("title.zh-CN");
    assert_eq!(title, Some(&Param::Text("超过限额".to_owned())));
    assert!(heard.assessments[0].alert_ids.contains(&alert.id));
}

#[test]
fn an_operators_rule_reaches_no_payer_but_by_the_score_and_the_outcome() {
    let rules = json!([with(
        rule("large", "event.amount > 1000"),
        &json!({ "weight": 6, "outcome": "block" })
    )]);
    let of = |audience: &str| with(desk(&rules), &json!({ "audience": audience }));
    let (mut holders, mut desks) = (engine(&of("holder")), engine(&of("all")));
    let (told, seen) = (
        hears(&mut holders, &[payment("1", 0, "5000.00")]),
        hears(&mut desks, &[payment("1", 0, "5000.00")]),
    );
    let (told_of, seen_of) = (&told.assessments[0], &seen.assessments[0]);
    assert_eq!(
        told_of.scored.probability.to_bits(),
        seen_of.scored.probability.to_bits()
    );
    assert_eq!(told_of.scored.outcome, Outcome::Block);
    adds_up(&told_of.scored);
    let whole = format!("{told:?}{:?}", holders.alerts(&AlertQuery::default()).unwrap());
    assert!(!whole.contains("rule:"), "{whole}");
    assert!(format!("{seen:?}").contains("rule:large"));
    let asked = holders.alerts(&AlertQuery {
        audience: Some(Readers::Operator),
        ..AlertQuery::default()
    });
    assert!(asked.is_err());
    // Asked again, what is kept of the decision says no more.
    let again = holders
        .assess(&crate::reading::raw_event(&payment("1", 0, "5000.00")).unwrap())
        .unwrap();
    assert!(!format!("{again:?}").contains("rule:"));
    assert_eq!(again.scored, told_of.scored);
}

#[test]
fn lists_act_by_themselves_allow_before_block_before_watch_and_an_entry_ends() {
    let entry = |field: &str, value: &str| json!({ "field": field, "value": value });
    let of = with(
        json!({ "audience": "all" }),
        &json!({ "lists": {
            "allow": [entry("device", "d-good")],
            "block": [entry("counterparty", "CORNER  SHOP"), entry("network", "203.0.113.0/24"),
                { "field": "country", "value": "KP", "until": crate::world::NOON }],
            "watch": [entry("country", "IR")],
        } }),
    );
    let outcome = |more: &Json| {
        let event = with(
            with(
                payment("1", 0, "50.00"),
                &json!({ "counterparty": { "name": "Bakery" } }),
            ),
            more,
        );
        let heard = hears(&mut engine(&of), &[event]);
        let codes: Vec<String> = heard.alerts.iter().map(|alert| alert.code.clone()).collect();
        (heard.assessments[0].scored.outcome, codes.join(" "))
    };
    let told = |outcome, codes: &str| (outcome, codes.to_owned());
    assert_eq!(outcome(&json!({})), told(Outcome::Allow, ""));
    let shop = json!({ "counterparty": { "name": "Corner Shop" } });
    assert_eq!(outcome(&shop), told(Outcome::Block, "rule:list-block"));
    assert_eq!(
        outcome(&json!({ "ip": "203.0.113.77" })),
        told(Outcome::Block, "rule:list-block")
    );
    assert_eq!(
        outcome(&json!({ "ip": "203.0.114.77" })),
        told(Outcome::Allow, "")
    );
    assert_eq!(
        outcome(&with(shop, &json!({ "deviceId": "d-good" }))).0,
        Outcome::Allow
    );
    assert_eq!(
        outcome(&json!({ "country": "IR" })),
        told(Outcome::Allow, "rule:list-watch")
    );
    assert_eq!(
        outcome(&json!({ "country": "KP" })),
        told(Outcome::Allow, ""),
        "it ended at noon"
    );
}

#[test]
fn nobody_is_let_through_by_the_name_that_he_gave_himself() {
    let of = with(
        json!({ "audience": "all" }),
        &json!({ "lists": {
            "allow": [{ "field": "counterparty", "value": "Corner shop" }, { "field": "counterparty", "value": "shop-7" }],
            "block": [{ "field": "country", "value": "KP" }],
        } }),
    );
    let outcome = |counterparty: Json| {
        let more = json!({ "country": "KP", "counterparty": counterparty });
        judged(&mut engine(&of), &with(payment("1", 0, "50.00"), &more))
            .scored
            .outcome
    };
    assert_eq!(
        outcome(json!({ "id": "shop-7", "name": "Corner shop" })),
        Outcome::Allow
    );
    assert_eq!(
        outcome(json!({ "id": "other", "name": "Corner shop" })),
        Outcome::Block
    );
    assert_eq!(
        outcome(json!({ "name": "Corner shop" })),
        Outcome::Allow,
        "there is nothing but a name to go by"
    );
}

#[test]
fn the_servers_verdict_is_above_every_rule_and_list() {
    let mut engine = engine(&with(
        json!({ "audience": "all" }),
        &json!({ "lists": { "block": [{ "field": "counterparty", "value": "Corner shop" }] } }),
    ));
    let event = payment("1", 0, "50.00");
    assert_eq!(judged(&mut engine, &event).scored.outcome, Outcome::Block);
    let verdict = json!({
        "kind": "verdict", "accountId": "mei", "of": { "transactionId": "1" }, "at": crate::world::NOON + 1,
        "outcome": "allow", "source": "server",
    });
    hears(&mut engine, &[verdict]);
    let again = engine
        .assess(&crate::reading::raw_event(&event).unwrap())
        .unwrap();
    assert_eq!(again.scored.outcome, Outcome::Allow);
}

#[test]
fn a_receipt_is_made_again_with_its_rules_and_tells_of_a_change_of_them() {
    let weighted = with(rule("large", "event.amount > 100"), &json!({ "weight": 1.5 }));
    let of = desk(&json!([weighted]));
    let event = payment("1", 0, "500.00");
    let raw = crate::reading::raw_event(&event).unwrap();
    let receipt = engine(&of).receipt(&raw).unwrap();
    let replayed = engine(&of).replay(&raw, &receipt.slice).unwrap();
    assert_eq!(receipt.differs(&replayed), [""; 0]);
    let without = Engine::new(config(&json!({ "audience": "all" }))).unwrap();
    assert_eq!(
        receipt.differs(&without.replay(&raw, &receipt.slice).unwrap()),
        ["config", "result"]
    );
}
