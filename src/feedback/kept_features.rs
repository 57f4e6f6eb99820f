//! Features of the payments that may yet teach, a byte each, an account's in pieces of a few rows.
//!
//! They come with each payment, and go in the order in which they came; in between a label may ask for one. A piece of
//! memory for each would cost more, and be scattered over all there is; one for all is moved whenever it grows.
//! Not here: what a byte means (`signal`), and how long they are kept (`seen_payments`).

use crate::record::{Reader, Record, Writer};
use std::collections::VecDeque;

/// Rows of a piece: of the hundred rows or two that wait on a busy account an eighth is room that is empty or no longer needed,
/// where one list that doubles, and gives back what it holds of rows that are gone once that is half, kept twice what is there.
const LENGTH: usize = 16;

/// Rows of one width, the oldest first.
#[derive(Debug, Clone, Default)]
pub struct KeptFeatures {
    width: u16,
    /// Rows one behind the other, so many in each piece but the last; none is empty.
    pieces: VecDeque<Vec<u8>>,
    /// Rows of the first piece that are gone.
    gone: usize,
}

impl KeptFeatures {
    /// Adds the newest. The first one says how wide all are; one of another width is cut or filled up to it.
    pub fn push(&mut self, row: &[u8]) {
        if self.width == 0 {
            self.width = u16::try_from(row.len()).unwrap_or(u16::MAX);
        }
        let width = self.width();
        if width == 0 {
            return;
        }
        if self.pieces.back().is_none_or(|last| last.len() >= LENGTH * width) {
            self.pieces.push_back(Vec::new());
        }
        let is_first = self.pieces.len() == 1;
        let Some(last) = self.pieces.back_mut() else {
            return;
        };
        if last.len() + width > last.capacity() {
            // The first grows by itself: most accounts have a handful.
            let rows = if is_first { last.len() / width } else { LENGTH };
            last.reserve_exact(rows.max(1) * width);
        }
        let full = last.len() + width;
        last.extend(row.iter().take(width));
        last.resize(full, 0);
    }

    /// The row at this place, counted from the oldest that is kept.
    pub fn get(&self, place: usize) -> Option<&[u8]> {
        let (piece, from) = self.start(place)?;
        self.pieces.get(piece)?.get(from..from + self.width())
    }

    /// Puts another row in this place; false where there is none.
    pub fn replace(&mut self, place: usize, row: &[u8]) -> bool {
        let width = self.width();
        let kept = self
            .start(place)
            .and_then(|(piece, from)| self.pieces.get_mut(piece)?.get_mut(from..from + width));
        let is_there = kept.is_some();
        let bytes = kept.into_iter().flatten();
        bytes.zip(row).for_each(|(byte, new)| *byte = *new);
        is_there
    }

    /// Makes every row anew, of one width again.
    pub fn change(&mut self, change: impl Fn(&[u8]) -> Vec<u8>) {
        let mut changed = Self::default();
        self.each().for_each(|row| changed.push(&change(row)));
        *self = changed;
    }

    /// Drops the oldest.
    pub fn drop_oldest(&mut self) {
        if self.rows() == 0 {
            return;
        }
        self.gone += 1;
        let width = self.width();
        if self
            .pieces
            .front()
            .is_some_and(|first| self.gone * width >= first.len())
        {
            self.pieces.pop_front();
            self.gone = 0;
        }
    }

    /// Every row, the oldest first.
    fn each(&self) -> impl Iterator<Item = &[u8]> {
        let rows = self
            .pieces
            .iter()
            .flat_map(|piece| piece.chunks_exact(self.width().max(1)));
        rows.skip(self.gone)
    }

    fn width(&self) -> usize {
        usize::from(self.width)
    }

    /// Piece of a row, and where in it the row begins.
    fn start(&self, place: usize) -> Option<(usize, usize)> {
        let place = place.checked_add(self.gone)?;
        let from = (place % LENGTH) * self.width();
        let piece = place / LENGTH;
        (from < self.pieces.get(piece)?.len()).then_some((piece, from))
    }

    /// Number of rows that are kept.
    pub fn rows(&self) -> usize {
        let last = self
            .pieces
            .back()
            .map_or(0, |last| last.len() / self.width().max(1));
        (self.pieces.len().saturating_sub(1) * LENGTH + last).saturating_sub(self.gone)
    }
}

impl PartialEq for KeptFeatures {
    fn eq(&self, other: &Self) -> bool {
        self.width == other.width && self.each().eq(other.each())
    }
}

/// As one text of bytes; of those that are gone nothing is written, and what older snapshots hold of them is passed over.
impl Record for KeptFeatures {
    fn write(&self, to: &mut Writer) {
        self.width.write(to);
        to.length(self.rows() * self.width());
        self.each().for_each(|row| to.raw(row));
        0_usize.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let width = u16::read(from);
        let (bytes, gone) = (Vec::<u8>::read(from), usize::read(from));
        let each = usize::from(width).max(1);
        let is_whole = bytes.len().is_multiple_of(each) && gone.is_multiple_of(each);
        from.check(is_whole && gone <= bytes.len() && (width > 0 || bytes.is_empty()));
        let mut read = Self {
            width,
            ..Self::default()
        };
        let kept = bytes.get(gone..).unwrap_or_default();
        kept.chunks_exact(each).for_each(|row| read.push(row));
        read
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{bytes_of, value_of};
    use proptest::prelude::*;

    #[test]
    fn a_row_is_found_by_its_place_and_can_be_put_anew() {
        let mut readings = KeptFeatures::default();
        (0..5).for_each(|row| readings.push(&[row, row]));
        assert!(readings.replace(2, &[9, 8]) && !readings.replace(5, &[9, 8]));
        assert_eq!(readings.get(2), Some(&[9, 8][..]));
        assert_eq!(readings.get(5), None);
    }

    #[test]
    fn rows_that_an_older_snapshot_holds_as_gone_are_passed_over_and_what_is_no_row_is_refused() {
        let read = |kept: (u16, Vec<u8>, usize)| value_of::<KeptFeatures>(&bytes_of(&kept));
        let readings = read((2, vec![1, 1, 2, 2, 3, 3], 4)).unwrap();
        assert!(readings.each().eq([&[3, 3][..]]));
        for broken in [
            (2, vec![1, 1, 2], 0),
            (2, vec![1, 1], 1),
            (2, vec![1, 1], 4),
            (0, vec![1], 0),
        ] {
            assert_eq!(read(broken), None);
        }
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
                prop_assert_eq!(readings.rows(), queue.len());
                let room: usize = readings.pieces.iter().map(Vec::capacity).sum();
                prop_assert!(room <= 3 * (queue.len() + 2 * LENGTH));
                prop_assert_eq!(value_of(&bytes_of(&readings)), Some(readings.clone()));
            }
        }
    }
}
