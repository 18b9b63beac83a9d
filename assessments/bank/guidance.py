"""Words around the tasks: policies, notices, advice for development."""

import re
from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from rubric.record import Language, Record, Text

PLACEHOLDER = re.compile(r"\{(\w+)\}")


class Sentence(Record):
    id: str
    text: Text


class Delivery(Record):
    """How well a recording can be followed by ear: a scale beside that of the competency, which counts in no score."""

    guide: Text
    anchors: tuple[Text, ...] = Field(min_length=5, max_length=5)  # level 1 first


class Common(Record):
    """What all tasks share."""

    version: str
    ai_policies: tuple[Sentence, ...]
    access_routes: tuple[Sentence, ...]
    critical_flags: tuple[Sentence, ...]
    delivery: Delivery


class Notice(Record):
    """A text somebody is informed by; a changed word means a new version."""

    id: str
    version: str
    kind: str
    text: Text
    shown_when: str | None = None
    jurisdiction: str | None = None
    with_limits: str | None = None  # id of the notice of limits that goes with it

    @property
    def placeholders(self) -> frozenset[str]:
        """What must be filled in before anybody reads it."""
        return frozenset(PLACEHOLDER.findall(self.text.en + self.text.fr))


def _counted(version: str) -> tuple[int, ...]:
    """ "2026.11-4" -> (2026, 11, 4)."""
    return tuple(map(int, re.findall(r"\d+", version)))


class Unfilled(Exception):  # noqa: N818  # says what the text is
    """A notice or a mail would have been shown with a gap in it."""

    def __init__(self, notice_id: str, missing: frozenset[str]) -> None:
        super().__init__(f"{notice_id}: {', '.join(sorted(missing))} not filled in")
        self.notice_id, self.missing = notice_id, missing


class Notices(Record):
    """All notices, and the order in which a candidate reads theirs, by form."""

    version: str
    copies_since: str  # the first version that tells of copies by which raters are trained
    candidate_order: tuple[str, ...]  # rated and keyed forms
    keyed_order: tuple[str, ...]  # forms nobody rates
    self_order: tuple[str, ...]  # self-assessment
    notices: tuple[Notice, ...]

    def tells_of_copies(self, version: str | None) -> bool:
        """Whether somebody who has read this version knows that a nameless copy of their answer may train raters."""
        return version is not None and _counted(version) >= _counted(self.copies_since)

    def notice(self, notice_id: str) -> Notice:
        """A notice by id; KeyError for an unknown one."""
        for one in self.notices:
            if one.id == notice_id:
                return one
        raise KeyError(notice_id)

    def fill(self, notice_id: str, values: Mapping[str, str], language: Language) -> str:
        """The words of a notice with every placeholder filled; Unfilled when a value is missing."""
        notice = self.notice(notice_id)
        if missing := notice.placeholders - {name for name, value in values.items() if value}:
            raise Unfilled(notice_id, missing)
        return PLACEHOLDER.sub(lambda found: values[found[1]], notice.text.said(language))


class Mail(Record):
    """What HR writes to a candidate about an invitation; what must be filled in is the same in both languages."""

    id: Literal["reminder", "extended"]
    subject: Text
    body: Text

    def fill(self, values: Mapping[str, str], language: Language) -> tuple[str, str]:
        """Subject and body with every placeholder filled; Unfilled when a value is missing."""
        subject, body = self.subject.said(language), self.body.said(language)
        if missing := set(PLACEHOLDER.findall(subject + body)) - {name for name, value in values.items() if value}:
            raise Unfilled(self.id, frozenset(missing))
        return (
            PLACEHOLDER.sub(lambda found: values[found[1]], subject),
            PLACEHOLDER.sub(lambda found: values[found[1]], body),
        )


class Mails(Record):
    mails: tuple[Mail, ...]


class Exercise(Record):
    id: str
    minutes: int = Field(gt=0)
    text: Text


class Advice(Record):
    """How to get from a level of a competency to the next anchor."""

    id: str
    level: Literal[1, 2, 3, 4]
    advice: Text
    exercises: tuple[Exercise, ...] = Field(min_length=1)
    good_looks_like: Text
    score_does_not_say: Text  # always shown with the advice


class CompetencyAdvice(Record):
    id: str  # of the competency
    levels: tuple[Advice, ...]


class Development(Record):
    """Advice for everybody and for each competency and level."""

    version: str
    general: tuple[Sentence, ...]
    at_the_top: str  # id of the general sentence for level 5
    competencies: tuple[CompetencyAdvice, ...]

    def advice(self, competency_id: str, level: int) -> Advice | None:
        """What leads from this level to the next; None at the highest level, where `highest()` speaks."""
        for one in self.competencies:
            if one.id == competency_id:
                return next((advice for advice in one.levels if advice.level == level), None)
        raise KeyError(competency_id)

    def highest(self) -> Text:
        """What is said to somebody who has reached level 5."""
        return next(one.text for one in self.general if one.id == self.at_the_top)
