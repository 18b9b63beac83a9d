"""What is kept falls due as the notice says, is held back for a written reason, and then goes for good."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from assessments import workflow
from assessments.attempt import SYSTEM, HeldBack, InvitationRefused, NotAllowed, NotFound, ReasonMissing
from assessments.retention import Amount
from assessments.store.erasing import OF_AN_ATTEMPT
from assessments.store.schema import TABLES
from rubric.rating import CriticalFlag
from tests.assessments.workflow.test_recordings import Microphone
from tests.builders import (
    DAY,
    HOUR,
    MINUTE,
    NOW,
    acknowledged,
    candidate,
    draft,
    invited,
    notice_details,
    position,
    submitted,
)
from tests.journeys.bots import Browser, everything, quote

NAME, EMAIL, HANDLE = "Zéphyrine Quillfeather", "zephyrine@quillfeather.example", "@quillzeph"
DECISION_BY = NOW + 30 * DAY  # 31 March 2027
DUE = datetime(2027, 9, 30, 9, tzinfo=UTC)  # six months after 31 March
DAY_BEFORE = DUE - MINUTE


@pytest.fixture
def opening(store, office, reader):
    return position(store, office, raters=(reader.id,))


def due(store, office, opening):
    return [one.due_at for one in workflow.kept(store, office, opening.id)]


def left(store):
    """How many rows each table about a sitting still has."""
    with store.read() as db:
        counts = {
            table.name: db.connection().execute(select(func.count()).select_from(table)).scalar_one()
            for table in (*OF_AN_ATTEMPT, *(one for one in TABLES if one.name in {"attempts", "people"}))
        }
    return {name: count for name, count in counts.items() if count}


# --- the day ----------------------------------------------------------------------------------------------------------


def test_without_a_decision_the_months_begin_on_the_day_by_which_one_was_promised(store, office, opening):
    invited(store, office, opening)

    (found,) = workflow.kept(store, office, opening.id)

    assert (found.ends_at, found.months, found.due_at, found.hold) == (DECISION_BY, 6, DUE, None)
    assert (found.person.name, found.position_id) == ("Camille Doe", opening.id)
    assert (found.is_due(DAY_BEFORE), found.is_due(DUE)) == (False, True)


def test_the_last_decision_of_the_position_counts_for_everybody_and_never_before_the_closing(
    store, office, opening, leads
):
    first, _ = candidate(store, office, opening), candidate(store, office, opening, "Dana Roe")
    submitted(store, first)
    workflow.decide(store, leads, first.id, "hold", "Waiting.", NOW + DAY)
    assert due(store, office, opening) == [datetime(2027, 9, 15, 9, tzinfo=UTC)] * 2

    workflow.decide(store, leads, first.id, "decline", "Too few facts.", NOW + 20 * DAY)

    assert due(store, office, opening) == [datetime(2027, 9, 21, 9, tzinfo=UTC)] * 2


def test_a_link_that_works_longer_than_the_position_is_part_of_the_recruitment(store, office, opening, leads):
    late, _ = invited(store, office, opening, expires_at=NOW + 25 * DAY)
    first = candidate(store, office, opening, "Dana Roe")
    submitted(store, first)
    workflow.decide(store, leads, first.id, "hire", "Clear and exact.", NOW + DAY)
    assert due(store, office, opening) == [datetime(2027, 9, 26, 9, tzinfo=UTC)] * 2

    workflow.revoke_invitation(store, office, late.attempt_id, NOW + DAY)

    assert due(store, office, opening) == [datetime(2027, 9, 15, 9, tzinfo=UTC)] * 2


def test_who_has_read_the_notice_is_never_kept_longer_than_it_says(store, office, opening):
    read, _ = candidate(store, office, opening), candidate(store, office, opening, "Dana Roe")
    acknowledged(store, read, NOW + HOUR)

    def months(count):
        changed = draft(notice=notice_details(retention_months=count), raters=opening.raters)
        workflow.revise_position(store, office, opening.id, changed, NOW + DAY)
        return {one.person.name: one.months for one in workflow.kept(store, office)}

    assert months(12) == {"Camille Doe": 6, "Dana Roe": 12}
    assert months(3) == {"Camille Doe": 3, "Dana Roe": 3}


def test_a_clock_that_went_backwards_does_not_lose_the_promise(store, office, opening):
    read = candidate(store, office, opening)
    acknowledged(store, read, NOW - DAY)

    assert [one.months for one in workflow.kept(store, office)] == [6]


def test_all_positions_are_told_together_the_first_day_first(store, office, opening):
    other = position(store, office, title="Editor", notice=notice_details(retention_months=1))
    invited(store, office, opening)
    invited(store, office, other, "Dana Roe")

    assert [one.person.name for one in workflow.kept(store, office)] == ["Dana Roe", "Camille Doe"]
    assert [one.person.name for one in workflow.kept(store, office, other.id)] == ["Dana Roe"]


# --- erasing ----------------------------------------------------------------------------------------------------------


def sat(store, office, opening, reader, leads, name=NAME, email=EMAIL):
    """A whole story: asked for an arrangement, sat, spoke, was rated with words, decided on."""
    actor = candidate(store, office, opening, name, email=email, handle=HANDLE)
    workflow.request_arrangement(store, actor, f"More time, please. {name}", NOW)
    workflow.open_session(store, actor, "en", NOW)
    speaker = Microphone(store, actor).enter()
    for index in range(2):
        speaker.start()
        speaker.work(signed(name))
        if index == 0:
            speaker.end()
    speaker.record(sound=name.encode())
    speaker.chunk(0, b"\x1a\x45\xdf\xa3" + name.encode(), "broken off")
    speaker.submit()
    for line in workflow.queue(store, reader):
        card = workflow.next_card(store, reader, line.task_id)
        words = (quote(card),) if any(one.text for one in card.answers) else ()
        flag = CriticalFlag(flag="cf_privacy", reason=f"names {name}")
        workflow.rate(store, reader, card.card_id, 3.0, words, f"I think this is {name}.", (flag,), None, NOW + 3 * DAY)
    workflow.note_missing(store, office, actor.id, "CS2", "technical", NOW + 4 * DAY)
    workflow.decide(store, leads, actor.id, "decline", f"{name} was careful.", NOW + 5 * DAY)
    return actor


def signed(name):
    """A bot that signs its texts."""

    def bot(sitting):
        for item_id, answer in everything(sitting):
            if answer is not None and hasattr(answer, "text"):
                yield item_id, answer.model_copy(update={"text": f"{answer.text} {name}"})
            elif item_id != "LV2.opening":
                yield item_id, answer

    return bot


def traces(folder, *words):
    """Files that hold any of the words, as they are or as JSON may write them."""
    wanted = [form for word in words for form in (word.encode(), word.encode("unicode_escape"))]
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and any(one in path.read_bytes() for one in wanted)
    )


def test_before_the_day_nothing_goes_and_on_the_day_everything_about_the_person_does(
    store, office, opening, reader, leads, tmp_path
):
    actor = sat(store, office, opening, reader, leads)
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(PASSIVE)")  # into the database itself, and still in the log
    assert {path.partition("/")[0] for path in traces(tmp_path, NAME)} == {"assay.db", "assay.db-wal", "media"}
    before, amount = workflow.would_go(store, office, DUE)

    assert workflow.erase_due(store, DUE - 20 * DAY) == Amount()
    assert workflow.would_go(store, office, DUE - 20 * DAY) == ((), Amount())
    gone = workflow.erase_due(store, DUE)

    assert [one.attempt_id for one in before] == [actor.id]
    assert gone == amount
    assert (gone.people, gone.sittings, gone.recordings, gone.decisions) == (1, 1, 2, 1)
    assert gone.answers > 20
    assert gone.ratings > 2
    assert left(store) == {}
    assert traces(tmp_path, NAME, EMAIL, HANDLE, actor.id) == []
    assert [path for path in store.media.rglob("*") if path.is_file()] == []
    assert workflow.erase_due(store, DUE) == Amount()


def test_what_is_left_says_that_somebody_sat_and_not_who(store, office, opening, reader, leads):
    sat(store, office, opening, reader, leads)
    acknowledged(store, candidate(store, office, opening, "Dana Roe"))
    submitted(store, candidate(store, office, opening, "Eli Poe"))
    candidate(store, office, opening, "Fay Loe")

    workflow.erase_due(store, DUE)

    found = workflow.erased(store, office, opening.id)
    assert sorted(one.reached for one in found) == ["decided", "invited", "started", "submitted"]
    assert {(one.form_id, one.why, one.erased_at) for one in found} == {("core", "retention", DUE)}
    entries = [one for one in workflow.trail(store, office, opening.id) if one.verb == "erase"]
    assert [(one.actor_id, one.details["why"]) for one in entries] == [("system", "retention")] * 4
    assert workflow.board(store, office, opening.id, DUE) == ()
    assert workflow.position(store, office, opening.id) == opening


def test_others_stay_whole_when_one_goes(store, office, opening, reader, leads, tmp_path):
    first = sat(store, office, opening, reader, leads)
    second = candidate(store, office, opening, "Dana Roe")
    submitted(store, second)

    workflow.erase_candidate(store, office, first.id, NOW + 6 * DAY)

    assert [one.person.name for one in workflow.board(store, office, opening.id, NOW + 6 * DAY)] == ["Dana Roe"]
    assert traces(tmp_path, NAME, EMAIL) == []
    assert workflow.fit_report(store, office, second.id, NOW + 6 * DAY)


def test_the_same_bytes_handed_in_by_somebody_else_stay(store, office, opening):
    sounds = []
    for name in ("Camille Doe", "Dana Roe"):
        speaker = Microphone(store, candidate(store, office, opening, name)).enter()
        speaker.start()
        speaker.end()
        speaker.start()
        sounds.append((speaker, speaker.record()))
    (first, _), (second, media) = sounds

    workflow.erase_candidate(store, office, first.actor.id, NOW + DAY)
    assert second.media(media).path.exists()

    path = second.media(media).path
    workflow.erase_candidate(store, office, second.actor.id, NOW + DAY)
    assert not path.exists()


def test_a_candidate_who_asks_is_erased_at_once_and_their_link_and_tab_stop_working(store, office, opening):
    _, token = invited(store, office, opening)
    actor = workflow.redeem(store, token, NOW)
    cookie = workflow.digest(workflow.open_session(store, actor, "en", NOW))
    browser = Browser(store, actor).enter()
    browser.start()

    workflow.erase_candidate(store, office, actor.id, NOW + HOUR)

    assert workflow.web_session(store, cookie, NOW + HOUR) is None
    with pytest.raises(NotFound):
        browser.look()
    with pytest.raises(InvitationRefused):
        workflow.redeem(store, token, NOW + HOUR)
    with pytest.raises(NotFound):
        workflow.erase_candidate(store, office, actor.id, NOW + HOUR)
    assert [one.why for one in workflow.erased(store, office, opening.id)] == ["request"]
    entry = workflow.trail(store, office, opening.id)[-1]
    assert (entry.verb, entry.actor_id) == ("erase", office.id)
    assert invited(store, office, opening)  # and may be invited anew


def test_a_self_assessment_is_not_erased_as_a_candidate(store, office):
    own = workflow.start_self(store, "en", NOW)

    assert workflow.kept(store, office) == ()
    for act in (workflow.erase_candidate, workflow.release):
        with pytest.raises(NotFound):
            act(store, office, own.id, NOW)


def test_the_words_of_a_self_assessment_leave_the_files_too(store, tmp_path):
    own = Browser(store, workflow.start_self(store, "en", NOW)).enter()
    own.start()
    workflow.open_session(store, own.actor, "en", NOW)
    assert traces(tmp_path, own.actor.id)

    workflow.sweep(store, NOW + 30 * DAY)
    workflow.erase_due(store, NOW + 30 * DAY)

    assert traces(tmp_path, own.actor.id) == []


def test_only_the_people_office_sees_holds_and_erases(store, opening, office, reader, leads):
    attempt_id = invited(store, office, opening)[0].attempt_id
    for actor in (reader, leads, workflow.start_self(store, "en", NOW)):
        for act in (
            lambda actor: workflow.kept(store, actor),
            lambda actor: workflow.would_go(store, actor, NOW),
            lambda actor: workflow.amount(store, actor, ()),
            lambda actor: workflow.erased(store, actor, opening.id),
            lambda actor: workflow.erase_candidate(store, actor, attempt_id, NOW),
            lambda actor: workflow.hold_back(store, actor, attempt_id, "A claim", NOW),
            lambda actor: workflow.release(store, actor, attempt_id, NOW),
        ):
            with pytest.raises(NotAllowed):
                act(actor)


# --- holding back -----------------------------------------------------------------------------------------------------


def test_a_written_reason_of_a_named_person_holds_back_until_it_is_lifted(store, office, opening):
    actor = candidate(store, office, opening)

    held = workflow.hold_back(store, office, actor.id, "  The result is contested.  ", NOW + DAY)

    (found,) = workflow.kept(store, office, opening.id)
    assert found.hold == held
    assert (held.reason, held.set_by, held.set_by_name) == ("The result is contested.", office.id, "Hana Office")
    assert workflow.erase_due(store, DUE + DAY) == Amount()
    with pytest.raises(HeldBack):
        workflow.erase_candidate(store, office, actor.id, NOW + DAY)
    assert [one.verb for one in workflow.trail(store, office, actor.id)] == ["invite", "hold_back"]

    workflow.release(store, office, actor.id, DUE + DAY)

    assert workflow.erase_due(store, DUE + DAY).people == 1
    assert left(store) == {}


def test_a_hold_has_a_reason_and_a_person(store, office, opening):
    actor = candidate(store, office, opening)
    with pytest.raises(ReasonMissing):
        workflow.hold_back(store, office, actor.id, "  ", NOW)
    with pytest.raises(NotAllowed):
        workflow.hold_back(store, SYSTEM, actor.id, "A claim", NOW)
    with pytest.raises(NotFound):
        workflow.hold_back(store, office, "nobody", "A claim", NOW)
