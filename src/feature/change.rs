//! A payment as it comes or changes, against what was known of it.

use crate::event::Transaction;
use crate::ledger::{Payment, Shelf};
use crate::reason::Param;

/// A payment that has come, or has changed.
#[derive(Debug, Clone, Copy)]
pub struct Change<'a> {
    /// As it is now.
    pub payment: &'a Transaction,
    /// As it was kept before.
    pub before: Option<&'a Payment>,
    /// The account's payments, this one not yet or as it was before.
    pub shelf: &'a Shelf,
}

impl Change<'_> {
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
