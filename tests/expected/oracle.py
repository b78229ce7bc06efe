"""Writes `numbers.json`: every number that benchlens shows, computed without benchlens, for `tests/numbers`.

Run by hand, from the root of the repository, when a number is added or its definition changes:

    python3 -m venv venv
    venv/bin/pip install numpy==2.4.6 scipy==1.17.1 statsmodels==0.15.0 pyperf==2.9.0
    venv/bin/python tests/expected/oracle.py

Python 3.11. It compares the sample pair in `assets/` and the synthetic pairs that `suites.py` writes to `suites/`, each
in both directions. No formula is taken from the Rust sources: each function names what defines its number, and computes
it with NumPy, SciPy and statsmodels. Numbers are written with nine digits, infinity and NaN as text, and null where a
number is not known.

A script called numbers.py would hide Python's own module of that name.
"""

import gzip
import json
import math
import warnings
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyperf
import suites
from pyperf._cli import format_checks
from scipy import signal, stats
from statsmodels.stats.multitest import multipletests

HERE = Path(__file__).parent
SAMPLE = HERE.parent.parent / "assets" / "sample"
METRICS = ("time", "memory")
UNTAGGED = "(no tag)"

# Benchmarks that bench_runner's numbers leave out. Without them, the pair of extremes would have no mean.
EXCLUDED = {"extremes": ["no_spread", "no_spread_in_head"], "modes": ["three_two"]}
# A benchmark that is taken out of every number, to check the numbers of the others.
TAKEN_OUT = {"sample": "nbody", "unequal": "same_shape", "ties": "reversed", "modes": "two_one"}

Values = np.ndarray


@dataclass
class Benchmark:
    """One benchmark of one file."""

    name: str
    tags: list[str]
    unit: str
    processes: list[Values]
    # The warm-ups and values of each process, calibration runs included.
    points: list[Values]
    memory: Values
    # The metadata of each process, those of the benchmark and of the suite included; then of those with values.
    runs: list[dict[str, Any]]
    measured: list[dict[str, Any]]
    warnings: list[str]

    @property
    def values(self) -> Values:
        return np.concatenate(self.processes)

    def samples(self, metric: str) -> Values:
        return self.values if metric == "time" else self.memory

    def by_process(self, metric: str) -> list[Values]:
        """The samples of each process. A process has one figure of peak memory."""
        return self.processes if metric == "time" else [np.array([value]) for value in self.memory]


def read(path: Path) -> list[Benchmark]:
    """The benchmarks of a file, as pyperf and bench_runner read them."""
    text = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    document = json.loads(text)
    by_pyperf = {one.get_name(): one for one in pyperf.BenchmarkSuite.load(str(path)).get_benchmarks()}
    return [benchmark(document["metadata"], one, by_pyperf) for one in document["benchmarks"]]


def benchmark(of_suite: dict[str, Any], one: dict[str, Any], by_pyperf: dict[str, pyperf.Benchmark]) -> Benchmark:
    """One benchmark of a file; checks that pyperf reads the same values."""
    own = one["metadata"]
    numbers = [np.array(run.get("values", []), dtype=float) for run in one["runs"]]
    points = [
        np.concatenate([[value for _, value in run.get("warmups", [])], values])
        for run, values in zip(one["runs"], numbers, strict=True)
    ]
    runs = [of_suite | own | run["metadata"] for run in one["runs"]]
    known = by_pyperf[own["name"]]
    assert list(known.get_values()) == [value for values in numbers for value in values]
    return Benchmark(
        name=own["name"],
        tags=own.get("tags", []),
        unit=own.get("unit", of_suite.get("unit", "second")),
        processes=[values for values in numbers if len(values)],
        points=points,
        memory=peak_memory(own, [run["metadata"] for run in one["runs"]]),
        runs=runs,
        measured=[run for run, values in zip(runs, numbers, strict=True) if len(values)],
        warnings=[line[2:] for line in format_checks(known) if line.startswith("* ")],
    )


