"""`python -m assessments.bank check`, for authors and for the build."""

import runpy
import subprocess
import sys
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

TODAY = date(2026, 11, 24)
COMMAND = runpy.run_module("assessments.bank.__main__", run_name="assessments.bank.command")
main = COMMAND["main"]


def test_content_without_fault_ends_with_zero(capsys: pytest.CaptureFixture[str]):
    assert main(["check"], date(2026, 11, 24)) == 0
    assert capsys.readouterr().out == "0 error(s) in the content\n"


def test_content_with_a_fault_ends_with_one_and_names_it(capsys: pytest.CaptureFixture[str]):
    assert main(["check"], date(2028, 8, 1)) == 1
    told = capsys.readouterr().out
    assert "forms.yaml: screen: blocks: item PU1." in told
    assert told.endswith("error(s) in the content\n")


def test_anything_else_is_answered_with_the_usage(capsys: pytest.CaptureFixture[str]):
    assert main([], date(2026, 11, 24)) == 2
    assert "usage" in capsys.readouterr().err


def test_a_file_of_ones_own_is_checked_wherever_it_lies(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    shipped = files("assessments.bank").joinpath("tasks", "AN4.yaml").read_text(encoding="utf-8")
    mine = tmp_path / "mine.yaml"
    mine.write_text(shipped, encoding="utf-8")
    assert main(["check", str(mine)], TODAY) == 0
    mine.write_text(shipped.replace("competency_id: AN", "competency_id: ZZ"), encoding="utf-8")
    assert main(["check", str(mine)], TODAY) == 1
    assert "mine.yaml: AN4: competency_id: there is no competency 'ZZ'" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"id: [", "mine.yaml"),
        (b"id: X\nminutes: soon\n", "mine.yaml: X: minutes"),
        (b"\xff\xfe", "mine.yaml: the file is not written in UTF-8"),
        (None, "mine.yaml: the file cannot be read"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_and_no_crash(tmp_path, capsys, content: bytes | None, told: str):
    if content is not None:
        (tmp_path / "mine.yaml").write_bytes(content)
    assert main(["check", str(tmp_path / "mine.yaml")], TODAY) == 1
    assert told in capsys.readouterr().out


def test_the_command_runs():
    run = subprocess.run(
        [sys.executable, "-m", "assessments.bank", "check"], capture_output=True, text=True, check=False
    )
    assert "error(s) in the content" in run.stdout


def test_run_as_a_program_it_ends_with_its_status(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "argv", ["bank", "nonsense"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("assessments.bank.__main__", run_name="__main__")
    assert ended.value.code == 2
