//! What the holder pays, misled.

pub(crate) mod qr_substitution;
pub(crate) mod recovery_scam;
pub(crate) mod scam_transfer;
pub(crate) mod screen_share_payment;
pub(crate) mod task_scam;
