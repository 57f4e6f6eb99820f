//! Refunds and reversals, and which payment each pays back: in part, in several parts, or more than was paid.
//!
//! A row that names its payment is followed first, then numbers in common, then what the payment's own statement says came
//! back (`stated`), then the name of the shop and the sum. By names alone a link is made where one payment fits, or where all
//! that fit are one to a reader (of one month and category); else the refund stands by itself, and the doubt is told.
//! Not here: how a refund counts (`summary`).

use super::by_word::SAID;
use super::evidence::{Evidence, Piece};
use super::likeness::{Likeness, is_not_before};
use super::note::{Doubt, Pair, Role, RowRef};
use super::numbers::ByNumber;
use super::open::{Back, Open, open_of};
use super::pairing::reads_alike;
use super::relation::{Confidence, Relation};
use super::rows::Rows;
use super::stated;
use crate::error::Result;
use crate::event::{Direction, PaymentType};
use crate::ledger::Payment;
use crate::money::Money;
use crate::sort::sort;
use crate::time::DAY;

/// Shops take back for half a year at most where nothing is written down; what is named may come later.
const BY_NAME_DAYS: i64 = 183;
/// Payments to one shop that are held against a refund by name: more, and the sum of one fits by chance.
const TRIED: usize = 64;

/// Links every row of a household that pays back with its payment.
pub(super) fn link(rows: &mut Rows<'_>, household: &[usize], likeness: &Likeness<'_>) -> Result<()> {
    let backs = rows.sorted(household, &pays_back);
    let backs: Vec<Back<'_>> = backs
        .into_iter()
        .filter(|(row_ref, _)| rows.is_free(*row_ref))
        .map(|(row_ref, row)| Back {
            row_ref,
            row,
            of: None,
        })
        .collect();
    if backs.is_empty() {
        return Ok(());
    }
    let mut open = Open { rows, backs };
    open.by_word()?;
    open.by_name_of_row(household)?;
    open.by_number(household)?;
    stated::link(&mut open, household, likeness)?;
    open.by_shop(household, likeness)?;
    open.note()
}

/// A refund that is there, or a row that names what it undoes.
fn pays_back(row: &Payment) -> bool {
    row.facts.has_moved()
        && !row.amount.is_zero()
        && (row.facts.is_refund() || row.refund_of().is_some() && row.facts.direction != Direction::Neutral)
}

/// A payment that this row may pay back: of the other direction, in its currency, not after it, and no refund itself.
fn may_be_paid_back(payment: &Payment, back: &Payment) -> bool {
    let directions = (payment.facts.direction, back.facts.direction);
    // A withdrawal that came back is neutral or a debit; whoever gives money back pays a debit for a credit.
    let is_opposite = matches!(
        directions,
        (Direction::Debit | Direction::Neutral, Direction::Credit) | (Direction::Credit, Direction::Debit)
    );
    is_opposite && payment.currency == back.currency && payment.facts.kind != PaymentType::Refund
}

