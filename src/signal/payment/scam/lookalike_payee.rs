//! A payee seen first whose name looks like that of somebody who has long been paid, and is not it.
//!
//! A letter of another alphabet, a mathematical one, a capital I for an l, a 0 for an o, "rn" for "m": names that an eye takes
//! for a known one are made on purpose, to receive what was meant for it. To the habits such a payee is a stranger; that it is
//! dressed as an acquaintance is what is told here, beside `new-counterparty`.
//!
//! Innocent are a statement that went through a reader of paper, and people who type names on a keyboard of two alphabets:
//! then the known payee really was meant, and the row is its twin. A name written in another script altogether is a name, and
//! so are case, blanks, full-width letters, codes and cities, which make nobody new.

use crate::feature::{Context, FeatureVector, Lookalike};
use crate::reason::{Explanation, Family, Param, ParamSpec, Params, Reason, Role, Strength};
use crate::signal::declaration::{Signal, of_payment};
use crate::stats::math::ln;

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "lookalike-payee",
        family: Family::Scam,
        params: &[
            ParamSpec::name("counterparty"),
            ParamSpec::money("amount").as_role(Role::Exposure),
            ParamSpec::currency("currency"),
            ParamSpec::duration("knownMs"),
        ],
        ..Reason::OF_PAYMENT
    },
    features: &[],
    detector: of_payment!((), evaluate, explain),
};

/// Of the payments that a scam asks for, one in fifty goes to a name made to look like one that the payer knows: most scams
/// need no name at all. Judgement.
const GIVEN_SCAM: f64 = 0.02;
/// Of honest payments one in ten thousand: a known payee read or typed with one wrong letter, and that letter one of these.
/// Judgement.
const GIVEN_HONEST: f64 = 1e-4;

fn evaluate(context: &Context<'_>, (): &(), _: &mut FeatureVector) -> Option<Strength> {
    if !context.facts().leaves() {
        return None;
    }
    Lookalike::of(context).map(|_| Strength::Alone(ln(GIVEN_SCAM / GIVEN_HONEST)))
}

#[allow(clippy::cast_precision_loss)] // milliseconds
fn explain(context: &Context<'_>, (): &()) -> Explanation {
    let known = Lookalike::of(context);
    let since = known.map_or(0, |like| context.payment.at.since(like.known.first_at));
    Explanation {
        params: Params::of([
            ("counterparty", context.counterparty_name()),
            ("amount", context.amount()),
            ("currency", context.currency()),
            ("knownMs", Param::Number(since as f64)),
        ]),
        subject: context.recent_payment.counterparty,
        ..Explanation::default()
    }
}
