//! Reads the bytes of a file and decodes them into text: size limits, gzip, UTF-8.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::str::Utf8Error;

use flate2::bufread::GzDecoder;

use super::advice::Advice;
use super::error::LoadProblem;

const GZIP_MAGIC: [u8; 2] = [0x1f, 0x8b];

/// A file is read to this place of a buffer: some processors copy several times as slowly to the 16 bytes behind the start
/// of a page, where a large allocation begins.
const LEAD: usize = 64;

/// A buffer with more memory than this is given back after a file, in bytes.
const MOST_KEPT: usize = 64 << 20;

/// Memory for the texts of files that are read one after another.
#[derive(Debug, Default)]
pub struct Buffer {
    /// The file, behind [`LEAD`] other bytes.
    bytes: Vec<u8>,
    unpacked: Vec<u8>,
}

impl Buffer {
    fn clear(&mut self) {
        for bytes in [&mut self.bytes, &mut self.unpacked] {
            bytes.clear();
            bytes.shrink_to(MOST_KEPT);
        }
    }
}

/// Reads texts of limited size.
pub struct Reader {
    /// The limit on the uncompressed size of a file, in bytes.
    pub max_bytes: u64,
    /// The advice of the most likely format of the files.
    pub advice: &'static Advice,
}

impl Reader {
    /// The text of a file. The error says what is wrong with it.
    pub fn file(&self, path: &Path) -> Result<String, LoadProblem> {
        let mut bytes = Vec::new();
        self.bytes_of(path, &mut bytes)?;
        check_start(path, &bytes)?;
        self.text(bytes)
    }

    /// The same text, in a buffer.
    pub fn file_in<'b>(&self, path: &Path, buffer: &'b mut Buffer) -> Result<&'b str, LoadProblem> {
        buffer.clear();
        let Buffer { bytes, unpacked } = buffer;
        bytes.resize(LEAD, 0);
        self.bytes_of(path, bytes)?;
        let mut text = &bytes[LEAD..];
        check_start(path, text)?;
        if text.starts_with(&GZIP_MAGIC) {
            self.unpack(text, unpacked)?;
            text = unpacked;
        }
        self.check_limit(text)?;
        std::str::from_utf8(text).map_err(|error| self.not_utf8(text, error))
    }

    /// The text of a stream. The error says what is wrong with it.
    pub fn stream(&self, stream: impl Read) -> Result<String, LoadProblem> {
        let mut bytes = Vec::new();
        self.limited(stream, 0, &mut bytes)
            .map_err(LoadProblem::Io)?;
        if bytes.is_empty() {
            return Err(LoadProblem::EmptyInput);
        }
        self.text(bytes)
    }

    /// The text of compressed bytes. The error says what is wrong with them.
    pub fn packed(&self, bytes: &[u8]) -> Result<String, LoadProblem> {
        let mut unpacked = Vec::new();
        self.unpack(bytes, &mut unpacked)?;
        self.decoded(unpacked)
    }

    fn text(&self, bytes: Vec<u8>) -> Result<String, LoadProblem> {
        if bytes.starts_with(&GZIP_MAGIC) {
            self.packed(&bytes)
        } else {
            self.check_limit(&bytes)?;
            self.decoded(bytes)
        }
    }

    /// Adds the bytes of a file to `bytes`.
    fn bytes_of(&self, path: &Path, bytes: &mut Vec<u8>) -> Result<(), LoadProblem> {
        let problem = |error: io::Error| match error.kind() {
            io::ErrorKind::NotFound => LoadProblem::NotFound,
            _ => LoadProblem::Io(error),
        };
        let file = File::open(path).map_err(problem)?;
        let metadata = file.metadata().map_err(problem)?;
        if metadata.is_dir() {
            return Err(LoadProblem::Directory);
        }
        if metadata.len() > self.max_bytes {
            return Err(self.too_large());
        }
        self.limited(file, metadata.len(), bytes).map_err(problem)
    }

    /// Reads up to one byte more than the limit, so that the caller can detect that there is more.
    fn limited(&self, reader: impl Read, expected: u64, bytes: &mut Vec<u8>) -> io::Result<()> {
        // The length is a hint: a file in /proc has none, and a file can grow.
        let room = usize::try_from(expected).unwrap_or(0).saturating_add(1);
        bytes.reserve_exact(room);
        reader.take(self.max_bytes + 1).read_to_end(bytes)?;
        Ok(())
    }

    fn check_limit(&self, bytes: &[u8]) -> Result<(), LoadProblem> {
        if bytes.len() as u64 > self.max_bytes {
            return Err(self.too_large());
        }
        Ok(())
    }

    fn too_large(&self) -> LoadProblem {
        LoadProblem::TooLarge {
            limit: self.max_bytes,
            advice: self.advice,
        }
    }

    /// Unpacks all members into `bytes`, which are empty. As in Python's gzip, zeros behind a member are padding, and anything else is an error.
    fn unpack(&self, packed: &[u8], bytes: &mut Vec<u8>) -> Result<(), LoadProblem> {
        // Result files compress to about an eighth of their size.
        let expected = (packed.len() as u64 * 8).min(self.max_bytes);
        bytes.reserve_exact(usize::try_from(expected).unwrap_or(0) + 1);
        let mut rest = packed;
        while !rest.is_empty() {
            if !rest.starts_with(&GZIP_MAGIC) {
                let place = packed.len() - rest.len();
                let problem = format!("what follows at byte {place} is not gzip data");
                return Err(LoadProblem::BrokenGzip(io::Error::other(problem)));
            }
            let mut member = GzDecoder::new(rest);
            // One byte more than the limit shows that there is more.
            let room = self.max_bytes + 1 - bytes.len() as u64;
            let read = (&mut member).take(room).read_to_end(bytes);
            read.map_err(LoadProblem::BrokenGzip)?;
            if bytes.len() as u64 > self.max_bytes {
                return Err(self.too_large());
            }
            rest = member.into_inner();
            let padding = rest.iter().take_while(|&&byte| byte == 0).count();
            rest = &rest[padding..];
        }
        if bytes.is_empty() {
            return Err(LoadProblem::Empty);
        }
        Ok(())
    }

    fn decoded(&self, bytes: Vec<u8>) -> Result<String, LoadProblem> {
        String::from_utf8(bytes)
            .map_err(|error| self.not_utf8(error.as_bytes(), error.utf8_error()))
    }

    fn not_utf8(&self, bytes: &[u8], error: Utf8Error) -> LoadProblem {
        let offset = error.valid_up_to();
        let line_breaks = bytes[..offset].iter().filter(|&&byte| byte == b'\n');
        LoadProblem::NotUtf8 {
            offset,
            line: line_breaks.count() + 1,
            byte: bytes[offset],
            advice: self.advice,
        }
    }
}

