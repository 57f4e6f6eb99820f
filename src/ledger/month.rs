//! Folded months: what stays of payments that there is no room for, or that are older than payments are kept.
//!
//! A month's payments become sums by category and counterparty, exact to the last digit, with the texts that a later
//! correction needs. What a payment adds was decided on whole rows with all links known (`summary::folded`); rows that belong
//! together are folded together, so that no kept row leans on a folded one. A row adds one part in several readings: refunds
//! in the payment's period or in their own, its account read alone or with the holder's others (`READINGS`); a group says in
//! which of them it counts.
//!
//! A fingerprint stays of each payment, so that its statement can be read again and changes nothing: six bytes of its id, two
//! of its status and sums, by which another word on it is noticed. Bounds: `MONTHS`, `GROUPS`, `PRINTS`. Beyond the second a
//! month's smallest counterparties are joined by category; beyond the third its oldest month is closed: nothing can be told
//! new or known there any more, so nothing comes in. Each is counted, and said by whoever adds up.
//! Not here: which months are folded, and when (`engine`), and what a query makes of them (`summary`).

use super::{Sum, Word};
use crate::event::{Digest, Fingerprint, Status};
use crate::money::{Amount, Currency, Money};
use crate::record::record;
use crate::sort::sort;
use crate::time::Millis;

/// Months kept per account: twenty years, which is as long as wallets have existed (Alipay since 2004).
pub(super) const MONTHS: usize = 240;
/// Groups of one month: a person pays some fifty shops in one, each in two readings at most.
pub(super) const GROUPS: usize = 512;
/// Fingerprints of an account: five times the rows that it may have by default, in an eighth of their room.
pub(super) const PRINTS: usize = 1 << 20;

/// Reading of the rows of an account: a bit of each group that counts in it.
pub mod readings {
    /// Bit of a reading.
    pub const fn bit(is_household: bool, is_in_refund_period: bool) -> u8 {
        1 << (2 * is_household as u8 + is_in_refund_period as u8)
    }
}

/// Number of readings.
pub const READINGS: usize = 4;

/// Part of the totals: of one payment, or of several.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Part {
    /// Sums that it adds to, each once or more.
    pub sums: Vec<(Sum, Money)>,
    /// Payments that add something.
    pub rows: u32,
    /// Payments in `spent` or `received`.
    pub count: u32,
    /// Of these, money that came in.
    pub came_in: u32,
    /// Rows of nothing.
    pub zero: u32,
    /// Attempts that failed.
    pub failed: u32,
    /// Doubts by their codes: of how many payments, and about which sum.
    pub doubts: Vec<(String, u32, Money)>,
}

record! { struct Part { sums, rows, count, came_in, zero, failed, doubts } }

impl Part {
    fn take(&mut self, other: Self) {
        // Sums of a month are far from the end of exact arithmetic: ten thousand million million of the largest amounts.
        let plus = |to: &mut Money, more: Money| *to = to.plus(more).unwrap_or(*to);
        for (sum, money) in other.sums {
            match self.sums.iter_mut().find(|(known, _)| *known == sum) {
                Some((_, to)) => plus(to, money),
                None => self.sums.push((sum, money)),
            }
        }
        for (code, count, money) in other.doubts {
            match self.doubts.iter_mut().find(|(known, ..)| *known == code) {
                Some((_, all, to)) => {
                    *all = all.saturating_add(count);
                    plus(to, money);
                }
                None => self.doubts.push((code, count, money)),
            }
        }
        self.rows = self.rows.saturating_add(other.rows);
        self.count = self.count.saturating_add(other.count);
        self.came_in = self.came_in.saturating_add(other.came_in);
        self.zero = self.zero.saturating_add(other.zero);
        self.failed = self.failed.saturating_add(other.failed);
    }

    /// Weight of a group where the smallest have to go.
    fn weight(&self) -> Money {
        let sizes = self.sums.iter().map(|(_, money)| (*money).max(money.negated()));
        sizes.max().unwrap_or(Money::ZERO)
    }
}

/// Key of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // as of a payment
pub struct Key {
    /// Readings that it counts in, a bit each.
    pub readings: u8,
    pub currency: Currency,
    /// Category that the payment told, by its words, its code or its type.
    pub category: Option<Word>,
    pub payee: Option<Word>,
    pub party: Option<Word>,
}

record! { struct Key { readings, currency, category, payee, party } }

/// Group: one counterparty's part of a month.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Key.
    pub key: Key,
    /// Newest spelling of the counterparty's name, where a row of its own says one.
    pub shown: Option<Word>,
    /// Date of that.
    pub newest: Millis,
    /// Sums.
    pub part: Part,
}

