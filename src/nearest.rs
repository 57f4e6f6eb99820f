//! The known name that a misspelt one is nearest to.
//!
//! Whoever reads "counterParty is no field" finds the slip at once where the field that was meant stands beside it. It serves
//! whatever has a list of names: fields of events, keys and words of options.
//! Not here: whether a name may be shown at all (`error::shown`).

/// The nearest of these names, where one is near: letters' case aside, at most a third of the letters are wrong, as rustc
/// holds it (`find_best_match_for_name`). Of equally near ones the first.
pub fn nearest<'n>(given: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    /// Nothing that is known is longer; what is cannot be a slip of the pen, and comparing takes length times length.
    const LONGEST: usize = 64;
    if given.len() > LONGEST {
        return None;
    }
    let mut best: Option<(usize, &str)> = None;
    for name in known {
        let slips = slips(given, name);
        let near = given.len().max(name.len()).max(3) / 3;
        if slips <= near && best.is_none_or(|(least, _)| slips < least) {
            best = Some((slips, name));
        }
    }
    best.map(|(_, name)| name)
}

/// Letters left out, put in, changed, or swapped with their neighbour, each letter at most once: the optimal string
/// alignment distance (Damerau 1964; restricted as in Boytsov 2011, "Indexing methods for approximate dictionary searching").
fn slips(one: &str, other: &str) -> usize {
    let lower = |text: &str| -> Vec<u8> { text.bytes().map(|byte| byte.to_ascii_lowercase()).collect() };
    let (one, other) = (lower(one), lower(other));
    let mut last: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    let mut before = None;
    for (count, letter) in (1..).zip(&one) {
        let mut next = vec![count];
        let mut left = None;
        for (place, (target, above)) in other.iter().zip(row.windows(2)).enumerate() {
            let &[corner, above] = above else { continue };
            let beside = next.last().copied().unwrap_or(count);
            let mut least = (corner + usize::from(letter != target))
                .min(above + 1)
                .min(beside + 1);
            if before == Some(target) && left == Some(letter) {
                let swapped = place.checked_sub(1).and_then(|place| last.get(place));
                least = swapped.map_or(least, |swapped| least.min(swapped + 1));
            }
            next.push(least);
            left = Some(target);
        }
        last = core::mem::replace(&mut row, next);
        before = Some(letter);
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_finds_the_name_that_was_meant() {
        let known = ["counterparty", "counterparty.name", "context", "amount", "id"];
        for (given, meant) in [
            ("counterParty", "counterparty"),
            ("contxt", "context"),
            ("counterparty.nmae", "counterparty.name"),
            ("amuont", "amount"),
            ("ID", "id"),
        ] {
            assert_eq!(nearest(given, known), Some(meant), "{given}");
        }
        for given in ["colour", "", "x", &"counterparty".repeat(6)] {
            assert_eq!(nearest(given, known), None, "{given}");
        }
    }

    #[test]
    fn slips_are_counted_as_a_reader_counts_them() {
        for (one, other, count) in [
            ("", "abc", 3),
            ("abc", "", 3),
            ("abc", "acb", 1),
            ("kitten", "sitting", 3),
            ("ca", "abc", 3), // restricted: no letter is moved twice
            ("same", "SAME", 0),
        ] {
            assert_eq!(slips(one, other), count, "{one} {other}");
        }
    }
}