def peak_memory(own: dict[str, Any], runs: list[dict[str, Any]]) -> Values:
    """One figure of the benchmark, or else one of each process, calibrations included; `command_max_rss` before
    `mem_max_rss` (bench_runner, `get_memory_data`)."""

    def of(metadata: dict[str, Any]) -> list[float]:
        keys = ("command_max_rss", "mem_max_rss")
        return [float(metadata[key]) for key in keys if key in metadata][:1]

    return np.array(of(own) or [value for run in runs for value in of(run)], dtype=float)


# The numbers of one side.


def deviation(values: Values) -> float | None:
    """The sample standard deviation, `statistics.stdev`; exactly 0 where NumPy's rounded mean would leave a trace."""
    if len(values) < 2:
        return None
    return 0.0 if np.ptp(values) == 0 else float(np.std(values, ddof=1))


def variation(values: Values) -> float | None:
    """The coefficient of variation: the sample standard deviation over the mean."""
    if len(values) < 2 or np.ptp(values) == 0:
        return None if len(values) < 2 else 0.0
    return float(stats.variation(values, ddof=1))


def modes(values: Values) -> list[float]:
    """Where the peaks are of a Gaussian kernel density with Silverman's bandwidth, 0.9 min(s, IQR / 1.34) n^(-1/5): at least a fifth
    as high as the highest, with a valley between two of at most four fifths of the lower one."""
    spread = deviation(values)
    if not spread:
        return [float(values[0])]
    width = stats.iqr(values) / 1.34
    bandwidth = 0.9 * (min(spread, width) if width > 0 else spread) * len(values) ** -0.2
    density = stats.gaussian_kde(values, bw_method=bandwidth / spread)
    # Nothing but the surroundings of a value can hold a peak.
    places = np.unique(np.concatenate([value + bandwidth * np.linspace(-4, 4, 161) for value in np.unique(values)]))
    heights = density(places)
    peaks = [peak for peak in signal.find_peaks(heights)[0] if heights[peak] >= heights.max() / 5]
    counted = peaks[:1]
    for peak in peaks[1:]:
        valley = heights[counted[-1] : peak].min()
        if valley <= 0.8 * min(heights[counted[-1]], heights[peak]):
            counted.append(peak)
        elif heights[peak] > heights[counted[-1]]:
            counted[-1] = peak
    return [float(places[peak]) for peak in counted] or [float(places[heights.argmax()])]


def weighted(values: Sequence[float] | Values) -> float:
    """A mean that depends on the order: the first value counts once, the second twice, and so on."""
    return float(np.average(values, weights=np.arange(1, len(values) + 1)))


def of_side(one: Benchmark, metric: str) -> dict[str, Any] | None:
    """All statistics of one side by one metric."""
    values = one.samples(metric)
    if not len(values):
        return None
    percentile = {f"p{share}": np.percentile(values, share, method="linear") for share in (5, 25, 75, 95)}
    points = np.concatenate(one.points) if metric == "time" else values
    return {
        "n": len(values),
        "processes": len(one.by_process(metric)),
        "mean": np.mean(values),
        "median": np.median(values),
        "stdev": deviation(values),
        "mad": stats.median_abs_deviation(values),
        "min": np.min(values),
        **percentile,
        "max": np.max(values),
        "cv": variation(values),
        "modes": len(modes(values)),
        "peaks": modes(values),
        "is_widely_spread": is_widely_spread(values),
        "points": len(points),
        "points_weighted": weighted(points),
        "processes_weighted": weighted([np.mean(values) for values in one.by_process(metric)]),
    }


def conditions(one: Benchmark) -> dict[str, Any]:
    """What the detail says of how a side was measured. Loops are those of the processes with values."""
    loops = [run.get("loops", 1) for run in one.measured]
    inner = [run.get("inner_loops", 1) for run in one.measured]
    dates = [run["date"].split(".")[0] for run in one.runs if "date" in run]
    durations = [run["duration"] for run in one.runs if "duration" in run]
    loads = [run["load_avg_1min"] for run in one.runs if "load_avg_1min" in run]
    return {
        "loops": span(loops),
        "inner_loops": span(inner),
        "dates": span(dates),
        "duration": [sum(durations), len(durations)] if durations else None,
        "load": span(loads),
    }


