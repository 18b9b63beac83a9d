"""What can be wrong with a task that unfolds, or in which a guest answers."""

from collections import Counter
from collections.abc import Iterator

from assessments.bank.check_items import Problem
from assessments.form import Guest, Pattern, Task
from assessments.item import Written


def scene_problems(task: Task) -> Iterator[Problem]:
    """Every question of a task that unfolds stands in one scene, and no scene wants more answers than it has."""
    known = {item.id for item in task.items}
    stands = Counter(one for scene in task.scenes for one in scene.items)
    if task.scenes:
        for one in sorted(known ^ set(stands)):
            yield one, "scenes", "each question of the task stands in a scene, and nothing else does"
        for one in sorted(name for name, times in stands.items() if times > 1):
            yield one, "scenes", "stands in more than one scene"
    for scene in task.scenes:
        if scene.choose is not None and not 1 <= scene.choose <= len(scene.items):
            yield scene.id, "choose", "asks for more answers than the scene has questions, or for none"


def guest_problems(task: Task) -> Iterator[Problem]:
    """Who is asked is asked by questions that are there; what follows up follows one of them."""
    questions = task.guest.questions if task.guest else ()
    written = {item.id for item in task.items if isinstance(item, Written)}
    for one in sorted(set(questions) - written):
        yield task.id, "guest.questions", f"there is no question {one!r} to be written"
    for item in task.items:
        if isinstance(item, Written) and item.follows_up not in (None, *questions):
            yield item.id, "follows_up", f"{item.follows_up!r} is no question to the guest"
    for check in task.checks:
        if (check.program or "").startswith("interview.") and task.guest is None:
            yield check.id, "program", "there is no guest in this task"


def guest_patterns(guest: Guest) -> Iterator[tuple[str, Pattern]]:
    """Everything that a question to the guest is searched for, with where it stands."""
    for name in ("off_limits", "closed", "invites", "leading"):
        yield name, getattr(guest, name)
    for one in guest.answers:
        yield one.id, one.patterns
