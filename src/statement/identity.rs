//! Names for events: the same row gets the same id from every file that holds it.
//!
//! The id is a digest of what two exports of one payment agree in, also where a spreadsheet has saved one of them again:
//! wallet, minute, amount, description, and of both numbers what a spreadsheet leaves of them. It drops seconds, rounds long
//! numbers to 2.02E+21 and takes zeros off their ends; another encoding turns rare signs into question marks. Under other ids
//! the copy would count every payment twice. So of a number that is only digits and too long for a spreadsheet its length
//! counts, and of a description its letters and digits. Status, refunds, categories and names do change, and stay out.
//!
//! Rows that agree in all this are told apart by their order, the oldest first: a file that is sorted the other way round, or
//! that was written between two of them, names them the same. One that begins between two of a minute takes the newer for
//! the older; wallets begin their files at midnight.

use crate::event::export;
use crate::money::Amount;
use crate::statement::cell;
use crate::statement::draft::Draft;
use rust_decimal::Decimal;
use siphasher::sip128::{Hasher128, SipHasher24};
use std::collections::{BTreeMap, BTreeSet};
use std::hash::Hasher;

/// Rows that are named at once: a few milliseconds' work on a phone, so that a stop is heard between two pieces.
const AT_ONCE: usize = 10_000;
/// Digits of a number that a spreadsheet shows whole; from the twelfth on it writes an exponent.
const SHOWN: usize = 11;

/// Ids, one for each row in order; those that agree in everything are told apart by their order in time.
#[derive(Debug, Default)]
pub(super) struct Ids {
    seen: BTreeMap<u64, u32>,
    numbers: BTreeSet<u64>,
    /// In the order of the drafts once all are named; oldest first before.
    pub(super) ids: Vec<String>,
    /// Rows with a number that another row has, too.
    pub(super) repeated: usize,
}

impl Ids {
    /// Names some more rows; false once all have a name.
    pub(super) fn name_more(&mut self, wallet: &str, kind: &str, drafts: &[Draft]) -> bool {
        let falls = drafts.first().map(Draft::at) > drafts.last().map(Draft::at);
        let from = self.ids.len();
        let until = drafts.len().min(from + AT_ONCE);
        for place in from..until {
            let position = if falls { drafts.len() - 1 - place } else { place };
            let Some(draft) = drafts.get(position) else {
                continue;
            };
            let digest = digest(wallet, draft);
            let times = self.seen.entry(digest).or_default();
            *times = times.saturating_add(1);
            self.ids.push(export::id(kind, digest, *times));
            let number = draft.payment.reference.as_deref();
            self.repeated +=
                usize::from(number.is_some_and(|number| !self.numbers.insert(of_number(number))));
        }
        if until < drafts.len() {
            return true;
        }
        if falls {
            self.ids.reverse();
        }
        false
    }
}

/// 64 bits: among 100,000 payments two share one with a chance of one in 3 billion, and then get `~2`.
pub(super) fn digest(wallet: &str, draft: &Draft) -> u64 {
    let mut hasher = SipHasher24::new();
    let mut part = |bytes: &[u8]| {
        // Its length goes first, so that no two lists of parts run together.
        hasher.write(&u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_le_bytes());
        hasher.write(bytes);
    };
    part(wallet.as_bytes());
    part(left_of(&draft.number).as_bytes());
    part(left_of(&draft.order).as_bytes());
    part(&draft.at().get().div_euclid(60_000).to_le_bytes()); // milliseconds in a minute
    part(shortest(draft.payment.amount).as_bytes());
    let description = draft.payment.description.as_deref().unwrap_or_default();
    part(letters(&left_of(description)).as_bytes());
    hasher.finish128().h1
}

/// What a spreadsheet leaves of a number, or of a text that looks like one.
fn left_of(text: &str) -> String {
    if let Some(digits) = cell::digits_of_rounded(text) {
        return format!("{digits} digits");
    }
    let number = text.trim_start_matches('0');
    if number.len() > SHOWN && number.bytes().all(|byte| byte.is_ascii_digit()) {
        return format!("{} digits", number.len());
    }
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    match Decimal::from_str_exact(text).ok().filter(|_| is_number) {
        Some(number) => number.normalize().to_string(), // 007 becomes 7, and 1.50 becomes 1.5
        None => text.to_owned(),
    }
}

/// Letters and digits that every encoding of a statement has: rarer ones become question marks in a copy.
fn letters(text: &str) -> String {
    let kept = |letter: &char| letter.is_alphanumeric() && *letter <= '\u{ffff}';
    text.chars().filter(kept).collect()
}

/// A sheet's number 28.1 and a text's 28.10 are one amount.
fn shortest(amount: Amount) -> String {
    amount.decimal().normalize().to_string()
}

/// 64 bits of a number: what a repeated one is told by.
fn of_number(number: &str) -> u64 {
    SipHasher24::new().hash(number.as_bytes()).h1
}
