//! Several payments that come to far more in a day or a week than this person usually spends in one.
//!
//! A bound that holds whatever sums are like: with mean m and spread s, a sum of m + k·s or more has a probability of at
//! most 1 / (1 + k²) (Cantelli's inequality), and m and s follow from the account's own pace (Campbell's theorem: over T
//! days, payments that come by chance have mean T·E and variance T·Q, where E and Q are amounts and their squares per day).
//! The largest payment is left out of the sum: what one amount alone makes unusual is `unusual-amount`'s business.

use crate::event::PaymentType;
use crate::feature::{Context, FeatureVector, broad, features};
use crate::profile::spend_rate::{Before, SpendRate, left};
use crate::reason::{Explanation, Family, Param, ParamSpec, Params, Reason, Role, Strength, settings};
use crate::signal::declaration::{Signal, of_payment};
use crate::stats::argument::most_argued;
use crate::stats::math::{ln, ln_1p};
use crate::stats::student::StudentT;
use crate::time::DAY;

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "spend-velocity",
        family: Family::Anomaly,
        params: &[
            ParamSpec::number("count"),
            ParamSpec::money("sum").as_role(Role::Exposure),
            ParamSpec::currency("currency"),
            ParamSpec::duration("windowMs"),
            ParamSpec::money("usual"),
            ParamSpec::flag("atLeast"),
        ],
        settings: Settings::ALL,
        ..Reason::OF_PAYMENT
    },
    features: FEATURES,
    detector: of_payment!(Settings, evaluate, explain),
};

settings! {
    /// The inequality overstates how often sums are large, so one in a hundred by it is far rarer in a life.
    tail: f64 = 0.01, 1e-9..=0.5;
}

features! {
    /// ln of the last day's sum over the usual one.
    DAILY: "day" in -5.0..7.5;
    /// The same of the last week.
    WEEKLY: "week" in -5.0..7.5;
}

/// The two windows, and what looking twice costs: ln 2 (Bonferroni).
const DAYS: [i64; 2] = [1, 7];
const LOOKED_TWICE: f64 = core::f64::consts::LN_2;

/// Payments that a window holds at most: the movements that are kept.
const MOST_PAYMENTS: f64 = 64.0;

/// What left in the last so many days, this payment included, against what usually does.
#[derive(Clone, Copy)]
struct Spent {
    days: i64,
    count: u32,
    sum: f64,
    largest: f64,
    usual: f64,
    surprise: f64,
}

/// `None` where this person is not known well enough for a pace.
fn spend_rate<'a>(context: &Context<'a>) -> Option<&'a SpendRate> {
    let known = context.account.spend_rate.get(&context.payment.currency);
    known.filter(|_| context.facts().leaves() && !context.account.is_warming_up())
}

/// What left in a window, and what of it and of its squares is still in the slow sums.
#[derive(Clone, Copy)]
struct Window {
    days: i64,
    count: u32,
    sum: f64,
    largest: f64,
    fresh: f64,
    fresh_squares: f64,
}

impl Window {
    fn add(&mut self, amount: f64, still: f64) {
        self.count += 1;
        self.sum += amount;
        self.largest = self.largest.max(amount);
        self.fresh += still;
        self.fresh_squares += still * amount;
    }

    /// `None` where too little was known before the window.
    #[allow(clippy::cast_precision_loss)] // one or seven
    fn against(&self, before: Before, (spend, squares): (f64, f64)) -> Option<Spent> {
        let days = self.days;
        let usual = |slow, fresh| Some(before.per_day(slow, fresh, days * DAY)? * days as f64);
        let mean = usual(spend, self.fresh)?;
        let squares = usual(squares, self.fresh_squares)?;
        // By Cauchy and Schwarz: what a window's payments come to cannot spread less.
        let variance = squares.max(mean * mean / MOST_PAYMENTS).max(f64::MIN_POSITIVE);
        let above = (self.sum - self.largest - mean).max(0.0);
        Some(Spent {
            days,
            count: self.count,
            sum: self.sum,
            largest: self.largest,
            usual: mean,
            surprise: ln_1p((above * above / variance).min(f64::MAX)) - LOOKED_TWICE,
        })
    }
}

/// The more surprising of the two windows.
fn most_surprising(windows: [Option<Spent>; 2]) -> Option<Spent> {
    let [day, week] = windows;
    match (day, week) {
        (Some(day), Some(week)) if week.surprise > day.surprise => Some(week),
        (Some(day), _) => Some(day),
        (None, week) => week,
    }
}

fn windows(context: &Context<'_>) -> Option<[Option<Spent>; 2]> {
    let (spend_rate, at, this) = (
        spend_rate(context)?,
        context.payment.at,
        context.recent_payment.amount,
    );
    let [mut day, mut week] = DAYS.map(|days| Window {
        days,
        count: 1,
        sum: this,
        largest: this,
        fresh: 0.0,
        fresh_squares: 0.0,
    });
    for recent_payment in context.account.recent_payments.within(at.get(), week.days * DAY) {
        if recent_payment.facts.is_out()
            && recent_payment.facts.kind != PaymentType::Fee
            && recent_payment.currency == context.payment.currency
        {
            let since = at.since(recent_payment.at);
            let still = recent_payment.amount * left(since);
            week.add(recent_payment.amount, still);
            if since < day.days * DAY {
                day.add(recent_payment.amount, still);
            }
        }
    }
    let before = spend_rate.before(at)?;
    let slow = (
        spend_rate.spend_usual.at(at.get()),
        spend_rate.squares_usual.at(at.get()),
    );
    Some([day.against(before, slow), week.against(before, slow)])
}

fn evaluate(context: &Context<'_>, settings: &Settings, vector: &mut FeatureVector) -> Option<Strength> {
    let [day, week] = windows(context)?;
    for (feature, spent) in [(&DAILY, day), (&WEEKLY, week)] {
        if let Some(spent) = spent.filter(|spent| spent.usual > 0.0 && spent.sum > 0.0) {
            vector.set(feature, ln(spent.sum / spent.usual));
        }
    }
    let spent = most_surprising([day, week]).filter(|spent| spent.usual > 0.0)?;
    if spent.surprise <= -ln(settings.tail) {
        return None;
    }
    let usual = StudentT {
        location: ln(spent.usual),
        ..context
            .account
            .amounts
            .usual(context.payment.currency, context.class)
    };
    Some(Strength::Unlike {
        habit: most_argued(spent.surprise),
        outside: most_argued(broad(&usual).upper_surprise(ln(spent.sum - spent.largest))),
    })
}

#[allow(clippy::cast_precision_loss)] // days in milliseconds
fn explain(context: &Context<'_>, _: &Settings) -> Explanation {
    let spent = windows(context).and_then(most_surprising);
    let window = spent.map_or(1, |spent| spent.days) * DAY;
    let made = spent.map(|spent| context.made(spent.count, spent.sum));
    Explanation {
        params: Params::of([
            (
                "count",
                Param::Number(made.map_or(1.0, |(count, _)| f64::from(count))),
            ),
            (
                "sum",
                made.map_or_else(|| context.amount(), |(_, sum)| context.estimate(sum)),
            ),
            ("currency", context.currency()),
            ("windowMs", Param::Number(window as f64)),
            ("usual", context.estimate(spent.map_or(0.0, |spent| spent.usual))),
        ])
        .at_least(context.is_cut(context.account, window)),
        ..Explanation::default()
    }
}
