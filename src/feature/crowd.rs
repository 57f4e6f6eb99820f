//! Crowds: how many persons send, or are sent money, in a stretch of weeks. Fan-in and fan-out are one thought seen from two
//! sides. Not here: when a crowd is suspicious.

use super::Context;
use crate::profile::payment_velocity::{FAN_WINDOW, Fan, persons};

/// Many persons to one account, or one account to many persons.
#[derive(Debug, Clone, Copy, Default)]
pub struct Crowd {
    /// How many different persons, this one included.
    pub(crate) count: u32,
    /// What came, or went, in all.
    pub(crate) sum: f64,
    /// How many there are on the other side.
    pub(crate) opposite: u32,
    /// How many are usual.
    pub(crate) usual: f64,
    /// How unusual so many are, in nats.
    pub(crate) surprise: f64,
}

impl Crowd {
    /// The crowd that this transfer belongs to within so many milliseconds; `None` for payments that no person sent, or
    /// received.
    pub(crate) fn of(context: &Context<'_>, of: Fan, window_ms: i64) -> Option<Self> {
        let this = context.recent_payment;
        if Fan::of(&this) != Some(of) || this.counterparty.is_none() {
            return None;
        }
        let (opposite, habit) = match of {
            Fan::In => (Fan::Out, &context.holder.velocity.senders),
            Fan::Out => (Fan::In, &context.holder.velocity.receivers),
        };
        let window = window_ms.min(FAN_WINDOW);
        let recent_payments = &context.holder.recent_payments;
        let before = persons(recent_payments, of, &this, window);
        let kin = recent_payments
            .within(this.at.get(), window)
            .filter(|known| Fan::of(known) == Some(of) && known.currency == this.currency);
        Some(Self {
            count: before + 1,
            sum: this.amount + kin.map(|known| known.amount).sum::<f64>(),
            opposite: persons(recent_payments, opposite, &this, window),
            usual: habit.mean() + 1.0,
            surprise: habit.surprise(before),
        })
    }
}
