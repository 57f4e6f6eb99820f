//! Configuration: what a host may set, validated whole or not applied.
//!
//! Configuration is an input, not state: snapshots do not hold it. Every default has its reason beside it.

mod budget;
mod digest;
mod given_calendars;
mod given_rules;
mod given_terms;
mod pairs;
mod scoring;
mod seal_key;
mod setting;
mod thresholds;

pub use budget::{Budget, BudgetInterval};
pub use given_rules::GivenRules;
pub use given_terms::{GivenTerm, TermOf, given};
pub use pairs::Pairs;
pub use scoring::ScoringConfig;
pub use seal_key::SealKey;
pub use setting::{SettingValue, Sum};
pub use thresholds::{AccessThresholds, Thresholds};

use crate::calendar::working::Calendars;
use crate::error::{Code, Error, Result};
use crate::event::is_country;
use crate::options::entries;
use crate::record::record;
use crate::rule::{Lists, RulePack};
use crate::time::{OffsetFrom, UtcOffset, Zone};
use given_calendars::GivenCalendars;
use given_rules::{ListsForm, LivePack, ShadowPack};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The contract's `Config`, as far as this version knows it. An unknown entry is refused by name.
#[derive(Debug, Clone, PartialEq)]
pub struct Config {
    /// Minutes east of UTC for events that do not tell; China's where absent.
    pub utc_offset: Option<i16>,
    /// Offset changes where the holder lives, by which days and months are reckoned whatever an event tells. The package makes
    /// them of `timeZone`.
    pub offsets: Vec<OffsetFrom>,
    /// Country or region where the holder lives, by ISO 3166-1 alpha-2, `ZZ` where that is not known (as CLDR has it): whose law gives
    /// terms. Where absent, mainland China's, as with the zone.
    pub region: Option<String>,
    /// Whose eyes the answers are for.
    pub audience: Readers,
    /// On the score, 0 to 100.
    pub thresholds: Thresholds,
    /// The same for uses of the account.
    pub access_thresholds: AccessThresholds,
    /// Each reason can be switched, and its settings changed.
    pub reasons: BTreeMap<String, ReasonConfig>,
    /// The operator's own rules.
    pub rule_pack: GivenRules<RulePack>,
    /// Rules that only look on.
    pub shadow_pack: GivenRules<RulePack>,
    /// Lists by name, for rules; `allow`, `block` and `watch` act by themselves.
    pub lists: GivenRules<Lists>,
    /// Alerts told to one holder in a day; the rest is one line. Danger is always told, and does not count.
    pub alerts_per_day: usize,
    /// How long single payments are kept, counted back from the clock or the newest payment, whichever is earlier; 0 keeps
    /// none.
    pub ledger_days: u32,
    /// Learning from labels: whether they move the weights. Where not, nothing across accounts changes but integer counts.
    pub learn: bool,
    /// For how many days a payment waits for the label that teaches the weights; after that it still moves the counts.
    pub label_horizon_days: u32,
    /// Days off by rail, before those that are built in.
    pub calendars: Calendars,
    /// Operators by account id: the operator's terms hold for the account.
    pub operators: Pairs<String>,
    /// Names of accounts, by account id, as their holders call them.
    pub names: Pairs<String>,
    /// Terms by operator: of an operator of which a host gives any, none of ours holds.
    pub terms: Vec<GivenTerm>,
    /// Budgets: what may be spent.
    pub budgets: Vec<Budget>,
    /// What becomes of an event with a key that no event has.
    pub unknown_keys: UnknownKeys,
    /// Bounds of memory.
    pub limits: Limits,
    /// Taken, and without effect: whatever is looked up here is looked up by halving over 128-bit fingerprints, which
    /// nobody can make degenerate by choosing names. It is no part of what a receipt vouches for.
    pub hash_seed: String,
    /// Secret by which the host knows its own snapshots again: they are sealed under it, and none is restored that is not.
    /// Never kept, and no part of what a receipt vouches for.
    pub seal_key: SealKey,
}

entries! {
    Config {
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
        "ledgerDays": ledger_days,
        "learn": learn,
        "labelHorizonDays": label_horizon_days,
        "calendars": calendars as GivenCalendars,
        "operators": operators,
        "names": names,
        "terms": terms,
        "budgets": budgets,
        "unknownKeys": unknown_keys,
        "limits": limits,
        "hashSeed": hash_seed,
        "sealKey": seal_key,
    }
    needs {}
}

/// Whose eyes the answers are for. An operator's suspicion that reaches a payer is a warning to the mule and an accusation to
/// everybody else, so a host has to say that nobody but its desk reads along.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Readers {
    /// The person whose account it is.
    #[default]
    Holder,
    /// The wallet's own desk, beside an engine of the holder's: what is the holder's is left out.
    Operator,
    /// The desk, which sees both.
    All,
}

record! { enum Readers { 0 = Holder, 1 = Operator, 2 = All } }

impl Readers {
    /// Who is answered: a question can only narrow what the configuration allows, and one that names nobody is the holder's
    /// wherever the holder is among those who read.
    pub fn asked(self, by: Option<Self>) -> Result<Self> {
        match (self, by) {
            (Self::All, None) => Ok(Self::Holder),
            (Self::All, Some(by)) => Ok(by),
            (_, None) => Ok(self),
            (_, Some(by)) if by == self => Ok(by),
            _ => Err(Error::new(Code::AudienceNotAllowed).at_field("audience")),
        }
    }
}

