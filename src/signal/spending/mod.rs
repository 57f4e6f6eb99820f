//! Spending beyond a plan. No suspicion of fraud, and about no single payment: what these look at are the sums of a
//! period, and they are asked once a batch is taken in.

pub mod over_budget;
