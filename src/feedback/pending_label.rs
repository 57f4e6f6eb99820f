//! Pending labels: what is kept of a payment until its label comes, and whom a label is about.
//!
//! The measures are bytes as they were when the payment was scored (`kept_features`), so that a late label teaches what was
//! knowable then. They teach once, until the horizon has passed; whom the label is about stays longer, since a card dispute
//! may come for 120 days and still moves the counts.
//! Not here: what a measure means (`signal`), and how weights move (`score`).

use super::blamed::{Blamed, NOBODY};
use super::pull::{COUNTERPARTY, ENTITIES, Pull};
use crate::event::{Digest, Entities, LabelWord, Outcome, Payee};
use crate::population::{Change, hour_of};
use crate::record::{Reader, Record, Writer, record};
use crate::time::{DAY, Millis};
use std::sync::Arc;

/// Horizon within which a label may still move the counts: card schemes take disputes for 120 days (Visa Core Rules,
/// condition 10.4; Mastercard Chargeback Guide, reason 4837).
pub const DISPUTED_FOR: i64 = 120 * DAY;

/// Payments of one account to one counterparty in a month of which a word that they were genuine counts there, the first ones. A
/// customer says it once or twice; whoever wants to wash a shop says it as often as he likes, and every further payment and word of
/// his must change nothing. Of the handbook's genuine payments (benches/README.md) three leave out 3 in a hundred, one would leave out 34.
pub const VOUCHING: u8 = 3;

/// Pending label of a payment or a use of the account.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PendingLabel {
    /// Time of the payment.
    pub at: Millis,
    /// Blame: how much of a fraud here its account would not explain, 0 to 255; fixed when the payment was scored.
    pub blame: u8,
    /// Features are kept, and may teach the weights once.
    pub may_teach: bool,
    /// That it was genuine counts at its counterparty (`feedback::reports`); fixed when the payment was first scored.
    pub vouches: bool,
    /// Entities that a label is about; payments of one account that have them in common keep them once.
    pub(super) blamed: Option<Arc<Blamed>>,
    /// What was said and decided of it: of few payments anything, so it stands apart.
    spoken: Option<Box<Spoken>>,
}

/// What was said and decided of a payment.
#[derive(Debug, Clone, PartialEq, Default)]
struct Spoken {
    /// Newest word, its date, and what it adds across accounts where it reports a fraud.
    said: Option<(LabelWord, Millis, Pull)>,
    /// Verdict of the operator's server.
    verdict: Option<KeptVerdict>,
}

impl Record for PendingLabel {
    fn write(&self, to: &mut Writer) {
        let Self {
            at,
            blame,
            may_teach,
            vouches,
            blamed: _,
            spoken: _,
        } = self;
        at.write(to);
        blame.write(to);
        may_teach.write(to);
        vouches.write(to);
        self.entities().write(to);
        self.said().write(to);
        self.verdict().write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let mut read = Self {
            at: Record::read(from),
            blame: Record::read(from),
            may_teach: Record::read(from),
            vouches: Record::read(from),
            blamed: Blamed::read(from).kept(),
            spoken: None,
        };
        let spoken = Spoken {
            said: Record::read(from),
            verdict: Record::read(from),
        };
        read.spoken = (spoken != Spoken::default()).then(|| Box::new(spoken));
        read
    }
}

/// Verdict of the server on an event, as it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct KeptVerdict {
    pub at: Millis,
    pub outcome: Outcome,
}

record! { struct KeptVerdict { at, outcome } }

/// Effect of a label: what it changes.
#[derive(Debug, Clone, PartialEq)]
pub struct LabelEffect {
    /// Time at which the word became known.
    known_at: Millis,
    /// Fraud or not, where the weights are to learn.
    pub for_weights: Option<bool>,
    /// What is counted now, or no longer.
    counts: Vec<Counted>,
}

/// What one label counts for, or no longer does.
#[derive(Debug, Clone, PartialEq)]
struct Counted {
    word: LabelWord,
    /// Of a report of fraud.
    pull: Pull,
    /// Of a word that it was genuine: whether it counts at the counterparty.
    vouches: bool,
    undone: bool,
    /// Not before the word itself: what waits to become readable cannot be taken back sooner.
    known_at: Millis,
    hour: i32,
    blamed: Blamed,
}

impl LabelEffect {
    /// Payments to count as labelled fraud (or genuine), or to take back.
    pub fn counted(&self) -> impl Iterator<Item = (bool, bool, Millis)> {
        let counts = self.counts.iter();
        counts.map(|counted| (is_fraud(counted.word), counted.undone, counted.known_at))
    }

    /// Changes to counts, whose they are, and when they became known.
    pub fn changes(&self) -> impl Iterator<Item = (Digest, Change, Millis)> {
        self.counts.iter().flat_map(Counted::changes)
    }
}

