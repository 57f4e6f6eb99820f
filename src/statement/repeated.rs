//! Rows that stand twice in one file: bills of overlapping months pasted one below the other, or one bill twice.
//!
//! A payment is one however often its row is there, and equal rows of two payments stay two. A wallet gives a number to one payment,
//! so rows of one number that agree in moment, sum, side, texts and balance are one. Where there are no numbers, or a spreadsheet has
//! rounded them, nothing in one table tells a second coffee from a second copy; but two tables of one file, each under its own
//! header, hold the same days twice, and there a row counts as often as in the table that has it most often.
//! The row that stays is the one that came further: paid back rather than paid. Not here: rows of two files, which ids tell.

use crate::event::{Counterparty, TimePrecision};
use crate::statement::draft::Draft;
use crate::statement::identity;
use std::collections::BTreeMap;

/// Leaves one row for each payment, which takes over the lines of the others; how many those were.
///
/// `is_numbered` is false where what is taken for a number may be anything, as in a bank's table: there a balance has to say the same.
pub(super) fn join(wallet: &str, is_numbered: bool, drafts: &mut Vec<Draft>) -> usize {
    let mut seen: BTreeMap<u64, Alike> = BTreeMap::new();
    let mut kept: Vec<Draft> = Vec::with_capacity(drafts.len());
    let whole = drafts.len();
    for draft in drafts.drain(..) {
        let is_named = draft.payment.reference.is_some()
            && draft.whole.is_none() // parts of one entry have its number
            && (is_numbered || draft.balance.is_some());
        let alike = seen.entry(identity::digest(wallet, &draft)).or_default();
        let same = alike.looked_at(draft.table, is_named).find(|(place, table)| {
            kept.get(*place).is_some_and(|row| {
                if *table == draft.table {
                    is_named && name(row) == name(&draft) && is_like(row, &draft) && row.at() == draft.at()
                } else {
                    is_like(row, &draft) && (row.at() == draft.at() || is_coarse(row) || is_coarse(&draft))
                }
            })
        });
        match same.and_then(|(place, table)| {
            *table = draft.table;
            kept.get_mut(*place)
        }) {
            Some(row) => take_over(row, draft),
            None => {
                alike.rows.push((kept.len(), draft.table));
                kept.push(draft);
            }
        }
    }
    *drafts = kept;
    whole - drafts.len()
}

/// Rows of one digest that are looked at for one more. Of one moment and sum there are a handful; where a file has thousands, each
/// would be held against all before it, and beyond these a row counts by itself.
const LOOKED_AT: usize = 64;

/// Rows that stay, of one digest.
#[derive(Default)]
struct Alike {
    /// Places of the rows, each with the last table that had it.
    rows: Vec<(usize, u32)>,
    /// The table that is read, and the first row that it has not had.
    table: u32,
    open: usize,
}

impl Alike {
    /// Rows that one more of a table may be: of rows without a number those that the table has not had.
    fn looked_at(&mut self, table: u32, is_named: bool) -> impl Iterator<Item = &mut (usize, u32)> {
        if self.table != table {
            (self.table, self.open) = (table, 0);
        }
        while self.rows.get(self.open).is_some_and(|(_, had)| *had == table) {
            self.open += 1;
        }
        let from = match is_named {
            true => self.rows.len().saturating_sub(LOOKED_AT),
            false => self.open,
        };
        self.rows.iter_mut().skip(from).take(LOOKED_AT)
    }
}

/// What else two rows of one payment agree in, whenever they were written: their numbers too, where no spreadsheet rounded them.
fn is_like(one: &Draft, other: &Draft) -> bool {
    let numbers = [one, other].map(|draft| draft.payment.reference.as_deref());
    let is_other = matches!(numbers, [Some(own), Some(again)] if own != again);
    let told = |draft: &Draft| {
        (
            draft.account,
            draft.payment.direction,
            draft.balance,
            draft.payment.fee,
        )
    };
    !is_other && told(one) == told(other)
}

fn name(draft: &Draft) -> Option<&str> {
    let with: Option<&Counterparty> = draft.payment.counterparty.as_ref();
    with?.name.as_deref()
}

/// A spreadsheet has dropped its seconds; that the minute agrees, the digest says.
fn is_coarse(draft: &Draft) -> bool {
    draft.payment.time_precision == Some(TimePrecision::Minute)
}

fn take_over(row: &mut Draft, mut again: Draft) {
    if again.payment.status.rank() > row.payment.status.rank() {
        std::mem::swap(row, &mut again);
    }
    row.more.extend(again.lines());
}
