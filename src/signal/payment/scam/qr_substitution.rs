//! A shop that is paid often goes by another id today: its code may have been pasted over, or it has a new one.
//!
//! Shops change their codes, and those with several tills have several, so this is meant to be no more than a notice
//! together with the novelty of the id, and nothing by itself. Only where the payer stands at the till.

use crate::feature::{Context, FeatureVector};
use crate::profile::shops::{Shop, shop_of};
use crate::reason::{Explanation, Family, Param, ParamSpec, Params, Reason, Role, Strength, settings};
use crate::signal::declaration::{Signal, of_payment};
use crate::stats::math::ln;

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "qr-substitution",
        family: Family::Scam,
        params: &[
            ParamSpec::name("counterparty"),
            ParamSpec::money("amount").as_role(Role::Exposure),
            ParamSpec::currency("currency"),
            ParamSpec::number("payments"),
        ],
        settings: Settings::ALL,
        ..Reason::OF_PAYMENT
    },
    features: &[],
    detector: of_payment!(Settings, evaluate, explain),
};

settings! {
    /// Three payments to one id make a habit that a shop with several tills does not form.
    payments: f64 = 3.0, 1.0..=1000.0;
}

/// Somebody pays at a pasted code where he goes anyway: half of such payments are at a shop with a habit.
const GIVEN_PASTED: f64 = 0.5;
/// Honest, of all payments: of the shops with a habit one or two a year change their code or open a till.
const GIVEN_HONEST: f64 = 1.5e-3;

/// The shop of that name, where it usually goes by another id.
fn usual_shop<'a>(context: &Context<'a>, settings: &Settings) -> Option<&'a Shop> {
    let (name, id) = shop_of(context.payment)?;
    let shop = context.account.shops.get(name)?;
    let is_habit = f64::from(shop.times) >= settings.payments;
    (is_habit && shop.id != id).then_some(shop)
}

fn evaluate(context: &Context<'_>, settings: &Settings, _: &mut FeatureVector) -> Option<Strength> {
    if !context.facts().is_habit() || !context.is_to_new() {
        return None;
    }
    usual_shop(context, settings).map(|_| Strength::Alone(ln(GIVEN_PASTED / GIVEN_HONEST)))
}

fn explain(context: &Context<'_>, settings: &Settings) -> Explanation {
    let times = usual_shop(context, settings).map_or(0, |shop| shop.times);
    Explanation {
        params: Params::of([
            ("counterparty", context.counterparty_name()),
            ("amount", context.amount()),
            ("currency", context.currency()),
            ("payments", Param::Number(f64::from(times))),
        ]),
        subject: shop_of(context.payment).map(|(name, _)| name),
        ..Explanation::default()
    }
}
