//! Exact amounts and currencies.
//!
//! An amount is a decimal that came in as text and goes out as text; it never was a binary float. Arithmetic refuses
//! to round: where 28 digits do not suffice, it fails with `amount-overflow`.
//! Not here: statistics (they take `ln_amount` and say that they are f64), conversion (`summary`).

mod kept;
mod sum;

pub use kept::KeptAmount;
pub use sum::Money;

use crate::error::{Code, Error, Result};
use crate::record::{Reader, Record, Writer};
use rust_decimal::Decimal;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Digits allowed before the point: a thousand million million, above any wallet's limit.
const MAX_INTEGER_DIGITS: usize = 15;
/// Digits allowed after the point: ISO 4217 needs 4 (CLF), camt.053 files have been seen with 5, rates need 7.
const MAX_FRACTION_DIGITS: usize = 7;

/// A non-negative exact amount, without its currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Amount(Decimal);

impl Amount {
    /// Nothing.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// Reads digits with at most one point; no sign, exponent, separator or space.
    ///
    /// rust_decimal's own parser also takes `1e5`, `1_000` and rounds what is too long; none of that is money.
    ///
    /// ```
    /// use wallet_sentinel::{Amount, Code};
    /// assert_eq!(Amount::parse("10.10").unwrap().to_string(), "10.10");
    /// assert_eq!(Amount::parse("1,2,3").unwrap_err().code, Code::AmountNotDecimal);
    /// ```
    pub fn parse(text: &str) -> Result<Self> {
        let refuse = |code| Err(Error::new(code));
        let mut parts = text.as_bytes().splitn(2, |byte| *byte == b'.');
        let (whole, fraction) = match (parts.next().unwrap_or_default(), parts.next()) {
            (_, Some([])) => return refuse(Code::AmountNotDecimal),
            (whole, fraction) => (whole, fraction.unwrap_or_default()),
        };
        let digits = |part: &[u8]| part.iter().all(u8::is_ascii_digit);
        if whole.is_empty() || !digits(whole) || !digits(fraction) {
            return refuse(Code::AmountNotDecimal);
        }
        if whole.len() > MAX_INTEGER_DIGITS || fraction.len() > MAX_FRACTION_DIGITS {
            return refuse(Code::AmountOutOfRange);
        }
        match Decimal::from_str_exact(text) {
            Ok(value) => Ok(Self(value)),
            Err(_) => refuse(Code::AmountNotDecimal),
        }
    }

    /// A statistic shown as money, rounded to the smallest coin of its currency; nothing where it is no amount at all.
    pub fn estimate(value: f64, currency: Currency) -> Self {
        Self::rounded(value, currency.digits(), f64::round_ties_even)
    }

    /// The most in whole coins of its currency that is not above a bound.
    pub fn at_most(bound: f64, currency: Currency) -> Self {
        Self::rounded(bound, currency.digits(), f64::floor)
    }

    /// A number to hundredths, where it is no money: loyalty points.
    pub fn points(value: f64) -> Self {
        Self::rounded(value, 2, f64::round_ties_even)
    }

    #[allow(clippy::cast_possible_truncation)] // bounded just before
    fn rounded(value: f64, digits: u32, round: fn(f64) -> f64) -> Self {
        let unit = POWERS_OF_TEN.get(digits as usize).copied().unwrap_or(1.0);
        let coins = round(value * unit);
        if coins.is_finite() && (0.0..1e17).contains(&coins) {
            Self(Decimal::new(coins as i64, digits))
        } else {
            Self::ZERO
        }
    }

    /// The sum, exact or refused.
    pub fn plus(self, other: Self) -> Result<Self> {
        exact_sum(self.0, other.0).map(Self)
    }

    /// The difference, or zero where the other is larger.
    pub fn minus_or_zero(self, other: Self) -> Result<Self> {
        // From itself rather than plain zero: 10.00 less 10.00 is 0.00.
        exact_sum(self.0, -other.0.min(self.0)).map(|mut rest| {
            rest.set_sign_positive(true);
            Self(rest)
        })
    }

    /// What is left of it without another one, which may be all.
    #[inline(never)] // wherever money is shared
    #[must_use]
    pub fn rest(self, other: Self) -> Self {
        self.minus_or_zero(other).unwrap_or(Self::ZERO)
    }

