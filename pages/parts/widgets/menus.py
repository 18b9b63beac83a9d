"""Menus in a grid, and drafts to be checked before they go out."""

from assessments.answer import MenuGridAnswer, PreflightAnswer
from assessments.item import MenuColumn, MenuGrid, MenuRow, Preflight
from assessments.views import ItemState
from pages.parts import materials, prose
from pages.parts.components import Control, Fine, Fix, Option, Question, Row
from pages.parts.widgets import asking
from pages.parts.widgets.seat import Seat
from pages.parts.words import _
from rubric.record import Language

FEW = 5  # options that are shown at once; more are folded into a menu


def grid(item: MenuGrid, state: ItemState, seat: Seat, place: int | None) -> Question:
    """A card for each row, with a menu for each column."""
    options = [asking.told(item.offered(column), seat.said) for column in item.columns]
    rows = [
        Row(_heading(row, number, seat.said), _menus(item, row, number, options, seat.said), _twice(item, row, seat))
        for number, row in enumerate(item.rows, start=1)
    ]
    answer = asking.latest(state, MenuGridAnswer)
    return asking.question(state, seat, answer, asking.words(state, seat, place), rows, shape="framed")


def _heading(row: MenuRow, number: int, said: Language) -> str:
    words = row.text.said(said)
    if row.channel is not None:
        return prose.sheet(
            prose.head(f"{row.id} · {row.author or ''}"), prose.quiet(_came(row, said)), prose.paragraphs(words)
        )
    named = prose.head(row.author) + prose.paragraphs(words) if row.author else prose.head(f"{number}. {words}")
    return prose.sheet(named)


def _came(row: MenuRow, said: Language) -> str:
    """How a message came in: by which network, when, and who can read it."""
    parts = [materials.network(row.channel or "")]
    if row.received is not None:
        parts.append(row.received.said(said))
    if row.public is not None:
        parts.append(_("public") if row.public else _("private"))
    return " · ".join(parts)


def _menus(
    item: MenuGrid, row: MenuRow, number: int, options: list[tuple[Option, ...]], said: Language
) -> tuple[Control, ...]:
    shown_at_once = len(item.columns) == 1 and len(options[0]) <= FEW
    each = zip(item.columns, options, strict=True)
    return tuple(_menu(row, number, column, offered, said, shown_at_once=shown_at_once) for column, offered in each)


def _menu(
    row: MenuRow,
    number: int,
    column: MenuColumn,
    options: tuple[Option, ...],
    said: Language,
    *,
    shown_at_once: bool,
) -> Control:
    at, asked = ("chosen", row.id, column.id), column.label.said(said)
    if shown_at_once:
        return Control("radios", at, f"{asked}: {row.text.said(said)}", options, aside=True)
    return Control("menu", at, f"{row.id if row.channel else number}. {asked}", options)


def _twice(item: MenuGrid, row: MenuRow, seat: Seat) -> str | None:
    if not item.distinct_columns:
        return None
    return _("The same choice stands in both menus here: {row}", row=row.text.said(seat.said))


def preflight(item: Preflight, state: ItemState, seat: Seat) -> Question:
    """The draft as a card, the checkpoints to tick, and the fix for each that is ticked."""
    asked, row, fine = asking.once(item, seat.said, lambda: _draft(item, seat.said))
    answer = asking.latest(state, PreflightAnswer)
    return asking.question(state, seat, answer, asked, [row], fine=fine)


def _draft(item: Preflight, said: Language) -> tuple[str, Row, Fine]:
    facts = [fact.said(said) for fact in (*item.facts, item.details) if fact is not None]
    asked = prose.sheet(
        prose.head(item.prompt.said(said)), prose.card(item.caption.said(said)), prose.listed(facts) if facts else ""
    )
    fixes = tuple(
        Fix(_("Fix for: {checkpoint}", checkpoint=one.text.said(said)), asking.told(one.fixes, said))
        for one in item.checkpoints
    )
    label = item.asked.said(said) if item.asked else _("At fault")
    control = Control("faults", ("faults",), label, asking.told(item.checkpoints, said), fixes=fixes)
    fine = Fine(_("Nothing is at fault in this draft"), _("You say: nothing is at fault in this draft."))
    if item.fine is not None:
        fine = Fine(item.fine.said(said), _("You say: {words}.", words=item.fine.said(said)))
    return asked, Row("", (control,)), fine
