//! What a host may set, validated whole or not applied.
//!
//! Configuration is an input, not state: snapshots do not hold it. Every default has its reason beside it.

use crate::error::{Code, Error, Result};
use crate::money::{Amount, Currency};
use crate::time::UtcOffset;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The contract's `Config`, as far as this version knows it. An unknown entry is refused by name.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Config {
    /// Minutes east of UTC for events that do not tell.
    pub utc_offset: i16,
    /// On the score, 0 to 100.
    pub thresholds: Thresholds,
    /// Each reason can be switched, and its settings changed.
    pub reasons: BTreeMap<String, ReasonConfig>,
    /// How long single payments are kept, counted back from the last `advance`; 0 keeps none.
    pub ledger_days: u32,
    /// Whether labels move the weights. Where not, nothing across accounts changes but integer counts.
    pub learn: bool,
    /// For how many days a payment waits for the label that teaches the weights; after that it still moves the counts.
    pub label_horizon_days: u32,
    /// What may be spent.
    pub budgets: Vec<Budget>,
    /// Bounds of memory.
    pub limits: Limits,
}

/// What may be spent in a week or a month, by one holder or, where none is told, from one account.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Budget {
    /// On what; on everything where absent.
    #[serde(default)]
    pub category: Option<String>,
    /// Of which currency: others count elsewhere.
    pub currency: Currency,
    /// How much.
    pub amount: Amount,
    /// How long that has to last.
    pub interval: BudgetInterval,
}

/// How long a budget has to last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)] // the contract's names
pub enum BudgetInterval {
    Week,
    Month,
}

/// From which score on the outcome is not "allow".
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Thresholds {
    /// Ask the payer to confirm again.
    pub challenge: f64,
    /// Let a person look before the money goes.
    pub review: f64,
    /// Refuse.
    pub block: f64,
}

/// One reason's switch and settings.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ReasonConfig {
    /// Whether it takes part.
    pub mode: Mode,
    /// Its settings by name; see the signal's file.
    pub params: BTreeMap<String, f64>,
}

/// Whether a reason takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// It scores and raises alerts.
    #[default]
    Live,
    /// It is computed and left out.
    Off,
}

/// Bounds of memory; what is beyond is forgotten, the least recent first, and counted in `status()`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Accounts with a profile.
    pub accounts: usize,
    /// Counterparties remembered per account.
    pub counterparties: usize,
    /// Alerts kept in all.
    pub alerts: usize,
    /// Payments and their ids kept per account.
    pub payments: usize,
    /// Counterparties, devices, networks and trades known across accounts.
    pub parties: usize,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            utc_offset: UtcOffset::CHINA.minutes(), // where Alipay's and WeChat Pay's statements are told
            thresholds: Thresholds::default(),
            reasons: BTreeMap::new(),
            ledger_days: 5 * 366, // five years: the general limitation period in mainland China is three (Civil Code, art. 188)
            learn: true,
            // Most disputes are made within two billing cycles; a payment's measures take some hundred bytes meanwhile.
            label_horizon_days: 60,
            budgets: Vec::new(),
            limits: Limits::default(),
        }
    }
}

impl Default for Thresholds {
    /// On the score's scale (see `score`): odds of 1:3, 2:1 and 36:1. The costs behind them are judgement: asking again
    /// costs seconds, a review costs minutes, a refused honest payment costs trust.
    fn default() -> Self {
        Self {
            challenge: 36.0,
            review: 58.0,
            block: 86.0,
        }
    }
}

impl Default for Limits {
    /// Room for one person many times over (a heavy user makes 10 payments a day, 3,650 a year, to some 500 shops), and
    /// for a researcher's data set: a hundred thousand accounts of 10 kB fit WebAssembly's 4 GB.
    fn default() -> Self {
        Self {
            accounts: 100_000,
            counterparties: 2_000,
            alerts: 10_000,
            payments: 200_000,
            parties: 200_000,
        }
    }
}

impl Config {
    /// Checks what types cannot: ranges and order. Reasons and their settings are the signals' to check
    /// (`signal::check`).
    pub fn validated(self) -> Result<Self> {
        self.offset()?;
        let Thresholds {
            challenge,
            review,
            block,
        } = self.thresholds;
        let in_range = [challenge, review, block]
            .iter()
            .all(|value| (0.0..=100.0).contains(value));
        if !in_range || challenge > review || review > block {
            return Err(refused("thresholds"));
        }
        let Limits {
            accounts,
            counterparties,
            alerts,
            payments,
            parties,
        } = self.limits;
        if [accounts, counterparties, alerts, payments, parties].contains(&0) {
            return Err(refused("limits"));
        }
        Ok(self)
    }

    /// The offset for events that do not tell theirs.
    pub fn offset(&self) -> Result<UtcOffset> {
        UtcOffset::new(self.utc_offset).map_err(|_| refused("utcOffset"))
    }
}

fn refused(field: &'static str) -> Error {
    Error::new(Code::ConfigInvalid).at_field(field)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_defaults_are_valid() {
        assert!(Config::default().validated().is_ok());
    }

    #[test]
    fn thresholds_out_of_order_or_range_are_refused() {
        for (challenge, review, block) in [(60.0, 50.0, 90.0), (-1.0, 50.0, 90.0), (1.0, 2.0, f64::NAN)] {
            let config = Config {
                thresholds: Thresholds {
                    challenge,
                    review,
                    block,
                },
                ..Config::default()
            };
            assert_eq!(config.validated().unwrap_err().field, Some("thresholds"));
        }
    }
}
