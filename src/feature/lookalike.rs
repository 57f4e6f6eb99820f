//! Likeness: a payee's name that is nearly that of one that the payer knows, and not it.
//!
//! Not here: which names are alike (`event::name`), and what that is worth (`signal`).

use super::Context;
use crate::profile::CounterpartyHabit;

/// A new payee whose name may be taken for a known one's.
#[derive(Debug, Clone, Copy)]
pub struct Lookalike<'a> {
    /// Habit at the one that is known.
    pub known: &'a CounterpartyHabit,
}

impl<'a> Lookalike<'a> {
    /// Of a payment; nothing where its payee is known, or is like nobody whom this payer has long known.
    pub fn of(context: &Context<'a>) -> Option<Self> {
        if !context.has_counterparty() || !context.is_to_new() {
            return None;
        }
        let (_, known) = context.account.imitated_by(context.payment)?;
        known
            .is_established_at(context.payment.at)
            .then_some(Self { known })
    }
}
