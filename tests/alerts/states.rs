//! States, sleep, and what wakes.

use crate::told::{Mei, TODAY, at, paid, sent};
use serde_json::{Value as Json, json};
use wallet_sentinel::Code;
use wallet_sentinel::alert::{Alert, State};
use wallet_sentinel::reason::Severity;
use wallet_sentinel::reason::Topic;
use wallet_sentinel::time::{DAY, HOUR, MINUTE};

const NOON: i64 = TODAY + 13 * HOUR;

fn deed(name: &str) -> Json {
    match name {
        "snooze" => json!({ "do": "snooze", "at": NOON, "until": NOON + DAY }),
        "resolve" => json!({ "do": "resolve", "at": NOON, "disposition": "solved" }),
        "escalate as scam" => json!({ "do": "escalate", "at": NOON, "disposition": "scam" }),
        plain => json!({ "do": plain, "at": NOON }),
    }
}

/// An alert in this state, that a snooze is no sin of.
fn in_state(state: &str) -> (Mei, String) {
    let mut mei = Mei::new();
    let id = mei.is_charged_twice("bread", NOON, "18.00", "bakery")[0]
        .id
        .clone();
    match state {
        "open" => {}
        "expired" => {
            mei.acts(&id, deed("show")).unwrap();
            mei.0.advance(at(NOON + 121 * DAY));
        }
        other => {
            mei.acts(&id, deed(other)).unwrap();
        }
    }
    (mei, id)
}

#[test]
fn a_state_allows_what_the_table_says_and_refuses_the_rest_by_a_code() {
    const DEEDS: [&str; 7] = [
        "show",
        "acknowledge",
        "snooze",
        "escalate",
        "escalate as scam",
        "resolve",
        "reopen",
    ];
    // By state, which of the seven are allowed.
    let table = [
        ("open", [true, true, true, true, true, true, true]),
        ("acknowledge", [true, true, true, true, true, true, true]),
        ("snooze", [true, true, true, true, true, true, true]),
        ("escalate", [true, false, false, true, true, true, true]),
        ("resolve", [true, false, false, false, false, true, true]),
        ("expired", [true, false, false, false, false, false, true]),
    ];
    for (state, allowed) in table {
        for (name, is_allowed) in DEEDS.into_iter().zip(allowed) {
            let (mut mei, id) = in_state(state);
            let came = mei.acts(&id, deed(name));
            match came {
                Ok(_) => assert!(is_allowed, "{name} in {state} went through"),
                Err(error) => {
                    assert!(!is_allowed, "{name} in {state}: {error:?}");
                    assert_eq!(error.code, Code::ActionNotAllowed, "{name} in {state}");
                }
            }
        }
    }
}

#[test]
fn doing_the_same_twice_changes_not_a_byte() {
    for name in ["acknowledge", "snooze", "escalate", "escalate as scam", "resolve"] {
        let (mut mei, id) = in_state("open");
        mei.acts(&id, deed(name)).unwrap();
        let once = mei.0.snapshot().unwrap();
        mei.acts(&id, deed(name)).unwrap();
        assert_eq!(mei.0.snapshot().unwrap(), once, "{name}");
    }
}

#[test]
fn history_tells_when_and_by_whom() {
    let (mut mei, id) = in_state("open");
    mei.acts(&id, json!({ "do": "escalate", "at": NOON + 1, "by": "holder" }))
        .unwrap();
    mei.acts(&id, json!({ "do": "reopen", "at": NOON + 2, "by": "desk" }))
        .unwrap();
    let steps: Vec<(i64, String, Option<String>)> = mei
        .alert(&id)
        .history
        .into_iter()
        .map(|step| (step.at.get(), step.action, step.by))
        .collect();
    let by = |name: &str| Some(name.to_owned());
    assert_eq!(
        steps,
        [
            (NOON + MINUTE, "raise".to_owned(), None),
            (NOON + 1, "escalate".to_owned(), by("holder")),
            (NOON + 2, "reopen".to_owned(), by("desk")),
        ]
    );
}

