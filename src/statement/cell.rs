//! Cells: an amount, a moment, a way of paying.
//!
//! A cell is read strictly or not at all: `1,2,3` is no number. Money is never read through a float.

use crate::event::{Instrument, InstrumentKind, TimePrecision};
use crate::money::Amount;
use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};
use time::{Date, Month, PrimitiveDateTime, Time};

/// An amount as wallets write it: `28.16`, `+28.16`, `¥28.16` (U+00A5 or U+FFE5), `1,234.56`, `28.16元`.
pub(super) fn amount(text: &str) -> Option<Amount> {
    let text = text.trim();
    let text = text
        .strip_prefix(['¥', '￥'])
        .or_else(|| text.strip_prefix("CNY"))
        .unwrap_or(text);
    let text = text.strip_suffix('元').unwrap_or(text).trim();
    let text = text.strip_prefix('+').unwrap_or(text);
    if let Some(digits) = without_exponent(text) {
        return Amount::parse(&digits).ok();
    }
    Amount::parse(&ungrouped(text)?).ok()
}

/// An amount in a table of a country that writes `1.234,56`: numbers come so, text stays as the wallet wrote it. Three digits
/// behind a lone mark may be either's thousands, and are refused.
pub(super) fn amount_with_comma(text: &str) -> Option<Amount> {
    let behind = |mark: char| {
        let (_, tail) = text.rsplit_once(mark)?;
        Some(tail.trim_end_matches('元').trim_end().len())
    };
    let lone = |mark: char| text.matches(mark).count() == 1;
    match (behind(','), behind('.')) {
        (Some(3), None) if lone(',') => None,
        (None, Some(3)) if lone('.') => None,
        (Some(_), None) if lone(',') => amount(&text.replace(',', ".")),
        (Some(comma), Some(point)) if comma < point => {
            let swapped = text.chars().map(|letter| match letter {
                ',' => '.',
                '.' => ',',
                other => other,
            });
            amount(&swapped.collect::<String>())
        }
        _ => amount(text),
    }
}

/// True for a number that a spreadsheet wrote with an exponent.
pub(super) fn has_exponent(text: &str) -> bool {
    without_exponent(text).is_some()
}

/// `1.2E+3` as `1200`: a spreadsheet's way to write a number. Digits are moved, and none is lost or made up.
fn without_exponent(text: &str) -> Option<String> {
    /// Exponents of amounts have two digits at most; a longer one is text.
    const LONGEST: usize = 2;
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (mantissa, exponent) = text.split_once(['E', 'e'])?;
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, are_digits(fraction).then_some(fraction)?),
        None => (mantissa, ""),
    };
    let (is_small, places) = match exponent.strip_prefix('-') {
        Some(places) => (true, places),
        None => (false, exponent.strip_prefix('+').unwrap_or(exponent)),
    };
    if !are_digits(whole) || !are_digits(places) || places.len() > LONGEST {
        return None;
    }
    let places: usize = places.parse().ok()?;
    let digits = format!("{whole}{fraction}");
    Some(if is_small {
        let digits = format!("{}{digits}", "0".repeat(places));
        let (before, after) = digits.split_at_checked(whole.len())?;
        format!("{before}.{after}")
    } else if places >= fraction.len() {
        let zeros = "0".repeat(places - fraction.len());
        format!("{digits}{zeros}")
    } else {
        let (before, after) = digits.split_at_checked(whole.len() + places)?;
        format!("{before}.{after}")
    })
}

/// Without thousands commas, where they stand in groups of three and nowhere else.
fn ungrouped(text: &str) -> Option<String> {
    let text = text.replace('，', ","); // seen in Alipay's exports
    if !text.contains(',') {
        return Some(text);
    }
    let (whole, fraction) = text
        .split_once('.')
        .map_or((text.as_str(), None), |(whole, fraction)| (whole, Some(fraction)));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    if !(1..=3).contains(&first.len()) || groups.any(|group| group.len() != 3) {
        return None;
    }
    let digits = whole.replace(',', "");
    Some(fraction.map_or_else(|| digits.clone(), |fraction| format!("{digits}.{fraction}")))
}

/// A point on the wall clock, as finely as it was written.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) wall: PrimitiveDateTime,
    pub(super) precision: TimePrecision,
    /// Written as a spreadsheet writes it, not as a wallet does.
    pub(super) resaved: bool,
}

