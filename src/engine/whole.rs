//! All rooms: payments are kept, followed, linked, folded and held against budgets.
//!
//! Each verb joins what the rooms do at that turn, in the order in which they ask one another.
//! Not here: any of it by itself (`folding`, `pending`, `cases`, `causes`, `budgets`, `series`, `question`, `versions`).

use super::Engine;
use super::changed::Changed;
use super::import_window::ImportWindow;
use super::keeping::{Fill, Keeping};
use super::kept::Kept;
use super::parts::Part;
use super::pipeline::{ScoredDecision, Taken, noted};
use super::question;
use super::rules::{self, Past, Windows};
use super::stages::Standing;
use super::state::State;
use crate::alert::Finding;
use crate::config::Config;
use crate::error::{Code, Error, Result};
use crate::event::{Decision, Digest, Event, EventRef, Field, Label, RawEvent, Transaction};
use crate::feedback::Seen;
use crate::feedback::answers::Candidate;
use crate::ledger::{Devices, KeptFrom};
use crate::map::OrderedMap;
use crate::pending::PendingStore;
use crate::profile::{Account, PreparedPayment};

/// An engine with all rooms.
#[derive(Debug)]
pub(super) struct Whole;

impl Keeping for Whole {
    fn keeps_payments(&self) -> bool {
        true
    }

