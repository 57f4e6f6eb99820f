//! Pending cases: money on its way, promises, holds; each kept until it has come right.
//!
//! A case is little more than what was promised, or which payment to look at; how it stands is worked out anew from the
//! ledger whenever somebody asks, all cases of an account together (`status`, `fulfilment`), so that the order in which
//! things arrive cannot matter, and the same events give the same due dates. Beyond the bound what has come right makes
//! room first, then what payments show by themselves, then what somebody said; of each the oldest by date.
//! Not here: what is worth telling (`signal::service`), and what a desk is told (`support`).

mod agreements;
mod between;
mod claims;
pub mod due;
pub mod fulfilment;
mod nameless;
mod paid_back;
mod stage;
pub mod status;
mod store;
pub mod terms;
pub mod ties;

pub use due::{Due, PendingSources};
pub use nameless::case_statuses;
pub use paid_back::is_paid_back;
pub use stage::Stage;
pub use status::{CaseStatus, Responsible};
pub use store::{AccountPending, Known, PendingStore};
pub use terms::{Span, Term};
pub use ties::{FromElsewhere, OwnWords, Ties};

use crate::event::{
    Awaited, Channel, Digest, Direction, Expectation, Facts, Fingerprint, Goods, PaymentType, PromiseState,
    Status, Transaction,
};
use crate::ledger::{Ledger, Payment, Shelf};
use crate::money::{Amount, Currency};
use crate::record::record;
use crate::time::{DAY, Millis};

/// Moment before which no row is money for one of these cases of an account: the earliest that one of them is about. Nothing
/// where there is none.
pub fn since<'a>(cases: impl Iterator<Item = &'a Pending>, shelf: Option<&Shelf>) -> Option<Millis> {
    let mut first: Option<Millis> = None;
    for case in cases {
        let paid = case
            .transaction_id
            .as_deref()
            .and_then(|id| Some(shelf?.get(id)?.at));
        for at in [Some(case.at), case.until, paid].into_iter().flatten() {
            first = Some(first.map_or(at, |first| first.min(at)));
        }
    }
    first
}

/// Origin of a case: why it is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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

record! { enum Origin { 0 = Promised, 1 = Contested, 2 = Pending, 3 = Held, 4 = Undone, 5 = Between } }

/// Pending case: one thing that is waited for.
#[derive(Debug, Clone, PartialEq)]
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
    /// State of it by somebody's word.
    pub state: PromiseState,
    /// When that was said.
    pub stated_at: Millis,
    /// What was said for a reason.
    pub reason: Option<String>,
    /// Goods that went back for it.
    pub goods: Goods,
    /// It is known what is waited for: a withdrawal may come first and say nothing of it.
    is_told: bool,
    /// Ids of the charges after the end of an agreement that were told.
    pub charges: Vec<String>,
    /// It had come right when it was last looked at, and nothing more can go wrong with it.
    pub is_settled: bool,
    /// What its payment's own word told as paid back when the promise was made: none of what was promised.
    pub back: Amount,
}

record! {
    struct Pending {
        id, origin, what, at, transaction_id, amount, currency, until, other, print, told, doubtful,
        state, stated_at, reason, goods, is_told, charges, is_settled, back,
    }
}

/// A hold ends after a month (`terms`), and what was held is posted some days later at most.
const POSTED_WITHIN: i64 = 35 * DAY;

impl Pending {
    fn key(&self) -> Digest {
        let kind = match self.origin {
            Origin::Promised | Origin::Contested => "promise",
            Origin::Pending | Origin::Held | Origin::Between => "payment",
            Origin::Undone => "undone",
        };
        Digest::of_parts(&[kind, &self.id])
    }

