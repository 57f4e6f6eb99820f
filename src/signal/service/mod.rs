//! What goes wrong, or right, between payer, merchant and operator. No suspicion of fraud: these do not touch the score.
//!
//! Two kinds. A `Signal` looks at a payment as it comes, as those of `payment` do. A `Watcher` looks at how a case stands
//! (`watch`), or at what has changed of a payment; it is asked again as time passes, and speaks once per case.

mod amount_differs;
mod charge_after_cancellation;
mod charged_but_failed;
mod discount_missing;
pub(crate) mod duplicate_charge;
mod fee_surprise;
mod hold_not_released;
mod holiday_delay;
mod not_arrived;
mod refund_elsewhere;
mod refund_late;
pub(crate) mod refund_seen;
mod refund_short;
mod refund_window_closing;

use super::{Param, ParamKind, Params, Setting};
use crate::config::Config;
use crate::event::Transaction;
use crate::ledger::{Payment, Shelf};
use crate::watch::{Case, Due, Standing};

/// Every watcher. The position is a bit of `watch::Case::told`: append only, or raise the snapshot's version.
pub const WATCHERS: &[Watcher] = &[
    charged_but_failed::WATCHER,
    not_arrived::WATCHER,
    amount_differs::WATCHER,
    fee_surprise::WATCHER,
    discount_missing::WATCHER,
    hold_not_released::WATCHER,
    refund_late::WATCHER,
    refund_short::WATCHER,
    refund_elsewhere::WATCHER,
    refund_window_closing::WATCHER,
    charge_after_cancellation::WATCHER,
    holiday_delay::WATCHER,
];

/// Something that may have to be told of a case or of a change.
#[derive(Debug, Clone, Copy)]
pub struct Watcher {
    /// Permanent: also the name of its file, its scenarios and its messages.
    pub code: &'static str,
    /// What it tells, always all of it.
    pub params: &'static [(&'static str, ParamKind)],
    /// What a host may set.
    pub settings: &'static [Setting],
    /// What it looks at.
    pub eye: Eye,
    /// It tells of what is still under way, which only the clock knows.
    pub needs_clock: bool,
}

/// `Case::told` has a bit for each.
const _: () = assert!(WATCHERS.len() <= u16::BITS as usize);

/// What a watcher looks at.
#[derive(Debug, Clone, Copy)]
pub enum Eye {
    /// How a case stands, at any time.
    Case(fn(&Vigil<'_>) -> Option<Params>),
    /// A payment as it comes, and what was known of it.
    Change(fn(&Change<'_>) -> Option<Params>),
}

/// A case and how it stands.
#[derive(Debug, Clone, Copy)]
pub struct Vigil<'a> {
    /// What is waited for.
    pub case: &'a Case,
    /// How it stands.
    pub standing: &'a Standing<'a>,
}

/// A payment that has come, or has changed.
#[derive(Debug, Clone, Copy)]
pub struct Change<'a> {
    /// As it is now.
    pub payment: &'a Transaction,
    /// As it was kept before.
    pub before: Option<&'a Payment>,
    /// The account's payments, this one not yet or as it was before.
    pub shelf: &'a Shelf,
    pub(crate) config: &'a Config,
    pub(crate) watcher: &'static Watcher,
}

impl Change<'_> {
    /// The setting's value: the host's, else the default.
    pub(crate) fn setting(&self, name: &str) -> f64 {
        let reason = self.config.reasons.get(self.watcher.code);
        let given = reason.and_then(|reason| reason.params.get(name)).copied();
        let setting = self.watcher.settings.iter().find(|setting| setting.name == name);
        given.or(setting.map(|setting| setting.default)).unwrap_or(0.0)
    }

    /// The other side's name; empty where it has none.
    pub(crate) fn counterparty(&self) -> Param {
        let side = self.payment.counterparty.as_ref();
        Param::Text(side.and_then(|side| side.name.clone()).unwrap_or_default())
    }

    /// The amount.
    pub(crate) fn amount(&self) -> Param {
        Param::Text(self.payment.amount.to_string())
    }

    /// The currency.
    pub(crate) fn currency(&self) -> Param {
        Param::Text(self.payment.currency.to_string())
    }
}

impl Vigil<'_> {
    /// How much is waited for; empty of a payment that is not known and where no amount was said.
    pub(crate) fn wanted(&self) -> Param {
        let wanted = self.standing.wanted.map(|amount| amount.to_string());
        Param::Text(wanted.unwrap_or_default())
    }

    /// How much has come.
    pub(crate) fn received(&self) -> Param {
        Param::Text(self.standing.received.to_string())
    }

    /// The currency.
    pub(crate) fn currency(&self) -> Param {
        let paid = self.standing.payment.map(|payment| payment.currency);
        let currency = self.case.currency.or(paid);
        Param::Text(currency.map(|currency| currency.to_string()).unwrap_or_default())
    }

    /// The other side's name; empty where it has none.
    pub(crate) fn counterparty(&self) -> Param {
        let name = self
            .standing
            .payment
            .zip(self.standing.shelf)
            .and_then(|(payment, shelf)| shelf.counterparty(payment));
        Param::Text(name.unwrap_or_default().to_owned())
    }

    /// Since when it is waited for.
    pub(crate) const fn since(&self) -> Param {
        Param::Number(self.case.at.to_f64())
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

/// How a late case is told: `amount`, `currency`, `counterparty`, `sinceAt`, `dueAt`, `term`, `estimated`.
pub(crate) const LATE: &[(&str, ParamKind)] = &[
    ("amount", ParamKind::Money),
    ("currency", ParamKind::Currency),
    ("counterparty", ParamKind::Name),
    ("sinceAt", ParamKind::Time),
    ("dueAt", ParamKind::Time),
    ("term", ParamKind::Term),
    ("estimated", ParamKind::Boolean),
];

/// A case that is overdue, in `LATE`'s words.
pub(crate) fn late(vigil: &Vigil<'_>) -> Option<Params> {
    let due = vigil.standing.due.as_ref()?;
    vigil.standing.is_late.then(|| {
        Params::of([
            ("amount", vigil.wanted()),
            ("currency", vigil.currency()),
            ("counterparty", vigil.counterparty()),
            ("sinceAt", vigil.since()),
            ("dueAt", due_at(due)),
            ("term", term_of(due)),
            ("estimated", Param::Bool(due.estimated)),
        ])
    })
}
