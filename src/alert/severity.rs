//! How much a finding matters: the one table.
//!
//! | what | severity |
//! |---|---|
//! | a payment at or above one in ten | notice |
//! | at even odds | warning |
//! | at nine in ten | danger |
//! | the same order charged again | warning |
//! | the same amount and counterparty within minutes, where hardly anybody buys twice | warning |
//! | the same elsewhere: a second coffee, perhaps | notice |
//! | a refund arrived; a delay that a holiday or a sale explains | info |
//! | a fee, an amount, a coupon, a hold, a refund's way that is not as it should be | notice |
//! | money that is late, short, taken back from nobody, or taken after the end | warning |

use super::Severity;
use crate::score::RiskLevel;
use crate::signal::{Param, Params};

/// The least there is.
pub const LEAST: Severity = Severity::Info;

/// Of a payment's suspicion; `None` is no alert.
pub const fn of_risk(level: RiskLevel) -> Option<Severity> {
    match level {
        RiskLevel::Low => None,
        RiskLevel::Elevated => Some(Severity::Notice),
        RiskLevel::High => Some(Severity::Warning),
        RiskLevel::Critical => Some(Severity::Danger),
    }
}

/// Of something that went wrong, or right, in the service.
pub fn of_service(code: &str, params: &Params) -> Severity {
    let is_likely = params.0.contains(&("likely".to_owned(), Param::Bool(true)));
    match (code, is_likely) {
        ("refund-seen" | "holiday-delay", _) => Severity::Info,
        (
            "charged-but-failed"
            | "not-arrived"
            | "refund-late"
            | "refund-short"
            | "refund-window-closing"
            | "charge-after-cancellation",
            _,
        ) => Severity::Warning,
        (_, true) => Severity::Warning,
        (_, false) => Severity::Notice,
    }
}
