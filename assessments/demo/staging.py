"""Filling a database up to a stage of the recruitment, through the same verbs that people use."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random
from statistics import fmean
from typing import Literal, NamedTuple

from assessments import bank, workflow
from assessments.attempt import SYSTEM, Actor, Role, User
from assessments.attempt.monitoring import usual
from assessments.demo import comparing, interviewing, requiring
from assessments.demo.answering import answer_of
from assessments.demo.people import Sample, SampleRating, samples
from assessments.demo.schooling import LEANS, rate_anchors, train
from assessments.demo.speaking import speak
from assessments.demo.voting import vote
from assessments.item import Written
from assessments.views import AnswerToRate, NoticeDetails, Position, PositionDraft, RatingCard
from assessments.workflow import Store
from assessments.workflow.desks import desk
from assessments.workflow.validating import EXPERTS
from rubric.fit import Minimum
from rubric.rating import CriticalFlag, Span
from rubric.record import Language

Stage = Literal["invited", "sitting", "submitted", "rated", "decided"]
STAGES: tuple[Stage, ...] = ("invited", "sitting", "submitted", "rated", "decided")
Until = Literal["notice", "first block", "break", "second block", "submitted"]

DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
TITLE = "Social media manager"
WEIGHTS = {"PU": 15.0, "WR": 20.0, "DE": 12.0, "CS": 18.0, "LV": 8.0, "AN": 17.0, "AD": 10.0}
MINIMUMS = (Minimum(competency_id="WR", level=3), Minimum(competency_id="CS", level=3))
DOMAIN = "maison-corvane.example"
STAFF: tuple[tuple[str, tuple[Role, ...], Language], ...] = (
    ("Hélène Vasseur", (Role.HR,), "fr"),
    ("Tom Brandt", (Role.MANAGER,), "en"),
    ("Ines Castellan", (Role.RATER,), "fr"),
    ("Ravi Holm", (Role.RATER,), "en"),
    ("Kenji Laurent", (Role.RATER,), "en"),
    ("Solène Ferrand", (Role.LEAD,), "fr"),
)
# While the sitting is on: how far each person has come, and how long ago they began.
ON_THE_WAY: tuple[tuple[Until, timedelta] | None, ...] = (
    ("submitted", 4 * HOUR),
    ("second block", 75 * MINUTE),
    ("break", 90 * MINUTE),
    ("first block", 30 * MINUTE),
    ("notice", 5 * MINUTE),
    None,
)
PACE = 0.9  # share of a block's time that a person takes


class Colleague(NamedTuple):
    user: User
    token: str  # of the link with which they choose a password

    @property
    def actor(self) -> Actor:
        return Actor(kind="staff", id=self.user.id, roles=self.user.roles)


class Guest(NamedTuple):
    sample: Sample
    attempt_id: str
    token: str  # of the link that opens the sitting

    @property
    def actor(self) -> Actor:
        return Actor(kind="candidate", id=self.attempt_id)


class Cast(NamedTuple):
    """Everybody in the demo, with their links."""

    position: Position
    staff: tuple[Colleague, ...]
    guests: tuple[Guest, ...]

    @property
    def experts(self) -> tuple[Actor, ...]:
        """Who knows the work, each once."""
        return tuple(one.actor for one in self.staff if not one.user.roles.isdisjoint(EXPERTS))

    def actors(self, role: Role) -> tuple[Actor, ...]:
        return tuple(one.actor for one in self.staff if role in one.user.roles)


def stage(store: Store, upto: Stage, now: datetime) -> Cast:
    """Fill an empty database up to this stage, as of now."""
    reached = STAGES.index(upto)
    cast = invite(store, now)
    if upto == "sitting":
        for guest, way in zip(cast.guests, ON_THE_WAY, strict=True):
            if way is not None:
                sit(store, guest, now - way[1], way[0])
    if reached >= STAGES.index("submitted"):
        for index, guest in enumerate(cast.guests):
            sit(store, guest, now - 5 * DAY + index * 9 * HOUR, "submitted")
            speak(store, guest.actor, Random(guest.sample.email))  # noqa: S311 - nothing here is secret
        school(store, cast, now - 2 * DAY, upto)
    if reached >= STAGES.index("rated"):
        rate(store, cast, now - DAY)
        pair(store, cast, now - 12 * HOUR)
        vote(store, cast.experts, cast.position.form_id, now - 11 * HOUR)
    if upto == "decided":
        hear(store, cast, now - 3 * HOUR)
        decide(store, cast, now - HOUR)
    return cast


def invite(store: Store, now: datetime) -> Cast:
    """The people of the firm, the position, and six invitations."""
    workflow.first_admin_link(store, now - 9 * DAY)  # makes the account; the server prints the link that counts
    staff = tuple(
        Colleague(*workflow.add_user(store, SYSTEM, _email(name), name, frozenset(roles), language, now))
        for name, roles, language in STAFF
    )
    office, raters = staff[0].actor, [one.user.id for one in staff if Role.RATER in one.user.roles]
    position = workflow.create_position(store, office, _draft(raters, now), now - 8 * DAY)
    requiring.ask(store, office, position, now - 7 * DAY)
    guests: list[Guest] = []
    for one in samples():
        invitation, token = workflow.invite(
            store, office, position.id, one.name, one.email, one.language, one.extra_time, one.handle, now - 6 * DAY
        )
        guests.append(Guest(one, invitation.attempt_id, token))
    return Cast(position, staff, tuple(guests))


def _email(name: str) -> str:
    return f"{name.partition(' ')[0].lower().replace('é', 'e').replace('è', 'e')}@{DOMAIN}"


def _draft(raters: Sequence[str], now: datetime) -> PositionDraft:
    return PositionDraft(
        title=TITLE,
        profile=workflow.role_profile("solo_sme", WEIGHTS, MINIMUMS),
        form_id="core",
        languages=("en", "fr"),
        closes_at=now + 9 * DAY,
        raters=tuple(raters),
        notice=NoticeDetails(
            organisation="Maison Corvane",
            decision_maker_name="Tom Brandt",
            decision_maker_role="head of communication",
            contact=f"recrutement@{DOMAIN}",
            supervisory_authority="CNIL (cnil.fr)",
            decision_by=now + 20 * DAY,
        ),
        monitoring=usual("fr"),
    )


def sit(store: Store, guest: Guest, start: datetime, until: Until) -> None:
    """Let a person work from `start` on, up to a point."""
    workflow.acknowledge(store, guest.actor, start)
    if until == "notice":
        return
    requiring.answer(store, guest.actor, guest.sample.name, start + MINUTE)
    workflow.finish_practice(store, guest.actor, start + 3 * MINUTE)
    half_way = {"first block": 0, "second block": 1}.get(until)
    begun = start + 4 * MINUTE
    for index in range(len(bank.form("core").blocks)):
        begun = _work(store, guest, index, begun, whole=index != half_way)
        if index == half_way:
            return
        workflow.end_block(store, guest.actor, begun)
        if until == "break":
            return
        begun += 10 * MINUTE


def _work(store: Store, guest: Guest, index: int, begun: datetime, *, whole: bool) -> datetime:
    """One block, or the first half of its questions; returns the moment at which the person stops."""
    workflow.start_block(store, guest.actor, begun)
    shown = workflow.sitting(store, guest.actor, begun)
    tasks = [bank.task(task_id) for task_id in shown.form.blocks[index].tasks]
    items = [(task, item) for task in tasks for item in task.items]
    asked = items if whole else items[: len(items) // 2]
    step = PACE * shown.block_minutes[index] * MINUTE / len(items)
    for number, (task, item) in enumerate(asked, start=1):
        at = begun + number * step
        answer = answer_of(guest.sample, task, item)
        if answer is not None:
            workflow.save_response(store, guest.actor, item.id, answer, 0, "demo", at)
        if item.id in {one.after for one in task.items if isinstance(one, Written)}:
            workflow.send_answer(store, guest.actor, item.id, at)
    return begun + len(asked) * step


def school(store: Store, cast: Cast, now: datetime, upto: Stage) -> None:
    """The raters train; while the work waits, one of them has that still to do."""
    raters = cast.actors(Role.RATER)
    for actor, lean in zip(raters[: 2 if upto == "submitted" else 3], LEANS, strict=False):
        train(store, actor, lean, now)


def rate(store: Store, cast: Cast, now: datetime) -> None:
    """What the three raters said, on the work that was dealt to each; then what a third said where two lay apart.

    Of two levels the lower comes from whoever stands first among the staff: one rater is stricter than the others.
    The demo knows whose work a card shows; a rater does not.
    """
    for look in (slice(0, 2), slice(2, 3)):
        waiting: dict[tuple[str, str], list[tuple[int, Actor, str]]] = {}
        for number, actor in enumerate(cast.actors(Role.RATER), start=1):
            for piece in desk(store, actor).pieces:
                if piece.waits:
                    key = piece.card.attempt_id or "", piece.card.task_id
                    waiting.setdefault(key, []).append((number, actor, piece.card.id))
        for guest in cast.guests:
            for task_id in bank.form("core").task_ids:
                given = [one for one in guest.sample.ratings if one.task == task_id][look]
                asked = waiting.get((guest.attempt_id, task_id), [])
                for one, (number, actor, card_id) in zip(sorted(given, key=by_level), asked, strict=False):
                    moment = now + (number + 4 * look.start) * HOUR
                    _rate(store, actor, workflow.card(store, actor, card_id), one, moment)
    for actor, lean in zip(cast.actors(Role.RATER), LEANS, strict=True):
        rate_anchors(store, actor, lean, now + 6 * HOUR)


def pair(store: Store, cast: Cast, now: datetime) -> None:
    """A round of pairs in writing: one rater is through, one has a pair left, one has not begun."""
    workflow.set_pair_round(store, cast.staff[0].actor, cast.position.id, comparing.TASK, now, is_open=True)
    levels = {
        guest.attempt_id: fmean(one.level for one in guest.sample.ratings if one.task == comparing.TASK)
        for guest in cast.guests
    }
    for leave, actor in enumerate(cast.actors(Role.RATER)[:2]):
        comparing.compare(store, actor, levels, now + HOUR, leave=leave)


def by_level(given: SampleRating) -> float:
    return given.level


def _rate(store: Store, actor: Actor, card: RatingCard, given: SampleRating, now: datetime) -> None:
    flags = (CriticalFlag(flag=given.flag, reason=given.note),) if given.flag else ()
    quotes = (quoted(given.quote, card.answers),)
    workflow.rate(store, actor, card.card_id, given.level, quotes, given.note, flags, None, now)


def quoted(words: str, answers: Sequence[AnswerToRate]) -> Span:
    """Where the words stand in the work; StopIteration when they do not."""
    found = next(one for one in answers if words in (one.text or ""))
    start = (found.text or "").index(words)
    return Span(item_id=found.item.id, start=start, end=start + len(words), quote=words)


def hear(store: Store, cast: Cast, now: datetime) -> None:
    """Three are interviewed by two people each; of the last, one scorecard is still to come."""
    interviewers = (*cast.actors(Role.MANAGER), *cast.actors(Role.HR))
    invited = [one for one in cast.guests if one.sample.decision.outcome != "decline"][:3]
    for guest in invited:
        for actor in interviewers[: 1 if guest == invited[-1] else 2]:
            interviewing.interview(store, actor, guest.attempt_id, guest.sample, now)


def decide(store: Store, cast: Cast, now: datetime) -> None:
    manager = cast.actors(Role.MANAGER)[0]
    for index, guest in enumerate(cast.guests):
        made = guest.sample.decision
        workflow.decide(store, manager, guest.attempt_id, made.outcome, made.reason, now + index * 5 * MINUTE)
