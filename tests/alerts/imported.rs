//! What an old statement tells: whatever would have been a warning, however long ago; of what is smaller a line, and its list.

use super::told::{Mei, paid, sent};
use serde_json::{Value as Json, json};
use wallet_sentinel::Code;
use wallet_sentinel::alert::{Alert, AlertQuery, Severity, State};

const DAY: i64 = 86_400_000;
const HOUR: i64 = 3_600_000;
/// Noon in China, in 2019.
const THEN: i64 = 1_551_412_800_000;

/// A year of lunches, and what else came in it.
fn statement(more: Vec<Json>) -> Vec<Json> {
    let amounts = ["18.00", "22.50", "26.00", "19.80"];
    let shops = ["canteen", "noodles", "canteen", "dumplings"];
    let lunch = |day: i64| {
        let place = usize::try_from(day % 4).unwrap();
        let minutes = day * 7 % 40 * 60_000;
        paid(
            &format!("lunch {day}"),
            THEN + day * DAY + minutes,
            amounts[place],
            shops[place],
        )
    };
    let mut events: Vec<Json> = (0..365).map(lunch).chain(more).collect();
    events.sort_by_key(|event| event["at"].as_i64());
    events
}

/// A transfer to a stranger at three in the night, in the fourth month: eight months before the statement was made.
fn theft(id: &str) -> Json {
    sent(id, THEN + 100 * DAY + 15 * HOUR, "6800.00", "Chen Gang")
}

/// An order that was charged twice, on a day.
fn twice(day: i64) -> [Json; 2] {
    [0, 1].map(|turn| {
        let mut charge = paid(
            &format!("bread {day} {turn}"),
            THEN + day * DAY + 6 * HOUR + turn * 60_000,
            "18.00",
            &format!("bakery {day}"),
        );
        charge["orderId"] = json!(format!("bread {day}"));
        charge
    })
}

/// Dear things at shops that were never paid before.
fn dinners() -> Vec<Json> {
    let dinner = |turn: i64| {
        let at = THEN + (60 + 50 * turn) * DAY + 8 * HOUR;
        paid(&format!("dinner {turn}"), at, "2900.00", &format!("house {turn}"))
    };
    (0..5).map(dinner).collect()
}

fn of_code<'a>(alerts: &'a [Alert], code: &str) -> Vec<&'a Alert> {
    alerts.iter().filter(|alert| alert.code == code).collect()
}

fn listed(mei: &Mei, digest: &str) -> Result<Vec<Alert>, Code> {
    let query = AlertQuery {
        digest: Some(digest.to_owned()),
        ..AlertQuery::default()
    };
    let found = mei.0.alerts(&query).map_err(|error| error.code)?;
    Ok(found.into_iter().cloned().collect())
}

#[test]
fn a_theft_of_eight_months_ago_is_an_alert_of_its_own_and_stays_one_until_somebody_saw_it() {
    let mut mei = Mei::new();
    mei.imports(&statement(vec![theft("theft")]));
    let told = |mei: &Mei| {
        let alerts = mei.alerts();
        let theft = alerts.into_iter().find(|alert| alert.event_ids == ["theft"]);
        theft.map(|alert| {
            (
                alert.severity >= Severity::Warning,
                alert.state,
                alert.import.is_some(),
            )
        })
    };
    assert_eq!(told(&mei), Some((true, State::Open, true)));
    mei.0.advance(super::told::at(THEN + 4000 * DAY));
    assert_eq!(told(&mei), Some((true, State::Open, true)), "ten years after");
}

#[test]
fn however_many_warnings_an_import_holds_each_is_told() {
    let mut mei = Mei::new();
    mei.imports(&statement(
        (0..9).flat_map(|turn| twice(60 + 20 * turn)).collect(),
    ));
    let alerts = mei.alerts();
    let doubles = of_code(&alerts, "duplicate-charge");
    assert_eq!(doubles.len(), 9);
    assert!(doubles.iter().all(|alert| alert.state == State::Open));
}

#[test]
fn the_line_of_what_is_smaller_lists_as_many_as_it_counts() {
    let mut mei = Mei::new();
    mei.imports(&statement(dinners()));
    let alerts = mei.alerts();
    let line = of_code(&alerts, "history-digest")[0];
    let held = listed(&mei, &line.id).unwrap();
    let counted: u32 = held.iter().map(|alert| alert.count).sum();
    assert!(line.count >= 2, "{}", line.count);
    assert_eq!(counted, line.count);
    assert!(
        held.iter()
            .all(|alert| alert.severity < Severity::Warning && alert.state == State::Expired)
    );
    assert_eq!(listed(&mei, &held[0].id), Err(Code::QueryInvalid), "no line");
    assert_eq!(listed(&mei, "none"), Err(Code::QueryInvalid));
}

#[test]
fn the_same_statement_again_tells_nothing_twice() {
    let mut mei = Mei::new();
    let statement = statement(dinners().into_iter().chain([theft("theft")]).collect());
    mei.imports(&statement);
    let before = mei.alerts();
    assert_eq!(mei.imports(&statement), []);
    assert_eq!(mei.alerts(), before);
}

#[test]
fn a_snooze_says_how_many_it_has_swallowed() {
    let mut mei = Mei::new();
    let id = mei.is_charged_twice("bread", THEN, "18.00", "bakery")[0]
        .id
        .clone();
    let asked = json!({ "do": "snooze", "at": THEN + HOUR, "until": THEN + 30 * DAY });
    mei.acts(&id, asked).unwrap();
    assert_eq!(mei.alert(&id).since_act, 0);
    for turn in 1..4 {
        mei.is_charged_twice(&format!("bread {turn}"), THEN + turn * DAY, "18.00", "bakery");
    }
    assert_eq!(
        (mei.alert(&id).since_act, mei.alert(&id).state),
        (3, State::Snoozed)
    );
    mei.0.advance(super::told::at(THEN + 31 * DAY));
    assert_eq!(
        (mei.alert(&id).since_act, mei.alert(&id).state),
        (3, State::Open),
        "it says so as it wakes"
    );
    mei.acts(&id, json!({ "do": "acknowledge", "at": THEN + 32 * DAY }))
        .unwrap();
    assert_eq!(mei.alert(&id).since_act, 0);
}
