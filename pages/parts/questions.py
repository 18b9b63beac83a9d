"""What a hiring manager asks of a comparison, answered in words: on the page and on the printed short list alike."""

from collections.abc import Iterator, Mapping

from assessments import bank
from pages.parts import interviewing, prose, telling
from pages.parts.words import _, in_turn, language, listed, minutes, number
from rubric.asking import OpenAmong, open_among
from rubric.compare import Comparison
from rubric.development import gaps
from rubric.leading import Rise, ToLead, to_lead
from rubric.model import load_model
from rubric.ontask import on_task
from rubric.precision import nearest_level
from rubric.report import CompetencyReport, FitReport

Names = Mapping[str, str]  # of candidates, by attempt

ANOTHER_ROLE = 50  # of 100 points of weight: with more of them moved, the role is another
MOST = 3  # competencies that one person is told to train at once
NEW_RULES = ("AD4", "AD4B")  # tasks that ask to learn something nobody can know
HONESTLY = "dev.g3"  # what no study has shown


def first(comparison: Comparison, names: Names) -> str:
    """Whether anybody is clearly ahead of all the others."""
    if comparison.clearly_first is None:
        return _("Nobody is clearly ahead of everybody else.")
    return _("{name} is clearly ahead of everybody else.", name=names[comparison.clearly_first])


# --- what would have to be true


def behind(comparison: Comparison) -> tuple[ToLead, ...]:
    """What it would take, for each but the first."""
    return tuple(to_lead(comparison, one) for one in comparison.order[1:])


def leading(comparison: Comparison, names: Names) -> str:
    """As HTML: one fold for each who is not first."""
    folds = "".join(
        prose.fold(lead_title(one, names), prose.listed(lead_lines(one, comparison)), unfolded=place == 0)
        for place, one in enumerate(behind(comparison))
    )
    said = _("First is whoever has the highest fit; being clearly ahead takes more than that.")
    return prose.sheet(folds, prose.quiet(said))


def lead_title(one: ToLead, names: Names) -> str:
    return _("For {name} to come first", name=names[one.attempt_id])


def lead_lines(one: ToLead, comparison: Comparison) -> tuple[str, ...]:
    """How likely it is as things stand; the weights, and the level, that would do it; a minimum that stays open."""
    chance = telling.chance_of(comparison.p_first[one.attempt_id])
    said = [_("As things stand: the best of those compared with a probability of {chance}.", chance=chance)]
    if one.moved == ():
        return (*said, _("Nothing has to change: the fit is level with the first."))
    said += [_weights(one), *_levels(one)]
    fit = comparison.fits[one.attempt_id]
    if unsure := [_called(each.competency_id) for each in fit.minimums if each.state != "meets"]:
        said.append(_("None of this settles a minimum that is open or not reached: {names}.", names=listed(unsure)))
    return tuple(said)


def _called(competency_id: str) -> str:
    return load_model().competency(competency_id).name.said(language())


def _weights(one: ToLead) -> str:
    if one.moved is None:
        return _("Other weights: none would do it. Whatever the competencies weigh, somebody else is ahead.")
    moved = [
        _(
            "{competency} from {weight} to {needed}",
            competency=_called(each.competency_id),
            weight=number(each.weight),
            needed=number(each.needed),
        )
        for each in one.moved
    ]
    told = _(
        "Other weights: level with the first if {points} of 100 points moved ({moved}).",
        points=number(one.points),
        moved=listed(moved),
    )
    return f"{told} {_('That would be another role.')}" if one.points > ANOTHER_ROLE else told


def _levels(one: ToLead) -> Iterator[str]:
    if not one.rises:
        yield _(
            "Another level: no single competency would do it, not even at 100. The fit is {points} points behind.",
            points=number(one.behind, 1),
        )
        return
    likeliest, *others = one.rises
    values = {
        "competency": _called(likeliest.competency_id),
        "needed": number(likeliest.needed),
        "value": number(likeliest.value),
    }
    if likeliest.inside:
        yield _(
            "Another level: {competency} at {needed} instead of {value} would do. Its margin holds that, so it may be "
            "true already.",
            **values,
        )
    else:
        yield _(
            "Another level: {competency} at {needed} instead of {value} would do. That lies outside its margin: the "
            "work would have had to be better.",
            **values,
        )
    if others:
        yield _("Or one of these alone: {others}.", others=listed([_rise(each) for each in others]))


