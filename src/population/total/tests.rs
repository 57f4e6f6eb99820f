//! Tests of totals: populations that share one read to the bit what one population reads that hears everything.

use super::super::{Change, EntityStats, Observation, Observations, Population, Update};
use super::*;
use crate::event::Digest;
use crate::money::Currency;
use crate::record::{bytes_of, value_of};
use crate::time::HOUR;
use proptest::prelude::*;

/// Room for all that these tests tell: what is beyond it depends on the order in which it came.
const MOST: usize = 10_000;
const SHOPS: u8 = 2;

fn at(hours: i32) -> Millis {
    Millis::new(i64::from(hours) * HOUR + 1).unwrap()
}

fn shop(number: u8) -> Digest {
    Digest::of_parts(&["counterparty", &(number % SHOPS).to_string()])
}

/// One thing that accounts of a partition add.
#[derive(Debug, Clone)]
struct Added {
    /// Its partition.
    who: usize,
    what: u8,
    shop: u8,
    /// Hours by which its time is on from the one before, or back.
    step: i32,
    number: u8,
}

fn added() -> impl Strategy<Value = Added> {
    let step = prop_oneof![6 => Just(0), 6 => 1i32..3, 2 => -4i32..0, 1 => Just(20_000), 1 => Just(-20_000)];
    (0usize..4, 0u8..8, 0u8..SHOPS, step, any::<u8>()).prop_map(|(who, what, shop, step, number)| Added {
        who,
        what,
        shop,
        step,
        number,
    })
}

/// Labels that were said of a partition's payments, and can be withdrawn.
type Said = Vec<(u8, Change)>;

fn tell(population: &mut Population, said: &mut Said, added: &Added, now: i32) {
    let (when, ln) = (at(now), f64::from(added.number) / 16.0);
    match added.what {
        0..=2 => {
            let is_fraud = !added.number.is_multiple_of(3);
            let hour = now - i32::from(added.number); // of payments over ten days, so that hours are folded
            let change = Change {
                hour,
                blame: is_fraud.then_some(added.number),
                undone: false,
            };
            said.push((added.shop, change));
            population.enqueue_label(shop(added.shop), change, when, MOST);
            population.count_label(is_fraud, false, when, MOST);
        }
        3 => {
            if let Some((of, change)) = said.pop() {
                population.enqueue_label(
                    shop(of),
                    Change {
                        undone: true,
                        ..change
                    },
                    when,
                    MOST,
                );
                population.count_label(change.blame.is_some(), true, when, MOST);
            }
        }
        4 => population.learn_attack(shop(added.shop), when, MOST),
        5 => population.learn_use([shop(added.shop)].into_iter(), when, MOST),
        6 => {
            let observation = Observation {
                signal: u16::from(added.shop),
                nats: u32::from(added.number),
                by_others: 1,
                by_itself: 2,
            };
            let observed = Observations {
                suspected: 3,
                by_signal: vec![observation],
            };
            population.observe(&observed, when, MOST);
        }
        _ => {
            let (currency, merchant_category) = (Currency::CNY, shop(added.shop));
            population.enqueue_account(when, MOST);
            population.enqueue(Update::Payment(shop(added.shop)), when, MOST);
            population.enqueue(
                Update::Amount {
                    currency,
                    ln,
                    ratio: ln - 3.0,
                },
                when,
                MOST,
            );
            population.enqueue(
                Update::Price {
                    merchant_category,
                    currency,
                    ln,
                },
                when,
                MOST,
            );
        }
    }
}

/// What can be read; entities without when they came up last, which decides only who goes for want of room.
fn readable(of: &Population) -> impl PartialEq + std::fmt::Debug + use<> {
    let entities: Vec<Option<EntityStats>> = (0..SHOPS)
        .map(|number| of.entity(shop(number)))
        .map(|known| {
            known.map(|known| EntityStats {
                last_seen: 0,
                ..known.clone()
            })
        })
        .collect();
    let counts = (
        of.accounts(),
        of.payments(),
        of.labels(),
        of.uses(shop(0)),
        of.open_hour(),
    );
    (
        entities,
        counts,
        of.amounts(Currency::CNY).cloned(),
        of.reliability.clone(),
    )
}

proptest! {
    #[test]
    fn partitions_read_what_one_population_reads(all in prop::collection::vec(added(), 1..500)) {
        let mut alone = Population::default();
        let mut parts = vec![Population::default(); 4];
        let mut total = parts.iter_mut().map(Population::read_given).last().unwrap();
        let mut said = vec![(Said::new(), Said::new()); 4];
        let mut now = 500_000;
        for one in &all {
            now += one.step;
            if total.opens(at(now)) {
                let edition = total.close(parts.iter_mut().map(Population::take_additions));
                let edition = value_of::<Edition>(&bytes_of(&edition)).unwrap();
                parts.iter_mut().for_each(|part| part.go_on_to(&edition, MOST));
            }
            alone.close_hours_before(at(now), MOST);
            parts[one.who].close_hours_before(at(now), MOST); // does nothing
            let (of_alone, of_part) = &mut said[one.who];
            tell(&mut alone, of_alone, one, now);
            tell(&mut parts[one.who], of_part, one, now);
            if parts.iter().any(Population::has_late) {
                let edition = total.late(parts.iter_mut().map(Population::take_additions));
                parts.iter_mut().for_each(|part| part.go_on_to(&edition, MOST));
            }
            for part in &parts {
                prop_assert_eq!(readable(part), readable(&alone));
            }
            if one.step == -20_000 || one.number == 0 {
                total = value_of(&bytes_of(&total)).unwrap(); // it can be kept, and goes on
            }
        }
    }

    #[test]
    fn additions_are_the_same_in_whatever_order_they_are_added_up(all in prop::collection::vec(added(), 1..60), turn in any::<prop::sample::Index>()) {
        let mut parts = vec![Population::default(); 4];
        for part in &mut parts {
            part.read_given();
        }
        let mut said = vec![Said::new(); 4];
        for one in &all {
            tell(&mut parts[one.who], &mut said[one.who], one, 500_000 + one.step);
        }
        let each: Vec<Additions> = parts.iter_mut().map(Population::take_additions).collect();
        let mut others = each.clone();
        others.rotate_left(turn.index(4));
        let sum = |each: Vec<Additions>| {
            each.into_iter().fold(Additions::default(), |mut sum, one| {
                sum.add(one);
                sum
            })
        };
        let (sum, other) = (sum(each), sum(others));
        prop_assert_eq!(bytes_of(&sum), bytes_of(&other));
        prop_assert_eq!(value_of::<Additions>(&bytes_of(&sum)), Some(other));
        prop_assert!(parts.iter_mut().all(|part| part.take_additions().is_empty()));
    }
}
