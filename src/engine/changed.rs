//! Changed alerts: what a call raised or changed, collected by number.

use crate::sort::sort;

/// Numbers of alerts that were raised or changed, each as often as it was.
#[derive(Debug, Default)]
pub(super) struct Changed(Vec<u32>);

impl Changed {
    /// Mark of what was collected so far.
    pub(super) const fn mark(&self) -> usize {
        self.0.len()
    }

    /// Those that were collected since a mark.
    pub(super) fn since(&self, mark: usize) -> Vec<u32> {
        self.0.get(mark..).unwrap_or_default().to_vec()
    }

    /// Each once, in the order in which they were raised.
    pub(super) fn numbers(mut self) -> Vec<u32> {
        sort(&mut self.0, u32::cmp);
        self.0.dedup();
        self.0
    }
}

impl Extend<u32> for Changed {
    fn extend<T: IntoIterator<Item = u32>>(&mut self, numbers: T) {
        self.0.extend(numbers);
    }
}
