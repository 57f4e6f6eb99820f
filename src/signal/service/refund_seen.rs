//! Money came back. Good news, said once, so that a person who waits for it can stop looking.

use crate::event::Digest;
use crate::feature::{Context, FeatureVector};
use crate::reason::{Explanation, Family, Param, ParamSpec, Params, Reason, Role, Rule, Severity, Strength};
use crate::signal::declaration::{Signal, of_payment};

/// The reason.
pub const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "refund-seen",
        family: Family::Service,
        severity: Rule::Always(Severity::Info),
        params: &[
            ParamSpec::money("amount").as_role(Role::Exposure),
            ParamSpec::currency("currency"),
            ParamSpec::name("counterparty"),
            ParamSpec::flag("linked"),
        ],
        since: "0.1.0",
        ..Reason::OF_PAYMENT
    },
    features: &[],
    detector: of_payment!((), evaluate, explain),
};

fn evaluate(context: &Context<'_>, _: &(), _: &mut FeatureVector) -> Option<Strength> {
    context.facts().is_refund_arrived().then_some(Strength::Apart)
}

fn explain(context: &Context<'_>, _: &()) -> Explanation {
    Explanation {
        params: Params::of([
            ("amount", context.amount()),
            ("currency", context.currency()),
            ("counterparty", context.counterparty_name()),
            ("linked", Param::Bool(is_known(context))),
        ]),
        unless: None,
        subject: Some(Digest::of(&context.payment.id)),
        also: context.payment.refund_of.iter().cloned().collect(),
    }
}

/// True where the payment that came back is known: by the id that the refund names, or by its order among the last ones.
fn is_known(context: &Context<'_>) -> bool {
    let order = context.payment.order_id.as_deref().map(Digest::of);
    let by_id = context
        .payment
        .refund_of
        .as_deref()
        .is_some_and(|id| context.holder.seen_payments.knows(id));
    by_id || (order.is_some() && context.holder.charges.iter().any(|charge| charge.order == order))
}
