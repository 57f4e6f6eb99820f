//! Findings: something worth an alert, and what makes it the same as another one.
//!
//! Two findings are the same where the reason, what it is about and the local day are; never by the amount, which drifts.
//! Amounts count in doublings of what was already seen: less is drift, at a single shop a person's own amounts spread by
//! a factor of 1.6 (`profile::amounts`). Fixed steps would call 999 and 1,001 different and 1,001 and 1,999 the same.

use super::{About, StoryStep};
use crate::event::Digest;
use crate::money::Amount;
use crate::reason::Severity;
use crate::reason::{Audience, Family, Params, Reason, Role, Topic};
use crate::record::record;
use crate::score::Contribution;
use crate::signal;
use crate::time::Millis;

/// Ratio to what was seen before from which a finding is materially worse.
const MATERIALLY: f64 = 2.0;

/// Finding: something worth an alert.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // the alert's names
pub struct Finding {
    pub account_id: String,
    pub topic: Topic,
    pub audience: Audience,
    pub severity: Severity,
    /// The reason that the alert is about: the strongest one.
    pub code: String,
    /// Subject of that reason, within its code; the account itself where it is nothing else.
    pub subject: Option<Digest>,
    /// The local day.
    pub day: i64,
    pub at: Millis,
    pub event_ids: Vec<String>,
    pub reasons: Vec<Contribution>,
    pub payment: Option<About>,
    /// The import's moment of export, where it comes from one.
    pub import: Option<Millis>,
    /// Begin of the takeover story that it is part of.
    pub episode: Option<Millis>,
    /// What it adds to that story, in order.
    pub steps: Vec<StoryStep>,
}

/// Materiality: how bad something was when somebody last acted on it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Materiality {
    /// Severity.
    pub severity: Severity,
    /// The number that it is about, where it is about one.
    pub figure: Option<f64>,
}

record! { struct Materiality { severity, figure } }

impl Materiality {
    /// True where this is materially worse than what was seen: more severe, or twice the number.
    pub fn is_beyond(self, seen: Self) -> bool {
        let has_doubled = match (self.figure, seen.figure) {
            (Some(now), Some(then)) => then > 0.0 && now >= MATERIALLY * then,
            _ => false,
        };
        self.severity > seen.severity || has_doubled
    }
}

impl Finding {
    /// Deduplication key: reason, subject, local day; never the amount.
    pub fn key(&self) -> String {
        if let Some(start) = self.episode {
            return format!("takeover:{}", start.get()); // one story, one alert
        }
        Self::key_of(&self.code, self.subject, self.day)
    }

    /// The key of what would be told under a code, of a subject, of a day.
    pub fn key_of(code: &str, subject: Option<Digest>, day: i64) -> String {
        let subject = subject.map(|subject| subject.to_string());
        format!("{code}:{}:{day}", subject.as_deref().unwrap_or("account"))
    }

    /// Materiality of the finding.
    pub fn materiality(&self) -> Materiality {
        Materiality {
            severity: self.severity,
            figure: figure_of(&self.reasons, &self.code),
        }
    }

    /// True where somebody else may be using the account.
    pub fn is_takeover(&self) -> bool {
        is_takeover(&self.reasons)
    }
}

/// True where one of the reasons says that somebody else may be using the account.
pub(super) fn is_takeover(reasons: &[Contribution]) -> bool {
    reasons
        .iter()
        .filter_map(|reason| signal::of_code(&reason.code))
        .any(|signal| signal.reason.family == Family::Takeover)
}

/// Figure that a reason is about.
fn figure_of(reasons: &[Contribution], code: &str) -> Option<f64> {
    let params = &reasons.iter().find(|reason| reason.code == code)?.params;
    signal::of_code(code)?.reason.figure(params)
}

/// Money at stake in a reason about a payment of this amount: a sum, or so many of the like.
pub fn at_stake(reason: &Reason, params: &Params, amount: Amount) -> f64 {
    let amount = amount.to_f64();
    let value = |role| reason.value(role, params)?.to_f64();
    match (value(Role::Exposure), value(Role::Count)) {
        (Some(sum), _) => sum.max(amount),
        (None, Some(count)) => count * amount,
        (None, None) => amount,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn materiality(severity: Severity, figure: f64) -> Materiality {
        Materiality {
            severity,
            figure: Some(figure),
        }
    }

    #[test]
    fn a_number_that_drifts_is_the_same_and_one_that_doubles_is_worse() {
        let seen = materiality(Severity::Warning, 1000.0);
        assert!(!materiality(Severity::Warning, 1900.0).is_beyond(seen));
        assert!(!materiality(Severity::Notice, 1900.0).is_beyond(seen));
        assert!(materiality(Severity::Notice, 2000.0).is_beyond(seen));
        assert!(materiality(Severity::Danger, 10.0).is_beyond(seen));
    }
}