impl Counted {
    fn changes(&self) -> impl Iterator<Item = (Digest, Change, Millis)> {
        let blamed = self.blamed.by(self.word).into_iter().enumerate();
        blamed.filter_map(|(kind, entity)| {
            let blame = match is_fraud(self.word) {
                true => Some(self.pull.of(kind)?),
                false if kind == COUNTERPARTY && !self.vouches => return None,
                false => None,
            };
            let change = Change {
                hour: self.hour,
                blame,
                undone: self.undone,
            };
            Some((entity?, change, self.known_at))
        })
    }
}

impl PendingLabel {
    /// Pending label of an event that involves these.
    pub fn about(at: Millis, entities: Entities, blame: u8) -> Self {
        Self {
            at,
            blame,
            blamed: Blamed::from(entities).kept(),
            ..Self::default()
        }
    }

    /// Word that holds: the one that was said last, where it was not withdrawn.
    pub fn word(&self) -> Option<LabelWord> {
        let word = self.said().map(|(word, ..)| word);
        word.filter(|word| *word != LabelWord::Withdrawn)
    }

    /// When it was reported as fraud or scam, where that is what was said last.
    pub fn reported_at(&self) -> Option<Millis> {
        self.said()
            .filter(|(word, ..)| is_fraud(*word))
            .map(|(_, at, _)| at)
    }

    /// When something was said of it last.
    pub fn said_at(&self) -> Option<Millis> {
        self.said().map(|(_, at, _)| at)
    }

    fn entities(&self) -> &Blamed {
        self.blamed.as_deref().unwrap_or(&NOBODY)
    }

    fn said(&self) -> Option<(LabelWord, Millis, Pull)> {
        self.spoken.as_ref()?.said
    }

    fn say(&mut self, word: LabelWord, at: Millis, pull: Pull) {
        self.spoken.get_or_insert_default().said = Some((word, at, pull));
    }

    /// Verdict of the operator's server.
    pub fn verdict(&self) -> Option<KeptVerdict> {
        self.spoken.as_ref()?.verdict
    }

    /// The same as it is now that the payment was scored again: what the server decided holds, and so does when the last
    /// word was withdrawn: an older one that comes late changes nothing.
    #[must_use]
    pub fn again(self, before: &Self) -> Self {
        Self {
            vouches: before.vouches,
            spoken: before.spoken.clone(),
            ..self
        }
    }

    /// Payee of the payment.
    pub fn payee(&self) -> Payee {
        Payee {
            counterparty: self.entities().counterparty,
            merchant_category: self.entities().merchant_category,
        }
    }

    /// Takes a verdict in; false where it says nothing new. Verdicts are sent again and overtake one another on the way, so
    /// it is the newest that counts, not the last to arrive; of two of the same moment, the last.
    pub fn apply_verdict(&mut self, verdict: KeptVerdict) -> bool {
        let known = self.verdict();
        let is_news = known.is_none_or(|known| known.at <= verdict.at && known != verdict);
        if is_news {
            self.spoken.get_or_insert_default().verdict = Some(verdict);
        }
        is_news
    }

    /// Takes a label in; `None` where it says nothing new. Words are sent again and overtake one another on the way, so, as
    /// of verdicts, the newest counts, and of two of the same moment the last: the counts are those of that word alone. What a
    /// report of fraud adds depends on the account's other ones, and is settled among them (`pull_to`).
    pub(super) fn apply(&mut self, word: LabelWord, at: Millis) -> Option<LabelEffect> {
        if self.said().is_some_and(|(_, known, _)| at < known) {
            return None;
        }
        let before = self.word();
        let pull = self.pull();
        let now = Some(word).filter(|word| *word != LabelWord::Withdrawn);
        if before == now {
            self.say(word, at, pull);
            return None;
        }
        let mut effect = LabelEffect {
            known_at: at,
            for_weights: None,
            counts: Vec::new(),
        };
        match before {
            Some(word) if is_fraud(word) => self.pull_to(Pull::default(), &mut effect),
            Some(word) => effect.counts.push(self.counted(word, true, effect.known_at)),
            None => {}
        }
        self.say(word, at, Pull::default());
        let genuine = now.filter(|word| !is_fraud(*word));
        effect
            .counts
            .extend(genuine.map(|word| self.counted(word, false, at)));
        Some(effect)
    }

    /// Settles what its report adds, and takes back what it added.
    pub(super) fn pull_to(&mut self, pull: Pull, effect: &mut LabelEffect) {
        let Some((word, at, before)) = self.said().filter(|(.., before)| *before != pull) else {
            return;
        };
        if before.counts() {
            effect.counts.push(self.counted(word, true, effect.known_at));
        }
        self.say(word, at, pull);
        if pull.counts() {
            effect.counts.push(self.counted(word, false, effect.known_at));
        }
    }

