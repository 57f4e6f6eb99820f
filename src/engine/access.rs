//! Uses of the account: judged against the account's habits of use, told of, and remembered; and judged again where somebody asks.
//!
//! A use is scored before it is learnt, as a payment is. What failed teaches no habit. Suspicious uses within three days of one another
//! are one story, and so are the payments that follow (`alerting`): one alert, raised at the first step at which the evidence carries
//! it, which lists the steps that led there.
//! Not here: what is suspicious (`signal::access`), what is remembered (`profile::access`).

use super::changed::Changed;
use super::import_window::ImportWindow;
use super::pipeline::{ScoredDecision, Taken, conflict};
use super::rules::{Compiled, Rules};
use super::{Assessment, Engine, Shadow};
use crate::alert::{Exposure, Finding, StoryStep, severity};
use crate::config::{AccessThresholds, Mode};
use crate::event::{Access, AccessAction, Digest, Outcome};
use crate::feature::AccessContext;
use crate::feedback::Seen;
use crate::population::Population;
use crate::profile::Account;
use crate::profile::access::{AccessHabits, AccessRecord, Episode, Values, WINDOW};
use crate::reason::{Audience, Topic};
use crate::rule::{On, RULE};
use crate::score::Contribution;
use crate::score::access::{AccessTrace, score_access};
use crate::signal::{Live, Setup};
use crate::stats::math::logistic;
use crate::time::{Millis, UtcOffset};

/// Uses before an account's own habits count for something: half of what an account of payments needs, since a use tells four things
/// (device, place, program, hour) where a payment tells one. Judgement.
const WARM_AFTER: f64 = 6.0;

/// What a use is judged against, beside its account.
#[derive(Clone, Copy)]
pub(super) struct Judge<'a> {
    pub(super) setup: &'a Setup,
    pub(super) thresholds: AccessThresholds,
    pub(super) offset: UtcOffset,
    /// The operator's rules.
    pub(super) rules: Rules<'a>,
}

/// Score of a use against an account, and what reasons in shadow would make of it.
pub(super) fn judged(
    access: &Access,
    account: &Account,
    population: &Population,
    judge: Judge<'_>,
    verdict: Option<Outcome>,
) -> (ScoredDecision, AccessTrace) {
    let none = AccessHabits::default();
    let habits = account.access.as_deref().unwrap_or(&none);
    let mut context = AccessContext::new(access, account, habits, population, judge.offset);
    let (mut scored, mut trace) = score_access(&mut context, judge.setup, Live::Only, judge.thresholds);
    let (all, with_shadows) = score_access(&mut context, judge.setup, Live::AndShadows, judge.thresholds);
    let rules: Vec<String> = { with_shadows.told.iter() }
        .map(|signal| signal.reason.code)
        .filter(|code| judge.setup.mode_of(code) == Mode::Shadow)
        .map(str::to_owned)
        .collect();
    let mut shadow = (!rules.is_empty()).then_some(Shadow {
        outcome: all.outcome,
        rules,
    });
    let warming_up = habits.weight() < WARM_AFTER;
    let mut fired = Vec::new();
    if judge.rules.set.has_some(On::Access) {
        let sums = (&mut scored, &mut trace.log_odds);
        let thresholds = &judge.thresholds.0;
        fired = judge
            .rules
            .apply_to_use(&context, warming_up, sums, &mut shadow, thresholds);
    }
    scored.outcome = verdict.unwrap_or(scored.outcome);
    let decision = ScoredDecision {
        scored,
        warming_up,
        alert_ids: Vec::new(),
        shadow,
        fired,
    };
    (decision, trace)
}

