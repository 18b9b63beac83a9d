"""The demo is made by the product's own verbs, is the same every time, and shows something true at every stage."""

import runpy
import sqlite3
import sys

import pytest

from assessments import bank, workflow
from assessments.attempt import SYSTEM, Role, Stage
from assessments.demo.answering import answer_of
from assessments.demo.command import NEXT, main, told
from assessments.demo.people import samples
from assessments.demo.staging import STAGES, quoted, stage
from assessments.evidence import count
from assessments.workflow import open_store
from assessments.workflow.checking import check
from assessments.workflow.desks import desk
from tests.builders import DAY, MINUTE, NOW

PEOPLE = samples()


def board(store, cast, now=NOW):
    return {one.person.name: one for one in workflow.board(store, SYSTEM, cast.position.id, now)}


def name_of(person):
    return person.name.partition(" ")[0]


def test_invited_people_have_not_begun(store):
    cast = stage(store, "invited", NOW)

    assert [one.language for one in PEOPLE] == ["en", "en", "en", "fr", "fr", "fr"]
    assert {one.stage for one in board(store, cast).values()} == {Stage.INVITED}
    for guest in cast.guests:
        assert workflow.redeem(store, guest.token, NOW) == guest.actor


def test_on_the_way_everybody_stands_somewhere_else(store):
    cast = stage(store, "sitting", NOW)

    steps = [workflow.sitting(store, one.actor, NOW) for one in cast.guests]
    assert [(one.step, one.block) for one in steps] == [
        ("submitted", None),
        ("block", 1),
        ("break", 1),
        ("block", 0),
        ("practice", None),
        ("notice", None),
    ]
    assert all(one.deadline > NOW + 10 * MINUTE for one in steps if one.step == "block")


def test_submitted_work_waits_for_raters(store):
    cast = stage(store, "submitted", NOW)

    rows = board(store, cast)
    assert {one.stage for one in rows.values()} == {Stage.SUBMITTED}
    assert {one.ratings_done for one in rows.values()} == {0}
    assert min(one.answered / one.asked for one in rows.values()) > 0.8
    waiting = [[one.waiting for one in workflow.queue(store, actor)] for actor in cast.actors(Role.RATER)]
    assert waiting[2] == [0] * 5  # this one trains first
    real = [[one for one in desk(store, actor).pieces if one.card.attempt_id] for actor in cast.actors(Role.RATER)[:2]]
    assert [len(one) for one in real] == [20, 20]  # six people, five tasks, two raters for each, shared by three


@pytest.fixture(scope="module")
def decided(tmp_path_factory):
    """A store filled to the end, for tests that only read."""
    folder = tmp_path_factory.mktemp("demo")
    store = open_store(f"sqlite:///{folder / 'assay.db'}", folder / "media")
    yield store, stage(store, "decided", NOW)
    store.close()


def test_every_rating_and_decision_of_the_samples_is_there(decided):
    store, cast = decided
    rows = board(store, cast)

    for guest in cast.guests:
        row = rows[guest.sample.name]
        assert row.stage is Stage.DECIDED
        assert row.decision.outcome == guest.sample.decision.outcome
        assert row.ratings_done == len(guest.sample.ratings)
        report = workflow.fit_report(store, SYSTEM, row.attempt.id, NOW)
        quotes = {one.span.quote for competency in report.competencies for one in competency.quotes}
        assert quotes == {one.quote for one in guest.sample.ratings}


def test_one_person_waits_for_a_second_rater_and_says_so(decided):
    store, cast = decided
    waiting = {name: row for name, row in board(store, cast).items() if row.waits_for}

    assert list(waiting) == ["Bérengère Toussaint-Lowe"]
    assert len(waiting["Bérengère Toussaint-Lowe"].waits_for) == 1


