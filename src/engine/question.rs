//! Question: the one payment whose answer would teach most, offered once a week to whoever has a page open.
//!
//! An answer is worth how open the payment's score is, times the share of the last movements that it would speak of: a payee or
//! a kind that comes again (`feedback::answers`). Nobody is asked while a danger is open, nor within a day of a call, a shared
//! screen or a steered device: whoever is being told what to pay is told what to answer. Nor is asked what an alert asks
//! already, what was said, or what may be a scam, a takeover or a matter of the household: of those an answer settles nothing.
//! The answer is a label like any other, and only where its payment would be asked about at the label's own moment is it an
//! answer: what was said during a call, or while a danger is open, vouches for nothing. "I made it" alone is no such label: only
//! with "nobody told me to" is a payment legitimate, so that what a page sends without it is nothing.
//! Not here: words, and whether a page is open, which its host knows.

use super::Engine;
use super::pipeline::ScoredDecision;
use crate::error::{Code, Error, Result};
use crate::event::{Digest, Facts, Label, LabelWord, Subject};
use crate::feedback::answers::{About, Candidate, openness};
use crate::ledger::Payment;
use crate::profile::{Account, PreparedPayment, RecentPayment};
use crate::reason::Family;
use crate::signal;
use crate::time::{DAY, Millis};
use serde::Deserialize;

/// Time after a call or a shared screen in which nobody is asked: scammers stay with their victims for hours, and call again
/// the next morning. Judgement.
const QUIET_AFTER: i64 = DAY;
/// Of the last movements as many are looked at as are kept (`profile::recent_payment`).
const LOOKED_AT: f64 = 64.0;

/// Query for a question: the moment, and whose.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs)] // the contract's names
pub struct QuestionQuery {
    pub now: Millis,
    pub account_id: Option<String>,
}

/// Question about a payment.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // the contract's names
pub struct Question<'a> {
    pub account_id: String,
    pub candidate: &'a Candidate,
    /// The payment as kept, by which its holder knows it again, and its other side's name.
    pub payment: &'a Payment,
    pub counterparty: Option<&'a str>,
}

impl Engine {
    /// The question of this moment: of one account, or of all of them the one worth most. Nothing where there is none to ask.
    pub fn question(&self, query: &QuestionQuery) -> Result<Option<Question<'_>>> {
        if self.config.ledger_days == 0 {
            return Err(Error::new(Code::LedgerOff).at_field("ledgerDays"));
        }
        if let Some(account) = query.account_id.as_deref() {
            return Ok(self.question_of(account, query.now));
        }
        let shelves = self.state.ledger.shelves();
        let asked = shelves.filter_map(|(_, shelf)| self.question_of(&shelf.account_id, query.now));
        Ok(asked.max_by(|one, other| {
            let worth = one.candidate.worth.total_cmp(&other.candidate.worth);
            worth.then_with(|| other.account_id.cmp(&one.account_id))
        }))
    }

    /// What a label answers: the payment that is asked about at its moment, where it is on that.
    pub(super) fn answered_by(&self, label: &Label) -> Option<Candidate> {
        let Subject::Transaction(id) = &label.of else {
            return None;
        };
        let asked = self.question_of(&label.account_id, label.at)?.candidate;
        (asked.event_id == *id).then(|| asked.clone())
    }

    /// Takes in an answer, once its label was.
    pub(super) fn take_answer(&mut self, asked: &Candidate, label: &Label) {
        let place = self.state.profiles.place(&label.account_id);
        if let Some(account) = place.and_then(|place| self.state.profiles.at_mut(place)) {
            let clears = label.word == LabelWord::Legitimate;
            account.answers.answer(asked, clears, label.at);
        }
    }

    fn question_of(&self, account_id: &str, now: Millis) -> Option<Question<'_>> {
        let account = self.state.profiles.get(account_id)?;
        let candidate = account.answers.question(now)?;
        let is_danger_open = self.state.book.has_open_danger(account_id);
        let lately = |known: &&RecentPayment| now.since(known.at).abs() < QUIET_AFTER;
        let mut recent = account.recent_payments.latest();
        if is_danger_open || recent.any(|known| lately(&known) && is_accompanied(known)) {
            return None;
        }
        let shelf = self.state.ledger.shelf(account_id)?;
        let payment = shelf.get(&candidate.event_id)?;
        Some(Question {
            account_id: account_id.to_owned(),
            candidate,
            payment,
            counterparty: shelf.counterparty(payment),
        })
    }
}

/// Notes a payment that a question might be about, as its account was before it came. Without a ledger nobody could be shown
/// which payment is meant, so that nothing is asked or noted.
pub(super) fn note(account: &mut Account, prepared: &PreparedPayment<'_>, decision: &ScoredDecision) {
    let (scored, this) = (&decision.scored, &prepared.recent_payment);
    let Some(strongest) = scored.reasons.first() else {
        return; // nearly always
    };
    let is_oddity =
        |code: &str| signal::of_code(code).is_some_and(|signal| signal.reason.family == Family::Anomaly);
    let is_asked_already = !decision.alert_ids.is_empty() && scored.probability >= 0.5;
    let said = account.seen_payments.pending_label_mut(&prepared.payment.id);
    let is_said = said.is_some_and(|label| label.word().is_some()); // and it has grown since
    let may_be_asked = prepared.payer.is_none() // the holder made it, or nobody knows of another
        && Facts::of(prepared.payment).leaves()
        && !is_accompanied(this)
        && !is_asked_already
        && !is_said
        && scored.reasons.iter().all(|reason| is_oddity(&reason.code));
    if !may_be_asked {
        return;
    }
    let about = about_of(this, prepared.entities.device);
    // Which devices the last ones were made on is not kept: they are taken for this one.
    let is_like =
        |known: &&RecentPayment| known.facts.leaves() && about.covers(&about_of(known, about.device));
    let before = account.recent_payments.latest().filter(is_like).count();
    let like_it = u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1);
    account.answers.note(Candidate {
        event_id: prepared.payment.id.clone(),
        at: prepared.payment.at,
        why: strongest.code.clone(),
        like_it,
        about,
        worth: openness(scored.score / 100.0) * f64::from(like_it) / (LOOKED_AT + 1.0),
    });
}

const fn about_of(payment: &RecentPayment, device: Option<Digest>) -> About {
    About {
        counterparty: payment.counterparty,
        category: payment.category,
        device,
        amount: payment.amount,
        currency: payment.currency,
    }
}

/// True of a payment beside which somebody spoke or looked on.
const fn is_accompanied(payment: &RecentPayment) -> bool {
    payment.on_call || payment.on_shared_screen || payment.on_remote_control
}

#[cfg(test)]
mod tests;
