//! The project's own layouts: CSV and JSON under the contract's field names.
//!
//! Whoever can write a table can feed the engine: the header holds `event::Field` names, dotted where nested, and
//! `Transaction::read` decides, as it does for objects, or `Access::read` where a row is a use of the account. JSON comes as rows too: JavaScript has a JSON parser already
//! and a second one in the module would cost 13 kB, so the package parses, flattens, and marks each cell with its
//! JSON type (`TAGS`); the types are kept, and money given as a number is refused here as everywhere.

use crate::error::{Code, Error, Result};
use crate::event::{Access, Dialect, Field, RawEvent, Transaction, Value};
use crate::money::Amount;
use crate::statement::float;
use crate::statement::table::{Header, Row};
use crate::statement::totals::Counted;
use crate::statement::wallet::Candidate;
use crate::statement::{Defaults, Skipped, Statement, Warning};
use crate::time::Millis;

/// Names of the layouts.
pub(super) const LAYOUTS: &[&str] = &["canonical.csv", "canonical.json"];

/// The first character of a JSON row's cell: text, number, true or false, a list of texts, or the name of another type.
const TAGS: [char; 5] = ['"', '#', '!', '[', '?'];
/// Between the texts of a list: the character that ASCII has for it (unit separator), in no number of anything.
const BETWEEN: char = '\u{1f}';

/// Without these a text row is no payment.
const NEEDED: [Field; 4] = [Field::Id, Field::At, Field::Amount, Field::Currency];
/// Without these it is no use of the account.
const NEEDED_OF_USE: [Field; 3] = [Field::Id, Field::At, Field::Action];

/// True for a header that means to be canonical; what it lacks is said by name afterwards.
pub(super) fn is_header(header: &Header) -> bool {
    // Two of the four, of which one is a name that no bank uses: "amount" and "currency" alone are in many exports.
    let has = |field: Field| header.column(field.name()).is_some();
    let few = |needed: &[Field], least| needed.iter().filter(|field| has(**field)).count() >= least;
    let is_of_payments = few(&NEEDED, 3) && (has(Field::At) || has(Field::Id));
    // "action" alone may be a bank's: beside it stands a name that only uses have, or both of the others.
    let is_of_uses = has(Field::Action)
        && (few(&NEEDED_OF_USE, 3)
            || few(&NEEDED_OF_USE, 2)
                && [Field::DeviceId, Field::ChallengeOf, Field::Success]
                    .iter()
                    .any(|field| has(*field)));
    is_of_payments || is_of_uses
}

/// True for a header whose rows are uses, where they do not say what they are.
fn is_of_uses(header: &Header) -> bool {
    header.column(Field::Action.name()).is_some() && header.column(Field::Amount.name()).is_none()
}

/// True for cells that stand where a row's would: enough of them, a time or an amount under its name.
fn is_row(header: &Header, cells: &[String]) -> bool {
    let cell = |field: Field| header.column(field.name()).and_then(|column| cells.get(column));
    let time = cell(Field::At).is_some_and(|at| Millis::parse(at).is_ok());
    let amount = cell(Field::Amount).is_some_and(|amount| Amount::parse(amount).is_ok());
    cells.len() >= header.width() && (time || amount)
}

/// A table being read: its events so far.
pub(super) struct Taken {
    layout: &'static str,
    header: Header,
    events: Vec<Transaction>,
    origins: Vec<Vec<u32>>,
    uses: Vec<Access>,
    use_origins: Vec<Vec<u32>>,
    skipped: Vec<Skipped>,
}

/// What a row is.
enum Told {
    Payment(Box<Transaction>),
    Use(Box<Access>),
}

impl Taken {
    /// Of canonical CSV, whose header stands in this line.
    pub(super) fn csv(header: Header, line: u32) -> Result<Self> {
        let needed: &[Field] = if is_of_uses(&header) {
            &NEEDED_OF_USE
        } else {
            &NEEDED
        };
        let missing = needed.iter().find(|field| header.column(field.name()).is_none());
        if let Some(field) = missing {
            return Err(Error::new(Code::FieldMissing)
                .at_field(field.name())
                .at_line(u64::from(line)));
        }
        Ok(Self::of("canonical.csv", header))
    }

    /// Of rows that the package made of JSON: marked cells under dotted names.
    pub(super) fn json(header: Header) -> Self {
        Self::of("canonical.json", header)
    }

    fn of(layout: &'static str, header: Header) -> Self {
        Self {
            layout,
            header,
            events: Vec::new(),
            origins: Vec::new(),
            uses: Vec::new(),
            use_origins: Vec::new(),
            skipped: Vec::new(),
        }
    }

    /// How many rows were read.
    pub(super) fn count(&self) -> usize {
        self.events.len() + self.uses.len() + self.skipped.len()
    }

    /// True for cells that stand where a row's would.
    pub(super) fn is_row(&self, cells: &[String]) -> bool {
        is_row(&self.header, cells)
    }

    /// Reads a row.
    pub(super) fn row(&mut self, row: Row, defaults: &Defaults) {
        if self.layout == "canonical.json" {
            self.marked_row(row, defaults);
        } else {
            self.text_row(row, defaults);
        }
    }

    fn text_row(&mut self, mut row: Row, defaults: &Defaults) {
        if row.filled() == 0 && !row.spilt || self.header.is_again(&row) {
            return;
        }
        row.rejoin(Field::Amount.name(), &self.header);
        let event = if row.spills(&self.header) {
            Err(Error::new(Code::RowMisaligned))
        } else {
            let values = named(&self.header, &row).map(|(field, cell)| (field, Value::Text(cell.into())));
            event(values.collect(), Dialect::Text, defaults)
        };
        self.keep(&row, event);
    }

