"""Selection rates from month to month: in words, as a chart and as a table."""

from datetime import date

from assessments.impact import Months
from pages.parts.charts import Row
from pages.parts.impact import Names, chance, finding_words, odds, rate_dot, with_range
from pages.parts.words import _, month, number, percent
from rubric.fairness import LEVEL
from rubric.over_time import Stretch
from rubric.statistics.strata import Stratified


def ends(of: Months, stretch: Stretch) -> tuple[date, date]:
    """The first day of its first month and of its last."""
    return of.months[stretch.first], of.months[stretch.last]


def when(of: Months, stretch: Stretch) -> str:
    """ "March 2027", or "March 2027 to May 2027" where months stand together."""
    first, last = (month(one) for one in ends(of, stretch))
    return first if first == last else _("{first} to {last}", first=first, last=last)


def verdict(of: Months, names: Names) -> str:
    """What is left of a difference when each period is compared within itself."""
    return " ".join(_within(names[group], own) for group, own in of.found.within.items())


def _within(group: str, own: Stratified) -> str:
    if own.p is None or own.odds_ratio.value is None:
        return _("{group}: no period compares them.", group=group)
    if own.p >= LEVEL:
        return _("{group}: no difference within periods that chance would not make.", group=group)
    if own.odds_ratio.value < 1:
        return _("{group}: selected less often within periods too, and hardly by chance.", group=group)
    return _("{group}: selected more often within periods, and hardly by chance.", group=group)


def rows(of: Months, names: Names) -> tuple[Row, ...]:
    """One row for each period, a dot in it for each group."""
    return tuple(
        Row(
            label=(label := when(of, one)),
            dots=tuple(
                rate_dot(own, f"{label}, {names[own.group]}").model_copy(update={"place": place})
                for place, own in enumerate(one.table.groups)
            ),
        )
        for one in of.found.stretches
    )


def columns(of: Months, names: Names) -> dict[str, list[str]]:
    """One row for each group in each period."""
    own = [(when(of, stretch), one) for stretch in of.found.stretches for one in stretch.table.groups]
    return {
        _("Handed in"): [period for period, _one in own],
        _("Group"): [names[one.group] for _period, one in own],
        _("What the figures say"): [finding_words(one.finding) for _period, one in own],
        _("People there"): [number(one.n) for _period, one in own],
        _("Selected"): [number(one.selected) for _period, one in own],
        _("Selection rate"): [with_range(one.rate_range) for _period, one in own],
        _("Of the highest rate"): [percent(one.ratio or 0.0) for _period, one in own],
    }


def within_columns(of: Months, names: Names) -> dict[str, list[str]]:
    own = of.found.within
    return {
        _("Group"): [names[one] for one in own],
        _("Odds within periods, 1 is alike"): [odds(one) for one in own.values()],
        _("Chance (P)"): [chance(one.p) for one in own.values()],
    }
