//! Views: the contract's shapes, made of what the core holds.
//!
//! State is stored whole (every field, absent or not); across the boundary absence is an absent key, money a decimal
//! string, time a number, maps plain objects. These views borrow and serialise; they are never read back.
//! Not here: summaries, which are never stored and so have the contract's shape from the start.

mod alert;
mod assessment;
mod checkup;
mod links;
mod payments;
mod question;
mod reasons;
pub mod support;

pub use alert::AlertView;
pub use assessment::{AssessmentView, DetailView, ReasonView, ReceiptView, RejectedView};
pub use checkup::ItemView;
pub use links::LinkView;
pub use payments::PaymentsView;
pub use question::QuestionView;
pub use reasons::ReasonSpec;
