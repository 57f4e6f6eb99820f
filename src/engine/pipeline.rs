//! Pipeline of one event: known or new, scored, told of, learnt, kept. In that order: a score is made before its event is
//! learnt.

use super::alerting::ScoredPayment;
use super::assessment::{Background, assessed};
use super::import_window::ImportWindow;
use super::{Assessment, Engine, Shadow, State, again};
use crate::config::Readers;
use crate::error::{Code, Error, Result};
use crate::event::{Access, Digest, Event, Facts, Field, Label, Status, Transaction, Verdict};
use crate::feedback::{PendingLabel, Seen};
use crate::ledger::Payment;
use crate::profile::{Account, Place, PreparedPayment, Traces};
use crate::score::{Judged, Learnt, Scored};
use crate::signal;
use crate::signal::service::duplicate_charge;
use crate::stats::math::exp;
use crate::time::{Millis, UtcOffset};

/// Fate of an event that came in.
pub(super) enum Taken {
    New(Judgement),
    /// Accepted, and not scored by itself: a use of the account, a label.
    Noted,
    /// Scored again where more money leaves than was known.
    Updated(Option<Judgement>),
    Unchanged,
}

/// An assessment before it is said whose it is: the event has the names, and few callers want all.
#[derive(Debug)]
pub struct Judgement {
    /// The score and its reasons.
    pub scored: Scored,
    /// Too little is known of the account yet.
    pub warming_up: bool,
    /// Alerts that tell of it.
    pub alert_ids: Vec<String>,
    /// Shadow: what reasons in shadow would have made of it.
    pub shadow: Option<Shadow>,
}

