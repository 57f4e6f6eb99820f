//! Delimited text as rows, a piece at a time: what is read of a file is never more than the row under way.
//!
//! `csv-core` reads what wallets write: quotes followed by a tab, trailing commas, rows of any length. It is fed piece by
//! piece, so that a host may stop between two, and no text makes more work than its length: a byte is fed once, looked at
//! once where a quote is open before it, and read once more where that quote turns out never to be closed. Not here: what a
//! row means.

use crate::event::MAX_TEXT;
use crate::statement::table::{Header, Row, trimmed};
use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

/// Fed at once, in bytes; and the longest line that may be a row by itself: rows stay below 2 kB.
pub(super) const PIECE: usize = 64 * 1024;
/// Kept of a record that goes on, in bytes. Longer than any (a row has 2 kB, an event in JSON 64), it is no record: its lines are rows by
/// themselves, and of a line without end there is a beginning.
const RECORD: usize = 4 * PIECE;
/// Kept of a row. An event has some fifty fields, the widest statement 17 columns; a line of commas has millions.
pub(super) const CELLS: usize = 256;
/// Kept of a cell, in bytes: more than any event takes, so that what is too long is still seen to be.
const CELL_BYTES: usize = 2 * MAX_TEXT;

/// Written at once, in bytes: as much as most rows have.
const OUTPUT: usize = 1024;

/// A reader of one record, and what it has read of it.
struct Sieve {
    reader: Reader,
    /// Where the reader writes: kept, since a file may have millions of lines.
    output: Box<[u8]>,
    cells: Vec<String>,
    cell: Vec<u8>,
    spilt: bool,
}

impl Sieve {
    fn new(delimiter: u8) -> Self {
        Self {
            reader: ReaderBuilder::new().delimiter(delimiter).build(),
            output: vec![0; OUTPUT].into_boxed_slice(),
            cells: Vec::new(),
            cell: Vec::new(),
            spilt: false,
        }
    }

    /// Reads on; true where that ended the record.
    fn feed(&mut self, mut input: &[u8]) -> bool {
        while !input.is_empty() {
            let (result, read) = self.read(input);
            input = input.get(read..).unwrap_or_default();
            if let ReadFieldResult::Field { record_end } = result {
                self.end_cell();
                if record_end {
                    return true;
                }
            }
        }
        false
    }

    /// The text is at its end, and with it the record; false where there was none.
    fn close(&mut self) -> bool {
        loop {
            match self.read(&[]).0 {
                ReadFieldResult::Field { record_end } => {
                    self.end_cell();
                    if record_end {
                        return true;
                    }
                }
                ReadFieldResult::OutputFull => {}
                ReadFieldResult::InputEmpty | ReadFieldResult::End => return false,
            }
        }
    }

    /// Reads a cell, or what of it there is room for; nothing is the end of the text.
    fn read(&mut self, input: &[u8]) -> (ReadFieldResult, usize) {
        let (result, read, written) = self.reader.read_field(input, &mut self.output);
        let bytes = self.output.get(..written).unwrap_or_default();
        if self.cells.len() < CELLS {
            let room = CELL_BYTES.saturating_sub(self.cell.len());
            self.cell.extend_from_slice(bytes.get(..room).unwrap_or(bytes));
        } else {
            self.spilt |= bytes.iter().any(|byte| !byte.is_ascii_whitespace());
        }
        (result, read)
    }

    fn end_cell(&mut self) {
        if self.cells.len() < CELLS {
            // Whole characters, but for one that the bound may have cut.
            self.cells.push(trimmed(&String::from_utf8_lossy(&self.cell)));
        }
        self.cell.clear();
    }

    /// The row that was read, and a fresh start.
    fn take(&mut self, line: u32) -> Row {
        self.reader.reset();
        self.cell.clear();
        Row {
            line,
            cells: std::mem::take(&mut self.cells),
            spilt: std::mem::take(&mut self.spilt),
        }
    }
}

/// Lines read each by itself.
pub(super) struct Alone {
    sieve: Sieve,
    delimiter: u8,
}

impl Alone {
    pub(super) fn new(delimiter: u8) -> Self {
        Self {
            sieve: Sieve::new(delimiter),
            delimiter,
        }
    }

    /// The line as a row; of one that is too long for a row the beginning, as one that spills.
    pub(super) fn row(&mut self, line: u32, text: &str) -> Row {
        let short = beginning(text);
        if !self.sieve.feed(short.as_bytes()) {
            self.sieve.close();
        }
        let mut row = self.sieve.take(line);
        row.spilt |= short.len() < text.len();
        row
    }

