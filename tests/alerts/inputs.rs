//! What persons do and say as events of one log: replayed, early, late, twice.

use crate::told::{Mei, TODAY, at, label, paid, sent};
use serde_json::{Value as Json, json};
use wallet_sentinel::alert::State;
use wallet_sentinel::time::{DAY, HOUR, MINUTE};
use wallet_sentinel::{Code, Millis};

const NOON: i64 = TODAY + 13 * HOUR;

fn act(alert: &str, what: Json) -> Json {
    let mut event = json!({ "kind": "act", "alertId": alert });
    event
        .as_object_mut()
        .unwrap()
        .extend(what.as_object().unwrap().clone());
    event
}

fn pair(a: &str, b: &str, is: Json, at: i64) -> Json {
    json!({ "kind": "decision", "a": { "accountId": "mei", "id": a }, "b": { "accountId": "mei", "id": b },
        "relation": "same-payment", "is": is, "at": at })
}

/// One order charged twice, as events.
fn twice(order: &str, at: i64) -> [Json; 2] {
    [0, 1].map(|turn| {
        let mut charge = paid(&format!("{order} {turn}"), at + turn * MINUTE, "18.00", "bakery");
        charge["orderId"] = json!(order);
        charge
    })
}

/// The id of the alert that this order raises, the same in every engine.
fn id_of(order: &str, at: i64) -> String {
    let mut elsewhere = Mei::new();
    let told: Vec<_> = twice(order, at)
        .into_iter()
        .flat_map(|event| elsewhere.hears(event).alerts)
        .collect();
    told[0].id.clone()
}

#[test]
fn a_log_of_inputs_replayed_one_by_one_gives_the_state_that_its_verbs_gave_to_the_byte() {
    let mut live = Mei::new();
    let mut log: Vec<Json> = Vec::new();
    for event in twice("bread", NOON)
        .into_iter()
        .chain([sent("p", NOON + HOUR, "9000.00", "Chen Gang")])
    {
        live.hears(event.clone());
        log.push(event);
    }
    let ids: Vec<String> = live.alerts().into_iter().map(|alert| alert.id).collect();
    assert!(ids.len() >= 2);
    let mut done = |live: &mut Mei, id: &str, what: Json| {
        live.acts(id, what.clone()).unwrap();
        log.push(act(id, what));
    };
    for id in &ids {
        done(
            &mut live,
            id,
            json!({ "do": "show", "at": NOON + 2 * HOUR, "by": "holder" }),
        );
    }
    done(
        &mut live,
        &ids[0],
        json!({ "do": "resolve", "at": NOON + 3 * HOUR, "disposition": "scam", "by": "holder" }),
    );
    done(
        &mut live,
        &ids[0],
        json!({ "do": "reopen", "at": NOON + 4 * HOUR, "by": "holder" }),
    );
    done(
        &mut live,
        &ids[0],
        json!({ "do": "escalate", "at": NOON + 5 * HOUR, "disposition": "fraud", "by": "holder" }),
    );
    done(
        &mut live,
        &ids[1],
        json!({ "do": "snooze", "at": NOON + 5 * HOUR, "until": NOON + 3 * DAY }),
    );
    live.0
        .correct_category("bakery", "groceries", Millis::new(NOON).unwrap())
        .unwrap();
    log.push(json!({ "kind": "correction", "counterparty": "bakery", "category": "groceries", "at": NOON }));
    for event in [
        label("p", NOON + 6 * HOUR, "scam"),
        json!({ "kind": "verdict", "accountId": "mei", "of": { "transactionId": "p" }, "at": NOON + 7 * HOUR,
            "outcome": "block", "source": "desk" }),
        pair("bread 0", "bread 1", json!(true), NOON),
        pair("bread 1", "bread 0", json!("withdrawn"), NOON + 1),
        json!({ "kind": "recurring", "id": "a-series", "do": "confirm", "at": NOON }),
        json!({ "kind": "recurring", "id": "a-series", "do": "merge", "into": "another", "at": NOON + 1 }),
    ] {
        let came = live.hears(event.clone());
        assert_eq!((came.accepted, came.rejected.len()), (1, 0), "{event}");
        log.push(event);
    }
    let mut replayed = Mei::new();
    for event in &log {
        let came = replayed.hears(event.clone());
        assert_eq!(came.rejected, [], "{event}");
    }
    assert!(replayed.0.snapshot().unwrap() == live.0.snapshot().unwrap());
    let known = live.0.snapshot().unwrap();
    for event in &log {
        let came = live.hears(event.clone());
        assert_eq!(
            (came.accepted, came.rejected.len()),
            (0, 0),
            "told again, it is known: {event}"
        );
    }
    assert!(live.0.snapshot().unwrap() == known);
}

