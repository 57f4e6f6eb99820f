//! The façade: verbs only. Events in; assessments, alerts and statistics out; one state of parts (`parts`) that can be
//! saved and replayed.
//!
//! Every change of state is an input: `ingest`, `advance`, `configure`, `load_model`, `forget`. What persons do and say are
//! events among the others; `act` and `correct_category` make one of what they are given. Whoever keeps the log of inputs can
//! replay to the same bytes. Only `advance` moves the engine's clock.

mod access;
mod accounts;
mod act;
mod again;
mod alerting;
mod assessment;
mod budgets;
mod cases;
mod causes;
mod changed;
mod checkup;
mod clock;
mod doubt;
mod folding;
mod import_window;
mod ingest;
mod keeping;
mod kept;
mod links;
mod options;
mod order;
mod partition;
mod parts;
mod payments;
mod pending;
mod pipeline;
mod places;
mod question;
mod read;
mod receipt;
mod rules;
mod sealed;
mod series;
mod stages;
mod state;
mod status;
mod support;
mod versions;
mod whole;

pub use accounts::AccountSummary;
pub use checkup::CheckupQuery;
pub use clock::AdvanceOptions;
pub use folding::Folding;
pub use ingest::Keep;
pub use keeping::Rooms;
pub use links::{Link, LinkQuery, LinkRow, RefQuery};
pub use options::{IngestOptions, Wanted};
pub use payments::{PaymentRow, Payments};
pub use pipeline::ScoredDecision;
pub use question::{Question, QuestionQuery};
pub use receipt::Receipt;
pub use rules::{Fired, RuleCount, RuleCounts, RuleDay, known_facts};

use crate::alert::{Alert, AlertQuery, Room};
use crate::config::{Config, Readers};
use crate::error::{Code, Error, Result};
use crate::event::Outcome;
use crate::event::{Correction, Digest, Event, Field, MAX_TEXT, RawEvent};
use crate::profile::Bounds;
use crate::record::record;
use crate::score::{LearnedModel, Learnt, Model, Scored};
use crate::signal::Setup;
use crate::snapshot::Sections;
use crate::summary::{Sources, Summary, SummaryQuery, summarise};
use crate::time::{Millis, Zone};
use changed::Changed;
use clock::Told;
use payments::ListCache;
use pipeline::offset_of;
use rules::RuleSet;
use state::State;
pub use status::Status;
pub use support::{Help, Refundable, WatchQuery, Watched};
use whole::Whole;

/// One engine: a configuration and a state.
#[derive(Debug, Clone)]
pub struct Engine {
    config: Config,
    /// What it does with payments beside judging them.
    rooms: Rooms,
    /// What the configuration has of the reasons, found once.
    setup: Setup,
    rules: RuleSet,
    /// Where days and months are reckoned; and offsets of events that do not tell theirs.
    zone: Zone,
    state: State,
    /// What the state was restored from had names for that this build does not know.
    dropped: Vec<String>,
    /// What lists of payments are read by.
    listed: ListCache,
}

/// Result of a batch.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ingested {
    /// New events.
    pub accepted: u32,
    /// Known ones, further on.
    pub updated: u32,
    /// Known to the letter.
    pub unchanged: u32,
    /// Events that were refused, and why; the others went in.
    pub rejected: Vec<Rejected>,
    /// What was taken and is doubtful all the same, by its place in the batch.
    pub warnings: Vec<Error>,
    /// In the order of the batch.
    pub assessments: Vec<Assessment>,
    /// New and changed alerts, as they are after the batch.
    pub alerts: Vec<Alert>,
}

/// An event that was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected {
    /// Its id, where it has one.
    pub id: Option<String>,
    /// Error, and where in the batch.
    pub error: Error,
}

/// Assessment of a payment, or of a use of the account.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// Its place in the batch.
    pub index: usize,
    /// The event's id.
    pub event_id: String,
    /// The event's account.
    pub account_id: String,
    /// The score and its reasons.
    pub scored: Scored,
    /// Too little is known of the account yet.
    pub warming_up: bool,
    /// Alerts that tell of it.
    pub alert_ids: Vec<String>,
    /// Shadow: what reasons in shadow would have made of it, where they had anything to say.
    pub shadow: Option<Shadow>,
    /// It has come in already and is no longer among the last decisions, or was not as it is asked about: it was left out of
    /// what is usual as far as that can be told.
    pub approximate: bool,
}

