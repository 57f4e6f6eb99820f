//! Numbers by place: one for each row of a shelf, or for each of its texts, nought where none was set.
//!
//! Where all rows of an account are read it is a list as long as the shelf, which is the fastest; where few of many are, only
//! what was set is held, so that little work stays little however much the account holds.

/// Numbers by place.
#[derive(Debug)]
pub(super) enum ByPlace {
    /// Of every place.
    Whole(Vec<u32>),
    /// Of those that were set, in the order of the places.
    Part(Vec<(usize, u32)>),
}

impl ByPlace {
    /// Number of a place.
    pub(super) fn get(&self, place: usize) -> u32 {
        match self {
            Self::Whole(all) => all.get(place).copied().unwrap_or_default(),
            Self::Part(set) => {
                let found = set.binary_search_by_key(&place, |(known, _)| *known);
                let number = found.ok().and_then(|found| set.get(found));
                number.map_or(0, |(_, number)| *number)
            }
        }
    }

    /// Sets the number of a place that there is.
    pub(super) fn set(&mut self, place: usize, number: u32) {
        match self {
            Self::Whole(all) => {
                if let Some(known) = all.get_mut(place) {
                    *known = number;
                }
            }
            Self::Part(set) => match set.binary_search_by_key(&place, |(known, _)| *known) {
                Ok(found) => {
                    if let Some((_, known)) = set.get_mut(found) {
                        *known = number;
                    }
                }
                Err(found) => set.insert(found, (place, number)),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_says_of_every_place_what_the_whole_says() {
        let mut whole = ByPlace::Whole(vec![0; 9]);
        let mut part = ByPlace::Part(Vec::new());
        for numbers in [&mut whole, &mut part] {
            for (place, number) in [(7, 1), (4, 1), (2, 3), (8, 2), (4, 6)] {
                numbers.set(place, number);
            }
        }
        let all = |numbers: &ByPlace| (0..9).map(|place| numbers.get(place)).collect::<Vec<_>>();
        assert_eq!(all(&whole), [0, 0, 3, 0, 6, 0, 0, 1, 2]);
        assert_eq!(all(&part), all(&whole));
    }
}
