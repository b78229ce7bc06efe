//! What a list of results needs of a file, which is much less than the file.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use flate2::bufread::MultiGzDecoder;

use super::error::{LoadError, LoadProblem};
use super::metadata::Value;
use super::options::LoadOptions;
use super::pyperf::outline;
use super::source::Source;

pub use outline::Texts;

/// In published results, the metadata of the suite begins within the last 1,600 bytes.
const TAIL: usize = 3000;

/// The text values of the suite's own metadata, without white space at both ends. Only the last bytes of the file are
/// read where these are enough; then the rest is not checked.
///
/// # Errors
/// If it cannot be read, as for [`Source::load`].
pub fn read_metadata(file: &Path, options: &LoadOptions) -> Result<Texts, LoadError> {
    if let Some(texts) = tail(file, options.max_bytes).ok().flatten() {
        return Ok(texts);
    }
    let suite = Source::Path(file.to_owned()).load(options)?;
    let texts = suite.entries(&suite.metadata);
    let texts = texts.filter_map(|(key, value)| match value {
        Value::Text(text) => Some((key.to_owned(), text.to_owned())),
        _ => None,
    });
    Ok(texts.collect())
}

/// The metadata of a file of pystats, which is not a result but also has some.
///
/// # Errors
/// If it cannot be read, or is not JSON.
pub fn read_pystats_metadata(file: &Path, options: &LoadOptions) -> Result<Texts, LoadError> {
    let source = Source::Path(file.to_owned());
    source.read(options, |text| {
        outline::metadata_of_any(&text).map_err(|error| LoadProblem::Io(io::Error::other(error)))
    })
}

/// The date of the first run of the first benchmark, as pyperf writes it: `2024-06-03 10:00:00.123456`. `None` if it is
/// not known.
#[must_use]
pub fn read_run_date(file: &Path) -> Option<String> {
    let mut file = BufReader::new(File::open(file).ok()?);
    if is_gzip(&mut file).ok()? {
        outline::date_of_first_run(BufReader::new(MultiGzDecoder::new(file)))
    } else {
        outline::date_of_first_run(file)
    }
}

/// The metadata from the end of a file; `None` if that is not enough.
fn tail(path: &Path, max_bytes: u64) -> io::Result<Option<Texts>> {
    let mut file = BufReader::with_capacity(TAIL, File::open(path)?);
    let is_gzip = is_gzip(&mut file)?;
    if !is_gzip && path.extension().is_some_and(|extension| extension == "gz") {
        return Ok(None);
    }
    let bytes = if is_gzip {
        end_of(
            MultiGzDecoder::new(BufReader::new(file.into_inner())),
            max_bytes,
        )?
    } else {
        let mut file = file.into_inner();
        let length = file.metadata()?.len();
        file.seek(SeekFrom::Start(length.saturating_sub(TAIL as u64)))?;
        let mut bytes = Vec::with_capacity(TAIL + 1);
        // If the file has grown meanwhile, these may not be its last bytes, and then are not taken for them.
        file.take(TAIL as u64).read_to_end(&mut bytes)?;
        bytes
    };
    Ok(outline::metadata_of_tail(&bytes))
}

/// Whether a file is compressed. Its first bytes are still to be read afterwards.
fn is_gzip(file: &mut BufReader<File>) -> io::Result<bool> {
    let mut magic = [0; 2];
    let is_gzip = file.read_exact(&mut magic).is_ok() && magic == [0x1f, 0x8b];
    file.seek(SeekFrom::Start(0))?;
    Ok(is_gzip)
}

/// The last bytes of a stream, of which no more than `max_bytes` are read.
fn end_of(mut stream: impl Read, max_bytes: u64) -> io::Result<Vec<u8>> {
    let mut end = VecDeque::with_capacity(2 * TAIL);
    let mut buffer = vec![0; 1 << 16];
    let mut total = 0;
    loop {
        let count = match stream.read(&mut buffer) {
            Ok(0) => return Ok(end.into()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            read => read?,
        };
        total += count as u64;
        if total > max_bytes {
            return Err(io::Error::other("it is too large"));
        }
        let new = &buffer[count.saturating_sub(TAIL)..count];
        let surplus = (end.len() + new.len()).saturating_sub(TAIL);
        end.drain(..surplus.min(end.len()));
        end.extend(new);
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::path::PathBuf;

    use super::*;

    fn file(padding: usize, metadata: &str) -> String {
        let padding = " ".repeat(padding);
        format!(
            r#"{{"benchmarks": [{{"metadata": {{"name": "a"}}, "runs": [{{"metadata": {{"date": "2024-06-03 10"}}, "values": [1]}}]}}], {padding}
            "metadata": {{{metadata}}}, "version": "1.0"}}"#
        )
    }

    fn packed(text: &str) -> Vec<u8> {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packer
            .write_all(text.as_bytes())
            .expect("memory can be written");
        packer.finish().expect("memory can be written")
    }

    /// The file, plain and packed, in a folder.
    fn both(text: &str) -> (tempfile::TempDir, [PathBuf; 2]) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let files = ["plain.json", "packed.json.gz"].map(|name| folder.path().join(name));
        std::fs::write(&files[0], text).expect("the folder is writable");
        std::fs::write(&files[1], packed(text)).expect("the folder is writable");
        (folder, files)
    }

    #[test]
    fn the_metadata_is_read_wherever_it_begins() {
        let long = format!(
            r#""commit_date": "2024-06-03", "x": "{}""#,
            "y".repeat(2 * TAIL)
        );
        for text in [
            file(0, r#""commit_date": "2024-06-03", "cpu_count": 8"#),
            file(1 << 18, r#""commit_date": "2024-06-03", "cpu_count": 8"#),
            file(0, &long),
        ] {
            let (_folder, files) = both(&text);
            for file in files {
                let texts = read_metadata(&file, &LoadOptions::default()).expect("it is valid");
                assert_eq!(texts["commit_date"], "2024-06-03");
                assert!(!texts.contains_key("cpu_count"));
                assert_eq!(read_run_date(&file).as_deref(), Some("2024-06-03 10"));
            }
        }
    }

    #[test]
    fn a_usual_file_is_read_only_at_its_end() {
        // What is broken before the end goes unnoticed.
        let text = file(4000, r#""commit_date": "2024""#).replace("\"values\"", "values");
        let (_folder, files) = both(&text);
        for file in files {
            assert!(read_metadata(&file, &LoadOptions::default()).is_ok());
        }
    }

    #[test]
    fn a_file_that_is_no_result_is_an_error() {
        let (folder, files) = both("[]");
        let missing = folder.path().join("missing.json");
        for file in files.iter().chain([&missing]) {
            let error = read_metadata(file, &LoadOptions::default()).expect_err("it is no result");
            assert!(
                error.to_string().contains(&*file.to_string_lossy()),
                "{error}"
            );
        }
        let options = LoadOptions {
            max_bytes: 100,
            ..LoadOptions::default()
        };
        let (_folder, [plain, packed]) = both(&file(0, ""));
        assert!(read_metadata(&packed, &options).is_err(), "it is too large");
        assert!(read_metadata(&plain, &options).is_ok(), "its end is not");
    }

    #[test]
    fn the_metadata_of_pystats_is_read() {
        let (_folder, files) =
            both(r#"{"opcode[1]": 5, "metadata": {"commit_date": "2024", "x": 1}}"#);
        for file in files {
            let texts = read_pystats_metadata(&file, &LoadOptions::default()).expect("it is JSON");
            assert_eq!(texts["commit_date"], "2024");
        }
    }
}
