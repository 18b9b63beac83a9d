"""Levels for possible actions, places for options, and mock-ups to rank with the defects of each."""

from assessments.answer import LayoutsAnswer, OrderedPickAnswer, OrderingAnswer, RateOptionsAnswer
from assessments.item import Layout, Layouts, OrderedPick, Ordering, RateOptions
from assessments.views import ItemState
from pages.parts import mockups, prose
from pages.parts.components import Clash, Control, Option, Question, Row
from pages.parts.widgets import asking
from pages.parts.widgets.seat import Seat
from pages.parts.words import _, number, quoted
from rubric.record import Language

MOST_IN_A_ROW = 6  # places that are shown at once; more are folded into a menu


def rate(item: RateOptions, state: ItemState, seat: Seat, place: int | None) -> Question:
    """A row of five levels under each action; what the levels mean stands once above."""
    names = [name.said(seat.said) for name in item.level_labels]
    meaning = prose.quiet(" · ".join(f"{level} {name}" for level, name in enumerate(names, start=1)))
    levels = tuple(Option(level, number(level)) for level in range(1, len(names) + 1))
    controls = (Control("levels", ("levels", one.id), one.text.said(seat.said), levels) for one in item.options)
    answer = asking.latest(state, RateOptionsAnswer)
    rows = [Row("", (control,)) for control in controls]
    return asking.question(state, seat, answer, asking.words(state, seat, place, meaning), rows)


def order(item: Ordering, state: ItemState, seat: Seat, place: int | None) -> Question:
    """A place for each option, by number: the same with a keyboard, a finger or a screen reader."""
    names = {one.id: one.text.said(seat.said) for one in item.options}
    rows = [Row("", (_place(name, asked, len(names)),)) for name, asked in names.items()]
    answer = asking.latest(state, OrderingAnswer)
    return asking.question(state, seat, answer, asking.words(state, seat, place), rows, clash=_clash(names))


def pick(item: OrderedPick, state: ItemState, seat: Seat, place: int | None) -> Question:
    """A place for what comes first, by number; everything else is left without one."""
    names = {one.id: one.text.said(seat.said) for one in item.options}
    rows = [Row("", (_place(name, asked, item.most),)) for name, asked in names.items()]
    answer = asking.latest(state, OrderedPickAnswer)
    return asking.question(state, seat, answer, asking.words(state, seat, place), rows, clash=_clash(names))


def _place(name: str, asked: str, many: int) -> Control:
    places = tuple(Option(place, number(place)) for place in range(1, many + 1))
    return Control("levels" if many <= MOST_IN_A_ROW else "menu", ("ranks", name), asked, places, free=True)


def _clash(names: dict[str, str]) -> Clash:
    return Clash("ranks", tuple((one, quoted(name)) for one, name in names.items()))


def layouts(item: Layouts, state: ItemState, seat: Seat, place: int | None) -> Question:
    """Each mock-up with its place and the defects one sees in it."""
    rows, clash = asking.once(item, seat.said, lambda: _mockups(item, seat.said))
    answer = asking.latest(state, LayoutsAnswer)
    asked = asking.words(state, seat, place)
    return asking.question(state, seat, answer, asked, rows, shape="pairs", clash=clash)


def _mockups(item: Layouts, said: Language) -> tuple[tuple[Row, ...], Clash]:
    names = {one.id: one.label.said(said) for one in item.layouts}
    defects = asking.told(item.defects, said)
    return tuple(_mockup(one, names[one.id], len(names), defects, said) for one in item.layouts), _clash(names)


def _mockup(layout: Layout, name: str, many: int, defects: tuple[Option, ...], said: Language) -> Row:
    ranked = _place(layout.id, _("{layout}: place, 1 is best", layout=name), many)
    ticked = Control("pills", ("defects", layout.id), _("{layout}: defects", layout=name), defects)
    return Row(mockups.sheet(layout, said), (ranked, ticked))
