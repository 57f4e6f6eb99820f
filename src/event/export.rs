//! Kind of export that an imported row came in, as its id says it.
//!
//! A bank hands out one account as a table, as OFX, as a message: the same payments under other words, dates and numbers. Two
//! rows of one account in one table are two payments; one in a table and one in OFX may be one. So ids of rows that are in no
//! table begin with the kind of their file. Not here: what else is in an id (`statement::identity`), which rows are one (`link`).

/// Kinds beside tables, which most files are.
pub const KINDS: [&str; 4] = ["ofx", "camt", "qif", "kit"];

/// Hexadecimal digits of an imported row's id.
const DIGITS: usize = 16;

/// Id of a row: the digest of what it says, the how manieth row it is that says so, and the kind of its file, where that is no
/// table.
pub fn id(kind: &str, digest: u64, times: u32) -> String {
    let mark = if kind.is_empty() { "" } else { "-" };
    match times {
        0 | 1 => format!("{kind}{mark}{digest:016x}"),
        again => format!("{kind}{mark}{digest:016x}~{again}"),
    }
}

/// Kind of export that a row came in; `table` for one without a mark, and nothing for an id that no import gave.
pub fn kind(id: &str) -> Option<&str> {
    let (kind, rest) = id.split_once('-').unwrap_or(("", id));
    let (digest, _) = rest.split_once('~').unwrap_or((rest, ""));
    let is_own = digest.len() == DIGITS
        && digest
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
        && (kind.is_empty() || KINDS.contains(&kind));
    is_own.then_some(if kind.is_empty() { "table" } else { kind })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_says_what_kind_of_file_its_row_was_in() {
        assert_eq!(kind(&id("ofx", 7, 1)), Some("ofx"));
        assert_eq!(kind(&id("", 7, 3)), Some("table"));
        for of_others in ["", "tx-1", "ofx-1", "0123456789abcdefg", "0123456789ABCDEF"] {
            assert_eq!(kind(of_others), None, "{of_others}");
        }
    }
}
