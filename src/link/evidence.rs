//! Evidence that two rows belong together, each piece with its weight in nats: how many times likelier it is of two rows of
//! one movement than of two that merely meet in a household.
//!
//! Chances that two rows meet are those of a household of ten payments a day, a tenth of them of the commonest amounts; the
//! weights are rounded to halves, and nothing turns on less than one. Not here: which rows may be compared at all.

use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};

/// A piece of evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum Piece {
    /// One row names the other by its id.
    Named = 1,
    /// A number of one is a number of the other.
    Number = 1 << 1,
    /// Sums agree to the last digit.
    Sum = 1 << 2,
    /// Names of the other side are one name.
    Name = 1 << 3,
    /// One name is a part of the other.
    NamePart = 1 << 4,
    /// A row's text names the wallet or the card that the other account is.
    Wallet = 1 << 5,
    /// One is paid by card, and the other could be what that card shows.
    Card = 1 << 6,
    /// Within seconds.
    Seconds = 1 << 7,
    /// Within minutes.
    Minutes = 1 << 8,
    /// Within the working days that banks take.
    Days = 1 << 9,
    /// A row says by its own words that money stays with its holder.
    OwnWords = 1 << 10,
    /// Both are transfers by their kind.
    Transfers = 1 << 11,
    /// Neither names a person: one is nameless, or named as banks name an account.
    Account = 1 << 15,
    /// The payment's statement says that so much came back.
    Stated = 1 << 12,
    /// No other reading fits.
    OneReading = 1 << 13,
    /// A person has said so.
    Said = 1 << 14,
    /// Two kinds of export of one account, over the same days.
    Export = 1 << 16,
}
use Piece::{
    Account, Card, Days, Export, Minutes, Name, NamePart, Named, Number, OneReading, OwnWords, Said, Seconds,
    Stated, Sum, Transfers, Wallet,
};

/// Every piece, its code, and its weight.
const PIECES: [(Piece, &str, f64); 17] = [
    (Named, "named", 20.0),
    (Said, "decided", 20.0),
    // Numbers are drawn from millions.
    (Number, "number", 12.0),
    // One payment in fifty has the sum of another.
    (Sum, "amount", 4.0),
    // One in thirty is to the same other side.
    (Name, "name", 3.5),
    (NamePart, "name-part", 2.5),
    // A card's export names a wallet in one row of twenty.
    (Wallet, "wallet", 3.0),
    // One payment in five is by card where the other account could show it.
    (Card, "card", 1.5),
    // Of ten a day one lies within ten seconds with a chance of one in 400; errands make it one in 30.
    (Seconds, "seconds", 3.5),
    // Within ten minutes: one in seven by chance, and errands make it one in three.
    (Minutes, "minutes", 1.0),
    // Within three days nearly all do.
    (Days, "days", 0.5),
    // One row in a hundred is said to be an own move.
    (OwnWords, "own-words", 4.5),
    // One row in ten is a transfer.
    (Transfers, "transfers", 2.0),
    // A transfer to somebody else names them; one in twenty does not.
    (Account, "account", 3.0),
    // One payment in fifty is paid back.
    (Stated, "stated", 4.0),
    // Of the rows of one account in a table nearly all are in its OFX of the same days; of another account's one in 150 would
    // have such a partner.
    (Export, "export", 5.0),
    (OneReading, "one-reading", 0.5),
];

/// Weight from which a pair counts as one. Within three days a row meets some thirty others, and one row in ten has a partner
/// among them: 1 to 300 before any evidence, so e^9 / 300 = 27 to 1 after it.
pub(super) const LIKELY: f64 = 9.0;
/// Weight from which a pair is worth a question: e^7.5 / 300 = 6 to 1.
pub(super) const ASKED: f64 = 7.5;

/// Pieces of evidence for one pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Evidence(u32);

impl Evidence {
    /// No evidence.
    pub const NONE: Self = Self(0);

    /// With one piece more.
    #[must_use]
    pub const fn with(self, piece: Piece) -> Self {
        Self(self.0 | piece as u32)
    }

    /// With one piece more where it holds.
    #[must_use]
    pub const fn with_if(self, holds: bool, piece: Piece) -> Self {
        if holds { self.with(piece) } else { self }
    }

    /// True where this piece is among them.
    pub const fn has(self, piece: Piece) -> bool {
        self.0 & piece as u32 != 0
    }

    /// Sum of the weights.
    pub fn weight(self) -> f64 {
        let held = PIECES.iter().filter(|(piece, _, _)| self.has(*piece));
        held.map(|(_, _, weight)| weight).sum()
    }

    /// Codes, the weightiest first.
    pub fn codes(self) -> impl Iterator<Item = &'static str> {
        let held = PIECES.iter().filter(move |(piece, _, _)| self.has(*piece));
        held.map(|(_, code, _)| *code)
    }
}

impl Serialize for Evidence {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut codes = to.serialize_seq(None)?;
        for code in self.codes() {
            codes.serialize_element(code)?;
        }
        codes.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_sum_on_near_days_alone_is_not_worth_a_question() {
        let evidence = Evidence::NONE.with(Sum).with(Days);
        assert!(evidence.weight() < ASKED);
    }

    #[test]
    fn a_wallet_named_by_a_card_within_minutes_counts_as_one_payment() {
        let evidence = Evidence::NONE.with(Sum).with(Minutes).with(Wallet).with(Card);
        assert!(evidence.weight() >= LIKELY);
        assert_eq!(
            evidence.codes().collect::<Vec<_>>(),
            ["amount", "wallet", "card", "minutes"]
        );
    }

    #[test]
    fn every_piece_has_one_weight_and_a_bit_of_its_own() {
        let all = PIECES
            .iter()
            .fold(0_u32, |all, (piece, _, _)| all ^ *piece as u32);
        assert_eq!(all.count_ones() as usize, PIECES.len());
    }
}
