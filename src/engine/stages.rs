//! Stages of a payment: the one table of what is done with it, in which order, and for which payments.
//!
//! A score is made before its payment is learnt, alerts before the payment is followed, and what is kept comes last, since
//! everything before it asks how things stood. A payment that is new, one that has grown and one that has only gone on pass
//! through the same table; each leaves out what is not for it.
//! Not here: events of other kinds (`pipeline`), and what a score is made of (`assessment`).

use super::alerting::ScoredPayment;
use super::assessment::{Background, assessed, pending_label, usual};
use super::changed::Changed;
use super::import_window::ImportWindow;
use super::pipeline::{ScoredDecision, Taken, conflict, offset_of};
use super::versions::backwards;
use super::{Engine, again};
use crate::error::Result;
use crate::event::{Digest, Facts, Transaction};
use crate::feature::FeatureVector;
use crate::feedback::{Seen, payment_fingerprint};
use crate::profile::{Place, PreparedPayment, Traces};
use crate::rule::On;
use crate::score::{Learnt, ScoreTrace};
use crate::signal::service::duplicate_charge;

/// Standing of a payment that passes: what the engine knew of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// Nothing.
    New,
    /// Less: more money leaves now, so it is scored again.
    Grown,
    /// An earlier state.
    Updated,
    /// All of it but the payment itself, which is no longer kept.
    Dropped,
}
use Standing::{Dropped, Grown, New, Updated};

/// Stage: what is done, and with which payments.
struct Stage {
    of: &'static [Standing],
    run: fn(&mut Engine, &mut Passage<'_>),
}

const fn stage(of: &'static [Standing], run: fn(&mut Engine, &mut Passage<'_>)) -> Stage {
    Stage { of, run }
}

/// The order, for every payment.
const STAGES: [Stage; 11] = [
    stage(&[Grown, Updated], restate),
    stage(&[New, Grown], arrive),
    stage(&[New, Grown, Updated], prepare),
    stage(&[New, Grown], score),
    stage(&[New, Grown], alert),
    stage(&[New, Grown, Updated, Dropped], follow),
    stage(&[New, Grown, Updated], alert_changes),
    stage(&[New, Grown, Updated], match_refunds),
    stage(&[New, Grown], remember),
    stage(&[New, Grown, Updated], learn),
    stage(&[New, Grown, Updated, Dropped], keep),
];

/// Passage of a payment through the stages.
struct Passage<'a> {
    payment: &'a Transaction,
    id: Digest,
    /// Fingerprint of its word as it came, where it stands with another time.
    print: Option<u64>,
    standing: Standing,
    window: &'a ImportWindow,
    changed: &'a mut Changed,
    /// Place of its account, once that has one.
    place: Option<Place>,
    /// The payment as its account meets it.
    prepared: Option<PreparedPayment<'a>>,
    /// What its score came to.
    scored: Option<(ScoredDecision, ScoreTrace, FeatureVector)>,
}

impl Engine {
    /// Compares a payment with what is known of it, and takes it through the stages.
    pub(super) fn take_payment(
        &mut self,
        payment: &Transaction,
        window: &ImportWindow,
        changed: &mut Changed,
    ) -> Result<Taken> {
        let id = Digest::of(&payment.id);
        let place = self.state.profiles.place(&payment.account_id);
        let known = place.map(|place| {
            let (account, _) = self.state.profiles.view(place);
            account.seen_payments.compare(payment, id)
        });
        let standing = match known.unwrap_or(Seen::New) {
            Seen::New => match self.rooms.keeping().hear_folded(self, payment) {
                Some(heard) => return Ok(heard),
                None => New,
            },
            Seen::Grown => Grown,
            Seen::Update => Updated,
            is @ (Seen::Unchanged | Seen::Older | Seen::Backwards)
                if self.rooms.keeping().has_dropped(self, payment, is) =>
            {
                Dropped
            }
            Seen::Unchanged => {
                self.hear_again(payment, id, place);
                return Ok(self.rooms.keeping().fill_in(self, payment));
            }
            Seen::Older => return Ok(self.rooms.keeping().fill_in(self, payment)),
            Seen::Backwards => {
                self.rooms.keeping().hear_earlier(self, payment);
                return Err(backwards(payment));
            }
            Seen::Conflict => return Err(conflict()),
        };
        let at_its_time = match standing {
            Grown | Updated => self.at_standing_time(payment, id, place),
            New | Dropped => None,
        };
        let print = at_its_time.as_ref().map(|_| payment_fingerprint::print(payment));
        let payment = at_its_time.as_ref().unwrap_or(payment);
        let mut passage = Passage {
            payment,
            id,
            print,
            standing,
            window,
            changed,
            place,
            prepared: None,
            scored: None,
        };
        for stage in STAGES.iter().filter(|stage| stage.of.contains(&standing)) {
            (stage.run)(self, &mut passage);
        }
        let decision = passage
            .scored
            .map(|(decision, trace, _)| self.shown(decision, trace.log_odds));
        Ok(match (standing, decision) {
            (New, Some(decision)) => Taken::New(decision),
            (Dropped | New, _) => Taken::Noted,
            (Grown | Updated, decision) => Taken::Updated(decision),
        })
    }
}

