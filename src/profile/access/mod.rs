//! Access habits of an account: from which devices, networks, countries and programs, and at which hours it is used; and its last uses.
//!
//! Counts fade by elapsed time as all habits do. What is unlike them is not believed at once: a use that was unusual waits, and teaches
//! once its holder passed a challenge, somebody confirmed it, or three days went by undisputed; what was reported is taken back, but for
//! its hour, which fades.
//! Failures are counted apart, so that ten thousand of them move nothing out of what is remembered.
//! Not here: what is suspicious (`signal::access`), and what a use is worth (`feature::access`).

mod counts;
mod episode;
mod record;

pub use counts::Counts;
pub use episode::{Episode, WINDOW};
pub use record::{AccessRecord, Judged, Learning, Values};

use crate::event::{Digest, Outcome};
use crate::record::record;
use crate::sound::is_count;
use crate::stats::clock::HourHabit;
use crate::time::{MINUTE, Millis};
use std::collections::VecDeque;

/// Uses that are kept: those of a week of a person who opens the wallet several times a day, as of `visits`.
const KEPT: usize = 48;
/// Failures that are kept by their time: more than that within an hour are "at least so many".
const FAILURES: usize = 32;

/// Failed challenges that are kept: those that make a flood, and a few.
const FAILED_CHALLENGES: usize = 8;

/// Access habits of an account.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AccessHabits {
    /// How often each value was seen, in the order of `Values`.
    pub counts: [Counts; Values::KINDS],
    /// Hours of the day.
    pub hours: HourHabit,
    /// Last uses, in the order of arrival.
    records: VecDeque<AccessRecord>,
    /// Times of the last failures.
    failures: VecDeque<Millis>,
    /// Failed and successful tries, fading.
    pub tries: (f64, f64),
    /// Last time that somebody came in, and what lay between such times, in days: their sum and number, fading.
    pub came_at: Option<Millis>,
    gaps: (f64, f64),
    /// Last known place.
    pub place: Option<(Millis, f64, f64)>,
    /// The story that its suspicious uses make.
    pub episode: Option<Episode>,
}

record! {
    checked struct AccessHabits {
        counts, hours, records, failures, tries, came_at, gaps, place, episode,
    }
}

impl AccessHabits {
    /// Lets habits fade.
    pub fn decay(&mut self, factor: f64) {
        self.counts.iter_mut().for_each(|counts| counts.decay(factor));
        self.hours.decay(factor);
        for sum in [
            &mut self.tries.0,
            &mut self.tries.1,
            &mut self.gaps.0,
            &mut self.gaps.1,
        ] {
            *sum *= factor;
        }
    }

    /// Number of uses that the habits rest on, faded: those that were believed, each of which left its hour. What waits or was reported
    /// is no habit.
    pub fn weight(&self) -> f64 {
        self.hours.weight()
    }

    /// Days that usually lie between two uses, where any were seen.
    pub fn usual_gap(&self) -> Option<f64> {
        (self.gaps.1 > 0.0).then(|| self.gaps.0 / self.gaps.1)
    }

    /// Failures within the window that ends at this instant.
    pub fn failures_within(&self, at: Millis, window: i64) -> usize {
        let is_in = |failed: &&Millis| {
            let ago = at.since(**failed);
            (0..window).contains(&ago)
        };
        self.failures.iter().filter(is_in).count()
    }

    /// Last uses within the window that ends at this instant, in the order of arrival.
    pub fn within(&self, at: Millis, window: i64) -> impl Iterator<Item = &AccessRecord> {
        let is_in = move |record: &&AccessRecord| (0..=window).contains(&at.since(record.at));
        self.records.iter().filter(is_in)
    }

    /// All that are kept, in the order of arrival.
    pub fn records(&self) -> impl DoubleEndedIterator<Item = &AccessRecord> {
        self.records.iter()
    }

    /// What came of the challenge that guards the event of this id: the last answer.
    pub fn answer(&self, guarded: Digest) -> Option<&AccessRecord> {
        self.records
            .iter()
            .rev()
            .find(|record| record.guards == Some(guarded))
    }

    /// Counts a failure. Of a day's beyond those that are kept none is a habit: whoever guesses long enough must not come to be usual.
    pub fn fail(&mut self, at: Millis) {
        if self.failures_within(at, crate::time::DAY) < FAILURES {
            self.tries.0 += 1.0;
        }
        if self.failures.len() >= FAILURES {
            self.failures.pop_front();
        }
        self.failures.push_back(at);
    }

