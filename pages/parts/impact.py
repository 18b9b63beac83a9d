"""What groups look like beside each other, in words first and then in figures."""

from collections.abc import Mapping

from assessments.impact import Passage
from pages.parts.charts import Dot, Row
from pages.parts.words import _, listed, n_, number, percent, quoted, signed
from rubric.fairness import LEVEL, Finding, GroupImpact, ImpactTable, Pooled
from rubric.precision import Band
from rubric.statistics.estimate import Estimate
from rubric.statistics.strata import Stratified
from rubric.suppression import SMALLEST_CELL

Names = Mapping[str, str]  # of groups, in the reader's words
WEIGHTIEST_FIRST: tuple[Finding, ...] = ("flag", "flag_unsure", "too_few", "difference", "cannot_tell", "alike")


def passage_words(passage: Passage) -> str:
    return {
        "advanced": _("Decided to advance, of all who handed in"),
        "short_list": _("Short list, of all who handed in"),
        "interview": _("Interview, of the short list"),
        "offer": _("Offer, of those interviewed"),
        "hired": _("Hired, of those with an offer"),
        "hired_of_all": _("Hired, of all who handed in"),
    }[passage]


def verdict(table: ImpactTable, names: Names) -> str:
    """The answer in one or two sentences, with the weightiest finding first."""
    if table.state != "told":
        return too_few(table)
    highest = next(quoted(names[one.group]) for one in table.groups if one.finding == "reference")
    found: dict[Finding, list[str]] = {
        finding: [quoted(names[one.group]) for one in table.groups if one.finding == finding]
        for finding in WEIGHTIEST_FIRST
    }
    return " ".join(_sentence(finding, listed(groups), highest) for finding, groups in found.items() if groups)


def too_few(table: ImpactTable) -> str:
    least = number(SMALLEST_CELL)
    if table.state == "few_groups":
        return _("Too few to say: it takes two groups of {least} people or more who can be shown.", least=least)
    return _(
        "Too few to say: it takes {least} people who were selected and {least} who were not. With fewer, the figures "
        "would tell who they are.",
        least=least,
    )


def _sentence(finding: Finding, groups: str, highest: str) -> str:
    """What is said of groups beside the one with the highest rate."""
    words = {
        "flag": _(
            "{groups}: a flag. Selected at less than four fifths of the rate of {highest}, and hardly by chance."
        ),
        "flag_unsure": _(
            "{groups}: a flag that may be chance. The rate is less than four fifths of that of {highest}."
        ),
        "too_few": _(
            "{groups}: too few to say. One person more here and one fewer in {highest} would turn the order round."
        ),
        "difference": _("{groups}: no flag, but the rate is lower than that of {highest}, and hardly by chance."),
        "cannot_tell": _("{groups}: no flag, but too few people to rule out a large difference from {highest}."),
        "alike": _(
            "{groups}: no sign of a different rate from that of {highest}; a large difference would have shown."
        ),
    }[finding]
    return words.format(groups=groups, highest=highest)


def finding_words(finding: Finding) -> str:
    return {
        "reference": _("highest rate"),
        "too_few": _("too few to say"),
        "flag": _("flag, hardly chance"),
        "flag_unsure": _("flag, may be chance"),
        "difference": _("no flag, lower hardly by chance"),
        "alike": _("no sign of a difference"),
        "cannot_tell": _("no flag, too few to be sure"),
    }[finding]


def columns(table: ImpactTable, names: Names) -> dict[str, list[str]]:
    """One row for each group that may be shown."""
    own = table.groups
    return {
        _("Group"): [names[one.group] for one in own],
        _("What the figures say"): [finding_words(one.finding) for one in own],
        _("People there"): [number(one.n) for one in own],
        _("Selected"): [number(one.selected) for one in own],
        _("Selection rate"): [percent(one.rate) for one in own],
        _("Of the highest rate"): [percent(one.ratio or 0.0) for one in own],
        _("Selections short of the rate of all"): [number(one.shortfall) for one in own],
        _("One person changes the flag"): [_("yes") if one.fragile else _("no") for one in own],
    }


def certainty(table: ImpactTable, names: Names) -> dict[str, list[str]]:
    """How sure the same figures are; in brackets, where the true value lies 19 times in 20."""
    own = table.groups
    return {
        _("Group"): [names[one.group] for one in own],
        _("Selection rate"): [with_range(one.rate_range) for one in own],
        _("Of the highest rate"): [_ratio(one) for one in own],
        _("Difference in points"): [_points(one.difference) for one in own],
        _("Chance (P)"): [chance(one.p_adjusted) for one in own],
        _("Large difference noticed"): [_power(one.power) for one in own],
    }


def with_range(one: Estimate) -> str:
    return _range(*(percent(it) for it in (one.value or 0.0, one.low or 0.0, one.high or 0.0)))


def _range(value: str, low: str, high: str) -> str:
    return _("{value} ({low} to {high})", value=value, low=low, high=high).replace(" ", "\u00a0")


