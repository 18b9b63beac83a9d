"""The fields by which a company's own export becomes tasks: the file, its columns, how it is written, the facts."""

import zlib

import streamlit as st

from assessments.bank.own_posts import Of
from assessments.bank.posts import FIELDS, NEEDED, PostError, PostField, Reading, Sheet, guessed, sheet
from assessments.bank.variants import LABELS, OwnFacts
from pages.parts import frame, held, tables
from pages.parts.frame import literal
from pages.parts.words import LANGUAGE_NAMES, _, language, n_, number
from rubric.record import LANGUAGES, Text

NONE = ""  # no column stands for a field
TOLD = 50  # errors shown at a time


def key(field: str) -> str:
    return f"own-{field}"


def given() -> Sheet | None:
    """The rows that were pasted, or else those of the file; None before there are any."""
    pasted, file = str(st.session_state.get(key("rows")) or ""), st.session_state.get(key("file"))
    found = sheet(pasted) if pasted.strip() else sheet(file.getvalue()) if file is not None else None
    return found if found is not None and found.rows else None


def draw_file() -> None:
    st.file_uploader(_("A CSV file of your own posts, from any network"), type=["csv", "txt", "tsv"], key=key("file"))
    with st.expander(_("Or paste the rows")):
        st.text_area(
            _("Rows, the heads of the columns first"), held.value(key("rows")) or "", key=key("rows"), height=160
        )


def draw_columns(of: Sheet) -> None:
    """Which column stands for what, as far as their heads tell, to be corrected; and how it is written."""
    st.header(_("Which column is what?"), anchor=False)
    rows = n_("{count} row", "{count} rows", len(of.rows))
    frame.quiet(_("{rows}. The columns were matched by their heads; correct what is wrong.", rows=rows))
    guess = guessed(of)
    names = {NONE: _("not in the file")} | {head: head for head in of.heads if head}
    for start in range(0, len(FIELDS), 3):
        for column, field in zip(st.columns(3), FIELDS[start : start + 3], strict=False):
            name = _column_key(of, field)
            options = list(names)
            column.selectbox(
                field_words(field) + ("" if field in NEEDED else f" ({_('if there is one')})"),
                options,
                held.index(name, options) or options.index(guess.columns.get(field, NONE)),
                key=name,
                format_func=names.__getitem__,
            )
    with st.container(horizontal=True):
        _choice("decimal", _("Figures are written"), {".": "1,234.5", ",": "1 234,5"}, guess.decimal, of)
        days = {"day": _("day, month, year"), "month": _("month, day, year")}
        _choice("dates", _("Short dates are written"), days, "day" if guess.day_first else "month", of)


def _choice(field: str, asked: str, options: dict[str, str], usual: str, of: Sheet) -> None:
    name = f"{key(field)}-{_mark(of)}"
    st.segmented_control(
        asked,
        list(options),
        default=held.value(name) or usual,
        key=name,
        format_func=options.__getitem__,
        required=True,
    )


def _column_key(of: Sheet, field: PostField) -> str:
    return f"{key(field)}-{_mark(of)}"


def _mark(of: Sheet) -> int:
    """Of the heads of a file: another file is matched anew."""
    return zlib.crc32("|".join(of.heads).encode())


def field_words(field: PostField | None) -> str:
    return LABELS[field].said(language()) if field else _("the whole file")


def reading(of: Sheet) -> Reading:
    """How the file is to be read, as it stands on the page."""
    state, guess = st.session_state, guessed(of)
    chosen: dict[PostField, str] = {
        field: state.get(_column_key(of, field), guess.columns.get(field, NONE)) for field in FIELDS
    }
    return Reading(
        columns={field: head for field, head in chosen.items() if head != NONE},
        decimal="," if state.get(f"{key('decimal')}-{_mark(of)}") == "," else ".",
        day_first=state.get(f"{key('dates')}-{_mark(of)}") != "month",
    )


def draw_facts() -> None:
    st.header(_("What should candidates know of the company?"), anchor=False)
    st.text_input(_("Name of the company"), held.value(key("company")) or "", key=key("company"), max_chars=80)
    frame.quiet(_("Figures and sentences, one a line; each line in both languages, in the same order."))
    for column, said in zip(st.columns(len(LANGUAGES)), LANGUAGES, strict=True):
        name = key(f"facts-{said}")
        asked = _("{asked}, {language}", asked=_("Facts"), language=LANGUAGE_NAMES[said])
        column.text_area(asked, held.value(name) or "", key=name, height=140)
    st.header(_("Which tasks should be made?"), anchor=False)
    for of, told in kinds().items():
        name = key(of)
        known = held.value(name)
        st.checkbox(literal(told), True if known is None else bool(known), key=name)


def kinds() -> dict[Of, str]:
    return {
        "AN2": _("Reading the data (AN2): six numbers by key, three judgements by people, 30 minutes"),
        "MR1": _("Setting the bar (MR1): numbers and verdicts by key, 15 minutes"),
    }


def wanted() -> tuple[Of, ...]:
    return tuple(of for of in kinds() if st.session_state.get(key(of)))


def facts() -> OwnFacts:
    """The company and its facts; raises ValueError with a sentence where they cannot be used."""
    company = str(st.session_state.get(key("company"), "")).strip()
    if not company:
        raise ValueError(_("The company needs a name. Nothing was made; the rest is still here."))
    lines = {said: _lines(str(st.session_state.get(key(f"facts-{said}"), ""))) for said in LANGUAGES}
    if len(lines["en"]) != len(lines["fr"]):
        told = _("There are {en} facts in English and {fr} in French; each needs both. Nothing was made.")
        raise ValueError(told.format(en=number(len(lines["en"])), fr=number(len(lines["fr"]))))
    pairs = zip(lines["en"], lines["fr"], strict=True)
    return OwnFacts(company=company, facts=tuple(Text(en=en, fr=fr) for en, fr in pairs))


def _lines(text: str) -> list[str]:
    return [one.strip() for one in text.splitlines() if one.strip()]


def draw_errors(errors: tuple[PostError, ...]) -> None:
    """Every row and field that is wrong, the first of many."""
    told = n_(
        "{count} thing is wrong, so nothing was made. Correct it and try again.",
        "{count} things are wrong, so nothing was made. Correct them and try again.",
        len(errors),
    )
    st.error(literal(told))
    shown = errors[:TOLD]
    tables.draw(
        {
            _("Row"): [number(one.row) if one.row else "–" for one in shown],
            _("Field"): [field_words(one.field) for one in shown],
            _("What is wrong"): [problem_words(one) for one in shown],
            _("In the file"): [one.content or "–" for one in shown],
        },
        _("What is wrong, row by row"),
    )


def problem_words(error: PostError) -> str:  # noqa: PLR0911 - one case for each problem
    match error.problem:
        case "no_column":
            return _("No column stands for it. Choose one above.")
        case "column_twice":
            return _("The same column stands for something else too.")
        case "empty":
            return _("The cell is empty.")
        case "not_a_number":
            return _("This is not a figure from 0 upwards. Look how figures are written.")
        case "not_a_date":
            return _("This is not a date. Look in which order dates are written.")
        case "conflict":
            return _("The same post stands above with other values.")
        case "too_few":
            return _("There are too few good posts of one network and format to ask anything of them.")
        case "too_many":
            return _("The file has more rows than can be worked from. Take a shorter time.")
