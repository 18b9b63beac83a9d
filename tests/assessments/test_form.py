"""Tasks, forms, and the two hashes that tell whether they have changed."""

import subprocess
import sys
from datetime import date
from typing import Any

import pytest

from assessments import bank
from assessments.form import Form, Task, fingerprint, structure
from assessments.form.hashing import _plain
from assessments.item import Choice, MultiSelect

WORDS = {"en": "Which ones?", "fr": "Lesquels ?"}
OPTIONS = [{"id": one, "text": WORDS} for one in ("a", "b", "c", "d")]
SOURCE = {"name": "page", "as_of": "2026-07-01", "expires_on": "2027-07-01", "topic": "length", "difficulty": "easy"}


def raw_task(**changes: object) -> dict[str, Any]:
    several = {"id": "T.several", "kind": "multi_select", "prompt": WORDS, "options": OPTIONS, "keys": ["b", "c", "d"]}
    one = {"id": "T.one", "kind": "choice", "prompt": WORDS, "options": OPTIONS, "key": "a", "source": SOURCE}
    mention = {"id": "T.F1", "name": "date", "label": WORDS, "patterns": {"en": ["June"], "fr": ["juin"]}}
    return {
        "id": "T",
        "competency_id": "PU",
        "minutes": 5,
        "title": WORDS,
        "assessed": WORDS,
        "ai_policy": "ai_open",
        "instructions": WORDS,
        "items": [several, one],
        "lexicon": {"facts": [mention]},
        "line_rules": [
            {"id": "T.R1", "check": "line_count", "label": WORDS, "arguments": {"value": 7, "lines": [1, 7]}}
        ],
        "evidence": [{"id": "T.e1", "measure": "right", "kind": "score", "label": WORDS, "weight": 1.0}],
    } | changes


TASK = Task.model_validate(raw_task())


def test_an_item_is_found_by_its_id():
    assert isinstance(TASK.item("T.several"), MultiSelect)


def test_an_unknown_item_is_a_key_error():
    with pytest.raises(KeyError, match=r"T\.none"):
        TASK.item("T.none")


def test_a_form_reads_its_tasks_block_by_block():
    form = Form.model_validate(
        {
            "id": "core",
            "name": WORDS,
            "purpose": WORDS,
            "budget": 10,
            "blocks": [{"tasks": ["A", "B"]}, {"tasks": ["C"]}],
        }
    )
    assert form.task_ids == ("A", "B", "C")


def test_every_form_has_a_budget_of_minutes():
    assert {one.id: one.budget for one in bank.forms()} == {
        "core": 95,
        "screen": 40,
        "self": 25,
        "self_b": 25,
        "core_b": 95,
        "screen_b": 40,
    }


def test_numbers_of_lines_stay_numbers():
    assert TASK.line_rules[0].arguments == {"value": 7, "lines": (1, 7)}


def test_a_default_that_code_adds_does_not_change_the_fingerprint():
    spelt_out = Choice.model_validate(raw_task()["items"][1])
    assert fingerprint(spelt_out) == fingerprint(spelt_out.model_copy())
    assert fingerprint(spelt_out) != fingerprint(spelt_out.model_copy(update={"scored": False}))


def test_a_changed_word_changes_the_fingerprint_and_not_the_structure():
    typo_mended = Task.model_validate(raw_task(title={"en": "Which of them?", "fr": "Lesquels ?"}))
    assert fingerprint(typo_mended) != fingerprint(TASK)
    assert structure(typo_mended) == structure(TASK)


@pytest.mark.parametrize(
    "change",
    [
        {"minutes": 6},
        {"evidence": [{"id": "T.e1", "measure": "right", "kind": "score", "label": WORDS, "weight": 0.5}]},
        {"items": [{**raw_task()["items"][0], "keys": ["a"]}, raw_task()["items"][1]]},
        {"items": [{**raw_task()["items"][0], "id": "T.other"}, raw_task()["items"][1]]},
    ],
    ids=["minutes", "weight", "key", "id"],
)
def test_what_a_score_rests_on_changes_the_structure(change: dict[str, object]):
    assert structure(Task.model_validate(raw_task(**change))) != structure(TASK)


def test_who_speaks_in_the_story_is_not_structure():
    def said_by(author: str) -> Task:
        return Task.model_validate(
            raw_task(
                materials=[
                    {
                        "kind": "lines",
                        "id": "M",
                        "title": WORDS,
                        "lines": [{"id": "L", "author": author, "text": WORDS}],
                    }
                ]
            )
        )

    assert structure(said_by("Maud")) == structure(said_by("Noé"))


def test_fingerprints_are_the_same_in_every_process():
    """Sets of strings have another order in each process; what they hold must not seem changed."""
    program = (
        "from assessments import bank; "
        "print([(bank.form_fingerprint(one), bank.form_structure(one)) for one in bank.forms()])"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1


def test_only_content_can_be_hashed():
    assert _plain(date(2026, 6, 1)) == "2026-06-01"
    with pytest.raises(TypeError, match="object"):
        _plain(object())
