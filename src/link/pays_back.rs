//! Refunds and reversals, and which payment each pays back: in part, in several parts, or more than was paid.
//!
//! A row that names its payment is followed first, then numbers in common, then what the payment's own statement says came
//! back (`stated`), then the name of the shop and the sum (`by_shop`).
//! Not here: how a refund counts (`summary`).

use super::by_word::SAID;
use super::evidence::{Evidence, Piece};
use super::kinds::pays_back;
use super::likeness::Likeness;
use super::note::{Pair, Role, RowRef};
use super::numbers::{ByNumber, named_by};
use super::open::{Back, Fit, Open, is_way_back, may_be_paid_back};
use super::relation::{Confidence, Relation};
use super::rows::Rows;
use super::{by_shop, cost_of, dropped, stated};
use crate::error::Result;
use crate::event::PaymentType;
use crate::ledger::Payment;
use crate::money::Money;
use crate::sort::sort;

/// Links every row of a household that pays back with its payment.
pub(super) fn link(rows: &mut Rows<'_>, household: &[usize], likeness: &Likeness<'_>) -> Result<()> {
    let mut backs = rows.listed(household, |kinds| &kinds.backs);
    let said = said_to_pay_back(rows, household);
    if !said.is_empty() {
        backs.extend(said);
        sort(&mut backs, |(a, one), (b, other)| {
            (one.at, one.id(), a).cmp(&(other.at, other.id(), b))
        });
        backs.dedup_by_key(|(row_ref, _)| *row_ref);
    }
    let backs: Vec<Back<'_>> = backs
        .into_iter()
        .filter(|(row_ref, _)| rows.is_free(*row_ref))
        .map(|(row_ref, row)| Back {
            row_ref,
            row,
            of: None,
            said: None,
            dropped: None,
        })
        .collect();
    if backs.is_empty() {
        return Ok(());
    }
    let mut open = Open { rows, backs };
    open.by_word()?;
    open.by_name_of_row(household)?;
    open.by_number(household)?;
    open.by_id(household)?;
    dropped::link(&mut open, household)?;
    stated::link(&mut open, household, likeness)?;
    by_shop::link(&mut open, household, likeness)?;
    open.note()
}

/// Rows of which a person says that they pay another one back, whatever their exports call them: a friend's half of a bill is
/// a transfer. Of the two the later one, whichever was named first.
fn said_to_pay_back<'a>(rows: &Rows<'a>, household: &[usize]) -> Vec<(RowRef, &'a Payment)> {
    let pairs = [Relation::PaysBack, Relation::Reverses].into_iter();
    let pairs = pairs.flat_map(|relation| rows.said.pairs(relation));
    let later = |(a, b): (RowRef, RowRef)| {
        let (first, second) = (rows.payment(a)?, rows.payment(b)?);
        if pays_back(first) || pays_back(second) {
            return None; // by its own words
        }
        let (back, row) = if second.at > first.at {
            (b, second)
        } else {
            (a, first)
        };
        let is_back = row.facts.has_moved() && !row.amount().is_zero() && household.contains(&back.account);
        is_back.then_some((back, row))
    };
    pairs.filter_map(later).collect()
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
                let Some((place, of)) = found else { continue };
                let paid = self.rows.payment(self.rows.counted(of));
                let fits = paid.zip(self.backs.get(place));
                if fits.is_some_and(|(paid, back)| back.of.is_none() && is_way_back(paid, back.row)) {
                    self.set(place, of, Confidence::Decided, SAID)?;
                    if let Some(back) = self.backs.get_mut(place) {
                        back.said = Some(relation);
                    }
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
                let paid = self.rows.payment(*of);
                paid.is_some_and(|paid| may_be_paid_back(paid, row)) && !self.is_denied(row_ref, *of)
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
        let is_payment = |row: &Payment| row.facts.kind != PaymentType::Refund && !row.amount().is_zero();
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

    /// Follows numbers that are a payment's id: hosts and wallets call one number by either name. More than is left is not laid
    /// on a payment so, since ids of one host and orders of a shop may be equal by chance.
    fn by_id(&mut self, household: &[usize]) -> Result<()> {
        for place in self.unlinked() {
            let Some(back) = self.backs.get(place) else {
                continue;
            };
            let (row_ref, row) = (back.row_ref, back.row);
            let mut found = None;
            for number in named_by(row) {
                for account in household {
                    let known = self.rows.accounts.get(*account);
                    let Some(place) = known.and_then(|known| known.shelf.place(number)) else {
                        continue;
                    };
                    let of = RowRef {
                        account: *account,
                        place,
                    };
                    let is_closer = found.is_none() || *account == row_ref.account;
                    if is_closer && self.fits(of, row, Fit::Part)? && !self.is_denied(row_ref, of) {
                        found = Some(of);
                    }
                }
            }
            if let Some(of) = found {
                self.set(place, of, Confidence::Certain, Evidence::NONE.with(Piece::Number))?;
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
        let mut paying: Vec<RowRef> = Vec::new();
        for back in self.backs.iter().filter(|back| back.of.is_some()) {
            paying.push(back.row_ref);
        }
        sort(&mut paying, Ord::cmp);
        for back in &self.backs {
            // What takes a refund back, as a dispute that was lost in the end, counts as its own words say: in no sum is the
            // refund a payment that could be less.
            let Some((of, _, _)) = back.of else { continue };
            if paying.binary_search(&of).is_err() {
                linked.push((of, back));
                continue;
            }
            let so_far = rows.note(of).paid_back.unwrap_or(Money::ZERO);
            let without = so_far.minus(back.row.amount().into())?;
            rows.change(of, &|note| {
                note.paid_back = Some(without).filter(|sum| sum.is_positive())
            });
        }
        for back in &self.backs {
            if let Some((cost, beyond)) = back.dropped {
                rows.change(back.row_ref, &|note| note.role = Role::OfDropped { cost, beyond });
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
            let amount = Money::from(back.row.amount());
            // What is said of a payment that never counted is not counted either.
            let told = paid.refunded().filter(|_| paid.facts.has_moved());
            let told = told.map_or(Money::ZERO, Money::from);
            let all = rows.note(of).paid_back.unwrap_or(Money::ZERO);
            let before = told.minus(all)?.max(Money::ZERO).plus(so_far)?;
            let left = cost_of(paid)?.minus(before)?.max(Money::ZERO);
            let cost = amount.min(left);
            let beyond = amount.minus(cost)?;
            rows.change(back.row_ref, &|note| {
                note.role = Role::PaysBack { of, cost, beyond };
                note.doubt = None;
            });
            earlier.push((of, so_far.plus(amount)?));
            let by_kind = if back.row.facts.kind == PaymentType::Refund {
                Relation::PaysBack
            } else {
                Relation::Reverses
            };
            rows.pairs.push(Pair {
                a: back.row_ref,
                b: of,
                relation: back.said.unwrap_or(by_kind),
                confidence,
                evidence,
            });
        }
        Ok(())
    }
}
