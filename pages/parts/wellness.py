"""Figures of questions, tasks and forms in words, as columns of tables and as one chart."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from assessments import bank
from assessments.item import Choice
from assessments.workflow import Health, SatForm
from pages.parts.charts import ACCENT, CRITICAL, Shade, layout
from pages.parts.words import _, day, in_turn, language, n_, number, percent
from rubric.health import KeyedHealth, QuestionHealth
from rubric.model import load_model
from rubric.statistics.estimate import Estimate
from rubric.statistics.items import FEW
from rubric.statistics.strata import PER_GROUP

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

SOON = timedelta(days=90)  # before its last day, in which a question is to be read again
HEIGHT = 420


def form_words(sat: SatForm) -> str:
    """ "Short screening · 450 sittings"."""
    return f"{sat.form.name.said(language())} · {n_('{count} sitting', '{count} sittings', sat.sittings)}"


def verdict(health: Health) -> str:
    """The answer in one sentence."""
    if health.figures.n < FEW:
        return n_(
            "Too few to say: {count} sitting so far, of {least} it takes.",
            "Too few to say: {count} sittings so far, of {least} it takes.",
            health.figures.n,
            least=number(FEW),
        )
    asking = sum(bool(one.review) for one in (*health.figures.questions, *health.figures.tasks))
    if not asking:
        return _("Nothing asks for a look.")
    return n_("{count} question or task asks for a look.", "{count} questions or tasks ask for a look.", asking)


def rests_on(health: Health, sat: SatForm) -> str:
    """How many sat it, in which language, and how many an earlier version."""
    by_language = health.figures.languages
    said = _(
        "From {n} sittings: {english} in English, {french} in French. No other group is known here, and none has norms "
        "of its own.",
        n=number(health.figures.n),
        english=number(by_language.get("en", 0)),
        french=number(by_language.get("fr", 0)),
    )
    if not sat.earlier:
        return said
    earlier = n_(
        "{count} sitting of an earlier version of the form is left out.",
        "{count} sittings of an earlier version of the form are left out.",
        sat.earlier,
    )
    return f"{said} {earlier}"


def value(one: Estimate, digits: int = 2) -> str:
    """ ".62 (.55 to .69)", or why there is none."""
    if one.value is None:
        return _too_few(one.n) if one.why == "too_few" else _("cannot be told")
    if one.n < FEW:
        return _too_few(one.n)
    if one.low is None or one.high is None:
        return number(one.value, digits)
    return _interval(*(number(it, digits) for it in (one.value, one.low, one.high)))


def _interval(middle: str, low: str, high: str) -> str:
    """On one line, so that a table rather scrolls than breaks its figures."""
    return _("{value} ({low} to {high})", value=middle, low=low, high=high).replace(" ", "\u00a0")


def _too_few(n: int) -> str:
    return _("too few: {n} of {least}", n=number(n), least=number(FEW)).replace(" ", "\u00a0")


def share(one: Estimate) -> str:
    if one.value is None or one.n < FEW:
        return _too_few(one.n)
    if one.low is None or one.high is None:
        return percent(one.value)
    return _interval(*(percent(it) for it in (one.value, one.low, one.high)))


def review_words(found: Iterable[str]) -> str:
    """What asks for a look, in words."""
    said = {
        "easy": _("nearly everybody is right"),
        "hard": _("few are right"),
        "flat": _("tells people apart too little"),
        "reversed": _("the better do worse: check the key"),
        "distractor": _("an option does not work"),
        "language": _("works otherwise in French"),
        "apart": _("raters lie apart"),
    }
    return in_turn(said[one] for one in found) or _("nothing")


def questions(health: Health, today: date) -> dict[str, list[str]]:
    """One row for each question: what it asks for first, then the figures behind."""
    own = health.figures.questions
    return {
        _("Question"): [one.id for one in own],
        _("Asks for a look"): [review_words(one.review) if one.enough else _too_few(one.difficulty.n) for one in own],
        _("Right"): [share(one.difficulty) for one in own],
        _("Goes with the rest"): [value(one.discrimination) for one in own],
        _("French against English"): [bias_words(health, one) for one in own],
        _("Seen"): [_seen(health, health.units[one.id].task.id) for one in own],
        _("May be asked until"): [expiry_words(health.units[one.id].expires, today) for one in own],
    }


def bias_words(health: Health, one: QuestionHealth) -> str:
    """Whether people of equal score do otherwise in French; classes of Educational Testing Service."""
    least = min(health.figures.languages.get(name, 0) for name in ("en", "fr"))
    if one.bias.delta.value is None and least >= PER_GROUP:
        return _("cannot be told")
    if one.bias.size is None or one.bias.delta.value is None:
        return _("too few: {n} of {least}", n=number(least), least=number(PER_GROUP))
    match one.bias.size:
        case "A":
            return _("alike")
        case "B":
            return _("somewhat harder in French") if one.bias.delta.value < 0 else _("somewhat harder in English")
        case "C":
            return _("much harder in French") if one.bias.delta.value < 0 else _("much harder in English")


def _seen(health: Health, task_id: str) -> str:
    found = health.seen[task_id]
    return _("{count} times, last on {day}", count=number(found.sittings), day=day(found.last).replace(" ", "\u00a0"))


def expiry_words(last: date | None, today: date) -> str:
    if last is None:
        return _("no date")
    if last < today:
        return _("{day}: past", day=day(last))
    return _("{day}: soon", day=day(last)) if last - today <= SOON else day(last)


def choices(health: Health) -> dict[str, QuestionHealth]:
    """The questions with options of which there are figures."""
    return {one.id: one for one in health.figures.questions if one.options}


def question_words(health: Health, name: str) -> str:
    found = choices(health)[name]
    return f"{name} · {review_words(found.review)}" if found.review else name


def options(health: Health, one: QuestionHealth) -> dict[str, list[str]]:
    """Who takes which option, and how they do on the other questions."""
    item = health.units[one.id].item
    texts = {it.id: it.text.said(language()) for it in item.options} if isinstance(item, Choice) else {}
    said = {"rare": _("hardly anybody takes it"), "as_good_as_key": _("taken by people who do as well")}
    return {
        _("Option"): [texts[it.option] + (f" ({_('key')})" if it.is_key else "") for it in one.options],
        _("Chosen"): [share(it.chosen) for it in one.options],
        _("Points on the rest"): ["–" if it.rest.value is None else number(it.rest.value, 1) for it in one.options],
        _("Asks for a look"): [in_turn(said[name] for name in it.review) or _("nothing") for it in one.options],
    }


def tasks(health: Health) -> dict[str, list[str]]:
    own = health.figures.tasks
    return {
        _("Task"): [f"{one.id} · {bank.task(one.id).title.said(language())}" for one in own],
        _("Asks for a look"): [review_words(one.review) if one.enough else _too_few(one.mean.n) for one in own],
        _("Mean level"): [value(one.mean, 1) for one in own],
        _("Goes with the rest"): [value(one.discrimination) for one in own],
        _("One rater (ICC)"): [value(one.one) for one in own],
        _("Two raters (ICC)"): [value(one.two) for one in own],
        _("Levels 1 to 5, times given"): [" · ".join(number(it) for it in one.levels) for one in own],
        _("Seen"): [_seen(health, one.id) for one in own],
    }


def reliability(health: Health) -> dict[str, list[str]]:
    """Every part of the form with its coefficients; nothing is estimated below 30."""
    figures = health.figures
    rows = [(_keyed_name(one), _consistency(one)) for one in figures.keyed]
    if figures.tasks:
        rows.append((_("One rating of a piece of work"), _("ICC {icc}", icc=value(figures.one))))
        rows.append((_("The mean of two ratings"), _("ICC {icc}", icc=value(figures.two))))
        rows.append((_("Two raters on all rated tasks"), _dependability(health)))
    return {_("What"): [what for what, _said in rows], _("Reliability"): [said for _what, said in rows]}


def coefficients_words() -> str:
    """What the coefficients are, and how large is large."""
    return _(
        "Alpha and omega: how far the keyed questions measure one thing. ICC: how far two people agree on the same "
        "work. G: how far two raters on all of these tasks would order people alike, and Phi how far they would "
        "give the same level. From .70 on a form serves to compare people; in brackets, the 95 % interval."
    )


def _keyed_name(one: KeyedHealth) -> str:
    count = n_("{count} question", "{count} questions", one.questions)
    if one.competency_id is None:
        return f"{_('All keyed questions')} · {count}"
    return f"{load_model().competency(one.competency_id).name.said(language())} · {count}"


def _consistency(one: KeyedHealth) -> str:
    alpha = _("alpha {alpha}", alpha=value(one.alpha))
    return alpha if one.omega.value is None else f"{alpha}; {_('omega {omega}', omega=value(one.omega))}"


def _dependability(health: Health) -> str:
    found = health.figures.rated
    if max((one.mean.n for one in health.figures.tasks), default=0) < FEW:
        return _too_few(max((one.mean.n for one in health.figures.tasks), default=0))
    if found is None or found.relative is None or found.absolute is None:
        return _("cannot be told")
    return _("G {relative}; Phi {absolute}", relative=number(found.relative, 2), absolute=number(found.absolute, 2))


def figure(health: Health, shade: Shade) -> "Figure":
    """Each question by how easy it is and how far it goes with the rest."""
    import plotly.graph_objects as go  # noqa: PLC0415 - only who looks at it pays for plotly

    own = [one for one in health.figures.questions if _placed(one)]
    across = {"range": [-2, 102], "title_text": _("right, of 100")}
    up = {"range": [-0.35, 1], "title_text": _("goes with the rest")}
    made = go.Figure(layout=layout(shade, HEIGHT, 48, across, up))
    made.add_scatter(
        x=[100 * (one.difficulty.value or 0) for one in own],
        y=[one.discrimination.value for one in own],
        mode="markers",
        marker={
            "size": 11,
            "color": [CRITICAL[shade] if one.review else ACCENT[shade] for one in own],
            "symbol": ["diamond" if one.review else "circle" for one in own],
        },
        hovertext=[_point(one) for one in own],
        hoverinfo="text",
    )
    return made


def _placed(one: QuestionHealth) -> bool:
    return one.enough and one.discrimination.value is not None


def _point(one: QuestionHealth) -> str:
    return _(
        "{id}: {right} right, {rest} with the rest; to look at: {review}",
        id=one.id,
        right=share(one.difficulty),
        rest=value(one.discrimination),
        review=review_words(one.review),
    )


def described(health: Health) -> str:
    """The same in words, for whoever does not see the chart."""
    return ". ".join(_point(one) for one in health.figures.questions if _placed(one))
