//! What the host set of all suspicions, found by name once: the mode of each, and its settings.
//!
//! One reading of live, shadow and off for every kind of suspicion. What names a reason or a setting that there is none
//! of, a value out of its bounds, or a mode of what has none, is refused by its path.

use super::service::refund_window_closing;
use super::{OF_PAYMENTS, REGISTRY, Signal};
use crate::config::{Config, Mode, ReasonConfig, SettingValue};
use crate::error::{Code, Error, Result, Unknown, shown};
use crate::nearest::nearest;
use crate::reason::false_alarms::starts_in_shadow;
use crate::reason::{Reason, Setting, Settings as _, Value};

/// How many settings there are before each suspicion's own.
const FIRST: [usize; REGISTRY.len()] = {
    let (mut first, mut sum, mut number) = ([0; REGISTRY.len()], 0, 0);
    #[allow(clippy::indexing_slicing)] // within the list: the compiler checks it
    while number < REGISTRY.len() {
        first[number] = sum;
        sum += REGISTRY[number].reason.settings.len();
        number += 1;
    }
    first
};

/// A reason by itself: whoever takes it out of its suspicion takes the code that looks along.
const CLOSING: Reason = refund_window_closing::SIGNAL.reason;

/// The mode and the settings of every suspicion, by its number in the registry.
#[derive(Debug, Clone, PartialEq)]
pub struct Setup {
    modes: Vec<Mode>,
    values: Vec<Value>,
    has_shadows: bool,
    closing_days: f64,
}

impl Default for Setup {
    /// As it was shipped.
    fn default() -> Self {
        Self::as_set(|_| None)
    }
}

impl Setup {
    /// As this configuration has it, or where it cannot be.
    pub fn of(config: &Config) -> Result<Self> {
        for (code, reason) in &config.reasons {
            check(code, reason)?;
        }
        Ok(Self::as_set(|code| config.reasons.get(code)))
    }

    fn as_set<'a>(of_host: impl Fn(&str) -> Option<&'a ReasonConfig>) -> Self {
        let shipped = |reason: &Reason| match starts_in_shadow(reason) {
            true => Mode::Shadow,
            false => Mode::Live,
        };
        let mode = |signal: &Signal| {
            let set = of_host(signal.reason.code).map(|set| set.mode);
            set.unwrap_or_else(|| shipped(&signal.reason))
        };
        let modes: Vec<Mode> = REGISTRY.iter().map(mode).collect();
        let value = |code: &str, setting: &Setting| {
            let set = of_host(code).and_then(|set| set.params.get(setting.name));
            set.map_or(setting.unset(), Value::from)
        };
        let of_reason = |reason: &'static Reason| {
            let settings = reason.settings.iter();
            settings
                .map(|setting| value(reason.code, setting))
                .collect::<Vec<_>>()
        };
        let closing = of_reason(&CLOSING);
        Self {
            has_shadows: modes.iter().take(OF_PAYMENTS).any(|mode| *mode == Mode::Shadow),
            values: REGISTRY
                .iter()
                .flat_map(|signal| of_reason(&signal.reason))
                .collect(),
            modes,
            closing_days: refund_window_closing::Settings::of(&closing).days,
        }
    }

    /// Whether a suspicion takes part.
    pub fn mode(&self, number: usize) -> Mode {
        self.modes.get(number).copied().unwrap_or_default()
    }

    /// True where it decides.
    pub fn is_live(&self, number: usize) -> bool {
        self.mode(number) == Mode::Live
    }

    /// Whether the suspicion of this code takes part.
    pub fn mode_of(&self, code: &str) -> Mode {
        let number = REGISTRY.iter().position(|signal| signal.reason.code == code);
        number.map_or(Mode::Live, |number| self.mode(number))
    }

    /// True where a suspicion of payments only looks on.
    pub const fn has_shadows(&self) -> bool {
        self.has_shadows
    }

    /// The settings of a suspicion, in the order of their declaration.
    pub fn values(&self, number: usize) -> &[Value] {
        let first = FIRST.get(number).copied().unwrap_or_default();
        let count = REGISTRY
            .get(number)
            .map_or(0, |signal| signal.reason.settings.len());
        self.values.get(first..first + count).unwrap_or_default()
    }

    /// For how many days before its end the window for a refund counts as closing: asked where cases are read.
    pub const fn closing_days(&self) -> f64 {
        self.closing_days
    }
}

fn refused(path: String, nearest: Option<&'static str>) -> Error {
    let mut error = Error::new(Code::ConfigInvalid).at_field("reasons");
    error.unknown = Some(Box::new(Unknown { path, nearest }));
    error
}

/// Path in a configuration as it may be shown. Keys of operators and calendars are accounts and rails of the host's, and so
/// is a reason's that nobody knows: each may be a name.
pub fn shown_path(path: &str) -> String {
    let mut steps: Vec<&str> = path.split('.').collect();
    if let [within, key, ..] = steps.as_mut_slice() {
        let is_ours = match *within {
            "operators" | "calendars" => false,
            "reasons" => REGISTRY.iter().any(|signal| signal.reason.code == *key),
            _ => true,
        };
        if !is_ours {
            *key = "*";
        }
    }
    steps.join(".")
}

/// What a setting takes, as it is told to whoever gave it something else.
const SUM: &[&str] = &["{ amount: \"10000\", currency: \"EUR\" }"];
const NUMBER: &[&str] = &["number"];

impl From<&SettingValue> for Value {
    fn from(given: &SettingValue) -> Self {
        match given {
            SettingValue::Number(value) => Self {
                value: *value,
                currency: None,
            },
            SettingValue::Money(sum) => Self {
                value: sum.amount.to_f64(),
                currency: Some(sum.currency),
            },
        }
    }
}

