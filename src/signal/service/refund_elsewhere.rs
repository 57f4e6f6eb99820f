//! A refund went to another place than the payment came from: right sometimes, and then worth knowing where to look.

use crate::event::{Digest, Facts, InstrumentKind};
use crate::feature::Change;
use crate::reason::{ParamSpec, Params, Reason, Role};
use crate::signal::declaration::{Signal, of_change};

/// The reason.
pub const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "refund-elsewhere",
        params: &[
            ParamSpec::money("amount").as_role(Role::Exposure),
            ParamSpec::currency("currency"),
            ParamSpec::name("counterparty"),
        ],
        ..Reason::OF_CHANGE
    },
    features: &[],
    detector: of_change!((), evaluate),
};

/// Places that money can be looked for at.
const fn is_place(kind: InstrumentKind) -> bool {
    !matches!(kind, InstrumentKind::Points | InstrumentKind::Other)
}

fn evaluate(change: &Change<'_>, _: &()) -> Option<Params> {
    let refund = change.payment;
    let has_come = Facts::of(refund).is_refund_arrived();
    let was_seen = change.before.is_some_and(|before| before.facts.has_moved());
    let paid = change.shelf.get(refund.refund_of.as_deref()?)?;
    let to = refund.instrument.as_ref()?;
    let from = paid.facts.instrument?;
    let (digits, known) = (
        to.last4.as_deref().or(to.id.as_deref()),
        change.shelf.paid_with(paid),
    );
    let other_number = digits.zip(known).is_some_and(|(to, from)| to != from);
    let same_number = digits.is_some() && digits.map(Digest::of) == known.map(Digest::of);
    // A debit card and its account are one place under one number.
    let elsewhere = other_number || (to.kind != from && !same_number);
    (has_come && !was_seen && is_place(to.kind) && is_place(from) && elsewhere).then(|| {
        Params::of([
            ("amount", change.amount()),
            ("currency", change.currency()),
            ("counterparty", change.counterparty()),
        ])
    })
}
