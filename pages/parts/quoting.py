"""Finding quoted words in an answer: a quote is only what really stands there, as the rater reads it."""

import re
from collections.abc import Iterable

from assessments.views import AnswerToRate
from pages.parts import reading
from rubric.rating import Span

LONGEST = 600  # characters; a longer selection is a slip of the mouse, not the deciding words


def find(words: str, answers: Iterable[AnswerToRate]) -> Span | None:
    """Where the words stand in the first answer that holds them, or None when none does.

    Runs of white space count as one, since a selection in the browser loses line breaks; the span is that of the
    answer as it was written, in code points.
    """
    pieces = words.split()
    if not pieces or len(words) > LONGEST:
        return None
    pattern = re.compile(r"\s+".join(re.escape(piece) for piece in pieces))
    for answer in answers:
        found = pattern.search(reading.words_of(answer))
        if found:
            return Span(item_id=answer.item.id, start=found.start(), end=found.end(), quote=found.group())
    return None