/// `2023-02-12 21:32:14`, the same with `/`, `.` or 年月日, or without seconds, a date alone, or a spreadsheet's day count.
pub(super) fn moment(text: &str) -> Option<Moment> {
    if let Some(wall) = serial(text) {
        let precision = TimePrecision::Second;
        return Some(Moment {
            wall,
            precision,
            resaved: false, // how an honest .xlsx may hold a time
        });
    }
    let (day, clock) = text
        .split_once([' ', 'T', '日'])
        .map_or((text, ""), |(day, clock)| (day, clock.trim()));
    let otherwise = day.contains(['/', '.', '年']);
    let plain = day.replace(['/', '.', '年', '月'], "-");
    let [year, month, date] = numbers(&plain, '-')?;
    if year < 1970 {
        return None; // also months written first: no guess is made which is which
    }
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    let day = Date::from_calendar_date(i32::from(year), month, u8::try_from(date).ok()?).ok()?;
    let (time, precision) = if clock.is_empty() {
        (Time::MIDNIGHT, TimePrecision::Day)
    } else if let Some([hour, minute, second]) = numbers(clock, ':') {
        (time_of(hour, minute, second)?, TimePrecision::Second)
    } else {
        let [hour, minute] = numbers(clock, ':')?;
        (time_of(hour, minute, 0)?, TimePrecision::Minute)
    };
    Some(Moment {
        wall: PrimitiveDateTime::new(day, time),
        precision,
        resaved: otherwise || precision == TimePrecision::Minute,
    })
}

/// A spreadsheet's day count, wherever it stands.
pub(super) fn serial_moment(text: &str) -> Option<Moment> {
    serial(text).map(|wall| Moment {
        wall,
        precision: TimePrecision::Second,
        resaved: false,
    })
}

/// Exactly N whole numbers of one to four digits with this between them.
fn numbers<const N: usize>(text: &str, between: char) -> Option<[u16; N]> {
    let parts: Option<Vec<u16>> = text
        .split(between)
        .map(|part| {
            let digits = (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
            part.parse().ok().filter(|_| digits)
        })
        .collect();
    parts?.try_into().ok()
}

fn time_of(hour: u16, minute: u16, second: u16) -> Option<Time> {
    let byte = |number| u8::try_from(number).ok();
    Time::from_hms(byte(hour)?, byte(minute)?, byte(second)?).ok()
}

/// Days since 1899-12-30 with the time as the fraction: how spreadsheets store a moment. Read as a decimal: the standard
/// library's reader of floats is 10 kB of tables, and nothing else needs it.
fn serial(text: &str) -> Option<PrimitiveDateTime> {
    /// 1970-01-01 and 2099-12-31: numbers outside are something else.
    const DAYS: std::ops::Range<i64> = 25_569..73_050;
    /// Seconds in a day.
    const DAY: i64 = 86_400;
    if !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        return None;
    }
    let days: Decimal = text.parse().ok()?;
    if !(DAYS.contains(&days.trunc().to_i64()?)) {
        return None;
    }
    let seconds = days.checked_mul(Decimal::from(DAY))?;
    let seconds = seconds
        .round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero)
        .to_i64()?;
    let epoch = Date::from_calendar_date(1899, Month::December, 30).ok()?;
    PrimitiveDateTime::new(epoch, Time::MIDNIGHT).checked_add(time::Duration::seconds(seconds))
}

/// A number that a spreadsheet has rounded: `1.23E+27`, or digits that end in zeros from the sixteenth on.
pub(super) fn is_rounded_number(text: &str) -> bool {
    digits_of_rounded(text).is_some()
}

/// How many digits a number had before a spreadsheet rounded it; nothing where none has.
pub(super) fn digits_of_rounded(text: &str) -> Option<usize> {
    /// Digits that a spreadsheet keeps of a number (IEEE 754, double).
    const KEPT: usize = 15;
    /// From this length on, zeros where it keeps none are no chance: one number in 100,000 ends in five.
    const LONG: usize = KEPT + 5;
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if are_digits(text) {
        let is_cut = text.len() >= LONG && text.bytes().skip(KEPT).all(|byte| byte == b'0');
        return is_cut.then_some(text.len());
    }
    let (mantissa, exponent) = text.split_once(['E', 'e'])?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let exponent = exponent
        .strip_prefix('+')
        .filter(|exponent| are_digits(exponent))?;
    let is_number = are_digits(whole.strip_prefix('-').unwrap_or(whole)) && are_digits(fraction);
    exponent
        .parse()
        .ok()
        .filter(|_| is_number)
        .map(|exponent: usize| exponent.saturating_add(1))
}

/// Words in a way of paying, the first that occurs decides.
const WAYS: &[(&str, InstrumentKind)] = &[
    ("信用卡", InstrumentKind::CreditCard),
    ("储蓄卡", InstrumentKind::DebitCard),
    ("借记卡", InstrumentKind::DebitCard),
    ("花呗", InstrumentKind::CreditLine),
    ("信用购", InstrumentKind::CreditLine),
    ("借呗", InstrumentKind::CreditLine),
    ("分付", InstrumentKind::CreditLine),
    ("零钱", InstrumentKind::Balance), // and 零钱通
    ("余额", InstrumentKind::Balance), // and 余额宝
    ("小荷包", InstrumentKind::Balance),
    ("银行", InstrumentKind::BankAccount), // which card it is, the wallet does not say
    ("红包", InstrumentKind::Points),
    ("优惠", InstrumentKind::Points),
    ("积分", InstrumentKind::Points),
    ("集分宝", InstrumentKind::Points),
];

