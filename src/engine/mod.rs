//! The façade: verbs only. Events in; assessments, alerts and statistics out; one state that can be saved and replayed.
//!
//! Every change of state is an input: `ingest`, `act`, `advance`, `configure`, `load_model`,
//! `correct_category`, `forget`. Whoever keeps the log of them can replay to the same bytes. Only `advance` moves the engine's clock.

mod act;
mod batch;
mod help;
mod history;
mod places;
mod receipt;
mod spending;
mod step;
mod tell;
mod watch;

pub use batch::Keep;
pub use receipt::Receipt;
pub use step::Judgement;

use crate::alert::{Alert, AlertQuery, Book, Room};
use crate::catalogue::sort;
use crate::config::Config;
use crate::error::{Code, Error, Result};
use crate::event::{Digest, Event, Field, MAX_TEXT, RawEvent};
use crate::ledger::Ledger;
use crate::profile::{Bounds, Profiles};
use crate::score::{Layout, LearnedModel, Learnt, Model, Outcome, Scored};
use crate::signal::Setup;
use crate::snapshot;
use crate::summary::{Corrections, Sources, Summary, SummaryQuery, summarise};
use crate::time::{DAY, Millis, UtcOffset};
use crate::watch::Watches;
pub use help::{Help, WatchQuery, Watched};
use serde::{Deserialize, Serialize};
use step::offset_of;

/// One engine: a configuration and a state.
#[derive(Debug, Clone)]
pub struct Engine {
    config: Config,
    /// What the configuration has of the reasons, found once.
    setup: Setup,
    offset: UtcOffset,
    state: State,
    /// What the state was restored from had names for that this build does not know.
    dropped: Vec<String>,
}

/// Everything learned; a snapshot is this and nothing else.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
struct State {
    /// By which names everything stands that stands by its place.
    layout: Layout,
    clock: Option<Millis>,
    profiles: Profiles,
    ledger: Ledger,
    book: Book,
    watches: Watches,
    /// What labels taught; nothing before the first.
    weights: Option<LearnedModel>,
    /// What holders said of counterparties.
    corrections: Corrections,
}

/// Which assessments are wanted back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Wanted {
    /// Of every accepted event.
    #[default]
    All,
    /// Only of those that are not plainly allowed.
    Flagged,
    /// None.
    None,
}

impl Wanted {
    fn wants(self, outcome: Outcome) -> bool {
        match self {
            Self::All => true,
            Self::Flagged => outcome != Outcome::Allow,
            Self::None => false,
        }
    }
}

/// How a batch is to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct IngestOptions {
    /// Which assessments to return.
    pub assessments: Wanted,
    /// When an import was exported; what is over 30 days older teaches in silence.
    pub as_of: Option<Millis>,
}

/// What came of a batch.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ingested {
    /// New events.
    pub accepted: u32,
    /// Known ones, further on.
    pub updated: u32,
    /// Known to the letter.
    pub unchanged: u32,
    /// What was refused, and why; the others went in.
    pub rejected: Vec<Rejected>,
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
    /// Why, and where in the batch.
    pub error: Error,
}

/// A payment's score.
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
    /// What reasons in shadow would have made of it, where they had anything to say.
    pub shadow: Option<Shadow>,
}

/// What a payment would come to if the reasons in shadow were live.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shadow {
    /// The outcome then.
    pub outcome: Outcome,
    /// Which of them would have been reasons.
    pub rules: Vec<String>,
}

