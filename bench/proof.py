"""`python -m bench.proof`: write docs/statistics.md, what was published beside what our functions give today."""

import json
from collections.abc import Iterator
from math import ceil, log10
from pathlib import Path
from typing import Any

from bench.statistics import KEPT
from tests.rubric.statistics.published import CASES, OURS, SAID

PAGE = KEPT.with_name("statistics.md")

HEAD = """# Statistics

Each number below is computed from published data by our functions (`rubric/statistics/`) whenever the tests run, and
compared with what was printed, within the tolerance given. This page is written by `python -m bench.proof`; a test
fails when it is out of date.

- *Published* is what the source prints, *ours* what we compute, *library* what the library named computes from the same
  data (recorded by `python -m bench.statistics --write`).
- *Time ratio* is the library's time over ours on that data, all of a case's numbers together: 10 means that ours takes
  a tenth.
- Every function states its source, units, n and interval, and returns a reason instead of a number where the data allow
  none.
"""


def page() -> str:
    """The whole page, in Markdown."""
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    parts = [HEAD, "## Published cases\n"]
    parts += [_case(name, kept["published"].get(name)) for name in CASES]
    parts += ["## Speed\n", _speed(kept)]
    return "\n".join(parts)


def _case(name: str, peer: dict[str, Any] | None) -> str:
    case = CASES[name]
    tolerance = case["tolerance"]
    lines = [f"### {SAID[name]}\n", f"{case['source']}. {_library(peer)}\n"]
    lines += ["| | published | ours | library | tolerance |", "|:--|--:|--:|--:|--:|"]
    ours = OURS[name](case["data"])
    for key, expected in case["expected"].items():
        theirs = (peer or {"values": {}})["values"].get(key)
        within = tolerance.get(key, tolerance["_default"])
        for label, shown, own, other in _rows(key, expected, ours[key], theirs):
            numbers = _said(own, within), _said(other, within)
            lines.append(f"| {label} | {_said(shown, None)} | {' | '.join(numbers)} | {within:g} |")
    return "\n".join(lines) + "\n"


def _library(peer: dict[str, Any] | None) -> str:
    if peer is None:
        return "No second library is recorded for this case."
    return f"Library: {peer['library']}; time ratio {peer['ratio']:g}."


def _rows(label: str, expected: Any, ours: Any, theirs: Any) -> Iterator[tuple[str, Any, Any, Any]]:
    """One row for each number of a case, with the names of the places it stands in."""
    if isinstance(expected, dict):
        for key, value in expected.items():
            yield from _rows(f"{label}, {key.replace('|', ' / ')}", value, ours[key], theirs and theirs.get(key))
    elif isinstance(expected, list):
        for place, value in enumerate(expected):
            other = theirs[place] if theirs else None
            yield from _rows(f"{label} {place + 1}", value, ours[place], other)
    else:
        yield label.replace("_", " "), expected, ours, theirs


def _said(value: Any, within: float | None) -> str:
    """A number with as many decimals as its tolerance lets one rely on; as it was printed, where there is none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if within is None or not isinstance(value, float):
        return str(value)
    return f"{value:.{ceil(-log10(within))}f}"


def _speed(kept: dict[str, Any]) -> str:
    about = f"Best CPU time of several rounds, one thread, ms ({kept['date']}; {kept['machine']})."
    lines = [
        f"{about} The difference is to the first library named.\n",
        "| | ours | limit | | library, its time, times ours | largest difference |",
        "|:--|--:|--:|:--|:--|--:|",
    ]
    for one in kept["jobs"]:
        verdict = "met" if one["ours"] <= one["limit"] else "**missed**"
        others = "; ".join(f"{name}: {took:,.1f} ({took / one['ours']:,.1f})" for name, took in one["peers"].items())
        apart = "" if one["difference"] is None else f"{one['difference']:.1e}"
        lines.append(f"| {one['name']} | {one['ours']:,.2f} | {one['limit']:g} | {verdict} | {others} | {apart} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    PAGE.write_text(page(), encoding="utf-8")
    print(f"{Path('docs') / PAGE.name} is written.")


if __name__ == "__main__":
    main()
