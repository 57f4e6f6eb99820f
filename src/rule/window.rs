//! Windows: what an expression asks of the account's own earlier payments, and how that is written.
//!
//! `window("7d")`, narrowed by `.same("counterparty")` as often as one likes, and what of it: `.count()`, `.sum()`, `.max()`,
//! `.failures()`, `.distinct("country")`, or `.truncated()`. All names are read before the expression runs, so that what a payment
//! costs is known by the windows that rules ask for.
//! Not here: which payments count, and when not all of them are known (`engine::rules`).

use super::Kind;
use super::cursor::{Compiler, Part, Stopped, TEXT};
use super::literal;
use super::program::Step;
use super::token::Token;
use crate::error::Code;
use crate::nearest::nearest;
use crate::record::record;
use crate::time::DAY;

/// Days of the longest window: a quarter of a year, beyond which a rule asks for a habit (`usual`).
const LONGEST: i64 = 90;

/// Window of an account's own earlier payments, and what of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    /// How far it reaches back from the payment's own time, in milliseconds.
    pub length: i64,
    /// What its payments have in common with the payment that is judged.
    pub same: Vec<Same>,
    /// What of them.
    pub of: Of,
}

record! { struct Window { length, same, of } }

impl Window {
    /// True where it asks for the payments' devices.
    pub fn asks_for_devices(&self) -> bool {
        self.of == Of::Distinct(Same::Device) || self.same.contains(&Same::Device)
    }
}

/// What is asked of a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// Payments.
    Count,
    /// Money in the payment's own currency.
    Sum,
    /// The largest sum in it.
    Max,
    /// Attempts that were refused.
    Failures,
    /// Different ones of these.
    Distinct(Same),
    /// Whether not all of it is known.
    Truncated,
}

record! { enum Of { 0 = Count, 1 = Sum, 2 = Max, 3 = Failures, 4 = Distinct(what), 5 = Truncated } }

/// What two payments may have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // the event's names
pub enum Same {
    Counterparty,
    Device,
    Instrument,
    Channel,
    Category,
    Mcc,
    Country,
}

record! {
    enum Same {
        0 = Counterparty, 1 = Device, 2 = Instrument, 3 = Channel, 4 = Category, 5 = Mcc, 6 = Country,
    }
}

/// Names of what two payments may have in common, as events have them.
const SAME: [(&str, Same); 7] = [
    ("counterparty", Same::Counterparty),
    ("device", Same::Device),
    ("instrument", Same::Instrument),
    ("channel", Same::Channel),
    ("category", Same::Category),
    ("mcc", Same::Mcc),
    ("country", Same::Country),
];

/// What may follow a window.
const METHODS: [&str; 7] = ["same", "count", "sum", "max", "failures", "distinct", "truncated"];

impl Compiler<'_> {
    /// A window, from the bracket behind its name on.
    pub(super) fn window(&mut self, span: (usize, usize)) -> Result<Part, Stopped> {
        let Some(kept) = self.scope.kept_days else {
            self.fault(Code::RuleUnsupported, span);
            return Err(Stopped);
        };
        let length = self.length(i64::from(kept))?;
        self.needs(&[")"])?;
        let mut same = Vec::new();
        let (of, kind) = loop {
            if !self.takes(".") {
                return self.unread(&METHODS);
            }
            let (place, name) = (self.span, self.word());
            if self.token != Token::Name {
                return self.unread(&METHODS);
            }
            self.next();
            self.needs(&["("])?;
            let asked = match name {
                "count" => Some((Of::Count, Kind::Int)),
                "sum" => Some((Of::Sum, Kind::Decimal)),
                "max" => Some((Of::Max, Kind::Decimal)),
                "failures" => Some((Of::Failures, Kind::Int)),
                "truncated" => Some((Of::Truncated, Kind::Bool)),
                "distinct" => {
                    let field = self.field()?;
                    Some((field.map_or(Of::Count, Of::Distinct), Kind::Int))
                }
                "same" => {
                    let field = self.field()?;
                    same.extend(field.filter(|field| !same.contains(field)));
                    None
                }
                _ => {
                    self.unknown(place, METHODS);
                    return Err(Stopped);
                }
            };
            self.needs(&[")"])?;
            if let Some(asked) = asked {
                break asked;
            }
        };
        let window = Window { length, same, of };
        let known = self.windows.iter().position(|known| *known == window);
        let number = known.unwrap_or(self.windows.len());
        if known.is_none() {
            self.windows.push(window);
        }
        self.push(Step::Window(u16::try_from(number).unwrap_or(u16::MAX)))?;
        Ok(Part {
            kind,
            span: (span.0, self.end),
        })
    }

    /// How far a window reaches back: `7d`, or a duration as CEL writes it.
    fn length(&mut self, kept: i64) -> Result<i64, Stopped> {
        let Token::Text(text) = self.token.clone() else {
            return self.unread(&TEXT_OF_LENGTH);
        };
        let days = text.strip_suffix('d').and_then(|days| days.parse::<u16>().ok());
        let length = match days {
            Some(days) => Some(i64::from(days) * DAY),
            None => literal::length(&text),
        };
        let span = self.span;
        match length.filter(|length| *length > 0) {
            None => self.fault(Code::RuleLiteral, span).expected = &TEXT_OF_LENGTH,
            Some(_) if kept == 0 => {
                self.fault(Code::LedgerOff, span);
            }
            Some(length) if length > LONGEST.min(kept) * DAY => {
                self.fault(Code::RuleWindowLong, span);
            }
            Some(_) => {}
        }
        self.next();
        Ok(length.unwrap_or_default())
    }

    /// What payments are held against each other by.
    fn field(&mut self) -> Result<Option<Same>, Stopped> {
        let Token::Text(text) = self.token.clone() else {
            return self.unread(TEXT);
        };
        let found = SAME.iter().find(|(name, _)| *name == text);
        if found.is_none() {
            let near = nearest(&text, SAME.iter().map(|(name, _)| *name)).map(str::to_owned);
            let span = self.span;
            let fault = self.fault(Code::RuleNameUnknown, span);
            (fault.nearest, fault.expected) = (near, &NAMES);
        }
        self.next();
        Ok(found.map(|(_, same)| *same))
    }
}

/// How a length is written.
const TEXT_OF_LENGTH: [&str; 3] = ["\"7d\"", "\"24h\"", "\"90m\""];
const NAMES: [&str; 7] = [
    "counterparty",
    "device",
    "instrument",
    "channel",
    "category",
    "mcc",
    "country",
];
