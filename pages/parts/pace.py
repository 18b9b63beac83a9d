"""How long an answer took: told to the rater alone, held in their session, stored nowhere and part of nothing."""

from datetime import datetime, timedelta
from typing import NamedTuple

import streamlit as st

from pages.parts.guard import now
from pages.parts.words import _, minutes

_PACE = "_pace"  # in session state: a spell for each card


class Spell(NamedTuple):
    """Time at work on one card; the clock runs while `since` is a moment."""

    before: timedelta
    since: datetime | None


def start(card_id: str) -> None:
    """Let the clock of this card run, and no other."""
    pause(but=card_id)
    spells = _spells()
    known = spells.get(card_id, Spell(timedelta(), None))
    spells[card_id] = known if known.since else Spell(known.before, now())


def pause(but: str | None = None) -> None:
    """Stop every clock, or every one but this."""
    spells = _spells()
    for card_id, one in spells.items():
        if one.since is not None and card_id != but:
            spells[card_id] = Spell(one.before + (now() - one.since), None)


def words(card_id: str) -> str | None:
    """What the rater is told once the answer is rated; None where the session does not know."""
    spell = _spells().get(card_id)
    if spell is None:
        return None
    taken = minutes(spell.before.total_seconds() / 60)
    return _("You took {time}. Nobody else sees this, and it is not kept.", time=taken)


def _spells() -> dict[str, Spell]:
    return st.session_state.setdefault(_PACE, {})
