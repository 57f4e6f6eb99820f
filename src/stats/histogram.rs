//! Histogram of the values of many sources: whole counts over a fixed grid, and how surprising a further value is.
//!
//! Counts are whole numbers, so pools can be merged in any order and grouping and come out the same to the bit, which
//! sums of floats do not. The grid is fixed and even; unevenness is the caller's, who hands in logarithms, say.
//! Of n values k lie at or above x, straight lines between the edges of a cell; the tail is then taken as
//! (k + ½) / (n + 1), the posterior mean under Jeffreys' prior, which is neither 0 nor 1 (L. D. Brown, T. T. Cai and
//! A. DasGupta, "Interval estimation for a binomial proportion", Statistical Science 16(2), 2001, section 3.1).
//! Counts are kept as the partial sums of P. M. Fenwick, "A new data structure for cumulative frequency tables",
//! Software: Practice and Experience 24(3), 1994: a cell and all above it are read in as many steps as 256 has bits, and
//! taking in a value costs the same. Cumulative counts refreshed when needed would cost 256 steps whenever the two take
//! turns, which is what happens at every event.
//! Not here: forgetting (whoever needs it pools one histogram per stretch of time), which grid is right, and what is stored
//! of one (`stored`).

mod stored;

use super::math::ln;

/// Counts over an even grid on [low, high), with one cell below it and one above.
#[derive(Debug, Clone, PartialEq)]
pub struct Histogram {
    low: f64,
    high: f64,
    total: u64,
    sums: Vec<u64>, // Fenwick's; of the cell below, the grid's, the cell above
}

/// Most cells of a grid: 32 kB.
const MOST_CELLS: u16 = 4096;
/// Farthest edge; the distance between two such is still finite.
const FARTHEST: f64 = 1e100;

/// Place at which a value falls.
enum Place {
    Below,
    /// Into this cell of the grid, and so much of the cell lies below it.
    Inside(usize, f64),
    Above,
}

impl Histogram {
    /// Nothing seen, on a grid of `cells` cells (1 to 4096) from `low` to `high`. Edges that are no finite numbers in
    /// ascending order make the grid [0, 1).
    #[must_use]
    pub fn new(low: f64, high: f64, cells: u16) -> Self {
        let (low, high) = (low.clamp(-FARTHEST, FARTHEST), high.clamp(-FARTHEST, FARTHEST));
        let (low, high) = if low < high { (low, high) } else { (0.0, 1.0) };
        Self {
            low,
            high,
            total: 0,
            sums: vec![0; usize::from(cells.clamp(1, MOST_CELLS)) + 2],
        }
    }

    /// Takes in one value. What is not a number is not a value.
    pub fn observe(&mut self, x: f64) {
        let position = match self.place(x) {
            _ if x.is_nan() => return,
            Place::Below => 0,
            Place::Inside(cell, _) => cell + 1,
            Place::Above => self.sums.len() - 1,
        };
        self.add(position, 1);
    }

    /// Takes in all that another one has seen. False, and nothing taken in, where their grids differ.
    #[must_use]
    pub fn merge(&mut self, other: &Self) -> bool {
        if !self.is_on_grid_of(other) {
            return false;
        }
        for position in 0..other.sums.len() {
            self.add(position, other.count_at(position));
        }
        true
    }

    /// Number of values taken in.
    #[must_use]
    pub const fn count(&self) -> u64 {
        self.total
    }

    /// The share of values at or above x, between 0 and 1 but neither: ½ where nothing was seen. Beyond the grid's ends
    /// it is not known how far away the values are: they count as at or above.
    #[must_use]
    pub fn upper_tail(&self, x: f64) -> f64 {
        self.share(self.at_or_above(x))
    }

    /// −ln of `upper_tail`, in nats.
    #[must_use]
    pub fn upper_surprise(&self, x: f64) -> f64 {
        0.0 - ln(self.upper_tail(x)) // a plain minus sign would turn 0 into −0
    }

    /// The share of values at or below x, likewise.
    #[must_use]
    pub fn lower_tail(&self, x: f64) -> f64 {
        self.share(self.at_or_below(x))
    }

    /// −ln of `lower_tail`, in nats.
    #[must_use]
    pub fn lower_surprise(&self, x: f64) -> f64 {
        0.0 - ln(self.lower_tail(x))
    }

    fn share(&self, count: f64) -> f64 {
        (count + 0.5) / (self.total as f64 + 1.0)
    }

    fn at_or_above(&self, x: f64) -> f64 {
        match self.place(x) {
            Place::Below => self.total as f64,
            Place::Inside(cell, lower) => {
                let from_cell = self.total.saturating_sub(self.first(cell + 1)) as f64;
                from_cell - lower * self.count_at(cell + 1) as f64
            }
            Place::Above => self.count_at(self.sums.len() - 1) as f64,
        }
    }

