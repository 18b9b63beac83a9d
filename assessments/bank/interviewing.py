"""The structured interview as it is authored: questions with their anchors, and the words around them."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from assessments.bank.guidance import PLACEHOLDER, Sentence
from rubric.model import Anchor
from rubric.record import Language, Record, Text


class InterviewQuestion(Record):
    id: str
    kind: Literal["behavioural", "situational"]
    question: Text
    probe: Text  # asked after it, in the same words to everybody
    listen_for: Text
    anchors: tuple[Anchor, ...]  # of levels 1, 3 and 5; 2 and 4 lie beside these


class CompetencyQuestions(Record):
    id: str  # of the competency
    questions: tuple[InterviewQuestion, ...] = Field(min_length=1)


class Interview(Record):
    """Everything that can be asked; which of it is asked of whom is chosen elsewhere."""

    version: str
    minutes_each: int = Field(gt=0)
    minutes_around: int = Field(gt=0)
    rules: tuple[Sentence, ...]
    opening: Text
    closing: Text
    competencies: tuple[CompetencyQuestions, ...]

    def questions(self, competency_id: str) -> tuple[InterviewQuestion, ...]:
        """Those of a competency, the one for everybody first; KeyError for an unknown one."""
        return {one.id: one.questions for one in self.competencies}[competency_id]


def filled(text: Text, values: Mapping[str, str], language: Language) -> str:
    """The words of an opening or a closing; KeyError where a value is missing."""
    return PLACEHOLDER.sub(lambda found: values[found[1]], text.said(language))
