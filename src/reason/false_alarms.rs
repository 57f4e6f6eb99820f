//! False alarms: how often each reason warned people of whom nothing was wrong, and how often it may.
//!
//! Counted are warnings and dangers in the honest parts of the personas' lives (`tests/personas`), each by its strongest reason,
//! with every reason live. People bear a quarter of a false warning a month; what is unlike the habit may take .10 of that, a
//! scam, a takeover and the household .05 each. A reason that takes more than its whole family may starts in shadow, until its
//! host makes it live or it is measured anew. The personas are made up, and so these are no rates of real people.
//! Not here: the counting (`tests/personas/rates.rs`, which writes the table).

use super::{Family, Reason};

/// The day and the set of the measurement, then a line for each reason: its code, and tenths of a false warning in a thousand
/// account-months. Made by `BLESS=1 cargo test --test personas rates`.
const TABLE: &str = include_str!("false_alarms/rates.txt");

/// Account-months to which a rate refers.
const THOUSAND: f64 = 1_000.0;

/// Day of the measurement, and the set that it was made on with the digest of what is told there.
pub fn measured() -> (&'static str, &'static str) {
    let first = TABLE.lines().next().unwrap_or_default();
    first.split_once(' ').unwrap_or_default()
}

/// False warnings per thousand account-months whose strongest reason this was; `None` where none was measured.
pub fn per_thousand_account_months(code: &str) -> Option<f64> {
    let mut rows = TABLE.lines().skip(1).filter_map(|row| row.split_once(' '));
    let (_, tenths) = rows.find(|(known, _)| *known == code)?;
    Some(f64::from(tenths.parse::<u32>().ok()?) / 10.0)
}

/// The most that a family may take of them. What the desk alone is told, and what went wrong in the service, is no suspicion
/// that a holder has to bear.
pub const fn share(family: Family) -> Option<f64> {
    match family {
        Family::Anomaly => Some(0.10 * THOUSAND),
        Family::Scam | Family::Takeover | Family::Household => Some(0.05 * THOUSAND),
        Family::Service | Family::Attack | Family::Laundering | Family::Spending | Family::Digest => None,
    }
}

/// True of a reason that takes more than its family may: it is tried before it is believed.
pub fn starts_in_shadow(reason: &Reason) -> bool {
    let rate = per_thousand_account_months(reason.code);
    rate.zip(share(reason.family))
        .is_some_and(|(rate, most)| rate > most)
}