def span(values: list[Any]) -> list[Any] | None:
    return [min(values), max(values)] if values else None


# The numbers of both sides together.


def critical(degrees: int) -> float:
    """pyperf's critical value of |t| at 95 %, `tdist95conf_level`: a table of three decimals with these steps."""
    if degrees >= 200:
        return round(float(stats.norm.ppf(0.975)), 3)
    steps = [*range(1, 31), 40, 50, 60, 80, 100]
    return round(float(stats.t.ppf(0.975, max(step for step in steps if step <= degrees))), 3)


def t_test(first: Values, second: Values) -> tuple[float | None, float | None]:
    """Student's t with its two-tailed p. None if pyperf's test raises: single values, other counts, no variance."""
    if len(first) != len(second) or len(first) == 1 or np.ptp(first) == np.ptp(second) == 0:
        return None, None
    with warnings.catch_warnings():
        # SciPy warns if the values of one side are the same, whose variance it then finds to be about 1e-32.
        warnings.filterwarnings("ignore", message="Precision loss occurred")
        result = stats.ttest_ind(first, second, equal_var=True)
    return float(result.statistic), float(result.pvalue)


def change(reference: Values, head: Values) -> str:
    """What became of a benchmark: pyperf's `is_significant`, and the sign of the difference."""
    t, _ = t_test(reference, head)
    if t is None:
        return "not tested"
    if abs(t) < critical(2 * len(head) - 2):
        return "not significant"
    ratio = np.mean(head) / np.mean(reference)
    return "unchanged" if ratio == 1 else "better" if ratio < 1 else "worse"


def faster_pairs(reference: Values, head: Values) -> float:
    """P(head < reference) + P(head = reference) / 2 over all pairs of values (Vargha and Delaney 2000): the statistic
    of Mann and Whitney over the number of pairs."""
    statistic = stats.mannwhitneyu(reference, head, method="asymptotic").statistic
    return float(statistic / (len(reference) * len(head)))


def relative_variance(processes: list[Values]) -> tuple[float, float] | None:
    """The mean of all values, and the variance of that mean over its square. Each process counts by its number of
    values: K/(K-1) sum((n_i/N)^2 (m_i - mean)^2) over the K processes, the ratio estimator of cluster sampling
    (W. G. Cochran, Sampling Techniques, 1977, 6.3)."""
    if len(processes) < 2:
        return None
    sizes = np.array([len(values) for values in processes])
    means = np.array([np.mean(values) for values in processes])
    mean = np.average(means, weights=sizes)
    shares = sizes / sizes.sum()
    variance = len(sizes) / (len(sizes) - 1) * np.sum((shares * (means - mean)) ** 2)
    return float(mean), 0.0 if np.ptp(means) == 0 else float(variance / mean**2)


def interval(reference: list[Values], head: list[Values]) -> tuple[float | None, float | None]:
    """The 95% interval of the ratio (Kalibera and Jones 2013): delta method on its logarithm, Student's t with the
    degrees of freedom of Welch and Satterthwaite."""
    sides = [relative_variance(reference), relative_variance(head)]
    if sides[0] is None or sides[1] is None:
        return None, None
    (mean_a, a), (mean_b, b) = sides
    ratio = math.log(mean_b / mean_a)
    if a + b == 0:
        return math.exp(ratio), math.exp(ratio)
    degrees = (a + b) ** 2 / (a**2 / (len(reference) - 1) + b**2 / (len(head) - 1))
    half = stats.t.ppf(0.975, degrees) * math.sqrt(a + b)
    return math.exp(ratio - half), math.exp(ratio + half)


def is_widely_spread(values: Values) -> bool:
    """Whether `pyperf check` warns of the spread: a CV of 10 % or more, or an extreme 50 % of the mean away from it."""
    mean = np.mean(values)
    far = max(abs(np.min(values) - mean), abs(np.max(values) - mean)) >= 0.5 * mean
    return bool(far) or (variation(values) or 0.0) >= 0.1


