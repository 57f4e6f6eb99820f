//! Text and sheets as rows of cells, and the header that names their columns.
//!
//! Every export so far has moved its header row or changed its columns' order, so a header is found by its names and
//! a cell by its column's name. Not here: what a cell means.

use std::ops::Range;

/// The header is looked for down to this line: the longest preamble seen has 27 lines, a reseller's may double it.
pub(super) const HEADER_WITHIN: usize = 60;
/// Longest quotation of a skipped row, in characters: a full row of either wallet stays below 300.
const QUOTED: usize = 300;

/// One row, its cells trimmed.
pub(super) struct Row {
    /// Of its first character in the file; the first line is 1.
    pub(super) line: u32,
    /// Trimmed of spaces, tabs and byte order marks.
    pub(super) cells: Vec<String>,
    /// Where it stands in the text; empty in a sheet.
    span: Range<usize>,
}

impl Row {
    /// A sheet's row.
    pub(super) fn of_sheet(line: u32, cells: &[String]) -> Self {
        let cells = cells.iter().map(|cell| trimmed(cell)).collect();
        Self {
            line,
            cells,
            span: 0..0,
        }
    }

    /// An element of a list, its cells as they are.
    pub(super) fn of_list(position: u32, cells: &[String]) -> Self {
        Self {
            line: position,
            cells: cells.to_vec(),
            span: 0..0,
        }
    }

    /// How many cells hold something.
    pub(super) fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }

    /// What it says, for people: the filled cells, joined.
    pub(super) fn quoted(&self) -> String {
        let filled: Vec<&str> = self
            .cells
            .iter()
            .map(String::as_str)
            .filter(|cell| !cell.is_empty())
            .collect();
        shortened(&filled.join(","))
    }

    /// Puts an amount together again that an unquoted thousands comma had spread over several cells.
    ///
    /// Only where the row is longer than its header by just as many cells, and all of them are pieces of a number.
    pub(super) fn rejoin(&mut self, column: usize, header: &Header) {
        let surplus = self.cells.len().saturating_sub(header.names.len());
        let pieces = self.cells.get(column..=column.saturating_add(surplus));
        let Some(pieces) = pieces.filter(|_| surplus > 0) else {
            return;
        };
        let number = |piece: &String| {
            !piece.is_empty()
                && piece
                    .chars()
                    .all(|c| c.is_ascii_digit() || matches!(c, '.' | '¥' | '￥'))
        };
        if pieces.iter().all(number) {
            let whole = pieces.join(",");
            self.cells.splice(column..=column + surplus, [whole]);
        }
    }

    /// True where it has more cells than its header, empty ones included: one comma too many.
    pub(super) fn overflows(&self, header: &Header) -> bool {
        self.cells.len() > header.names.len()
    }

    /// True where a cell with content stands under no name.
    pub(super) fn spills(&self, header: &Header) -> bool {
        self.cells
            .iter()
            .skip(header.names.len())
            .any(|cell| !cell.is_empty())
    }
}

/// Cut to what a list of skipped rows can show.
pub(super) fn shortened(text: &str) -> String {
    text.chars().take(QUOTED).collect()
}

/// Without padding, without Excel's `="…"` around a number that it should leave alone.
fn trimmed(cell: &str) -> String {
    let padding = |c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}';
    let cell = cell.trim_matches(padding);
    let bare = cell
        .strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'))
        .unwrap_or(cell);
    bare.trim_matches(padding).to_owned()
}

/// The rows of a delimited text.
///
/// The `csv` crate reads what wallets write: quotes followed by a tab, trailing commas, rows of any length.
fn rows_of(text: &str, delimiter: u8) -> Vec<Row> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut rows: Vec<Row> = Vec::new();
    let mut counted = Lines::default();
    for record in reader.records().map_while(Result::ok) {
        let begin = record.position().map_or(0, csv::Position::byte);
        // The crate counts blank lines before a record as part of it.
        let mut begin = usize::try_from(begin).unwrap_or(usize::MAX).min(text.len());
        begin += text
            .get(begin..)
            .map_or(0, |rest| rest.len() - rest.trim_start_matches(['\r', '\n']).len());
        if let Some(before) = rows.last_mut() {
            before.span.end = begin;
        }
        rows.push(Row {
            line: counted.at(text, begin),
            cells: record.iter().map(trimmed).collect(),
            span: begin..text.len(),
        });
    }
    rows
}

/// Counts line ends once, from front to back.
#[derive(Default)]
struct Lines {
    upto: usize,
    ends: u32,
}

impl Lines {
    fn at(&mut self, text: &str, byte: usize) -> u32 {
        let bytes = text.as_bytes().get(self.upto..byte).unwrap_or_default();
        let mut next = bytes.iter().skip(1).copied().chain([b' ']);
        for byte in bytes {
            let following = next.next();
            if *byte == b'\n' || (*byte == b'\r' && following != Some(b'\n')) {
                self.ends = self.ends.saturating_add(1);
            }
        }
        self.upto = self.upto.max(byte);
        self.ends.saturating_add(1)
    }
}