/// What becomes of an event with a key that no event has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum UnknownKeys {
    /// It is refused: a misspelt `counterparty` would switch off half of the suspicions, and nobody would notice.
    #[default]
    Reject,
    /// The key is the sender's own.
    Ignore,
}

record! { enum UnknownKeys { 0 = Reject, 1 = Ignore } }

/// Configuration of one reason: its mode and settings.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ReasonConfig {
    /// Mode: whether it takes part.
    pub mode: Mode,
    /// Its settings by name; see the signal's file.
    pub params: BTreeMap<String, SettingValue>,
}

record! { struct ReasonConfig { mode, params } }

/// Mode of a reason: whether it takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// It scores and raises alerts.
    #[default]
    Live,
    /// It is computed and said apart (`Assessment.shadow`): it moves no score and raises no alert.
    Shadow,
    /// It is left out.
    Off,
}

record! { enum Mode { 0 = Live, 1 = Shadow, 2 = Off } }

/// Bounds of memory; what is beyond is forgotten, the least recent first, and counted in `status()`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)] // a snapshot has it in a row (`engine::kept`), as no object
pub struct Limits {
    /// Accounts with a profile.
    pub accounts: usize,
    /// Counterparties remembered per account.
    pub counterparties: usize,
    /// Alerts kept in all; and of each kind of words that persons say (acts that wait, decisions on pairs, words on series) as
    /// many: each answers something that they were shown.
    pub alerts: usize,
    /// Payments and their ids kept per account.
    pub payments: usize,
    /// Counterparties, devices, networks, merchant categories and countries known across accounts.
    pub parties: usize,
    /// Refunds, transfers and promises watched per account.
    pub cases: usize,
}

record! { struct Limits { accounts, counterparties, alerts, payments, parties, cases } }

impl Default for Config {
    fn default() -> Self {
        Self {
            utc_offset: None,
            offsets: Vec::new(),
            region: None,
            audience: Readers::default(),
            thresholds: Thresholds::default(),
            access_thresholds: AccessThresholds::default(),
            reasons: BTreeMap::new(),
            rule_pack: GivenRules::default(),
            shadow_pack: GivenRules::default(),
            lists: GivenRules::default(),
            // What is read at a glance. An honest person of the personas' year has more in a day once in some ten years.
            alerts_per_day: 3,
            ledger_days: 5 * 366, // five years: the general limitation period in mainland China is three (Civil Code, art. 188)
            learn: true,
            // Most disputes are made within two billing cycles; a payment's measures take some hundred bytes meanwhile.
            label_horizon_days: 60,
            calendars: Calendars::default(),
            operators: Pairs(Vec::new()),
            names: Pairs(Vec::new()),
            terms: Vec::new(),
            budgets: Vec::new(),
            unknown_keys: UnknownKeys::default(),
            limits: Limits::default(),
            hash_seed: String::new(),
            seal_key: SealKey::default(),
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
            cases: 200, // whoever waits for more than that at once has a desk for it
        }
    }
}

impl Config {
    /// Checks what types cannot: ranges and order. Reasons and their settings are the signals' to check
    /// (`signal::Setup`).
    pub fn validated(self) -> Result<Self> {
        self.zone()?;
        for (thresholds, name) in [
            (self.thresholds, "thresholds"),
            (self.access_thresholds.0, "accessThresholds"),
        ] {
            if !thresholds.are_in_order() {
                return Err(refused(name));
            }
        }
        let Limits {
            accounts,
            counterparties,
            alerts,
            payments,
            parties,
            cases,
        } = self.limits;
        if [accounts, counterparties, alerts, payments, parties, cases].contains(&0) {
            return Err(refused("limits"));
        }
        if self.region.as_deref().is_some_and(|region| !is_country(region)) {
            return Err(refused("region"));
        }
        if !given_terms::are_valid(&self.terms) {
            return Err(refused("terms"));
        }
        if !self.seal_key.is_valid() {
            return Err(refused("sealKey"));
        }
        Ok(self)
    }

    /// The zone for events that do not tell their offset: the holder's, else China's, where Alipay's and WeChat Pay's
    /// statements are told.
    pub fn zone(&self) -> Result<Zone> {
        let offset = self.utc_offset.map_or(Ok(UtcOffset::CHINA), UtcOffset::new);
        let offset = offset.map_err(|_| refused("utcOffset"))?;
        if self.offsets.is_empty() {
            return Ok(Zone::fixed(offset));
        }
        Zone::of(&self.offsets).map_err(|_| refused("offsets"))
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
    fn a_question_can_only_narrow_who_reads() {
        use Readers::{All, Holder, Operator};
        for (allowed, asked, answered) in [
            (Holder, None, Some(Holder)),
            (Holder, Some(Holder), Some(Holder)),
            (Holder, Some(Operator), None),
            (Holder, Some(All), None),
            (Operator, None, Some(Operator)),
            (Operator, Some(Holder), None),
            (All, None, Some(Holder)),
            (All, Some(Operator), Some(Operator)),
            (All, Some(All), Some(All)),
        ] {
            assert_eq!(allowed.asked(asked).ok(), answered, "{allowed:?} {asked:?}");
        }
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
