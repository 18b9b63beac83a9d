"""One thing an answer keeps or breaks, looked for by patterns or by a function that is named after it."""

from typing import Literal

from pydantic import Field

from assessments.form.lexicon import Pattern
from assessments.form.material import Line
from rubric.record import Record, Text

Argument = str | float | bool | tuple[str, ...] | dict[str, str] | dict[str, float] | dict[str, tuple[str, ...]]


class Check(Record):
    """Kept or broken; `flag` names the critical flag that follows when it is broken."""

    id: str
    label: Text
    how: Literal[
        "found",  # a pattern is found in one of the texts
        "found_in_each",  # a pattern is found in every text
        "absent",  # no pattern is found in any text
        "filled",  # every text holds between `least` and `most` words or characters
        "programmed",  # the function registered under `program` (assessments/evidence/programs) says so
    ] = "found"
    items: tuple[str, ...] = ()  # ids of the questions it looks at; none: all that are scored
    patterns: Pattern = Pattern()
    every: Pattern = Pattern()  # each of these has to be found too, in one of the texts or another
    never: Pattern = Pattern()  # none of these may stand in them: it would take back what was found
    strip: Pattern = Pattern()  # removed from the text before looking: negations and idioms
    least: int = 1
    most: int | None = None
    unit: Literal["words", "characters"] = "characters"
    program: str | None = None
    arguments: dict[str, Argument] = Field(default={})  # what the function needs to know: figures, keys, limits
    seen: tuple[Line, ...] = ()  # what people tick in a picture, where software reads no words
    flag: str | None = None
    examples: dict[str, tuple[str, ...]] = Field(default={})  # en_pass, en_fail, fr_pass, fr_fail: tried by the tests
