//! Links between payments: refunds and their payments, the two ends of a transfer between own accounts, and the same
//! payment in the exports of a wallet and of the card behind it.
//!
//! Found once per query, over everything that is kept and not only over the range asked for, and by sorting, so that
//! neither the order of arrival nor the number of files changes an answer. The three kinds are each in a file of their
//! own; here is where they are noted.

use super::category::Corrections;
use super::payees::{self, Payee, Payees, payee_of};
use super::totals::Money;
use crate::event::Digest;
use crate::ledger::{Ledger, Payment, Shelf};
use crate::sort::sort;
use crate::time::Millis;

/// Rows of an account, as one of several that are read together.
#[derive(Debug)]
pub(super) struct AccountRows<'a> {
    pub(super) key: Digest,
    pub(super) shelf: &'a Shelf,
    /// Payments of it are asked for, and not only what they tell about others'.
    pub(super) is_wanted: bool,
    /// Payees of its rows; empty until they are named.
    payees: Payees<'a>,
    /// Links of some of its payments.
    links: Vec<RowLink>,
    /// Number of each payment's link, from 1, by its place; empty while there is none.
    marks: Vec<u32>,
}

/// Reference to a row: which account, and where on its shelf.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct RowRef {
    pub(super) account: usize,
    pub(super) place: usize,
}

/// Role of a payment, beside its own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum RowRole {
    /// Payment as its own words say.
    #[default]
    Plain,
    /// Another export shows it too, and there it is counted.
    Twin,
    /// Departure of money for another account of the holder.
    OwnOut,
    /// Arrival of that money.
    OwnIn,
    /// It pays back this payment: so much of its cost, and so much beyond.
    PaysBack { of: RowRef, cost: Money, beyond: Money },
}

/// Link of a payment: what is known of it beside its own words.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct RowLink {
    pub(super) role: RowRole,
    /// The sum of the refunds that pay it back.
    pub(super) paid_back: Option<Money>,
}

impl RowLink {
    pub(super) const NONE: Self = Self {
        role: RowRole::Plain,
        paid_back: None,
    };
}

impl<'a> AccountRows<'a> {
    /// Link of the payment at this place.
    pub(super) fn link(&self, place: usize) -> RowLink {
        self.marked(self.marks.get(place).copied().unwrap_or_default())
    }

    /// Payee of a payment of this account; nothing where nobody is named.
    pub(super) fn payee(&self, payment: &Payment) -> Option<&Payee<'a>> {
        let (word, is_id) = payee_of(payment)?;
        self.payees.get(word.index())?.get(usize::from(is_id))?.as_ref()
    }

    fn marked(&self, mark: u32) -> RowLink {
        let link = (mark as usize).checked_sub(1).and_then(|at| self.links.get(at));
        link.copied().unwrap_or(RowLink::NONE)
    }

    /// Rows in the order of arrival, each payment with its link.
    pub(super) fn rows(&self) -> impl Iterator<Item = (&'a Payment, RowLink)> + '_ {
        let marks = self.marks.iter().copied().chain(std::iter::repeat(0));
        let rows = self.shelf.payments().zip(marks);
        rows.map(|(payment, mark)| (payment, self.marked(mark)))
    }

    fn change(&mut self, place: usize, change: &dyn Fn(&mut RowLink)) {
        if self.marks.is_empty() {
            self.marks = vec![0; self.shelf.len()];
        }
        let Some(mark) = self.marks.get_mut(place) else {
            return;
        };
        if *mark == 0 {
            self.links.push(RowLink::NONE);
            *mark = u32::try_from(self.links.len()).unwrap_or_default();
        }
        if let Some(link) = (*mark as usize)
            .checked_sub(1)
            .and_then(|at| self.links.get_mut(at))
        {
            change(link);
        }
    }
}

/// Accounts of a query, in the order of their fingerprints.
#[derive(Debug)]
pub(super) struct Accounts<'a> {
    pub(super) all: Vec<AccountRows<'a>>,
}

