//! Fingerprint of a version of a payment: over all that it tells, so that the same word is known when it comes again.
//!
//! Sixty-four bits are enough: they tell two versions of one payment apart, not a million payments. When its export was made
//! is left out: the same word in a later export is the same word.
//! Not here: what follows from a difference (`seen_payments`).

use crate::event::{Address, Fingerprint, Transaction};

/// Over all that a version tells of its payment.
pub fn print(payment: &Transaction) -> u64 {
    let original = payment.original.as_ref();
    let context = payment.context.unwrap_or_default();
    let counterparty = payment.counterparty.as_ref();
    let instrument = payment.instrument.as_ref();
    let same_as = payment.same_as.as_ref();
    let truth = |value: Option<bool>| value.map(u8::from);
    let place = payment
        .location
        .map(|place| (place.lat.to_bits(), place.lon.to_bits()));
    let mut said = Fingerprint::new();
    payment.references.iter().for_each(|number| {
        said.text(number);
    });
    said.bits(payment.at.get().cast_unsigned())
        .shown(payment.utc_offset.map(|offset| offset.minutes()))
        .maybe(payment.time_precision.map(|precision| precision.as_str()))
        .text(payment.direction.as_str())
        .text(payment.kind.as_str())
        .text(payment.status.as_str())
        .shown(Some(payment.amount))
        .text(payment.currency.as_str())
        .shown(original.map(|original| original.amount))
        .shown(original.map(|original| original.currency))
        .shown(payment.fee)
        .shown(payment.fee_included)
        .shown(payment.discount)
        .shown(payment.points.map(f64::to_bits))
        .shown(payment.refunded)
        .shown(payment.balance_after)
        .maybe(payment.refund_of.as_deref())
        .maybe(same_as.map(|same| same.account_id.as_str()))
        .maybe(same_as.map(|same| same.id.as_str()))
        .maybe(counterparty.and_then(|side| side.id.as_deref()))
        .maybe(counterparty.and_then(|side| side.name.as_deref()))
        .maybe(counterparty.and_then(|side| side.kind).map(|kind| kind.as_str()))
        .maybe(payment.order_id.as_deref())
        .maybe(payment.reference.as_deref())
        .maybe(payment.mcc.as_deref())
        .maybe(payment.category.as_deref())
        .maybe(payment.channel.map(|channel| channel.as_str()))
        .maybe(instrument.and_then(|instrument| instrument.id.as_deref()))
        .maybe(instrument.map(|instrument| instrument.kind.as_str()))
        .maybe(instrument.and_then(|instrument| instrument.last4.as_deref()))
        .maybe(payment.authentication.map(|method| method.as_str()))
        .maybe(payment.agreement_id.as_deref())
        .maybe(payment.payer_account_id.as_deref())
        .maybe(payment.holder_id.as_deref())
        .shown(truth(context.call))
        .shown(truth(context.screen_share))
        .shown(truth(context.remote_control))
        .maybe(payment.country.as_deref())
        .shown(place.map(|(lat, _)| lat))
        .shown(place.map(|(_, lon)| lon))
        .maybe(payment.device_id.as_deref())
        .maybe(payment.ip.as_deref().map(Address::sealed).as_deref())
        .maybe(payment.description.as_deref())
        .maybe(payment.note.as_deref())
        .finish()
        .half()
}