record! { struct Group { key, shown, newest, part } }

impl Group {
    /// Every text that it has.
    pub(super) fn texts(&mut self) -> [&mut Option<Word>; 4] {
        let Key {
            category,
            payee,
            party,
            ..
        } = &mut self.key;
        [category, payee, party, &mut self.shown]
    }
}

/// Folded month of one account.
#[derive(Debug, Clone, PartialEq)]
pub struct Month {
    /// Its first instant.
    pub from: Millis,
    /// The first instant after it.
    pub to: Millis,
    /// Date of its first folded payment.
    pub first: Millis,
    /// Date of its last.
    pub last: Millis,
    /// Nothing was left before this moment when it was folded: what is of an earlier one came afterwards.
    pub up_to: Millis,
    /// Groups, in the order in which they were folded.
    pub groups: Vec<Group>,
    /// In their order.
    prints: Vec<u64>,
    /// Folded payments.
    pub payments: u32,
    /// Payments that came after their part of the month was folded.
    pub added: u32,
    /// Folded payments on which another word came.
    pub changed: u32,
    /// Payments whose counterparties were joined.
    pub merged: u32,
    /// Its fingerprints are gone.
    pub is_closed: bool,
    /// Payments that were not let in since.
    pub refused: u32,
}

record! {
    struct Month {
        from, to, first, last, up_to, groups, prints, payments, added, changed, merged, is_closed,
        refused,
    }
}

/// Digits of a fingerprint that are of the state and not of the id.
const STATE: u64 = 0xffff;

/// Fingerprint of a payment, its id above and its state below.
pub(super) fn print(id: Digest, status: Status, amount: Amount, refunded: Option<Amount>) -> u64 {
    let bits = |amount: Amount| Money::from(amount).to_f64().to_bits(); // whatever digits it was written with
    let mut state = Fingerprint::new();
    state.text(status.as_str()).bits(bits(amount));
    state.bits(refunded.map_or(u64::MAX, bits));
    id.half() & !STATE | state.finish().half() & STATE
}

impl Month {
    pub(super) const fn new((from, to): (Millis, Millis)) -> Self {
        Self {
            from,
            to,
            first: to,
            last: from,
            up_to: from,
            groups: Vec::new(),
            prints: Vec::new(),
            payments: 0,
            added: 0,
            changed: 0,
            merged: 0,
            is_closed: false,
            refused: 0,
        }
    }

    /// Takes a payment in that is being folded; `seal` puts it in order.
    pub(super) fn take(&mut self, print: u64, at: Millis) {
        self.first = self.first.min(at);
        self.last = self.last.max(at);
        self.payments = self.payments.saturating_add(1);
        if !self.is_closed {
            self.prints.push(print);
        }
    }

    /// Adds a part to its group.
    pub(super) fn add(&mut self, group: Group) {
        let Some(known) = self.groups.iter_mut().find(|known| known.key == group.key) else {
            self.groups.push(group);
            if self.groups.len() > 2 * GROUPS {
                self.bound(GROUPS); // or each new counterparty would look through all of its month's
            }
            return;
        };
        if group.shown.is_some() && (known.shown.is_none() || group.newest > known.newest) {
            (known.newest, known.shown) = (group.newest, group.shown);
        }
        known.part.take(group.part);
    }

    /// Puts what was taken in into order, and holds it within its bound.
    pub(super) fn seal(&mut self, most: usize) {
        sort(&mut self.prints, u64::cmp);
        self.prints.dedup();
        self.prints.shrink_to_fit();
        self.bound(most);
        self.groups.shrink_to_fit();
    }

    fn bound(&mut self, most: usize) {
        // By category; where there are as many categories, by currency, which cannot be added.
        for by_category in [true, false] {
            if self.groups.len() > most {
                self.join_smallest(most / 2, by_category);
            }
        }
    }

    /// True where it can stand on a shelf of so many texts.
    pub(super) fn is_sound_among(&self, texts: usize) -> bool {
        let is_known = |word: &Option<Word>| word.is_none_or(|word| word.index() < texts);
        let is_sound = |group: &Group| {
            let key = &group.key;
            usize::from(key.readings) < 1 << READINGS
                && [key.category, key.payee, key.party, group.shown]
                    .iter()
                    .all(is_known)
        };
        self.from < self.to
            && self.prints.is_sorted()
            && self.prints.len() <= PRINTS
            && self.groups.iter().all(is_sound)
    }

