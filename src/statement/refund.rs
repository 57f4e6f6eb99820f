//! Refunds within one file, and which payment each pays back.
//!
//! A link is made where exactly one payment fits, and not made where several do: a wrong link hides a loss, a missing
//! one only leaves a refund by itself (and the ledger links by order number across files). Not here: refunds that
//! only the sums on their payments lead to (`stated_refund`).

use crate::event::{Direction, PaymentType, Status};
use crate::money::Amount;
use crate::sort::sort;
use crate::statement::draft::Draft;
use std::collections::BTreeMap;

/// More payments under one number than this, and the number says nothing (redacted files have one for all).
const TELLING: usize = 64;

/// For each draft the position of the payment that it pays back, as numbers and looks say; `stated_refund` adds to it.
pub(super) fn link(drafts: &[Draft]) -> Vec<Option<usize>> {
    // Places for what the refunds ask for, and no others: most payments are never paid back.
    let mut numbers: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut orders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for refund in drafts.iter().filter(|draft| is_refund(draft)) {
        if let Some(number) = refund.returns.as_deref() {
            numbers.entry(number).or_default();
        }
        if refund.payment.order_id.is_some() {
            orders.entry(&refund.order).or_default();
        }
    }
    let mut looks: BTreeMap<(&str, Amount), Vec<usize>> = BTreeMap::new();
    for (position, draft) in drafts.iter().enumerate() {
        if !is_payment(draft) {
            continue;
        }
        if let Some(known) = numbers.get_mut(draft.number.as_str())
            && draft.payment.reference.is_some()
        {
            known.push(position);
        }
        if let Some(known) = orders.get_mut(draft.order.as_str())
            && draft.payment.order_id.is_some()
        {
            known.push(position);
        }
        // By looks only what the statement itself calls paid back.
        if let Some(name) = draft.name().filter(|_| says_paid_back(draft)) {
            let amount = draft.payment.refunded.unwrap_or(draft.payment.amount);
            looks.entry((name, amount)).or_default().push(position);
        }
    }

    let mut left: Vec<Amount> = drafts.iter().map(|draft| draft.payment.amount).collect();
    let mut links = vec![None; drafts.len()];
    let mut refunds: Vec<usize> = (0..drafts.len())
        .filter(|position| drafts.get(*position).is_some_and(is_refund))
        .collect();
    let when = |position: &usize| drafts.get(*position).map(|draft| (draft.at(), *position));
    sort(&mut refunds, |a, b| when(a).cmp(&when(b)));
    for position in refunds {
        let Some(refund) = drafts.get(position) else {
            continue;
        };
        let fits = |candidate: &usize| {
            let amount_left = left.get(*candidate).copied().unwrap_or(Amount::ZERO);
            drafts.get(*candidate).is_some_and(|payment| {
                payment.payment.direction != refund.payment.direction
                    && payment.at() <= refund.at()
                    && refund.payment.amount <= amount_left
            })
        };
        let by_number = refund.returns.as_deref().and_then(|number| numbers.get(number));
        let by_order = orders
            .get(refund.order.as_str())
            .filter(|_| refund.payment.order_id.is_some());
        let by_look = refund
            .name()
            .and_then(|name| looks.get(&(name, refund.payment.amount)));
        let found = [by_number, by_order, by_look]
            .into_iter()
            .flatten()
            .filter(|candidates| candidates.len() <= TELLING)
            .map(|candidates| candidates.iter().copied().filter(fits).collect::<Vec<_>>())
            .find(|candidates| !candidates.is_empty())
            .and_then(|candidates| the_one(&candidates, refund, drafts));
        if let Some(found) = found {
            if let Some(amount) = left.get_mut(found) {
                *amount = amount
                    .minus_or_zero(refund.payment.amount)
                    .unwrap_or(Amount::ZERO);
            }
            if let Some(link) = links.get_mut(position) {
                *link = Some(found);
            }
        }
    }
    links
}

/// The only candidate; or the only one with the same other side; or of those the only one of the same amount.
fn the_one(candidates: &[usize], refund: &Draft, drafts: &[Draft]) -> Option<usize> {
    let same_side = |payment: &Draft| payment.name() == refund.name();
    let same_amount = |payment: &Draft| payment.payment.amount == refund.payment.amount;
    let among = |keep: &dyn Fn(&Draft) -> bool| -> Vec<usize> {
        let kept = candidates.iter().copied();
        kept.filter(|position| drafts.get(*position).is_some_and(keep))
            .collect()
    };
    let tries = [
        candidates.to_vec(),
        among(&same_side),
        among(&|payment| same_side(payment) && same_amount(payment)),
    ];
    tries.into_iter().find_map(|kept| match kept.as_slice() {
        [only] => Some(*only),
        _ => None,
    })
}

pub(super) fn is_refund(draft: &Draft) -> bool {
    draft.payment.kind == PaymentType::Refund && draft.payment.status == Status::Completed
}

/// Money did leave (or arrive), as far as the row tells.
pub(super) fn is_payment(draft: &Draft) -> bool {
    let moved =
        !matches!(draft.payment.status, Status::Closed | Status::Failed) || draft.closed_after_payment;
    draft.payment.kind != PaymentType::Refund && draft.payment.direction != Direction::Neutral && moved
}

fn says_paid_back(draft: &Draft) -> bool {
    draft.closed_after_payment || matches!(draft.payment.status, Status::Refunded | Status::PartlyRefunded)
}

/// Settles what the rows by themselves left open.
///
/// A payment that was closed afterwards was paid back. It is booked so where its refund is in this file, or can be
/// found by its order number in another; else it stays a payment, and its refund, should it ever come, counts alone.
/// Either way the two never count twice. A refund takes over the category of what it pays back.
pub(super) fn settle(drafts: &mut [Draft], links: &[Option<usize>]) {
    let mut found = vec![false; drafts.len()];
    for (position, payment) in links.iter().enumerate() {
        let Some(payment) = *payment else { continue };
        if let Some(mark) = found.get_mut(payment) {
            *mark = true;
        }
        let category = drafts
            .get(payment)
            .and_then(|draft| draft.payment.category.clone());
        if let (Some(category), Some(refund)) = (category, drafts.get_mut(position)) {
            refund.payment.category = Some(category);
        }
    }
    for (draft, found) in drafts.iter_mut().zip(found) {
        let findable = draft.payment.status != Status::Closed && draft.payment.order_id.is_some();
        if draft.closed_after_payment && (found || findable) {
            draft.paid_back(draft.payment.amount);
        }
    }
}
