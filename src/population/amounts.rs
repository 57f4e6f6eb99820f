//! Amounts of one currency over all accounts: how they are spread, as whole counts.

use crate::record::record;
use crate::stats::histogram::Histogram;

/// Amounts of one currency over all accounts.
#[derive(Debug, Clone, PartialEq)]
pub struct Amounts {
    /// ln(amount).
    pub amounts: Histogram,
    /// ln(amount / the account's own mean).
    pub ratios: Histogram,
}

record! { struct Amounts { amounts, ratios } }

/// Cells of the pooled histograms: ln(amount) from e^-7 (0.001) to e^25 (7e10, beyond every retail payment even in
/// rupiah) and ln(ratio) from e^-8 to e^8, an eighth and a sixteenth of a nat to a cell: 13 and 6 percent of the amount,
/// finer than people's own spread.
const AMOUNT_RANGE: (f64, f64) = (-7.0, 25.0);
const RATIO_RANGE: (f64, f64) = (-8.0, 8.0);
const CELLS: u16 = 256;

impl Default for Amounts {
    fn default() -> Self {
        Self {
            amounts: Histogram::new(AMOUNT_RANGE.0, AMOUNT_RANGE.1, CELLS),
            ratios: Histogram::new(RATIO_RANGE.0, RATIO_RANGE.1, CELLS),
        }
    }
}

impl Amounts {
    /// True where it can be what was read back: on our grids, and no ratio without an amount.
    pub(super) fn is_sound(&self) -> bool {
        let empty = Self::default();
        self.amounts.is_on_grid_of(&empty.amounts)
            && self.ratios.is_on_grid_of(&empty.ratios)
            && self.ratios.count() <= self.amounts.count()
    }
}
