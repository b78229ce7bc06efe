//! The source files, and what each imports.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::imports::{Exports, Import, imports};

/// One source file.
pub struct SourceFile {
    /// As it is written.
    pub text: String,
    /// What it imports outside its tests.
    pub imports: Vec<Import>,
    /// What it gives on from its modules.
    pub exports: Exports,
}

/// All source files, by their path below `src`, or below `src/core`, whose modules are those of one program.
pub struct Sources {
    pub files: BTreeMap<String, SourceFile>,
    /// The path of the file of each module.
    modules: BTreeMap<Vec<String>, String>,
}

impl Sources {
    pub fn of_the_program() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut files = Vec::new();
        collect(&root, &root, &mut files);
        assert!(files.len() > 100, "the sources are in {}", root.display());
        Self::new(files.into_iter())
    }

    /// Reads files, each given by its path and its text. Files of nothing but tests are left out.
    pub fn new(files: impl Iterator<Item = (String, String)>) -> Self {
        let files: BTreeMap<String, String> = files.filter(|(path, _)| !is_test(path)).collect();
        let modules = files.keys().map(|path| (module(path), path.clone()));
        let modules: BTreeMap<Vec<String>, String> = modules.collect();
        let read = |(path, text): (String, String)| {
            let parsed = syn::parse_file(&text);
            let parsed = parsed.unwrap_or_else(|error| panic!("{path} is no Rust: {error}"));
            let (imports, exports) = imports(&parsed, &module(&path));
            let file = SourceFile {
                text,
                imports,
                exports,
            };
            (path, file)
        };
        Self {
            files: files.into_iter().map(read).collect(),
            modules,
        }
    }

    /// The file that defines what an import names, re-exports followed. `None` for what is in no file, such as `crate`
    /// itself.
    pub fn defining_file(&self, import: &Import) -> Option<&str> {
        let mut path = import.path.clone();
        // A name is given on a few times at most.
        for _ in 0..10 {
            let depth = (0..=path.len()).rev();
            let mut prefixes = depth.filter_map(|depth| self.modules.get_key_value(&path[..depth]));
            let (module, file) = prefixes.next()?;
            let Some(name) = path.get(module.len()) else {
                return Some(file);
            };
            match self.files[file].exports.get(name) {
                Some(target) => {
                    let rest = path[module.len() + 1..].to_vec();
                    path = [target.clone(), rest].concat();
                }
                None => return Some(file),
            }
        }
        panic!("{} is given on in a circle", import.path.join("::"));
    }
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<(String, String)>) {
    let entries = fs::read_dir(folder).expect("the sources can be read");
    for entry in entries {
        let path = entry.expect("the sources can be read").path();
        if path.is_dir() {
            collect(root, &path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let below = path.strip_prefix(root).expect("it is below the root");
            let name = below
                .to_str()
                .expect("the names are UTF-8")
                .replace('\\', "/");
            if name == "core/lib.rs" {
                continue;
            }
            let name = name.strip_prefix("core/").unwrap_or(&name).to_owned();
            let text = fs::read_to_string(&path).expect("the sources can be read");
            files.push((name, text));
        }
    }
}

fn is_test(path: &str) -> bool {
    path.split('/')
        .any(|part| part == "tests" || part == "tests.rs")
}

/// The module that a file is: `comparison/row.rs` is `comparison::row`.
fn module(path: &str) -> Vec<String> {
    let parts = path.trim_end_matches(".rs").split('/');
    let mut module: Vec<String> = parts.map(str::to_owned).collect();
    let is_named_by_folder = module.last().is_some_and(|last| last == "mod");
    if is_named_by_folder || ["lib", "main"].contains(&module.join("/").as_str()) {
        module.pop();
    }
    module
}
