//! Reason codes: what each suspicion declares of itself, once.
//!
//! A `Reason` says its code, whose doing it would be, how severe it is, what its messages are given and what each value
//! counts as, what a host may set, what has it looked at, which techniques of fraud it covers, and since when it exists.
//! Everything else (whom it is for, what its alerts are about, the figure that makes one worse, when it is due, whose turn
//! it is) follows from that, and is never guessed from a name.
//! Not here: the code that looks (`signal`), and the list of all reasons (`signal::REGISTRY`).

mod explanation;
pub mod false_alarms;
mod family;
mod params;
mod settings;
mod severity;
mod strength;
mod trigger;

pub use explanation::{Counterfactual, Explanation};
pub use family::{Audience, Family};
pub use params::{Param, ParamKind, ParamSpec, Params, Role};
pub(crate) use settings::{FromValue, settings};
pub use settings::{Limit, Setting, Settings, Value};
pub use severity::{Rule, Severity};
pub use strength::Strength;
pub use trigger::{Topic, Trigger};

use crate::pending::Responsible;

/// The declaration of a suspicion.
#[derive(Debug, Clone, Copy)]
pub struct Reason {
    /// Permanent: also the name of its file, its scenarios and its messages.
    pub code: &'static str,
    /// Who acts, if it is right: it decides on the advice, on what may be put to sleep, and on whom it is for.
    pub family: Family,
    /// What has it looked at; its alerts' topic follows.
    pub trigger: Trigger,
    /// How severe its alerts are.
    pub severity: Rule,
    /// What its messages are given, always all of it, in this order.
    pub params: &'static [ParamSpec],
    /// What a host may set.
    pub settings: &'static [Setting],
    /// Whose turn it is, where nothing that is waited for says.
    pub turn: Responsible,
    /// Techniques of the MITRE Fight Fraud Framework that it covers, by id.
    pub techniques: &'static [&'static str],
    /// The version that had it first.
    pub since: &'static str,
}

impl Reason {
    /// What suspicions of a payment share.
    pub(crate) const OF_PAYMENT: Self = Self {
        code: "",
        family: Family::Anomaly,
        trigger: Trigger::Payment,
        severity: Rule::Risk,
        params: &[],
        settings: &[],
        turn: Responsible::Wallet,
        techniques: &[],
        since: "0.2.0",
    };

    /// What suspicions of a use of the account share.
    pub(crate) const OF_ACCESS: Self = Self {
        trigger: Trigger::Access,
        ..Self::OF_PAYMENT
    };

    /// What is told of a payment as it comes or changes, beside any suspicion of fraud.
    pub(crate) const OF_CHANGE: Self = Self {
        family: Family::Service,
        trigger: Trigger::Change,
        severity: Rule::Always(Severity::Notice),
        ..Self::OF_PAYMENT
    };

    /// What is told of something that is waited for.
    pub(crate) const OF_CASE: Self = Self {
        trigger: Trigger::Case,
        severity: Rule::Always(Severity::Warning),
        ..Self::OF_CHANGE
    };

    /// What is told of the sums of a period.
    pub(crate) const OF_PERIOD: Self = Self {
        family: Family::Spending,
        trigger: Trigger::Period,
        ..Self::OF_CHANGE
    };

    /// A line that says how much was held back.
    pub(crate) const OF_DIGEST: Self = Self {
        family: Family::Digest,
        trigger: Trigger::Digest,
        severity: Rule::Always(Severity::Info),
        ..Self::OF_CHANGE
    };

    /// Whom it is for.
    pub const fn audience(&self) -> Audience {
        self.family.audience()
    }

    /// What its alerts are about. What goes wrong in the service is told as that, whatever has it looked at.
    pub const fn topic(&self) -> Topic {
        match self.family {
            Family::Service => Topic::Service,
            _ => self.trigger.topic(),
        }
    }

    /// True of what can be live, in shadow, or off. A line that counts what was held back is bounded by
    /// `Config.alertsPerDay` and has no switch: without it, what was held back would be lost unsaid.
    pub const fn has_modes(&self) -> bool {
        !matches!(self.trigger, Trigger::Digest)
    }

    /// True of what a desk can be asked about.
    pub const fn concerns_desk(&self) -> bool {
        !matches!(self.trigger, Trigger::Digest | Trigger::Period)
    }

    /// The value of the parameter that has this role.
    pub fn value<'a>(&self, role: Role, params: &'a Params) -> Option<&'a Param> {
        let spec = self.params.iter().find(|spec| spec.role == role)?;
        params.get(spec.name)
    }

    /// The number that it is about: only what doubles it is materially worse.
    pub fn figure(&self, params: &Params) -> Option<f64> {
        let measures = [Role::Exposure, Role::Count, Role::Size];
        measures
            .into_iter()
            .find_map(|role| self.value(role, params)?.to_f64())
    }

    /// The setting of this name.
    pub fn setting(&self, name: &str) -> Option<&'static Setting> {
        self.settings.iter().find(|setting| setting.name == name)
    }
}
