//! What is kept of a payment until its label comes: what the score read of it, and whom a label is about.
//!
//! The measures are bytes as they were when the payment was scored (`readings`), so that a late label teaches what was
//! knowable then. They teach once, until the horizon has passed; whom the label is about stays longer, since a card dispute
//! may come for 120 days and still moves the counts.
//! Not here: what a measure means (`signal`), and how weights move (`score`).

use crate::event::{Channel, Digest, LabelWord, Outcome, Transaction};
use crate::profile::pool::{Change, Paid, hour_of};
use crate::time::{DAY, Millis};
use serde::{Deserialize, Serialize};

/// How long a label may still move the counts: card schemes take disputes for 120 days (Visa Core Rules, condition
/// 10.4; Mastercard Chargeback Guide, reason 4837).
pub const DISPUTED_FOR: i64 = 120 * DAY;

/// Whom a payment or a use of the account involves, by fingerprint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Parties {
    pub counterparty: Option<Digest>,
    pub device: Option<Digest>,
    pub network: Option<Digest>,
    /// The counterparty's trade: its merchant category code, else its category; and the channel that it is paid through.
    pub trade: Option<Digest>,
    /// Where the payment was made.
    pub country: Option<Digest>,
}

impl Parties {
    /// Of a payment.
    pub fn of(payment: &Transaction) -> Self {
        Self {
            counterparty: payment.counterparty_key().map(counterparty_key),
            device: device_key(payment.device_id.as_deref()),
            network: network_key(payment.ip.as_deref()),
            trade: trade_key(payment),
            country: payment.country.as_deref().map(country_key),
        }
    }

    /// Whom the payment pays.
    pub const fn paid(&self) -> Paid {
        Paid {
            counterparty: self.counterparty,
            trade: self.trade,
        }
    }

    /// Each that is known.
    pub fn each(&self) -> impl Iterator<Item = Digest> {
        let known = [
            self.counterparty,
            self.device,
            self.network,
            self.trade,
            self.country,
        ];
        known.into_iter().flatten()
    }
}

/// A counterparty in the pool.
pub fn counterparty_key(key: &str) -> Digest {
    Digest::of_parts(&["counterparty", key])
}

/// A device in the pool.
pub fn device_key(id: Option<&str>) -> Option<Digest> {
    id.map(|id| Digest::of_parts(&["device", id]))
}

/// A network in the pool.
pub fn network_key(address: Option<&str>) -> Option<Digest> {
    address.map(|address| Digest::of_parts(&["network", address]))
}

/// A trade in the pool. A shop's counter and its page are robbed in different ways, so the channel is part of it.
fn trade_key(payment: &Transaction) -> Option<Digest> {
    let trade = payment.mcc.as_deref().or(payment.category.as_deref());
    let channel = payment
        .channel
        .filter(|channel| *channel != Channel::Unknown)
        .map(Channel::as_str);
    (trade.is_some() || channel.is_some())
        .then(|| Digest::of_parts(&["trade", trade.unwrap_or_default(), channel.unwrap_or_default()]))
}

/// A country in the pool.
fn country_key(code: &str) -> Digest {
    Digest::of_parts(&["country", code])
}

/// What waits for a label.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Lesson {
    /// When the payment was made.
    pub at: Millis,
    /// How much of a fraud here its account would not explain, 0 to 255; fixed when the payment was scored.
    pub blame: u8,
    /// What the score read is kept, and may teach the weights once.
    pub may_teach: bool,
    /// Whom a label is about.
    blamed: Blamed,
    /// The newest word, and its date.
    said: Option<(LabelWord, Millis)>,
    /// What the operator's server decided, and when; rare, so it stands apart.
    ruling: Option<Box<Ruling>>,
}

/// Parties as they are kept, one of each payment: most name a counterparty and nobody else.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
struct Blamed {
    counterparty: Option<Digest>,
    others: Option<Box<[Option<Digest>; 4]>>,
}

