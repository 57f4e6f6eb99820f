//! Money came back. Good news, said once, so that a person who waits for it can stop looking.

use crate::event::{Digest, Direction, PaymentType, Status};
use crate::signal::{
    Audience, Family, Look, Measured, Param, ParamKind, Params, Signal, Strength, Told, Topic,
};

pub(crate) const SIGNAL: Signal = Signal {
    code: "refund-seen",
    family: Family::Service,
    topic: Topic::Service,
    audience: Audience::Holder,
    params: &[
        ("amount", ParamKind::Money),
        ("currency", ParamKind::Currency),
        ("counterparty", ParamKind::Name),
        ("linked", ParamKind::Boolean),
    ],
    settings: &[],
    measures: &[],
    see,
    tell,
};

fn see(look: &Look<'_>, _: &mut Measured) -> Option<Strength> {
    let payment = look.payment;
    let arrived = matches!(payment.status, Status::Completed | Status::Refunded);
    let is_refund = payment.kind == PaymentType::Refund && payment.direction == Direction::Credit;
    (is_refund && arrived).then_some(Strength::Apart)
}

fn tell(look: &Look<'_>) -> Told {
    Told {
        params: Params::of([
            ("amount", look.amount()),
            ("currency", look.currency()),
            ("counterparty", look.counterparty_name()),
            ("linked", Param::Bool(is_known(look))),
        ]),
        unless: None,
        subject: Some(Digest::of(&look.payment.id)),
        also: look.payment.refund_of.iter().cloned().collect(),
    }
}

/// True where the payment that came back is known: by the id that the refund names, or by its order among the last ones.
fn is_known(look: &Look<'_>) -> bool {
    let order = look.payment.order_id.as_deref().map(Digest::of);
    let by_id = look
        .payment
        .refund_of
        .as_deref()
        .is_some_and(|id| look.holder.known.knows(id));
    by_id || (order.is_some() && look.holder.charges.iter().any(|charge| charge.order == order))
}
