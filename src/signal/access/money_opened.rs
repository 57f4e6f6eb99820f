//! Soon after something new, a way for money to leave is opened: a payee, a higher limit, a card, a family card, an agreement.
//!
//! It is the last step before the money goes, and the last at which nothing is lost. A new phone comes with a card bound to it, so a
//! binding on it says less than a limit raised from it. Each kind counts once in three days; without anything new none says anything.

use crate::event::AccessAction;
use crate::feature::AccessContext;
use crate::profile::access::WINDOW;
use crate::reason::{Family, Param, ParamSpec, Params, Reason};
use crate::signal::declaration::{Noticed, Signal, of_access};
use crate::stats::math::ln;
use crate::time::MINUTE;

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "money-opened",
        family: Family::Takeover,
        params: &[
            ParamSpec::flag("payee"),
            ParamSpec::flag("limit"),
            ParamSpec::flag("card"),
            ParamSpec::flag("familyCard"),
            ParamSpec::flag("agreement"),
            ParamSpec::duration("sinceMs"),
        ],
        techniques: &["F1005.003", "F1006"],
        ..Reason::OF_ACCESS
    },
    features: &[],
    detector: of_access!(Step, (), evaluate),
};

/// Of takeovers, one in three does each of these within three days; of new phones one in ten binds a card or signs an agreement, one
/// in thirty adds a payee, grants a family card or raises a limit. Judgement.
const GIVEN_TAKEOVER: f64 = 0.33;
const BOUND_GIVEN_NEW_PHONE: f64 = 0.1;
const OPENED_GIVEN_NEW_PHONE: f64 = 0.03;

#[allow(clippy::cast_precision_loss)] // milliseconds
fn evaluate(context: &AccessContext<'_>, (): &()) -> Option<Noticed> {
    use AccessAction::{AgreementSign, CardBind, FamilyCardGrant, LimitRaise, PayeeAdd};
    let action = context.access.action;
    let opens = [AgreementSign, CardBind, FamilyCardGrant, LimitRaise, PayeeAdd].contains(&action);
    if !opens || !context.access.success || context.last(&[action], WINDOW).is_some() {
        return None;
    }
    let since = context.access.at.since(context.something_new()?);
    let of_honest = match action {
        AgreementSign | CardBind => BOUND_GIVEN_NEW_PHONE,
        _ => OPENED_GIVEN_NEW_PHONE,
    };
    Some(Noticed {
        nats: ln(GIVEN_TAKEOVER / of_honest),
        params: Params::of([
            ("payee", Param::Bool(action == PayeeAdd)),
            ("limit", Param::Bool(action == LimitRaise)),
            ("card", Param::Bool(action == CardBind)),
            ("familyCard", Param::Bool(action == FamilyCardGrant)),
            ("agreement", Param::Bool(action == AgreementSign)),
            ("sinceMs", Param::Number(since.max(MINUTE) as f64)),
        ]),
    })
}
