"""Where PDFs are made: outside the process that serves pages, which neither loads Typst nor waits for it."""

import atexit
import subprocess
import sys
import threading
from pathlib import Path

from pages.print.document import Document

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "pages.print.typesetting")


class Stopped(RuntimeError):  # noqa: N818 - says what has become of it
    """The process that makes PDFs ended without making one."""


class Press:
    """One process that makes one PDF after the other; started with the first, and again when it has ended."""

    def __init__(self, command: tuple[str, ...] = COMMAND) -> None:
        self.command = command
        self._one_at_a_time = threading.Lock()
        self._worker: subprocess.Popen[bytes] | None = None

    def pdf(self, document: Document) -> bytes:
        """The document as PDF. Raises Stopped when it cannot be made."""
        line = document.model_dump_json().encode() + b"\n"
        with self._one_at_a_time:
            try:
                return self._asked(line)
            except (Stopped, BrokenPipeError):  # it was ended while it waited, or this document ends it
                self.stop()
                try:
                    return self._asked(line)
                except BrokenPipeError as error:
                    raise Stopped from error

    def stop(self) -> None:
        """End the process: its input is closed, and it goes."""
        if self._worker is not None:
            self._worker.communicate()
            self._worker = None

    def _asked(self, line: bytes) -> bytes:
        if self._worker is None:
            self._worker = subprocess.Popen(  # noqa: S603 - our own module
                self.command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
        pipes = self._worker
        assert pipes.stdin is not None
        assert pipes.stdout is not None
        pipes.stdin.write(line)
        pipes.stdin.flush()
        length = pipes.stdout.readline()
        made = pipes.stdout.read(int(length)) if length else b""
        if not length or len(made) < int(length):
            raise Stopped
        return made


press = Press()
atexit.register(press.stop)
