#!/usr/bin/env python3
"""Times `benchlens report` against pyperf and bench_runner as whole processes, in pairs.

    cargo build --release
    pip install pyperf==2.9.0 bench_runner
    benches/against_reference.py REF.json HEAD.json [RUNS]

Each round runs the three one after another, so that a drift of the machine's speed meets all of them. Prints the
median of each and the median of the ratios. bench_runner's report is run as its own code runs it: pyperf in a
process of its own, then its three numbers; a configuration without exclusions is made for it.
"""
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

BENCHLENS = pathlib.Path(__file__).parent.parent / "target/release/benchlens"
CONFIG = """[bases]
versions = ["3.10.4"]
[runners.none]
os = "linux"
arch = "x86_64"
hostname = "none"
"""
BENCH_RUNNER = """
import sys
from bench_runner.result import BenchmarkComparison, Result
ref, head = (Result.from_arbitrary_filename(name) for name in sys.argv[1:])
print(BenchmarkComparison(ref, head, "base", force_valid=True)._generate_contents())
"""


def timed(command, folder):
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def main():
    files = [str(pathlib.Path(name).resolve()) for name in sys.argv[1:3]]
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 10
    # bench_runner calls pyperf by name.
    path = {"PATH": f"{pathlib.Path(sys.executable).parent}:/usr/bin:/bin"}
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "bench_runner.toml").write_text(CONFIG)
        commands = {
            "benchlens": [str(BENCHLENS.resolve()), "report", *files, "--no-config"],
            "pyperf": [sys.executable, "-m", "pyperf", "compare_to", "-G", "--table", "--table-format", "md", *files],
            "bench_runner": ["env", f"PATH={path['PATH']}", sys.executable, "-c", BENCH_RUNNER, *files],
        }
        for command in commands.values():
            timed(command, folder)
        rounds = [{name: timed(command, folder) for name, command in commands.items()} for _ in range(runs)]
    for name in commands:
        seconds = statistics.median(times[name] for times in rounds)
        ratio = statistics.median(times[name] / times["benchlens"] for times in rounds)
        print(f"{name:13} {seconds * 1000:8.1f} ms   {ratio:6.1f} x benchlens")


main()
