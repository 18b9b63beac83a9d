"""The command that fills an empty database with six invented candidates and prints everybody's link."""

import argparse
import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import get_args

from assessments import workflow
from assessments.attempt import SYSTEM
from assessments.demo.many import sit_many
from assessments.demo.staging import STAGES, Cast, Stage, stage

HOME = Path("data/demo")
NEXT: dict[Stage, str] = {
    "invited": "Next: open the link of a candidate and begin.",
    "sitting": "Next: open the link of somebody who is on the way, or look at the board as Hélène Vasseur.",
    "submitted": "Next: rate the work as Ines Castellan, Ravi Holm or Kenji Laurent.",
    "rated": "Next: read the reports and compare the candidates as Tom Brandt.",
    "decided": "Next: read what Tom Brandt decided and why, on the board.",
}


def main(arguments: Sequence[str], now: datetime) -> int:
    """Fill the database and print everybody's link; returns the exit code."""
    asked = parser().parse_args(arguments)
    if asked.url is None:
        HOME.mkdir(parents=True, exist_ok=True)
    try:
        store = workflow.open_store(
            asked.url or f"sqlite:///{HOME / 'assay.sqlite'}", Path(asked.media or HOME / "media")
        )
    except workflow.WrongDatabase as error:
        say(f"Another version of the program made this database ({error}). Nothing was changed. Choose an empty one.")
        return 1
    try:
        if workflow.users(store, SYSTEM):
            say("This database is in use already. Nothing was changed. Choose an empty one with --url.")
            return 1
        cast = stage(store, asked.stage, now)
        if asked.screening:
            sit_many(store, cast, asked.screening, now)
        say(told(cast, asked.stage, asked.address.rstrip("/")))
    finally:
        store.close()
    return 0


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="python -m assessments.demo", description=__doc__)
    made.add_argument("--stage", choices=get_args(Stage), default="rated", help=f"one of {', '.join(STAGES)}")
    made.add_argument("--screening", type=int, default=0, help="a second position, with so many who were screened")
    made.add_argument("--url", default=os.environ.get("ASSAY_DATABASE_URL") or None, help="of the database")
    made.add_argument("--media", default=os.environ.get("ASSAY_MEDIA") or None, help="folder for recordings")
    made.add_argument("--address", default=os.environ.get("ASSAY_ADDRESS") or "http://localhost:8501")
    return made


def told(cast: Cast, upto: Stage, address: str) -> str:
    """Who is there and which link makes one them."""
    staff = [(one.user.name, ", ".join(sorted(one.user.roles)), f"{address}/setup/{one.token}") for one in cast.staff]
    guests = [(one.sample.name, one.sample.language, f"{address}/i/{one.token}") for one in cast.guests]
    return "\n".join(
        (
            "",
            f"  {cast.position.title}, {cast.position.notice.organisation}: stage “{upto}”.",
            "",
            "  Staff: each link lets one choose a password, once. The administrator's is printed by the server.",
            "  Équipe : chaque lien permet de choisir un mot de passe, une seule fois.",
            *lined(staff),
            "",
            "  Candidates: each link opens the sitting, on any device.",
            "  Candidats : chaque lien ouvre la passation, sur n’importe quel appareil.",
            *lined(guests),
            "",
            f"  {NEXT[upto]}",
            "",
        )
    )


def lined(rows: Sequence[tuple[str, str, str]]) -> tuple[str, ...]:
    return tuple(f"    {name:<26} {what:<8} {link}" for name, what, link in rows)


def say(words: str) -> None:
    print(words, flush=True)  # noqa: T201 - a command answers on the console
