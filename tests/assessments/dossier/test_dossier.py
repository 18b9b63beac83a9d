"""A dossier gives the same report again, and a changed byte, field, report or program is named."""

import json
import runpy
import sys

import pytest

from assessments import bank, workflow
from assessments.attempt import NotAllowed, NotFound
from assessments.dossier import check, sealing
from assessments.store import audit
from assessments.workflow.state import model_fingerprint
from tests.assessments.workflow.test_severity import panel
from tests.builders import DAY, NOW, manager, store_in

main = runpy.run_module("assessments.dossier.__main__", run_name="assessments.dossier.command")["main"]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A large panel, whose report has severity taken out, and the dossier of one sitting."""
    store = store_in(tmp_path_factory.mktemp("dossier"))
    office, _, attempts, _ = panel(store, 20)
    return store, office, attempts[0], workflow.dossier(store, office, attempts[0], NOW + DAY)


def changed(text, *way, to):
    body = json.loads(text)
    inside = body
    for step in way[:-1]:
        inside = inside[step]
    inside[way[-1]] = to
    return json.dumps(body, indent=1, ensure_ascii=False) + "\n"


def told(text):
    return [(one.kind, one.where) for one in check(text)]


def test_an_untouched_dossier_gives_the_report_that_was_read(made):
    store, office, attempt_id, text = made
    report = workflow.fit_report(store, office, attempt_id, NOW + DAY)

    assert check(text) == ()
    assert json.loads(text)["report"] == report.model_dump(mode="json")
    assert report.panel.left is None


def test_a_changed_rating_is_named_with_what_it_does_to_the_report(made):
    text = changed(made[3], "inputs", "ratings", 0, "level", to=5.0)
    found = told(text)

    assert found[0] == ("field", "inputs/ratings/0/level")
    assert ("field", "seal") in found
    assert any(kind == "report" and where.startswith("report/competencies") for kind, where in found)


@pytest.mark.parametrize(
    ("way", "to"),
    [
        (("inputs", "profile", "weights", "WR"), 21.0),
        (("inputs", "panel", "severities", 0, "levels"), 0.0),
        (("inputs", "form_structure"), "other"),
        (("fields", "/attempt_id"), "0"),
    ],
)
def test_every_other_change_of_an_input_is_named(made, way, to):
    place = "inputs" + (way[-1] if way[0] == "fields" else "/" + "/".join(str(one) for one in way[1:]))

    assert ("field", place) in told(changed(made[3], *way, to=to))


def test_what_is_added_or_taken_away_is_named(made):
    body = json.loads(made[3])
    gone = body["inputs"]["ratings"].pop()
    text = json.dumps(body, indent=1, ensure_ascii=False) + "\n"
    last = len(body["inputs"]["ratings"])
    found = {one.where: one.what for one in check(text)}
    assert found[f"inputs/ratings/{last}/level"] == "gone"

    body["inputs"]["ratings"] += [gone, gone]
    found = {one.where: one.what for one in check(json.dumps(body, indent=1, ensure_ascii=False) + "\n")}
    assert found[f"inputs/ratings/{last + 1}/level"] == "added"


def test_a_report_that_does_not_follow_from_its_inputs_is_named(made):
    found = check(changed(made[3], "report", "fit", "value", to=99.5))

    assert ("report", "report/fit/value") in [(one.kind, one.where) for one in found]
    assert "99.5 there" in next(one.what for one in found if one.where == "report/fit/value")


def test_a_byte_that_changes_no_value_is_named_by_its_place(made):
    text = made[3]

    assert told(text.replace('"dossier": 1', '"dossier":  1', 1)) == [("byte", "byte 14")]
    assert told(text + " ") == [("byte", f"byte {len(text.encode())}")]


def test_another_program_is_told_from_a_changed_dossier(made):
    body = json.loads(made[3])
    task = next(iter(body["inputs"]["keys"]))
    text = changed(made[3], "code", to="0" * 64)
    assert ("program", "code") in told(text)

    text = changed(made[3], "inputs", "keys", task, to="0")
    assert ("program", f"keys of {task}") in told(text)
    text = changed(made[3], "inputs", "keys", "NO9", to="0")
    assert ("program", "keys of NO9") in told(text)
    text = changed(made[3], "inputs", "model_fingerprint", to="0")
    assert ("program", "model") in told(text)
    assert body["inputs"]["model_fingerprint"] == model_fingerprint()
    assert body["inputs"]["keys"][task] == bank.task_fingerprint(bank.task(task))


@pytest.mark.parametrize("text", ["", "{", "[]", '{"dossier": 1}'])
def test_what_is_no_dossier_is_said(text):
    assert [one.kind for one in check(text)] == ["unreadable"]


def test_inputs_that_no_program_could_have_written_are_said(made):
    found = told(changed(made[3], "inputs", "ratings", 0, "level", to=9.0))

    assert found[-1] == ("unreadable", "inputs")
    assert ("field", "inputs/attempt_id") in told(changed(made[3], "fields", to=[]))


def of_another_program(text, inputs=(), report=()):
    """The dossier as a program with other code would have sealed it, with these values at these ways."""
    body = json.loads(text) | {"code": "0" * 64}
    for part, changes in (("inputs", inputs), ("report", report)):
        for way, to in changes:
            inside = body[part]
            for step in way[:-1]:
                inside = inside[step]
            inside[way[-1]] = to
    body["fields"] = {place: sealing._seal(place, value) for place, value in sealing._fields(body["inputs"])}
    body["seal"] = sealing._whole({part: body[part] for part in sealing.PARTS[:-1]})
    return sealing._written(body)


def test_a_dossier_of_an_earlier_program_is_recomputed_and_told_from_a_changed_one(made, tmp_path, capsys):
    other = tmp_path / "other.json"
    other.write_text(of_another_program(made[3], report=[(("fit", "standard_error"), 9.5)]), encoding="utf-8")

    assert main(["check", str(other)]) == 1
    said = capsys.readouterr().out
    assert "report/fit/standard_error: 9.5 there" in said
    assert "program: code: this program (" in said
    assert "measures with other code than at the time (0000000000000000)" in said
    assert said.endswith("1 value(s) of the report come out otherwise: the program is another.\n")


def test_inputs_that_an_earlier_program_wrote_in_its_own_way_are_told_as_that(made, tmp_path, capsys):
    other = tmp_path / "other.json"
    other.write_text(of_another_program(made[3], inputs=[(("panel", "halo"), 0.3)]), encoding="utf-8")

    assert main(["check", str(other)]) == 1
    said = capsys.readouterr().out
    assert [one.kind for one in check(other.read_text(encoding="utf-8"))] == ["program"]
    assert said.endswith("the program is another: compute the report again with the one of that time.\n")


def test_a_changed_field_is_a_difference_whatever_the_program(made, tmp_path, capsys):
    other = tmp_path / "other.json"
    other.write_text(changed(of_another_program(made[3]), "inputs", "ratings", 0, "level", to=5.0), encoding="utf-8")

    assert main(["check", str(other)]) == 1
    said = capsys.readouterr().out
    assert "field: inputs/ratings/" in said
    assert said.endswith("difference(s)\n")


def test_the_command_says_what_it_found(made, tmp_path, capsys):
    whole, other = tmp_path / "whole.json", tmp_path / "other.json"
    whole.write_text(made[3], encoding="utf-8")
    other.write_text(changed(made[3], "inputs", "ratings", 0, "level", to=5.0), encoding="utf-8")

    assert main(["check", str(whole)]) == 0
    assert "the same report comes out" in capsys.readouterr().out
    assert main(["check", str(other)]) == 1
    assert "inputs/ratings/0/level: changed" in capsys.readouterr().out
    assert main(["check", str(tmp_path / "none.json")]) == 2
    assert main([]) == 2


def test_the_command_ends_with_its_status(monkeypatch):
    monkeypatch.setattr(sys, "argv", ["dossier"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("assessments.dossier.__main__", run_name="__main__")
    assert ended.value.code == 2


def test_dossiers_are_for_hr_and_their_making_is_noted(made):
    store, office, attempt_id, _ = made

    with pytest.raises(NotAllowed):
        workflow.dossier(store, manager(store), attempt_id, NOW + DAY)
    with pytest.raises(NotFound):
        workflow.dossier(store, office, "nobody", NOW + DAY)
    with store.read() as db:
        assert "make_dossier" in [one.verb for one in audit.trail(db, attempt_id)]


def test_no_name_is_in_a_dossier(made):
    assert "Person0" not in made[3]
    assert "Reader0" not in made[3]
