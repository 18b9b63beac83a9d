"""The candidates of a position as a sheet: what is known of each, a column for each thing, in the reader's words."""

from collections.abc import Callable, Iterable, Sequence
from datetime import tzinfo
from functools import partial
from typing import get_args

from assessments.attempt import HiringStage, Stage
from assessments.boards import MinimumWord, ScoredRow
from assessments.conditions import WORST, Standing, State, overall
from assessments.views import BoardRow, Position
from pages.parts import conditions, ordering, telling
from pages.parts.board.funnel import hiring_words
from pages.parts.board.scored import minimum_words
from pages.parts.deciding import OUTCOMES
from pages.parts.standing import stage_words
from pages.parts.words import LANGUAGE_NAMES, _, language, listed
from pages.print.sheet import Cell, Column, Sheet
from rubric.model import load_model
from rubric.order import Relation

Known = tuple[BoardRow, ScoredRow | None]  # None: not handed in
Filled = tuple[Column, Callable[[BoardRow], Cell]]
Scored = tuple[Column, Callable[[ScoredRow], Cell]]


def board_sheet(position: Position, known: Sequence[Known], zone: tzinfo) -> Sheet:
    """Neither extra time nor anything arranged is in it: that is nobody's business beyond HR."""
    clock = _("date and time, {zone}", zone=str(zone))
    standing = [*_standing(clock), *_conditions([row for row, _one in known])]
    scored = [*_fit(), *_competencies(position), *_minimums(position)]
    rows = [
        [*(fill(row) for _column, fill in standing), *(None if one is None else fill(one) for _column, fill in scored)]
        for row, one in known
    ]
    return Sheet(_("Candidates"), [column for column, _fill in (*standing, *scored)], rows)


def _standing(clock: str) -> Iterable[Filled]:
    stages, hiring = [stage_words(one) for one in Stage], [hiring_words(one) for one in HiringStage]
    outcomes = [telling.outcome(one) for one in OUTCOMES]
    yield Column(_("Name"), _("The candidate, as invited")), lambda row: row.person.name
    yield Column(_("E-mail"), _("The address the link was sent to")), lambda row: row.person.email
    yield (
        Column(_("Language"), _("Of mails and the sitting"), states=list(LANGUAGE_NAMES.values())),
        lambda row: LANGUAGE_NAMES[row.attempt.language],
    )
    yield Column(_("Invited on"), _("When the link in force was made"), clock), lambda row: row.invitation.issued_at
    yield Column(_("Link until"), _("When that link ends"), clock), lambda row: row.invitation.expires_at
    yield (
        Column(_("Work"), _("How far the sitting has come, from the record"), states=stages),
        lambda row: stage_words(row.stage),
    )
    yield (
        Column(_("Stage"), _("Where a person has put the candidate; no score changes it"), states=hiring),
        lambda row: hiring_words(row.hiring),
    )
    yield Column(_("Questions answered"), _("Questions with an answer"), _("questions")), lambda row: row.answered
    yield Column(_("Questions asked"), _("Questions everybody is asked"), _("questions")), lambda row: row.asked
    yield Column(_("Handed in"), _("When the work came in"), clock), lambda row: row.attempt.submitted_at
    yield Column(_("Ratings in"), _("Judgements given by people"), _("judgements")), lambda row: row.ratings_done
    yield Column(_("Ratings needed"), _("Judgements wanted in all"), _("judgements")), lambda row: row.ratings_needed
    yield (
        Column(_("Waits for"), _("Raters who have not judged yet")),
        lambda row: listed([one.name for one in row.waits_for]) or None,
    )
    yield Column(_("Last written to"), _("The last mail noted on the board"), clock), lambda row: row.reminded_at
    yield (
        Column(_("Decision"), _("The last decision of a named person"), states=outcomes),
        lambda row: row.decision and telling.outcome(row.decision.outcome),
    )
    yield (
        Column(
            _("Order of the scores"),
            _("How the decision stood to the scores at its moment; empty where there was nothing to compare"),
            states=[ordering.relation(one) for one in get_args(Relation)],
        ),
        lambda row: row.decision and ordering.short(row.decision),
    )


def _conditions(rows: Sequence[BoardRow]) -> Iterable[Filled]:
    """All of them together, and what was said to each and how it stands; whoever is not asked one has nothing there."""
    asked = {one.condition.id: one.condition for row in rows for one in row.conditions}
    if not asked:
        return
    yield (
        Column(
            _("Conditions"),
            _("All conditions of the job together, by the one furthest from being met; no score holds them"),
            states=[conditions.state_words(one) for one in WORST],
        ),
        lambda row: (state := overall(row.conditions)) and conditions.state_words(state),
    )
    for one in asked.values():
        question = one.question.said(language())
        yield (
            Column(question, _("What the candidate said; empty where nothing was said or asked")),
            partial(_of_one, one.id, lambda found: conditions.said_words(found) if found.answer else None),
        )
        yield (
            Column(
                _("{question} (state)", question=question),
                _(
                    "How the answer stands to what is required: {needed}",
                    needed=conditions.needed_words(one),
                ),
                states=[conditions.state_words(each) for each in get_args(State)],
            ),
            partial(_of_one, one.id, lambda found: conditions.state_words(found.state)),
        )


def _of_one(condition_id: str, fill: Callable[[Standing], str | None], row: BoardRow) -> str | None:
    return next((fill(one) for one in row.conditions if one.condition.id == condition_id), None)


def _fit() -> Iterable[Scored]:
    points = _("points, 0 to 100")
    yield (
        Column(_("Fit"), _("Weighted mean of the competencies scored; empty where a minimum is not assessed"), points),
        lambda one: _rounded(one.value),
    )
    yield Column(_("Fit, low"), _("Lower end of the band of 95 %"), points), lambda one: _rounded(one.low)
    yield Column(_("Fit, high"), _("Upper end of the band of 95 %"), points), lambda one: _rounded(one.high)
    yield (
        Column(_("Group"), _("Within one group nobody can be told apart from its first; 1 is the highest")),
        lambda one: one.group,
    )
    yield (
        Column(_("Coverage"), _("Weight of what was scored over all weight"), _("share, 0 to 1")),
        lambda one: round(one.coverage, 4),
    )


def _competencies(position: Position) -> Iterable[Scored]:
    points = _("points, 0 to 100")
    for one in position.profile.weights:
        name = load_model().competency(one).name.said(language())
        meanings = (
            (name, _("Score of this competency; empty where there is not enough evidence")),
            (_("{name}, low", name=name), _("Lower end of the band of 95 %")),
            (_("{name}, high", name=name), _("Upper end of the band of 95 %")),
        )
        for place, (title, meaning) in enumerate(meanings):
            yield Column(title, meaning, points), _part(one, place)


def _part(competency_id: str, place: int) -> Callable[[ScoredRow], Cell]:
    def filled(row: ScoredRow) -> Cell:
        found = row.detail.scores.get(competency_id)
        return None if found is None else _rounded(found[place])

    return filled


def _minimums(position: Position) -> Iterable[Scored]:
    states = [minimum_words(one) for one in get_args(MinimumWord)]
    for one in position.profile.minimums:
        name = load_model().competency(one.competency_id).name.said(language())
        column = Column(
            _("Minimum: {name}", name=name),
            _("Whether level {level} is reached: from 80 % meets, up to 20 % below, else uncertain", level=one.level),
            states=states,
        )
        yield column, _state(one.competency_id)


def _state(competency_id: str) -> Callable[[ScoredRow], Cell]:
    return lambda row: minimum_words(row.detail.minimums[competency_id])


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)