/// Shadow assessment: what a payment would come to if the reasons in shadow were live.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shadow {
    /// The outcome then.
    pub outcome: Outcome,
    /// Codes of those that would have been reasons.
    pub rules: Vec<String>,
}

record! { struct Shadow { outcome, rules } }

impl Engine {
    /// An engine that knows nothing yet.
    ///
    /// ```
    /// use wallet_sentinel::{Engine, Config};
    /// let engine = Engine::new(Config::default()).unwrap();
    /// assert_eq!(engine.status().unwrap().payments, 0);
    /// ```
    pub fn new(config: Config) -> Result<Self> {
        Self::of(Rooms::ALL, config)
    }

    /// An engine as it was when the snapshot was taken, under this configuration. Where that has a key, one that was not sealed
    /// under it is refused before anything of it is read.
    pub fn restore(bytes: &[u8], config: Config) -> Result<Self> {
        Self::restore_of(Rooms::ALL, bytes, config)
    }

    /// The same under what its host had set, which the snapshot holds; its answers are for the holder again.
    pub fn restore_as_set(bytes: &[u8]) -> Result<Self> {
        Self::restore_as_set_of(Rooms::ALL, bytes)
    }

    /// Another configuration from now on: validated whole, or not applied.
    pub fn configure(&mut self, config: Config) -> Result<()> {
        self.listed.clear();
        let config = config.validated()?;
        (self.setup, self.rules) = (Setup::of(&config)?, RuleSet::of(&config, self.rooms)?);
        self.state.rules.align(&self.rules);
        self.zone = config.zone()?;
        let before = std::mem::replace(&mut self.config, config);
        self.rooms.keeping().configured(self, &before);
        Ok(())
    }

    /// True where payments are kept one by one: by the host's word, in a build that can.
    fn has_ledger(&self) -> bool {
        self.rooms.keeping().keeps_payments() && self.config.ledger_days > 0
    }

    /// Assessment of one event that has not come in: changes nothing. What has come in, and is asked about as it was, has
    /// its decision already.
    pub fn assess(&self, event: &RawEvent<'_>) -> Result<Assessment> {
        let event =
            read::read(event, self.config.unknown_keys, self.rooms).map_err(|error| error.at_index(0))?;
        let payment = match &event {
            Event::Transaction(payment) => payment,
            Event::Access(access) => return Ok(self.assess_access(access)),
            _ => {
                let error = Error::new(Code::KindUnsupported).at_field(Field::Kind.name());
                return Err(error.at_index(0));
            }
        };
        if let Some(decided) = self.decided(payment) {
            return Ok(decided);
        }
        let (account, population) = self.as_if_it_had_not_come(payment);
        let prepared = account.prepare(payment, Digest::of(&payment.id), false);
        let past = self.past(payment);
        let background = assessment::Background {
            population: &population,
            setup: &self.setup,
            learnt: self.state.weights.as_ref().map(Learnt::Model),
            rules: self.rules(past.as_deref()),
            verdict: account
                .seen_payments
                .verdict(prepared.payment_id())
                .map(|verdict| verdict.outcome),
        };
        let offset = offset_of(payment, &self.zone);
        let (decision, trace, _) =
            assessment::assessed(&prepared, &account, background, offset, &self.config);
        let decision = self.shown(decision, trace.log_odds);
        Ok(Assessment {
            approximate: again::has_left_traces(&account, payment),
            ..decision.of(0, payment.id.clone(), payment.account_id.clone())
        })
    }

    /// Time passes without an event. The only clock: it runs backwards only from one that was far ahead of every payment.
    pub fn advance(&mut self, now: Millis) -> Vec<Alert> {
        self.advance_with(now, AdvanceOptions::default())
    }

    /// The same, by a host that says whether it knows the time.
    pub fn advance_with(&mut self, now: Millis, options: AdvanceOptions) -> Vec<Alert> {
        self.listed.clear();
        let mut changed = Changed::default();
        if self.state.clock.tell(now, options.trusted) == Told::Back {
            self.rooms.keeping().set_back(self, &mut changed);
        }
        if let Some(now) = self.state.clock.believed() {
            changed.extend(self.state.book.advance(now));
        }
        self.rooms.keeping().time_passes(self, &mut changed);
        self.do_what_waited(&mut changed, 0);
        self.alerts_of(changed)
    }

