//! Sums in one currency, at rates that the caller gives: each payment's sums at the rate of its local day, rounded to the
//! smallest coin of the target, halves to the even one. Rounded payment by payment, so that groups and intervals still add
//! up to the total. A rate is never guessed: what is missing is listed, and then there is no total.

use super::count::Addend;
use super::query::Convert;
use super::totals::{Sum, Totals};
use crate::error::{Code, Error, Result};
use crate::event::quote;
use crate::money::Money;
use crate::money::{Amount, Currency};
use crate::sort::sort;
use crate::time::{DAY, Millis};

/// Rates missing that are listed: some years of one currency's days.
const MISSING_LISTED: usize = 2_000;

/// Rates, to be found by currency and day.
#[derive(Debug)]
pub(super) struct Rates {
    to: Currency,
    digits: u32,
    carry: i64,
    /// By currency, then by day.
    rates: Vec<(Currency, i64, Money)>,
    missing: Vec<(Currency, i64)>,
}

impl Rates {
    pub(super) fn of(convert: &Convert) -> Result<Self> {
        let refused = |value: Option<&str>| {
            let error = Error::new(Code::QueryInvalid).at_field("convert.rates");
            match value {
                Some(value) => error.with_value(value),
                None => error,
            }
        };
        let mut rates = Vec::with_capacity(convert.rates.len());
        for rate in &convert.rates {
            let day = Millis::parse(&format!("{}T00:00:00Z", rate.day))
                .map_err(|_| refused(quote::date(&rate.day)))?;
            if rate.rate == Amount::ZERO {
                return Err(refused(Some("0")));
            }
            rates.push((rate.from, day.get().div_euclid(DAY), Money::from(rate.rate)));
        }
        sort(&mut rates, Ord::cmp);
        // Two rates of one day are a mistake that would be settled by chance, unless they say the same.
        rates.dedup();
        if let Some([first, ..]) = rates.windows(2).find(|two| match two {
            [a, b] => (a.0, a.1) == (b.0, b.1),
            _ => false,
        }) {
            return Err(refused(Some(first.0.as_str())));
        }
        Ok(Self {
            to: convert.to,
            digits: convert.to.digits(),
            carry: convert.carry_days.into(),
            rates,
            missing: Vec::new(),
        })
    }

    /// Adds a part to a converted total.
    pub(super) fn add(
        &mut self,
        totals: &mut Totals,
        addend: Addend<'_>,
        currency: Currency,
        day: i64,
    ) -> Result<()> {
        let rate = match self.rate(currency, day) {
            Some(rate) => rate,
            None => return Ok(()),
        };
        for (sum, money) in addend.sums.iter().filter(|(sum, _)| *sum != Sum::Points) {
            let converted = match rate {
                Some(rate) => money.at_rate(rate, self.digits)?,
                None => *money,
            };
            totals.add(*sum, converted)?;
        }
        totals.count_in(addend.counts);
        Ok(())
    }

    /// The rate of a day, nothing inside where there is nothing to convert; or a note that it is missing.
    #[allow(clippy::option_option)] // not given, not needed, and given are three things
    fn rate(&mut self, currency: Currency, day: i64) -> Option<Option<Money>> {
        if currency == self.to {
            return Some(None);
        }
        let after = self
            .rates
            .partition_point(|(known, of, _)| (*known, *of) <= (currency, day));
        let last = after.checked_sub(1).and_then(|last| self.rates.get(last));
        match last {
            Some((known, of, rate)) if *known == currency && day - of <= self.carry => Some(Some(*rate)),
            _ => {
                if let Err(place) = self.missing.binary_search(&(currency, day)) {
                    self.missing.insert(place, (currency, day));
                }
                None
            }
        }
    }

    /// Missing rates, by currency and day.
    pub(super) fn missing(&self) -> Vec<Missing> {
        let told = self.missing.iter().take(MISSING_LISTED);
        told.filter_map(|(from, day)| {
            let date = crate::time::UtcOffset::new(0)
                .ok()?
                .date(Millis::new(day * DAY).ok()?)
                .ok()?;
            Some(Missing {
                from: *from,
                day: date.to_string(),
            })
        })
        .collect()
    }

    /// The currency of the answer.
    pub(super) const fn to(&self) -> Currency {
        self.to
    }
}

/// A rate that was not given.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Missing {
    /// Of which currency.
    pub from: Currency,
    /// Of which local day.
    pub day: String,
}
