"""`python -m assessments.bank check`, for authors and for the build."""

import runpy
import subprocess
import sys
from datetime import date

import pytest

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
