//! Severities, and the rule by which a reason comes to one.
//!
//! Suspicions of fraud are as severe as their odds and their harm make them (`alert::severity` has the table). All else
//! says here how severe it is:
//!
//! | what | severity |
//! |---|---|
//! | the same order charged again | warning |
//! | the same amount and counterparty within minutes, where hardly anybody buys twice | warning |
//! | the same elsewhere: a second coffee, perhaps | notice |
//! | what was held back, in one line | info |
//! | a refund arrived; a delay that a holiday or a sale explains | info |
//! | a price that rose, a trial that began; a series that missed a payment or charged again, on evidence alone | info |
//! | the same of a series that its holder confirmed, or dismissed | notice |
//! | a fee, an amount, a coupon, a hold, a refund's way that is not as it should be; a plan overspent | notice |
//! | money that is late, short, taken back from nobody, or taken after the end | warning |

use super::{Param, Params};
use crate::record::record;
use serde::{Deserialize, Serialize};

/// How much an alert matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[allow(missing_docs)] // the order is the meaning
pub enum Severity {
    #[serde(rename = "info")]
    Info,
    #[serde(rename = "notice")]
    Notice,
    #[serde(rename = "warning")]
    Warning,
    #[serde(rename = "danger")]
    Danger,
}

record! { enum Severity { 0 = Info, 1 = Notice, 2 = Warning, 3 = Danger } }

/// How severe a reason's alerts are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// By probability and harm.
    Risk,
    /// Always the same.
    Always(Severity),
    /// One where a parameter is true, another where it is not.
    Where {
        /// The parameter: one of the declared ones, and true or false.
        param: &'static str,
        /// Where it is true.
        is: Severity,
        /// Where it is not.
        otherwise: Severity,
    },
    /// The severity of the first parameter that is true, another where none is.
    First {
        /// Parameters, each one of the declared ones and true or false.
        cases: &'static [(&'static str, Severity)],
        /// Where none is true.
        otherwise: Severity,
    },
}

impl Rule {
    /// The severity of an alert with these parameters; of a suspicion, whose odds are not known here, the least.
    pub fn of(self, params: &Params) -> Severity {
        let is_true = |param: &str| matches!(params.get(param), Some(Param::Bool(true)));
        match self {
            Self::Risk => Severity::Info,
            Self::Always(severity) => severity,
            Self::Where { param, is, otherwise } => {
                if is_true(param) {
                    is
                } else {
                    otherwise
                }
            }
            Self::First { cases, otherwise } => {
                let first = cases.iter().find(|(param, _)| is_true(param));
                first.map_or(otherwise, |(_, severity)| *severity)
            }
        }
    }
}
