"""The rules by which software reports on a task."""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from rubric.record import Record, Text


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
    LENGTHS = "lengths"  # how long each text is, of how much
    REWRITTEN = "rewritten"  # the share of the words of a given text that was changed
    READABILITY = "readability"  # reading ease by the formula of the language, told and never scored
    KEPT = "kept"  # checks of the task kept, over their number; flags the broken ones where the rule flags
    BREACHES = "breaches"  # rules of a plan kept, over their number; or each one broken, where the rule only tells
    TOLD = "told"  # what programmed checks have to say, kept or not; no evidence where that is nothing


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
    checks: tuple[str, ...] = ()  # ids of the checks it counts (KEPT); none: all of the task
    minus: tuple[str, ...] = ()  # ids of checks that take one point away each where they are broken (KEPT)