impl Judgement {
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
        changed: &mut Vec<u32>,
    ) -> Result<Taken> {
        match event {
            Event::Transaction(payment) => self.take_payment(payment, window, changed),
            Event::Access(access) => self.take_access(access),
            Event::Expectation(promise) => self.take_expectation(promise),
            Event::Label(label) => self.take_label(label),
            Event::Verdict(verdict) => self.take_verdict(verdict, changed),
        }
    }

    fn take_payment(
        &mut self,
        payment: &Transaction,
        window: &ImportWindow,
        changed: &mut Vec<u32>,
    ) -> Result<Taken> {
        let id = Digest::of(&payment.id);
        let place = self.state.profiles.place(&payment.account_id);
        let known = place.map(|place| {
            self.state
                .profiles
                .view(place)
                .0
                .seen_payments
                .compare(payment, id)
        });
        match (known.unwrap_or(Seen::New), place) {
            (Seen::New, _) => {
                self.state.clock.see(payment.at);
                let arrived = self.arrived(payment, id, place, true);
                Ok(Taken::New(self.judge(arrived, window, changed)))
            }
            (Seen::Grown, _) => {
                if let Some(account) = place.and_then(|place| self.state.profiles.at_mut(place)) {
                    account.take_back(payment, id); // else it would be held against itself
                }
                let arrived = self.arrived(payment, id, place, false);
                let again = self.judge(arrived, window, changed);
                Ok(Taken::Updated(Some(again)))
            }
            (Seen::Update, Some(place)) => {
                self.open_pending(payment);
                self.check_changes(payment, window, changed);
                let prepared = self.state.profiles.view(place).0.prepare(payment, id, false);
                self.learn(place, &prepared, None);
                self.match_refunds(place, payment, changed);
                Ok(Taken::Updated(None))
            }
            (is @ (Seen::Unchanged | Seen::Backwards), _) if self.has_dropped(payment, is) => {
                self.open_pending(payment);
                self.keep(payment);
                Ok(Taken::Noted)
            }
            (Seen::Unchanged | Seen::Update, _) => Ok(Taken::Unchanged),
            (Seen::Backwards, _) => Err(Error::new(Code::StatusBackwards)
                .at_field(Field::Status.name())
                .with_value(payment.status.as_str())),
            (Seen::Conflict, _) => Err(conflict()),
        }
    }

    /// A use of the account is remembered; payments are judged by it.
    fn take_access(&mut self, access: &Access) -> Result<Taken> {
        let place = self.state.profiles.place(&access.account_id);
        let known = place.map(|place| self.state.profiles.view(place).0.seen_visits.compare(access));
        match known.unwrap_or(Seen::New) {
            Seen::Unchanged => return Ok(Taken::Unchanged),
            Seen::New => {}
            Seen::Conflict | Seen::Backwards | Seen::Update | Seen::Grown => {
                return Err(conflict());
            }
        }
        let bounds = self.bounds();
        let place = self.arrive(&access.account_id, place, access.at);
        let profiles = &mut self.state.profiles;
        if let Some(account) = profiles.at_mut(place) {
            account.visit(access);
            let forgotten = account.seen_visits.remember(access, bounds.ids);
            profiles.evicted.ids = profiles.evicted.ids.saturating_add(forgotten);
        }
        Ok(Taken::Noted)
    }

    /// A label moves the counts, and the weights unless they are frozen.
    pub(super) fn take_label(&mut self, label: &Label) -> Result<Taken> {
        let (bounds, learns) = (self.bounds(), self.config.learn);
        let State {
            profiles, weights, ..
        } = &mut self.state;
        let is_news = profiles.apply_label(label, bounds, |read, is_fraud| {
            if learns {
                weights.get_or_insert_default().learn(read, is_fraud);
            }
        })?;
        Ok(if is_news { Taken::Noted } else { Taken::Unchanged })
    }

    /// The server's word settles what tells of the event; it teaches nothing.
    fn take_verdict(&mut self, verdict: &Verdict, changed: &mut Vec<u32>) -> Result<Taken> {
        if !self.state.profiles.apply_verdict(verdict)? {
            return Ok(Taken::Unchanged);
        }
        changed.extend(self.state.book.apply_verdict(verdict));
        Ok(Taken::Noted)
    }

    /// Scores, tells, learns and keeps a payment that has arrived.
    fn judge(
        &mut self,
        (place, prepared): (Place, PreparedPayment<'_>),
        window: &ImportWindow,
        changed: &mut Vec<u32>,
    ) -> Judgement {
        let payment = prepared.payment;
        let offset = offset_of(payment, self.offset);
        let (account, population) = self.state.profiles.view(place);
        let learnt = self.state.weights.as_ref().map(Learnt::Model);
        let verdict = account
            .seen_payments
            .verdict(prepared.payment_id())
            .map(|verdict| verdict.outcome);
        let background = Background {
            population,
            setup: &self.setup,
            learnt,
            verdict,
        };
        let (mut judgement, judged, features) =
            assessed(&prepared, account, background, offset, &self.config);
        let scored_payment = ScoredPayment {
            payment,
            scored: &judgement.scored,
            judged: &judged,
            // Asked only of what is told: most payments have no reason.
            usual: (!judgement.scored.reasons.is_empty())
                .then(|| usual(&prepared, account))
                .flatten(),
            verdict,
            offset,
            window,
        };
        judgement.alert_ids = self.raise_alerts(&scored_payment, changed);
        self.open_pending(payment);
        self.check_changes(payment, window, changed);
        self.match_refunds(place, payment, changed);
        if let Some(account) = self.state.profiles.at_mut(place) {
            account.observe(&prepared, judged.own);
            again::keep(account, &prepared, &judgement, &judged);
        }
        let traces = Traces {
            pending_label: pending_label(payment, &judged),
            read: features.bytes(),
            observed: &judged.observed,
        };
        self.learn(place, &prepared, Some(traces));
        self.shown(judgement, judged.log_odds)
    }

    /// A judgement without what is not for these readers. What is kept of it is whole: they may be others the next time.
    pub(super) fn shown(&self, mut judgement: Judgement, log_odds: f64) -> Judgement {
        judgement.show_to(self.config.audience, log_odds);
        judgement.alert_ids.retain(|id| self.alert(id).is_ok());
        judgement
    }

    /// Lets a payment arrive: where its account stands, and what it is to that account.
    fn arrived<'a>(
        &mut self,
        payment: &'a Transaction,
        id: Digest,
        known: Option<Place>,
        is_new: bool,
    ) -> (Place, PreparedPayment<'a>) {
        let place = self.arrive(&payment.account_id, known, payment.at);
        let (account, _) = self.state.profiles.view(place);
        (place, account.prepare(payment, id, is_new))
    }

    /// Lets an event arrive; where its account is new, there has to be room for it.
    pub(super) fn arrive(&mut self, account: &str, known: Option<Place>, at: Millis) -> Place {
        let bounds = self.bounds();
        if known.is_none() {
            for forgotten in self.state.profiles.make_room(bounds) {
                self.state.ledger.evict(forgotten);
                self.state.pending.evict(forgotten);
            }
        }
        self.state.profiles.arrive(account, known, at, bounds)
    }

    fn learn(&mut self, place: Place, prepared: &PreparedPayment<'_>, scored: Option<Traces<'_>>) {
        let payment = prepared.payment;
        let (bounds, offset) = (self.bounds(), offset_of(payment, self.offset));
        self.state.profiles.learn(
            place,
            prepared,
            offset,
            Facts::of(payment).is_habit(),
            scored,
            bounds,
        );
        self.keep(payment);
    }

    /// True of a known payment that is not, or not so, among those that are kept: it was dropped for its age, or while none
    /// were kept. The habits and the alerts have it already; the sums are to have it again.
    fn has_dropped(&self, payment: &Transaction, familiarity: Seen) -> bool {
        let shelf = self.state.ledger.shelf(&payment.account_id);
        let kept = shelf.and_then(|shelf| shelf.get(&payment.id));
        // An older word than what is known may have been taken in place of none.
        let is_older = |kept: &Payment| familiarity == Seen::Unchanged && kept.facts.status != payment.status;
        self.config.ledger_days > 0 && kept.is_none_or(is_older)
    }

    /// A refund, or the word of one, ends the alert on a charge that was made twice.
    fn match_refunds(&mut self, place: Place, payment: &Transaction, changed: &mut Vec<u32>) {
        let says_so = payment.refunded.is_some() || payment.status == Status::Refunded;
        if !says_so && !Facts::of(payment).is_refund() {
            return;
        }
        let Some(account) = self.state.profiles.at_mut(place) else {
            return;
        };
        let paid_back = if Facts::of(payment).is_refund() {
            account.charges.match_refund(payment)
        } else {
            account.charges.mark_refunded(&payment.id)
        };
        if let Some(id) = paid_back {
            let code = duplicate_charge::SIGNAL.reason.code;
            changed.extend(
                self.state
                    .book
                    .solve(&payment.account_id, code, &[&id], payment.at),
            );
        }
    }

    fn keep(&mut self, payment: &Transaction) {
        if self.config.ledger_days > 0 {
            let offset = offset_of(payment, self.offset).minutes();
            self.state
                .ledger
                .keep(payment, offset, self.config.limits.payments);
        }
    }
}