#[test]
fn sleep_is_by_reason_and_subject_over_days_and_has_an_end() {
    let (mut mei, id) = in_state("open");
    let until = NOON + 5 * DAY;
    mei.acts(&id, json!({ "do": "snooze", "at": NOON + HOUR, "until": until }))
        .unwrap();
    let there = mei.is_charged_twice("bread again", NOON + 2 * DAY, "18.00", "bakery");
    assert_eq!(
        (there.len(), there[0].id.as_str()),
        (1, id.as_str()),
        "it counts up the one that sleeps"
    );
    assert_eq!((there[0].state, there[0].count), (State::Snoozed, 2));
    let elsewhere = mei.is_charged_twice("soap", NOON + 2 * DAY, "18.00", "chemist");
    assert_eq!(elsewhere[0].state, State::Open, "another shop is another subject");
    let woken = mei.0.advance(at(until));
    assert!(
        woken
            .iter()
            .any(|alert| alert.id == id && alert.state == State::Open)
    );
    let later = mei.is_charged_twice("bread once more", until + DAY, "18.00", "bakery");
    assert_eq!(later[0].state, State::Open);
}

#[test]
fn sleep_holds_for_the_next_import_too() {
    let (mut mei, id) = in_state("open");
    let asked = json!({ "do": "snooze", "at": NOON + HOUR, "until": NOON + 30 * DAY });
    mei.acts(&id, asked).unwrap();
    let bread = |turn: i64| {
        let mut charge = paid(
            &format!("import {turn}"),
            NOON + 3 * DAY + turn * MINUTE,
            "18.00",
            "bakery",
        );
        charge["orderId"] = json!("bread");
        charge
    };
    let export = [
        bread(0),
        bread(1),
        paid("lunch after", NOON + 6 * DAY, "20.00", "canteen"),
    ];
    let told = mei.imports(&export);
    assert!(
        told.iter()
            .all(|alert| alert.id == id && alert.state == State::Snoozed),
        "{told:?}"
    );
    assert_eq!(mei.alert(&id).count, 2);
}

#[test]
fn sleep_ends_by_the_payments_own_time_where_no_clock_was_moved() {
    let (mut mei, id) = in_state("open");
    mei.acts(
        &id,
        json!({ "do": "snooze", "at": NOON + HOUR, "until": NOON + 2 * HOUR }),
    )
    .unwrap();
    let later = mei.is_charged_twice("bread again", NOON + 3 * HOUR, "18.00", "bakery");
    assert_eq!((later[0].id.as_str(), later[0].state), (id.as_str(), State::Open));
}

#[test]
fn what_has_doubled_is_told_through_a_sleep_and_what_drifts_is_not() {
    let (mut mei, id) = in_state("open");
    mei.acts(
        &id,
        json!({ "do": "snooze", "at": NOON + HOUR, "until": NOON + 9 * DAY }),
    )
    .unwrap();
    let drifted = mei.is_charged_twice("cake", NOON + DAY, "24.00", "bakery");
    assert_eq!(
        (drifted[0].id.as_str(), drifted[0].state),
        (id.as_str(), State::Snoozed)
    );
    let doubled = mei.is_charged_twice("feast", NOON + 2 * DAY, "60.00", "bakery");
    assert!(doubled[0].id != id && doubled[0].state == State::Open);
}

#[test]
fn acknowledged_covers_what_was_seen_and_a_doubled_number_reopens() {
    let (mut mei, id) = in_state("open");
    mei.acts(&id, deed("acknowledge")).unwrap();
    let drifted = mei.is_charged_twice("rolls", NOON + HOUR, "20.00", "bakery");
    assert_eq!((drifted[0].state, drifted[0].count), (State::Acknowledged, 2));
    let doubled = mei.is_charged_twice("feast", NOON + 2 * HOUR, "40.00", "bakery");
    assert_eq!(
        (doubled[0].id.as_str(), doubled[0].state),
        (id.as_str(), State::Open)
    );
    assert_eq!(doubled[0].history.last().unwrap().action, "worse");
}

#[test]
fn a_takeover_cannot_be_put_to_sleep() {
    let mut mei = Mei::new();
    let mut stranger = None;
    for (number, shop) in ["camera store", "phone store", "watch store"]
        .into_iter()
        .enumerate()
    {
        for day in [40, 20, 1] {
            let mut own = paid(
                &format!("own {number} {day}"),
                TODAY - day * DAY + 14 * HOUR,
                "30.00",
                "canteen",
            );
            own["deviceId"] = json!("phone");
            own["authentication"] = json!("fingerprint");
            mei.hears(own);
        }
        let mut charge = paid(
            &format!("charge {number}"),
            NOON + number as i64 * HOUR,
            "680.00",
            shop,
        );
        charge["channel"] = json!("online");
        charge["authentication"] = json!("none");
        let told = mei.hears(charge).alerts;
        stranger = told
            .into_iter()
            .find(|alert| {
                alert
                    .reasons
                    .iter()
                    .any(|reason| reason.code == "unattended-charge")
            })
            .or(stranger);
    }
    let id = stranger.unwrap().id;
    assert_eq!(mei.is_refused(&id, deed("snooze")), Code::SnoozeNotAllowed);
    assert!(mei.acts(&id, deed("acknowledge")).is_ok(), "it can be seen");
}

