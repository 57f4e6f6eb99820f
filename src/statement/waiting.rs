//! Habits of a file's writer that no row shows by itself: in which order dates stand, which mark is before the cents, whose sign
//! a minus is. Rows of such layouts wait for the last, and the file as a whole decides. Not here: tables of banks, whose first
//! rows are asked (`guess`).

use crate::money::Currency;
use crate::statement::columns::mark_of;
use crate::statement::sum::DecimalMark;
use crate::statement::table::Cells;
use crate::statement::wallet::Wallet;
use crate::statement::when::{self, DateOrder};

/// Habits of a file's writer.
pub(super) struct Habits {
    pub(super) order: DateOrder,
    /// Nothing in the file says which number is the month.
    pub(super) order_guessed: bool,
    /// Signs are the other way round than the layout has them.
    pub(super) turned: bool,
    pub(super) mark: DecimalMark,
}

impl Default for Habits {
    fn default() -> Self {
        Self {
            order: DateOrder::Mdy,
            order_guessed: false,
            turned: false,
            mark: DecimalMark::Point,
        }
    }
}

impl Habits {
    /// True where a layout leaves something to the file, so that its rows wait.
    pub(super) fn are_asked(wallet: &Wallet, layout: &str) -> bool {
        wallet.date.is_some() || (wallet.signs)(layout).is_some()
    }

    /// What all rows of a file say together.
    pub(super) fn of(wallet: &Wallet, layout: &str, rows: &[Cells<'_>], currency: Option<Currency>) -> Self {
        let mut habits = Self::default();
        if let Some(date) = wallet.date {
            let dates: Vec<String> = rows.iter().filter_map(date).collect();
            (habits.order, habits.order_guessed) = when::order_of(&dates);
        }
        if let Some(is_usual) = (wallet.signs)(layout) {
            let told = rows.iter().filter_map(is_usual);
            let (usual, turned): (Vec<bool>, Vec<bool>) = told.partition(|is_usual| *is_usual);
            habits.turned = turned.len() > usual.len();
        }
        if let Some(sum) = wallet.sums {
            let sums: Vec<String> = rows.iter().filter_map(sum).collect();
            habits.mark = mark_of(&sums, currency.is_some_and(|code| code.digits() > 2));
        }
        habits
    }
}
