//! Counts across accounts that rules may ask for: whole numbers, as of the last closed hour.
//!
//! So that no answer depends on how accounts are spread over engines, or in which order their events come within an hour: what comes in
//! during an hour is read once a later one begins (`population`). The account itself is among all. Of an entity that nobody has
//! paid or reported they are 0; of one that the event does not name there is no value. Payments are counted, not accounts: who pays
//! ten times counts ten times, but for reports, of which one account's count for less and less (`feedback::reports`).
//! Not here: one account's own payments (`windows`).

use crate::event::Digest;
use crate::population::{EntityStats, Population};
use crate::rule::Value;

/// What is counted of an entity.
pub(super) type Counted = fn(&EntityStats) -> u32;

/// Payments of all accounts.
pub(super) const PAYMENTS: Counted = |entity| entity.payments;
/// Payments that were reported as fraud or scam.
pub(super) const FRAUDS: Counted = |entity| entity.reputation.counts().0;
/// Payments that were called genuine.
pub(super) const GENUINE: Counted = |entity| entity.reputation.counts().1;

/// Count of an entity.
pub(super) fn across(of: &Population, entity: Option<Digest>, counted: Counted) -> Option<Value<'static>> {
    Some(Value::Int(of.entity(entity?).map_or(0, counted).into()))
}
