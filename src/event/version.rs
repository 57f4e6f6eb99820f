//! Versions of one payment: which of two words on it is the newer.
//!
//! A payment is told again and again: under way, then paid; by a file of May, then by one of March. The newer word is that of
//! the newer export. A word that no export tells is live, and newer than every export known before it. Where that settles
//! nothing, the word further on is the newer (`Status::rank`), and of two sums that were paid back in part the larger. Of one
//! payment `at` is a matter of its own: it was made once, and `Made` says which of two times stands.
//! Not here: what is kept of a payment (`ledger`, `feedback`), and what a newer word changes.

use super::{Facts, Status, TimePrecision, Transaction};
use crate::money::Amount;
use crate::record::record;
use crate::time::{MINUTE, Millis};

/// When a word on a payment was told: by an export of a known time, or live, after every export known until then. The least
/// is live, with no export before it; a number takes one byte there, and most words are such.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Told(u64);

record! { struct Told(at) }

impl Told {
    /// Of an export's time; live where there is none.
    pub fn of(exported: Option<Millis>) -> Self {
        // Twice, so that "live after it" has a place between two exports. Whatever is told of before 1970 is of 1970.
        Self(exported.map_or(0, |at| 2 * at.get().max(1).unsigned_abs()))
    }

    /// True of an export's word, and of what was told live after it, where that export is from after a moment.
    pub fn is_after(self, at: Millis) -> bool {
        self.0 > Self::of(Some(at)).0
    }

    const fn is_live(self) -> bool {
        self.0 == 0 || self.0 % 2 == 1
    }

    /// True where a word told then replaces one told at another time; `otherwise` where their times settle nothing.
    pub const fn follows(self, known: Self, otherwise: bool) -> bool {
        match (self.is_live(), known.is_live()) {
            (true, false) => true,
            (false, false) if self.0 != known.0 => self.0 > known.0,
            // A live word was told after an export; how long after, nobody knows.
            (false, true) if self.0 <= known.0 => false,
            _ => otherwise,
        }
    }

    /// The time of a word that has replaced another one: a live one comes after the exports known before it.
    #[must_use]
    pub const fn after(self, known: Self) -> Self {
        if self.is_live() && known.0 > self.0 {
            Self(known.0 | 1)
        } else {
            self
        }
    }

    /// The time of a word that was told twice, to the letter.
    #[must_use]
    pub const fn again(self, known: Self) -> Self {
        if self.0 > known.0 { self } else { known }
    }
}

/// A version: what decides whether it is newer than another one of its payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Version {
    pub told: Told,
    pub status: Status,
    pub refunded: Option<Amount>,
}

impl Version {
    /// Version that an event tells.
    pub fn of(payment: &Transaction) -> Self {
        Self {
            told: Told::of(payment.exported_at),
            status: payment.status,
            refunded: payment.refunded,
        }
    }

    /// True where its status stands rather than the known one. A status word that nobody knows never replaces a known one.
    pub fn has_newer_status_than(&self, known: &Self) -> bool {
        match (self.status, known.status) {
            (Status::Unknown, Status::Unknown) => self.is_newer_than(known),
            (Status::Unknown, _) => false,
            (_, Status::Unknown) => true,
            _ => self.is_newer_than(known),
        }
    }

    /// True where all else that it tells stands rather than what is known. Of two of one standing the last to come is newer.
    pub fn is_newer_than(&self, known: &Self) -> bool {
        let is_partly = self.status == Status::PartlyRefunded && known.status == Status::PartlyRefunded;
        // What was paid may yet fail, and whoever tells it live tells it then.
        let fails_now = self.told.is_live()
            && known.told.is_live()
            && known.status == Status::Completed
            && self.status.never_moved();
        let is_further = match self.status.rank().cmp(&known.status.rank()) {
            core::cmp::Ordering::Equal if is_partly => self.refunded >= known.refunded,
            order => order.is_ge() || fails_now,
        };
        self.told.follows(known.told, is_further)
    }
}

/// When a payment was made, by the word of a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Made {
    /// The instant.
    pub at: Millis,
    /// Only its day is known.
    pub is_of_day: bool,
    /// No money ever left by that word: an order that was given up is paid later, if at all.
    pub is_attempt: bool,
}

impl Made {
    /// By the word of an event.
    pub fn of(payment: &Transaction) -> Self {
        Self {
            at: payment.at,
            is_of_day: payment.time_precision == Some(TimePrecision::Day),
            is_attempt: Facts::of(payment).status.never_moved(),
        }
    }

