//! Features of the payments that may yet teach, a byte each, all of one account's in one piece.
//!
//! They come with each payment, and go in the order in which they came; in between a label may ask for one. A piece of
//! memory for each would cost more than the bytes in it, and be scattered over all there is.
//! Not here: what a byte means (`signal`), and how long they are kept (`seen_payments`).

use crate::record::record;

/// Rows of one width, the oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KeptFeatures {
    width: u16,
    /// The rows, after those that are gone but still take room.
    bytes: Vec<u8>,
    gone: usize,
}

record! { struct KeptFeatures { width, bytes, gone } }

impl KeptFeatures {
    /// Adds the newest. The first one says how wide all are; one of another width is cut or filled up to it.
    pub fn push(&mut self, row: &[u8]) {
        if self.width == 0 {
            self.width = u16::try_from(row.len()).unwrap_or(u16::MAX);
        }
        let full = self.bytes.len() + self.width();
        self.bytes.extend(row.iter().take(self.width()));
        self.bytes.resize(full, 0);
    }

    /// The row at this place, counted from the oldest that is kept.
    pub fn get(&self, place: usize) -> Option<&[u8]> {
        let from = self.start(place)?;
        self.bytes.get(from..from + self.width())
    }

    /// Puts another row in this place; false where there is none.
    pub fn replace(&mut self, place: usize, row: &[u8]) -> bool {
        let (from, width) = (self.start(place), self.width());
        if let Some(from) = from {
            let kept = self.bytes.iter_mut().skip(from).take(width);
            kept.zip(row).for_each(|(byte, new)| *byte = *new);
        }
        from.is_some()
    }

    /// Makes every row anew, of one width again.
    pub fn change(&mut self, change: impl Fn(&[u8]) -> Vec<u8>) {
        let mut changed = Self::default();
        let kept = self.bytes.get(self.gone..).unwrap_or_default();
        let rows = kept.chunks_exact(self.width().max(1));
        rows.for_each(|row| changed.push(&change(row)));
        *self = changed;
    }

    /// Drops the oldest. What they take is given back once it is more than what is kept.
    pub fn drop_oldest(&mut self) {
        self.gone = self.gone.saturating_add(self.width()).min(self.bytes.len());
        if self.gone > self.bytes.len() / 2 {
            self.bytes.drain(..self.gone);
            self.gone = 0;
        }
    }

    fn width(&self) -> usize {
        usize::from(self.width)
    }

    fn start(&self, place: usize) -> Option<usize> {
        let from = place.checked_mul(self.width())?.checked_add(self.gone)?;
        (from < self.bytes.len()).then_some(from)
    }
}

impl KeptFeatures {
    /// True where it can be what was read back: whole rows, of which no more are gone than there are.
    pub(super) fn is_sound(&self) -> bool {
        let width = self.width().max(1);
        let is_whole = self.bytes.len().is_multiple_of(width) && self.gone.is_multiple_of(width);
        is_whole && self.gone <= self.bytes.len() && (self.width > 0 || self.bytes.is_empty())
    }

    /// Number of rows that are kept.
    pub fn rows(&self) -> usize {
        (self.bytes.len() - self.gone) / self.width().max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_row_is_found_by_its_place_and_can_be_put_anew() {
        let mut readings = KeptFeatures::default();
        (0..5).for_each(|row| readings.push(&[row, row]));
        assert!(readings.replace(2, &[9, 8]) && !readings.replace(5, &[9, 8]));
        assert_eq!(readings.get(2), Some(&[9, 8][..]));
        assert_eq!(readings.get(5), None);
    }

    proptest! {
        #[test]
        fn it_is_a_queue_of_rows(does in prop::collection::vec(prop::option::of(any::<[u8; 3]>()), 0..100)) {
            let (mut readings, mut queue) = (KeptFeatures::default(), std::collections::VecDeque::new());
            for row in does {
                match row {
                    Some(row) => {
                        readings.push(&row);
                        queue.push_back(row);
                    }
                    None => {
                        readings.drop_oldest();
                        queue.pop_front();
                    }
                }
                for (place, row) in queue.iter().enumerate() {
                    prop_assert_eq!(readings.get(place), Some(&row[..]));
                }
                prop_assert_eq!(readings.get(queue.len()), None);
                prop_assert!(readings.bytes.len() <= 2 * 3 * queue.len());
            }
        }
    }
}
