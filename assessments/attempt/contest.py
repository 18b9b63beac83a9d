"""The candidate's own report: that it is theirs to read, and what they contest in it."""

from typing import Literal

from pydantic import AwareDatetime, Field

from rubric.record import Language, Record
from rubric.report import CompetencyReport, Delivered

Outcome = Literal["raised", "stands", "unusable"]  # never lower: asking costs nobody anything


class SharedReport(Record):
    """HR has handed the candidate their report; from then on their link opens it."""

    attempt_id: str
    shared_by: str
    shared_by_name: str  # as it was that day
    shared_at: AwareDatetime


class Contest(Record):
    """A result that a candidate contests, and the written answer of somebody who did not rate it."""

    id: str
    attempt_id: str
    about: str = Field(min_length=1, max_length=200)  # the competency, or what else, in the candidate's language
    words: str = Field(min_length=1, max_length=4000)
    made_at: AwareDatetime
    due_at: AwareDatetime
    outcome: Outcome | None = None
    answer: str | None = None
    answered_by: str | None = None
    answered_by_name: str | None = None
    answered_at: AwareDatetime | None = None


class OwnReport(Record):
    """What a candidate reads about their work; there is no field that leads to a rater."""

    position_title: str
    organisation: str
    made_at: AwareDatetime
    language: Language
    introduction: str  # how to read it
    limits: str
    how_to_contest: str
    competencies: tuple[CompetencyReport, ...]
    delivered: tuple[Delivered, ...] = ()
    contests: tuple[Contest, ...]


class OpenContest(Record):
    """What a candidate contests, and who of HR may answer: nobody who rated the work."""

    contest: Contest
    may_answer: dict[str, str]  # names by user id
