//! Profiles: what is usual for each account, the memory that scoring rests on.
//!
//! One `Account` per account, of bounded size; each holds what it does with its counterparties, and what waits for a label
//! (`feedback`). Beside them stands what is known across accounts (`population`). The number of accounts is bounded too:
//! those that came up least recently are forgotten first, and `evicted` says how often that happened. Not here: payments
//! themselves. Scoring never needs the ledger.

pub mod access;
pub mod account;
pub mod agreement;
pub mod amounts;
pub mod charges;
pub mod class;
pub mod counterparty;
pub mod decisions;
pub mod kinds;
pub mod payment_velocity;
pub mod peaks;
pub mod prepared_payment;
pub mod recent_payment;
pub mod seen_entities;
pub mod shops;
pub mod spend_rate;
pub mod standing;
pub mod suspicion;
pub mod visits;

pub use account::Account;
pub use charges::Charge;
pub use class::Class;
pub use counterparty::CounterpartyHabit;
pub use decisions::Decision;
pub use payment_velocity::{BURST_WINDOW, NEWCOMER_WINDOW};
pub use prepared_payment::PreparedPayment;

use crate::feedback::{KeptVerdict, PendingLabel};
use crate::population::Population;
pub use recent_payment::RecentPayment;

use crate::error::{Code, Error, Result};
use crate::event::{Digest, Field, Label, LabelWord, Subject, Verdict};
use crate::map::OrderedMap;
use crate::population::Observations;
use crate::record::record;
use crate::time::{Millis, UtcOffset};
use std::sync::OnceLock;

/// Bounds on what is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Accounts in all.
    pub accounts: usize,
    /// Counterparties of each account.
    pub counterparties: usize,
    /// Ids of each account.
    pub ids: usize,
    /// Counterparties, devices, networks, merchant categories and countries known across accounts.
    pub entities: usize,
    /// For how many days a payment's measures wait for its label.
    pub label_days: u32,
    /// Ids are remembered for as long as there is room, since single payments are kept; else until no label can come.
    pub keeps_ids: bool,
}

/// Evictions: what was forgotten for want of room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Evicted {
    /// Whole accounts.
    pub accounts: u32,
    /// Counterparties.
    pub counterparties: u32,
    /// Ids: the same event would be taken as new.
    pub ids: u32,
}

record! { struct Evicted { accounts, counterparties, ids } }

/// Traces that scoring a payment leaves behind.
#[derive(Debug, Clone)]
pub struct Traces<'a> {
    /// Pending label.
    pub pending_label: PendingLabel,
    /// Features that the score read, a byte each.
    pub read: &'a [u8],
    /// Observations of the signals.
    pub observed: &'a Observations,
}

/// Every account, and what is known across them: two parts of the state, which a snapshot keeps apart.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Profiles {
    /// Accounts.
    pub accounts: Accounts,
    /// Population.
    pub population: Population,
}

/// Every account.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Accounts {
    habits: OrderedMap<Account>,
    arrivals: u64,
    /// Evictions so far.
    pub evicted: Evicted,
}

record! { checked struct Accounts { habits, arrivals, evicted } }

/// Place of an account among all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place(usize);

impl Accounts {
    /// Erases an account, and what its holder paid from others. Returns it.
    pub fn forget(&mut self, account: &str) -> Option<Account> {
        let key = Digest::of(account);
        for other in self.habits.values_mut() {
            other.family.0.remove(&key);
        }
        self.habits.remove(key)
    }
}

impl Profiles {
    /// The account, where it is known.
    pub fn get(&self, account: &str) -> Option<&Account> {
        self.accounts.habits.get(Digest::of(account))
    }

    /// Place of the account, where it is known. Good until accounts are forgotten: looking it up once per event is enough.
    pub fn place(&self, account: &str) -> Option<Place> {
        self.accounts.habits.position(Digest::of(account)).map(Place)
    }

