"""The rows of a table as what they plan: posts of a calendar, or parts of a live."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from assessments.item import Cell

Row = Mapping[str, Cell]


@dataclass(frozen=True)
class Post:
    """A row of a calendar; None and "" where the candidate filled in nothing."""

    place: int  # as it was left, 1 first
    day: date | None = None
    hour: time | None = None
    network: str = ""
    form: str = ""
    pillar: str = ""
    objective: str = ""
    subject: str = ""
    asset: str = ""
    owner: str = ""
    link: str = ""
    shows_price: bool = False
    accessible: bool = False
    asked: datetime | None = None  # when approval is asked for
    hours: float = 0.0

    @property
    def moment(self) -> datetime | None:
        return datetime.combine(self.day, self.hour) if self.day and self.hour else None


@dataclass(frozen=True)
class Segment:
    """A row of a run of show; None and "" where the candidate filled in nothing."""

    place: int
    start: time | None = None
    minutes: float = 0.0
    kind: str = ""
    who: str = ""
    what: str = ""
    audience: str = ""
    fallback: str = ""


def posts(rows: Iterable[Row]) -> tuple[Post, ...]:
    """Rows of the columns of a calendar."""
    return tuple(
        Post(
            place=place,
            day=_day(row, "date"),
            hour=_hour(row, "time"),
            network=_words(row, "network"),
            form=_words(row, "format"),
            pillar=_words(row, "pillar"),
            objective=_words(row, "objective"),
            subject=_words(row, "subject"),
            asset=_words(row, "asset"),
            owner=_words(row, "owner"),
            link=_words(row, "link"),
            shows_price=row.get("shows_price") is True,
            accessible=row.get("access_done") is True,
            asked=_moment(row, "approval_asked"),
            hours=_number(row, "hours"),
        )
        for place, row in enumerate(rows, start=1)
    )


def segments(rows: Iterable[Row]) -> tuple[Segment, ...]:
    """Rows of the columns of a run of show."""
    return tuple(
        Segment(
            place=place,
            start=_hour(row, "start"),
            minutes=_number(row, "minutes"),
            kind=_words(row, "type"),
            who=_words(row, "who"),
            what=_words(row, "what"),
            audience=_words(row, "audience"),
            fallback=_words(row, "fallback"),
        )
        for place, row in enumerate(rows, start=1)
    )


def _words(row: Row, name: str) -> str:
    return str(row.get(name, "")).strip()


def _number(row: Row, name: str) -> float:
    return float(row.get(name, 0.0))


def _day(row: Row, name: str) -> date | None:
    return date.fromisoformat(words) if (words := _words(row, name)) else None


def _hour(row: Row, name: str) -> time | None:
    return time.fromisoformat(words) if (words := _words(row, name)) else None


def _moment(row: Row, name: str) -> datetime | None:
    """A moment of which the day or the hour is still missing is none."""
    day, _, hour = _words(row, name).partition("T")
    return datetime.combine(date.fromisoformat(day), time.fromisoformat(hour)) if day and hour else None
