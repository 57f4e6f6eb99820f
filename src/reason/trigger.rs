//! What has a reason looked at, and what its alerts are about.

use crate::record::record;
use serde::{Deserialize, Serialize};

/// What has a reason looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Trigger {
    /// A payment, as it is scored.
    Payment,
    /// A use of the account.
    Access,
    /// A payment as it comes or changes, against what was known of it.
    Change,
    /// Something that is waited for, as it moves or time passes.
    Case,
    /// The sums of a period, after a batch; what comes again and again, as time passes.
    Period,
    /// What a day or an import held back.
    Digest,
}

/// What an alert is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Topic {
    /// Suspicion of fraud in a payment.
    #[serde(rename = "payment")]
    Payment,
    /// Suspicion about who uses the account.
    #[serde(rename = "access")]
    Access,
    /// Spending beyond a plan.
    #[serde(rename = "spending")]
    Spending,
    /// Something went wrong, or right, at the operator or merchant.
    #[serde(rename = "service")]
    Service,
}

record! { enum Topic { 0 = Payment, 1 = Access, 2 = Spending, 3 = Service } }

impl Trigger {
    /// What the alerts of such a reason are about, unless its family says otherwise.
    pub const fn topic(self) -> Topic {
        match self {
            Self::Payment | Self::Digest => Topic::Payment,
            Self::Access => Topic::Access,
            Self::Change | Self::Case => Topic::Service,
            Self::Period => Topic::Spending,
        }
    }
}

impl Topic {
    /// The name that crosses the boundary.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Payment => "payment",
            Self::Access => "access",
            Self::Spending => "spending",
            Self::Service => "service",
        }
    }
}