    /// The account at a place, and what is known across accounts; nobody is an empty account.
    pub fn view(&self, place: Place) -> (&Account, &Population) {
        static NOBODY: OnceLock<Account> = OnceLock::new();
        let account = self.accounts.habits.at(place.0);
        (
            account.unwrap_or_else(|| NOBODY.get_or_init(Account::new)),
            &self.population,
        )
    }

    /// The account at a place, to be changed.
    pub fn at_mut(&mut self, place: Place) -> Option<&mut Account> {
        self.accounts.habits.at_mut(place.0)
    }

    /// Forgets the accounts that came up least recently, where another one is about to come in beyond the bound.
    /// Returns their keys.
    pub fn make_room(&mut self, bounds: Bounds) -> Vec<Digest> {
        if self.accounts.habits.len() < bounds.accounts {
            return Vec::new();
        }
        let before: Vec<Digest> = self.accounts.habits.keys().collect();
        let forgotten = self.accounts.habits.forget_an_eighth(|account| account.last_seen);
        self.accounts.evicted.accounts = self.accounts.evicted.accounts.saturating_add(forgotten);
        let is_gone = |key: &Digest| self.accounts.habits.position(*key).is_none();
        before.into_iter().filter(is_gone).collect()
    }

    /// Lets an event of this account arrive: the account is made where new, and aged to the event's time. Hours before it
    /// close. Returns where the account stands.
    pub fn arrive(&mut self, account_id: &str, known: Option<Place>, at: Millis, bounds: Bounds) -> Place {
        self.accounts.arrivals += 1;
        self.population.close_hours_before(at, bounds.entities);
        let place = known.unwrap_or_else(|| {
            self.population.enqueue_account(at, bounds.entities);
            Place(self.accounts.habits.put(Digest::of(account_id), Account::new()))
        });
        if let Some(account) = self.accounts.habits.at_mut(place.0) {
            account.last_seen = self.accounts.arrivals;
            let before = account.clock.map(Millis::day);
            account.age_to(at);
            // Once a day is enough, and the oldest ids lie far from all else that a payment asks for.
            if account.clock.map(Millis::day) != before {
                account.forget_old_ids(bounds);
            }
        }
        place
    }

    /// Remembers the payment: its id, what scoring it left, and, where it moves money, the habit and what it tells of the
    /// signals; each once.
    pub fn learn(
        &mut self,
        place: Place,
        prepared: &PreparedPayment<'_>,
        offset: UtcOffset,
        teaches: bool,
        scored: Option<Traces<'_>>,
        bounds: Bounds,
    ) {
        let arrival = self.accounts.arrivals;
        let Some(account) = self.accounts.habits.at_mut(place.0) else {
            return;
        };
        let paid = match &scored {
            Some(traces) => traces.pending_label.payee(),
            None => prepared.entities.payee(),
        };
        let (scored, observed) = match scored {
            Some(traces) => (Some((traces.pending_label, traces.read)), Some(traces.observed)),
            None => (None, None),
        };
        let remembered = account.seen_payments.remember(
            prepared.payment,
            prepared.payment_id(),
            teaches,
            scored,
            bounds.ids,
        );
        self.accounts.evicted.ids = self.accounts.evicted.ids.saturating_add(remembered.forgotten);
        if remembered.is_new_to_habits {
            let payer = account.payer(prepared).unwrap_or(account);
            let mean = payer.amounts.mean_ln(prepared.payment.currency, prepared.class);
            self.population
                .learn(prepared.payment, paid, mean, bounds.entities);
            if let Some(observed) = observed {
                self.population
                    .observe(observed, prepared.payment.at, bounds.entities);
            }
            let forgotten = account.learn(prepared, offset, arrival, bounds.counterparties);
            self.accounts.evicted.counterparties =
                self.accounts.evicted.counterparties.saturating_add(forgotten);
        }
    }

