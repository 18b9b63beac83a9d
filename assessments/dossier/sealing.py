"""A dossier as text with a seal on every field, and what a check of such a text finds."""

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple, cast

from pydantic import ValidationError

import rubric
from assessments import bank
from assessments.dossier.inputs import Inputs, report_of
from rubric.model import fingerprint, load_model

VERSION = 1
SHORT = 16  # characters of a field's seal: one in 2^64 changes goes unseen, and the whole has a full one
PARTS = ("dossier", "code", "inputs", "fields", "report", "seal")


class Finding(NamedTuple):
    """One thing that is not as it was. What only tells that the program has changed since is `program`."""

    kind: Literal["unreadable", "byte", "field", "report", "program"]
    where: str  # the place: a line, a byte, a field
    what: str


@cache
def code_fingerprint() -> str:
    """A hash of the code and content that measure: every file of the rubric."""
    root = Path(rubric.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(one for one in root.rglob("*") if one.suffix in {".py", ".yaml"}):
        digest.update(f"{path.relative_to(root).as_posix()}\n".encode() + path.read_bytes())
    return digest.hexdigest()


def sealed(inputs: Inputs) -> str:
    """The dossier of a report: its inputs, a seal on each field of them, the report, and one seal on everything."""
    told = inputs.model_dump(mode="json")
    body = {
        "dossier": VERSION,
        "code": code_fingerprint(),
        "inputs": told,
        "fields": {place: _seal(place, value) for place, value in _fields(told)},
        "report": report_of(inputs).model_dump(mode="json"),
    }
    return _written(body | {"seal": _whole(body)})


def check(text: str) -> tuple[Finding, ...]:
    """What is not as it was when the dossier was made; nothing, when the same report comes out of untouched inputs.

    Changed fields are named first, then what differs in the report computed from the inputs as they are now, then
    whether model, keys or code of this program are others than at the time. Inputs that a program with other code has
    no way to read are told as that.
    """
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        return (Finding("unreadable", f"line {error.lineno}, column {error.colno}", error.msg),)
    if not isinstance(found, dict) or set(cast("dict[str, Any]", found)) != set(PARTS):
        return (Finding("unreadable", "the whole", f"a dossier has the parts {', '.join(PARTS)}"),)
    body = cast("dict[str, Any]", found)
    touched = (*_touched(body), *_bytes(text, body))
    try:
        inputs = Inputs.model_validate_json(json.dumps(body["inputs"]))
        report = report_of(inputs).model_dump(mode="json")
    except (ValidationError, ValueError, KeyError) as error:
        unread = Finding("unreadable", "inputs", str(error).splitlines()[0])
        return (*touched, *(_code(body) or (unread,)))
    return (*touched, *_differences(body["report"], report), *_program(body, inputs))


def _touched(body: dict[str, Any]) -> Iterator[Finding]:
    now = {place: _seal(place, value) for place, value in _fields(body["inputs"])}
    then = cast("dict[str, str]", body["fields"]) if isinstance(body["fields"], dict) else {}
    for place in sorted(now.keys() | then.keys()):
        if now.get(place) != then.get(place):
            what = "added" if place not in then else "gone" if place not in now else "changed"
            yield Finding("field", f"inputs{place}", what)
    if body["seal"] != _whole({part: body[part] for part in PARTS[:-1]}):
        yield Finding("field", "seal", "does not belong to what is above it")


def _bytes(text: str, body: dict[str, Any]) -> Iterator[Finding]:
    """Where the text is not written as dossiers are, though it may say the same."""
    data, expected = text.encode(), _written(body).encode()
    if data != expected:
        same = next((i for i, (a, b) in enumerate(zip(data, expected, strict=False)) if a != b), None)
        yield Finding("byte", f"byte {min(len(data), len(expected)) if same is None else same}", "written otherwise")


def _differences(then: object, now: object) -> Iterator[Finding]:
    before, after = dict(_fields(then)), dict(_fields(now))
    for place in sorted(before.keys() | after.keys()):
        if before.get(place) != after.get(place):
            yield Finding("report", f"report{place}", f"{before.get(place)!r} there, {after.get(place)!r} computed")


def _program(body: dict[str, Any], inputs: Inputs) -> Iterator[Finding]:
    yield from _code(body)
    if inputs.model_fingerprint != fingerprint(load_model()):
        yield Finding("program", "model", "this program has another competency model than at the time")
    known = bank.tasks()
    for task_id, key in inputs.keys.items():
        if task_id not in known or bank.task_fingerprint(known[task_id]) != key:
            yield Finding("program", f"keys of {task_id}", "this program has other keys than at the time")


def _code(body: dict[str, Any]) -> tuple[Finding, ...]:
    now, then = code_fingerprint(), str(body["code"])
    if then == now:
        return ()
    what = f"this program ({now[:SHORT]}) measures with other code than at the time ({then[:SHORT]})"
    return (Finding("program", "code", what),)


def _fields(value: object, place: str = "") -> Iterator[tuple[str, object]]:
    """Every single value inside, with the way to it; an empty list or mapping is one."""
    if isinstance(value, dict) and value:
        for name, one in cast("dict[str, object]", value).items():
            yield from _fields(one, f"{place}/{name}")
    elif isinstance(value, list) and value:
        for index, one in enumerate(cast("list[object]", value)):
            yield from _fields(one, f"{place}/{index}")
    else:
        yield place, value


def _seal(place: str, value: object) -> str:
    return _digest([place, value])[:SHORT]


def _whole(body: dict[str, Any]) -> str:
    return _digest(body)


def _digest(value: object) -> str:
    plain = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def _written(body: dict[str, Any]) -> str:
    return json.dumps(body, indent=1, ensure_ascii=False) + "\n"
