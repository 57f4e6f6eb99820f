//! An operator's rules in the engine: compiled once for a configuration, asked of every scored payment or use of the account.
//!
//! | file | what it answers |
//! |---|---|
//! | `facts` | what a rule may ask for |
//! | `use_facts` | the same of uses of the account |
//! | `listed` | which lists a payment is on |
//! | `fired` | which rules fire, and what becomes of the decision |
//! | `windows` | what an account's earlier payments come to |
//! | `recorded` | the same as a receipt holds it |
//! | `counts` | how often each fired, and which fires too often to stay live |
//!
//! A rule speaks after all built-in reasons: its nats are added to theirs, and are a contribution like every other. What it says
//! is the operator's alone to read; the holder sees the score and the outcome.
//! Not here: the language, packs and lists as they are written (`rule`).

mod across;
mod counts;
mod facts;
mod fired;
mod listed;
mod recorded;
mod use_facts;
mod windows;

pub use counts::{RuleCount, RuleCounts, RuleDay};
pub(super) use facts::Past;
pub use fired::Fired;
pub(super) use fired::Rules;
pub(super) use recorded::Recorded;
pub(super) use windows::{Kept, Windows};

use super::{Engine, Rooms};
use crate::config::{Config, GivenRules};
use crate::error::{Code, Error, Fault, Result};
use crate::event::{Outcome, Transaction};
use crate::reason::{Param, Params, Severity, Topic};
use crate::rule::{Kind, On, Program, RULE, Rule, RuleMode, RulePack, Scope, Window, compile};
use crate::signal::{of_access, of_payments};
use facts::FACTS;
use listed::{ALLOW, Index};
use use_facts::USE_FACTS;

/// Steps that all rules together may take for one payment: at some nanoseconds each a quarter of a millisecond, several times what
/// scoring takes.
const MOST_STEPS: u32 = 50_000;

/// Different windows that all rules together may ask for: with a thousand payments in each, as many steps again as the rules' own.
const MOST_WINDOWS: usize = 32;

/// A rule that is asked.
#[derive(Debug, Clone)]
pub(in crate::engine) struct Compiled {
    /// Code of its contributions and alerts.
    pub(super) code: String,
    /// Pack's id and version, and the rule's own id.
    pub(super) of: [String; 3],
    /// What it is asked of.
    on: On,
    program: Program,
    pub(super) severity: Severity,
    pub(super) topic: Topic,
    pub(super) is_live: bool,
    /// Share of payments above which it does not stay live.
    most_share: f64,
    weight: f64,
    outcome: Option<Outcome>,
    /// What its alerts are told with.
    params: Params,
    act: Act,
}

/// Which list it is, where it is one that acts by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Act {
    Rule,
    Allow,
    Block,
    Watch,
}

/// All rules of a configuration.
#[derive(Debug, Clone, Default)]
pub(super) struct RuleSet {
    rules: Vec<Compiled>,
    lists: Vec<Index>,
    /// How far the longest window of them reaches back, in milliseconds; none where they ask for none.
    pub(super) reach: i64,
    /// They ask for the devices of earlier payments.
    pub(super) asks_for_devices: bool,
    /// For how many days payments are kept.
    kept_days: u32,
}

const SEVERITIES: [Severity; 4] = [
    Severity::Info,
    Severity::Notice,
    Severity::Warning,
    Severity::Danger,
];
const TOPICS: [Topic; 4] = [Topic::Payment, Topic::Access, Topic::Service, Topic::Spending];