def have_same_modes(a: Values, b: Values, ratio: float) -> bool:
    """Whether both sides overlap and have the same modes, at least two, which moved by at most a quarter of the
    change."""
    if np.max(a) < np.min(b) or np.max(b) < np.min(a):
        return False
    of_a, of_b = modes(a), modes(b)
    if len(of_a) != len(of_b) or len(of_a) < 2:
        return False
    return bool(np.max(np.abs(np.log(np.array(of_b) / np.array(of_a)))) <= 0.25 * abs(math.log(ratio)))


def judgement(a: Values, b: Values, numbers: dict[str, Any]) -> str:
    """The judgement of a benchmark by the rules in docs/NUMBERS.md, from its numbers with q."""
    if numbers["change"] == "not tested":
        return "untested"
    if numbers["change"] in ("not significant", "unchanged"):
        return "same"
    low, high, effect = numbers["low"], numbers["high"], numbers["effect"]
    if low is None or low <= 1 <= high or not numbers["q"] < 0.05 or effect < 1:
        return "noisy"
    if effect < 3 and (is_widely_spread(a) or is_widely_spread(b)) or high / low > 1.2:
        return "noisy"
    if have_same_modes(a, b, numbers["ratio"]):
        return "bimodal"
    return "small" if max(numbers["ratio"], 1 / numbers["ratio"]) < 1.01 else "clear"


def together(reference: Benchmark, head: Benchmark, metric: str) -> dict[str, Any] | None:
    """All numbers of one benchmark by one metric, except those that depend on the others: q, influence, judgement."""
    a, b = reference.samples(metric), head.samples(metric)
    if not len(a) or not len(b):
        return None
    t, p = t_test(a, b)
    low, high = interval(reference.by_process(metric), head.by_process(metric))
    ratio = np.mean(b) / np.mean(a)
    variations = [variation(a), variation(b)]
    noise = None if None in variations else max(variations)
    effect = None
    if noise is not None and (noise or ratio != 1):
        effect = abs(math.log(ratio)) / noise if noise else math.inf
    return {
        "ratio": ratio,
        "low": low,
        "high": high,
        "t": t,
        "df": None if t is None else len(a) + len(b) - 2,
        "critical": None if t is None else critical(len(a) + len(b) - 2),
        "p": p,
        "q": None,
        "probability": faster_pairs(a, b),
        "noise": noise,
        "effect": effect,
        "influence": None,
        "change": change(a, b),
        "judgement": None,
    }


# bench_runner's numbers.


def without_outliers(values: Values) -> Values:
    """bench_runner: less than two population standard deviations from the mean."""
    return values[np.abs(values - np.mean(values)) < 2 * (0.0 if np.ptp(values) == 0 else np.std(values))]


def speedup(first: Values, second: Values) -> float | None:
    """The mean of all quotients of a value of `first` and one of `second`, without outliers; 1 if it is not
    significant, None if the numbers of values differ (bench_runner, `_get_combined_data`)."""
    if len(first) != len(second):
        return None
    if len(first) > 3:
        if np.ptp(first) == np.ptp(second) == 0:
            # t is infinite, and every value is an outlier; or it is NaN.
            return math.nan if first[0] != second[0] else 1.0
        if change(first, second) == "not significant":
            return 1.0
        first, second = without_outliers(first), without_outliers(second)
        if not len(first) or not len(second):
            return math.nan
    return float(np.mean(np.outer(first, 1 / second)))


def is_in_memory_change(reference: Values, head: Values) -> bool:
    """Whether a benchmark enters the memory change: those that are not significant do not."""
    if len(reference) != len(head) or not len(head):
        return False
    if len(head) <= 3:
        return True
    if np.ptp(reference) == np.ptp(head) == 0:
        return bool(reference[0] != head[0])
    return change(reference, head) != "not significant"


def memory_factor(reference: Benchmark, head: Benchmark) -> float | None:
    """The factor of a benchmark in the memory change, with the sides exchanged (`_calculate_memory_change`)."""
    if not is_in_memory_change(reference.memory, head.memory):
        return None
    return speedup(head.memory, reference.memory)


