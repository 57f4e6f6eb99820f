//! Reports of fraud by one account: how much of them counts where other accounts see it, settled before it is added up.
//!
//! One account is one witness. That a second fraud at the same place is a hundred times likelier under misuse than by chance
//! (`counterparty-risk`) holds of frauds that have nothing else in common, and two of one account have that account in common:
//! its card, its holder, or its grudge. So of one entity each further report of an account within a month counts half of the one
//! before, and all of them together, however many there are, for less than two: what two accounts say no single one can. Which
//! reports count follows from all that stand, the earliest payment first, so that neither the order in which they come nor one
//! that was withdrawn since leaves a trace; what each adds is kept with it, so that exactly that is taken back.
//! Not here: words that clear a payment, which accuse nobody, and the counts themselves (`population`).

use super::pending_label::{LabelEffect, PendingLabel, is_fraud};
use super::pull::{ENTITIES, Pull};
use super::{SeenPayments, SeenVisits};
use crate::event::{Digest, LabelWord, Subject};
use crate::record::record;
use crate::time::{DAY, Millis};

/// Time within which reports share what they may add: the month over which rates of a place are read
/// (`population::fraud_runs`).
const MONTH: i64 = 30 * DAY;

/// Reports of one account that count within a month, whomever they blame: in the base rate, in what labels teach, and at each
/// entity, where the ninth adds no blame any more (255 halved eight times) but that there was one. A fifth of the fifty frauds
/// at which the learnt model counts half (`score::learned`): no account alone brings it to more than a sixth in a month.
const REPORTS: usize = 10;

/// Standing reports of one account among which those that count are sought; of further ones none counts. A hundred months of
/// the most that count, and each report asks for one pass over them.
const SOUGHT: usize = 100 * REPORTS;

/// Room for one more report: whom those within the month before it have blamed.
#[derive(Debug, Default)]
struct Room {
    counted: Vec<(Millis, [Option<Digest>; ENTITIES])>,
}

impl Room {
    /// Pull that is left for this report, which is the next by time.
    fn pull(&mut self, label: &PendingLabel) -> Pull {
        self.counted.retain(|(at, _)| label.at.since(*at) < MONTH);
        if self.counted.len() >= REPORTS {
            return Pull::default();
        }
        let blamed = label.blamed();
        let mut adds = [None; ENTITIES];
        for (kind, (entity, adds)) in blamed.iter().zip(&mut adds).enumerate() {
            let of_same = self.counted.iter();
            let before = of_same.filter(|(_, others)| others.get(kind) == Some(entity));
            let halved = u32::try_from(before.count())
                .ok()
                .and_then(|halvings| label.blame.checked_shr(halvings));
            *adds = entity.map(|_| halved.unwrap_or(0));
        }
        self.counted.push((label.at, blamed));
        Pull::adding(adds)
    }
}

/// A standing report of an account, in order of its payment's time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Report {
    at: Millis,
    is_access: bool,
    id: Digest,
}

record! { struct Report { at, is_access, id } }

/// Standing reports of an account. None on nearly every one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reports(Vec<Report>);

record! { checked struct Reports(reports) }

/// What an account's labels are about: payments and uses.
#[derive(Debug)]
pub struct Labelled<'a> {
    /// Payments.
    pub payments: &'a mut SeenPayments,
    /// Uses of the account.
    pub visits: &'a mut SeenVisits,
}

impl Labelled<'_> {
    fn label(&mut self, is_access: bool, id: Digest) -> Option<&mut PendingLabel> {
        match is_access {
            true => self.visits.labelled(id),
            false => self.payments.labelled(id),
        }
    }
}

impl Reports {
    /// Takes a label in; `None` where it says nothing new, or of nothing that is known. What it and, through it, the account's
    /// other reports add or no longer add is in the effect.
    pub fn apply(
        &mut self,
        labelled: &mut Labelled<'_>,
        of: &Subject,
        (word, at): (LabelWord, Millis),
        teaches: bool,
    ) -> Option<LabelEffect> {
        let (is_access, id) = match of {
            Subject::Transaction(id) => (false, Digest::of(id)),
            Subject::Access(id) => (true, Digest::of(id)),
        };
        let label = labelled.label(is_access, id)?;
        let (was_report, when) = (label.word().is_some_and(is_fraud), label.at);
        let mut effect = label.apply(word, at)?;
        let is_report = is_fraud(word);
        if was_report || is_report {
            let report = Report {
                at: when,
                is_access,
                id,
            };
            self.settle(labelled, report, is_report, &mut effect);
        }
        if teaches && let Some(label) = labelled.label(is_access, id) {
            label.teach(&mut effect);
        }
        Some(effect)
    }

    /// Adds a report or takes it out, and gives all from its time on what is theirs now.
    fn settle(
        &mut self,
        labelled: &mut Labelled<'_>,
        report: Report,
        stands: bool,
        effect: &mut LabelEffect,
    ) {
        match (self.0.binary_search(&report), stands) {
            (Ok(place), false) => drop(self.0.remove(place)),
            (Err(_), true) => {
                if self.0.len() >= SOUGHT {
                    self.0
                        .retain(|known| labelled.label(known.is_access, known.id).is_some());
                    if self.0.len() >= SOUGHT {
                        return;
                    }
                }
                let place = self.0.partition_point(|known| *known < report); // some may have been forgotten
                self.0.insert(place, report);
            }
            _ => {}
        }
        let mut room = Room::default();
        for known in &self.0 {
            let is_later = *known >= report;
            let Some(label) = labelled.label(known.is_access, known.id) else {
                continue;
            };
            let pull = room.pull(label);
            if is_later {
                label.pull_to(pull, effect);
            }
        }
    }
}

impl Reports {
    fn is_sound(&self) -> bool {
        self.0.len() <= SOUGHT && self.0.is_sorted_by(|a, b| a < b)
    }
}
