//! What all results have in common, which their labels leave out.

use crate::bench_runner::ResultName;

/// The version, hash, flags and machine that all results have, as far as their labels do not say it: `3.13.0 60403a5`.
/// `None` if there is nothing, or if a file has no name of bench_runner's form. Raw.
#[must_use]
pub fn common<'a>(
    results: impl IntoIterator<Item = (Option<&'a ResultName>, &'a str)>,
) -> Option<String> {
    let with_name = |(name, label): (Option<&'a ResultName>, &'a str)| Some((parts(name?), label));
    let results = results.into_iter().map(with_name);
    let results: Vec<([String; 4], &str)> = results.collect::<Option<_>>()?;
    let (first, _) = results.first()?;
    let is_common = |place: usize, part: &str| {
        let has_it = |(parts, _): &([String; 4], &str)| parts[place] == part;
        let is_told = |(_, label): &([String; 4], &str)| label.contains(part);
        !part.is_empty() && results.iter().all(has_it) && !results.iter().all(is_told)
    };
    let parts = first.iter().enumerate();
    let common = parts.filter(|(place, part)| is_common(*place, part));
    let common: Vec<&str> = common.map(|(_, part)| part.as_str()).collect();
    (!common.is_empty()).then(|| common.join(" "))
}

/// In the order in which a label has them.
fn parts(name: &ResultName) -> [String; 4] {
    let machine = format!("{} {}", name.nickname, name.machine);
    let (version, hash) = (name.version.clone(), name.hash.clone());
    [version, hash, name.flags.join(","), machine]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(flags: &str, machine: &str) -> Option<ResultName> {
        ResultName::from_path(&format!(
            "r/bm-20240702-3.14.0-2302696{flags}/bm-20240702-{machine}-python-main-3.14.0-2302696.json"
        ))
    }

    #[test]
    fn what_all_have_and_no_label_says_is_common() {
        let [plain, jit] = ["", "-JIT"].map(|flags| name(flags, "linux-x86_64"));
        let [mac, mac_jit] = ["", "-JIT"].map(|flags| name(flags, "mac-arm64"));
        let common_of = |results: &[(&Option<ResultName>, &str)]| {
            common(results.iter().map(|(name, label)| (name.as_ref(), *label)))
        };
        let all = [
            (&plain, "linux x86_64"),
            (&jit, "JIT linux x86_64"),
            (&mac, "mac arm64"),
        ];
        assert_eq!(common_of(&all).as_deref(), Some("3.14.0 2302696"));
        let with_jit = [(&jit, "linux x86_64"), (&mac_jit, "mac arm64")];
        assert_eq!(common_of(&with_jit).as_deref(), Some("3.14.0 2302696 JIT"));
        // These labels say version and hash.
        let one_machine = [(&plain, "3.14.0 2302696"), (&jit, "3.14.0 2302696 JIT")];
        assert_eq!(common_of(&one_machine).as_deref(), Some("linux x86_64"));
        assert_eq!(common_of(&[(&plain, "a"), (&None, "b")]), None);
        assert_eq!(common_of(&[]), None);
    }
}
