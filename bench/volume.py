"""The table of scores of a hundred thousand candidates beside one floor: `python -m bench.volume`."""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

from assessments import bank, workflow
from assessments.attempt import SYSTEM, Actor, Role
from assessments.boards import ScoredView
from assessments.store import Store, judging, open_store
from assessments.store.tables import AttemptRow, BlockClockRow, InvitationRow, PersonRow, table_of
from assessments.views import PositionDraft
from assessments.workflow.screening import refresh
from bench.sittings import notice
from rubric.fit import Minimum
from rubric.rating import Rating, Source

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
FORM = "screen"
PORTION = 2_000  # sittings written, and computed, at once
TRUE, ERROR = 0.18, 0.12  # of shares of a task: standard deviation between people, and within one
REPEATS = 7  # of each question; the quickest counts
CASES: tuple[tuple[str, ScoredView], ...] = (
    ("first page, by fit", ScoredView()),
    ("page 100", ScoredView(page=100)),
    ("last page", ScoredView(page=2_000)),
    ("by one competency", ScoredView(order="AN")),
    ("by name", ScoredView(order="name")),
    ("one group", ScoredView(group=2)),
    ("minimum met", ScoredView(minimum="meets")),
    ("a name sought", ScoredView(search="person 099")),
    ("minimum uncertain, by one competency", ScoredView(minimum="uncertain", order="AN")),
)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.volume", description=__doc__)
    parser.add_argument("--candidates", type=int, default=100_000)
    parser.add_argument("--floor", type=float, default=3.0, help="CPU-ms of a floor run here, by python -m bench")
    parser.add_argument("--keep", type=Path, help="fill this file instead of one that is thrown away")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        store = open_store(f"sqlite:///{asked.keep or Path(folder) / 'volume.sqlite'}", Path(folder))
        office, position_id, spent = filled(store, asked.candidates)
        print(f"computed once: {1000 * spent / asked.candidates:.2f} CPU-ms for each candidate\n")
        print("| the page | CPU-ms | floor runs | candidates it is about |\n|:--|--:|--:|--:|")
        for said, view in CASES:
            matching = workflow.scored_page(store, office, position_id, view).matching
            cost = quickest(lambda view=view: workflow.scored_page(store, office, position_id, view), REPEATS)
            print(f"| {said} | {cost:.1f} | {cost / asked.floor:.1f} | {matching:,} |")
        store.close()
    return 0


def filled(store: Store, candidates: int) -> tuple[Actor, str, float]:
    """So many sittings of one position, computed; whoever may read them, the position, CPU-s of the computing."""
    office, position_id = _opening(store)
    say(f"filling with {candidates:,} candidates ...")
    _fill(store, position_id, candidates)
    begun = time.process_time()
    while refresh(store, position_id, PORTION):
        pass
    return office, position_id, time.process_time() - begun


def say(words: str) -> None:
    print(words, file=sys.stderr)


def quickest(job: Callable[[], object], turns: int) -> float:
    """CPU-ms of the quickest of several turns."""
    found: list[float] = []
    for _turn in range(turns):
        begun = time.process_time()
        job()
        found.append(1000 * (time.process_time() - begun))
    return min(found)


def _opening(store: Store) -> tuple[Actor, str]:
    user, _ = workflow.add_user(store, SYSTEM, "office@example.org", "Office", frozenset({Role.HR}), "en", NOW)
    office = Actor(kind="staff", id=user.id, roles=user.roles)
    weights = {bank.task(one).competency_id: 25.0 for one in bank.form(FORM).task_ids}
    profile = workflow.role_profile("solo_sme", weights, (Minimum(competency_id="AN", level=3),))
    draft = PositionDraft(
        title="Many",
        profile=profile,
        form_id=FORM,
        languages=("en",),
        closes_at=NOW + timedelta(days=30),
        raters=(),
        notice=notice(NOW),
    )
    return office, workflow.create_position(store, office, draft, NOW).id


def _fill(store: Store, position_id: str, candidates: int) -> None:
    """Sittings as the program writes them, without the answers: people, links, clocks and what the key gave."""
    draws = np.random.default_rng(20261102)
    tasks = [bank.task(one) for one in bank.form(FORM).task_ids]
    true = np.clip(draws.normal(0.55, TRUE, candidates), 0, 1)
    shares = np.clip(true[:, None] + draws.normal(0, ERROR, (candidates, len(tasks))), 0, 1)
    blueprints = {one.task_id: one for one in bank.blueprints(bank.form(FORM))}
    for start in range(0, candidates, PORTION):
        numbers = range(start, min(start + PORTION, candidates))
        with store.write() as db:
            for table, rows in _rows(position_id, numbers):
                db.connection().execute(table.insert(), rows)
            judging.add_ratings(
                db,
                [
                    Rating(
                        attempt_id=f"a{number:07}",
                        task_id=task.id,
                        part_id=part.id,
                        competency_id=task.competency_id,
                        rater_id="key",
                        source=Source.KEY,
                        level=1 + 4 * float(shares[number, place]),
                        model_fingerprint="bench",
                        task_fingerprint="bench",
                        rated_at=NOW,
                    )
                    for number in numbers
                    for place, task in enumerate(tasks)
                    for part in blueprints[task.id].parts
                ],
            )


def _rows(position_id: str, numbers: range) -> list[tuple]:
    people = [
        {"id": f"p{one:07}", "name": f"Person {one:06}", "email": f"person{one}@example.org", "language": "en"}
        for one in numbers
    ]
    attempts = [
        {
            "id": f"a{one:07}",
            "form_id": FORM,
            "form_fingerprint": "bench",
            "language": "en",
            "seed": one,
            "position_id": position_id,
            "person_id": f"p{one:07}",
            "created_at": NOW,
            "acknowledged_at": NOW,
            "submitted_at": NOW + timedelta(seconds=one),
        }
        for one in numbers
    ]
    links = [
        {
            "id": f"i{one:07}",
            "position_id": position_id,
            "person_id": f"p{one:07}",
            "attempt_id": f"a{one:07}",
            "token_digest": f"d{one}",
            "extra_time": 1.0,
            "expires_at": NOW + timedelta(days=30),
            "issued_at": NOW,
        }
        for one in numbers
    ]
    clocks = [
        {
            "attempt_id": f"a{one:07}",
            "index": 0,
            "started_at": NOW,
            "deadline": NOW + timedelta(hours=1),
            "ended_at": NOW + timedelta(minutes=30),
            "ended_by": "candidate",
        }
        for one in numbers
    ]
    tables = (PersonRow, AttemptRow, InvitationRow, BlockClockRow)
    return list(zip(map(table_of, tables), (people, attempts, links, clocks), strict=True))


if __name__ == "__main__":
    sys.exit(main())