/// How large the state is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)] // the contract's names
pub struct Status {
    pub accounts: usize,
    pub payments: usize,
    pub evicted: [(&'static str, u32); 7],
    pub bytes: usize,
    /// What the snapshot that this engine was restored from had names for that this build does not know.
    pub dropped: Vec<String>,
}

impl Engine {
    /// An engine that knows nothing yet.
    ///
    /// ```
    /// use wallet_sentinel::{Engine, Config};
    /// let engine = Engine::new(Config::default()).unwrap();
    /// assert_eq!(engine.status().unwrap().payments, 0);
    /// ```
    pub fn new(config: Config) -> Result<Self> {
        Self::with(State::default(), Vec::new(), config)
    }

    /// An engine as it was when the snapshot was taken.
    pub fn restore(bytes: &[u8], config: Config) -> Result<Self> {
        let mut state: State = snapshot::read(bytes)?;
        let dropped = state.move_in()?;
        Self::with(state, dropped, config)
    }

    fn with(state: State, dropped: Vec<String>, config: Config) -> Result<Self> {
        let mut engine = Self {
            offset: config.offset()?,
            config: Config::default(),
            setup: Setup::default(),
            state,
            dropped,
        };
        engine.configure(config)?;
        Ok(engine)
    }

    /// Another configuration from now on: validated whole, or not applied.
    pub fn configure(&mut self, config: Config) -> Result<()> {
        let config = config.validated()?;
        self.setup = Setup::of(&config)?;
        self.offset = config.offset()?;
        if config.ledger_days == 0 {
            self.state.ledger.clear();
            self.state.watches = Watches::default();
        }
        self.config = config;
        Ok(())
    }

    /// What if: scores one event and changes nothing.
    pub fn assess(&self, event: &RawEvent<'_>) -> Result<Assessment> {
        let event = Event::read(event).map_err(|error| error.at_index(0))?;
        let payment = event.payment().ok_or(
            Error::new(Code::KindUnsupported)
                .at_field(Field::Kind.name())
                .at_index(0),
        )?;
        let profiles = &self.state.profiles;
        let mut account = profiles.get(&payment.account_id).cloned().unwrap_or_default();
        account.age_to(payment.at);
        let pool = profiles.pool.as_of(payment.at, self.bounds().parties);
        let brief = account.brief(payment, Digest::of(&payment.id), false);
        let background = step::Background {
            pool: &pool,
            setup: &self.setup,
            learnt: self.state.weights.as_ref().map(Learnt::Model),
            ruling: account.known.ruling(&brief).map(|ruling| ruling.outcome),
        };
        let offset = offset_of(payment, self.offset);
        let (judgement, ..) = step::assessed(&brief, &account, background, offset, &self.config);
        Ok(judgement.of(0, payment.id.clone(), payment.account_id.clone()))
    }

    /// Time passes without an event. The only clock: it never runs backwards.
    pub fn advance(&mut self, now: Millis) -> Vec<Alert> {
        let now = self.state.clock.map_or(now, |clock| clock.max(now));
        self.state.clock = Some(now);
        self.state
            .ledger
            .drop_before(now.later(-i64::from(self.config.ledger_days).saturating_mul(DAY)));
        let mut changed = self.state.book.advance(now);
        self.look_at_all(&mut changed);
        self.state.watches.drop_old(now);
        self.alerts_of(changed)
    }

    /// The alerts that are wanted, the newest first.
    pub fn alerts(&self, query: &AlertQuery) -> Result<Vec<&Alert>> {
        self.state.book.find(query)
    }

    /// Where the money went.
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
        self.state.corrections.set(counterparty, category, at);
        Ok(())
    }

    fn sources(&self) -> Sources<'_> {
        Sources {
            ledger: &self.state.ledger,
            corrections: &self.state.corrections,
            budgets: &self.config.budgets,
            offset: self.offset,
        }
    }

    /// What labels taught, for another engine to load; nothing before the first label.
    pub fn model(&self) -> Option<Model> {
        self.state.weights.as_ref().map(LearnedModel::to_model)
    }

    /// Scores by what labels taught another engine, from now on; validated whole, or not loaded.
    pub fn load_model(&mut self, model: &Model) -> Result<()> {
        self.state.weights = Some(LearnedModel::from_model(model)?);
        Ok(())
    }

    /// Everything learned, as versioned, checksummed bytes.
    pub fn snapshot(&self) -> Result<Vec<u8>> {
        snapshot::write(&self.state)
    }

    /// Erases all that is stored of an account.
    pub fn forget(&mut self, account_id: &str) {
        self.state.profiles.forget(account_id);
        self.state.ledger.forget(account_id);
        self.state.book.forget(account_id);
        self.state.watches.forget(account_id);
    }

    /// How large the state is, and what was forgotten for want of room.
    pub fn status(&self) -> Result<Status> {
        let evicted = self.state.profiles.evicted;
        Ok(Status {
            accounts: self.state.profiles.len(),
            payments: self.state.ledger.len(),
            evicted: [
                ("accounts", evicted.accounts),
                ("counterparties", evicted.counterparties),
                ("parties", self.state.profiles.pool.evicted),
                ("ids", evicted.ids),
                ("payments", self.state.ledger.evicted),
                ("alerts", self.state.book.evicted),
                ("cases", self.state.watches.evicted),
            ],
            bytes: snapshot::size(&self.state)?,
            dropped: self.dropped.clone(),
        })
    }

    /// Each once, in the order in which they were raised.
    fn alerts_of(&self, mut numbers: Vec<u32>) -> Vec<Alert> {
        sort(&mut numbers, u32::cmp);
        numbers.dedup();
        numbers
            .into_iter()
            .filter_map(|number| self.state.book.get(number))
            .cloned()
            .collect()
    }

    const fn room(&self) -> Room {
        Room {
            most: self.config.limits.alerts,
            per_day: self.config.alerts_per_day,
        }
    }

    const fn bounds(&self) -> Bounds {
        let limits = self.config.limits;
        Bounds {
            accounts: limits.accounts,
            counterparties: limits.counterparties,
            ids: limits.payments,
            parties: limits.parties,
            label_days: self.config.label_horizon_days,
            keeps_ids: self.config.ledger_days > 0,
        }
    }
}
