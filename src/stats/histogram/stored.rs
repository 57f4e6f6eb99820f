//! A histogram as it is stored: plain counts, which are shorter than partial sums, without the empty cells at either end.
//!
//! Not here: how it is counted and asked (`super`).

use super::Histogram;
use crate::record::{Reader, Record, Writer, record};

/// What is stored of one.
struct Stored {
    low: f64,
    high: f64,
    cells: u16,
    skipped: u16,
    counts: Vec<u64>,
}

record! { struct Stored { low, high, cells, skipped, counts } }

impl Stored {
    fn of(histogram: &Histogram) -> Self {
        let positions = histogram.sums.len();
        let seen = |position: &usize| histogram.count_at(*position) > 0;
        let first = (0..positions).find(seen).unwrap_or(0);
        let end = (0..positions).rfind(seen).map_or(0, |last| last + 1);
        let narrow = |size: usize| u16::try_from(size).unwrap_or(u16::MAX); // at most 4098
        Self {
            low: histogram.low,
            high: histogram.high,
            cells: narrow(positions - 2),
            skipped: narrow(first),
            counts: (first..end)
                .map(|position| histogram.count_at(position))
                .collect(),
        }
    }

    /// The histogram; nothing where there is no such grid, or more than can be counted.
    fn histogram(&self) -> Option<Histogram> {
        let mut histogram = Histogram::new(self.low, self.high, self.cells);
        let skipped = usize::from(self.skipped);
        let is_grid = (histogram.low.to_bits(), histogram.high.to_bits())
            == (self.low.to_bits(), self.high.to_bits())
            && histogram.sums.len() == usize::from(self.cells) + 2;
        if !is_grid || histogram.sums.len() < skipped + self.counts.len() {
            return None;
        }
        let mut total = 0_u64;
        for (position, count) in self.counts.iter().enumerate() {
            total = total.checked_add(*count)?;
            histogram.add(skipped + position, *count);
        }
        Some(histogram)
    }
}

impl Record for Histogram {
    fn write(&self, to: &mut Writer) {
        Stored::of(self).write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let read = Stored::read(from).histogram();
        from.or_fail(read, Self::new(0.0, 1.0, 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{bytes_of, value_of};

    #[test]
    fn a_stored_one_with_more_counts_than_cells_is_refused() {
        let stored = Stored {
            low: 0.0,
            high: 1.0,
            cells: 3,
            skipped: 4,
            counts: vec![1, 1],
        };
        let bytes = bytes_of(&stored);
        assert!(value_of::<Histogram>(&bytes).is_none());
    }
}
