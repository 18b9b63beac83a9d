"""A round of pairs up to its anchor: four signed answers, levelled and compared, one of which a lead proposes."""

from typing import NamedTuple

from assessments import bank, workflow
from assessments.answer import WrittenAnswer
from assessments.assignment import AnchorRating
from assessments.attempt import Actor
from assessments.store import anchoring, judging, positions
from assessments.views import Position
from assessments.workflow import Store
from assessments.workflow.pairing import code
from rubric.record import Language
from tests.builders import DAY, NOW, candidate, draft, lead, rated, rater, rating
from tests.journeys.bots import Browser, only

TASK, POSTS = "WR1", ("WR1.instagram", "WR1.linkedin", "WR1.x", "WR1.tiktok")
NAMES = ("Camille Doe", "Dana Roe", "Ezra Poe", "Fanny Moe")
LATER = NOW + 2 * DAY


class Round(NamedTuple):
    """A position whose round is judged, those who judged it, and a rater who has read nothing yet."""

    store: Store
    opening: Position
    readers: tuple[Actor, Actor]
    fresh: Actor
    head: Actor
    works: tuple[str, ...]  # sittings, from the lowest level to the highest
    language: Language = "en"

    def number(self, work: str) -> int:
        """The number of a piece of work in the round."""
        found = self.places()
        return found[self.works[::-1].index(work)].number

    def places(self):
        (one,) = (it for it in workflow.pair_rounds(self.store, self.head, self.opening.id) if it.task_id == TASK)
        return one.places

    def propose(self, work: str) -> int:
        number = self.number(work)
        workflow.propose_anchor(self.store, self.head, self.opening.id, TASK, self.language, number, LATER)
        return number

    def accept(self, work: str, now=LATER, **given) -> None:
        """Propose a piece of work and take it as an anchor."""
        said = {
            "level": self.works.index(work) + 2,
            "deciding": ("a new seal is free",),
            "reason": "It gives the reader one thing to do.",
            "error": "length_bias",
            "confirmed": True,
        }
        place = self.opening.id, TASK, self.language, self.propose(work)
        workflow.accept_anchor(self.store, self.head, *place, **(said | given), now=now)

    def let_in(self) -> None:
        """The fresh rater may rate, and has met every anchor of the bank: only copies can come among their work."""
        workflow.admit(self.store, self.head, self.fresh.id, TASK, "Trained elsewhere.", NOW)
        with self.store.write() as db:
            for one in bank.anchors(TASK):
                met = AnchorRating(
                    rater_id=self.fresh.id,
                    task_id=TASK,
                    anchor_id=one.id,
                    purpose="training",
                    agreed=one.level,
                    level=one.level,
                    task_fingerprint="t",
                    rated_at=NOW,
                )
                anchoring.add_rating(db, met)

    def copies(self):
        return workflow.anchors_in_use(self.store, self.head, self.opening.id)


def signed(name: str):
    """Somebody who puts their name and address into each text."""

    def bot(sitting):
        for item_id, answer in only(*POSTS)(sitting):
            yield item_id, WrittenAnswer(text=f"{answer.text} Ask {name.split(maxsplit=1)[0]}: {address(name)}")

    return bot


def address(name: str) -> str:
    return f"{name.lower().replace(' ', '.')}@mail.example"


def judged_round(store: Store, office: Actor, monkeypatch, now=NOW, **given) -> Round:
    """Four people hand in; two raters level them from 2 to 5 and compare them; an estimate counts as firm early."""
    monkeypatch.setattr("rubric.pairing.FIRM", 2.0)
    readers = rater(store, "Ines Reader"), rater(store, "Jona Reader")
    fresh, head = rater(store, "Kai Fresh"), lead(store)
    raters = tuple(one.id for one in (*readers, fresh))
    opening = workflow.create_position(store, office, draft(**({"raters": raters} | given)), now)
    works = []
    for level, name in enumerate(NAMES, start=2):
        browser = Browser(store, candidate(store, office, opening, name), now)
        browser.sit(signed(name))
        works.append(browser.actor.id)
        rated(store, *(rating(browser.actor.id, TASK, one.id, float(level)) for one in readers))
    workflow.set_pair_round(store, office, opening.id, TASK, now, is_open=True)
    for one in readers:
        workflow.admit(store, head, one.id, TASK, "Trained elsewhere.", now)
        compare(store, one, works)
    return Round(store, opening, readers, fresh, head, tuple(works))


def compare(store: Store, actor: Actor, works: list[str]) -> None:
    """Judge what waits: the later in `works` is the better."""
    with store.read() as db:
        known = [one.id for one in judging.submitted(db, [one.id for one in positions.positions(db)])]
    codes = {code(actor.id, TASK, one): one for one in known}
    while card := workflow.next_pair_card(store, actor, TASK):
        left, right = (works.index(codes[one]) for one in card.pair_id.split("-"))
        workflow.judge_pair(store, actor, TASK, card.pair_id, "left" if left > right else "right", NOW + DAY)
