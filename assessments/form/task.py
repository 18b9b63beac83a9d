"""One piece of work: what is given, what is asked, how it is judged."""

from typing import Literal

from pydantic import Field

from assessments.form.check import Check
from assessments.form.guest import Guest
from assessments.form.lexicon import Lexicon
from assessments.form.material import Line, Material
from assessments.form.measure import EvidenceRule, LineRule
from assessments.form.scene import Scene
from assessments.item import AnyItem
from rubric.record import Record, Text

WorldId = Literal["tilvane", "oskelle"]


class HumanPart(Record):
    """The part of a task that people rate on the anchors of its competency."""

    id: str
    weight: float = Field(gt=0, le=1)
    raters: int = Field(ge=1)
    indicators: tuple[str, ...]
    guide: Text
    items: tuple[str, ...] = ()  # ids of the items the rater reads; none: all
    look_for: tuple[Line, ...] = ()  # what a good answer holds, beside the anchors


class Task(Record):
    """One piece of work: what it assesses, what is given, what is asked, how it is judged."""

    id: str
    competency_id: str
    minutes: int = Field(gt=0)
    title: Text
    assessed: Text
    ai_policy: Literal["ai_open", "ai_closed"]
    instructions: Text
    text_alternative: Text | None = None
    materials: tuple[Material, ...] = ()
    items: tuple[AnyItem, ...] = Field(min_length=1)
    lexicon: Lexicon = Lexicon()
    checks: tuple[Check, ...] = ()
    line_rules: tuple[LineRule, ...] = ()
    world: WorldId | None = "tilvane"  # the invented company the task is set in; None: a real one, with its own facts
    parallel_of: str | None = None  # id of the task of the other world that asks the same with other cases
    author_name: str | None = None  # the name an invented network wants in the text
    evidence: tuple[EvidenceRule, ...] = ()
    human: HumanPart | None = None
    scenes: tuple[Scene, ...] = ()  # none: everything is asked at once
    guest: Guest | None = None
    optional: bool = False  # left out as a whole it counts for nothing, and the other tasks carry its weight
    indicators: tuple[str, ...] = ()  # what the keyed part shows; what people rate is named in `human`
    prior_reliability: float = Field(default=0.6, gt=0, lt=1)  # of one task, until data say otherwise

    def item(self, item_id: str) -> AnyItem:
        for item in self.items:
            if item.id == item_id:
                return item
        raise KeyError(item_id)

    def scene_of(self, item_id: str) -> Scene | None:
        """The scene a question belongs to; None in a task that asks everything at once."""
        return next((scene for scene in self.scenes if item_id in scene.items), None)
