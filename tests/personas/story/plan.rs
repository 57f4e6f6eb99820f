//! Which stories befall whom, and when: one or none in each quarter of a life, all kinds about equally often in a set.
//!
//! Equal shares are for the report: recall per kind needs as many of each. They say nothing of how common a kind is; the
//! report reckons with base rates instead.

use super::TABLE;
use crate::person::DAYS;
use crate::persona::Persona;
use crate::random::Dice;

/// No story before this day: a month to learn, and two weeks in which false warnings count already.
const FIRST_DAY: i64 = 45;
/// Of the days after it, four parts.
const QUARTER: i64 = (DAYS - FIRST_DAY) / 4;
/// Days at the end of a quarter in which none begins, so that long ones (a trap's month, a second scam) end in it.
const TAIL: i64 = 45;
/// How many quarters have a story: a little over two a life, so that eleven months of fourteen are honest.
const SHARE: f64 = 0.6;

/// A story to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Slot {
    /// Its place in `TABLE`.
    pub(crate) kind: usize,
    /// The day of the life on which it begins.
    pub(crate) day: i64,
}

/// The plan of a set: for each persona in turn, its slots. The kind dealt least so far, of those that fit, is next.
pub(crate) fn deal(seed: u64, personas: &[Persona]) -> Vec<Vec<Slot>> {
    let mut dice = Dice::of(&[seed, 99]);
    let mut dealt = [0_usize; TABLE.len()];
    let mut order: Vec<usize> = (0..TABLE.len()).collect();
    personas
        .iter()
        .map(|persona| {
            let mut slots: Vec<Slot> = Vec::new();
            for quarter in 0..4 {
                if !dice.chance(SHARE) {
                    continue;
                }
                dice.shuffle(&mut order);
                let fitting = order.iter().copied().filter(|kind| (TABLE[*kind].fits)(*persona));
                let fresh = fitting.filter(|kind| slots.iter().all(|slot| slot.kind != *kind));
                if let Some(kind) = fresh.min_by_key(|kind| dealt[*kind]) {
                    dealt[kind] += 1;
                    let day = FIRST_DAY + quarter * QUARTER + dice.whole(0, QUARTER - TAIL);
                    slots.push(Slot { kind, day });
                }
            }
            slots
        })
        .collect()
}
