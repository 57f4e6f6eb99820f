//! A shop that is paid often goes by another id today: its code may have been pasted over, or it has a new one.
//!
//! Shops change their codes, and those with several tills have several, so this is meant to be no more than a notice
//! together with the novelty of the id, and nothing by itself. Only where the payer stands at the till.

use crate::event::Digest;
use crate::profile::shops::{Shop, shop_of};
use crate::signal::payment::leaves;
use crate::signal::{
    Audience, Family, Look, Measured, Param, ParamKind, Params, Setting, Signal, Strength, Told, Topic,
};
use crate::stats::math::ln;

pub(crate) const SIGNAL: Signal = Signal {
    code: "qr-substitution",
    family: Family::Scam,
    topic: Topic::Payment,
    audience: Audience::Holder,
    params: &[
        ("counterparty", ParamKind::Name),
        ("amount", ParamKind::Money),
        ("currency", ParamKind::Currency),
        ("payments", ParamKind::Number),
    ],
    settings: &[
        // Three payments to one id make a habit that a shop with several tills does not form.
        Setting {
            name: "payments",
            default: 3.0,
            least: 1.0,
            most: 1000.0,
        },
    ],
    measures: &[],
    see,
    tell,
};

/// Somebody pays at a pasted code where he goes anyway: half of such payments are at a shop with a habit.
const GIVEN_PASTED: f64 = 0.5;
/// Honest, of all payments: of the shops with a habit one or two a year change their code or open a till.
const GIVEN_HONEST: f64 = 1.5e-3;

/// The shop of that name, where it usually goes by another id.
fn usual_shop<'a>(look: &Look<'a>) -> Option<&'a Shop> {
    let (name, id) = shop_of(look.payment)?;
    let shop = look.account.shops.get(name)?;
    let is_habit = f64::from(shop.times) >= look.setting("payments");
    (is_habit && shop.id != id).then_some(shop)
}

fn see(look: &Look<'_>, _: &mut Measured) -> Option<Strength> {
    if !leaves(look.payment) || !look.is_to_new() {
        return None;
    }
    usual_shop(look).map(|_| Strength::Alone(ln(GIVEN_PASTED / GIVEN_HONEST)))
}

fn tell(look: &Look<'_>) -> Told {
    let times = usual_shop(look).map_or(0, |shop| shop.times);
    let name = look
        .payment
        .counterparty
        .as_ref()
        .and_then(|side| side.name.as_deref());
    Told {
        params: Params::of([
            ("counterparty", look.counterparty_name()),
            ("amount", look.amount()),
            ("currency", look.currency()),
            ("payments", Param::Number(f64::from(times))),
        ]),
        subject: name.map(Digest::of),
        ..Told::default()
    }
}
