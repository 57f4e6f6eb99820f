//! Attacks made against a detector: what somebody tries who has read how it works.
//!
//! Each kind draws its variant (sums, counts, pauses, whether a voice or a shared screen is there) by the story's own chance.
//! Sums are measured in what the victim has paid so far, since an attacker asks for what the account holds, not for a
//! constant. All ranges are judgement around the cases that were tried by hand.
//! Not here: attacks on labels and names of shops; those need many accounts.

mod episode;
mod exposure;
mod trust;

pub(super) use episode::card_episode;
pub(super) use exposure::{drip, ramp_by_day, ramp_by_hour, split, split_over_names};
pub(super) use trust::{
    known_five_times, known_many_times, known_on_call, small_then_call, small_then_large,
};

use super::Teller;
use crate::event::{Pay, Sum};
use crate::journal::What;

impl Teller<'_> {
    /// Honest payments out of the victim's own account before now, with their instants.
    fn paid_before(&self) -> impl Iterator<Item = (i64, &Pay, i64)> {
        self.journal.entries.iter().filter_map(|entry| {
            let What::Pay(pay) = &entry.what else { return None };
            let Sum::Of(cents) = pay.sum else { return None };
            let is_own = pay.direction == "debit" && pay.account.is_none() && pay.status == "completed";
            (entry.story.is_none() && entry.at < self.at && is_own).then_some((entry.at, &**pay, cents))
        })
    }

    /// What the victim has paid at most in this share of payments; never below so many hundredths of a yuan.
    fn usual_at_most(&self, share: f64, least: f64) -> i64 {
        let mut sums: Vec<i64> = self.paid_before().map(|(_, _, cents)| cents).collect();
        sums.sort_unstable();
        let place = (sums.len() as f64 * share) as usize;
        let least = self.person.cost(least);
        sums.get(place.min(sums.len().saturating_sub(1)))
            .map_or(least, |sum| *sum)
            .max(least)
    }

    /// By day: a time between eight and eleven in the evening where the victim is, this many days on.
    fn another_day(&mut self, days: i64) {
        let place = self.person.place_at(self.at);
        let day = (self.at + place.offset * crate::calendar::MINUTE).div_euclid(crate::calendar::DAY);
        let hour = self.dice.real(8.0, 23.0);
        self.at = self.person.at(day + days, hour);
    }

    /// To whole yuan, as sums are named that somebody is told to send.
    fn whole(&self, cents: f64) -> i64 {
        let unit = (100.0 * self.person.home.level.max(1.0)).round();
        ((cents / unit).round() * unit).max(unit) as i64
    }
}
