//! Answers: the payments of which one question would teach most, and what the holder said of those that were asked about.
//!
//! Of each week's payments the one is kept whose answer would be worth most: by how open it is (`openness`), and by how many of
//! the last movements share its payee or its kind, since those are what comes again and what the answer would settle. Asked is
//! about weeks that are over, so that within a week the question stays the same; once one is answered the next waits a week.
//! An answer ("I made it, and nobody told me to") vouches on this account alone for sums of its own size: at the payee, and in the
//! kind where it is paid on the same device, since whoever holds a stolen card shops in the same kinds. What is unlike the habit
//! there says less from then on. The weights learn nothing from it: what is asked about was chosen for being odd, and a handful
//! of odd and honest payments is no sample of anything. It is exact: whoever takes the word back takes the vouching back.
//! Not here: when nobody is to be asked at all (`engine::question`), and how much a word lowers (`score`).

use crate::event::Digest;
use crate::money::Currency;
use crate::time::{DAY, Millis};
use serde::{Deserialize, Serialize};

/// One question a week.
const WEEK: i64 = 7 * DAY;
/// Weeks of which a candidate is kept: after a month few people know a lunch from another one. Judgement.
const WEEKS: i64 = 4;
/// Words that are kept: one a week for a year, the longest time for which anything that is usual is remembered
/// (`profile::peaks`).
const WORDS: usize = 52;

/// Payment that might be asked about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)] // the event's names
pub struct Candidate {
    pub event_id: String,
    pub at: Millis,
    /// Code of what spoke most strongly.
    pub why: String,
    /// Number of the last movements that share its payee or kind, itself included.
    pub like_it: u32,
    pub about: About,
    /// What an answer would be worth.
    pub worth: f64,
}

/// Whom and what an answer vouches for.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct About {
    pub counterparty: Option<Digest>,
    /// Key of the category (`profile::kinds`).
    pub category: Option<u32>,
    pub device: Option<Digest>,
    pub amount: f64,
    pub currency: Currency,
}

/// An answer covers half as much again: the next dentist's bill is not the last one to the cent (`profile::peaks`).
const COVERS: f64 = 1.5;

impl About {
    /// True where both name the same payee, or the same kind.
    pub fn is_like(&self, other: &Self) -> bool {
        self.is_to_same(other) || self.is_of_same_kind(other)
    }

    /// True where a word on this payment speaks of the other one too.
    fn covers(&self, other: &Self) -> bool {
        let is_by_same_hand = self.device == other.device;
        self.currency == other.currency
            && other.amount <= COVERS * self.amount
            && (self.is_to_same(other) || (is_by_same_hand && self.is_of_same_kind(other)))
    }

    fn is_to_same(&self, other: &Self) -> bool {
        self.counterparty.is_some() && self.counterparty == other.counterparty
    }

    fn is_of_same_kind(&self, other: &Self) -> bool {
        self.category.is_some() && self.category == other.category
    }
}

/// Answers of one account; nothing on one that is never in doubt.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Answers(Option<Box<Kept>>);

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
struct Kept {
    /// One a week, the earliest first.
    candidates: Vec<Candidate>,
    /// The last answers: which payment's, and what it vouches for; the oldest first.
    words: Vec<(Digest, About)>,
    answered_at: Option<Millis>,
}

/// Openness of a score between 0 and 1: the variance of a yes or no that is as likely as it says, 1 at even odds. Whatever is
/// near certain either way has little to learn from.
pub fn openness(score: f64) -> f64 {
    4.0 * score * (1.0 - score)
}

const fn week_of(at: Millis) -> i64 {
    at.get().div_euclid(WEEK)
}

impl Answers {
    /// Notes a payment that might be asked about, where its week has none that is worth more.
    pub fn note(&mut self, candidate: Candidate) {
        let kept = self.0.get_or_insert_default();
        let week = week_of(candidate.at);
        let newest = kept
            .candidates
            .last()
            .map_or(week, |last| week_of(last.at).max(week));
        kept.candidates
            .retain(|known| newest - week_of(known.at) <= WEEKS);
        match kept.candidates.iter_mut().find(|known| week_of(known.at) == week) {
            Some(known) if known.worth < candidate.worth => *known = candidate,
            Some(_) => {}
            None => kept.candidates.push(candidate),
        }
        kept.candidates.sort_by_key(|known| known.at);
    }