/// Checks that a file has content, and is compressed if its name says so.
fn check_start(path: &Path, bytes: &[u8]) -> Result<(), LoadProblem> {
    let is_gzip_by_name = path.extension().is_some_and(|extension| extension == "gz");
    if bytes.is_empty() {
        return Err(LoadProblem::Empty);
    }
    if is_gzip_by_name && !bytes.starts_with(&GZIP_MAGIC) {
        return Err(LoadProblem::NotGzip);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::suite::formats;

    /// What a reader with a limit of `max_bytes` makes of several pieces.
    fn unpacked(max_bytes: u64, pieces: &[&[u8]]) -> Result<String, LoadProblem> {
        let reader = Reader {
            max_bytes,
            advice: formats::DEFAULT.advice,
        };
        reader.packed(&pieces.concat())
    }

    fn packed(text: &str) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        io::Write::write_all(&mut encoder, text.as_bytes()).expect("memory takes everything");
        encoder.finish().expect("memory takes everything")
    }

    #[test]
    fn padding_and_further_members_are_read_as_python_reads_them() {
        let (one, two, zeros) = (packed("one"), packed("two"), [0; 1000]);
        for (pieces, expected) in [
            (&[&one[..]][..], "one"),
            (&[&one, &zeros], "one"),
            (&[&one, &two], "onetwo"),
            (&[&one, &zeros, &two, &zeros], "onetwo"),
        ] {
            let text = unpacked(1000, pieces).expect("it is gzip");
            assert_eq!(text, expected);
        }
        for pieces in [
            &[&one[..], b"garbage"][..],
            &[&one, &zeros, b"garbage"],
            &[&one, &GZIP_MAGIC[..1]],
            &[&one, &GZIP_MAGIC],
            &[&one, &two[..two.len() - 1]],
        ] {
            let problem = unpacked(1000, pieces).expect_err("it is not all gzip");
            assert!(matches!(problem, LoadProblem::BrokenGzip(_)), "{problem}");
        }
        let problem = unpacked(1000, &[&one, &zeros, b"garbage"]).expect_err("it is no gzip");
        let place = format!("byte {}", one.len() + zeros.len());
        assert!(problem.to_string().contains(&place), "{problem}");
    }

    #[test]
    fn the_limit_is_that_of_all_members_together() {
        let (one, two) = (packed("one"), packed("two"));
        assert!(unpacked(6, &[&one, &two]).is_ok());
        let problem = unpacked(5, &[&one, &two]).expect_err("they are too large");
        assert!(matches!(problem, LoadProblem::TooLarge { .. }), "{problem}");
    }

    #[test]
    fn bytes_that_are_no_text_are_located() {
        let reader = Reader {
            max_bytes: 1000,
            advice: formats::DEFAULT.advice,
        };
        let error = reader
            .stream(&b"{\n\xff}"[..])
            .expect_err("0xff is not UTF-8");
        assert_eq!(
            error.to_string(),
            "the text is not UTF-8: byte 2 (line 2) is 0xff"
        );
    }

    #[test]
    fn a_text_of_exactly_the_limit_is_read_and_one_byte_more_is_not() {
        let reader = Reader {
            max_bytes: 40,
            advice: formats::DEFAULT.advice,
        };
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("result");
        let from_file = |bytes: &[u8]| {
            std::fs::write(&path, bytes).expect("the folder is writable");
            reader.file(&path)
        };
        let (fits, too_long) = ("x".repeat(40), "x".repeat(41));
        for text in [
            from_file(fits.as_bytes()),
            from_file(&packed(&fits)),
            reader.stream(fits.as_bytes()),
            reader.stream(&packed(&fits)[..]),
        ] {
            assert_eq!(text.expect("it fits"), fits);
        }
        for text in [
            from_file(too_long.as_bytes()),
            from_file(&packed(&too_long)),
            from_file(&[&packed(&fits)[..], &[0; 41]].concat()),
            reader.stream(too_long.as_bytes()),
            reader.stream(&packed(&too_long)[..]),
        ] {
            let problem = text.expect_err("it is too large");
            assert!(matches!(problem, LoadProblem::TooLarge { .. }), "{problem}");
        }
    }
}
