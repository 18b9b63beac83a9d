"""What a candidate can answer: one class for each kind of question."""

from typing import Annotated, Literal

from pydantic import Field, FiniteFloat, TypeAdapter

from rubric.record import Record


class ChoiceAnswer(Record):
    kind: Literal["choice"] = "choice"
    option: str | None = None
    confidence: int | None = None
    changed: bool = False


class MultiSelectAnswer(Record):
    kind: Literal["multi_select"] = "multi_select"
    options: frozenset[str] = frozenset()


class NumberAnswer(Record):
    """The number as it was typed; it is read when it is judged, so that nothing typed is lost."""

    kind: Literal["number"] = "number"
    typed: str = Field(default="", max_length=200)


class OrderingAnswer(Record):
    kind: Literal["ordering"] = "ordering"
    ranks: dict[str, int] = Field(default={})  # option id -> place, 1 first


class OrderedPickAnswer(Record):
    kind: Literal["ordered_pick"] = "ordered_pick"
    ranks: dict[str, int] = Field(default={})  # option id -> place, 1 first; of what was picked only


class RateOptionsAnswer(Record):
    kind: Literal["rate_options"] = "rate_options"
    levels: dict[str, int] = Field(default={})  # option id -> 1..5


class MenuGridAnswer(Record):
    kind: Literal["menu_grid"] = "menu_grid"
    chosen: dict[str, dict[str, str]] = Field(default={})  # row id -> column id -> option id
    seconds: dict[str, int] = Field(default={})  # row id -> second of the task at its first choice; by the server only


class PreflightAnswer(Record):
    kind: Literal["preflight"] = "preflight"
    faults: dict[str, str | None] = Field(default={})  # ticked checkpoint id -> fix id, None: no fix chosen yet


class AllocationAnswer(Record):
    """What was given to each row; a row left out was left empty."""

    kind: Literal["allocation"] = "allocation"
    amounts: dict[str, Annotated[float, Field(ge=0, le=1e9, allow_inf_nan=False)]] = Field(default={})  # by row id

    @property
    def given(self) -> float:
        """All that is shared out, rounded to what can be typed."""
        return round(sum(self.amounts.values()), 2)


class TimetableAnswer(Record):
    """The rows as they were left; an empty cell is left out."""

    kind: Literal["timetable"] = "timetable"
    rows: tuple[dict[str, str | bool | FiniteFloat], ...] = ()  # by column id


class WrittenAnswer(Record):
    kind: Literal["written"] = "written"
    text: str = ""


class RevisionAnswer(Record):
    kind: Literal["revision"] = "revision"
    text: str = ""


class LayoutsAnswer(Record):
    kind: Literal["layouts"] = "layouts"
    ranks: dict[str, int] = Field(default={})  # layout id -> place, 1 first
    defects: dict[str, frozenset[str]] = Field(default={})  # layout id -> ticked defects


class Placed(Record):
    """Where an element stands, in pixels from the top left; of a photo only that."""

    x: int
    y: int
    w: int
    h: int
    px: int = 0  # size of the text
    colour: str = ""  # ids of colours: of the text
    fill: str = ""  # and of the opaque panel behind it


class CanvasAnswer(Record):
    """A layout; an element left out was not placed."""

    kind: Literal["canvas"] = "canvas"
    background: str | None = None  # id of a colour
    placed: dict[str, Placed] = Field(default={})  # by element id


class SpokenAnswer(Record):
    kind: Literal["spoken"] = "spoken"
    route: Literal["sound", "typed"] | None = None
    tries: tuple[str, ...] = ()  # media ids of the recordings made
    kept: str | None = None  # media id of the one that counts
    pictured: tuple[str, ...] = ()  # media ids of those with a picture, which somebody chose to add
    script: str = ""


class ChatEntry(Record):
    """What was said or done at one moment of a chat; its moment is noted by the server only."""

    id: str = Field(min_length=1, max_length=40)  # made by the browser, so that what is sent twice is taken once
    line: str | None = None  # id of the line it answers; None: said to everybody
    deeds: tuple[str, ...] = ()
    text: str = Field(default="", max_length=1000)
    second: int | None = None  # of the task
    group: int | None = None  # of the lines that were there, where somebody sits without a clock


class LiveChatAnswer(Record):
    kind: Literal["live_chat"] = "live_chat"
    entries: tuple[ChatEntry, ...] = Field(default=(), max_length=300)
    group: int = Field(default=1, ge=1)  # of lines, up to which somebody without a clock has gone on


class Picture(Record):
    """What was measured of a file as it came in."""

    mime: str
    size: int  # bytes
    width: int  # px
    height: int
    near_palette: float  # share of pixels near a colour of the palette, 0 to 1
    colours: tuple[tuple[str, float], ...]  # dominant ones as #RRGGBB with their shares, largest first


class UploadAnswer(Record):
    kind: Literal["upload"] = "upload"
    route: Literal["file", "typed"] | None = None
    file: str | None = None  # media id of the picture
    picture: Picture | None = None  # by the server only
    script: str = ""


class SelfLevelAnswer(Record):
    kind: Literal["self_level"] = "self_level"
    level: int | None = Field(default=None, ge=1, le=5)


Answer = Annotated[
    ChoiceAnswer
    | MultiSelectAnswer
    | NumberAnswer
    | OrderingAnswer
    | OrderedPickAnswer
    | RateOptionsAnswer
    | MenuGridAnswer
    | PreflightAnswer
    | AllocationAnswer
    | TimetableAnswer
    | WrittenAnswer
    | RevisionAnswer
    | LayoutsAnswer
    | CanvasAnswer
    | SpokenAnswer
    | LiveChatAnswer
    | UploadAnswer
    | SelfLevelAnswer,
    Field(discriminator="kind"),
]

answers: TypeAdapter[Answer] = TypeAdapter(Answer)