    /// The same under a header; where a quote swallowed cells, quotes are letters like any other.
    fn under(&mut self, wide: usize, line: u32, text: &str) -> Row {
        let mut row = self.row(line, text);
        if row.cells.len() < wide {
            let mut cells = beginning(text).split(char::from(self.delimiter)).map(trimmed);
            row.cells = cells.by_ref().take(CELLS).collect();
            row.spilt |= cells.any(|cell| !cell.is_empty());
        }
        row
    }
}

/// As much of a line as may be a row.
fn beginning(text: &str) -> &str {
    let end = (0..=text.len().min(PIECE))
        .rev()
        .find(|end| text.is_char_boundary(*end));
    text.get(..end.unwrap_or(0)).unwrap_or_default()
}

/// A line, or a piece of a long one.
struct Piece {
    /// Its bytes, the line's end among them.
    len: usize,
    /// Those before the line's end.
    content: usize,
    /// False where the line goes on.
    ends: bool,
}

/// The next piece; `None` where more text may still belong to it.
fn piece_of(bytes: &[u8], last: bool) -> Option<Piece> {
    let window = bytes.get(..PIECE).unwrap_or(bytes);
    let Some(content) = window.iter().position(|byte| matches!(byte, b'\n' | b'\r')) else {
        let whole = window.len() == PIECE || (last && !window.is_empty());
        return whole.then_some(Piece {
            len: window.len(),
            content: window.len(),
            ends: false,
        });
    };
    let following = bytes.get(content + 1);
    if bytes.get(content) == Some(&b'\r') && following.is_none() && !last {
        return None;
    }
    let pair = bytes.get(content) == Some(&b'\r') && following == Some(&b'\n');
    Some(Piece {
        len: content + if pair { 2 } else { 1 },
        content,
        ends: true,
    })
}

/// What comes of one piece of work.
pub(super) enum Next {
    Row(Row),
    /// Nothing yet; ask again.
    More,
    /// Nothing before there is more text.
    Starved,
    /// The text is read to its end.
    End,
}

/// The rows of a text below its header's line.
pub(super) struct Records {
    open: Sieve,
    alone: Alone,
    wide: usize,
    buffer: String,
    /// Where the record under way begins, and its line.
    begin: usize,
    begin_line: u32,
    /// Up to where the buffer is read, and the line there.
    at: usize,
    line: u32,
    is_open: bool,
    at_line_start: bool,
    /// Where the line under way begins.
    line_at: usize,
    /// The rest of this line is passed over.
    passes_over: bool,
    /// Lines from `begin` up to here are rows by themselves: the quote before them was never closed.
    apart: Option<usize>,
    scanned: u64,
}

impl Records {
    /// Below this header; the first line has this number.
    pub(super) fn below(header: &Header, line: u32, delimiter: u8, buffer: String) -> Self {
        Self {
            open: Sieve::new(delimiter),
            alone: Alone::new(delimiter),
            wide: header.width(),
            buffer,
            begin: 0,
            begin_line: line,
            at: 0,
            line,
            is_open: false,
            at_line_start: true,
            line_at: 0,
            passes_over: false,
            apart: None,
            scanned: 0,
        }
    }

    /// More of the text.
    pub(super) fn add(&mut self, text: &str) {
        // What is read goes once it is the larger half, so that a byte is moved once on the average.
        if self.begin > self.buffer.len() / 2 {
            self.buffer.drain(..self.begin);
            self.at -= self.begin;
            self.line_at = self.line_at.saturating_sub(self.begin);
            self.apart = self.apart.map(|apart| apart.saturating_sub(self.begin));
            self.begin = 0;
        }
        self.buffer.push_str(text);
    }

    /// How many bytes were looked at, once for each look.
    pub(super) const fn scanned(&self) -> u64 {
        self.scanned
    }

