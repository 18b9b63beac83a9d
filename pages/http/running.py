"""The program's life: tables at the start, deadlines swept meanwhile, errors told with a reference."""

import asyncio
import ctypes
import gc
import logging
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from importlib.util import find_spec
from sys import platform

import streamlit as st
from streamlit import config
from streamlit.starlette import App

from assessments import workflow
from assessments.attempt import Refused
from pages.http import console, mailing, theme, versions
from pages.parts import frame, guard
from pages.parts.words import _

log = logging.getLogger("assay")
SWEEP_SECONDS = 1.0
SCORES_AT_ONCE = 250  # sittings computed for a table of many: about a tenth of each second
ERASE_SECONDS = 3600.0  # the promise is a day


@asynccontextmanager
async def lifespan(app: App) -> AsyncIterator[None]:  # noqa: ARG001 - Streamlit hands it over
    """Open the store, say the first steps, keep the deadlines; the server also starts when the database does not."""
    for warning in warnings():
        log.warning(warning)
    try:
        await asyncio.to_thread(lambda: console.greet(guard.store(), guard.now()))
    except workflow.WrongDatabase as error:
        log.error(versions.for_console(error))  # noqa: TRY400 - where in the program is of no use to whoever reads it
    except Exception:
        log.exception("The database cannot be reached; /health says so until it can.")
    theme.remember()
    gc.collect()
    gc.freeze()  # what was imported until now lives as long as the process: the collector need not walk it again
    give_back()
    tasks = (asyncio.create_task(_sweep()), asyncio.create_task(_erase()), *mailing.tasks())
    try:
        yield
    finally:
        for one in tasks:
            one.cancel()
            with suppress(asyncio.CancelledError):
                await one


def give_back() -> None:
    """Return to the system the memory that imports have only passed through; glibc alone has a word for it."""
    with suppress(OSError, AttributeError, TypeError):  # Windows, and other C libraries
        ctypes.CDLL(None).malloc_trim(0)


def warnings() -> tuple[str, ...]:
    """What would make every run slow, and settings that cannot be used, in words for the console."""
    found: list[str] = []
    if config.get_option("runner.postScriptGC"):
        found.append("runner.postScriptGC is on: every run costs 15 to 40 times as much. Start in the project folder.")
    if platform != "win32" and find_spec("uvloop") is None:
        found.append("uvloop is not installed: every run waits some 40 ms. Install requirements.lock.")
    if (wrong := mailing.warning()) is not None:
        found.append(wrong)
    return tuple(found)


async def _sweep() -> None:
    """End the blocks and sittings whose deadline has passed, also when no tab is open any more."""
    failing = False
    while True:
        await asyncio.sleep(SWEEP_SECONDS)
        try:
            await asyncio.to_thread(lambda: workflow.sweep(guard.store(), guard.now()))
            await asyncio.to_thread(lambda: workflow.refresh_unfinished(guard.store(), SCORES_AT_ONCE))
        except workflow.WrongDatabase:
            continue  # said at the start and at /health; somebody may put the right one in its place
        except Exception:
            if not failing:  # said once, not every second
                log.exception("The sweep of deadlines fails; it is tried again every second.")
            failing = True
        else:
            failing = False


async def _erase() -> None:
    """Erase every candidate whose day has come, as the notice promises: at the start, and every hour."""
    while True:
        try:
            gone = await asyncio.to_thread(lambda: workflow.erase_due(guard.store(), guard.now()))
            if gone.sittings:
                log.info("%d sittings were erased: their time was over.", gone.sittings)
        except workflow.WrongDatabase:
            pass  # said at the start
        except Exception:
            log.exception("What is due to be erased could not be; it is tried again within the hour.")
        await asyncio.sleep(ERASE_SECONDS)


def on_script_error(error: Exception) -> bool:
    """A sentence instead of a traceback: refusals say why, anything else gets a reference that the log knows."""
    if isinstance(error, Refused):
        frame.refused(error)
        return True
    if isinstance(error, workflow.WrongDatabase):
        st.error(frame.literal(versions.told(error)))
        return True
    reference = secrets.token_hex(3)
    log.error("reference %s", reference, exc_info=error)
    st.error(
        frame.literal(
            _(
                "Something went wrong on our side. What you saved is kept. Reload the page; if it happens again, "
                "tell us this reference: {reference}.",
                reference=reference,
            )
        )
    )
    return True
