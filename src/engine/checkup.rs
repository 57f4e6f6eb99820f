//! The check-up's other half: what the engine saw of an account. Not here: what is made of it (`checkup`).

use super::Engine;
use crate::alert::severity;
use crate::checkup::{Facts, Item, Seen, checkup};
use crate::event::AccessAction;
use crate::profile::access::{AccessHabits, AccessRecord, Learning, Values};
use crate::stats::math::logistic;
use crate::time::Millis;
use serde::Deserialize;

/// Query for a check-up: whose, what the wallet knows, and the moment.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs)] // the contract's names
pub struct CheckupQuery {
    pub account_id: String,
    #[serde(default)]
    pub facts: Facts,
    pub now: Millis,
}

impl Engine {
    /// What to do for an account's protection, the next step first.
    pub fn checkup(&self, query: &CheckupQuery) -> Vec<Item> {
        let account = self.state.profiles.get(&query.account_id);
        let mut seen = account
            .and_then(|account| account.access.as_deref())
            .map_or_else(Seen::default, seen_of);
        seen.reported_at = account.and_then(|account| account.reported_at);
        checkup(&query.facts, &seen, query.now)
    }
}

/// True of what raised an alert or could have: what is merely unusual is no danger ninety days on. What was reported is answered.
fn is_suspicious(record: &AccessRecord) -> bool {
    let is_reported = record.success && record.learning == Learning::Refused;
    !is_reported && logistic(record.log_odds) >= severity::LEAST_TOLD
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // counts, faded
fn seen_of(habits: &AccessHabits) -> Seen {
    let last = |of: &dyn Fn(AccessAction) -> bool| {
        let found = habits
            .records()
            .filter(|record| record.success && of(record.action));
        found
            .map(|record| (record.at, record.action))
            .max_by_key(|(at, _)| *at)
    };
    let two_step = last(&|action| matches!(action, AccessAction::TwoStepOn | AccessAction::TwoStepOff));
    let is_off = |(at, action): (Millis, AccessAction)| (action == AccessAction::TwoStepOff).then_some(at);
    let devices = habits
        .counts
        .get(Values::DEVICE)
        .map_or(0.0, |counts| counts.different());
    Seen {
        uses: habits.weight().round() as u32,
        devices: devices as u32,
        odd_at: habits
            .records()
            .filter(|record| record.is_odd() && is_suspicious(record))
            .map(|record| record.at)
            .max(),
        two_step_off_at: two_step.and_then(is_off),
        reported_at: None,
    }
}
