//! Series and what persons say of them: an id that a series keeps, and the words under it.
//!
//! The id is made of whose series it is (the holder, or the account where none is told), the counterparty's name, the
//! currency, the rhythm and the direction, and of nothing that another import, another file or another price changes. Where
//! one shop has several alike, the oldest is the first. Words may come before the series does; the newest counts.
//! Not here: finding series (`recurring`), and what follows from the words (`wanted`).

use super::history::Item;
use crate::event::name::key_of;
use crate::event::{Digest, SeriesDeed, SeriesWord};
use crate::map::Latest;
use crate::record::record;
use crate::time::Millis;
use serde::Serialize;

/// Mergers that are followed: a person joins two spellings of a shop, or three.
const FOLLOWED: usize = 8;

/// State of a series: what it rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SeriesState {
    /// Evidence.
    Seen,
    /// A person's word.
    Confirmed,
}

/// Every word on a series, by the series' id.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SeriesWords(Latest<String, (Millis, SeriesDeed)>);

record! { struct SeriesWords(words) }

impl SeriesWords {
    /// Takes a word in; false where it, or a newer one on the same series, is known.
    pub fn say(&mut self, word: &SeriesWord, most: usize) -> bool {
        self.0.say(word.id.clone(), (word.at, word.deed.clone()), most)
    }

    fn on(&self, id: &str) -> Option<&SeriesDeed> {
        if self.0.is_empty() {
            return None; // most engines
        }
        self.0.get(&id.to_owned()).map(|(_, deed)| deed)
    }

    /// True where somebody said that it is one.
    pub(super) fn confirm(&self, id: &str) -> bool {
        self.on(id) == Some(&SeriesDeed::Confirm)
    }

    /// When somebody said that it is none.
    pub(super) fn dismissed_at(&self, id: &str) -> Option<Millis> {
        let word = self.0.get(&id.to_owned())?;
        (word.1 == SeriesDeed::Dismiss).then_some(word.0)
    }

    /// Id of the series that this one is part of, itself where nobody said so, or where mergers go round.
    pub(super) fn root_of(&self, id: &str) -> String {
        let mut root = id;
        for _ in 0..FOLLOWED {
            match self.on(root) {
                Some(SeriesDeed::Merge(into)) => root = into,
                _ => return root.to_owned(),
            }
        }
        id.to_owned()
    }

    /// Erases words on series of an account, or of a holder.
    pub fn forget(&mut self, owner: &str) {
        let own = owner_of(owner);
        let is_its = |id: &str| id.starts_with(&own);
        self.0.retain(|id, (_, deed)| {
            let into = match deed {
                SeriesDeed::Merge(into) => Some(into.as_str()),
                SeriesDeed::Confirm | SeriesDeed::Dismiss => None,
            };
            !is_its(id) && !into.is_some_and(is_its)
        });
    }

    /// Words dropped for want of room.
    pub const fn evicted(&self) -> u32 {
        self.0.evicted
    }

    /// True where nothing was said.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The part of an id that says whose series it is.
fn owner_of(owner: &str) -> String {
    format!("{:016x}", Digest::of_parts(&["series", owner]).half())
}

/// Id of a series of these payments in this rhythm, the `place`-th of its kind at this counterparty. A series of several
/// persons' payments, which a query over everybody finds, is nobody's.
pub(super) fn id_of(items: &[&Item<'_>], rhythm: &str, place: usize) -> String {
    let owner = items.first().map_or("", |item| item.owner);
    let is_one_s = items.iter().all(|item| item.owner == owner);
    let (name, income) = items
        .last()
        .map_or(("", false), |item| (item.counterparty, item.is_income));
    let currency = items.last().map_or("", |item| item.currency.as_str());
    let direction = if income { "in" } else { "out" };
    let what = Digest::of_parts(&[&spelling(name), currency, rhythm, direction, &place.to_string()]);
    format!(
        "{}{:016x}",
        owner_of(if is_one_s { owner } else { "" }),
        what.half()
    )
}

/// A name without what its writers change from month to month.
fn spelling(name: &str) -> String {
    key_of(name, None).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(id: &str, deed: SeriesDeed, at: i64) -> SeriesWord {
        let at = Millis::new(at).unwrap();
        let id = id.to_owned();
        SeriesWord { id, deed, at }
    }

    #[test]
    fn mergers_are_followed_to_their_end_and_a_circle_is_none() {
        let mut words = SeriesWords::default();
        let into = |id: &str| SeriesDeed::Merge(id.to_owned());
        words.say(&word("a", into("b"), 1), 9);
        words.say(&word("b", into("c"), 1), 9);
        assert_eq!(words.root_of("a"), "c");
        words.say(&word("c", into("a"), 1), 9);
        assert_eq!(words.root_of("a"), "a");
        words.say(&word("c", SeriesDeed::Confirm, 2), 9);
        assert!(words.root_of("b") == "c" && words.confirm("c"));
        assert!(!words.say(&word("c", into("a"), 1), 9), "an older word");
    }

    #[test]
    fn an_owner_that_is_erased_takes_the_words_along() {
        let mut words = SeriesWords::default();
        let (mei, wang) = (format!("{}1", owner_of("mei")), format!("{}1", owner_of("wang")));
        words.say(&word(&mei, SeriesDeed::Merge(wang.clone()), 1), 9);
        words.say(&word(&wang, SeriesDeed::Dismiss, 1), 9);
        words.forget("mei");
        assert!(words.dismissed_at(&wang).is_some() && words.on(&mei).is_none());
        words.forget("wang");
        assert!(words.is_empty());
    }
}
