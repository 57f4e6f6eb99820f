//! A statement being read and handed out in parts: a bill of 200,000 rows takes seconds to cross the border at once, and
//! nobody hears a stop in them.
//!
//! Cells cross as one text with their lengths, a typed array: an array of arrays of strings costs a call for each cell.

use crate::error::{Code, Error, Result};
use crate::event::{Access, Transaction};
use crate::statement::{Options, Question, Reading, Skipped, Statement};
use serde::Serialize;
use std::vec::IntoIter;

/// Before the last piece, and after it.
#[derive(Debug)]
enum Stage {
    Reading(Box<Reading>),
    Read {
        events: IntoIter<Transaction>,
        origins: IntoIter<Vec<u32>>,
        uses: IntoIter<Access>,
        use_origins: IntoIter<Vec<u32>>,
        skipped: IntoIter<Skipped>,
    },
    /// Something failed in it; nothing comes any more.
    Over,
}

#[derive(Debug)]
pub(super) struct Reader(Stage);

/// A part of the events, and the lines that they came from.
#[derive(Serialize)]
pub(super) struct Part {
    events: Vec<Transaction>,
    origins: Vec<Vec<u32>>,
}

/// A part of the uses of the account, and the lines that they came from.
#[derive(Default, Serialize)]
pub(super) struct UsePart {
    events: Vec<Access>,
    origins: Vec<Vec<u32>>,
}

impl Reader {
    pub(super) fn new(options: &Options) -> Result<Self> {
        Ok(Self(Stage::Reading(Box::new(Reading::new(options)?))))
    }

    fn reading(&mut self) -> Result<&mut Reading> {
        match &mut self.0 {
            Stage::Reading(reading) => Ok(reading),
            Stage::Read { .. } | Stage::Over => Err(Error::new(Code::OptionsInvalid).at_field("source")),
        }
    }

    pub(super) fn text(&mut self, text: &str, last: bool) -> Result<bool> {
        self.reading()?.text(text, last)
    }

    /// `lengths` of the cells in UTF-16 units, as JavaScript counts; `widths` of the rows in cells.
    pub(super) fn rows(&mut self, text: &str, lengths: &[u32], widths: &[u32]) -> Result<()> {
        let mut letters = text.chars();
        let mut lengths = lengths.iter();
        let mut cell = |units: u32| {
            let mut cell = String::new();
            let mut left = units as usize;
            while left > 0 {
                let Some(letter) = letters.next() else { break };
                left = left.saturating_sub(letter.len_utf16());
                cell.push(letter);
            }
            cell
        };
        let rows: Vec<Vec<String>> = widths
            .iter()
            .map(|width| {
                let own = lengths.by_ref().take(*width as usize);
                own.map(|units| cell(*units)).collect()
            })
            .collect();
        self.reading()?.rows(&rows)
    }

    /// What a person has to say before the file can be read.
    pub(super) fn question(&mut self) -> Option<Question> {
        match &mut self.0 {
            Stage::Reading(reading) => reading.question(),
            Stage::Read { .. } | Stage::Over => None,
        }
    }

    pub(super) fn settle(&mut self) -> Result<bool> {
        self.reading()?.settle()
    }

    /// The statement without its events and skipped rows, which come in parts.
    pub(super) fn statement(&mut self) -> Result<Statement> {
        let Stage::Reading(reading) = std::mem::replace(&mut self.0, Stage::Over) else {
            return Err(Error::new(Code::OptionsInvalid).at_field("source"));
        };
        let mut statement = reading.statement()?;
        self.0 = Stage::Read {
            events: std::mem::take(&mut statement.events).into_iter(),
            origins: std::mem::take(&mut statement.origins).into_iter(),
            uses: std::mem::take(&mut statement.uses).into_iter(),
            use_origins: std::mem::take(&mut statement.use_origins).into_iter(),
            skipped: std::mem::take(&mut statement.skipped).into_iter(),
        };
        Ok(statement)
    }

    pub(super) fn events(&mut self, most: usize) -> Part {
        match &mut self.0 {
            Stage::Read { events, origins, .. } => Part {
                events: events.take(most).collect(),
                origins: origins.take(most).collect(),
            },
            Stage::Reading(_) | Stage::Over => Part {
                events: Vec::new(),
                origins: Vec::new(),
            },
        }
    }

    pub(super) fn uses(&mut self, most: usize) -> UsePart {
        match &mut self.0 {
            Stage::Read {
                uses, use_origins, ..
            } => UsePart {
                events: uses.take(most).collect(),
                origins: use_origins.take(most).collect(),
            },
            Stage::Reading(_) | Stage::Over => UsePart::default(),
        }
    }

    pub(super) fn skipped(&mut self, most: usize) -> Vec<Skipped> {
        match &mut self.0 {
            Stage::Read { skipped, .. } => skipped.take(most).collect(),
            Stage::Reading(_) | Stage::Over => Vec::new(),
        }
    }
}
