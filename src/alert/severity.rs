//! The severity of suspicions: how likely one is, and what it would cost. The one table.
//!
//! The columns are the harm, were the suspicion right: *small*, all that the reason is about comes to no more than one
//! usual payment of this account, and is of a kind that can be disputed; *grave*, to more than a week's usual spending, of a
//! kind that is gone at once (a transfer, a red packet, cash out); *ordinary* is all between. A small sum is no comfort where
//! somebody else may be acting, or the holder is being misled: there it is the trial, so harm is ordinary at least.
//!
//! | probability of fraud, from | small | ordinary | grave |
//! |---|---|---|---|
//! | one in ten | notice | notice | notice |
//! | three in ten | notice | notice | warning |
//! | one half | notice | warning | warning |
//! | eight in ten | warning | warning | warning |
//! | 98 in a hundred | warning | warning | danger |
//! | 99 in a hundred | warning | danger | danger |
//!
//! To be warned in vain costs the same whatever the sum, to be told too late costs the sum: so grave harm is told at less
//! than half of the odds (0.43 in place of 1), and small harm needs four times as good ones (4 to one). A danger tells somebody
//! to drop everything, so it has to be right far more often: with one real case per hundred people a year, false ones at nine
//! to one came to half of one a person and year, and at these odds to about a tenth. The factors are judgement; what they come to
//! is printed by `cargo test --test personas -- --nocapture`.
//!
//! Not here: how severe is what no suspicion of fraud is about (`reason::Rule`, declared by each reason).

use crate::event::PaymentType;
use crate::reason::Severity;

/// The least there is.
pub const LEAST: Severity = Severity::Info;

/// A week's spending, in usual payments: at three a day, as `score` takes it.
const WEEK: f64 = 21.0;

/// Exposure: what a payment would cost its holder, were it a fraud.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exposure {
    /// No more than usual, and it can be disputed.
    Small,
    /// Between the two.
    Ordinary,
    /// More than a week's spending, and gone at once.
    Grave,
}

impl Exposure {
    /// Of so much money, where a usual payment of this account comes to so much; ordinary where nobody knows yet.
    pub fn of(kind: PaymentType, at_stake: f64, usual: Option<f64>) -> Self {
        match (usual, is_gone_at_once(kind)) {
            (Some(usual), false) if at_stake <= usual => Self::Small,
            (Some(usual), true) if at_stake > WEEK * usual => Self::Grave,
            _ => Self::Ordinary,
        }
    }
}

/// True of what no merchant or card scheme can be asked to pay back.
const fn is_gone_at_once(kind: PaymentType) -> bool {
    matches!(
        kind,
        PaymentType::Transfer
            | PaymentType::CashOut
            | PaymentType::RedPacket
            | PaymentType::Exchange
            | PaymentType::Investment
    )
}

/// A danger is told of a pattern of theft or deceit, and not of what is merely unlike the habit: of that a holiday, a new home, a
/// first car is as good an explanation. Patterns that come to so many nats make it twenty times as likely as before. Judgement.
const PATTERN: f64 = 3.0;

/// Unlike the habit beyond all that a life brings: two hundred to one. Judgement, as the danger's own threshold is; what it
/// costs is part of the false dangers that `tests/personas` prints.
const BEYOND: f64 = 0.995;

/// Probability from which anything is told at all: of ten such, nine were honest.
pub const LEAST_TOLD: f64 = 0.1;

/// Of a payment's suspicion, in which patterns of theft or deceit come to so many nats; `None` is no alert.
pub fn of_risk(probability: f64, exposure: Exposure, pattern: f64) -> Option<Severity> {
    let (warning, danger) = match exposure {
        Exposure::Small => (0.8, f64::INFINITY),
        Exposure::Ordinary => (0.5, 0.99),
        Exposure::Grave => (0.3, 0.98),
    };
    match probability {
        p if p >= danger && (pattern >= PATTERN || p >= BEYOND) => Some(Severity::Danger),
        p if p >= warning => Some(Severity::Warning),
        p if p >= LEAST_TOLD => Some(Severity::Notice),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exposure(at_stake: f64, kind: PaymentType) -> Exposure {
        Exposure::of(kind, at_stake, Some(40.0))
    }

    #[test]
    fn the_table_is_as_it_is_written() {
        use Severity::{Danger, Notice, Warning};
        let rows = [
            (0.09, [None, None, None]),
            (0.1, [Some(Notice), Some(Notice), Some(Notice)]),
            (0.3, [Some(Notice), Some(Notice), Some(Warning)]),
            (0.5, [Some(Notice), Some(Warning), Some(Warning)]),
            (0.8, [Some(Warning), Some(Warning), Some(Warning)]),
            (0.98, [Some(Warning), Some(Warning), Some(Danger)]),
            (0.99, [Some(Warning), Some(Danger), Some(Danger)]),
        ];
        for (probability, expected) in rows {
            let told = [Exposure::Small, Exposure::Ordinary, Exposure::Grave]
                .map(|exposure| of_risk(probability, exposure, PATTERN));
            assert_eq!(told, expected, "at {probability}");
        }
    }

    #[test]
    fn what_is_merely_unlike_the_habit_is_no_danger_however_unlike_it_is() {
        assert_eq!(of_risk(0.99, Exposure::Grave, 0.0), Some(Severity::Warning));
    }

    #[test]
    fn a_transfer_of_weeks_is_graver_than_a_purchase_of_the_same_sum() {
        assert_eq!(exposure(9000.0, PaymentType::Transfer), Exposure::Grave);
        assert_eq!(exposure(9000.0, PaymentType::Purchase), Exposure::Ordinary);
    }

    #[test]
    fn a_usual_sum_is_small_harm_only_where_somebody_can_be_asked_for_it_back() {
        assert_eq!(exposure(35.0, PaymentType::Purchase), Exposure::Small);
        assert_eq!(exposure(35.0, PaymentType::Transfer), Exposure::Ordinary);
    }
}