impl Engine {
    /// Takes a use of the account in.
    pub(super) fn take_access(
        &mut self,
        access: &Access,
        window: &ImportWindow,
        changed: &mut Changed,
    ) -> Result<Taken, crate::Error> {
        let place = self.state.profiles.place(&access.account_id);
        let known = place.map(|place| self.state.profiles.view(place).0.seen_visits.compare(access));
        match known.unwrap_or(Seen::New) {
            Seen::Unchanged => return Ok(Taken::Unchanged),
            Seen::New => {}
            Seen::Conflict | Seen::Older | Seen::Backwards | Seen::Update | Seen::Grown => {
                return Err(conflict());
            }
        }
        let bounds = self.bounds();
        let place = self.arrive(&access.account_id, place, access.at);
        let judge = self.judge_of(access);
        let (account, population) = self.state.profiles.view(place);
        let (mut decision, trace) = judged(access, account, population, judge, None);
        let (day, hour) = (judge.offset.day(access.at), judge.offset.hour(access.at));
        let record = AccessRecord::of(access, hour, &trace.judged);
        self.count_rules(On::Access, &decision.fired, day);
        decision.alert_ids = self.tell_of_access(access, &decision, &trace, window, changed);
        let profiles = &mut self.state.profiles;
        let mut is_first_failure = false;
        if let Some(account) = profiles.at_mut(place) {
            account.visit(access);
            let is_in_doubt = account.doubts(access.at);
            let habits = account.access.get_or_insert_default();
            is_first_failure = !access.success && habits.failures_within(access.at, crate::time::DAY) == 0;
            if !access.success {
                habits.fail(access.at);
            }
            if access.success || access.action == AccessAction::Challenge {
                habits.observe(record.clone(), is_in_doubt);
            }
            let forgotten = account.seen_visits.remember(access, bounds.ids);
            let evicted = &mut profiles.accounts.evicted;
            evicted.ids = evicted.ids.saturating_add(forgotten);
        }
        let (population, most) = (&mut profiles.population, bounds.entities);
        if access.success {
            population.learn_use(told_across(record.values), access.at, most);
        } else if let Some(network) = record.values.get(Values::NETWORK).filter(|_| is_first_failure) {
            population.learn_attack(network, access.at, most);
        }
        Ok(Taken::New(self.shown(decision, trace.log_odds)))
    }

    /// Assessment of a use that has not come in, or as far as can be told as if it had not: changes nothing.
    pub(super) fn assess_access(&self, access: &Access) -> Assessment {
        let (account, has_come) = self.account_before(access);
        let known = self.state.profiles.get(&access.account_id);
        let verdict = known.and_then(|account| account.seen_visits.verdict(&access.id));
        let population = &self.state.profiles.population;
        let (decision, trace) = judged(access, &account, population, self.judge_of(access), verdict);
        let decision = self.shown(decision, trace.log_odds);
        Assessment {
            approximate: has_come,
            ..decision.of(0, access.id.clone(), access.account_id.clone())
        }
    }

    /// As much of an account as a use's score reads, as if the use had not come in as far as that can be told; and whether it has.
    pub(super) fn account_before(&self, access: &Access) -> (Account, bool) {
        let known = self.state.profiles.get(&access.account_id);
        let has_come = known.is_some_and(|account| account.seen_visits.compare(access) != Seen::New);
        let mut account = known.map(Account::slice_for_access).unwrap_or_default();
        if let (true, Some(habits)) = (has_come, &mut account.access) {
            habits.without(Digest::of(&access.id));
        }
        account.age_to(access.at);
        (account, has_come)
    }

