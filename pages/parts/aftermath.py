"""What a rater sees once their own rating is in: what software found, what others said, whether they agree."""

from collections.abc import Callable

import streamlit as st

from assessments.views import AfterRating, RatingCard
from pages.parts import frame, judgement, noting, prose, telling
from pages.parts.frame import literal
from pages.parts.words import _, language, quoted
from rubric.model import Competency
from rubric.rating import Evidence, Rating

Open = Callable[[str], None]
TOO_FAR = 2  # levels apart that call for a third opinion


def draw(card: RatingCard, competency: Competency, after: AfterRating, next_answer: Open) -> None:
    """One's own rating first, then the others', then the software's findings; the way on stands below them."""
    _draw_own(after.own, competency)
    if after.correction is not None:
        _draw_correction(after.correction)
    _draw_others(after)
    st.button(
        _("Next answer"),
        key=judgement.key(card.card_id, "next"),
        type="primary",
        on_click=next_answer,
        args=(card.task.id,),
        width="stretch",
    )
    st.button(
        _("Correct my rating"),
        key=judgement.key(card.card_id, "correct"),
        type="tertiary",
        on_click=judgement.correct,
        args=(card.card_id, after.correction or after.own),
        help=_("The first rating stays in the record."),
    )
    with st.expander(_("What software found in this answer"), expanded=True):
        if not after.evidence:
            frame.quiet(_("Nothing was looked for in this task."))
        else:
            st.html(prose.sheet(*map(evidence, after.evidence)))


def _draw_own(own: Rating, competency: Competency) -> None:
    with st.container(border=True):
        frame.quiet(_("Your rating"))
        if own.level is None:
            st.markdown(f"**{literal(_('Not assessed.'))}**")
            st.text(own.not_assessed_because or "")
        else:
            anchor = next(one.text.said(language()) for one in competency.anchors if one.level == own.level)
            st.markdown(f"**{literal(judgement.level_words(own.level))}.** {literal(anchor)}")
        if own.delivery is not None:
            frame.quiet(_("Delivery, not part of the score"))
            st.markdown(noting.delivery_words(own.delivery))
        for span in own.quotes:
            st.text(quoted(span.quote))
        if own.note:
            st.text(own.note)
        for flag in own.flags:
            st.text(_("Critical flag: {reason}", reason=flag.reason))


def _draw_correction(correction: Rating) -> None:
    """A change of mind is no secret and no second vote."""
    said = _("not assessed") if correction.level is None else judgement.level_words(correction.level)
    st.markdown(literal(_("Corrected after seeing others: {level}", level=said)))
    frame.quiet(_("It stays in the record. The level you gave on your own is the one that counts."))


def warn_of_correction() -> None:
    """Said above the form of a correction once others' levels have been on view."""
    st.info(
        literal(
            _(
                "You can see how others rated this answer, so the level you gave on your own goes on counting. "
                "This correction is kept beside it, as given after seeing others."
            )
        )
    )


def _draw_others(after: AfterRating) -> None:
    if not after.others:
        st.info(_("There is no other rating of this answer to show yet."))
        return
    for name, level in after.others:
        said = _("not assessed") if level is None else judgement.level_words(level)
        st.markdown(literal(_("Rater {name}: {level}", name=name, level=said)))
    if after.spread is None:
        return
    if after.needs_third:
        st.warning(literal(_("The levels lie two or more apart, so a third rater is called. Every rating is kept.")))
    elif after.spread == 0:
        st.success(_("You agree."))
    elif after.spread < TOO_FAR:
        st.info(_("One level apart: that is within what is expected, and both ratings count."))
    else:
        st.info(_("The levels lie two or more apart and three people have looked; every rating counts."))


def evidence(found: Evidence) -> str:
    """One finding: what was looked for, what was found, and the words it rests on."""
    mark = "\N{BLACK FLAG} " if found.kind == "flag" else ""
    told = prose.finding(mark + telling.asked(found), telling.found(found.value) or _("nothing to say"))
    return told + (prose.quiet(" · ".join(quoted(span.quote) for span in found.spans)) if found.spans else "")
