//! View of a question, in the contract's form.

use crate::engine::Question;
use crate::money::{Amount, Currency};
use crate::time::Millis;
use serde::Serialize;

/// A question about a payment: which, why, and by what its holder knows it again.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct QuestionView<'a> {
    account_id: &'a str,
    event_id: &'a str,
    /// Code of the reason that spoke most strongly.
    why: &'a str,
    /// Number of the last movements that share its payee or its kind.
    like_it: u32,
    at: Millis,
    utc_offset: i16,
    amount: Amount,
    currency: Currency,
    #[serde(skip_serializing_if = "Option::is_none")]
    counterparty: Option<&'a str>,
}

impl<'a> From<&'a Question<'a>> for QuestionView<'a> {
    fn from(question: &'a Question<'a>) -> Self {
        Self {
            account_id: &question.account_id,
            event_id: &question.candidate.event_id,
            why: &question.candidate.why,
            like_it: question.candidate.like_it,
            at: question.payment.at,
            utc_offset: question.payment.offset,
            amount: question.payment.amount(),
            currency: question.payment.currency,
            counterparty: question.counterparty,
        }
    }
}
