//! Check-up: what protects an account, by what the wallet knows of it and what was seen, as advice in order: the next step first.
//!
//! What is not known is not judged, and the last line says how much was looked at: nothing here says that anybody is safe. A password's
//! age and its kinds of characters lower no verdict: NIST SP 800-63-4 (July 2025) asks for length, for no reuse, and for a change where
//! something happened, and says that rules of composition and periodic changes shall not be imposed. A payment PIN of six digits has
//! rules of its own: it is tried at the operator, who counts the tries, so that all it may not be is the first that anybody would try.
//! Not here: words, and passwords themselves, which never enter the module: only what the wallet knows of them.

use crate::reason::{Param, Params, Severity};
use crate::time::{DAY, Millis};
use serde::Deserialize;

/// What the wallet knows of an account's protection; absent is not known.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[allow(missing_docs)] // the contract's names
pub struct Facts {
    pub two_step: Option<bool>,
    pub biometric: Option<bool>,
    pub password_length: Option<u32>,
    /// Taken, and without effect on any verdict.
    pub password_classes: Option<u32>,
    /// Taken: a change after what happened is what counts.
    pub password_changed_at: Option<Millis>,
    pub reused_password: Option<bool>,
    pub suspected_leak: Option<bool>,
    /// The payment PIN is a birthday, a row or one digit, as far as the wallet can tell without keeping it.
    pub guessable_pin: Option<bool>,
    pub alerts_on: Option<bool>,
    pub contact_verified: Option<bool>,
    pub known_devices: Option<u32>,
}

/// What the engine saw of the account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Seen {
    /// Uses that the habits rest on.
    pub uses: u32,
    /// Devices among them.
    pub devices: u32,
    /// Last suspicious use that nobody has explained, nor reported.
    pub odd_at: Option<Millis>,
    /// The last time that the second step was switched off, and not on again.
    pub two_step_off_at: Option<Millis>,
    /// A use or payment was reported as somebody else's.
    pub reported_at: Option<Millis>,
}

/// One line of advice.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // the contract's names
pub struct Item {
    pub code: &'static str,
    pub severity: Severity,
    pub params: Params,
}

/// What happened longer ago than this has been dealt with, or is no news: half-life of habits.
const RECENT: i64 = 90 * DAY;
/// Shortest password that is enough by itself, and beside a second step: SP 800-63B-4, 3.1.1.2.
const LONG_ALONE: u32 = 15;
const LONG_BESIDE: u32 = 8;
/// Devices beyond which somebody has forgotten one: a phone, a tablet, a computer. Judgement.
const FEW_DEVICES: u32 = 3;
/// How many facts there are, but for the two that are without effect.
const FACTS: u32 = 9;

/// Advice in the order in which it is worth following.
pub fn checkup(facts: &Facts, seen: &Seen, now: Millis) -> Vec<Item> {
    let mut items = Vec::new();
    let mut say = |code, severity, params| {
        items.push(Item {
            code,
            severity,
            params,
        });
    };
    let none = Params::default;
    let recent = |at: Option<Millis>| at.filter(|at| now.since(*at) < RECENT);
    let since_change = |at: &Millis| facts.password_changed_at.is_none_or(|changed| changed < *at);
    if let Some(at) = recent(seen.odd_at) {
        say("odd-access", Severity::Danger, at_of(at));
    }
    if let Some(at) = recent(seen.reported_at).filter(since_change) {
        say("reported", Severity::Danger, at_of(at));
    }
    if facts.suspected_leak == Some(true) {
        say("leak", Severity::Danger, none());
    }
    let two_step = facts.two_step.or_else(|| seen.two_step_off_at.map(|_| false));
    if two_step == Some(false) {
        say("two-step", Severity::Warning, none());
    }
    // That they were switched on again no use tells, so that only the wallet knows.
    if facts.alerts_on == Some(false) {
        say("alerts", Severity::Warning, none());
    }
    if facts.reused_password == Some(true) {
        say("reuse", Severity::Warning, none());
    }
    if facts.guessable_pin == Some(true) {
        say("pin", Severity::Warning, none());
    }
    if facts.contact_verified == Some(false) {
        say("contact", Severity::Warning, none());
    }
    let least = match two_step {
        Some(true) => LONG_BESIDE,
        _ => LONG_ALONE,
    };
    if let Some(length) = facts.password_length.filter(|length| *length < least) {
        let params = [("length", number(length)), ("least", number(least))];
        say("length", Severity::Notice, Params::of(params));
    }
    let devices = facts.known_devices.unwrap_or(seen.devices);
    if devices > FEW_DEVICES {
        say(
            "devices",
            Severity::Notice,
            Params::of([("devices", number(devices))]),
        );
    }
    if facts.biometric == Some(false) {
        say("biometric", Severity::Info, none());
    }
    let known = [
        facts.two_step.is_some(),
        facts.biometric.is_some(),
        facts.password_length.is_some(),
        facts.reused_password.is_some(),
        facts.suspected_leak.is_some(),
        facts.guessable_pin.is_some(),
        facts.alerts_on.is_some(),
        facts.contact_verified.is_some(),
        facts.known_devices.is_some(),
    ];
    let known = known
        .into_iter()
        .fold(0, |count, is_known| count + u32::from(is_known));
    let params = [
        ("facts", number(known)),
        ("of", number(FACTS)),
        ("uses", number(seen.uses)),
    ];
    say("looked-at", Severity::Info, Params::of(params));
    items
}

fn number(count: u32) -> Param {
    Param::Number(f64::from(count))
}

#[allow(clippy::cast_precision_loss)] // milliseconds
fn at_of(at: Millis) -> Params {
    Params::of([("at", Param::Number(at.get() as f64))])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(facts: &Facts, seen: &Seen) -> Vec<&'static str> {
        let now = Millis::new(1000 * DAY).unwrap();
        checkup(facts, seen, now).iter().map(|item| item.code).collect()
    }

    #[test]
    fn what_happened_comes_before_what_could_be_better() {
        let facts = Facts {
            two_step: Some(false),
            biometric: Some(false),
            suspected_leak: Some(true),
            ..Facts::default()
        };
        let seen = Seen {
            odd_at: Millis::new(999 * DAY).ok(),
            ..Seen::default()
        };
        assert_eq!(
            codes(&facts, &seen),
            ["odd-access", "leak", "two-step", "biometric", "looked-at"]
        );
    }

    #[test]
    fn an_old_password_of_one_kind_of_characters_is_no_fault() {
        let facts = Facts {
            password_length: Some(20),
            password_classes: Some(1),
            password_changed_at: Millis::new(DAY).ok(),
            ..Facts::default()
        };
        assert_eq!(codes(&facts, &Seen::default()), ["looked-at"]);
    }

    #[test]
    fn eight_characters_are_enough_beside_a_second_step_and_not_alone() {
        let facts = |two_step| Facts {
            password_length: Some(10),
            two_step: Some(two_step),
            ..Facts::default()
        };
        assert_eq!(codes(&facts(true), &Seen::default()), ["looked-at"]);
        assert_eq!(
            codes(&facts(false), &Seen::default()),
            ["two-step", "length", "looked-at"]
        );
    }

    #[test]
    fn of_what_is_not_known_nothing_is_said_but_that_it_was_not_looked_at() {
        assert_eq!(codes(&Facts::default(), &Seen::default()), ["looked-at"]);
    }
}
