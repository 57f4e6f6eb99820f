//! Kept settings: what a host set of the configuration, for its snapshot.
//!
//! By name, and only what is not the default, so that a later build's defaults hold for whoever set nothing. Who reads the
//! answers is never kept, nor are the seed and the key: all are said anew by whoever opens the snapshot.

use super::Rooms;
use super::rules::RuleSet;
use crate::config::{Config, GivenRules, Pairs};
use crate::error::Result;
use crate::record::{Reader, Record, Writer, bytes_of, record};
use crate::rule::{Change, RulePack};
use crate::signal::Setup;
use crate::snapshot::{is_whole, value_of};

/// Entries of packs, and of their logs, which stand by themselves: packs of older builds have none.
pub(super) const PACKS: [&str; 2] = ["rulePack", "shadowPack"];
const LOGS: [&str; 2] = ["rulePack.log", "shadowPack.log"];

/// The log of a pack, where it has one.
fn log_of(pack: &GivenRules<RulePack>) -> Option<&Vec<Change>> {
    let pack = pack.read.as_ref();
    pack.map(|pack| &pack.log).filter(|log| !log.is_empty())
}

/// Sets the log of a pack that is set already.
fn set_log(pack: &mut GivenRules<RulePack>, from: &mut Reader<'_>) {
    let log = Record::read(from);
    if let Some(pack) = &mut pack.read {
        pack.log = log;
    }
}

/// An entry, as this writes it; one code for the values of all.
fn entry(name: &str, write: &dyn Fn(&mut Writer)) -> (String, Vec<u8>) {
    let mut to = Writer::new();
    write(&mut to);
    (name.to_owned(), to.finish())
}

/// Entries that a host set, each with its value as a record.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Kept(Vec<(String, Vec<u8>)>);

record! { struct Kept(entries) }

/// The entries that are kept, by the contract's names, and whether an engine without rooms has a say over them too.
macro_rules! kept {
    ($($name:literal: $field:ident, $always:literal;)+) => {
        /// Entries that only an engine with all rooms has a say over.
        const ELSEWHERE: &[(&str, bool)] = &[$(($name, !$always)),+];

        impl Kept {
            /// Entries in which a configuration is not as shipped: all, or those of an engine without rooms.
            pub(super) fn of<const ALL: bool>(config: &Config) -> Self {
                let unset = Config::default();
                let mut kept = Vec::new();
                $(if (ALL || $always) && config.$field != unset.$field {
                    kept.push(entry($name, &|to| config.$field.write(to)));
                })+
                for (name, log) in LOGS.iter().zip([&config.rule_pack, &config.shadow_pack].map(log_of)) {
                    if let Some(log) = log {
                        kept.push(entry(name, &|to| log.write(to)));
                    }
                }
                Self(kept)
            }

            /// Sets an entry; false where there is none of this name.
            pub(super) fn set<const ALL: bool>(config: &mut Config, name: &str, value: &[u8]) -> Result<bool> {
                let mut from = Reader::new(value);
                match name {
                    $($name if ALL || $always => config.$field = Record::read(&mut from),)+
                    _ if name == LOGS[0] => set_log(&mut config.rule_pack, &mut from),
                    _ if name == LOGS[1] => set_log(&mut config.shadow_pack, &mut from),
                    _ => return Ok(false),
                }
                is_whole(&from).map(|()| true)
            }
        }
    };
}

kept! {
    "utcOffset": utc_offset, true;
    "offsets": offsets, true;
    "region": region, true;
    "thresholds": thresholds, true;
    "accessThresholds": access_thresholds, true;
    "reasons": reasons, true;
    "rulePack": rule_pack, true;
    "shadowPack": shadow_pack, true;
    "lists": lists, true;
    "alertsPerDay": alerts_per_day, true;
    "ledgerDays": ledger_days, false;
    "learn": learn, true;
    "labelHorizonDays": label_horizon_days, true;
    "calendars": calendars, false;
    "operators": operators, false;
    "names": names, false;
    "terms": terms, false;
    "budgets": budgets, false;
    "unknownKeys": unknown_keys, true;
    "limits": limits, true;
}

impl Kept {
    /// True where the host set nothing.
    pub(super) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Configuration under which it was kept, as far as another one has to know: whether payments were.
    pub(super) fn before(&self) -> Config {
        let days = self.0.iter().find(|(name, _)| name == "ledgerDays");
        let days = days.and_then(|(_, value)| value_of(value).ok());
        let unset = Config::default();
        Config {
            ledger_days: days.unwrap_or(unset.ledger_days),
            ..unset
        }
    }

    /// Adds what another engine set, but for what this one's host has set itself.
    pub(super) fn extend(&mut self, other: &Self) {
        for entry in &other.0 {
            if self.0.iter().all(|(name, _)| *name != entry.0) {
                self.0.push(entry.clone());
            }
        }
    }

    /// Packs of a fuller build's host, which an engine without its rooms applies nothing of and loses nothing of.
    pub(super) fn packs(&self) -> Self {
        let names = || PACKS.iter().chain(&LOGS);
        let packs = self.0.iter().filter(|(name, _)| names().any(|pack| pack == name));
        Self(packs.cloned().collect())
    }

    /// Erases an account from what another engine set by account; what cannot be read goes as a whole.
    pub(super) fn forget(&mut self, account: &str) {
        self.0.retain_mut(|(name, value)| {
            if !matches!(name.as_str(), "operators" | "names") {
                return true;
            }
            let Ok(mut pairs) = value_of::<Pairs<String>>(value) else {
                return false;
            };
            pairs.0.retain(|(known, _)| known != account);
            *value = bytes_of(&pairs);
            true
        });
    }