def test_there_is_something_to_tell_apart_and_something_not(decided):
    store, cast = decided
    manager = cast.actors(Role.MANAGER)[0]
    names = {one.attempt_id: name_of(one.sample) for one in cast.guests}

    found = workflow.comparison(store, manager, cast.position.id, list(names), None, 1)

    assert [{names[one] for one in group} for group in found.groups] == [{"Wiktoria", "Anaëlle"}]
    assert names[found.order[0]] == "Imogen"
    assert {one.verdict for one in found.pairs} >= {"clear", "likely", "not_distinguishable"}
    verdicts = {names[one.attempt_id]: one.verdict for one in found.reports}
    assert verdicts["Imogen"] == "strong"
    assert verdicts["Kévin-Mathis"] == verdicts["Dashiell"] == "below_minimum"


def test_a_third_rater_was_called_where_two_lay_apart(decided):
    store, cast = decided
    apart = {
        (name_of(guest.sample), one.blueprint.task_id)
        for guest in cast.guests
        for competency in workflow.fit_report(store, SYSTEM, guest.attempt_id, NOW).competencies
        for one in competency.score.tasks
        if one.raters > 2
    }
    assert apart == {("Dashiell", "CS2"), ("Dashiell", "LV2"), ("Wiktoria", "WR1"), ("Kévin-Mathis", "LV2")}


def test_no_rater_of_the_demo_reads_a_name(decided):
    store, cast = decided
    for actor in cast.actors(Role.RATER):
        for piece in desk(store, actor).pieces:
            told_ = workflow.card(store, actor, piece.card.id).model_dump_json()
            for person in PEOPLE:
                assert person.name.split()[0] not in told_
                assert person.email not in told_
                assert person.handle not in told_


@pytest.mark.parametrize("person", PEOPLE, ids=name_of)
def test_the_answers_of_a_person_are_the_same_every_time_and_fit_their_questions(person):
    for task in (bank.task(one) for one in bank.form("core").task_ids):
        for item in task.items:
            answer = answer_of(person, task, item)
            assert answer == answer_of(person, task, item)
            if answer is not None:
                check(item, answer)


@pytest.mark.parametrize("person", PEOPLE, ids=name_of)
def test_every_sample_answers_a_question_of_the_form_and_every_quote_is_in_the_work(person):
    asked = {item.id for one in bank.form("core").task_ids for item in bank.task(one).items}

    assert set(person.answers) <= asked
    for rating in person.ratings:
        human = bank.task(rating.task).human
        assert any(rating.quote in person.answers.get(item, "") for item in _read(rating.task, human))
        assert rating.flag is None or rating.flag in bank.critical_flags()


def _read(task_id, human):
    return human.items or [one.id for one in bank.task(task_id).items]


def test_the_careful_ones_keep_the_limits_and_the_careless_do_not():
    over = {
        name_of(person)
        for person in PEOPLE
        for item_id, words in person.answers.items()
        if (limits := bank.task(item_id.partition(".")[0]).item(item_id).limits).maximum
        and count(words, limits.count) > limits.maximum
    }
    assert over == {"Dashiell", "Kévin-Mathis"}


def test_a_kind_of_question_the_core_form_does_not_ask_stays_empty():
    task = bank.task("CS5")

    assert answer_of(PEOPLE[0], task, task.items[0]) is None


def test_whoever_knows_everything_answers_by_the_key():
    perfect = PEOPLE[0].model_copy(update={"keyed": {"PU2": 1.1, "DE1": 1.1, "AN1": 1.1}})
    flight, layouts = bank.task("PU2").items[0], bank.task("DE1").items[0]

    ticked = answer_of(perfect, bank.task("PU2"), flight).faults
    assert ticked == {one: fault.fix for one, fault in flight.faults.items()}
    ranked = answer_of(perfect, bank.task("DE1"), layouts)
    assert sorted(ranked.ranks, key=ranked.ranks.get) == list(layouts.key_order)
    assert ranked.defects == layouts.key_defects


def test_words_that_nobody_wrote_are_not_quoted():
    with pytest.raises(StopIteration):
        quoted("never written", ())