#[test]
fn a_sleep_without_an_end_in_reach_is_refused() {
    let (mut mei, id) = in_state("open");
    for until in [NOON, NOON - 1, NOON + 93 * DAY] {
        let asked = json!({ "do": "snooze", "at": NOON, "until": until });
        assert_eq!(mei.is_refused(&id, asked), Code::ActionNotAllowed);
    }
}

#[test]
fn what_nobody_has_seen_is_never_over_and_age_counts_from_when_it_was_first_shown() {
    let (mut mei, id) = in_state("open");
    mei.0.advance(at(NOON + 200 * DAY));
    assert_eq!(mei.alert(&id).state, State::Open);
    for (days, first) in [(220, 220), (210, 210), (230, 210)] {
        let shown = json!({ "do": "show", "at": NOON + days * DAY });
        let alert = mei.acts(&id, shown).unwrap();
        assert_eq!(alert.state, State::Open);
        assert_eq!(
            alert.shown_at,
            Some(at(NOON + first * DAY)),
            "the first time counts"
        );
        assert_eq!(alert.history.len(), 1);
        mei.0.advance(at(NOON + 250 * DAY));
    }
    assert_eq!(mei.alert(&id).shown_at, Some(at(NOON + 210 * DAY)));
    mei.0.advance(at(NOON + 329 * DAY));
    assert_eq!(mei.alert(&id).state, State::Open);
    mei.0.advance(at(NOON + 330 * DAY));
    assert_eq!(mei.alert(&id).state, State::Expired);
}

#[test]
fn an_alert_that_was_seen_and_nobody_touches_ends_and_one_that_was_escalated_ends_later() {
    let (mut mei, id) = in_state("open");
    mei.acts(&id, json!({ "do": "escalate", "at": NOON + 100 * DAY }))
        .unwrap();
    mei.0.advance(at(NOON + 121 * DAY));
    assert_eq!(mei.alert(&id).state, State::Escalated);
    mei.0.advance(at(NOON + 221 * DAY));
    assert_eq!(mei.alert(&id).state, State::Expired);
}

#[test]
fn a_burst_is_one_alert_with_a_count_and_a_day_one_story() {
    let mut mei = Mei::new();
    let first = mei.is_told(paid("a", NOON, "620.00", "boutique"));
    let second = mei.is_told(paid("b", NOON + 20 * MINUTE, "640.00", "shoe shop"));
    assert_eq!((second.id.as_str(), second.count), (first.id.as_str(), 2));
    assert_eq!(second.event_ids, ["a", "b"]);
    let evening = mei.is_told(paid("c", NOON + 8 * HOUR, "900.00", "watch shop"));
    assert!(evening.id != first.id);
    assert_eq!(evening.story, first.story);
    let next_week = mei.is_told(sent("d", NOON + 9 * DAY, "19000.00", "Wu Di"));
    assert!(next_week.story != first.story && next_week.severity >= Severity::Notice);
}

#[test]
fn an_update_of_a_payment_is_no_second_one() {
    let mut mei = Mei::new();
    let mut held = sent("a", NOON, "9000.00", "Chen Gang");
    held["status"] = json!("authorized");
    let first = mei.is_told(held);
    let told = mei.hears(sent("a", NOON, "9100.00", "Chen Gang")).alerts;
    let suspected: Vec<_> = told
        .iter()
        .filter(|alert| alert.topic == Topic::Payment)
        .collect();
    assert_eq!(suspected.len(), 1);
    assert_eq!((&suspected[0].id, suspected[0].count), (&first.id, 1));
    let is_flurry = |alert: &Alert| {
        let mut codes = alert.reasons.iter().map(|reason| reason.code.as_str());
        codes.any(|code| code == "spend-velocity")
    };
    assert!(!is_flurry(suspected[0]), "nobody paid 18,100");
}
