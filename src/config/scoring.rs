//! Configuration of an engine that keeps no payments: the entries that mean something to it.
//!
//! An entry of the others is refused by its name, as an unknown one is: a host that sets budgets here would wait for alerts that
//! nobody raises.
//! Not here: what the entries mean (`config`).

use super::Config;
use super::given_rules::{ListsForm, LivePack, ShadowPack};
use crate::options::entries;
use std::ops::{Deref, DerefMut};

/// Such a configuration; what it has no entry for is as shipped.
#[derive(Debug, Default)]
pub struct ScoringConfig(pub Config);

impl Deref for ScoringConfig {
    type Target = Config;

    fn deref(&self) -> &Config {
        &self.0
    }
}

impl DerefMut for ScoringConfig {
    fn deref_mut(&mut self) -> &mut Config {
        &mut self.0
    }
}

entries! {
    ScoringConfig {
        "utcOffset": utc_offset,
        "offsets": offsets,
        "region": region,
        "audience": audience,
        "thresholds": thresholds,
        "accessThresholds": access_thresholds,
        "reasons": reasons,
        "rulePack": rule_pack as LivePack,
        "shadowPack": shadow_pack as ShadowPack,
        "lists": lists as ListsForm,
        "alertsPerDay": alerts_per_day,
        "learn": learn,
        "labelHorizonDays": label_horizon_days,
        "unknownKeys": unknown_keys,
        "limits": limits,
        "hashSeed": hash_seed,
        "sealKey": seal_key,
    }
    needs {}
}
