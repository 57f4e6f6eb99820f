//! What time it is, and how far that is to be believed.
//!
//! A device's date may be wrong by years, and so may one payment's. What is thrown away is gone for good, so age counts from
//! the earlier of two words: the clock's, and the newest payment's or export's; one wrong date then drops nothing. A clock
//! more than 400 days ahead of all that was ever seen is in doubt: things fall due by it, nothing is dropped, ends or wakes,
//! and an earlier clock takes its place. A host that knows the time vouches for it.
//! Not here: what follows from the time (`advance`), and how habits age, which is by each account's own payments (`profile`).

use super::Engine;
use super::changed::Changed;
use crate::record::record;
use crate::signal::of_service;
use crate::time::{DAY, Millis};
use serde::Deserialize;

/// How the time is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct AdvanceOptions {
    /// The host knows: it asked a server, say, and not the device.
    pub trusted: bool,
}

/// More than this between a clock and the newest payment is sooner a wrong date than a silence: people who keep a wallet pay
/// once a year at least, and a yearly bill comes up to a month late.
const DOUBTED: i64 = 400 * DAY;

/// The engine's clock, and what it is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Clock {
    /// What was told last.
    now: Option<Millis>,
    /// The newest payment near which another one was made.
    paid: Option<Millis>,
    /// A payment that stands alone, far ahead of all others.
    alone: Option<Millis>,
    /// The newest export that payments bear out, or word of a host that knows.
    vouched: Option<Millis>,
}

record! { struct Clock { now, paid, alone, vouched } }

/// What a new word on the time changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// Time went on, or stands where it stood.
    On,
    /// The clock was wrong, and is set back.
    Back,
}

impl Clock {
    /// What time it is, where that was told.
    pub(super) const fn now(&self) -> Option<Millis> {
        self.now
    }

    /// The same, where it can be believed.
    pub(super) fn believed(&self) -> Option<Millis> {
        self.now.filter(|_| !self.is_doubted())
    }

    /// A payment that was never seen before was made at this time. One that is far ahead of the others waits for a second one.
    pub(super) fn see(&mut self, at: Millis) {
        let is_near = |other: Option<Millis>| other.is_some_and(|other| at.since(other).abs() <= DOUBTED);
        if self.paid.is_some_and(|paid| at <= paid) {
            return;
        }
        if is_near(self.paid) || is_near(self.alone) {
            self.paid = self
                .paid
                .max(Some(at))
                .max(self.alone.filter(|_| is_near(self.alone)));
            self.alone = self
                .alone
                .filter(|alone| self.paid.is_none_or(|paid| *alone > paid));
        } else {
            self.alone = Some(at);
        }
    }

    /// An import says when it was exported. Only near a payment: a device whose clock is wrong dates its exports by it.
    pub(super) fn exported(&mut self, at: Millis) {
        let newest = self.paid.or(self.alone);
        if newest.is_some_and(|newest| at.since(newest) <= DOUBTED) {
            self.vouched = self.vouched.max(Some(at));
        }
    }

    /// The host tells the time; `trusted`, where it knows. Time runs backwards only from a clock in doubt.
    pub(super) fn tell(&mut self, now: Millis, trusted: bool) -> Told {
        if trusted {
            self.vouched = self.vouched.max(Some(now));
        }
        match self.now {
            Some(clock) if clock > now && self.is_doubted() => {
                self.now = Some(now);
                Told::Back
            }
            clock => {
                self.now = clock.max(Some(now));
                Told::On
            }
        }
    }

    /// True where the clock is far ahead of all that was seen. Where nothing was, there is nothing to doubt it by, nor to
    /// drop.
    pub(super) fn is_doubted(&self) -> bool {
        let ahead = self.now.zip(self.newest()).map(|(now, newest)| now.since(newest));
        ahead.is_some_and(|ahead| ahead > DOUBTED)
    }

    /// From when on age counts: not from the clock alone, nor from payments alone. Nothing where the clock is in doubt.
    pub(super) fn ages_from(&self) -> Option<Millis> {
        let now = self.believed()?;
        Some(self.newest()?.min(now))
    }

    /// When the newest payment was made.
    pub(super) fn paid(&self) -> Option<Millis> {
        self.paid.or(self.alone)
    }

    fn newest(&self) -> Option<Millis> {
        self.paid().max(self.vouched)
    }
}

impl Engine {
    /// What fell due by a clock that was wrong did not: its alerts are withdrawn, and may be raised again in their time.
    pub(super) fn withdraw_what_was_doubtful(&mut self, changed: &mut Changed) {
        let Some(now) = self.state.clock.now() else {
            return;
        };
        for (account, case, told) in self.state.pending.take_back_doubtful() {
            for (position, (_, signal)) in of_service().enumerate() {
                if told & 1 << position != 0 {
                    let code = signal.reason.code;
                    changed.extend(self.state.book.withdraw(&account, code, &case, now));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(number: i64) -> Millis {
        Millis::new(number * DAY).unwrap()
    }

    fn seen(days: &[i64]) -> Clock {
        let mut clock = Clock::default();
        days.iter().for_each(|at| clock.see(day(*at)));
        clock
    }

    #[test]
    fn one_payment_far_ahead_moves_nothing_whenever_it_comes() {
        for days in [[9_000, 1, 2], [1, 9_000, 2], [1, 2, 9_000]] {
            assert_eq!(seen(&days).newest(), Some(day(2)), "{days:?}");
        }
        assert_eq!(seen(&[1, 2, 9_000, 9_001]).newest(), Some(day(9_001)));
    }

    #[test]
    fn what_stood_alone_is_believed_once_others_have_come_near() {
        assert_eq!(seen(&[1, 2, 600, 300]).newest(), Some(day(600)));
        assert_eq!(seen(&[600]).newest(), Some(day(600)));
    }

    #[test]
    fn age_counts_from_the_earlier_of_clock_and_payments() {
        let mut clock = seen(&[1, 2]);
        assert_eq!(clock.ages_from(), None);
        clock.tell(day(300), false);
        assert_eq!(clock.ages_from(), Some(day(2)));
        let mut clock = seen(&[9_000, 9_001]);
        clock.tell(day(300), false);
        assert_eq!(clock.ages_from(), Some(day(300)));
    }

    #[test]
    fn a_clock_in_doubt_is_set_back_and_no_other_one_is() {
        let mut clock = seen(&[1, 2]);
        assert_eq!(clock.tell(day(5_000), false), Told::On);
        assert!(clock.is_doubted() && clock.ages_from().is_none());
        assert_eq!(clock.tell(day(4_000), false), Told::Back);
        assert_eq!(clock.tell(day(10), false), Told::Back);
        assert_eq!(clock.tell(day(9), false), Told::On);
        assert_eq!(clock.now(), Some(day(10)));
    }

    #[test]
    fn a_host_that_knows_is_believed_and_its_word_stays() {
        let mut clock = seen(&[1, 2]);
        clock.tell(day(5_000), true);
        assert_eq!(clock.ages_from(), Some(day(5_000)));
        clock.tell(day(5_100), false);
        assert!(!clock.is_doubted(), "near the time that was vouched for");
        assert_eq!(clock.tell(day(10), false), Told::On);
        assert_eq!(clock.now(), Some(day(5_100)));
    }

    #[test]
    fn an_export_counts_where_payments_bear_it_out() {
        let mut clock = seen(&[1, 2]);
        clock.exported(day(9_000));
        assert_eq!(clock.newest(), Some(day(2)));
        clock.exported(day(200));
        assert_eq!(clock.newest(), Some(day(200)));
    }
}
