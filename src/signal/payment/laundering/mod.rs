//! Money flows that the operator's desk judges, and that the payer is never shown.

pub(crate) mod fan_in;
pub(crate) mod fan_out;
pub(crate) mod rapid_in_out;
pub(crate) mod round_trip;
pub(crate) mod structuring;

mod crowded;