    /// The alerts that are wanted, the newest first: the holder's, where the query names no other readers.
    pub fn alerts(&self, query: &AlertQuery) -> Result<Vec<&Alert>> {
        let readers = self.config.audience.asked(query.audience)?;
        self.state.book.find(query, readers)
    }

    /// Whose eyes the answers are for.
    pub const fn readers(&self) -> Readers {
        self.config.audience
    }

    /// The alert of this id. One that is not for the readers is as unknown as one that never was.
    fn alert(&self, id: &str) -> Result<&Alert> {
        let found = self.state.book.by_id(id);
        let unknown = || Error::new(Code::AlertUnknown).at_field("alertId");
        found
            .filter(|alert| alert.audience.is_for(self.config.audience))
            .ok_or_else(unknown)
    }

    /// Summary: where the money went.
    pub fn summary(&self, query: &SummaryQuery) -> Result<Summary> {
        if self.config.ledger_days == 0 {
            return Err(Error::new(Code::LedgerOff).at_field("ledgerDays"));
        }
        summarise(&self.sources(), query)
    }

    /// From now on, and for all that was before, payments to or from this counterparty are of this category; of none by
    /// their holder where it is empty. Of two corrections the later one holds.
    pub fn correct_category(&mut self, counterparty: &str, category: &str, at: Millis) -> Result<()> {
        for (text, field) in [(counterparty, "counterparty"), (category, "category")] {
            if text.len() > MAX_TEXT {
                return Err(Error::new(Code::TextTooLong).at_field(field));
            }
        }
        if counterparty.is_empty() {
            return Err(Error::new(Code::FieldEmpty).at_field("counterparty"));
        }
        let said = Correction {
            counterparty: counterparty.to_owned(),
            category: category.to_owned(),
            at,
        };
        let most = self.config.limits.alerts;
        if self.state.corrections.set(&said, most) {
            let said = [Event::Correction(Box::new(said))];
            self.recheck_budgets(&said, at, &mut Changed::default());
        }
        Ok(())
    }

    fn sources(&self) -> Sources<'_> {
        Sources {
            ledger: &self.state.ledger,
            corrections: &self.state.corrections,
            series: &self.state.series,
            budgets: &self.config.budgets,
            decisions: &self.state.decisions,
            calendars: &self.config.calendars,
            zone: &self.zone,
            missing: self.state.gap.map_or(0, |gap| gap.payments),
        }
    }

    /// Model that labels taught, for another engine to load; nothing before the first label.
    pub fn model(&self) -> Option<Model> {
        self.state.weights.as_ref().map(LearnedModel::to_model)
    }

    /// Scores by what labels taught another engine, from now on; validated whole, or not loaded.
    pub fn load_model(&mut self, model: &Model) -> Result<()> {
        self.state.weights = Some(LearnedModel::from_model(model)?);
        Ok(())
    }

    /// Everything learned, and what the host set, as versioned, checksummed bytes.
    pub fn snapshot(&self) -> Result<Vec<u8>> {
        let sections = self.state.write(self.rooms, &self.config, Sections::new())?;
        Ok(sections.finish())
    }

    /// Erases all that is stored of an account.
    pub fn forget(&mut self, account_id: &str) {
        self.listed.clear();
        let mut dropped = self.rooms.keeping().forget_sealed(&mut self.state, account_id);
        self.dropped.append(&mut dropped);
        self.state.forget(self.rooms, account_id);
        for of_accounts in [&mut self.config.operators, &mut self.config.names] {
            of_accounts.0.retain(|(account, _)| account != account_id);
        }
    }

    /// Those that are for the readers, each once, in the order in which they were raised.
    fn alerts_of(&self, changed: Changed) -> Vec<Alert> {
        changed
            .numbers()
            .into_iter()
            .filter_map(|number| self.state.book.get(number))
            .filter(|alert| alert.audience.is_for(self.config.audience))
            .cloned()
            .collect()
    }

    const fn room(&self) -> Room {
        Room {
            most: self.config.limits.alerts,
            per_day: self.config.alerts_per_day,
        }
    }

    fn bounds(&self) -> Bounds {
        let limits = self.config.limits;
        Bounds {
            accounts: limits.accounts,
            counterparties: limits.counterparties,
            ids: limits.payments,
            entities: limits.parties,
            label_days: self.config.label_horizon_days,
            // What a fuller build kept it will be told again: those ids stay.
            keeps_ids: self.has_ledger() || self.state.sealed.names().any(|name| name == "ledger"),
        }
    }
}
