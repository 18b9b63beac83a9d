"""Checks on pictures that were laid out: what can be measured of contrast, size, place and distance.

A rule that is kept counts as far as the elements have been placed: one title on an empty canvas overlaps nothing, and
that proves nothing. An element that was never placed breaks no rule but that all are placed.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import combinations

from assessments.answer import CanvasAnswer, Placed
from assessments.evidence.contrast import contrast
from assessments.evidence.programs import arguments
from assessments.evidence.verdict import NOT_GIVEN, Program, Verdict
from assessments.evidence.work import Work, after_colon, decimal, listed, of, percent
from assessments.form import Check
from assessments.item import Canvas, CanvasElement
from rubric.record import Language, Text

LETTER_WIDTH, LINE_HEIGHT = 62, 110  # hundredths of the text size: room that a letter and a line take
SLACK = 1  # px by which a text may exceed its box
PHONE = 390  # px, the width of a usual phone


@dataclass(frozen=True)
class Laid:
    """One canvas and what was placed on it."""

    item: Canvas
    answer: CanvasAnswer
    language: Language

    @property
    def placed(self) -> tuple[tuple[CanvasElement, Placed], ...]:
        given = self.answer.placed
        return tuple((one, given[one.id]) for one in self.item.elements if one.id in given)

    @property
    def texts(self) -> tuple[tuple[CanvasElement, Placed], ...]:
        """The text boxes: the texts and the logo."""
        return tuple((one, at) for one, at in self.placed if one.kind != "photo")

    @property
    def photos(self) -> tuple[Placed, ...]:
        return tuple(at for one, at in self.placed if one.kind == "photo")

    def contrast(self, at: Placed) -> float:
        return contrast(self.item.hex_of(at.colour), self.item.hex_of(at.fill))

    def share(self, boxes: Iterable[Placed]) -> float:
        """The part of the surface that boxes take, 0 to 1 where they do not overlap."""
        return sum(at.w * at.h for at in boxes) / (self.item.width * self.item.height)


def gap(one: Placed, other: Placed) -> float:
    """The larger of the distances on the two axes, px; below 0 where two boxes overlap, 0 where they touch."""
    across = max(one.x, other.x) - min(one.x + one.w, other.x + other.w)
    down = max(one.y, other.y) - min(one.y + one.h, other.y + other.h)
    return max(across, down)


# --- on one canvas: what breaks the rule, nothing where it is kept ----------------------------------------------------


def _complete(laid: Laid, _check: Check) -> list[Text]:
    """All elements are placed, and inside the format."""
    width, height = laid.item.width, laid.item.height
    left_out = [one.label for one in laid.item.elements if one.id not in laid.answer.placed]
    outside = [
        one.label for one, at in laid.placed if at.x < 0 or at.y < 0 or at.x + at.w > width or at.y + at.h > height
    ]
    told = ((Text(en="not placed", fr="non placé"), left_out), (Text(en="over the edge", fr="hors format"), outside))
    return [after_colon(name, listed(labels)) for name, labels in told if labels]


def _safe_box(laid: Laid, _check: Check) -> list[Text]:
    """Texts and logo lie inside the safe box of the format."""
    box = laid.item.safe_box
    return [
        one.label
        for one, at in laid.texts
        if at.x < box.x_min or at.x + at.w > box.x_max or at.y < box.y_min or at.y + at.h > box.y_max
    ]


def _contrast(laid: Laid, check: Check) -> list[Text]:
    """Each text reaches `normal` against its panel, `large` from `large_from_px` on (WCAG 2.2, 1.4.3)."""
    normal, large, from_px = (arguments.number(check, one) for one in ("normal", "large", "large_from_px"))
    return [
        after_colon(one.label, _ratio(laid.contrast(at)))
        for one, at in laid.texts
        if laid.contrast(at) < (large if at.px >= from_px else normal)
    ]


def _apart(laid: Laid, least: float) -> list[Text]:
    return [
        listed((one.label, other.label), " / ")
        for (one, at), (other, there) in combinations(laid.texts, 2)
        if gap(at, there) < least
    ]


def _overlap(laid: Laid, _check: Check) -> list[Text]:
    """No two texts overlap; edges may touch."""
    return _apart(laid, 0)


def _gaps(laid: Laid, check: Check) -> list[Text]:
    """Every two texts are at least `least` px apart."""
    return _apart(laid, arguments.number(check, "least"))


def _smallest(laid: Laid, check: Check) -> list[Text]:
    """No text is smaller than `least` px."""
    least = arguments.number(check, "least")
    return [after_colon(one.label, _px(at.px)) for one, at in laid.texts if at.px < least]


def _focal(laid: Laid, check: Check) -> list[Text]:
    """Exactly one text has `from_px` or more, and it is the one named in `focal`."""
    from_px, focal = arguments.number(check, "from_px"), str(check.arguments["focal"])
    large = [(one, at) for one, at in laid.texts if at.px >= from_px]
    if not large:
        return [Text(en="no text stands out", fr="aucun texte ne domine")]
    if [one.id for one, _at in large] == [focal]:
        return []
    return [after_colon(one.label, _px(at.px)) for one, at in large]


def _text_share(laid: Laid, check: Check) -> list[Text]:
    """The boxes of the texts take between `least` and `most` of the surface."""
    return _outside(laid.share(at for _one, at in laid.texts), check)


def _photo_share(laid: Laid, check: Check) -> list[Text]:
    """The photo takes between `least` and `most` of the surface."""
    return _outside(laid.share(laid.photos), check)


def _outside(share: float, check: Check) -> list[Text]:
    fair = arguments.number(check, "least") <= share <= arguments.number(check, "most")
    return [] if fair else [percent(share)]


def _fits(laid: Laid, _check: Check) -> list[Text]:
    """Each text fits its box, in the language it was laid out in."""
    return [one.label for one, at in laid.texts if not text_fits(one.text.said(laid.language), at)]


def text_fits(text: str, at: Placed) -> bool:
    """Whether the lines of a text fit their box, by the room that a letter and a line take."""
    lines = text.split("\n")
    wide, high = max(map(len, lines)) * at.px * LETTER_WIDTH, len(lines) * at.px * LINE_HEIGHT
    return wide <= 100 * (at.w + SLACK) and high <= 100 * (at.h + SLACK)


def _panel(laid: Laid, _check: Check) -> list[Text]:
    """Each text lies wholly on the photo or wholly off it; edges may touch."""
    return [one.label for one, at in laid.texts if any(_straddles(at, photo) for photo in laid.photos)]


def _straddles(at: Placed, photo: Placed) -> bool:
    within = (
        photo.x <= at.x and at.x + at.w <= photo.x + photo.w and photo.y <= at.y and at.y + at.h <= photo.y + photo.h
    )
    return gap(at, photo) < 0 and not within


def measures(work: Work, check: Check) -> Verdict:
    """What a rater may want to know of one canvas: nothing of it is good or bad by itself."""
    laid = _laid(work, check.items[0])
    if laid is None or not laid.texts:
        return NOT_GIVEN
    faint = min(laid.texts, key=lambda one: laid.contrast(one[1]))
    small = min(laid.texts, key=lambda one: one[1].px)
    margin = min(
        min(at.x, at.y, laid.item.width - at.x - at.w, laid.item.height - at.y - at.h) for _one, at in laid.texts
    )
    phone = _px(round(small[1].px * PHONE / laid.item.width, 1))
    lowest = Text(en="lowest contrast", fr="contraste le plus faible")
    smallest = Text(en="smallest text", fr="plus petit corps")
    on_phone = Text(en=f"{phone.en} on a phone", fr=f"{phone.fr} sur un téléphone")
    told = (
        after_colon(lowest, listed((_ratio(laid.contrast(faint[1])), faint[0].label))),
        after_colon(smallest, listed((_px(small[1].px), small[0].label, on_phone))),
        after_colon(Text(en="text", fr="texte"), percent(laid.share(at for _one, at in laid.texts))),
        after_colon(Text(en="photo", fr="photo"), percent(laid.share(laid.photos))),
        after_colon(Text(en="narrowest margin", fr="marge la plus étroite"), _px(margin)),
    )
    return Verdict(1.0, listed(told, "; "))


# --- on two canvases --------------------------------------------------------------------------------------------------


def moved(work: Work, check: Check) -> Verdict:
    """At least `least` elements stand higher or lower on the second canvas, by more than `by` of the height."""
    found = _both(work, check)
    if found is None:
        return NOT_GIVEN
    one, other = found
    names = one.answer.placed.keys() & other.answer.placed.keys()
    changed = sum(
        abs(other.answer.placed[name].y / other.item.height - one.answer.placed[name].y / one.item.height)
        > arguments.number(check, "by")
        for name in names
    )
    whole = changed >= arguments.number(check, "least")
    return Verdict(float(whole), of(changed, len(one.item.elements)))


def colours(work: Work, check: Check) -> Verdict:
    """At most `most` colours of the palette in texts, panels and grounds of both canvases; the photo is left out."""
    found = _both(work, check)
    if found is None:
        return NOT_GIVEN
    used = {colour for laid in found for _one, at in laid.texts for colour in (at.colour, at.fill)}
    used |= {laid.answer.background for laid in found if laid.answer.background is not None}
    names = [colour.name for colour in found[0].item.colours if colour.id in used]
    part = sum(len(laid.placed) for laid in found) / sum(len(laid.item.elements) for laid in found)
    return Verdict(part if len(used) <= arguments.number(check, "most") else 0.0, listed(names))


def _both(work: Work, check: Check) -> tuple[Laid, Laid] | None:
    first, second = (_laid(work, name) for name in check.items)
    return None if first is None or second is None else (first, second)


def _laid(work: Work, name: str) -> Laid | None:
    """A canvas with something on it."""
    item, answer = work.task.item(name), work.answers.get(name)
    assert isinstance(item, Canvas)
    return Laid(item, answer, work.language) if isinstance(answer, CanvasAnswer) and answer.placed else None


Judge = Callable[[Laid, Check], list[Text]]


def _judged(judge: Judge, work: Work, check: Check) -> Verdict:
    laid = _laid(work, check.items[0])
    if laid is None:
        return NOT_GIVEN
    if broken := judge(laid, check):
        return Verdict(0.0, listed(broken, "; "))
    return Verdict(len(laid.placed) / len(laid.item.elements))


def _ratio(value: float) -> Text:
    digits = decimal(value)
    return Text(en=f"{digits.en}:1", fr=f"{digits.fr}:1")


def _px(value: float) -> Text:
    digits = decimal(value)
    return Text(en=f"{digits.en} px", fr=f"{digits.fr} px")


_ON_ONE: Mapping[str, Judge] = {
    "complete": _complete,
    "safe_box": _safe_box,
    "contrast": _contrast,
    "overlap": _overlap,
    "smallest_text": _smallest,
    "one_focal": _focal,
    "text_share": _text_share,
    "fits": _fits,
    "photo_share": _photo_share,
    "gaps": _gaps,
    "panel": _panel,
}
PROGRAMS: Mapping[str, Program] = {
    **{f"canvas.{name}": partial(_judged, judge) for name, judge in _ON_ONE.items()},
    "canvas.measures": measures,
    "canvas.moved": moved,
    "canvas.colours": colours,
}