    /// True where this pays back what was asked, or, of a payment with a coupon, the coupon's share less: an operator
    /// returns asked × paid ÷ (paid + coupon), rounded to the cent (WeChat Pay, refunds of orders with coupons).
    /// Computed in whole units of the finest scale; what does not fit 128 bits is not covered.
    pub fn covers(self, asked: Self, paid: Self, coupon: Self) -> bool {
        const CENT: u32 = 2;
        if self.0 >= asked.0 {
            return true;
        }
        let amounts = [self.0, asked.0, paid.0, coupon.0];
        let finest = amounts.iter().map(Decimal::scale).fold(CENT, u32::max);
        let units = |amount: Decimal| {
            let unit = 10_i128.checked_pow(finest - amount.scale())?;
            amount.mantissa().checked_mul(unit)
        };
        let is_covered = || {
            let cent = 10_i128.checked_pow(finest - CENT)?;
            let (back, asked) = (units(self.0)?.checked_add(cent)?, units(asked.0)?);
            let (paid, coupon) = (units(paid.0)?, units(coupon.0)?);
            let owed = asked.checked_mul(paid)?;
            Some(coupon > 0 && back.checked_mul(paid.checked_add(coupon)?)? >= owed)
        };
        is_covered() == Some(true)
    }

    /// True for nothing.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// The decimal inside, for signed sums.
    pub const fn decimal(self) -> Decimal {
        self.0
    }

    /// For statistics and shares only: the nearest f64.
    ///
    /// Computed from mantissa and scale: at most 22 digits divided by a power of ten, both correctly rounded, so the
    /// same bits on every host.
    #[allow(clippy::cast_precision_loss)] // that is the point of this function
    pub fn to_f64(self) -> f64 {
        self.0.mantissa() as f64
            / POWERS_OF_TEN
                .get(self.0.scale() as usize)
                .copied()
                .unwrap_or(1.0e28)
    }
}

/// Exact in f64 up to 10^22; the rest is only reached by sums, and rounds once.
const POWERS_OF_TEN: [f64; 29] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22, 1e23, 1e24, 1e25, 1e26, 1e27, 1e28,
];

/// Adds without rounding: rust_decimal's `checked_add` drops digits in silence when the sum needs more than 28.
pub fn exact_sum(a: Decimal, b: Decimal) -> Result<Decimal> {
    match a.checked_add(b) {
        Some(sum) if sum.scale() >= a.scale().max(b.scale()) || a.is_zero() || b.is_zero() => Ok(sum),
        _ => Err(Error::new(Code::AmountOverflow)),
    }
}

impl core::fmt::Display for Amount {
    /// The digits as given: trailing zeros are kept, since `10.10` is how people write it.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        core::fmt::Display::fmt(&self.0, f)
    }
}

/// ISO 4217 alphabetic code. Any three capitals are taken: new codes are issued faster than modules are shipped.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// Renminbi, the only currency of Alipay's and WeChat Pay's domestic statements.
    pub const CNY: Self = Self(*b"CNY");
    /// US dollar, in which the law that others follow has its limit (31 CFR 1010.311).
    pub const USD: Self = Self(*b"USD");

    /// Reads three capital letters.
    pub fn parse(text: &str) -> Result<Self> {
        match <[u8; 3]>::try_from(text.as_bytes()) {
            Ok(code) if code.iter().all(u8::is_ascii_uppercase) => Ok(Self(code)),
            _ => Err(Error::new(Code::CurrencyInvalid)),
        }
    }

    /// Digits after the point of its smallest coin (ISO 4217 list one, "minor unit"): none of the yen, three of the dinar
    /// of Kuwait. A code that is not listed has two, as nine of ten have.
    pub fn digits(self) -> u32 {
        match &self.0 {
            b"BIF" | b"CLP" | b"DJF" | b"GNF" | b"ISK" | b"JPY" | b"KMF" | b"KRW" | b"PYG" | b"RWF"
            | b"UGX" | b"UYI" | b"VND" | b"VUV" | b"XAF" | b"XOF" | b"XPF" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            b"CLF" | b"UYW" => 4,
            _ => 2,
        }
    }

    /// True where ISO 4217 lists it, or did since wallets and cards have existed: a bill of 2001 is in marks.
    pub fn is_listed(self) -> bool {
        LISTED
            .as_bytes()
            .chunks_exact(4)
            .any(|code| code.starts_with(&self.0))
    }

    /// The three letters.
    pub fn as_str(&self) -> &str {
        core::str::from_utf8(&self.0).unwrap_or("XXX") // ISO 4217's "no currency"; capitals are always UTF-8
    }
}

/// ISO 4217: list one as amended until January 2026 (XCG for ANG, ZWG for ZWL; the lev ended with 2025), then those of list
/// three that were withdrawn since 1999. Read to the end only for what is not found, which is rare; the yuan stands first.
const LISTED: &str = "\
CNY USD EUR HKD JPY AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF \
CHE CHF CHW CLF CLP COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HNL HTG \
HUF IDR ILS INR IQD IRR ISK JMD JOD KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT \
MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD \
SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USN UYI UYU UYW UZS VED \
VES VND VUV WST XAD XAF XAG XAU XBA XBB XBC XBD XCD XCG XDR XOF XPD XPF XPT XSU XTS XUA XXX YER ZAR ZMW ZWG \
ADP AFA ANG ATS AZM BEF BGL BGN BYB BYR CSD CUC CYP DEM EEK ESP FIM FRF GHC GRD GWP HRK IEP ITL LTL LUF LVL MGF MRO MTL \
MXP MZM NLG PTE ROL RUR SDD SIT SKK SLL SRG STD TMM TPE TRL USS VEB VEF XEU XFO YUM ZMK ZWD ZWL ZWN ZWR ";

