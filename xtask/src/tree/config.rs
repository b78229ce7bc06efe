//! What is beside the results: bench_runner's configuration, and what a reader of the folder should know.

use super::plan::{BASE, MACHINES};

/// `bench_runner.toml`.
pub fn bench_runner() -> String {
    let mut text = format!(
        "# Synthetic results, made by cargo xtask tree.\n\n\
         [bases]\nversions = [\"{BASE}\"]\ncompare_to_default = [\"JIT\"]\n\n\
         [benchmarks]\nexcluded_benchmarks = [\"pickle\", \"unpickle\"]\n"
    );
    for (machine, color) in MACHINES.iter().zip(["C0", "C4"]) {
        let (nickname, architecture) = (machine.nickname, machine.architecture);
        text.push_str(&format!(
            "\n[runners.{nickname}]\nos = \"linux\"\narch = \"{architecture}\"\n\
             hostname = \"synthetic-{nickname}\"\n\
             plot = {{ name = \"{nickname}\", color = \"{color}\", style = \"-\", marker = \"s\" }}\n"
        ));
    }
    text.push_str(
        "\n[longitudinal_plot]\nsubplots = [\n  { base = \"3.14.0\", version = \"3.15\" },\n  \
         { base = \"3.14.0\", version = \"3.15\", flags = [\"JIT\"] },\n]\n\n\
         [flag_effect_plot]\nsubplots = [{ name = \"JIT\", version = \"3.15\", head_flags = [\"JIT\"] }]\n",
    );
    text
}

/// `README.md`, with the place for the tables that `benchlens generate` writes.
pub const README: &str = "# Synthetic results\n\n\
    These numbers are random: nothing was measured. They are like those of nights on two machines, with and without\n\
    the JIT, so that benchlens can be tried without a tree of results:\n\n    \
    benchlens .                     list the results\n    \
    benchlens history .             show each benchmark night after night\n    \
    benchlens report @base latest   compare the latest result with its base\n\n\
    <!-- START table -->\n<!-- END table -->\n";

#[cfg(test)]
mod tests {
    use super::*;
    use benchlens::bench_runner::Config;

    #[test]
    fn the_configuration_has_bases_machines_and_plots() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("bench_runner.toml");
        std::fs::write(&file, bench_runner()).expect("it is writable");
        let config = Config::read(&file).expect("it is valid");
        assert_eq!(config.bases, [BASE]);
        assert_eq!(config.systems.len(), MACHINES.len());
        assert_eq!((config.plots.len(), config.plot_faults.len()), (3, 0));
    }
}
