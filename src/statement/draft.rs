//! A payment on its way from a row to an event: what the row says, before it knows its neighbours.
//!
//! The parts that all wallets' rows have in common are read here; what their words mean is each wallet's own file.

use crate::error::Code;
use crate::event::{Counterparty, CounterpartyKind, Direction, MAX_TEXT, PaymentType, Status, Transaction};
use crate::money::{Amount, Currency};
use crate::statement::category;
use crate::statement::cell;
use crate::statement::sum::{self, DecimalMark};
use crate::statement::table::Cells;
use crate::time::{Millis, UtcOffset};
use rust_decimal::Decimal;

/// In which of its own totals a statement counts a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flow {
    /// 支出
    Spent,
    /// 收入
    Received,
    /// Neither: 不计收支, 中性交易.
    Neither,
}

impl Flow {
    /// The word of the column 收/支; `None` for one that neither wallet has used so far.
    pub(super) fn of(word: Option<&str>) -> Option<Self> {
        match word {
            Some("支出") => Some(Self::Spent),
            Some("收入") => Some(Self::Received),
            // Older exports leave it empty; some tools that convert statements write 中性.
            None | Some("不计收支" | "其他" | "中性交易" | "中性") => Some(Self::Neither),
            Some(_) => None,
        }
    }

    /// Direction in which the balance moves.
    pub(super) const fn direction(self) -> Direction {
        match self {
            Self::Spent => Direction::Debit,
            Self::Received => Direction::Credit,
            Self::Neither => Direction::Neutral,
        }
    }
}

/// Columns in which a wallet keeps what every wallet has.
pub(super) struct Columns {
    pub(super) times: &'static [&'static str],
    pub(super) amount: &'static str,
    pub(super) number: &'static str,
    pub(super) order: &'static str,
    pub(super) counterparty: &'static str,
    pub(super) description: &'static str,
    pub(super) note: &'static str,
    pub(super) method: &'static str,
    /// 收/支.
    pub(super) flow: &'static str,
    pub(super) state: &'static str,
    /// Other columns of sums.
    pub(super) sums: &'static [&'static str],
    /// A row that does not reach these has been cut.
    pub(super) needed: &'static [&'static str],
}

/// Reading of a row by a wallet's own words.
pub(super) struct Reading {
    pub(super) direction: Direction,
    pub(super) kind: PaymentType,
    /// False where no rule knew the row's type.
    pub(super) known: bool,
    pub(super) with: Option<CounterpartyKind>,
    /// One of the category codes, where the statement itself says it.
    pub(super) category: Option<&'static str>,
}

impl Reading {
    /// A row whose type is known.
    pub(super) const fn of(direction: Direction, kind: PaymentType, with: CounterpartyKind) -> Self {
        Self {
            direction,
            kind,
            known: true,
            with: Some(with),
            category: None,
        }
    }

    /// Between the holder's own places.
    pub(super) const fn own(kind: PaymentType) -> Self {
        Self::of(Direction::Neutral, kind, CounterpartyKind::Own)
    }

    /// A row whose type no rule knows.
    pub(super) const fn unknown(direction: Direction) -> Self {
        Self {
            direction,
            kind: PaymentType::Other,
            known: false,
            with: None,
            category: None,
        }
    }

    /// With the category that the statement gives.
    pub(super) const fn in_category(mut self, category: Option<&'static str>) -> Self {
        self.category = category;
        self
    }
}

/// A row read by itself.
pub(super) struct Draft {
    pub(super) line: u32,
    /// Complete but for `id` and `refund_of`.
    pub(super) payment: Transaction,
    /// The operator's number as written, even where a spreadsheet has rounded it.
    pub(super) number: String,
    /// The merchant's order number, likewise.
    pub(super) order: String,
    pub(super) flow: Flow,
    /// Closed, and perhaps paid before: paid back, if a refund in the file names it.
    pub(super) perhaps_paid: bool,
    /// Commas had parted its cells, and where the name ends and the goods begin is a guess.
    pub(super) parted: bool,
    pub(super) type_unknown: bool,
    pub(super) guessed: bool,
    pub(super) resaved: bool,
    /// Further lines that the payment was put together from.
    pub(super) more: Vec<u32>,
    /// The payment that it belongs to, as its file numbers payments: rows of one are put together by the layout.
    pub(super) group: String,
    /// Which of the file's accounts it is of.
    pub(super) account: usize,
    /// Which of the file's tables it stands in, where a header comes again.
    pub(super) table: u32,
    /// The balance after it, as written: below nothing, too.
    pub(super) balance: Option<Decimal>,
    /// Which of its account's balances that is, where there are several of one currency: a pocket's.
    pub(super) purse: String,
    /// By how much it moved the balance, where the amount alone does not say it.
    pub(super) moved: Option<Decimal>,
    /// What the file's own totals count of it, where that is not the amount.
    pub(super) counts: Option<Amount>,
    /// A clock's time in no zone that the file names.
    pub(super) zone_assumed: bool,
    pub(super) direction_guessed: bool,
    pub(super) currency_guessed: bool,
    /// Of a part of an entry: what the whole of it moved.
    pub(super) whole: Option<(Decimal, Currency)>,
    /// Own words of a layout on a row that its others are put together with.
    pub(super) mark: &'static str,
}

