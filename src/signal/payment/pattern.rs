//! What the patterns of several suspicions are made of: a stranger who is paid, a voice at the ear, an amount beyond the
//! usual. Not here: what any of it means.

use crate::event::Channel;
use crate::profile::movement::is_to_person;
use crate::signal::Look;
use crate::stats::math::exp;
use crate::stats::student::StudentT;

/// Honest payments outside the habit spread by e² = 7.4 times either way around the usual, with heavy tails. Judgement:
/// a person whose lunch costs 20 buys things of 150 often, of 1,000 now and then, of 10,000 once in years.
const BROAD_SCALE: f64 = 2.0;
const BROAD_DOF: f64 = 5.0;
/// Fewer payments of a class than this do not make its amounts a habit: whoever has only bought lunches and transfers a
/// deposit is not beyond the usual for transfers, there is none. Judgement.
const FEW: f64 = 5.0;

/// What payments outside the habit look like, around the same place.
pub(crate) fn broad(usual: &StudentT) -> StudentT {
    StudentT {
        location: usual.location,
        scale: BROAD_SCALE,
        dof: BROAD_DOF,
    }
}

/// What this payer usually pays in payments like this one; broadly so, where there were few.
pub(crate) struct AmountHabit {
    own: StudentT,
    is_thin: bool,
}

impl AmountHabit {
    /// For the payer of this payment.
    pub(crate) fn of(look: &Look<'_>) -> Self {
        let (amounts, currency) = (&look.account.amounts, look.payment.currency);
        Self {
            own: amounts.usual(currency, look.class),
            is_thin: amounts.weight_of(currency, look.class) < FEW,
        }
    }

    /// −ln of the chance of so much or more; 0 for nothing.
    pub(crate) fn surprise(&self, look: &Look<'_>) -> f64 {
        look.ln_amount().map_or(0.0, |value| {
            let own = self.own.upper_surprise(value);
            if self.is_thin {
                own.min(broad(&self.own).upper_surprise(value))
            } else {
                own
            }
        })
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

/// True for a payment to a person whom this payer does not know yet.
pub(crate) fn is_to_new_person(look: &Look<'_>) -> bool {
    look.payment.counterparty_key().is_some() && is_to_person(look.payment) && look.is_to_new()
}

/// True for a gate, a machine or a till where the payer stood and has paid before.
pub(crate) const fn is_known_stop(channel: Option<Channel>, is_new: bool) -> bool {
    matches!(channel, Some(Channel::InStore)) && !is_new
}

/// Who may have been speaking or looking while the holder paid.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Pressure {
    /// A call.
    pub(crate) call: bool,
    /// A shared screen.
    pub(crate) screen: bool,
    /// Somebody else's hand.
    pub(crate) remote: bool,
}

impl Pressure {
    /// Now, or at a movement of the last so many milliseconds.
    pub(crate) fn of(look: &Look<'_>, window_ms: i64) -> Self {
        let now = look.movement;
        let lately = look.holder.movements.within(look.payment.at.get(), window_ms);
        lately.chain([&now]).fold(Self::default(), |seen, movement| Self {
            call: seen.call || movement.on_call,
            screen: seen.screen || movement.on_shared_screen,
            remote: seen.remote || movement.on_remote_control,
        })
    }
}

/// A setting in hours, minutes or days as milliseconds.
#[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss)] // settings are bounded to some years
pub(crate) fn ms(count: f64, unit: i64) -> i64 {
    (count * unit as f64) as i64
}
