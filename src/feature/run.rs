//! Run: the payments of one kind that came together, in the view in which that is rarest for this account.
//!
//! Six kinds (the channel, the category, the instrument, nobody's confirmation, somebody new, a category new to the account)
//! times four stretches (an hour, a day, three days, two weeks) are two dozen views of the same payments, less two that are a
//! journey's. Each is held against the account's own rate of that kind. Payments come in outings, so their number is negative
//! binomial: outings come by chance, and bring payments by a geometric law, as many as this account's do; and a rate that was
//! learnt from few outings is believed that far (Gelman et al., "Bayesian Data Analysis", 3rd edition 2013, section 2.6).
//! Looking so often costs ln 22 (Bonferroni). How many payments of any kind fall into an hour is `velocity`'s to tell.
//! Not here: what a run means (`signal`).

use super::Context;
use crate::profile::BURST_WINDOW;
use crate::profile::kinds::Kind;
use crate::profile::payment_velocity::newcomers;
use crate::profile::recent_payment::Met;
use crate::stats::math::ln;
use crate::stats::poisson::GammaRate;
use crate::time::{DAY, HOUR};

/// Stretches: an hour's haste, a day's spree, a card's misuse until it is noticed, a number that is sold on.
const STRETCHES: [i64; 4] = [HOUR, DAY, 3 * DAY, LONGEST];
const LONGEST: i64 = 14 * DAY;
/// Views that are looked at.
const VIEWS: f64 = 22.0;
/// Payments on a day on which there is one of the kind, before any was seen: two, as if of one such day. A flight and its
/// insurance, two shops in a mall. Judgement.
const PRIOR_PAYMENTS: f64 = 2.0;
/// An outing brings more than one payment at least now and then: below this mean the law has no spread.
const LEAST_PER_OUTING: f64 = 1.05;
/// Days on which a kind comes up before anything is known of it: half of one (Jeffreys' prior of a Poisson rate).
const PRIOR_DAYS: f64 = 0.5;

/// The rarest view.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Run {
    /// Kind of payment.
    pub(crate) kind: Kind,
    /// Length of the stretch, in milliseconds.
    pub(crate) window: i64,
    /// Number of different counterparties in it, this payment's included.
    pub(crate) count: u32,
    /// Expected number on an ordinary day.
    pub(crate) usual: f64,
    /// −ln of the chance of so many, less what looking so often costs.
    pub(crate) surprise: f64,
}

impl Run {
    /// Of a purchase; `None` where nothing is rare, or nothing known.
    pub(crate) fn of(context: &Context<'_>) -> Option<Self> {
        let (account, this) = (context.account, &context.recent_payment);
        if !this.facts.is_chosen_purchase() || account.is_warming_up() {
            return None;
        }
        let is_new = context.has_counterparty() && context.is_to_new();
        let in_new_category = account.kinds.is_new_category(this.category, this.at);
        let sales = context.sales();
        let mut rarest: Option<Self> = None;
        for kind in Kind::ALL {
            let Some(key) = kind.key(this, is_new, in_new_category) else {
                continue;
            };
            for (window, lately) in STRETCHES.into_iter().zip(lately(context, kind)) {
                if !looks_over(kind, window) || lately.counterparties < 2 {
                    continue;
                }
                let view = Self::in_view(context, (kind, key), (window, lately), sales);
                if rarest.is_none_or(|rarest| view.surprise > rarest.surprise) {
                    rarest = Some(view);
                }
            }
        }
        rarest.filter(|run| run.surprise > 0.0)
    }

