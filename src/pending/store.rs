//! Store of pending cases: by account, bounded, and what each new word does to them.
//!
//! Not here: how a case stands (`status`).

use super::Pending;
use crate::event::{Digest, Expectation, Transaction};
use crate::ledger::Payment;
use crate::map::OrderedMap;
use crate::record::record;
use crate::time::{DAY, Millis};

/// Standing of a promise to what is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// Never heard.
    New,
    /// Known to the letter, or an older word than what is known.
    Unchanged,
    /// Withdrawn, refused, or open again.
    Restated,
    /// Another promise has its id.
    Conflict,
}

/// Pending cases of one account.
#[derive(Debug, Clone, PartialEq)]
pub struct AccountPending {
    /// Account.
    pub account_id: String,
    /// Its cases, the oldest first.
    pub items: OrderedMap<Pending>,
}

record! { struct AccountPending { account_id, items } }

/// Pending cases of all accounts.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PendingStore {
    accounts: OrderedMap<AccountPending>,
    /// Cases dropped for want of room.
    pub evicted: u32,
    /// Which payments of other accounts cases wait for; made anew where there is none.
    elsewhere: Elsewhere,
}

record! { checked struct PendingStore { accounts, evicted; elsewhere } }

/// Account whose case waits for a payment of another account, by that payment; of several the one that came last.
#[derive(Debug, Clone, Default)]
struct Elsewhere(Option<OrderedMap<String>>);

impl PartialEq for Elsewhere {
    fn eq(&self, _: &Self) -> bool {
        true // known by the cases themselves
    }
}

impl Elsewhere {
    fn note(&mut self, owner: &str, pending: &Pending) {
        if let (Some(known), Some((account, id))) = (&mut self.0, &pending.other) {
            known.put(Digest::of_parts(&[account, id]), owner.to_owned());
        }
    }
}

/// A case nobody hears of any more is dropped after this long: a yearly subscription has charged again by then.
const KEPT: i64 = 400 * DAY;

impl PendingStore {
    /// Standing of a promise to what is known of its account.
    pub fn compare(&self, promise: &Expectation) -> Known {
        let known = self
            .of(&promise.account_id)
            .and_then(|waiting| waiting.items.get(Digest::of_parts(&["promise", &promise.id])));
        match known {
            None => Known::New,
            Some(pending) if pending.has_heard(promise) => Known::Unchanged,
            Some(pending) if pending.contradicts(promise) => Known::Conflict,
            Some(_) => Known::Restated,
        }
    }

    /// Takes a new word on a promise that is known; `payment` is the one that it names.
    pub fn restate(&mut self, promise: &Expectation, payment: Option<&Payment>) {
        let waiting = self.accounts.get_mut(Digest::of(&promise.account_id));
        let key = Digest::of_parts(&["promise", &promise.id]);
        if let Some(pending) = waiting.and_then(|waiting| waiting.items.get_mut(key)) {
            pending.restate(promise, payment);
        }
    }

    /// Hears another word on a payment.
    pub fn hear(&mut self, payment: &Transaction) {
        let waiting = self.of_mut(&payment.account_id);
        let cases = waiting.into_iter().flat_map(|waiting| waiting.items.values_mut());
        cases.for_each(|pending| pending.hear(payment));
    }

    /// Gives what every case has told the bits that it has in this build.
    pub fn change_told(&mut self, bits: impl Fn(u16) -> u16) {
        for waiting in self.accounts.values_mut() {
            for pending in waiting.items.values_mut() {
                pending.told = bits(pending.told);
            }
        }
    }

    /// Watches a case from now on; one that is watched already stays as it is.
    pub fn open(&mut self, account: &str, pending: Pending, most: usize) {
        let waiting = self.accounts.get_or_put(Digest::of(account), || AccountPending {
            account_id: account.to_owned(),
            items: OrderedMap::new(),
        });
        self.elsewhere.note(account, &pending);
        waiting.items.get_or_put(pending.key(), || pending);
        while waiting.items.len() > most {
            let least = waiting.items.values().min_by_key(|pending| pending.worth());
            let Some(key) = least.map(Pending::key) else {
                break;
            };
            waiting.items.retain(|pending| pending.key() != key);
            self.evicted = self.evicted.saturating_add(1);
        }
    }

