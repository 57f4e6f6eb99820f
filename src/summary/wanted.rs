//! Series as persons said: those that were merged are one, those that were dismissed are marked, and left out where nobody asks
//! for them.
//!
//! Not here: the words (`series`), and finding what recurs, to which a word that confirms adds (`recurring`).

use super::history::History;
use super::recurring::{Recurring, in_order, joined, recurring};
use super::series::{SeriesState, SeriesWords};
use crate::time::{Millis, Zone};

/// Everything that recurs, as persons want it, what is due next first.
pub(super) fn wanted(
    history: &History<'_>,
    words: &SeriesWords,
    today: Millis,
    zone: &Zone,
) -> Vec<Recurring> {
    let all = as_said(history, words, today, zone);
    all.into_iter()
        .filter(|(_, dismissed)| dismissed.is_none())
        .map(|(one, _)| one)
        .collect()
}

/// Everything that recurs, and when it was dismissed where it was; what is due next first.
pub(super) fn as_said(
    history: &History<'_>,
    words: &SeriesWords,
    today: Millis,
    zone: &Zone,
) -> Vec<(Recurring, Option<Millis>)> {
    let found = recurring(history, words, today, zone);
    if words.is_empty() {
        return found.into_iter().map(|one| (one, None)).collect();
    }
    let mut roots: Vec<(String, Vec<Recurring>)> = Vec::new();
    for one in found {
        let root = words.root_of(&one.id);
        match roots.iter_mut().find(|(known, _)| *known == root) {
            // The series that the others are part of comes first.
            Some((_, parts)) if one.id == root => parts.insert(0, one),
            Some((_, parts)) => parts.push(one),
            None => roots.push((root, vec![one])),
        }
    }
    let mut wanted = Vec::new();
    for (id, parts) in roots {
        let whole = if parts.len() > 1 {
            joined(history, &parts, today, zone)
        } else {
            None
        };
        let Some(whole) = whole.or_else(|| together(parts)) else {
            continue;
        };
        let state = match words.confirm(&id) {
            true => SeriesState::Confirmed,
            false => SeriesState::Seen,
        };
        wanted.push(Recurring { id, state, ..whole });
    }
    in_order(&mut wanted);
    let dismissed = |one: &Recurring| words.dismissed_at(&one.id);
    wanted
        .into_iter()
        .map(|one| {
            let dismissed = dismissed(&one);
            (one, dismissed)
        })
        .collect()
}

/// The first series with the payments of the others, where all together keep no rhythm.
fn together(parts: Vec<Recurring>) -> Option<Recurring> {
    let mut parts = parts.into_iter();
    let mut whole = parts.next()?;
    for other in parts {
        whole.count += other.count;
        whole.event_ids.extend(other.event_ids);
    }
    Some(whole)
}
