"""Tasks put together to be sat."""

from typing import Literal

from pydantic import Field

from rubric.record import Record, Text


class Block(Record):
    """Tasks done in one go; its deadline is the server's."""

    tasks: tuple[str, ...] = Field(min_length=1)


FormId = Literal["core", "screen", "self"]


BUDGETS: dict[FormId, int] = {"core": 95, "screen": 40, "self": 25}  # minutes


class Form(Record):
    """An ordered list of blocks of tasks; a break lies between two blocks."""

    id: FormId
    name: Text
    purpose: Text
    blocks: tuple[Block, ...] = Field(min_length=1)
    self_levels: bool = False  # own level on the anchors is asked before the tasks
    practice: str | None = None  # id of the task that is never scored

    @property
    def task_ids(self) -> tuple[str, ...]:
        return tuple(task for block in self.blocks for task in block.tasks)