#[test]
fn what_was_done_with_an_alert_that_is_not_here_yet_waits_and_is_done_when_it_is_raised() {
    let id = id_of("bread", NOON);
    let seen = act(
        &id,
        json!({ "do": "show", "at": NOON + HOUR, "accountId": "mei" }),
    );
    let over = act(
        &id,
        json!({ "do": "resolve", "at": NOON + 2 * HOUR, "disposition": "solved", "by": "holder" }),
    );
    for early in [[&seen, &over], [&over, &seen]] {
        let mut mei = Mei::new();
        for event in early {
            assert_eq!(mei.hears(event.clone()).accepted, 1);
            assert_eq!(mei.hears(event.clone()).unchanged, 1, "it waits already");
        }
        let mut mei = Mei::restored(&mei.0.snapshot().unwrap());
        let [first, second] = twice("bread", NOON);
        mei.hears(first);
        let alert = mei.is_told(second);
        assert_eq!((alert.id.as_str(), alert.state), (id.as_str(), State::Resolved));
        assert_eq!(alert.shown_at, Some(at(NOON + HOUR)));
        assert_eq!(alert.history.last().unwrap().by.as_deref(), Some("holder"));
    }
}

#[test]
fn the_verb_still_says_that_an_alert_is_unknown_and_nothing_waits_because_of_it() {
    let mut mei = Mei::new();
    let before = mei.0.snapshot().unwrap();
    let done = json!({ "do": "acknowledge", "at": NOON });
    assert_eq!(mei.is_refused("nobody's", done), Code::AlertUnknown);
    assert!(mei.0.snapshot().unwrap() == before);
}

#[test]
fn an_act_that_its_alert_does_not_allow_is_refused_by_its_place_and_one_of_another_account_is_about_no_alert()
{
    let mut mei = Mei::new();
    let id = mei.is_charged_twice("bread", NOON, "18.00", "bakery")[0]
        .id
        .clone();
    let refused = |mei: &mut Mei, what: Json| {
        let came = mei.hears(act(&id, what));
        assert_eq!(came.accepted, 0);
        (came.rejected[0].error.code, came.rejected[0].error.field)
    };
    let asleep = json!({ "do": "snooze", "at": NOON + 9, "until": NOON });
    assert_eq!(refused(&mut mei, asleep), (Code::ActionNotAllowed, Some("until")));
    let lacks = json!({ "do": "resolve", "at": NOON + 9 });
    assert_eq!(
        refused(&mut mei, lacks),
        (Code::FieldMissing, Some("disposition"))
    );
    let unheard = json!({ "do": "dance", "at": NOON + 9 });
    assert_eq!(refused(&mut mei, unheard), (Code::ValueUnknown, Some("do")));
    for what in ["acknowledge", "reopen", "show", "snooze"] {
        let mut turned_out = json!({ "do": what, "at": NOON + 9, "disposition": "legitimate" });
        if what == "snooze" {
            turned_out["until"] = json!(NOON + DAY);
        }
        assert_eq!(
            refused(&mut mei, turned_out),
            (Code::ActionNotAllowed, Some("disposition")),
            "{what}: how it turned out would be lost"
        );
    }
    let until = json!({ "do": "acknowledge", "at": NOON + 9, "until": NOON + DAY });
    assert_eq!(refused(&mut mei, until), (Code::ActionNotAllowed, Some("until")));
    let elsewhere = json!({ "do": "acknowledge", "at": NOON + 9, "accountId": "wang" });
    assert_eq!(
        refused(&mut mei, elsewhere),
        (Code::AlertUnknown, Some("accountId"))
    );
    assert_eq!(mei.alert(&id).history.len(), 1);
}

