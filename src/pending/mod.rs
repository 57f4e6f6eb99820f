//! Pending cases: money on its way, promises, holds; each kept until it has come right.
//!
//! A case is little more than what was promised, or which payment to look at; how it stands is worked out anew from the
//! ledger whenever somebody asks (`status`), so that the order in which things arrive cannot matter, and the same
//! events give the same due dates. The oldest cases of an account make room beyond the bound.
//! Not here: what is worth telling (`signal::service`), and what a desk is told (`support`).

pub mod due;
pub mod status;
pub mod terms;

pub use due::{Due, PendingSources};
pub use status::{CaseStatus, Responsible, Stage, case_status};
pub use terms::{Span, Term};

use crate::event::{
    Awaited, Channel, Digest, Direction, Expectation, Facts, Fingerprint, PaymentType, Status, Transaction,
};
use crate::ledger::{Ledger, Payment};
use crate::map::OrderedMap;
use crate::money::{Amount, Currency};
use crate::time::{DAY, Millis};
use serde::{Deserialize, Serialize};

/// Origin of a case: why it is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Origin {
    /// Somebody said so.
    Promised,
    /// Somebody said so of money that the payer's side shows as sent.
    Contested,
    /// The payment shows as pending.
    Pending,
    /// The money is held.
    Held,
    /// Charged, and then said to have failed.
    Undone,
    /// It left one account of the holder's, and has to show in another.
    Between,
}

/// Pending case: one thing that is waited for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Pending {
    /// The promise's id, or the payment's.
    pub id: String,
    /// Origin.
    pub origin: Origin,
    /// Awaited thing.
    pub what: Awaited,
    /// Since when.
    pub at: Millis,
    /// The payment that it is about.
    pub transaction_id: Option<String>,
    /// Amount, where that was said.
    pub amount: Option<Amount>,
    /// Of what.
    pub currency: Option<Currency>,
    /// Date that it was promised by.
    pub until: Option<Millis>,
    /// Other place where it has to show: account and id.
    pub other: Option<(String, String)>,
    print: Digest,
    /// Which watchers have spoken: bits by their order in `signal::of_service`.
    pub told: u16,
    /// Those of them that spoke by a clock in doubt.
    pub doubtful: u16,
}

/// Standing of a promise to what is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// Never heard.
    New,
    /// Known to the letter.
    Unchanged,
    /// Another promise has its id.
    Conflict,
}

/// Pending cases of one account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AccountPending {
    /// Account.
    pub account_id: String,
    /// Its cases, the oldest first.
    pub items: OrderedMap<Pending>,
}

/// Pending cases of all accounts.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct PendingStore {
    accounts: OrderedMap<AccountPending>,
    /// Cases dropped for want of room.
    pub evicted: u32,
}

/// A case nobody hears of any more is dropped after this long: a yearly subscription has charged again by then.
const KEPT: i64 = 400 * DAY;

impl Pending {
    fn key(&self) -> Digest {
        let kind = match self.origin {
            Origin::Promised | Origin::Contested => "promise",
            Origin::Pending | Origin::Held | Origin::Between => "payment",
            Origin::Undone => "undone",
        };
        Digest::of_parts(&[kind, &self.id])
    }

    /// True where this payment can have a say in how it stands: it is the one, it is money that comes, or a charge under an
    /// agreement. Most payments of an import are none of these.
    pub fn may_be_moved_by(&self, payment: &Transaction) -> bool {
        let is_it = self.transaction_id.as_ref() == Some(&payment.id)
            || self.other.as_ref().is_some_and(|(_, id)| *id == payment.id);
        is_it
            || payment.direction == Direction::Credit
            || payment.channel == Some(Channel::Recurring)
            || payment.agreement_id.is_some()
    }

    /// True where somebody said so.
    pub const fn is_promised(&self) -> bool {
        matches!(self.origin, Origin::Promised | Origin::Contested)
    }

    /// Subject that alerts on it are told apart by.
    pub fn subject(&self) -> Digest {
        self.key()
    }

    /// Of a promise; `payment` is the one that it names, where that is known.
    pub fn promised(promise: &Expectation, payment: Option<&Payment>) -> Self {
        let is_sent = promise.what == Awaited::Arrival
            && payment.is_some_and(|paid| paid.facts.direction == Direction::Debit && paid.facts.has_moved());
        Self {
            id: promise.id.clone(),
            origin: if is_sent {
                Origin::Contested
            } else {
                Origin::Promised
            },
            what: promise.what,
            at: promise.at,
            transaction_id: promise.transaction_id.clone(),
            amount: promise.amount,
            currency: promise.currency.or(payment.map(|paid| paid.currency)),
            until: promise.until,
            other: None,
            print: print(promise),
            told: 0,
            doubtful: 0,
        }
    }