    /// Joins all but the largest groups: those of one category, or all.
    fn join_smallest(&mut self, kept: usize, by_category: bool) {
        let mut groups = std::mem::take(&mut self.groups);
        sort(&mut groups, |a: &Group, b| {
            (b.part.weight(), a.key.payee, a.key.party).cmp(&(a.part.weight(), b.key.payee, b.key.party))
        });
        for (place, mut group) in groups.into_iter().enumerate() {
            if place >= kept {
                if group.key.payee.is_some() || !by_category {
                    self.merged = self.merged.saturating_add(group.part.rows);
                }
                (group.key.payee, group.key.party, group.shown) = (None, None, None);
                if !by_category {
                    group.key.category = None;
                }
            }
            self.add(group);
        }
    }

    /// Place of a payment's fingerprint.
    pub(super) fn place(&self, print: u64) -> Option<usize> {
        let place = self.prints.partition_point(|known| *known < print & !STATE);
        let known = self.prints.get(place)?;
        (known & !STATE == print & !STATE).then_some(place)
    }

    /// Hears a word on the payment at this place: true where it is another one than what was folded.
    pub(super) fn hear(&mut self, place: usize, print: u64) -> bool {
        let Some(known) = self.prints.get_mut(place).filter(|known| **known != print) else {
            return false;
        };
        *known = print; // in its place all the same: the id comes first
        self.changed = self.changed.saturating_add(1);
        true
    }

    pub(super) fn prints(&self) -> usize {
        self.prints.len()
    }

    /// Lets its fingerprints go.
    pub(super) fn close(&mut self) {
        self.prints = Vec::new();
        self.is_closed = true;
    }

    /// True of a moment in it.
    pub(super) fn holds(&self, at: Millis) -> bool {
        self.from <= at && at < self.to
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(number: usize, cents: &str) -> Group {
        Group {
            key: Key {
                readings: 1,
                currency: Currency::CNY,
                category: Word::at(1000 + number % 2),
                payee: Word::at(number),
                party: None,
            },
            shown: Word::at(number),
            newest: Millis::new(1).unwrap(),
            part: Part {
                sums: vec![(Sum::Spent, Amount::parse(cents).unwrap().into())],
                rows: 1,
                count: 1,
                doubts: vec![("status-unknown".to_owned(), 1, Money::ZERO)],
                ..Part::default()
            },
        }
    }

    fn all(month: &Month) -> (Money, u32, u32) {
        let mut all = Part::default();
        month.groups.iter().for_each(|group| all.take(group.part.clone()));
        (all.sums[0].1, all.count, all.doubts[0].1)
    }

    #[test]
    fn beyond_their_bound_the_smallest_counterparties_are_joined_by_category_and_no_cent_is_lost() {
        for most in [2, 8, 64] {
            let at = Millis::new(0).unwrap();
            let mut month = Month::new((at, at));
            for number in 0..40 {
                month.add(group(number, &format!("{number}.01")));
            }
            let before = all(&month);
            month.seal(most);
            assert_eq!(all(&month), before, "{most}");
            assert!(month.groups.len() <= most);
            let mut names = month.groups.iter().map(|group| group.key.payee);
            assert!(
                most == 2 || names.any(|payee| payee == Word::at(39)),
                "the largest stays by its name"
            );
            assert_eq!(month.merged > 0, most < 40);
            if most == 8 {
                let joined = month.groups.iter().filter(|group| group.key.payee.is_none());
                assert_eq!(joined.count(), 2, "one for each category");
            }
        }
    }

    #[test]
    fn a_fingerprint_is_found_by_its_id_whatever_its_state_and_another_state_is_heard_once() {
        let at = Millis::new(0).unwrap();
        let mut month = Month::new((at, at));
        let sum = |text: &str| Amount::parse(text).unwrap();
        let of =
            |number: u32, status, amount| print(Digest::of(&number.to_string()), status, sum(amount), None);
        for number in 0..500 {
            month.take(of(number, Status::Completed, "9.00"), at);
        }
        month.seal(GROUPS);
        for number in 0..500 {
            let place = month.place(of(number, Status::Refunded, "1.00")).unwrap();
            assert!(
                !month.hear(place, of(number, Status::Completed, "9.0")),
                "the same sum"
            );
        }
        assert!(month.place(of(501, Status::Completed, "9.00")).is_none());
        let changed = of(7, Status::Refunded, "9.00");
        let place = month.place(changed).unwrap();
        assert!(month.hear(place, changed) && !month.hear(place, changed));
        assert_eq!(month.changed, 1);
    }
}
