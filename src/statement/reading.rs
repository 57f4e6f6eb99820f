//! A statement being read, a piece at a time: first its header is found, then each row is taken as it comes.
//!
//! The host feeds text or cells and may stop between two pieces; each call does a bounded piece of work. Nothing is kept of
//! a file but what its rows said, and of those no more than `ROWS`.

use crate::error::{Code, Error, Result};
use crate::statement::records::{Alone, Next, Records};
use crate::statement::registry::Found;
use crate::statement::table::{self, Header, Row};
use crate::statement::wallet::{self, Parted, Source};
use crate::statement::{Defaults, Options, Statement, canonical};

/// Rows of a file: fifty payments a day for ten years. More would not fit into a phone's memory as events.
pub const ROWS: usize = 200_000;

/// Looked at in one call, in bytes: some milliseconds on a phone.
const WORK: u64 = 512 * 1024;

/// Commas are what wallets write; spreadsheets of some countries save semicolons, and copying a table gives tabs.
const DELIMITERS: [u8; 3] = [b',', b'\t', b';'];

/// A statement on its way from a file.
pub struct Reading {
    defaults: Defaults,
    stage: Stage,
    scanned: u64,
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

/// What the rows below a header are.
enum Under {
    Wallet(Box<wallet::Taken>),
    Own(canonical::Taken),
}

impl Under {
    fn row(&mut self, row: Row, defaults: &Defaults) -> Result<()> {
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
        };
        if count > ROWS {
            return Err(Error::new(Code::FileTooLarge).at_line(line));
        }
        Ok(())
    }

    fn is_row(&self, cells: &[String]) -> bool {
        match self {
            Self::Wallet(taken) => taken.is_row(cells),
            Self::Own(taken) => taken.is_row(cells),
        }
    }
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
            let (records, under) = std::mem::take(head).judged(&self.defaults)?;
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
        let Some((position, header, found)) = judged(&head, Source::Sheet, &self.defaults) else {
            let code = if is_empty {
                Code::FileEmpty
            } else {
                Code::LayoutUnknown
            };
            return Err(Error::new(code));
        };
        let below = head.split_off(position + 1);
        let next = u32::try_from(head.len() + below.len())
            .unwrap_or(u32::MAX)
            .saturating_add(1);
        let line = u32::try_from(position).unwrap_or(u32::MAX).saturating_add(1);
        head.truncate(position);
        let mut under = under(found, header, line, &head, Parted::Otherwise)?;
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
            },
            Stage::Head(_) | Stage::Sheet(_) => Err(Error::new(Code::FileEmpty)),
        }
    }
}

/// The first row that is a known header, and what it says.
fn judged(head: &[Row], source: Source, defaults: &Defaults) -> Option<(usize, Header, Option<Found>)> {
    let only = defaults.layout;
    let canonical =
        |header: &Header| only.is_none_or(|only| only == "canonical.csv") && canonical::is_header(header);
    table::find_header(head, |header| {
        match crate::statement::registry::recognise(header, source, only) {
            Some(found) => Some(Some(found)),
            None => canonical(header).then_some(None),
        }
    })
}

/// How the rows below a header are read.
fn under(found: Option<Found>, header: Header, line: u32, preamble: &[Row], parted: Parted) -> Result<Under> {
    match found {
        None => canonical::Taken::csv(header, line).map(Under::Own),
        Some(Found::OtherExport) => Err(Error::new(Code::WrongExport).at_line(u64::from(line))),
        Some(Found::Layout(wallet, layout)) => Ok(Under::Wallet(Box::new(wallet::Taken::new(
            wallet, layout, header, preamble, parted,
        )))),
    }
}

/// Looked at for a header, in bytes: `HEADER_WITHIN` lines are a tenth of it.
const HEAD_BYTES: usize = 1024 * 1024;

/// What a text may have and still be empty.
const fn blank(letter: char) -> bool {
    letter.is_whitespace() || letter == '\u{feff}'
}

/// The first lines of a text. A header never goes over several lines, and those before it are prose, in which quotes mean
/// nothing: each is read by itself.
#[derive(Default)]
struct Head {
    text: String,
    /// Where each line's content begins and ends.
    lines: Vec<(usize, usize)>,
    begin: usize,
    at: usize,
    /// As much as is looked at, or the whole text.
    is_whole: bool,
    /// More than blanks.
    is_filled: bool,
    /// So many blanks that no header comes any more.
    is_late: bool,
}

impl Head {
    fn add(&mut self, text: &str, last: bool) {
        self.is_filled |= !text.trim_matches(blank).is_empty();
        if !self.is_filled && self.text.len() > HEAD_BYTES {
            self.text.clear();
            self.lines.clear();
            self.is_late = true;
        }
        if self.is_late {
            self.is_whole = last || self.is_filled;
            return;
        }
        self.text.push_str(text);
        let bytes = self.text.as_bytes();
        while self.lines.len() < table::HEADER_WITHIN {
            let rest = bytes.get(self.at..).unwrap_or_default();
            let Some(content) = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')) else {
                self.at = bytes.len();
                break;
            };
            let following = rest.get(content + 1);
            if rest.get(content) == Some(&b'\r') && following.is_none() && !last {
                self.at += content;
                break;
            }
            self.lines.push((self.begin, self.at + content));
            let pair = rest.get(content) == Some(&b'\r') && following == Some(&b'\n');
            self.at += content + if pair { 2 } else { 1 };
            self.begin = self.at;
        }
        if last && self.lines.len() < table::HEADER_WITHIN && self.begin < self.text.len() {
            self.lines.push((self.begin, self.text.len()));
            self.begin = self.text.len();
        }
        let is_long = self.is_filled && self.text.len() > HEAD_BYTES;
        self.is_whole = last || is_long || (self.is_filled && self.lines.len() == table::HEADER_WITHIN);
    }

    /// What the text is, and how to read on in it.
    fn judged(mut self, defaults: &Defaults) -> Result<(Records, Under)> {
        if !self.is_filled {
            return Err(Error::new(Code::FileEmpty));
        }
        for delimiter in DELIMITERS {
            let mut alone = Alone::new(delimiter);
            let lines = (1..).zip(&self.lines);
            let mut head: Vec<Row> = lines
                .map(|(line, (begin, end))| alone.row(line, self.text.get(*begin..*end).unwrap_or_default()))
                .collect();
            let Some((position, header, found)) = judged(&head, Source::Text, defaults) else {
                continue;
            };
            let line = u32::try_from(position).unwrap_or(u32::MAX).saturating_add(1);
            let begin = self
                .lines
                .get(position + 1)
                .map_or(self.begin, |(begin, _)| *begin);
            self.text.drain(..begin.min(self.text.len()));
            let records = Records::below(&header, line.saturating_add(1), delimiter, self.text);
            head.truncate(position);
            let parted = match delimiter {
                b',' => Parted::Commas,
                b';' => Parted::Semicolons,
                _ => Parted::Otherwise,
            };
            return Ok((records, under(found, header, line, &head, parted)?));
        }
        Err(Error::new(Code::LayoutUnknown))
    }
}
