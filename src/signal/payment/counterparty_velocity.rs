//! More counterparties paid for the first time within a day than this person's own outings explain.
//!
//! Stolen credentials and mule accounts pay one stranger after another. So does a traveller on the first evening; what is
//! compared is how many others are usually new on a day with somebody new (a beta-geometric habit, learnt when the day is
//! over), and beside it with what a day outside the habit looks like. What crowds into one hour is
//! `velocity`'s to tell and is left out here. Not here: that this one is new (`new-counterparty`).

use crate::profile::Movement;
use crate::profile::bursts::{BURST_WINDOW, NEWS_WINDOW, news};
use crate::signal::payment::leaves;
use crate::signal::{
    Audience, Family, Look, Measure, Measured, Param, ParamKind, Params, Setting, Signal, Strength, Told,
    Topic,
};
use crate::stats::argument::most_argued;
use crate::stats::burst::BurstHabit;
use crate::stats::math::ln;

pub(crate) const SIGNAL: Signal = Signal {
    code: "counterparty-velocity",
    family: Family::Unlike,
    topic: Topic::Payment,
    audience: Audience::Holder,
    params: &[
        ("count", ParamKind::Number),
        ("windowMs", ParamKind::Duration),
        ("usual", ParamKind::Number),
    ],
    settings: &[
        // One payment to somebody new in a hundred, so about one payment in a thousand, as for `velocity`.
        Setting {
            name: "tail",
            default: 0.01,
            least: 1e-9,
            most: 0.5,
        },
    ],
    measures: &[OTHERS],
    see,
    tell,
};

/// Other new counterparties in the last day, without the last hour.
const OTHERS: Measure = Measure {
    name: "others",
    low: 0.0,
    high: 15.0,
};

/// On a day outside the habit (a journey, a fair, moving house) four others are new when somebody new is paid, a belief
/// worth ten such days. Judgement.
const OUTSIDE_OTHERS: f64 = 4.0;
const OUTSIDE_WEIGHT: f64 = 10.0;

fn others(look: &Look<'_>, least_ago: i64) -> u32 {
    let this = Movement {
        was_new: true,
        ..look.movement
    };
    news(&look.account.movements, &this, least_ago)
}

fn see(look: &Look<'_>, measured: &mut Measured) -> Option<Strength> {
    if !leaves(look.payment) || look.payment.counterparty_key().is_none() {
        return None;
    }
    let others = others(look, BURST_WINDOW);
    measured.note(0, &OTHERS, f64::from(others));
    if others == 0 || !look.is_to_new() {
        return None;
    }
    let surprise = look.account.bursts.news.surprise(others);
    (surprise > -ln(look.setting("tail"))).then(|| Strength::Unlike {
        habit: most_argued(surprise),
        outside: most_argued(BurstHabit::new(OUTSIDE_OTHERS, OUTSIDE_WEIGHT).surprise(others)),
    })
}

#[allow(clippy::cast_precision_loss)] // a day in milliseconds
fn tell(look: &Look<'_>) -> Told {
    Told {
        params: Params::of([
            ("count", Param::Number(f64::from(others(look, 0)) + 1.0)),
            ("windowMs", Param::Number(NEWS_WINDOW as f64)),
            ("usual", Param::Number(look.account.bursts.news.mean() + 1.0)),
        ]),
        ..Told::default()
    }
}
