"""Where PDFs are made: outside the process that serves pages, which neither loads Typst nor waits for it."""

import atexit
import subprocess
import sys
from pathlib import Path
from queue import LifoQueue

from pages.print.document import Document

TOGETHER = 2  # PDFs made at the same time; each process keeps 80 MB
ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "pages.print.typesetting")


class Stopped(RuntimeError):  # noqa: N818 - says what has become of it
    """The process that makes PDFs ended without making one."""


class Press:
    """One process that makes one PDF after the other, for one who asks at a time; started with the first PDF."""

    def __init__(self, command: tuple[str, ...] = COMMAND) -> None:
        self.command = command
        self._worker: subprocess.Popen[bytes] | None = None

    def pdf(self, document: Document) -> bytes:
        """The document as PDF. Raises Stopped when it cannot be made, even by a process that was started anew."""
        line = document.model_dump_json().encode() + b"\n"
        try:
            return self._asked(line)
        except (Stopped, BrokenPipeError):  # it was ended while it waited, or this document ends it
            self.stop()
            try:
                return self._asked(line)
            except BrokenPipeError as error:
                raise Stopped from error

    @property
    def started(self) -> bool:
        return self._worker is not None

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


class Presses:
    """Several presses, of which those who ask at the same time get one each; another is started when all are busy."""

    def __init__(self, many: int = TOGETHER) -> None:
        self._all = tuple(Press() for _ in range(many))
        self._idle: LifoQueue[Press] = LifoQueue()
        for one in reversed(self._all):
            self._idle.put(one)

    def pdf(self, document: Document) -> bytes:
        """The document as PDF, as soon as a press is idle. Raises Stopped when it cannot be made."""
        one = self._idle.get()
        try:
            return one.pdf(document)
        finally:
            self._idle.put(one)

    def stop(self) -> None:
        for one in self._all:
            one.stop()

    def started(self) -> int:
        """How many of them have a process."""
        return sum(one.started for one in self._all)


press = Presses()
atexit.register(press.stop)
