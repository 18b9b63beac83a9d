"""The fit report as one HTML file that needs nothing else and prints clean; page one answers, the rest proves."""

from html import escape
from importlib import resources

from pydantic import AwareDatetime

from assessments.attempt import Decision
from pages.parts import sureness, telling, walking
from pages.parts.charts import described
from pages.parts.profile import report_rows, table
from pages.parts.words import _, day, language, quoted
from pages.print.drawing import rows_svg
from rubric.model import CompetencyModel
from rubric.record import Record
from rubric.report import CompetencyReport, FitReport, RaisedFlag
from rubric.walk import Step

STYLE = resources.files("pages.print").joinpath("report.css").read_text(encoding="utf-8")


class Head(Record):
    """Who and what a report is about; the only place where a report carries a name."""

    person: str
    position: str
    organisation: str
    form: str
    submitted_at: AwareDatetime | None
    introduction: str  # the notice of fit reports, filled
    limits: str  # the notice of limits


def fit_report_html(
    report: FitReport, head: Head, model: CompetencyModel, flag_names: dict[str, str], decisions: tuple[Decision, ...]
) -> str:
    """The whole report in the language of the run."""
    title = _("Fit report: {person}, {position}", person=head.person, position=head.position)
    body = [
        f"<h1>{escape(title)}</h1>",
        _paragraph(_facts(head, report), "quiet"),
        _answer(report, model),
        _profile(report, head),
        _flags(report.flags, flag_names),
        _decisions(decisions),
        f'<div class="proof"><h2>{escape(_("Competency by competency"))}</h2></div>',
        *(_competency(one) for one in report.competencies),
        f"<h2>{escape(_('How the numbers were made'))}</h2>",
        f'<ul class="walk">{_step(report.walk)}</ul>',
        f"<h2>{escape(_('How to read this report'))}</h2>",
        _paragraph(head.introduction),
        _paragraph(head.limits),
        _paragraph(_("Fingerprint of model and form: {structure}", structure=report.structure), "quiet"),
    ]
    return (
        f'<!doctype html><html lang="{language()}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head><body><main>{''.join(body)}</main></body></html>"
    )


def _paragraph(said: str, kind: str = "") -> str:
    return f'<p class="{kind}">{escape(said)}</p>' if kind else f"<p>{escape(said)}</p>"


def _facts(head: Head, report: FitReport) -> str:
    sent = _("work sent {day}", day=day(head.submitted_at)) if head.submitted_at else ""
    made = _("report made {day}", day=day(report.made_at))
    return " · ".join(one for one in (head.organisation, head.form, sent, made) if one)


def _answer(report: FitReport, model: CompetencyModel) -> str:
    said = [telling.fit(report.fit), telling.coverage(report.fit), telling.basis(report.fit)]
    said += [sureness.panel(report.panel)] if report.panel is not None else []
    names = {one.competency.id: one.competency.name.said(language()) for one in report.competencies}
    minimums = "".join(
        f"<li>{escape(telling.minimum(one, model, names.get(one.competency_id, one.competency_id)))}</li>"
        for one in report.fit.minimums
    )
    return (
        f'<p class="verdict">{escape(telling.verdict(report))}</p><p>{escape(_("Fit:"))} '
        + " ".join(escape(one) for one in said if one)
        + "</p>"
        + (f"<h2>{escape(_('Minimums of the role'))}</h2><ul>{minimums}</ul>" if minimums else "")
    )


def _profile(report: FitReport, head: Head) -> str:
    rows = report_rows(report, head.person)
    columns = table(report)
    cells = zip(*columns.values(), strict=True)
    return (
        f"<h2>{escape(_('Profile'))}</h2>{rows_svg(rows, described(rows))}<table><thead><tr>"
        + "".join(f'<th scope="col">{escape(one)}</th>' for one in columns)
        + "</tr></thead><tbody>"
        + "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in line) + "</tr>" for line in cells)
        + "</tbody></table>"
    )


def _flags(flags: tuple[RaisedFlag, ...], names: dict[str, str]) -> str:
    if not flags:
        return ""
    lines = [
        f'<div class="flag"><strong>{escape(names.get(one.flag, one.flag))}</strong> · {escape(telling.raised(one))}'
        + "".join(f"<blockquote>{escape(quoted(span.quote))}</blockquote>" for span in one.spans)
        + (f"<p>{escape(one.reason)}</p>" if one.reason else "")
        + "</div>"
        for one in flags
    ]
    lead = _("These need a person’s decision; none of them changes a score.")
    return f"<h2>{escape(_('Critical flags'))}</h2>{_paragraph(lead)}" + "".join(lines)


def _decisions(decisions: tuple[Decision, ...]) -> str:
    if not decisions:
        return _paragraph(_("No decision has been recorded. No score decides by itself."), "quiet")
    lines = "".join(
        f"<li>{escape(telling.outcome(one.outcome))} · {escape(day(one.decided_at))}<br>{escape(one.reason)}</li>"
        for one in decisions
    )
    return f"<h2>{escape(_('Decision'))}</h2><ul>{lines}</ul>"


def _competency(one: CompetencyReport) -> str:
    said = language()
    parts = [f"<section><h3>{escape(one.competency.name.said(said))}: {escape(telling.score(one.score))}</h3>"]
    if one.anchor is not None and one.level_label is not None:
        parts.append(_paragraph(f"{one.level_label.said(said)}. {one.anchor.text.said(said)}"))
    for quote in one.quotes:
        note = f'<br><span class="quiet">{escape(quote.note)}</span>' if quote.note else ""
        parts.append(f"<blockquote>{escape(quoted(quote.span.quote))}{note}</blockquote>")
    seen = [f"{telling.asked(each)} {telling.found(each.value)}" for each in telling.counted(one)]
    if seen:
        items = "".join(f"<li>{escape(line)}</li>" for line in seen)
        parts.append(f"<p>{escape(_('What software counted'))}</p><ul>{items}</ul>")
    gap = telling.gap(one)
    if gap and one.next_anchor is not None:
        parts.append(_paragraph(f"{gap} {one.next_anchor.text.said(said)}"))
    remarks = [telling.remark(code) for code in one.remarks]
    remarks += [f"{task.title.said(said)}: {telling.not_assessed(task)}" for task in one.not_assessed]
    if remarks:
        parts.append(_paragraph(" ".join(remarks), "quiet"))
    return "".join(parts) + "</section>"


def _step(step: Step) -> str:
    below = "".join(_step(one) for one in step.steps)
    return f"<li>{escape(walking.step(step))}" + (f"<ul>{below}</ul>" if below else "") + "</li>"
