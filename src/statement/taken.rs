//! A wallet's statement from table to events: what every table goes through.
//!
//! Not here: how one row is read, which each layout's own file knows (`wallet` says how it is declared).

use crate::error::{Code, Error, Result};
use crate::event::{Status, Transaction};
use crate::money::Currency;
use crate::statement::account::Account;
use crate::statement::commas::{Joined, Places};
use crate::statement::draft::Draft;
use crate::statement::mapping::Mapping;
use crate::statement::table::{self, Cells, Header, Row};
use crate::statement::totals::{self, Declared};
use crate::statement::waiting::Habits;
use crate::statement::wallet::{Candidate, Context, Fits, Parted, Wallet};
use crate::statement::when::{self, DateOrder};
use crate::statement::{
    Defaults, Skipped, Statement, Warning, balances, columns, identity, numbers, repeated,
};
use crate::time::{Millis, UtcOffset};

/// First column's name in tables that the package makes of files that are none: each row's place in the file's list.
const NUMBERED: &str = "#";

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
    /// Data rows so far; the line of the last one, since several rows may be one entry's.
    rows: usize,
    last: u32,
    /// Headers that came again: a file below a file. What they declare, one sum of the file can not be held against.
    table: u32,
    declares_otherwise: bool,
    accounts: Vec<Account>,
    mapping: Option<Mapping>,
    candidates: Vec<Candidate>,
    offset: Option<UtcOffset>,
    currency: Option<Currency>,
    /// Rows that wait for the last, and where they stand.
    waiting: Vec<(Row, Spot)>,
    habits: Habits,
}

/// Where a row stands: which of the file's accounts it is of, and in which table.
type Spot = (usize, u32);

/// What is found out once all rows are there, a piece at a time.
#[derive(Default)]
struct Settled {
    /// How many pieces are done.
    steps: u8,
    /// What each draft pays back.
    links: Vec<Option<usize>>,
    ids: identity::Ids,
    guessed: usize,
    /// Breaks in running balances.
    gaps: usize,
    /// Rows that stood there before.
    repeated: usize,
}

impl Taken {
    /// Under this header, which has these rows above it.
    pub(super) fn new(
        found: Fits,
        header: Header,
        preamble: &[Row],
        parted: Parted,
        defaults: &Defaults,
    ) -> Self {
        let Fits {
            wallet,
            layout,
            candidates,
            mapping,
        } = found;
        let columns = (wallet.columns)(layout).filter(|_| parted == Parted::Commas);
        let mut taken = Self {
            wallet,
            layout,
            places: columns.and_then(|columns| Places::of(&header, columns)),
            header,
            decimal_comma: parted == Parted::Semicolons,
            declared: Declared::default(),
            exported_at: None,
            drafts: Vec::new(),
            skipped: Vec::new(),
            ended: false,
            settled: Settled::default(),
            rows: 0,
            last: 0,
            table: 0,
            declares_otherwise: false,
            accounts: Vec::new(),
            mapping,
            candidates,
            offset: defaults.utc_offset,
            currency: defaults.currency,
            waiting: Vec::new(),
            habits: Habits::default(),
        };
        preamble.iter().for_each(|row| taken.look(row));
        taken
    }

    /// Looks at a row outside of the table.
    fn look(&mut self, row: &Row) {
        self.declares_otherwise |= self.rows > 0 && self.declared.differs(row);
        self.declared.look(row);
        self.exported_at = self.exported_at.or_else(|| totals::exported_at(row));
        let account = match self.accounts.first_mut() {
            Some(account) => account,
            None => {
                self.accounts.push(Account::default());
                let Some(account) = self.accounts.first_mut() else {
                    return;
                };
                account
            }
        };
        account.look(row);
    }