/// Takes the smaller one out of the recent payments, where it would be held against itself. Else it stands among them as it is
/// now: what has failed since is no part of what those after it come to.
fn restate(engine: &mut Engine, passage: &mut Passage<'_>) {
    let (payment, id, place) = (passage.payment, passage.id, passage.place);
    let account = place.and_then(|place| engine.state.profiles.at_mut(place));
    match account {
        Some(account) if passage.standing == Grown => account.take_back(payment, id),
        Some(account) => account.restate(payment, id),
        None => {}
    }
    engine.end_what_is_void(payment, passage.changed);
}

/// Lets it arrive: the clock sees it, and its account is made where new.
fn arrive(engine: &mut Engine, passage: &mut Passage<'_>) {
    let payment = passage.payment;
    if passage.standing == New {
        engine.state.clock.see(payment.at);
    }
    passage.place = Some(engine.arrive(&payment.account_id, passage.place, payment.at));
}

/// Works out once what the account is asked for several times.
fn prepare(engine: &mut Engine, passage: &mut Passage<'_>) {
    if let Some(place) = passage.place {
        let (account, _) = engine.state.profiles.view(place);
        let mut prepared = account.prepare(passage.payment, passage.id, passage.standing == New);
        prepared.print = passage.print;
        passage.prepared = Some(prepared);
    }
}

fn score(engine: &mut Engine, passage: &mut Passage<'_>) {
    let (Some(place), Some(prepared)) = (passage.place, &passage.prepared) else {
        return;
    };
    engine.order_past(passage.payment);
    let past = engine.past(passage.payment);
    let (account, population) = engine.state.profiles.view(place);
    let background = Background {
        population,
        setup: &engine.setup,
        learnt: engine.state.weights.as_ref().map(Learnt::Model),
        rules: engine.rules(past.as_deref()),
        verdict: account
            .seen_payments
            .verdict(prepared.payment_id())
            .map(|verdict| verdict.outcome),
    };
    let offset = offset_of(passage.payment, &engine.zone);
    passage.scored = Some(assessed(prepared, account, background, offset, &engine.config));
}

/// Raises what is worth telling.
fn alert(engine: &mut Engine, passage: &mut Passage<'_>) {
    let (Some(place), Some(prepared)) = (passage.place, &passage.prepared) else {
        return;
    };
    let Some((decision, trace, _)) = &mut passage.scored else {
        return;
    };
    let day = engine.day_of(passage.payment);
    engine.count_rules(On::Payment, &decision.fired, day);
    let (account, _) = engine.state.profiles.view(place);
    let verdict = account.seen_payments.verdict(prepared.payment_id());
    let scored_payment = ScoredPayment {
        payment: passage.payment,
        scored: &decision.scored,
        trace,
        fired: &decision.fired,
        // Asked only of what is told: most payments have no reason.
        usual: (!decision.scored.reasons.is_empty())
            .then(|| usual(prepared, account))
            .flatten(),
        verdict: verdict.map(|verdict| verdict.outcome),
        day,
        window: passage.window,
    };
    decision.alert_ids = engine.raise_alerts(&scored_payment, passage.changed);
}

/// Follows what is not where it should end; of nothing there is none.
fn follow(engine: &mut Engine, passage: &mut Passage<'_>) {
    if !passage.payment.amount.is_zero() {
        engine.rooms.keeping().follow(engine, passage.payment);
    }
}

/// Raises what is wrong with how it has changed.
fn alert_changes(engine: &mut Engine, passage: &mut Passage<'_>) {
    let (payment, window) = (passage.payment, passage.window);
    engine
        .rooms
        .keeping()
        .look_at_changes(engine, payment, window, passage.changed);
}

/// A charge that is paid back, or comes to nothing, is no longer one of two; without a ledger that ends the alert on both.
fn match_refunds(engine: &mut Engine, passage: &mut Passage<'_>) {
    let payment = passage.payment;
    let facts = Facts::of(payment);
    if payment.amount.is_zero() {
        return;
    }
    let (place, has_ledger) = (passage.place, engine.has_ledger());
    let Some(account) = place.and_then(|place| engine.state.profiles.at_mut(place)) else {
        return;
    };
    if passage.standing == Grown {
        account.charges.mark(&payment.id, false); // refused, and then paid after all
    }
    let is_back = payment.is_said_refunded() || payment.status.is_void();
    let paid_back = match facts.is_refund() {
        true if facts.has_moved() => account.charges.match_refund(payment),
        false if facts.leaves() && is_back => account.charges.mark(&payment.id, true),
        _ => None,
    };
    if let Some(id) = paid_back.filter(|_| !has_ledger) {
        let (code, book) = (duplicate_charge::SIGNAL.reason.code, &mut engine.state.book);
        passage
            .changed
            .extend(book.solve(&payment.account_id, code, &[&id], payment.at));
    }
}

