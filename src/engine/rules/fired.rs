//! Rules that fire on a payment, and what becomes of its decision.
//!
//! Lists come first (`allow` before `block`), then what rules and score say, the gravest of it; a rule lets through only where no
//! other rule says otherwise. The server's verdict is above all of this, and is not here.

use super::facts::{Past, Sight};
use super::listed::Listed;
use super::use_facts::UseSight;
use super::{Act, Compiled, RuleCounts, RuleSet};
use crate::config::Thresholds;
use crate::engine::Shadow;
use crate::event::Outcome;
use crate::feature::{AccessContext, Context};
use crate::rule::{Facts, Failed, On, Value};
use crate::score::{Contribution, ScoreTrace, Scored};

/// What a rule said of a payment, where that was not simply no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fired {
    /// Number of the rule in its set.
    pub(super) number: u16,
    pub(super) answer: Answer,
    /// It decided.
    pub(super) is_live: bool,
}

/// Answer of a rule that is not no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    Hit,
    Untold,
    Failed,
    Truncated,
}

/// Rules as they stand: the set, and which of it do not decide any more.
#[derive(Clone, Copy)]
pub(in crate::engine) struct Rules<'a> {
    pub(in crate::engine) set: &'a RuleSet,
    pub(in crate::engine) counts: &'a RuleCounts,
    /// The account's earlier payments, where rules ask for them.
    pub(in crate::engine) past: Option<&'a dyn Past>,
}

impl<'a> Rules<'a> {
    /// Asks every rule on such events.
    fn ask(self, on: On, sight: &dyn Facts) -> Vec<Fired> {
        let ask = |(number, rule): (usize, &Compiled)| {
            let answer = match rule.program.run(sight) {
                Value::Bool(true) => Answer::Hit,
                Value::None(Failed::Untold) => Answer::Untold,
                Value::None(Failed::Truncated) => Answer::Truncated,
                Value::None(_) => Answer::Failed,
                _ => return None,
            };
            let is_live = self.counts.is_live(number);
            let number = u16::try_from(number).ok()?;
            Some(Fired {
                number,
                answer,
                is_live,
            })
        };
        let rules = self.set.rules.iter().enumerate();
        rules.filter(|(_, rule)| rule.on == on).filter_map(ask).collect()
    }

    /// Adds what the rules say of a payment to its score, and to what reasons in shadow would have made of it.
    pub(in crate::engine) fn apply(
        self,
        context: &Context<'_>,
        (scored, trace): (&mut Scored, &mut ScoreTrace),
        shadow: &mut Option<Shadow>,
        thresholds: &Thresholds,
    ) -> Vec<Fired> {
        let listed = Listed::of(&self.set.lists, context.payment);
        let sight = Sight {
            context,
            scored,
            listed: &listed,
            past: self.past,
        };
        let fired = self.ask(On::Payment, &sight);
        self.add(fired, (scored, &mut trace.log_odds), shadow, thresholds)
    }

    /// The same of a use of the account.
    pub(in crate::engine) fn apply_to_use(
        self,
        context: &AccessContext<'_>,
        is_warming_up: bool,
        (scored, log_odds): (&mut Scored, &mut f64),
        shadow: &mut Option<Shadow>,
        thresholds: &Thresholds,
    ) -> Vec<Fired> {
        let listed = Listed::of_use(&self.set.lists, context.access);
        let sight = UseSight {
            context,
            scored,
            listed: &listed,
            is_warming_up,
        };
        let fired = self.ask(On::Access, &sight);
        self.add(fired, (scored, log_odds), shadow, thresholds)
    }

    fn hits<'f>(self, fired: &'f [Fired]) -> impl Iterator<Item = (&'a Compiled, bool)> + use<'a, 'f> {
        let hits = fired.iter().filter(|one| one.answer == Answer::Hit);
        hits.filter_map(move |one| Some((self.set.rules.get(usize::from(one.number))?, one.is_live)))
    }

    /// Adds what fired rules say to a score, and to what reasons in shadow would have made of it.
    fn add(
        self,
        fired: Vec<Fired>,
        (scored, log_odds): (&mut Scored, &mut f64),
        shadow: &mut Option<Shadow>,
        thresholds: &Thresholds,
    ) -> Vec<Fired> {
        if self.hits(&fired).next().is_none() {
            return fired;
        }
        let live = || {
            self.hits(&fired)
                .filter(|(_, is_live)| *is_live)
                .map(|(rule, _)| rule)
        };
        let added: Vec<Contribution> = live().map(Compiled::contribution).collect();
        if !added.is_empty() {
            scored.add(added, log_odds, thresholds);
            scored.outcome = decided(scored.outcome, live());
        }
        let looking_on = || {
            self.hits(&fired)
                .filter(|(_, is_live)| !*is_live)
                .map(|(rule, _)| rule)
        };
        if looking_on().next().is_some() {
            let nats: f64 = looking_on().map(|rule| rule.weight).sum();
            let by_score = scored.outcome_with(*log_odds, nats, thresholds);
            let all = self.hits(&fired).map(|(rule, _)| rule);
            let would_be = decided(by_score, all);
            let before = shadow.take();
            let outcome = before
                .as_ref()
                .map_or(would_be, |before| before.outcome.max(would_be));
            let rules = before.map(|before| before.rules).unwrap_or_default();
            let rules = rules
                .into_iter()
                .chain(looking_on().map(|rule| rule.code.clone()));
            *shadow = Some(Shadow {
                outcome,
                rules: rules.collect(),
            });
        }
        fired
    }
}

impl RuleSet {
    /// Live rules that fired and have something to tell: a list that lets through tells nothing.
    pub(in crate::engine) fn told<'s>(&'s self, fired: &'s [Fired]) -> impl Iterator<Item = &'s Compiled> {
        let live = fired
            .iter()
            .filter(|one| one.answer == Answer::Hit && one.is_live);
        live.filter_map(|one| self.get(one.number))
            .filter(|rule| rule.act != Act::Allow)
    }
}

impl Compiled {
    /// Its share of a score, which it has whether or not it adds to it.
    pub(in crate::engine) fn contribution(&self) -> Contribution {
        Contribution {
            contribution: self.weight,
            ..Contribution::apart(&self.code, self.params.clone())
        }
    }
}

/// Outcome by a score and by these rules.
fn decided<'r>(by_score: Outcome, rules: impl Iterator<Item = &'r Compiled>) -> Outcome {
    let (mut gravest, mut lets_through) = (None, false);
    let (mut is_allowed, mut is_blocked) = (false, false);
    for rule in rules {
        match (rule.act, rule.outcome) {
            (Act::Allow, _) => is_allowed = true,
            (Act::Block, _) => is_blocked = true,
            (_, Some(Outcome::Allow)) => lets_through = true,
            (_, outcome) => gravest = gravest.max(outcome),
        }
    }
    match gravest {
        _ if is_allowed => Outcome::Allow,
        _ if is_blocked => Outcome::Block,
        None if lets_through => Outcome::Allow,
        None => by_score,
        Some(outcome) => outcome.max(by_score),
    }
}
