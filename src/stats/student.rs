//! Student's t: how surprising a value is, in nats, and the value at which a given surprise is reached.
//!
//! −ln P(T ≥ z) is split into what has a closed form and a remainder that is small and smooth. With ν degrees of freedom,
//! t = √(ν ln(1 + z²/ν)) is nearly normal (D. L. Wallace, "Bounds on normal approximations to Student's and the
//! chi-square distributions", Annals of Mathematical Statistics 30, 1959), and y = z² / (1 + z²/ν) carries the leading
//! term of the tail, so that −ln P(T ≥ z) = t²/2 + ½ ln(1 + y) + remainder(t, 1/ν), where the remainder lies between
//! ln 2 and about 0.92 and becomes constant: beyond the table it is held, which is the power tail of small ν and the
//! normal one of large.
//! The remainder is tabulated once from statrs. statrs calls std's logarithms, whose last bits differ between hosts, so
//! every entry is rounded to a multiple of 2⁻²⁰; a test sees to it that none lies near the edge between two multiples.
//! Not here: where location, scale and ν come from (`predictive`).

use super::math;
use statrs::distribution::{ContinuousCDF, StudentsT};
use std::sync::OnceLock;

/// Student's t distribution, moved and stretched.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StudentT {
    /// Centre.
    pub location: f64,
    /// Scale. Positive.
    pub scale: f64,
    /// Degrees of freedom. Below 1 they are taken as 1: heavier tails than Cauchy's rest on less than two observations.
    pub dof: f64,
}

/// Farthest distance in scales; its square is finite.
const FARTHEST: f64 = 1e150;
/// Degrees of freedom beyond which t is normal to the last digit shown.
const MOST_DOF: f64 = 1e9;

impl StudentT {
    /// −ln P(X ≥ x), in nats: ln 2 at the location, less below it, more above it.
    #[must_use]
    pub fn upper_surprise(&self, x: f64) -> f64 {
        let dof = self.dof();
        let z = ((x - self.location) / self.scale.max(f64::MIN_POSITIVE)).clamp(-FARTHEST, FARTHEST);
        let square = z * z / dof;
        let above = surprise(math::sqrt(dof * math::ln_1p(square)), z * z / (1.0 + square), dof);
        if z >= 0.0 { above } else { other_side(above) }
    }

    /// The value at which `upper_surprise` reaches this many nats.
    #[must_use]
    pub fn upper_bound(&self, nats: f64) -> f64 {
        let nats = nats.clamp(f64::MIN_POSITIVE, MOST_NATS);
        let dof = self.dof();
        let (away, sign) = if nats >= core::f64::consts::LN_2 {
            (nats, 1.0)
        } else {
            (other_side(nats), -1.0)
        };
        // The surprise exceeds t²/2, so √(2·nats) is too far; halving the stretch often enough finds the place.
        let (mut near, mut far) = (0.0, math::sqrt(2.0 * away));
        for _ in 0..HALVINGS {
            let middle = (near + far) / 2.0;
            let y = -dof * math::exp_m1(-middle * middle / dof);
            if surprise(middle, y, dof) <= away {
                near = middle;
            } else {
                far = middle;
            }
        }
        let z = math::sqrt(dof * math::exp_m1(near * near / dof)).min(FARTHEST);
        (self.location + sign * self.scale * z).clamp(f64::MIN, f64::MAX)
    }

    fn dof(&self) -> f64 {
        self.dof.clamp(1.0, MOST_DOF)
    }
}

/// Most nats asked for: e^−10000 is beyond any use, and its root is still small.
const MOST_NATS: f64 = 1e4;
/// Halvings of a stretch of at most 142 that leave less than a rounding error.
const HALVINGS: u32 = 60;

/// From −ln P to −ln(1 − P).
fn other_side(nats: f64) -> f64 {
    -math::ln(-math::exp_m1(-nats))
}

/// The surprise above the middle.
fn surprise(t: f64, y: f64, dof: f64) -> f64 {
    t * t / 2.0 + math::ln_1p(y) / 2.0 + remainder(t, 1.0 / dof)
}

