//! Who acts, if a suspicion is right.
//!
//! In a takeover somebody else acts; in a scam the holder does, misled. The two need other advice (a password that is
//! changed under a scammer's eyes is a password handed over) and other labels (a scammed holder's phone is not to blame),
//! and only one of them can be asked "was it you?". So each suspicion says which it is, in its own file.

use serde::Serialize;

/// Whose doing it would be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Family {
    /// Somebody else uses the account. Its alerts cannot be put to sleep, and a small sum is no comfort: it is the trial.
    Takeover,
    /// The holder pays, misled.
    Scam,
    /// It is unlike the habit, and may be either, or a holiday.
    Unlike,
    /// Somebody of the own household, or an agreement that the holder made.
    Home,
    /// A charge or a refund that went wrong, or right.
    Service,
    /// Money flows that the operator's desk judges.
    Desk,
}

#[cfg(test)]
mod tests {
    use super::Family;
    use crate::signal::{ALL, Audience, Topic};

    #[test]
    fn the_desk_s_suspicions_are_the_operator_s_and_no_others() {
        for signal in ALL {
            assert_eq!(
                signal.family == Family::Desk,
                signal.audience == Audience::Operator,
                "{}",
                signal.code
            );
            assert_eq!(
                signal.family == Family::Service,
                signal.topic == Topic::Service,
                "{}",
                signal.code
            );
        }
    }
}
