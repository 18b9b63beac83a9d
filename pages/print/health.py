"""How the questions of a form work, on paper: the same tables as on the page, and every answer option."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from assessments.workflow import Health, SatForm
from pages.parts import wellness
from pages.parts.words import _, day, language
from pages.print.document import Block, Document, Heading, Table, Words, framed

ABREAST = 3  # columns beside the first: more of them, with their intervals, are wider than a sheet


def health_document(sat: SatForm, health: Health, now: datetime) -> Document:
    said = language()
    title = _("How the questions work: {form}", form=sat.form.name.said(said))
    return framed(
        title,
        _("report made {day}", day=day(now)),
        now,
        (
            Words(text=wellness.verdict(health), tone="verdict"),
            Words(text=wellness.rests_on(health, sat), tone="quiet"),
            Heading(level=2, text=_("How reliable the form is")),
            *_tables(wellness.reliability(health)),
            Words(text=wellness.coefficients_words(), tone="quiet"),
            *_under(_("Questions with a key"), wellness.questions(health, now.date())),
            *_under(_("Work that people rate"), wellness.tasks(health)),
            *_options(health),
        ),
    )


def _under(heading: str, columns: Mapping[str, Sequence[str]]) -> Iterator[Block]:
    """Nothing where the form has none of it."""
    if any(columns.values()):
        yield Heading(level=2, text=heading)
        yield from _tables(columns)


def _tables(columns: Mapping[str, Sequence[str]]) -> Iterator[Table]:
    """The columns in as many tables as they need, each with what the rows are about."""
    (name, about), *others = columns.items()
    for place in range(0, len(others), ABREAST):
        some = others[place : place + ABREAST]
        yield Table(
            header=(name, *(head for head, _cells in some)),
            rows=tuple(zip(about, *(cells for _head, cells in some), strict=True)),
        )


def _options(health: Health) -> Iterator[Block]:
    found = wellness.choices(health)
    if found:
        yield Heading(level=2, text=_("What each answer option does"))
    for name, one in found.items():
        yield Heading(level=3, text=wellness.question_words(health, name))
        yield Words(text=health.units[name].said.said(language()))
        yield from _tables(wellness.options(health, one))
