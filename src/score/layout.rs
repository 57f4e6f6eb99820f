//! Names of what is kept by its place: reliabilities by signal, rows and curves by feature, surfaces by pair, what a case
//! has told by reason.
//!
//! In memory a place is a number. A snapshot says the names once, so that a build that has another list finds what it knows
//! and says what it dropped: a suspicion that is put into the middle never gets another one's weights.

use super::learned::{PAIRS, pair_name};
use crate::event::Digest;
use crate::signal::{self, Signal};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The names that a state's places go by.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Layout {
    /// This build's own.
    #[default]
    Ours,
    /// Another build's.
    Theirs(Box<Names>),
}

/// Names in the order of their places.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Names {
    /// Codes of what looks at payments, each with its features.
    signals: Vec<(String, Vec<String>)>,
    /// Pairs of features that have a surface.
    surfaces: Vec<String>,
    /// Codes of what looks at changes and cases.
    service: Vec<String>,
}

/// Where everything of another layout goes in this build.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moves {
    /// The place now of each signal then.
    pub signals: Vec<Option<usize>>,
    /// The place now of each feature then.
    pub features: Vec<Option<usize>>,
    /// The place now of each surface then.
    pub surfaces: Vec<Option<usize>>,
    /// The place now of each reason of the service then.
    pub service: Vec<Option<usize>>,
    /// What this build has no place for: codes, "code.feature", and pairs of those.
    pub dropped: Vec<String>,
}

impl Names {
    /// Of this build.
    pub fn ours() -> Self {
        let features = |signal: &Signal| signal.curves().map(|curve| curve.name.to_owned()).collect();
        let of_payments = signal::of_payments();
        Self {
            signals: of_payments
                .map(|(_, signal)| (signal.code().to_owned(), features(signal)))
                .collect(),
            surfaces: PAIRS.iter().map(pair_name).collect(),
            service: signal::of_service()
                .map(|(_, signal)| signal.code().to_owned())
                .collect(),
        }
    }

    /// The layout of a build that has one more suspicion at this place, with a feature of its own.
    #[cfg(test)]
    pub(crate) fn with(code: &str, place: usize) -> Self {
        let mut names = Self::ours();
        let features = vec!["much".to_owned(), "strength".to_owned()];
        names.signals.insert(place, (code.to_owned(), features));
        names
    }

    /// The layout of a build that does not have this suspicion.
    #[cfg(test)]
    pub(crate) fn without(code: &str) -> Self {
        let mut names = Self::ours();
        names.signals.retain(|(known, _)| known != code);
        names
    }

    fn codes(&self) -> Vec<String> {
        self.signals.iter().map(|(code, _)| code.clone()).collect()
    }

    fn features(&self) -> Vec<String> {
        let named = |(code, names): &(String, Vec<String>)| {
            let full = names.iter().map(|name| format!("{code}.{name}"));
            full.collect::<Vec<_>>()
        };
        self.signals.iter().flat_map(named).collect()
    }

    /// Where everything of this layout goes in another one.
    pub fn moves_to(&self, now: &Self) -> Moves {
        let mut dropped = Vec::new();
        let mut places = |then: &[String], now: &[String]| -> Vec<Option<usize>> {
            let place = |name: &String| {
                let place = now.iter().position(|known| known == name);
                if place.is_none() {
                    dropped.push(name.clone());
                }
                place
            };
            then.iter().map(place).collect()
        };
        let signals = places(&self.codes(), &now.codes());
        let features = places(&self.features(), &now.features());
        let surfaces = places(&self.surfaces, &now.surfaces);
        let service = places(&self.service, &now.service);
        Moves {
            signals,
            features,
            surfaces,
            service,
            dropped,
        }
    }
}

impl Layout {
    /// Where everything goes in this build; nothing where it is there already.
    pub fn moves(&self) -> Option<Moves> {
        match self {
            Self::Ours => None,
            Self::Theirs(names) => Some(names.moves_to(&Names::ours())),
        }
    }
}

impl Moves {
    /// A row of features in this build's order; what was not measured then is absent.
    pub fn row(&self, then: &[u8], absent: u8) -> Vec<u8> {
        let mut now = vec![absent; signal::FEATURES];
        for (byte, place) in then.iter().zip(&self.features) {
            if let Some(kept) = place.and_then(|place| now.get_mut(place)) {
                *kept = *byte;
            }
        }
        now
    }

    /// Bits by reason of the service in this build's order.
    pub fn bits(&self, then: u16) -> u16 {
        let set = self
            .service
            .iter()
            .enumerate()
            .filter(|(bit, _)| then & (1 << bit) != 0);
        set.fold(0, |bits, (_, place)| bits | place.map_or(0, |place| 1 << place))
    }
}

/// A fingerprint of this build's names: what differs cannot be read by place.
pub fn fingerprint() -> Digest {
    let names = Names::ours();
    let all = names.features().join(" ");
    Digest::of_parts(&[&all, &names.surfaces.join(" ")])
}

impl Serialize for Layout {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Ours => Names::ours().serialize(to),
            Self::Theirs(names) => names.serialize(to),
        }
    }
}

impl<'de> Deserialize<'de> for Layout {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let names = Names::deserialize(from)?;
        Ok(if names == Names::ours() {
            Self::Ours
        } else {
            Self::Theirs(Box::new(names))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_one_more() -> Names {
        let mut names = Names::with("from-elsewhere", 3);
        names.service.insert(1, "told-elsewhere".to_owned());
        names
    }

    #[test]
    fn a_suspicion_in_the_middle_moves_those_after_it_and_takes_nothing_of_theirs() {
        let (ours, theirs) = (Names::ours(), with_one_more());
        let there = ours.moves_to(&theirs);
        assert_eq!(there.dropped, Vec::<String>::new());
        assert_eq!((there.signals[2], there.signals[3]), (Some(2), Some(4)));
        let (last, count) = (ours.features().len() - 1, theirs.features().len());
        assert_eq!(there.features[last], Some(count - 1));
        let back = theirs.moves_to(&ours);
        assert_eq!((back.signals[3], back.signals[4]), (None, Some(3)));
        assert_eq!(
            back.dropped,
            [
                "from-elsewhere",
                "from-elsewhere.much",
                "from-elsewhere.strength",
                "told-elsewhere"
            ]
        );
    }

    #[test]
    fn a_row_and_bits_come_back_by_their_names() {
        let back = with_one_more().moves_to(&Names::ours());
        let then: Vec<u8> = (0..with_one_more().features().len())
            .map(|place| u8::try_from(place % 200).unwrap())
            .collect();
        let now = back.row(&then, 255);
        assert_eq!(now.len(), signal::FEATURES);
        let first_moved = with_one_more()
            .features()
            .iter()
            .position(|name| name == "from-elsewhere.much")
            .unwrap();
        assert_eq!(
            now[first_moved],
            then[first_moved + 2],
            "what came after stands two places earlier"
        );
        assert_eq!(back.bits(0b111), 0b11);
    }

    #[test]
    fn a_layout_of_this_build_is_known_again() {
        let bytes = postcard::to_allocvec(&Layout::Ours).unwrap();
        assert_eq!(postcard::from_bytes::<Layout>(&bytes).unwrap(), Layout::Ours);
        let other = Layout::Theirs(Box::new(with_one_more()));
        let bytes = postcard::to_allocvec(&other).unwrap();
        assert_eq!(postcard::from_bytes::<Layout>(&bytes).unwrap(), other);
    }
}
