//! What a disposition teaches, and how an undo takes it back.

use crate::told::{Mei, TODAY, at, label, troubled};
use serde_json::json;
use wallet_sentinel::alert::Disposition;
use wallet_sentinel::time::HOUR;

const NOON: i64 = TODAY + 13 * HOUR;
const LATER: i64 = NOON + HOUR;

#[test]
fn a_disposition_teaches_what_the_same_label_as_an_event_would() {
    for word in ["fraud", "scam", "legitimate"] {
        let (mut by_hand, id) = troubled(NOON);
        by_hand
            .acts(&id, json!({ "do": "resolve", "at": LATER, "disposition": word }))
            .unwrap();
        let (mut by_event, _) = troubled(NOON);
        by_event.hears(label("p", LATER, word));
        assert_eq!(
            by_hand.risk_at("Chen Gang"),
            by_event.risk_at("Chen Gang"),
            "{word}"
        );
        let (untold, _) = troubled(NOON);
        let is_worse = by_hand.risk_at("Chen Gang") > untold.risk_at("Chen Gang");
        assert_eq!(is_worse, word != "legitimate", "{word}");
        assert_eq!(
            by_hand.hears(label("p", LATER, word)).unchanged,
            1,
            "{word} was said already"
        );
    }
}

#[test]
fn what_says_nothing_of_the_payment_teaches_nothing() {
    for disposition in ["solved", "duplicate", "operator-error"] {
        let (mut mei, id) = troubled(NOON);
        let before = mei.risk_at("Chen Gang");
        mei.acts(
            &id,
            json!({ "do": "resolve", "at": LATER, "disposition": disposition }),
        )
        .unwrap();
        assert_eq!(mei.risk_at("Chen Gang"), before, "{disposition}");
    }
}

#[test]
fn reopening_takes_the_label_back() {
    let (mut mei, id) = troubled(NOON);
    let before = mei.risk_at("Chen Gang");
    mei.acts(
        &id,
        json!({ "do": "resolve", "at": LATER, "disposition": "fraud" }),
    )
    .unwrap();
    assert!(mei.risk_at("Chen Gang") > before);
    mei.acts(&id, json!({ "do": "reopen", "at": LATER + 1 })).unwrap();
    assert_eq!(mei.risk_at("Chen Gang"), before);
    assert_eq!(mei.alert(&id).disposition, None);
}

#[test]
fn reopening_restores_what_was_said_before_and_leaves_what_was_said_since() {
    let (mut mei, id) = troubled(NOON);
    mei.hears(label("p", LATER, "scam"));
    mei.acts(
        &id,
        json!({ "do": "resolve", "at": LATER + 1, "disposition": "legitimate" }),
    )
    .unwrap();
    mei.acts(&id, json!({ "do": "reopen", "at": LATER + 2 })).unwrap();
    assert_eq!(
        mei.hears(label("p", LATER + 3, "scam")).unchanged,
        1,
        "the earlier word holds again"
    );

    mei.acts(
        &id,
        json!({ "do": "resolve", "at": LATER + 4, "disposition": "legitimate" }),
    )
    .unwrap();
    mei.hears(label("p", LATER + 5, "fraud"));
    mei.acts(&id, json!({ "do": "reopen", "at": LATER + 6 })).unwrap();
    assert_eq!(
        mei.hears(label("p", LATER + 7, "fraud")).unchanged,
        1,
        "the later word stays"
    );
}

#[test]
fn an_escalation_that_says_what_it_was_teaches_at_once_and_can_be_corrected() {
    let (mut mei, id) = troubled(NOON);
    let before = mei.risk_at("Chen Gang");
    mei.acts(
        &id,
        json!({ "do": "escalate", "at": LATER, "disposition": "fraud" }),
    )
    .unwrap();
    assert!(mei.risk_at("Chen Gang") > before);
    let corrected = mei
        .acts(
            &id,
            json!({ "do": "escalate", "at": LATER + 1, "disposition": "scam" }),
        )
        .unwrap();
    assert_eq!(corrected.disposition, Some(Disposition::Scam));
    assert_eq!(mei.hears(label("p", LATER + 2, "scam")).unchanged, 1);
    mei.acts(
        &id,
        json!({ "do": "resolve", "at": LATER + 3, "disposition": "solved" }),
    )
    .unwrap();
    assert_eq!(
        mei.hears(label("p", LATER + 4, "scam")).unchanged,
        1,
        "that it came right makes it no other payment"
    );
    mei.acts(&id, json!({ "do": "reopen", "at": LATER + 5 })).unwrap();
    assert_eq!(mei.risk_at("Chen Gang"), before);
}

#[test]
fn an_escalation_as_legitimate_is_none() {
    let (mut mei, id) = troubled(NOON);
    let asked = json!({ "do": "escalate", "at": LATER, "disposition": "legitimate" });
    let refused = mei.acts(&id, asked).unwrap_err();
    assert_eq!(refused.field, Some("disposition"));
}

#[test]
fn a_disposition_survives_a_snapshot_and_can_still_be_undone() {
    let (mut mei, id) = troubled(NOON);
    let before = mei.risk_at("Chen Gang");
    mei.acts(
        &id,
        json!({ "do": "resolve", "at": LATER, "disposition": "scam" }),
    )
    .unwrap();
    let bytes = mei.0.snapshot().unwrap();
    let mut mei = Mei::restored(&bytes);
    mei.acts(&id, json!({ "do": "reopen", "at": LATER + 1 })).unwrap();
    assert_eq!(mei.risk_at("Chen Gang"), before);
    mei.0.advance(at(LATER + 2));
}
