//! Tests of the population: hours, leaps, bounds, and the order within an hour. Not here: its parts, which test themselves.

use super::*;
use crate::time::HOUR;
use proptest::prelude::*;

fn at(hours: i64) -> Millis {
    Millis::new(hours * HOUR + 1).unwrap()
}

fn fraud(hour: i32) -> Change {
    Change {
        hour,
        blame: Some(255),
        undone: false,
    }
}

#[test]
fn what_comes_in_during_an_hour_is_readable_in_the_next() {
    let (mut population, shop) = (Population::default(), Digest::of("shop"));
    population.close_hours_before(at(10), 10);
    population.enqueue_label(shop, fraud(5), at(10), 10);
    population.close_hours_before(at(10), 10);
    assert!(population.entity(shop).is_none());
    population.close_hours_before(at(9), 10); // late: closes nothing
    assert!(population.entity(shop).is_none());
    population.close_hours_before(at(11), 10);
    assert!(population.entity(shop).is_some());
}

#[test]
fn a_label_of_a_closed_hour_is_readable_at_once() {
    let (mut population, shop) = (Population::default(), Digest::of("shop"));
    population.close_hours_before(at(10), 10);
    population.enqueue_label(shop, fraud(5), at(8), 10);
    assert_eq!(population.entity(shop).unwrap().reputation.totals(), (1.0, 0.0));
}

#[test]
fn one_event_dated_9999_closes_no_hours_and_a_second_does() {
    let (mut population, shop) = (Population::default(), Digest::of("shop"));
    let in_9999 = at(70_000_000);
    population.close_hours_before(at(10), 10);
    population.enqueue_label(shop, fraud(5), at(10), 10);
    population.close_hours_before(in_9999, 10);
    assert!(population.entity(shop).is_none());
    population.close_hours_before(in_9999, 10);
    assert!(population.entity(shop).is_some());
}

#[test]
fn after_a_leap_that_was_a_slip_hours_close_again() {
    let (mut population, shop) = (Population::default(), Digest::of("shop"));
    population.close_hours_before(at(70_000_000), 10); // the very first event: nothing speaks against it
    for hour in [10, 11] {
        population.close_hours_before(at(hour), 10);
    }
    population.enqueue_label(shop, fraud(5), at(11), 10);
    assert!(population.entity(shop).is_none());
    population.close_hours_before(at(12), 10);
    assert!(population.entity(shop).is_some());
}

#[test]
fn leaps_from_one_end_of_all_time_to_the_other_are_none_that_confirm_each_other() {
    let mut population = Population::default();
    for time in [-8.64e15, 8.64e15, -7.0e15, 7.0e15] {
        population.close_hours_before(Millis::from_f64(time).unwrap(), 10);
    }
    assert_eq!(population.open_hour(), Some(i32::MIN));
}

#[test]
fn no_more_news_wait_than_parties_are_kept() {
    let mut population = Population::default();
    for number in 0..100_u8 {
        population.close_hours_before(at(0), 10);
        population.enqueue_label(Digest::of(&number.to_string()), fraud(0), at(0), 10);
    }
    assert!(population.waiting.len() <= 11 && population.len() <= 10);
}

proptest! {
    #[test]
    fn within_an_hour_the_order_does_not_matter(
        told in prop::collection::vec((0u8..5, 0u8..4, 0i32..50, any::<u8>()), 1..40), seed in any::<u64>(),
    ) {
        let run = |order: &[(u8, u8, i32, u8)]| {
            let mut population = Population::default();
            population.close_hours_before(at(0), 10);
            for (what, shop, hour, blame) in order {
                let entity = Digest::of_parts(&["counterparty", &shop.to_string()]);
                let blame = (what % 2 == 0).then_some(*blame);
                match what {
                    0 | 1 => population.enqueue_label(entity, Change { hour: *hour, blame, undone: false }, at(0), 10),
                    2 => population.enqueue_account(at(0), 100),
                    3 => population.count_label(blame.is_some(), false, at(0), 100),
                    _ => {
                        population.enqueue(Update::Payment(entity), at(0), 100);
                        let (ln, ratio) = (f64::from(*hour), f64::from(*hour) / 8.0 - 3.0);
                        population.enqueue(Update::Amount { currency: Currency::CNY, ln, ratio }, at(0), 100);
                        let currency = if hour % 2 == 0 { Currency::CNY } else { Currency::parse("EUR").unwrap() };
                        population.enqueue(Update::Price { merchant_category: entity, currency, ln }, at(0), 100);
                    }
                }
            }
            population.close_hours_before(at(1), 10);
            let entities: Vec<Option<EntityStats>> = (0..4)
                .map(|shop: u8| population.entity(Digest::of_parts(&["counterparty", &shop.to_string()])))
                .map(|entity| entity.map(|entity| EntityStats { last_seen: 0, ..entity.clone() }))
                .collect();
            (entities, population.amounts(Currency::CNY).cloned(), population.accounts(), population.payments(), population.labels())
        };
        let mut other = told.clone();
        other.sort_by_key(|event| Digest::of(&format!("{seed}{event:?}")));
        prop_assert_eq!(run(&told), run(&other));
    }
}

#[test]
fn beyond_the_bound_the_least_recent_go_and_are_counted() {
    let mut population = Population::default();
    for number in 0..9 {
        population.enqueue_label(Digest::of(&number.to_string()), fraud(0), at(0), 8);
    }
    population.close_hours_before(at(1), 8);
    assert!(population.len() <= 8 && population.evicted >= 1);
    assert!(population.entity(Digest::of("8")).is_some() && population.entity(Digest::of("0")).is_none());
}
