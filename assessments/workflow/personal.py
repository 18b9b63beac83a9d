"""What is known of one candidate, whole and machine-readable, for the candidate: nobody else is named in it."""

import base64
import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from pydantic import JsonValue

from assessments import bank
from assessments.attempt import Actor, NotFound, User
from assessments.store import Db, Store, accounts, audit, personal, recordings
from assessments.views import Position
from assessments.workflow.access import PEOPLE_OFFICE, allow
from assessments.workflow.interviewing import refuse_unless_seen
from assessments.workflow.positions import position_of
from assessments.workflow.recordings import kept_file
from assessments.workflow.reports import refuse_who_still_rates, result

WITHHELD = "[name withheld]"
AS_JSON = frozenset(
    {
        ("responses", "answer"),
        ("ratings", "record"),
        ("audit", "details"),
        ("rating_drafts", "record"),
        ("interviews", "record"),
        ("scorecard_drafts", "record"),
        ("scorecards", "record"),
        ("accepted_anchors", "record"),
    }
)  # columns that hold JSON
# What lets somebody in is no knowledge about them, the digest of a link could be tried against guesses, and whom a
# decision passed over is about others.
SECRET = frozenset({"token_digest", "digest", "order_passed", "line"})
# The candidate's own words stay as they are, whoever is named in them, and so does what they were shown.
OWN_COLUMNS = frozenset({("arrangements", "wishes"), ("contests", "words"), ("condition_answers", "words")})
OWN_WORDS = frozenset({"people", "attempts", "responses", "acknowledgements", "seals"})


def personal_data(store: Store, actor: Actor, attempt_id: str, now: datetime) -> dict[str, JsonValue]:
    """Everything kept about one candidate: every row, every answer with its revisions, recordings, ratings with their
    notes, results as they stand today. For HR, who hands it over (GDPR, Articles 15 and 20); only what candidates say
    of themselves is theirs alone, and the file tells them where it is.

    People of the organisation appear as "staff 1", "staff 2". Raises NotFound, RateFirst for whoever is still to judge
    the work, CardFirst for whoever may not read what interviewers heard.
    """
    allow(actor, *PEOPLE_OFFICE)
    refuse_who_still_rates(store, actor, (attempt_id,))
    with store.read() as db:
        refuse_unless_seen(db, actor, attempt_id)
        rows = personal.rows_about(db, attempt_id)
        if "people" not in rows:
            raise NotFound(attempt_id)
        position = position_of(db, rows["attempts"][0]["position_id"])
        hidden = _Hidden(accounts.users(db))
        mails = rows.pop("outbox", ())
        told: dict[str, JsonValue] = {name: [_told(name, row, hidden) for row in found] for name, found in rows.items()}
        told["outbox"] = [_sent(one) for one in mails if one["outcome"] == "sent"]
        results = _results(db, attempt_id) if rows["attempts"][0]["submitted_at"] else None
        files = _files(store, db, attempt_id)
    with store.write() as db:
        audit.note(db, actor, "export", attempt_id, now)
    elsewhere = bank.notices().fill("ntc.demographics.elsewhere", {}, rows["attempts"][0]["language"])
    head: dict[str, JsonValue] = {"made_at": now.isoformat(), "position": _position(position), "elsewhere": elsewhere}
    return {**head, **told, "results": results, "files": files}


def _position(position: Position) -> JsonValue:
    return {"title": position.title, "organisation": position.notice.organisation}


class _Hidden:
    """Staff under numbers, in the order in which they come up."""

    def __init__(self, users: Iterable[User]) -> None:
        known = tuple(users)
        self._ids = {one.id for one in known}
        self._numbers: dict[str, str] = {}
        words = sorted({word for one in known for word in (one.id, one.name, one.email) if word}, key=len, reverse=True)
        self._named = re.compile("|".join(map(re.escape, words)) or r"(?!)", re.IGNORECASE)

    def __call__(self, said: str) -> str:
        return self._named.sub(lambda found: self._instead(found.group()), said)

    def _instead(self, found: str) -> str:
        if found in self._ids:
            return self._numbers.setdefault(found, f"staff {len(self._numbers) + 1}")
        return WITHHELD


def _told(table: str, row: Mapping[str, Any], hidden: Callable[[str], str]) -> JsonValue:
    open_words = table in OWN_WORDS
    shown: dict[str, JsonValue] = {}
    for name, value in row.items():
        if name in SECRET:
            continue
        plain = _plain(json.loads(value) if (table, name) in AS_JSON else value)
        own = open_words or (table, name) in OWN_COLUMNS
        shown[name] = plain if own else _without_names(plain, hidden)
    return shown


def _sent(mail: Mapping[str, Any]) -> JsonValue:
    """That a mail of this kind was sent, and when: what waits holds a link, and the words of the rest are erased."""
    return {"kind": mail["kind"], "sent_at": _plain(mail["ended_at"])}


def _plain(value: Any) -> JsonValue:  # noqa: ANN401 - whatever a column holds
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value


def _without_names(value: JsonValue, hidden: Callable[[str], str]) -> JsonValue:
    match value:
        case str():
            return hidden(value)
        case list():
            return [_without_names(one, hidden) for one in value]
        case dict():
            return {name: _without_names(one, hidden) for name, one in value.items()}
        case _:
            return value


def _results(db: Db, attempt_id: str) -> JsonValue:
    """Scores as they stand, and what software found in the work."""
    found = result(db, attempt_id)
    scores = [one.model_dump(mode="json", exclude={"tasks", "loads", "leaning"}) for one in found.scores() if one.tasks]
    evidence = [one.model_dump(mode="json") for one in found.evidence()]
    return cast("JsonValue", {"scores": scores, "evidence": evidence})  # what pydantic writes in JSON mode


def _files(store: Store, db: Db, attempt_id: str) -> JsonValue:
    """The bytes of every finished recording and every picture, by its id; None where the file is not there any more."""
    finished = [one for one in recordings.recordings(db, attempt_id) if one.finished_at is not None]
    return {one.id: _bytes(kept_file(store.media, one)) for one in finished}


def _bytes(path: Path) -> str | None:
    return base64.b64encode(path.read_bytes()).decode() if path.is_file() else None