def _ratio(one: GroupImpact) -> str:
    found = one.ratio_range
    if one.ratio is None or found is None or found.low is None or found.high is None:
        return percent(one.ratio or 0.0)
    return _range(*(percent(it) for it in (one.ratio, found.low, found.high)))


def _points(one: Estimate | None) -> str:
    if one is None or one.value is None or one.low is None or one.high is None:
        return "–"
    return _range(*(signed(100 * it, 0) for it in (one.value, one.low, one.high)))


def chance(one: float | None) -> str:
    if one is None:
        return "–"
    return _("below {p}", p=number(0.001, 3)).replace(" ", "\u00a0") if one < 0.001 else number(one, 3)  # noqa: PLR2004 - what is shown


def _power(one: float | None) -> str:
    return "–" if one is None else _("{times} times in 100", times=number(100 * one)).replace(" ", "\u00a0")


def hidden_words(table: ImpactTable, names: Names) -> str:
    """Who is not in the table, and why."""
    said: list[str] = []
    if table.hidden:
        said.append(
            _(
                "Not shown, because fewer than {least} people gave this answer or because the rest would give such a "
                "group away: {groups}.",
                least=number(SMALLEST_CELL),
                groups=listed([quoted(names[one]) for one in table.hidden]),
            )
        )
    if table.unknown:
        said.append(n_("{count} person gave no answer.", "{count} people gave no answer.", table.unknown))
    return " ".join(said)


def rate_rows(table: ImpactTable, names: Names) -> tuple[Row, ...]:
    """Rates with their bands, for the chart: 0 to 100 is the axis of all charts."""
    return tuple(Row(label=names[one.group], dots=(rate_dot(one, names[one.group]),)) for one in table.groups)


def rate_dot(one: GroupImpact, name: str) -> Dot:
    found = one.rate_range
    band = Band(low=100 * (found.low or 0.0), high=100 * (found.high or 0.0))
    said = _("{group}: {rate} selected", group=name, rate=with_range(found).replace("\u00a0", " "))
    return Dot(name=name, value=100 * one.rate, band=band, said=said)


def meaning() -> list[str]:
    """What a manager must know of a flag."""
    return [
        _(
            "A flag says that a group was selected at less than four fifths of the rate of the group selected most "
            "often. It is a custom of United States agencies (29 CFR 1607.4 D) and a reason to look. It is no proof of "
            "discrimination, and its absence is no proof that there was none."
        ),
        _(
            "Chance (P) says how often a difference as large would come about if both groups were alike. From few "
            "people nothing can be told either way: the table says so, and how often a large difference would be "
            "noticed."
        ),
        _(
            "Then look at what is measured: whether every competency, weight, minimum and cut-off is needed for the "
            "work, whether a task asks for something else besides, such as a device, a language or haste, whether "
            "raters could see who wrote, and who was invited in the first place."
        ),
        _(
            "Change what is asked of everybody, for the next candidates, with the reason written down. Never change "
            "scores, weights, minimums or cut-offs for one group: that treats people by their group, which the law "
            "forbids (in the United States, 42 USC 2000e-2(l)). Assay has no way to do it."
        ),
        _(
            "Every further look at small groups risks telling of one person. That is why fewer than five people are "
            "shown nowhere, not in files either."
        ),
    ]


# --- over all positions -----------------------------------------------------------------------------------------------


def pooled_verdict(found: Pooled, names: Names) -> str:
    """Whether what is seen over all positions is there within each too."""
    if not found.within:
        return too_few(found.table)
    said = [_within(one, found.within[one.group], names) for one in found.table.groups if one.group in found.within]
    return " ".join(said)


def _within(one: GroupImpact, within: Stratified, names: Names) -> str:
    group = names[one.group]
    if within.p is None or within.odds_ratio.value is None:
        return _("{group}: no position compares them.", group=group)
    if within.p >= LEVEL and one.below_four_fifths:
        return _("{group}: a flag over all, which within each position is no more than chance.", group=group)
    if within.p >= LEVEL:
        return _("{group}: no difference within positions that chance would not make.", group=group)
    if within.odds_ratio.value < 1:
        return _("{group}: selected less often within positions too, and hardly by chance.", group=group)
    return _("{group}: selected more often within positions, and hardly by chance.", group=group)


def pooled_columns(found: Pooled, names: Names) -> dict[str, list[str]]:
    own = found.table.groups
    within = [found.within.get(one.group) for one in own]
    return {
        _("Group"): [names[one.group] for one in own],
        _("People there"): [number(one.n) for one in own],
        _("Selected"): [number(one.selected) for one in own],
        _("Selection rate"): [with_range(one.rate_range) for one in own],
        _("Of the highest rate"): [_ratio(one) for one in own],
        _("Odds within positions, 1 is alike"): [odds(one) for one in within],
        _("Chance (P)"): [chance(None if one is None else one.p) for one in within],
        _("Positions that compare them"): ["–" if one is None else number(one.strata) for one in within],
    }


def odds(one: Stratified | None) -> str:
    found = None if one is None else one.odds_ratio
    if found is None or found.value is None or found.low is None or found.high is None:
        return "–"
    return _range(*(number(it, 2) for it in (found.value, found.low, found.high)))
