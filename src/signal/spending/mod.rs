//! Spending beyond a plan. No suspicion of fraud, and about no single payment: what these look at are the sums of a
//! period, and they are asked once a batch is taken in.

pub mod over_budget;

use super::{Audience, ParamKind, Topic};

/// What a reason about sums tells, and whom.
#[derive(Debug, Clone, Copy)]
pub struct Spending {
    /// Permanent: also the name of its file, its scenarios and its messages.
    pub code: &'static str,
    /// What its alerts are about.
    pub topic: Topic,
    /// Whom they are for.
    pub audience: Audience,
    /// What it tells, always all of it.
    pub params: &'static [(&'static str, ParamKind)],
}
