//! Notes on rows: what is known of a payment beside its own words, and pairs of rows that belong together.
//!
//! Most rows have no note. Not here: the rows (`rows`), and who notes what.

use super::evidence::Evidence;
use super::relation::{Confidence, Relation};
use crate::money::Money;

/// Reference to a row: which account, and where on its shelf.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowRef {
    /// Position of its account among those that are read together.
    pub account: usize,
    /// Place on the account's shelf.
    pub place: usize,
}

/// Role of a payment, beside its own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Role {
    /// Payment as its own words say.
    #[default]
    Plain,
    /// Another export shows it too, and there it is counted.
    Shown {
        /// Row that counts.
        by: RowRef,
    },
    /// It was under way, and this row is what it became.
    Settled {
        /// Row that was posted.
        by: RowRef,
    },
    /// Departure of money for another account of the holder.
    OwnOut,
    /// Arrival of that money.
    OwnIn,
    /// It pays back, or reverses, this payment: so much of its cost, and so much beyond.
    PaysBack {
        /// Payment that counts, where two exports show it.
        of: RowRef,
        /// Part of it that costs less of the payment.
        cost: Money,
        /// Part of it that is more than the payment cost.
        beyond: Money,
    },
    /// It pays back a payment that was dropped for want of room: so much of what was left of it, and so much beyond.
    OfDropped {
        /// Part of it that costs less of that payment.
        cost: Money,
        /// Part of it that is more than was left.
        beyond: Money,
    },
}

/// Doubt about a row: another reading exists that evidence does not settle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// Several payments could be what it pays back.
    WhichPayment,
    /// Another account may show the same payment.
    ShownTwice,
    /// It may be one end of a transfer between own accounts.
    OwnTransfer,
    /// Its account has another row like it under a name written otherwise.
    BookedTwice,
}

/// Note on a payment: what is known of it beside its own words.
#[derive(Debug, Clone, Copy, Default)]
pub struct Note {
    /// Role.
    pub role: Role,
    /// Sum of the rows that pay it back.
    pub paid_back: Option<Money>,
    /// Doubt.
    pub doubt: Option<Doubt>,
}

impl Note {
    /// Nothing is known beside its own words.
    pub const NONE: Self = Self {
        role: Role::Plain,
        paid_back: None,
        doubt: None,
    };
}

/// Pair of rows that belong together, or may.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// Row that the relation's verb begins with.
    pub a: RowRef,
    /// Row that it is about.
    pub b: RowRef,
    /// Relation.
    pub relation: Relation,
    /// Confidence.
    pub confidence: Confidence,
    /// Evidence.
    pub evidence: Evidence,
}
