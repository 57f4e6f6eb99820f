//! What came of a payment by another row, or to another account of the holder's: it is asked for no more, and told as come.

use super::{DAY, NOON, asked, engine, paid, with};
use serde_json::{Value as Json, json};
use wallet_sentinel::alert::{AlertQuery, State};
use wallet_sentinel::engine::WatchQuery;
use wallet_sentinel::pending::Stage;
use wallet_sentinel::{Engine, Millis};

/// A refund of the payment, or of some of it, three days later.
fn came(change: Json) -> Json {
    let refund = json!({
        "id": "back", "at": NOON + 3 * DAY, "direction": "credit", "type": "refund", "refundOf": "p", "orderId": "D-78",
        "reference": "4200002",
    });
    paid(with(refund, change))
}

fn offered(events: &[Json], limit: Option<u32>) -> Vec<String> {
    let query = WatchQuery {
        limit,
        ..WatchQuery::default()
    };
    let engine = engine(events);
    let offered = engine.refundable(&query);
    offered
        .iter()
        .map(|(_, payment, _)| payment.id().to_owned())
        .collect()
}

#[test]
fn a_payment_that_came_back_by_a_row_is_not_offered_to_be_asked_for_again() {
    let other = paid(json!({ "id": "q", "at": NOON - DAY, "orderId": "D-76", "reference": "4200000" }));
    let both = [other, paid(json!({}))];
    let and = |more: Json| [&both[..], &[more]].concat();
    assert_eq!(offered(&both, None), ["p", "q"]);
    assert_eq!(offered(&and(came(json!({}))), None), ["q"]);
    assert_eq!(
        offered(&and(came(json!({ "status": "pending" }))), None),
        ["p", "q"]
    );
    assert_eq!(
        offered(&and(came(json!({ "amount": "99.00" }))), None),
        ["p", "q"]
    );
    // As many as were asked for, though the newest is left out.
    assert_eq!(offered(&and(came(json!({}))), Some(1)), ["q"]);
}

fn case(engine: &Engine) -> (Stage, String) {
    let watched = engine.watched(&WatchQuery::default());
    let case = watched.iter().find(|case| case.pending.id == "r").unwrap();
    (case.status.stage, case.status.received.to_string())
}

fn late(engine: &Engine) -> Vec<State> {
    let alerts = engine.alerts(&AlertQuery::default()).unwrap();
    let late = alerts.iter().filter(|alert| alert.code == "refund-late");
    late.map(|alert| alert.state).collect()
}

#[test]
fn a_refund_that_came_to_another_account_of_the_holder_s_has_come() {
    let of = |event: Json, account: &str| with(event, json!({ "holderId": "mei", "accountId": account }));
    let asked = of(asked(json!({})), "wechat");
    let back = |change: Json| of(came(change), "card");
    let begin = [of(paid(json!({})), "wechat"), asked];
    let much_later = Millis::new(NOON + 60 * DAY).unwrap();
    for (then, stage, received) in [
        (vec![back(json!({}))], Stage::Resolved, "399.00"),
        (vec![back(json!({ "amount": "99.00" }))], Stage::Overdue, "99.00"),
        (
            vec![
                back(json!({ "amount": "99.00" })),
                of(came(json!({ "id": "rest", "amount": "300.00" })), "wechat"),
            ],
            Stage::Resolved,
            "399.00",
        ),
        // Another person's card, whatever it names.
        (
            vec![with(back(json!({})), json!({ "holderId": "bo" }))],
            Stage::Overdue,
            "0",
        ),
    ] {
        let mut engine = engine(&[&begin[..], &then[..]].concat());
        engine.advance(much_later);
        assert_eq!(case(&engine), (stage, received.to_owned()), "{then:?}");
        let is_late = stage == Stage::Overdue && received == "0";
        assert_eq!(!late(&engine).is_empty(), is_late, "{then:?}");
    }
    // What was told as late is over once it is there.
    let mut engine = engine(&begin);
    engine.advance(much_later);
    assert_eq!(late(&engine), [State::Open]);
    assert_eq!(super::code(&mut engine, &back(json!({}))), None);
    assert_eq!(late(&engine), [State::Resolved]);
}
