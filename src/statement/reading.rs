//! A statement being read, a piece at a time: first its header is found, then each row is taken as it comes.
//!
//! The host feeds text or cells and may stop between two pieces; each call does a bounded piece of work. Nothing is kept of
//! a file but what its rows said, and of those no more than `ROWS`.

use crate::error::{Code, Error, Result};
use crate::statement::guess;
use crate::statement::head::Head;
use crate::statement::mapping::Question;
use crate::statement::records::{Next, Records};
use crate::statement::registry::Found;
use crate::statement::table::{self, Header, Row};
use crate::statement::under::{Under, judged, under};
use crate::statement::wallet::{Parted, Source};
use crate::statement::{Defaults, Options, Statement, canonical};

/// Looked at in one call, in bytes: some milliseconds on a phone.
const WORK: u64 = 512 * 1024;

/// A statement on its way from a file.
pub struct Reading {
    defaults: Defaults,
    stage: Stage,
    scanned: u64,
    question: Option<Box<Question>>,
}

enum Stage {
    /// Text whose header is looked for.
    Head(Head),
    /// Cells whose header is looked for.
    Sheet(Vec<Row>),
    /// Text below its header.
    Text(Box<Records>, Under),
    /// Cells below their header; the next row's line.
    Rows(Under, u32),
}

impl core::fmt::Debug for Reading {
    /// What is read is a person's.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Reading").finish_non_exhaustive()
    }
}

impl Reading {
    /// Nothing read yet.
    pub fn new(options: &Options) -> Result<Self> {
        Ok(Self {
            defaults: Defaults::of(options)?,
            stage: Stage::Head(Head::default()),
            scanned: 0,
            question: None,
        })
    }

    /// Reads on in a delimited text, already decoded; true where there is work left that takes another call, with or without
    /// more text.
    pub fn text(&mut self, text: &str, last: bool) -> Result<bool> {
        if let Stage::Head(head) = &mut self.stage {
            head.add(text, last);
            if !head.is_whole && !last {
                return Ok(false);
            }
            let (records, under) = std::mem::take(head).judged(&self.defaults, &mut self.question)?;
            self.stage = Stage::Text(Box::new(records), under);
            return Ok(true);
        }
        let Stage::Text(records, under) = &mut self.stage else {
            return Err(Error::new(Code::OptionsInvalid).at_field("rows"));
        };
        records.add(text);
        let before = records.scanned();
        let more = loop {
            match records.next(last, &|cells| under.is_row(cells)) {
                Next::Row(row) => under.row(row, &self.defaults)?,
                Next::More => {}
                Next::Starved | Next::End => break false,
            }
            if records.scanned() - before > WORK {
                break true;
            }
        };
        self.scanned = records.scanned();
        Ok(more)
    }

    /// Reads on in a sheet, or in rows made of JSON (`canonical.json` being asked for): row i is line i + 1.
    pub fn rows(&mut self, rows: &[Vec<String>]) -> Result<()> {
        let is_list = self.defaults.layout == Some("canonical.json");
        if matches!(&self.stage, Stage::Head(_)) {
            self.stage = Stage::Sheet(Vec::new());
        }
        for cells in rows {
            match &mut self.stage {
                Stage::Sheet(head) if is_list => {
                    let header = Header::of(&Row::of_sheet(0, cells));
                    head.clear();
                    self.stage = Stage::Rows(Under::Own(canonical::Taken::json(header)), 1);
                }
                Stage::Sheet(head) => {
                    let line = u32::try_from(head.len()).unwrap_or(u32::MAX).saturating_add(1);
                    head.push(Row::of_sheet(line, cells));
                    if head.len() >= table::HEADER_WITHIN {
                        self.sheet_judged(false)?;
                    }
                }
                Stage::Rows(under, line) => {
                    let row = if is_list {
                        Row::of_list(*line, cells)
                    } else {
                        Row::of_sheet(*line, cells)
                    };
                    *line = line.saturating_add(1);
                    under.row(row, &self.defaults)?;
                }
                Stage::Head(_) | Stage::Text(..) => {
                    return Err(Error::new(Code::OptionsInvalid).at_field("rows"));
                }
            }
        }
        Ok(())
    }

    fn sheet_judged(&mut self, last: bool) -> Result<()> {
        let Stage::Sheet(head) = &mut self.stage else {
            return Ok(());
        };
        let mut head = std::mem::take(head);
        let is_empty = last && head.iter().all(|row| row.filled() == 0);
        let (position, begin, header, found) = match judged(&head, Source::Sheet, &self.defaults) {
            Some((position, header, found)) => (position, position + 1, header, found),
            None if is_empty => return Err(Error::new(Code::FileEmpty)),
            None => {
                let Some(guess) = guess::guess(&head, &self.defaults) else {
                    return Err(Error::new(Code::LayoutUnknown));
                };
                let (position, begin) = (guess.header.unwrap_or(guess.begin), guess.begin);
                let (header, fits) = guess.settled(&self.defaults, &mut self.question)?;
                (position, begin, header, Some(Found::Layout(Box::new(fits))))
            }
        };
        let below = head.split_off(begin);
        let next = u32::try_from(head.len() + below.len())
            .unwrap_or(u32::MAX)
            .saturating_add(1);
        let line = u32::try_from(position).unwrap_or(u32::MAX).saturating_add(1);
        head.truncate(position);
        let mut under = under(found, header, line, &head, Parted::Otherwise, &self.defaults)?;
        for row in below {
            under.row(row, &self.defaults)?;
        }
        self.stage = Stage::Rows(under, next);
        Ok(())
    }

    /// Does one piece of what takes all rows, after the last; true while there is more.
    pub fn settle(&mut self) -> Result<bool> {
        if matches!(&self.stage, Stage::Sheet(_)) {
            self.sheet_judged(true)?;
        }
        Ok(match &mut self.stage {
            Stage::Text(_, Under::Wallet(taken)) | Stage::Rows(Under::Wallet(taken), _) => taken.settle(),
            _ => false,
        })
    }

    /// What a person has to say before this file can be read, where it failed for want of it.
    pub fn question(&mut self) -> Option<Question> {
        self.question.take().map(|question| *question)
    }

    /// How many bytes of text were looked at, once for each look: never more than a few times its length.
    pub const fn scanned(&self) -> u64 {
        self.scanned
    }

    /// The statement, all of it being read.
    pub fn statement(mut self) -> Result<Statement> {
        while self.settle()? {}
        match self.stage {
            Stage::Text(_, under) | Stage::Rows(under, _) => match under {
                Under::Wallet(taken) => taken.statement(&self.defaults),
                Under::Own(taken) => taken.statement(),
                Under::Uses(taken) => taken.statement(),
            },
            Stage::Head(_) | Stage::Sheet(_) => Err(Error::new(Code::FileEmpty)),
        }
    }
}
