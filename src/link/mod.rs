//! Links: the one place that decides which movements of money belong together, across rows, files, accounts and time.
//!
//! `relation` names what two rows can be to each other, `evidence` what speaks for it and how much. `rows` holds the rows of
//! the accounts that are read together (`kinds` finds in one pass which of them links begin with), `note` what is noted on
//! them, `kept` what was found, to be laid over the same rows again. `same_number`, `other_export`, `settles`, `same_payment`, `other_side` (with `own_parts`) and `pays_back` (with `open`, `dropped`, `stated` and
//! `by_shop`) each find one relation, in the order in which they are called below: what is not a row of its own pays nothing
//! back. `pairing` matches one with one, `parts` sums of several, `likeness` compares names and times, `numbers` follows
//! numbers; `decisions`, `said` and `by_word` are what persons said, over whatever evidence says.
//!
//! What is found depends on the rows and on what people have said of them, never on the order in which they came.
//! Not here: what a row adds to a sum (`summary`), what is waited for (`pending`), and scores, which read no link across
//! accounts.

mod by_place;
mod by_shop;
mod by_word;
mod decisions;
mod dropped;
mod evidence;
mod kept;
mod kinds;
mod likeness;
mod note;
mod numbers;
mod open;
mod other_export;
mod other_side;
mod own_parts;
mod pairing;
mod parts;
mod pays_back;
mod relation;
mod rows;
mod said;
mod same_number;
mod same_payment;
mod settles;
mod stated;
mod tariff;

pub use decisions::{Decided, Decisions};
pub use evidence::{Evidence, Piece};
pub use kept::KeptLinks;
pub use note::{Doubt, Note, Pair, Role, RowRef};
pub use relation::{Confidence, Relation};
pub use rows::{AccountRows, Rows};
pub use same_number::is_of_one;
pub use tariff::Tariff;

use crate::calendar::working::Calendars;
use crate::error::Result;
use crate::event::{Digest, Direction};
use crate::ledger::{Ledger, Payment, Shelf};
use crate::money::{Amount, Money};
use crate::time::{DAY, Millis};
use likeness::Likeness;
use rows::PartOf;

/// Sources of links.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'a> {
    /// Every payment.
    pub ledger: &'a Ledger,
    /// What persons said of pairs.
    pub decisions: &'a Decisions,
    /// Working days, between banks.
    pub calendars: &'a Calendars,
}

/// Rows of an account, of a holder or of everybody, with all that belongs together linked.
pub fn linked<'a>(sources: Sources<'a>, account: Option<&str>, holder: Option<&str>) -> Result<Rows<'a>> {
    link_from(sources, account, holder, &|_, _| None)
}

/// The same of the rows at some places of each account, as if there were no others; but what a row names by its id is found.
pub fn linked_at<'a>(
    sources: Sources<'a>,
    account: Option<&str>,
    holder: Option<&str>,
    places: &dyn Fn(Digest) -> Vec<u32>,
) -> Result<Rows<'a>> {
    link_from(sources, account, holder, &|key, _| Some(places(key)))
}

/// Reach of what rows say of one another: how far before a row others lie that can have a say in what it is.
///
/// A refund that only names its shop is of one of half a year's payments (`by_shop`), and each of those may be another
/// refund's, which is of one of the half year before: with twice that, what is asked of and what competes with it have all
/// rows that they could be of. Rounded up to the time after which a yearly charge has come again.
pub const REACH: i64 = 400 * DAY;

/// Rows from a moment on of an account and of its holder's others, with all that belongs together linked among them. What a row
/// names by its id is found however old it is.
///
/// So the work is that of those rows, however long the ledger is. What is said of a row that lies `REACH` after the moment is
/// what the whole ledger says of it, but for two corners, in each of which fewer rows leave fewer readings: a number in common
/// with a row before the moment; and chains in which row after row could be its neighbour's, without a gap, over all of
/// `REACH`. Counts that end a search ("more than 64 say nothing", a name "never otherwise") are of the rows that are read.
pub fn linked_since<'a>(sources: Sources<'a>, account: &str, since: Millis) -> Result<Rows<'a>> {
    let holder = sources.ledger.shelf(account).and_then(Shelf::holder);
    link_from(sources, Some(account), holder, &|_, shelf| {
        Some(shelf.since(since))
    })
}

fn link_from<'a>(
    sources: Sources<'a>,
    account: Option<&str>,
    holder: Option<&str>,
    part: &PartOf<'_>,
) -> Result<Rows<'a>> {
    let mut rows = Rows::read(sources.ledger, account, holder, part);
    if !sources.decisions.is_empty() {
        by_word::hear(&mut rows, sources.decisions);
        by_word::link(&mut rows);
    }
    same_payment::link_stated(&mut rows);
    same_payment::link_unnumbered(&mut rows);
    for household in rows.households() {
        link(&mut rows, &household, sources.calendars)?;
    }
    own_parts::link_sent_back(&mut rows, sources.calendars);
    Ok(rows)
}

fn link(rows: &mut Rows<'_>, household: &[usize], calendars: &Calendars) -> Result<()> {
    let likeness = Likeness::of(rows, household);
    for account in household {
        same_number::link(rows, *account);
        other_export::link(rows, *account, &likeness, calendars);
        settles::link(rows, *account, &likeness);
        same_payment::doubt_booked_twice(rows, *account, &likeness);
    }
    if household.len() > 1 {
        other_side::link(rows, household, &likeness, calendars)?;
        own_parts::link(rows, household, &likeness, calendars)?;
        same_payment::link(rows, household, &likeness, calendars);
    }
    pays_back::link(rows, household, &likeness)
}

/// Cost of a payment that can be paid back: its amount, and a fee that was taken beside it. Of what never left its amount alone.
pub fn cost_of(payment: &Payment) -> Result<Money> {
    let is_out = payment.facts.direction == Direction::Debit && payment.facts.has_moved();
    let fee = payment.fee().filter(|_| is_out && !payment.fee_included());
    Money::from(payment.amount()).plus(fee.map_or(Money::ZERO, Money::from))
}

/// Amount of a payment that arrives on the other side: without a fee that is in it.
pub fn moved(payment: &Payment) -> Result<Amount> {
    other_side::moved(payment)
}
