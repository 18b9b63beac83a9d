"""What a fit report costs on paper, apart and a thousand in a row: `python -m bench.paper`."""

import argparse
import resource
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from assessments import bank, workflow
from assessments.attempt import SYSTEM, Actor, Role
from assessments.demo.staging import stage
from assessments.interviews import NOT_HELD
from assessments.store import open_store
from pages.parts.words import speaking
from pages.print.document import Document
from pages.print.press import TOGETHER, Presses
from pages.print.report import Head, fit_report
from pages.print.typesetting import compiler, typeset
from rubric.model import load_model
from rubric.record import LANGUAGES

WARM, ALONE = 5, 40


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.paper", description=__doc__)
    parser.add_argument("--count", type=int, default=1000, help="reports in a row")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-paper-") as folder:
        kinds = documents(Path(folder))
    many = [numbered(kinds[at % len(kinds)], at) for at in range(asked.count)]
    print(f"one report in a warm process: {alone(many):.1f} CPU-ms")
    seconds, worked = in_a_row(many)
    print(f"{asked.count} reports: {seconds:.1f} s, {worked:.1f} CPU-s of the processes that set them")
    return 0


def documents(folder: Path) -> list[Document]:
    """The reports of the six sample candidates in both languages."""
    now = datetime.now(UTC)
    store = open_store(f"sqlite:///{folder / 'paper.sqlite'}", folder / "media")
    stage(store, "decided", now)
    office = next(one for one in workflow.users(store, SYSTEM) if Role.HR in one.roles)
    actor = Actor(kind="staff", id=office.id, roles=office.roles)
    (position,) = workflow.positions(store, actor)
    rows = [one for one in workflow.board(store, actor, position.id, now) if one.attempt.submitted_at]
    found: list[Document] = []
    for said in LANGUAGES:
        with speaking(said):
            for row in rows:
                report = workflow.fit_report(store, actor, row.attempt.id, now)
                introduction, limits = workflow.report_notices(store, actor, position.id, report.fit.coverage, said)
                head = Head(
                    person=row.person.name,
                    position=position.title,
                    organisation=position.notice.organisation,
                    form=bank.form(position.form_id).name.said(said),
                    submitted_at=row.attempt.submitted_at,
                    introduction=introduction,
                    limits=limits,
                )
                names = {one: text.said(said) for one, text in bank.critical_flags().items()}
                decisions = workflow.decisions(store, actor, row.attempt.id)
                found.append(fit_report(report, head, load_model(), names, decisions, {}, NOT_HELD))
    store.close()
    return found


def numbered(one: Document, number: int) -> Document:
    """A document of its own: nothing that was set before is the same as a whole."""
    return one.model_copy(update={"title": f"{one.title} {number}"})


def alone(many: list[Document]) -> float:
    """Median processor time of one PDF, in milliseconds, once the fonts are read."""
    setter = compiler()
    spent: list[float] = []
    for one in many[: WARM + ALONE]:
        line = one.model_dump_json()
        before = time.process_time()
        typeset(setter, line)
        spent.append(time.process_time() - before)
    return 1000 * median(spent[WARM:])


def in_a_row(many: list[Document]) -> tuple[float, float]:
    """Seconds on the clock and of the processors for all of them, as fast as the presses take them."""
    press, before = Presses(), time.perf_counter()
    with ThreadPoolExecutor(TOGETHER) as asking:
        list(asking.map(press.pdf, many))
    seconds = time.perf_counter() - before
    press.stop()
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return seconds, spent.ru_utime + spent.ru_stime


if __name__ == "__main__":
    sys.exit(main())
