"""People in a sitting at this very moment, where screens and browsers are tested by the clock on the wall."""

from datetime import UTC, datetime, timedelta

from assessments import workflow
from assessments.attempt import SYSTEM, Actor, Role
from assessments.form import Block, FormDraft
from assessments.views import NoticeDetails, PositionDraft
from rubric.model import load_model
from rubric.record import Text

DAY = timedelta(days=1)


def now():
    return datetime.now(UTC)


def office(store):
    """Somebody of HR, once."""
    known = {user.email: user for user in workflow.users(store, SYSTEM)}
    user = known.get("office@lumiplume.example")
    if user is None:
        user, _ = workflow.add_user(
            store, SYSTEM, "office@lumiplume.example", "Hana Office", frozenset({Role.HR}), "en", now()
        )
    return Actor(kind="staff", id=user.id, roles=user.roles)


def opening(store, form="core", languages=("en", "fr")):
    """A position that is open."""
    details = NoticeDetails(
        organisation="Lumiplume",
        decision_maker_name="Max Leads",
        decision_maker_role="head of communication",
        contact="people@lumiplume.example",
        supervisory_authority="the CNIL",
        decision_by=now() + 30 * DAY,
    )
    draft = PositionDraft(
        title="Social media manager",
        profile=workflow.role_profile("solo_sme", load_model().default_weights),
        form_id=form,
        languages=languages,
        closes_at=now() + 5 * DAY,
        raters=(),
        notice=details,
    )
    return workflow.create_position(store, office(store), draft, now())


def composed(store, *parts):
    """The id of a form of nothing but these parts, each the ids of its tasks."""
    name = Text(en="Composed", fr="Composée")
    blocks = tuple(Block(tasks=one) for one in parts)
    draft = FormDraft(name=name, purpose=name, budget=1000, blocks=blocks)
    return workflow.compose_form(store, office(store), draft, now()).form.id


def invited(store, form="core", language="en", extra_time=1.0, languages=("en", "fr")):
    """An invitation and the token of its link."""
    position = opening(store, form, languages)
    return workflow.invite(
        store, office(store), position.id, "Camille Doe", "camille@mail.example", language, extra_time, None, now()
    )


def candidate(store, **given):
    """Somebody who has just opened their link."""
    _, token = invited(store, **given)
    return workflow.redeem(store, token, now())


def oneself(store, language="en"):
    return workflow.start_self(store, language, now())


def at_work(store, actor, block=0, since=None):
    """Move a sitting on to a block, started just now or at `since`; the blocks before it are handed in empty."""
    at = since or now()
    workflow.acknowledge(store, actor, at)
    for _ in range(block):
        workflow.start_block(store, actor, at)
        workflow.end_block(store, actor, at)
    workflow.start_block(store, actor, at)
    return actor


def done(store, actor):
    """Hand in everything as it is."""
    for _ in workflow.sitting(store, actor, now()).form.blocks:
        workflow.start_block(store, actor, now())
        workflow.end_block(store, actor, now())
    return actor


def state(store, actor, item_id):
    """A question as it stands on record."""
    for task in workflow.sitting(store, actor, now()).tasks:
        for one in task.items:
            if one.item.id == item_id:
                return one
    raise AssertionError(item_id)
