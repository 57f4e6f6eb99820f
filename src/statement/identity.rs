//! Names for events: the same row gets the same id from every file that holds it.
//!
//! Numbers in statements repeat (a refund carries its payment's, redacted samples carry one for all), so the id is a
//! digest of what does not change between two exports of one payment: wallet, both numbers, minute, amount, description.
//! The minute and not the second: a spreadsheet that saves a statement again drops the seconds, and under other ids
//! the copy would count every payment twice. Rows of one minute that agree in the rest are told apart by their order.
//! Status, refunds, categories and counterparty names do change, and stay out.

use crate::money::Amount;
use crate::statement::draft::Draft;
use siphasher::sip128::{Hasher128, SipHasher24};
use std::collections::{BTreeMap, BTreeSet};
use std::hash::Hasher;

/// Rows that are named at once: a few milliseconds' work on a phone, so that a stop is heard between two pieces.
const AT_ONCE: usize = 10_000;

/// Ids, one for each row in order; those that agree in everything are told apart by their order in the file.
#[derive(Debug, Default)]
pub(super) struct Ids {
    seen: BTreeMap<u64, u32>,
    numbers: BTreeSet<u64>,
    pub(super) ids: Vec<String>,
    /// Rows with a number that an earlier row has already had.
    pub(super) repeated: usize,
}

impl Ids {
    /// Names some more rows; false once all have a name.
    pub(super) fn name_more(&mut self, wallet: &str, drafts: &[Draft]) -> bool {
        for draft in drafts.iter().skip(self.ids.len()).take(AT_ONCE) {
            let digest = digest(wallet, draft);
            let times = self.seen.entry(digest).or_default();
            *times = times.saturating_add(1);
            self.ids.push(match *times {
                1 => format!("{digest:016x}"),
                again => format!("{digest:016x}~{again}"),
            });
            if !draft.number.is_empty() && !self.numbers.insert(of_number(&draft.number)) {
                self.repeated += 1;
            }
        }
        self.ids.len() < drafts.len()
    }
}

/// 64 bits: among 100,000 payments two share one with a chance of one in 3 billion, and then get `~2`.
fn digest(wallet: &str, draft: &Draft) -> u64 {
    let mut hasher = SipHasher24::new();
    let mut part = |bytes: &[u8]| {
        // Its length goes first, so that no two lists of parts run together.
        hasher.write(&u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_le_bytes());
        hasher.write(bytes);
    };
    part(wallet.as_bytes());
    part(draft.number.as_bytes());
    part(draft.order.as_bytes());
    part(&draft.at().get().div_euclid(60_000).to_le_bytes()); // milliseconds in a minute
    part(shortest(draft.payment.amount).as_bytes());
    part(
        draft
            .payment
            .description
            .as_deref()
            .unwrap_or_default()
            .as_bytes(),
    );
    hasher.finish128().h1
}

/// A sheet's number 28.1 and a text's 28.10 are one amount.
fn shortest(amount: Amount) -> String {
    amount.decimal().normalize().to_string()
}

/// 64 bits of a number: what a repeated one is told by.
fn of_number(number: &str) -> u64 {
    SipHasher24::new().hash(number.as_bytes()).h1
}