impl<'a> Open<'_, 'a> {
    /// Follows what persons said, whichever of the two they named first.
    fn by_word(&mut self) -> Result<()> {
        for relation in [Relation::PaysBack, Relation::Reverses] {
            for (a, b) in self.rows.said.pairs(relation).collect::<Vec<_>>() {
                let place = |row_ref| self.backs.iter().position(|back| back.row_ref == row_ref);
                let found = place(a)
                    .map(|place| (place, b))
                    .or_else(|| place(b).map(|place| (place, a)));
                if let Some((place, of)) = found {
                    self.set(place, of, Confidence::Decided, SAID)?;
                }
            }
        }
        Ok(())
    }

    /// Follows ids: in the row's own account, else in the only other one that has it.
    fn by_name_of_row(&mut self, household: &[usize]) -> Result<()> {
        for place in self.unlinked() {
            let Some((row_ref, row, id)) = self
                .backs
                .get(place)
                .and_then(|back| Some((back.row_ref, back.row, back.row.refund_of()?)))
            else {
                continue;
            };
            let in_account = |account: usize| {
                let place = self.rows.accounts.get(account)?.shelf.place(id)?;
                Some(RowRef { account, place })
            };
            let elsewhere = || {
                let mut others = household.iter().filter(|other| **other != row_ref.account);
                let found: Vec<RowRef> = others.by_ref().filter_map(|other| in_account(*other)).collect();
                if let [only] = found.as_slice() {
                    Some(*only)
                } else {
                    None
                }
            };
            let named = in_account(row_ref.account).or_else(elsewhere);
            let fits = |of: &RowRef| {
                self.rows
                    .payment(*of)
                    .is_some_and(|paid| may_be_paid_back(paid, row))
            };
            if let Some(of) = named.filter(fits) {
                self.set(place, of, Confidence::Certain, Evidence::NONE.with(Piece::Named))?;
            }
        }
        Ok(())
    }

    /// Follows numbers in common: first where what is open is the very sum, then where there is room for it.
    fn by_number(&mut self, household: &[usize]) -> Result<()> {
        let unlinked = self.unlinked();
        let wanted: Vec<&Payment> = unlinked
            .iter()
            .filter_map(|place| self.backs.get(*place))
            .map(|back| back.row)
            .collect();
        let is_payment = |row: &Payment| row.facts.kind != PaymentType::Refund && !row.amount.is_zero();
        let by_number = ByNumber::of(self.rows, household, &wanted, &is_payment);
        for fit in [Fit::Stated, Fit::Whole, Fit::Part, Fit::Beyond] {
            for place in self.unlinked() {
                let Some(back) = self.backs.get(place) else {
                    continue;
                };
                let (row_ref, row) = (back.row_ref, back.row);
                let mut fitting = Vec::new();
                for of in by_number.in_common(row) {
                    if self.fits(of, row, fit)? && !self.is_denied(row_ref, of) {
                        fitting.push(of);
                    }
                }
                // Its own account's before the others', the newest first.
                let own = fitting.iter().rev().find(|of| of.account == row_ref.account);
                let found = own.or(fitting.last()).copied();
                // More than was paid, under a number of several payments, could be of any of them.
                let found = found.filter(|_| fit != Fit::Beyond || fitting.len() == 1);
                if let Some(of) = found {
                    let only = fitting.len() == 1;
                    let evidence = Evidence::NONE.with(Piece::Number);
                    let evidence = evidence
                        .with_if(fit != Fit::Part, Piece::Sum)
                        .with_if(only, Piece::OneReading);
                    self.set(place, of, Confidence::Certain, evidence)?;
                }
            }
        }
        Ok(())
    }

    /// True where a payment has room for a row, in this way.
    fn fits(&self, of: RowRef, back: &Payment, fit: Fit) -> Result<bool> {
        let of = self.rows.counted(of);
        let Some(paid) = self.rows.payment(of) else {
            return Ok(false);
        };
        if !may_be_paid_back(paid, back) || !is_not_before(paid, back) {
            return Ok(false);
        }
        let amount = Money::from(back.amount);
        Ok(match fit {
            Fit::Stated => open_of(self, of)? == Some(amount),
            Fit::Whole => self.left(of)? == amount,
            Fit::Part => self.left(of)? > amount,
            Fit::Beyond => true,
        })
    }

    /// By the shop's name: the very sum before a part of a larger one.
    fn by_shop(&mut self, household: &[usize], likeness: &Likeness<'_>) -> Result<()> {
        let unlinked = self.unlinked();
        let mut names: Vec<&str> = unlinked
            .iter()
            .filter_map(|place| self.backs.get(*place))
            .filter_map(|back| likeness.name(back.row_ref, back.row))
            .collect();
        sort(&mut names, Ord::cmp);
        names.dedup();
        if names.is_empty() {
            return Ok(());
        }
        let is_paid = |row: &Payment| row.facts.is_paid() && !row.amount.is_zero();
        let mut paid: Vec<(&str, RowRef, &Payment)> = Vec::new();
        for (row_ref, row) in self.rows.sorted(household, &is_paid) {
            let name = likeness
                .name(row_ref, row)
                .filter(|name| names.binary_search(name).is_ok());
            if let Some(name) = name.filter(|_| self.rows.counted(row_ref) == row_ref) {
                paid.push((name, row_ref, row));
            }
        }
        sort(&mut paid, |a, b| a.0.cmp(b.0)); // of one name by time
        for fit in [Fit::Whole, Fit::Part] {
            for place in unlinked.iter().copied() {
                let Some(back) = self.backs.get(place).filter(|back| back.of.is_none()) else {
                    continue;
                };
                let (row_ref, row) = (back.row_ref, back.row);
                let Some(name) = likeness.name(row_ref, row).filter(|_| row.facts.is_refund()) else {
                    continue;
                };
                let earliest = row.at.later(-BY_NAME_DAYS * DAY);
                let end =
                    paid.partition_point(|(known, _, paid)| (*known, paid.at) <= (name, row.at.later(DAY)));
                let near = paid.iter().take(end).rev();
                let near = near
                    .take_while(|(known, _, paid)| *known == name && paid.at >= earliest)
                    .take(TRIED);
                let mut fitting = Vec::new();
                for (_, of, payment) in near {
                    // What its statement says of it is settled already.
                    if payment.refunded.is_none()
                        && self.fits(*of, row, fit)?
                        && !self.is_denied(row_ref, *of)
                    {
                        fitting.push((*of, *payment));
                    }
                }
                let Some((of, first)) = fitting.first().copied() else {
                    continue;
                };
                let is_one = fitting
                    .iter()
                    .all(|other| reads_alike(self.rows, (of, first), *other));
                if is_one {
                    let evidence = Evidence::NONE
                        .with(Piece::Name)
                        .with_if(fit == Fit::Whole, Piece::Sum);
                    let evidence = evidence.with_if(fitting.len() == 1, Piece::OneReading);
                    self.set(place, of, Confidence::Likely, evidence)?;
                } else {
                    self.rows
                        .change(row_ref, &|note| note.doubt = Some(Doubt::WhichPayment));
                }
            }
        }
        Ok(())
    }

    /// Notes what each row pays back: of its payment's cost, and beyond. What only a column or a status tells came first;
    /// the rows, by time, pay back what that left.
    fn note(self) -> Result<()> {
        let rows = self.rows;
        let mut earlier: Vec<(RowRef, Money)> = Vec::new();
        let mut linked: Vec<(RowRef, &Back<'_>)> = Vec::new();
        for back in &self.backs {
            if let Some((of, _, _)) = back.of {
                linked.push((of, back));
            }
        }
        sort(&mut linked, |a, b| a.0.cmp(&b.0)); // of one payment by time
        for (of, back) in linked {
            let (Some((_, confidence, evidence)), Some(paid)) = (back.of, rows.payment(of)) else {
                continue;
            };
            let so_far = match earlier.last() {
                Some((last, sum)) if *last == of => *sum,
                _ => Money::ZERO,
            };
            let amount = Money::from(back.row.amount);
            // What is said of a payment that never counted is not counted either.
            let told = paid.refunded.filter(|_| paid.facts.has_moved());
            let told = told.map_or(Money::ZERO, Money::from);
            let all = rows.note(of).paid_back.unwrap_or(Money::ZERO);
            let before = told.minus(all)?.max(Money::ZERO).plus(so_far)?;
            let left = Money::from(paid.amount).minus(before)?.max(Money::ZERO);
            let cost = amount.min(left);
            let beyond = amount.minus(cost)?;
            rows.change(back.row_ref, &|note| {
                note.role = Role::PaysBack { of, cost, beyond };
                note.doubt = None;
            });
            earlier.push((of, so_far.plus(amount)?));
            let is_refund = back.row.facts.kind == PaymentType::Refund;
            rows.pairs.push(Pair {
                a: back.row_ref,
                b: of,
                relation: if is_refund {
                    Relation::PaysBack
                } else {
                    Relation::Reverses
                },
                confidence,
                evidence,
            });
        }
        Ok(())
    }
}

/// How a row fits what is left of a payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fit {
    /// The payment's statement says that just so much came back, and no row has been found for it.
    Stated,
    /// All that is left.
    Whole,
    /// Less than is left.
    Part,
    /// More.
    Beyond,
}
