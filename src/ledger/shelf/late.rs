//! Fields that an older word on a payment told than its newest, and when.

use crate::event::Told;
use crate::record::record;

/// Field, or fields that are told together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    Status,
    Fee,
    Discount,
    Points,
    RefundOf,
    SameAs,
    Order,
    Reference,
    References,
    Counterparty,
    Side,
    Category,
    Country,
    PaidWith,
    Instrument,
    Channel,
    Mcc,
    Agreement,
    Description,
    Note,
    Original,
}

record! {
    enum Group {
        0 = Status, 1 = Fee, 2 = Discount, 3 = Points, 4 = RefundOf, 5 = SameAs, 6 = Order,
        7 = Reference, 8 = References, 9 = Counterparty, 10 = Side, 11 = Category, 12 = Country,
        13 = PaidWith, 14 = Instrument, 15 = Channel, 16 = Mcc, 17 = Agreement, 18 = Description,
        19 = Note, 20 = Original,
    }
}

/// Fields of older versions than their row's newest, and when each was told.
pub(super) type Late = Vec<(Group, Told)>;
