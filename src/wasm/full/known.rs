//! Answers that no view has: all that this build knows by name, and how full it is.

use crate::engine::{RuleCount, RuleDay, Status, known_facts};
use crate::error::Code;
use crate::event::Field;
use crate::ledger::Gap;
use crate::rule::{Change, On, RulePack};
use crate::statement::LAYOUTS;
use crate::time::Millis;
use crate::view::ReasonSpec;
use serde::Serialize;

/// Answer to the host's `about()`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct About {
    version: &'static str,
    reason_codes: Vec<&'static str>,
    error_codes: Vec<&'static str>,
    layouts: &'static [&'static str],
    fields: Vec<&'static str>,
    reasons: Vec<ReasonSpec>,
    rule_facts: Vec<FactView>,
    use_facts: Vec<FactView>,
}

/// A fact that rules may ask for.
#[derive(Serialize)]
struct FactView {
    name: &'static str,
    kind: &'static str,
}

/// The contract's answer to `status()`.
#[derive(Serialize)]
pub(super) struct StatusView {
    accounts: usize,
    payments: usize,
    folded: FoldedView,
    #[serde(skip_serializing_if = "Option::is_none")]
    folding: Option<FoldingView>,
    #[serde(serialize_with = "as_map")]
    evicted: [(&'static str, u32); 11],
    bytes: usize,
    dropped: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    gap: Option<Gap>,
    rules: Vec<RuleView>,
    packs: Vec<PackView>,
}

/// A pack as the host set it, without its rules, which the host has.
#[derive(Serialize)]
struct PackView {
    id: String,
    version: String,
    mode: &'static str,
    log: Vec<Change>,
}

/// How often a rule fired.
#[derive(Serialize)]
struct RuleView {
    pack: String,
    version: String,
    rule: String,
    mode: &'static str,
    asked: u32,
    hits: u32,
    untold: u32,
    failed: u32,
    truncated: u32,
    demoted: bool,
    days: Vec<DayView>,
}

/// A day of a rule.
#[derive(Serialize)]
struct DayView {
    day: String,
    asked: u32,
    hits: u32,
}

impl From<RuleDay> for DayView {
    fn from(day: RuleDay) -> Self {
        Self {
            day: day.date(),
            asked: day.asked,
            hits: day.hits,
        }
    }
}

impl From<RuleCount> for RuleView {
    fn from(count: RuleCount) -> Self {
        let [pack, version, rule] = count.of;
        Self {
            pack,
            version,
            rule,
            mode: if count.is_live && !count.is_demoted {
                "live"
            } else {
                "shadow"
            },
            asked: count.asked,
            hits: count.hits,
            untold: count.untold,
            failed: count.failed,
            truncated: count.truncated,
            demoted: count.is_demoted,
            days: count.days.into_iter().map(DayView::from).collect(),
        }
    }
}

/// Folded payments.
#[derive(Serialize)]
struct FoldedView {
    payments: usize,
    months: usize,
}

/// Payments that would be folded next.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FoldingView {
    up_to: Millis,
    payments: usize,
}

pub(super) fn about() -> About {
    let reasons = ReasonSpec::all();
    About {
        version: env!("CARGO_PKG_VERSION"),
        reason_codes: reasons.iter().map(ReasonSpec::code).collect(),
        error_codes: Code::ALL.iter().map(|code| code.as_str()).collect(),
        layouts: LAYOUTS,
        fields: Field::ALL.iter().map(|field| field.name()).collect(),
        reasons,
        rule_facts: facts(On::Payment),
        use_facts: facts(On::Access),
    }
}

fn facts(on: On) -> Vec<FactView> {
    let known = known_facts(on).map(|(name, kind)| (name, kind.name()));
    known.map(|(name, kind)| FactView { name, kind }).collect()
}

pub(super) fn status(status: Status) -> StatusView {
    StatusView {
        accounts: status.accounts,
        payments: status.payments,
        folded: FoldedView {
            payments: status.folded.0,
            months: status.folded.1,
        },
        folding: status.folding.map(|folding| FoldingView {
            up_to: folding.up_to,
            payments: folding.payments,
        }),
        evicted: status.evicted,
        bytes: status.bytes,
        dropped: status.dropped,
        gap: status.gap,
        rules: status.rules.into_iter().map(RuleView::from).collect(),
        packs: {
            let packs = status.packs.into_iter().zip(["live", "shadow"]);
            let set = packs.filter_map(|(pack, mode)| Some((pack?, mode)));
            set.map(|(RulePack { id, version, log, .. }, mode)| PackView {
                id,
                version,
                mode,
                log,
            })
            .collect()
        },
    }
}

fn as_map<S: serde::Serializer>(pairs: &[(&'static str, u32)], to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(pairs.iter().map(|(name, count)| (name, count)))
}