    /// In one view, where so many times more than usual are ordinary today.
    fn in_view(
        context: &Context<'_>,
        (kind, key): (Kind, u32),
        (window, lately): (i64, Lately),
        raised: f64,
    ) -> Self {
        let account = context.account;
        #[allow(clippy::cast_precision_loss)] // two weeks at most
        let span = window as f64 / DAY as f64;
        // What is going on now is no part of what is usual.
        let (on_days, payments) = account.kinds.seen(key);
        let on_days = (on_days - f64::from(lately.days)).max(0.0);
        let payments = (payments - f64::from(lately.payments)).max(0.0);
        let known = on_days + PRIOR_DAYS;
        let filled = account.days_in_memory(context.payment.at);
        let outings = known / (filled - span).max(span) * span;
        let each = ((payments + PRIOR_PAYMENTS) / (on_days + 1.0)).max(LEAST_PER_OUTING);
        let usual = outings * each;
        // Of outings by chance, each of a geometric number of payments with mean s, the variance is mean·(2s − 1).
        let shape = (usual * raised / (2.0 * (each - 1.0))).min(known);
        let rate = GammaRate {
            events: shape,
            exposure: shape / (usual * raised),
        };
        let surprise = rate.surprise(lately.counterparties, 1.0);
        Self {
            kind,
            window,
            count: lately.counterparties,
            usual,
            surprise: surprise - ln(VIEWS) - said_by_others(context, kind, window),
        }
    }
}

/// From so many nats on `velocity` and `counterparty-velocity` speak, as they are shipped: one in a thousand, one in a hundred.
const VELOCITY_SPEAKS: f64 = 6.9; // ln 1000
const NEWCOMERS_SPEAK: f64 = 4.6; // ln 100

/// What others say of the same payments, in nats, so that a run adds what is left: of the last hour `velocity`, of who was new in
/// the last day `counterparty-velocity`.
fn said_by_others(context: &Context<'_>, kind: Kind, window: i64) -> f64 {
    let (account, this) = (context.account, &context.recent_payment);
    let (said, speaks) = if window <= HOUR {
        let before = account.payments_within(context.payment.at, BURST_WINDOW);
        (account.velocity.payments.surprise(before), VELOCITY_SPEAKS)
    } else if kind == Kind::NewCounterparty {
        let others = newcomers(&account.recent_payments, this, BURST_WINDOW);
        (account.velocity.newcomers.surprise(others), NEWCOMERS_SPEAK)
    } else {
        return 0.0;
    };
    if said > speaks { said } else { 0.0 }
}

/// Two weeks of new shops, or of another card, are a journey: over them only what is never many by travelling is looked at.
fn looks_over(kind: Kind, window: i64) -> bool {
    window <= 3 * DAY || !matches!(kind, Kind::NewCounterparty | Kind::Instrument)
}

/// What came of one kind in a stretch.
#[derive(Debug, Clone, Copy)]
struct Lately {
    /// Different counterparties, this payment's included.
    counterparties: u32,
    /// Payments before this one, and on how many days.
    payments: u32,
    days: u32,
}

/// What came of this payment's kind in each of the stretches, which lie within one another: in one walk, the latest first.
fn lately(context: &Context<'_>, kind: Kind) -> [Lately; STRETCHES.len()] {
    let (account, this) = (context.account, &context.recent_payment);
    let mut stretches = [Lately {
        counterparties: 1,
        payments: 0,
        days: 0,
    }; STRETCHES.len()];
    let (mut met, mut last_day) = (Met::besides(this.counterparty), None);
    for known in account.recent_payments.within(this.at.get(), LONGEST) {
        let in_new_category =
            kind == Kind::NewCategory && account.kinds.is_new_category(known.category, known.at);
        if !known.facts.is_chosen_purchase() || !kind.is_shared(this, known, in_new_category) {
            continue;
        }
        let is_other = known.counterparty.is_some_and(|key| met.meet(key));
        let is_on_another_day = last_day != Some(known.at.day());
        last_day = Some(known.at.day());
        let age = this.at.since(known.at);
        for (stretch, _) in stretches
            .iter_mut()
            .zip(STRETCHES)
            .filter(|(_, window)| age < *window)
        {
            stretch.counterparties += u32::from(is_other);
            stretch.payments += 1;
            stretch.days += u32::from(is_on_another_day);
        }
    }
    stretches
}
