use super::CardFormatError;
use crate::codec::{Reader, Writer};

/// Where an institution's counter stands, to about ten metres.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    latitude: i32,
    longitude: i32,
}

/// Ten-thousandths of a degree.
const SCALE: i32 = 10_000;
const MOST_LATITUDE: i32 = 90 * SCALE;
const MOST_LONGITUDE: i32 = 180 * SCALE;

/// The mean radius of the Earth in metres (IUGG).
const EARTH_RADIUS_METRES: f64 = 6_371_008.8;

impl Place {
    /// A place in ten-thousandths of a degree (WGS 84), north and east positive.
    ///
    /// # Errors
    /// [`CardFormatError::Place`] beyond the poles or the date line.
    pub const fn new(latitude: i32, longitude: i32) -> Result<Self, CardFormatError> {
        if latitude.unsigned_abs() > MOST_LATITUDE.unsigned_abs()
            || longitude.unsigned_abs() > MOST_LONGITUDE.unsigned_abs()
        {
            return Err(CardFormatError::Place);
        }
        Ok(Place { latitude, longitude })
    }

    /// Metres between two places, along the surface (haversine).
    pub fn metres_to(self, other: Place) -> f64 {
        let radians = |value: i32| (f64::from(value) / f64::from(SCALE)).to_radians();
        let (a, b) = (radians(self.latitude), radians(other.latitude));
        let half_latitude = (b - a) / 2.0;
        let half_longitude = (radians(other.longitude) - radians(self.longitude)) / 2.0;
        let chord = half_latitude.sin().powi(2) + a.cos() * b.cos() * half_longitude.sin().powi(2);
        2.0 * EARTH_RADIUS_METRES * chord.sqrt().min(1.0).asin()
    }

    pub(super) fn write(self, out: &mut Writer) {
        out.unsigned::<3>(u64::from((self.latitude + MOST_LATITUDE).unsigned_abs()));
        out.unsigned::<3>(u64::from((self.longitude + MOST_LONGITUDE).unsigned_abs()));
    }

    pub(super) fn read(input: &mut Reader<'_>) -> Result<Self, CardFormatError> {
        let mut number = || -> Result<i32, CardFormatError> {
            i32::try_from(input.unsigned::<3>()?).map_err(|_| CardFormatError::Place)
        };
        let (latitude, longitude) = (number()?, number()?);
        Place::new(latitude - MOST_LATITUDE, longitude - MOST_LONGITUDE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kyiv_and_lviv_are_as_far_apart_as_on_a_map() {
        let kyiv = Place::new(504_501, 305_234).unwrap();
        let lviv = Place::new(498_397, 240_297).unwrap();
        let kilometres = kyiv.metres_to(lviv) / 1000.0;
        assert!((465.0..470.0).contains(&kilometres), "{kilometres}");
        assert!(kyiv.metres_to(kyiv) < 0.001);
    }

    #[test]
    fn the_ends_of_the_earth_come_back_and_what_lies_beyond_does_not() {
        for place in [(900_000, 1_800_000), (-900_000, -1_800_000), (0, 0)] {
            let place = Place::new(place.0, place.1).unwrap();
            let mut out = Writer::default();
            place.write(&mut out);
            assert_eq!(Place::read(&mut Reader::new(&out.finish())), Ok(place));
        }
        assert_eq!(Place::new(900_001, 0), Err(CardFormatError::Place));
        assert_eq!(Place::new(0, i32::MIN), Err(CardFormatError::Place));
        assert_eq!(Place::read(&mut Reader::new(&[0xFF; 6])), Err(CardFormatError::Place));
    }
}