impl core::fmt::Display for Currency {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl core::fmt::Debug for Currency {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Beyond every amount as an f64: `parse` takes fifteen digits before the point, an estimate may have three more.
pub const BEYOND: f64 = 1e18;
/// Farther than ln of any amount: 10^-7 to 10^18 is -17 to 42.
pub const FARTHEST_LN: f64 = 45.0;

/// True where an f64 can be an amount.
pub fn is_amount(value: f64) -> bool {
    (0.0..BEYOND).contains(&value)
}

/// True of what can be an amount, exactly.
fn is_kept(value: &Decimal) -> bool {
    let units = value.mantissa().unsigned_abs();
    let is_within = |scale| 10_u128.checked_pow(18 + scale).is_some_and(|most| units < most);
    value.is_sign_positive() && value.scale() as usize <= MAX_FRACTION_DIGITS && is_within(value.scale())
}

/// Text.
impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Self::parse(&text).map_err(D::Error::custom)
    }
}

/// Mantissa and scale: `10.10` is three bytes.
impl Record for Amount {
    fn write(&self, to: &mut Writer) {
        (self.0.mantissa(), self.0.scale()).write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let (mantissa, scale) = Record::read(from);
        let value = Decimal::try_from_i128_with_scale(mantissa, scale).ok();
        Self(from.or_fail(value.filter(is_kept), Decimal::ZERO))
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Self::parse(&text).map_err(D::Error::custom)
    }
}

/// Its letters.
impl Record for Currency {
    fn write(&self, to: &mut Writer) {
        self.0.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let letters = <[u8; 3]>::read(from);
        let read = core::str::from_utf8(&letters).ok();
        from.or_fail(read.and_then(|text| Self::parse(text).ok()), Self::CNY)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_keep_their_digits() {
        for text in ["0", "0.00", "10.10", "999999999999999.9999999", "1.5"] {
            assert_eq!(Amount::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_not_plain_digits_is_refused() {
        for text in [
            "", ".", "1.", ".5", "-1", "+1", "1e5", "1_000", "1,000", " 1", "１", "NaN",
        ] {
            assert_eq!(
                Amount::parse(text).unwrap_err().code,
                Code::AmountNotDecimal,
                "{text}"
            );
        }
        for text in ["1000000000000000", "0.12345678"] {
            assert_eq!(
                Amount::parse(text).unwrap_err().code,
                Code::AmountOutOfRange,
                "{text}"
            );
        }
    }

    #[test]
    fn a_sum_that_would_lose_a_cent_is_refused() {
        let large = exact_sum(Decimal::MAX, Decimal::new(-1, 0)).unwrap();
        assert_eq!(
            exact_sum(large, Decimal::new(1, 2)).unwrap_err().code,
            Code::AmountOverflow
        );
        assert_eq!(
            exact_sum(Decimal::new(1, 1), Decimal::new(2, 1))
                .unwrap()
                .to_string(),
            "0.3"
        );
    }

    #[test]
    fn a_coupon_s_share_is_not_paid_back() {
        let amount = |text| Amount::parse(text).unwrap();
        let covers = |back, asked| amount(back).covers(amount(asked), amount("7.00"), amount("3.00"));
        assert!(covers("6.30", "9.00") && covers("7.00", "10.00"));
        assert!(!covers("6.28", "9.00"));
        assert!(!amount("6.30").covers(amount("9.00"), amount("10.00"), Amount::ZERO));
    }

    #[test]
    fn a_currency_of_today_or_of_a_bill_of_2001_is_listed_and_a_made_up_one_is_not() {
        assert_eq!(LISTED.len() % 4, 0);
        let listed = |code| Currency::parse(code).unwrap().is_listed();
        assert!(
            ["CNY", "USD", "XCG", "ZWG", "CLF", "DEM", "HRK", "ZWR"]
                .into_iter()
                .all(listed)
        );
        assert!(!["RMB", "XYZ", "UAN", "YUS"].into_iter().any(listed));
    }

    #[test]
    fn currencies_are_three_capitals() {
        assert_eq!(Currency::parse("CNY").unwrap(), Currency::CNY);
        for text in ["cny", "CN", "CNYY", "人民币", ""] {
            assert_eq!(
                Currency::parse(text).unwrap_err().code,
                Code::CurrencyInvalid,
                "{text}"
            );
        }
    }
}
