//! Text and sheets as rows of cells, and the header that names their columns.
//!
//! Every export so far has moved its header row or changed its columns' order, so a header is found by its names and
//! a cell by its column's name. Not here: what a cell means.

use crate::money::Amount;
use crate::statement::cell;

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
    /// True where it had more with content than is kept of a row.
    pub(super) spilt: bool,
}

impl Row {
    /// A sheet's row.
    pub(super) fn of_sheet(line: u32, cells: &[String]) -> Self {
        let cells = cells.iter().map(|cell| trimmed(cell)).collect();
        Self {
            line,
            cells,
            spilt: false,
        }
    }

    /// An element of a list, its cells as they are.
    pub(super) fn of_list(position: u32, cells: &[String]) -> Self {
        Self {
            line: position,
            cells: cells.to_vec(),
            spilt: false,
        }
    }

    /// Number of cells that hold something.
    pub(super) fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }

    /// Text for people: the filled cells, joined.
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
    pub(super) fn rejoin(&mut self, amount: &str, header: &Header) {
        let Some(column) = header.column(amount) else {
            return;
        };
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
        self.spilt || self.cells.len() > header.names.len()
    }

    /// True where a cell with content stands under no name.
    pub(super) fn spills(&self, header: &Header) -> bool {
        let mut beyond = self.cells.iter().skip(header.names.len());
        self.spilt || beyond.any(|cell| !cell.is_empty())
    }
}

/// Cut to what a list of skipped rows can show.
pub(super) fn shortened(text: &str) -> String {
    text.chars().take(QUOTED).collect()
}

/// Without padding, without Excel's `="…"` around a number that it should leave alone.
pub(super) fn trimmed(cell: &str) -> String {
    let padding = |c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}';
    let cell = cell.trim_matches(padding);
    let bare = cell
        .strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'))
        .unwrap_or(cell);
    bare.trim_matches(padding).to_owned()
}

/// True for a cell that holds nothing, or a mark that stands for nothing.
pub(super) fn is_blank(cell: &str) -> bool {
    matches!(cell, "" | "/" | "-" | "--" | "—")
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

    /// Names for a table that has none: its columns' numbers, the first being 1.
    pub(super) fn numbered(width: usize) -> Self {
        Self {
            names: (1..=width).map(|number| number.to_string()).collect(),
        }
    }

    /// Position of the column of this name; the first of that name counts.
    pub(super) fn column(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|known| known == name)
    }

    /// Least number of cells of a whole row: some exports leave out the empty last one.
    pub(super) fn width(&self) -> usize {
        self.names.len().saturating_sub(1)
    }

    /// True where all of these are columns.
    pub(super) fn has(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.column(name).is_some())
    }

    /// True where all of these are columns, the names parted by blanks.
    pub(super) fn has_all(&self, names: &str) -> bool {
        names.split(' ').all(|name| self.column(name).is_some())
    }

    /// True where all of these are columns but one at most: people take a column out before they hand a file on.
    pub(super) fn has_most(&self, names: &str) -> bool {
        names
            .split(' ')
            .filter(|name| self.column(name).is_none())
            .count()
            < 2
    }

    /// The first column's name.
    pub(super) fn first(&self) -> &str {
        self.names.first().map_or("", String::as_str)
    }

    /// Every name.
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// The same in the wallets' own script.
    pub(super) fn simplified(&self) -> Self {
        Self {
            names: self.names.iter().map(|name| simplified(name)).collect(),
        }
    }

    /// True where the row is this header once more, as in files put together by hand.
    pub(super) fn is_again(&self, row: &Row) -> bool {
        let again = Self::of(row);
        again.names == self.names || again.simplified().names == self.names
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
            '／' => '/',
            other => other,
        })
        .collect();
    name.strip_suffix("(元)").unwrap_or(&name).to_owned()
}

/// Letters of columns' names, types and states in a file that was put into the other script, and in the wallets' own.
const TRADITIONAL: &str = "時間類對賬號說額態單訂備註戶當狀創來務資費轉紅關閉貨還屬親賞碼認確現錢餘";
const SIMPLIFIED: &str = "时间类对账号说额态单订备注户当状创来务资费转红关闭货还属亲赏码认确现钱余";

/// A word in the wallets' own script.
pub(super) fn simplified(name: &str) -> String {
    let pairs = || TRADITIONAL.chars().zip(SIMPLIFIED.chars());
    let letters = name.chars();
    letters
        .map(|c| pairs().find(|(from, _)| *from == c).map_or(c, |(_, to)| to))
        .collect()
}

/// The first row that is a header to this judge; one that is wider than rows are kept is none, what the judge says of it, and its position.
pub(super) fn find_header<T>(
    rows: &[Row],
    judge: impl Fn(&Header) -> Option<T>,
) -> Option<(usize, Header, T)> {
    let rows = rows.iter().enumerate().filter(|(_, row)| !row.spilt);
    rows.into_iter().find_map(|(position, row)| {
        let header = Header::of(row);
        judge(&header).map(|found| (position, header, found))
    })
}

/// A row under its header.
pub(super) struct Cells<'a> {
    pub(super) header: &'a Header,
    pub(super) row: &'a Row,
    /// A spreadsheet wrote the table where people write a comma before the cents.
    pub(super) decimal_comma: bool,
}

impl<'a> Cells<'a> {
    /// The cell of this column; `None` where the column or its content is absent, or a lone slash or dash stands for it.
    pub(super) fn get(&self, name: &str) -> Option<&'a str> {
        let cell = self.row.cells.get(self.header.column(name)?)?;
        Some(cell.as_str()).filter(|cell| !is_blank(cell))
    }

    /// The cell at this position, where it holds something.
    pub(super) fn at(&self, column: usize) -> Option<&'a str> {
        self.row
            .cells
            .get(column)
            .map(String::as_str)
            .filter(|cell| !is_blank(cell))
    }

    /// The first of these columns that holds something.
    pub(super) fn any(&self, names: &[&str]) -> Option<&'a str> {
        names.iter().find_map(|name| self.get(name))
    }

    /// The amount in this column.
    pub(super) fn amount(&self, name: &str) -> Option<Amount> {
        let text = self.get(name)?;
        if self.decimal_comma {
            cell::amount_with_comma(text)
        } else {
            cell::amount(text)
        }
    }

    /// True where the row reaches this column.
    pub(super) fn reaches(&self, name: &str) -> bool {
        self.header
            .column(name)
            .is_some_and(|column| column < self.row.cells.len())
    }
}

/// The words with which the lines after a table begin.
fn trailer_begins(text: &str) -> bool {
    [
        "导出信息",
        "导出时间",
        "已收入",
        "待收入",
        "已支出",
        "待支出",
        "特别提示",
        // A file below a file begins with its title.
        "微信支付账单明细",
        "支付宝交易记录明细查询",
    ]
    .iter()
    .any(|word| text.starts_with(word))
}

/// A line of dashes, or the first line of what follows a table in one of the layouts.
pub(super) fn ends_table(row: &Row) -> bool {
    if row.filled() > 2 {
        return false;
    }
    let first = row
        .cells
        .iter()
        .find(|cell| !cell.is_empty())
        .map_or("", String::as_str);
    let counts = first.starts_with('共') && first.contains("笔");
    let dashes = first.starts_with("----");
    dashes || counts || trailer_begins(first)
}
