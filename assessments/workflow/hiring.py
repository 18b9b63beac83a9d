"""What HR does to several candidates at once on the board, and how it is taken back: moves, later deadlines, mails.

Nothing here reads a score, and nothing that computes scores writes here: who moves on is a person's act.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime
from typing import Literal

from assessments.attempt import Actor, Change, HiringStage, Invitation, NotAllowed, NotFound
from assessments.boards import BoardView
from assessments.store import Db, Store, accounts, audit, invitations, scores, sitting
from assessments.store import board as board_rows
from assessments.store import hiring as rows
from assessments.workflow.access import PEOPLE_OFFICE, READERS, allow
from assessments.workflow.board import hiring_stage
from assessments.workflow.ending import attempt_of
from assessments.workflow.invitations import end_of_link, revoke_invitation
from assessments.workflow.positions import position_of
from assessments.workflow.sessions import digest, new_id
from rubric.record import Record

MailKind = Literal["reminder", "extended"]


class Undone(Record):
    """What an undo has taken back; `kept` were changed again by somebody since, or cannot be taken back."""

    done: int
    kept: int


def move(
    store: Store, actor: Actor, position_id: str, attempt_ids: Collection[str], to: HiringStage, now: datetime
) -> str:
    """Put candidates into a stage; who is there already is passed over. Returns the batch, by which it is undone."""
    allow(actor, *PEOPLE_OFFICE)
    batch = new_id()
    with store.write() as db:
        last, who = rows.last_changes(db, position_id), _by_whom(db, actor)
        stood = {
            one.attempt_id: hiring_stage(last.get(one.attempt_id, {}))
            for one in of_position(db, position_id, attempt_ids)
        }
        changed = [
            who(batch, one, "stage", before.value, to.value, now) for one, before in stood.items() if before is not to
        ]
        _note(db, actor, changed)
    return batch


def extend(
    store: Store, actor: Actor, position_id: str, attempt_ids: Collection[str], until: datetime, now: datetime
) -> str:
    """A later end for the links of those who have not handed in; returns the batch, by which it is undone.

    Links that end later already, and revoked ones, are passed over. Raises PositionClosed for a moment in the past,
    QuestionsExpire where a question of the form may not be asked any more by then.
    """
    allow(actor, *PEOPLE_OFFICE)
    batch = new_id()
    with store.write() as db:
        end_of_link(until, position_of(db, position_id).form_id, now)
        who, changed = _by_whom(db, actor), list[Change]()
        attempts = board_rows.attempts(db, position_id)
        for one in of_position(db, position_id, attempt_ids):
            if attempts[one.attempt_id].submitted_at is None and one.revoked_at is None and one.expires_at < until:
                rows.set_end(db, one.id, until)
                ends = one.expires_at.isoformat(), until.isoformat()
                changed.append(who(batch, one.attempt_id, "until", *ends, now))
        _note(db, actor, changed)
    return batch


def note_mails(
    store: Store, actor: Actor, position_id: str, attempt_ids: Collection[str], kind: MailKind, now: datetime
) -> None:
    """Write down that these people were written to: the sending itself is done by hand."""
    allow(actor, *PEOPLE_OFFICE)
    batch = new_id()
    with store.write() as db:
        who = _by_whom(db, actor)
        written = of_position(db, position_id, attempt_ids)
        _note(db, actor, [who(batch, one.attempt_id, "mail", None, kind, now) for one in written])


def undo(store: Store, actor: Actor, batch: str, now: datetime) -> Undone:
    """Take back what one act has changed, by further changes: the record keeps both.

    Who was changed again since, by anybody, stays as they are; a mail that was sent cannot be taken back.
    """
    allow(actor, *PEOPLE_OFFICE)
    back = new_id()
    with store.write() as db:
        who, found = _by_whom(db, actor), rows.batch(db, batch)
        changed = [
            who(back, change.attempt_id, change.field, change.after, change.before, now)
            for change, is_last in found
            if is_last and change.before is not None and _take_back(db, change)
        ]
        _note(db, actor, changed)
    return Undone(done=len(changed), kept=len(found) - len(changed))


def _take_back(db: Db, change: Change) -> bool:
    """Whether it still stands, and so can be taken back; the end of a link is put back here."""
    if change.field != "until":
        return True
    link = sitting.invitation(db, change.attempt_id)
    assert change.before is not None
    if link is None or link.expires_at != datetime.fromisoformat(change.after):
        return False
    rows.set_end(db, link.id, datetime.fromisoformat(change.before))
    return True


def uninvite(store: Store, actor: Actor, tokens: Iterable[str], now: datetime) -> int:
    """The undo of inviting: revoke links by the tokens that were just made, and say how many; whoever has begun keeps
    theirs. One after the other, so that candidates can save in between."""
    allow(actor, *PEOPLE_OFFICE)
    count = 0
    for token in tokens:
        with store.read() as db:
            link = invitations.by_digest(db, digest(token))
            begun = link is None or attempt_of(db, link.attempt_id).acknowledged_at is not None
        if link is not None and link.revoked_at is None and not begun:
            revoke_invitation(store, actor, link.attempt_id, now)
            count += 1
    return count


def changes(store: Store, actor: Actor, attempt_id: str) -> tuple[Change, ...]:
    """Everything that was changed about one candidate on the board, the first thing first."""
    allow(actor, *READERS)
    with store.read() as db:
        return rows.changes_of(db, attempt_id)


def save_view(store: Store, actor: Actor, position_id: str, name: str, view: BoardView) -> None:
    """Keep what somebody wants to see of a board under a name of their own; the same name again replaces it."""
    allow(actor, *READERS)
    with store.write() as db:
        position_of(db, position_id)
        rows.keep_view(db, actor.id, position_id, name.strip(), view)


def drop_view(store: Store, actor: Actor, position_id: str, name: str) -> None:
    allow(actor, *READERS)
    with store.write() as db:
        rows.drop_view(db, actor.id, position_id, name)


def saved_views(store: Store, actor: Actor, position_id: str) -> dict[str, BoardView]:
    """One's own views of a board, by name."""
    allow(actor, *READERS)
    with store.read() as db:
        return rows.views(db, actor.id, position_id)


