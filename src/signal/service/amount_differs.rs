//! More was drawn than had been authorised.
//!
//! Pumps, hotels, cars and tables are held at a guess and settled at what was used: there a difference is the rule
//! (ISO 18245: fuel, lodging, car rental, eating places).

use super::{Change, Eye, Watcher};
use crate::event::{Direction, Status};
use crate::signal::{Param, ParamKind, Params};

pub(super) const WATCHER: Watcher = Watcher {
    code: "amount-differs",
    params: &[
        ("amount", ParamKind::Money),
        ("authorized", ParamKind::Money),
        ("currency", ParamKind::Currency),
        ("counterparty", ParamKind::Name),
    ],
    settings: &[],
    eye: Eye::Change(see),
    needs_clock: false,
};

const GUESSED: [&str; 8] = ["5541", "5542", "7011", "7512", "5811", "5812", "5813", "5814"];

fn see(change: &Change<'_>) -> Option<Params> {
    let (payment, before) = (change.payment, change.before?);
    let was_held = matches!(before.facts.status, Status::Authorized | Status::Pending);
    let is_guessed = payment.mcc.as_deref().is_some_and(|mcc| GUESSED.contains(&mcc));
    let is_more = payment.direction == Direction::Debit
        && payment.status == Status::Completed
        && payment.amount > before.amount;
    (was_held && is_more && !is_guessed).then(|| {
        Params::of([
            ("amount", change.amount()),
            ("authorized", Param::Text(before.amount.to_string())),
            ("currency", change.currency()),
            ("counterparty", change.counterparty()),
        ])
    })
}