/// Table: t from 0 to 12 (72 nats) in steps of 1/8, 1/ν from 0 to 1 in steps of 1/16. With straight lines between, the
/// surprise is off by less than 0.004 nats, most at the middle of the distribution; nothing it is added to is known as well.
const T_STEPS: usize = 96;
const T_PER_UNIT: f64 = 8.0;
const Q_STEPS: usize = 16;
const Q_PER_UNIT: f64 = 16.0;
/// Entries are multiples of 2⁻²⁰: a thousandth of that error, and 10⁷ times what hosts disagree by.
const GRAIN: f64 = 1_048_576.0;

static TABLE: OnceLock<Vec<f64>> = OnceLock::new();

/// The remainder, by straight lines between the entries around it.
fn remainder(t: f64, q: f64) -> f64 {
    let table = TABLE.get_or_init(tabulate);
    let (row, down) = place(q * Q_PER_UNIT, Q_STEPS);
    let (column, along) = place(t * T_PER_UNIT, T_STEPS);
    let entry = |row: usize, column: usize| {
        let at = row * (T_STEPS + 1) + column;
        table.get(at).copied().unwrap_or(core::f64::consts::LN_2) // `place` stays inside: never needed
    };
    let line = |row: usize| entry(row, column) + along * (entry(row, column + 1) - entry(row, column));
    line(row) + down * (line(row + 1) - line(row))
}

/// The step that a coordinate falls into, and how far into it; at and beyond the last step, its end.
fn place(coordinate: f64, steps: usize) -> (usize, f64) {
    let last = steps - 1;
    let step = (coordinate.max(0.0) as usize).min(last); // `as` rounds down and saturates
    (step, (coordinate - step as f64).clamp(0.0, 1.0))
}

fn tabulate() -> Vec<f64> {
    let rows = (0..=Q_STEPS).map(|row| row as f64 / Q_PER_UNIT);
    rows.flat_map(|q| (0..=T_STEPS).map(move |column| exact_remainder(column as f64 / T_PER_UNIT, q)))
        .map(|exact| (exact * GRAIN).round() / GRAIN)
        .collect()
}

