//! Snapshots: state to bytes and back, versioned, checksummed, never trusted.
//!
//! Layout: the magic, the version (u16, little endian), a CRC-32 of the rest, then the state in postcard. A snapshot is
//! the state alone; configuration is given again at `restore`. The same state gives the same bytes on every host.

use crate::error::{Code, Error, Result};
use crc::{CRC_32_ISO_HDLC, Crc, Table};
use postcard::ser_flavors::Flavor;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Magic number that every snapshot begins with.
const MAGIC: &[u8; 4] = b"WSNT";
/// Raised whenever the state's shape changes; an older one is then migrated or refused, never guessed at.
const VERSION: u16 = 7;
/// Magic, version, checksum.
const HEADER: usize = 4 + 2 + 4;

/// CRC-32, as in zip and gzip, sixteen bytes a step. Its tables are made anew each time, some 6,000 steps: as data they would
/// be 16 kB that do not compress.
fn checksum(body: &[u8]) -> u32 {
    Crc::<u32, Table<16>>::new(&CRC_32_ISO_HDLC).checksum(body)
}

/// Sink of the encoding: the bytes, or only how many there would be. One sink for both: the code that writes a state is
/// large, and another sink would be another copy of it.
struct Sink {
    bytes: Vec<u8>,
    counted: Option<usize>,
}

impl Flavor for Sink {
    type Output = Self;

    fn try_extend(&mut self, data: &[u8]) -> postcard::Result<()> {
        match &mut self.counted {
            Some(counted) => *counted += data.len(),
            None => self.bytes.extend_from_slice(data),
        }
        Ok(())
    }

    fn try_push(&mut self, data: u8) -> postcard::Result<()> {
        match &mut self.counted {
            Some(counted) => *counted += 1,
            None => self.bytes.push(data),
        }
        Ok(())
    }

    fn finalize(self) -> postcard::Result<Self> {
        Ok(self)
    }
}

fn encode<T: Serialize>(state: &T, counted: Option<usize>) -> Result<Sink> {
    let bytes = Vec::new();
    postcard::serialize_with_flavor(state, Sink { bytes, counted })
        .map_err(|_| Error::new(Code::SnapshotCorrupt))
}

/// Writes a state.
pub fn write<T: Serialize>(state: &T) -> Result<Vec<u8>> {
    let body = encode(state, None)?.bytes;
    let mut bytes = Vec::with_capacity(HEADER + body.len());
    bytes.extend_from_slice(MAGIC);
    bytes.extend_from_slice(&VERSION.to_le_bytes());
    bytes.extend_from_slice(&checksum(&body).to_le_bytes());
    bytes.extend_from_slice(&body);
    Ok(bytes)
}

/// Size in bytes that `write` would give, without the memory for them.
pub fn size<T: Serialize>(state: &T) -> Result<usize> {
    let counted = encode(state, Some(0))?.counted;
    Ok(HEADER + counted.unwrap_or_default())
}

/// Reads a state, or says why not.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T> {
    let corrupt = || Error::new(Code::SnapshotCorrupt);
    let body = bytes
        .strip_prefix(MAGIC)
        .ok_or(Error::new(Code::SnapshotForeign))?;
    let (version, body) = body.split_first_chunk::<2>().ok_or_else(corrupt)?;
    let version = u16::from_le_bytes(*version);
    if version != VERSION {
        return Err(Error::new(Code::SnapshotVersion).with_value(&version.to_string()));
    }
    let (sum, body) = body.split_first_chunk::<4>().ok_or_else(corrupt)?;
    if checksum(body) != u32::from_le_bytes(*sum) {
        return Err(corrupt());
    }
    match postcard::take_from_bytes(body) {
        Ok((state, [])) => Ok(state),
        _ => Err(corrupt()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_every_flipped_byte_is_noticed() {
        let bytes = write(&vec!["a".to_owned(), "b".to_owned()]).unwrap();
        assert_eq!(bytes[6..10], 0xF7EC_533A_u32.to_le_bytes()); // as zip would sum it
        assert_eq!(size(&["a", "b"].to_vec()).unwrap(), bytes.len());
        assert_eq!(read::<Vec<String>>(&bytes).unwrap(), ["a", "b"]);
        for position in 0..bytes.len() {
            let mut broken = bytes.clone();
            broken[position] ^= 1;
            assert!(read::<Vec<String>>(&broken).is_err(), "byte {position}");
        }
        for length in 0..bytes.len() {
            assert!(read::<Vec<String>>(&bytes[..length]).is_err());
        }
    }

    #[test]
    fn other_bytes_and_other_versions_are_told_apart() {
        assert_eq!(
            read::<Vec<String>>(b"PK\x03\x04").unwrap_err().code,
            Code::SnapshotForeign
        );
        assert_eq!(
            read::<Vec<String>>(b"WSNT\x09\x00").unwrap_err().code,
            Code::SnapshotVersion
        );
    }
}
