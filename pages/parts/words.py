"""The words of the interface: English in the code, French in pages/locale/fr/*.po, numbers and dates through Babel."""

import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, tzinfo
from functools import cache, lru_cache
from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale, dates, lists, numbers

from assessments.attempt import Role
from rubric.record import LANGUAGES, Language

CATALOGUES = Path(__file__).parents[1] / "locale" / "fr"
LANGUAGE_NAMES: dict[Language, str] = {"en": "English", "fr": "Français"}  # each in itself

Catalogue = dict[str, str | tuple[str, ...]]  # by the English words, in the singular

_spoken: ContextVar[Language | None] = ContextVar("spoken", default=None)
_LOCALES: dict[Language, Locale] = {"en": Locale("en", "GB"), "fr": Locale("fr", "FR")}
_reading = threading.Lock()


class CatalogueError(ValueError):
    """Two catalogues say different things for the same words, or one cannot be read."""


# --- which language ---------------------------------------------------------------------------------------------------


def language() -> Language:
    """The language of this run or request: what `speak` said, else what the connection brought, else English."""
    spoken = _spoken.get()
    return spoken if spoken is not None else _of_connection() or "en"


def speak(chosen: Language) -> None:
    """Use this language from here to the end of the run, and in the callbacks before the next one.

    The guard calls it with the language of the session row; a page calls it only after changing that row.
    """
    _spoken.set(chosen)
    if _in_streamlit():
        import streamlit as st  # noqa: PLC0415 - routes speak without it

        st.session_state["_language"] = chosen


@contextmanager
def speaking(chosen: Language) -> Iterator[None]:
    """This language inside the `with`, for HTTP routes and printed reports."""
    token = _spoken.set(chosen)
    try:
        yield
    finally:
        _spoken.reset(token)


def _in_streamlit() -> bool:
    from streamlit.runtime.scriptrunner import get_script_run_ctx  # noqa: PLC0415 - the same

    return get_script_run_ctx(suppress_warning=True) is not None


def _of_connection() -> Language | None:
    """Callbacks and fragments run before or without the guard: the last run's language, else the connection's."""
    if not _in_streamlit():
        return None
    import streamlit as st  # noqa: PLC0415 - the same

    found = st.session_state.get("_language") or st.user.get("lang")
    return cast("Language", found) if found in LANGUAGES else None


# --- words ------------------------------------------------------------------------------------------------------------


def _(msgid: str, /, **values: object) -> str:
    """These English words in the language of the run; `{name}` is filled from the values, if there are any.

    The msgid must be a literal, so that the test of the catalogues can find it. Untranslated words stay English.
    """
    return _filled(_looked_up(msgid), values)


def n_(one: str, many: str, count: int, /, **values: object) -> str:
    """Singular or plural by `count`, which also fills `{count}`: `n_("{count} task", "{count} tasks", 3)`.

    French takes the singular for 0 and 1, English for 1 only.
    """
    values = {"count": number(count), **values}
    if language() == "fr":
        forms = _catalogue().get(one)
        if isinstance(forms, tuple):
            return _filled(forms[0 if abs(count) < 2 else 1], values)  # noqa: PLR2004 - French plural rule
    return _filled(one if count == 1 else many, values)


def role_name(role: Role) -> str:
    """A role as people call it."""
    match role:
        case Role.ADMIN:
            return _("Administrator")
        case Role.HR:
            return _("Human resources")
        case Role.RATER:
            return _("Rater")
        case Role.LEAD:
            return _("Lead rater")
        case Role.MANAGER:
            return _("Hiring manager")


def _filled(words: str, values: dict[str, object]) -> str:
    return words.format_map(values) if values else words


def _looked_up(msgid: str) -> str:
    if language() == "en":
        return msgid
    found = _catalogue().get(msgid, msgid)
    return found if isinstance(found, str) else found[0]


def _catalogue() -> Catalogue:
    with _reading:
        return merged(CATALOGUES)


@cache
def merged(folder: Path) -> Catalogue:
    """Every .po file of a folder in one; the same words may stand in two files only with the same translation."""
    everything: Catalogue = {}
    for path in sorted(folder.glob("*.po")):
        for key, said in read_catalogue(path).items():
            if everything.setdefault(key, said) != said:
                raise CatalogueError(f"{path.name}: {key!r} is translated differently in another catalogue")
    return everything


