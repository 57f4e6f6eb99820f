//! The shape of a suspicion: its declaration, what it measures, and the code that looks.
//!
//! A suspicion of a payment is two pure readers. `evaluate` says how strongly the payment speaks, and sets what it measures
//! on the way; `explain` says what a message needs, asked only of what is reported. What goes wrong in the service is one:
//! it says what a message needs where there is something to tell. None keeps a state, reads another or knows a weight.
//!
//! What several ask of a payment is worked out once and kept in its `Context`. What is one suspicion's own it asks again to
//! explain itself: few payments are reported, and to keep it for all of them would cost more than to ask twice for those.

use crate::feature::{AccessContext, CaseContext, Change, Context, Feature, FeatureVector, STRENGTH};
use crate::reason::{Explanation, Params, Reason, Strength, Value};

/// A suspicion.
#[derive(Debug, Clone, Copy)]
pub struct Signal {
    /// What it declares of itself.
    pub reason: Reason,
    /// What the weights learn from, besides the strength.
    pub features: &'static [Feature],
    /// The code that looks.
    pub detector: Detector,
}

/// How strongly a payment speaks, if at all; what is measured on the way is set.
pub type Evaluate = fn(&Context<'_>, &[Value], &mut FeatureVector) -> Option<Strength>;
/// What a message needs; asked of any payment of which this is a reason.
pub type Explain = fn(&Context<'_>, &[Value]) -> Explanation;

/// What a suspicion of a use noticed: how strongly it speaks against the holder, in nats, and what a message needs.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub struct Noticed {
    pub nats: f64,
    pub params: Params,
}

/// What a suspicion of a use looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tells {
    /// A value of the use: device, place, program, hour. Each use has its own, so that it is measured anew and never carried on; by
    /// itself it is merely unlike the habit.
    Value,
    /// A step of a story: a pattern of a takeover. It is told once, and what it said is carried to the uses that follow.
    Step,
}

/// The code that looks.
#[derive(Debug, Clone, Copy)]
pub enum Detector {
    /// At a payment, as it is scored.
    Payment(Evaluate, Explain),
    /// At a payment as it comes, and what was known of it.
    Change(fn(&Change<'_>, &[Value]) -> Option<Params>),
    /// At how a case stands, whenever it may have moved.
    Case(fn(&CaseContext<'_>) -> Option<Params>),
    /// The same of what is still under way, which only the clock knows.
    CaseByClock(fn(&CaseContext<'_>) -> Option<Params>),
    /// At a use of the account, as it is scored.
    Access(Tells, fn(&AccessContext<'_>, &[Value]) -> Option<Noticed>),
    /// At changes and cases, by code of which the registry has the name alone.
    Service,
    /// It is counted where the counts are: sums of a period by the engine, what was held back by the alerts' book.
    Counted,
}

/// What a detector looks at, for the order of the registry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Looks {
    Payments,
    Service,
    Access,
    Nothing,
}

impl Detector {
    pub(super) const fn looks(&self) -> Looks {
        match self {
            Self::Payment(..) => Looks::Payments,
            Self::Change(_) | Self::Case(_) | Self::CaseByClock(_) | Self::Service => Looks::Service,
            Self::Access(..) => Looks::Access,
            Self::Counted => Looks::Nothing,
        }
    }
}

impl Signal {
    /// Permanent: also the name of its file, its scenarios and its messages.
    pub const fn code(&self) -> &'static str {
        self.reason.code
    }

    /// The suspicion without the code that looks at changes and cases.
    pub(super) const fn by_name(self) -> Self {
        let detector = match self.detector {
            Detector::Change(_) | Detector::Case(_) | Detector::CaseByClock(_) => Detector::Service,
            other => other,
        };
        Self { detector, ..self }
    }

    /// How many bytes of features it has: its own and, of a payment, its strength.
    pub(super) const fn room(&self) -> usize {
        match self.detector {
            Detector::Payment(..) => self.features.len() + 1,
            _ => 0,
        }
    }

    /// Its features and the strength, in the order of their bytes.
    pub fn curves(&self) -> impl Iterator<Item = &Feature> {
        self.features.iter().chain([&STRENGTH]).take(self.room())
    }
}

/// The two readers of a suspicion of a payment, whose settings are of this type.
macro_rules! of_payment {
    ($settings:ty, $evaluate:ident, $explain:ident) => {
        $crate::signal::declaration::Detector::Payment(
            |context, values, vector| {
                let settings = <$settings as $crate::reason::Settings>::of(values);
                $evaluate(context, &settings, vector)
            },
            |context, values| $explain(context, &<$settings as $crate::reason::Settings>::of(values)),
        )
    };
}

/// The reader of a suspicion of a change, whose settings are of this type.
macro_rules! of_change {
    ($settings:ty, $evaluate:ident) => {
        $crate::signal::declaration::Detector::Change(|change, values| {
            $evaluate(change, &<$settings as $crate::reason::Settings>::of(values))
        })
    };
}

/// The reader of a suspicion of a use of the account, which looks at a value of it or at a step, and whose settings are of this type.
macro_rules! of_access {
    ($tells:ident, $settings:ty, $evaluate:ident) => {
        $crate::signal::declaration::Detector::Access(
            $crate::signal::declaration::Tells::$tells,
            |context, values| $evaluate(context, &<$settings as $crate::reason::Settings>::of(values)),
        )
    };
}

pub(crate) use {of_access, of_change, of_payment};
