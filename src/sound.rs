//! Soundness: what is read back is held against what its type can come to.
//!
//! A state lies where others can change it, and whoever changes a number mends the checksum as well. So every kept type says
//! for itself whether its numbers can be (`is_sound`: within what its code can come to, counters no less than what they count,
//! lists in their order and within their bounds), and is asked whenever it is read, on its own, so that nobody can forget to ask (`record!`, with `checked` before it).
//! A bound is there to refuse what no life leaves behind and never what one does: where arithmetic rounds it stands well beyond.
//! Not here: numbers that are none, which are refused as they are read (`record`); and a state that could have been and was
//! not, which nothing tells but a seal.

/// Most that is counted one by one in an f64: one more changes nothing from here.
pub const MOST_COUNTED: f64 = 9_007_199_254_740_992.0; // 2^53

/// Farthest number that a person is told: the largest sum over the smallest is 10^25 (`money`), and ratios of two are told.
pub const MOST_TOLD: f64 = 1e30;

/// True for what counting and forgetting come to. Apart, as is the next: they are asked from everywhere.
#[inline(never)]
pub fn is_count(number: f64) -> bool {
    (0.0..=MOST_COUNTED).contains(&number)
}

/// True for a number that may be told, a share of log-odds among them.
#[inline(never)]
pub fn is_told(number: f64) -> bool {
    number.abs() <= MOST_TOLD
}
