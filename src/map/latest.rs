//! The latest word under each key: of two the greater one holds, so that any order of arrival leaves the same.
//!
//! Words are compared whole, their date first. Beyond the bound the least word of all goes: what is left are the greatest
//! words, whichever came first. Kept in the order of keys, so that the same words are the same bytes.
//! Not here: what a word means.

use crate::record::{Reader, Record, Writer};

/// Words, one a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Latest<K, W> {
    words: Vec<(K, W)>,
    /// Words dropped for want of room.
    pub evicted: u32,
}

impl<K: Record + Ord, W: Record> Record for Latest<K, W> {
    fn write(&self, to: &mut Writer) {
        self.words.write(to);
        self.evicted.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let (words, evicted) = <(Vec<(K, W)>, u32)>::read(from);
        from.check(words.is_sorted_by(|(a, _), (b, _)| a.cmp(b).is_lt()));
        Self { words, evicted }
    }
}

impl<K, W> Default for Latest<K, W> {
    fn default() -> Self {
        Self {
            words: Vec::new(),
            evicted: 0,
        }
    }
}

impl<K: Ord, W: Ord> Latest<K, W> {
    /// Takes a word in; false where it, or a greater one, is known.
    pub fn say(&mut self, key: K, word: W, most: usize) -> bool {
        match self.words.binary_search_by(|(known, _)| known.cmp(&key)) {
            Ok(place) => match self.words.get_mut(place) {
                Some((_, known)) if *known < word => *known = word,
                _ => return false,
            },
            Err(place) => self.words.insert(place, (key, word)),
        }
        while self.words.len() > most {
            let least = self.words.iter().enumerate();
            let least = least.min_by(|(_, (_, one)), (_, (_, other))| one.cmp(other));
            let Some((place, _)) = least else { break };
            self.words.remove(place);
            self.evicted = self.evicted.saturating_add(1);
        }
        true
    }

    /// The word under a key.
    pub fn get(&self, key: &K) -> Option<&W> {
        let place = self.words.binary_search_by(|(known, _)| known.cmp(key)).ok()?;
        self.words.get(place).map(|(_, word)| word)
    }

    /// Every key and its word, in the order of keys.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &W)> {
        self.words.iter().map(|(key, word)| (key, word))
    }

    /// Keeps what passes.
    pub fn retain(&mut self, keep: impl Fn(&K, &W) -> bool) {
        self.words.retain(|(key, word)| keep(key, word));
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// True where nothing was said.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every order of these words.
    fn orders(words: &[(u8, u32)]) -> Vec<Vec<(u8, u32)>> {
        if words.len() < 2 {
            return vec![words.to_vec()];
        }
        (0..words.len())
            .flat_map(|first| {
                let mut others = words.to_vec();
                let word = others.remove(first);
                orders(&others).into_iter().map(move |mut rest| {
                    rest.insert(0, word);
                    rest
                })
            })
            .collect()
    }

    #[test]
    fn whatever_the_order_the_same_words_are_left() {
        let words = [(1, 10), (2, 11), (1, 12), (3, 13), (2, 9)];
        for most in 1..4 {
            let left = |order: &[(u8, u32)]| {
                let mut latest = Latest::default();
                for (key, word) in order {
                    latest.say(*key, *word, most);
                }
                latest.words
            };
            for order in orders(&words) {
                assert_eq!(left(&order), left(&words), "{order:?} of at most {most}");
            }
        }
    }

    #[test]
    fn a_word_that_was_overtaken_is_no_news_and_what_had_no_room_is_counted() {
        let mut latest = Latest::default();
        assert!(latest.say("a", 2, 1) && !latest.say("a", 1, 1) && !latest.say("a", 2, 1));
        assert_eq!((latest.get(&"a"), latest.evicted), (Some(&2), 0));
        latest.say("b", 3, 1);
        assert_eq!((latest.get(&"a"), latest.len(), latest.evicted), (None, 1, 1));
    }
}
