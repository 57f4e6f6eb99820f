//! Zones as exports write them behind a time: letters, hours, or both.
//!
//! What is no zone that is known is told from none at all: a text behind a clock that nobody can read makes the moment unsure.

use crate::time::UtcOffset;

/// Zones that exports name by letters, in minutes: those of PayPal's and Google's countries. CST is America's: Chinese files
/// name no zone.
#[rustfmt::skip] // a table
const ZONES: &[(&str, i16)] = &[
    ("Z", 0), ("UTC", 0), ("GMT", 0), ("WET", 0), ("BST", 60), ("WEST", 60), ("CET", 60), ("CEST", 120), ("EET", 120),
    ("EEST", 180), ("IST", 330), ("SGT", 480), ("HKT", 480), ("JST", 540), ("AEST", 600), ("AEDT", 660), ("EST", -300),
    ("EDT", -240), ("CST", -360), ("CDT", -300), ("MST", -420), ("MDT", -360), ("PST", -480), ("PDT", -420),
];

/// The zone at a moment's end: `Some(None)` where there is nothing, nothing where what is there is no zone.
#[allow(clippy::option_option)] // no zone, and no zone that is known, are two things
pub(super) fn zone(text: &str) -> Option<Option<UtcOffset>> {
    let text = text.trim();
    if text.is_empty() {
        return Some(None);
    }
    // OFX: [-5:EST], [0:UTC], [-3.5:NST]
    if let Some(inner) = text.strip_prefix('[') {
        let hours = inner.split([':', ']']).next()?;
        let (hours, part) = hours.split_once('.').unwrap_or((hours, "0"));
        let whole: i16 = hours.parse().ok()?;
        let more = if part.starts_with('5') { 30 } else { 0 };
        let minutes =
            whole
                .checked_mul(60)?
                .checked_add(if hours.starts_with('-') { -more } else { more })?;
        return UtcOffset::new(minutes).ok().map(Some);
    }
    if let Some((_, minutes)) = ZONES.iter().find(|(name, _)| *name == text) {
        return UtcOffset::new(*minutes).ok().map(Some);
    }
    let signed = ["GMT", "UTC"]
        .iter()
        .find_map(|name| text.strip_prefix(name))
        .unwrap_or(text);
    let sign = match signed.chars().next()? {
        '+' => 1,
        '-' | '\u{2212}' => -1,
        _ => return None,
    };
    let digits: String = signed.chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes) = match digits.len() {
        1 | 2 => (digits.as_str(), "0"),
        3 | 4 => digits.split_at_checked(digits.len() - 2)?,
        _ => return None,
    };
    let minutes = hours.parse::<i16>().ok()? * 60 + minutes.parse::<i16>().ok()?;
    UtcOffset::new(sign * minutes).ok().map(Some)
}
