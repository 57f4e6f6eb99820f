//! What belongs together: refunds and their payments, the two ends of a transfer between own accounts, and the same
//! payment in the exports of a wallet and of the card behind it.
//!
//! Found once per query, over everything that is kept and not only over the range asked for, and by sorting, so that
//! neither the order of arrival nor the number of files changes an answer. The three kinds are each in a file of their
//! own; here is where they are noted.

use super::totals::Money;
use crate::catalogue::sort;
use crate::event::Digest;
use crate::ledger::{Ledger, Payment, Shelf};
use crate::time::Millis;

/// An account's shelf, as one of several that are read together.
#[derive(Debug)]
pub(super) struct Desk<'a> {
    pub(super) account: Digest,
    pub(super) shelf: &'a Shelf,
    /// Whether its payments are asked for, or only what they tell about others'.
    pub(super) is_wanted: bool,
    /// What is known of some of its payments.
    notes: Vec<Note>,
    /// By the payment's place the number of its note, from 1; empty while there is none.
    marks: Vec<u32>,
}

/// A payment's place: which desk, and where on its shelf.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot {
    pub(super) desk: usize,
    pub(super) place: usize,
}

/// What a payment is, beside its own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Fate {
    /// What it says.
    #[default]
    Plain,
    /// Another export shows it too, and there it is counted.
    Twin,
    /// Where money left for another account of the holder.
    OwnOut,
    /// Where that money arrived.
    OwnIn,
    /// It pays back this payment: so much of its cost, and so much beyond.
    PaysBack { of: Spot, cost: Money, beyond: Money },
}

/// What is known of a payment.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Note {
    pub(super) fate: Fate,
    /// The sum of the refunds that pay it back.
    pub(super) paid_back: Option<Money>,
}

impl Note {
    pub(super) const NONE: Self = Self {
        fate: Fate::Plain,
        paid_back: None,
    };
}

impl<'a> Desk<'a> {
    /// What is known of the payment at this place.
    pub(super) fn note(&self, place: usize) -> Note {
        self.marked(self.marks.get(place).copied().unwrap_or_default())
    }

    fn marked(&self, mark: u32) -> Note {
        let note = (mark as usize).checked_sub(1).and_then(|at| self.notes.get(at));
        note.copied().unwrap_or(Note::NONE)
    }

    /// Every payment, in the order of arrival, with what is known of it.
    pub(super) fn rows(&self) -> impl Iterator<Item = (&'a Payment, Note)> + '_ {
        let marks = self.marks.iter().copied().chain(std::iter::repeat(0));
        let rows = self.shelf.payments().zip(marks);
        rows.map(|(payment, mark)| (payment, self.marked(mark)))
    }

    fn change(&mut self, place: usize, change: &dyn Fn(&mut Note)) {
        if self.marks.is_empty() {
            self.marks = vec![0; self.shelf.len()];
        }
        let Some(mark) = self.marks.get_mut(place) else {
            return;
        };
        if *mark == 0 {
            self.notes.push(Note::NONE);
            *mark = u32::try_from(self.notes.len()).unwrap_or_default();
        }
        if let Some(note) = (*mark as usize)
            .checked_sub(1)
            .and_then(|at| self.notes.get_mut(at))
        {
            change(note);
        }
    }
}

/// The desks of a query, in the order of their accounts' fingerprints.
#[derive(Debug)]
pub(super) struct Office<'a> {
    pub(super) desks: Vec<Desk<'a>>,
}

impl<'a> Office<'a> {
    /// The accounts asked for, and those that are joined with them.
    pub(super) fn open(ledger: &'a Ledger, account: Option<&str>, holder: Option<&str>) -> Self {
        let wanted = account.map(Digest::of);
        let is_wanted = |key| wanted.is_none_or(|wanted| wanted == key);
        let mut desks: Vec<Desk<'a>> = ledger
            .shelves()
            .filter(|(key, shelf)| match holder {
                Some(holder) => shelf.holder() == Some(holder),
                None => is_wanted(*key),
            })
            .map(|(account, shelf)| Desk {
                account,
                shelf,
                is_wanted: is_wanted(account),
                notes: Vec::new(),
                marks: Vec::new(),
            })
            .collect();
        sort(&mut desks, |a: &Desk<'_>, b| a.account.cmp(&b.account));
        Self { desks }
    }

    #[inline(never)]
    pub(super) fn payment(&self, spot: Spot) -> Option<&'a Payment> {
        self.desks.get(spot.desk)?.shelf.at(spot.place)
    }

    #[inline(never)]
    pub(super) fn note(&self, spot: Spot) -> Note {
        self.desks
            .get(spot.desk)
            .map_or(Note::NONE, |desk| desk.note(spot.place))
    }

    /// Notes something of a payment.
    pub(super) fn change(&mut self, spot: Spot, change: &dyn Fn(&mut Note)) {
        if let Some(desk) = self.desks.get_mut(spot.desk) {
            desk.change(spot.place, change);
        }
    }

