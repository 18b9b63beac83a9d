"""`python -m bench.statistics`: time the statistics beside the libraries a person would take, on the same data.

The peers are no dependencies of ours. Make an environment for them, and run this with its Python:

    uv venv peers
    uv pip install --python peers/bin/python pydantic pyyaml pingouin krippendorff statsmodels girth mirt choix
    uv pip install --python peers/bin/python generalizit factor_analyzer "scikit-learn<1.8"
    OPENBLAS_NUM_THREADS=1 peers/bin/python -m bench.statistics --write

One thread, because waiting threads count as time of the processor; and without OPENBLAS_CORETYPE, where it is set.
"""

import argparse
import gc
import json
import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from bench.jobs import Job, jobs
from bench.peers import peers
from tests.rubric.statistics.published import CASES, OURS

KEPT = Path(__file__).parents[1] / "docs" / "statistics.json"
PATIENCE = 3.0  # seconds after which a call is not repeated


def best(call: Callable[[], Any], rounds: int) -> tuple[float, Any]:
    """The least CPU time of a few calls, in ms, and what the last one gave."""
    least, found = float("inf"), None
    for _ in range(rounds):
        gc.collect()
        began = time.process_time()
        found = call()
        took = time.process_time() - began
        least = min(least, 1e3 * took)
        if took > PATIENCE:
            break
    return least, found


def measured(job: Job) -> dict[str, Any]:
    """Our time and each peer's; the difference is to the first peer that is there."""
    ours, found = best(job.ours, job.rounds)
    told = np.asarray(job.numbers(found), dtype=float)
    others = {}
    difference = None
    for name, call in job.peers.items():
        took, values = best(call, min(3, job.rounds))
        others[name] = round(took, 3)
        if difference is None:
            difference = float(np.abs(told - np.asarray(values, dtype=float)).max())
    return {
        "name": job.name,
        "limit": job.limit,
        "ours": round(ours, 3),
        "peers": others,
        "difference": difference,
        "within": job.within,
    }


def published() -> dict[str, Any]:
    """What the peers make of the published cases, and how often our time fits into theirs."""
    found = {}
    for name, (library, call) in peers().items():
        data = CASES[name]["data"]
        theirs, values = best(lambda call=call, data=data: call(data), 5)
        ours, _ = best(lambda name=name, data=data: OURS[name](data), 5)
        found[name] = {"library": library, "values": values, "ratio": round(theirs / max(ours, 1e-3), 1)}
    return found


def line(one: dict[str, Any]) -> str:
    others = "; ".join(f"{name} {took:,.1f}" for name, took in one["peers"].items()) or "no peer here"
    apart = "" if one["difference"] is None else f"; differs by {one['difference']:.1e}"
    verdict = "" if one["ours"] <= one["limit"] else "  MISSED"
    return f"{one['name']:70} {one['ours']:9.2f} ms of {one['limit']:g}{verdict}   {others}{apart}"


def kernel() -> str:
    """The processor kernels of the linear algebra in use: the environment may force slow ones."""
    return os.environ.get("OPENBLAS_CORETYPE", "chosen by OpenBLAS")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.statistics", description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"keep the figures in {KEPT.name} for the page in docs/")
    asked = parser.parse_args()
    found = []
    for job in jobs():
        found.append(measured(job))
        print(line(found[-1]), flush=True)
    if asked.write:
        kept = {
            "date": f"{datetime.now(UTC):%Y-%m-%d}",
            "machine": f"{os.cpu_count()} processors, Python {sys.version.split()[0]}, numpy {version('numpy')}, "
            f"kernels {kernel()}",
            "jobs": found,
            "published": published(),
        }
        KEPT.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0 if all(one["ours"] <= one["limit"] for one in found) else 1


if __name__ == "__main__":
    sys.exit(main())
