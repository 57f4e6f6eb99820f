//! Head of a text: its first lines, among which the header is looked for.
//!
//! Not here: a sheet's first rows (`reading`), the rows below (`records`).

use crate::error::{Code, Error, Result};
use crate::statement::Defaults;
use crate::statement::guess::{self, Guess};
use crate::statement::mapping::Question;
use crate::statement::records::{Alone, Records};
use crate::statement::registry::Found;
use crate::statement::table::{self, Row};
use crate::statement::under::{Under, judged, under};
use crate::statement::wallet::{Parted, Source};

/// Commas are what wallets write; spreadsheets of some countries save semicolons, and copying a table gives tabs.
const DELIMITERS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// Looked at for a header, in bytes: `HEADER_WITHIN` lines are a tenth of it.
const HEAD_BYTES: usize = 1024 * 1024;

/// What a text may have and still be empty.
const fn blank(letter: char) -> bool {
    letter.is_whitespace() || letter == '\u{feff}'
}

/// The first lines of a text. A header never goes over several lines, and those before it are prose, in which quotes mean
/// nothing: each is read by itself.
#[derive(Default)]
pub(super) struct Head {
    text: String,
    /// Where each line's content begins and ends.
    lines: Vec<(usize, usize)>,
    begin: usize,
    at: usize,
    /// As much as is looked at, or the whole text.
    pub(super) is_whole: bool,
    /// More than blanks.
    is_filled: bool,
    /// So many blanks that no header comes any more.
    is_late: bool,
}

impl Head {
    pub(super) fn add(&mut self, text: &str, last: bool) {
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
    pub(super) fn judged(
        mut self,
        defaults: &Defaults,
        question: &mut Option<Box<Question>>,
    ) -> Result<(Records, Under)> {
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
            return Ok((records, under(found, header, line, &head, parted, defaults)?));
        }
        self.guessed(defaults, question)
    }

    /// The first lines, those of one cell put together: a bank's rows may have a line break between quotes, and the table's own
    /// rows are looked at here. A quote that the next lines do not close is a letter like any other.
    fn records(&self) -> impl Iterator<Item = (u32, &str)> {
        /// Lines of one row: an address has five.
        const LINES: usize = 8;
        let quotes = |text: &str| text.bytes().filter(|byte| *byte == b'"').count();
        let mut at = 0;
        std::iter::from_fn(move || {
            let (begin, end) = self.lines.get(at)?;
            let more = self.lines.get(at..)?.iter().take(LINES);
            let whole = more
                .map(|(_, end)| self.text.get(*begin..*end).unwrap_or_default())
                .position(|text| quotes(text) % 2 == 0);
            let last = whole
                .and_then(|more| self.lines.get(at + more))
                .map_or(*end, |(_, end)| *end);
            let line = u32::try_from(at).unwrap_or(u32::MAX).saturating_add(1);
            at += whole.unwrap_or(0) + 1;
            Some((line, self.text.get(*begin..last).unwrap_or_default()))
        })
    }

    /// A bank's table of which no layout knows the header: the way of parting it in which most rows can be read.
    fn guessed(
        mut self,
        defaults: &Defaults,
        question: &mut Option<Box<Question>>,
    ) -> Result<(Records, Under)> {
        let mut best: Option<(u8, Vec<Row>, Guess)> = None;
        for delimiter in DELIMITERS {
            let mut alone = Alone::new(delimiter);
            let records = self.records();
            let head: Vec<Row> = records.map(|(line, text)| alone.row(line, text)).collect();
            if let Some(guess) = guess::guess(&head, defaults)
                && best.as_ref().is_none_or(|(_, _, best)| guess.read > best.read)
            {
                best = Some((delimiter, head, guess));
            }
        }
        let Some((delimiter, mut head, guess)) = best else {
            return Err(Error::new(Code::LayoutUnknown));
        };
        let (position, begin) = (guess.header.unwrap_or(guess.begin), guess.begin);
        let (header, fits) = guess.settled(defaults, question)?;
        let line = head.get(begin).map_or(1, |row| row.line);
        let from = usize::try_from(line - 1).ok().and_then(|at| self.lines.get(at));
        let from = from.map_or(self.begin, |(begin, _)| *begin);
        self.text.drain(..from.min(self.text.len()));
        let records = Records::below(&header, line, delimiter, self.text);
        head.truncate(position);
        let under = under(
            Some(Found::Layout(Box::new(fits))),
            header,
            line,
            &head,
            Parted::Otherwise,
            defaults,
        )?;
        Ok((records, under))
    }
}
