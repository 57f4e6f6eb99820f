//! What is usual: the memory that scoring rests on.
//!
//! One `Account` per account, of bounded size; each holds what it does with its counterparties. The number of accounts
//! is bounded too: the one that came up least recently is forgotten first, and `evicted` says how often that happened.
//! Not here: payments themselves. Scoring never needs the ledger.

pub mod account;
pub mod amounts;
pub mod charges;
pub mod class;
pub mod counterparty;
pub mod known;

pub use account::{Account, BURST_WINDOW};
pub use charges::Charge;
pub use class::Class;
pub use counterparty::CounterpartyHabit;
pub use known::Familiarity;

use crate::catalogue::Catalogue;
use crate::event::{Digest, Transaction};
use crate::time::UtcOffset;
use serde::{Deserialize, Serialize};

/// How much is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Accounts in all.
    pub accounts: usize,
    /// Counterparties of each account.
    pub counterparties: usize,
    /// Ids of each account.
    pub ids: usize,
}

/// What was forgotten for want of room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Evicted {
    /// Whole accounts.
    pub accounts: u32,
    /// Counterparties.
    pub counterparties: u32,
    /// Ids: the same event would be taken as new.
    pub ids: u32,
}

/// Every account.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Profiles {
    accounts: Catalogue<Account>,
    arrivals: u64,
    /// What was forgotten so far.
    pub evicted: Evicted,
}

impl Profiles {
    /// The account, where it is known.
    pub fn get(&self, account: &str) -> Option<&Account> {
        self.accounts.get(Digest::of(account))
    }

    /// The account, where it is known, to be changed.
    pub fn get_mut(&mut self, account: &str) -> Option<&mut Account> {
        self.accounts.get_mut(Digest::of(account))
    }

    /// Forgets the account that came up least recently, where another one is about to come in beyond the bound.
    /// Returns its key.
    pub fn make_room(&mut self, account: &str, bounds: Bounds) -> Option<Digest> {
        if self.accounts.len() < bounds.accounts || self.accounts.position(Digest::of(account)).is_some() {
            return None;
        }
        let key = self.accounts.key_of_least(|account| account.last_seen)?;
        self.accounts.remove(key);
        self.evicted.accounts = self.evicted.accounts.saturating_add(1);
        Some(key)
    }

    /// The account as it is when this event arrives: made where new, aged to the event's time.
    pub fn arrive(&mut self, payment: &Transaction) -> &mut Account {
        self.arrivals += 1;
        let account = self
            .accounts
            .get_or_put(Digest::of(&payment.account_id), Account::new);
        account.last_seen = self.arrivals;
        account.age_to(payment.at);
        account
    }

    /// Remembers the id, and takes what moves money into the habits, once.
    pub fn learn(&mut self, payment: &Transaction, offset: UtcOffset, teaches: bool, bounds: Bounds) {
        let arrival = self.arrivals;
        let Some(account) = self.accounts.get_mut(Digest::of(&payment.account_id)) else {
            return;
        };
        let is_lesson = teaches && !account.known.has_taught(&payment.id);
        let forgotten = account.known.remember(payment, is_lesson, bounds.ids);
        self.evicted.ids = self.evicted.ids.saturating_add(forgotten);
        if is_lesson {
            let forgotten = account.learn(payment, offset, arrival, bounds.counterparties);
            self.evicted.counterparties = self.evicted.counterparties.saturating_add(forgotten);
        }
    }

    /// Erases an account.
    pub fn forget(&mut self, account: &str) {
        self.accounts.remove(Digest::of(account));
    }

    /// How many accounts are known.
    pub fn len(&self) -> usize {
        self.accounts.len()
    }

    /// True where none is.
    pub fn is_empty(&self) -> bool {
        self.accounts.is_empty()
    }
}