/// The first lines of a text, each read by itself, with its number and what follows it.
///
/// A header never goes over several lines, and the lines before it are prose, in which quotes mean nothing.
pub(super) fn head_of(text: &str, delimiter: u8) -> (Vec<Row>, Vec<(u32, &str)>) {
    let mut rest = text;
    let mut head = Vec::new();
    let mut rests = Vec::new();
    for line in (1..).take(HEADER_WITHIN) {
        let Some(own) = rest.split(['\r', '\n']).next().filter(|_| !rest.is_empty()) else {
            break;
        };
        rest = rest.get(own.len()..).unwrap_or_default();
        rest = rest
            .strip_prefix("\r\n")
            .or_else(|| rest.strip_prefix(['\r', '\n']))
            .unwrap_or(rest);
        let alone = rows_of(own, delimiter).into_iter().next();
        head.push(Row {
            line,
            cells: alone.map(|row| row.cells).unwrap_or_default(),
            span: 0..0,
        });
        rests.push((line, rest));
    }
    (head, rests)
}

/// The rows of the text below a header's line.
///
/// A quote that is opened and never closed would swallow the rows after it: a row over several lines is taken apart
/// where one of its later lines is a row by itself, as this judge sees it. An honest cell with a line break in it
/// stays whole.
pub(super) fn rows_below(
    header_line: u32,
    text: &str,
    delimiter: u8,
    header: &Header,
    is_row: impl Fn(&[String]) -> bool,
) -> Vec<Row> {
    let wide = header.width();
    let cells_of = |line: &str| {
        let alone = rows_of(line, delimiter).into_iter().next();
        let cells = alone.map(|row| row.cells).unwrap_or_default();
        if cells.len() < wide {
            unquoted(line, delimiter)
        } else {
            cells
        }
    };
    let mut rows = Vec::new();
    for mut row in rows_of(text, delimiter) {
        row.line = row.line.saturating_add(header_line);
        let lines = lines_of(text.get(row.span.clone()).unwrap_or_default());
        if !lines.iter().skip(1).any(|line| is_row(&cells_of(line))) {
            rows.push(row);
            continue;
        }
        for (line, own) in (row.line..).zip(lines) {
            rows.push(Row {
                line,
                cells: cells_of(own),
                span: 0..0,
            });
        }
    }
    rows
}

/// The lines of a text, without the empty ones at its end.
fn lines_of(text: &str) -> Vec<&str> {
    let text = text.trim_end_matches(['\r', '\n']);
    let ends = text.split('\n');
    ends.flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
        .collect()
}

/// A line's cells, quotes being letters like any other.
fn unquoted(line: &str, delimiter: u8) -> Vec<String> {
    line.split(char::from(delimiter)).map(trimmed).collect()
}

/// The names of the columns, in order.
pub(super) struct Header {
    /// As compared: no spaces, half-width brackets, no unit.
    names: Vec<String>,
}

impl Header {
    /// A row read as a header.
    pub(super) fn of(row: &Row) -> Self {
        Self {
            names: row.cells.iter().map(|cell| plain(cell)).collect(),
        }
    }

    /// Where the column of this name stands; the first of that name counts.
    pub(super) fn column(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|known| known == name)
    }

    /// How many cells a whole row has at least: some exports leave out the empty last one.
    pub(super) fn width(&self) -> usize {
        self.names.len().saturating_sub(1)
    }

    /// True where all of these are columns.
    pub(super) fn has(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.column(name).is_some())
    }

    /// The first column's name.
    pub(super) fn first(&self) -> &str {
        self.names.first().map_or("", String::as_str)
    }

    /// Every name.
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// True where the row is this header once more, as in files put together by hand.
    pub(super) fn is_again(&self, row: &Row) -> bool {
        Self::of(row).names == self.names
    }
}

/// `金额（元）`, `金额(元)` and `金额` are one name; so are `收 / 支` and `收/支`.
fn plain(name: &str) -> String {
    let name: String = name
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '（' => '(',
            '）' => ')',
            other => other,
        })
        .collect();
    name.strip_suffix("(元)").unwrap_or(&name).to_owned()
}

/// The first row that is a header to this judge, what the judge says of it, and its position.
pub(super) fn find_header<T>(
    rows: &[Row],
    judge: impl Fn(&Header) -> Option<T>,
) -> Option<(usize, Header, T)> {
    rows.iter().enumerate().find_map(|(position, row)| {
        let header = Header::of(row);
        judge(&header).map(|found| (position, header, found))
    })
}

/// A row under its header.
pub(super) struct Cells<'a> {
    pub(super) header: &'a Header,
    pub(super) row: &'a Row,
}

impl<'a> Cells<'a> {
    /// The cell of this column; `None` where the column or its content is absent, or a lone slash stands for it.
    pub(super) fn get(&self, name: &str) -> Option<&'a str> {
        let cell = self.row.cells.get(self.header.column(name)?)?;
        Some(cell.as_str()).filter(|cell| !matches!(*cell, "" | "/"))
    }

    /// True where the row reaches this column.
    pub(super) fn reaches(&self, name: &str) -> bool {
        self.header
            .column(name)
            .is_some_and(|column| column < self.row.cells.len())
    }
}

/// The words with which the lines after a table begin.
pub(super) fn trailer_begins(text: &str) -> bool {
    [
        "导出信息",
        "导出时间",
        "已收入",
        "待收入",
        "已支出",
        "待支出",
        "特别提示",
    ]
    .iter()
    .any(|word| text.starts_with(word))
}
