//! What goes wrong, or right, between payer, merchant and operator. No suspicion of fraud: these do not touch the score.

pub(crate) mod duplicate_charge;
pub(crate) mod refund_seen;