    /// Takes in a use that succeeded, or an answered challenge, as it was judged. Of one whose time is in doubt nothing is concluded that
    /// is told by time: a clock that was wrong once neither believes what waits nor stands in the way of the journeys and silences to come.
    pub fn observe(&mut self, record: AccessRecord, is_in_doubt: bool) {
        if !is_in_doubt {
            self.settle(record.at);
        }
        if let Some(guarded) = record.guards.filter(|_| record.success && record.proves) {
            self.confirm(guarded);
        }
        if !record.success {
            self.leave_room_for_failure(record.guards);
        }
        if record.success {
            self.tries.1 += 1.0;
        }
        if record.success && !is_in_doubt {
            if let Some(before) = self.came_at.filter(|before| *before < record.at) {
                // Within ten minutes it is the same visit.
                let gap = record.at.since(before);
                if gap >= 10 * MINUTE {
                    self.gaps.0 += days(gap);
                    self.gaps.1 += 1.0;
                }
            }
            self.came_at = self.came_at.max(Some(record.at));
        }
        let is_place_told = record.learning == Learning::Learnt && !is_in_doubt;
        if let Some((lat, lon)) = record.place.filter(|_| is_place_told)
            && self.place.is_none_or(|(at, ..)| at <= record.at)
        {
            self.place = Some((record.at, lat, lon));
        }
        if record.learning == Learning::Learnt {
            self.count(&record, 1.0);
        }
        if self.records.len() >= KEPT
            && let Some(mut oldest) = self.records.pop_front()
            && oldest.learning == Learning::Waiting
        {
            oldest.learning = Learning::Learnt;
            self.count(&oldest, 1.0);
        }
        self.records.push_back(record);
    }

    /// Of failed challenges a few are kept, and of those on one event the last.
    fn leave_room_for_failure(&mut self, guards: Option<Digest>) {
        self.records
            .retain(|known| known.success || guards.is_none() || known.guards != guards);
        let failed = self.records.iter().filter(|known| !known.success).count();
        if failed >= FAILED_CHALLENGES
            && let Some(oldest) = self.records.iter().position(|known| !known.success)
        {
            self.records.remove(oldest);
        }
    }

    /// Believes what has waited undisputed for as long as an episode lasts.
    fn settle(&mut self, now: Millis) {
        let is_due =
            |record: &AccessRecord| record.learning == Learning::Waiting && now.since(record.at) >= WINDOW;
        while let Some(record) = self.records.iter_mut().find(|record| is_due(record)) {
            record.learning = Learning::Learnt;
            let record = record.clone();
            self.count(&record, 1.0);
        }
    }

    /// Its holder was asked, and answered: what the challenge guards is believed.
    fn confirm(&mut self, id: Digest) {
        self.change(id, |record| {
            record.passed = true;
            (record.learning != Learning::Refused).then_some(Learning::Learnt)
        });
    }

    /// Takes in what somebody said of a use: that it was another's, the holder's own, or nothing any more.
    pub fn say(&mut self, id: Digest, word: Option<bool>) {
        self.change(id, |record| {
            record.is_cleared = word == Some(false);
            Some(match word {
                Some(true) => Learning::Refused,
                Some(false) => Learning::Learnt,
                None if !record.success => Learning::Refused,
                None if record.passed || !record.was_unusual => Learning::Learnt,
                None => Learning::Waiting,
            })
        });
    }

    /// The server let a use pass, or blocked it, or asked.
    pub fn rule(&mut self, id: Digest, outcome: Outcome) {
        self.change(id, |record| {
            record.is_cleared = outcome == Outcome::Allow;
            match outcome {
                Outcome::Allow => Some(Learning::Learnt),
                Outcome::Block => Some(Learning::Refused),
                Outcome::Challenge | Outcome::Review => None,
            }
        });
    }

    fn change(&mut self, id: Digest, learning: impl Fn(&mut AccessRecord) -> Option<Learning>) {
        let Some(record) = self.records.iter_mut().find(|record| record.id == id) else {
            return;
        };
        let before = record.learning;
        if let Some(now) = learning(record) {
            record.learning = now;
        }
        let record = record.clone();
        match (before == Learning::Learnt, record.learning == Learning::Learnt) {
            (false, true) => self.count(&record, 1.0),
            (true, false) => self.count(&record, -1.0),
            _ => {}
        }
    }

    fn count(&mut self, record: &AccessRecord, times: f64) {
        for (counts, value) in self.counts.iter_mut().zip(record.values.0) {
            if let Some(value) = value {
                counts.add(value, times);
            }
        }
        if times > 0.0 {
            self.hours.observe(record.hour);
        }
    }

    /// As if this use had not come in, as far as that can be told.
    pub fn without(&mut self, id: Digest) {
        self.say(id, Some(true));
        self.records.retain(|record| record.id != id);
    }

    /// As far as a payment's score looks: the story, and the challenges that guard it.
    pub fn for_payment(&self, id: Digest) -> Self {
        let counts_for = |record: &&AccessRecord| record.guards == Some(id) || record.is_odd();
        Self {
            records: self.records.iter().filter(counts_for).cloned().collect(),
            episode: self.episode,
            ..Self::default()
        }
    }
}

#[allow(clippy::cast_precision_loss)] // below 2^53
fn days(gap: i64) -> f64 {
    gap as f64 / crate::time::DAY as f64
}

impl AccessHabits {
    fn is_sound(&self) -> bool {
        let sums = [self.tries.0, self.tries.1, self.gaps.0, self.gaps.1];
        let is_on_globe = |(_, lat, lon): (Millis, f64, f64)| lat.abs() <= 90.0 && lon.abs() <= 180.0;
        self.records.len() <= KEPT
            && self.failures.len() <= FAILURES
            && sums.into_iter().all(is_count)
            && self.counts.iter().all(Counts::is_sound)
            && self.records.iter().all(AccessRecord::is_sound)
            && self.place.is_none_or(is_on_globe)
    }
}

#[cfg(test)]
mod tests;