    #[inline(never)]
    pub(super) fn text(
        &self,
        spot: Spot,
        read: fn(&'a Shelf, &'a Payment) -> Option<&'a str>,
    ) -> Option<&'a str> {
        let desk = self.desks.get(spot.desk)?;
        read(desk.shelf, desk.shelf.at(spot.place)?)
    }

    /// The payments of some desks that pass, by time, then by id.
    pub(super) fn sorted(
        &self,
        desks: &[usize],
        pass: &dyn Fn(&Payment) -> bool,
    ) -> Vec<(Spot, &'a Payment)> {
        let mut found: Vec<(Spot, &'a Payment)> = Vec::new();
        for desk in desks {
            let Some(read) = self.desks.get(*desk) else {
                continue;
            };
            for (place, payment) in read.shelf.payments().enumerate() {
                if pass(payment) {
                    found.push((Spot { desk: *desk, place }, payment));
                }
            }
        }
        sort(&mut found, |(a, one), (b, other)| {
            (one.at, &one.id, a.desk).cmp(&(other.at, &other.id, b.desk))
        });
        found
    }

    /// Desks that belong together: those of one holder, and each of the others alone.
    pub(super) fn households(&self) -> Vec<Vec<usize>> {
        let mut by_holder: Vec<(Option<&str>, usize)> = self
            .desks
            .iter()
            .enumerate()
            .map(|(position, desk)| (desk.shelf.holder(), position))
            .collect();
        sort(&mut by_holder, Ord::cmp);
        let same = |a: &(Option<&str>, usize), b: &(Option<&str>, usize)| a.0.is_some() && a.0 == b.0;
        let groups = by_holder.chunk_by(same);
        groups
            .map(|group| group.iter().map(|(_, position)| *position).collect())
            .collect()
    }
}

/// Where the refunds of a household belong: to the payment that they name, else to the newest earlier one of the same
/// order that is not paid back yet, in the same account before the others.
pub(super) fn link_refunds(office: &mut Office<'_>, household: &[usize]) -> crate::error::Result<()> {
    let is_refund = |payment: &Payment| payment.facts.is_refund() && payment.facts.has_moved();
    let refunds = office.sorted(household, &is_refund);
    if refunds.is_empty() {
        return Ok(());
    }
    let ordered = office.sorted(household, &|payment: &Payment| {
        payment.facts.is_paid() && payment.order.is_some()
    });
    let mut orders: Vec<(&str, Millis, Spot)> = ordered
        .iter()
        .filter_map(|(spot, payment)| Some((payment.order.as_deref()?, payment.at, *spot)))
        .collect();
    sort(&mut orders, |a, b| (a.0, a.1).cmp(&(b.0, b.1))); // of one moment by id, as they came
    let mut links: Vec<(Spot, Spot, Money)> = Vec::new();
    for (spot, refund) in refunds {
        if matches!(office.note(spot).fate, Fate::Twin) {
            continue;
        }
        let amount = Money::from(refund.amount);
        let named = named_payment(office, spot, refund);
        let found = match named {
            Some(named) => Some(named),
            None => same_order(office, &orders, spot, refund)?,
        };
        if let Some(paid) = found {
            let so_far = office.note(paid).paid_back.unwrap_or(Money::ZERO);
            let sum = so_far.plus(amount)?;
            office.change(paid, &|note: &mut Note| note.paid_back = Some(sum));
            links.push((spot, paid, so_far));
        }
    }
    // What only a column or a status tells came first: the rows pay back what that left.
    sort(&mut links, |a, b| a.0.cmp(&b.0));
    for (spot, of, earlier) in links {
        let (Some(refund), Some(paid)) = (office.payment(spot), office.payment(of)) else {
            continue;
        };
        let amount = Money::from(refund.amount);
        let told = paid.refunded.map_or(Money::ZERO, Money::from);
        let rows = office.note(of).paid_back.unwrap_or(Money::ZERO);
        let before = told.minus(rows)?.max(Money::ZERO).plus(earlier)?;
        let left = Money::from(paid.amount).minus(before)?.max(Money::ZERO);
        let cost = amount.min(left);
        let beyond = amount.minus(cost)?;
        office.change(spot, &|note: &mut Note| {
            note.fate = Fate::PaysBack { of, cost, beyond }
        });
    }
    Ok(())
}

fn named_payment(office: &Office<'_>, spot: Spot, refund: &Payment) -> Option<Spot> {
    let place = office.desks.get(spot.desk)?.shelf.place(refund.refund_of()?)?;
    let paid = Spot { place, ..spot };
    let payment = office.payment(paid)?;
    (payment.currency == refund.currency && payment.facts.is_paid()).then_some(paid)
}

fn same_order(
    office: &Office<'_>,
    orders: &[(&str, Millis, Spot)],
    spot: Spot,
    refund: &Payment,
) -> crate::error::Result<Option<Spot>> {
    let Some(order) = refund.order.as_deref() else {
        return Ok(None);
    };
    let end = orders.partition_point(|(known, at, _)| (*known, *at) <= (order, refund.at));
    let earlier = || {
        let before = orders.iter().take(end).rev();
        before.take_while(|(known, _, _)| *known == order)
    };
    for elsewhere in [false, true] {
        for (_, _, paid) in earlier().filter(|(_, _, paid)| (paid.desk != spot.desk) == elsewhere) {
            let Some(payment) = office.payment(*paid) else {
                continue;
            };
            let back = office.note(*paid).paid_back.unwrap_or(Money::ZERO);
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
        let mut office = Office::open(&ledger, None, None);
        for household in office.households() {
            link_refunds(&mut office, &household).unwrap();
        }
        let mut links: Vec<(String, String)> = Vec::new();
        for desk in &office.desks {
            for (payment, note) in desk.rows() {
                if let Fate::PaysBack { of, .. } = note.fate {
                    links.push((payment.id.clone(), office.payment(of).unwrap().id.clone()));
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
