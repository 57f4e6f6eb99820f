//! Rows below a header: a wallet's or a bank's, the project's own, or those of uses of an account.
//!
//! Not here: where the header stands (`head` of texts, `reading` of sheets).

use crate::error::{Code, Error, Result};
use crate::statement::registry::Found;
use crate::statement::table::{self, Header, Row};
use crate::statement::taken;
use crate::statement::wallet::{Parted, Source};
use crate::statement::{Defaults, bank, canonical, uses};

/// Rows of a file: fifty payments a day for ten years. More would not fit into a phone's memory as events.
pub const ROWS: usize = 200_000;

/// What the rows below a header are.
pub(super) enum Under {
    Wallet(Box<taken::Taken>),
    Own(canonical::Taken),
    Uses(Box<uses::Taken>),
}

impl Under {
    pub(super) fn row(&mut self, row: Row, defaults: &Defaults) -> Result<()> {
        let line = u64::from(row.line);
        let count = match self {
            Self::Wallet(taken) => {
                taken.row(row);
                taken.count()
            }
            Self::Own(taken) => {
                taken.row(row, defaults);
                taken.count()
            }
            Self::Uses(taken) => {
                taken.row(&row, defaults);
                taken.count()
            }
        };
        if count > ROWS {
            return Err(Error::new(Code::FileTooLarge).at_line(line));
        }
        Ok(())
    }

    pub(super) fn is_row(&self, cells: &[String]) -> bool {
        match self {
            Self::Wallet(taken) => taken.is_row(cells),
            Self::Own(taken) => taken.is_row(cells),
            Self::Uses(taken) => taken.is_row(cells),
        }
    }
}

/// The first row that is a known header, and what it says.
pub(super) fn judged(
    head: &[Row],
    source: Source,
    defaults: &Defaults,
) -> Option<(usize, Header, Option<Found>)> {
    let only = defaults.layout;
    if only == Some(bank::LAYOUT) {
        return None;
    }
    let canonical =
        |header: &Header| only.is_none_or(|only| only == "canonical.csv") && canonical::is_header(header);
    let known = |header: &Header| crate::statement::registry::recognise(header, source, only);
    let found = table::find_header(head, |header| match known(header) {
        Some(found) => Some((Some(found), false)),
        None if canonical(header) => Some((None, false)),
        None => known(&header.simplified()).map(|found| (Some(found), true)),
    });
    found.map(|(position, header, (found, is_in_other_script))| {
        let header = if is_in_other_script {
            header.simplified()
        } else {
            header
        };
        (position, header, found)
    })
}

/// How the rows below a header are read.
pub(super) fn under(
    found: Option<Found>,
    header: Header,
    line: u32,
    preamble: &[Row],
    parted: Parted,
    defaults: &Defaults,
) -> Result<Under> {
    match found {
        None => canonical::Taken::csv(header, line).map(Under::Own),
        Some(Found::Uses(layout)) => Ok(Under::Uses(Box::new(uses::Taken::new(layout, header)))),
        Some(Found::OtherExport(code)) => Err(Error::new(code).at_line(u64::from(line))),
        Some(Found::Layout(fits)) => Ok(Under::Wallet(Box::new(taken::Taken::new(
            *fits, header, preamble, parted, defaults,
        )))),
    }
}