impl From<Parties> for Blamed {
    fn from(parties: Parties) -> Self {
        let others = [parties.trade, parties.device, parties.network, parties.country];
        Self {
            counterparty: parties.counterparty,
            others: others.iter().any(Option::is_some).then(|| Box::new(others)),
        }
    }
}

/// The server's word on an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Ruling {
    pub at: Millis,
    pub outcome: Outcome,
}

/// What a label changes.
#[derive(Debug, Clone, PartialEq)]
pub struct Taught {
    /// When all this became known.
    pub known_at: Millis,
    /// Whether it was fraud, where the weights are to learn.
    pub for_weights: Option<bool>,
    /// The word that held, to be taken back, and the one that holds now.
    words: [(Option<LabelWord>, bool); 2],
    hour: i32,
    blame: u8,
    blamed: Blamed,
}

impl Taught {
    /// Payments to count as labelled fraud (or genuine), or to take back.
    pub fn counted(&self) -> impl Iterator<Item = (bool, bool)> {
        self.spoken().map(|(word, undone)| (is_fraud(word), undone))
    }

    /// Whom the counts are of, and each change to them.
    pub fn changes(&self) -> impl Iterator<Item = (Digest, Change)> {
        self.spoken().flat_map(|(word, undone)| {
            let change = Change {
                hour: self.hour,
                blame: is_fraud(word).then_some(self.blame),
                undone,
            };
            self.blamed.by(word).map(move |party| (party, change))
        })
    }

    fn spoken(&self) -> impl Iterator<Item = (LabelWord, bool)> {
        self.words
            .into_iter()
            .filter_map(|(word, undone)| Some((word?, undone)))
    }
}

impl Blamed {
    /// Whom this word blames.
    fn by(&self, word: LabelWord) -> impl Iterator<Item = Digest> {
        let [trade, device, network, country] = self.others.as_deref().copied().unwrap_or_default();
        // In a scam the holder acts, at home and on the own device: only the receiver and the trade are to blame.
        let is_scam = word == LabelWord::Scam;
        let parties = [
            self.counterparty,
            trade,
            device.filter(|_| !is_scam),
            network.filter(|_| !is_scam),
            country.filter(|_| !is_scam),
        ];
        parties.into_iter().flatten()
    }
}

impl Lesson {
    /// Of an event that involves these.
    pub fn about(at: Millis, parties: Parties, blame: u8) -> Self {
        Self {
            at,
            blame,
            blamed: parties.into(),
            ..Self::default()
        }
    }

    /// What was said last.
    pub fn word(&self) -> Option<LabelWord> {
        self.said.map(|(word, _)| word)
    }

    /// When it was reported as fraud or scam, where that is what was said last.
    pub fn reported_at(&self) -> Option<Millis> {
        self.said.filter(|(word, _)| is_fraud(*word)).map(|(_, at)| at)
    }

    /// Takes back what was said last, as of when it was said; `None` where nothing was.
    pub fn unsay(&mut self) -> Option<Taught> {
        let (_, at) = self.said?;
        self.hear(LabelWord::Withdrawn, at)
    }

    /// What the operator's server decided.
    pub fn ruling(&self) -> Option<Ruling> {
        self.ruling.as_deref().copied()
    }

    /// The same as it is now that the payment was scored again: what the server decided holds.
    #[must_use]
    pub fn again(self, before: &Self) -> Self {
        Self {
            ruling: before.ruling.clone(),
            ..self
        }
    }

    /// Whom the payment pays.
    pub fn paid(&self) -> Paid {
        Paid {
            counterparty: self.blamed.counterparty,
            trade: self.blamed.others.as_deref().and_then(|[trade, ..]| *trade),
        }
    }

    /// Takes a verdict in; false where it says nothing new. Verdicts are sent again and overtake one another on the way, so
    /// it is the newest that counts, not the last to arrive; of two of the same moment, the last.
    pub fn rule(&mut self, ruling: Ruling) -> bool {
        let known = self.ruling();
        let is_news = known.is_none_or(|known| known.at <= ruling.at && known != ruling);
        if is_news {
            self.ruling = Some(Box::new(ruling));
        }
        is_news
    }

