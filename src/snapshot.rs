//! Snapshots: state to bytes and back, by named sections, versioned, checksummed, never trusted.
//!
//! Layout: the magic, the version (u16, little endian), a CRC-32 of the rest; then sections, each a name (its length in a
//! byte before it), the version of its shape (u16), the length of its payload (u32), and the payload, a record. What a
//! build does not know it leaves where it is and names; what is not there is as on the first day. The same state gives the
//! same bytes on every host. Values that are no state, a receipt's slice say, have the header and no sections.
//! Where the host has a key, the last section is a seal: HMAC-SHA-256 (RFC 2104) of the version and all sections before it. A
//! checksum tells damage; only the key tells whose word the bytes are. Whoever has no key passes the seal over.
//! Not here: which sections there are (`engine::parts`); how a value is written (`record`).

use crate::error::{Code, Error, Result};
use crate::record::{Reader, Record, Writer};
use crc::{CRC_32_ISO_HDLC, Crc, Table};
use hmac::digest::CtOutput;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// Magic number that every snapshot begins with.
const MAGIC: &[u8; 4] = b"WSNT";
/// Raised when this layout changes, not when a section does: each has a version of its own.
const VERSION: u16 = 8;
/// Magic, version, checksum.
const HEADER: usize = 4 + 2 + 4;
/// Of the length of a section.
const LENGTH: usize = 4;

/// Section of the seal, and the version of its shape.
pub const SEAL: (&str, u16) = ("seal", 1);
/// What stands before the sum in it: the name with its length, the shape, the length of the sum.
const SEAL_HEAD: [u8; 11] = *b"\x04seal\x01\x00\x20\x00\x00\x00";
/// Length of the sum.
const SUM: usize = 32;

/// Sum of the version and these sections under a key; compared with another one in a time that does not tell how much fits.
#[inline(never)]
fn sum_of(key: &[u8], sections: &[u8]) -> Result<CtOutput<Hmac<Sha256>>> {
    let sum = Hmac::<Sha256>::new_from_slice(key); // a key of any length is one
    let mut sum = sum.map_err(|_| Error::new(Code::SnapshotSeal))?;
    sum.update(&VERSION.to_le_bytes());
    sum.update(sections);
    Ok(sum.finalize())
}

/// Refuses a snapshot that was not sealed under this key, or was changed since.
pub fn check_seal(bytes: &[u8], key: &[u8]) -> Result<()> {
    let sealed = body(bytes)?.split_last_chunk::<SUM>();
    let sealed = sealed.and_then(|(rest, sum)| Some((rest.strip_suffix(&SEAL_HEAD)?, sum)));
    match sealed {
        Some((sections, sum)) if sum_of(key, sections)? == CtOutput::new((*sum).into()) => Ok(()),
        _ => Err(Error::new(Code::SnapshotSeal)),
    }
}

/// CRC-32, as in zip and gzip, sixteen bytes a step. Its tables are made anew each time, some 6,000 steps: as data they would
/// be 16 kB that do not compress.
fn checksum(body: &[u8]) -> u32 {
    Crc::<u32, Table<16>>::new(&CRC_32_ISO_HDLC).checksum(body)
}

/// Refuses what was not read to its end, or could not be.
pub fn is_whole(from: &Reader<'_>) -> Result<()> {
    match from.is_done() {
        true => Ok(()),
        false => Err(Error::new(Code::SnapshotCorrupt)),
    }
}

/// The value of these bytes, which have no header.
pub fn value_of<T: Record>(bytes: &[u8]) -> Result<T> {
    let mut from = Reader::new(bytes);
    let value = T::read(&mut from);
    is_whole(&from).map(|()| value)
}

/// Section as it stands in a snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Section<'a> {
    /// Name of its part.
    pub name: &'a str,
    /// Version of the part's shape.
    pub shape: u16,
    /// The part, as a record.
    pub payload: &'a [u8],
}

/// Sections being written, or only counted.
#[derive(Debug)]
pub struct Sections(Writer);

impl Sections {
    /// To be written.
    pub fn new() -> Self {
        Self::to(Writer::new())
    }

    /// To be counted, without the memory for them.
    pub fn counted() -> Self {
        Self::to(Writer::counting())
    }

