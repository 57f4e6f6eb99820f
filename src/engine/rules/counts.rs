//! Counts of rules: how many payments each was asked of, how often it fired, and why it had no answer.
//!
//! They are kept with the state, by pack, version and rule, so that a replay of the inputs comes to the same: a rule that fires on
//! more than its pack's share of payments goes to shadow, and stays there until its pack has another version.

use super::fired::{Answer, Fired};
use super::{Compiled, RuleSet};
use crate::record::record;
use crate::rule::On;
use crate::time::{DAY, Millis, UtcOffset};

/// Payments before a share is one: with fewer, two hits by chance are more than one in twenty.
const ENOUGH: u32 = 200;

/// Counts of one rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleCount {
    /// Pack's id and version, and the rule's id; the first two empty of a list that acts by itself.
    pub of: [String; 3],
    /// True where it decides, as its pack has it.
    pub is_live: bool,
    /// Payments that it was asked of.
    pub asked: u32,
    /// Payments on which it fired.
    pub hits: u32,
    /// Payments of which something that it asks for is not told.
    pub untold: u32,
    /// Payments for which it came to no value: a division by zero, a number too large.
    pub failed: u32,
    /// Payments for which not all of a window is known, and what is known did not settle it.
    pub truncated: u32,
    /// It fired on too many, and only looks on since.
    pub is_demoted: bool,
    /// The same by the payments' own days, the last of them: the earliest first.
    pub days: Vec<RuleDay>,
}

record! { struct RuleCount { of, is_live, asked, hits, untold, failed, truncated, is_demoted, days } }

/// A day of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleDay {
    /// Days since 1970 began, where the payment was made.
    pub day: i64,
    /// Payments that it was asked of.
    pub asked: u32,
    /// Payments on which it fired.
    pub hits: u32,
}

record! { struct RuleDay { day, asked, hits } }

impl RuleDay {
    /// The day as it is written, by ISO 8601.
    pub fn date(&self) -> String {
        let begins = Millis::new(self.day.saturating_mul(DAY));
        let date = begins.and_then(|at| UtcOffset::GREENWICH.date(at));
        date.map(|date| date.to_string()).unwrap_or_default()
    }
}

/// Days that are kept of each rule: a month, over which every weekday and the days of wages and rents have had their turn.
const DAYS: usize = 30;

impl RuleCount {
    /// Counts a payment of this day. One from before the days that are kept counts in none of them.
    fn add_day(&mut self, day: i64, is_hit: bool) {
        let place = self.days.partition_point(|known| known.day < day);
        if self.days.get(place).is_none_or(|known| known.day != day) {
            if place == 0 && self.days.len() == DAYS {
                return;
            }
            let fresh = RuleDay {
                day,
                asked: 0,
                hits: 0,
            };
            self.days.insert(place, fresh);
        }
        if let Some(known) = self.days.get_mut(place) {
            known.asked = known.asked.saturating_add(1);
            known.hits = known.hits.saturating_add(u32::from(is_hit));
        }
        if self.days.len() > DAYS {
            self.days.remove(0);
        }
    }
}

/// Counts of all rules, in the set's order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RuleCounts(pub Vec<RuleCount>);

record! { struct RuleCounts(counts) }

impl RuleCounts {
    /// Counts for this set: those of rules that it has already, under the same version, go on.
    pub(in crate::engine) fn align(&mut self, set: &RuleSet) {
        let before = std::mem::take(&mut self.0);
        let count = |rule: &Compiled| {
            let known = before.iter().find(|count| count.of == rule.of);
            let known = known.filter(|count| count.is_live == rule.is_live).cloned();
            known.unwrap_or_else(|| RuleCount {
                of: rule.of.clone(),
                is_live: rule.is_live,
                asked: 0,
                hits: 0,
                untold: 0,
                failed: 0,
                truncated: 0,
                is_demoted: false,
                days: Vec::new(),
            })
        };
        self.0 = set.rules.iter().map(count).collect();
    }

    /// True where this rule decides.
    pub(super) fn is_live(&self, number: usize) -> bool {
        self.0
            .get(number)
            .is_some_and(|count| count.is_live && !count.is_demoted)
    }

    /// Counts one event that was scored, and its day, for the rules on such.
    pub(in crate::engine) fn add(&mut self, on: On, fired: &[Fired], set: &RuleSet, day: i64) {
        let mut hits = fired.iter().filter(|one| one.answer == Answer::Hit).peekable();
        let counts = self.0.iter_mut().zip(&set.rules).enumerate();
        for (number, (count, rule)) in counts.filter(|(_, (_, rule))| rule.on == on) {
            // Both stand in the order of the set.
            let is_hit = hits.next_if(|one| usize::from(one.number) == number).is_some();
            count.add_day(day, is_hit);
            count.asked = count.asked.saturating_add(1);
            let most = f64::from(count.asked) * rule.most_share;
            let is_beyond = count.asked >= ENOUGH && f64::from(count.hits) > most;
            count.is_demoted |= count.is_live && is_beyond;
        }
        for one in fired {
            let Some(count) = self.0.get_mut(usize::from(one.number)) else {
                continue;
            };
            let place = match one.answer {
                Answer::Hit => &mut count.hits,
                Answer::Untold => &mut count.untold,
                Answer::Failed => &mut count.failed,
                Answer::Truncated => &mut count.truncated,
            };
            *place = place.saturating_add(1);
        }
    }
}
