"""The fit report on paper: page one answers, the rest proves."""

from collections.abc import Iterator, Mapping

from pydantic import AwareDatetime

from assessments.attempt import Decision
from assessments.conditions import Standing
from assessments.interviews import Beside
from pages.parts import conditions, ordering, profile, sureness, telling, walking
from pages.parts.words import _, day, language, number, quoted
from pages.print import delivery
from pages.print.document import (
    Block,
    Branch,
    Chart,
    ChartRow,
    Document,
    Flag,
    Heading,
    Points,
    Quote,
    Tree,
    Words,
    framed,
)
from pages.print.heard import with_interview
from rubric.model import CompetencyModel
from rubric.record import Record
from rubric.report import CompetencyReport, FitReport
from rubric.walk import Step


class Head(Record):
    """Who and what a report is about; with the people a decision names, all that carries a name."""

    person: str
    position: str
    organisation: str
    form: str
    submitted_at: AwareDatetime | None
    introduction: str  # the notice of fit reports, filled
    limits: str  # the notice of limits
    conditions: tuple[Standing, ...] = ()  # of the job, without anybody's words


def fit_report(
    report: FitReport,
    head: Head,
    model: CompetencyModel,
    flag_names: dict[str, str],
    decisions: tuple[Decision, ...],
    names: Mapping[str, str],
    beside: Beside,
) -> Document:
    """The whole report in the language of the run; `names` by attempt, of whom a decision passed over."""
    title = _("Fit report: {person}, {position}", person=head.person, position=head.position)
    return framed(
        title,
        _facts(head, report),
        report.made_at,
        (
            *_answer(report, model),
            *_profile(report, head),
            *_flags(report, flag_names),
            *(with_interview(beside, report.fit, model) if beside.scorecards else ()),
            *_decisions(decisions, names),
            *_conditions(head.conditions),
            Heading(level=2, text=_("Competency by competency"), new_page=True),
            *(block for one in report.competencies for block in _competency(one)),
            *delivery.told(report.delivered),
            Heading(level=2, text=_("How the numbers were made")),
            Tree(root=_branch(report.walk)),
            *_heard(beside),
            Heading(level=2, text=_("How to read this report")),
            Words(text=head.introduction),
            Words(text=head.limits),
            Words(
                text=_("Fingerprint of model and form: {structure}", structure=report.structure.replace(":", " ")),
                tone="quiet",
            ),
        ),
    )


def _heard(beside: Beside) -> Iterator[Block]:
    if beside.joined is not None:
        yield Heading(level=2, text=_("How the numbers with the interview were made"))
        yield Tree(root=_branch(beside.joined.walk))


def _facts(head: Head, report: FitReport) -> str:
    sent = _("work sent {day}", day=day(head.submitted_at)) if head.submitted_at else ""
    made = _("report made {day}", day=day(report.made_at))
    return " · ".join(one for one in (head.organisation, head.form, sent, made) if one)


def _answer(report: FitReport, model: CompetencyModel) -> Iterator[Block]:
    yield Words(text=telling.verdict(report), tone="verdict")
    yield Words(label=_("Fit:"), text=f"{telling.fit(report.fit)}.")
    said = [telling.coverage(report.fit), telling.basis(report.fit), sureness.words(report)]
    yield Words(text=" ".join(one for one in said if one))
    names = {one.competency.id: one.competency.name.said(language()) for one in report.competencies}
    if report.fit.minimums:
        yield Heading(level=2, text=_("Minimums of the role"))
        yield Points(
            lines=tuple(
                telling.minimum(one, model, names.get(one.competency_id, one.competency_id))
                for one in report.fit.minimums
            )
        )


def _profile(report: FitReport, head: Head) -> Iterator[Block]:
    columns = profile.table(report)
    label, *cells = columns
    lines = zip(*(columns[one] for one in cells), strict=True)
    yield Heading(level=2, text=_("Profile"))
    yield Chart(
        header=(label, _("Where the score lies"), *cells),
        rows=tuple(
            ChartRow(label=row.label, dots=row.dots, cut=row.cut, cells=line)
            for row, line in zip(profile.report_rows(report, head.person), lines, strict=True)
        ),
        key=_(
            "Dot: score on 0 to 100 (anchors lie 25 apart). Band: where the true score lies 19 times in 20. "
            "Dashed line: minimum of the role."
        ),
    )


def _flags(report: FitReport, names: dict[str, str]) -> Iterator[Block]:
    if not report.flags:
        return
    yield Heading(level=2, text=_("Critical flags"))
    yield Words(text=_("These need a person’s decision; none of them changes a score."))
    for one in report.flags:
        yield Flag(
            name=names.get(one.flag, one.flag),
            text=telling.raised(one),
            quotes=tuple(quoted(span.quote) for span in one.spans),
            reason=one.reason or "",
        )


def _decisions(decisions: tuple[Decision, ...], names: Mapping[str, str]) -> Iterator[Block]:
    if not decisions:
        yield Words(text=_("No decision has been recorded. No score decides by itself."), tone="quiet")
        return
    yield Heading(level=2, text=_("Decision"))
    for one in decisions:
        yield Words(label=f"{telling.outcome(one.outcome)} · {day(one.decided_at)}", text=one.reason)
        if what := telling.considered(one):
            yield Words(text=what, tone="quiet")
        if order := ordering.sentence(one, names):
            yield Words(text=order, tone="quiet")


def _conditions(found: tuple[Standing, ...]) -> Iterator[Block]:
    if found:
        yield Heading(level=2, text=_("Conditions of the job"))
        yield Words(text=conditions.about(), tone="quiet")
        yield Points(lines=tuple(map(conditions.line, found)))


def _competency(one: CompetencyReport) -> Iterator[Block]:
    said = language()
    yield Heading(
        level=3, text=_("{label}: {value}", label=one.competency.name.said(said), value=telling.score(one.score))
    )
    if one.anchor is not None and one.level_label is not None:
        yield Words(label=f"{one.level_label.said(said)}.", text=one.anchor.text.said(said))
    for quote in one.quotes:
        level = [_("Level {level}", level=number(quote.level))] if quote.level is not None else []
        yield Quote(text=quoted(quote.span.quote), note=" · ".join([*level, *([quote.note] if quote.note else [])]))
    seen = tuple(f"{telling.asked(each)} {telling.found(each.value)}" for each in telling.counted(one.evidence))
    if seen:
        yield Words(label=_("What software counted"), text="")
        yield Points(lines=seen)
    gap = telling.gap(one)
    if gap and one.next_anchor is not None:
        yield Words(label=f"{_('Next level')}.", text=f"{gap} {one.next_anchor.text.said(said)}")
    remarks = [telling.remark(code) for code in one.remarks]
    remarks += [
        _("{label}: {value}", label=task.title.said(said), value=telling.not_assessed(task))
        for task in one.not_assessed
    ]
    if remarks:
        yield Words(text=" ".join(remarks), tone="quiet")


def _branch(step: Step) -> Branch:
    """A step with those below it; the words it rests on stand on its own line, each once."""
    words = dict.fromkeys(walking.step(one) for one in step.steps if one.kind == "words")
    return Branch(
        text=" · ".join((walking.step(step), *([", ".join(words)] if words else []))),
        branches=tuple(_branch(one) for one in step.steps if one.kind != "words"),
    )
