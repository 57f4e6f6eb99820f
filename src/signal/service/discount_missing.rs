//! A coupon, a reduction or points were promised for a payment, and it was made without them.

use super::{Eye, Vigil, Watcher};
use crate::event::Awaited;
use crate::signal::{Param, ParamKind, Params};
use crate::watch::Stage;

pub(super) const WATCHER: Watcher = Watcher {
    code: "discount-missing",
    params: &[
        ("wanted", ParamKind::Money),
        ("received", ParamKind::Money),
        ("currency", ParamKind::Currency),
        ("counterparty", ParamKind::Name),
        ("points", ParamKind::Boolean),
    ],
    settings: &[],
    eye: Eye::Case(see),
    needs_clock: false,
};

fn see(vigil: &Vigil<'_>) -> Option<Params> {
    let standing = vigil.standing;
    let is_missing = match vigil.case.what {
        // A reduction is there when the payment is made, or it is missing; points may take their days.
        Awaited::Discount => standing.payment.is_some_and(|paid| paid.facts.has_moved()),
        Awaited::Points => standing.is_late,
        _ => false,
    };
    (is_missing && standing.stage != Stage::Resolved).then(|| {
        Params::of([
            ("wanted", vigil.wanted()),
            ("received", vigil.received()),
            ("currency", vigil.currency()),
            ("counterparty", vigil.counterparty()),
            ("points", Param::Bool(vigil.case.what == Awaited::Points)),
        ])
    })
}
