//! Something that is waited for, and how it stands: what those that tell of it read.

use crate::pending::{CaseStatus, Due, Pending};
use crate::reason::{Param, ParamSpec, Params, Role};

/// A case and how it stands.
#[derive(Debug, Clone, Copy)]
pub struct CaseContext<'a> {
    /// What is waited for.
    pub pending: &'a Pending,
    /// How it stands.
    pub status: &'a CaseStatus<'a>,
}

impl CaseContext<'_> {
    /// How much is waited for; empty of a payment that is not known and where no amount was said.
    pub(crate) fn wanted(&self) -> Param {
        let wanted = self.status.wanted.map(|amount| amount.to_string());
        Param::Text(wanted.unwrap_or_default())
    }

    /// How much has come.
    pub(crate) fn received(&self) -> Param {
        Param::Text(self.status.received.to_string())
    }

    /// The currency.
    pub(crate) fn currency(&self) -> Param {
        let paid = self.status.payment.map(|payment| payment.currency);
        let currency = self.pending.currency.or(paid);
        Param::Text(currency.map(|currency| currency.to_string()).unwrap_or_default())
    }

    /// The other side's name; empty where it has none.
    pub(crate) fn counterparty(&self) -> Param {
        let name = self
            .status
            .payment
            .zip(self.status.shelf)
            .and_then(|(payment, shelf)| shelf.counterparty(payment));
        Param::Text(name.unwrap_or_default().to_owned())
    }

    /// Since when it is waited for.
    pub(crate) const fn since(&self) -> Param {
        Param::Number(self.pending.at.to_f64())
    }
}

/// When it was due, and by which term.
pub(crate) fn due_at(due: &Due) -> Param {
    Param::Number(due.at.to_f64())
}

/// The term's code, for its sentence.
pub(crate) fn term_of(due: &Due) -> Param {
    Param::Text(due.term.code.to_owned())
}

/// Parameters of a case that is late.
pub(crate) const LATE: &[ParamSpec] = &[
    ParamSpec::money("amount").as_role(Role::Exposure),
    ParamSpec::currency("currency"),
    ParamSpec::name("counterparty"),
    ParamSpec::time("sinceAt"),
    ParamSpec::time("dueAt").as_role(Role::Due),
    ParamSpec::term("term"),
    ParamSpec::flag("estimated"),
];

/// A case that is overdue, in `LATE`'s words.
pub(crate) fn late(context: &CaseContext<'_>) -> Option<Params> {
    let due = context.status.due.as_ref()?;
    context.status.is_late.then(|| {
        Params::of([
            ("amount", context.wanted()),
            ("currency", context.currency()),
            ("counterparty", context.counterparty()),
            ("sinceAt", context.since()),
            ("dueAt", due_at(due)),
            ("term", term_of(due)),
            ("estimated", Param::Bool(due.estimated)),
        ])
    })
}