    fn at_or_below(&self, x: f64) -> f64 {
        match self.place(x) {
            _ if x.is_nan() => self.total as f64,
            Place::Below => self.count_at(0) as f64,
            Place::Inside(cell, lower) => {
                self.first(cell + 1) as f64 + lower * self.count_at(cell + 1) as f64
            }
            Place::Above => self.total as f64,
        }
    }

    /// Place of a value: what is not a number is nowhere, which is not above.
    fn place(&self, x: f64) -> Place {
        let cells = self.sums.len() - 2; // `new` makes at least three
        if x >= self.high {
            Place::Above
        } else if x >= self.low {
            let along = (x - self.low) / (self.high - self.low) * cells as f64;
            let cell = (along as usize).min(cells - 1); // `as` rounds down; rounding may lead to the end, not beyond
            Place::Inside(cell, (along - cell as f64).clamp(0.0, 1.0))
        } else {
            Place::Below
        }
    }

    /// True where both lie on one grid.
    #[must_use]
    pub fn is_on_grid_of(&self, other: &Self) -> bool {
        self.grid() == other.grid()
    }

    fn grid(&self) -> (u64, u64, usize) {
        (self.low.to_bits(), self.high.to_bits(), self.sums.len())
    }

    /// Adds to the count at a position. Counts beyond u64 are not taken in: no total is ever less than its parts.
    fn add(&mut self, position: usize, count: u64) {
        let Some(total) = self.total.checked_add(count) else {
            return;
        };
        self.total = total;
        let mut node = position;
        while let Some(sum) = self.sums.get_mut(node) {
            *sum += count; // at most the total
            node |= node + 1;
        }
    }

    /// Number of values at the first so many positions.
    fn first(&self, positions: usize) -> u64 {
        let (mut end, mut sum) = (positions, 0);
        while let Some(part) = end.checked_sub(1).and_then(|last| self.sums.get(last)) {
            sum += part;
            end &= end - 1;
        }
        sum
    }

