//! A wallet's statement from table to events: what every wallet's table goes through.
//!
//! A new wallet is a file beside this one with its own `Wallet`, its line in `WALLETS`, and its fixtures.

use crate::error::{Code, Error, Result};
use crate::event::{Status, Transaction};
use crate::statement::alipay::ALIPAY;
use crate::statement::draft::Draft;
use crate::statement::table::{self, Cells, Header, Row};
use crate::statement::totals::{self, Declared};
use crate::statement::wechat::WECHAT;
use crate::statement::{Defaults, Skipped, Statement, Warning, identity, refund, told};
use crate::time::UtcOffset;

/// Every wallet whose statements are read.
pub(super) const WALLETS: &[&Wallet] = &[&ALIPAY, &WECHAT];

/// Where the rows came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// A delimited text.
    Text,
    /// A sheet of a workbook.
    Sheet,
}

/// How to read one wallet's statements.
pub(super) struct Wallet {
    /// The account's id where the caller gives none: names and addresses in statements are personal, and change.
    pub(super) name: &'static str,
    /// Every layout's name.
    pub(super) layouts: &'static [&'static str],
    /// The layout that has this header, if any.
    pub(super) layout: fn(&Header, Source) -> Option<&'static str>,
    /// True for the header of another export of the same wallet, which is no statement.
    pub(super) is_other_export: fn(&Header) -> bool,
    /// The column of the amount.
    pub(super) amount: fn(&str) -> &'static str,
    /// Reads a row, or says why it is skipped.
    pub(super) read: fn(&Cells<'_>, &str) -> Result<Draft, Code>,
}

/// What a header says about a file.
#[derive(Clone, Copy)]
pub(super) enum Found {
    /// A statement of this wallet in this layout.
    Layout(&'static Wallet, &'static str),
    /// Another export, which is refused.
    OtherExport,
}

/// The wallet and layout of a header.
pub(super) fn recognise(header: &Header, source: Source, only: Option<&str>) -> Option<Found> {
    WALLETS.iter().find_map(|wallet| {
        let layout = (wallet.layout)(header, source).filter(|layout| only.is_none_or(|only| only == *layout));
        match layout {
            Some(layout) => Some(Found::Layout(wallet, layout)),
            None => (wallet.is_other_export)(header).then_some(Found::OtherExport),
        }
    })
}

/// A table whose header has been found.
pub(super) struct Table {
    pub(super) preamble: Vec<Row>,
    pub(super) header: Header,
    pub(super) rows: Vec<Row>,
}

/// Reads the rows of a wallet's table.
pub(super) fn read(
    wallet: &Wallet,
    layout: &'static str,
    table: Table,
    defaults: &Defaults,
) -> Result<Statement> {
    let mut declared = Declared::default();
    table.preamble.iter().for_each(|row| declared.look(row));
    let amount = table.header.column((wallet.amount)(layout));

    let mut drafts: Vec<Draft> = Vec::new();
    let mut skipped = Vec::new();
    let mut ended = false;
    for mut row in table.rows {
        ended |= ends_table(&row);
        // After the end only what looks like a row is one: the trailer's lines fill a cell or two.
        let data = if ended {
            row.filled() >= 3
        } else {
            row.filled() > 0
        };
        if !data || table.header.is_again(&row) {
            declared.look(&row);
            continue;
        }
        if let Some(amount) = amount {
            row.rejoin(amount, &table.header);
        }
        let cells = Cells {
            header: &table.header,
            row: &row,
        };
        match (wallet.read)(&cells, layout) {
            Ok(draft) => drafts.push(draft),
            Err(code) => skipped.push(Skipped::new(&row, code)),
        }
    }
    let rows = u32::try_from(drafts.len() + skipped.len()).unwrap_or(u32::MAX);
    if rows == 0 {
        return Err(Error::new(Code::StatementWithoutRows));
    }

    let links = refund::link(&drafts);
    let guessed = drafts.iter().filter(|draft| draft.guessed).count(); // a refund that takes one over is not counted
    refund::settle(&mut drafts, &links);
    let ids = identity::ids(wallet.name, &drafts);
    let count = |is: fn(&Draft) -> bool| drafts.iter().filter(|draft| is(draft)).count();
    let warnings = Warning::list(&[
        (
            "status-unknown",
            count(|draft| draft.payment.status == Status::Unknown),
        ),
        ("type-unknown", count(|draft| draft.type_unknown)),
        ("excel-resaved", count(|draft| draft.resaved)),
        ("ids-repeated", identity::repeated(&drafts)),
        ("category-guessed", guessed),
        ("refund-unclear", told::unclear(&drafts, &links)),
    ]);
    let counted = totals::count(rows, &drafts)?;
    let origins = drafts.iter().map(|draft| vec![draft.line]).collect();
    let events = drafts
        .into_iter()
        .zip(&ids)
        .zip(&links)
        .map(|((draft, id), link)| {
            let original = link.and_then(|position| ids.get(position));
            event(draft, id, original, wallet, defaults)
        })
        .collect();
    Ok(Statement {
        layout,
        events,
        rows,
        origins,
        skipped,
        warnings,
        declared: declared.some(),
        counted,
    })
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