    /// Takes out what an engine without rooms has no say over.
    pub(super) fn split_elsewhere(&mut self) -> Self {
        let is_elsewhere = |(name, _): &(String, Vec<u8>)| {
            let mut all = ELSEWHERE.iter();
            all.any(|(known, is_elsewhere)| known == name && *is_elsewhere)
        };
        let (elsewhere, own) = std::mem::take(&mut self.0).into_iter().partition(is_elsewhere);
        self.0 = own;
        Self(elsewhere)
    }

    /// The configuration with these set; names that this build has none of are added to `dropped`.
    pub(super) fn config(&self, rooms: Rooms, dropped: &mut Vec<String>) -> Result<Config> {
        let mut config = Config::default();
        for (name, value) in &self.0 {
            let is_known = rooms
                .keeping()
                .set(&mut config, name, value)
                .map_err(|error| error.at_field("config"))?;
            if !is_known {
                dropped.push(name.clone());
            }
        }
        let set = std::mem::take(&mut config.reasons);
        for (code, reason) in set {
            let alone = Config {
                reasons: [(code.clone(), reason.clone())].into(),
                ..Config::default()
            };
            if Setup::of(&alone).is_ok() {
                config.reasons.insert(code, reason);
            } else {
                dropped.push(format!("reasons.{code}"));
            }
        }
        // Rules that ask for what this build has not: none is applied in part.
        if RuleSet::of(&config, rooms).is_err() {
            (config.rule_pack, config.shadow_pack) = Default::default();
            dropped.push(PACKS[0].to_owned());
        }
        Ok(config)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::working::{BANK, Calendar, Calendars};
    use crate::config::{
        AccessThresholds, Budget, BudgetInterval, GivenTerm, Limits, Mode, Readers, ReasonConfig, SealKey,
        Thresholds, UnknownKeys,
    };
    use crate::money::{Amount, Currency};
    use crate::rule::Lists;
    use crate::time::{Millis, OffsetFrom};

    fn pack() -> RulePack {
        RulePack {
            id: "p".to_owned(),
            version: "1".to_owned(),
            most_share: 0.5,
            rules: Vec::new(),
            log: vec![Change {
                at: Millis::new(9).unwrap(),
                by: "mei".to_owned(),
                what: "a beginning".to_owned(),
            }],
        }
    }

    fn off() -> ReasonConfig {
        ReasonConfig {
            mode: Mode::Off,
            params: [].into(),
        }
    }

    #[test]
    fn every_entry_that_a_host_set_comes_back_and_nothing_else() {
        let days = ["2027-02-08".to_owned()];
        let set = Config {
            utc_offset: Some(60),
            offsets: vec![OffsetFrom {
                from: Millis::new(7).unwrap(),
                utc_offset: 120,
            }],
            region: Some("DE".to_owned()),
            audience: Readers::All,
            access_thresholds: AccessThresholds(Thresholds {
                challenge: 2.0,
                ..AccessThresholds::default().0
            }),
            thresholds: Thresholds {
                block: 90.0,
                ..Thresholds::default()
            },
            reasons: [("odd-hour".to_owned(), off())].into(),
            rule_pack: GivenRules {
                read: Some(pack()),
                faults: Vec::new(),
            },
            shadow_pack: GivenRules::default(),
            lists: GivenRules {
                read: Some(Lists(vec![("block".to_owned(), Vec::new())])),
                faults: Vec::new(),
            },
            alerts_per_day: 9,
            ledger_days: 30,
            learn: false,
            label_horizon_days: 90,
            calendars: Calendars(vec![(
                BANK.to_owned(),
                Calendar::new(&days, &[], "a notice").unwrap(),
            )]),
            operators: Pairs(vec![("mei".to_owned(), "alipay".to_owned())]),
            names: Pairs(vec![("mei".to_owned(), "Mei's".to_owned())]),
            terms: vec![GivenTerm {
                operator: "alipay".to_owned(),
                days: Some(4),
                source: "a page".to_owned(),
                ..GivenTerm::default()
            }],
            budgets: vec![Budget {
                category: None,
                currency: Currency::CNY,
                amount: Amount::parse("2000.00").unwrap(),
                interval: BudgetInterval::Week,
            }],
            unknown_keys: UnknownKeys::Ignore,
            limits: Limits {
                cases: 7,
                ..Limits::default()
            },
            hash_seed: "seed".to_owned(),
            seal_key: SealKey::new("a secret that is said anew each time"),
        };
        let mut dropped = Vec::new();
        let back = Kept::of::<true>(&set).config(Rooms::ALL, &mut dropped).unwrap();
        let expected = Config {
            audience: Readers::Holder,
            hash_seed: String::new(),
            seal_key: SealKey::default(),
            ..set
        };
        assert_eq!((back, dropped), (expected, Vec::new()));
        assert!(Kept::of::<true>(&Config::default()).is_empty());
    }

    #[test]
    fn what_this_build_cannot_set_is_named_and_the_rest_is_set() {
        let set = Config {
            reasons: [("odd-hour".to_owned(), off()), ("of-later".to_owned(), off())].into(),
            ..Config::default()
        };
        let mut kept = Kept::of::<true>(&set);
        kept.0.push(("links".to_owned(), vec![1]));
        let mut dropped = Vec::new();
        let config = kept.config(Rooms::ALL, &mut dropped).unwrap();
        assert_eq!(config.reasons.keys().collect::<Vec<_>>(), ["odd-hour"]);
        assert_eq!(dropped, ["links", "reasons.of-later"]);
    }
}
