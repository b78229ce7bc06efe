//! A large tree, made of a small one.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

/// How often each result is written.
const COPIES: usize = 24;
/// Where the tables of bench_runner are to be.
const MARKERS: &str = "<!-- START table -->\n<!-- END table -->\n";

/// Writes every result of the corpus several times, unpacked, each time as if of other commits. Returns how many results
/// there are.
pub fn write(corpus: &Path, tree: &Path) -> usize {
    let files = files(&corpus.join("results"));
    let hashes: Vec<String> = files.iter().filter_map(|file| hash(file)).collect();
    for file in &files {
        let text = unpacked(file);
        for copy in 0..COPIES {
            let others: BTreeMap<&str, String> = hashes
                .iter()
                .map(|hash| (hash.as_str(), other(hash, copy)))
                .collect();
            let name = replaced(&file.to_string_lossy(), &others);
            let name = Path::new(&name);
            let folder = name
                .parent()
                .and_then(Path::file_name)
                .expect("it is in a folder");
            let folder = tree.join("results").join(folder);
            fs::create_dir_all(&folder).expect("the folder can be written to");
            let stem = name.file_stem().expect("it has a name");
            let text = replaced(&text, &others);
            fs::write(folder.join(stem), text).expect("there is room");
        }
    }
    let config = corpus.join("tree/bench_runner.toml");
    fs::copy(config, tree.join("bench_runner.toml")).expect("the corpus has one");
    for table in ["README.md", "RESULTS.md"] {
        fs::write(tree.join(table), MARKERS).expect("there is room");
    }
    files.len() * COPIES
}

/// Another hash for each copy, with the same end.
fn other(hash: &str, copy: usize) -> String {
    format!("{copy:02x}{}", &hash[2..])
}

fn replaced(text: &str, others: &BTreeMap<&str, String>) -> String {
    let replace = |text: String, (hash, other): (&&str, &String)| text.replace(*hash, other);
    others.iter().fold(text.to_owned(), replace)
}

/// The hash in the name of a result.
fn hash(file: &Path) -> Option<String> {
    let name = file.file_name()?.to_str()?;
    let stem = name.strip_suffix(".json.gz")?;
    Some(stem.rsplit('-').next()?.to_owned()).filter(|hash| hash.len() == 7)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let folders = fs::read_dir(folder).expect("the corpus is there").flatten();
    let files = folders.filter_map(|folder| fs::read_dir(folder.path()).ok());
    let files = files.flatten().flatten().map(|file| file.path());
    files.filter(|file| hash(file).is_some()).collect()
}

fn unpacked(file: &Path) -> String {
    let mut text = String::new();
    let packed = File::open(file).expect("the file is there");
    flate2::read::GzDecoder::new(packed)
        .read_to_string(&mut text)
        .expect("it is gzip'd text");
    text
}