    fn to(mut to: Writer) -> Self {
        to.raw(&[0; HEADER]);
        Self(to)
    }

    /// Adds a section, as this writes it.
    pub fn add(&mut self, name: &str, shape: u16, write: &dyn Fn(&mut Writer)) -> Result<()> {
        let length = u8::try_from(name.len()).map_err(|_| Error::new(Code::SnapshotCorrupt))?;
        self.0.byte(length);
        self.0.raw(name.as_bytes());
        self.0.raw(&shape.to_le_bytes());
        self.0.raw(&[0; LENGTH]);
        let start = self.0.size();
        write(&mut self.0);
        let length = u32::try_from(self.0.size() - start);
        let length = length.map_err(|_| Error::new(Code::SnapshotCorrupt))?;
        self.0.put_over(start - LENGTH, &length.to_le_bytes());
        Ok(())
    }

    /// Adds a section as it was written before.
    pub fn add_written(&mut self, name: &str, shape: u16, payload: &[u8]) -> Result<()> {
        self.add(name, shape, &|to| to.raw(payload))
    }

    /// Adds the seal, after all others.
    pub fn seal(&mut self, key: &[u8]) -> Result<()> {
        let sum = sum_of(key, self.0.bytes().get(HEADER..).unwrap_or_default())?;
        self.0.raw(&SEAL_HEAD);
        self.0.raw(&sum.into_bytes());
        Ok(())
    }

    /// Size in bytes.
    pub const fn size(&self) -> usize {
        self.0.size()
    }

    /// The bytes, with their header.
    pub fn finish(self) -> Vec<u8> {
        headed(self.0.finish())
    }
}

impl Default for Sections {
    fn default() -> Self {
        Self::new()
    }
}

/// Writes magic, version and checksum into the room that was left for them.
fn headed(mut bytes: Vec<u8>) -> Vec<u8> {
    if let Some((header, body)) = bytes.split_at_mut_checked(HEADER) {
        let head = [&MAGIC[..], &VERSION.to_le_bytes(), &checksum(body).to_le_bytes()];
        header.copy_from_slice(&head.concat());
    }
    bytes
}

/// The sections of a snapshot, or why there are none. A name comes once.
pub fn sections(bytes: &[u8]) -> Result<Vec<Section<'_>>> {
    let corrupt = || Error::new(Code::SnapshotCorrupt);
    let mut rest = body(bytes)?;
    let mut sections: Vec<Section<'_>> = Vec::new();
    while let Some((length, more)) = rest.split_first() {
        let (name, more) = more.split_at_checked(usize::from(*length)).ok_or_else(corrupt)?;
        let name = core::str::from_utf8(name).map_err(|_| corrupt())?;
        let (shape, more) = more.split_first_chunk::<2>().ok_or_else(corrupt)?;
        let (size, more) = more.split_first_chunk::<4>().ok_or_else(corrupt)?;
        let size = usize::try_from(u32::from_le_bytes(*size)).map_err(|_| corrupt())?;
        let (payload, more) = more.split_at_checked(size).ok_or_else(corrupt)?;
        if sections.iter().any(|known| known.name == name) {
            return Err(corrupt());
        }
        sections.push(Section {
            name,
            shape: u16::from_le_bytes(*shape),
            payload,
        });
        rest = more;
    }
    Ok(sections)
}

/// Writes what has no sections.
pub fn write(write: &dyn Fn(&mut Writer)) -> Vec<u8> {
    let mut to = Writer::new();
    to.raw(&[0; HEADER]);
    write(&mut to);
    headed(to.finish())
}

/// Reads such a value, or says why not.
pub fn read<T: Record>(bytes: &[u8]) -> Result<T> {
    value_of(body(bytes)?)
}

