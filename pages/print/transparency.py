"""How a position is filled, on a page and as a file: for candidates, works councils and whoever checks the tool."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from assessments import bank
from assessments.views import Position
from assessments.workflow.transparency import Transparency
from pages.parts import belonging, prose, wellness
from pages.parts.words import _, day, in_turn, language, minutes, n_, number
from pages.print.document import Document, Heading, Points, Told, Words, framed
from rubric.health import QuestionHealth
from rubric.model import load_model
from rubric.statistics.items import FEW


def transparency_document(found: Transparency, now: datetime) -> Document:
    position = found.position
    title = _("How this position is filled: {position}", position=position.title)
    return framed(
        title,
        f"{position.notice.organisation} · {_('as of {day}', day=day(now))}",
        now,
        told(found),
    )


def told(found: Transparency) -> tuple[Told, ...]:
    return (
        Heading(level=2, text=_("What candidates are told")),
        *_principles(found.told),
        Heading(level=2, text=_("What counts, and how much")),
        Points(lines=_weights(found.position)),
        Words(text=_minimums(found.position)),
        Heading(level=2, text=_("What candidates do")),
        Points(lines=_tasks(found.position)),
        Heading(level=2, text=_("How sure the results are")),
        *_sureness(found),
        Heading(level=2, text=_("Whether the tasks belong to the job")),
        Words(text=belonging.hidden() if found.validity is None else belonging.verdict(found.validity)),
        Heading(level=2, text=_("Known limits")),
        *_principles((found.limits,)),
        Heading(level=2, text=_("Versions")),
        Points(lines=_versions(found)),
    )


def _principles(paragraphs: Iterable[str]) -> Iterator[Words]:
    for one in paragraphs:
        lead, text = prose.parted(one)
        yield Words(label=f"{lead}.", text=text)


def _weights(position: Position) -> tuple[str, ...]:
    said, model = language(), load_model()
    heaviest = sorted(position.profile.weights.items(), key=lambda one: -one[1])
    return tuple(
        _(
            "{competency}: {weight} of 100. {definition}",
            competency=model.competency(name).name.said(said),
            weight=number(weight),
            definition=model.competency(name).definition.said(said),
        )
        for name, weight in heaviest
        if weight
    )


def _minimums(position: Position) -> str:
    said, model = language(), load_model()
    levels = [
        f"{model.competency(one.competency_id).name.said(said)}, {model.scale_label(one.level).said(said)}"
        for one in position.profile.minimums
    ]
    if not levels:
        return _("No minimum is set.")
    return _(
        "Minimums: {levels}. Each is met, not met or uncertain, and decides nothing by itself.",
        levels=in_turn(levels),
    )


def _tasks(position: Position) -> tuple[str, ...]:
    said = language()
    tasks = map(bank.task, bank.form(position.form_id).task_ids)
    return tuple(
        _("{label}: {value}", label=f"{one.title.said(said)} ({minutes(one.minutes)})", value=one.assessed.said(said))
        for one in tasks
    )


def _sureness(found: Transparency) -> Iterator[Told]:
    figures = found.health.figures
    if figures.n < FEW:
        yield Words(
            text=n_(
                "{count} person has sat this form: too few to say how reliable it is here. Until then the errors of "
                "all scores rest on what published studies found for work samples and keyed tests.",
                "{count} people have sat this form: too few to say how reliable it is here. Until then the errors of "
                "all scores rest on what published studies found for work samples and keyed tests.",
                figures.n,
            )
        )
        return
    yield Words(
        text=n_(
            "From the last {count} sitting of this form; in brackets, the 95 % interval. From .70 on a form serves to "
            "compare people.",
            "From the last {count} sittings of this form; in brackets, the 95 % interval. From .70 on a form serves to "
            "compare people.",
            figures.n,
        )
    )
    what, reliability = wellness.reliability(found.health).values()
    yield Points(lines=tuple(_("{label}: {value}", label=a, value=b) for a, b in zip(what, reliability, strict=True)))
    yield Words(text=_bias(figures.questions))


def _bias(questions: Iterable[QuestionHealth]) -> str:
    """Whether questions work otherwise in the other language: the only groups that are known here."""
    known = [one for one in questions if one.bias.size is not None]
    if not known:
        return _("Whether questions work alike in English and in French cannot be said yet: too few have sat in one.")
    return n_(
        "Of {count} question that can be compared, {differ} works otherwise in French than in English.",
        "Of {count} questions that can be compared, {differ} work otherwise in French than in English.",
        len(known),
        differ=number(sum(one.bias.size == "C" for one in known)),
    )


def _versions(found: Transparency) -> tuple[str, ...]:
    position = found.position
    return (
        _("Position: revision {number}, {day}", number=number(position.revision), day=day(position.revised_at)),
        _("Competency model: {version}", version=load_model().version),
        _("Form with its keys: {version}", version=found.key_version),
        _("Decision by {day}", day=day(position.notice.decision_by)),
    )
