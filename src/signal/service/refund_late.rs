//! A refund that was asked for, or that shows as under way, is past its term.

use super::{Eye, LATE, Vigil, Watcher, late};
use crate::event::{Awaited, PaymentType};
use crate::signal::Params;
use crate::watch::Origin;

pub(super) const WATCHER: Watcher = Watcher {
    code: "refund-late",
    params: LATE,
    settings: &[],
    eye: Eye::Case(see),
    needs_clock: false,
};

fn see(vigil: &Vigil<'_>) -> Option<Params> {
    let is_refund = match vigil.case.what {
        Awaited::Refund => vigil.case.origin != Origin::Undone && vigil.standing.received.is_zero(),
        Awaited::Arrival => vigil
            .standing
            .payment
            .is_some_and(|payment| payment.facts.kind == PaymentType::Refund),
        _ => false,
    };
    is_refund.then(|| late(vigil)).flatten()
}
