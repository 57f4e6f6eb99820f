//! Fields that an older word on a payment told than its newest, and when.

use crate::event::Told;
use serde::{Deserialize, Serialize};

/// Field, or fields that are told together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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

/// Fields of older versions than their row's newest, and when each was told.
pub(super) type Late = Vec<(Group, Told)>;
