//! Fulfilment: which money came of what, over all cases of an account at once, so that each unit of money counts for one.
//!
//! A pure function of the cases and the rows: neither the order of arrival nor how often somebody asks changes an answer.
//! Money goes the same way whenever it is looked at: what names a payment before what has its order, and that before the
//! same side and sum; of sums the exact one before a larger, that before what comes in parts; of expectations the older
//! first. A case about all of a payment shares in whatever came of it; those about parts share nothing with one another.
//! The rows are read once, whatever the number of cases.
//! Not here: how a case stands by that (`status`), and which payment a row pays back (`paid_back`).

use super::Pending;
use super::agreements::{WrongCharge, wrong_charges};
use super::claims::{Claim, Claims, is_next_attempt, may_be_refund};
use super::due::PendingSources;
use super::paid_back::pay_debts;
use crate::event::{Awaited, Digest, Direction, PaymentType, Status};
use crate::ledger::Payment;
use crate::map::OrderedMap;
use crate::money::Amount;
use crate::sort::sort;
use crate::time::Millis;

/// What came of one case.
#[derive(Debug, Clone, Default)]
pub struct Came<'a> {
    /// Sum of it.
    pub received: Amount,
    /// Payments that brought it.
    pub proof: Vec<&'a Payment>,
    /// More shows as under way.
    pub is_under_way: bool,
    /// All of the payment that the case is about came back, so that nothing of it is still to come.
    pub is_whole: bool,
    /// Charges after the end of an agreement, by time.
    pub charges: Vec<WrongCharge<'a>>,
}

impl<'a> Came<'a> {
    fn take(&mut self, row: &'a Payment, amount: Amount) {
        self.add(amount);
        if self.proof.last().is_none_or(|last| last.id() != row.id()) {
            self.proof.push(row);
        }
    }

    /// Money that came to another account of the holder's: no row of this one shows it.
    fn add(&mut self, amount: Amount) {
        self.received = self.received.plus(amount).unwrap_or(self.received);
    }
}

/// What came of each of these cases of one account.
pub fn fulfil<'a>(cases: &[&Pending], account: &str, sources: PendingSources<'a, '_>) -> Vec<Came<'a>> {
    let mut came = vec![Came::default(); cases.len()];
    let Some(shelf) = sources.ledger.shelf(account) else {
        return came;
    };
    let mut claims = Claims::of(cases, Some(shelf));
    let (mut credits, mut standing) = (Vec::new(), Vec::new());
    for row in sources.rows(shelf) {
        #[cfg(test)]
        tests::count_row();
        match row.facts.direction {
            Direction::Credit if !row.facts.status.is_void() => credits.push(row),
            Direction::Debit
                if row.facts.is_standing() && row.facts.has_moved() && !claims.ended.is_empty() =>
            {
                standing.push(row);
            }
            _ => {}
        }
    }
    sort(&mut credits, |a: &&Payment, b| {
        (a.at, a.id()).cmp(&(b.at, b.id()))
    });
    sort(&mut standing, |a: &&Payment, b| {
        (a.at, a.id()).cmp(&(b.at, b.id()))
    });
    let charges = wrong_charges(cases, &claims.ended, &standing);
    let of_charges: Vec<(usize, usize, &Payment)> = charges
        .into_iter()
        .map(|(case, charge)| (case, claims.debt(charge.id(), Some(charge)), charge))
        .collect();
    for (_, debt, _) in &of_charges {
        if let Some(debt) = claims.debts.get_mut(*debt) {
            debt.is_wrong = true;
        }
    }
    pay_debts(&mut claims, &credits, shelf, sources);
    let mut reader = Reader {
        sources,
        used: OrderedMap::new(),
    };
    reader.share(&claims, &mut came);
    for (case, debt, charge) in of_charges {
        if let (Some(came), Some(debt)) = (came.get_mut(case), claims.debts.get(debt)) {
            came.charges.push(WrongCharge::of(charge, debt));
        }
    }
    let mut by_sum = credits;
    sort(&mut by_sum, |a, b| {
        (a.amount(), a.at, a.id()).cmp(&(b.amount(), b.at, b.id()))
    });
    reader.try_again(&claims, &by_sum, &mut came);
    reader.find_sums(cases, &claims, &by_sum, &mut came);
    came
}