#[test]
fn words_on_pairs_and_series_are_refused_by_the_place_of_what_is_wrong() {
    let mut mei = Mei::new();
    let with = |event: Json, key: &str, value: Json| {
        let mut event = event;
        event[key] = value;
        event
    };
    let series = json!({ "kind": "recurring", "id": "s", "do": "merge", "into": "t", "at": NOON });
    let cases = [
        (pair("1", "2", json!("perhaps"), NOON), Code::ValueUnknown, "is"),
        (pair("1", "2", json!(1), NOON), Code::FieldType, "is"),
        (pair("1", "1", json!(true), NOON), Code::ValueUnknown, "b.id"),
        (
            with(pair("1", "2", json!(true), NOON), "relation", json!("friends")),
            Code::ValueUnknown,
            "relation",
        ),
        (
            with(pair("1", "2", json!(true), NOON), "b", json!({ "id": "2" })),
            Code::FieldMissing,
            "b.accountId",
        ),
        (
            with(series.clone(), "into", Json::Null),
            Code::FieldMissing,
            "into",
        ),
        (
            with(series.clone(), "into", json!("s")),
            Code::ValueUnknown,
            "into",
        ),
        (with(series, "do", json!("mergee")), Code::ValueUnknown, "do"),
        (
            json!({ "kind": "correction", "category": "pets", "at": NOON }),
            Code::FieldMissing,
            "counterparty",
        ),
    ];
    for (event, code, field) in cases {
        let came = mei.hears(event.clone());
        let error = &came.rejected[0].error;
        assert_eq!((error.code, error.field), (code, Some(field)), "{event}");
    }
}

#[test]
fn that_payments_of_two_people_belong_together_is_refused_and_that_they_do_not_may_be_said() {
    let mut mei = Mei::new();
    let of = |holder: &str, account: &str, id: &str| {
        let mut payment = paid(id, NOON, "18.00", "bakery");
        payment["accountId"] = json!(account);
        payment["holderId"] = json!(holder);
        payment
    };
    mei.hears(of("mei", "mei", "1"));
    mei.hears(of("mei", "meis card", "3"));
    mei.hears(of("wang", "wang", "2"));
    let word = |b: (&str, &str), relation: &str, is: Json| {
        json!({ "kind": "decision", "a": { "accountId": "mei", "id": "1" }, "b": { "accountId": b.0, "id": b.1 },
            "relation": relation, "is": is, "at": NOON + 9 })
    };
    let before = mei.0.snapshot().unwrap();
    for relation in ["same-payment", "pays-back", "other-side"] {
        let came = mei.hears(word(("wang", "2"), relation, json!(true)));
        let error = &came.rejected[0].error;
        assert_eq!(
            (error.code, error.field),
            (Code::HolderMismatch, Some("b.accountId"))
        );
    }
    assert!(mei.0.snapshot().unwrap() == before, "nothing of it is kept");
    for is in [json!(false), json!("withdrawn")] {
        assert_eq!(mei.hears(word(("wang", "2"), "same-payment", is)).accepted, 1);
    }
    assert_eq!(
        mei.hears(word(("meis card", "3"), "same-payment", json!(true)))
            .accepted,
        1
    );
    // Of an account that is not here yet nobody knows whose it is.
    assert_eq!(
        mei.hears(word(("later", "9"), "same-payment", json!(true)))
            .accepted,
        1
    );
}

