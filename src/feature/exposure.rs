//! Exposure: what one payee has got from this payer since it was first seen, this payment included, and in which steps.
//!
//! A ramp (twenty, and a fifth more every day), a split (forty times five hundred) and a drip (some hundreds every other day)
//! are one thing: money that mounts up with somebody who has not stood the time for it. What mounts is held against what the
//! account usually spends, with this payee left out, so that a theft that lasts is not its own yardstick.
//! Not here: what it means (`signal`).

use super::Context;
use crate::profile::RecentPayment;
use crate::profile::amounts::faded_sum;
use crate::profile::spend_rate::left;
use crate::stats::math::exp;
use crate::time::DAY;

/// What a sum beyond the largest that stood may come to before it is another matter: three times. Amounts at one payee spread by
/// a factor of 1.6 either way (`profile::amounts`), and a dinner for three is paid after one for two.
const COVERED: f64 = 1.0986; // ln 3

/// Less than a twentieth of a payment was a test whether it arrives, and no part of it, as for `scam-transfer`.
const TEST: f64 = 20.0;

/// What goes elsewhere counts as a tenth of all at least: whoever sends nearly everything to one payee is to be told of it,
/// and not of nothing. Judgement.
const LEAST_REST: f64 = 0.1;
/// Less than half a payment is none: amounts fade to that in three months.
const ONE: f64 = 0.5;

/// What one payee has got.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Exposure {
    /// Days since the first payment.
    pub(crate) days: f64,
    /// Payments, this one included, faded.
    pub(crate) count: f64,
    /// Those of the last day.
    pub(crate) in_a_day: u32,
    /// What they come to, faded, in months of what this payer usually spends.
    pub(crate) months: f64,
    /// This payment alone in them.
    pub(crate) months_of_this: f64,
    /// How many of the last payments each rose above the one before, this one last.
    pub(crate) rises: u32,
    /// Payments among those that are still kept one by one, this one included; what they come to; and since when, in milliseconds.
    pub(crate) kept: (u32, f64, i64),
    /// The largest that has stood a week; 0 for none.
    pub(crate) stood: f64,
}

impl Exposure {
    /// At the payment's counterparty; `None` where it was never paid before.
    #[allow(clippy::cast_precision_loss)] // days
    fn of(context: &Context<'_>) -> Option<Self> {
        let (payment, this) = (context.payment, context.recent_payment.amount);
        let habit = context.counterparty?;
        let days = payment.at.since(habit.first_at).max(0) as f64 / DAY as f64;
        let before = habit.amounts.get(&payment.currency);
        let (mut paid, mut there) = (
            before.map_or(0.0, |moments| moments.weight()),
            before.map_or(0.0, faded_sum),
        );
        // Told again, by another sum or with another status, it is no second payment: what was learnt of it is left out.
        if let Some(known) = context.holder.seen_payments.amount_of(context.id) {
            paid = (paid - 1.0).max(0.0);
            there = (there - known.to_f64()).max(0.0);
            if paid < ONE {
                return None;
            }
        }
        let sum = there + this;
        let (mut in_a_day, mut rises, mut above, mut is_rising) = (1, 0, this, true);
        let mut kept = (1, this, 0);
        for known in to_the_same(context) {
            kept = (kept.0 + 1, kept.1 + known.amount, payment.at.since(known.at));
            if payment.at.since(known.at) < DAY && known.amount * TEST >= this {
                in_a_day += 1;
            }
            is_rising &= known.amount < above;
            rises += u32::from(is_rising);
            above = known.amount;
        }
        let spend_rate = context.account.spend_rate.get(&payment.currency);
        let usual = spend_rate.map_or(0.0, |rate| {
            let middle = (days / 2.0 * DAY as f64) as i64;
            // Who gets nearly all is no yardstick of himself.
            let rest = rate.monthly_without(payment.at, there * left(middle));
            rest.max(rate.monthly_without(payment.at, 0.0) * LEAST_REST)
        });
        let in_months = |sum: f64| if usual > 0.0 { sum / usual } else { 0.0 };
        let stood = habit.standing.stood(payment.currency, payment.at);
        Some(Self {
            days,
            count: paid + 1.0,
            in_a_day,
            months: in_months(sum),
            months_of_this: in_months(this),
            rises,
            kept,
            stood: stood.map_or(0.0, exp),
        })
    }
}

/// Earlier payments to the same, the latest first.
fn to_the_same<'a>(context: &'a Context<'_>) -> impl Iterator<Item = &'a RecentPayment> {
    let this = &context.recent_payment;
    let kept = context.holder.recent_payments.latest();
    kept.filter(move |known| {
        known.counterparty == this.counterparty
            && known.facts.is_out()
            && known.currency == this.currency
            && known.at <= this.at
    })
}

impl Context<'_> {
    /// True where what was paid to this payee and stood covers so large a sum. Nothing covers what goes to one who was reported.
    pub(crate) fn is_covered(&self) -> bool {
        let stood = self
            .counterparty
            .and_then(|habit| habit.standing.stood(self.payment.currency, self.payment.at));
        let is_enough = |(stood, value): (f64, f64)| value <= stood + COVERED;
        stood.zip(self.ln_amount()).is_some_and(is_enough) && !self.is_reported()
    }

    /// True of a payee of whom a fraud was reported since somebody last called a payment there genuine.
    fn is_reported(&self) -> bool {
        let key = self.entities.counterparty;
        let known = key.and_then(|key| self.population.entity(key));
        let run = known.and_then(|known| known.reputation.fraud_runs(self.hour_count()).run);
        run.is_some_and(|run| run.frauds > 0.0)
    }

    /// What this payee has got since it was first seen.
    pub(crate) fn exposure(&self) -> Option<Exposure> {
        Exposure::of(self)
    }

    /// True for a payment to a person who is new, or known by sums far smaller than this one.
    pub(crate) fn is_beyond_trust(&self) -> bool {
        self.has_counterparty() && self.facts().is_with_person() && (self.is_to_new() || !self.is_covered())
    }
}
