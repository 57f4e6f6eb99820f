//! Lines that count what was held back, so that what is told is read. Not here: what is held back (`alert`).

pub mod day_digest;
pub mod history_digest;
