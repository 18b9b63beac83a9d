"""A guest who answers what a candidate asks, by what the question says."""

from pydantic import Field

from assessments.form.lexicon import Pattern
from rubric.record import Record, Text


class Said(Record):
    """One thing the guest can say, and what a question must hold to draw it out."""

    id: str
    text: Text
    patterns: Pattern = Pattern()


class Guest(Record):
    """Who is asked, and the rule of what they say.

    Question by question, in order: off limits, the guest turns it down; closed, the guest is polite and brief; else
    the first of `answers` that was not given yet and that the question asks for; else `otherwise`, as often as needed.
    """

    name: str
    questions: tuple[str, ...] = Field(min_length=1)  # ids of the questions put to the guest, in order
    answers: tuple[Said, ...]
    otherwise: Said
    brief: Said  # to a closed question
    declined: Said  # to a question that is off limits
    off_limits: Pattern
    closed: Pattern
    invites: Pattern = Pattern()  # closed in form and open in fact: "could you tell us"
    leading: Pattern = Pattern()
