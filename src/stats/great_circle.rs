//! The shortest way between two points on the earth, along its surface.
//!
//! By the haversine, which unlike the spherical law of cosines keeps its digits for points close together: R. W. Sinnott,
//! "Virtues of the haversine", Sky and Telescope 68(2), 1984, page 159. The earth is taken as a sphere, which is wrong by
//! at most 0.6 % (its flattening is 1/298); whoever asks how fast somebody would have had to travel knows less than that.
//! Not here: roads, borders, and whether a journey is possible.

use super::math;

/// Mean radius of the earth, (2a + b) / 3 of the ellipsoid GRS 80, as the IUGG defines it: H. Moritz, "Geodetic Reference
/// System 1980", Journal of Geodesy 74, 2000, pages 128 to 133.
pub const EARTH_RADIUS_KM: f64 = 6371.0088;

/// A point on the earth, in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// North of the equator; −90 to 90. What lies beyond is taken as the pole.
    pub latitude: f64,
    /// East of Greenwich. 190 is the same as −170.
    pub longitude: f64,
}

/// Distance of two points in kilometres: 0 to half the earth's circumference. None where a coordinate is not a finite
/// number.
#[must_use]
pub fn distance_km(from: Point, to: Point) -> Option<f64> {
    let coordinates = [from.latitude, from.longitude, to.latitude, to.longitude];
    if !coordinates.into_iter().all(f64::is_finite) {
        return None;
    }
    let latitudes = [from, to].map(|point| point.latitude.clamp(-90.0, 90.0).to_radians());
    let [south, north] = latitudes;
    // Each brought to one turn first: the difference of two numbers near f64::MAX would be infinite.
    let turn = (to.longitude % 360.0 - from.longitude % 360.0).to_radians();
    let (up, across) = (math::sin((north - south) / 2.0), math::sin(turn / 2.0));
    let haversine = up * up + math::cos(south) * math::cos(north) * across * across;
    Some(2.0 * EARTH_RADIUS_KM * math::asin(math::sqrt(haversine)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use core::f64::consts::PI;
    use proptest::prelude::*;

    fn point(latitude: f64, longitude: f64) -> Point {
        Point { latitude, longitude }
    }

    fn km(from: Point, to: Point) -> f64 {
        distance_km(from, to).unwrap()
    }

    /// The angle between two vectors from the centre, by their cross and dot products.
    fn naive(from: Point, to: Point) -> f64 {
        let vector = |point: Point| {
            let (north, east) = (point.latitude.to_radians(), point.longitude.to_radians());
            [
                math::cos(north) * math::cos(east),
                math::cos(north) * math::sin(east),
                math::sin(north),
            ]
        };
        let ([a, b, c], [d, e, f]) = (vector(from), vector(to));
        let cross = [b * f - c * e, c * d - a * f, a * e - b * d];
        let length = math::sqrt(cross.iter().map(|part| part * part).sum());
        EARTH_RADIUS_KM * math::atan2(length, a * d + b * e + c * f)
    }

    #[test]
    fn a_quarter_and_a_half_of_the_way_round() {
        assert!((km(point(0.0, 13.0), point(90.0, -70.0)) - EARTH_RADIUS_KM * PI / 2.0).abs() < 1e-9);
        assert!((km(point(0.0, 0.0), point(0.0, 180.0)) - EARTH_RADIUS_KM * PI).abs() < 1e-9);
        assert!((km(point(37.0, 20.0), point(-37.0, -160.0)) - EARTH_RADIUS_KM * PI).abs() < 1e-3);
    }

    #[test]
    fn from_beijing_to_shanghai_it_is_a_thousand_and_sixty_eight_kilometres() {
        let (beijing, shanghai) = (point(39.9042, 116.4074), point(31.2304, 121.4737));
        assert!(
            (km(beijing, shanghai) - 1068.0).abs() < 2.0,
            "{}",
            km(beijing, shanghai)
        );
    }

    #[test]
    fn a_metre_is_still_a_metre_and_nothing_is_nothing() {
        let here = point(48.0, 11.0);
        let metre = 0.001 / EARTH_RADIUS_KM * 180.0 / PI;
        assert!((km(here, point(48.0 + metre, 11.0)) - 0.001).abs() < 1e-9);
        assert_eq!(km(here, here).to_bits(), 0.0f64.to_bits());
    }

    #[test]
    fn the_date_line_is_no_distance() {
        assert!(
            (km(point(0.0, 179.5), point(0.0, -179.5)) - km(point(0.0, 0.0), point(0.0, 1.0))).abs() < 1e-9
        );
        assert!(km(point(10.0, 190.0), point(10.0, -170.0)) < 1e-9);
    }

    #[test]
    fn without_a_place_there_is_no_distance() {
        for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(distance_km(point(bad, 0.0), point(0.0, 0.0)), None);
            assert_eq!(distance_km(point(0.0, 0.0), point(0.0, bad)), None);
        }
    }

    proptest! {
        #[test]
        fn the_distance_is_the_angle_between_the_two_directions(
            a in (-90.0..=90.0f64, -180.0..=180.0f64), b in (-90.0..=90.0f64, -180.0..=180.0f64),
        ) {
            let (from, to) = (point(a.0, a.1), point(b.0, b.1));
            // Near the antipode the haversine has half its digits: a metre, of twenty thousand kilometres.
            prop_assert!((km(from, to) - naive(from, to)).abs() < 1e-3);
        }

        #[test]
        fn there_is_as_far_as_back_and_never_farther_than_the_other_side(
            a in (any::<f64>(), any::<f64>()), b in (any::<f64>(), any::<f64>()),
        ) {
            let (from, to) = (point(a.0, a.1), point(b.0, b.1));
            match distance_km(from, to) {
                Some(there) => {
                    prop_assert!((0.0..=EARTH_RADIUS_KM * PI + 1e-9).contains(&there));
                    prop_assert!((there - km(to, from)).abs() < 1e-6);
                }
                None => prop_assert!(!(a.0.is_finite() && a.1.is_finite() && b.0.is_finite() && b.1.is_finite())),
            }
        }
    }
}