    /// Lets the weights learn from the word that holds: from the first one only, and where that taught nothing, from a later
    /// one. A report that does not count across accounts teaches nothing that they share.
    pub(super) fn teach(&mut self, effect: &mut LabelEffect) {
        let word = self.word();
        let counts = word.is_some_and(|word| !is_fraud(word) || self.pull().counts());
        if counts && std::mem::take(&mut self.may_teach) {
            effect.for_weights = word.map(is_fraud);
        }
    }

    fn pull(&self) -> Pull {
        self.said().map_or_else(Pull::default, |(.., pull)| pull)
    }

    fn counted(&self, word: LabelWord, undone: bool, known_at: Millis) -> Counted {
        let said_at = self.said().map_or(known_at, |(_, at, _)| at);
        Counted {
            word,
            pull: self.pull(),
            vouches: self.vouches,
            undone,
            known_at: known_at.max(said_at),
            hour: hour_of(self.at),
            blamed: self.entities().clone(),
        }
    }

    /// Entities that its word blames, by their kind; nobody where nothing was said.
    pub(super) fn blamed(&self) -> [Option<Digest>; ENTITIES] {
        self.word()
            .map_or_else(Default::default, |word| self.entities().by(word))
    }
}

/// True for words that say it was wrong.
pub const fn is_fraud(word: LabelWord) -> bool {
    matches!(word, LabelWord::Fraud | LabelWord::Scam)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pending_label() -> PendingLabel {
        let key = |text: &str| Some(Digest::of(text));
        let entities = Entities {
            counterparty: key("shop"),
            device: key("phone"),
            ..Entities::default()
        };
        PendingLabel {
            may_teach: true,
            vouches: true,
            ..PendingLabel::about(Millis::default(), entities, 200)
        }
    }

    #[test]
    fn the_newest_verdict_counts_in_whatever_order_they_come() {
        let verdict = |at: i64, outcome| KeptVerdict {
            at: Millis::new(at).unwrap(),
            outcome,
        };
        let (first, second) = (verdict(1, Outcome::Block), verdict(2, Outcome::Allow));
        let mut pending_label = pending_label();
        assert!(pending_label.apply_verdict(first) && pending_label.apply_verdict(second));
        assert!(
            !pending_label.apply_verdict(first),
            "sent again after it was overtaken"
        );
        assert!(!pending_label.apply_verdict(second), "sent twice");
        assert_eq!(pending_label.verdict(), Some(second));
    }

    fn apply(pending_label: &mut PendingLabel, word: LabelWord) -> Option<LabelEffect> {
        let mut effect = pending_label.apply(word, Millis::default())?;
        if is_fraud(word) {
            let blamed = pending_label.blamed();
            let pull = Pull::adding(blamed.map(|entity| entity.map(|_| 200)));
            pending_label.pull_to(pull, &mut effect);
        }
        pending_label.teach(&mut effect);
        Some(effect)
    }

    #[test]
    fn a_word_that_was_overtaken_changes_nothing() {
        let (mut pending_label, later) = (pending_label(), Millis::new(DAY).unwrap());
        assert!(pending_label.apply(LabelWord::Legitimate, later).is_some());
        assert_eq!(apply(&mut pending_label, LabelWord::Fraud), None);
        assert_eq!(pending_label.word(), Some(LabelWord::Legitimate));
    }

    #[test]
    fn the_first_word_teaches_the_weights_and_a_second_moves_only_the_counts() {
        let mut pending_label = pending_label();
        let first = apply(&mut pending_label, LabelWord::Fraud).unwrap();
        assert_eq!(first.for_weights, Some(true));
        assert_eq!(first.changes().count(), 2);
        assert_eq!(apply(&mut pending_label, LabelWord::Fraud), None);
        let second = apply(&mut pending_label, LabelWord::Legitimate).unwrap();
        assert_eq!(second.for_weights, None);
        let undone: Vec<bool> = second.changes().map(|(_, change, _)| change.undone).collect();
        assert_eq!(undone, [true, true, false, false]);
    }

    #[test]
    fn a_scam_blames_the_receiver_and_not_the_holders_own_phone() {
        let effect = apply(&mut pending_label(), LabelWord::Scam).unwrap();
        assert_eq!(effect.changes().count(), 1);
        assert_eq!(effect.changes().next().unwrap().0, Digest::of("shop"));
    }

    #[test]
    fn what_is_withdrawn_is_only_taken_back() {
        let mut pending_label = pending_label();
        assert_eq!(apply(&mut pending_label, LabelWord::Withdrawn), None);
        apply(&mut pending_label, LabelWord::Legitimate).unwrap();
        let back = apply(&mut pending_label, LabelWord::Withdrawn).unwrap();
        assert!(back.changes().all(|(_, change, _)| change.undone) && back.for_weights.is_none());
    }
}
