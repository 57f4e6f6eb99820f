//! Who may have been speaking or looking while the holder paid.

use super::Context;

/// A voice or an eye beside the payment.
#[derive(Debug, Clone, Copy, Default)]
pub struct Pressure {
    /// A call.
    pub(crate) call: bool,
    /// A shared screen.
    pub(crate) screen: bool,
    /// Somebody else's hand.
    pub(crate) remote: bool,
}

impl Pressure {
    /// Now, or at a movement of the last so many milliseconds.
    pub(crate) fn of(context: &Context<'_>, window_ms: i64) -> Self {
        let now = context.movement;
        let lately = context
            .holder
            .movements
            .within(context.payment.at.get(), window_ms);
        lately.chain([&now]).fold(Self::default(), |seen, movement| Self {
            call: seen.call || movement.on_call,
            screen: seen.screen || movement.on_shared_screen,
            remote: seen.remote || movement.on_remote_control,
        })
    }
}
