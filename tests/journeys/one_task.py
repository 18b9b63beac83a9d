"""A task sat on its own, from the link to the report: what software and people make of one set of answers."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import NamedTuple

import pytest

from assessments import workflow
from assessments.answer import Answer, WrittenAnswer
from assessments.bank import load
from assessments.form import Block, Form
from assessments.views import RatingCard
from assessments.workflow.reports import result
from assessments.workflow.state import places
from rubric.rating import Evidence, Rating, Source
from rubric.record import Text
from rubric.report import FitReport
from tests.builders import DAY, HOUR, NOW, draft, hr, invited, manager, rater
from tests.journeys.bots import Browser

both = pytest.mark.parametrize("language", ["en", "fr"])


class Played(NamedTuple):
    shares: Mapping[str, float]  # by id of the rule that scores
    evidence: Mapping[str, tuple[Evidence, ...]]  # by id of the rule
    flags: frozenset[str]
    by_key: Mapping[str, Rating]  # by id of the part
    cards: tuple[RatingCard, ...]  # as the first rater saw them
    report: FitReport

    def told(self, rule_id: str, language: str = "en") -> str:
        """What a rule of one evidence says."""
        (one,) = self.evidence[rule_id]
        return one.value.said(language) if isinstance(one.value, Text) else str(one.value)


def written(texts: Mapping[str, str]) -> dict[str, Answer]:
    """Texts by the id of the question."""
    return {item_id: WrittenAnswer(text=text) for item_id, text in texts.items()}


def wrote(task_id: str, **texts: str) -> dict[str, Answer]:
    """Texts by the last part of the id of the question."""
    return written({f"{task_id}.{name}": text for name, text in texts.items()})


def form_of(*task_ids: str) -> Form:
    """A form of nothing but these tasks, in the place of the core form."""
    name = Text(en="One task", fr="Une tâche")
    return Form(id="core", name=name, purpose=name, blocks=(Block(tasks=task_ids),))


@contextmanager
def core_of(monkeypatch, *task_ids: str) -> Iterator[None]:
    """The core form is these tasks, for a while."""
    with monkeypatch.context() as patch:
        patch.setitem(load._forms(), "core", form_of(*task_ids))
        places.cache_clear()
        try:
            yield
        finally:
            places.cache_clear()


def play(
    store,
    monkeypatch,
    task_id: str,
    answers: Mapping[str, Answer | bytes] = {},
    language: str = "en",
    level=4.0,
    sit=None,
) -> Played:
    """Save these answers in the order of the questions, hand in, let people rate, read the report.

    `sit` is what somebody does at the desk instead, where answers depend on the clock.
    """
    with core_of(monkeypatch, task_id):
        return _play(store, task_id, sit or partial(_save, load.task(task_id), answers), language, level)


def _save(task, answers, browser):
    for item in task.items:
        given = answers.get(item.id)
        if isinstance(given, bytes):  # a file
            workflow.save_upload(browser.store, browser.actor, item.id, given, "tab-1", NOW)
        elif given is not None:
            browser.save(item.id, given)


def _play(store, task_id, sit, language, level) -> Played:
    task = load.task(task_id)
    office, readers = hr(store), [rater(store, name) for name in ("Ines Reader", "Jona Reader")]
    profile = workflow.role_profile("solo_sme", {task.competency_id: 100.0})
    raters = tuple(one.id for one in readers)
    opening = workflow.create_position(store, office, draft(profile=profile, raters=raters), NOW)
    _, token = invited(store, office, opening, language=language)
    browser = Browser(store, workflow.redeem(store, token, NOW))
    workflow.acknowledge(store, browser.actor, NOW)
    browser.start()
    sit(browser)
    attempt = browser.submit()
    cards = tuple(card for one in readers if (card := _rated(store, one, task_id, level)))
    report = workflow.fit_report(store, manager(store), attempt.id, NOW + DAY)
    with store.read() as db:
        found = result(db, attempt.id)
    evidence: dict[str, tuple[Evidence, ...]] = {}
    for each in found.evidence():
        evidence[each.id] = (*evidence.get(each.id, ()), each)
    return Played(
        shares={one.id: one.share for each in evidence.values() for one in each if one.share is not None},
        evidence=evidence,
        flags=frozenset(one.flag for each in evidence.values() for one in each if one.flag),
        by_key={one.part_id: one for one in found.ratings if one.source is Source.KEY},
        cards=cards,
        report=report,
    )


def _rated(store, reader, task_id, level) -> RatingCard | None:
    card = workflow.next_card(store, reader, task_id)
    if card is not None:
        workflow.rate(store, reader, card.card_id, level, (), "", (), None, NOW + HOUR)
    return card
