//! Rules: an operator's own expressions over a payment and what is usual for its account.
//!
//! The language is a subset of CEL (the Common Expression Language), typed before it runs and compiled once to a flat program
//! without loops, so that what an event costs is known when the rule is read. Sums of money are exact decimals.
//!
//! | what | how |
//! |---|---|
//! | values | `true`, `12`, `12.50` (an exact decimal), `"text"` or `'text'`, `duration("24h")`, `timestamp("2026-01-01T00:00:00Z")` |
//! | operators | `!` `-` `*` `/` `%` `+` `-` `<` `<=` `>` `>=` `==` `!=` `in` `&&` `\|\|` `? :`, with CEL's precedence |
//! | text | `.startsWith(…)`, `.endsWith(…)`, `.contains(…)`, `size(…)` in code points |
//! | facts | the names of `Scope.facts`; `has(…)` asks whether one is told |
//! | functions | `strength("reason-code")` in nats, 0 where the reason is silent; `list("name")` |
//! | windows | `window("7d").same("counterparty").count()`: the account's own earlier payments (`window`) |
//!
//! On purpose it differs from CEL in this: a number with a point is a decimal and no binary float; whole numbers and decimals may
//! be mixed, and the result is a decimal; a list stands only behind `in`, and holds values that are written out; times are whole
//! milliseconds; what is no number, text, time or boolean (maps, bytes, types, macros, regular expressions) there is none of.
//! As in CEL, `false && x` is false and `true || x` is true whatever `x` is, on either side; anything else that is made of a fact
//! that is not told, of a division by zero or of a number beyond its type has no value, and a rule without a value does not fire.
//! Not here: what the names stand for, and what becomes of a rule that fires (`engine::rules`).

mod at_least;
mod compile;
mod cursor;
mod form;
mod lists;
mod literal;
mod log;
mod operands;
mod operator;
mod pack;
mod program;
mod scope;
mod token;
mod value;
mod window;

pub use compile::compile;
pub use lists::{ListEntry, ListField, Lists};
pub use log::Change;
pub use pack::{On, RULE, Rule, RuleMode, RulePack};
pub use program::{Facts, Program};
pub use scope::Scope;
pub use value::{Failed, Kind, Value};
pub use window::{Of, Same, Window};