    /// Of a payment that is not where it should end, where it is one; `before` is what was known of it, `now` the clock.
    pub fn of(
        payment: &Transaction,
        before: Option<&Payment>,
        ledger: &Ledger,
        now: Option<Millis>,
    ) -> Option<Self> {
        use PaymentType::{CashOut, Income, Investment, Refund, TopUp, Transfer};
        let travels = matches!(
            payment.kind,
            Transfer | CashOut | TopUp | Refund | Income | Investment
        );
        let is_own = Facts::of(payment).is_between_own_accounts();
        let is_debit = payment.direction == Direction::Debit;
        let was_charged = before.is_some_and(|before| before.facts.status == Status::Completed);
        let elsewhere = payment.same_as.as_ref();
        let side = elsewhere.and_then(|same| ledger.shelf(&same.account_id));
        let shown = elsewhere.and_then(|same| side?.get(&same.id));
        let (origin, what) = match payment.status {
            Status::Pending if travels => (Origin::Pending, Awaited::Arrival),
            Status::Authorized if is_debit => (Origin::Held, Awaited::Release),
            status if status.never_moved() && is_debit && was_charged && payment.refunded.is_none() => {
                (Origin::Undone, Awaited::Refund)
            }
            Status::Completed if is_debit && shown.is_some_and(|shown| shown.facts.status.never_moved()) => {
                (Origin::Undone, Awaited::Refund)
            }
            Status::Completed
                if travels
                    && is_own
                    && payment.direction != Direction::Credit
                    && side.is_some()
                    && shown.is_none() =>
            {
                (Origin::Between, Awaited::Arrival)
            }
            _ => return None,
        };
        let same = elsewhere.map(|same| (same.account_id.clone(), same.id.clone()));
        Some(Self {
            id: payment.id.clone(),
            origin,
            what,
            at: if origin == Origin::Undone {
                payment.at.max(now.unwrap_or(payment.at)) // when it came out, not when it was paid
            } else {
                payment.at
            },
            transaction_id: Some(payment.id.clone()),
            amount: None,
            currency: Some(payment.currency),
            until: None,
            other: same.filter(|_| payment.status == Status::Completed),
            print: Digest::of(&payment.id),
            told: 0,
            doubtful: 0,
        })
    }
}

/// Over all that a promise says.
pub fn print(promise: &Expectation) -> Digest {
    Fingerprint::new()
        .bits(promise.at.get().cast_unsigned())
        .text(promise.what.as_str())
        .maybe(promise.holder_id.as_deref())
        .shown(promise.utc_offset.map(|offset| offset.minutes()))
        .maybe(promise.transaction_id.as_deref())
        .shown(promise.amount)
        .shown(promise.currency)
        .shown(promise.until.map(Millis::get))
        .finish()
}

impl PendingStore {
    /// Standing of a promise to what is known of its account.
    pub fn compare(&self, promise: &Expectation) -> Known {
        let known = self
            .of(&promise.account_id)
            .and_then(|waiting| waiting.items.get(Digest::of_parts(&["promise", &promise.id])));
        match known {
            None => Known::New,
            Some(pending) if pending.print == print(promise) => Known::Unchanged,
            Some(_) => Known::Conflict,
        }
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
        waiting.items.get_or_put(pending.key(), || pending);
        while waiting.items.len() > most && waiting.items.take_oldest().is_some() {
            self.evicted = self.evicted.saturating_add(1);
        }
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

    /// Drops what nobody will hear of any more.
    pub fn drop_old(&mut self, now: Millis) {
        self.keep(&|pending| now.since(pending.until.unwrap_or(pending.at).max(pending.at)) <= KEPT);
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
            let dropped = u32::try_from(waiting.items.len()).unwrap_or(u32::MAX);
            self.evicted = self.evicted.saturating_add(dropped);
        }
    }

    /// Erases an account, and what others wait for from it: its name is in that too.
    pub fn forget(&mut self, account: &str) {
        self.accounts.remove(Digest::of(account));
        self.keep(&|pending| pending.other.as_ref().is_none_or(|(other, _)| other != account));
    }
}