    /// Takes a label in; `None` where it says nothing new. Words are sent again and overtake one another on the way, so, as
    /// of verdicts, the newest counts, and of two of the same moment the last: the counts are those of that word alone. The
    /// weights learn from the first word only.
    pub fn hear(&mut self, word: LabelWord, at: Millis) -> Option<Taught> {
        if self.said.is_some_and(|(_, known)| at < known) {
            return None;
        }
        let before = self.word().filter(|word| *word != LabelWord::Withdrawn);
        self.said = Some((word, at));
        let now = Some(word).filter(|word| *word != LabelWord::Withdrawn);
        if before == now {
            return None;
        }
        let teaches = now.filter(|_| std::mem::take(&mut self.may_teach));
        Some(Taught {
            known_at: at,
            for_weights: teaches.map(is_fraud),
            words: [(before, true), (now, false)],
            hour: hour_of(self.at),
            blame: self.blame,
            blamed: self.blamed.clone(),
        })
    }
}

/// True for words that say it was wrong.
pub const fn is_fraud(word: LabelWord) -> bool {
    matches!(word, LabelWord::Fraud | LabelWord::Scam)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lesson() -> Lesson {
        let key = |text: &str| Some(Digest::of(text));
        let parties = Parties {
            counterparty: key("shop"),
            device: key("phone"),
            ..Parties::default()
        };
        Lesson {
            may_teach: true,
            ..Lesson::about(Millis::default(), parties, 200)
        }
    }

    #[test]
    fn the_newest_verdict_counts_in_whatever_order_they_come() {
        let ruling = |at: i64, outcome| Ruling {
            at: Millis::new(at).unwrap(),
            outcome,
        };
        let (first, second) = (ruling(1, Outcome::Block), ruling(2, Outcome::Allow));
        let mut lesson = lesson();
        assert!(lesson.rule(first) && lesson.rule(second));
        assert!(!lesson.rule(first), "sent again after it was overtaken");
        assert!(!lesson.rule(second), "sent twice");
        assert_eq!(lesson.ruling(), Some(second));
    }

    fn hear(lesson: &mut Lesson, word: LabelWord) -> Option<Taught> {
        lesson.hear(word, Millis::default())
    }

    #[test]
    fn a_word_that_was_overtaken_changes_nothing() {
        let (mut lesson, later) = (lesson(), Millis::new(DAY).unwrap());
        assert!(lesson.hear(LabelWord::Legitimate, later).is_some());
        assert_eq!(hear(&mut lesson, LabelWord::Fraud), None);
        assert_eq!(lesson.word(), Some(LabelWord::Legitimate));
    }

    #[test]
    fn the_first_word_teaches_the_weights_and_a_second_moves_only_the_counts() {
        let mut lesson = lesson();
        let first = hear(&mut lesson, LabelWord::Fraud).unwrap();
        assert_eq!(first.for_weights, Some(true));
        assert_eq!(first.changes().count(), 2);
        assert_eq!(hear(&mut lesson, LabelWord::Fraud), None);
        let second = hear(&mut lesson, LabelWord::Legitimate).unwrap();
        assert_eq!(second.for_weights, None);
        let undone: Vec<bool> = second.changes().map(|(_, change)| change.undone).collect();
        assert_eq!(undone, [true, true, false, false]);
    }

    #[test]
    fn a_scam_blames_the_receiver_and_not_the_holders_own_phone() {
        let taught = hear(&mut lesson(), LabelWord::Scam).unwrap();
        assert_eq!(taught.changes().count(), 1);
        assert_eq!(taught.changes().next().unwrap().0, Digest::of("shop"));
    }

    #[test]
    fn what_is_withdrawn_is_only_taken_back() {
        let mut lesson = lesson();
        assert_eq!(hear(&mut lesson, LabelWord::Withdrawn), None);
        hear(&mut lesson, LabelWord::Legitimate).unwrap();
        let back = hear(&mut lesson, LabelWord::Withdrawn).unwrap();
        assert!(back.changes().all(|(_, change)| change.undone) && back.for_weights.is_none());
    }
}