/// What stands behind the header, where that is right.
fn body(bytes: &[u8]) -> Result<&[u8]> {
    let corrupt = || Error::new(Code::SnapshotCorrupt);
    let body = bytes
        .strip_prefix(MAGIC)
        .ok_or_else(|| Error::new(Code::SnapshotForeign))?;
    let (version, body) = body.split_first_chunk::<2>().ok_or_else(corrupt)?;
    let version = u16::from_le_bytes(*version);
    if version != VERSION {
        return Err(Error::new(Code::SnapshotVersion).with_value(&version.to_string()));
    }
    let (sum, body) = body.split_first_chunk::<4>().ok_or_else(corrupt)?;
    if checksum(body) != u32::from_le_bytes(*sum) {
        return Err(corrupt());
    }
    Ok(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_every_flipped_byte_is_noticed() {
        let bytes = write(&|to| ["a".to_owned(), "b".to_owned()].to_vec().write(to));
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

    fn two(names: [&str; 2]) -> Sections {
        let mut written = Sections::new();
        written.add(names[0], 1, &|to| 7_u64.write(to)).unwrap();
        written.add(names[1], 300, &|to| to.text("text")).unwrap();
        written
    }

    #[test]
    fn sections_come_back_by_name_with_their_shape_and_are_counted_without_being_written() {
        let written = two(["clock", "ledger"]);
        let mut counted = Sections::counted();
        counted.add("clock", 1, &|to| 7_u64.write(to)).unwrap();
        counted.add("ledger", 300, &|to| to.text("text")).unwrap();
        let size = written.size();
        let bytes = written.finish();
        assert_eq!((size, counted.size()), (bytes.len(), bytes.len()));
        let read = sections(&bytes).unwrap();
        let shapes: Vec<_> = read.iter().map(|section| (section.name, section.shape)).collect();
        assert_eq!(shapes, [("clock", 1), ("ledger", 300)]);
        assert_eq!(value_of::<u64>(read[0].payload).unwrap(), 7);
        assert_eq!(value_of::<String>(read[1].payload).unwrap(), "text");
        for length in HEADER + 1..bytes.len() {
            let cut = headed(bytes[..length].to_vec());
            let is_whole = length == HEADER + 1 + "clock".len() + 2 + 4 + 1; // the first section alone
            assert_eq!(sections(&cut).is_ok(), is_whole, "{length} bytes");
        }
    }

    #[test]
    fn a_seal_fits_its_key_and_its_bytes_and_no_others() {
        let key = b"a key of the host, of 32 bytes .";
        let mut written = two(["clock", "ledger"]);
        written.seal(key).unwrap();
        let mut counted = Sections::counted();
        counted.seal(key).unwrap();
        assert_eq!(counted.size() - HEADER, SEAL_HEAD.len() + SUM);
        let (size, bytes) = (written.size(), written.finish());
        assert_eq!(size, bytes.len());
        assert_eq!(check_seal(&bytes, key), Ok(()));
        let refused = Err(Error::new(Code::SnapshotSeal));
        assert_eq!(check_seal(&bytes, b"another key of the host, as long"), refused);
        assert_eq!(check_seal(&two(["clock", "ledger"]).finish(), key), refused);
        for position in HEADER..bytes.len() {
            let mut changed = bytes.clone();
            changed[position] ^= 1;
            assert_eq!(check_seal(&headed(changed), key), refused, "byte {position}");
        }
        let last = sections(&bytes).unwrap().pop().unwrap();
        assert_eq!((last.name, last.shape, last.payload.len()), (SEAL.0, SEAL.1, SUM));
    }

    #[test]
    fn the_sum_of_a_seal_is_that_of_the_standard() {
        // RFC 4231, test case 2, to its first eight bytes.
        let mut sum = Hmac::<Sha256>::new_from_slice(b"Jefe").unwrap();
        sum.update(b"what do ya want for nothing?");
        let known = [0x5b, 0xdc, 0xc1, 0x46, 0xbf, 0x60, 0x75, 0x4e];
        assert_eq!(sum.finalize().into_bytes()[..8], known);
    }

    #[test]
    fn a_float_that_is_no_number_is_read_nowhere_and_eight_letters_are() {
        for none in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            let bytes = write(&|to| (1_u8, none).write(to));
            assert_eq!(read::<(u8, f64)>(&bytes).unwrap_err().code, Code::SnapshotCorrupt);
        }
        for text in ["eight ch", "\u{10ffff}\u{7f}abc", "abc\u{7f}\u{10ffff}"] {
            assert_eq!(read::<String>(&write(&|to| to.text(text))).unwrap(), text);
        }
    }

    #[test]
    fn a_section_that_comes_twice_is_refused() {
        let bytes = two(["clock", "clock"]).finish();
        assert_eq!(sections(&bytes).unwrap_err().code, Code::SnapshotCorrupt);
    }
}
