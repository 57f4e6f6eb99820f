//! State: everything that was learnt and kept, as parts that the engine asks in a loop.
//!
//! A snapshot is its parts and what the host set of the configuration, each a section by name.

use super::Rooms;
use super::clock::Clock;
use super::kept::Kept;
use super::parts::{Erased, Part};
use super::rules::RuleCounts;
use super::sealed::Sealed;
use crate::alert::{Book, WaitingActs};
use crate::config::Config;
use crate::error::{Code, Error, Result};
use crate::event::Digest;
use crate::ledger::{Devices, Gap, KeptFrom, Ledger};
use crate::link::Decisions;
use crate::pending::PendingStore;
use crate::profile::Profiles;
use crate::record::{Reader, Record};
use crate::score::{Layout, LearnedModel};
use crate::snapshot::{SEAL, Sections, is_whole, sections, value_of};
use crate::summary::{Corrections, SeriesWords};

/// Section of what the host set, and the version of its shape.
const SETTINGS: (&str, u16) = ("config", 2);

/// Everything learned and kept.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct State {
    /// By which names everything stands that stands by its place.
    pub(super) layout: Layout,
    pub(super) clock: Clock,
    pub(super) profiles: Profiles,
    pub(super) ledger: Ledger,
    pub(super) book: Book,
    pub(super) pending: PendingStore,
    /// Weights that labels taught; nothing before the first.
    pub(super) weights: Option<LearnedModel>,
    /// Corrections: what holders said of counterparties.
    pub(super) corrections: Corrections,
    /// Acts about alerts that are not here yet.
    pub(super) waiting: WaitingActs,
    /// Decisions: what persons said of pairs of payments.
    pub(super) decisions: Decisions,
    /// What persons said of series of payments.
    pub(super) series: SeriesWords,
    /// How often the operator's rules fired.
    pub(super) rules: RuleCounts,
    /// Payments that were judged and not kept by a build that keeps none.
    pub(super) gap: Option<Gap>,
    /// From when on payments are kept, where some came before.
    pub(super) kept_from: Option<KeptFrom>,
    /// Devices of payments, while rules ask for them.
    pub(super) devices: Option<Devices>,
    /// Sections that this engine's rooms do not read.
    pub(super) sealed: Sealed,
    /// Settings that this engine has no say over, as the host of a fuller build set them.
    pub(super) elsewhere: Kept,
}

/// What a snapshot held.
pub(super) struct Held {
    pub(super) state: State,
    /// What the host had set.
    pub(super) kept: Kept,
    /// Names that this build has no place for.
    pub(super) dropped: Vec<String>,
}

impl State {
    /// Parts that every engine has.
    pub(super) fn judged(&self) -> [&dyn Part; 9] {
        [
            &self.layout,
            &self.clock,
            &self.profiles.accounts,
            &self.profiles.population,
            &self.book,
            &self.weights,
            &self.waiting,
            &self.rules,
            &self.gap,
        ]
    }

    /// The same, to be changed.
    pub(super) fn judged_mut(&mut self) -> [&mut dyn Part; 9] {
        [
            &mut self.layout,
            &mut self.clock,
            &mut self.profiles.accounts,
            &mut self.profiles.population,
            &mut self.book,
            &mut self.weights,
            &mut self.waiting,
            &mut self.rules,
            &mut self.gap,
        ]
    }

    /// All parts, in the order of a snapshot.
    pub(super) fn all(&self) -> [&dyn Part; 16] {
        [
            &self.layout,
            &self.clock,
            &self.profiles.accounts,
            &self.profiles.population,
            &self.ledger,
            &self.book,
            &self.pending,
            &self.weights,
            &self.corrections,
            &self.waiting,
            &self.decisions,
            &self.series,
            &self.rules,
            &self.gap,
            &self.kept_from,
            &self.devices,
        ]
    }

    /// The same, to be changed.
    pub(super) fn all_mut(&mut self) -> [&mut dyn Part; 16] {
        [
            &mut self.layout,
            &mut self.clock,
            &mut self.profiles.accounts,
            &mut self.profiles.population,
            &mut self.ledger,
            &mut self.book,
            &mut self.pending,
            &mut self.weights,
            &mut self.corrections,
            &mut self.waiting,
            &mut self.decisions,
            &mut self.series,
            &mut self.rules,
            &mut self.gap,
            &mut self.kept_from,
            &mut self.devices,
        ]
    }

