//! Budget that a host sets: how much may be spent, on what, in which interval.
//!
//! Not here: what has been spent of it (`summary`).

use crate::money::{Amount, Currency};
use crate::record::record;
use serde::{Deserialize, Serialize};

/// Budget of a week or a month, of one holder or, where none is told, of one account.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Budget {
    /// Category; everything where absent.
    #[serde(default)]
    pub category: Option<String>,
    /// Currency: others count elsewhere.
    pub currency: Currency,
    /// Amount.
    pub amount: Amount,
    /// Interval that it has to last.
    pub interval: BudgetInterval,
}

record! { struct Budget { category, currency, amount, interval } }

/// Interval that a budget has to last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)] // the contract's names
pub enum BudgetInterval {
    Week,
    Month,
}

record! { enum BudgetInterval { 0 = Week, 1 = Month } }
