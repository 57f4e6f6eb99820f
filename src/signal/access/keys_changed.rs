//! Soon after something new, what guards the account is changed: the password, the contact, the second step, the wallet's alerts.
//!
//! Whoever has come in makes sure to stay, and that the holder hears nothing of it. A holder with a new phone has forgotten the
//! password, too, and without anything new before it none of these says anything. Each kind of change counts once in three days.
//! Unlocking an account after it was locked counts among them.

use crate::event::AccessAction;
use crate::feature::AccessContext;
use crate::profile::access::WINDOW;
use crate::reason::{Family, Param, ParamSpec, Params, Reason};
use crate::signal::declaration::{Noticed, Signal, of_access};
use crate::stats::math::ln;
use crate::time::MINUTE;

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "keys-changed",
        family: Family::Takeover,
        params: &[
            ParamSpec::flag("password"),
            ParamSpec::flag("contact"),
            ParamSpec::flag("twoStep"),
            ParamSpec::flag("alerts"),
            ParamSpec::flag("unlocked"),
            ParamSpec::duration("sinceMs"),
        ],
        techniques: &["F1005.004", "F1006", "F1006.003"],
        ..Reason::OF_ACCESS
    },
    features: &[],
    detector: of_access!(Step, (), evaluate),
};

/// Of takeovers and of new phones, in the days after: as `new-device` has it of payments. An alert that is switched off is nearly
/// always somebody's who does not want to be seen. Judgement.
const CHANGE_GIVEN_TAKEOVER: f64 = 0.4;
const CHANGE_GIVEN_NEW_PHONE: f64 = 0.15;
const QUIET_GIVEN_NEW_PHONE: f64 = 0.02;

#[allow(clippy::cast_precision_loss)] // milliseconds
fn evaluate(context: &AccessContext<'_>, (): &()) -> Option<Noticed> {
    use AccessAction::{
        AccountUnlock, ContactChange, NotificationsOff, PasswordChange, PasswordReset, TwoStepOff,
    };
    let action = context.access.action;
    let is_key = [
        AccountUnlock,
        ContactChange,
        NotificationsOff,
        PasswordChange,
        PasswordReset,
        TwoStepOff,
    ]
    .contains(&action);
    if !is_key || !context.access.success || context.last(&[action], WINDOW).is_some() {
        return None;
    }
    let since = context.access.at.since(context.something_new()?);
    let of_honest = match action {
        NotificationsOff | TwoStepOff => QUIET_GIVEN_NEW_PHONE,
        _ => CHANGE_GIVEN_NEW_PHONE,
    };
    Some(Noticed {
        nats: ln(CHANGE_GIVEN_TAKEOVER / of_honest),
        params: Params::of([
            (
                "password",
                Param::Bool(matches!(action, PasswordChange | PasswordReset)),
            ),
            ("contact", Param::Bool(action == ContactChange)),
            ("twoStep", Param::Bool(action == TwoStepOff)),
            ("alerts", Param::Bool(action == NotificationsOff)),
            ("unlocked", Param::Bool(action == AccountUnlock)),
            ("sinceMs", Param::Number(since.max(MINUTE) as f64)),
        ]),
    })
}
