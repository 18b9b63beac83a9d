"""Tasks that unfold: what an item waits for, what is sent together, and what may be seen by now."""

from itertools import pairwise

from assessments.evidence import replies
from assessments.form import Guest, Said, Scene, Task
from assessments.item import AnyItem, Written
from assessments.workflow.words import Answers, is_sent, text_of
from rubric.record import Language


def waits_for(task: Task, item: AnyItem) -> str | None:
    """The id of the item that has to be sent before this one can be answered; all of a scene are sent together."""
    scene = task.scene_of(item.id)
    if scene is not None:
        place = task.scenes.index(scene)
        return task.scenes[place - 1].items[0] if place else None
    return item.after if isinstance(item, Written) else None


def sent_with(task: Task, item_id: str) -> tuple[str, ...]:
    """The ids of the items that are sent when this one is."""
    scene = task.scene_of(item_id)
    return scene.items if scene else (item_id,)


def is_locked(task: Task, item: AnyItem, answers: Answers) -> bool:
    """Whether what an item waits for has not been sent yet."""
    before = waits_for(task, item)
    return before is not None and not is_sent(before, answers)


def opened(task: Task, answers: Answers) -> tuple[Scene, ...]:
    """The scenes that have begun: each but the first when the one before it was sent."""
    begun = list(task.scenes[:1])
    for before, scene in pairwise(task.scenes):
        if is_sent(before.items[0], answers):
            begun.append(scene)
    return tuple(begun)


def without_later(shown: Task, answers: Answers) -> Task:
    """The task as far as it has unfolded: of later scenes only that they come."""
    if not shown.scenes:
        return shown
    begun = opened(shown, answers)
    scenes = (one if one in begun else one.model_copy(update={"arrivals": ()}) for one in shown.scenes)
    return shown.model_copy(update={"scenes": tuple(scenes)})


def guest_says(task: Task, guest: Guest, language: Language, answers: Answers) -> dict[str, Said]:
    """What the guest has said to the questions that were sent, by the id of the question."""
    texts = {one: text_of(answers[one]) for one in guest.questions if is_sent(one, answers)}
    return replies(task, texts, language)
