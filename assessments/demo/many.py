"""Many invented people who sat the short screening, so that a table of hundreds or thousands has something to show."""

from datetime import datetime, timedelta
from random import Random

from assessments import bank, workflow
from assessments.answer import Answer, ChoiceAnswer, MenuGridAnswer, RateOptionsAnswer
from assessments.attempt import Actor, HiringStage
from assessments.attempt.monitoring import usual
from assessments.demo import requiring
from assessments.demo.speaking import speak
from assessments.demo.staging import Cast
from assessments.item import AnyItem, Choice, MenuGrid, RateOptions
from assessments.views import Position, PositionDraft
from assessments.workflow import Store
from rubric.fit import Minimum

TITLE = "Community assistant"
FORM = "screen"
WEIGHTS = {"PU": 20.0, "AN": 25.0, "CS": 35.0, "AD": 20.0}
MINIMUMS = (Minimum(competency_id="CS", level=3),)
FIRST = (
    "Aline", "Bastien", "Chiara", "Driss", "Elif", "Florent", "Gwen", "Hana", "Idris", "Jonas", "Kenza", "Liam",
    "Maëlle", "Noor", "Oscar", "Priya", "Quentin", "Rosa", "Samir", "Thaïs", "Ugo", "Vera", "Wassim", "Yuna", "Zélie",
)  # fmt: skip
LAST = (
    "Abadie", "Brandt", "Castel", "Dumay", "Eriksen", "Fontan", "Guerin", "Holm", "Ito", "Jansen", "Keller", "Lunel",
    "Moreau", "Nadar", "Okoro", "Perrin", "Quill", "Roche", "Sandoz", "Thiel", "Ulmer", "Vidal", "Weiss", "Yilmaz",
)  # fmt: skip
ABLE, SPREAD = 0.55, 0.2  # of the chance of getting one thing right: mean, and deviation between people
SAYING = ("",) * 8 + tuple(requiring.SAID)  # what is said to the conditions, in turns: mostly as usual
NOT_YET = 12  # one in so many has been invited and not begun
MINUTE = timedelta(minutes=1)


def sit_many(store: Store, cast: Cast, many: int, now: datetime) -> Position:
    """A second position with so many invitations; nearly everybody has handed in, and HR has looked at some."""
    office = cast.staff[0]
    position = workflow.create_position(store, office.actor, _draft(cast), now - timedelta(days=6))
    requiring.ask(store, office.actor, position, now - timedelta(days=6))
    draw = Random(f"many {many}")  # noqa: S311 - nothing here is secret
    pasted = "\n".join(f"{_name(one)}, candidate{one}@example.org, {draw.choice(('en', 'fr'))}" for one in range(many))
    invited = workflow.import_people(store, office.actor, position.id, pasted, now - timedelta(days=5)).invited
    sent: list[str] = []
    forward: list[str] = []
    late: list[str] = []
    for place, (_person, token) in enumerate(invited):
        start = now - timedelta(days=4) + place * timedelta(days=3) / many
        actor = workflow.redeem(store, token, start)
        if place % NOT_YET:
            _sit(store, actor, draw, start, SAYING[place % len(SAYING)])
            sent.append(actor.id)
            said = speak(store, actor, draw)
            if draw.random() < (0.5 if said.gender == "man" else 0.25):  # a difference for the page on groups to tell
                forward.append(actor.id)
        else:
            late.append(actor.id)
    workflow.note_mails(store, office.actor, position.id, late[::2], "reminder", now - timedelta(days=1))
    workflow.move(store, office.actor, position.id, forward, HiringStage.SHORT_LIST, now - timedelta(hours=5))
    workflow.move(store, office.actor, position.id, forward[::4], HiringStage.INTERVIEW, now - 2 * MINUTE)
    return position


def _name(number: int) -> str:
    """Every number has another name: after all pairs come initials between them."""
    first, last = FIRST[number % len(FIRST)], LAST[number // len(FIRST) % len(LAST)]
    times = number // (len(FIRST) * len(LAST))
    return f"{first} {last}" if times == 0 else f"{first} {times}. {last}"


def _draft(cast: Cast) -> PositionDraft:
    filled_in = {field: getattr(cast.position, field) for field in PositionDraft.model_fields}
    profile = workflow.role_profile("solo_sme", WEIGHTS, MINIMUMS)
    own = {"title": TITLE, "form_id": FORM, "profile": profile, "raters": (), "monitoring": usual("us_nyc")}
    return PositionDraft.model_validate(filled_in | own)


def _sit(store: Store, actor: Actor, draw: Random, start: datetime, like: str) -> None:
    able = min(0.98, max(0.05, draw.gauss(ABLE, SPREAD)))
    workflow.acknowledge(store, actor, start)
    requiring.answer(store, actor, like, start)
    workflow.finish_practice(store, actor, start + MINUTE)
    workflow.start_block(store, actor, start + 2 * MINUTE)
    items = [item for task_id in bank.form(FORM).task_ids for item in bank.task(task_id).items]
    for place, item in enumerate(items):
        answer = answer_by(item, able, draw)
        workflow.save_response(store, actor, item.id, answer, 0, "demo", start + (3 + place) * MINUTE)
    workflow.submit(store, actor, start + (3 + len(items)) * MINUTE)


def answer_by(item: AnyItem, able: float, draw: Random) -> Answer:
    """What somebody chooses who gets each single thing right with this chance, 0..1, and otherwise guesses."""
    match item:
        case Choice():
            return ChoiceAnswer(option=item.key if draw.random() < able else draw.choice(item.options).id)
        case RateOptions():
            levels = {one.id: round(one.key) if draw.random() < able else draw.randint(1, 5) for one in item.options}
            return RateOptionsAnswer(levels=levels)
        case _:
            assert isinstance(item, MenuGrid)  # the short screening asks nothing else
            chosen: dict[str, dict[str, str]] = {}
            for row in item.rows:
                chosen[row.id] = {
                    column.id: min(row.keys[column.id].full)
                    if column.id in row.keys and draw.random() < able
                    else draw.choice(item.offered(column)).id
                    for column in item.columns
                }
            return MenuGridAnswer(chosen=chosen)
