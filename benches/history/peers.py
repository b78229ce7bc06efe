"""Runs the detectors of Apache Otava and asv, as far as they are installed, on series from standard input.

A line has the name of its group, the place of the step (0: none), and the logarithms. For the group "shuffle" the number
of change points is printed for ten shuffles; for the others the share of series with one within a night of the step.
"""

import math
import sys


def otava():
    from otava.analysis import compute_change_points

    def detect(values):
        points, _ = compute_change_points(values, window_len=50, max_pvalue=0.001, min_magnitude=0.0)
        return [point.index for point in points]

    return detect


def asv():
    from asv.step_detect import detect_steps

    return lambda values: [step[0] for step in detect_steps(values)][1:]


def main():
    groups = {}
    for line in sys.stdin:
        name, place, *logarithms = line.split()
        values = [math.exp(float(logarithm)) for logarithm in logarithms]
        groups.setdefault(name, []).append((int(place), values))
    for name, load in [("Otava", otava), ("asv", asv)]:
        try:
            detect = load()
        except ImportError as error:
            print(f"  {name}: skipped ({error})")
            continue
        for group, series in groups.items():
            if group == "shuffle":
                alarms = sum(len(detect(values)) for _, values in series) / 10
                print(f"  {name}: {alarms:.1f} false positives per shuffle")
                continue
            found = sum(any(abs(index - place) <= 1 for index in detect(values)) for place, values in series)
            print(f"  {name}: {group} nights: {100 * found / len(series):.0f}% found")


main()