    /// True where this payment can have a say in how it stands: it is the one, it is money that comes, a charge under an
    /// agreement, or what a hold or a transfer was posted as. Most payments of an import are none of these.
    pub fn may_be_moved_by(&self, payment: &Transaction) -> bool {
        // By a number in common it is found however late it comes.
        let has_number =
            payment.order_id.is_some() || payment.reference.is_some() || !payment.references.is_empty();
        let is_posted_soon = matches!(self.origin, Origin::Held | Origin::Pending)
            && !self.is_settled
            && Some(payment.currency) == self.currency
            && (has_number || payment.at.since(self.at).abs() <= POSTED_WITHIN);
        let is_it = self.transaction_id.as_ref() == Some(&payment.id)
            || self.other.as_ref().is_some_and(|(_, id)| *id == payment.id);
        is_it
            || is_posted_soon
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

    /// True where this is said of the promise already: to the letter, or by a newer word.
    fn has_heard(&self, promise: &Expectation) -> bool {
        let is_same = self.state == promise.state && self.reason == promise.reason;
        let is_older = promise.at < self.stated_at || (promise.at == self.stated_at && is_same);
        match promise.state {
            PromiseState::Open => {
                let is_reopening = self.stated_at != self.at && is_same && promise.at == self.stated_at;
                let is_old = self.print == print(promise) || is_reopening && !self.is_of_another(promise);
                self.is_told && (is_old || self.is_of_these_goods(promise))
            }
            PromiseState::Refused | PromiseState::Withdrawn => is_older,
        }
    }

    /// True where the two cannot be about one thing.
    fn contradicts(&self, promise: &Expectation) -> bool {
        let is_second =
            self.is_told && promise.state == PromiseState::Open && self.state == PromiseState::Open;
        is_second && !self.is_news_of_goods(promise) || self.is_of_another(promise)
    }

    /// True where it says of the goods what is known, or an older word.
    fn is_of_these_goods(&self, promise: &Expectation) -> bool {
        let is_open_by_these = self.state == PromiseState::Open && promise.goods == self.goods;
        let is_known = is_open_by_these || promise.at < self.stated_at;
        promise.goods != Goods::None && is_known && !self.is_of_another(promise)
    }

    /// True where it says something new of the goods of a promise that is known: they went back, they arrived, or it was not so.
    fn is_news_of_goods(&self, promise: &Expectation) -> bool {
        let is_newer = promise.goods != self.goods && promise.at >= self.stated_at;
        self.is_told && promise.goods != Goods::None && is_newer
    }

    /// True where something that both say differs.
    fn is_of_another(&self, promise: &Expectation) -> bool {
        fn differ<T: PartialEq>(known: Option<&T>, said: Option<&T>) -> bool {
            known.zip(said).is_some_and(|(known, said)| known != said)
        }
        self.what != promise.what
            || differ(self.transaction_id.as_ref(), promise.transaction_id.as_ref())
            || differ(self.amount.as_ref(), promise.amount.as_ref())
            || differ(self.currency.as_ref(), promise.currency.as_ref())
            || differ(self.until.as_ref(), promise.until.as_ref()) && promise.state == PromiseState::Open
    }

    /// Takes a word on its state, or what it is about where that came later; `payment` is the one that it names.
    fn restate(&mut self, promise: &Expectation, payment: Option<&Payment>) {
        let is_of_goods = promise.state == PromiseState::Open && self.is_news_of_goods(promise);
        if is_of_goods {
            // Its clock begins anew, and what was late by the old one may be told by the new one.
            (self.goods, self.told, self.doubtful) = (promise.goods, 0, 0);
        }
        if promise.state == PromiseState::Open && !self.is_told {
            let told = Self::promised(promise, payment);
            let is_newer = promise.at > self.stated_at;
            *self = Self {
                state: if is_newer { promise.state } else { self.state },
                stated_at: self.stated_at.max(promise.at),
                reason: self.reason.take().filter(|_| !is_newer),
                ..told
            };
        } else if promise.at >= self.stated_at {
            self.state = promise.state;
            self.stated_at = promise.at;
            if !is_of_goods || promise.reason.is_some() {
                self.reason.clone_from(&promise.reason);
            }
        }
    }

    /// Of a promise; `payment` is the one that it names, where that is known.
    pub fn promised(promise: &Expectation, payment: Option<&Payment>) -> Self {
        let is_sent = payment.is_some_and(|paid| is_sent(promise.what, paid.facts));
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
            state: promise.state,
            stated_at: promise.at,
            reason: promise.reason.clone(),
            goods: promise.goods,
            is_told: promise.state == PromiseState::Open,
            charges: Vec::new(),
            is_settled: false,
            back: payment.map_or(Amount::ZERO, |paid| paid.refunded_by(promise.at)),
        }
    }

    /// Hears a word on the payment that a promise names, by an export from before it: what was known when it was made,
    /// however late that word comes.
    fn hear(&mut self, payment: &Transaction) {
        let is_of_then = payment.exported_at.is_some_and(|told| told <= self.at);
        if !is_of_then || !self.is_promised() || self.transaction_id.as_ref() != Some(&payment.id) {
            return;
        }
        self.back = self.back.max(payment.refunded.unwrap_or(Amount::ZERO));
        if is_sent(self.what, Facts::of(payment)) {
            self.origin = Origin::Contested;
        }
    }

    /// Of a payment that is not where it should end, where it is one by this status, and whether it tells what came back;
    /// `before` is its status by the word before, `now` the clock.
    pub fn of(
        payment: &Transaction,
        (status, is_refunded): (Status, bool),
        before: Option<Status>,
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
        let was_charged = before == Some(Status::Completed);
        let elsewhere = payment.same_as.as_ref();
        let side = elsewhere.and_then(|same| ledger.shelf(&same.account_id));
        let shown = elsewhere.and_then(|same| side?.get(&same.id));
        let (origin, what) = match status {
            Status::Pending if travels => (Origin::Pending, Awaited::Arrival),
            Status::Authorized if is_debit => (Origin::Held, Awaited::Release),
            status if status.never_moved() && is_debit && was_charged && !is_refunded => {
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
            other: same.filter(|_| status == Status::Completed),
            print: Digest::of(&payment.id),
            told: 0,
            doubtful: 0,
            state: PromiseState::Open,
            stated_at: payment.at,
            reason: None,
            goods: Goods::None,
            is_told: true,
            charges: Vec::new(),
            is_settled: false,
            back: Amount::ZERO,
        })
    }
}

/// True where an arrival is awaited of money that the payer's side shows as sent.
fn is_sent(what: Awaited, paid: Facts) -> bool {
    what == Awaited::Arrival && paid.direction == Direction::Debit && paid.has_moved()
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
        .shown(match promise.goods {
            Goods::None => None,
            Goods::UnderWay => Some(i64::MIN),
            Goods::Received(at) => Some(at.get()),
        })
        .finish()
}
