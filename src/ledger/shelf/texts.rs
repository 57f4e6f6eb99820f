//! Texts of a payment that are its own: its id, its numbers, what was bought, the payer's note. One piece of memory holds them, one behind the other.
//!
//! Each as a piece of its own takes twelve bytes to find it and four to eight around it. What payments have in common, names and
//! categories, stands once on their shelf (`Word`). Not here: how long a text may be (`event`).

use crate::record::{Reader, Record, Writer};

/// Texts that are one payment's own. None is empty: of a number without a letter nothing is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Texts {
    all: Box<str>,
    /// Where each but the last ends.
    ends: [u16; 4],
}

impl Texts {
    /// Of these. An event's texts are of 4,096 bytes at most each (`event::MAX_TEXT`), so the ends of four fit.
    pub(super) fn of(
        id: &str,
        order: Option<&str>,
        reference: Option<&str>,
        description: Option<&str>,
        note: Option<&str>,
    ) -> Self {
        let others = [order, reference, description, note].map(Option::unwrap_or_default);
        let length: usize = others.iter().map(|part| part.len()).sum();
        let mut all = String::with_capacity(id.len() + length);
        let mut ends = [0; 4];
        let [order, reference, description, note] = others;
        for (part, end) in [id, order, reference, description].iter().zip(&mut ends) {
            all.push_str(part);
            *end = u16::try_from(all.len()).unwrap_or(u16::MAX);
        }
        all.push_str(note);
        Self {
            all: all.into_boxed_str(),
            ends,
        }
    }

    #[inline(never)] // everything asks
    fn part(&self, from: u16, to: usize) -> &str {
        self.all.get(usize::from(from)..to).unwrap_or("")
    }

    /// The id.
    pub(super) fn id(&self) -> &str {
        self.part(0, self.ends[0].into())
    }

    /// The merchant's order number.
    pub(super) fn order(&self) -> Option<&str> {
        some(self.part(self.ends[0], self.ends[1].into()))
    }

    /// The operator's own number.
    pub(super) fn reference(&self) -> Option<&str> {
        some(self.part(self.ends[1], self.ends[2].into()))
    }

    /// What was bought, as its statement says.
    pub(super) fn description(&self) -> Option<&str> {
        some(self.part(self.ends[2], self.ends[3].into()))
    }

    /// What the payer wrote to it.
    pub(super) fn note(&self) -> Option<&str> {
        some(self.part(self.ends[3], self.all.len()))
    }
}

fn some(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

impl Record for Texts {
    fn write(&self, to: &mut Writer) {
        self.all.write(to);
        self.ends.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let (all, ends) = (Record::read(from), Record::read(from));
        let read = Self { all, ends };
        let ends = read.ends.map(usize::from);
        let is_sound = ends.is_sorted() && ends.iter().all(|end| read.all.is_char_boundary(*end));
        from.check(is_sound);
        read
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{bytes_of, value_of};

    #[test]
    fn each_is_given_back_as_it_was_told_and_none_where_none_was() {
        for told in [
            [Some("o"), Some("号"), Some("牛肉面"), Some("给妈妈")],
            [None, Some("r"), None, Some("note")],
            [None, None, Some("面"), None],
            [None; 4],
        ] {
            let [order, reference, description, note] = told;
            let texts = Texts::of("id", order, reference, description, note);
            assert_eq!(texts.id(), "id");
            let back = [
                texts.order(),
                texts.reference(),
                texts.description(),
                texts.note(),
            ];
            assert_eq!(back, told);
            assert_eq!(value_of(&bytes_of(&texts)), Some(texts));
        }
    }

    #[test]
    fn ends_that_cut_a_letter_are_refused() {
        let texts = Texts {
            all: "面".into(),
            ends: [1; 4],
        };
        assert_eq!(value_of::<Texts>(&bytes_of(&texts)), None);
    }
}
