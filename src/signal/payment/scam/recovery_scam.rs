//! A transfer to somebody new by a person who reported a fraud or scam lately.
//!
//! Those who lost money are called again: a "lawyer" or an "investigator" will win it back for a fee. Names of victims are
//! sold, so the weeks after a report are when it comes. Life goes on in them, too: this alone never alerts. A red packet is
//! a gift, and no fee.

use crate::event::PaymentType;
use crate::feature::{Context, FeatureVector, ms};
use crate::profile::Class;
use crate::reason::{Explanation, Family, Param, ParamSpec, Params, Reason, Role, Strength, settings};
use crate::signal::declaration::{Signal, of_payment};
use crate::stats::math::ln;
use crate::time::{DAY, Millis};

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "recovery-scam",
        family: Family::Scam,
        params: &[
            ParamSpec::name("counterparty"),
            ParamSpec::money("amount").as_role(Role::Exposure),
            ParamSpec::currency("currency"),
            ParamSpec::duration("sinceMs"),
        ],
        settings: Settings::ALL,
        techniques: &["F1032"],
        ..Reason::OF_PAYMENT
    },
    features: &[],
    detector: of_payment!(Settings, evaluate, explain),
};

settings! {
    /// The typology's own month.
    days: f64 = 30.0, 1.0..=365.0;
}

/// Half of those who fall for a recovery scam do so within a month of having reported, and to a new payee nearly always.
const GIVEN_SCAM: f64 = 0.5;
/// Few honest first transfers are made by somebody who reported within a month: at one fraud, of some payments each, in ten
/// thousand payments, half of them reported, and some ninety payments a month, one month in two hundred has a report.
const GIVEN_HONEST: f64 = 0.005;

/// When the report came, where it is recent enough.
fn reported(context: &Context<'_>, settings: &Settings) -> Option<Millis> {
    let window = ms(settings.days, DAY);
    let since = |at: &Millis| context.payment.at.since(*at);
    context
        .holder
        .reported_at
        .filter(|at| (0..=window).contains(&since(at)))
}

fn evaluate(context: &Context<'_>, settings: &Settings, _: &mut FeatureVector) -> Option<Strength> {
    let is_gift = context.payment.kind == PaymentType::RedPacket;
    let is_transfer = !is_gift && (context.class == Class::Transfer || context.facts().is_with_person());
    let is_new = context.has_counterparty() && context.is_to_new();
    if !context.facts().leaves() || !is_transfer || !is_new {
        return None;
    }
    reported(context, settings).map(|_| Strength::Alone(ln(GIVEN_SCAM / GIVEN_HONEST)))
}

#[allow(clippy::cast_precision_loss)] // milliseconds
fn explain(context: &Context<'_>, settings: &Settings) -> Explanation {
    let since = reported(context, settings).map_or(0, |at| context.payment.at.since(at));
    Explanation {
        params: Params::of([
            ("counterparty", context.counterparty_name()),
            ("amount", context.amount()),
            ("currency", context.currency()),
            ("sinceMs", Param::Number(since as f64)),
        ]),
        subject: context.recent_payment.counterparty,
        ..Explanation::default()
    }
}
