"""Positions that are open at this moment: screens read the clock, so what they show must not lie in the past."""

from datetime import UTC, datetime, timedelta

from assessments import workflow
from tests.builders import draft, hold_back, notice_details
from tests.journeys.bots import Browser, everything


def today():
    """This moment: the clock of tests/pages shows the day of the builders, a real server's the real one."""
    return datetime.now(UTC)


def opened(store, office, **given):
    """A position that is open for two more weeks."""
    closes_at = today() + timedelta(days=14)
    notice = notice_details(decision_by=closes_at + timedelta(days=14))
    made = workflow.create_position(
        store, office, draft(**({"closes_at": closes_at, "notice": notice} | given)), today()
    )
    hold_back(store, made)
    return made


def invited(store, office, position, name="Camille Doe", email="camille@mail.example", language="en", handle=None):
    """An invitation and the token of its link."""
    return workflow.invite(store, office, position.id, name, email, language, 1.0, handle, today())


def at_the_door(store, office, position, name="Camille Doe", email="camille@mail.example", **given):
    """Somebody invited, with their browser."""
    token = invited(store, office, position, name, email, **given)[1]
    return Browser(store, workflow.redeem(store, token, today()), now=today())


def sat(store, office, position, name="Camille Doe", email="camille@mail.example", bot=everything, **given):
    """Somebody who has handed everything in."""
    browser = at_the_door(store, office, position, name, email, **given)
    browser.sit(bot)
    return browser


def words_on(at):
    """Everything a person can read on a page, the escapes of markdown taken off."""
    kinds = ("title", "header", "markdown", "text", "code", "info", "warning", "success", "error", "caption")
    said = [str(one.value) for kind in kinds for one in getattr(at, kind)]
    said += [one.proto.body for one in at.get("html")]
    said += [str(cell) for one in at.table for cell in (*one.value.columns, *one.value.to_numpy().ravel())]
    labelled = ("button", "radio", "selectbox", "text_input", "text_area", "expander", "checkbox", "multiselect")
    said += [one.label for kind in labelled for one in getattr(at, kind)]
    said += [
        str(option)
        for kind in ("radio", "selectbox", "multiselect")
        for one in getattr(at, kind)
        for option in one.options
    ]
    return "\n".join(said).replace("\\", "")
