//! Assurance: how strongly a payment's own proof says that the holder's hand made it.
//!
//! Counter-evidence. What is unlike the habit may be a thief or a holiday; a finger on the phone that the holder has used for
//! months says holiday. It speaks of whose hand it was, and of nothing else: whoever is being deceived pays by that very hand,
//! so it is asked for purchases only, never for money to a person, and no pattern of a scam is lowered by it (`score`).
//! Not here: what is unlike the habit (`signal`).

use super::Context;
use crate::event::{Authentication, Digest, Method};
use crate::stats::math::ln;
use crate::time::DAY;

/// A device has a long honest history once it has been used for a month and for a dozen payments (`profile::account` calls an
/// account warm after as many).
const KNOWN_FOR: i64 = 30 * DAY;
const KNOWN_TIMES: u32 = 12;
/// One fraudulent purchase in twenty is made on the victim's own phone by the victim's own finger or face: a child's hand on a
/// sleeping parent's, an overlay, a robbery. Of honest ones all are, where the holder always pays so. Judgement.
const GIVEN_FRAUD: f64 = 0.05;

/// Nats that speak for the holder's own hand; 0 where nothing does.
pub(crate) fn assurance(context: &Context<'_>) -> f64 {
    let payment = context.payment;
    let is_of_the_body = matches!(
        payment.authentication,
        Some(Authentication::Fingerprint | Authentication::Face)
    );
    if !is_of_the_body || context.facts().is_with_person() {
        return 0.0;
    }
    let device = payment.device_id.as_deref().map(Digest::of);
    let known = device.and_then(|device| context.holder.seen_entities.devices.get(device));
    let is_long_known = known
        .is_some_and(|entry| entry.times >= KNOWN_TIMES && payment.at.since(entry.first_at) >= KNOWN_FOR);
    if is_long_known { -ln(GIVEN_FRAUD) } else { 0.0 }
}

/// How often whoever attacks passes a challenge, by its method: a face or a finger hardly ever; a code by message now and then, read out
/// to a caller or caught on the way; a password mostly, since that is what was stolen. Honest people pass nineteen in twenty. Judgement.
const GIVEN_HONEST: f64 = 0.95;

/// Nats that a passed challenge speaks for the holder.
pub(crate) fn proof(method: Option<Method>) -> f64 {
    let of_attacker = match method {
        Some(Method::Fingerprint | Method::Face | Method::Passkey) => 0.02,
        Some(Method::OneTimeCode) => 0.15,
        Some(Method::Password) => 0.6,
        Some(Method::Other) | None => 0.3,
    };
    ln(GIVEN_HONEST / of_attacker)
}

/// Nats that a passed challenge on this payment speaks for the holder's own hand; 0 where there was none.
pub(crate) fn passed(context: &Context<'_>) -> f64 {
    let answer = context
        .holder
        .access
        .as_ref()
        .and_then(|access| access.answer(context.id));
    answer
        .filter(|answer| answer.success && answer.proves)
        .map_or(0.0, |answer| proof(answer.method))
}
