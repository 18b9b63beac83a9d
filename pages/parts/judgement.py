"""The right-hand pane of the rating desk: anchors, deciding words, flags, and a draft that belongs to one card only."""

from collections.abc import Callable
from typing import NamedTuple

import streamlit as st

from assessments import bank
from assessments.form import HumanPart
from assessments.views import RatingCard
from pages.parts import frame, held, noting, prose, quoting
from pages.parts.frame import literal
from pages.parts.words import _, language, quoted
from rubric.model import Competency, load_model
from rubric.rating import CriticalFlag, Rating, Span

NOT_ASSESSED = "n"
LEVELS = ("1", "2", "3", "4", "5", NOT_ASSESSED)
KEYS = (*LEVELS, "q", "enter")
DESK_KEYS = (*KEYS, "u", "?")  # where there is a draft to undo, and a window that tells the keys
OTHER = "other"
SEEN, DELIVERY = "seen-", "delivery"  # fields of the draft


class Draft(NamedTuple):
    """What the rater has entered for a card and not saved yet."""

    level: int | None
    not_assessed_because: str | None
    quotes: tuple[Span, ...]
    note: str
    flags: tuple[CriticalFlag, ...]
    seen: tuple[str, ...] | None  # what can be read in a picture; None: there is none, or it was not assessed
    delivery: int | None


def key(card_id: str, field: str) -> str:
    """Every widget of the desk is named after its card, so that nothing passes from one answer to the next."""
    return f"desk-{card_id}-{field}"


def press(card: RatingCard, pressed: str, words: str, save: Callable[[RatingCard], None]) -> None:
    """What a key does while a card is being judged."""
    if pressed in LEVELS:
        st.session_state[key(card.card_id, "level")] = pressed
    elif pressed == "q":
        quote(card, words)
    elif pressed == "enter":
        save(card)


def draw(card: RatingCard, competency: Competency, save: Callable[[RatingCard], None], *, flags: bool = True) -> None:
    """The judgement to be made: guide, anchors, and below them what gives reasons for the level."""
    if card.task.human is not None:
        told = prose.fold(_("How to rate this task"), guide(card.task.human), unfolded=card.position == 1)
        st.html(prose.sheet(told))
    draw_anchors(key(card.card_id, "level"), competency, LEVELS)
    if chosen(card.card_id) == NOT_ASSESSED:
        _draw_reasons(card.card_id)
    _draw_quotes(card)
    st.text_area(
        _("Note for the report (optional)"),
        held.value(key(card.card_id, "note")) or "",
        key=key(card.card_id, "note"),
        max_chars=1000,
        height=80,
        placeholder=_("What decided you, in a sentence"),
    )
    if card.to_see:
        noting.draw_to_see(card.to_see, key(card.card_id, SEEN))
    if card.is_heard:
        noting.draw_delivery(key(card.card_id, DELIVERY))
    if flags:
        _draw_flags(card.card_id)
    problem = st.session_state.pop(key(card.card_id, "problem"), None)
    if problem:
        st.error(literal(problem))
    st.button(
        _("Save my rating"), key=key(card.card_id, "save"), type="primary", on_click=save, args=(card,), width="stretch"
    )


def guide(human: HumanPart) -> str:
    """How to go about it, and what to hold the answer against besides the anchors."""
    told = prose.paragraphs(human.guide.said(language()))
    if human.look_for:
        told += prose.head(_("To hold the answer against"))
        told += prose.listed(
            (one.text.said(language()) for one in human.look_for), (one.author or "" for one in human.look_for)
        )
    return told


def chosen(card_id: str) -> str | None:
    """ "1" to "5", "n" for not assessed, None when nothing is chosen yet."""
    return st.session_state.get(key(card_id, "level"))


def level_words(level: float) -> str:
    """3 -> "3, Solid": a level is never a bare figure."""
    label = load_model().scale_labels[round(level) - 1].said(language())
    return _("{level}, {label}", level=f"{level:g}", label=label)


def draw_anchors(field: str, competency: Competency, levels: tuple[str, ...] = LEVELS[:-1]) -> None:
    """The levels with their anchors in full, one of which is chosen into session state under `field`."""
    labels = {str(level): text.said(language()) for level, text in enumerate(load_model().scale_labels, start=1)}
    anchors = {str(one.level): one.text.said(language()) for one in competency.anchors}

    def worded(level: str) -> str:
        if level == NOT_ASSESSED:
            return f"**{literal(_('Not assessed.'))}** {literal(_('This answer cannot be judged on this scale.'))}"
        return f"**{level} · {literal(labels[level])}.** {literal(anchors[level])}"

    with st.container(key="desk-levels"):
        st.radio(
            _("Which description fits best?"),
            levels,
            held.index(field, levels),
            format_func=worded,
            key=field,
        )


def reasons() -> dict[str, str]:
    """Why an answer is not assessed, as the reader of the report will see it."""
    return {
        "cannot_read": _("The recording cannot be heard or the answer cannot be shown"),
        "language": _("I do not read this language well enough to judge it"),
        "know_author": _("I believe I know who wrote this"),
        "nothing_to_judge": _("There is nothing here that this scale describes"),
        OTHER: _("Another reason"),
    }


def _draw_reasons(card_id: str) -> None:
    said = reasons()
    field, words = key(card_id, "reason"), key(card_id, "reason-words")
    picked = st.radio(_("Why?"), tuple(said), held.index(field, tuple(said)), format_func=said.__getitem__, key=field)
    if picked == OTHER:
        st.text_input(_("Your reason"), held.value(words) or "", key=words, max_chars=200)


