//! Folding: which months' payments become sums, and when; told before it happens.
//!
//! Two things end a payment's life as a row. Age: a whole month is folded once all of it is older than `ledgerDays`. Age counts
//! as the clock says (`clock`); but a household whose newest payment lies more than `STOPPED` before that is read from old
//! statements: there it counts from that payment, so that a statement of 2019 alone opens like one of this month. Room: an
//! account near its bound (`limits.payments`) has its oldest months folded until an eighth is free, but not the month that is
//! being read nor the one before, of which more may be on its way; at the bound itself its oldest payments go all the same.
//! A holder's accounts are folded together, since their rows say what the others' are.
//! Not here: what a payment adds (`summary::folded`), and what stays of it (`ledger`).

use super::Engine;
use super::pipeline::offset_of;
use crate::event::{Digest, Transaction};
use crate::ledger::Shelf;
use crate::link::Sources;
use crate::map::OrderedMap;
use crate::sort::sort;
use crate::summary::{folds, month_of};
use crate::time::{DAY, Millis, Zone};

/// An account that has not paid for longer has stopped, or is read from old statements: as long as a clock is believed to be
/// ahead of the newest payment (`clock`).
const STOPPED: i64 = 400 * DAY;

/// Payments that would be folded next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Folding {
    /// First moment after the last month of them.
    pub up_to: Millis,
    /// How many they are at most: what belongs to a later one stays with it.
    pub payments: usize,
}

/// Rooms of an account, in payments.
#[derive(Debug, Clone, Copy)]
struct Room {
    /// Kept after its months were folded: all but an eighth.
    left: usize,
    /// From here on whole months are folded: half of that eighth is left, which is a month of whoever fills the room in two
    /// years.
    soon: usize,
    most: usize,
}

impl Room {
    const fn of(most: usize) -> Self {
        Self {
            left: most - most / 8,
            soon: most - most / 16,
            most,
        }
    }

    /// How many would have to go; none while there is room.
    fn excess(self, shelf: &Shelf) -> usize {
        if shelf.len() > self.left {
            shelf.len() - self.left
        } else {
            0
        }
    }
}

/// Dates of an account's payments by the days of a zone, in their order.
fn dates(shelf: &Shelf, zone: &Zone) -> Vec<Millis> {
    let mut dates: Vec<Millis> = shelf.payments().map(|payment| payment.at_in(zone)).collect();
    sort(&mut dates, Ord::cmp);
    dates
}

/// The end of the month by which so many of the oldest payments are over.
fn end_of_oldest(dates: &[Millis], excess: usize, zone: &Zone) -> Option<Millis> {
    let last = dates.get(excess.checked_sub(1)?)?;
    Some(month_of(*last, zone).1)
}

fn before(dates: &[Millis], moment: Millis) -> usize {
    dates.partition_point(|at| *at < moment)
}

impl Engine {
    /// Folds the payments of a household that are from before a moment; of sums beyond exact arithmetic none.
    fn fold(&mut self, account: &str, before: Millis) {
        let sources = Sources {
            ledger: &self.state.ledger,
            decisions: &self.state.decisions,
            calendars: &self.config.calendars,
        };
        if let Ok(folds) = folds(sources, &self.zone, account, before) {
            self.state.ledger.fold(account, folds, before);
        }
    }

    /// Households with payments that are over their age so long from now: one account of each, from when on its payments are too
    /// young, and how many are not.
    fn aged(&self, ahead: i64) -> Vec<(String, Millis, usize)> {
        let Some(aged) = self.state.clock.ages_from().map(|aged| aged.later(ahead)) else {
            return Vec::new();
        };
        let kept_for = i64::from(self.config.ledger_days).saturating_mul(DAY);
        let young_from = |aged: Millis| month_of(aged.later(-kept_for), &self.zone).0;
        let at_most = young_from(aged);
        let is_old = |shelf: &Shelf| {
            shelf
                .payments()
                .any(|payment| payment.at_in(&self.zone) < at_most)
        };
        let shelves = || self.state.ledger.shelves().map(|(_, shelf)| shelf);
        if !shelves().any(is_old) {
            return Vec::new(); // nearly always
        }
        let mut households: OrderedMap<Vec<&Shelf>> = OrderedMap::new();
        for shelf in shelves() {
            let holder = shelf.holder().map(|holder| Digest::of_parts(&["holder", holder]));
            let household = holder.unwrap_or_else(|| Digest::of(&shelf.account_id));
            households.get_or_put(household, Vec::new).push(shelf);
        }
        let mut found = Vec::new();
        for household in households.values() {
            let rows = || {
                household
                    .iter()
                    .flat_map(|shelf| shelf.payments().map(move |payment| (shelf, payment)))
            };
            let Some(newest) = rows().map(|(_, payment)| payment.at).max() else {
                continue;
            };
            let young = if aged.since(newest) > STOPPED {
                young_from(newest)
            } else {
                at_most
            };
            let old = rows().filter(|(shelf, payment)| {
                let at = payment.at_in(&self.zone);
                at < young && !shelf.was_left(at)
            });
            let (old, account) = (
                old.count(),
                household.first().map(|shelf| shelf.account_id.clone()),
            );
            found.extend(account.filter(|_| old > 0).map(|account| (account, young, old)));
        }
        found
    }

