//! What of a bad value may be told: only what its shape shows to be no person's.
//!
//! Values land in the wrong field: a name under `status`, a card's number under `amount`. A refusal goes into logs, so it
//! quotes a value only where it nearly is one of the field's own: a choice with a slip in it, a few letters where a code
//! belongs, a figure too short for the number of a phone or a card, a date. All else is told by its field and by what is
//! expected there.

use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

/// Letters of a code: ISO 4217 and 3166-1 alpha-3 have three.
const CODE: usize = 3;
/// Digits of a figure that are told at most: phone numbers have ten or more with their area, cards twelve or more.
const DIGITS: usize = 9;
/// Digits in a row that are told at most: local phone numbers have seven or eight.
const RUN: usize = 6;
/// Letters and digits of a choice; the longest has 18.
const CHOICE: usize = 32;
/// Letters for which one slip is forgiven: "purchaces" is told, "Lee" under `type` ("fee") is not.
const PER_SLIP: usize = 4;

/// The value, where it is one of the choices but for its case, its dashes and a slip in every four letters.
pub(crate) fn choice<'v>(value: &'v str, choices: &[&str]) -> Option<&'v str> {
    let told = letters(value)?;
    let is_near = |choice: &&str| {
        let choice = letters(choice).unwrap_or_default();
        slips(&told, &choice) <= choice.len() / PER_SLIP
    };
    choices.iter().any(is_near).then_some(value)
}

/// The letters and digits, in lower case; none of a text that no choice looks like.
fn letters(text: &str) -> Option<Vec<u8>> {
    let is_fit = |byte: u8| byte.is_ascii_alphanumeric() || b"-_ .".contains(&byte);
    if text.len() > CHOICE || !text.bytes().all(is_fit) {
        return None;
    }
    let letters = text.bytes().filter(u8::is_ascii_alphanumeric);
    Some(letters.map(|byte| byte.to_ascii_lowercase()).collect())
}

/// How many letters have to be put in, left out or changed to make one text of the other (Levenshtein 1965).
fn slips(from: &[u8], to: &[u8]) -> usize {
    let mut costs: Vec<usize> = (0..=to.len()).collect();
    for (row, letter) in from.iter().enumerate() {
        let (mut diagonal, mut left) = (row, row + 1);
        if let Some(first) = costs.first_mut() {
            *first = left;
        }
        for (cost, other) in costs.iter_mut().skip(1).zip(to) {
            let changed = diagonal + usize::from(letter != other);
            diagonal = *cost;
            left = changed.min(diagonal + 1).min(left + 1);
            *cost = left;
        }
    }
    costs.last().copied().unwrap_or_default()
}

/// The value, where it is as short as a code of letters.
pub(crate) fn code(value: &str) -> Option<&str> {
    let is_short = value.len() <= CODE && value.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_short.then_some(value)
}

/// The value, where it is a figure in anybody's way of writing, too short to be the number of anything.
pub(crate) fn figure(value: &str) -> Option<&str> {
    let is_figure = |byte: u8| byte.is_ascii_digit() || b".,".contains(&byte);
    let unsigned = value.strip_prefix(['+', '-']).unwrap_or(value);
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let runs = value.split(|one: char| !one.is_ascii_digit());
    let is_short = digits <= DIGITS && runs.map(str::len).all(|run| run <= RUN);
    (unsigned.bytes().all(is_figure) && is_short).then_some(value)
}

/// A number, as a figure.
pub(crate) fn number(value: f64) -> Option<String> {
    let text = Decimal::from_f64(value)?.to_string();
    figure(&text).is_some().then_some(text)
}

/// The value, where it begins as a date of these two centuries does and holds nothing but a date's characters.
pub(crate) fn date(value: &str) -> Option<&str> {
    let is_fit = |byte: u8| byte.is_ascii_digit() || b"-/:.+TZ ".contains(&byte);
    let [
        b'1' | b'2',
        b'9' | b'0',
        b'0'..=b'9',
        b'0'..=b'9',
        b'-' | b'/' | b'.',
        rest @ ..,
    ] = value.as_bytes()
    else {
        return None;
    };
    // RFC 3339 to the nanosecond, with an offset.
    (rest.len() <= 30 && rest.iter().copied().all(is_fit)).then_some(value)
}

/// The name of a type as JavaScript gives it; what a caller calls classes of its own may be anything.
pub(crate) fn type_name(name: &str) -> Option<&str> {
    const KNOWN: [&str; 13] = [
        "null",
        "undefined",
        "object",
        "array",
        "function",
        "symbol",
        "bigint",
        "Map",
        "Set",
        "Date",
        "ill-formed text",
        "unreadable",
        "Promise",
    ];
    KNOWN.contains(&name).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    const STATUS: [&str; 4] = ["completed", "partly-refunded", "fee", "top-up"];

    #[test]
    fn a_choice_with_a_slip_in_it_is_told_and_a_name_is_not() {
        for told in [
            "COMPLETED",
            "complete",
            "compelted",
            "partly_refunded",
            "Partly Refunded",
            "topup",
            "Fee",
        ] {
            assert_eq!(choice(told, &STATUS), Some(told), "{told}");
        }
        for hidden in [
            "Li Lei",
            "Lee",
            "Wang Wei",
            "王伟",
            "13812345678",
            "4111 1111 1111 1111",
            "",
            "zhangsan",
        ] {
            assert_eq!(choice(hidden, &STATUS), None, "{hidden}");
        }
    }

    #[test]
    fn a_figure_is_told_and_the_number_of_a_phone_or_a_card_is_not() {
        for told in [
            "1,2,3",
            "-12.50",
            "12,345.67",
            "1e5".trim_end_matches("e5"),
            "123456.789",
        ] {
            assert_eq!(figure(told), Some(told), "{told}");
        }
        for hidden in [
            "13812345678",
            "+86 138 1234 5678",
            "4111111111111111",
            "62345678",
            "6234-5678",
            "Li 5",
        ] {
            assert_eq!(figure(hidden), None, "{hidden}");
        }
        assert_eq!(number(10.1).as_deref(), Some("10.1"));
        assert_eq!(number(13_812_345_678.0), None);
    }

    #[test]
    fn a_code_and_a_date_are_told_by_their_shape() {
        assert_eq!(
            (code("cny"), code("Anna"), code("138")),
            (Some("cny"), None, None)
        );
        for told in ["2026-01-01 08:00", "2026/1/1", "1999-12-31T23:59:59.999Z"] {
            assert_eq!(date(told), Some(told), "{told}");
        }
        for hidden in [
            "13812345678",
            "2026 Li Lei",
            "19800101123X",
            "4111-1111-1111-1111",
        ] {
            assert_eq!(date(hidden), None, "{hidden}");
        }
    }
}
