//! Links without their rows: what was found among the payments of a ledger, to be laid over them again.
//!
//! Whoever reads a list page by page would link as many rows for every page; this holds what was found as long as the ledger
//! stands as it did. Not here: whether it still does, which its keeper has to know.

use super::kinds::Kinds;
use super::note::Pair;
use super::rows::{AccountRows, Notes, Rows};
use super::said::Said;
use crate::event::Digest;
use crate::ledger::Ledger;

/// What was found among the rows of some accounts.
#[derive(Debug)]
pub struct KeptLinks {
    accounts: Vec<(Digest, bool, Notes)>,
    pairs: Vec<Pair>,
    said: Said,
}

impl Rows<'_> {
    /// What was found, without the rows.
    pub fn kept(self) -> KeptLinks {
        let accounts = self.accounts.into_iter();
        KeptLinks {
            accounts: accounts
                .map(|account| (account.key, account.is_wanted, account.notes))
                .collect(),
            pairs: self.pairs,
            said: self.said,
        }
    }
}

impl KeptLinks {
    /// The rows again: of the ledger among whose payments they were found. Nothing where an account of them is gone.
    pub fn over(self, ledger: &Ledger) -> Option<Rows<'_>> {
        let accounts = self.accounts.into_iter().map(|(key, is_wanted, notes)| {
            Some(AccountRows {
                key,
                shelf: ledger.by_key(key)?,
                is_wanted,
                kinds: Kinds::default(), // only who links asks for them
                part: None,
                notes,
            })
        });
        Some(Rows {
            accounts: accounts.collect::<Option<_>>()?,
            pairs: self.pairs,
            said: self.said,
        })
    }
}