    fn parts<'s>(&self, state: &'s State) -> Vec<&'s dyn Part> {
        state.all().to_vec()
    }

    fn parts_mut<'s>(&self, state: &'s mut State) -> Vec<&'s mut dyn Part> {
        state.all_mut().into()
    }

    fn last_of_its_holder(&self, state: &State, account: &str) -> Option<String> {
        state.last_account_of_its_holder(account)
    }

    fn seals(&self) -> bool {
        false
    }

    fn settings(&self, config: &Config) -> Kept {
        Kept::of::<true>(config)
    }

    fn set(&self, config: &mut Config, name: &str, value: &[u8]) -> Result<bool> {
        Kept::set::<true>(config, name, value)
    }

    fn set_elsewhere(&self, _: &mut Kept) -> Kept {
        Kept::default()
    }

    fn forget_sealed(&self, _: &mut State, _: &str) -> Vec<String> {
        Vec::new()
    }

    fn configured(&self, engine: &mut Engine, before: &Config) {
        if engine.config.ledger_days == 0 {
            engine.state.gap = None;
            engine.state.ledger.clear();
            engine.state.pending = PendingStore::default();
            engine.state.kept_from = None;
        } else if before.ledger_days == 0 && !engine.state.profiles.is_empty() && engine.state.gap.is_none() {
            // Whatever was paid before is not here, and nobody knows how much it was.
            engine.state.kept_from = engine.state.clock.paid().map(KeptFrom);
        }
        if engine.rules.reach > 0 {
            engine.state.ledger.order_alone(None);
        }
        if !engine.rules.asks_for_devices {
            engine.state.devices = None;
        } else if engine.state.devices.is_none() {
            engine.state.devices = Some(Devices::since(engine.state.clock.paid()));
        }
        engine.end_budgets_within();
    }

    fn read_kept(&self, raw: &RawEvent<'_>) -> Result<Event> {
        Event::read_kept(raw)
    }

    fn take(&self, engine: &mut Engine, event: &Event) -> Result<Taken> {
        let most = engine.config.limits.alerts;
        match event {
            Event::Expectation(promise) => engine.take_expectation(promise),
            Event::Correction(correction) => Ok(noted(engine.state.corrections.set(correction, most))),
            Event::Decision(decision) => {
                engine.may_hold(decision)?;
                Ok(noted(engine.state.decisions.decide(decision, most)))
            }
            Event::Series(word) => Ok(noted(engine.state.series.say(word, most))),
            _ => Ok(Taken::Unchanged), // what is judged is the engine's own
        }
    }

    fn hear_folded(&self, engine: &mut Engine, payment: &Transaction) -> Option<Taken> {
        engine.has_folded(payment).then(|| engine.hear_folded(payment))
    }

    fn has_dropped(&self, engine: &Engine, payment: &Transaction, familiarity: Seen) -> bool {
        engine.has_dropped(payment, familiarity)
    }

    fn fill_in(&self, engine: &mut Engine, payment: &Transaction) -> Taken {
        engine.fill_in(payment)
    }

    fn hear_earlier(&self, engine: &mut Engine, word: &Transaction) {
        engine.fill_in(word);
        engine.open_earlier(word);
    }

    fn follow(&self, engine: &mut Engine, payment: &Transaction) {
        engine.open_pending(payment);
    }

    fn look_at_changes(
        &self,
        engine: &mut Engine,
        payment: &Transaction,
        window: &ImportWindow,
        changed: &mut Changed,
    ) {
        engine.check_changes(payment, window, changed);
    }

    fn keep(&self, engine: &mut Engine, payment: &Transaction, standing: Standing) {
        if engine.config.ledger_days > 0 {
            engine.keep_or_fold(payment);
            if let Some(devices) = &mut engine.state.devices {
                devices.keep(payment);
            }
            if let Some(gap) = engine.state.gap.filter(|_| standing == Standing::Dropped) {
                engine.state.gap = gap.without(payment.at);
            }
        }
    }

    fn order_past(&self, engine: &mut Engine, account: &str) {
        engine.state.ledger.order_alone(Some(account));
    }

    fn past<'e>(&self, engine: &'e Engine, payment: &'e Transaction) -> Option<Box<dyn Past + 'e>> {
        let kept = rules::Kept {
            shelf: engine.state.ledger.shelf(&payment.account_id),
            gap: engine.state.gap,
            from: engine.state.kept_from.map(|KeptFrom(from)| from),
            reach: engine.rules.reach,
            devices: engine.state.devices.as_ref(),
        };
        Some(Box::new(Windows::of(payment, kept)))
    }

    fn is_shown_again(&self, engine: &Engine, finding: &Finding, payment: &Transaction) -> bool {
        engine.is_shown_again(finding, payment)
    }

    fn name_other_order(&self, engine: &Engine, finding: &mut Finding) {
        engine.name_other_order(finding);
    }

    fn note_question(
        &self,
        account: &mut Account,
        prepared: &PreparedPayment<'_>,
        decision: &ScoredDecision,
    ) {
        question::note(account, prepared, decision);
    }

    fn answered_by(&self, engine: &Engine, label: &Label) -> Option<Candidate> {
        engine.answered_by(label)
    }

    fn look_after(
        &self,
        engine: &mut Engine,
        event: &Event,
        mut later: Option<&mut OrderedMap<String>>,
        changed: &mut Changed,
    ) {
        if let Event::Transaction(payment) = event {
            engine.check_doubles(payment, changed);
        }
        for account in engine.moved_by(event) {
            match &mut later {
                Some(moved) => {
                    moved.get_or_put(Digest::of(&account), || account);
                }
                None => engine.check_account(&account, &[], changed),
            }
        }
    }

    fn look_at_moved(
        &self,
        engine: &mut Engine,
        moved: &OrderedMap<String>,
        said: &[Event],
        changed: &mut Changed,
    ) {
        for account in moved.values() {
            engine.check_account(account, &[], changed);
        }
        engine.check_said(said, changed);
    }

    fn watch_budgets(
        &self,
        engine: &mut Engine,
        taken: &[Event],
        window: &ImportWindow,
        changed: &mut Changed,
    ) {
        engine.watch_budgets(taken.iter(), window, changed);
    }

    fn set_back(&self, engine: &mut Engine, changed: &mut Changed) {
        engine.withdraw_what_was_doubtful(changed);
    }

    fn time_passes(&self, engine: &mut Engine, changed: &mut Changed) {
        engine.fold_aged();
        engine.check_all(changed);
        if let Some(now) = engine.state.clock.believed() {
            engine.watch_series(now, changed);
        }
        // What a case had a claim on may be another's once that one is gone.
        let aged = engine.state.clock.ages_from();
        let dropped = aged.map_or_else(Vec::new, |aged| engine.state.pending.drop_old(aged));
        for (account, told) in dropped {
            engine.check_account(&account, &told, changed);
        }
    }

    fn fill(&self, engine: &Engine) -> Fill {
        Fill {
            folded: engine.state.ledger.folded(),
            folding: engine.folding(),
        }
    }
}

impl Engine {
    /// Nothing is linked between two persons, whoever says so: a yes on payments of two holders would be kept and never
    /// followed. Whose accounts they are has to be known by then.
    fn may_hold(&self, decision: &Decision) -> Result<()> {
        let holder = |of: &EventRef| self.state.ledger.shelf(&of.account_id)?.holder();
        let holders = holder(&decision.a).zip(holder(&decision.b));
        if decision.is == Some(true) && holders.is_some_and(|(a, b)| a != b) {
            return Err(Error::new(Code::HolderMismatch).at_field(Field::SecondAccountId.name()));
        }
        Ok(())
    }
}