impl<'a> Accounts<'a> {
    /// The accounts asked for, and those that are joined with them.
    pub(super) fn open(ledger: &'a Ledger, account: Option<&str>, holder: Option<&str>) -> Self {
        let wanted = account.map(Digest::of);
        let is_wanted = |key| wanted.is_none_or(|wanted| wanted == key);
        let mut all: Vec<AccountRows<'a>> = ledger
            .shelves()
            .filter(|(key, shelf)| match holder {
                Some(holder) => shelf.holder() == Some(holder),
                None => is_wanted(*key),
            })
            .map(|(key, shelf)| AccountRows {
                key,
                shelf,
                is_wanted: is_wanted(key),
                payees: Vec::new(),
                links: Vec::new(),
                marks: Vec::new(),
            })
            .collect();
        sort(&mut all, |a: &AccountRows<'_>, b| a.key.cmp(&b.key));
        Self { all }
    }

    /// Names whom their rows are with.
    pub(super) fn name_payees(&mut self, corrections: &'a Corrections) {
        let shelves: Vec<&'a Shelf> = self.all.iter().map(|account| account.shelf).collect();
        for (account, payees) in self.all.iter_mut().zip(payees::of(&shelves, corrections)) {
            account.payees = payees;
        }
    }

    #[inline(never)]
    pub(super) fn payment(&self, row_ref: RowRef) -> Option<&'a Payment> {
        self.all.get(row_ref.account)?.shelf.at(row_ref.place)
    }

    #[inline(never)]
    pub(super) fn link(&self, row_ref: RowRef) -> RowLink {
        self.all
            .get(row_ref.account)
            .map_or(RowLink::NONE, |account| account.link(row_ref.place))
    }

    /// Changes the link of a payment.
    pub(super) fn change(&mut self, row_ref: RowRef, change: &dyn Fn(&mut RowLink)) {
        if let Some(account) = self.all.get_mut(row_ref.account) {
            account.change(row_ref.place, change);
        }
    }

    #[inline(never)]
    pub(super) fn text(
        &self,
        row_ref: RowRef,
        read: fn(&'a Shelf, &'a Payment) -> Option<&'a str>,
    ) -> Option<&'a str> {
        let account = self.all.get(row_ref.account)?;
        read(account.shelf, account.shelf.at(row_ref.place)?)
    }

    /// Payments of some accounts that pass, by time, then by id.
    pub(super) fn sorted(
        &self,
        members: &[usize],
        pass: &dyn Fn(&Payment) -> bool,
    ) -> Vec<(RowRef, &'a Payment)> {
        let mut found: Vec<(RowRef, &'a Payment)> = Vec::new();
        for account in members {
            let Some(read) = self.all.get(*account) else {
                continue;
            };
            for (place, payment) in read.shelf.payments().enumerate() {
                if pass(payment) {
                    found.push((
                        RowRef {
                            account: *account,
                            place,
                        },
                        payment,
                    ));
                }
            }
        }
        sort(&mut found, |(a, one), (b, other)| {
            (one.at, &one.id, a.account).cmp(&(other.at, &other.id, b.account))
        });
        found
    }

    /// Accounts that belong together: those of one holder, and each of the others alone.
    pub(super) fn households(&self) -> Vec<Vec<usize>> {
        let mut by_holder: Vec<(Option<&str>, usize)> = self
            .all
            .iter()
            .enumerate()
            .map(|(position, account)| (account.shelf.holder(), position))
            .collect();
        sort(&mut by_holder, Ord::cmp);
        let same = |a: &(Option<&str>, usize), b: &(Option<&str>, usize)| a.0.is_some() && a.0 == b.0;
        let groups = by_holder.chunk_by(same);
        groups
            .map(|group| group.iter().map(|(_, position)| *position).collect())
            .collect()
    }
}

/// Refunds of a household, linked to the payment that they name, else to the newest earlier one of the same order that is
/// not paid back yet, in the same account before the others.
pub(super) fn link_refunds(accounts: &mut Accounts<'_>, household: &[usize]) -> crate::error::Result<()> {
    let is_refund = |payment: &Payment| payment.facts.is_refund() && payment.facts.has_moved();
    let refunds = accounts.sorted(household, &is_refund);
    if refunds.is_empty() {
        return Ok(());
    }
    let ordered = accounts.sorted(household, &|payment: &Payment| {
        payment.facts.is_paid() && payment.order.is_some()
    });
    let mut orders: Vec<(&str, Millis, RowRef)> = ordered
        .iter()
        .filter_map(|(row_ref, payment)| Some((payment.order.as_deref()?, payment.at, *row_ref)))
        .collect();
    sort(&mut orders, |a, b| (a.0, a.1).cmp(&(b.0, b.1))); // of one moment by id, as they came
    let mut links: Vec<(RowRef, RowRef, Money)> = Vec::new();
    for (row_ref, refund) in refunds {
        if matches!(accounts.link(row_ref).role, RowRole::Twin) {
            continue;
        }
        let amount = Money::from(refund.amount);
        let named = named_payment(accounts, row_ref, refund);
        let found = match named {
            Some(named) => Some(named),
            None => same_order(accounts, &orders, row_ref, refund)?,
        };
        if let Some(paid) = found {
            let so_far = accounts.link(paid).paid_back.unwrap_or(Money::ZERO);
            let sum = so_far.plus(amount)?;
            accounts.change(paid, &|link: &mut RowLink| link.paid_back = Some(sum));
            links.push((row_ref, paid, so_far));
        }
    }
    // What only a column or a status tells came first: the rows pay back what that left.
    sort(&mut links, |a, b| a.0.cmp(&b.0));
    for (row_ref, of, earlier) in links {
        let (Some(refund), Some(paid)) = (accounts.payment(row_ref), accounts.payment(of)) else {
            continue;
        };
        let amount = Money::from(refund.amount);
        let told = paid.refunded.map_or(Money::ZERO, Money::from);
        let rows = accounts.link(of).paid_back.unwrap_or(Money::ZERO);
        let before = told.minus(rows)?.max(Money::ZERO).plus(earlier)?;
        let left = Money::from(paid.amount).minus(before)?.max(Money::ZERO);
        let cost = amount.min(left);
        let beyond = amount.minus(cost)?;
        accounts.change(row_ref, &|link: &mut RowLink| {
            link.role = RowRole::PaysBack { of, cost, beyond }
        });
    }
    Ok(())
}

