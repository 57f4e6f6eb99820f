//! Months and days behind a name: which bill it was, not whose.
//!
//! Not here: what may be taken off at all (`tail`).

use super::words::{bare, before_digits, is_listed, last_word};

/// Months in full, and by their first three letters.
const MONTHS: &str = "january february march april may june july august september october november december \
    jan feb mar apr jun jul aug sep sept oct nov dec";
/// Words that join a month to its bill.
const BILLS: [&str; 3] = ["份", "账单", "话费"];

/// "2026年3月", "3月份", "26年03月5日", "第3期", with or without a blank before it.
pub(super) fn before_month(text: &str) -> Option<&str> {
    let number = |text: &str, lengths: core::ops::RangeInclusive<usize>, most: u32| {
        let text = text.trim_end();
        let front = before_digits(text);
        let digits = text.get(front.len()..)?;
        let value: u32 = digits.parse().ok()?;
        (lengths.contains(&digits.len()) && (1..=most).contains(&value)).then_some(front.len())
    };
    if let Some(front) = text.strip_suffix('期') {
        return text
            .get(..number(front, 1..=3, 360)?)?
            .trim_end()
            .strip_suffix('第');
    }
    let text = BILLS
        .iter()
        .find_map(|bill| text.strip_suffix(bill))
        .unwrap_or(text);
    let text = match text.strip_suffix('日') {
        Some(front) => text.get(..number(front, 1..=2, 31)?)?.trim_end(),
        None => text,
    };
    let front = text.strip_suffix('月')?;
    let front = text.get(..number(front, 1..=2, 12)?)?;
    match front.trim_end().strip_suffix('年') {
        Some(year) => text.get(..number(year, 2..=4, 2099)?),
        None => Some(front),
    }
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
    let mut parts = word.split(['/', '-', '.']);
    let (Some(a), Some(b), c, None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let value = |part: &str| {
        part.bytes()
            .all(|byte| byte.is_ascii_digit())
            .then(|| part.parse::<u32>().ok())
            .flatten()
    };
    let is_year =
        |part: &str| part.len() == 4 && value(part).is_some_and(|year| (1990..2100).contains(&year));
    let is_small = |part: &str, most: u32| {
        (1..=2).contains(&part.len()) && value(part).is_some_and(|value| (1..=most).contains(&value))
    };
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
