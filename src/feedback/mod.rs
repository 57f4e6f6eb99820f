//! Feedback: what is kept of payments and uses of the account until somebody says what they were.
//!
//! | file | what it keeps |
//! |---|---|
//! | `seen_payments` | which payments are known already, each with its pending label |
//! | `seen_payment` | one of them, and how another word on it stands to it |
//! | `seen_visits` | the same of uses of the account |
//! | `pending_label` | what was said so far, what the server decided, and what a label changes |
//! | `blamed` | whom a label is about |
//! | `pull`, `reports` | how much of one account's reports counts where others see it |
//! | `answers` | of which payment one question would teach most, and what was answered |
//! | `kept_features` | what the score read, a byte a feature, until the label comes |
//! | `payment_fingerprint` | over all that a version of a payment tells |
//!
//! Not here: an account's habits (`profile`), the counts that labels move (`population`), the weights they teach (`score`).

pub mod answers;
mod blamed;
pub mod kept_features;
pub mod payment_fingerprint;
pub mod pending_label;
pub mod pull;
pub mod reports;
pub mod seen_payment;
pub mod seen_payments;
pub mod seen_visits;

pub use pending_label::{KeptVerdict, PendingLabel, VOUCHING};
pub use seen_payments::{PaymentId, Seen, SeenPayments};
pub use seen_visits::SeenVisits;