fn check(code: &str, set: &ReasonConfig) -> Result<()> {
    let named = || REGISTRY.iter().filter(|signal| signal.reason.has_modes());
    let Some(signal) = named().find(|signal| signal.reason.code == code) else {
        let nearest = nearest(code, named().map(Signal::code));
        // A slip is shown beside what was meant, and a line that has no mode; what is near to nothing may be a name.
        let is_ours = nearest.is_some() || super::of_code(code).is_some();
        let code = if is_ours { shown(code) } else { "*" };
        return Err(refused(format!("reasons.{code}"), nearest));
    };
    for (name, value) in &set.params {
        let path = || format!("reasons.{code}.params.{}", shown(name));
        let Some(setting) = signal.reason.setting(name) else {
            let names = signal.reason.settings.iter().map(|setting| setting.name);
            return Err(refused(path(), nearest(name, names)));
        };
        // A sum without its currency would hold in yen as in dinars; a number has none.
        match (value, setting.money) {
            (SettingValue::Number(_), Some(_)) => return Err(refused(path(), None).expecting(SUM)),
            (SettingValue::Money(_), None) => return Err(refused(path(), None).expecting(NUMBER)),
            _ => {}
        }
        if !(setting.least..=setting.most).contains(&Value::from(value).value) {
            return Err(refused(path(), None));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Sum;
    use crate::money::{Amount, Currency};
    use std::collections::BTreeMap;

    #[test]
    fn keys_that_a_host_chose_are_not_told() {
        for (path, shown) in [
            ("operators.anna-berg", "operators.*"),
            ("calendars.anna.holidays.3", "calendars.*.holidays.3"),
            ("reasons.anna.mode", "reasons.*.mode"),
            ("reasons.velocity.mode", "reasons.velocity.mode"),
            ("thresholds.block", "thresholds.block"),
            ("operators", "operators"),
        ] {
            assert_eq!(shown_path(path), shown);
        }
    }

    fn config(code: &str, mode: Mode, setting: Option<(&str, SettingValue)>) -> Config {
        let params = setting.map(|(name, value)| (name.to_owned(), value));
        let reason = ReasonConfig {
            mode,
            params: BTreeMap::from_iter(params),
        };
        Config {
            reasons: BTreeMap::from([(code.to_owned(), reason)]),
            ..Config::default()
        }
    }

    fn refused(code: &str, setting: Option<(&str, f64)>) -> Option<(String, Option<&'static str>)> {
        let setting = setting.map(|(name, value)| (name, value.into()));
        let error = Setup::of(&config(code, Mode::Live, setting)).err()?;
        Some((error.path()?.to_owned(), error.nearest()))
    }

    #[test]
    fn an_unknown_reason_or_setting_is_named_by_its_path_with_the_nearest_known_name() {
        let told = |path: &str, nearest| Some((path.to_owned(), nearest));
        assert_eq!(
            refused("no-such", None),
            told("reasons.*", None),
            "near to nothing"
        );
        assert_eq!(
            refused("velocty", None),
            told("reasons.velocty", Some("velocity"))
        );
        assert_eq!(
            refused("王小明", None),
            told("reasons.*", None),
            "a caller's own text"
        );
        let setting = |name, value| refused("velocity", Some((name, value)));
        assert_eq!(
            setting("tial", 1.0),
            told("reasons.velocity.params.tial", Some("tail"))
        );
        assert_eq!(setting("tail", 2.0), told("reasons.velocity.params.tail", None));
        assert_eq!(setting("tail", 0.01), None);
    }

    #[test]
    fn every_reason_can_be_switched_but_a_line_that_counts_what_was_held_back() {
        for Signal { reason, .. } in REGISTRY {
            let setup = Setup::of(&config(reason.code, Mode::Off, None));
            assert_eq!(setup.is_ok(), reason.has_modes(), "{}", reason.code);
            if let Ok(setup) = setup {
                assert_eq!(setup.mode_of(reason.code), Mode::Off);
            }
        }
    }

    #[test]
    fn every_setting_can_be_set_to_its_bounds_and_is_read_back() {
        for (number, Signal { reason, .. }) in REGISTRY.iter().enumerate() {
            for (place, setting) in reason.settings.iter().enumerate() {
                assert!(
                    (setting.least..=setting.most).contains(&setting.default),
                    "{}.{}",
                    reason.code,
                    setting.name
                );
                let money = |value: f64| {
                    let (amount, currency) = (Amount::parse(&value.to_string()).unwrap(), Currency::CNY);
                    SettingValue::Money(Sum { amount, currency })
                };
                let is_money = setting.money.is_some();
                for value in [setting.least, setting.most] {
                    let given = if is_money { money(value) } else { value.into() };
                    let setup = Setup::of(&config(reason.code, Mode::Live, Some((setting.name, given))));
                    let read = setup.unwrap().values(number)[place];
                    assert_eq!(read.value.to_bits(), value.to_bits());
                    assert_eq!(read.currency, is_money.then_some(Currency::CNY));
                }
                assert_eq!(Setup::default().values(number)[place], setting.unset());
                // The other kind is refused where it stands, and what belongs there is said.
                let other = if is_money {
                    setting.least.into()
                } else {
                    money(1.0)
                };
                let refused = Setup::of(&config(reason.code, Mode::Live, Some((setting.name, other))));
                assert_eq!(refused.unwrap_err().expected, if is_money { SUM } else { NUMBER });
            }
        }
    }
}
