//! Pipeline of one event, by its kind; a payment goes through the table of `stages`.

use super::changed::Changed;
use super::import_window::ImportWindow;
use super::rules::Fired;
use super::{Assessment, Engine, Shadow, State};
use crate::config::Readers;
use crate::error::{Code, Error, Result};
use crate::event::{Event, Field, Label, TimePrecision, Transaction, Verdict};
use crate::profile::Place;
use crate::score::Scored;
use crate::signal;
use crate::time::{Millis, UtcOffset, Zone};

/// Fate of an event that came in.
pub(super) enum Taken {
    New(ScoredDecision),
    /// Accepted, and not scored by itself: a label, what a person did.
    Noted,
    /// Scored again where more money leaves than was known.
    Updated(Option<ScoredDecision>),
    Unchanged,
}

/// An assessment before it is said whose it is: the event has the names, and few callers want all.
#[derive(Debug)]
pub struct ScoredDecision {
    /// The score and its reasons.
    pub scored: Scored,
    /// Too little is known of the account yet.
    pub warming_up: bool,
    /// Alerts that tell of it.
    pub alert_ids: Vec<String>,
    /// Shadow: what reasons in shadow would have made of it.
    pub shadow: Option<Shadow>,
    /// Rules of the operator's that had something to say.
    pub fired: Vec<Fired>,
}

impl ScoredDecision {
    /// Leaves out what is not for these readers. Score and outcome stay: they are advice on the payment, and say no reason.
    fn show_to(&mut self, readers: Readers, log_odds: f64) {
        self.scored.show_to(readers, log_odds);
        if let Some(shadow) = &mut self.shadow {
            shadow
                .rules
                .retain(|code| signal::audience_of(code).is_for(readers));
        }
        self.shadow = self.shadow.take().filter(|shadow| !shadow.rules.is_empty());
    }

    /// True where it says more than figures.
    pub fn has_details(&self) -> bool {
        !self.scored.reasons.is_empty() || !self.alert_ids.is_empty() || self.shadow.is_some()
    }

    /// The assessment of this event.
    pub(super) fn of(self, index: usize, event_id: String, account_id: String) -> Assessment {
        Assessment {
            index,
            event_id,
            account_id,
            scored: self.scored,
            warming_up: self.warming_up,
            alert_ids: self.alert_ids,
            shadow: self.shadow,
            approximate: false,
        }
    }
}

impl Engine {
    /// Takes one event in; alerts that it raised or changed are added to `changed`.
    pub(super) fn take(
        &mut self,
        event: &Event,
        window: &ImportWindow,
        changed: &mut Changed,
    ) -> Result<Taken> {
        match event {
            Event::Transaction(payment) => self.take_payment(payment, window, changed),
            Event::Access(access) => self.take_access(access, window, changed),
            Event::Label(label) => self.take_label(label),
            Event::Verdict(verdict) => self.take_verdict(verdict, changed),
            Event::Act(act) => self.take_act(act, changed),
            Event::Expectation(_) | Event::Correction(_) | Event::Decision(_) | Event::Series(_) => {
                self.rooms.keeping().take(self, event)
            }
        }
    }

    /// A label moves the counts, and the weights unless they are frozen, or it answers a question (`feedback::answers`).
    pub(super) fn take_label(&mut self, label: &Label) -> Result<Taken> {
        let asked = self.rooms.keeping().answered_by(self, label);
        let (bounds, learns) = (self.bounds(), self.config.learn && asked.is_none());
        let State {
            profiles, weights, ..
        } = &mut self.state;
        let teach = |read: &[u8], is_fraud: bool| weights.get_or_insert_default().learn(read, is_fraud);
        let is_news = profiles.apply_label(label, bounds, learns.then_some(teach))?;
        if let Some(asked) = asked.filter(|_| is_news) {
            self.take_answer(&asked, label);
        }
        Ok(noted(is_news))
    }

    /// The server's word settles what tells of the event; it teaches nothing.
    fn take_verdict(&mut self, verdict: &Verdict, changed: &mut Changed) -> Result<Taken> {
        if !self.state.profiles.apply_verdict(verdict)? {
            return Ok(Taken::Unchanged);
        }
        changed.extend(self.state.book.apply_verdict(verdict));
        Ok(Taken::Noted)
    }

    /// A decision without what is not for these readers. What is kept of it is whole: they may be others the next time.
    pub(super) fn shown(&self, mut decision: ScoredDecision, log_odds: f64) -> ScoredDecision {
        decision.show_to(self.config.audience, log_odds);
        decision.alert_ids.retain(|id| self.alert(id).is_ok());
        decision
    }

    /// Local day of a payment, by which alerts about it are told apart: in the holder's time zone, where that is configured.
    pub(super) fn day_of(&self, payment: &Transaction) -> i64 {
        let own = offset_of(payment, &self.zone);
        if self.config.offsets.is_empty() || payment.time_precision == Some(TimePrecision::Day) {
            own.day(payment.at)
        } else {
            self.zone.day(payment.at)
        }
    }

    /// Lets an event arrive; where its account is new, there has to be room for it.
    pub(super) fn arrive(&mut self, account: &str, known: Option<Place>, at: Millis) -> Place {
        let bounds = self.bounds();
        if known.is_none() {
            for forgotten in self.state.profiles.make_room(bounds) {
                self.state.evict(self.rooms, forgotten);
            }
        }
        self.state.profiles.arrive(account, known, at, bounds)
    }
}

/// Fate of a word that is kept where it is news.
pub(super) const fn noted(is_news: bool) -> Taken {
    if is_news { Taken::Noted } else { Taken::Unchanged }
}

/// The event's own offset, else the one that holds where its holder lives.
pub(super) fn offset_of(payment: &Transaction, zone: &Zone) -> UtcOffset {
    payment.utc_offset.unwrap_or_else(|| zone.offset(payment.at))
}

pub(super) fn conflict() -> Error {
    Error::new(Code::IdConflict).at_field(Field::Id.name())
}
