"""Sittings to drive: made through the verbs of the product, each with a cookie of its own, and counted at the end."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from assessments import workflow
from assessments.attempt import SYSTEM, Actor
from assessments.form import FormId
from assessments.views import NoticeDetails, PositionDraft
from assessments.workflow import Store
from bench.server import database
from bench.wire import Line
from rubric.model import load_model

Saves = Counter[tuple[str, str]]  # (attempt, item): how many saves of it the server has acknowledged


class Sitting(NamedTuple):
    """Somebody whose clock is running, and the token of their link."""

    actor: Actor
    token: str

    async def cookie(self, netloc: str) -> str:
        """What the browser holds once the link has been opened."""
        line = Line(netloc)
        answer = await line.ask("POST", f"/i/{self.token}")
        await line.close()
        if answer.status != 303:  # noqa: PLR2004 - see other: the way to the sitting
            raise RuntimeError(f"the link does not open: {answer.status}")
        return "; ".join(f"{name}={value}" for name, value in line.cookies.items())


def open_store(folder: Path) -> Store:
    return workflow.open_store(database(folder), folder / "media")


def prepare(store: Store, form_id: FormId, many: int, *, block: int = 0, raters: tuple[str, ...] = ()) -> list[Sitting]:
    """So many people in this block of a form; its clock has just started."""
    now = datetime.now(UTC)
    position = workflow.create_position(store, SYSTEM, _draft(form_id, raters, now), now)
    found = []
    for place in range(many):
        email = f"candidate{place}@bench.example"
        _invitation, token = workflow.invite(
            store, SYSTEM, position.id, f"Candidate {place}", email, "en", 1.0, None, now
        )
        actor = workflow.redeem(store, token, now)
        workflow.acknowledge(store, actor, now)
        for ended in range(block + 1):
            if ended:
                workflow.end_block(store, actor, now)
            workflow.start_block(store, actor, now)
        found.append(Sitting(actor, token))
    return found


def _draft(form_id: FormId, raters: tuple[str, ...], now: datetime) -> PositionDraft:
    preset = load_model().presets[0].id
    return PositionDraft(
        title="Social media manager",
        profile=workflow.role_profile(preset),
        form_id=form_id,
        languages=("en", "fr"),
        closes_at=now + timedelta(days=14),
        raters=raters,
        notice=notice(now),
    )


def notice(now: datetime) -> NoticeDetails:
    """Who hires, where nobody does."""
    return NoticeDetails(
        organisation="Bench",
        decision_maker_name="Nobody",
        decision_maker_role="nobody",
        contact="nobody@bench.example",
        supervisory_authority="nobody",
        decision_by=now + timedelta(days=30),
    )


def lost(store: Store, sittings: list[Sitting], saves: Saves) -> int:
    """How many acknowledged saves are not in the database; every save of another answer is a revision of its own."""
    kept: Saves = Counter()
    for one in sittings:
        seen = workflow.sitting(store, one.actor, datetime.now(UTC))
        for state in (item for task in seen.tasks for item in task.items):
            kept[one.actor.id, state.item.id] = state.revision
    return sum(max(0, many - kept[where]) for where, many in saves.items())
