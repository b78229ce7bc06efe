"""Writes the synthetic suites of `oracle.py`: pairs of small result files of unusual shapes.

All numbers come from Python's own generator, whose `random()` gives the same numbers in every version of Python, so the
files do not change when they are written again. In each pair, time and memory change by amounts that have nothing to do
with each other, and no two numbers of a benchmark are the same unless the shape is about ties.
"""

import json
import random
import statistics
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

Process = dict[str, Any]
Suite = dict[str, Any]

NORMAL = statistics.NormalDist()


class Source:
    """Random numbers for one side of one benchmark."""

    def __init__(self, name: str) -> None:
        self.random = random.Random(name)

    def near(self, centre: float, share: float) -> float:
        """A number around `centre`; `share` is the standard deviation over the mean."""
        quantile = NORMAL.inv_cdf(min(max(self.random.random(), 1e-9), 1 - 1e-9))
        return float(f"{centre * max(1 + share * quantile, 0.05):.5g}")

    def bytes_near(self, centre: float, share: float) -> int:
        """A peak memory around `centre`, in whole pages."""
        return max(round(self.near(centre, share) / 4096), 1) * 4096


def process(values: Sequence[float], metadata: dict[str, Any], warmups: Sequence[float] = ()) -> Process:
    """One run of a benchmark, as pyperf stores it."""
    run: Process = {"metadata": metadata}
    if warmups:
        run["warmups"] = [[1, value] for value in warmups]
    if values:
        run["values"] = list(values)
    return run


def benchmark(name: str, runs: list[Process], tags: Sequence[str] = (), **metadata: Any) -> dict[str, Any]:
    """One benchmark, as pyperf stores it."""
    own: dict[str, Any] = {"name": name, "loops": 1}
    if tags:
        own["tags"] = list(tags)
    return {"metadata": own | metadata, "runs": runs}


def suite(side: str, benchmarks: list[dict[str, Any]]) -> Suite:
    """One result file."""
    metadata = {"hostname": "bench", "platform": "Linux-6.1-x86_64", "perf_version": "2.9.0", "python_version": side}
    return {"version": "1.0", "metadata": metadata, "benchmarks": benchmarks}


def regular(
    source: Source,
    sizes: Sequence[int],
    time: tuple[float, float],
    memory: tuple[float, float] | None,
    calibrations: int = 1,
) -> list[Process]:
    """Runs of the given numbers of values, each with an effect of its own, after some calibration runs.

    `time` and `memory` are a centre and a standard deviation over it.
    """

    def metadata(index: int) -> dict[str, Any]:
        known: dict[str, Any] = {
            "date": f"2024-05-{1 + len(sizes) % 7:02} 10:{index:02}:{7 * index % 60:02}.5",
            "duration": source.near(1.5, 0.2),
            "load_avg_1min": round(source.near(0.8, 0.3), 2),
        }
        if memory:
            known["mem_max_rss"] = source.bytes_near(*memory)
        return known

    runs = [process([], metadata(index), [source.near(time[0], 0.2)]) for index in range(calibrations)]
    for index, size in enumerate(sizes, calibrations):
        centre = source.near(time[0], time[1] * 0.7)
        values = [source.near(centre, time[1]) for _ in range(size)]
        runs.append(process(values, metadata(index), [source.near(1.2 * centre, 0.1)]))
    return runs


def pair_of(names: Sequence[str], build: Callable[[str, int, int], dict[str, Any] | None]) -> tuple[Suite, Suite]:
    """Both files, from a function of a name, its index and the side (0 or 1). The second file has another order."""
    sides = [[build(name, index, side) for index, name in enumerate(names)] for side in (0, 1)]
    first, second = ([benchmark for benchmark in side if benchmark] for side in sides)
    return suite("3.12.1", first), suite("3.13.0", second[::-1])


