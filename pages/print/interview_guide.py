"""The guide of an interview on paper: the questions with their anchors, and room to mark and to note."""

from collections.abc import Iterator
from datetime import datetime

from assessments.interviews import Asked, Guide
from assessments.views import Position
from pages.parts import interviewing
from pages.parts.words import _, day, language
from pages.print.document import Block, Document, Heading, Points, Quote, Words, framed


def guide_document(guide: Guide, person: str, position: Position, now: datetime) -> Document:
    title = _("Interview: {person}, {position}", person=person, position=position.title)
    made = _("questions chosen {day}", day=day(now))
    return framed(
        title,
        f"{position.notice.organisation} · {interviewing.length(guide)} · {made}",
        now,
        (
            Words(label=_("Interviewer:"), text="____________________"),
            Heading(level=2, text=_("How to hold the interview")),
            Points(lines=interviewing.rules()),
            Heading(level=2, text=_("To open")),
            Quote(text=guide.opening),
            *(block for heading, asked in interviewing.parts(guide, person) for block in _part(heading, asked)),
            Heading(level=2, text=_("To close")),
            Quote(text=guide.closing),
        ),
    )


def _part(heading: str, asked: list[tuple[int, Asked]]) -> Iterator[Block]:
    yield Heading(level=2, text=heading)
    for place, one in asked:
        said = language()
        yield Heading(level=3, text=interviewing.heading(place, one), whole=True)
        yield Quote(text=one.question.question.said(said))
        yield Words(label=_("Then:"), text=one.question.probe.said(said))
        yield Words(label=_("Listen for:"), text=one.question.listen_for.said(said))
        yield Points(lines=tuple(" ".join(each) for each in interviewing.worded(one)))
        yield Words(text=interviewing.reason(one), tone="quiet")
        yield Words(label=_("Level:"), text=_("1 · 2 · 3 · 4 · 5 · not assessed"))
        yield Words(label=_("What was said:"), text=" ".join(["_" * 60] * 3))
