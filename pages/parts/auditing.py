"""The tables of a bias audit in the form that New York City gives them."""

from pages.parts import groups
from pages.parts.words import _, listed, number, percent
from rubric.bias_audit import AuditRow, AuditTable, Category
from rubric.suppression import SMALLEST_CELL


def category_words(category: Category) -> str:
    """ "Asian, Woman"; one of both where the table divides by one."""
    sex, origin = category
    said = [groups.answer_words("origin", origin)] if origin else []
    return ", ".join([*said, *([groups.answer_words("gender", sex)] if sex else [])])


def columns(table: AuditTable, *, scored: bool) -> dict[str, list[str]]:
    """Categories with applicants, rate and impact ratio; two decimals, as the city prints ratios."""
    own = table.rows
    return {
        _("Category"): [category_words(one.category) for one in own],
        _("Applicants"): [number(one.n) for one in own],
        (_("Scored above the median") if scored else _("Selected")): [number(one.selected) for one in own],
        (_("Scoring rate") if scored else _("Selection rate")): [percent(one.rate, 1) for one in own],
        _("Impact ratio"): [ratio_words(one) for one in own],
    }


def ratio_words(one: AuditRow) -> str:
    if one.left_out:
        return _("left out: less than 2% of the data")
    return "–" if one.ratio is None else number(one.ratio, 2)


def _lines(table: AuditTable) -> list[Category]:
    """What is hidden; where both divide, a whole race or ethnicity is."""
    return [(None, origin) if origin else (sex, None) for sex, origin in table.hidden]


def notes(table: AuditTable) -> str:
    """Who is in no category, and which categories cannot be shown."""
    said: list[str] = []
    if table.unknown is not None:
        said.append(_("People in no category of this table: {n}.", n=number(table.unknown)))
    if table.hidden:
        said.append(
            _(
                "Not shown, because fewer than {least} people gave this answer or because the rest would give such a "
                "group away: {groups}.",
                least=number(SMALLEST_CELL),
                groups=listed(list(dict.fromkeys(category_words(one) for one in _lines(table)))),
            )
        )
    return " ".join(said)
