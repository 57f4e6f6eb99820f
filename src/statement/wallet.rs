//! A wallet's statement from table to events: what every wallet's table goes through.
//!
//! A new wallet is a file beside this one with its own `Wallet`, its line in `registry`, and its fixtures.

use crate::error::{Code, Error, Result};
use crate::event::{Status, Transaction};
use crate::statement::commas::{Joined, Places};
use crate::statement::draft::{Columns, Draft};
use crate::statement::table::{self, Cells, Header, Row};
use crate::statement::totals::{self, Declared};
use crate::statement::{Defaults, Skipped, Statement, Warning, identity, numbers};
use crate::time::{Millis, UtcOffset};

/// Source of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// A delimited text.
    Text,
    /// A sheet of a workbook.
    Sheet,
}

/// What parts the cells of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Parted {
    /// Commas, which text has, too.
    Commas,
    /// Semicolons, which spreadsheets write where a comma stands before the cents.
    Semicolons,
    /// Tabs, or the cells of a sheet.
    Otherwise,
}

/// Wallet: how to read its statements.
pub(super) struct Wallet {
    /// The account's id where the caller gives none: names and addresses in statements are personal, and change.
    pub(super) name: &'static str,
    /// Every layout's name.
    pub(super) layouts: &'static [&'static str],
    /// The layout that has this header, if any.
    pub(super) layout: fn(&Header, Source) -> Option<&'static str>,
    /// True for the header of another export of the same wallet, which is no statement.
    pub(super) is_other_export: fn(&Header) -> bool,
    /// The columns of a layout.
    pub(super) columns: fn(&str) -> &'static Columns,
    /// Reads a row, or says why it is skipped.
    pub(super) read: fn(&Cells<'_>, &str) -> Result<Draft, Code>,
}

/// A wallet's table being read: what its rows say so far.
pub(super) struct Taken {
    wallet: &'static Wallet,
    layout: &'static str,
    header: Header,
    /// Where commas part the cells: its columns by their position.
    places: Option<Places>,
    decimal_comma: bool,
    declared: Declared,
    exported_at: Option<Millis>,
    drafts: Vec<Draft>,
    skipped: Vec<Skipped>,
    ended: bool,
    settled: Settled,
}

/// What is found out once all rows are there, a piece at a time.
#[derive(Default)]
struct Settled {
    /// How many pieces are done.
    steps: u8,
    /// What each draft pays back.
    links: Vec<Option<usize>>,
    ids: identity::Ids,
    guessed: usize,
}

impl Taken {
    /// Under this header, which has these rows above it.
    pub(super) fn new(
        wallet: &'static Wallet,
        layout: &'static str,
        header: Header,
        preamble: &[Row],
        parted: Parted,
    ) -> Self {
        let columns = (wallet.columns)(layout);
        let mut taken = Self {
            wallet,
            layout,
            places: Places::of(&header, columns).filter(|_| parted == Parted::Commas),
            header,
            decimal_comma: parted == Parted::Semicolons,
            declared: Declared::default(),
            exported_at: None,
            drafts: Vec::new(),
            skipped: Vec::new(),
            ended: false,
            settled: Settled::default(),
        };
        preamble.iter().for_each(|row| taken.look(row));
        taken
    }

    /// Looks at a row outside of the table.
    fn look(&mut self, row: &Row) {
        self.declared.look(row);
        self.exported_at = self.exported_at.or_else(|| totals::exported_at(row));
    }

    /// How many rows were read.
    pub(super) fn count(&self) -> usize {
        self.drafts.len() + self.skipped.len()
    }

    /// True for cells that stand where a row's would.
    pub(super) fn is_row(&self, cells: &[String]) -> bool {
        cells.len() >= self.header.width()
    }

