"""Tasks, and the forms that are made of them."""

import hashlib
import json
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, cast

from pydantic import Field

from assessments.item import AnyItem
from rubric.record import Record, Text


class Pattern(Record):
    """Regular expressions (Python re) that find one thing in a text, one list for each language."""

    en: tuple[str, ...] = ()
    fr: tuple[str, ...] = ()


class Mention(Record):
    """Something a text may say: a fact, a check, a forbidden claim, a stale date."""

    id: str
    name: str
    label: Text
    patterns: Pattern
    strip: Pattern = Pattern()  # removed from the text before looking: negations and idioms
    flag: str | None = None  # critical flag when it is found
    optional: bool = False
    replaces: str | None = None  # name of the stale mention it takes the place of; asked only where that one stood
    optional_on: tuple[str, ...] = ()  # networks whose texts may leave it out even then


class Lexicon(Record):
    """Everything the software of one task looks for in texts."""

    facts: tuple[Mention, ...] = ()
    checks: tuple[Mention, ...] = ()
    bans: tuple[Mention, ...] = ()  # phrases to avoid in this task
    claims: tuple[Mention, ...] = ()  # the company's forbidden claims
    embargo: tuple[Mention, ...] = ()
    stale: tuple[Mention, ...] = ()  # true before the brief moved, false after
    fresh: tuple[Mention, ...] = ()
    kept: tuple[str, ...] = ()  # names of facts that are still true


class Measure(StrEnum):
    """What an evidence rule measures over the items of its task; each has one function in assessments/evidence."""

    RIGHT = "right"  # mean credit of keyed items (choice, number, menus, order of actions)
    HITS = "hits"  # right ticks minus wrong ticks over the number of true ones
    FIXES = "fixes"  # right fixes over the number of true faults
    ORDER = "order"  # Kendall agreement with the key order
    FACTS = "facts"  # required facts found, mean over texts
    CHECKS = "checks"  # checks found anywhere in the task, over their number
    STALE = "stale"  # stale facts removed
    FRESH = "fresh"  # new facts in, true facts kept
    RULES = "rules"  # rules of an invented network kept
    FALSE_ALARMS = "false_alarms"
    DECOYS = "decoys"
    CRITICAL_MISSED = "critical_missed"
    UNIT_SLIPS = "unit_slips"
    SIGNATURES = "signatures"
    CHANCE = "chance"
    CHANGED = "changed"
    CONFIDENCE = "confidence"  # Brier score, told and not scored
    EXTREMES = "extremes"
    OVER_DELETION = "over_deletion"
    UNDER_MODERATION = "under_moderation"
    VANITY = "vanity"
    LIMITS = "limits"
    FOLD = "fold"
    HASHTAGS = "hashtags"
    EMOJI = "emoji"
    ADDRESS = "address"  # tu / vous
    CLAIMS = "claims"
    EMBARGO = "embargo"
    BANS = "bans"
    SIMILARITY = "similarity"
    BRANCH = "branch"
    NOTE = "note"  # checks found in a note to the team
    APOLOGIES = "apologies"
    SOUND = "sound"  # duration and level, to help the listener only


LineCheck = Literal[
    "line_count",
    "max_line_chars",
    "question_only_line",
    "digits_only_in_price",
    "regex_line",
    "name_once_not_line_1",
    "event_prefix_line_2",
    "absent",
    "same_first_letter",
]


class LineRule(Record):
    """One rule of an invented network, checked on the lines of a text."""

    id: str
    check: LineCheck
    label: Text
    arguments: dict[str, str | int | bool | tuple[int, ...]] = Field(default={})


class EvidenceRule(Record):
    """One thing software reports about a task; it scores only where it carries a weight."""

    id: str
    measure: Measure
    kind: Literal["score", "info", "flag", "limit"]
    label: Text
    weight: float = Field(default=0.0, ge=0, le=1)  # of the task score, only on kind "score"
    items: tuple[str, ...] = ()  # ids of the items it looks at; none: all it applies to
    threshold: float | None = None
    flag: str | None = None
    options: tuple[str, ...] = ()  # e.g. the metrics that flatter (VANITY)