    /// What the package found of a file beside its rows: a row that begins with what it is about.
    fn told(&mut self, row: &Row) {
        let mut cells = row.cells.iter().map(String::as_str);
        let about = cells.next().unwrap_or_default();
        if about == "=account" {
            self.accounts.push(Account::default());
        }
        while let (Some(name), Some(value)) = (cells.next(), cells.next()) {
            if value.is_empty() {
                continue;
            }
            match about {
                "=account" | "=balance" => {
                    if let Some(account) = self.accounts.last_mut() {
                        account.told(name, value);
                    }
                }
                "=exported" => {
                    let when = when::when(value, DateOrder::Ymd);
                    let offset = self.offset.unwrap_or(UtcOffset::GREENWICH);
                    self.exported_at = self.exported_at.or_else(|| when?.instant(offset));
                }
                "=declared" => self.declared.told(name, value),
                _ => {}
            }
        }
    }

    /// How many rows were read.
    pub(super) const fn count(&self) -> usize {
        self.rows
    }

    /// True for cells that stand where a row's would.
    pub(super) fn is_row(&self, cells: &[String]) -> bool {
        cells.len() >= self.header.width() && cells.iter().any(|cell| columns::is_day(cell))
    }

    /// Reads a row.
    pub(super) fn row(&mut self, mut row: Row) {
        if self.header.first() == NUMBERED {
            if row.cells.first().is_some_and(|cell| cell.starts_with('=')) {
                self.told(&row);
                return;
            }
            row.line = row
                .cells
                .first()
                .and_then(|cell| cell.parse().ok())
                .unwrap_or(row.line);
        }
        self.ended |= self.wallet.is_chinese && table::ends_table(&row);
        // After the end only what looks like a row is one: the trailer's lines fill a cell or two.
        let data = if self.ended {
            row.filled() >= 3
        } else {
            row.filled() > 0 || row.spilt
        };
        if self.header.is_again(&row) {
            self.table = self.table.saturating_add(1);
            self.ended = false;
            return;
        }
        if !data {
            self.look(&row);
            return;
        }
        self.rows += usize::from(row.line != self.last);
        self.last = row.line;
        let spot = (self.accounts.len().saturating_sub(1), self.table);
        if Habits::are_asked(self.wallet, self.layout) {
            self.waiting.push((row, spot));
        } else {
            self.read(row, spot);
        }
    }

    /// Decides for the rows that waited how their file writes, and reads them.
    fn read_waiting(&mut self) {
        let waiting = std::mem::take(&mut self.waiting);
        let cells: Vec<Cells<'_>> = waiting.iter().map(|(row, _)| self.cells(row)).collect();
        self.habits = Habits::of(self.wallet, self.layout, &cells, self.currency);
        for (row, spot) in waiting {
            self.read(row, spot);
        }
    }

    fn cells<'r>(&'r self, row: &'r Row) -> Cells<'r> {
        Cells {
            header: &self.header,
            row,
            decimal_comma: self.decimal_comma,
        }
    }

    fn read(&mut self, mut row: Row, (account, table): Spot) {
        let joined = self.places.as_ref().map(|places| places.put_together(&mut row));
        if joined == Some(Joined::Astray) {
            let amount = (self.wallet.columns)(self.layout).map_or("", |columns| columns.amount);
            row.rejoin(amount, &self.header); // no amount comes of it, and that is its fault
        }
        let context = Context {
            layout: self.layout,
            offset: self.offset,
            currency: self
                .accounts
                .get(account)
                .and_then(|account| account.currency)
                .or(self.currency),
            account,
            mapping: self.mapping.as_ref(),
            order: self.habits.order,
            turned: self.habits.turned,
            mark: self.habits.mark,
        };
        let cells = self.cells(&row);
        let read = if joined == Some(Joined::Astray) && row.spills(&self.header) {
            Err(Code::RowMisaligned)
        } else {
            (self.wallet.read)(&cells, &context)
        };
        match read {
            Ok(draft) => self.drafts.push(Draft {
                parted: joined == Some(Joined::Unsure),
                table,
                ..draft
            }),
            Err(code) => self.skipped.push(Skipped::new(&row, code)),
        }
    }

