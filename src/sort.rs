//! One sort for the whole module.
//!
//! Every place that sorts goes through here, so that the module holds the machine code of one sort.
//! Not here: maps that keep their order by themselves (`map`).

use std::cmp::Ordering;

/// Sorts; of equal ones the order stays. The comparison stands behind a pointer and what moves are numbers, so that the module
/// holds the machine code of one sort and not of forty: a fifth of its bytes, measured.
pub fn sort<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let swaps = swaps_to_order(
        items.len(),
        &|a, b| match (items.get(a as usize), items.get(b as usize)) {
            (Some(a), Some(b)) => compare(a, b),
            _ => Ordering::Equal,
        },
    );
    swap_each(&swaps, &mut |one, other| items.swap(one, other));
}

/// Swaps; apart, as is what they are.
#[inline(never)]
fn swap_each(swaps: &[(u32, u32)], swap: &mut dyn FnMut(usize, usize)) {
    for (one, other) in swaps {
        swap(*one as usize, *other as usize);
    }
}

/// Swaps after which so many items are in order, at most one for each. All are of places that there are.
#[inline(never)]
fn swaps_to_order(count: usize, compare: &dyn Fn(u32, u32) -> Ordering) -> Vec<(u32, u32)> {
    if count < 2 {
        return Vec::new();
    }
    #[allow(clippy::cast_possible_truncation)] // wasm's memory ends before 2^32 entries
    let mut order: Vec<u32> = (0..count as u32).collect();
    order.sort_by(|a, b| compare(*a, *b));
    let mut swaps = Vec::new();
    // Each round of places that hand on to one another, from its first; who has been there points at itself.
    for first in 0..order.len() {
        let mut place = first;
        while let Some(from) = order.get_mut(place) {
            #[allow(clippy::cast_possible_truncation)] // see above
            let from = std::mem::replace(from, place as u32);
            if from as usize == first || from as usize == place {
                break;
            }
            #[allow(clippy::cast_possible_truncation)] // see above
            swaps.push((place as u32, from));
            place = from as usize;
        }
    }
    swaps
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn everything_is_in_order_and_of_equals_the_first_stays_first(
            keys in proptest::collection::vec(0_u8..20, 0..200),
        ) {
            let mut items: Vec<(u8, usize)> = keys.into_iter().zip(0..).collect();
            let mut expected = items.clone();
            expected.sort();
            sort(&mut items, |a, b| a.0.cmp(&b.0));
            prop_assert_eq!(items, expected);
        }
    }
}