/// Remembers that it happened, and what was decided of it.
fn remember(engine: &mut Engine, passage: &mut Passage<'_>) {
    let (Some(prepared), Some((decision, trace, _))) = (&passage.prepared, &passage.scored) else {
        return;
    };
    let (place, has_ledger) = (passage.place, engine.has_ledger());
    let keeping = engine.rooms.keeping();
    if let Some(account) = place.and_then(|place| engine.state.profiles.at_mut(place)) {
        if has_ledger {
            keeping.note_question(account, prepared, decision);
        }
        if !account.has_taught_as(passage.payment) {
            account.observe(prepared, trace.own);
        }
        again::keep(account, prepared, decision, trace);
    }
}

/// Learns what is usual from it, and lets it wait for its label.
fn learn(engine: &mut Engine, passage: &mut Passage<'_>) {
    let payment = passage.payment;
    let (Some(place), Some(prepared)) = (passage.place, &passage.prepared) else {
        return;
    };
    let paid_there = engine.state.profiles.view(place).0.paid_in_month_of(prepared);
    let traces = passage.scored.as_ref().map(|(_, trace, features)| Traces {
        pending_label: pending_label(payment, trace, paid_there),
        read: features.bytes(),
        observed: &trace.observed,
    });
    let (bounds, offset) = (engine.bounds(), offset_of(payment, &engine.zone));
    let profiles = &mut engine.state.profiles;
    let has_taught = profiles.view(place).0.has_taught_as(payment);
    profiles.learn(
        place,
        prepared,
        offset,
        Facts::of(payment).is_habit() && !has_taught,
        traces,
        bounds,
    );
}

/// Keeps the payment itself.
fn keep(engine: &mut Engine, passage: &mut Passage<'_>) {
    let (payment, standing) = (passage.payment, passage.standing);
    engine.rooms.keeping().keep(engine, payment, standing);
    engine.order_past(payment); // for whoever asks before the next one comes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Config;
    use crate::alert::{AlertQuery, State};
    use crate::engine::IngestOptions;
    use crate::event::{Dialect, Field, RawEvent, Value};

    fn event(id: &str, minute: u32, more: &[(Field, &str)]) -> RawEvent<'static> {
        let text = |text: &str| Value::Text(text.to_owned().into());
        let at = format!("2026-01-05T12:{minute:02}:00+08:00");
        let mut values = vec![
            (Field::Id, text(id)),
            (Field::At, text(&at)),
            (Field::Amount, text("188.00")),
            (Field::Currency, text("CNY")),
        ];
        values.extend(more.iter().map(|(field, value)| (*field, text(value))));
        RawEvent {
            dialect: Dialect::Text,
            values,
        }
    }

    /// An engine to which a charge came twice, and then this.
    fn charged_twice_and(then: &[RawEvent<'_>]) -> Engine {
        let mut engine = Engine::new(Config::default()).unwrap();
        let order = [(Field::OrderId, "o"), (Field::CounterpartyName, "shop")];
        let charges = [event("1", 0, &order), event("2", 1, &order)];
        for one in charges.iter().chain(then) {
            let came = engine
                .ingest(std::slice::from_ref(one), IngestOptions::default())
                .unwrap();
            assert_eq!(came.rejected, []);
        }
        engine
    }

    #[test]
    fn a_double_charge_is_over_by_a_refund_that_comes_at_once_and_by_one_that_is_on_its_way_first() {
        let refund = |minute, status| {
            let refund = [
                (Field::Type, "refund"),
                (Field::Direction, "credit"),
                (Field::RefundOf, "2"),
                (Field::Status, status),
            ];
            event("3", minute, &refund)
        };
        let order = [(Field::OrderId, "o"), (Field::CounterpartyName, "shop")];
        let told = |status| {
            let told = [order[0], order[1], (Field::Status, status)];
            event("2", 1, &told)
        };
        let open = charged_twice_and(&[]);
        let query = AlertQuery::default();
        let states = |engine: &Engine| -> Vec<State> {
            let alerts = engine.alerts(&query).unwrap();
            let doubles = alerts.iter().filter(|alert| alert.code == "duplicate-charge");
            doubles.map(|alert| alert.state).collect()
        };
        assert_eq!(states(&open), [State::Open]);
        let ways = [
            charged_twice_and(&[refund(9, "completed")]),
            charged_twice_and(&[refund(9, "pending"), refund(9, "completed")]),
            charged_twice_and(&[told("refunded")]),
        ];
        let charges = |engine: &Engine| -> Vec<bool> {
            let account = engine.state.profiles.get("default").unwrap();
            account.charges.iter().map(|charge| charge.refunded).collect()
        };
        for engine in &ways {
            assert_eq!(states(engine), [State::Resolved]);
            assert_eq!(charges(engine), [false, true]);
        }
    }
}