    /// Does one piece of what takes all rows; true while there is more. Each is some milliseconds' work for a bill of a year.
    pub(super) fn settle(&mut self) -> bool {
        if self.settled.steps == 0 {
            self.read_waiting();
        }
        let (drafts, settled) = (&mut self.drafts, &mut self.settled);
        match settled.steps {
            0 => {
                let wallet = self.wallet.name;
                let is_numbered = wallet != "bank" && (self.wallet.kind)(self.layout) != "qif";
                settled.repeated = repeated::join(wallet, is_numbered, drafts);
                settled.gaps = balances::breaks(drafts);
                let joining = (self.wallet.join)(std::mem::take(drafts));
                *drafts = joining.drafts;
                self.skipped
                    .extend(joining.aside.into_iter().map(|(line, code)| Skipped {
                        line,
                        code: code.as_str(),
                        text: String::new(),
                    }));
                settled.guessed = drafts.iter().filter(|draft| draft.guessed).count(); // a refund that takes one over is not counted
                settled.links = numbers::link(drafts);
            }
            1 => {
                let kind = (self.wallet.kind)(self.layout);
                if settled.ids.name_more(self.wallet.name, kind, drafts) {
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
        let rows = u32::try_from(self.rows).unwrap_or(u32::MAX);
        if rows == 0 {
            return Err(Error::new(Code::StatementWithoutRows));
        }
        while self.settle() {}
        // A file that names no currency has no payment to show: its caller has to say which it is.
        if self.drafts.is_empty()
            && self
                .skipped
                .iter()
                .any(|row| row.code == Code::RowCurrencyMissing.as_str())
        {
            return Err(Error::new(Code::RowCurrencyMissing).at_field("currency"));
        }
        let Settled {
            links,
            ids,
            guessed,
            gaps,
            repeated: again,
            ..
        } = self.settled;
        let (ids, repeated) = (ids.ids, ids.repeated);
        let drafts = self.drafts;
        let checked = balances::check(&drafts, &self.accounts, gaps);
        let count = |is: fn(&Draft) -> bool| drafts.iter().filter(|draft| is(draft)).count();
        let warnings = Warning::list(&[
            (
                "status-unknown",
                count(|draft| draft.payment.status == Status::Unknown),
            ),
            ("type-unknown", count(|draft| draft.type_unknown)),
            ("excel-resaved", count(|draft| draft.resaved)),
            ("ids-repeated", repeated),
            ("rows-repeated", again),
            ("category-guessed", guessed),
            ("commas-joined", count(|draft| draft.parted)),
            (
                "date-order-guessed",
                if self.habits.order_guessed {
                    drafts.len()
                } else {
                    0
                },
            ),
            ("zone-assumed", count(|draft| draft.zone_assumed)),
            ("direction-guessed", count(|draft| draft.direction_guessed)),
            ("currency-guessed", count(|draft| draft.currency_guessed)),
            ("balance-gaps", checked.gaps),
            ("balance-differs", checked.differ),
        ]);
        let once = rows.saturating_sub(u32::try_from(again).unwrap_or(u32::MAX));
        let counted = totals::count(once, &drafts)?;
        let origins = drafts.iter().map(Draft::lines).collect();
        let several = self.accounts.len() > 1;
        let names: Vec<String> = self
            .accounts
            .iter()
            .map(|account| self.wallet.account_id(account, several, defaults))
            .collect();
        let events = drafts
            .into_iter()
            .zip(&ids)
            .zip(&links)
            .map(|((draft, id), link)| {
                let original = link.and_then(|position| ids.get(position));
                Transaction {
                    exported_at: self.exported_at,
                    ..self.wallet.event(draft, id, original, &names, defaults)
                }
            })
            .collect();
        Ok(Statement {
            layout: self.layout,
            events,
            rows,
            origins,
            uses: Vec::new(),
            use_origins: Vec::new(),
            skipped: self.skipped,
            warnings,
            exported_at: self.exported_at,
            declared: self.declared.some().filter(|_| !self.declares_otherwise),
            counted,
            candidates: self.candidates,
            columns: self.mapping,
            accounts: self.accounts.into_iter().filter(Account::is_told).collect(),
        })
    }
}
