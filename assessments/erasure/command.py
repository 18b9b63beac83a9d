"""The command that erases whoever is due, or says who would be; the server does the same every hour by itself."""

import argparse
import os
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from assessments import workflow
from assessments.attempt import SYSTEM
from assessments.retention import Amount, Keeping
from assessments.workflow import Store

HOME = Path("data")
MADE = "sqlite:///"


def main(arguments: Sequence[str], now: datetime) -> int:
    """Erase, or with --dry-run say what would be erased; returns the exit code."""
    asked = parser().parse_args(arguments)
    url = asked.url or f"{MADE}{HOME / 'assay.sqlite'}"
    if url.startswith(MADE) and not Path(url.removeprefix(MADE)).exists():  # opening it would make one
        say(f"There is no database at {url.removeprefix(MADE)}. Nothing was changed. Name one with --url.")
        return 1
    try:
        store = workflow.open_store(url, Path(asked.media or HOME / "media"))
    except workflow.WrongDatabase as error:
        say(f"Another version of the program made this database ({error}). Nothing was changed.")
        return 1
    try:
        say(plan(store, now) if asked.dry_run else f"Erased: {in_words(workflow.erase_due(store, now))}.")
    finally:
        store.close()
    return 0


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="python -m assessments.erasure", description=__doc__)
    made.add_argument("--dry-run", action="store_true", help="say what would be erased, and erase nothing")
    made.add_argument("--url", default=os.environ.get("ASSAY_DATABASE_URL") or None, help="of the database")
    made.add_argument("--media", default=os.environ.get("ASSAY_MEDIA") or None, help="folder of recordings")
    return made


def plan(store: Store, now: datetime) -> str:
    """What is due now and what comes later, by position; a console is read over shoulders, so it names nobody."""
    due, amount = workflow.would_go(store, SYSTEM, now)
    titles = {one.id: one.title for one in workflow.positions(store, SYSTEM)}
    later = [one for one in workflow.kept(store, SYSTEM) if one not in due]
    return "\n".join(
        (
            f"Would be erased now: {in_words(amount)}.",
            *_lines(due, titles, "due since"),
            *_lines([one for one in later if one.hold is None], titles, "due on"),
            *_lines([one for one in later if one.hold is not None], titles, "held back; otherwise due on"),
            "Nothing was changed.",
        )
    )


def _lines(found: Sequence[Keeping], titles: dict[str, str], when: str) -> tuple[str, ...]:
    days = Counter((one.due_at.date(), titles[one.position_id]) for one in found)
    return tuple(f"  {title}: {count}, {when} {day}" for (day, title), count in sorted(days.items()))


def in_words(amount: Amount) -> str:
    return ", ".join(f"{count} {what}" for what, count in amount.model_dump().items())


def say(words: str) -> None:
    print(words, flush=True)  # noqa: T201 - a command answers on the console
