"""`python -m bench`: start the floor and the product side by side on loopback, drive both, and print the ratios."""

import argparse
import os
import resource
import sys
import tempfile
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import uvloop

from bench.measure import Plan, measure
from bench.table import lines, written


def main() -> int:
    asked = _arguments().parse_args()
    _many_files()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        plan = Plan(
            folder=Path(folder),
            port=asked.port,
            rounds=3 if asked.quick else asked.rounds,
            times=40 if asked.quick else 120,
            people=40 if asked.quick else asked.people,
            seconds=2 if asked.quick else asked.seconds,
            otree=asked.otree,
        )
        before = os.getloadavg()[0]
        figures = uvloop.run(measure(plan, lambda said: print(f"{said} ...", file=sys.stderr)))
    found = lines(figures)
    print(
        f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} processors, load {before:.1f} before, "
        f"Python {sys.version.split()[0]}, Streamlit {version('streamlit')}, {plan.people} people, "
        f"{plan.rounds} rounds\n\n{written(found)}"
    )
    return 0 if all(one.met for one in found) else 1


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="about a minute: fewer people, shorter slots")
    parser.add_argument("--people", type=int, default=200, help="sittings at once")
    parser.add_argument("--rounds", type=int, default=5, help="how often every slot is repeated; the quietest counts")
    parser.add_argument("--seconds", type=float, default=8, help="length of a slot with everybody at once")
    parser.add_argument("--port", type=int, default=8640, help="the first of seven ports in a row")
    parser.add_argument("--otree", type=Path, help="folder with the command of an installed oTree, to compare with it")
    return parser


def _many_files() -> None:
    """Every tab is an open socket here and in the server, which inherits the limit."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 65536), hard))


if __name__ == "__main__":
    sys.exit(main())
