//! Families of suspicions: who acts, if one is right.
//!
//! In a takeover somebody else acts; in a scam the holder does, misled. The two need other advice (a password that is
//! changed under a scammer's eyes is a password handed over) and other labels (a scammed holder's phone is not to blame),
//! and only one of them can be asked "was it you?". So each suspicion says which it is, in its own file.

use crate::config::Readers;
use crate::record::record;
use serde::Serialize;

/// Whose doing it would be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Family {
    /// It is unlike the habit, and may be a takeover, a scam, or a holiday.
    Anomaly,
    /// Somebody else uses the account. Its alerts cannot be put to sleep, and a small sum is no comfort: it is the trial.
    Takeover,
    /// The holder pays, misled.
    Scam,
    /// Somebody of the own household, or an agreement that the holder made.
    Household,
    /// A charge or a refund that went wrong, or right.
    Service,
    /// Attacks on many accounts at a time, which the operator's desk judges: they say nothing of any one holder.
    Attack,
    /// Money flows that the operator's desk judges.
    Laundering,
    /// The holder's own spending, against the holder's own plan.
    Spending,
    /// No suspicion: a line that counts what was held back. Absent across the boundary.
    Digest,
}

/// Whom a suspicion is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Audience {
    /// The person whose account it is.
    Holder,
    /// The wallet's own desk: structuring, mule and money-flow suspicions, never shown to the payer.
    Operator,
}

record! { enum Audience { 0 = Holder, 1 = Operator } }

impl Audience {
    /// True of what these readers may see.
    pub const fn is_for(self, readers: Readers) -> bool {
        match self {
            Self::Holder => matches!(readers, Readers::Holder | Readers::All),
            Self::Operator => matches!(readers, Readers::Operator | Readers::All),
        }
    }
}

impl Family {
    /// Whom such a suspicion is for.
    pub const fn audience(self) -> Audience {
        match self {
            Self::Laundering | Self::Attack => Audience::Operator,
            _ => Audience::Holder,
        }
    }
}