    /// Account with a case that waits for this payment of another account.
    pub fn waiting_for(&mut self, account: &str, id: &str) -> Option<&str> {
        if self.accounts.is_empty() {
            return None;
        }
        if self.elsewhere.0.is_none() {
            self.elsewhere.0 = Some(OrderedMap::new());
            for waiting in self.accounts.values() {
                for pending in waiting.items.values() {
                    self.elsewhere.note(&waiting.account_id, pending);
                }
            }
        }
        let known = self.elsewhere.0.as_ref()?;
        known.get(Digest::of_parts(&[account, id])).map(String::as_str)
    }

    /// Pending cases of one account.
    pub fn of(&self, account: &str) -> Option<&AccountPending> {
        // Most accounts of a stream wait for nothing, and often none does.
        (!self.accounts.is_empty()).then(|| self.accounts.get(Digest::of(account)))?
    }

    /// The same, to be changed.
    pub fn of_mut(&mut self, account: &str) -> Option<&mut AccountPending> {
        self.accounts.get_mut(Digest::of(account))
    }

    /// Every account that waits for something, the oldest first.
    pub fn iter(&self) -> impl Iterator<Item = &AccountPending> {
        self.accounts.values()
    }

    /// Drops what nobody will hear of any more; returns whose that was, and the charges that were told by it.
    pub fn drop_old(&mut self, now: Millis) -> Vec<(String, Vec<String>)> {
        let is_old =
            |pending: &Pending| now.since(pending.until.unwrap_or(pending.at).max(pending.at)) > KEPT;
        let mut dropped = Vec::new();
        for waiting in self.accounts.values_mut() {
            if waiting.items.values().any(is_old) {
                let old = waiting.items.values().filter(|pending| is_old(pending));
                let told = old.flat_map(|pending| pending.charges.iter().cloned()).collect();
                waiting.items.retain(|pending| !is_old(pending));
                dropped.push((waiting.account_id.clone(), told));
            }
        }
        if !dropped.is_empty() {
            self.elsewhere = Elsewhere::default();
        }
        dropped
    }

    /// Lets watchers speak again that spoke by a clock in doubt; returns the account, the case and which.
    pub fn take_back_doubtful(&mut self) -> Vec<(String, String, u16)> {
        let mut taken = Vec::new();
        for waiting in self.accounts.values_mut() {
            for pending in waiting.items.values_mut().filter(|pending| pending.doubtful != 0) {
                let doubtful = std::mem::take(&mut pending.doubtful);
                pending.told &= !doubtful;
                taken.push((waiting.account_id.clone(), pending.id.clone(), doubtful));
            }
        }
        taken
    }

    fn keep(&mut self, is_kept: &dyn Fn(&Pending) -> bool) {
        for waiting in self.accounts.values_mut() {
            waiting.items.retain(is_kept);
        }
    }

    /// Drops an account that the profiles had to forget.
    pub fn evict(&mut self, account: Digest) {
        if let Some(waiting) = self.accounts.remove(account) {
            self.elsewhere = Elsewhere::default();
            let dropped = u32::try_from(waiting.items.len()).unwrap_or(u32::MAX);
            self.evicted = self.evicted.saturating_add(dropped);
        }
    }

    /// Erases an account, and what others wait for from it: its name is in that too.
    pub fn forget(&mut self, account: &str) {
        self.accounts.remove(Digest::of(account));
        self.elsewhere = Elsewhere::default();
        self.keep(&|pending| pending.other.as_ref().is_none_or(|(other, _)| other != account));
    }
}

impl Pending {
    /// Worth of keeping it, the least first: what has come right, what a payment shows by itself and shows again when it
    /// comes in again, what somebody said and no statement shows; of each the oldest by date.
    fn worth(&self) -> (bool, bool, Millis, &str) {
        (!self.is_settled, self.is_promised(), self.at, &self.id)
    }
}

impl PendingStore {
    /// Each account's cases stand under it, and each case under its key.
    fn is_sound(&self) -> bool {
        self.accounts
            .is_keyed_by(|waiting| Digest::of(&waiting.account_id))
            && self
                .accounts
                .every(|waiting| waiting.items.is_keyed_by(Pending::key))
    }
}