/// Pending label: kept until somebody says what the payment was.
fn pending_label(payment: &Transaction, judged: &Judged) -> PendingLabel {
    let mut pending_label = PendingLabel::about(payment.at, judged.entities, blame(judged));
    pending_label.may_teach = Facts::of(payment).leaves();
    pending_label
}

/// Blame: how much of a fraud here the account does not explain: the share that is left of the other side's blame once the
/// account's own evidence, a likelihood ratio, has had its say.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 0 to 255
fn blame(judged: &Judged) -> u8 {
    (f64::from(u8::MAX) * exp(-judged.explained.max(0.0))).round() as u8
}

/// Usual amount of this payer, once there is a habit.
fn usual(prepared: &PreparedPayment<'_>, account: &Account) -> Option<f64> {
    let payer = account.payer(prepared).filter(|payer| !payer.is_warming_up())?;
    Some(exp(payer
        .amounts
        .mean_ln(prepared.payment.currency, prepared.class)))
}

/// The event's own offset, else the engine's.
pub(super) fn offset_of(payment: &Transaction, default: UtcOffset) -> UtcOffset {
    payment.utc_offset.unwrap_or(default)
}

pub(super) const fn conflict() -> Error {
    Error::new(Code::IdConflict).at_field(Field::Id.name())
}
