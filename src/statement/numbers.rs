//! Numbers: which payment of its file each refund pays back, as far as equal numbers say it.
//!
//! Refunds name their payment in several ways. Alipay writes the payment's number as it is, or with `_…` or `*…` behind it;
//! payments may have a `_` of their own, so that every stem is tried, the longest first. WeChat puts the payment's order number
//! into a returned transfer's own number, and the payment's own number into a returned red packet's order number. Shops repeat
//! the order's number. So a refund's numbers are all held against both numbers of every payment, and where exactly one is left
//! it is the one, whatever the sums: coupons and compensation make a refund larger than its payment.
//!
//! What stays open leaves the file with its numbers (`reference`, `orderId`, and `references` for the stems), so that they can
//! be found in another one. Not here: likeness. Who of several it is by sum and name, the reader of one file cannot know.

use crate::event::{MAX_REFERENCE, MAX_REFERENCES, PaymentType, Status};
use crate::statement::draft::Draft;
use std::collections::BTreeMap;

/// More rows under one number than this, and the number says nothing (redacted files have one for all).
const TELLING: u32 = 64;
/// Stems of a number: Alipay puts one or two marks behind a payment's number, which may have one of its own.
const STEMS: usize = 4;

/// Those who bear a number that some refund asks for.
#[derive(Default)]
struct Bearers {
    rows: u32,
    /// Positions of the payments among them, as many as may matter.
    payments: Vec<usize>,
}

/// Resolves what numbers resolve: for each draft the position of the payment that it pays back.
///
/// A refund takes over the category of what it pays back; a closed order that may have been paid was, where its refund is
/// there; and a refund keeps the stems of its number as `references`.
pub(super) fn link(drafts: &mut [Draft]) -> Vec<Option<usize>> {
    let asked = asked(drafts);
    let refunds: Vec<(usize, Option<usize>, Vec<String>)> = drafts
        .iter()
        .enumerate()
        .filter(|(_, draft)| is_refund(draft))
        .map(|(position, draft)| {
            (
                position,
                the_one(draft, drafts, &asked),
                references(draft, &asked),
            )
        })
        .collect();
    let mut links = vec![None; drafts.len()];
    for (position, payment, references) in refunds {
        let category = payment
            .and_then(|payment| drafts.get_mut(payment))
            .and_then(|payment| {
                if payment.perhaps_paid {
                    payment.paid_back(payment.payment.amount);
                }
                payment.payment.category.clone()
            });
        if let Some(link) = links.get_mut(position) {
            *link = payment;
        }
        if let Some(refund) = drafts.get_mut(position) {
            refund.payment.references = references;
            refund.payment.category = category.or(refund.payment.category.take());
        }
    }
    links
}

/// The numbers that refunds ask for, and who bears them. Places for those and no others: most payments are never paid back.
fn asked(drafts: &[Draft]) -> BTreeMap<String, Bearers> {
    let mut asked: BTreeMap<String, Bearers> = BTreeMap::new();
    for refund in drafts.iter().filter(|draft| is_refund(draft)) {
        for number in named(refund) {
            if !asked.contains_key(number) {
                asked.insert(number.to_owned(), Bearers::default());
            }
        }
    }
    for (position, draft) in drafts.iter().enumerate() {
        let (own, order) = own_and_order(draft);
        for number in [own, order.filter(|order| Some(*order) != own)]
            .into_iter()
            .flatten()
        {
            let Some(bearers) = asked.get_mut(number) else {
                continue;
            };
            bearers.rows = bearers.rows.saturating_add(1);
            if bearers.rows <= TELLING && is_payment(draft) {
                bearers.payments.push(position);
            }
        }
    }
    asked
}

/// The only payment that all numbers of a refund leave, the first that leads anywhere and those after it.
fn the_one(refund: &Draft, drafts: &[Draft], asked: &BTreeMap<String, Bearers>) -> Option<usize> {
    let fits = |position: &usize| {
        drafts.get(*position).is_some_and(|payment| {
            payment.payment.direction != refund.payment.direction && payment.at() <= refund.at()
        })
    };
    let mut among: Vec<usize> = Vec::new();
    for number in named(refund) {
        let Some(bearers) = asked.get(number).filter(|bearers| bearers.rows <= TELLING) else {
            continue;
        };
        let fitting: Vec<usize> = bearers.payments.iter().copied().filter(fits).collect();
        let both: Vec<usize> = fitting
            .iter()
            .copied()
            .filter(|one| among.contains(one))
            .collect();
        match (among.is_empty(), both.is_empty()) {
            (true, _) => among = fitting,
            (false, false) => among = both,
            (false, true) => {}
        }
        if let [only] = among.as_slice() {
            return Some(*only);
        }
    }
    None
}

/// The numbers under which a refund's payment may stand, beside those that have fields of their own.
fn references(refund: &Draft, asked: &BTreeMap<String, Bearers>) -> Vec<String> {
    let (own, order) = own_and_order(refund);
    let tells = |number: &&str| asked.get(*number).is_none_or(|bearers| bearers.rows <= TELLING);
    named(refund)
        .filter(|number| Some(*number) != own && Some(*number) != order && number.len() <= MAX_REFERENCE)
        .filter(tells)
        .take(MAX_REFERENCES)
        .map(str::to_owned)
        .collect()
}

/// Every number under which a refund's payment may stand: its own, the stems of it, its order's.
fn named(refund: &Draft) -> impl Iterator<Item = &str> {
    let (own, order) = own_and_order(refund);
    own.into_iter()
        .chain(own.into_iter().flat_map(stems))
        .chain(order)
        .chain(refund.payment.references.iter().map(String::as_str))
}

/// The number without what is behind its last mark, its last but one, …
fn stems(number: &str) -> impl Iterator<Item = &str> {
    let marks = number.rmatch_indices(['_', '*']).take(STEMS);
    let stems = marks.filter_map(|(at, _)| number.get(..at));
    // "tx" of "tx_0001" names no payment.
    stems.filter(|stem| stem.bytes().any(|byte| byte.is_ascii_digit()))
}

/// The two numbers of a row, where a spreadsheet has left them.
fn own_and_order(draft: &Draft) -> (Option<&str>, Option<&str>) {
    let payment = &draft.payment;
    (payment.reference.as_deref(), payment.order_id.as_deref())
}

/// Money that comes back, or is about to.
fn is_refund(draft: &Draft) -> bool {
    draft.payment.kind == PaymentType::Refund && !draft.payment.status.is_void()
}

/// Money did leave (or arrive), as far as the row tells.
fn is_payment(draft: &Draft) -> bool {
    let moved = !matches!(draft.payment.status, Status::Closed | Status::Failed) || draft.perhaps_paid;
    draft.payment.kind != PaymentType::Refund && moved
}
