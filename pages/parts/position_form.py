"""The form of a position: sensible values to begin with, weights that must sum to 100, and what candidates are told."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assessments import bank
from assessments.attempt import User
from assessments.form import Form
from assessments.views import Position
from pages.parts import asking, frame, held, weights
from pages.parts.frame import literal
from pages.parts.guard import now
from pages.parts.labels import told_apart
from pages.parts.position_draft import (
    LOWEST_MINIMUM,
    MINIMUMS,
    NOBODY,
    USUAL,
    current_weights,
    key,
    share_out,
    sum_problem,
    take_preset,
)
from pages.parts.words import LANGUAGE_NAMES, _, language, listed, minutes, n_, number, quoted, zone
from rubric.fit import RoleProfile
from rubric.model import Competency, load_model
from rubric.rating import HIGHEST
from rubric.record import LANGUAGES

LEVELS = tuple(range(LOWEST_MINIMUM, HIGHEST + 1))
ABREAST = 4  # weights in a row
DAY = "DD/MM/YYYY"  # as English outside America and French both write it


def draw(raters: tuple[User, ...], forms: tuple[Form, ...], frozen: Position | None) -> None:
    """Every field. Of a `frozen` position, under which somebody has begun, what it measures is only told."""
    st.text_input(_("Title of the position"), held.value(key("title")), key=key("title"), max_chars=120)
    st.text_input(_("Organisation"), held.value(key("organisation")), key=key("organisation"), max_chars=120)
    st.header(_("How will candidates be assessed?"), anchor=False)
    if frozen:
        form = bank.form(frozen.form_id)
        frame.two_lines(form.name.said(language()), form_facts(form))
    else:
        _draw_form(forms)
    _draw_languages()
    _draw_when()
    _draw_raters(raters)
    st.header(_("What does the role need most?"), anchor=False)
    if frozen:
        _tell_profile(frozen.profile)
    else:
        _draw_weights()
        _draw_minimums()
    _draw_notice()
    asking.draw()


def _tell_profile(profile: RoleProfile) -> None:
    """Weights and minimums as they were announced."""
    model = load_model()
    minimums = {one.competency_id: one.level for one in profile.minimums}
    weighted = [one for one in model.competencies if profile.weights.get(one.id)]
    levels = [minimums.get(one.id) for one in weighted]
    columns = {
        _("Competency"): [literal(one.name.said(language())) for one in weighted],
        _("Weight"): [number(profile.weights[one.id]) for one in weighted],
        _("Minimum"): [literal(level_words(level)) if level else "" for level in levels],
    }
    st.table(columns, border="horizontal", hide_index=True, alt=_("Weights and minimums as announced"))


def level_words(level: int) -> str:
    label = load_model().scale_labels[level - 1].said(language())
    return _("{level}, {label}", level=level, label=label)


def _draw_form(choices: tuple[Form, ...]) -> None:
    forms = {one.id: one for one in choices}
    if (kept := st.session_state[key("form")]) not in forms:
        forms[kept] = bank.form(kept)  # an earlier version, which this position has
    picked = st.radio(
        _("Assessment"),
        list(forms),
        held.place(key("form"), list(forms)),
        key=key("form"),
        format_func=lambda one: literal(f"{forms[one].name.said(language())} · {form_facts(forms[one])}"),
    )
    frame.quiet(forms[picked or USUAL].purpose.said(language()))


def _draw_languages() -> None:
    st.segmented_control(
        _("Languages a candidate may choose"),
        LANGUAGES,
        selection_mode="multi",
        default=held.value(key("languages")),
        key=key("languages"),
        format_func=lambda one: LANGUAGE_NAMES[one],
    )


def form_facts(form: Form) -> str:
    """Its minutes and whether anybody has to rate: what decides between two forms."""
    tasks = [bank.task(one) for one in form.task_ids]
    raters = max((one.human.raters for one in tasks if one.human), default=0)
    length = minutes(sum(one.minutes for one in tasks))
    if not raters:
        return _("{length}, no raters", length=length)
    return n_(
        "{length}, {count} rater for each answer", "{length}, {count} raters for each answer", raters, length=length
    )


def _draw_when() -> None:
    closes, decide = st.columns(2)
    today = now().astimezone(zone()).date()
    closes.date_input(
        _("Open until"),
        held.value(key("closes")),
        key=key("closes"),
        min_value=min(today, st.session_state[key("closes")]),
        format=DAY,
        help=_("Until the end of this day candidates can start and finish."),
    )
    decide.date_input(
        _("Decision by"),
        held.value(key("decide-by")),
        key=key("decide-by"),
        min_value=min(today, st.session_state[key("decide-by")]),
        format=DAY,
    )


def _draw_raters(raters: tuple[User, ...]) -> None:
    names = told_apart({one.id: one.name for one in raters}, {one.id: one.email for one in raters})
    gone = [one for one in st.session_state[key("raters")] if one not in names]
    if gone:
        st.session_state[key("raters")] = [one for one in st.session_state[key("raters")] if one in names]
    st.multiselect(
        _("Raters"),
        list(names),
        held.value(key("raters")),
        key=key("raters"),
        format_func=names.__getitem__,
        placeholder=_("Nobody yet"),
        help=_("They see the work, never who wrote it."),
    )
    if not names:
        frame.quiet(_("There is no account with the role of rater yet; an administrator adds them under Accounts."))


def _draw_weights() -> None:
    model = load_model()
    presets = {one.id: one for one in model.presets}
    st.selectbox(
        _("Start from a kind of role"),
        list(presets),
        held.place(key("preset"), list(presets)),
        key=key("preset"),
        on_change=take_preset,
        format_func=lambda one: f"{presets[one].name.said(language())}: {presets[one].when.said(language())}",
    )
    for group, heading in (("profile", _("Skills and traits")), ("module", _("Responsibilities"))):
        st.markdown(f"**{literal(heading)}**")
        members = [one for one in model.competencies if one.group == group]
        for first in range(0, len(members), ABREAST):
            _draw_weight_row(members[first : first + ABREAST])
    _draw_sum()
    _draw_coverage()


def _draw_weight_row(row: list[Competency]) -> None:
    """Row by row, so that a phone, which stacks columns, keeps the order of the model."""
    for place, competency in zip(st.columns(ABREAST, vertical_alignment="bottom"), row, strict=False):
        place.number_input(
            competency.name.said(language()),
            0,
            100,
            held.value(key(f"weight-{competency.id}")),
            step=1,
            key=key(f"weight-{competency.id}"),
            help=literal(competency.definition.said(language())),
        )


def _draw_sum() -> None:
    short = weights.missing(current_weights())
    with st.container(horizontal=True, vertical_alignment="center"):
        if short == 0:
            st.markdown(f":material/check: {literal(_('The weights sum to 100.'))}")
        else:
            st.markdown(f":material/balance: **{literal(sum_problem(short))}**")
            st.button(_("Share out to 100"), key=key("share-out"), on_click=share_out)


def _draw_coverage() -> None:
    """Weights on what the form does not assess are allowed and said."""
    form = bank.form(st.session_state[key("form")] or USUAL)
    covered = {bank.task(one).competency_id for one in form.task_ids}
    given = current_weights()
    left_out = [one for one in load_model().competencies if given[one.id] and one.id not in covered]
    if left_out:
        points = number(weights.carried_by(given, {one.id for one in left_out}))
        names = listed([one.name.said(language()) for one in left_out])
        frame.quiet(
            _(
                "This assessment has no task for {names} ({points} points). Fit will rest on the other weights and the "
                "report will say so; an interview can cover the rest.",
                names=names,
                points=points,
            )
        )


def _draw_minimums() -> None:
    model = load_model()
    st.header(_("Is there a level nobody can do without?"), anchor=False)
    frame.quiet(_("At most two. Each further minimum turns away able people through measurement error alone."))
    names = {NOBODY: _("No minimum")} | {one.id: one.name.said(language()) for one in model.competencies}
    for row in MINIMUMS:
        what, level = st.columns(2)
        picked = what.selectbox(
            _("Minimum {place}", place=row + 1),
            list(names),
            held.place(key(f"minimum-{row}"), list(names)),
            key=key(f"minimum-{row}"),
            format_func=names.__getitem__,
        )
        if picked:
            _draw_level(level, row, model.competency(picked))


def _draw_level(place: DeltaGenerator, row: int, competency: Competency) -> None:
    field = key(f"minimum-{row}-level")
    st.session_state.setdefault(field, 3)
    level = place.selectbox(
        _("At least"),
        LEVELS,
        held.place(field, LEVELS),
        key=field,
        format_func=level_words,
    )
    anchor = next(one.text for one in competency.anchors if one.level == level)
    frame.quiet(quoted(anchor.said(language())))


def _draw_notice() -> None:
    st.header(_("What are candidates told?"), anchor=False)
    left, right = st.columns(2, vertical_alignment="bottom")
    left.text_input(_("Who decides"), held.value(key("decider")), key=key("decider"), max_chars=120)
    right.text_input(
        _("In which role"),
        held.value(key("decider-role")),
        key=key("decider-role"),
        max_chars=120,
        placeholder=_("Head of communication"),
    )
    left, right = st.columns(2, vertical_alignment="bottom")  # a new row: phones stack columns one after the other
    left.text_input(
        _("Contact for questions and arrangements"),
        held.value(key("contact")),
        key=key("contact"),
        max_chars=254,
        placeholder="name@example.org",
    )
    right.number_input(
        _("Months until the data are erased"), 1, 48, held.value(key("retention")), step=1, key=key("retention")
    )
    with st.expander(_("Periods and authority")):
        st.number_input(_("Days to contest a result"), 1, 90, held.value(key("contest")), step=1, key=key("contest"))
        st.number_input(
            _("Working days to answer a request for arrangements"),
            1,
            30,
            held.value(key("access")),
            step=1,
            key=key("access"),
        )
        st.text_input(_("Data-protection authority"), held.value(key("authority")), key=key("authority"), max_chars=200)
