"""A live chat: its lines as they come in, and a box to say or do something about them.

The browser asks GET /api/chat for what is due and hands what is said to POST /api/autosave; nothing runs meanwhile.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from streamlit.components import v2 as components

from assessments.answer import LiveChatAnswer
from pages.parts.components.choices import Option, options
from pages.parts.components.source import loaded, source
from pages.parts.components.together import kept
from pages.parts.words import _, language
from rubric.record import Language

_chat = components.component(
    "assay_chat", html=kept("chat"), js=loaded("chat", *map(source, ("keeping.js", "chat.js")))
)


@dataclass(frozen=True)
class Chat:
    """Whose chat it is, what can be done in it, and how long each thing said may be."""

    attempt_id: str
    item_id: str
    label: str
    answer: LiveChatAnswer  # as last saved, or empty; without any moment
    revision: int  # 0: never saved
    tab: str
    deeds: Iterable[tuple[str, str]]
    letters: int
    trial: dict[str, object] | None = None  # lines and seconds, for somebody who only tries the task

    def show(self) -> None:
        deeds: tuple[Option, ...] = options(self.deeds)
        data: dict[str, object] = {
            "attempt": self.attempt_id,
            "item": self.item_id,
            "label": self.label,
            "answer": self.answer.model_dump(mode="json"),
            "revision": self.revision,
            "saved": None,
            "tab": self.tab,
            "deeds": deeds,
            "letters": self.letters,
            "trial": self.trial,
            "language": language(),
            "words": _words(language()),
        }
        _chat(key=f"chat:{self.item_id}", data=[data])


@cache
def _words(said: Language) -> dict[str, str]:
    assert said == language()
    return {
        "start": _("Begin the chat"),
        "before": _(
            "Nothing has begun yet. Once you begin, the chat goes on by itself, also when you leave this page."
        ),
        "feed": _("Lines of the chat"),
        "left": _("{clock} left", clock="{clock}"),
        "minute": _("One minute of chat left."),
        "over": _("The chat is over. What you sent is saved; you can go on."),
        "more": _("Show the next lines"),
        "more_note": _("Go on when you have finished with these lines; you can still come back to them."),
        "answer": _("Answer"),
        "answer_line": _("Answer line {n}", n="{n}"),
        "to": _("Line"),
        "choose": _("Choose a line"),
        "everybody": _("To everybody"),
        "deeds": _("What you do"),
        "say": _("What you say"),
        "send": _("Send"),
        "no_line": _("Choose the line that this is about, or “To everybody”."),
        "nothing": _("Write something, or tick what you do."),
        "you": _("You"),
        "new_one": _("Line {n}, {author}: {text}", n="{n}", author="{author}", text="{text}"),
        "new_some": _("{count} new lines, {from} to {to}.", **{"count": "{count}", "from": "{from}", "to": "{to}"}),
        "unsaved": _("Not saved yet"),
        "saved": _("Saved"),
        "saved_at": _("Saved {clock}", clock="{clock}"),
        "restored": _("What you sent last was still on this device. It is being saved."),
        "newer": _("This answer was changed elsewhere; the newer version is shown."),
        "offline": _("No connection. What you send is kept on this device; the chat goes on where it will be by then."),
        "signed_out": _(
            "Your session has ended. What you sent is kept on this device: open your link again in a new tab, "
            "and it will be saved."
        ),
        "closed": _("Time is up: this last change came too late. What was saved before it is kept."),
        "sealed": _("The chat was over: this came too late. What was saved before it is kept."),
        "too_long": _("This could not be saved. It is kept on this device; reload the page and try again."),
        "refused": _("This could not be saved. It is kept on this device; reload the page and try again."),
        "rival": _("This answer was changed in another tab or on another device. Which version counts?"),
        "rival_other": _("The other version"),
        "rival_empty": _("(empty)"),
        "rival_keep_mine": _("Keep what I wrote here"),
        "rival_take_other": _("Use the other version"),
    }
