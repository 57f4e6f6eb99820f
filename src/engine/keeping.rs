//! Keeping: what an engine does with payments beside judging them, behind one trait whose rooms its door hands over.
//!
//! An engine judges, tells and learns by itself. Whether it also keeps the payments, follows what is on its way, links rows and
//! holds sums against budgets, the door says by the rooms that it makes the engine of; what no door reaches the linker leaves
//! out. Without a room its verbs do nothing, and what comes for it is refused.
//! Not here: what the rooms do, which is `whole`'s to join, and that a host switched a room off (`Config.ledgerDays`), which each
//! says for itself.

use super::changed::Changed;
use super::import_window::ImportWindow;
use super::kept::{Kept, PACKS};
use super::parts::Part;
use super::payments::ListCache;
use super::pipeline::{ScoredDecision, Taken};
use super::rules::{Past, RuleSet};
use super::stages::Standing;
use super::state::State;
use super::{Engine, Folding, Whole};
use crate::alert::Finding;
use crate::config::Config;
use crate::error::{Code, Error, Result};
use crate::event::{Event, Field, Label, RawEvent, Transaction};
use crate::feedback::Seen;
use crate::feedback::answers::Candidate;
use crate::ledger::Gap;
use crate::map::OrderedMap;
use crate::profile::{Account, PreparedPayment};
use crate::signal::Setup;
use crate::snapshot::check_seal;
use std::fmt::Debug;

/// The rooms of an engine.
#[derive(Debug, Clone, Copy)]
pub struct Rooms(&'static dyn Keeping);

impl Rooms {
    /// All there are.
    pub const ALL: Self = Self(&Whole);
    /// None: it judges, tells and learns.
    pub const NONE: Self = Self(&Judging);

    pub(super) fn keeping(self) -> &'static dyn Keeping {
        self.0
    }
}

impl Engine {
    /// An engine that has these rooms, and knows nothing yet.
    pub fn of(rooms: Rooms, config: Config) -> Result<Self> {
        Self::with(rooms, (State::default(), Config::default()), Vec::new(), config)
    }

    /// An engine over this state, which was kept under `before`.
    fn with(
        rooms: Rooms,
        (state, before): (State, Config),
        dropped: Vec<String>,
        config: Config,
    ) -> Result<Self> {
        let mut engine = Self {
            rooms,
            zone: config.zone()?,
            config: before,
            setup: Setup::default(),
            rules: RuleSet::default(),
            state,
            dropped,
            listed: ListCache::default(),
        };
        engine.configure(config)?;
        Ok(engine)
    }

    /// The same as it was when the snapshot was taken, whichever rooms it had then.
    pub fn restore_of(rooms: Rooms, bytes: &[u8], config: Config) -> Result<Self> {
        if let Some(key) = config.seal_key.get() {
            check_seal(bytes, key)?;
        }
        let held = State::read(bytes, rooms)?;
        let before = held.kept.before();
        Self::with(rooms, (held.state, before), held.dropped, config)
    }

    /// The same under what its host had set.
    pub fn restore_as_set_of(rooms: Rooms, bytes: &[u8]) -> Result<Self> {
        let mut held = State::read(bytes, rooms)?;
        let config = held.kept.config(rooms, &mut held.dropped)?;
        if rooms.keeping().seals() && held.dropped.iter().any(|name| name == PACKS[0]) {
            held.state.elsewhere.extend(&held.kept.packs());
        }
        let before = held.kept.before();
        Self::with(rooms, (held.state, before), held.dropped, config)
    }
}

/// How much is kept beside habits.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Fill {
    /// Payments in the sums of folded months, and how many months of accounts these are.
    pub(super) folded: (usize, usize),
    /// What would be folded next.
    pub(super) folding: Option<Folding>,
}

/// What is done with payments beside judging them: nothing, where a room says nothing else.
pub(super) trait Keeping: Debug + Sync {
    /// True where payments can be kept one by one.
    fn keeps_payments(&self) -> bool {
        false
    }

