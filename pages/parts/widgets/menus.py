"""Menus in a grid, and drafts to be checked before they go out."""

from assessments.answer import MenuGridAnswer, PreflightAnswer
from assessments.item import MenuColumn, MenuGrid, MenuRow, Preflight
from assessments.views import ItemState
from pages.parts import prose
from pages.parts.components import Control, Fine, Fix, Option, Question, Row
from pages.parts.widgets import asking
from pages.parts.widgets.seat import Seat
from pages.parts.words import _
from rubric.record import Language

FEW = 5  # options that are shown at once; more are folded into a menu


def grid(item: MenuGrid, state: ItemState, seat: Seat, place: int | None) -> Question:
    """A card for each row, with a menu for each column."""
    options = asking.told(item.options, seat.said)
    rows = [
        Row(_heading(row, number, seat.said), _menus(item, row, number, options, seat.said), _twice(item, row, seat))
        for number, row in enumerate(item.rows, start=1)
    ]
    answer = asking.latest(state, MenuGridAnswer)
    return asking.question(state, seat, answer, asking.words(state, seat, place), rows, shape="framed")


def _heading(row: MenuRow, number: int, said: Language) -> str:
    words = row.text.said(said)
    named = prose.head(row.author) + prose.paragraphs(words) if row.author else prose.head(f"{number}. {words}")
    return prose.sheet(named)


def _menus(
    item: MenuGrid, row: MenuRow, number: int, options: tuple[Option, ...], said: Language
) -> tuple[Control, ...]:
    return tuple(_menu(row, number, column, options, said) for column in item.columns)


def _menu(row: MenuRow, number: int, column: MenuColumn, options: tuple[Option, ...], said: Language) -> Control:
    at, asked = ("chosen", row.id, column.id), column.label.said(said)
    if len(options) <= FEW:
        return Control("radios", at, f"{asked}: {row.text.said(said)}", options, aside=True)
    return Control("menu", at, f"{number}. {asked}", options)


def _twice(item: MenuGrid, row: MenuRow, seat: Seat) -> str | None:
    if not item.distinct_columns:
        return None
    return _("The same choice stands in both menus here: {row}", row=row.text.said(seat.said))


def preflight(item: Preflight, state: ItemState, seat: Seat) -> Question:
    """The draft as a card, the checkpoints to tick, and the fix for each that is ticked."""
    said = seat.said
    facts = [fact.said(said) for fact in (*item.facts, item.details) if fact is not None]
    asked = prose.sheet(
        prose.head(item.prompt.said(said)), prose.card(item.caption.said(said)), prose.listed(facts) if facts else ""
    )
    fixes = tuple(
        Fix(_("Fix for: {checkpoint}", checkpoint=one.text.said(said)), asking.told(one.fixes, said))
        for one in item.checkpoints
    )
    checks = asking.told(item.checkpoints, said)
    control = Control("faults", ("faults",), _("At fault"), checks, fixes=fixes)
    fine = Fine(_("Nothing is at fault in this draft"), _("You say: nothing is at fault in this draft."))
    answer = asking.latest(state, PreflightAnswer)
    return asking.question(state, seat, answer, asked, [Row("", (control,))], fine=fine)