@pytest.mark.parametrize("upto", STAGES)
def test_the_command_prints_a_link_for_everybody_and_what_to_open_next(tmp_path, capsys, upto):
    address = "https://assay.example/"
    url = f"sqlite:///{tmp_path / 'assay.db'}"
    arguments = ["--stage", upto, "--url", url, "--media", str(tmp_path / "media"), "--address", address]

    assert main(arguments, NOW) == 0
    said = capsys.readouterr().out
    assert said.count("https://assay.example/setup/") == 6
    assert said.count("https://assay.example/i/") == 6
    assert NEXT[upto] in said
    assert main(arguments, NOW) == 1
    assert "Nothing was changed" in capsys.readouterr().out


def test_the_raters_are_strict_in_line_and_kind_and_each_has_passed(decided):
    store, cast = decided
    for actor in cast.actors(Role.RATER):
        assert {one.standing for one in workflow.trainings(store, actor)} == {"open"}
    found = workflow.severities(store, cast.actors(Role.LEAD)[0])
    means = {one.user.name: one.severity.mean for one in found}
    assert means["Ines Castellan"] < means["Ravi Holm"] < means["Kenji Laurent"]
    assert any(point.live for one in found for point in one.points)


def test_links_of_staff_choose_a_password(store):
    cast = stage(store, "invited", NOW)
    for one in cast.staff:
        assert workflow.link_owner(store, one.token, NOW) == one.user
    assert cast.position.closes_at > NOW + DAY
    assert "setup" in told(cast, "invited", "http://localhost:1")


def test_without_a_database_named_the_demo_has_one_of_its_own(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for name in ("ASSAY_DATABASE_URL", "ASSAY_MEDIA", "ASSAY_ADDRESS"):
        monkeypatch.delenv(name, raising=False)

    assert main(["--stage", "invited"], NOW) == 0
    assert (tmp_path / "data" / "demo" / "assay.sqlite").exists()
    assert "http://localhost:8501/i/" in capsys.readouterr().out


def test_the_demo_is_a_module_that_runs(tmp_path, monkeypatch, capsys):
    url, media = f"sqlite:///{tmp_path / 'assay.db'}", str(tmp_path / "media")
    monkeypatch.setattr(sys, "argv", ["demo", "--stage", "invited", "--url", url, "--media", media])

    with pytest.raises(SystemExit) as left:
        runpy.run_module("assessments.demo", run_name="__main__")
    assert left.value.code == 0
    assert "Maison Corvane" in capsys.readouterr().out


def test_a_database_of_another_version_is_not_filled(tmp_path, capsys):
    with sqlite3.connect(tmp_path / "assay.db") as other:
        other.executescript(
            "CREATE TABLE schema_versions (number INTEGER PRIMARY KEY, fingerprint VARCHAR NOT NULL);"
            "INSERT INTO schema_versions VALUES (99, 'of tomorrow')"
        )
    other.close()

    assert main(["--url", f"sqlite:///{tmp_path / 'assay.db'}", "--media", str(tmp_path / "media")], NOW) == 1
    assert "Another version of the program made this database" in capsys.readouterr().out


def test_once_rated_writing_is_compared_in_pairs_by_some_of_the_raters(store):
    cast = stage(store, "rated", NOW)
    rounds = [one for one in workflow.pair_rounds(store, SYSTEM, cast.position.id) if one.is_open]
    left = [sum(one.waiting for one in workflow.pair_queue(store, actor)) for actor in cast.actors(Role.RATER)]

    assert {(one.task_id, one.language, one.works) for one in rounds} == {("WR1", "en", 3), ("WR1", "fr", 3)}
    assert sum(one.judged for one in rounds) == 11
    assert left == [0, 1, 6]
    assert all(len(one.places) == 3 for one in rounds)


def test_three_are_interviewed_and_one_scorecard_is_still_to_come(store):
    cast = stage(store, "decided", NOW)

    heard = [
        workflow.interviewing.beside(store, SYSTEM, workflow.fit_report(store, SYSTEM, one.attempt_id, NOW))
        for one in cast.guests
    ]
    assert sorted(one.scorecards for one in heard) == [0, 0, 0, 1, 2, 2]
    assert all(one.joined is not None and one.joined.fit.value is not None for one in heard if one.scorecards)
