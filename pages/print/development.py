"""The development page of a self-assessment: own level beside the measured one, gaps in words, next steps."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from assessments import bank
from pages.parts import telling
from pages.parts.charts import Dot
from pages.parts.words import _, day, language, minutes, number
from pages.print.document import Chart, ChartRow, Document, Heading, Points, Quote, Told, Words, framed
from rubric.model import Competency, load_model
from rubric.selfview import SelfGap


def development_document(gaps: Sequence[SelfGap], code: str | None, now: datetime) -> Document:
    """The whole page as a file; `code` is the one to keep for the second form, None after it."""
    title = _("Your development plan")
    again = (
        Heading(level=2, text=_("Again in four weeks")),
        Words(text=_("Keep this code for the second form: it holds your scores and their date.")),
        Quote(text=code or ""),
    )
    return framed(
        title,
        _("report made {day}", day=day(now)),
        now,
        (*seen(gaps), *(again if code else ()), *limits()),
    )


def seen(gaps: Sequence[SelfGap]) -> tuple[Told, ...]:
    """How to read it, both levels of each competency, where they differ by more than their error, what comes next."""
    said = language()
    return (
        Words(text=bank.notices().notice("ntc.report.self").text.said(said)),
        _profile(gaps),
        Heading(level=2, text=_("What to look at first")),
        *_gaps(gaps),
        Heading(level=2, text=_("One next step for each competency")),
        Points(lines=tuple(one.text.said(said) for one in bank.development().general)),
        *(block for one in gaps for block in _advice(one)),
    )


def limits() -> tuple[Told, ...]:
    text = bank.notices().notice("ntc.limits").text.said(language())
    return (Heading(level=2, text=_("What this page cannot say")), Words(text=text))


def _profile(gaps: Sequence[SelfGap]) -> Chart:
    return Chart(
        header=(_("Competency"), _("Where both lie"), _("Your own level"), _("Tasks"), _("Most likely")),
        rows=tuple(map(_row, gaps)),
        key=_("● your own level   ■ what the tasks showed, with its margin"),
    )


def _row(one: SelfGap) -> ChartRow:
    name, score = _name(one), one.score
    own = _("{competency}, own level: {level}", competency=name, level=_level(one))
    shown = _("{competency}, tasks: {score}", competency=name, score=telling.score(score))
    return ChartRow(
        label=name,
        dots=(
            Dot(name=_("Your own level"), value=one.own_points, said=own, place=0),
            Dot(name=_("Tasks"), value=score.value, band=score.band, said=shown, place=1),
        ),
        cells=(
            _level(one),
            "–" if score.value is None else number(score.value),
            telling.band(score.band) if score.band else telling.no_score(score),
        ),
    )


def _gaps(gaps: Sequence[SelfGap]) -> Iterator[Told]:
    """Only gaps that exceed their error are told; everything else is within what a short test can say."""
    told = [one for one in gaps if one.shown]
    if all(one.level is None for one in gaps):
        yield Words(text=_("You have not placed yourself on the scale, so there is nothing to compare with the tasks."))
    elif told:
        yield Points(lines=tuple(map(_gap, told)))
    else:
        yield Words(
            text=_(
                "No gap is larger than its margin: within what these short tasks can tell, you see yourself as they do."
            )
        )
    missing = [_name(one) for one in gaps if one.score.value is None]
    if missing:
        names = ", ".join(missing)
        yield Words(
            text=_("No task of this short form looks at: {names}. There is only your own level.", names=names),
            tone="quiet",
        )


def _level(one: SelfGap) -> str:
    return _("not answered") if one.level is None else number(one.level)


def _gap(one: SelfGap) -> str:
    """In words; `one` is shown, so that it has both levels and a gap."""
    assert one.gap is not None
    assert one.measured_level is not None
    values = {"competency": _name(one), "level": _level(one), "measured": number(one.measured_level)}
    if one.gap > 0:
        return _("{competency}: you chose level {level}, the tasks showed nearer to {measured}.", **values)
    return _("{competency}: the tasks showed level {measured}, more than the {level} you gave yourself.", **values)


def _advice(one: SelfGap) -> Iterator[Told]:
    """The next anchor and two exercises, from the level the tasks showed or the own one."""
    level = one.measured_level or one.level
    if level is not None:
        yield Heading(level=3, text=_("{competency}: from level {level}", competency=_name(one), level=number(level)))
        yield from _step(load_model().competency(one.competency_id), level)


def _step(competency: Competency, level: int) -> Iterator[Told]:
    said = language()
    found = bank.development().advice(competency.id, level)
    if found is None:
        yield Words(text=bank.development().highest().said(said))
        return
    yield Words(label=f"{_('The next level')}.", text=competency.anchor(level + 1).text.said(said))
    yield Words(text=found.advice.said(said))
    yield Points(lines=tuple(f"{minutes(each.minutes)} · {each.text.said(said)}" for each in found.exercises))
    yield Words(label=f"{_('It works when')}.", text=found.good_looks_like.said(said))
    yield Words(text=found.score_does_not_say.said(said), tone="quiet")


def _name(one: SelfGap) -> str:
    return load_model().competency(one.competency_id).name.said(language())
