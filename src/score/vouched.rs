//! Vouched: how much the holder's own answers speak for a payment like those that were asked about.
//!
//! Whether what is odd there is fraud was even before anybody asked (Jeffreys' prior, half a case either way); n answers that it
//! was not leave odds of ½ to ½ + n. It is counter-evidence to mere oddity alone, as an assurance is (`expert`), and to nothing
//! that others have reported: whoever paid a shop without harm last month says nothing of whether it is misused now.
//! Not here: which answers count (`feedback::answers`).

use crate::feature::Context;
use crate::feedback::answers::About;
use crate::reason::Strength;
use crate::signal::Evidence;
use crate::stats::math::ln;

/// Nats that the holder's answers speak for the payment; 0 where nothing like it was asked about, or another cause is seen.
pub(super) fn vouched(context: &Context<'_>, evidence: &Evidence) -> f64 {
    let is_other_cause = |(_, strength): &(usize, Strength)| matches!(strength, Strength::OtherCause(_));
    if evidence.strengths.iter().any(is_other_cause) {
        return 0.0;
    }
    let about = About {
        counterparty: context.recent_payment.counterparty,
        category: context.recent_payment.category,
        device: context.entities.device,
        amount: context.recent_payment.amount,
        currency: context.payment.currency,
    };
    ln(1.0 + 2.0 * context.holder.answers.vouching(&about))
}
