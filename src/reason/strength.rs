//! Strengths: how strongly one suspicion speaks of a payment, in nats. Not here: how strengths are weighed (`score`).

/// How strongly evidence speaks, in nats.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Strength {
    /// A log-likelihood ratio by itself.
    Alone(f64),
    /// It is unlike the habit. People do leave their habits now and then, in several respects at once; so there are two
    /// log-likelihood ratios, and `score` weighs them together.
    Unlike {
        /// Fraud's over this person's habit.
        habit: f64,
        /// Fraud's over an honest payment outside the habit.
        outside: f64,
    },
    /// The probability of fraud by a cause that has nothing to do with the account: an alternative to whatever speaks
    /// against the account, not a further argument.
    OtherCause(f64),
    /// It says nothing about fraud; it is worth an alert of its own.
    Apart,
}

impl Strength {
    /// By itself, in nats, where it is an argument.
    pub(crate) const fn nats(self) -> Option<f64> {
        match self {
            Self::Alone(nats) | Self::Unlike { habit: nats, .. } => Some(nats),
            Self::OtherCause(_) | Self::Apart => None,
        }
    }
}