def _draw_quotes(card: RatingCard) -> None:
    st.text_input(
        _("Deciding words: select them in the answer and press Q, or type them here"),
        key=key(card.card_id, "words"),
        on_change=_quote_typed,
        args=(card,),
        max_chars=quoting.LONGEST,
    )
    missed = st.session_state.pop(key(card.card_id, "missed"), None)
    if missed:
        st.warning(literal(_("These words are not in the answer, so nothing was quoted. Copy them exactly.")))
    for index, span in enumerate(quotes(card.card_id)):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(quoted(span.quote), width="stretch")
            st.button(
                _("Remove"),
                key=key(card.card_id, f"unquote-{index}"),
                type="tertiary",
                on_click=unquote,
                args=(card.card_id, index),
            )


def _draw_flags(card_id: str) -> None:
    raised = any(held.value(key(card_id, f"flag-{flag}")) for flag in bank.critical_flags())
    fold = st.expander(_("Raise a critical flag"), raised, key=key(card_id, "flags"), on_change="rerun")
    if not (fold.open or raised):  # seldom wanted, and eight elements
        return
    with fold:
        frame.quiet(_("A flag is shown beside the score and asks a person to decide. It never changes the score."))
        for flag, text in bank.critical_flags().items():
            field, words = key(card_id, f"flag-{flag}"), key(card_id, f"flag-{flag}-reason")
            if st.checkbox(literal(text.said(language())), bool(held.value(field)), key=field):
                st.text_input(_("Reason"), held.value(words) or "", key=words, max_chars=300)


def quotes(card_id: str) -> tuple[Span, ...]:
    return st.session_state.get(key(card_id, "quotes"), ())


def quote(card: RatingCard, words: str) -> bool:
    """Take words into the draft if they stand in the answer; the same words only once."""
    found = quoting.find(words, card.answers)
    if found is None:
        st.session_state[key(card.card_id, "missed")] = True
        return False
    st.session_state[key(card.card_id, "quotes")] = tuple(dict.fromkeys((*quotes(card.card_id), found)))
    return True


def unquote(card_id: str, index: int) -> None:
    kept = [span for place, span in enumerate(quotes(card_id)) if place != index]
    st.session_state[key(card_id, "quotes")] = tuple(kept)


def _quote_typed(card: RatingCard) -> None:
    field = key(card.card_id, "words")
    typed = st.session_state.get(field, "")
    if typed.strip() and quote(card, typed):
        st.session_state[field] = ""


def draft(card: RatingCard) -> Draft:
    """The draft as it stands; raises ValueError with a sentence for the rater when something is missing."""
    level = chosen(card.card_id)
    if level is None:
        raise ValueError(_("Choose a level first, or “Not assessed”. Nothing was saved yet."))
    because = _reason(card.card_id) if level == NOT_ASSESSED else None
    if level == NOT_ASSESSED and not because:
        raise ValueError(_("Say why this answer is not assessed. Nothing was saved yet."))
    return Draft(
        level=None if level == NOT_ASSESSED else int(level),
        not_assessed_because=because,
        quotes=quotes(card.card_id),
        note=st.session_state.get(key(card.card_id, "note"), "").strip(),
        flags=_flags(card.card_id),
        seen=noting.seen(card.to_see, key(card.card_id, SEEN)) if card.to_see and level != NOT_ASSESSED else None,
        delivery=noting.delivery(key(card.card_id, DELIVERY)),
    )


def correct(card_id: str, own: Rating) -> None:
    """Put a saved rating back on the desk to be changed; saving it again appends a second one."""
    state = st.session_state
    state[key(card_id, "correcting")] = True
    state[key(card_id, "level")] = NOT_ASSESSED if own.level is None else f"{own.level:g}"
    state[key(card_id, "quotes")] = own.quotes
    state[key(card_id, "note")] = own.note
    if own.not_assessed_because:
        state[key(card_id, "reason")] = OTHER
        state[key(card_id, "reason-words")] = own.not_assessed_because
    if own.delivery is not None:
        state[key(card_id, DELIVERY)] = str(own.delivery)
    for line_id in own.seen or ():
        state[key(card_id, f"{SEEN}{line_id}")] = True
    for flag in own.flags:
        state[key(card_id, f"flag-{flag.flag}")] = True
        state[key(card_id, f"flag-{flag.flag}-reason")] = flag.reason


def is_correcting(card_id: str) -> bool:
    return st.session_state.get(key(card_id, "correcting"), False)


def put_away(card_id: str) -> None:
    """Forget the draft of a card whose rating is saved."""
    for name in [name for name in st.session_state if str(name).startswith(key(card_id, ""))]:
        del st.session_state[name]


def complain(card_id: str, sentence: str) -> None:
    """Show a sentence above the button at the next run."""
    st.session_state[key(card_id, "problem")] = sentence


def _reason(card_id: str) -> str | None:
    picked = st.session_state.get(key(card_id, "reason"))
    if picked == OTHER:
        return st.session_state.get(key(card_id, "reason-words"), "").strip() or None
    return reasons().get(picked) if picked else None


def _flags(card_id: str) -> tuple[CriticalFlag, ...]:
    raised: list[CriticalFlag] = []
    for flag in bank.critical_flags():
        if st.session_state.get(key(card_id, f"flag-{flag}")):
            reason = st.session_state.get(key(card_id, f"flag-{flag}-reason"), "").strip()
            if not reason:
                raise ValueError(_("Give a reason for each flag. Nothing was saved yet."))
            raised.append(CriticalFlag(flag=flag, reason=reason))
    return tuple(raised)
