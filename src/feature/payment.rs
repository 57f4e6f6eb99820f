//! Known stops, and lengths of time as settings give them.

use crate::event::Channel;

/// True for a gate, a machine or a till where the payer stood and has paid before.
pub const fn is_known_stop(channel: Option<Channel>, is_new: bool) -> bool {
    matches!(channel, Some(Channel::InStore)) && !is_new
}

/// A setting in hours, minutes or days as milliseconds.
#[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss)] // settings are bounded to some years
pub fn ms(count: f64, unit: i64) -> i64 {
    (count * unit as f64) as i64
}