    /// The payment to ask about at this moment.
    pub fn question(&self, now: Millis) -> Option<&Candidate> {
        let kept = self.0.as_ref()?;
        let this = week_of(now);
        if kept
            .answered_at
            .is_some_and(|answered| now.since(answered).abs() < WEEK)
        {
            return None;
        }
        let open = kept.candidates.iter().filter(|known| {
            let weeks = this - week_of(known.at);
            (1..=WEEKS).contains(&weeks)
        });
        open.max_by(|one, other| one.worth.total_cmp(&other.worth))
    }

    /// True where a word on this payment answers the question of this moment.
    pub fn is_asked(&self, event_id: &str, at: Millis) -> bool {
        self.question(at).is_some_and(|asked| asked.event_id == event_id)
    }

    /// Takes in that something was said of a payment: vouches for what is asked about where its word clears it, and takes
    /// back what an earlier word of its vouched for.
    pub fn hear(&mut self, event_id: &str, clears: bool, at: Millis) {
        if self.0.is_none() {
            return; // nearly always
        }
        let asked = self.question(at).filter(|asked| asked.event_id == event_id);
        let about = asked.map(|asked| asked.about).filter(|_| clears);
        let is_asked = asked.is_some();
        let Some(kept) = &mut self.0 else {
            return;
        };
        let id = Digest::of(event_id);
        kept.words.retain(|(of, _)| *of != id);
        kept.candidates.retain(|known| known.event_id != event_id);
        if is_asked {
            kept.answered_at = kept.answered_at.max(Some(at));
        }
        if let Some(about) = about {
            if kept.words.len() >= WORDS {
                kept.words.remove(0);
            }
            kept.words.push((id, about));
        }
    }

    /// What was answered, without what might be asked.
    #[must_use]
    pub fn without_questions(&self) -> Self {
        let kept = self.0.as_ref().filter(|kept| !kept.words.is_empty());
        Self(kept.map(|kept| {
            Box::new(Kept {
                words: kept.words.clone(),
                ..Kept::default()
            })
        }))
    }

    /// Number of answers that vouch for a payment.
    #[allow(clippy::cast_precision_loss)] // `WORDS` at most
    pub fn vouching(&self, about: &About) -> f64 {
        let words = self.0.as_ref().map_or(&[][..], |kept| &kept.words);
        words.iter().filter(|(_, word)| word.covers(about)).count() as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: i64) -> Millis {
        Millis::new(day * DAY).unwrap()
    }

    fn candidate(id: &str, day: i64, worth: f64) -> Candidate {
        Candidate {
            event_id: id.to_owned(),
            at: at(day),
            why: String::new(),
            like_it: 1,
            about: About {
                counterparty: Some(Digest::of("shop")),
                category: None,
                device: None,
                amount: 40.0,
                currency: Currency::CNY,
            },
            worth,
        }
    }

    fn asked(answers: &Answers, day: i64) -> Option<&str> {
        answers.question(at(day)).map(|asked| asked.event_id.as_str())
    }

    #[test]
    fn the_question_is_the_best_of_the_weeks_that_are_over_and_stays_the_same_through_the_week() {
        let mut answers = Answers::default();
        answers.note(candidate("good", 1, 0.5));
        answers.note(candidate("less", 2, 0.4));
        assert_eq!(asked(&answers, 3), None, "its week is not over");
        answers.note(candidate("better", 8, 0.6));
        assert_eq!(asked(&answers, 9), Some("good"));
        assert_eq!(asked(&answers, 13), Some("good"));
        assert_eq!(asked(&answers, 14), Some("better"));
        assert_eq!(asked(&answers, 80), None, "nobody remembers");
    }

    #[test]
    fn after_an_answer_nobody_is_asked_for_a_week() {
        let mut answers = Answers::default();
        answers.note(candidate("first", 1, 0.5));
        answers.note(candidate("second", 8, 0.4));
        answers.hear("first", true, at(15));
        assert_eq!(asked(&answers, 16), None);
        assert_eq!(asked(&answers, 21), None);
        assert_eq!(asked(&answers, 22), Some("second"));
    }

    #[test]
    fn a_word_vouches_for_what_was_asked_and_is_taken_back_whole() {
        let mut answers = Answers::default();
        answers.note(candidate("asked", 1, 0.5));
        let about = candidate("", 0, 0.0).about;
        answers.hear("unasked", true, at(9));
        assert!(answers.vouching(&about) < 0.5, "a word that nobody asked for");
        answers.hear("asked", true, at(9));
        assert!(answers.vouching(&about) > 0.5);
        answers.hear("asked", false, at(10));
        assert!(answers.vouching(&about) < 0.5);
    }
}
