"""Tasks put together to be sat."""

from pydantic import AwareDatetime, Field

from rubric.record import Record, Text

FormId = str  # core, screen, self, or the id of a version that somebody has composed


class Block(Record):
    """Tasks done in one go; its deadline is the server's."""

    tasks: tuple[str, ...] = Field(min_length=1)


class Form(Record):
    """An ordered list of blocks of tasks; a break lies between two blocks."""

    id: FormId
    name: Text
    purpose: Text
    budget: int = Field(default=240, gt=0)  # minutes that its tasks may take together
    blocks: tuple[Block, ...] = Field(min_length=1)
    self_levels: bool = False  # own level on the anchors is asked before the tasks
    practice: str | None = None  # id of the task that is never scored

    @property
    def task_ids(self) -> tuple[str, ...]:
        return tuple(task for block in self.blocks for task in block.tasks)


class FormDraft(Record):
    """A form as it is being composed."""

    name: Text
    purpose: Text
    budget: int = Field(gt=0)
    blocks: tuple[Block, ...]


class FormVersion(Record):
    """One version of a form somebody has composed. It never changes: a change is the next version of its series."""

    series: str
    number: int = Field(ge=1)
    form: Form
    created_by: str
    created_at: AwareDatetime
