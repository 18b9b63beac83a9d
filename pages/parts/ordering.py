"""In words, how a decision stood to the order of the scores when it was made."""

from collections.abc import Mapping

from assessments.attempt import Decision
from pages.parts import telling
from pages.parts.words import _, listed, n_
from rubric.order import Relation

GOES_ON = ("advance", "hire")


def relation(said: Relation) -> str:
    """A relation as a few words in a row."""
    match said:
        case "follows":
            return _("follows the order of the scores")
        case "departs":
            return _("departs from the order of the scores")
        case "not_distinguishable":
            return _("cannot be told from the scores")


def short(decision: Decision) -> str | None:
    return decision.order and relation(decision.order.relation)


def sentence(decision: Decision, names: Mapping[str, str]) -> str | None:  # noqa: PLR0911 - one sentence for each
    """The relation with whom it is about and by how much; None where there was nothing to compare."""
    if decision.order is None:
        return None
    taken = decision.outcome in GOES_ON
    match decision.order.relation:
        case "follows" if taken:
            return _("Follows the order of the scores: nobody who was left is shown to be ahead.")
        case "follows":
            return _("Follows the order of the scores: not shown to be ahead of anybody who goes on.")
        case "not_distinguishable" if taken:
            return _("The scores do not settle the order: somebody who was left may be ahead, but not clearly.")
        case "not_distinguishable":
            return _("The scores do not settle the order: perhaps ahead of somebody who goes on, but not clearly.")
        case "departs" if taken:
            return _(
                "Departs from the order of the scores: clearly ahead, and not taken on at that moment: {people}.",
                people=_people(decision, names),
            )
        case "departs":
            return _(
                "Departs from the order of the scores: clearly ahead of people who go on: {people}.",
                people=_people(decision, names),
            )


def asked_why(decision: Decision, names: Mapping[str, str]) -> str:
    """What is said once a departure is on record."""
    return " ".join(
        (
            sentence(decision, names) or "",
            _("This is allowed. If the reason does not say why, record the decision again with one that does."),
        )
    )


def _people(decision: Decision, names: Mapping[str, str]) -> str:
    order = decision.order
    assert order is not None  # only a departure names anybody
    said = [
        _(
            "{name} (by {points}, probability {chance})",
            name=names.get(one.attempt_id) or _("somebody whose data are erased"),
            points=n_("{count} point", "{count} points", round(one.points)),
            chance=telling.chance_of(one.probability),
        )
        for one in order.named
    ]
    if more := order.count - len(order.named):
        said.append(n_("{count} more", "{count} more", more))
    return listed(said)
