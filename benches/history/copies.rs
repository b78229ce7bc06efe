//! A large tree, made of a small one.

use std::fs;
use std::path::Path;

/// Writes every result of a tree several times, each time as if of another machine. Returns how many there are.
pub fn write(from: &Path, to: &Path, copies: usize) -> usize {
    let folders = fs::read_dir(from.join("results")).expect("it is a tree");
    let mut count = 0;
    for folder in folders.flatten() {
        let files = fs::read_dir(folder.path()).expect("it holds folders");
        for file in files.flatten() {
            let name = file.file_name().to_string_lossy().into_owned();
            let parts: Vec<&str> = name.splitn(4, '-').collect();
            let [start, date, machine, rest] = parts[..] else {
                continue;
            };
            let to = to.join("results").join(folder.file_name());
            fs::create_dir_all(&to).expect("the folder can be written to");
            for copy in 0..copies {
                let name = format!("{start}-{date}-{machine}{copy}-{rest}");
                fs::copy(file.path(), to.join(name)).expect("there is room");
                count += 1;
            }
        }
    }
    count
}
