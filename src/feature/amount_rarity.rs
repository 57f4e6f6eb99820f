//! How rare an amount is: to its payer, to its payer at this counterparty, and among all payers.
//!
//! Surprises are −ln of upper tail probabilities, in nats; small amounts are never rare here. What all payers do is asked
//! only where the population holds enough of them: on one phone everybody is the holder. Of them those who pay for the same
//! kind of thing are asked apart: nine hundred is much at a baker's and little at a jeweller's.

use super::Context;
use crate::stats::math::ln;
use crate::stats::student::StudentT;

/// The surprises of one amount.
#[derive(Debug, Clone, Copy)]
pub struct AmountRarity {
    /// What is usual for this payer.
    pub(crate) own: StudentT,
    /// Under it, or by how often as large a sum was paid within a year, where that is likelier.
    pub(crate) own_surprise: f64,
    /// What is usual at this counterparty once its amounts have settled, on how many payments, and the surprise there.
    pub(crate) there: Option<(StudentT, f64, f64)>,
    /// Of the ratio to the payer's mean, among all payers.
    pub(crate) ratio: Option<f64>,
    /// Of the amount, among all payers.
    pub(crate) overall: Option<f64>,
    /// Of the amount, in the counterparty's trade; and how many deviations it lies above what is usual there.
    pub(crate) in_trade: Option<(f64, f64)>,
}

impl AmountRarity {
    /// Of a payment's amount; `None` for nothing.
    pub(super) fn of(context: &Context<'_>) -> Option<Self> {
        let value = context.ln_amount()?;
        let (payment, amounts) = (context.payment, &context.account.amounts);
        let (own, by_bell) = context.usual_amount();
        // A person's sums are not one bell: as large a one was paid before so often, by counting.
        let (currency, at) = (payment.currency, payment.at);
        let counted = context.account.share_as_large(currency, context.class, value, at);
        let own_surprise = counted.map_or(by_bell, |share| by_bell.min(-ln(share)));
        let settled = context
            .counterparty
            .filter(|_| context.is_settled() && context.is_covered());
        let there = settled.and_then(|habit| amounts.usual_at(habit, payment.currency, context.class));
        let pooled = context
            .population
            .amounts(payment.currency)
            .filter(|_| context.population.is_of_many());
        let merchant_category = context.entities.merchant_category.filter(|_| pooled.is_some());
        let in_trade =
            merchant_category.and_then(|key| context.population.entity(key)?.usual_amount(payment.currency));
        Some(Self {
            own,
            own_surprise,
            there: there.map(|(usual, payments)| (usual, payments, usual.upper_surprise(value))),
            ratio: pooled.map(|pooled| {
                let mean = amounts.mean_ln(payment.currency, context.class);
                pooled.ratios.upper_surprise(value - mean)
            }),
            overall: pooled.map(|pooled| pooled.amounts.upper_surprise(value)),
            in_trade: in_trade.map(|usual| {
                let deviations = (value - usual.location) / usual.scale;
                (usual.upper_surprise(value), deviations)
            }),
        })
    }

    /// The rarest view of it among all payers; 0 where nothing is known of others.
    pub(crate) fn pooled(&self) -> f64 {
        self.ratio.unwrap_or(0.0).max(self.itself())
    }

    /// How rare the amount itself is, whoever pays it: among all payments, or in its trade.
    pub(crate) fn itself(&self) -> f64 {
        self.overall.unwrap_or(0.0).max(self.within_trade())
    }

    /// True where it is rarer in its trade than among all payments.
    pub(crate) fn is_rarer_in_trade(&self) -> bool {
        self.within_trade() > self.overall.unwrap_or(0.0)
    }

    fn within_trade(&self) -> f64 {
        self.in_trade.map_or(0.0, |(surprise, _)| surprise)
    }

    /// True where others are known.
    pub(crate) const fn is_pooled(&self) -> bool {
        self.ratio.is_some()
    }

    /// The rarest view of all, where so many nats of suspicion linger from before: they add to what this amount is to the
    /// account, by its ratio among all payers or, where no others are known, by the own habit.
    pub(crate) fn after(&self, lingering: f64) -> f64 {
        let (own, ratio) = match self.ratio {
            Some(ratio) => (self.own_surprise, ratio + lingering),
            None => (self.own_surprise + lingering, 0.0),
        };
        own.max(ratio).max(self.overall.unwrap_or(0.0))
    }

    /// The rarest view of all that do not look at the counterparty: what of a fraud the account itself would explain.
    pub(crate) fn rarest(&self) -> f64 {
        self.own_surprise.max(self.ratio.unwrap_or(0.0))
    }
}