#[test]
fn an_import_of_a_whole_log_in_any_order_comes_to_the_same() {
    let id = id_of("bread", NOON);
    let old = paid("old", NOON - 3 * DAY, "25.00", "noodle shop"); // days apart: an import
    let [first, second] = twice("bread", NOON);
    let seen = act(&id, json!({ "do": "show", "at": NOON + HOUR }));
    let over = act(
        &id,
        json!({ "do": "resolve", "at": NOON + 2 * HOUR, "disposition": "solved" }),
    );
    let log = [
        old,
        first,
        second,
        seen,
        over,
        pair("old", "bread 0", json!(false), NOON),
    ];
    let of = |order: &[usize]| {
        let mut mei = Mei::new();
        mei.imports(&order.iter().map(|place| log[*place].clone()).collect::<Vec<_>>());
        assert_eq!(mei.alert(&id).state, State::Resolved);
        mei.0.snapshot().unwrap()
    };
    let straight = of(&[0, 1, 2, 3, 4, 5]);
    for order in [[5, 4, 3, 2, 1, 0], [4, 1, 5, 0, 3, 2]] {
        assert!(of(&order) == straight, "{order:?}");
    }
}

#[test]
fn what_was_done_with_an_alert_that_only_the_end_of_an_import_raises_is_done_there() {
    let drawn = |id: &str, days: i64| {
        let mut charge = paid(id, NOON + days * DAY, "15.00", "film");
        charge["channel"] = json!("recurring");
        charge["agreementId"] = json!("film");
        charge
    };
    let ended = json!({ "kind": "expectation", "id": "end", "accountId": "mei", "what": "cancellation",
        "transactionId": "first", "at": NOON - 10 * DAY });
    let bill = [drawn("first", -30), ended, drawn("again", 0)];
    let mut elsewhere = Mei::new();
    let told = elsewhere.imports(&bill);
    let alert = told
        .iter()
        .find(|alert| alert.code == "charge-after-cancellation")
        .unwrap();
    let mut mei = Mei::new();
    mei.hears(act(&alert.id, json!({ "do": "show", "at": NOON + HOUR })));
    mei.imports(&bill);
    assert_eq!(mei.alert(&alert.id).shown_at, Millis::new(NOON + HOUR).ok());
}

#[test]
fn what_waits_is_bounded_and_an_account_that_is_erased_takes_its_words_along() {
    let mut mei = Mei::with(json!({ "limits": { "alerts": 3 } }));
    for turn in 0..5 {
        let known = json!({ "do": "acknowledge", "at": NOON + turn, "accountId": "wang", "by": "wang-lei" });
        assert_eq!(mei.hears(act(&format!("{turn}"), known)).accepted, 1);
        assert_eq!(
            mei.hears(pair("1", &format!("wang {turn}"), json!(true), NOON + turn))
                .accepted,
            1
        );
        let shop = format!("shop of {turn}");
        let said =
            json!({ "kind": "correction", "counterparty": shop, "category": "pets", "at": NOON + turn });
        assert_eq!(mei.hears(said).accepted, 1);
    }
    mei.0.correct_category("shop of 9", "pets", at(NOON + 9)).unwrap();
    let evicted = mei.0.status().unwrap().evicted;
    let of = |name: &str| evicted.iter().find(|(known, _)| *known == name).unwrap().1;
    assert_eq!(
        (of("acts"), of("decisions"), of("corrections"), of("series")),
        (2, 2, 3, 0)
    );
    let names = |mei: &Mei, text: &str| {
        let bytes = mei.0.snapshot().unwrap();
        bytes.windows(text.len()).any(|window| window == text.as_bytes())
    };
    assert!(names(&mei, "wang-lei") && names(&mei, "wang 4"));
    mei.0.forget("wang");
    assert!(!names(&mei, "wang-lei"));
    mei.0.forget("mei");
    assert!(!names(&mei, "wang 4"));
}