fn named_payment(accounts: &Accounts<'_>, row_ref: RowRef, refund: &Payment) -> Option<RowRef> {
    let place = accounts
        .all
        .get(row_ref.account)?
        .shelf
        .place(refund.refund_of()?)?;
    let paid = RowRef { place, ..row_ref };
    let payment = accounts.payment(paid)?;
    (payment.currency == refund.currency && payment.facts.is_paid()).then_some(paid)
}

fn same_order(
    accounts: &Accounts<'_>,
    orders: &[(&str, Millis, RowRef)],
    row_ref: RowRef,
    refund: &Payment,
) -> crate::error::Result<Option<RowRef>> {
    let Some(order) = refund.order.as_deref() else {
        return Ok(None);
    };
    let end = orders.partition_point(|(known, at, _)| (*known, *at) <= (order, refund.at));
    let earlier = || {
        let before = orders.iter().take(end).rev();
        before.take_while(|(known, _, _)| *known == order)
    };
    for elsewhere in [false, true] {
        for (_, _, paid) in earlier().filter(|(_, _, paid)| (paid.account != row_ref.account) == elsewhere) {
            let Some(payment) = accounts.payment(*paid) else {
                continue;
            };
            let back = accounts.link(*paid).paid_back.unwrap_or(Money::ZERO);
            let left = Money::from(payment.amount).minus(back)?;
            if payment.currency == refund.currency && left >= refund.amount.into() {
                return Ok(Some(*paid));
            }
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{Direction, PaymentType, Transaction};
    use crate::money::{Amount, Currency};

    fn payment(id: &str, order: &str, amount: &str, at: i64) -> Transaction {
        let at = Millis::new(at).unwrap();
        let mut payment = Transaction::new(id, "a", at, Amount::parse(amount).unwrap(), Currency::CNY);
        payment.order_id = Some(order.to_owned());
        payment
    }

    fn refund(id: &str, order: &str, amount: &str, at: i64) -> Transaction {
        Transaction {
            direction: Direction::Credit,
            kind: PaymentType::Refund,
            ..payment(id, order, amount, at)
        }
    }

    fn linked(payments: &[Transaction]) -> Vec<(String, String)> {
        let mut ledger = Ledger::default();
        for payment in payments {
            ledger.keep(payment, 0, 100);
        }
        let mut accounts = Accounts::open(&ledger, None, None);
        for household in accounts.households() {
            link_refunds(&mut accounts, &household).unwrap();
        }
        let mut links: Vec<(String, String)> = Vec::new();
        for account in &accounts.all {
            for (payment, link) in account.rows() {
                if let RowRole::PaysBack { of, .. } = link.role {
                    links.push((payment.id.clone(), accounts.payment(of).unwrap().id.clone()));
                }
            }
        }
        links.sort();
        links
    }

    #[test]
    fn a_refund_finds_its_payment_by_order_number_even_when_it_came_first() {
        let links = linked(&[
            refund("r", "o", "5.00", 20),
            payment("p", "o", "9.00", 10),
            payment("later", "o", "9.00", 30),
        ]);
        assert_eq!(links, [("r".to_owned(), "p".to_owned())]);
    }

    #[test]
    fn two_refunds_of_one_order_pay_back_two_payments_and_not_one_twice() {
        let links = linked(&[
            payment("first", "o", "9.00", 10),
            payment("second", "o", "9.00", 20),
            refund("r1", "o", "9.00", 30),
            refund("r2", "o", "9.00", 40),
        ]);
        assert_eq!(
            links,
            [("r1", "second"), ("r2", "first")].map(|(a, b)| (a.to_owned(), b.to_owned()))
        );
    }
}
