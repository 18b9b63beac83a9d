"""One command for everything: `start.py` runs Assay, `start.py test` checks it, `start.py demo` shows it filled."""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import time
import urllib.request
import venv
import webbrowser
from pathlib import Path

ROOT = Path(__file__).resolve().parent
HOME = ROOT / ".venv"
PYTHON = HOME / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OLDEST = (3, 11)
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
STAGES = ("invited", "sitting", "submitted", "rated", "decided")


def main() -> int:
    """Do what was asked for and return the exit code."""
    if sys.version_info < OLDEST:
        said = ".".join(str(part) for part in OLDEST)
        print(f"Assay needs Python {said} or newer; this is {sys.version.split()[0]}. Nothing was changed.")
        print(f"Install a newer Python and start again with it, for example: python{said} start.py")
        return 1
    asked = arguments().parse_args()
    if asked.what == "test":
        return check()
    if asked.what == "demo":
        return demo(asked.stage, asked.address, asked.port)
    if asked.what == "look":
        return look(f"http://{asked.address}:{asked.port}")
    return serve(asked.address, asked.port)


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", nargs="?", choices=("run", "demo", "test", "look"), default="run")
    parser.add_argument("--address", default=os.environ.get("ASSAY_LISTEN", "127.0.0.1"), help="listen here")
    parser.add_argument("--port", type=int, default=int(os.environ.get("ASSAY_PORT", "8501")))
    parser.add_argument("--stage", choices=STAGES, default="rated", help="how far the people of the demo have come")
    return parser


def serve(address: str, port: int, data: Path = ROOT / "data") -> int:
    """Run the server until it is stopped; it prints its address and, on the first start, the first steps."""
    prepare("requirements.lock")
    data.mkdir(exist_ok=True)
    where = {
        "ASSAY_DATABASE_URL": os.environ.get("ASSAY_DATABASE_URL") or f"sqlite:///{data / 'assay.sqlite'}",
        "ASSAY_MEDIA": os.environ.get("ASSAY_MEDIA") or str(data / "media"),
    }
    command = [str(PYTHON), "serve.py", "--server.address", address, "--server.port", str(port)]
    if os.name == "posix":  # the server takes this process's place, so that signals reach it
        os.chdir(ROOT)
        os.execve(command[0], command, {**os.environ, **where})  # noqa: S606 - our own command
    return call(command, **where)


def demo(stage: str, address: str, port: int) -> int:
    """Fill a database of its own with the sample sittings and run on it; the real one is not touched."""
    prepare("requirements.lock")
    data = ROOT / "data" / "demo"
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir(parents=True)
    where = {"ASSAY_DATABASE_URL": f"sqlite:///{data / 'assay.sqlite'}", "ASSAY_MEDIA": str(data / "media")}
    fill = ["-m", "assessments.demo", "--stage", stage, "--address", f"http://{address}:{port}"]
    failed = call([str(PYTHON), *fill], **where)
    os.environ.update(where)
    if not failed:
        open_soon(address, port)
    return failed or serve(address, port, data)


def open_soon(address: str, port: int) -> None:
    """Leave somebody behind who opens the browser when the server answers; the server takes this process's place."""
    command = [sys.executable, str(ROOT / "start.py"), "look", "--address", address, "--port", str(port)]
    nowhere = subprocess.DEVNULL
    subprocess.Popen(command, stdin=nowhere, stdout=nowhere, stderr=nowhere)  # noqa: S603 - our own command


def look(address: str, seconds: int = 60) -> int:
    """Open the browser on the running server; without a browser nothing happens, the console has the address."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(f"{address}/health", timeout=2).close()  # noqa: S310 - our own server
        except OSError:
            time.sleep(0.3)
        else:
            return 0 if webbrowser.open(address) else 1
    return 1


def check() -> int:
    """Formatter, linter, types, import contracts, tests with coverage: everything that a change must pass."""
    prepare("requirements-dev.lock")
    if not any(shutil.which(browser) for browser in BROWSERS):
        print("No Chromium found, so the browser tests step aside. To run them: apt-get install chromium")
    python = str(PYTHON)
    steps = (
        [python, "-m", "ruff", "format", "--check", "."],
        [python, "-m", "ruff", "check", "."],
        [python, "-m", "pyright"],
        [python, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
        [python, "-m", "assessments.bank", "check"],
        [python, "-m", "pytest", "--cov", "--cov-fail-under=100"],
    )
    failed = [" ".join(step[1:]) for step in steps if call(step)]
    for step in failed:
        print(f"Failed: {step}")
    return 1 if failed else 0


def prepare(lock: str) -> None:
    """A virtual environment inside the folder, with what the lock names; nothing to do while the lock is unchanged."""
    if not PYTHON.exists():
        print("Making a virtual environment in .venv (once).", flush=True)
        venv.create(HOME, with_pip=True)
    wanted = hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()
    stamp = HOME / f".{lock}.sha256"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    print(f"Installing {lock} (a minute or two, once).", flush=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    if call([*pip, "--requirement", lock]):
        sys.exit("The requirements could not be installed; nothing was started. Check the network and start again.")
    stamp.write_text(wanted)


def call(command: list[str], **more: str) -> int:
    """Run a program in the project's folder; Ctrl+C ends it and is not an error."""
    try:
        return subprocess.run(command, cwd=ROOT, env={**os.environ, **more}, check=False).returncode  # noqa: S603 - our own commands
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    sys.exit(main())
