//! Counts across accounts: what rules learn of others, and when.

use crate::windows::fired;
use crate::world::{desk, engine, hears, judged, payment, rule};
use serde_json::{Value as Json, json};

fn of(account: &str, mut event: Json) -> Json {
    event["accountId"] = json!(account);
    event["id"] = json!(format!("{account}-{}", event["id"].as_str().unwrap()));
    event
}

fn reported(account: &str, id: &str, hours: i64) -> Json {
    json!({
        "kind": "label", "id": format!("{account}-{id}-said"), "accountId": account, "at": crate::world::NOON + hours * 3_600_000,
        "of": { "transactionId": format!("{account}-{id}") }, "label": "fraud",
    })
}

#[test]
fn a_rule_counts_what_all_accounts_paid_to_a_counterparty_until_the_hour_before() {
    let mut engine = engine(&desk(&json!([
        rule("none", "across.counterparty.payments == 0"),
        rule("three", "across.counterparty.payments == 3"),
        rule("category", "across.category.payments >= 3"),
    ])));
    let first = judged(&mut engine, &payment("1", 0, "9.00"));
    assert_eq!(fired(&first), ["rule:none".to_owned()].into());
    for account in ["li", "wang"] {
        // In the same hour as Mei's: nobody reads what another one of that hour wrote.
        let same = judged(&mut engine, &of(account, payment("1", 0, "9.00")));
        assert_eq!(fired(&same), ["rule:none".to_owned()].into(), "{account}");
    }
    let later = judged(&mut engine, &payment("2", 1, "9.00"));
    assert_eq!(
        fired(&later),
        ["rule:three".to_owned()].into(),
        "no category is told"
    );
}

#[test]
fn reports_of_others_are_counted_and_one_that_is_taken_back_is_not() {
    let mut engine = engine(&desk(&json!([rule(
        "reported",
        "across.counterparty.frauds >= 2"
    )])));
    for account in ["li", "wang"] {
        hears(
            &mut engine,
            &[of(account, payment("1", 0, "9.00")), reported(account, "1", 1)],
        );
    }
    let asked = judged(&mut engine, &payment("1", 2, "9.00"));
    assert_eq!(fired(&asked), ["rule:reported".to_owned()].into());
    let mut back = reported("li", "1", 3);
    back["label"] = json!("withdrawn");
    back["id"] = json!("back");
    hears(&mut engine, &[back]);
    assert_eq!(fired(&judged(&mut engine, &payment("2", 5, "9.00"))), [].into());
}

#[test]
fn of_what_is_not_told_there_is_no_count_and_the_rule_says_so() {
    let mut engine = engine(&desk(&json!([rule("device", "across.device.frauds == 0")])));
    judged(&mut engine, &payment("1", 0, "9.00"));
    let count = engine.status().unwrap().rules.remove(0);
    assert_eq!((count.asked, count.hits, count.untold), (1, 0, 1));
    let mut event = payment("2", 1, "9.00");
    event["deviceId"] = json!("phone");
    assert_eq!(
        fired(&judged(&mut engine, &event)),
        ["rule:device".to_owned()].into()
    );
}
