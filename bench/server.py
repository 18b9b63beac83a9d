"""Servers that are measured: started on loopback in a process of their own, and what they take of the machine."""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

ROOT = Path(__file__).parents[1]
HOST = "127.0.0.1"
READY_SECONDS, STOP_SECONDS = 90, 10
PAGE = os.sysconf("SC_PAGE_SIZE")

TUNED = {"runner.postScriptGC": "false", "server.fileWatcherType": "none", "browser.gatherUsageStats": "false"}
DEFAULTS = {"runner.postScriptGC": "true", "server.fileWatcherType": "auto", "browser.gatherUsageStats": "true"}


class Server:
    """One server and its children, alive inside a `with`."""

    def __init__(
        self,
        command: Sequence[str],
        port: int,
        folder: Path,
        *,
        cwd: Path,
        env: Mapping[str, str] | None = None,
        ready: str = "/_stcore/health",
    ) -> None:
        self.port = port
        self.netloc = f"{HOST}:{port}"
        self._command, self._cwd, self._env, self._ready = command, cwd, env or {}, ready
        self._log = folder / f"{port}.log"
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                self._command,
                cwd=self._cwd,
                env={**os.environ, **self._env},
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        until = time.monotonic() + READY_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > until:
                self.__exit__()
                raise RuntimeError(f"{' '.join(self._command)} does not answer:\n{self.output()[-2000:]}")
            time.sleep(0.1)
        return self

    def _answers(self) -> bool:
        try:
            urllib.request.urlopen(f"http://{self.netloc}{self._ready}", timeout=2).close()
        except OSError:
            return False
        return True

    def __exit__(self, *_: object) -> None:
        if self._process is None or self._process.poll() is not None:
            return
        os.killpg(self._process.pid, signal.SIGTERM)
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(STOP_SECONDS)

    def output(self) -> str:
        return self._log.read_text(encoding="utf-8", errors="replace")

    def cpu(self) -> float:
        """Seconds of processor time taken so far, to the nanosecond: threads that have ended count too."""
        # clock_getcpuclockid(3) of another process on Linux: the complement of its id, and 2 for its running time.
        return sum(time.clock_gettime((~pid << 3) | 2) for pid in self._family())

    def memory(self) -> float:
        """MB (10^6 bytes) resident."""
        statms = (Path(f"/proc/{pid}/statm").read_text(encoding="ascii") for pid in self._family())
        return sum(int(one.split()[1]) for one in statms) * PAGE / 1e6

    def _family(self) -> list[int]:
        assert self._process is not None
        found = [self._process.pid]
        for pid in found:
            children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
            found += map(int, children.split())
        return found


def streamlit(script: Path, port: int, options: Mapping[str, str]) -> list[str]:
    """`streamlit run` as anybody would type it, with these options."""
    given = {"server.headless": "true", "server.address": HOST, "server.port": str(port), **options}
    flags = [part for name, value in given.items() for part in (f"--{name}", value)]
    return [sys.executable, "-m", "streamlit", "run", str(script), *flags]


def floor(port: int, folder: Path, options: Mapping[str, str] = TUNED, cwd: Path | None = None) -> Server:
    """The floor; from another folder than the project's, so that none of the project's settings reach it."""
    return Server(streamlit(ROOT / "bench" / "floor.py", port, options), port, folder, cwd=cwd or folder)


def assay(port: int, folder: Path, options: Mapping[str, str] | None = None) -> Server:
    """Our own server on the database in `folder`, with what `start.py` starts plus these options."""
    command = [sys.executable, "serve.py", "--server.address", HOST, "--server.port", str(port)]
    flags = [part for name, value in (options or {}).items() for part in (f"--{name}", value)]
    where = {"ASSAY_DATABASE_URL": database(folder), "ASSAY_MEDIA": str(folder / "media")}
    return Server([*command, *flags], port, folder, cwd=ROOT, env=where, ready="/health")


def database(folder: Path) -> str:
    return f"sqlite:///{folder / 'assay.sqlite'}"