class Line(Record):
    id: str
    text: Text
    author: str | None = None


class HumanPart(Record):
    """The part of a task that people rate on the anchors of its competency."""

    id: str
    weight: float = Field(gt=0, le=1)
    raters: int = Field(ge=1)
    indicators: tuple[str, ...]
    guide: Text
    items: tuple[str, ...] = ()  # ids of the items the rater reads; none: all
    look_for: tuple[Line, ...] = ()  # what a good answer holds, beside the anchors


class TableRow(Record):
    id: str
    text: Text
    value: float


class Note(Record):
    """Prose the candidate works from; paragraphs are split by blank lines, numbered lists keep their numbers."""

    kind: Literal["note"] = "note"
    id: str
    title: Text
    text: Text


class Message(Record):
    """A message by somebody in the story."""

    kind: Literal["message"] = "message"
    id: str
    title: Text
    author: str
    channel: str
    text: Text


class Table(Record):
    kind: Literal["table"] = "table"
    id: str
    title: Text
    rows: tuple[TableRow, ...]


class Lines(Record):
    """A list: a card of facts, a chat, a fact sheet."""

    kind: Literal["lines"] = "lines"
    id: str
    title: Text
    lines: tuple[Line, ...]


Material = Annotated[Note | Message | Table | Lines, Field(discriminator="kind")]


class Task(Record):
    """One piece of work: what it assesses, what is given, what is asked, how it is judged."""

    id: str
    competency_id: str
    minutes: int = Field(gt=0)
    title: Text
    assessed: Text
    ai_policy: Literal["ai_open", "ai_closed"]
    instructions: Text
    text_alternative: Text | None = None
    materials: tuple[Material, ...] = ()
    items: tuple[AnyItem, ...] = Field(min_length=1)
    lexicon: Lexicon = Lexicon()
    line_rules: tuple[LineRule, ...] = ()
    author_name: str | None = None  # the name an invented network wants in the text
    evidence: tuple[EvidenceRule, ...] = ()
    human: HumanPart | None = None
    prior_reliability: float = Field(default=0.6, gt=0, lt=1)  # of one task, until data say otherwise

    def item(self, item_id: str) -> AnyItem:
        for item in self.items:
            if item.id == item_id:
                return item
        raise KeyError(item_id)


class Block(Record):
    """Tasks done in one go; its deadline is the server's."""

    tasks: tuple[str, ...] = Field(min_length=1)


FormId = Literal["core", "screen", "self"]
BUDGETS: dict[FormId, int] = {"core": 95, "screen": 40, "self": 25}  # minutes


class Form(Record):
    """An ordered list of blocks of tasks; a break lies between two blocks."""

    id: FormId
    name: Text
    purpose: Text
    blocks: tuple[Block, ...] = Field(min_length=1)
    self_levels: bool = False  # own level on the anchors is asked before the tasks
    practice: str | None = None  # id of the task that is never scored

    @property
    def task_ids(self) -> tuple[str, ...]:
        return tuple(task for block in self.blocks for task in block.tasks)


def _plain(value: object) -> object:
    """What JSON has no word for; sets are sorted, for their own order differs from one process to the next."""
    if isinstance(value, frozenset):
        return sorted(cast("frozenset[str]", value))
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no stable form for {type(value).__name__}")


def _digest(content: object) -> str:
    text = json.dumps(content, default=_plain, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def fingerprint(record: Record) -> str:
    """A hash of the content as authored: what code defaults add later does not change it."""
    return _digest(record.model_dump(exclude_unset=True))


def _skeleton(value: object) -> object:
    """The same value without the words people read."""
    if isinstance(value, Text):
        return None
    if isinstance(value, Record):
        fields = value.model_fields_set - {"author"}
        return {name: _skeleton(getattr(value, name)) for name in fields}
    if isinstance(value, dict):
        return {name: _skeleton(one) for name, one in cast("dict[str, object]", value).items()}
    if isinstance(value, tuple):
        return [_skeleton(one) for one in cast("tuple[object, ...]", value)]
    return value


def structure(record: Record) -> str:
    """A hash of ids, keys and weights only: a corrected typo does not change it, a moved key does."""
    return _digest(_skeleton(record))
