"""A task that unfolds: what has arrived at each scene, and what is asked there."""

from pydantic import Field

from rubric.record import Record, Text


class Arrival(Record):
    """Something that reaches the candidate at one moment of the story: a call, a comment, a mail."""

    id: str
    source: Text  # who says it, and where
    text: Text
    clock: str | None = None  # the hour of the story, as 11:40


class Scene(Record):
    """One scene of a task. Sending it closes it for good and opens the next one; its minute is the story's.

    What stands in a later scene is kept from the candidate until then.
    """

    id: str
    title: Text
    items: tuple[str, ...] = Field(min_length=1)  # ids of the questions that are sent together
    arrivals: tuple[Arrival, ...] = ()
    minute: int = 0  # of the story, when the scene opens
    choose: int | None = None  # how many of its questions are to be answered; None: all
    invitation: Text | None = None  # what is asked of the scene as a whole
