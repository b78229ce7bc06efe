//! Everything that differs between the two runs.

use super::difference::Difference;
use super::lists::{BenchmarkList, lists};
use super::metadata::{MetadataKey, keys, of_run};
use super::{notes, rules};
use crate::comparison::pair::Pair;

/// What differs, and which differences make the comparison doubtful. Texts are raw: they may contain text from the
/// files.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Comparability {
    /// The differences besides the Python under test, the most serious first.
    pub differences: Vec<Difference>,
    /// All metadata keys of the two suites: those that differ first, then by name.
    pub keys: Vec<MetadataKey>,
    /// Lists of benchmarks that limit the comparison, without the empty lists.
    pub lists: Vec<BenchmarkList>,
}

impl Pair {
    /// The differences that make the comparison impossible or doubtful, the most serious first.
    pub(in crate::comparison) fn serious_differences(&self) -> Vec<Difference> {
        rules::serious(self, &self.suites.as_ref().map(|suite| of_run(suite)))
    }

    /// Everything that differs between the two runs.
    pub(in crate::comparison) fn comparability(&self) -> Comparability {
        let suites = self.suites.as_ref().map(AsRef::as_ref);
        let metadata = suites.map(of_run);
        let mut differences = rules::serious(self, &metadata);
        differences.extend(notes::notes(suites, &metadata));
        Comparability {
            differences,
            keys: keys(metadata),
            lists: lists(self),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench_runner::Config;
    use crate::comparison::{Comparison, Level};
    use crate::suite::parse;

    fn compare(reference: &str, head: &str) -> Comparability {
        let side = |file: &str, metadata: &str| {
            let text = format!(
                r#"{{"version": "1.0", "metadata": {{{metadata}}}, "benchmarks": [
                {{"metadata": {{"name": "a", "python_compiler": "GCC"}}, "runs": [{{"values": [1.0, 1.1]}}]}},
                {{"metadata": {{"name": "{file}", "python_compiler": "GCC"}}, "runs": [{{"values": [1.0]}}]}}]}}"#
            );
            parse(file.to_owned(), text).expect("the suite is valid")
        };
        let comparison = Comparison::new(
            side("ref", reference),
            side("head", head),
            Config::default(),
        );
        let comparison = comparison.expect("they share a benchmark");
        let comparability = comparison.comparability().clone();
        let serious = comparability
            .differences
            .iter()
            .filter(|difference| difference.level != Level::Note);
        assert!(serious.eq(comparison.differences()));
        comparability
    }

    /// The differences, each with its level.
    fn said(reference: &str, head: &str) -> Vec<String> {
        let comparability = compare(reference, head);
        let said = comparability.differences.iter();
        said.map(|difference| format!("{}: {}", difference.level.title(), difference.sentence()))
            .collect()
    }

    #[test]
    fn the_most_serious_difference_comes_first() {
        assert_eq!(
            said(
                r#""hostname": "x", "platform": "Linux-5-x86_64-with-glibc2.35", "benchmark_hash": "1", "perf_version": "2.6""#,
                r#""hostname": "y", "platform": "macOS-14-arm64-arm-64bit", "benchmark_hash": "2", "perf_version": "2.7""#,
            ),
            [
                "Not comparable: different operating systems (Linux, Darwin)",
                "Not comparable: different architectures (x86_64, aarch64)",
                "Not comparable: different machines (x, y)",
                "Doubtful: benchmark sources differ (1, 2)",
                "Note: pyperf versions differ (2.6, 2.7)",
            ]
        );
    }

    #[test]
    fn what_is_under_test_or_in_one_file_only_is_no_difference() {
        let differences = said(
            r#""commit_id": "1", "python_version": "3.12.0 (64-bit)", "perf_version": "2.6", "hostname": "x",
            "platform": "macOS-14.2-arm64-arm-64bit", "cpu_count": 4, "python_cflags": "-O3""#,
            r#""commit_id": "2", "python_version": "3.13.0 (64-bit) revision 1",
            "platform": "macOS-14.2-arm64-arm-64bit-Mach-O", "cpu_model_name": "M2", "python_cflags": "-fwrapv -O3""#,
        );
        assert_eq!(differences, [""; 0]);
    }

    #[test]
    fn another_version_of_the_same_system_is_doubtful() {
        assert_eq!(
            said(
                r#""platform": "macOS-14.2-arm64-arm-64bit""#,
                r#""platform": "macOS-14.5-arm64-arm-64bit-Mach-O""#,
            ),
            ["Doubtful: operating system versions differ (Darwin 14.2, Darwin 14.5)"]
        );
        assert_eq!(
            said(
                r#""platform": "Windows-10-10.0.22631-SP0""#,
                r#""platform": "Windows-11-10.0.22631-SP0""#,
            ),
            [""; 0],
            "they are named differently by versions of Python"
        );
    }

    #[test]
    fn word_size_and_debug_builds_are_told() {
        assert_eq!(
            said(
                r#""python_version": "3.12.0 (64-bit)", "python_compiler": "MSC v.1 64 bit (AMD64)", "python_config_args": "'--with-pydebug'""#,
                r#""python_version": "3.12.0 (32-bit)", "python_compiler": "MSC v.1 32 bit (Intel)", "python_cflags": "-O2""#,
            ),
            [
                "Not comparable: different word sizes (64-bit, 32-bit)",
                "Not comparable: debug build against release build (debug build, release build)",
            ]
        );
    }

    #[test]
    fn the_settings_of_the_machine_and_the_build_are_doubtful() {
        let side = |kernel: &str, governor: &str, turbo: &str, others: &str| {
            format!(
                r#""platform": "Linux-{kernel}-x86_64-with-glibc2.35", "cpu_config":
                "0-3=driver:intel_pstate, intel_pstate:{turbo}, governor:{governor}; idle:none", {others}"#
            )
        };
        let reference = side(
            "5.15",
            "powersave",
            "turbo",
            r#""python_cflags": "-O2 -Wall", "performance_version": "1.1", "cpu_count": 8, "cpu_affinity": "0,1",
            "python_config_args": "'--with-lto=full' '--prefix=/a'""#,
        );
        let head = side(
            "6.1",
            "performance",
            "no turbo",
            r#""python_cflags": "-O3", "performance_version": "1.2", "cpu_count": 4, "cpu_affinity": "2-3",
            "python_config_args": "'--with-lto=full' '--disable-gil' '--prefix=/b'""#,
        );
        assert_eq!(
            said(&reference, &head),
            [
                "Doubtful: pyperformance versions differ (1.1, 1.2)",
                "Doubtful: CPU governors differ (powersave, performance)",
                "Doubtful: turbo settings differ (turbo, no turbo)",
                "Doubtful: kernel or libc differs (5.15 with glibc2.35, 6.1 with glibc2.35)",
                "Doubtful: optimization flags differ (-O2, -O3)",
                "Doubtful: configure options differ (none, --disable-gil)",
                "Doubtful: CPU counts differ (8, 4)",
                "Doubtful: CPU affinity differs (0,1 and 2-3)",
            ]
        );
    }

    #[test]
    fn flags_in_the_names_of_folders_are_under_test() {
        let side = |flags: &str, arguments: &str, compiler: &str| {
            let file = format!(
                "bm-20240702-3.14.0a0-2302696{flags}/bm-20240702-linux-x86_64-python-main-3.14.0a0-2302696.json"
            );
            let text = format!(
                r#"{{"version": "1.0", "metadata": {{"python_config_args": "{arguments}", "python_compiler": "{compiler}"}},
                "benchmarks": [{{"metadata": {{"name": "a"}}, "runs": [{{"values": [1.0, 1.1]}}]}}]}}"#
            );
            parse(file, text).expect("the suite is valid")
        };
        let differences = |reference, head| -> Vec<String> {
            let comparison = Comparison::new(reference, head, Config::default());
            let comparison = comparison.expect("they share a benchmark");
            let differences = comparison.differences().iter();
            differences.map(Difference::sentence).collect()
        };
        let plain = || side("", "'--with-lto'", "GCC 13");
        let jit = "'--with-lto' '--enable-experimental-jit=yes'";
        assert_eq!(differences(plain(), side("-JIT", jit, "GCC 13")), [""; 0]);
        assert_eq!(
            differences(plain(), side("", jit, "GCC 13")),
            ["configure options differ (none, --enable-experimental-jit)"]
        );
        let clang = "'--with-lto' '--disable-gil' 'CC=clang'";
        assert_eq!(
            differences(plain(), side("-CLANG,NOGIL", clang, "Clang 19")),
            [""; 0]
        );
        assert_eq!(
            differences(plain(), side("-NOGIL", clang, "Clang 19")),
            [
                "compilers differ (GCC 13, Clang 19)",
                "configure options differ (none, CC=clang)",
            ]
        );
    }

    #[test]
    fn dates_and_load_are_notes() {
        let side = |date: &str, load: f64| {
            let text = format!(
                r#"{{"version": "1.0", "benchmarks": [{{"metadata": {{"name": "a"}}, "runs": [
                {{"values": [1.0, 1.1], "metadata": {{"date": "{date} 10:00:00", "load_avg_1min": {load}}}}}]}}]}}"#
            );
            parse(String::new(), text).expect("the suite is valid")
        };
        let notes = |load: f64| -> Vec<String> {
            let (reference, head) = (side("2024-01-01", 1.0), side("2024-02-01", load));
            let comparison = Comparison::new(reference, head, Config::default());
            let comparison = comparison.expect("they share a benchmark");
            assert_eq!(comparison.most_serious(), None, "notes are not serious");
            let notes = comparison.comparability().differences.iter();
            notes.map(Difference::sentence).collect()
        };
        let dates = "run dates differ (2024-01-01, 2024-02-01)";
        assert_eq!(notes(1.4), [dates]);
        assert_eq!(notes(4.0), [dates, "system load differs (1.0, 4.0)"]);
    }

    #[test]
    fn lists_name_what_limits_the_comparison() {
        let comparability = compare(r#""hostname": "x""#, r#""hostname": "x""#);
        assert!(comparability.differences.is_empty());
        let names = |title: &str| -> Vec<&str> {
            let list = comparability.lists.iter().find(|list| list.title == title);
            let benchmarks = list.map(|list| &list.benchmarks[..]).unwrap_or_default();
            benchmarks
                .iter()
                .map(|listed| listed.name.as_str())
                .collect()
        };
        assert_eq!(names("Only in the reference"), ["ref"]);
        assert_eq!(names("Only in the head"), ["head"]);
        assert_eq!(names("Too few values for HPT"), ["a"]);
        assert!(names("Unequal sample counts").is_empty());
    }
}
