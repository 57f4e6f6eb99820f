//! Digest of a configuration: what a receipt vouches for, as bytes.
//!
//! An entry that came later is in them only where a host sets it: where none does, they are what they were before there was one.
//! Not here: what a snapshot keeps of a configuration, which is by name (`engine::kept`).

use super::Config;
use crate::record::{Record, Writer};

impl Config {
    /// Writes what an assessment depends on.
    pub fn write_for_digest(&self, to: &mut Writer) {
        let Self {
            utc_offset,
            offsets,
            region,
            audience,
            thresholds,
            access_thresholds,
            reasons,
            rule_pack,
            shadow_pack,
            lists,
            alerts_per_day,
            ledger_days,
            learn,
            label_horizon_days,
            calendars,
            operators,
            names,
            terms,
            budgets,
            unknown_keys: _, // it decides which events come in
            limits,
            hash_seed: _, // without effect
            seal_key: _,  // a secret
        } = self;
        utc_offset.write(to);
        if !offsets.is_empty() {
            offsets.write(to);
        }
        if region.is_some() {
            region.write(to);
        }
        audience.write(to);
        thresholds.write(to);
        if !access_thresholds.are_unset() {
            access_thresholds.write(to);
        }
        reasons.write(to);
        for pack in [rule_pack, shadow_pack] {
            if !pack.is_unset() {
                pack.write(to);
            }
        }
        if !lists.is_unset() {
            lists.write(to);
        }
        alerts_per_day.write(to);
        ledger_days.write(to);
        learn.write(to);
        label_horizon_days.write(to);
        calendars.write(to);
        operators.write(to);
        names.write(to);
        if !terms.is_empty() {
            terms.write(to);
        }
        budgets.write(to);
        limits.write(to);
    }
}
