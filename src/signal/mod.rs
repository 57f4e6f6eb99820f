//! Suspicions: one per file, each looking at a payment and at what is usual.
//!
//! A signal sees (how strongly this speaks, and what it measures on the way) and tells (what a message needs, asked only
//! of those that are reported). It keeps no state, reads no other signal and knows no weight. Signals of the topic
//! `payment` speak to the probability of fraud, those of `service` raise alerts of their own.
//! To add one: a file here, a line in `ALL`, a folder of scenarios, a message in each locale.

mod evidence;
mod family;
mod look;
mod measure;
mod payment;
mod service;
mod spending;

pub use evidence::{Param, ParamKind, Params, Strength, Told, Unless};
pub use family::Family;
pub use look::Look;
pub(crate) use measure::doublings;
pub use measure::{ABSENT, KNOTS, Measure, Measured, STRENGTH, place};
pub use payment::leaves;
pub use service::{Change, Eye, Vigil, WATCHERS, Watcher};
pub use spending::{Spending, over_budget};

use crate::config::{Config, Mode, Readers};
use crate::error::{Code, Error, Result};
use crate::event::quote;
use serde::{Deserialize, Serialize};

/// Every signal, in the order in which they look.
pub const ALL: &[Signal] = &[
    FIRST,
    payment::counterparty_risk::SIGNAL,
    payment::lingering_suspicion::SIGNAL,
    payment::velocity::SIGNAL,
    payment::new_counterparty::SIGNAL,
    payment::odd_hour::SIGNAL,
    payment::scam_transfer::SIGNAL,
    payment::task_scam::SIGNAL,
    payment::screen_share_payment::SIGNAL,
    payment::recovery_scam::SIGNAL,
    payment::no_password_burst::SIGNAL,
    payment::subscription_trap::SIGNAL,
    payment::family_card::SIGNAL,
    payment::minor_spending::SIGNAL,
    payment::qr_substitution::SIGNAL,
    payment::sim_swap::SIGNAL,
    payment::card_provisioned::SIGNAL,
    payment::red_packet_gambling::SIGNAL,
    payment::impossible_travel::SIGNAL,
    payment::new_country::SIGNAL,
    payment::new_currency::SIGNAL,
    payment::new_device::SIGNAL,
    payment::card_testing::SIGNAL,
    payment::unattended_charge::SIGNAL,
    payment::dormant_awakening::SIGNAL,
    payment::drain::SIGNAL,
    payment::spend_velocity::SIGNAL,
    payment::counterparty_velocity::SIGNAL,
    payment::structuring::SIGNAL,
    payment::rapid_in_out::SIGNAL,
    payment::fan_in::SIGNAL,
    payment::fan_out::SIGNAL,
    payment::round_trip::SIGNAL,
    service::duplicate_charge::SIGNAL,
    service::refund_seen::SIGNAL,
];
const FIRST: Signal = payment::unusual_amount::SIGNAL;

/// The code of the signal whose alerts a refund resolves.
pub const DUPLICATE_CHARGE: &str = service::duplicate_charge::SIGNAL.code;

/// What is told of sums: no signal of a payment sees it, and none is weighed.
pub const SPENDING: &[Spending] = &[over_budget::REASON];

/// What an alert is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Topic {
    /// Suspicion of fraud in a payment.
    #[serde(rename = "payment")]
    Payment,
    /// Suspicion about who uses the account; no signal of this version.
    #[serde(rename = "access")]
    Access,
    /// Spending beyond a plan.
    #[serde(rename = "spending")]
    Spending,
    /// Something went wrong, or right, at the operator or merchant.
    #[serde(rename = "service")]
    Service,
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

/// Whom a suspicion is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Audience {
    /// The person whose account it is.
    Holder,
    /// The wallet's own desk: structuring, mule and money-flow suspicions, never shown to the payer.
    Operator,
}

impl Audience {
    /// Whose a reason of this code is: the holder's, but for the desk's own suspicions.
    pub fn of(code: &str) -> Self {
        of_code(code).map_or(Self::Holder, |signal| signal.audience)
    }

