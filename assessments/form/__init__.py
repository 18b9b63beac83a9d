"""Tasks, and the forms that are made of them."""

from assessments.form.check import Argument, Check
from assessments.form.composed import Block, Form, FormDraft, FormId, FormVersion
from assessments.form.drawing import Drawing
from assessments.form.guest import Guest, Said
from assessments.form.hashing import fingerprint, structure
from assessments.form.lexicon import Lexicon, Mention, Pattern
from assessments.form.material import (
    Export,
    ExportColumn,
    Line,
    Lines,
    Material,
    Message,
    Note,
    Table,
    TableRow,
    WideRow,
    WideTable,
)
from assessments.form.measure import EvidenceRule, LineCheck, LineRule, Measure
from assessments.form.scene import Arrival, Scene
from assessments.form.task import HumanPart, Task, WorldId

__all__ = [
    "Argument",
    "Arrival",
    "Block",
    "Check",
    "Drawing",
    "EvidenceRule",
    "Export",
    "ExportColumn",
    "Form",
    "FormDraft",
    "FormId",
    "FormVersion",
    "Guest",
    "HumanPart",
    "Lexicon",
    "Line",
    "LineCheck",
    "LineRule",
    "Lines",
    "Material",
    "Measure",
    "Mention",
    "Message",
    "Note",
    "Pattern",
    "Said",
    "Scene",
    "Table",
    "TableRow",
    "Task",
    "WideRow",
    "WideTable",
    "WorldId",
    "fingerprint",
    "structure",
]