    fn count_at(&self, position: usize) -> u64 {
        self.first(position + 1).saturating_sub(self.first(position))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{bytes_of, value_of};
    use proptest::prelude::*;

    fn of(values: &[f64]) -> Histogram {
        let mut histogram = Histogram::new(-2.0, 8.0, 20);
        values.iter().for_each(|x| histogram.observe(*x));
        histogram
    }

    #[test]
    fn nothing_seen_is_a_coin() {
        for x in [-9.0, 0.0, 9.0, f64::NAN] {
            assert!((of(&[]).upper_surprise(x) - core::f64::consts::LN_2).abs() < 1e-15);
            assert!((of(&[]).lower_surprise(x) - core::f64::consts::LN_2).abs() < 1e-15);
        }
    }

    #[test]
    fn a_value_above_all_is_as_rare_as_one_in_twice_as_many() {
        let histogram = of(&[1.0; 99]);
        assert!((histogram.upper_tail(2.0) - 0.005).abs() < 1e-15);
        assert!((histogram.lower_tail(0.9) - 0.005).abs() < 1e-15);
        assert!((histogram.upper_tail(0.9) - 0.995).abs() < 1e-15);
    }

    #[test]
    fn within_a_cell_the_tail_is_a_straight_line() {
        // Ten values in the cell from 1 to 1.5; a quarter of it lies below 1.125.
        let histogram = of(&[1.2; 10]);
        assert!((histogram.upper_tail(1.125) - 8.0 / 11.0).abs() < 1e-15);
        assert!((histogram.lower_tail(1.125) - 3.0 / 11.0).abs() < 1e-15);
    }

    #[test]
    fn beyond_the_grid_values_are_counted_but_not_told_apart() {
        let histogram = of(&[-50.0, f64::NEG_INFINITY, 8.0, 1e300, f64::INFINITY, f64::NAN]);
        assert_eq!(histogram.count(), 5);
        assert!((histogram.upper_tail(1e308) - 3.5 / 6.0).abs() < 1e-15);
        assert!((histogram.upper_tail(0.0) - 3.5 / 6.0).abs() < 1e-15);
        assert!((histogram.upper_tail(-60.0) - 5.5 / 6.0).abs() < 1e-15);
        assert!((histogram.lower_tail(-60.0) - 2.5 / 6.0).abs() < 1e-15);
        assert!((histogram.upper_tail(f64::NAN) - 5.5 / 6.0).abs() < 1e-15);
    }

    #[test]
    fn different_grids_are_not_merged_and_impossible_ones_are_the_unit() {
        let mut histogram = of(&[1.0]);
        for other in [Histogram::new(-2.0, 8.0, 21), Histogram::new(-2.0, 8.5, 20)] {
            assert!(!histogram.merge(&other));
        }
        assert_eq!(histogram, of(&[1.0]));
        let infinite = (f64::INFINITY, f64::INFINITY);
        for (low, high) in [
            (f64::NAN, 1.0),
            (0.0, f64::NAN),
            (3.0, 3.0),
            (5.0, -5.0),
            infinite,
        ] {
            assert_eq!(Histogram::new(low, high, 0), Histogram::new(0.0, 1.0, 1));
        }
    }

    #[test]
    fn counts_too_large_to_be_counted_are_left_out() {
        let mut histogram = of(&[1.0, 2.0, -9.0]);
        for _ in 0..100 {
            assert!(histogram.merge(&histogram.clone()));
            assert!(histogram.upper_surprise(1.7).is_finite() && histogram.upper_tail(9.0) > 0.0);
        }
        let bytes = bytes_of(&histogram);
        assert_eq!(value_of::<Histogram>(&bytes).unwrap(), histogram);
    }

    #[test]
    fn a_thousand_values_are_stored_in_two_bytes_a_cell_at_most() {
        let mut histogram = Histogram::new(0.0, 10.0, 256);
        (0..1_000).for_each(|x| histogram.observe(f64::from(x) / 200.0));
        assert!(bytes_of(&histogram).len() < 160);
    }

    proptest! {
        #[test]
        fn tails_are_those_of_looking_at_every_cell(values in prop::collection::vec(-4.0..10.0f64, 0..80), x in -4.0..10.0f64) {
            let histogram = of(&values);
            let mut cells = [0u32; 22];
            let cell_of = |x: f64| ((x + 2.0) * 2.0 + 1.0).floor().clamp(0.0, 21.0) as usize;
            values.iter().for_each(|x| cells[cell_of(*x)] += 1);
            let (own, n) = (cell_of(x), values.len() as f64);
            let sum = |range: core::ops::Range<usize>| f64::from(cells[range].iter().sum::<u32>());
            let lower = (x + 2.0) * 2.0 + 1.0 - own as f64;
            let (above, below) = match own {
                0 => (n, sum(0..1)),
                21 => (sum(21..22), n),
                _ => (
                    sum(own + 1..22) + (1.0 - lower) * f64::from(cells[own]),
                    sum(0..own) + lower * f64::from(cells[own]),
                ),
            };
            prop_assert!((histogram.upper_tail(x) - (above + 0.5) / (n + 1.0)).abs() < 1e-12);
            prop_assert!((histogram.lower_tail(x) - (below + 0.5) / (n + 1.0)).abs() < 1e-12);
            prop_assert!((histogram.upper_surprise(x) + ln((above + 0.5) / (n + 1.0))).abs() < 1e-12);
        }

        #[test]
        fn pools_come_out_the_same_in_every_order_and_grouping(
            values in prop::collection::vec((any::<f64>(), 0usize..3), 0..80),
        ) {
            let part = |own: usize| {
                let values: Vec<f64> = values.iter().filter(|(_, part)| *part == own).map(|(x, _)| *x).collect();
                of(&values)
            };
            let whole = of(&values.iter().map(|(x, _)| *x).collect::<Vec<_>>());
            for order in [[0, 1, 2], [2, 0, 1], [1, 0, 2]] {
                let (mut left, mut right) = (part(order[0]), part(order[1]));
                prop_assert!(left.merge(&part(order[1])) && left.merge(&part(order[2])));
                prop_assert!(right.merge(&part(order[2])) && right.merge(&part(order[0])));
                prop_assert_eq!(&left, &whole);
                prop_assert_eq!(&right, &whole);
            }
        }

        #[test]
        fn a_larger_value_is_never_less_surprising_and_no_surprise_is_infinite(
            values in prop::collection::vec(any::<f64>(), 0..80), low in any::<f64>(), high in any::<f64>(), cells in any::<u16>(),
            a in any::<f64>(), b in any::<f64>(),
        ) {
            let mut histogram = Histogram::new(low, high, cells);
            values.iter().chain([&low, &high]).for_each(|x| histogram.observe(*x));
            for x in [a, b, low, high] {
                prop_assert!(histogram.upper_tail(x) > 0.0 && histogram.upper_tail(x) < 1.0);
                prop_assert!(histogram.lower_tail(x) > 0.0 && histogram.lower_tail(x) < 1.0);
            }
            prop_assume!(!a.is_nan() && !b.is_nan());
            prop_assert!(histogram.upper_surprise(a.min(b)) <= histogram.upper_surprise(a.max(b)));
            prop_assert!(histogram.lower_surprise(a.min(b)) >= histogram.lower_surprise(a.max(b)));
        }

        #[test]
        fn what_is_stored_comes_back_to_the_bit(values in prop::collection::vec(any::<f64>(), 0..80), cells in 0u16..400) {
            let mut histogram = Histogram::new(-1e10, 1e10, cells);
            values.iter().for_each(|x| histogram.observe(*x));
            let bytes = bytes_of(&histogram);
            prop_assert_eq!(value_of::<Histogram>(&bytes).unwrap(), histogram);
        }
    }
}