/// The remainder from statrs' tail; q = 0 is the normal distribution.
fn exact_remainder(t: f64, q: f64) -> f64 {
    let square = t * t;
    let (z, y, dof) = if q > 0.0 {
        let dof = 1.0 / q;
        (
            math::sqrt(dof * math::exp_m1(square / dof)),
            -dof * math::exp_m1(-square / dof),
            dof,
        )
    } else {
        (t, square, f64::INFINITY)
    };
    match StudentsT::new(0.0, 1.0, dof) {
        Ok(student) => -math::ln(student.sf(z)) - square / 2.0 - math::ln_1p(y) / 2.0,
        Err(_) => core::f64::consts::LN_2, // only for a ν that is not positive
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn standard(dof: f64) -> StudentT {
        StudentT {
            location: 0.0,
            scale: 1.0,
            dof,
        }
    }

    #[test]
    fn no_entry_lies_where_another_host_could_round_it_otherwise() {
        for row in 0..=Q_STEPS {
            for column in 0..=T_STEPS {
                let exact = exact_remainder(column as f64 / T_PER_UNIT, row as f64 / Q_PER_UNIT);
                let to_edge = ((exact * GRAIN).fract().abs() - 0.5).abs();
                // In entries this is 1e-11 nats; a logarithm's last bit moves one by 1e-14.
                assert!(to_edge > 1e-5, "1/ν {row}, t {column}: {to_edge:e}");
            }
        }
    }

    #[test]
    fn the_table_is_the_same_as_when_it_was_first_made() {
        // FNV-1a over the entries as whole multiples of 2⁻²⁰.
        let digest = tabulate()
            .iter()
            .fold(0xcbf2_9ce4_8422_2325_u64, |digest, entry| {
                ((entry * GRAIN) as u64 ^ digest).wrapping_mul(0x0000_0100_0000_01b3)
            });
        assert_eq!(format!("{digest:016x}"), "eabc01f4f5fd5aa2");
    }

    #[test]
    fn far_out_the_tail_is_the_power_law_of_its_degrees_of_freedom() {
        // P(T ≥ z) = 1/2 − arctan(z)/π for one degree of freedom, about 1/(π z) far out.
        let expected = math::ln(core::f64::consts::PI) + 60.0 * core::f64::consts::LN_10;
        assert!((standard(1.0).upper_surprise(1e60) - expected).abs() < 1e-3);
        // Three: P ≈ 2·3√3 / (3π z³)·…, so ten times as far is 3·ln 10 more.
        let further = standard(3.0).upper_surprise(1e41) - standard(3.0).upper_surprise(1e40);
        assert!((further - 3.0 * core::f64::consts::LN_10).abs() < 1e-9);
    }

    #[test]
    fn with_many_degrees_of_freedom_the_tail_is_normal_even_beyond_the_table() {
        // Abramowitz and Stegun 26.2.12: −ln Q(z) = z²/2 + ln(z√2π) − ln(1 − 1/z² + 3/z⁴ − …), z = 30.
        let z: f64 = 30.0;
        let expected = 450.0 + math::ln(z * math::sqrt(2.0 * core::f64::consts::PI))
            - math::ln(1.0 - 1.0 / 900.0 + 3.0 / 810_000.0);
        assert!((standard(1e9).upper_surprise(z) - expected).abs() < 5e-3);
    }

    #[test]
    fn a_value_at_the_centre_is_as_surprising_as_a_coin() {
        for dof in [1.0, 2.5, 40.0, f64::INFINITY] {
            assert!((standard(dof).upper_surprise(0.0) - core::f64::consts::LN_2).abs() < 1e-6);
            assert!(standard(dof).upper_bound(core::f64::consts::LN_2).abs() < 1e-5);
        }
    }

    proptest! {
        #[test]
        fn the_surprise_is_that_of_statrs_to_four_thousandths_of_a_nat(dof in 1.0..200.0f64, nats in 0.0..70.0f64, below in any::<bool>()) {
            let z = standard(dof).upper_bound(nats.max(0.7));
            let z = if below { -z } else { z };
            let exact = -math::ln(StudentsT::new(0.0, 1.0, dof).unwrap().sf(z));
            prop_assert!((standard(dof).upper_surprise(z) - exact).abs() < 4e-3, "{} {}", standard(dof).upper_surprise(z), exact);
        }

        #[test]
        fn beyond_the_table_too(dof in 1.0..60.0f64, nats in 70.0..600.0f64) {
            let z = standard(dof).upper_bound(nats);
            let exact = -math::ln(StudentsT::new(0.0, 1.0, dof).unwrap().sf(z));
            prop_assert!((standard(dof).upper_surprise(z) - exact).abs() < 4e-3, "{} {}", standard(dof).upper_surprise(z), exact);
        }

        #[test]
        fn the_bound_of_a_surprise_has_that_surprise(
            location in -20.0..20.0f64, scale in 0.01..10.0f64, dof in 1.0..1e4f64, nats in 0.001..60.0f64,
        ) {
            let student = StudentT { location, scale, dof };
            prop_assert!((student.upper_surprise(student.upper_bound(nats)) - nats).abs() < 1e-6);
        }

        #[test]
        fn a_larger_value_is_never_less_surprising(dof in any::<f64>(), a in -1e3..1e3f64, b in -1e3..1e3f64) {
            let student = standard(if dof.is_nan() { 1.0 } else { dof });
            prop_assert!(student.upper_surprise(a.min(b)) <= student.upper_surprise(a.max(b)));
        }

        #[test]
        fn finite_values_have_finite_surprises_and_bounds(
            x in -1e100..1e100f64, location in -1e100..1e100f64, scale in 0.0..1e100f64, dof in 0.0..1e100f64, nats in -1e5..1e5f64,
        ) {
            let student = StudentT { location, scale, dof };
            prop_assert!(student.upper_surprise(x).is_finite() && student.upper_surprise(x) >= 0.0);
            prop_assert!(student.upper_bound(nats).is_finite());
        }
    }
}
