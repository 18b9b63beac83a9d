"""The invented candidates: who they are, what they wrote, how they were rated and what was decided."""

from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import Field

from rubric.content import parse_yaml, record_of
from rubric.record import Language, Record

FILE = "samples.yaml"


class SampleRating(Record):
    """What somebody said about one piece of work; of several on a task, the first two came first."""

    task: str
    level: float
    quote: str  # words of the work
    note: str
    flag: str | None = None


class SampleDecision(Record):
    outcome: Literal["advance", "hold", "decline", "hire"]
    reason: str


class Sample(Record):
    """One person and their sitting."""

    name: str
    email: str
    handle: str
    language: Language
    extra_time: float = 1.0
    keyed: dict[str, float]  # by task: the chance, 0..1, of getting one thing right
    answers: dict[str, str]  # words, by item
    ratings: tuple[SampleRating, ...]
    decision: SampleDecision


class Samples(Record):
    people: tuple[Sample, ...] = Field(min_length=1)


@cache
def samples() -> tuple[Sample, ...]:
    text = files("assessments.demo").joinpath(FILE).read_text(encoding="utf-8")
    return record_of(Samples, parse_yaml(text, FILE), FILE).people
