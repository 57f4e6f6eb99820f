//! Several failed tries within an hour, and perhaps one that succeeds.
//!
//! Everybody mistypes: about one try in ten at a phone, some people far more often, and so the account's own share of failures decides
//! what a row of them is worth. From the own device a forgetful holder stays quiet, since that speaks louder.
//! Ten thousand tries in a minute are one alert that counts.

use crate::feature::AccessContext;
use crate::reason::{Family, Param, ParamSpec, Params, Reason, Role, settings};
use crate::signal::declaration::{Noticed, Signal, of_access};
use crate::stats::math::ln;
use crate::time::MINUTE;

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "password-guessing",
        family: Family::Takeover,
        params: &[
            ParamSpec::number("failures").as_role(Role::Size),
            ParamSpec::duration("withinMs"),
            ParamSpec::flag("cameIn"),
        ],
        settings: Settings::ALL,
        techniques: &["F1006", "T1110"],
        ..Reason::OF_ACCESS
    },
    features: &[],
    detector: of_access!(Step, Settings, evaluate),
};

settings! {
    /// Whoever guesses does it in one sitting. Judgement.
    minutes: f64 = 60.0, 1.0..=1440.0;
    /// Two slips in a row are everybody's.
    failures: f64 = 3.0, 2.0..=32.0;
}

/// Of typed passwords one in ten is wrong, worth ten tries. Judgement: at Dropbox simple slips are nearly a tenth of the logins that fail
/// (Chatterjee et al., "pASSWORD tYPOS and how to correct them securely", IEEE S&P 2016); how many fail of all is not told.
const PRIOR_SLIP: f64 = 0.1;
const PRIOR_TRIES: f64 = 10.0;
/// Three takeovers in ten begin with guessing; the others have the password. Judgement.
const GIVEN_TAKEOVER: f64 = 0.3;
/// No row of failures says more than this: a family's toddler has a phone too. Judgement.
const MOST: f64 = 8.0;

#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)] // a few dozen; minutes
fn evaluate(context: &AccessContext<'_>, settings: &Settings) -> Option<Noticed> {
    let window = (settings.minutes * MINUTE as f64) as i64;
    let habits = context.habits;
    let has_failed = !context.access.success;
    let earlier = habits.failures_within(context.access.at, window) as f64;
    let failures = earlier + f64::from(u8::from(has_failed));
    // What one of them said when it came in is carried by its story.
    let is_told = context.has_told_since(context.access.at.later(-window), |record| record.success);
    if failures < settings.failures || is_told {
        return None;
    }
    // What fails now is no habit yet.
    let (failed, came) = habits.tries;
    let before = (failed - earlier).max(0.0);
    let slip = (before + PRIOR_SLIP * PRIOR_TRIES) / (before + came + PRIOR_TRIES);
    let nats = (ln(GIVEN_TAKEOVER) - failures * ln(slip)).clamp(0.0, MOST);
    Some(Noticed {
        nats,
        params: Params::of([
            ("failures", Param::Number(failures)),
            ("withinMs", Param::Number(window as f64)),
            ("cameIn", Param::Bool(!has_failed)),
        ]),
    })
}