def memory_change(rows: list[tuple[Benchmark, Benchmark]]) -> dict[str, Any]:
    """bench_runner's memory change, and how many benchmarks enter it or why not."""
    factors = [factor for row in rows if (factor := memory_factor(*row)) is not None]
    unknown = sum(not len(a.memory) or not len(b.memory) for a, b in rows)
    unequal = sum(len(a.memory) != len(b.memory) for a, b in rows if len(a.memory) and len(b.memory))
    return {
        "change": float(np.mean(factors)) if factors else None,
        "significant": len(factors),
        "larger": sum(factor > 1 for factor in factors),
        "smaller": sum(factor < 1 for factor in factors),
        "not_significant": len(rows) - len(factors) - unknown - unequal,
        "unequal": unequal,
        "unknown": unknown,
        "total": len(rows),
    }


def overall_mean(rows: list[tuple[Benchmark, Benchmark]]) -> float | None:
    """bench_runner's mean of the speedups, insignificant ones as 1; above 1 is faster."""
    speedups = [value for a, b in rows if (value := speedup(a.values, b.values)) is not None]
    return float(stats.gmean(speedups)) if speedups else None


def signed_rank(differences: Values) -> tuple[float, float, float]:
    """The rank sums of the positive and the negative differences, zeros shared, and the probability of a smaller sum by
    the normal approximation without a correction for ties (bench_runner's `hpt.py`)."""
    ranks = stats.rankdata(np.abs(differences))
    zeros = ranks[differences == 0].sum() / 2
    positive = ranks[differences > 0].sum() + zeros
    negative = ranks[differences < 0].sum() + zeros
    n = len(differences)
    z = (positive - n * (n + 1) / 4) / math.sqrt(n * (n + 1) * (2 * n + 1) / 24)
    sizes = np.abs(differences)
    if len(np.unique(sizes)) == n and sizes.min() > 0:
        by_scipy = stats.wilcoxon(differences, alternative="less", correction=False, method="asymptotic")
        assert math.isclose(by_scipy.pvalue, stats.norm.cdf(z), rel_tol=1e-9)
    return positive, negative, float(stats.norm.cdf(z))


