"""What every answer tells the browser of itself, so that it can be kept there and saved (keeping.js)."""

from datetime import datetime
from typing import Protocol

from assessments.answer import Answer


class Kept(Protocol):
    """Whose answer it is, as last saved or empty, and the tab it is given in."""

    @property
    def attempt_id(self) -> str: ...
    @property
    def item_id(self) -> str: ...
    @property
    def answer(self) -> Answer: ...
    @property
    def revision(self) -> int: ...  # 0: never saved
    @property
    def saved_at(self) -> datetime | None: ...
    @property
    def tab(self) -> str: ...
    @property
    def asked(self) -> str: ...  # HTML made by pages.parts.prose


def kept(one: Kept) -> dict[str, object]:
    return {
        "attempt": one.attempt_id,
        "item": one.item_id,
        "answer": one.answer.model_dump(mode="json"),
        "revision": one.revision,
        "saved": one.saved_at and one.saved_at.isoformat(),
        "tab": one.tab,
        "asked": one.asked,
    }