    pub(super) fn judge_of(&self, access: &Access) -> Judge<'_> {
        Judge {
            setup: &self.setup,
            thresholds: self.config.access_thresholds,
            offset: access.utc_offset.unwrap_or_else(|| self.zone.offset(access.at)),
            rules: self.rules(None),
        }
    }

    /// Raises what is worth telling, for the holder and apart from that for the desk; old history in silence. That a device asked a
    /// service for something teaches what is usual and is a step of what follows; it raises nothing, since nobody signed in.
    fn tell_of_access(
        &mut self,
        access: &Access,
        decision: &ScoredDecision,
        trace: &AccessTrace,
        window: &ImportWindow,
        changed: &mut Changed,
    ) -> Vec<String> {
        let mut raised = Vec::new();
        if access.action == AccessAction::ServiceUse {
            return raised;
        }
        let reasons: Vec<Contribution> = { decision.scored.reasons.iter() }
            .filter(|reason| !reason.code.starts_with(RULE))
            .cloned()
            .collect();
        let mut findings: Vec<Finding> = [Audience::Holder, Audience::Operator]
            .into_iter()
            .filter_map(|audience| self.found(access, &reasons, trace, audience, window))
            .collect();
        let fired = self.rules.told(&decision.fired);
        findings.extend(fired.map(|rule| self.ruled(rule, access, &reasons, window)));
        for finding in findings {
            let (room, book) = (self.room(), &mut self.state.book);
            let numbers = match window.is_too_old(access.at) {
                true => book.raise_of_history(finding, room),
                false => book.raise(finding, room),
            };
            let alert = numbers.first().and_then(|number| self.state.book.get(*number));
            raised.extend(alert.map(|alert| alert.id.clone()));
            changed.extend(numbers);
        }
        raised
    }

    /// A rule of the operator's that fired: its own share first, then all that was seen.
    fn ruled(
        &self,
        rule: &Compiled,
        access: &Access,
        reasons: &[Contribution],
        window: &ImportWindow,
    ) -> Finding {
        let offset = access.utc_offset.unwrap_or_else(|| self.zone.offset(access.at));
        Finding {
            account_id: access.account_id.clone(),
            topic: rule.topic,
            audience: Audience::Operator,
            severity: rule.severity,
            code: rule.code.clone(),
            subject: None,
            day: offset.day(access.at),
            at: access.at,
            event_ids: vec![access.id.clone()],
            reasons: { [rule.contribution()].into_iter() }
                .chain(reasons.iter().cloned())
                .collect(),
            payment: None,
            import: window.import_of(&access.account_id),
            episode: None,
            steps: vec![step_of(access)],
        }
    }

    fn found(
        &mut self,
        access: &Access,
        reasons: &[Contribution],
        trace: &AccessTrace,
        audience: Audience,
        window: &ImportWindow,
    ) -> Option<Finding> {
        let log_odds = match audience {
            Audience::Holder => trace.for_holder,
            Audience::Operator => trace.log_odds,
        };
        // A stolen account may lose all that is in it.
        let severity = severity::of_risk(logistic(log_odds), Exposure::Ordinary, trace.judged.story)?;
        let strongest = { trace.told.iter() }.find(|signal| signal.reason.audience() == audience)?;
        let shown = reasons.iter().zip(&trace.told).filter(|(_, signal)| {
            audience == Audience::Operator || signal.reason.audience() == Audience::Holder
        });
        let shown: Vec<Contribution> = shown.map(|(told, _)| told.clone()).collect();
        let (episode, steps) = match audience {
            Audience::Holder => {
                let (start, steps) = self.story_of(access);
                (Some(start), steps)
            }
            Audience::Operator => (None, vec![step_of(access)]),
        };
        let offset = access.utc_offset.unwrap_or_else(|| self.zone.offset(access.at));
        Some(Finding {
            account_id: access.account_id.clone(),
            topic: Topic::Access,
            audience,
            severity,
            code: strongest.reason.code.to_owned(),
            subject: Values::of(access)
                .get(Values::NETWORK)
                .filter(|_| audience == Audience::Operator),
            day: offset.day(access.at),
            at: access.at,
            event_ids: steps.iter().map(|step| step.event_id.clone()).collect(),
            reasons: shown,
            payment: None,
            import: window.import_of(&access.account_id),
            episode,
            steps,
        })
    }

    /// The story that a suspicious use belongs to, and its steps so far: what was odd before it, and what went before that without a word.
    fn story_of(&mut self, access: &Access) -> (Millis, Vec<StoryStep>) {
        let account = self.state.profiles.place(&access.account_id);
        let account = account.and_then(|place| self.state.profiles.at_mut(place));
        let Some(account) = account else {
            return (access.at, vec![step_of(access)]);
        };
        let habits = account.access.get_or_insert_default();
        let episode = Episode::at(habits.episode, access.at);
        habits.episode = Some(episode);
        let belongs = |record: &&AccessRecord| {
            let is_key = !matches!(
                record.action,
                AccessAction::Login | AccessAction::Challenge | AccessAction::ServiceUse
            );
            record.is_odd() || (is_key && record.was_unusual) || record.action == AccessAction::SimChange
        };
        let mut steps: Vec<StoryStep> = { habits.within(access.at, WINDOW).filter(belongs) }
            .filter_map(|record| {
                Some(StoryStep {
                    event_id: record.named.as_deref()?.to_owned(),
                    at: record.at,
                    what: record.action.as_str().into(),
                    failed: !record.success,
                })
            })
            .collect();
        steps.push(step_of(access));
        (episode.start, steps)
    }

    /// The story that a payment of this account at this instant goes on with.
    pub(super) fn episode_at(&self, account: &str, at: Millis) -> Option<Episode> {
        let habits = self.state.profiles.get(account)?.access.as_ref()?;
        habits.episode.filter(|episode| episode.holds(at))
    }
}

fn step_of(access: &Access) -> StoryStep {
    StoryStep {
        event_id: access.id.clone(),
        at: access.at,
        what: access.action.as_str().into(),
        failed: !access.success,
    }
}

/// What of a use is counted across accounts: where a thousand are alike, and nobody is.
pub(super) fn told_across(values: Values) -> impl Iterator<Item = Digest> {
    [Values::NETWORK, Values::COUNTRY, Values::FAMILY, Values::CLASS]
        .into_iter()
        .filter_map(move |kind| values.get(kind))
}
