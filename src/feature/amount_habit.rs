//! What this payer usually pays in payments like this one; broadly so, where there were few of them.
//! Not here: how rare the amount is at its counterparty and among others (`amount_rarity`).

use super::{Context, broad};
use crate::stats::math::exp;
use crate::stats::student::StudentT;

/// Fewer payments of a class than this do not make its amounts a habit: whoever has only bought lunches and transfers a
/// deposit is not beyond the usual for transfers, there is none. Judgement.
const FEW: f64 = 5.0;

/// The payer's habit, and where this payment's amount lies in it.
#[derive(Debug, Clone, Copy)]
pub struct AmountHabit {
    own: StudentT,
    is_thin: bool,
    surprise: f64,
}

impl AmountHabit {
    /// For the payer of this payment.
    pub(super) fn of(context: &Context<'_>) -> Self {
        let (own, surprise) = context.usual_amount();
        let weight = context
            .account
            .amounts
            .weight_of(context.payment.currency, context.class);
        let is_thin = weight < FEW;
        Self {
            own,
            is_thin,
            surprise: match context.ln_amount() {
                Some(value) if is_thin => surprise.min(broad(&own).upper_surprise(value)),
                Some(_) => surprise,
                None => 0.0,
            },
        }
    }

    /// −ln of the chance of so much or more; 0 for nothing.
    pub(crate) const fn surprise(&self) -> f64 {
        self.surprise
    }

    /// True where there were too few such payments to be a habit.
    pub(crate) const fn is_thin(&self) -> bool {
        self.is_thin
    }

    /// The amount at which so many nats are reached.
    pub(crate) fn bound(&self, nats: f64) -> f64 {
        let own = self.own.upper_bound(nats);
        exp(if self.is_thin {
            own.max(broad(&self.own).upper_bound(nats))
        } else {
            own
        })
    }

    /// A typical amount.
    pub(crate) fn typical(&self) -> f64 {
        exp(self.own.location)
    }
}