    /// Folds the months that are over their age.
    pub(super) fn fold_aged(&mut self) {
        for (account, young, _) in self.aged(0) {
            self.fold(&account, young);
        }
    }

    /// Keeps a payment, and makes room for it; true where it changed anything. Twice the bound is where payments are dropped: before
    /// they are folded, unless their sums are beyond exact arithmetic.
    pub(super) fn keep_or_fold(&mut self, payment: &Transaction) -> bool {
        let offset = offset_of(payment, &self.zone).minutes();
        let most = self.config.limits.payments.saturating_mul(2);
        let has_changed = self.state.ledger.keep(payment, offset, most);
        self.fold_for_room(&payment.account_id);
        has_changed
    }

    /// Folds an account's oldest months where its room is running out.
    fn fold_for_room(&mut self, account: &str) {
        let room = Room::of(self.config.limits.payments);
        let Some(shelf) = self
            .state
            .ledger
            .shelf(account)
            .filter(|shelf| shelf.len() > room.soon)
        else {
            return;
        };
        // A walk over all for every hundredth part of the room, and at its end.
        let is_full = shelf.len() > room.most;
        if !is_full && !(shelf.len() - room.soon).is_multiple_of(room.most / 128 + 1) {
            return;
        }
        let (dates, mut excess) = (dates(shelf, &self.zone), room.excess(shelf));
        let read = shelf
            .newest()
            .next()
            .map(|payment| month_of(payment.at_in(&self.zone), &self.zone).0);
        let limit = read.map(|read| month_of(read.later(-1), &self.zone).0);
        let by_month = end_of_oldest(&dates, excess, &self.zone)
            .zip(limit)
            .map(|(end, limit)| end.min(limit));
        if let Some(up_to) = by_month.filter(|up_to| before(&dates, *up_to) * 2 >= excess) {
            self.fold(account, up_to);
        }
        let is_full = |engine: &Self| {
            engine
                .state
                .ledger
                .shelf(account)
                .is_some_and(|shelf| shelf.len() > room.most)
        };
        // What hangs together with later payments may fill the room: more and more of them go, and in the end all.
        while is_full(self) {
            let up_to = dates.get(excess).copied().unwrap_or(Millis::END);
            self.fold(account, up_to);
            if up_to == Millis::END {
                return;
            }
            excess = excess.saturating_mul(2);
        }
    }

    /// What would be folded next: of accounts that are near their bound, and with the turn of the month.
    pub(super) fn folding(&self) -> Option<Folding> {
        if self.config.ledger_days == 0 {
            return None;
        }
        let room = Room::of(self.config.limits.payments);
        let mut next: Option<Folding> = None;
        let mut tell = |up_to: Millis, payments: usize| {
            if payments > 0 {
                let known = next.get_or_insert(Folding { up_to, payments: 0 });
                known.up_to = known.up_to.max(up_to);
                known.payments += payments;
            }
        };
        let ledger = &self.state.ledger;
        for (_, shelf) in ledger.shelves() {
            if room.excess(shelf) > 0 {
                let dates = dates(shelf, &self.zone);
                // As if the bound were reached now.
                let excess = room.most - room.left;
                if let Some(up_to) = end_of_oldest(&dates, excess.max(1), &self.zone) {
                    tell(up_to, before(&dates, up_to));
                }
            }
        }
        for (_, young, old) in self.aged(31 * DAY) {
            tell(young, old);
        }
        next
    }
}