def unequal() -> tuple[Suite, Suite]:
    """Different numbers of values in the processes, and of processes on the two sides."""
    shapes: dict[str, tuple[list[int], list[int]]] = {
        "same_total": ([5, 5, 5, 5], [2, 6, 4, 5, 3]),
        "same_total_close": ([1, 9, 4, 6], [7, 7, 6]),
        "same_total_wide": ([3, 3, 8, 2, 8], [12, 12]),
        "same_shape": ([4, 8, 2, 10], [4, 8, 2, 10]),
        "more_in_head": ([4, 4, 4, 4], [6, 7, 3, 8]),
        "more_in_reference": ([9, 2, 8, 7], [5, 5, 6]),
        "one_process": ([14], [4, 6, 6]),
        "other_unit": ([5, 6, 5], [5, 4, 7]),
        "whole_numbers": ([6, 5, 5], [4, 6, 6]),
        "only_one_side": ([3, 3], []),
    }
    times = [(0.031, 0.02), (2.3e-6, 0.004), (1.7, 0.11), (4.1e-4, 0.012), (0.23, 0.03), (5.7e-8, 0.02)]
    changes = [0.9, 1.004, 1.35, 1.08, 0.96, 1.02, 0.7, 1.3, 1.1]
    memories = [1.09, 0.97, 1.002, 1.21, 0.9, 0.99, 1.05, 1.4, 0.8]

    def build(name: str, index: int, side: int) -> dict[str, Any] | None:
        sizes = shapes[name][side]
        if not sizes:
            return None
        centre, share = times[index % len(times)]
        metadata: dict[str, Any] = {}
        if name == "other_unit":
            centre, metadata["unit"] = (0.004, "second") if side == 0 else (52_345.0, "byte")
        elif name == "whole_numbers":
            centre, metadata["unit"] = 137.5, "integer"
        if side == 1 and index < len(changes):
            centre *= changes[index]
        memory = 17e6 * (1 + index) * (memories[index % len(memories)] if side else 1)
        source = Source(f"unequal {name} {side}")
        share *= 1 + 0.6 * side
        spread = 0.002 + 0.004 * (index % 4) + 0.003 * side
        runs = regular(source, sizes, (centre, share), (memory, spread), calibrations=1 - side * (index % 2))
        for place, run in enumerate(runs):
            if index in (0, 3) and "values" in run:
                run["metadata"]["loops"] = [8, 16, 16, 4][place % 4] * (1 + side)
        tags = [["alpha"], ["beta"], [], ["alpha", "beta"]][index % 4]
        return benchmark(name, runs, tags, inner_loops=1 + index % 3 + side, **metadata)

    return pair_of(list(shapes), build)


def no_memory() -> tuple[Suite, Suite]:
    """Nothing is known of peak memory, except for one side of one benchmark."""
    changes = {"quick": 0.6, "faster": 0.97, "even": 1.001, "slower": 1.04, "slow": 1.8, "half_known": 1.01}

    def build(name: str, index: int, side: int) -> dict[str, Any]:
        centre = 10.0 ** (index % 4 - 5) * 3.7 * (changes[name] if side else 1)
        share = 0.01 * (1 + index + 0.5 * side)
        memory = (2.5e7, 0.01) if name == "half_known" and side else None
        source = Source(f"no_memory {name} {side}")
        runs = regular(source, [4] * 5, (centre, share), memory)
        return benchmark(name, runs, ["solo"] if index % 2 else [])

    return pair_of(list(changes), build)


def single() -> tuple[Suite, Suite]:
    """One process with one value on each side, and at most one figure of peak memory."""
    changes = {"a": 0.8, "b": 1.02, "c": 1.0, "d": 1.3, "e": 0.99}

    def build(name: str, index: int, side: int) -> dict[str, Any]:
        source = Source(f"single {name}")
        value = float(f"{source.near(0.002 * 7**index, 0.3) * (changes[name] if side else 1):.5g}")
        memory = source.bytes_near(3e7, 0.2) + (4096 * (31 - 17 * index) if side else 0)
        # One benchmark decides the change of memory.
        memory *= 8 if name == "e" and side else 1
        metadata = {"date": f"2024-05-0{1 + side} 10:00:00", "duration": source.near(2, 0.3)}
        if name == "b":
            return benchmark(name, [process([value], metadata)], mem_max_rss=memory)
        known = {} if name == "d" else {"mem_max_rss": memory}
        return benchmark(name, [process([value], metadata | known)])

    return pair_of(list(changes), build)


def ties() -> tuple[Suite, Suite]:
    """Few different values: ties within a side and between the sides, and sides that are identical."""
    steps = {
        "identical": ([0, 1, 1, 2], [0, 1, 1, 2]),
        "shifted": ([0, 1, 1, 2], [1, 2, 2, 3]),
        "one_step": ([0, 0, 0, 1], [0, 0, 1, 1]),
        "permuted": ([0, 1, 2, 3], [3, 2, 1, 0]),
        "two_values": ([0, 0, 0, 3], [0, 3, 3, 3]),
        "reversed": ([1, 3, 3, 3], [0, 0, 1, 2]),
        "nearly": ([0, 1, 1, 2], [0, 1, 1, 1]),
    }

    def build(name: str, index: int, side: int) -> dict[str, Any]:
        pattern = steps[name][side]
        unit = 2.0**-10 * (1 + index)
        of_memory = list(steps.values())[(3 * index + 1) % len(steps)][side]
        runs = []
        for place in range(5):
            values = [unit * (8 + step) for step in pattern]
            if name == "identical" and place == 2:
                values[1] += unit
            memory = 4096 * (2000 + 300 * index + 40 * of_memory[place % 4])
            runs.append(process(values, {"mem_max_rss": memory}, [unit * 10]))
        return benchmark(name, runs, ["first" if index < 4 else "second"])

    return pair_of(list(steps), build)