    /// Reads a row.
    pub(super) fn row(&mut self, mut row: Row) {
        self.ended |= ends_table(&row);
        // After the end only what looks like a row is one: the trailer's lines fill a cell or two.
        let data = if self.ended {
            row.filled() >= 3
        } else {
            row.filled() > 0 || row.spilt
        };
        if !data || self.header.is_again(&row) {
            self.look(&row);
            return;
        }
        let joined = self.places.as_ref().map(|places| places.put_together(&mut row));
        if joined == Some(Joined::Astray) {
            row.rejoin((self.wallet.columns)(self.layout).amount, &self.header); // no amount comes of it, and that is its fault
        }
        let cells = Cells {
            header: &self.header,
            row: &row,
            decimal_comma: self.decimal_comma,
        };
        let read = if joined == Some(Joined::Astray) && row.spills(&self.header) {
            Err(Code::RowMisaligned)
        } else {
            (self.wallet.read)(&cells, self.layout)
        };
        match read {
            Ok(draft) => self.drafts.push(Draft {
                parted: joined == Some(Joined::Unsure),
                ..draft
            }),
            Err(code) => self.skipped.push(Skipped::new(&row, code)),
        }
    }

    /// Does one piece of what takes all rows; true while there is more. Each is some milliseconds' work for a bill of a year.
    pub(super) fn settle(&mut self) -> bool {
        let (drafts, settled) = (&mut self.drafts, &mut self.settled);
        match settled.steps {
            0 => {
                settled.guessed = drafts.iter().filter(|draft| draft.guessed).count(); // a refund that takes one over is not counted
                settled.links = numbers::link(drafts);
            }
            1 => {
                if settled.ids.name_more(self.wallet.name, drafts) {
                    return true;
                }
            }
            _ => return false,
        }
        settled.steps = settled.steps.saturating_add(1);
        true
    }

    /// The statement, all its rows being read.
    pub(super) fn statement(mut self, defaults: &Defaults) -> Result<Statement> {
        let rows = u32::try_from(self.count()).unwrap_or(u32::MAX);
        if rows == 0 {
            return Err(Error::new(Code::StatementWithoutRows));
        }
        while self.settle() {}
        let Settled { links, ids, .. } = self.settled;
        let (ids, repeated) = (ids.ids, ids.repeated);
        let drafts = self.drafts;
        let count = |is: fn(&Draft) -> bool| drafts.iter().filter(|draft| is(draft)).count();
        let warnings = Warning::list(&[
            (
                "status-unknown",
                count(|draft| draft.payment.status == Status::Unknown),
            ),
            ("type-unknown", count(|draft| draft.type_unknown)),
            ("excel-resaved", count(|draft| draft.resaved)),
            ("ids-repeated", repeated),
            ("category-guessed", self.settled.guessed),
            ("commas-joined", count(|draft| draft.parted)),
        ]);
        let counted = totals::count(rows, &drafts)?;
        let origins = drafts.iter().map(|draft| vec![draft.line]).collect();
        let events = drafts
            .into_iter()
            .zip(&ids)
            .zip(&links)
            .map(|((draft, id), link)| {
                let original = link.and_then(|position| ids.get(position));
                Transaction {
                    exported_at: self.exported_at,
                    ..event(draft, id, original, self.wallet, defaults)
                }
            })
            .collect();
        Ok(Statement {
            layout: self.layout,
            events,
            rows,
            origins,
            skipped: self.skipped,
            warnings,
            exported_at: self.exported_at,
            declared: self.declared.some(),
            counted,
        })
    }
}

fn event(
    draft: Draft,
    id: &str,
    original: Option<&String>,
    wallet: &Wallet,
    defaults: &Defaults,
) -> Transaction {
    let mut payment = draft.payment;
    payment.id = id.to_owned();
    payment.account_id = defaults
        .account_id
        .clone()
        .unwrap_or_else(|| wallet.name.to_owned());
    payment.holder_id.clone_from(&defaults.holder_id);
    payment.utc_offset = Some(defaults.utc_offset.unwrap_or(UtcOffset::CHINA));
    payment.refund_of = original.cloned();
    payment
}

/// A line of dashes, or the first line of what follows a table in one of the layouts.
fn ends_table(row: &Row) -> bool {
    if row.filled() > 2 {
        return false;
    }
    let first = row
        .cells
        .iter()
        .find(|cell| !cell.is_empty())
        .map_or("", String::as_str);
    let counts = first.starts_with('共') && first.contains("笔");
    let dashes = first.starts_with("----");
    dashes || counts || table::trailer_begins(first)
}
