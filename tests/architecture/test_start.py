"""The one command: clear about an old Python, idle when nothing changed, the real data untouched by a demo."""

import ast
import hashlib
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import start

ROOT = Path(__file__).parents[2]


@pytest.fixture
def calls(monkeypatch, tmp_path):
    """What would be run, instead of running it; the folder of the environment is an empty one."""
    made: list[tuple[list[str], dict[str, str]]] = []

    def call(command: list[str], **more: str) -> int:
        made.append((command, more))
        return 0

    monkeypatch.setattr(start, "call", call)
    monkeypatch.setattr(start, "HOME", tmp_path)
    monkeypatch.setattr(start, "PYTHON", Path(sys.executable))
    return made


def test_an_old_python_is_told_in_a_sentence(monkeypatch, capsys):
    monkeypatch.setattr(sys, "version_info", (3, 9, 1))

    assert start.main() == 1
    assert "needs Python 3.11 or newer" in capsys.readouterr().out


def test_an_old_python_can_read_the_file_at_all():
    """No syntax newer than Python 3.8: it must come as far as the sentence."""
    read = ast.parse((ROOT / "start.py").read_text(encoding="utf-8"), feature_version=(3, 8))
    assert "main" in {one.name for one in read.body if isinstance(one, ast.FunctionDef)}


def test_requirements_are_installed_by_hash_and_only_when_the_lock_changed(calls, tmp_path):
    start.prepare("requirements.lock")
    start.prepare("requirements.lock")

    assert len(calls) == 1
    assert "--require-hashes" in calls[0][0]
    assert calls[0][0][-1] == "requirements.lock"
    stamp = (tmp_path / ".requirements.lock.sha256").read_text()
    assert stamp == hashlib.sha256((ROOT / "requirements.lock").read_bytes()).hexdigest()


def test_a_failed_installation_starts_nothing(calls, monkeypatch):
    monkeypatch.setattr(start, "call", lambda _command: 1)

    with pytest.raises(SystemExit, match="nothing was started"):
        start.prepare("requirements.lock")


def test_the_check_runs_everything_and_fails_when_one_part_does(calls, monkeypatch, capsys):
    assert start.check() == 0
    run = [" ".join(command) for command, _more in calls]
    for part in ("ruff format --check", "ruff check", "pyright", "importlinter", "assessments.bank check", "pytest"):
        assert any(part in one for one in run), part
    assert any("--cov-fail-under=100" in one for one in run)

    monkeypatch.setattr(start, "call", lambda command: int("pyright" in command))
    assert start.check() == 1
    assert "Failed: -m pyright" in capsys.readouterr().out


def test_without_a_browser_one_line_says_how_to_get_one(calls, monkeypatch, capsys):
    monkeypatch.setattr(start.shutil, "which", lambda _name: None)

    start.check()

    assert "apt-get install chromium" in capsys.readouterr().out


def test_a_demo_has_a_database_of_its_own(calls, monkeypatch, tmp_path):
    monkeypatch.setattr(start, "ROOT", tmp_path)
    (tmp_path / "requirements.lock").write_text("")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "assay.sqlite").write_text("the real one")
    monkeypatch.setenv("ASSAY_DATABASE_URL", "")
    monkeypatch.setenv("ASSAY_MEDIA", "")
    served: list[Path] = []
    monkeypatch.setattr(start, "serve", lambda _address, _port, data: served.append(data) or 0)
    opened: list[tuple[str, int]] = []
    monkeypatch.setattr(start, "open_soon", lambda address, port: opened.append((address, port)))

    assert start.demo("invited", "127.0.0.1", 8501) == 0

    command, where = calls[-1]
    assert command[1:] == ["-m", "assessments.demo", "--stage", "invited", "--address", "http://127.0.0.1:8501"]
    assert where["ASSAY_DATABASE_URL"] == f"sqlite:///{tmp_path / 'data' / 'demo' / 'assay.sqlite'}"
    assert (tmp_path / "data" / "assay.sqlite").read_text() == "the real one"
    assert served == [tmp_path / "data" / "demo"]
    assert opened == [("127.0.0.1", 8501)]


def test_the_browser_opens_on_a_server_that_answers_and_on_no_other(monkeypatch, tmp_path):
    (tmp_path / "health").write_text("ok")
    answering = ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=tmp_path))
    threading.Thread(target=answering.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{answering.server_port}"
    opened: list[str] = []
    monkeypatch.setattr(start.webbrowser, "open", lambda one: opened.append(one) or True)

    assert start.look(address, seconds=10) == 0
    answering.shutdown()
    answering.server_close()
    assert start.look(address, seconds=1) == 1

    assert opened == [address]
