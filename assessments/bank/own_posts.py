"""Rows of posts as questions look at them, and the figures asked about them."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from assessments.bank import rates
from assessments.bank.exports import Cells
from assessments.bank.posts import PostError
from assessments.item import Number, Signature
from rubric.record import Text

Of = Literal["AN2", "MR1"]
FEWEST = 12  # posts on the main network, and of the kind that makes the bar, below which quartiles say nothing
FEWEST_IN_HALF = 3
APART = 0.05  # share by which the medians of two halves differ before a level has moved


class Posts:
    """Rows of posts as the questions look at them: the main network, its main format, two halves."""

    def __init__(self, rows: tuple[Cells, ...]) -> None:
        self.rows = rows
        self.good = rates.organic(rates.clean(rows))
        self.network = rates.commonest(self.good, "platform") if self.good else ""
        self.main = rates.where(self.good, platform=self.network)
        self.format = rates.commonest(self.main, "format") if self.main else ""
        self.bar = rates.where(self.main, format=self.format)
        self.day = rates.halves(self.main) if self.main else date.min
        self.early, self.late = rates.parted(self.main, self.day)

    def problems(self, of: Of) -> tuple[PostError, ...]:
        """Why nothing can be asked of these rows: too few good ones."""
        some = self.main if of == "AN2" else self.bar
        halves = (self.early, rates.where(self.late, format=self.format))
        if of == "MR1" and some:
            halves = rates.parted(some, rates.halves(some))
        if len(some) >= FEWEST and min(map(len, halves)) >= FEWEST_IN_HALF:
            return ()
        return (PostError(row=0, field=None, problem="too_few", content=str(len(some))),)


def figure(number: float) -> Text:
    """Two decimals, as each language writes them."""
    return Text(en=f"{number:.2f}", fr=f"{number:.2f}".replace(".", ","))


def number(item_id: str, asked: Text, key: float, mistakes: Iterable[tuple[float, Text]] = ()) -> Number:
    """A percentage with the mistakes that lead elsewhere; one that would earn credit is no mistake that shows."""
    item = Number(id=item_id, prompt=asked, unit="percent", key=round(key, 2))
    far = (
        Signature(value=round(wrong, 2), text=text)
        for wrong, text in mistakes
        if abs(wrong - key) > 3 * item.relative_tolerance * key + 0.01
    )
    return item.model_copy(update={"signatures": tuple(far)})


def count(item_id: str, asked: Text, key: int, mistakes: Iterable[tuple[int, Text]]) -> Number:
    signatures = tuple(Signature(value=wrong, text=text) for wrong, text in mistakes if wrong != key)
    return Number(id=item_id, prompt=asked, unit="count", key=key, relative_tolerance=0.0, signatures=signatures)


BOOSTED = Text(en="boosted posts mixed in", fr="publications sponsorisées mêlées")
MIXED = Text(en="other formats mixed in", fr="autres formats mêlés")
DOUBLED = Text(en="duplicate kept", fr="doublon gardé")
