//! Terms as a host gives them: of an operator that it names, and in place of all of ours of that operator.
//!
//! Two that say different things of the same are refused: nobody could tell which of them holds. Not here: our own terms
//! (`pending::terms`), and when something is due by one (`pending::due`).

use crate::event::InstrumentKind;
use crate::record::record;
use serde::Deserialize;

/// Subject of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TermOf {
    /// For how long a refund may be on its way.
    #[default]
    Refund,
    /// Until when a payment can be paid back at all.
    RefundWindow,
    /// For how long a transfer may be on its way.
    Arrival,
    /// For how long money may be held.
    Release,
    /// For how long points may take.
    Points,
}

record! { enum TermOf { 0 = Refund, 1 = RefundWindow, 2 = Arrival, 3 = Release, 4 = Points } }

/// Term of an operator, as its host gives it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase", default)]
pub struct GivenTerm {
    /// The operator's id, as in `Config.operators`.
    pub operator: String,
    /// Subject.
    pub what: TermOf,
    /// Where the money goes back to; anywhere where absent.
    pub to: Option<InstrumentKind>,
    /// Span by the clock.
    pub minutes: Option<u16>,
    /// Span in days on which banks work.
    pub working_days: Option<u8>,
    /// Span in days.
    pub days: Option<u16>,
    /// Span in months.
    pub months: Option<u8>,
    /// Page, law or contract that says so.
    pub source: String,
    /// The day on which it was read there.
    pub seen_on: String,
}

record! { struct GivenTerm { operator, what, to, minutes, working_days, days, months, source, seen_on } }

impl GivenTerm {
    /// True where it says whose it is, where it is from, and one span.
    fn is_whole(&self) -> bool {
        let spans = [
            self.minutes.is_some(),
            self.working_days.is_some(),
            self.days.is_some(),
            self.months.is_some(),
        ];
        let is_told = !self.operator.is_empty() && !self.source.is_empty();
        is_told && spans.into_iter().filter(|given| *given).count() == 1
    }

    fn is_of(&self, operator: &str, what: TermOf, to: Option<InstrumentKind>) -> bool {
        self.operator == operator && self.what == what && self.to == to
    }
}

/// True where each is whole and none stands beside another about the same.
pub(super) fn are_valid(terms: &[GivenTerm]) -> bool {
    let is_alone = |term: &GivenTerm| {
        let same = terms
            .iter()
            .filter(|other| other.is_of(&term.operator, term.what, term.to));
        same.count() == 1
    };
    terms.iter().all(|term| term.is_whole() && is_alone(term))
}

/// The host's term, once it gives any of the operator's: nothing within where it gives none about this.
pub fn given<'a>(
    terms: &'a [GivenTerm],
    operator: Option<&str>,
    what: TermOf,
    to: Option<InstrumentKind>,
) -> Option<Option<&'a GivenTerm>> {
    let operator = operator?;
    if !terms.iter().any(|term| term.operator == operator) {
        return None;
    }
    let found = |to| terms.iter().find(|term| term.is_of(operator, what, to));
    Some(found(to).or_else(|| found(None)))
}