    /// True of what these readers may see.
    pub const fn is_for(self, readers: Readers) -> bool {
        match self {
            Self::Holder => matches!(readers, Readers::Holder | Readers::All),
            Self::Operator => matches!(readers, Readers::Operator | Readers::All),
        }
    }
}

/// A suspicion: its name, whom it is for, what it tells, what can be set, what it measures, and its eye.
#[derive(Debug, Clone, Copy)]
pub struct Signal {
    /// Permanent: also the name of its file, its scenarios and its messages.
    pub code: &'static str,
    /// Who acts, if it is right: it decides on the advice, and on what may be put to sleep.
    pub family: Family,
    /// What its alerts are about.
    pub topic: Topic,
    /// Whom they are for.
    pub audience: Audience,
    /// What its evidence tells, always all of it.
    pub params: &'static [(&'static str, ParamKind)],
    /// What a host may set.
    pub settings: &'static [Setting],
    /// What the weights learn from, besides the strength.
    pub measures: &'static [Measure],
    /// How strongly this payment speaks, if at all.
    see: fn(&Look<'_>, &mut Measured) -> Option<Strength>,
    /// What a message needs; asked of any payment whose reason this is.
    tell: fn(&Look<'_>) -> Told,
}

/// A number that a host may change, within bounds.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// Its name in `Config.reasons[code].params`.
    pub name: &'static str,
    /// What holds where nothing is set.
    pub default: f64,
    /// The least that makes sense.
    pub least: f64,
    /// The most that makes sense.
    pub most: f64,
}

impl Signal {
    /// How many bytes of measures it has: its own and its strength.
    const fn room(&self) -> usize {
        self.measures.len() + 1
    }

    /// Its measures and the strength, in the order of their bytes.
    pub fn curves(&self) -> impl Iterator<Item = &Measure> {
        self.measures.iter().chain([&STRENGTH])
    }

    /// What a message needs of this payment.
    pub fn tell(&'static self, look: &Look<'_>) -> Told {
        (self.tell)(&Look {
            signal: self,
            ..*look
        })
    }
}

/// How many bytes all measures take.
pub const MEASURES: usize = {
    let (mut sum, mut position) = (0, 0);
    while position < ALL.len() {
        #[allow(clippy::indexing_slicing)] // within the list: the compiler checks it
        let room = ALL[position].room();
        sum += room;
        position += 1;
    }
    sum
};

/// Where a curve's byte stands, by its signal's code and its name.
pub fn position_of(code: &str, name: &str) -> Option<usize> {
    let mut position = 0;
    for signal in ALL {
        for measure in signal.curves() {
            if signal.code == code && measure.name == name {
                return Some(position);
            }
            position += 1;
        }
    }
    None
}

/// The signal (its position in `ALL`) that a byte belongs to.
pub fn owner_of(position: usize) -> Option<usize> {
    let mut before = 0;
    ALL.iter().position(|signal| {
        before += signal.room();
        position < before
    })
}

/// The signal of that code.
pub fn of_code(code: &str) -> Option<&'static Signal> {
    ALL.iter().find(|signal| signal.code == code)
}

/// What all signals saw in one payment.
#[derive(Debug, Clone, PartialEq)]
pub struct Sight {
    /// Which signal (its position in `ALL`) speaks, and how strongly.
    pub evidence: Vec<(usize, Strength)>,
    /// What was measured.
    pub measured: Measured,
}

impl Sight {
    /// True where a signal may be named as a reason: it spoke, or it measured something for the holder. A desk is told only
    /// of what was seen.
    pub fn speaks(&self, number: usize) -> bool {
        let spoke = self.evidence.iter().any(|(speaker, _)| *speaker == number);
        spoke
            || ALL.get(number).is_some_and(|signal| {
                let before: usize = ALL.iter().take(number).map(Signal::room).sum();
                let own = self.measured.bytes().iter().skip(before).take(signal.room());
                signal.audience == Audience::Holder && own.into_iter().any(|byte| *byte != ABSENT)
            })
    }
}