    fn marked_row(&mut self, mut row: Row, defaults: &Defaults) {
        let values = named(&self.header, &row).filter_map(|(field, cell)| marked(field, cell));
        let event = event(values.collect(), Dialect::Typed, defaults);
        for cell in &mut row.cells {
            *cell = cell.trim_start_matches(TAGS).replace(BETWEEN, "|");
        }
        self.keep(&row, event);
    }

    fn keep(&mut self, row: &Row, event: Result<Told>) {
        match event {
            Ok(Told::Payment(payment)) => {
                self.events.push(*payment);
                self.origins.push(vec![row.line]);
            }
            Ok(Told::Use(access)) => {
                self.uses.push(*access);
                self.use_origins.push(vec![row.line]);
            }
            Err(error) => self.skipped.push(Skipped::new(row, error.code)),
        }
    }

    /// The statement, all its rows being read.
    pub(super) fn statement(self) -> Result<Statement> {
        let rows = u32::try_from(self.count()).unwrap_or(u32::MAX);
        if rows == 0 {
            return Err(Error::new(Code::StatementWithoutRows));
        }
        let strange = self.header.names().iter();
        let strange = strange.filter(|name| !name.is_empty() && field_of(name).is_none());
        Ok(Statement {
            layout: self.layout,
            rows,
            warnings: Warning::list(&[("column-unknown", strange.count())]),
            events: self.events,
            origins: self.origins,
            uses: self.uses,
            use_origins: self.use_origins,
            skipped: self.skipped,
            exported_at: None,
            candidates: vec![Candidate {
                layout: self.layout,
                confidence: 1.0,
            }],
            columns: None,
            accounts: Vec::new(),
            declared: None,
            // Several currencies may stand in one table, and it declares nothing that a sum could be held against.
            counted: Counted {
                rows,
                ..Counted::default()
            },
        })
    }
}

/// The field of a column. A payment's counterparty is an object: a column of that name alone is none that is known.
fn field_of(name: &str) -> Option<Field> {
    Field::from_name(name).filter(|field| *field != Field::Counterparty)
}

/// A row's cells with the fields that they stand under; a name that is given twice counts once.
fn named<'r>(header: &'r Header, row: &'r Row) -> impl Iterator<Item = (Field, &'r str)> {
    let cells = header.names().iter().zip(&row.cells).enumerate();
    cells.filter_map(|(column, (name, cell))| {
        let field = field_of(name)?;
        (header.column(name) == Some(column)).then_some((field, cell.as_str()))
    })
}

/// A cell with its type. Times may be text here: JSON written by people has RFC 3339.
fn marked(field: Field, cell: &str) -> Option<(Field, Value<'_>)> {
    let mut letters = cell.chars();
    let tag = letters.next()?;
    let rest = letters.as_str();
    let value = match tag {
        '"' if field == Field::At => match Millis::parse(rest) {
            Ok(at) => Value::Number(at.to_f64()),
            Err(_) => Value::Text(rest.into()),
        },
        '"' => Value::Text(rest.into()),
        '#' => float::parse(rest).map_or(Value::Other("number".into()), Value::Number),
        '!' => Value::Bool(rest == "true"),
        '[' => Value::List(rest.split(BETWEEN).map(Into::into).collect()),
        _ => Value::Other(rest.into()),
    };
    Some((field, value))
}

/// Validates, after filling in what the caller said about the whole file.
fn event<'a>(mut values: Vec<(Field, Value<'a>)>, dialect: Dialect, defaults: &'a Defaults) -> Result<Told> {
    let empty = |value: &Value<'_>| matches!(value, Value::Text(text) if text.is_empty());
    values.retain(|(_, value)| dialect == Dialect::Typed || !empty(value));
    let has = |field: Field| values.iter().any(|(known, _)| *known == field);
    let mut more: Vec<(Field, Value<'a>)> = Vec::new();
    let named = values.iter().find_map(|(field, value)| match value {
        Value::Text(kind) if *field == Field::Kind => Some(kind == "access"),
        _ => None,
    });
    // A row that does not say what it is, and does something to the account without a sum, is a use.
    let is_use = named.unwrap_or_else(|| !has(Field::Kind) && has(Field::Action) && !has(Field::Amount));
    if !has(Field::Kind) {
        let kind = if is_use { "access" } else { "transaction" };
        more.push((Field::Kind, Value::Text(kind.into())));
    }
    if !has(Field::AccountId) {
        let account = defaults.account_id.as_deref().unwrap_or("default");
        more.push((Field::AccountId, Value::Text(account.into())));
    }
    if let Some(holder) = defaults.holder_id.as_deref().filter(|_| !has(Field::HolderId)) {
        more.push((Field::HolderId, Value::Text(holder.into())));
    }
    let offset = defaults.utc_offset.filter(|_| !has(Field::UtcOffset));
    values.extend(more);
    let raw = RawEvent { dialect, values };
    if is_use {
        let mut access = Access::read(&raw)?;
        access.utc_offset = access.utc_offset.or(offset);
        return Ok(Told::Use(Box::new(access)));
    }
    let mut payment = Transaction::read(&raw)?;
    payment.utc_offset = payment.utc_offset.or(offset);
    Ok(Told::Payment(Box::new(payment)))
}