impl Draft {
    /// Of a payment, in no total, under no number.
    pub(super) fn of(line: u32, payment: Transaction) -> Self {
        Self {
            line,
            payment,
            number: String::new(),
            order: String::new(),
            flow: Flow::Neither,
            perhaps_paid: false,
            parted: false,
            type_unknown: false,
            guessed: false,
            resaved: false,
            more: Vec::new(),
            group: String::new(),
            account: 0,
            table: 0,
            balance: None,
            purse: String::new(),
            moved: None,
            counts: None,
            zone_assumed: false,
            direction_guessed: false,
            currency_guessed: false,
            whole: None,
            mark: "",
        }
    }

    /// Reads what all rows have, or says why it cannot be read.
    pub(super) fn begin(cells: &Cells<'_>, columns: &Columns, flow: Option<Flow>) -> Result<Self, Code> {
        // What was spent is below nothing in some copies; what came cannot be.
        let signed = || {
            let text = cells
                .get(columns.amount)
                .filter(|_| flow != Some(Flow::Received))?;
            let sum =
                sum::sum(text, DecimalMark::Point).filter(|sum| sum.negative && !cells.decimal_comma)?;
            Some(sum.amount)
        };
        let amount = cells.amount(columns.amount).or_else(signed);
        Self::begin_with(cells, columns, flow, amount)
    }

    /// The same, where the amount stands in a cell with other words.
    pub(super) fn begin_with(
        cells: &Cells<'_>,
        columns: &Columns,
        flow: Option<Flow>,
        amount: Option<Amount>,
    ) -> Result<Self, Code> {
        let lacks = |name: &&str| cells.header.column(name).is_some() && !cells.reaches(name);
        if columns.needed.iter().any(lacks) {
            return Err(Code::RowTooShort);
        }
        // A comma too many before the amount pushes every cell out of its column.
        if flow.is_none() && cells.row.overflows(cells.header) {
            return Err(Code::RowMisaligned);
        }
        let amount = amount.ok_or(Code::RowAmountInvalid)?;
        let moment = columns.times.iter().find_map(|name| cells.get(name));
        let moment = moment.and_then(cell::moment).ok_or(Code::RowTimeInvalid)?;
        // No wallet of mainland China has ever meant another zone; WeChat's files say it since March 2026.
        let at = UtcOffset::CHINA
            .instant(moment.wall)
            .map_err(|_| Code::RowTimeInvalid)?;

        let text = |name| cells.get(name).map(bounded);
        let written = |name| cells.get(name).unwrap_or_default().to_owned();
        let (number, order) = (written(columns.number), written(columns.order));
        // A rounded number names no payment.
        let usable =
            |number: &str| Some(bounded(number)).filter(|n| !n.is_empty() && !cell::is_rounded_number(n));

        let mut payment = Transaction::new("", "", at, amount, Currency::CNY);
        payment.time_precision = Some(moment.precision);
        payment.counterparty = text(columns.counterparty).map(|name| Counterparty {
            name: Some(name),
            ..Counterparty::default()
        });
        payment.order_id = usable(&order);
        payment.reference = usable(&number);
        payment.instrument = cells.get(columns.method).and_then(cell::instrument);
        payment.description = text(columns.description);
        payment.note = text(columns.note);
        Ok(Self {
            resaved: moment.resaved
                || cell::is_rounded_number(&number)
                || cell::is_rounded_number(&order)
                || cells.get(columns.amount).is_some_and(cell::has_exponent),
            number,
            order,
            flow: flow.unwrap_or(Flow::Neither),
            ..Self::of(cells.row.line, payment)
        })
    }

    /// Takes over what the wallet's words say.
    pub(super) fn is(&mut self, reading: &Reading) {
        let payment = &mut self.payment;
        payment.direction = reading.direction;
        payment.kind = reading.kind;
        self.type_unknown = !reading.known;
        if let (Some(counterparty), Some(kind)) = (&mut payment.counterparty, reading.with) {
            counterparty.kind = Some(kind);
        }
        let of_kind = crate::event::category::of_type(payment.kind);
        let given = of_kind.or(reading.category);
        if given.is_none() && payment.kind == PaymentType::Purchase {
            let name = payment
                .counterparty
                .as_ref()
                .and_then(|with| with.name.as_deref());
            let guess = category::guess(name, payment.description.as_deref());
            self.guessed = guess.is_some();
            payment.category = guess.map(str::to_owned);
        } else {
            payment.category = given.map(str::to_owned);
        }
    }

    /// What came back is a red packet or a transfer: its category is that of what was sent, and no longer "refund", so that
    /// whoever looks for its payment knows which kind it is, also where nobody is named.
    pub(super) fn returns(&mut self, sent: PaymentType) {
        self.payment.category = crate::event::category::of_type(sent).map(str::to_owned);
    }

    /// So much of it was paid back, as the statement says.
    pub(super) fn paid_back(&mut self, refunded: Amount) {
        if refunded.is_zero() {
            return;
        }
        self.payment.status = if refunded >= self.payment.amount {
            Status::Refunded
        } else {
            Status::PartlyRefunded
        };
        self.payment.refunded = Some(refunded);
    }

    /// Every line that it was read from.
    pub(super) fn lines(&self) -> Vec<u32> {
        let mut lines = vec![self.line];
        lines.extend(&self.more);
        lines.sort_unstable();
        lines.dedup();
        lines
    }

    /// The instant, for order among rows.
    pub(super) const fn at(&self) -> Millis {
        self.payment.at
    }
}

/// Cut to what an event takes, between characters.
pub(super) fn bounded(text: &str) -> String {
    let end = (0..=text.len().min(MAX_TEXT))
        .rev()
        .find(|end| text.is_char_boundary(*end))
        .unwrap_or(0);
    text.get(..end).unwrap_or_default().to_owned()
}
