//! What is unlike the habit, and may be a takeover, a scam, or a holiday.

pub(crate) mod counterparty_risk;
pub(crate) mod counterparty_velocity;
pub(crate) mod dormant_awakening;
pub(crate) mod lingering_suspicion;
pub(crate) mod new_counterparty;
pub(crate) mod new_country;
pub(crate) mod new_currency;
pub(crate) mod odd_hour;
pub(crate) mod spend_velocity;
pub(crate) mod unusual_amount;
pub(crate) mod velocity;
