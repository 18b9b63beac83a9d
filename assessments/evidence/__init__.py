"""What software can say about an answer: evidence for people, and the ratings of the key."""

from assessments.evidence.answered import files, is_answered, sounds, words_of
from assessments.evidence.contrast import channels, contrast
from assessments.evidence.counting import Counters, count, counters
from assessments.evidence.credit import number_of
from assessments.evidence.figures import parse_number
from assessments.evidence.guest import replies
from assessments.evidence.identify import identify
from assessments.evidence.levels import SoundFigures
from assessments.evidence.metadata import UnknownFile, without_metadata
from assessments.evidence.programs.live import latency
from assessments.evidence.ratings import KEY, key_ratings
from assessments.evidence.redaction import redact
from assessments.evidence.search import branch_taken
from assessments.evidence.work import decimal

__all__ = [
    "KEY",
    "Counters",
    "SoundFigures",
    "UnknownFile",
    "branch_taken",
    "channels",
    "contrast",
    "count",
    "counters",
    "decimal",
    "files",
    "identify",
    "is_answered",
    "key_ratings",
    "latency",
    "number_of",
    "parse_number",
    "redact",
    "replies",
    "sounds",
    "without_metadata",
    "words_of",
]
