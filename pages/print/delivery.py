"""How recordings can be followed by ear, as blocks of a report: apart from everything that counts."""

from collections.abc import Iterator, Sequence

from pages.parts import noting
from pages.parts.words import _, language
from pages.print.document import Heading, Words
from rubric.report import Delivered


def told(delivered: Sequence[Delivered]) -> Iterator[Heading | Words]:
    if delivered:
        yield Heading(level=2, text=_("Delivery, not part of the score"))
        yield Words(text=noting.delivery_note(), tone="quiet")
    for one in delivered:
        yield Heading(level=3, text=one.title.said(language()))
        for level in one.levels:
            yield Words(label=f"{level}.", text=noting.delivery_told(level))
