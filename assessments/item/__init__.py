"""One class for each kind of question a task can ask, with the key beside it where there is one."""

from typing import Annotated

from pydantic import Field

from assessments.item.allocating import Allocation
from assessments.item.base import Item, Option, Source
from assessments.item.canvas import Canvas, CanvasElement, Colour, SafeBox
from assessments.item.chatting import ChatLine, LiveChat
from assessments.item.choosing import (
    Choice,
    MultiSelect,
    Number,
    Ordering,
    RatedOption,
    RateOptions,
    SelfLevel,
    Signature,
)
from assessments.item.layouts import Element, Layout, Layouts
from assessments.item.menus import Checkpoint, Fault, MenuColumn, MenuGrid, MenuKey, MenuRow, Preflight
from assessments.item.picking import OrderedPick
from assessments.item.timetable import Cell, Timetable, TimetableColumn
from assessments.item.uploading import Upload
from assessments.item.writing import Branch, Count, Limits, Listening, OwnError, Revision, Spoken, Written

__all__ = [
    "Allocation",
    "AnyItem",
    "Branch",
    "Canvas",
    "CanvasElement",
    "Cell",
    "ChatLine",
    "Checkpoint",
    "Choice",
    "Colour",
    "Count",
    "Element",
    "Fault",
    "Item",
    "Layout",
    "Layouts",
    "Limits",
    "Listening",
    "LiveChat",
    "MenuColumn",
    "MenuGrid",
    "MenuKey",
    "MenuRow",
    "MultiSelect",
    "Number",
    "Option",
    "OrderedPick",
    "Ordering",
    "OwnError",
    "Preflight",
    "RateOptions",
    "RatedOption",
    "Revision",
    "SafeBox",
    "SelfLevel",
    "Signature",
    "Source",
    "Spoken",
    "Timetable",
    "TimetableColumn",
    "Upload",
    "Written",
]


AnyItem = Annotated[
    Choice
    | MultiSelect
    | Number
    | Ordering
    | OrderedPick
    | RateOptions
    | MenuGrid
    | Preflight
    | Allocation
    | Timetable
    | Written
    | Revision
    | Layouts
    | Canvas
    | Spoken
    | LiveChat
    | Upload
    | SelfLevel,
    Field(discriminator="kind"),
]
