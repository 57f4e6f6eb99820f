//! What a day may tell, and reasons that are switched.

use crate::told::{Mei, TODAY, sent};
use serde_json::{Value as Json, json};
use wallet_sentinel::alert::{Alert, State};
use wallet_sentinel::event::Outcome;
use wallet_sentinel::reason::Param;
use wallet_sentinel::reason::Severity;
use wallet_sentinel::time::{DAY, HOUR};

/// Six double charges in six shops, an hour and a half apart, each dearer than the one before.
fn a_bad_day(mei: &mut Mei) {
    for turn in 0..6 {
        let (at, amount) = (
            TODAY + 8 * HOUR + turn * 3 * HOUR / 2,
            format!("{}.00", 20 + turn),
        );
        mei.pays_twice(&format!("charge {turn}"), at, &amount, &format!("shop {turn}"));
    }
}

fn held_back(mei: &Mei) -> Vec<Alert> {
    mei.alerts()
        .into_iter()
        .filter(|alert| alert.state == State::Expired)
        .collect()
}

fn line(mei: &Mei) -> Option<Json> {
    let digest = mei
        .alerts()
        .into_iter()
        .find(|alert| alert.code == "day-digest")?;
    let held = digest.reasons[0].params.0.iter().find(|(name, _)| name == "held");
    match held {
        Some((_, Param::Number(count))) => Some(json!(*count as u32)),
        _ => None,
    }
}

#[test]
fn a_day_tells_so_many_and_says_in_one_line_what_it_held_back() {
    let mut mei = Mei::with(json!({ "alertsPerDay": 2 }));
    a_bad_day(&mut mei);
    assert_eq!(mei.open(), 3, "two, and the line");
    assert_eq!(held_back(&mei).len(), 4);
    assert_eq!(line(&mei), Some(json!(4)));
}

#[test]
fn the_most_severe_come_first_even_where_they_come_last() {
    let mut mei = Mei::with(json!({ "alertsPerDay": 1 }));
    a_bad_day(&mut mei);
    mei.hears(sent("savings", TODAY + 18 * HOUR, "4000.00", "Chen Gang"));
    let open: Vec<Alert> = mei
        .alerts()
        .into_iter()
        .filter(|alert| alert.state == State::Open && alert.code != "day-digest")
        .collect();
    let worst = mei.alerts().iter().map(|alert| alert.severity).max().unwrap();
    assert!(worst > Severity::Notice);
    assert_eq!(open.len(), 1, "{open:?}");
    assert_eq!(open[0].severity, worst);
}

#[test]
fn danger_is_told_whatever_the_day_was_like() {
    let mut mei = Mei::with(json!({ "alertsPerDay": 0 }));
    a_bad_day(&mut mei);
    let mut caller = sent("a", TODAY + 19 * HOUR, "28000.00", "Chen Gang");
    caller["context"] = json!({ "call": true });
    mei.hears(caller);
    let mut again = sent("b", TODAY + 22 * HOUR, "60000.00", "Sun Li");
    again["context"] = json!({ "call": true });
    mei.hears(again);
    let open: Vec<Severity> = mei
        .alerts()
        .into_iter()
        .filter(|alert| alert.state == State::Open && alert.code != "day-digest")
        .map(|alert| alert.severity)
        .collect();
    assert!(
        !open.is_empty() && open.iter().all(|severity| *severity == Severity::Danger),
        "{open:?}"
    );
}

#[test]
fn tomorrow_is_another_day() {
    let mut mei = Mei::with(json!({ "alertsPerDay": 2 }));
    a_bad_day(&mut mei);
    let next = mei.pays_twice("next day", TODAY + DAY + 10 * HOUR, "33.00", "shop 9");
    assert_eq!(next[0].state, State::Open);
}

#[test]
fn what_somebody_fetched_back_is_theirs() {
    let mut mei = Mei::with(json!({ "alertsPerDay": 2 }));
    a_bad_day(&mut mei);
    let id = held_back(&mei)[0].id.clone();
    mei.acts(&id, json!({ "do": "reopen", "at": TODAY + 20 * HOUR }))
        .unwrap();
    mei.pays_twice("late", TODAY + 21 * HOUR, "44.00", "shop 9");
    assert_eq!(mei.alert(&id).state, State::Open);
}

#[test]
fn a_reason_in_shadow_says_what_it_would_do_and_does_nothing() {
    let to_stranger = || sent("p", TODAY + 13 * HOUR, "9000.00", "Chen Gang");
    let (live, off) = (
        Mei::new(),
        Mei::with(json!({ "reasons": { "unusual-amount": { "mode": "off" } } })),
    );
    let mut shadow = Mei::with(json!({ "reasons": { "unusual-amount": { "mode": "shadow" } } }));
    let came = shadow.hears(to_stranger());
    let (is, would_be) = (&came.assessments[0], live.would_score(to_stranger()));
    assert_eq!(
        is.scored,
        off.would_score(to_stranger()).scored,
        "as if it were off"
    );
    assert!(
        is.scored
            .reasons
            .iter()
            .all(|reason| reason.code != "unusual-amount")
    );
    let said = is.shadow.as_ref().unwrap();
    assert_eq!(said.rules, ["unusual-amount"]);
    assert_eq!(said.outcome, would_be.scored.outcome, "as if it were live");
    assert_ne!(said.outcome, Outcome::Allow);
    assert!(came.alerts.iter().all(|alert| alert.code != "unusual-amount"));
}

#[test]
fn a_service_reason_in_shadow_raises_nothing_and_says_so() {
    let mut mei = Mei::with(json!({ "reasons": { "duplicate-charge": { "mode": "shadow" } } }));
    assert_eq!(mei.pays_twice("bread", TODAY + 9 * HOUR, "18.00", "bakery"), []);
    let mut live = Mei::new();
    assert_eq!(
        live.pays_twice("bread", TODAY + 9 * HOUR, "18.00", "bakery")
            .len(),
        1
    );
}

#[test]
fn a_plan_that_is_overspent_is_told_live_and_neither_in_shadow_nor_off() {
    let told = |mode: &str| {
        let budgets = json!([{ "currency": "CNY", "amount": "1000.00", "interval": "month" }]);
        let mut mei =
            Mei::with(json!({ "budgets": budgets, "reasons": { "over-budget": { "mode": mode } } }));
        mei.hears(sent("savings", TODAY + 18 * HOUR, "4000.00", "Chen Gang"));
        let alerts = mei.alerts();
        alerts.iter().filter(|alert| alert.code == "over-budget").count()
    };
    assert_eq!(["live", "shadow", "off"].map(told), [1, 0, 0]);
}
