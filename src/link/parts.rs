//! Parts: which two or three sums make up another one.
//!
//! Only where no other two or three do: chance makes up many a sum. Not here: which rows may be parts of what.

use crate::error::Result;
use crate::money::Money;

/// Sums that are tried in twos and threes: 64 make 43,680 sums of one, a millisecond's work.
pub(super) const PARTS: usize = 64;

/// The only two or three that make up the whole, by what each stands for; nothing where none do, or others do too.
pub(super) fn only_parts<T: Copy>(parts: &[(T, Money)], whole: Money) -> Result<Option<Vec<T>>> {
    if parts.len() < 2 || parts.len() > PARTS {
        return Ok(None);
    }
    let mut found: Option<Vec<T>> = None;
    let mut is_only = true;
    let mut find = |those: &[T]| {
        is_only &= found.is_none();
        found = Some(those.to_vec());
    };
    for (position, (first, a)) in parts.iter().enumerate() {
        for (next, (second, b)) in parts.iter().enumerate().skip(position + 1) {
            let two = a.plus(*b)?;
            if two == whole {
                find(&[*first, *second]);
            }
            for (third, c) in parts.iter().skip(next + 1) {
                if two.plus(*c)? == whole {
                    find(&[*first, *second, *third]);
                }
            }
        }
    }
    Ok(found.filter(|_| is_only))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Amount;

    fn only(parts: &[&str], whole: &str) -> Option<Vec<usize>> {
        let money = |text: &str| Money::from(Amount::parse(text).unwrap());
        let parts: Vec<(usize, Money)> = parts.iter().map(|part| money(part)).enumerate().collect();
        only_parts(&parts, money(whole)).unwrap()
    }

    #[test]
    fn two_or_three_make_up_a_sum_where_no_others_do() {
        assert_eq!(only(&["30.00", "20.00", "7.00"], "50.00"), Some(vec![0, 1]));
        assert_eq!(only(&["30.00", "20.00", "7.00"], "57.00"), Some(vec![0, 1, 2]));
        assert_eq!(only(&["30.00", "20.00", "20.00"], "50.00"), None, "two ways");
        assert_eq!(only(&["50.00", "7.00"], "50.00"), None, "one alone is no part");
        assert_eq!(only(&[], "50.00"), None);
    }
}
