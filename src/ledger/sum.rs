//! Sums, by what they are of: the contract's, of payments that are kept and of months that were folded alike.
//!
//! Not here: which sum a payment adds to (`summary::count`).

use crate::record::record;

/// Sum, by what it is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sum {
    /// Money to others, net of refunds, fees included.
    Spent,
    /// Money from others.
    Received,
    /// Received minus spent.
    Net,
    /// Paid back, of what was spent or received here.
    Refunded,
    /// The operator's charges; part of `spent`.
    Fees,
    /// Discounts: what was not to be paid thanks to coupons.
    Discounts,
    /// Loyalty points, to hundredths. No money: never converted.
    Points,
    /// Moved between own places, or left out by choice.
    Excluded,
    /// Begun and not settled; in no other sum.
    Pending,
    /// Refunds on the way; in no other sum.
    RefundsPending,
}

record! {
    enum Sum {
        0 = Spent, 1 = Received, 2 = Net, 3 = Refunded, 4 = Fees, 5 = Discounts, 6 = Points,
        7 = Excluded, 8 = Pending, 9 = RefundsPending,
    }
}
