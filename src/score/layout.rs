//! Names of what is kept by its place: reliabilities by signal, rows and curves by feature, surfaces by pair, what a case
//! has told by reason.
//!
//! In memory a place is a number. A snapshot says the names once, so that a build that has another list finds what it knows
//! and says what it dropped: a suspicion that is put into the middle never gets another one's weights.

use super::learned::{PAIRS, pair_name};
use crate::event::Digest;
use crate::record::{Reader, Record, Writer};
use crate::signal;
use std::fmt::Write as _;

/// The names that a state's places go by.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Layout {
    /// This build's own.
    #[default]
    Ours,
    /// Another build's.
    Theirs(Names),
}

/// Names in the order of their places, as a text of three lines: features ("code.feature"), surfaces, and codes of what looks
/// at changes and cases; a space between two of them. One text is read by less code than many lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names(String);

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
        let mut text = String::new();
        for (_, code, name) in signal::curves() {
            write!(text, "{code}.{name} ").ok(); // into memory
        }
        text.push('\n');
        for pair in PAIRS {
            text += &pair_name(pair);
            text.push(' ');
        }
        text.push('\n');
        for (_, signal) in signal::of_service() {
            text += signal.code();
            text.push(' ');
        }
        Self(text)
    }

    fn line(&self, number: usize) -> Vec<&str> {
        let line = self.0.lines().nth(number).unwrap_or_default();
        line.split_whitespace().collect()
    }

    /// Codes of what looks at payments: each has its features in a row.
    fn codes(&self) -> Vec<&str> {
        let mut codes: Vec<&str> = self.line(0);
        for code in &mut codes {
            *code = code.split('.').next().unwrap_or_default();
        }
        codes.dedup();
        codes
    }

    /// Where everything of this layout goes in another one.
    pub fn moves_to(&self, now: &Self) -> Moves {
        let mut dropped = Vec::new();
        let mut places = |then: Vec<&str>, now: Vec<&str>| -> Vec<Option<usize>> {
            let mut found = Vec::with_capacity(then.len());
            for name in then {
                let place = now.iter().position(|known| *known == name);
                if place.is_none() {
                    dropped.push(name.to_owned());
                }
                found.push(place);
            }
            found
        };
        let signals = places(self.codes(), now.codes());
        let features = places(self.line(0), now.line(0));
        let surfaces = places(self.line(1), now.line(1));
        let service = places(self.line(2), now.line(2));
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
    Digest::of(&Names::ours().0)
}

impl Record for Layout {
    fn write(&self, to: &mut Writer) {
        match self {
            Self::Ours => to.text(&Names::ours().0),
            Self::Theirs(Names(text)) => to.text(text),
        }
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let names = Names(Record::read(from));
        if names == Names::ours() {
            Self::Ours
        } else {
            Self::Theirs(names)
        }
    }
}

#[cfg(test)]
impl Names {
    /// The layout of a build that has one more suspicion before this one, with a feature of its own, and one more of the
    /// service.
    pub(crate) fn with_one_more_before(code: &str) -> Self {
        let ours = Self::ours().0;
        let first = ours.find(&format!("{code}.")).unwrap_or_default();
        let (before, after) = ours.split_at(first);
        let (learnt, service) = after.split_at(after.rfind('\n').unwrap_or_default() + 1);
        Self(format!(
            "{before}from-elsewhere.much from-elsewhere.strength {learnt}told-elsewhere {service}"
        ))
    }

    /// The layout of a build that does not have this suspicion.
    pub(crate) fn without(code: &str) -> Self {
        let of_it = format!("{code}.");
        let lines = Self::ours()
            .0
            .lines()
            .map(|line| {
                let kept = line.split(' ').filter(|name| !name.starts_with(&of_it));
                kept.collect::<Vec<_>>().join(" ")
            })
            .collect::<Vec<_>>();
        Self(lines.join("\n"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{bytes_of, value_of};

    fn with_one_more() -> Names {
        Names::with_one_more_before("velocity")
    }

    #[test]
    fn a_suspicion_in_the_middle_moves_those_after_it_and_takes_nothing_of_theirs() {
        let (ours, theirs) = (Names::ours(), with_one_more());
        let there = ours.moves_to(&theirs);
        assert_eq!(there.dropped, Vec::<String>::new());
        assert_eq!((there.signals[2], there.signals[3]), (Some(2), Some(4)));
        assert_eq!(there.features.len(), signal::FEATURES);
        assert_eq!(there.features.last(), Some(&Some(signal::FEATURES + 1)));
        let back = theirs.moves_to(&ours);
        assert_eq!((back.signals[3], back.signals[4]), (None, Some(3)));
        let gone = [
            "from-elsewhere",
            "from-elsewhere.much",
            "from-elsewhere.strength",
            "told-elsewhere",
        ];
        assert_eq!(back.dropped, gone);
    }

    #[test]
    fn a_row_and_bits_come_back_by_their_names() {
        let theirs = with_one_more();
        let back = theirs.moves_to(&Names::ours());
        let then: Vec<u8> = (0..signal::FEATURES + 2)
            .map(|place| u8::try_from(place % 200).unwrap())
            .collect();
        let now = back.row(&then, 255);
        assert_eq!(now.len(), signal::FEATURES);
        let first_moved = theirs
            .line(0)
            .iter()
            .position(|name| *name == "from-elsewhere.much")
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
        for layout in [Layout::Ours, Layout::Theirs(with_one_more())] {
            let bytes = bytes_of(&layout);
            assert_eq!(value_of::<Layout>(&bytes).unwrap(), layout);
        }
    }
}
