//! Money that was sent is still under way past its term, or shows as sent on one side and not on the other.
//!
//! A purchase that waits for the buyer's confirmation is no transfer, and an order that nobody paid for sends nothing.

use super::{Eye, LATE, Vigil, Watcher, late};
use crate::event::{Awaited, PaymentType};
use crate::signal::Params;

pub(super) const WATCHER: Watcher = Watcher {
    code: "not-arrived",
    params: LATE,
    settings: &[],
    eye: Eye::Case(see),
    needs_clock: false,
};

fn see(vigil: &Vigil<'_>) -> Option<Params> {
    let is_refund = vigil
        .standing
        .payment
        .is_some_and(|payment| payment.facts.kind == PaymentType::Refund);
    (vigil.case.what == Awaited::Arrival && !is_refund)
        .then(|| late(vigil))
        .flatten()
}