def read_catalogue(path: Path) -> Catalogue:
    """One .po file as a mapping; entries without a translation are left out."""
    from babel.messages.pofile import read_po  # noqa: PLC0415 - a megabyte, until somebody reads French

    with path.open("rb") as file:
        catalogue = read_po(file, locale="fr", abort_invalid=True)
    found: Catalogue = {}
    for message in catalogue:
        singular = message.id if isinstance(message.id, str) else message.id[0]
        said = message.string if isinstance(message.string, str) else tuple(message.string or ())
        if singular and said and all(said):
            found[singular] = said
    return found


# --- numbers, dates, lists --------------------------------------------------------------------------------------------


def number(value: float, digits: int = 0) -> str:
    """1234.5 -> "1,234.5" or "1 234,5", rounded to so many digits, with the minus sign of typography below zero."""
    return _number(value if digits else round(value), digits, language())


@lru_cache(maxsize=1024)  # places, levels and counts come again and again, and Babel takes its time over each
def _number(value: float, digits: int, said: Language) -> str:
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return numbers.format_decimal(value, format=pattern, locale=_LOCALES[said]).replace("-", "−")


def signed(value: float, digits: int = 1) -> str:
    """0.34 -> "+0.3", with the minus sign of typography below zero."""
    return ("−" if round(value, digits) < 0 else "+") + number(abs(value), digits)


def percent(share: float, digits: int = 0) -> str:
    """0.745 -> "75%" or, with the French space, "75 %"."""
    pattern = "#,##0" + ("." + "0" * digits if digits else "") + ("%" if language() == "en" else "\u202f%")
    return numbers.format_percent(share, format=pattern, locale=_locale())


def day(moment: date | datetime) -> str:
    """24 November 2026, or 24 novembre 2026 (and 1er novembre), on the reader's calendar."""
    its_day = _local(moment).date() if isinstance(moment, datetime) else moment
    said = dates.format_date(its_day, format="long", locale=_locale())
    return said.replace("1 ", "1er ", 1) if language() == "fr" and its_day.day == 1 else said


def month(day: date) -> str:
    """November 2026, or novembre 2026."""
    return dates.format_skeleton("yMMMM", day, locale=_locale())


def weekday(day: date) -> str:
    """Sat 13 June, or sam. 13 juin: a day as a planner reads it."""
    return dates.format_date(day, format="EEE d MMMM", locale=_locale())


def clock(moment: datetime) -> str:
    """10:42 on the reader's clock."""
    return dates.format_time(_local(moment), format="HH:mm", locale=_locale())


def day_and_clock(moment: datetime) -> str:
    """24 November 2026, 10:42 (or "UTC" behind it where the reader's time zone is not known)."""
    said = _("{day}, {clock}", day=day(moment), clock=clock(moment))
    return said if knows_zone() else f"{said} UTC"


def minutes(count: float) -> str:
    """92 -> "1 h 32 min", 37 -> "37 min"; seconds are rounded up, so that nobody is promised less time."""
    whole = int(-(-count // 1))
    hours, rest = divmod(whole, 60)
    parts = [f"{hours}\u00a0h" if hours else "", f"{rest}\u00a0min" if rest or not hours else ""]
    return " ".join(part for part in parts if part)


def listed(words: Sequence[str]) -> str:
    """A, B and C; A, B et C."""
    return lists.format_list(list(words), locale=_locale()) if words else ""


def in_turn(words: Iterable[str]) -> str:
    """A; B; C, with the thin space that French has before a semicolon."""
    return ("\u202f; " if language() == "fr" else "; ").join(words)


def quoted(words: str) -> str:
    """Words in the quotation marks of the language."""
    return f"«\u202f{words}\u202f»" if language() == "fr" else f"“{words}”"


def zone() -> tzinfo:
    """The reader's time zone as the browser tells it, else UTC."""
    if not _in_streamlit():
        return UTC
    import streamlit as st  # noqa: PLC0415 - routes format dates without it

    name = st.context.timezone
    try:
        return ZoneInfo(name) if name and name != "UTC" else UTC
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


def knows_zone() -> bool:
    """Whether clocks are the reader's own; where not, UTC is said with them."""
    return zone() is not UTC


def _local(moment: datetime) -> datetime:
    return moment.astimezone(zone())


def _locale() -> Locale:
    return _LOCALES[language()]
