//! Status: how large the state is, and what was forgotten for want of room.

use super::{Engine, Folding, RuleCount};
use crate::error::Result;
use crate::ledger::Gap;
use crate::rule::RulePack;
use crate::snapshot::Sections;

/// Status: how large the state is.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // the contract's names
pub struct Status {
    pub accounts: usize,
    pub payments: usize,
    /// Payments in the sums of folded months, and how many months of accounts these are.
    pub folded: (usize, usize),
    /// What would be folded next.
    pub folding: Option<Folding>,
    pub evicted: [(&'static str, u32); 11],
    pub bytes: usize,
    /// What the snapshot that this engine was restored from had names for that this build does not know.
    pub dropped: Vec<String>,
    /// How often the operator's rules fired.
    pub rules: Vec<RuleCount>,
    /// Packs as the host set them: the one that decides, and the one that looks on.
    pub packs: [Option<RulePack>; 2],
    /// Sections of a fuller build's that are kept as they were.
    pub sealed: Vec<String>,
    /// Payments that were judged and not kept.
    pub gap: Option<Gap>,
}

impl Engine {
    /// Status: how large the state is, and what was forgotten for want of room.
    pub fn status(&self) -> Result<Status> {
        let evicted = self.state.profiles.accounts.evicted;
        let kept = self.rooms.keeping().fill(self);
        Ok(Status {
            accounts: self.state.profiles.len(),
            payments: self.state.ledger.len(),
            folded: kept.folded,
            folding: kept.folding,
            evicted: [
                ("accounts", evicted.accounts),
                ("counterparties", evicted.counterparties),
                ("parties", self.state.profiles.population.evicted),
                ("ids", evicted.ids),
                ("payments", self.state.ledger.evicted),
                ("alerts", self.state.book.evicted),
                ("cases", self.state.pending.evicted),
                ("acts", self.state.waiting.evicted()),
                ("decisions", self.state.decisions.evicted()),
                ("corrections", self.state.corrections.evicted()),
                ("series", self.state.series.evicted()),
            ],
            bytes: self
                .state
                .write(self.rooms, &self.config, Sections::counted())?
                .size(),
            dropped: self.dropped.clone(),
            rules: self.state.rules.0.clone(),
            packs: [&self.config.rule_pack, &self.config.shadow_pack].map(|pack| pack.read.clone()),
            sealed: self.state.sealed.names().map(str::to_owned).collect(),
            gap: self.state.gap,
        })
    }
}