def of_position(db: Db, position_id: str, attempt_ids: Collection[str]) -> Sequence[Invitation]:
    """The links in force of these sittings; raises NotFound for one of another position."""
    wanted = set(attempt_ids)
    found = [one for one in invitations.in_force(db, position_id) if one.attempt_id in wanted]
    if strange := wanted - {one.attempt_id for one in found}:
        raise NotFound(*sorted(strange))
    return found


_Made = Callable[[str, str, Literal["stage", "until", "mail"], str | None, str, datetime], Change]


def _by_whom(db: Db, actor: Actor) -> _Made:
    """How changes of this person are made; raises NotAllowed for the system, which moves nobody."""
    person = accounts.user(db, actor.id)
    if person is None:
        raise NotAllowed(actor.id)

    def made(
        batch: str,
        attempt_id: str,
        field: Literal["stage", "until", "mail"],
        before: str | None,
        after: str,
        now: datetime,
    ) -> Change:
        return Change(
            batch=batch,
            attempt_id=attempt_id,
            field=field,
            before=before,
            after=after,
            changed_by=person.id,
            changed_by_name=person.name,
            changed_at=now,
        )

    return made


def _note(db: Db, actor: Actor, changed: Sequence[Change]) -> None:
    """Keep them all with a statement for each table: thousands may be moved while candidates wait to save."""
    if not changed:
        return
    rows.add_changes(db, changed)
    if changed[0].field == "stage":
        scores.set_hiring(db, {one.attempt_id: HiringStage(one.after) for one in changed})
    for one in changed:
        told = {"field": one.field, "before": one.before or "", "after": one.after}
        audit.note(db, actor, "change_on_board", one.attempt_id, one.changed_at, **told)
