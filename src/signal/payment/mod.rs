//! Suspicions of fraud in a payment. The holder's look at money that leaves; the operator's at what arrives too.
//!
//! A pattern's strength is ln(P(pattern | that fraud) / P(pattern | honest payment)). The patterns of consumer scams and
//! wallet abuse are proposals of this project, and nobody is known to have measured them: their probabilities are
//! judgement, on this scale. A person makes about 1,100 payments a year (three a day), so what honestly comes over them
//! once a year has 1e-3, once in three years 3e-4, monthly 1e-2. A first transfer to a person is about one in a hundred.

pub(crate) mod anomaly;
pub(crate) mod household;
pub(crate) mod laundering;
pub(crate) mod scam;
pub(crate) mod takeover;
