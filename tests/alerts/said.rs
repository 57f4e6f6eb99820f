//! What somebody says of payments that are here moves what was told of them, at once and back again: what belongs together,
//! how it is filed, which money is whose.

use crate::told::{Mei, TODAY, paid};
use serde_json::{Value as Json, json};
use wallet_sentinel::Millis;
use wallet_sentinel::alert::State;
use wallet_sentinel::time::{DAY, HOUR, MINUTE};

const NOON: i64 = TODAY + 12 * HOUR;

fn states(mei: &Mei, code: &str) -> Vec<State> {
    let alerts = mei.alerts().into_iter();
    alerts
        .filter(|alert| alert.code == code)
        .map(|alert| alert.state)
        .collect()
}

fn together(a: &str, b: (&str, &str), relation: &str, is: Json, at: i64) -> Json {
    json!({ "kind": "decision", "a": { "accountId": "mei", "id": a }, "b": { "accountId": b.0, "id": b.1 },
        "relation": relation, "is": is, "at": at })
}

/// A budget of 1,000.00 a month, for one category or for all.
fn budget(category: Option<&str>) -> Mei {
    let mut budget = json!({ "currency": "CNY", "amount": "1000.00", "interval": "month" });
    if let Some(category) = category {
        budget["category"] = json!(category);
    }
    Mei::with(json!({ "budgets": [budget] }))
}

#[test]
fn one_payment_in_two_statements_overspends_no_budget_once_somebody_says_so_and_does_when_that_is_taken_back()
{
    let mut mei = budget(None);
    let shown = |account: &str, id: &str, shop: &str| {
        let mut event = paid(id, NOON, "700.00", shop);
        event["accountId"] = json!(account);
        event["holderId"] = json!("mei-li");
        event
    };
    mei.hears(shown("mei", "card", "card network"));
    mei.hears(shown("bank", "row", "department store"));
    assert_eq!(states(&mei, "over-budget"), [State::Open]);
    let said = |is: Json, at| together("card", ("bank", "row"), "same-payment", is, at);
    mei.hears(said(json!(true), NOON + DAY));
    assert_eq!(states(&mei, "over-budget"), [State::Resolved]);
    mei.hears(said(json!("withdrawn"), NOON + 2 * DAY));
    assert_eq!(states(&mei, "over-budget"), [State::Open]);
}

#[test]
fn a_correction_moves_a_payment_out_of_a_budget_as_a_call_and_as_an_event_and_into_it_again() {
    let filed = |category: &str, at: i64| json!({ "kind": "correction", "counterparty": "The Shop", "category": category, "at": at });
    for is_call in [true, false] {
        let mut mei = budget(Some("food"));
        let mut event = paid("lamp", NOON, "1200.00", "the shop");
        event["category"] = json!("food");
        mei.hears(event);
        assert_eq!(states(&mei, "over-budget"), [State::Open]);
        if is_call {
            let at = Millis::new(NOON + DAY).unwrap();
            mei.0.correct_category("THE SHOP", "home", at).unwrap();
        } else {
            mei.hears(filed("home", NOON + DAY));
        }
        assert_eq!(states(&mei, "over-budget"), [State::Resolved]);
        mei.hears(filed("food", NOON + 2 * DAY));
        assert_eq!(states(&mei, "over-budget"), [State::Open]);
    }
}

#[test]
fn money_from_the_same_shop_and_of_the_same_sum_ends_the_alert_on_a_double_charge_though_it_names_neither() {
    for (shop, left) in [("CAMERA SHOP", State::Resolved), ("another shop", State::Open)] {
        let mut mei = Mei::new();
        mei.pays_twice("lens", NOON, "349.00", "camera shop");
        assert_eq!(states(&mei, "duplicate-charge"), [State::Open]);
        let mut back = paid("back", NOON + 4 * DAY, "349.00", shop);
        back["direction"] = json!("credit");
        back["type"] = json!("refund");
        mei.hears(back);
        assert_eq!(states(&mei, "duplicate-charge"), [left], "{shop}");
    }
}

#[test]
fn whoever_says_what_a_refund_pays_back_ends_the_alert_on_that_charge() {
    let mut mei = Mei::new();
    mei.pays_twice("lens", NOON, "349.00", "camera shop");
    let mut back = paid("back", NOON + 4 * DAY, "349.00", "payment service");
    back["direction"] = json!("credit");
    back["type"] = json!("refund");
    mei.hears(back);
    assert_eq!(states(&mei, "duplicate-charge"), [State::Open]);
    let said = |is: Json, at| together("back", ("mei", "lens 2"), "pays-back", is, at);
    mei.hears(said(json!(true), NOON + 5 * DAY));
    assert_eq!(states(&mei, "duplicate-charge"), [State::Resolved]);
    mei.hears(said(json!("withdrawn"), NOON + 5 * DAY + MINUTE));
    assert_eq!(states(&mei, "duplicate-charge"), [State::Open]);
}

fn drawn(id: &str, at: i64) -> Json {
    let mut event = paid(id, at, "15.00", "film club");
    event["channel"] = json!("recurring");
    event
}

fn ended(id: &str, at: i64) -> Json {
    json!({ "kind": "expectation", "accountId": "mei", "id": id, "at": at, "what": "cancellation", "transactionId": "first" })
}

#[test]
fn a_charge_after_an_end_is_told_once_though_the_end_is_told_twice_and_the_first_telling_grows_too_old() {
    let mut mei = Mei::new();
    mei.hears(drawn("first", NOON));
    mei.hears(ended("by letter", NOON + DAY));
    mei.hears(ended("by telephone", NOON + 60 * DAY));
    mei.hears(drawn("second", NOON + 90 * DAY));
    mei.hears(paid("bread", NOON + 420 * DAY, "5.00", "bakery"));
    let told = |mei: &Mei| {
        let alerts = mei.alerts().into_iter();
        alerts
            .filter(|alert| alert.code == "charge-after-cancellation")
            .count()
    };
    assert_eq!(told(&mei), 1);
    mei.0.advance(Millis::new(NOON + 421 * DAY).unwrap());
    assert_eq!(
        mei.0
            .watched(&wallet_sentinel::engine::WatchQuery::default())
            .len(),
        1,
        "the older one is dropped"
    );
    assert_eq!(told(&mei), 1);
    mei.hears(drawn("third", NOON + 422 * DAY));
    assert_eq!(told(&mei), 2, "the next one is news");
}
