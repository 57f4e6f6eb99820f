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

/// True where the payment that came back is known: by a number that the refund gives, as its id, or as its order among the last
/// ones. That it is not says little: nobody has looked at shops and sums here (`link` does).
fn is_known(context: &Context<'_>) -> bool {
    let payment = context.payment;
    let numbers = payment.refund_of.iter().chain(&payment.order_id);
    let mut numbers = numbers.chain(&payment.reference).chain(&payment.references);
    let holder = context.holder;
    numbers.any(|number| {
        let order = Some(Digest::of(number));
        let is_order = || holder.charges.iter().any(|charge| charge.order == order);
        *number != payment.id && (holder.seen_payments.knows(number) || is_order())
    })
}
