//! Ties between rows, as far as cases ask: which payment a row pays back, and which row a payment became.
//!
//! Whoever decides which rows belong together answers here. Where nothing is said of a row its own words count (`claims`):
//! the payment that it names, the order, or the same side and sum.
//! Not here: which expectation gets the money (`fulfilment`).

/// What is known of which rows belong together. No `Debug` is asked of it: behind a pointer it would bring every
/// printer of every row into the module, though nobody prints.
pub trait Ties {
    /// Id of the payment that this row pays back, where that is decided.
    fn pays_back(&self, account: &str, row: &str) -> Option<&str>;

    /// Id of the row that this payment, held or under way, was posted as.
    fn settled_by(&self, account: &str, payment: &str) -> Option<&str>;

    /// Rows of the holder's other accounts that pay back payments of this one, each by its account and id, and the payment.
    fn elsewhere(&self, _account: &str) -> Vec<FromElsewhere> {
        Vec::new()
    }

    /// True where a row of another own account may be what came of this payment of this one, or of a promise that names none:
    /// nothing else is known of it, or it is that payment's other side.
    fn is_free(&self, _row: (&str, &str), _payment: Option<(&str, &str)>) -> bool {
        true
    }

    /// True where somebody said that this row does not pay back that payment, whatever the row says.
    fn denies(&self, account: &str, row: &str, payment: &str) -> bool;
}

/// Row of another account of the holder's, and the payment of this one that it pays back.
#[derive(Debug, Clone)]
pub struct FromElsewhere {
    /// Its account.
    pub account: String,
    /// Its id.
    pub row: String,
    /// Id of the payment.
    pub payment: String,
}

impl core::fmt::Debug for dyn Ties + '_ {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Ties")
    }
}

/// Nothing is known beside the rows' own words.
#[derive(Debug, Clone, Copy, Default)]
pub struct OwnWords;

impl Ties for OwnWords {
    fn pays_back(&self, _: &str, _: &str) -> Option<&str> {
        None
    }

    fn settled_by(&self, _: &str, _: &str) -> Option<&str> {
        None
    }

    fn denies(&self, _: &str, _: &str, _: &str) -> bool {
        false
    }
}
