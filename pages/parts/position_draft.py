"""A position while it is filled in: its fields as session state, what is still wrong with them, and the record."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import cast

import streamlit as st

from assessments import workflow
from assessments.attempt.monitoring import ORIGIN_NEVER, Monitoring
from assessments.form import FormId
from assessments.views import NoticeDetails, Position, PositionDraft
from pages.parts import weights
from pages.parts.guard import now
from pages.parts.words import _, n_, zone
from rubric.fit import Minimum
from rubric.model import load_model
from rubric.record import LANGUAGES

NOBODY = ""  # no competency has this id
NOWHERE = ""  # the place of a position of which nothing is said
MINIMUMS = (0, 1)
LOWEST_MINIMUM = 2  # everybody reaches level 1
AUTHORITY = "CNIL (France)"  # a name, the same in both languages
OPEN_DAYS, DECIDE_DAYS = 21, 35  # from today, where nothing else is known
USUAL: FormId = "core"  # the form of a new position, until another is chosen


def key(field: str) -> str:
    return f"position-{field}"


def fill(position: Position | None, like: Position | None, owner: str) -> None:
    """Put a position on the form; a new one takes the organisation and its people from the latest (`like`)."""
    known = position or like
    preset = load_model().presets[0]
    today = now().astimezone(zone()).date()
    notice = known.notice if known else None
    values: dict[str, object] = {
        "whose": _whose(position),
        "preset": _preset_of(position.profile.id) if position else preset.id,
        "form": position.form_id if position else USUAL,
        "closes": _local_day(position.closes_at) if position else today + timedelta(days=OPEN_DAYS),
        "languages": list(known.languages if known else LANGUAGES),
        "raters": list(known.raters if known else ()),
        "organisation": notice.organisation if notice else "",
        "decider": notice.decision_maker_name if notice else owner,
        "decider-role": notice.decision_maker_role if notice else "",
        "contact": notice.contact if notice else "",
        "authority": notice.supervisory_authority if notice else AUTHORITY,
        "decide-by": _local_day(position.notice.decision_by) if position else today + timedelta(days=DECIDE_DAYS),
        "retention": notice.retention_months if notice else 6,
        "contest": notice.contest_days if notice else 30,
        "access": notice.access_days if notice else 3,
        "jurisdiction": known.monitoring.jurisdiction if known and known.monitoring else NOWHERE,
        "origin": bool(known and known.monitoring and known.monitoring.origin),
    }
    for field, value in values.items():
        st.session_state[key(field)] = value
    _put_weights(position.profile.weights if position else preset.weights)
    for row in MINIMUMS:
        kept = position.profile.minimums[row : row + 1] if position else ()
        st.session_state[key(f"minimum-{row}")] = kept[0].competency_id if kept else NOBODY
        st.session_state[key(f"minimum-{row}-level")] = kept[0].level if kept else 3
    # Last, since `is_filled` looks for it: the next click may cut a run short anywhere, between two of these lines too.
    st.session_state[key("title")] = position.title if position else ""


def _preset_of(profile_id: str) -> str:
    known = [one.id for one in load_model().presets]
    return profile_id if profile_id in known else known[0]


def _local_day(moment: datetime) -> date:
    return moment.astimezone(zone()).date()


def _put_weights(chosen: Mapping[str, float]) -> None:
    for competency in load_model().competencies:
        st.session_state[key(f"weight-{competency.id}")] = int(chosen.get(competency.id, 0))


def take_preset() -> None:
    """The weights of the role that was picked; a form that was sent meanwhile has none any more."""
    picked = st.session_state.get(key("preset"))
    if picked is not None:
        _put_weights(load_model().preset(picked).weights)


def share_out() -> None:
    _put_weights(weights.shared_out(current_weights()))


def current_weights() -> dict[str, float]:
    return {one.id: float(st.session_state.get(key(f"weight-{one.id}"), 0)) for one in load_model().competencies}


def sum_problem(short: float) -> str:
    """How far the weights are from 100, in words."""
    if short > 0:
        return n_(
            "The weights sum to less than 100: {count} point to give.",
            "The weights sum to less than 100: {count} points to give.",
            int(short),
        )
    return n_(
        "The weights sum to more than 100: {count} point too many.",
        "The weights sum to more than 100: {count} points too many.",
        int(-short),
    )


def problems(*, frozen: bool = False) -> list[str]:
    """Everything that keeps the form from being saved, in the order of its fields; frozen ones are as they were."""
    required = {
        "title": _("The title is missing."),
        "organisation": _("The organisation is missing."),
        "languages": _("Choose at least one language."),
        "decider": _("Say who decides."),
        "decider-role": _("Say in which role that person decides."),
        "contact": _("A contact for candidates is missing."),
        "authority": _("The data-protection authority is missing."),
    }
    found = [sentence for field, sentence in required.items() if not _value(field)]
    return found if frozen else found + _measure_problems()


def _measure_problems() -> list[str]:
    found: list[str] = []
    short = weights.missing(current_weights())
    if short:
        found.append(sum_problem(short))
    critical = [one for one in (_value(f"minimum-{row}") for row in MINIMUMS) if one]
    if len(set(critical)) < len(critical):
        found.append(_("Both minimums are about the same competency; keep one."))
    if any(not current_weights()[cast("str", one)] for one in critical):
        found.append(_("A competency with a minimum needs a weight above 0."))
    return found


def _value(field: str) -> object:
    value = st.session_state.get(key(field))
    return value.strip() if isinstance(value, str) else value


def read(frozen: Position | None = None) -> PositionDraft:
    """The record of what the form holds; call it only when there are no `problems`.

    A `frozen` position keeps what it measures. Raises PositionRefused.
    """
    if frozen:
        profile, form_id = frozen.profile, frozen.form_id
    else:
        profile = workflow.role_profile(st.session_state[key("preset")], current_weights(), _minimums())
        form_id = st.session_state[key("form")]
    return PositionDraft(
        title=_text("title"),
        profile=profile,
        form_id=form_id,
        languages=tuple(one for one in LANGUAGES if one in st.session_state[key("languages")]),
        closes_at=end_of(st.session_state[key("closes")]),
        raters=tuple(st.session_state[key("raters")]),
        notice=_notice(),
        monitoring=monitoring(),
    )


def _minimums() -> tuple[Minimum, ...]:
    rows = [(st.session_state[key(f"minimum-{row}")], row) for row in MINIMUMS]
    return tuple(
        Minimum(competency_id=picked, level=st.session_state[key(f"minimum-{row}-level")])
        for picked, row in rows
        if picked != NOBODY
    )


def _notice() -> NoticeDetails:
    state = st.session_state
    return NoticeDetails(
        organisation=_text("organisation"),
        decision_maker_name=_text("decider"),
        decision_maker_role=_text("decider-role"),
        contact=_text("contact"),
        supervisory_authority=_text("authority"),
        retention_months=state[key("retention")],
        contest_days=state[key("contest")],
        access_days=state[key("access")],
        decision_by=end_of(state[key("decide-by")]),
    )


def monitoring() -> Monitoring | None:
    where = st.session_state[key("jurisdiction")]
    if where == NOWHERE:
        return None
    origin = where not in ORIGIN_NEVER and bool(st.session_state.get(key("origin")))
    return Monitoring(jurisdiction=where, origin=origin)


def _text(field: str) -> str:
    return str(_value(field) or "")


def end_of(day: date) -> datetime:
    """The last minute of a day where the reader is: a date that people were told includes that day."""
    return datetime.combine(day, time(23, 59), tzinfo=zone())


def is_filled(position: Position | None) -> bool:
    """Whether the form holds the values of this position: they go when another screen is shown, and the browser's
    way back may lead from one position to another."""
    return key("title") in st.session_state and st.session_state.get(key("whose")) == _whose(position)


def _whose(position: Position | None) -> str:
    return position.id if position else "new"


def clear() -> None:
    """Forget what the form holds, so that it is filled anew."""
    for name in [name for name in st.session_state if str(name).startswith(key(""))]:
        del st.session_state[name]


def tell(sentences: list[str]) -> None:
    """Show these above the button at the next run."""
    st.session_state[key("problems")] = sentences


def told_problems() -> list[str]:
    return st.session_state.pop(key("problems"), [])
