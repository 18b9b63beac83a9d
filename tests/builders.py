"""What tests start from: a moment, a store on a file, people of every kind, a position and an invitation."""

from datetime import UTC, datetime, timedelta

from assessments import bank, workflow
from assessments.assignment import RaterScope
from assessments.attempt import SYSTEM, Actor, BlockClock, Role
from assessments.store import judging, open_store, sitting
from assessments.views import NoticeDetails, PositionDraft
from rubric.rating import Rating, Source

NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)  # the Monday on which everything begins
SEVEN = {"PU": 15.0, "WR": 20.0, "DE": 12.0, "CS": 18.0, "LV": 8.0, "AN": 17.0, "AD": 10.0}  # what the forms assess
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def store_in(folder):
    """A store on a file: an in-memory database would be empty for every other thread."""
    return open_store(f"sqlite:///{folder / 'assay.db'}", folder / "media")


def staff(store, *roles, name="Robin Staff", email=None, now=NOW):
    """A member of staff, without a password, as the actor that every verb takes."""
    email = email or f"{name.split()[0].lower()}.{'-'.join(roles)}@lumiplume.example"
    user, _ = workflow.add_user(store, SYSTEM, email, name, frozenset(roles), "en", now)
    return Actor(kind="staff", id=user.id, roles=user.roles)


def hr(store, **given):
    return staff(store, Role.HR, **({"name": "Hana Office"} | given))


def rater(store, name="Rae Reader", **given):
    return staff(store, Role.RATER, name=name, **given)


def manager(store, **given):
    return staff(store, Role.MANAGER, **({"name": "Max Leads"} | given))


def admin(store, **given):
    return staff(store, Role.ADMIN, **({"name": "Ada Keys"} | given))


def notice_details(**given):
    return NoticeDetails(
        **{
            "organisation": "Lumiplume",
            "decision_maker_name": "Max Leads",
            "decision_maker_role": "head of communication",
            "contact": "people@lumiplume.example",
            "supervisory_authority": "the CNIL",
            "decision_by": NOW + 30 * DAY,
        }
        | given
    )


def draft(**given):
    return PositionDraft(
        **{
            "title": "Social media manager",
            "profile": workflow.role_profile("solo_sme", SEVEN),
            "form_id": "core",
            "languages": ("en", "fr"),
            "closes_at": NOW + 14 * DAY,
            "raters": (),
            "notice": notice_details(),
        }
        | given
    )


def position(store, actor, reserve=(), **given):
    """A position whose raters need no training; those in `reserve` are asked only where the others are not enough."""
    opened = workflow.create_position(store, actor, draft(**given), NOW)
    hold_back(store, opened, *reserve)
    return opened


def hold_back(store, position, *reserve):
    scopes = [RaterScope(rater_id=one.id, reserve=True) for one in reserve]
    workflow.set_rating_plan(store, SYSTEM, position.id, 2, scopes, NOW, training=False)


def lead(store, **given):
    return staff(store, Role.LEAD, **({"name": "Lena Leads"} | given))


def invited(store, actor, position, name="Camille Doe", email=None, language="en", extra_time=1.0, now=NOW, **given):
    """An invitation and the token of its link."""
    email = email or f"{name.lower().replace(' ', '.')}@mail.example"
    handle = given.pop("handle", None)
    return workflow.invite(store, actor, position.id, name, email, language, extra_time, handle, now, **given)


def candidate(store, actor, position, name="Camille Doe", **given):
    """Somebody invited, as the actor that their link makes them."""
    _, token = invited(store, actor, position, name, **given)
    return workflow.redeem(store, token, NOW)


def acknowledged(store, actor, now=NOW):
    """The candidate has read what is measured, which starts the sitting."""
    with store.write() as db:
        sitting.acknowledge(db, actor.id, bank.notices().version, "en", "What is measured", now)


def block_run(store, actor, started_at=NOW, minutes=40, index=0, ended_at=None):
    clock = BlockClock(index=index, started_at=started_at, deadline=started_at + minutes * MINUTE, ended_at=ended_at)
    with store.write() as db:
        sitting.add_clock(db, actor.id, clock)


def submitted(store, actor, now=NOW + HOUR, parts=None):
    """Handed in without sitting it through, where a test is about what comes after."""
    acknowledged(store, actor)
    with store.read() as db:
        blocks = bank.form(sitting.attempt(db, actor.id).form_id).blocks
    for index in range(len(blocks[:parts])):
        block_run(store, actor, index=index, ended_at=now)
    with store.write() as db:
        sitting.set_submitted(db, actor.id, now, f"A-{actor.id[:6]}")


def rating(attempt_id, task_id, rater_id, level, now=NOW + DAY, **given):
    """A judgement of the part of a task that people rate."""
    task = bank.task(task_id)
    return Rating(
        **{
            "attempt_id": attempt_id,
            "task_id": task_id,
            "part_id": task.human.id,
            "competency_id": task.competency_id,
            "rater_id": rater_id,
            "source": Source.RATER,
            "level": level,
            "not_assessed_because": None if level else "empty",
            "model_fingerprint": "m",
            "task_fingerprint": "t",
            "rated_at": now,
        }
        | given
    )


def rated(store, *ratings):
    with store.write() as db:
        judging.add_ratings(db, ratings)