    /// Writes every part, and what the host set, into sections.
    pub(super) fn write(&self, rooms: Rooms, config: &Config, mut to: Sections) -> Result<Sections> {
        for part in rooms.keeping().parts(self) {
            if part.is_written() {
                let (name, shape) = part.section();
                to.add(name, shape, &|to| part.write(to))?;
            }
        }
        self.sealed.write(&mut to)?;
        let mut kept = rooms.keeping().settings(config);
        kept.extend(&self.elsewhere);
        if !kept.is_empty() {
            to.add(SETTINGS.0, SETTINGS.1, &|to| kept.write(to))?;
        }
        if let Some(key) = config.seal_key.get() {
            to.seal(key)?;
        }
        Ok(to)
    }

    /// Reads a snapshot: a part that is not in it is as on the first day, one of another shape is refused by its name, one
    /// that this build does not know is named.
    pub(super) fn read(bytes: &[u8], rooms: Rooms) -> Result<Held> {
        let mut state = Self::default();
        let (mut kept, mut dropped) = (Kept::default(), Vec::new());
        for section in sections(bytes)? {
            if section.name == SETTINGS.0 {
                is_of_shape(section.shape, SETTINGS)?;
                kept = value_of(section.payload).map_err(|error| error.at_field(SETTINGS.0))?;
                continue;
            }
            if section.name == SEAL.0 {
                continue; // checked before, by whoever has the key
            }
            let keeping = rooms.keeping();
            let mut parts = keeping.parts_mut(&mut state).into_iter();
            let Some(part) = parts.find(|part| part.section().0 == section.name) else {
                match keeping.seals() {
                    true => state.sealed.add(&section),
                    false => dropped.push(section.name.to_owned()),
                }
                continue;
            };
            is_of_shape(section.shape, part.section())?;
            let mut from = Reader::new(section.payload);
            part.read(&mut from);
            is_whole(&from).map_err(|error| error.at_field(part.section().0))?;
        }
        if state.layout != Layout::Ours {
            dropped.extend(state.sealed.clear_places());
        }
        dropped.extend(state.move_in()?);
        state.elsewhere = rooms.keeping().set_elsewhere(&mut kept);
        if state
            .weights
            .as_ref()
            .is_some_and(|model| !model.is_of_this_build())
        {
            return Err(Error::new(Code::SnapshotCorrupt).at_field(state.weights.section().0));
        }
        Ok(Held { state, kept, dropped })
    }

    /// Erases an account in every part.
    pub(super) fn forget(&mut self, rooms: Rooms, account: &str) {
        let listed = self.listed_elsewhere(account);
        let erased = Erased {
            account,
            listed: &listed,
            holder: rooms.keeping().last_of_its_holder(self, account),
        };
        for part in rooms.keeping().parts_mut(self) {
            part.forget(&erased);
        }
    }

    /// The account's holder, where nobody else's account names that person.
    pub(super) fn last_account_of_its_holder(&self, account: &str) -> Option<String> {
        let holder = self.ledger.shelf(account)?.holder()?;
        let others = self
            .ledger
            .shelves()
            .filter(|(_, shelf)| shelf.account_id != account);
        let mut holders = others.filter_map(|(_, shelf)| shelf.holder());
        (!holders.any(|other| other == holder)).then(|| holder.to_owned())
    }

    /// Lets an account go in every part: its habits had to make room.
    pub(super) fn evict(&mut self, rooms: Rooms, account: Digest) {
        for part in rooms.keeping().parts_mut(self) {
            part.evict(account);
        }
    }

    /// The account's events that alerts of other accounts list: whose alert, and which event.
    fn listed_elsewhere(&self, account: &str) -> Vec<(String, String)> {
        let knows = |account: &str, id: &str| {
            let known = self.profiles.get(account);
            known.is_some_and(|known| known.seen_payments.knows(id))
        };
        let others = self.book.iter().filter(|alert| alert.account_id != account);
        let listed = others.flat_map(|alert| alert.event_ids.iter().map(move |id| (&alert.account_id, id)));
        listed
            .filter(|(whose, id)| knows(account, id) && !knows(whose, id))
            .map(|(whose, id)| (whose.clone(), id.clone()))
            .collect()
    }
}

fn is_of_shape(shape: u16, (name, ours): (&'static str, u16)) -> Result<()> {
    if shape == ours {
        return Ok(());
    }
    Err(Error::new(Code::SnapshotVersion)
        .at_field(name)
        .with_value(&shape.to_string()))
}
