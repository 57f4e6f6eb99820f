//! What goes wrong, or right, between payer, merchant and operator. No suspicion of fraud: these do not touch the score.
//!
//! Some look at a payment as it is scored, some at a payment as it changes, some at how a case stands (`watch`). Those of
//! cases are asked again as time passes, and speak once per case.

pub mod amount_differs;
pub mod charge_after_cancellation;
pub mod charged_but_failed;
pub mod discount_missing;
pub mod duplicate_charge;
pub mod fee_surprise;
pub mod hold_not_released;
pub mod holiday_delay;
pub mod not_arrived;
pub mod refund_elsewhere;
pub mod refund_late;
pub mod refund_seen;
pub mod refund_short;
pub mod refund_window_closing;
