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
        let now = context.recent_payment;
        let lately = context
            .holder
            .recent_payments
            .within(context.payment.at.get(), window_ms);
        lately
            .chain([&now])
            .fold(Self::default(), |seen, recent_payment| Self {
                call: seen.call || recent_payment.on_call,
                screen: seen.screen || recent_payment.on_shared_screen,
                remote: seen.remote || recent_payment.on_remote_control,
            })
    }
}
