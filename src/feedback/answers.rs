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
use crate::money::{Currency, is_amount};
use crate::record::record;
use crate::time::{DAY, Millis};

/// One question a week.
const WEEK: i64 = 7 * DAY;
/// Weeks that are asked about: after a month few people know a lunch from another one. Judgement.
const WEEKS: i64 = 4;
/// Candidates that are kept: those four weeks', this week's, and one that a wrong clock dated into the future, which must not
/// push out the others.
const KEPT: usize = 6;
/// Words that are kept: one a week for a year, the longest time for which anything that is usual is remembered
/// (`profile::peaks`).
const WORDS: usize = 52;

/// Payment that might be asked about.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // the event's names
pub struct Candidate {
    pub event_id: String,
    pub at: Millis,
    /// Code of what spoke most strongly.
    pub why: String,
    /// Number of the last payments that its answer would speak of, itself included.
    pub like_it: u32,
    pub about: About,
    /// What an answer would be worth.
    pub worth: f64,
}

record! { struct Candidate { event_id, at, why, like_it, about, worth } }

/// Whom and what an answer vouches for.
#[derive(Debug, Clone, Copy, PartialEq)]
#[allow(missing_docs)]
pub struct About {
    pub counterparty: Option<Digest>,
    /// Key of the category (`profile::kinds`).
    pub category: Option<u32>,
    pub device: Option<Digest>,
    pub amount: f64,
    pub currency: Currency,
}

record! { struct About { counterparty, category, device, amount, currency } }

/// An answer covers half as much again: the next dentist's bill is not the last one to the cent (`profile::peaks`).
const COVERS: f64 = 1.5;

impl About {
    /// True where a word on this payment speaks of the other one too. Of two devices that nobody told nothing is known.
    pub fn covers(&self, other: &Self) -> bool {
        let is_by_same_hand = self.device.is_some() && self.device == other.device;
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
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Answers(Option<Box<Kept>>);

record! { struct Answers(kept) }

#[derive(Debug, Clone, PartialEq, Default)]
struct Kept {
    /// One a week, the earliest first.
    candidates: Vec<Candidate>,
    /// The last answers: which payment's, and what it vouches for; the oldest first.
    words: Vec<(Digest, About)>,
    answered_at: Option<Millis>,
}

record! { checked struct Kept { candidates, words, answered_at } }

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
        match kept.candidates.iter_mut().find(|known| week_of(known.at) == week) {
            Some(known) if known.worth < candidate.worth => *known = candidate,
            Some(_) => {}
            None => {
                let place = kept.candidates.partition_point(|known| known.at <= candidate.at);
                kept.candidates.insert(place, candidate);
            }
        }
        if kept.candidates.len() > KEPT {
            kept.candidates.remove(0);
        }
    }

    /// Asks no more about a payment.
    pub fn leave(&mut self, event_id: &str) {
        if let Some(kept) = &mut self.0 {
            kept.candidates.retain(|known| known.event_id != event_id);
        }
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

    /// Takes in that something was said of a payment, asked or not: it is asked about no more, and what an earlier word of its
    /// vouched for is taken back.
    pub fn hear(&mut self, event_id: &str) {
        self.leave(event_id);
        if let Some(kept) = &mut self.0 {
            let id = Digest::of(event_id);
            kept.words.retain(|(of, _)| *of != id);
        }
    }

    /// Takes in the answer to a question that was asked; to be heard first. Where it clears the payment it vouches.
    pub fn answer(&mut self, asked: &Candidate, clears: bool, at: Millis) {
        let kept = self.0.get_or_insert_default();
        kept.answered_at = kept.answered_at.max(Some(at));
        if clears {
            if kept.words.len() >= WORDS {
                kept.words.remove(0);
            }
            kept.words.push((Digest::of(&asked.event_id), asked.about));
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

impl Kept {
    /// A worth is an openness times a share, neither more than 1 but for rounding.
    fn is_sound(&self) -> bool {
        let is_sound =
            |known: &Candidate| (0.0..=2.0).contains(&known.worth) && is_amount(known.about.amount);
        self.candidates.len() <= KEPT
            && self.candidates.is_sorted_by_key(|known| known.at)
            && self.candidates.iter().all(is_sound)
            && self.words.len() <= WORDS
            && { self.words.iter() }.all(|(_, about)| is_amount(about.amount))
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

    fn answer(answers: &mut Answers, clears: bool, day: i64) {
        let candidate = answers.question(at(day)).unwrap().clone();
        answers.hear(&candidate.event_id);
        answers.answer(&candidate, clears, at(day));
    }

    #[test]
    fn after_an_answer_nobody_is_asked_for_a_week() {
        let mut answers = Answers::default();
        answers.note(candidate("first", 1, 0.5));
        answers.note(candidate("second", 8, 0.4));
        answer(&mut answers, true, 15);
        assert_eq!(asked(&answers, 16), None);
        assert_eq!(asked(&answers, 21), None);
        assert_eq!(asked(&answers, 22), Some("second"));
    }

    #[test]
    fn an_answer_vouches_for_what_was_asked_and_is_taken_back_whole() {
        let mut answers = Answers::default();
        answers.note(candidate("asked", 1, 0.5));
        let about = candidate("", 0, 0.0).about;
        answers.hear("unasked");
        assert!(answers.vouching(&about) < 0.5, "a word that nobody asked for");
        answer(&mut answers, true, 9);
        assert!(answers.vouching(&about) > 0.5);
        answers.hear("asked");
        assert!(answers.vouching(&about) < 0.5);
    }

    #[test]
    fn an_answer_covers_sums_of_its_size_at_the_payee_and_the_kind_on_a_device_that_was_told() {
        let phone = Some(Digest::of("phone"));
        let dinner = About {
            category: Some(5812),
            device: phone,
            ..candidate("", 0, 0.0).about
        };
        let elsewhere = About {
            counterparty: Some(Digest::of("another shop")),
            ..dinner
        };
        let nowhere = |about: About| About {
            device: None,
            ..about
        };
        let dear = |about: About| About {
            amount: about.amount * 1.6,
            ..about
        };
        assert!(dinner.covers(&nowhere(dinner)) && dinner.covers(&elsewhere));
        assert!(!dinner.covers(&dear(dinner)) && !dinner.covers(&dear(elsewhere)));
        assert!(!dinner.covers(&nowhere(elsewhere)));
        assert!(
            !nowhere(dinner).covers(&nowhere(elsewhere)),
            "whoever holds the card"
        );
    }

    #[test]
    fn a_payment_of_the_far_future_keeps_nobody_from_being_asked() {
        let mut answers = Answers::default();
        answers.note(candidate("wrong clock", 900, 0.9));
        for week in 0..8 {
            let id = week.to_string();
            answers.note(candidate(&id, 7 * week, 0.1 + 0.01 * week as f64));
        }
        assert_eq!(asked(&answers, 50), Some("6"));
        for week in 3..6 {
            answers.hear(&(week + 1).to_string());
        }
        assert_eq!(asked(&answers, 50), Some("3"), "four weeks back");
        let kept = answers.0.unwrap();
        assert!(kept.candidates.len() <= KEPT);
    }
}