    /// Does one piece of work.
    ///
    /// A quote that is opened and never closed would swallow the rows after it: where a line within a quote is a row by
    /// itself, as this judge sees it, the lines before it are taken apart, and it begins a record of its own. An honest
    /// cell with a line break in it stays whole.
    pub(super) fn next(&mut self, last: bool, is_row: &dyn Fn(&[String]) -> bool) -> Next {
        if let Some(until) = self.apart {
            return self.next_apart(until);
        }
        let bytes = self.buffer.as_bytes().get(self.at..).unwrap_or_default();
        let Some(piece) = piece_of(bytes, last) else {
            return if last { self.end() } else { Next::Starved };
        };
        if self.passes_over {
            self.pass(&piece);
            self.let_go();
            self.passes_over = !piece.ends;
            return Next::More;
        }
        if self.is_open && self.at.saturating_sub(self.line_at) >= RECORD {
            return self.next_endless();
        }
        if self.is_open && self.at_line_start && self.at - self.begin >= RECORD {
            return self.take_apart();
        }
        let is_whole = piece.ends || piece.len == bytes.len();
        // A row has a delimiter between two cells: most lines within a quote need no more than that count.
        let content = bytes.get(..piece.content).unwrap_or_default();
        let delimiters = content
            .iter()
            .filter(|byte| **byte == self.alone.delimiter)
            .count();
        if self.is_open && self.at_line_start && is_whole && delimiters + 1 >= self.wide {
            let own = self.buffer.get(self.at..self.at + piece.content);
            let alone = self.alone.under(self.wide, self.line, own.unwrap_or_default());
            self.count(piece.content);
            if is_row(&alone.cells) {
                return self.take_apart();
            }
        }
        if !self.is_open {
            (self.begin, self.begin_line) = (self.at, self.line);
        }
        let bytes = self.buffer.as_bytes().get(self.at..self.at + piece.len);
        let ended = self.open.feed(bytes.unwrap_or_default());
        let is_blank = !self.is_open && piece.content == 0;
        self.pass(&piece);
        self.is_open = !ended && !is_blank;
        if !self.is_open {
            self.begin = self.at;
        }
        if ended {
            Next::Row(self.open.take(self.begin_line))
        } else {
            Next::More
        }
    }

    /// Goes on behind a piece.
    fn pass(&mut self, piece: &Piece) {
        self.count(piece.len);
        self.at += piece.len;
        self.line = self.line.saturating_add(u32::from(piece.ends));
        self.at_line_start = piece.ends;
        if piece.ends {
            self.line_at = self.at;
        }
    }

    /// Gives the record under way up: its lines so far are rows by themselves.
    fn take_apart(&mut self) -> Next {
        self.open.take(0);
        self.is_open = false;
        self.apart = Some(self.at);
        Next::More
    }

    /// What comes of a line without end: first the lines before it in its record, then its beginning, and nothing of the rest.
    fn next_endless(&mut self) -> Next {
        if self.line_at > self.begin {
            (self.at, self.at_line_start) = (self.line_at, true);
            return self.take_apart();
        }
        self.open.close();
        let mut row = self.open.take(self.begin_line);
        // A cell that is too long tells why it is left out; where none is, that it has more than there is a header for.
        row.spilt |= row.cells.iter().all(|cell| cell.len() <= MAX_TEXT);
        (self.is_open, self.passes_over) = (false, true);
        self.let_go();
        Next::Row(row)
    }

    /// Keeps nothing of what is read, but for a character that the last piece broke off in.
    fn let_go(&mut self) {
        let at = self.at;
        let whole = (at.saturating_sub(3)..=at).rev();
        self.begin = { whole }
            .find(|place| self.buffer.is_char_boundary(*place))
            .unwrap_or_default();
        self.line_at = self.begin;
    }

    /// The next of the lines before `until`.
    fn next_apart(&mut self, until: usize) -> Next {
        let text = self.buffer.get(self.begin..until).unwrap_or_default();
        if text.is_empty() {
            self.apart = None;
            self.begin = self.at;
            return Next::More;
        }
        let content = text.find(['\n', '\r']).unwrap_or(text.len());
        let (own, end) = text.split_at_checked(content).unwrap_or((text, ""));
        let end = if end.starts_with("\r\n") {
            2
        } else {
            end.len().min(1)
        };
        let row = self.alone.under(self.wide, self.begin_line, own);
        self.count(content + end);
        self.begin += content + end;
        self.begin_line = self.begin_line.saturating_add(1);
        Next::Row(row)
    }

    fn end(&mut self) -> Next {
        let is_row = std::mem::take(&mut self.is_open) && self.open.close();
        self.begin = self.at;
        if is_row {
            Next::Row(self.open.take(self.begin_line))
        } else {
            Next::End
        }
    }

    fn count(&mut self, bytes: usize) {
        self.scanned = self.scanned.saturating_add(bytes as u64);
    }
}