/// `招商银行信用卡(9876)`, `花呗&红包`: the first part that is not a coupon, its kind and its last four digits.
pub(super) fn instrument(text: &str) -> Option<Instrument> {
    let parts: Vec<Instrument> = text
        .split('&')
        .map(str::trim)
        .filter(|part| !matches!(*part, "" | "/"))
        .map(one_instrument)
        .collect();
    let coupon = |part: &&Instrument| part.kind == InstrumentKind::Points;
    parts.iter().find(|part| !coupon(part)).or(parts.first()).cloned()
}

fn one_instrument(text: &str) -> Instrument {
    let text = text.replace('（', "(").replace('）', ")");
    let (name, tail) = text.split_once('(').unwrap_or((&text, ""));
    let last4: String = tail.chars().take_while(char::is_ascii_digit).collect();
    Instrument {
        id: Some(name.trim().to_owned()).filter(|name| !name.is_empty()),
        kind: WAYS
            .iter()
            .find(|(word, _)| name.contains(word))
            .map_or(InstrumentKind::Other, |(_, kind)| *kind),
        last4: Some(last4).filter(|digits| digits.len() == 4),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_belong_to_a_number_only_in_groups_of_three() {
        let read = |text| amount(text).map(|amount| amount.to_string());
        for (text, value) in [
            ("28.16", "28.16"),
            ("+28.16", "28.16"),
            ("¥28.16", "28.16"),
            ("￥0.12", "0.12"),
            ("￥1,234.56", "1234.56"),
            ("12,345,678", "12345678"),
            ("2，000.00", "2000.00"),
            ("27元", "27"),
        ] {
            assert_eq!(read(text).as_deref(), Some(value), "{text}");
        }
        for text in [
            "++1", "1,2,3", "1234,567", ",123", "1,23.00", "1,234,5", "-1", "", "¥", "１", "12,50",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn times_say_how_fine_they_are_and_who_wrote_them() {
        let read = |text| moment(text).map(|m| (m.wall.to_string(), m.precision, m.resaved));
        let exact = "2019-09-26 12:45:27.0".to_owned();
        assert_eq!(
            read("2019-09-26 12:45:27"),
            Some((exact.clone(), TimePrecision::Second, false))
        );
        assert_eq!(
            read("2019/9/26 12:45:27"),
            Some((exact.clone(), TimePrecision::Second, true))
        );
        assert_eq!(
            read("2019/9/26 12:45"),
            Some(("2019-09-26 12:45:00.0".to_owned(), TimePrecision::Minute, true))
        );
        for text in [
            "2019.9.26 12:45:27",
            "2019年9月26日 12:45:27",
            "2019年09月26日12:45:27",
        ] {
            assert_eq!(
                read(text),
                Some((exact.clone(), TimePrecision::Second, true)),
                "{text}"
            );
        }
        assert_eq!(
            read("2019-09-26"),
            Some(("2019-09-26 0:00:00.0".to_owned(), TimePrecision::Day, false))
        );
        assert_eq!(read("43734.5315625"), Some((exact, TimePrecision::Second, false)));
        for text in [
            "",
            "9/26/2019 12:45",
            "2019-02-30",
            "2019-09-26 25:00:00",
            "12:45:27",
            "20190926",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_coupon_is_not_what_the_money_was_drawn_from() {
        let read = |text| instrument(text).map(|i| (i.kind, i.id.unwrap_or_default(), i.last4));
        let tail = Some("7449".to_owned());
        assert_eq!(
            read("交通银行信用卡(7449)"),
            Some((InstrumentKind::CreditCard, "交通银行信用卡".to_owned(), tail))
        );
        assert_eq!(
            read("红包&花呗"),
            Some((InstrumentKind::CreditLine, "花呗".to_owned(), None))
        );
        assert_eq!(
            read("红包"),
            Some((InstrumentKind::Points, "红包".to_owned(), None))
        );
        assert_eq!(
            read("招商银行()"),
            Some((InstrumentKind::BankAccount, "招商银行".to_owned(), None))
        );
        assert_eq!(read("/"), None);
    }

    #[test]
    fn a_rounded_number_is_recognised() {
        assert!(is_rounded_number("1.23E+27"));
        for text in ["1234567", "E+5", "ABCE+5", "1.2E+", "XE+27"] {
            assert!(!is_rounded_number(text), "{text}");
        }
    }
}
