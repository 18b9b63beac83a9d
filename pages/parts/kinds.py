"""What the kinds of question are called, and which a task has."""

from assessments.form import Export, Task
from pages.parts.words import _


def of(task: Task) -> list[str]:
    """The kinds of question of a task in words, each once; that it unfolds, or rests on data, is one more."""
    found = [word(item.kind) for item in task.items]
    if task.scenes:
        found.append(_("unfolds in scenes"))
    if any(isinstance(one, Export) for one in task.materials):
        found.append(_("data to work from"))
    return list(dict.fromkeys(found))


def word(kind: str) -> str:
    """A kind by its name; one without a word of its own keeps the name it has in the content."""
    known = {
        "allocation": _("sharing out"),
        "canvas": _("canvas"),
        "choice": _("one answer"),
        "layouts": _("mock-ups"),
        "live_chat": _("live chat"),
        "menu_grid": _("menus"),
        "multi_select": _("several answers"),
        "number": _("figure"),
        "ordered_pick": _("first of many"),
        "ordering": _("order"),
        "preflight": _("drafts to check"),
        "rate_options": _("actions to judge"),
        "revision": _("rewriting"),
        "self_level": _("own level"),
        "spoken": _("speech"),
        "upload": _("picture to hand in"),
        "written": _("text"),
    }
    return known.get(kind, kind.replace("_", " "))
