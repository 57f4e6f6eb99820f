//! Stated refunds: those that no number leads to their payment, matched with payments that say how much of them came back.
//!
//! A red packet that nobody opened comes back under another name and without an order's number; a shop pays back in
//! two parts under a number of its own. The payment says "paid back: 30.00" all the same, and a refund row that stays
//! beside it would count that money twice. So what a payment says and no linked refund has used up is open, and an
//! unlinked refund may use it up where the sums leave one reading; where they leave several, the row is counted as
//! unclear. Not here: links by number (`refund`).

use crate::event::Direction;
use crate::money::Amount;
use crate::sort::sort;
use crate::statement::draft::Draft;
use crate::statement::refund::{is_payment, is_refund};
use std::collections::BTreeMap;

/// Refunds of one side that are tried in sums: a payment comes back in two or three parts, and 2^12 sums are quick.
const PARTS: usize = 12;
/// Payments of one side that are tried against those sums; more, and chance finds a sum for some of them.
const PAYMENTS: usize = 64;

/// Sums that are held against payments, of all sides of a file together: tens of milliseconds on a phone. A bill has some
/// dozens of them, and a file made to have more has more refunds that are unclear.
const TRIES: usize = 1 << 22;

/// Side that a payment and its refund have in common.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side<'a> {
    /// Red packets come back from the wallet, whoever they were for.
    Packet,
    Name(&'a str),
}

impl<'a> Side<'a> {
    fn of(draft: &'a Draft) -> Option<Self> {
        if draft.packet {
            Some(Self::Packet)
        } else {
            draft.name().map(Self::Name)
        }
    }
}

/// Loose ends: what has no partner yet, of one side and one direction, by time.
#[derive(Default)]
struct Loose {
    /// Position and what is open of it.
    payments: Vec<(usize, Amount)>,
    refunds: Vec<usize>,
}

/// Adds links to those that numbers gave.
pub(super) fn link(drafts: &[Draft], links: &mut [Option<usize>]) {
    for loose in loose(drafts, links).into_values() {
        equal_amounts(drafts, &loose, links);
    }
    let mut left = TRIES;
    for loose in loose(drafts, links).into_values() {
        sums(drafts, &loose, links, &mut left);
    }
}

/// Number of refunds without a link though an earlier payment of the same side says that so much came back.
pub(super) fn unclear(drafts: &[Draft], links: &[Option<usize>]) -> usize {
    let of_side = |loose: Loose| {
        let mut refunds = loose.refunds.into_iter();
        let mut payments = loose.payments.into_iter().peekable();
        let mut most = Amount::ZERO; // the most that is open of any payment so far
        refunds
            .by_ref()
            .filter(|refund| {
                while let Some((_, open)) =
                    payments.next_if(|(payment, _)| !is_after(drafts, *payment, *refund))
                {
                    most = most.max(open);
                }
                amount(drafts, *refund) <= most
            })
            .count()
    };
    loose(drafts, links).into_values().map(of_side).sum()
}

