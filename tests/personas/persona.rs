//! Seven ways of living with a wallet, and by how much one set of people differs from another.
//!
//! What each does on a day stands with the doing (`life`).

/// Seven ways of living with a wallet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Persona {
    Commuter,
    Traveller,
    Parent,
    Trader,
    Student,
    ShiftWorker,
    Retiree,
}

impl Persona {
    /// For ids and reports.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Commuter => "commuter",
            Self::Traveller => "traveller",
            Self::Parent => "parent",
            Self::Trader => "trader",
            Self::Student => "student",
            Self::ShiftWorker => "shift-worker",
            Self::Retiree => "retiree",
        }
    }
}

/// How a set of people differs from the other set, so that what was tuned on one is tried on something else.
/// All are factors around 1 (judgement: far enough to matter, near enough to be the same country).
#[derive(Debug, Clone, Copy)]
pub(crate) struct Flavour {
    /// On all honest prices.
    pub(crate) price: f64,
    /// On how often things happen in honest life.
    pub(crate) pace: f64,
    /// On how far the amounts of stories stand out.
    pub(crate) size: f64,
    /// On the time between the events of a story.
    pub(crate) gap: f64,
    /// Whether honest lives hold what looks like an attack (`life::alike`).
    pub(crate) alike: bool,
}
