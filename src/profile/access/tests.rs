//! What an account's access habits take in, and let go.

use super::*;
use crate::event::AccessAction;
use crate::time::{DAY, HOUR};

fn at(hours: i64) -> Millis {
    Millis::new(hours * HOUR).unwrap()
}

fn used(id: &str, hours: i64, device: &str, oddity: f64) -> AccessRecord {
    let mut values = Values::default();
    values.0[Values::DEVICE] = Some(Digest::of(device));
    AccessRecord {
        id: Digest::of(id),
        named: Some(id.into()),
        at: at(hours),
        action: AccessAction::Login,
        success: true,
        method: None,
        guards: None,
        values,
        hour: 9,
        place: None,
        log_odds: oddity - 9.0,
        learning: if oddity > 1.0 {
            Learning::Waiting
        } else {
            Learning::Learnt
        },
        was_unusual: oddity > 1.0,
        story: 0.0,
        attributes: oddity,
        proves: true,
        passed: false,
        is_cleared: false,
    }
}

fn known(habits: &AccessHabits, device: &str) -> f64 {
    habits.counts[Values::DEVICE].of(Digest::of(device))
}

#[test]
fn an_unusual_use_teaches_after_three_undisputed_days_and_at_once_where_it_was_confirmed() {
    let mut habits = AccessHabits::default();
    habits.observe(used("1", 0, "phone", 0.0), false);
    habits.observe(used("2", 1, "other", 3.0), false);
    assert_eq!((known(&habits, "phone"), known(&habits, "other")), (1.0, 0.0));
    habits.observe(used("3", 74, "phone", 0.0), false);
    assert!((known(&habits, "other") - 1.0).abs() < 1e-9);
    habits.observe(used("4", 75, "third", 3.0), false);
    let passed = AccessRecord {
        action: AccessAction::Challenge,
        guards: Some(Digest::of("4")),
        ..used("5", 76, "third", 0.0)
    };
    habits.observe(passed, false);
    assert!((known(&habits, "third") - 2.0).abs() < 1e-9);
}

#[test]
fn what_was_reported_is_taken_back_and_given_back_when_the_report_is() {
    let mut habits = AccessHabits::default();
    habits.observe(used("1", 0, "phone", 0.0), false);
    habits.say(Digest::of("1"), Some(true));
    assert!((known(&habits, "phone") - 0.0).abs() < 1e-9);
    habits.say(Digest::of("1"), None);
    assert!((known(&habits, "phone") - 1.0).abs() < 1e-9);
}

#[test]
fn ten_thousand_failures_move_nothing_out_of_memory() {
    let mut habits = AccessHabits::default();
    habits.observe(used("1", 0, "phone", 0.0), false);
    (0..10_000).for_each(|_| habits.fail(at(1)));
    assert_eq!(habits.failures_within(at(1), DAY), FAILURES);
    assert!(habits.records().any(|record| record.id == Digest::of("1")) && habits.is_sound());
}

#[test]
fn a_story_goes_on_for_three_days_and_then_another_begins() {
    let first = Episode::at(None, at(0));
    let second = Episode::at(Some(first), at(70));
    assert_eq!((second.start, second.last), (at(0), at(70)));
    assert_eq!(Episode::at(Some(second), at(143)).start, at(143));
}

#[test]
fn what_waits_to_be_believed_is_no_use_that_habits_rest_on() {
    let mut habits = AccessHabits::default();
    habits.observe(used("1", 0, "phone", 0.0), false);
    habits.observe(used("2", 1, "other", 3.0), false);
    assert!((habits.weight() - 1.0).abs() < 1e-9);
    habits.say(Digest::of("2"), Some(false));
    assert!((habits.weight() - 2.0).abs() < 1e-9);
}

#[test]
fn a_clock_that_jumps_believes_nothing_that_waits_and_hides_no_journey() {
    let mut habits = AccessHabits::default();
    let here = |id, hours, oddity| AccessRecord {
        place: Some((31.2, 121.5)),
        ..used(id, hours, "phone", oddity)
    };
    habits.observe(here("1", 0, 0.0), false);
    habits.observe(used("2", 1, "other", 3.0), false);
    habits.observe(here("far", 96_000, 0.0), true);
    assert!(known(&habits, "other") < 0.5);
    assert_eq!(
        (habits.came_at, habits.usual_gap()),
        (Some(at(1)), Some(1.0 / 24.0))
    );
    assert_eq!(habits.place.map(|(at, ..)| at), Some(at(0)));
}
