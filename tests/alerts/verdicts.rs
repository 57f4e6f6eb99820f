//! The server has the last word over the device.

use crate::told::{Mei, TODAY, paid, sent, troubled, verdict};
use serde_json::json;
use wallet_sentinel::Code;
use wallet_sentinel::alert::{Disposition, State};
use wallet_sentinel::event::Outcome;
use wallet_sentinel::reason::Audience;
use wallet_sentinel::reason::Topic;
use wallet_sentinel::time::{DAY, HOUR, MINUTE};

const NOON: i64 = TODAY + 13 * HOUR;
const LATER: i64 = NOON + HOUR;

#[test]
fn allowed_by_the_server_is_settled_and_teaches_nothing() {
    let (mut mei, id) = troubled(NOON);
    let before = mei.risk_at("Chen Gang");
    let told = mei.is_told(verdict("p", LATER, "allow"));
    assert_eq!((told.id.as_str(), told.state), (id.as_str(), State::Resolved));
    assert_eq!(told.disposition, Some(Disposition::Legitimate));
    let step = told.history.last().unwrap();
    assert_eq!(
        (step.action.as_str(), step.by.as_deref()),
        ("verdict-allow", Some("desk 7"))
    );
    assert_eq!(mei.risk_at("Chen Gang"), before, "a decision is no confirmation");
}

#[test]
fn blocked_by_the_server_is_followed_up_even_where_the_holder_called_it_fine() {
    let (mut mei, id) = troubled(NOON);
    mei.acts(
        &id,
        json!({ "do": "resolve", "at": LATER, "disposition": "legitimate" }),
    )
    .unwrap();
    let told = mei.is_told(verdict("p", LATER + 1, "block"));
    assert_eq!(told.state, State::Escalated);
    assert_eq!(told.verdicts[0].outcome, Outcome::Block);
}

#[test]
fn an_alert_on_two_payments_is_settled_once_both_are_allowed() {
    let mut mei = Mei::new();
    let id = mei.is_told(paid("p", NOON, "620.00", "boutique")).id;
    mei.is_told(paid("q", NOON + 20 * MINUTE, "640.00", "shoe shop"));
    assert_eq!(mei.alert(&id).count, 2);
    assert_eq!(mei.is_told(verdict("p", LATER, "allow")).state, State::Open);
    assert_eq!(mei.is_told(verdict("q", LATER, "allow")).state, State::Resolved);
}

#[test]
fn the_outcome_is_the_server_s_from_then_on_and_an_allowed_payment_raises_nothing_more() {
    let mut mei = Mei::new();
    let mut held = sent("p", NOON, "9000.00", "Chen Gang");
    held["status"] = json!("authorized");
    let first = mei.hears(held);
    assert_ne!(first.assessments[0].scored.outcome, Outcome::Allow);
    mei.hears(verdict("p", LATER, "allow"));
    let settled = mei.hears(sent("p", NOON, "9900.00", "Chen Gang"));
    assert_eq!(
        (settled.updated, settled.assessments.len()),
        (1, 1),
        "it is scored again"
    );
    assert_eq!(settled.assessments[0].scored.outcome, Outcome::Allow);
    let is_suspected = settled.alerts.iter().any(|alert| alert.topic == Topic::Payment);
    assert!(
        !is_suspected,
        "and stays settled; that more was drawn than was held is another matter"
    );
    assert_eq!(
        mei.would_score(sent("p", NOON, "9900.00", "Chen Gang"))
            .scored
            .outcome,
        Outcome::Allow
    );
}

#[test]
fn the_same_verdict_twice_is_unchanged_and_an_older_one_that_comes_late_too() {
    let (mut mei, id) = troubled(NOON);
    assert_eq!(mei.hears(verdict("p", LATER + 1, "allow")).accepted, 1);
    let bytes = mei.0.snapshot().unwrap();
    assert_eq!(mei.hears(verdict("p", LATER + 1, "allow")).unchanged, 1);
    assert_eq!(
        mei.hears(verdict("p", LATER, "block")).unchanged,
        1,
        "overtaken on the way"
    );
    assert_eq!(mei.0.snapshot().unwrap(), bytes);
    assert_eq!(mei.hears(verdict("p", LATER + 2, "block")).accepted, 1);
    assert_eq!(mei.alert(&id).state, State::Escalated);
}

#[test]
fn a_verdict_on_what_nobody_knows_is_refused_by_its_place() {
    let (mut mei, _) = troubled(NOON);
    let refused = |mei: &mut Mei, event| {
        let mut came = mei.hears(event);
        assert_eq!(came.accepted, 0);
        let error = came.rejected.remove(0).error;
        (error.code, error.field)
    };
    assert_eq!(
        refused(&mut mei, verdict("unheard of", LATER, "allow")),
        (Code::VerdictUnknown, Some("of.transactionId"))
    );
    let mut stranger = verdict("p", LATER, "allow");
    stranger["accountId"] = json!("nobody");
    assert_eq!(
        refused(&mut mei, stranger),
        (Code::VerdictUnknown, Some("of.transactionId"))
    );
    let mut wordless = verdict("p", LATER, "allow");
    wordless["outcome"] = json!("maybe");
    assert_eq!(refused(&mut mei, wordless), (Code::ValueUnknown, Some("outcome")));
    let mut nobody_s = verdict("p", LATER, "allow");
    nobody_s.as_object_mut().unwrap().remove("source");
    assert_eq!(refused(&mut mei, nobody_s), (Code::FieldMissing, Some("source")));
}

#[test]
fn what_the_desk_suspects_is_no_matter_of_the_verdict() {
    let mut mei = Mei::new();
    for turn in 0..4 {
        let mut deposit = sent(
            &format!("in {turn}"),
            NOON + turn * DAY,
            "9500.00",
            &format!("teller {turn}"),
        );
        deposit["direction"] = json!("credit");
        deposit["currency"] = json!("USD");
        mei.hears(deposit);
    }
    let desk = |mei: &Mei| -> Vec<State> {
        let alerts = mei.alerts().into_iter();
        alerts
            .filter(|alert| alert.audience == Audience::Operator)
            .map(|alert| alert.state)
            .collect()
    };
    let suspected = desk(&mei);
    assert!(!suspected.is_empty() && suspected.iter().all(|state| *state == State::Open));
    for turn in 0..4 {
        mei.hears(verdict(&format!("in {turn}"), NOON + 5 * DAY, "allow"));
    }
    assert_eq!(desk(&mei), suspected);
}

#[test]
fn a_verdict_is_in_the_snapshot() {
    let (mut mei, _) = troubled(NOON);
    mei.hears(verdict("p", LATER, "allow"));
    let bytes = mei.0.snapshot().unwrap();
    let mut mei = Mei::restored(&bytes);
    assert_eq!(mei.hears(verdict("p", LATER, "allow")).unchanged, 1);
    assert_eq!(
        mei.would_score(sent("p", NOON, "9000.00", "Chen Gang"))
            .scored
            .outcome,
        Outcome::Allow
    );
    mei.hears(sent("q", NOON + 3 * DAY, "19000.00", "Wu Di"));
    assert_eq!(mei.open(), 1, "another payment is another matter");
}
