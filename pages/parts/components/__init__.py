"""The six things on a page that Streamlit has no safe or translatable widget for; plain JavaScript, no dependency."""

from pages.parts.components.canvas import Board, canvas
from pages.parts.components.chat import Chat
from pages.parts.components.choices import (
    Clash,
    Control,
    Fine,
    Fix,
    Option,
    Question,
    Row,
    Total,
    choices,
    choose,
    options,
)
from pages.parts.components.clock import Progress, strip
from pages.parts.components.editor import Field, boxes, edit
from pages.parts.components.lang import leaf
from pages.parts.components.recorder import Recorder, record
from pages.parts.components.source import script
from pages.parts.components.submit import Button, Line, Review, bar, buttons, request
from pages.parts.components.timetable import Column, Sheet, timetable
from pages.parts.components.together import Part, show, told
from pages.parts.components.upload import Shelf, shelf

__all__ = [
    "Board",
    "Button",
    "Chat",
    "Clash",
    "Column",
    "Control",
    "Field",
    "Fine",
    "Fix",
    "Line",
    "Option",
    "Part",
    "Progress",
    "Question",
    "Recorder",
    "Review",
    "Row",
    "Sheet",
    "Shelf",
    "Total",
    "bar",
    "boxes",
    "buttons",
    "canvas",
    "choices",
    "choose",
    "edit",
    "leaf",
    "options",
    "record",
    "request",
    "script",
    "shelf",
    "show",
    "strip",
    "timetable",
    "told",
]