    /// Takes in what was said of an event; what the score read of it, and whether it was fraud, goes to `teach`, if there is
    /// any, where the weights may learn from it. False where it was said before.
    pub fn apply_label(
        &mut self,
        label: &Label,
        bounds: Bounds,
        teach: Option<impl FnOnce(&[u8], bool)>,
    ) -> Result<bool> {
        let unknown = || Error::new(Code::LabelUnknown).at_field(field_of(&label.of));
        let account = self.account_mut(&label.account_id).ok_or_else(unknown)?;
        let reported_at = |account: &mut Account| {
            pending_label_of(account, &label.of).map(|pending_label| pending_label.reported_at())
        };
        let before = reported_at(account).ok_or_else(unknown)?;
        let effect = account.apply_label(&label.of, (label.word, label.at), teach.is_some());
        let now = reported_at(account).flatten();
        let taught = effect.as_ref().and_then(|effect| effect.for_weights);
        let read = match &label.of {
            Subject::Transaction(id) => account.seen_payments.features(id),
            Subject::Access(_) => None,
        };
        if let Some(((read, is_fraud), teach)) = read.zip(taught).zip(teach) {
            teach(read, is_fraud);
        }
        if now.is_some() {
            account.reported_at = account.reported_at.max(now);
        } else if before.is_some() {
            account.forget_report(); // as if it had never been made
        }
        let Some(effect) = effect else {
            return Ok(false);
        };
        for (entity, change, known_at) in effect.changes() {
            self.population
                .enqueue_label(entity, change, known_at, bounds.entities);
        }
        for (is_fraud, undone, known_at) in effect.counted() {
            self.population
                .count_label(is_fraud, undone, known_at, bounds.entities);
        }
        Ok(true)
    }

    /// Takes in what the server decided of an event; false where that is known, or a newer verdict is.
    pub fn apply_verdict(&mut self, verdict: &Verdict) -> Result<bool> {
        let unknown = || Error::new(Code::VerdictUnknown).at_field(field_of(&verdict.of));
        let account = self.account_mut(&verdict.account_id).ok_or_else(unknown)?;
        let pending_label = pending_label_of(account, &verdict.of).ok_or_else(unknown)?;
        let is_news = pending_label.apply_verdict(KeptVerdict {
            at: verdict.at,
            outcome: verdict.outcome,
        });
        if let (true, Subject::Access(id), Some(access)) = (is_news, &verdict.of, &mut account.access) {
            access.rule(Digest::of(id), verdict.outcome);
        }
        Ok(is_news)
    }

    /// Word that holds of an event by what was said of it; nothing where its label was withdrawn, or it is not known.
    pub fn word_on(&mut self, account: &str, of: &Subject) -> Option<LabelWord> {
        pending_label_of(self.account_mut(account)?, of)?.word()
    }

    fn account_mut(&mut self, account: &str) -> Option<&mut Account> {
        let place = self.place(account)?;
        self.accounts.habits.at_mut(place.0)
    }

    /// Gives everything that is kept by its place the place that it has in this build: signals, and rows of measures.
    pub fn change_places(&mut self, signal: impl Fn(u16) -> Option<u16>, row: impl Fn(&[u8]) -> Vec<u8>) {
        self.population.change_signals(signal);
        for account in self.accounts.habits.values_mut() {
            account.seen_payments.change_readings(&row);
        }
    }

    /// Number of accounts.
    pub fn len(&self) -> usize {
        self.accounts.habits.len()
    }

    /// True where none is.
    pub fn is_empty(&self) -> bool {
        self.accounts.habits.is_empty()
    }
}

fn pending_label_of<'a>(account: &'a mut Account, of: &Subject) -> Option<&'a mut PendingLabel> {
    match of {
        Subject::Transaction(id) => account.seen_payments.pending_label_mut(id),
        Subject::Access(id) => account.seen_visits.pending_label_mut(id),
    }
}

const fn field_of(of: &Subject) -> &'static str {
    match of {
        Subject::Transaction(_) => Field::OfTransactionId.name(),
        Subject::Access(_) => Field::OfAccessId.name(),
    }
}

impl Accounts {
    fn is_sound(&self) -> bool {
        self.habits.every(|account| account.was_seen_by(self.arrivals))
    }
}