impl RuleSet {
    /// Rules of this configuration; or all that is wrong with them, and none is applied.
    pub(super) fn of(config: &Config, rooms: Rooms) -> Result<Self> {
        let Config {
            rule_pack,
            shadow_pack,
            lists,
            ..
        } = config;
        if rule_pack.is_unset() && shadow_pack.is_unset() && lists.is_unset() {
            return Ok(Self::default());
        }
        let mut faults = [&rule_pack.faults[..], &shadow_pack.faults, &lists.faults].concat();
        let mut set = Self {
            rules: Vec::new(),
            lists: lists.read.as_ref().map(Index::each_of).unwrap_or_default(),
            reach: 0,
            asks_for_devices: false,
            kept_days: match rooms.keeping().keeps_payments() {
                true => config.ledger_days,
                false => 0,
            },
        };
        set.add_lists();
        set.add_pack(rule_pack, "rulePack", &mut faults);
        set.add_pack(shadow_pack, "shadowPack", &mut faults);
        let cost = set.rules.iter().map(|rule| rule.program.cost()).sum::<u32>();
        if cost > MOST_STEPS {
            faults.push(Fault::new("rulePack", Code::RuleTooLarge));
        }
        let mut windows: Vec<&Window> = Vec::new();
        for window in set.rules.iter().flat_map(|rule| &rule.program.windows) {
            if !windows.contains(&window) {
                windows.push(window);
            }
        }
        if windows.len() > MOST_WINDOWS {
            faults.push(Fault::new("rulePack", Code::RuleTooLarge));
        }
        let reach = windows.iter().map(|window| window.length).max();
        set.asks_for_devices = windows.iter().any(|window| window.asks_for_devices());
        set.reach = reach.unwrap_or_default();
        if faults.is_empty() {
            return Ok(set);
        }
        let mut error = Error::new(Code::ConfigInvalid).at_field("rulePack");
        error.faults = faults;
        Err(error)
    }

    pub(super) fn has_some(&self, on: On) -> bool {
        self.rules.iter().any(|rule| rule.on == on)
    }

    pub(super) fn get(&self, number: u16) -> Option<&Compiled> {
        self.rules.get(usize::from(number))
    }

    /// The lists that act by themselves, as rules on payments, and the same on uses of the account, which are counted apart: a device
    /// that may not pay may not come in either.
    fn add_lists(&mut self) {
        for (on, topic, counted) in [
            (On::Payment, Topic::Payment, ""),
            (On::Access, Topic::Access, "-uses"),
        ] {
            self.add_lists_on(on, topic, counted);
        }
    }

    fn add_lists_on(&mut self, on: On, topic: Topic, counted: &str) {
        for (name, act, outcome, severity) in [
            (ALLOW, Act::Allow, Some(Outcome::Allow), Severity::Info),
            ("block", Act::Block, Some(Outcome::Block), Severity::Warning),
            ("watch", Act::Watch, None, Severity::Notice),
        ] {
            if !self.lists.iter().any(|list| list.name == name) {
                continue;
            }
            let Ok(program) = compile(
                &format!("list(\"{name}\")"),
                &self.scope(&Names::of(&self.lists, on), on),
            ) else {
                continue;
            };
            self.rules.push(Compiled {
                code: format!("{RULE}list-{name}"),
                of: [String::new(), String::new(), format!("list-{name}{counted}")],
                on,
                program,
                severity,
                topic,
                is_live: true,
                most_share: 1.0,
                weight: 0.0,
                outcome,
                params: Params::default(),
                act,
            });
        }
    }

    fn add_pack(&mut self, given: &GivenRules<RulePack>, path: &str, faults: &mut Vec<Fault>) {
        let Some(pack) = &given.read else { return };
        let of = |on| Names::of(&self.lists, on);
        let (payment, access) = (of(On::Payment), of(On::Access));
        let scopes = [self.scope(&payment, On::Payment), self.scope(&access, On::Access)];
        let mut read = Vec::new();
        let read_rules = pack.rules.iter().enumerate();
        for (place, rule) in read_rules.filter(|(_, rule)| !rule.when.is_empty()) {
            let [of_payments, of_uses] = &scopes;
            let scope = match rule.on {
                On::Payment => of_payments,
                On::Access => of_uses,
            };
            let program = match compile(&rule.when, scope) {
                Ok(program) if program.kind == Kind::Bool => program,
                Ok(program) => {
                    faults.push(Fault {
                        column: 1,
                        length: u32::try_from(rule.when.encode_utf16().count()).unwrap_or(u32::MAX),
                        expected: &["bool"],
                        found: program.kind.name(),
                        ..Fault::new(format!("{path}.rules.{place}.when"), Code::RuleType)
                    });
                    continue;
                }
                Err(found) => {
                    let path = || format!("{path}.rules.{place}.when");
                    faults.extend(found.into_iter().map(|fault| Fault {
                        path: path(),
                        ..fault
                    }));
                    continue;
                }
            };
            let is_live = rule.mode == RuleMode::Live && path == "rulePack";
            if rule.mode != RuleMode::Off {
                read.push(Compiled::of(rule, pack, program, is_live));
            }
        }
        self.rules.extend(read);
    }