    /// True where this time stands rather than a known one: that of a payment rather than of an attempt, then the one known
    /// closer than by its day, then the earlier, since paying comes before settling and booking. Within one minute the one
    /// with seconds: a spreadsheet that an export went through drops them. An order of all times, so that the time that
    /// stands depends on no order of arrival.
    pub fn stands_over(&self, known: &Self) -> bool {
        let order = |made: &Self| {
            let at = made.at.get();
            let minute = at.div_euclid(MINUTE);
            (
                made.is_attempt,
                made.is_of_day,
                minute,
                at.rem_euclid(MINUTE) == 0,
                at,
            )
        };
        order(self) < order(known)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Code;
    use crate::event::{Dialect, Field, RawEvent, Value};

    fn version(exported: Option<i64>, status: Status, refunded: Option<&str>) -> Version {
        Version {
            told: Told::of(exported.map(|at| Millis::new(at).unwrap())),
            status,
            refunded: refunded.map(|sum| Amount::parse(sum).unwrap()),
        }
    }

    #[test]
    fn of_two_exports_the_later_one_is_newer_whatever_the_status() {
        let paid = version(Some(2), Status::Completed, None);
        let back = version(Some(1), Status::Refunded, None);
        assert!(paid.has_newer_status_than(&back));
        assert!(!back.has_newer_status_than(&paid));
    }

    #[test]
    fn a_live_word_is_newer_than_every_export_known_before_it_and_older_ones_stay_older() {
        let live = version(None, Status::Pending, None);
        let export = version(Some(5), Status::Completed, None);
        assert!(live.has_newer_status_than(&export));
        let known = Version {
            told: live.told.after(export.told),
            ..live
        };
        assert!(!version(Some(4), Status::Completed, None).has_newer_status_than(&known));
        assert!(version(Some(6), Status::Completed, None).has_newer_status_than(&known));
    }

    #[test]
    fn where_no_time_is_told_the_word_further_on_is_newer() {
        let ranked = [
            (Status::Unknown, None),
            (Status::Pending, None),
            (Status::Closed, None),
            (Status::Completed, None),
            (Status::PartlyRefunded, None),
            (Status::PartlyRefunded, Some("20.00")),
            (Status::PartlyRefunded, Some("60.00")),
            (Status::Refunded, None),
            (Status::Reversed, None),
        ];
        for (place, (status, refunded)) in ranked.iter().enumerate() {
            for (other, (than, of)) in ranked.iter().enumerate() {
                if (*status, *than) == (Status::Closed, Status::Completed) {
                    continue; // may follow by a live word
                }
                let newer =
                    version(None, *status, *refunded).has_newer_status_than(&version(None, *than, *of));
                assert_eq!(
                    newer,
                    place >= other,
                    "{status:?} {refunded:?} than {than:?} {of:?}"
                );
            }
        }
    }

    #[test]
    fn what_was_paid_may_fail_by_a_live_word_and_not_by_an_export_that_may_be_older() {
        let paid = version(None, Status::Completed, None);
        assert!(version(None, Status::Failed, None).has_newer_status_than(&paid));
        assert!(!version(Some(9), Status::Failed, None).has_newer_status_than(&paid));
    }

    #[test]
    fn a_word_that_nobody_knows_replaces_no_known_one_even_from_a_newer_export() {
        let unknown = version(Some(9), Status::Unknown, None);
        let known = version(Some(1), Status::Refunded, None);
        assert!(!unknown.has_newer_status_than(&known));
        assert!(known.has_newer_status_than(&unknown));
    }

    #[test]
    fn the_moment_of_paying_stands_over_settling_over_a_day_and_over_an_attempt() {
        let made = |at: i64, is_of_day, is_attempt| Made {
            at: Millis::new(at).unwrap(),
            is_of_day,
            is_attempt,
        };
        let ordered = [
            made(90_007, false, false),
            made(60_000, false, false),
            made(200_000, false, false),
            made(0, true, false),
            made(10, false, true),
        ];
        assert!(ordered.is_sorted_by(|one, other| one.stands_over(other)));
    }

    #[test]
    fn a_wrong_time_of_export_is_refused_as_any_time_by_its_own_name() {
        let row = |dialect, exported: Value<'static>| {
            let text = |text: &'static str| Value::Text(text.into());
            let values = vec![
                (Field::Kind, text("transaction")),
                (Field::Id, text("1")),
                (Field::AccountId, text("a")),
                (Field::At, Value::Number(0.0)),
                (Field::Direction, text("debit")),
                (Field::Type, text("purchase")),
                (Field::Status, text("completed")),
                (Field::Amount, text("1.00")),
                (Field::Currency, text("CNY")),
                (Field::ExportedAt, exported),
            ];
            Transaction::read(&RawEvent { dialect, values })
        };
        let refused = |value| {
            let error = row(Dialect::Typed, value).unwrap_err();
            (error.code, error.field)
        };
        let (field, day) = (Some("exportedAt"), Value::Text("2026-01-05T12:00:00Z".into()));
        assert_eq!(refused(Value::Number(1.7e9)), (Code::TimeInSeconds, field));
        assert_eq!(refused(Value::Number(0.5)), (Code::TimeInvalid, field));
        assert_eq!(refused(Value::Number(5e12)), (Code::TimeFarAhead, field));
        assert_eq!(refused(day.clone()), (Code::FieldType, field));
        assert!(row(Dialect::Text, day).unwrap().exported_at.is_some());
    }
}