    /// Parts of the state that this engine knows.
    fn parts<'s>(&self, state: &'s State) -> Vec<&'s dyn Part> {
        state.judged().to_vec()
    }

    /// The same, to be changed.
    fn parts_mut<'s>(&self, state: &'s mut State) -> Vec<&'s mut dyn Part> {
        state.judged_mut().into()
    }

    /// Holder of an account that is being erased, where nobody else's account names that person.
    fn last_of_its_holder(&self, _: &State, _: &str) -> Option<String> {
        None
    }

    /// True where sections that are not read are kept as they are.
    fn seals(&self) -> bool {
        true
    }

    /// What the host set, of what this engine has a say over.
    fn settings(&self, config: &Config) -> Kept {
        Kept::of::<false>(config)
    }

    /// Sets what a snapshot kept; false where there is no such setting.
    fn set(&self, config: &mut Config, name: &str, value: &[u8]) -> Result<bool> {
        Kept::set::<false>(config, name, value)
    }

    /// Takes out what the host of a fuller build set, and this engine has no say over.
    fn set_elsewhere(&self, kept: &mut Kept) -> Kept {
        kept.split_elsewhere()
    }

    /// Erases an account from what is not read; what cannot be cut by account goes as a whole, and its names are returned.
    fn forget_sealed(&self, state: &mut State, account: &str) -> Vec<String> {
        state.elsewhere.forget(account);
        state.sealed.clear()
    }

    /// Follows a new configuration.
    fn configured(&self, _: &mut Engine, _: &Config) {}

    /// Reads what a person says of payments or was promised.
    fn read_kept(&self, _: &RawEvent<'_>) -> Result<Event> {
        Err(Error::new(Code::LedgerOff).at_field(Field::Kind.name()))
    }

    /// Takes it.
    fn take(&self, _: &mut Engine, _: &Event) -> Result<Taken> {
        Err(Error::new(Code::LedgerOff).at_field(Field::Kind.name()))
    }

    /// Hears a word on a payment that was folded, of which nothing else is known any more.
    fn hear_folded(&self, _: &mut Engine, _: &Transaction) -> Option<Taken> {
        None
    }

    /// True of a known payment that is no longer kept, and is to be.
    fn has_dropped(&self, _: &Engine, _: &Transaction, _: Seen) -> bool {
        false
    }

    /// Fills in what another word tells of a kept payment.
    fn fill_in(&self, _: &mut Engine, _: &Transaction) -> Taken {
        Taken::Unchanged
    }

    /// Hears an older word than what is known, of another status.
    fn hear_earlier(&self, _: &mut Engine, _: &Transaction) {}

    /// Follows a payment that is not where it should end; to be asked before it is kept.
    fn follow(&self, _: &mut Engine, _: &Transaction) {}

    /// Tells what is wrong with a payment as it comes, or with how it has changed; to be asked before it is kept.
    fn look_at_changes(&self, _: &mut Engine, _: &Transaction, _: &ImportWindow, _: &mut Changed) {}

    /// Keeps a payment, or notes that it was not.
    fn keep(&self, engine: &mut Engine, payment: &Transaction, standing: Standing) {
        let is_new = standing == Standing::New;
        let gap = engine.state.gap;
        engine.state.gap = Some(gap.map_or(Gap::of(payment.at), |gap| gap.and(payment.at, is_new)));
    }

    /// Puts an account's payments in order for the windows that rules ask for.
    fn order_past(&self, _: &mut Engine, _: &str) {}

    /// What rules ask of the account's earlier payments.
    fn past<'e>(&self, _: &'e Engine, _: &'e Transaction) -> Option<Box<dyn Past + 'e>> {
        None
    }

    /// Names the other one of two charges by its order.
    fn name_other_order(&self, _: &Engine, _: &mut Finding) {}

    /// True of a double charge that is one payment in two exports: who keeps no payments has no exports.
    fn is_shown_again(&self, _: &Engine, _: &Finding, _: &Transaction) -> bool {
        false
    }

    /// Notes a payment that a question might be about.
    fn note_question(&self, _: &mut Account, _: &PreparedPayment<'_>, _: &ScoredDecision) {}

    /// What a label answers.
    fn answered_by(&self, _: &Engine, _: &Label) -> Option<Candidate> {
        None
    }

    /// Looks at what an event may have moved; accounts whose cases it moved are collected, where they are looked at later.
    fn look_after(&self, _: &mut Engine, _: &Event, _: Option<&mut OrderedMap<String>>, _: &mut Changed) {}

    /// Looks at the cases of these accounts, and at what persons' words moved.
    fn look_at_moved(&self, _: &mut Engine, _: &OrderedMap<String>, _: &[Event], _: &mut Changed) {}

    /// Holds sums against budgets after a batch.
    fn watch_budgets(&self, _: &mut Engine, _: &[Event], _: &ImportWindow, _: &mut Changed) {}

    /// Takes back what was told by a clock that was wrong.
    fn set_back(&self, _: &mut Engine, _: &mut Changed) {}

    /// Looks at what time alone changes.
    fn time_passes(&self, _: &mut Engine, _: &mut Changed) {}

    /// How much is kept.
    fn fill(&self, _: &Engine) -> Fill {
        Fill::default()
    }
}

/// An engine that judges, tells and learns.
#[derive(Debug)]
struct Judging;

impl Keeping for Judging {}
