//! The pair of results that is measured: with `BENCHLENS_CORPUS` set a full published one (98 and 102 benchmarks,
//! 4.3 MB), else the sample.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// The reference's and the head's file, gzip'd.
fn files() -> [PathBuf; 2] {
    match std::env::var_os("BENCHLENS_CORPUS") {
        Some(folder) => [
            "results/bm-20231002-3.12.0-0fb18b0/bm-20231002-pythonperf2-x86_64-python-v3.12.0-3.12.0-0fb18b0.json.gz",
            "results/bm-20240605-3.13.0b2-3a83b17/bm-20240605-pythonperf2-x86_64-python-v3.13.0b2-3.13.0b2-3a83b17.json.gz",
        ]
        .map(|file| Path::new(&folder).join(file)),
        None => [
            "assets/sample/bm-20231207-3.12.1-2305ca5/bm-20231207-sample-x86_64-python-v3.12.1-3.12.1-2305ca5.json.gz",
            "assets/sample/bm-20241007-3.13.0-60403a5/bm-20241007-sample-x86_64-python-v3.13.0-3.13.0-60403a5.json.gz",
        ]
        .map(|file| Path::new(env!("CARGO_MANIFEST_DIR")).join(file)),
    }
}

/// What stands in them.
pub fn texts() -> [String; 2] {
    files().map(|file| {
        let mut text = String::new();
        let packed = File::open(file).expect("the file is there");
        flate2::read::GzDecoder::new(packed)
            .read_to_string(&mut text)
            .expect("it is gzip'd text");
        text
    })
}
