//! More was drawn than had been authorised.
//!
//! Pumps, hotels, cars and tables are held at a guess and settled at what was used: there a difference is the rule
//! (ISO 18245: fuel, lodging, car rental, eating places).

use crate::event::{Direction, Status};
use crate::feature::Change;
use crate::pending::Responsible;
use crate::reason::{Param, ParamSpec, Params, Reason, Role};
use crate::signal::declaration::{Signal, of_change};

/// The reason.
pub const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "amount-differs",
        params: &[
            ParamSpec::money("amount").as_role(Role::Exposure),
            ParamSpec::money("authorized"),
            ParamSpec::currency("currency"),
            ParamSpec::name("counterparty"),
        ],
        turn: Responsible::Merchant,
        ..Reason::OF_CHANGE
    },
    features: &[],
    detector: of_change!((), evaluate),
};

fn evaluate(change: &Change<'_>, _: &()) -> Option<Params> {
    let (payment, before) = (change.payment, change.before?);
    let was_held = before.facts.status.is_under_way();
    let is_guessed = payment.is_held_at_a_guess();
    let is_more = payment.direction == Direction::Debit
        && payment.status == Status::Completed
        && payment.amount > before.amount();
    (was_held && is_more && !is_guessed).then(|| {
        Params::of([
            ("amount", change.amount()),
            ("authorized", Param::Text(before.amount().to_string())),
            ("currency", change.currency()),
            ("counterparty", change.counterparty()),
        ])
    })
}