    const fn scope<'n>(&self, names: &'n Names<'n>, on: On) -> Scope<'n> {
        Scope {
            kept_days: match on {
                On::Payment => Some(self.kept_days),
                On::Access => None,
            },
            facts: names.facts.as_slice(),
            reasons: names.reasons.as_slice(),
            lists: names.lists.as_slice(),
        }
    }
}

impl Engine {
    /// The operator's rules as they stand.
    pub(super) const fn rules<'r>(&'r self, past: Option<&'r dyn Past>) -> Rules<'r> {
        Rules {
            set: &self.rules,
            counts: &self.state.rules,
            past,
        }
    }

    /// Counts an event that was scored, and its day, for the rules on such.
    pub(super) fn count_rules(&mut self, on: On, fired: &[Fired], day: i64) {
        self.state.rules.add(on, fired, &self.rules, day);
    }

    /// Puts the account's payments in order, where rules ask for windows of them.
    pub(super) fn order_past(&mut self, payment: &Transaction) {
        if self.rules.reach > 0 {
            self.rooms.keeping().order_past(self, &payment.account_id);
        }
    }

    /// What rules ask of the account's earlier payments; nothing where they ask for none.
    pub(super) fn past<'r>(&'r self, payment: &'r Transaction) -> Option<Box<dyn Past + 'r>> {
        if self.rules.reach == 0 {
            return None;
        }
        self.rooms.keeping().past(self, payment)
    }
}

/// Names that rules may say.
struct Names<'n> {
    facts: Vec<(&'n str, Kind)>,
    reasons: Vec<&'n str>,
    lists: Vec<&'n str>,
}

impl<'n> Names<'n> {
    fn of(lists: &'n [Index], on: On) -> Self {
        Self {
            facts: known_facts(on).collect(),
            reasons: match on {
                On::Payment => of_payments().map(|(_, signal)| signal.code()).collect(),
                On::Access => of_access().map(|(_, signal)| signal.code()).collect(),
            },
            lists: lists.iter().map(|list| list.name.as_str()).collect(),
        }
    }
}

/// Every fact that a rule on such events may ask for, with its kind.
pub fn known_facts(on: On) -> impl Iterator<Item = (&'static str, Kind)> {
    let (payments, uses) = match on {
        On::Payment => (FACTS, &[][..]),
        On::Access => (&[][..], USE_FACTS),
    };
    let of_payments = payments.iter().map(|fact| (fact.name, fact.kind));
    of_payments.chain(uses.iter().map(|fact| (fact.name, fact.kind)))
}

impl Compiled {
    fn of(rule: &Rule, pack: &RulePack, program: Program, is_live: bool) -> Self {
        let text = |text: &str| Param::Text(text.to_owned());
        let mut params = vec![
            ("rule".into(), text(&rule.id)),
            ("pack".into(), text(&pack.id)),
            ("version".into(), text(&pack.version)),
        ];
        let titles = rule.title.iter();
        params.extend(titles.map(|(locale, title)| (format!("title.{locale}").into(), text(title))));
        Self {
            code: format!("{RULE}{}", rule.id),
            of: [pack.id.clone(), pack.version.clone(), rule.id.clone()],
            on: rule.on,
            program,
            severity: SEVERITIES.get(rule.severity).copied().unwrap_or(Severity::Info),
            topic: TOPICS.get(rule.topic).copied().unwrap_or(Topic::Payment),
            is_live,
            most_share: pack.most_share,
            weight: rule.weight,
            outcome: rule.outcome,
            params: Params(params),
            act: Act::Rule,
        }
    }
}
