//! Sums as banks and foreign wallets write them: with a sign or brackets, a currency's sign or code, groups of three or of two,
//! a point or a comma before the cents.
//!
//! Digits are moved and never guessed: where a mark may be either's, the whole column has to say which it is (`guess`). Not
//! here: the amounts of Chinese wallets, which bear no sign (`cell`).

use crate::event::Direction;
use crate::money::{Amount, Currency};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// Mark before the cents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum DecimalMark {
    /// 1,234.56
    #[serde(rename = ".")]
    Point,
    /// 1.234,56
    #[serde(rename = ",")]
    Comma,
}

/// A sum with its sign and, where it is written beside it, its currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sum {
    pub(super) negative: bool,
    /// A plus stood before it.
    pub(super) plus: bool,
    pub(super) amount: Amount,
    pub(super) currency: Option<Currency>,
    /// Its currency is that of a sign which several countries use: `$`, `¥`.
    pub(super) shared: bool,
    /// Direction that a word beside it says: `250.00 DR`, `5,000.00 Cr`.
    pub(super) word: Option<Direction>,
}

impl Sum {
    /// With its sign, for balances.
    pub(super) fn signed(&self) -> Decimal {
        let digits = self.amount.decimal();
        if self.negative { -digits } else { digits }
    }
}

/// Signs that several countries have for their currency.
const SHARED: [&str; 3] = ["$", "¥", "￥"];

/// Signs of currencies. A dollar is America's unless letters before it say whose; a yuan's sign is China's.
const SIGNS: &[(&str, &str)] = &[
    ("US$", "USD"),
    ("CA$", "CAD"),
    ("C$", "CAD"),
    ("A$", "AUD"),
    ("HK$", "HKD"),
    ("NT$", "TWD"),
    ("S$", "SGD"),
    ("NZ$", "NZD"),
    ("MX$", "MXN"),
    ("R$", "BRL"),
    ("$", "USD"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("¥", "CNY"),
    ("￥", "CNY"),
    ("₹", "INR"),
    ("₩", "KRW"),
    ("₽", "RUB"),
    ("₺", "TRY"),
    ("₫", "VND"),
    ("₱", "PHP"),
    ("฿", "THB"),
    ("₪", "ILS"),
    ("₴", "UAH"),
    ("zł", "PLN"),
    ("元", "CNY"),
];

/// Names of currencies in Chinese banks' files.
const NAMES: &[(&str, &str)] = &[
    ("人民币", "CNY"),
    ("人民币元", "CNY"),
    ("RMB", "CNY"),
    ("美元", "USD"),
    ("港币", "HKD"),
    ("港元", "HKD"),
    ("欧元", "EUR"),
    ("英镑", "GBP"),
    ("日元", "JPY"),
    ("澳元", "AUD"),
    ("加元", "CAD"),
    ("新加坡元", "SGD"),
    ("韩元", "KRW"),
    ("泰铢", "THB"),
];

/// A currency by its code, its sign or its Chinese name.
pub(super) fn currency(text: &str) -> Option<Currency> {
    let text = text.trim();
    let named = SIGNS.iter().chain(NAMES).find(|(sign, _)| *sign == text);
    Currency::parse(named.map_or(text, |(_, code)| code)).ok()
}

/// Reads a sum; nothing where any letter of the text is none of it.
pub(super) fn sum(text: &str, mark: DecimalMark) -> Option<Sum> {
    let (mut rest, word) = without_word(unguarded(text));
    let (mut negative, mut plus, mut found) = (false, false, None);
    // Brackets are a minus, with the currency's sign within them or before them: `($5.00)`, `$(5.00)`.
    let bracketed = rest
        .find('(')
        .filter(|at| *at <= LONGEST_SIGN && !rest.get(..*at).is_some_and(|before| before.contains(is_digit)))
        .and_then(|at| Some((rest.get(..at)?, rest.get(at + 1..)?.strip_suffix(')')?)));
    let joined;
    if let Some((before, inner)) = bracketed {
        joined = format!("{before}{}", inner.trim());
        (negative, rest) = (true, &joined);
    }
    let digits_begin = rest.find(is_digit).unwrap_or(0);
    let shared = SHARED.iter().any(|sign| {
        let before = rest.get(..digits_begin).unwrap_or_default();
        let is_mark = |letter: char| {
            matches!(letter, '-' | '+' | '.' | '\u{2212}' | '\u{2013}') || letter.is_whitespace()
        };
        before.trim_matches(is_mark) == *sign || rest.ends_with(sign)
    });
    // A sign and a currency stand before the digits in either order, and behind them as well: twice each at most.
    for _ in 0..2 {
        (rest, negative, plus) = match rest.chars().next()? {
            '-' | '\u{2212}' | '\u{2013}' if !negative && !plus => {
                (rest.get(rest.chars().next()?.len_utf8()..)?, true, plus)
            }
            '+' if !negative && !plus => (rest.get(1..)?, negative, true),
            _ => (rest, negative, plus),
        };
        rest = rest.trim_start();
        if found.is_none()
            && let Some((code, behind)) = currency_before(rest)
        {
            (found, rest) = (Some(code), behind.trim_start());
        }
    }
    if found.is_none()
        && let Some((code, before)) = currency_behind(rest)
    {
        (found, rest) = (Some(code), before.trim_end());
    }
    if let Some(before) = rest.strip_suffix('-').filter(|_| !negative && !plus) {
        (negative, rest) = (true, before.trim_end());
    }
    Some(Sum {
        negative: word.map_or(negative, |word| word == Direction::Debit),
        plus: plus || word == Some(Direction::Credit),
        amount: Amount::parse(&digits(rest, mark)?).ok()?,
        currency: found,
        shared,
        word,
    })
}

/// Bytes of the longest sign of a currency before a bracket.
const LONGEST_SIGN: usize = 4;

const fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit()
}