def _rise(one: Rise) -> str:
    values = {"competency": _called(one.competency_id), "needed": number(one.needed)}
    if one.inside:
        return _("{competency} at {needed} (within its margin)", **values)
    return _("{competency} at {needed} (outside its margin)", **values)


# --- what can be trained


def training(comparison: Comparison, names: Names) -> str:
    """As HTML: for each, the gaps beyond their margin, with exercises and how long these take."""
    folds = "".join(_training(one, names) for one in comparison.reports)
    honest = next(one.text for one in bank.development().general if one.id == HONESTLY)
    return prose.sheet(folds, prose.quiet(honest.said(language())))


def _training(report: FitReport, names: Names) -> str:
    found = gaps(report)
    trained = [one for one in found if one.gap is not None and one.gap.trainable][:MOST]
    seen = [one for one in found if one.gap is not None and not one.gap.trainable]
    what = listed([_called(one.competency.id) for one in trained]) or _("no gap that is larger than its margin")
    body = "".join(_exercises(one) for one in trained) + "".join(_behaviour(one) for one in seen) + _quickness(report)
    name = _("{label}: {value}", label=names[report.attempt_id], value=what)
    return prose.fold(name, body or prose.quiet(_("Whatever lies within a margin may be there already.")))


def _exercises(one: CompetencyReport) -> str:
    """The next anchor, and how to get there."""
    assert one.level is not None
    assert one.level_label is not None
    assert one.next_anchor is not None
    said = language()
    advice = bank.development().advice(one.competency.id, one.level)
    assert advice is not None  # only the highest level has none
    head = _(
        "{competency}, from “{level}” to “{next}”: {time} of exercises",
        competency=one.competency.name.said(said),
        level=one.level_label.said(said),
        next=load_model().scale_label(one.level + 1).said(said),
        time=minutes(sum(each.minutes for each in advice.exercises)),
    )
    return "".join(
        (
            prose.head(head),
            prose.named(f"{_('Next level')}.", one.next_anchor.text.said(said)),
            prose.listed(
                [each.text.said(said) for each in advice.exercises],
                [minutes(each.minutes) for each in advice.exercises],
            ),
            prose.quiet(advice.score_does_not_say.said(said)),
        )
    )


def _behaviour(one: CompetencyReport) -> str:
    return prose.named(_("{name}:", name=_called(one.competency.id)), telling.gap(one) or "")


def _quickness(report: FitReport) -> str:
    """What the work showed where something new had to be learned; of one task, no margin is known."""
    for task_id in NEW_RULES:
        found = on_task(report, task_id)
        if found is not None and found.score.share is not None:
            label = load_model().scale_label(nearest_level(100 * found.score.share)).said(language())
            return prose.quiet(
                _(
                    "Learning something new (“{task}”): the work lay nearest to “{label}”. That is one task, so no "
                    "margin is known.",
                    task=found.score.blueprint.title.said(language()),
                    label=label,
                )
            )
    return ""


# --- what to ask


def interview(comparison: Comparison, names: Names) -> str:
    """As HTML: each competency in which something is open, and why."""
    return prose.sheet(prose.listed(open_lines(comparison, names)), prose.quiet(how_to_ask(comparison)))


def how_to_ask(comparison: Comparison) -> str:
    if not open_among(comparison):
        return _("Nothing is open that may decide: no minimum is in doubt, and nobody is level with another.")
    return _(
        "Ask everybody the same questions in the same order, rate each answer at once on the same anchors, and compare "
        "only afterwards."
    )


def open_lines(comparison: Comparison, names: Names) -> tuple[str, ...]:
    return tuple(_open_line(one, names, len(comparison.reports)) for one in open_among(comparison))


def _open_line(one: OpenAmong, names: Names, everybody: int) -> str:
    """The competency, and why it is worth asking about."""
    why = [
        _(
            "{reason} ({names})",
            reason=interviewing.open_words(each),
            names=_("everybody") if len(who) == everybody else listed([names[own] for own in who]),
        )
        for each, who in one.who.items()
    ]
    return _("{label}: {value}", label=_called(one.competency_id), value=in_turn(why))
