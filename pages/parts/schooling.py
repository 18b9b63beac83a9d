"""What training shows: the level somebody gave beside the one agreed, the words that decided, the usual mistake."""

from collections.abc import Iterable

import streamlit as st

from assessments.raters import TrainingLine, TrainingResult
from pages.parts import frame, judgement, prose, tables
from pages.parts.frame import literal
from pages.parts.words import LANGUAGE_NAMES, _, language, n_, number, quoted
from rubric.model import Competency


def standing_words(line: TrainingLine) -> str:
    """Where somebody stands with a task."""
    match line.standing:
        case "open":
            return _("you may rate it")
        case "waits_for_lead":
            return _("waits for a word with the lead rater")
        case "to_do":
            return _("{done} of {all} answers judged", done=number(line.done), all=number(line.of))


def draw_result(result: TrainingResult, competency: Competency) -> None:
    """One's own level and the agreed one, with the reason and the words that decided."""
    anchor = next(one.text.said(language()) for one in competency.anchors if one.level == result.agreed)
    with st.container(border=True):
        frame.quiet(_("Agreed level"))
        st.markdown(f"**{literal(judgement.level_words(result.agreed))}.** {literal(anchor)}")
    _draw_distance(result)
    if isinstance(result.reason, str):
        st.html(prose.sheet(prose.foreign(result.reason, result.language)))
    else:
        st.markdown(literal(result.reason.said(language())))
    st.markdown(f"**{literal(_('The words that decided'))}**")
    st.html(prose.sheet(*(prose.foreign(quoted(words), result.language) for words in result.deciding)))
    if result.error is not None:
        with st.container(border=True):
            frame.quiet(_("What this answer guards against"))
            st.markdown(literal(result.error.said(language())))


def _draw_distance(result: TrainingResult) -> None:
    if result.level is None:
        st.warning(_("You left it blank. In training every answer has a level."))
        return
    said = distance_words(result)
    if result.level == result.agreed:
        st.success(said)
    elif abs(result.level - result.agreed) == 1:
        st.info(said)
    else:
        st.warning(said)


def distance_words(result: TrainingResult) -> str:
    """ "You gave 4, one level above." """
    if result.level is None:
        return _("left blank")
    apart = round(result.level - result.agreed)
    if apart == 0:
        return _("You met it exactly.")
    if apart > 0:
        return n_("You were {count} level above.", "You were {count} levels above.", apart)
    return n_("You were {count} level below.", "You were {count} levels below.", -apart)


def draw_table(results: Iterable[TrainingResult]) -> None:
    """Every answer of the round, by what was agreed."""
    rows = sorted(results, key=lambda one: (one.agreed, one.language))
    tables.draw(
        {
            _("Agreed level"): [judgement.level_words(one.agreed) for one in rows],
            _("Your level"): ["–" if one.level is None else judgement.level_words(one.level) for one in rows],
            _("Difference"): [distance_words(one) for one in rows],
            _("Language"): [LANGUAGE_NAMES[one.language] for one in rows],
        },
        _("Your levels beside the agreed ones"),
    )
