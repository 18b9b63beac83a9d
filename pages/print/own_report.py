"""The candidate's own report: what was seen in their work, in whose words, what would lift it, and their answers."""

from collections.abc import Iterable, Iterator

from assessments import bank
from assessments.attempt import OwnReport
from assessments.views import TaskState
from pages.parts import telling
from pages.parts.charts import Dot
from pages.parts.sitting.ended import answer_lines
from pages.parts.words import _, day, language, minutes, number, quoted
from pages.print import delivery
from pages.print.document import Chart, ChartRow, Document, Heading, Points, Quote, Told, Words, framed
from rubric.report import CompetencyReport

MOST_AT_ONCE = 2  # competencies that people work on at a time


def own_document(own: OwnReport, tasks: Iterable[TaskState]) -> Document:
    """The whole report as a file, in the language of the run."""
    title = _("Your report: {position}", position=own.position_title)
    return framed(
        title,
        f"{own.organisation} · {_('report made {day}', day=day(own.made_at))}",
        own.made_at,
        (
            *seen(own),
            Words(text=_("To contest a result, open your personal link: the form stands under your report.")),
            Heading(level=2, text=_("Your own answers"), new_page=True),
            *answers(tasks),
        ),
    )


def seen(own: OwnReport) -> tuple[Told, ...]:
    """How to read it, the profile, every competency, where to begin."""
    return (
        Words(text=own.introduction),
        Heading(level=2, text=_("Profile")),
        _profile(own.competencies),
        Heading(level=2, text=_("Competency by competency")),
        *(block for one in own.competencies for block in _competency(one)),
        *delivery.told(own.delivered),
        *_beginnings(own.competencies),
        Heading(level=2, text=_("How far this can be trusted")),
        Words(text=own.limits),
    )


def _profile(competencies: Iterable[CompetencyReport]) -> Chart:
    return Chart(
        header=(_("Competency"), _("Where the score lies"), _("Score"), _("Most likely"), _("Level")),
        rows=tuple(_row(one) for one in competencies),
        key=_(
            "Dot: score on 0 to 100 (anchors lie 25 apart). Band: where the true score lies 19 times in 20. "
            "Not assessed is not a low score."
        ),
    )


def _row(one: CompetencyReport) -> ChartRow:
    name, score = one.competency.name.said(language()), one.score
    return ChartRow(
        label=name,
        dots=(Dot(name=name, value=score.value, band=score.band, said=f"{name}: {telling.score(score)}"),),
        cells=(
            number(score.value) if score.value is not None else "–",
            telling.band(score.band) if score.band else telling.no_score(score),
            one.level_label.said(language()) if one.level_label else "–",
        ),
    )


def _competency(one: CompetencyReport) -> Iterator[Told]:
    said = language()
    name = one.competency.name.said(said)
    yield Heading(level=3, text=_("{label}: {value}", label=name, value=telling.score(one.score)))
    if one.anchor is not None and one.level_label is not None:
        yield Words(label=f"{one.level_label.said(said)}.", text=one.anchor.text.said(said))
    if one.quotes:
        yield Words(label=_("Your words that this rests on"), text="")
    for quote in one.quotes:
        level = _("Level {level}", level=number(quote.level)) if quote.level is not None else ""
        yield Quote(text=quoted(quote.span.quote), note=level)
    counted = tuple(f"{telling.asked(each)} {telling.found(each.value)}" for each in telling.counted(one.evidence))
    if counted:
        yield Words(label=_("What software counted"), text="")
        yield Points(lines=counted)
    advice = bank.development().advice(one.competency.id, one.level) if one.level else None
    if one.next_anchor is not None and advice is not None:
        yield Words(label=_("What would lift it."), text=one.next_anchor.text.said(said))
        yield Words(text=advice.advice.said(said))
    missing = [
        _("{label}: {value}", label=task.title.said(said), value=telling.not_assessed(task))
        for task in one.not_assessed
    ]
    if missing:
        yield Words(text=" ".join(missing), tone="quiet")


def _beginnings(competencies: Iterable[CompetencyReport]) -> Iterator[Told]:
    """Exercises for the competencies with most room, at most two: more at a time is more than anybody does."""
    said = language()
    room = sorted((one for one in competencies if one.level), key=lambda one: one.score.value or 0)
    found = [
        (one, advice)
        for one in room
        if one.level and (advice := bank.development().advice(one.competency.id, one.level)) is not None
    ]
    if not found:
        return
    yield Heading(level=2, text=_("Where to begin"))
    for one, advice in found[:MOST_AT_ONCE]:
        yield Heading(level=3, text=one.competency.name.said(said))
        yield Points(lines=tuple(f"{minutes(each.minutes)} · {each.text.said(said)}" for each in advice.exercises))
        yield Words(label=f"{_('It works when')}.", text=advice.good_looks_like.said(said))
        yield Words(text=advice.score_does_not_say.said(said), tone="quiet")


def answers(tasks: Iterable[TaskState]) -> Iterator[Told]:
    """Every question with one's answer, as it was handed in."""
    said = language()
    for state in tasks:
        yield Heading(level=3, text=state.task.title.said(said))
        for one in state.items:
            if not one.hidden:
                yield Words(text=one.item.prompt.said(said))
                yield Quote(text="\n".join(answer_lines(one, said)))
