//! The options of `configure` and the flags of the compiler, and what of them is under test.

use std::collections::BTreeSet;

/// The flags of bench_runner, and the options of `configure` that they stand for.
///
/// Source: `Flag` in bench_runner's `flags.py`, and the steps that build Python in its workflows.
const OPTIONS_OF_FLAGS: [(&str, &[&str]); 5] = [
    ("JIT", &["--enable-experimental-jit"]),
    ("PYTHON_UOPS", &["--enable-experimental-jit"]),
    ("NOGIL", &["--disable-gil"]),
    ("CLANG", COMPILER),
    (
        "TAILCALL",
        &[
            "--with-tail-call-interp",
            "CC",
            "CXX",
            "CPP",
            "AR",
            "LD",
            "RANLIB",
        ],
    ),
];

/// The variables that choose the compiler and its tools.
const COMPILER: &[&str] = &["CC", "CXX", "CPP", "AR", "LD", "RANLIB"];

/// The flags of bench_runner that choose the compiler.
const COMPILER_FLAGS: [&str; 2] = ["CLANG", "TAILCALL"];

/// Options that say where files are, or how `configure` behaves: they do not change the interpreter.
const WITHOUT_EFFECT: [&str; 11] = [
    "--prefix",
    "--exec-prefix",
    "--srcdir",
    "--cache-file",
    "--config-cache",
    "-C",
    "--enable-option-checking",
    "--with-openssl",
    "--with-openssl-rpath",
    "PKG_CONFIG",
    "PKG_CONFIG_PATH",
];

/// Variables that hold flags of the compiler and the linker.
const VARIABLES_OF_FLAGS: [&str; 5] = ["CFLAGS", "CPPFLAGS", "CXXFLAGS", "LDFLAGS", "LIBS"];

/// How flags start that say where headers and libraries are.
const PATHS: [&str; 4] = ["-I", "-L", "-Wl,-rpath", "-isystem"];

/// Whether a change of these flags changes the compiler.
pub(super) fn choose_compiler(flags: &BTreeSet<&str>) -> bool {
    COMPILER_FLAGS.iter().any(|flag| flags.contains(flag))
}

/// The options in the text that `configure` was called with, without those that `flags_under_test` stand for and those
/// without effect.
pub(super) fn options(arguments: &str, flags_under_test: &BTreeSet<&str>) -> BTreeSet<String> {
    let under_test: Vec<&str> = OPTIONS_OF_FLAGS
        .iter()
        .filter(|(flag, _)| flags_under_test.contains(flag))
        .flat_map(|(_, options)| *options)
        .copied()
        .collect();
    let is_under_test = |argument: &String| under_test.contains(&name_of(argument));
    words(arguments)
        .into_iter()
        .filter(|argument| !is_under_test(argument))
        .filter_map(with_effect)
        .collect()
}

/// The name of an option or variable.
fn name_of(argument: &str) -> &str {
    argument.split('=').next().unwrap_or_default()
}

/// An option without what has no effect on the interpreter; `None` if nothing is left.
fn with_effect(argument: String) -> Option<String> {
    let name = name_of(&argument);
    let is_folder = name.starts_with("--") && name.ends_with("dir");
    if is_folder || WITHOUT_EFFECT.contains(&name) {
        return None;
    }
    if let Some(flags) = argument
        .strip_prefix(name)
        .and_then(|rest| rest.strip_prefix('='))
        && VARIABLES_OF_FLAGS.contains(&name)
    {
        let is_folder = |flag: &&str| PATHS.iter().any(|start| flag.starts_with(start));
        let flags: Vec<&str> = flags
            .split_whitespace()
            .filter(|flag| !is_folder(flag))
            .collect();
        return (!flags.is_empty()).then(|| format!("{name}={}", flags.join(" ")));
    }
    // --with-lto and --with-lto=yes are the same.
    match argument.strip_suffix("=yes") {
        Some(plain) => Some(plain.to_owned()),
        None => Some(argument),
    }
}

