//! An amount as it is kept with each payment: twelve bytes, where the decimal that is reckoned with takes sixteen.
//!
//! Not here: anything that reckons. Whoever does asks for the amount.

use super::Amount;
use crate::record::{Reader, Record, Writer};
use rust_decimal::Decimal;

/// Amount at rest.
#[derive(Debug, Clone)]
pub struct KeptAmount(Form);

#[derive(Debug, Clone)]
enum Form {
    /// Units of its last digit, in two halves: so it may stand at any fourth byte.
    Short { units: [u32; 2], scale: u8 },
    /// More units than 2^64: of fifteen digits and seven after the point.
    Long(Box<Amount>),
}

impl KeptAmount {
    /// The amount. One copy of it: everything asks.
    #[inline(never)]
    pub fn get(&self) -> Amount {
        match &self.0 {
            Form::Short {
                units: [low, high],
                scale,
            } => Amount(Decimal::from_parts(*low, *high, 0, false, u32::from(*scale))),
            Form::Long(amount) => **amount,
        }
    }
}

impl From<Amount> for KeptAmount {
    #[inline(never)]
    fn from(amount: Amount) -> Self {
        let units = u64::try_from(amount.0.mantissa());
        match (units, u8::try_from(amount.0.scale())) {
            #[allow(clippy::cast_possible_truncation)] // its halves
            (Ok(units), Ok(scale)) => Self(Form::Short {
                units: [units as u32, (units >> 32) as u32],
                scale,
            }),
            _ => Self(Form::Long(Box::new(amount))),
        }
    }
}

/// As sums are: 1.0 is 1.00.
impl PartialEq for KeptAmount {
    fn eq(&self, other: &Self) -> bool {
        self.get() == other.get()
    }
}

impl Record for KeptAmount {
    fn write(&self, to: &mut Writer) {
        self.get().write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        Amount::read(from).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn an_amount_comes_back_to_the_digit(text in "[0-9]{1,15}(\\.[0-9]{1,7})?") {
            let amount = Amount::parse(&text).unwrap();
            prop_assert_eq!(KeptAmount::from(amount).get().to_string(), amount.to_string());
        }
    }

    #[test]
    fn the_longest_takes_no_other_road_out() {
        let amount = Amount::parse("999999999999999.9999999").unwrap();
        assert!(matches!(KeptAmount::from(amount).0, Form::Long(_)));
        assert_eq!(KeptAmount::from(amount).get(), amount);
        assert!(size_of::<KeptAmount>() <= 16);
    }
}
