//! From where on a sum matters.
//!
//! No amount is large in itself: it is large for this account, or among all payments in its currency.

use super::{Context, broad};
use crate::profile::Class;
use crate::stats::math::ln;

/// Surprise among all payments of what is worth a desk's look, in nats: ln 100, one in a hundred is as large. A population of
/// fewer than fifty payments never gets there.
const LEAST_POOLED: f64 = 4.6;
/// The same among payments outside the account's own habit: ln 10, about twenty times the usual. Judgement: a shared dinner
/// is five times a usual transfer, and what a launderer moves through an ordinary account is hundreds of times as much.
const LEAST_OUTSIDE: f64 = 2.3;

/// True for a sum that is large for this account's transfers, even outside its habit; where little is known of it, among
/// all payments in its currency. Friends who share a bill pass money on as launderers do: the size tells them apart.
pub fn is_material(context: &Context<'_>, sum: f64) -> bool {
    if sum <= 0.0 {
        return false;
    }
    let (value, currency) = (ln(sum), context.payment.currency);
    if context.holder.is_warming_up() {
        let pooled = context.population.amounts(currency);
        return pooled.is_some_and(|pooled| pooled.amounts.upper_surprise(value) >= LEAST_POOLED);
    }
    let own = context.holder.amounts.usual(currency, Class::Transfer);
    broad(&own).upper_surprise(value) >= LEAST_OUTSIDE
}
