//! The declarations of all reasons, as `about()` tells them.

use crate::config::{SettingValue, Sum};
use crate::money::Amount;
use crate::pending::Responsible;
use crate::reason::false_alarms;
use crate::reason::{Audience, Family, ParamSpec, Reason, Role, Rule, Severity, Topic, Trigger};
use crate::signal::REGISTRY;
use serde::Serialize;

/// A reason, and all that a host or a page of reference has to know of it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReasonSpec {
    code: &'static str,
    /// The key of its title in the messages.
    title: String,
    /// Absent on the lines that say what was held back.
    #[serde(skip_serializing_if = "Option::is_none")]
    family: Option<Family>,
    topic: Topic,
    audience: Audience,
    trigger: Trigger,
    severity: SeverityView,
    /// Whose turn it is, where nothing that is waited for says.
    with: Responsible,
    params: Vec<ParamView>,
    /// Which modes `Config.reasons` can give it.
    modes: &'static [&'static str],
    settings: Vec<SettingView>,
    /// Of the MITRE Fight Fraud Framework.
    techniques: &'static [&'static str],
    since: &'static str,
    /// Absent where none was measured: of what nobody is warned by.
    #[serde(skip_serializing_if = "Option::is_none")]
    false_alarms: Option<FalseAlarmsView>,
    /// Mode that it has where its host says nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    starts: Option<&'static str>,
}

/// How often it warned people of whom nothing was wrong, in made-up lives.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct FalseAlarmsView {
    per_thousand_account_months: f64,
    measured_at: &'static str,
}

#[derive(Debug, Serialize)]
struct ParamView {
    name: &'static str,
    kind: &'static str,
    /// What it means to the alert, where it is not only shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<Role>,
}

#[derive(Debug, Serialize)]
struct SettingView {
    name: &'static str,
    /// "number", or "money": a sum with its currency.
    kind: &'static str,
    /// Absent where a sum has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    default: Option<SettingValue>,
    least: f64,
    most: f64,
    /// Where the reference is made; the module does without.
    #[cfg(not(target_arch = "wasm32"))]
    about: &'static str,
}

/// By which rule its alerts are as severe as they are.
#[derive(Debug, Serialize)]
#[serde(rename_all = "lowercase", tag = "rule")]
enum SeverityView {
    Risk,
    Always {
        is: Severity,
    },
    Where {
        param: &'static str,
        is: Severity,
        otherwise: Severity,
    },
    First {
        cases: Vec<CaseOfSeverity>,
        otherwise: Severity,
    },
}

#[derive(Debug, Serialize)]
struct CaseOfSeverity {
    param: &'static str,
    is: Severity,
}

impl From<Rule> for SeverityView {
    fn from(rule: Rule) -> Self {
        match rule {
            Rule::Risk => Self::Risk,
            Rule::Always(is) => Self::Always { is },
            Rule::Where { param, is, otherwise } => Self::Where { param, is, otherwise },
            Rule::First { cases, otherwise } => {
                let case = |(param, is): &(&'static str, Severity)| CaseOfSeverity { param, is: *is };
                Self::First {
                    cases: cases.iter().map(case).collect(),
                    otherwise,
                }
            }
        }
    }
}

impl From<&ParamSpec> for ParamView {
    fn from(spec: &ParamSpec) -> Self {
        Self {
            name: spec.name,
            kind: spec.kind.as_str(),
            role: Some(spec.role).filter(|role| *role != Role::Shown),
        }
    }
}

impl From<&'static Reason> for ReasonSpec {
    fn from(reason: &'static Reason) -> Self {
        let settings = reason.settings.iter().map(|setting| SettingView {
            name: setting.name,
            kind: if setting.money.is_some() {
                "money"
            } else {
                "number"
            },
            default: match setting.money {
                None => Some(SettingValue::Number(setting.default)),
                Some(currency) => currency.map(|currency| {
                    SettingValue::Money(Sum {
                        amount: Amount::estimate(setting.default, currency),
                        currency,
                    })
                }),
            },
            least: setting.least,
            most: setting.most,
            #[cfg(not(target_arch = "wasm32"))]
            about: setting.about.trim(),
        });
        Self {
            code: reason.code,
            title: format!("{}.title", reason.code),
            family: Some(reason.family).filter(|family| *family != Family::Digest),
            topic: reason.topic(),
            audience: reason.audience(),
            trigger: reason.trigger,
            severity: reason.severity.into(),
            with: reason.turn,
            params: reason.params.iter().map(ParamView::from).collect(),
            modes: if reason.has_modes() {
                &["live", "shadow", "off"]
            } else {
                &[]
            },
            settings: settings.collect(),
            techniques: reason.techniques,
            since: reason.since,
            false_alarms: false_alarms::per_thousand_account_months(reason.code).map(|rate| {
                FalseAlarmsView {
                    per_thousand_account_months: rate,
                    measured_at: false_alarms::measured().0,
                }
            }),
            starts: reason
                .has_modes()
                .then(|| match false_alarms::starts_in_shadow(reason) {
                    true => "shadow",
                    false => "live",
                }),
        }
    }
}

impl ReasonSpec {
    /// Of every reason that an alert can have.
    pub fn all() -> Vec<Self> {
        REGISTRY.iter().map(|signal| Self::from(&signal.reason)).collect()
    }

    /// Its code.
    pub const fn code(&self) -> &'static str {
        self.code
    }
}
