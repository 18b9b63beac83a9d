"""Personal data are seeded everywhere, and everything that a page sends to a browser is searched for them."""

from datetime import timedelta
from pathlib import Path

import pytest
from google.protobuf.json_format import MessageToJson

from assessments import bank, workflow
from assessments.answer import NumberAnswer, SpokenAnswer
from assessments.attempt import Actor, Role
from assessments.conditions import ConditionAnswer
from assessments.store import conditions
from tests.builders import NOW, admin, lead, manager, rater
from tests.conditions import RIGHT, conditions_of
from tests.journeys.bots import everything, rate_all
from tests.pages.openings import opened, sat

SCREENS = sorted(path.name for path in (Path(__file__).parents[2] / "pages").glob("*.py") if path.name[0] != "_")
NAME, EMAIL, HANDLE = "Kévin-Mathis Ndiaye-Roux", "kevinmathis.nr@mail.example", "@kevma.crea"
SIGNED = (
    "Bonjour, Kévin-Mathis ici ! KEVIN MATHIS NDIAYE ROUX, kevinmathis.nr@mail.example, @kevma.crea, alias kevma crea. "
    "Tél. 06 12 34 56 78, (415) 555-0132. K é v i n, kevinmathis (at) mail (dot) com. — Ndiaye-Roux"
)
TRACES = ("kévin", "kevin", "mathis", "ndiaye", "kevma", "12 34 56", "555-0132", "k é v i n", "(dot)")
MAY_READ_NAMES = {
    "positions.py": set(),  # it counts people and names nobody
    "raters.py": set(),  # it names raters and no candidate
    "training.py": set(),
    "severity.py": set(),
    "settle.py": set(),
    "board.py": {"admin", "hr", "manager"},
    "report.py": {"admin", "hr", "manager"},
    "interview.py": {"admin", "hr", "manager"},
    "compare.py": {"admin", "hr", "manager"},
    "screen.py": {"admin", "hr", "manager"},
    "field.py": {"admin", "hr", "manager"},
}
WHO = ("stranger", "candidate", "self", "admin", "hr", "rater", "lead", "manager")
LATER = NOW + timedelta(hours=3)


def signs(sitting):
    """A candidate who puts name, address, account and number into everything that takes words."""
    for item_id, answer in everything(sitting):
        match answer:
            case SpokenAnswer():
                yield item_id, SpokenAnswer(route="typed", script=SIGNED)
            case NumberAnswer():
                yield item_id, NumberAnswer(typed="Kévin-Mathis")
            case _ if hasattr(answer, "text"):
                yield item_id, answer.model_copy(update={"text": SIGNED})
            case _:
                yield item_id, answer


def sent(at):
    """All that a run sent to the browser: every element and block with all of its fields, and the address."""
    parts = [str(dict(at.query_params))]
    waiting = [at.main, at.sidebar]
    while waiting:
        node = waiting.pop()
        waiting.extend(getattr(node, "children", {}).values())
        if getattr(node, "proto", None) is not None:
            parts.append(MessageToJson(node.proto, ensure_ascii=False))
    return "\n".join(parts).replace("\\\\", "").lower()


def traces_in(at, *more):
    everything_sent = sent(at)
    return [one for one in (*TRACES, *more) if one.lower() in everything_sent]


@pytest.fixture
def readers(store):
    return tuple(rater(store, name) for name in ("Ines Reader", "Jona Leser"))


@pytest.fixture
def signed(store, office, readers):
    """The sitting of somebody who signs everything, in French, with half as much time again."""
    opening = opened(store, office, raters=tuple(one.id for one in readers))
    (asked,) = conditions_of(store, office, opening, RIGHT)
    browser = sat(store, office, opening, NAME, EMAIL, signs, language="fr", handle=HANDLE)
    sat(store, office, opening, "Camille Doe", "camille@mail.example")  # somebody to be compared with
    with store.write() as db:
        given = ConditionAnswer(said="no", words="Kévin-Mathis : mon titre est en cours.", saved_at=NOW)
        conditions.add_answer(db, browser.actor.id, asked.id, RIGHT.question.fr, given)
    workflow.set_extra_time(store, office, browser.actor.id, 1.5, NOW)
    workflow.request_arrangement(store, browser.actor, "Kévin-Mathis : je vois mal.", NOW)
    return browser


def invited(store, office):
    """Somebody else who is a candidate of the same position."""
    (position,) = workflow.positions(store, office)
    token = workflow.invite(store, office, position.id, "Dana Roe", "dana@mail.example", "en", 1, None, NOW)[1]
    return workflow.redeem(store, token, NOW)


@pytest.fixture
def visitors(store, office, readers, signed):
    """Everybody who could ask for a page, none of them the person whose data were seeded."""
    return {
        "stranger": lambda: None,
        "candidate": lambda: invited(store, office),
        "self": lambda: workflow.start_self(store, "en", NOW),
        "admin": lambda: admin(store),
        "hr": lambda: office,
        "rater": lambda: readers[0],
        "lead": lambda: lead(store),
        "manager": lambda: manager(store),
    }


@pytest.mark.parametrize("who", WHO)
def test_names_are_read_only_where_they_are_needed(open_page, visitors, who):
    visitor = visitors[who]()
    named = {}
    for screen in SCREENS:
        at = open_page(screen, visitor)
        assert not at.exception
        named[screen] = bool(traces_in(at))

    assert named == {screen: who in MAY_READ_NAMES.get(screen, set()) for screen in SCREENS}


def test_the_search_finds_what_it_looks_for(open_page, office, signed):
    """The board names the candidate: a search that cannot see that would prove nothing."""
    assert set(traces_in(open_page("board.py", office))) >= {"kévin", "mathis", "ndiaye"}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("task_id", [one for one in bank.form("core").task_ids if bank.task(one).human])
def test_no_rater_page_leads_to_a_person(open_page, store, readers, signed, task_id, language):
    """Before one's own rating, while something is missing, after it, and while it is corrected."""
    rate_all(store, readers[1], LATER, 5.0)
    asked = (RIGHT.question.en, RIGHT.question.fr)
    ids = (signed.actor.id, EMAIL, HANDLE, "Jona", readers[1].id, "50%", "50\u202f%", *asked)
    at = open_page("rate.py", readers[0], language, task=task_id)
    card = workflow.next_card(store, readers[0], task_id)
    seen = [traces_in(at, *ids)]
    for level, button in ((None, "save"), ("2", "save"), (None, "correct")):
        if level:
            at = at.radio(key=f"desk-{card.card_id}-level").set_value(level).run()
        at = at.button(key=f"desk-{card.card_id}-{button}").click().run()
        seen.append(traces_in(at, *ids))

    assert not at.exception
    assert workflow.laid(store, readers[0], card.card_id)[1]
    assert seen == [[], [], [], []]


def test_a_rater_sees_the_same_list_whoever_is_behind_it(open_page, readers, signed):
    at = open_page("rate.py", readers[0])

    assert len(at.button) == 5  # one for each task that people rate
    assert traces_in(at, signed.actor.id) == []


def test_a_rater_who_is_also_hr_rates_without_names(open_page, store, office, readers, signed):
    """The page, not the person, decides what is shown while one rates."""
    both = Actor(kind="staff", id=readers[0].id, roles=frozenset({Role.RATER, Role.HR}))
    workflow.change_user(store, admin(store), both.id, NOW, roles=both.roles)
    at = open_page("rate.py", both, task="WR1")

    assert traces_in(at, signed.actor.id) == []