/// Everything without a partner, by side and by the direction of the payment.
fn loose<'a>(drafts: &'a [Draft], links: &[Option<usize>]) -> BTreeMap<(Side<'a>, bool), Loose> {
    let mut used = vec![Some(Amount::ZERO); drafts.len()];
    for (position, payment) in links.iter().enumerate() {
        if let Some(used) = payment.and_then(|payment| used.get_mut(payment)) {
            *used = used.and_then(|used| used.plus(amount(drafts, position)).ok());
        }
    }
    // Most rows are neither a refund nor say that something came back.
    let may_be_loose = |position: &usize| {
        let draft = drafts.get(*position);
        draft.is_some_and(|draft| {
            is_refund(draft) || draft.closed_after_payment || draft.payment.refunded.is_some()
        })
    };
    let mut by_time: Vec<usize> = (0..drafts.len()).filter(may_be_loose).collect();
    let when = |position: &usize| {
        let draft = drafts.get(*position);
        draft.map(|draft| (draft.at(), is_refund(draft), *position)) // a payment is before its refund
    };
    sort(&mut by_time, |a, b| when(a).cmp(&when(b)));
    let mut sides: BTreeMap<(Side<'a>, bool), Loose> = BTreeMap::new();
    for position in by_time {
        let Some((draft, side)) = drafts
            .get(position)
            .and_then(|draft| Some((draft, Side::of(draft)?)))
        else {
            continue;
        };
        let debit = draft.payment.direction == Direction::Debit;
        if is_refund(draft) {
            if links.get(position).is_some_and(Option::is_none) {
                sides.entry((side, !debit)).or_default().refunds.push(position);
            }
        } else if is_payment(draft) {
            let whole = draft.closed_after_payment.then_some(draft.payment.amount);
            let told = draft.payment.refunded.or(whole);
            let used = used.get(position).copied().flatten();
            let open = told
                .zip(used)
                .and_then(|(told, used)| told.minus_or_zero(used).ok());
            if let Some(open) = open.filter(|open| !open.is_zero()) {
                let loose = sides.entry((side, debit)).or_default();
                loose.payments.push((position, open));
            }
        }
    }
    sides.retain(|_, loose| !loose.payments.is_empty() && !loose.refunds.is_empty());
    sides
}

/// Refunds of just what is open: one with one, or as many as there are payments, the first with the first.
///
/// Fewer refunds than payments could be of any of them, and wait for those that come.
fn equal_amounts(drafts: &[Draft], loose: &Loose, links: &mut [Option<usize>]) {
    let mut payments = loose.payments.iter().copied().peekable();
    let mut open: BTreeMap<Amount, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for refund in loose.refunds.iter().copied() {
        while let Some((payment, amount)) =
            payments.next_if(|(payment, _)| !is_after(drafts, *payment, refund))
        {
            open.entry(amount).or_default().0.push(payment);
        }
        let Some((payments, waiting)) = open.get_mut(&amount(drafts, refund)) else {
            continue;
        };
        if !payments.is_empty() {
            waiting.push(refund);
        }
        if waiting.len() == payments.len() {
            for (refund, payment) in waiting.drain(..).zip(payments.drain(..)) {
                set(links, refund, payment);
            }
        }
    }
}

/// Several refunds that make up what is open of a payment, where no others do and no other payment could have them.
fn sums(drafts: &[Draft], loose: &Loose, links: &mut [Option<usize>], left: &mut usize) {
    if loose.refunds.len() > PARTS || loose.payments.len() > PAYMENTS {
        return;
    }
    // Each set is held against each payment.
    let tries = (1_usize << loose.refunds.len()).saturating_mul(loose.payments.len());
    let Some(rest) = left.checked_sub(tries) else {
        return;
    };
    *left = rest;
    let mut sums: Vec<Option<Amount>> = vec![Some(Amount::ZERO)]; // of the set whose bits are the index
    for refund in &loose.refunds {
        let more = amount(drafts, *refund);
        let with: Vec<_> = sums
            .iter()
            .map(|sum| sum.and_then(|sum| sum.plus(more).ok()))
            .collect();
        sums.extend(with);
    }
    // Refunds are by time, so a set is after a payment where its lowest bit is.
    let first = |set: usize| loose.refunds.get(set.trailing_zeros() as usize).copied();
    let claims: Vec<Vec<usize>> = loose
        .payments
        .iter()
        .map(|(payment, open)| {
            let sets = sums.iter().enumerate().filter(|(_, sum)| **sum == Some(*open));
            let later = |set: &usize| first(*set).is_some_and(|first| !is_after(drafts, *payment, first));
            sets.map(|(set, _)| set).filter(later).collect()
        })
        .collect();
    let wanted: Vec<usize> = claims
        .iter()
        .map(|sets| sets.iter().fold(0, |all, set| all | set))
        .collect();
    for (place, ((payment, _), sets)) in loose.payments.iter().zip(&claims).enumerate() {
        let [set] = sets.as_slice() else { continue };
        let mut others = wanted.iter().enumerate().filter(|(other, _)| *other != place);
        if others.any(|(_, wanted)| wanted & set != 0) {
            continue;
        }
        for (bit, refund) in loose.refunds.iter().enumerate() {
            if set >> bit & 1 == 1 {
                self::set(links, *refund, *payment);
            }
        }
    }
}

fn set(links: &mut [Option<usize>], refund: usize, payment: usize) {
    if let Some(link) = links.get_mut(refund) {
        *link = Some(payment);
    }
}

fn amount(drafts: &[Draft], position: usize) -> Amount {
    drafts
        .get(position)
        .map_or(Amount::ZERO, |draft| draft.payment.amount)
}

fn is_after(drafts: &[Draft], payment: usize, refund: usize) -> bool {
    drafts.get(payment).map(Draft::at) > drafts.get(refund).map(Draft::at)
}