/// Rows of one account being given out.
struct Reader<'a, 't> {
    sources: PendingSources<'a, 't>,
    /// Rows that count for something already, by their ids.
    used: OrderedMap<()>,
}

/// Credits of one sum, of those in the order of their sums; the oldest first.
fn of_sum<'b, 'a>(
    by_sum: &'b [&'a Payment],
    wanted: Amount,
) -> impl Iterator<Item = &'b &'a Payment> + Clone {
    let first = by_sum.partition_point(|row| row.amount() < wanted);
    let same = by_sum.iter().skip(first);
    same.take_while(move |row| row.amount() == wanted)
}

impl<'a> Reader<'a, '_> {
    fn day(&self, at: Millis) -> i64 {
        self.sources.zone.day(at)
    }

    /// What came before a promise was not promised; of what is known by its day alone the day decides.
    fn is_since(&self, row: &Payment, from: Millis) -> bool {
        row.at >= from || (row.facts.is_of_day && self.day(row.at) >= self.day(from))
    }

    fn is_used(&self, row: &Payment) -> bool {
        self.used.position(Digest::of(row.id())).is_some()
    }

    fn use_up(&mut self, row: &Payment) {
        self.used.put(Digest::of(row.id()), ());
    }

    /// Shares what came of each payment among the cases that wait for some of it.
    fn share(&mut self, claims: &Claims<'a>, came: &mut [Came<'a>]) {
        let mut of_debts: Vec<Vec<&Claim>> = vec![Vec::new(); claims.debts.len()];
        for claim in &claims.of_payments {
            if let Some(of_debt) = of_debts.get_mut(claim.debt) {
                of_debt.push(claim);
            }
        }
        for (debt, mine) in claims.debts.iter().zip(of_debts) {
            let (paid, total) = (debt.paid, debt.total);
            let coupon = paid.and_then(Payment::discount).unwrap_or(Amount::ZERO);
            let is_whole = paid.is_some_and(|paid| {
                matches!(paid.facts.status, Status::Refunded | Status::Reversed)
                    || total.max(paid.refunded().unwrap_or(Amount::ZERO)) >= paid.amount()
            });
            let mut parts: Vec<(&Claim, Amount)> = Vec::new();
            let mut off = coupon;
            // Refunds before reductions: money that is called a refund is one.
            let (reductions, refunds): (Vec<_>, Vec<_>) =
                mine.into_iter().partition(|claim| claim.is_discount);
            for claim in refunds.into_iter().chain(reductions) {
                let Some(got) = came.get_mut(claim.case) else {
                    continue;
                };
                got.is_under_way = debt.is_under_way;
                got.is_whole = is_whole;
                if claim.is_discount {
                    let taken = claim.wanted.map_or(off, |wanted| wanted.min(off));
                    got.received = taken;
                    off = off.rest(taken);
                }
                match claim.wanted {
                    Some(wanted) => parts.push((claim, wanted.rest(got.received))),
                    None => {
                        for row in &debt.rows {
                            got.take(row, row.amount());
                        }
                        debt.elsewhere.iter().for_each(|row| got.add(row.amount()));
                        debt.rows.iter().for_each(|row| self.use_up(row));
                    }
                }
            }
            let all = debt.rows.iter().chain(&debt.elsewhere);
            let mut rows: Vec<(&'a Payment, Amount)> = all.map(|row| (*row, row.amount())).collect();
            let whole = |owed: Amount| paid.map_or(owed, |paid| paid.amount());
            // After each step it is looked anew for what is exact: each of them ends a claim or uses a row up.
            while let Some((way, part, from)) = self.next_step(&parts, &rows, |rest, owed| {
                rest <= owed && rest.covers(owed, whole(owed), coupon)
            }) {
                let (Some((claim, left)), Some((row, rest))) = (parts.get_mut(part), rows.get_mut(from))
                else {
                    break;
                };
                let taken = (*left).min(*rest);
                // What is short by the coupon's own share is not short.
                *left = match way {
                    Way::Exact => Amount::ZERO,
                    Way::Larger | Way::Part => left.rest(taken),
                };
                *rest = rest.rest(taken);
                let is_own = from < debt.rows.len();
                match came.get_mut(claim.case) {
                    Some(got) if is_own => got.take(row, taken),
                    Some(got) => got.add(taken),
                    None => {}
                }
                if is_own {
                    self.use_up(row);
                }
            }
            // What the payment's own word tells beyond the rows: an exact sum first, then to the older claim.
            let word = paid.and_then(Payment::refunded).unwrap_or(Amount::ZERO);
            let beyond = |known: Amount| word.rest(known);
            let mut rest = beyond(total);
            for exact in [true, false] {
                for (claim, left) in parts.iter_mut().filter(|(claim, _)| !claim.is_discount) {
                    let open = rest.min(beyond(claim.before));
                    if let Some(got) = came.get_mut(claim.case).filter(|_| !exact || open == *left) {
                        let taken = open.min(*left);
                        got.add(taken);
                        *left = left.rest(taken);
                        rest = rest.rest(taken);
                    }
                }
            }
        }
    }

    /// Best next use of money for a part of a payment: the claim and the row, each the first of its order.
    fn next_step(
        &self,
        parts: &[(&Claim, Amount)],
        rows: &[(&Payment, Amount)],
        covers: impl Fn(Amount, Amount) -> bool,
    ) -> Option<(Way, usize, usize)> {
        [Way::Exact, Way::Larger, Way::Part].into_iter().find_map(|way| {
            let fits = |owed: Amount, rest: Amount| match way {
                Way::Exact => covers(rest, owed),
                Way::Larger => rest > owed,
                Way::Part => true,
            };
            parts.iter().enumerate().find_map(|(part, (claim, owed))| {
                let from = rows.iter().position(|(row, rest)| {
                    let is_left = !owed.is_zero() && !rest.is_zero();
                    is_left && self.is_since(row, claim.from) && fits(*owed, *rest)
                });
                Some((way, part, from?))
            })
        })
    }

    /// Of a credit that failed the next attempt is looked for: the same kind and sum, for the same payment or from the same
    /// side.
    fn try_again(&mut self, claims: &Claims<'a>, by_sum: &[&'a Payment], came: &mut [Came<'a>]) {
        let mut tried: OrderedMap<()> = OrderedMap::new();
        for (failed, cases) in &claims.again {
            let next = of_sum(by_sum, failed.amount()).find(|row| {
                let is_free = |row: &Payment| tried.position(Digest::of(row.id())).is_none();
                row.facts.has_moved() && is_next_attempt(row, failed) && is_free(row)
            });
            let Some(next) = next else {
                continue;
            };
            tried.put(Digest::of(next.id()), ());
            self.use_up(next);
            for case in cases {
                if let Some(got) = came.get_mut(*case) {
                    got.take(next, next.amount());
                }
            }
        }
    }

    /// Cases that name no payment get the very sum, each another row: what is called a refund first, where one is awaited.
    fn find_sums(
        &mut self,
        cases: &[&Pending],
        claims: &Claims<'a>,
        by_sum: &[&'a Payment],
        came: &mut [Came<'a>],
    ) {
        let awaited = claims.of_credits.iter().filter(|paid| paid.facts.has_moved());
        awaited.for_each(|paid| self.use_up(paid));
        for named in [true, false] {
            for place in &claims.of_sums {
                let (Some(case), Some(got)) = (cases.get(*place), came.get_mut(*place)) else {
                    continue;
                };
                let is_refund = case.what == Awaited::Refund;
                if !got.proof.is_empty() || (named && !is_refund) {
                    continue;
                }
                let fits = |row: &&&Payment| {
                    let is_kind = match (is_refund, row.facts.kind == PaymentType::Refund) {
                        (true, true) => true,
                        (true, false) => !named && may_be_refund(row.facts),
                        (false, is_called_refund) => !is_called_refund,
                    };
                    is_kind
                        && Some(row.currency) == case.currency
                        && self.is_since(row, case.at)
                        && !self.is_used(row)
                };
                let Some(wanted) = case.amount else {
                    continue;
                };
                let mut fitting = of_sum(by_sum, wanted).filter(fits);
                let found = fitting.clone().find(|row| row.facts.has_moved());
                got.is_under_way = fitting.any(|row| !row.facts.has_moved());
                if let Some(row) = found {
                    got.take(row, row.amount());
                    self.use_up(row);
                }
            }
        }
    }
}

/// How money fits what is owed, the best first.
#[derive(Clone, Copy)]
enum Way {
    Exact,
    Larger,
    Part,
}

#[cfg(test)]
mod tests;
