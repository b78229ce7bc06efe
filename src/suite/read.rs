//! Reads the bytes of a file and decodes them into text: size limits, gzip, UTF-8.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use flate2::read::MultiGzDecoder;

use super::advice::Advice;
use super::error::LoadProblem;

const GZIP_MAGIC: [u8; 2] = [0x1f, 0x8b];

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
        let is_gzip_by_name = path.extension().is_some_and(|extension| extension == "gz");
        let bytes = self.bytes_of(path)?;
        if bytes.is_empty() {
            return Err(LoadProblem::Empty);
        }
        if is_gzip_by_name && !bytes.starts_with(&GZIP_MAGIC) {
            return Err(LoadProblem::NotGzip);
        }
        self.text(bytes)
    }

    /// The text of a stream. The error says what is wrong with it.
    pub fn stream(&self, stream: impl Read) -> Result<String, LoadProblem> {
        let bytes = self.limited(stream, 0).map_err(LoadProblem::Io)?;
        if bytes.is_empty() {
            return Err(LoadProblem::EmptyInput);
        }
        self.text(bytes)
    }

    /// The text of compressed bytes. The error says what is wrong with them.
    pub fn packed(&self, bytes: &[u8]) -> Result<String, LoadProblem> {
        self.decoded(self.unpacked(bytes)?)
    }

    fn text(&self, bytes: Vec<u8>) -> Result<String, LoadProblem> {
        if bytes.starts_with(&GZIP_MAGIC) {
            self.packed(&bytes)
        } else {
            self.decoded(self.within_limit(bytes)?)
        }
    }

    fn bytes_of(&self, path: &Path) -> Result<Vec<u8>, LoadProblem> {
        let problem = |error: io::Error| match error.kind() {
            io::ErrorKind::NotFound => LoadProblem::NotFound,
            io::ErrorKind::IsADirectory => LoadProblem::Directory,
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
        self.limited(file, metadata.len()).map_err(problem)
    }

    /// Reads up to one byte more than the limit, so that the caller can detect that there is more.
    fn limited(&self, reader: impl Read, expected: u64) -> io::Result<Vec<u8>> {
        // The length is a hint: a file in /proc has none, and a file can grow.
        let room = usize::try_from(expected).unwrap_or(0).saturating_add(1);
        let mut bytes = Vec::with_capacity(room);
        reader.take(self.max_bytes + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn within_limit(&self, bytes: Vec<u8>) -> Result<Vec<u8>, LoadProblem> {
        if bytes.len() as u64 > self.max_bytes {
            return Err(self.too_large());
        }
        Ok(bytes)
    }

    fn too_large(&self) -> LoadProblem {
        LoadProblem::TooLarge {
            limit: self.max_bytes,
            advice: self.advice,
        }
    }

    fn unpacked(&self, packed: &[u8]) -> Result<Vec<u8>, LoadProblem> {
        // Result files compress to about an eighth of their size.
        let expected = (packed.len() as u64 * 8).min(self.max_bytes);
        let bytes = self
            .limited(MultiGzDecoder::new(packed), expected)
            .map_err(LoadProblem::BrokenGzip)?;
        if bytes.is_empty() {
            return Err(LoadProblem::Empty);
        }
        self.within_limit(bytes)
    }

    fn decoded(&self, bytes: Vec<u8>) -> Result<String, LoadProblem> {
        String::from_utf8(bytes).map_err(|error| {
            let offset = error.utf8_error().valid_up_to();
            let bytes = error.as_bytes();
            let line_breaks = bytes[..offset].iter().filter(|&&byte| byte == b'\n');
            LoadProblem::NotUtf8 {
                offset,
                line: line_breaks.count() + 1,
                byte: bytes[offset],
                advice: self.advice,
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::suite::formats;

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
}
