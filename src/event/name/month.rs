//! Months and days behind a name: which bill it was, not whose.
//!
//! Not here: what may be taken off at all (`tail`).

use super::words::{bare, before, before_digits, is_listed, last_word};

/// Months in full, and by their first three letters.
const MONTHS: &str = "january february march april may june july august september october november december \
    jan feb mar apr jun jul aug sep sept oct nov dec";
/// Words that join a month to its bill.
const BILLS: [&str; 3] = ["份", "账单", "话费"];

/// "2026年3月", "3月份", "26年03月5日", "第3期", with or without a blank before it.
pub(super) fn before_month(text: &str) -> Option<&str> {
    if let Some(front) = text.strip_suffix('期') {
        return text
            .get(..number(front, (1, 3), 360)?)
            .map(|front| before(front, char::is_whitespace))?
            .strip_suffix('第');
    }
    let text = BILLS
        .iter()
        .find_map(|bill| text.strip_suffix(bill))
        .unwrap_or(text);
    let text = match text.strip_suffix('日') {
        Some(front) => before(text.get(..number(front, (1, 2), 31)?)?, char::is_whitespace),
        None => text,
    };
    let front = text.strip_suffix('月')?;
    let front = text.get(..number(front, (1, 2), 12)?)?;
    match before(front, char::is_whitespace).strip_suffix('年') {
        Some(year) => text.get(..number(year, (2, 4), 2099)?),
        None => Some(front),
    }
}

/// Length of what stands before a number of so many digits, and of so much at most, that ends the text.
#[inline(never)]
fn number(text: &str, (fewest, longest): (usize, usize), most: u32) -> Option<usize> {
    let text = before(text, char::is_whitespace);
    let front = before_digits(text);
    let digits = text.get(front.len()..)?;
    ((fewest..=longest).contains(&digits.len()) && is_within(digits, 1, most)).then_some(front.len())
}

/// "mar 2026", "march 2026", "mar26".
pub(super) fn before_named_month<'a>(rest: &'a str, word: &str) -> Option<&'a str> {
    let letters = before_digits(word);
    let year = word.get(letters.len()..)?;
    if !(year.len() == 4 && year.starts_with("20") || year.len() == 2 && !letters.is_empty()) {
        return None;
    }
    if letters.is_empty() {
        let (rest, month) = last_word(bare(rest));
        return is_listed(MONTHS, month).then_some(rest);
    }
    is_listed(MONTHS, bare(letters)).then_some(rest)
}

/// "03/26", "2026-03", "03.2026", "2026/03/05", "05.03.26".
pub(super) fn is_date(word: &str) -> bool {
    let parts: Vec<&str> = word.split(['/', '-', '.']).collect();
    let (a, b, c) = match parts.as_slice() {
        [a, b] => (*a, *b, None),
        [a, b, c] => (*a, *b, Some(*c)),
        _ => return false,
    };
    let is_year = |part: &str| part.len() == 4 && is_within(part, 1990, 2099);
    let is_small = |part: &str, most: u32| part.len() <= 2 && is_within(part, 1, most);
    match c {
        None => {
            is_year(a) && is_small(b, 12)
                || is_small(a, 12) && is_year(b)
                // Two digits each: "24/7" is a name's.
                || word.len() == 5 && word.contains('/') && (is_small(a, 12) && is_small(b, 99) || is_small(a, 31) && is_small(b, 12))
        }
        Some(c) => {
            is_year(a) && is_small(b, 12) && is_small(c, 31)
                || is_small(a, 31) && is_small(b, 31) && (is_year(c) || c.len() == 2 && is_small(c, 99))
        }
    }
}

/// A number from so much to so much, in digits.
#[inline(never)]
fn is_within(digits: &str, least: u32, most: u32) -> bool {
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number
        && digits
            .parse()
            .is_ok_and(|value: u32| (least..=most).contains(&value))
}