/// Which reasons look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Live {
    /// Those that decide.
    Only,
    /// Those in shadow too, as if they decided.
    AndShadows,
}

/// Everything that is suspicious about a payment, given what was usual before it.
pub fn see(look: &Look<'_>, who: Live) -> Sight {
    let mut sight = Sight {
        evidence: Vec::new(),
        measured: Measured::new(),
    };
    let mut look = *look;
    let mut position = 0;
    for (number, signal) in ALL.iter().enumerate() {
        let mode = if look.config.reasons.is_empty() {
            Mode::Live
        } else {
            look.config.mode_of(signal.code)
        };
        if mode == Mode::Live || (mode == Mode::Shadow && who == Live::AndShadows) {
            sight.measured.go_to(position);
            look.signal = signal;
            let seen = (signal.see)(&look, &mut sight.measured);
            if let Some(strength) = seen {
                if let Some(nats) = strength.nats() {
                    sight.measured.note(signal.measures.len(), &STRENGTH, nats);
                }
                sight.evidence.push((number, strength));
            }
        }
        position += signal.room();
    }
    sight
}

/// Refuses a configuration that names a reason or a setting that no signal has, or a value out of its bounds.
pub fn check(config: &Config) -> Result<()> {
    let refused = || Error::new(Code::ConfigInvalid).at_field("reasons");
    for (code, reason) in &config.reasons {
        if reason.params.is_empty() && SPENDING.iter().any(|spending| spending.code == code) {
            continue;
        }
        let signal = of_code(code);
        let watcher = WATCHERS.iter().find(|watcher| watcher.code == code);
        let settings = signal.map(|signal| signal.settings);
        let Some(settings) = settings.or(watcher.map(|watcher| watcher.settings)) else {
            let codes = ALL.iter().map(|signal| signal.code);
            let codes: Vec<&str> = codes.chain(WATCHERS.iter().map(|watcher| watcher.code)).collect();
            return Err(match quote::choice(code, &codes) {
                Some(slip) => refused().with_value(slip),
                None => refused(),
            });
        };
        for (name, value) in &reason.params {
            let setting = settings.iter().find(|setting| setting.name == name);
            if !setting.is_some_and(|setting| (setting.least..=setting.most).contains(value)) {
                // The setting's own name, never what a caller calls it.
                return Err(refused().with_value(&match setting {
                    Some(setting) => format!("{code}.{}", setting.name),
                    None => code.clone(),
                }));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::ReasonConfig;
    use std::collections::{BTreeMap, BTreeSet};

    fn refused(code: &str, setting: Option<(&str, f64)>) -> Option<String> {
        let params = setting.map(|(name, value)| (name.to_owned(), value));
        let reason = ReasonConfig {
            params: BTreeMap::from_iter(params),
            ..ReasonConfig::default()
        };
        let config = Config {
            reasons: BTreeMap::from([(code.to_owned(), reason)]),
            ..Config::default()
        };
        check(&config).err().and_then(|error| error.value)
    }

    #[test]
    fn an_unknown_reason_or_setting_is_named() {
        assert_eq!(refused("no-such", None).as_deref(), None, "a caller's own text");
        assert_eq!(refused("velocty", None).as_deref(), Some("velocty"), "a slip");
        assert_eq!(
            refused("velocity", Some(("nothing", 1.0))).as_deref(),
            Some("velocity"),
            "a setting's name of the caller's own is not told"
        );
        assert_eq!(
            refused("velocity", Some(("tail", 2.0))).as_deref(),
            Some("velocity.tail")
        );
        assert_eq!(refused("velocity", Some(("tail", 0.01))), None);
    }

    #[test]
    fn every_curve_has_its_own_name_and_place() {
        let named: BTreeSet<usize> = ALL
            .iter()
            .flat_map(|signal| signal.curves().map(|curve| position_of(signal.code, curve.name)))
            .flatten()
            .collect();
        assert_eq!(named.len(), MEASURES);
    }
}