/// The words of a command line whose words may be in single quotes.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut is_quoted = false;
    for character in text.chars() {
        if character == '\'' {
            is_quoted = !is_quoted;
        } else if character.is_whitespace() && !is_quoted {
            words.push(std::mem::take(&mut word));
        } else {
            word.push(character);
        }
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    words
}

/// The flags of the compiler that decide how fast its code is: the level of optimization and the processor. Others are
/// mostly chosen by the version of Python.
pub(super) fn optimization(cflags: &str) -> BTreeSet<String> {
    let starts = ["-march=", "-mcpu=", "-mtune=", "-flto"];
    let others = cflags
        .split_whitespace()
        .filter(|flag| starts.iter().any(|start| flag.starts_with(start)));
    level(cflags)
        .into_iter()
        .chain(others)
        .map(str::to_owned)
        .collect()
}

/// Whether the flags of the compiler are those of a debug build.
pub(super) fn are_for_debugging(cflags: &str) -> bool {
    matches!(level(cflags), Some("-O0" | "-Og"))
}

/// The level of optimization: the last one counts.
fn level(cflags: &str) -> Option<&str> {
    cflags
        .split_whitespace()
        .rfind(|flag| flag.starts_with("-O"))
}

/// Whether `configure` was called for a debug build.
pub(super) fn is_debug_build(arguments: &str) -> bool {
    let debugging = ["--with-pydebug", "--with-pydebug=yes"];
    words(arguments)
        .iter()
        .any(|argument| debugging.contains(&argument.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counting(arguments: &str, flags: &[&str]) -> Vec<String> {
        let flags = flags.iter().copied().collect();
        options(arguments, &flags).into_iter().collect()
    }

    #[test]
    fn options_under_test_and_paths_do_not_count() {
        let jit = "'--enable-optimizations' '--with-lto=yes' '--enable-experimental-jit=yes' '--prefix=/a b' 'PKG_CONFIG_PATH=/opt/a b:/c'";
        let without = ["--enable-optimizations", "--with-lto"];
        assert_eq!(counting(jit, &["JIT"]), without);
        assert_eq!(counting(jit, &["PYTHON_UOPS", "NOGIL"]), without);
        assert_eq!(
            counting(jit, &["NOGIL"]),
            [
                "--enable-experimental-jit",
                "--enable-optimizations",
                "--with-lto"
            ]
        );
        assert_eq!(
            counting("--disable-gil  CC=clang", &["NOGIL", "CLANG"]),
            [""; 0]
        );
        assert_eq!(
            counting("--with-tail-call-interp 'CC=clang 19'", &["TAILCALL"]),
            [""; 0]
        );
        let paths = "--libdir=/a/lib 'LDFLAGS=-L/a/lib -Wl,-rpath,/a/lib' 'CFLAGS=-I/a -march=native' CPPFLAGS=";
        assert_eq!(counting(paths, &[]), ["CFLAGS=-march=native"]);
        assert_eq!(counting("", &[]), [""; 0]);
    }

    #[test]
    fn the_last_level_of_optimization_counts() {
        assert!(are_for_debugging("-O3 -g -Og"));
        assert!(are_for_debugging("-O0"));
        assert!(!are_for_debugging("-O0 -g -O3 -Wall"));
        assert!(!are_for_debugging(""));
        let flags: Vec<String> = optimization("-g -O2 -fwrapv -march=native -O3 -flto")
            .into_iter()
            .collect();
        assert_eq!(flags, ["-O3", "-flto", "-march=native"]);
    }

    #[test]
    fn a_debug_build_is_known_by_its_option() {
        assert!(is_debug_build("'--with-pydebug'"));
        assert!(is_debug_build("--x --with-pydebug=yes"));
        assert!(!is_debug_build("--with-pydebug=no"));
        assert!(!is_debug_build("'--enable-optimizations'"));
    }
}
