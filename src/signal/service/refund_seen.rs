//! Money came back. Good news, said once, so that a person who waits for it can stop looking.

use crate::event::{Digest, Direction, PaymentType, Status};
use crate::signal::{Evidence, Look, Param, ParamKind, Params, Signal, Strength, Topic};

pub(crate) const SIGNAL: Signal = Signal {
    code: "refund-seen",
    topic: Topic::Service,
    params: &[
        ("amount", ParamKind::Money),
        ("currency", ParamKind::Currency),
        ("counterparty", ParamKind::Name),
        ("linked", ParamKind::Boolean),
    ],
    settings: &[],
    look,
};

fn look(look: &Look<'_>) -> Option<Evidence> {
    let payment = look.payment;
    let arrived = matches!(payment.status, Status::Completed | Status::Refunded);
    if payment.kind != PaymentType::Refund || payment.direction != Direction::Credit || !arrived {
        return None;
    }
    Some(Evidence {
        code: SIGNAL.code,
        strength: Strength::None,
        params: Params::of([
            ("amount", Param::Text(payment.amount.to_string())),
            ("currency", Param::Text(payment.currency.to_string())),
            ("counterparty", look.counterparty_name()),
            ("linked", Param::Bool(is_known(look))),
        ]),
        unless: None,
        subject: Some(Digest::of(&payment.id)),
        also: payment.refund_of.iter().cloned().collect(),
    })
}

/// True where the payment that came back is known: by the id that the refund names, or by its order among the last ones.
fn is_known(look: &Look<'_>) -> bool {
    let order = look.payment.order_id.as_deref().map(Digest::of);
    let by_id = look
        .payment
        .refund_of
        .as_deref()
        .is_some_and(|id| look.account.known.knows(id));
    by_id || (order.is_some() && look.account.charges.iter().any(|charge| charge.order == order))
}