/// Without the mark before it by which banks keep a spreadsheet from reckoning: `'-12.50`, `=-12.50`.
pub(super) fn unguarded(text: &str) -> &str {
    text.trim().trim_start_matches(['\'', '=']).trim_start()
}

/// Without the word behind it that says whether the account was debited or credited.
fn without_word(text: &str) -> (&str, Option<Direction>) {
    let bare = text.strip_suffix('.').unwrap_or(text);
    let split = bare.len().checked_sub(2).and_then(|at| bare.split_at_checked(at));
    let Some((before, word)) =
        split.filter(|(before, _)| !before.ends_with(|letter: char| letter.is_alphabetic()))
    else {
        return (text, None);
    };
    let direction = if word.eq_ignore_ascii_case("dr") {
        Direction::Debit
    } else if word.eq_ignore_ascii_case("cr") {
        Direction::Credit
    } else {
        return (text, None);
    };
    (before.trim_end(), Some(direction))
}

/// A sum with either mark before the cents, where its writer keeps to no rule: the point's reading where both are possible.
pub(super) fn either(text: &str) -> Option<Sum> {
    sum(text, DecimalMark::Point).or_else(|| sum(text, DecimalMark::Comma))
}

/// True where the point in it may stand before thousands as well as before three decimals: `1.200`.
pub(super) fn may_be_thousands(text: &str) -> bool {
    let digits = |mark| sum(text, mark).map(|sum| sum.amount.decimal());
    text.contains('.')
        && matches!((digits(DecimalMark::Point), digits(DecimalMark::Comma)), (Some(one), Some(other)) if one != other)
}

fn currency_before(text: &str) -> Option<(Currency, &str)> {
    let sign = SIGNS
        .iter()
        .find_map(|(sign, code)| Some((text.strip_prefix(sign)?, *code)));
    let code = || Some((text.get(3..)?, text.get(..3)?));
    let (rest, code) = sign.or_else(code)?;
    Some((Currency::parse(code).ok()?, rest))
}

fn currency_behind(text: &str) -> Option<(Currency, &str)> {
    let sign = SIGNS
        .iter()
        .find_map(|(sign, code)| Some((text.strip_suffix(sign)?, *code)));
    let code = || {
        let at = text.len().checked_sub(3)?;
        Some((text.get(..at)?, text.get(at..)?))
    };
    let (rest, code) = sign.or_else(code)?;
    Some((Currency::parse(code).ok()?, rest))
}

/// Digits with a point before the cents, their groups taken away. Groups have three digits; of Indian sums all but the last
/// have two.
fn digits(text: &str, mark: DecimalMark) -> Option<String> {
    let (point, comma) = match mark {
        DecimalMark::Point => ('.', ','),
        DecimalMark::Comma => (',', '.'),
    };
    let (whole, fraction) = match text.split_once(point) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    let is_group =
        |letter: char| letter == comma || letter == '\'' || letter == '’' || letter.is_whitespace();
    let groups: Vec<&str> = whole.split(is_group).collect();
    if let [first, middle @ .., last] = groups.as_slice()
        && groups.len() > 1
        && !((1..=3).contains(&first.len())
            && !first.starts_with('0') // "0.500" is a half
            && last.len() == 3
            && middle.iter().all(|group| matches!(group.len(), 2 | 3)))
    {
        return None;
    }
    let whole = groups.concat();
    let whole = if whole.is_empty() && fraction.is_some() {
        "0".to_owned()
    } else {
        whole
    };
    Some(match fraction {
        Some(fraction) => format!("{whole}.{fraction}"),
        None => whole,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, mark: DecimalMark) -> Option<String> {
        let found = sum(text, mark)?;
        let code = found.currency.map(|code| code.to_string()).unwrap_or_default();
        Some(format!("{}{code}", found.signed()))
    }

    #[test]
    fn signs_codes_and_groups_of_every_country_are_read() {
        for (text, value) in [
            ("-1,234.56", "-1234.56"),
            ("(12.00)", "-12.00"),
            ("+10000.00", "10000.00"),
            ("12.50-", "-12.50"),
            ("INR 1,23,456.00", "123456.00INR"),
            ("₹99.00", "99.00INR"),
            ("-$5.00", "-5.00USD"),
            ("$-5.00", "-5.00USD"),
            ("US$12", "12USD"),
            ("12.00 EUR", "12.00EUR"),
            ("1 234.50", "1234.50"),
            (".99", "0.99"),
            ("1'000.05", "1000.05"),
            ("($5.00)", "-5.00USD"),
            ("$(1,005.00)", "-1005.00USD"),
            ("250.00 DR", "-250.00"),
            ("5,000.00Cr.", "5000.00"),
        ] {
            assert_eq!(read(text, DecimalMark::Point).as_deref(), Some(value), "{text}");
        }
        assert_eq!(
            read("-1.234,56 €", DecimalMark::Comma).as_deref(),
            Some("-1234.56EUR")
        );
    }

    #[test]
    fn what_may_be_two_sums_is_none() {
        for text in [
            "",
            "-",
            "1,2,3",
            "1.2.3",
            "1,234.56.78",
            "12,50",
            "--5",
            "1e5",
            "abc",
            "5 USD EUR",
            "$",
            "1,2345",
            "(5.00",
            "CR",
            "12CR 5",
        ] {
            assert_eq!(read(text, DecimalMark::Point), None, "{text}");
        }
    }
}
