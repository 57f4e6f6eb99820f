//! Decisions: what persons said of pairs of payments, over whatever evidence says.
//!
//! A pair is the same whichever of the two is named first. Of each pair and relation the newest word counts (of one moment:
//! taken back, then no, then yes), so that any order of arrival leaves the same. A pair that is not here yet is kept like any
//! other: who knows the payments asks. Bounded, the oldest word goes first; an account that is erased takes its pairs along.
//! Not here: evidence, and what follows from a link.

use crate::event::{Decision, Digest, EventRef, Relation};
use crate::map::Latest;
use crate::record::record;
use crate::time::Millis;

/// Every decision, by the pair and the relation.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Decisions(Latest<(Digest, Relation), Word>);

record! { struct Decisions(words) }

/// What was said last of a pair and a relation. The greater word holds: the newer one, then the one that claims less.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Word {
    at: Millis,
    claim: Claim,
    a: EventRef,
    b: EventRef,
}

record! { struct Word { at, claim, a, b } }

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Claim {
    Is,
    IsNot,
    Withdrawn,
}

record! { enum Claim { 0 = Is, 1 = IsNot, 2 = Withdrawn } }

impl Claim {
    const fn says(self) -> Option<bool> {
        match self {
            Self::Is => Some(true),
            Self::IsNot => Some(false),
            Self::Withdrawn => None,
        }
    }
}

/// A decision that holds, the two in the order in which they were named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // the contract's names
pub struct Decided<'a> {
    pub a: &'a EventRef,
    pub b: &'a EventRef,
    pub relation: Relation,
    pub is: bool,
    pub at: Millis,
}

impl Decisions {
    /// Takes a decision in; false where it, or a newer word on the same, is known.
    pub fn decide(&mut self, decision: &Decision, most: usize) -> bool {
        let claim = match decision.is {
            Some(true) => Claim::Is,
            Some(false) => Claim::IsNot,
            None => Claim::Withdrawn,
        };
        let word = Word {
            at: decision.at,
            claim,
            a: decision.a.clone(),
            b: decision.b.clone(),
        };
        self.0
            .say((key(&decision.a, &decision.b), decision.relation), word, most)
    }

    /// The word that holds of a pair: the newest, and a yes before any no, which only says what the pair is not.
    pub fn of(&self, a: &EventRef, b: &EventRef) -> Option<(Relation, bool)> {
        if self.is_empty() {
            return None; // most engines, asked of many pairs
        }
        let pair = key(a, b);
        let said = Relation::ALL.iter().filter_map(|relation| {
            let word = self.0.get(&(pair, *relation))?;
            Some((word.claim.says()?, word.at, *relation))
        });
        said.max().map(|(is, _, relation)| (relation, is))
    }

    /// What holds of a pair and this relation. Who said what the pair is has said that it is nothing else, unless a later word
    /// says so.
    pub fn on(&self, a: &EventRef, b: &EventRef, relation: Relation) -> Option<bool> {
        match self.of(a, b)? {
            (other, true) => Some(other == relation),
            _ => self.0.get(&(key(a, b), relation))?.claim.says(),
        }
    }

    /// Every decision that holds, in a fixed order.
    pub fn iter(&self) -> impl Iterator<Item = Decided<'_>> {
        self.0.iter().filter_map(|((_, relation), word)| {
            Some(Decided {
                a: &word.a,
                b: &word.b,
                relation: *relation,
                is: word.claim.says()?,
                at: word.at,
            })
        })
    }

    /// Erases those that name an account.
    pub fn forget(&mut self, account: &str) {
        self.0
            .retain(|_, word| word.a.account_id != account && word.b.account_id != account);
    }

    /// Words dropped for want of room.
    pub const fn evicted(&self) -> u32 {
        self.0.evicted
    }

    /// True where nothing was decided.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Key of a pair, whichever is named first.
fn key(a: &EventRef, b: &EventRef) -> Digest {
    let (first, second) = if a <= b { (a, b) } else { (b, a) };
    Digest::of_parts(&[
        &first.account_id,
        first.kind.as_str(),
        &first.id,
        &second.account_id,
        second.kind.as_str(),
        &second.id,
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decision(ids: (&str, &str), relation: Relation, is: Option<bool>, at: i64) -> Decision {
        Decision {
            a: EventRef::payment("mei", ids.0),
            b: EventRef::payment("wang", ids.1),
            relation,
            is,
            at: Millis::new(at).unwrap(),
        }
    }

    fn all(decisions: &[Decision]) -> Decisions {
        let mut store = Decisions::default();
        for one in decisions {
            store.decide(one, 100);
        }
        store
    }

    const SAME: Relation = Relation::SamePayment;

    #[test]
    fn a_pair_is_the_same_whichever_is_named_first_and_its_newest_word_holds_in_any_order() {
        let said = [
            decision(("1", "2"), SAME, Some(true), 1),
            decision(("1", "2"), SAME, Some(false), 2),
            decision(("1", "2"), Relation::OtherSide, Some(true), 3),
            decision(("1", "3"), SAME, Some(true), 3),
        ];
        let store = all(&said);
        let mut back = said.to_vec();
        back.reverse();
        assert_eq!(all(&back), store);
        let (a, b) = (&said[0].a, &said[0].b);
        assert_eq!(store.of(a, b), Some((Relation::OtherSide, true)));
        assert_eq!(store.of(b, a), store.of(a, b));
        assert_eq!(
            (store.on(a, b, SAME), store.on(b, a, Relation::OtherSide)),
            (Some(false), Some(true))
        );
        assert_eq!(store.iter().count(), 3);
    }

    #[test]
    fn what_was_taken_back_is_said_no_more_and_of_one_moment_the_lesser_claim_holds() {
        let (yes, no, back) = (
            decision(("1", "2"), SAME, Some(true), 5),
            decision(("1", "2"), SAME, Some(false), 5),
            decision(("1", "2"), SAME, None, 5),
        );
        let of = |said: &[Decision]| all(said).of(&yes.a, &yes.b);
        assert_eq!(of(std::slice::from_ref(&yes)), Some((SAME, true)));
        assert_eq!(of(&[no.clone(), yes.clone()]), Some((SAME, false)));
        assert_eq!(of(&[back.clone(), no.clone(), yes.clone()]), None);
        assert_eq!(all(&[back]).iter().count(), 0);
    }

    #[test]
    fn an_account_that_is_erased_takes_its_pairs_along_and_the_oldest_word_has_no_room() {
        let mut store = all(&[decision(("1", "2"), SAME, Some(true), 1)]);
        store.forget("nobody");
        assert!(!store.is_empty());
        store.forget("wang");
        assert!(store.is_empty());
        for at in 1..4 {
            store.decide(&decision(("1", &at.to_string()), SAME, Some(true), at), 2);
        }
        assert_eq!((store.iter().count(), store.evicted()), (2, 1));
    }
}
