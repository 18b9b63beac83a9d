"""The sending of mails while the server runs: a few at a time, off the event loop, and not at all without a server."""

import asyncio
import logging
import os

from assessments import workflow
from assessments.mailing import BadSetting, MailServer, mail_server
from pages.parts import guard, posting

log = logging.getLogger("assay")
PAUSE_SECONDS = 2.0  # between a few mails and the next few
STUCK_SECONDS = 60.0  # where the mail server takes none at all


def warning() -> str | None:
    """What is wrong with the settings, for the console."""
    try:
        mail_server(os.environ)
    except BadSetting as error:
        return f"{error}: Assay runs, and sends no mails. README.md says how both settings are written."
    return None


def tasks() -> tuple[asyncio.Task[None], ...]:
    """What runs beside the sweep: nothing, unless a mail server is set up."""
    server = posting.server()
    return () if server is None else (asyncio.create_task(_send(server)),)


async def _send(server: MailServer) -> None:
    said: str | None = None
    pause = PAUSE_SECONDS
    while True:
        await asyncio.sleep(pause)
        pause = PAUSE_SECONDS
        try:
            done = await asyncio.to_thread(lambda: workflow.send_waiting(guard.store(), server, guard.now()))
        except workflow.WrongDatabase:
            continue  # said at the start
        except Exception:
            log.exception("Mails could not be sent; those that wait are tried again in a minute.")
            pause = STUCK_SECONDS
            continue
        if done.stuck is not None:
            pause = STUCK_SECONDS
            if done.stuck != said:  # once, not every minute
                log.warning("The mail server takes no mails (%s); they wait and are tried again.", done.stuck)
        if done.stuck or done.sent:
            said = done.stuck