def modes() -> tuple[Suite, Suite]:
    """Values and peak memory that gather around two or three centres."""
    shapes: dict[str, tuple[list[float], list[float]]] = {
        "one_two": ([1.0], [1.0, 1.3]),
        "two_one": ([1.0, 1.4], [1.1]),
        "two_two": ([1.0, 1.25], [0.9, 1.3]),
        "three_two": ([1.0, 1.5, 2.0], [1.2, 1.6]),
        "one_three": ([1.4], [1.0, 1.4, 1.9]),
        # The same modes, of which another one is more frequent.
        "proportions": ([1.0, 1.0, 1.0, 1.1], [1.0, 1.1, 1.1, 1.1]),
    }

    def build(name: str, index: int, side: int) -> dict[str, Any]:
        centres = shapes[name][side]
        of_memory = list(shapes.values())[(index + 2) % len(shapes)][1 - side]
        source = Source(f"modes {name} {side}")
        unit = 0.013 * 3**index
        runs = []
        for place in range(20):
            centre = unit * centres[place % len(centres)]
            values = [source.near(centre, 0.012 + 0.004 * side) for _ in range(3)]
            memory = source.bytes_near(2e7 * (1 + index) * of_memory[place % len(of_memory)], 0.01)
            runs.append(process(values, {"mem_max_rss": memory}))
        return benchmark(name, runs, ["several"] if index % 2 else ["other"])

    return pair_of(list(shapes), build)


def extremes() -> tuple[Suite, Suite]:
    """Very small and very large values, stray values, a huge spread, no spread at all."""
    shapes: dict[str, tuple[float, float]] = {
        "nanosecond": (1e-9, 1.4),
        "gigasecond": (1e9, 0.7),
        "stray_value": (0.02, 1.1),
        "huge_spread": (0.5, 1.6),
        "tiny_spread": (0.125, 1.0000004),
        "no_spread": (0.25, 1.5),
        "no_spread_in_head": (3.0, 1.02),
        "no_change": (0.375, 1.0),
        "thousand_times": (0.0011, 1200.0),
    }

    def build(name: str, index: int, side: int) -> dict[str, Any]:
        centre, change = shapes[name]
        centre *= change if side else 1
        source = Source(f"extremes {name} {side}")
        share = {"huge_spread": 0.9, "tiny_spread": 1e-7}.get(name, 0.006 * (1 + side))
        if name in ("no_spread", "no_change") or (name == "no_spread_in_head" and side):
            share = 0.0

        def value() -> float:
            # Five digits cannot tell the values of a tiny spread apart.
            if name == "tiny_spread":
                return float(f"{centre * (1 + share * (source.random.random() - 0.5)):.12g}")
            return source.near(centre, share)

        runs = []
        for place in range(5):
            values = [value() for _ in range(4)]
            if name == "stray_value" and place == 3:
                values[2] *= 40 + 10 * side
            memory = [0.5e6, 6e10, 3e7, 9e6, 2e8, 8e5, 5e6, 4e7, 1e8][index]
            growth = [1.2, 0.9, 1.0, 0.97, 1.001, 1.05, 3.0, 1.0, 0.4][index] if side else 1.0
            # Some peaks are the same in all processes.
            spread = 0.0 if index in (2, 5, 7) else 0.004 + 0.002 * side
            runs.append(process(values, {"mem_max_rss": source.bytes_near(memory * growth, spread)}))
        return benchmark(name, runs, ["far"] if index < 5 else [])

    return pair_of(list(shapes), build)


SHAPES: dict[str, Callable[[], tuple[Suite, Suite]]] = {
    "unequal": unequal,
    "no_memory": no_memory,
    "single": single,
    "ties": ties,
    "modes": modes,
    "extremes": extremes,
}


def write(folder: Path) -> dict[str, tuple[Path, Path]]:
    """Writes all pairs, and returns the two files of each."""
    folder.mkdir(exist_ok=True)
    files = {}
    for name, shape in SHAPES.items():
        paths = tuple(folder / f"{name}-{which}.json" for which in ("first", "second"))
        for path, document in zip(paths, shape(), strict=True):
            lines = ",\n".join(json.dumps(one, separators=(",", ":")) for one in document["benchmarks"])
            head = json.dumps({key: document[key] for key in ("version", "metadata")})
            path.write_text(f'{head[:-1]}, "benchmarks": [\n{lines}\n]}}\n')
        files[name] = (paths[0], paths[1])
    return files
