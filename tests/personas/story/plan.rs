//! Which stories befall whom, and when: one or none in each part of a life, all kinds about equally often in a set.
//!
//! Equal shares are for the report: recall per kind needs as many of each. They say nothing of how common a kind is; the
//! report reckons with base rates instead.

use super::{FIRST_ATTACK, TABLE};
use crate::person::DAYS;
use crate::persona::Persona;
use crate::random::Dice;
use std::ops::Range;

/// No story before this day: a month to learn, and two weeks in which false warnings count already.
const FIRST_DAY: i64 = 45;

/// What befalls the people of a set.
#[derive(Debug, Clone)]
pub(crate) struct Course {
    /// Places in `TABLE`.
    pub(crate) kinds: Range<usize>,
    /// Into how many equal parts the days after the first are cut; each has one story or none.
    parts: i64,
    /// Days at the end of a part in which none begins, so that long ones end in it.
    tail: i64,
    /// How many parts have a story.
    share: f64,
}

/// A little over two stories a life, so that eleven months of fourteen are honest; 45 days for a trap's month, a second scam.
pub(crate) const ORDINARY: Course = Course {
    kinds: 0..FIRST_ATTACK,
    parts: 4,
    tail: 45,
    share: 0.6,
};

/// Two halves, since a ramp of a tenth a day takes two months: 85 days hold the slowest.
pub(crate) const ATTACKED: Course = Course {
    kinds: FIRST_ATTACK..TABLE.len(),
    parts: 2,
    tail: 85,
    share: 0.9,
};

/// A story to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Slot {
    /// Its place in `TABLE`.
    pub(crate) kind: usize,
    /// The day of the life on which it begins.
    pub(crate) day: i64,
}

/// The plan of a set: for each persona in turn, its slots. The kind dealt least so far, of those that fit, is next.
pub(crate) fn deal(seed: u64, personas: &[Persona], course: &Course) -> Vec<Vec<Slot>> {
    let mut dice = Dice::of(&[seed, 99]);
    let mut dealt = [0_usize; TABLE.len()];
    let mut order: Vec<usize> = course.kinds.clone().collect();
    let part = (DAYS - FIRST_DAY) / course.parts;
    personas
        .iter()
        .map(|persona| {
            let mut slots: Vec<Slot> = Vec::new();
            for turn in 0..course.parts {
                if !dice.chance(course.share) {
                    continue;
                }
                dice.shuffle(&mut order);
                let fitting = order.iter().copied().filter(|kind| (TABLE[*kind].fits)(*persona));
                let fresh = fitting.filter(|kind| slots.iter().all(|slot| slot.kind != *kind));
                if let Some(kind) = fresh.min_by_key(|kind| dealt[*kind]) {
                    dealt[kind] += 1;
                    let day = FIRST_DAY + turn * part + dice.whole(0, part - course.tail);
                    slots.push(Slot { kind, day });
                }
            }
            slots
        })
        .collect()
}