def hpt(rows: list[tuple[Benchmark, Benchmark]]) -> dict[str, Any] | None:
    """Hierarchical performance testing as bench_runner's `hpt.py` does it. None with too few values.

    A level is the largest factor in hundredths by which the head can be scaled so that the test still holds: 1.00 to
    9.99, or null if 10 still holds. The sum of the ranks never falls as the factor rises, so bisection finds it."""
    if not rows or any((len(a.values) + len(b.values)) // 2 < 12 for a, b in rows):
        return None

    def difference(a: Benchmark, b: Benchmark, scale: float) -> float:
        joined = np.concatenate([b.values * scale, a.values])
        half = len(joined) // 2
        return float(np.median(joined[:half]) - np.median(joined[half:]))

    def test(scale: float) -> tuple[float, float, float]:
        return signed_rank(np.array([difference(a, b, scale) for a, b in rows]))

    positive, negative, p = test(1.0)
    is_faster = positive < negative

    def holds(factor: float, level: float) -> bool:
        return test(factor)[2] < 1 - level if is_faster else test(1 / factor)[2] > level

    def largest(level: float) -> float | None:
        if holds(10.0, level):
            return None
        low, high = 100, 1000
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if holds(middle / 100, level) else (low, middle)
        return low / 100

    return {
        "direction": "faster" if is_faster else "slower",
        "reliability": 1 - p if is_faster else p,
        "levels": [largest(level) for level in (0.9, 0.95, 0.99)],
    }


# The numbers of a set of rows.


def headline(metric: str, parts: Iterable[float]) -> float:
    """pyperf's geometric mean of the ratios, or bench_runner's memory change."""
    return float(stats.gmean(list(parts)) if metric == "time" else np.mean(list(parts)))


def influences(metric: str, parts: dict[str, float]) -> dict[str, float]:
    """By how much a headline would fall without each row, as a share of its value without the row."""
    if len(parts) < 2:
        return {}
    whole = headline(metric, parts.values())
    rest = {name: headline(metric, (parts[other] for other in parts if other != name)) for name in parts}
    return {name: whole / rest[name] - 1 for name in parts}


def influential(metric: str, parts: dict[str, float]) -> dict[str, Any] | None:
    """The rows that a headline depends on, at most three: the largest influence, as long as it is at least 1 % and four times
    the median, and three rows are left."""
    parts, names = dict(parts), []
    while len(names) < 3 and len(parts) >= 3:
        sizes = {name: abs(share) for name, share in influences(metric, parts).items()}
        largest = max(sizes, key=lambda name: sizes[name])
        if not (sizes[largest] >= 0.01 and sizes[largest] >= 4 * np.median(list(sizes.values()))):
            break
        names.append(largest)
        del parts[largest]
    return {"rows": names, "without": headline(metric, parts.values())} if names else None


class Comparison:
    """All numbers of a pair in one direction."""

    def __init__(self, reference: list[Benchmark], head: list[Benchmark], excluded: list[str]) -> None:
        by_name = {one.name: one for one in head}
        self.rows = {one.name: (one, by_name[one.name]) for one in reference if one.name in by_name}
        self.excluded = excluded
        self.numbers = {metric: self.of_rows(metric) for metric in METRICS}

    def of_rows(self, metric: str) -> dict[str, dict[str, Any]]:
        known = {name: numbers for name, row in self.rows.items() if (numbers := together(*row, metric))}
        tested = [name for name in known if known[name]["p"] is not None]
        if tested:
            adjusted = multipletests([known[name]["p"] for name in tested], method="fdr_bh")[1]
            for name, q in zip(tested, adjusted, strict=True):
                known[name]["q"] = q
        parts = {metric: self.parts(metric, self.rows, known, self.excluded) for metric in METRICS}
        for name, share in influences(metric, parts[metric]).items():
            known[name]["influence"] = None if math.isnan(share) else share
        for name, numbers in known.items():
            samples = [one.samples(metric) for one in self.rows[name]]
            numbers["judgement"] = judgement(*samples, numbers)
        return known

    def parts(
        self,
        metric: str,
        names: Iterable[str],
        known: dict[str, dict[str, Any]],
        excluded: list[str],
    ) -> dict[str, float]:
        """What each row adds to a headline."""
        if metric == "time":
            return {name: known[name]["ratio"] for name in names if name in known}
        rows = {name: memory_factor(*self.rows[name]) for name in names if name not in excluded}
        return {name: factor for name, factor in rows.items() if factor is not None}

    def mean(self, metric: str, names: Iterable[str]) -> float | None:
        """The geometric mean of the ratios of the rows that have one."""
        ratios = [self.numbers[metric][name]["ratio"] for name in names if name in self.numbers[metric]]
        return float(stats.gmean(ratios)) if ratios else None

    def counts(self, metric: str, names: Sequence[str]) -> dict[str, int]:
        kinds = [self.numbers[metric].get(name, {}).get("change", "unknown") for name in names]
        known = ("better", "worse", "unchanged", "not significant", "not tested", "unknown")
        numbers = [self.numbers[metric].get(name, {}) for name in names]
        clear = [one["change"] for one in numbers if one.get("judgement") == "clear"]
        of_clear = {f"clearly {kind}": clear.count(kind) for kind in ("better", "worse")}
        return {kind: kinds.count(kind) for kind in known} | of_clear

    def verdict(self, names: Sequence[str], excluded: list[str]) -> dict[str, Any]:
        counted = [self.rows[name] for name in names if name not in excluded]
        return {
            "rows": len(names),
            "pyperf_mean": self.mean("time", names),
            "memory_mean": self.mean("memory", names),
            "runner_mean": overall_mean(counted),
            "hpt": hpt(counted),
            "memory": memory_change(counted),
            "excluded": len(names) - len(counted),
            "counts": {metric: self.counts(metric, names) for metric in METRICS},
            "influential": {
                metric: influential(metric, self.parts(metric, names, self.numbers[metric], excluded))
                for metric in METRICS
            },
        }

    def groups(self) -> dict[str, dict[str, float | None]]:
        """The geometric mean of each tag of the reference, of both metrics."""
        tags = sorted({tag for reference, _ in self.rows.values() for tag in reference.tags})
        names = {tag: [name for name, (one, _) in self.rows.items() if tag in one.tags] for tag in tags}
        untagged = [name for name, (one, _) in self.rows.items() if not one.tags]
        names |= {UNTAGGED: untagged} if tags and untagged else {}
        return {tag: {metric: self.mean(metric, names[tag]) for metric in METRICS} for tag in names}

    def document(self, taken_out: str | None) -> dict[str, Any]:
        others = [name for name in self.rows if name != taken_out]
        return {
            "order": list(self.rows),
            "rows": self.numbers,
            "verdict": self.verdict(list(self.rows), self.excluded),
            "without": self.verdict(others, self.excluded) if taken_out else None,
            # As if bench_runner left none out.
            "with_excluded": self.verdict(list(self.rows), []) if self.excluded else None,
            "groups": self.groups(),
        }


def side_document(benchmarks: list[Benchmark]) -> dict[str, Any]:
    """All numbers of one file."""
    statistics = {
        metric: {one.name: numbers for one in benchmarks if (numbers := of_side(one, metric))} for metric in METRICS
    }
    return {
        "units": {one.name: one.unit for one in benchmarks if one.unit != "second"},
        "tags": {one.name: one.tags for one in benchmarks if one.tags},
        "statistics": statistics,
        "conditions": {one.name: conditions(one) for one in benchmarks},
        "warnings": {one.name: one.warnings for one in benchmarks if one.warnings},
    }


def pair_document(name: str, paths: tuple[Path, Path]) -> dict[str, Any]:
    """All numbers of a pair."""
    first, second = read(paths[0]), read(paths[1])
    excluded, taken_out = EXCLUDED.get(name, []), TAKEN_OUT.get(name)
    return {
        "excluded": excluded,
        "taken_out": taken_out,
        "sides": {"first": side_document(first), "second": side_document(second)},
        "forward": Comparison(first, second, excluded).document(taken_out),
        "swapped": Comparison(second, first, excluded).document(taken_out),
    }


# The file.


def plain(value: Any) -> Any:
    """A value of JSON: nine digits, and text for what JSON cannot express."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    if isinstance(value, float | np.floating):
        number = float(f"{float(value):.9g}")
        return number if math.isfinite(number) else str(number)
    return int(value) if isinstance(value, np.integer) else value


def lines(value: Any, is_table: Callable[[Any], bool], indent: str = "") -> str:
    """JSON with a line for each benchmark: a table of benchmarks has the names of its numbers once, in `fields`."""
    if is_table(value):
        fields = list(next(iter(value.values())))
        rows = [f"{json.dumps(name)}: {compact(list(numbers.values()))}" for name, numbers in value.items()]
        inner = f",\n{indent} ".join([f'"fields": {compact(fields)}', *rows])
        return f"{{\n{indent} {inner}\n{indent}}}"
    has_parts = isinstance(value, dict) and any(isinstance(inner, dict) for inner in value.values())
    if has_parts and len(compact(value)) > 300:
        parts = [f"{json.dumps(key)}: {lines(inner, is_table, indent + ' ')}" for key, inner in value.items()]
        inner = f",\n{indent} ".join(parts)
        return f"{{\n{indent} {inner}\n{indent}}}"
    return compact(value)


def compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def is_table(value: Any) -> bool:
    """Whether it is a table of benchmarks."""
    if not isinstance(value, dict) or not value:
        return False
    first = next(iter(value.values()))
    return isinstance(first, dict) and ("mean" in first or "ratio" in first or "loops" in first)


def main() -> None:
    files = {"sample": tuple(sorted(SAMPLE.glob("*/*.json.gz"))), **suites.write(HERE / "suites")}
    document = {name: plain(pair_document(name, paths)) for name, paths in files.items()}
    (HERE / "numbers.json").write_text(lines(document, is_table) + "\n")


if __name__ == "__main__":
    main()
