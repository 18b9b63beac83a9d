"""Forms, pool, company pack, notices and advice with something wrong in them, and files that cannot be read."""

from datetime import date

import pytest

from assessments import bank
from assessments.bank import load
from assessments.bank.check import check, form_problems, pool_problems, task_errors
from assessments.bank.check_pack import (
    development_problems,
    interview_problems,
    mail_problems,
    notice_problems,
    world_problems,
)
from assessments.bank.draw import FactPool
from assessments.form import Form
from rubric.content import ContentErrors
from rubric.record import Text

TODAY = date(2026, 11, 24)
ALL = bank.tasks()
SCREEN = bank.form("screen")


@pytest.mark.parametrize(
    ("form", "problem"),
    [
        (SCREEN.model_copy(update={"practice": "NONE"}), "there is no task 'NONE'"),
        (SCREEN.model_copy(update={"practice": "WR1"}), "'WR1' has scored questions"),
        (SCREEN.model_copy(update={"practice": "PU1"}), "'PU1' stands more than once"),
        (SCREEN.model_copy(update={"budget": 25}), "takes 37 minutes, over its budget of 25"),
        (SCREEN.model_copy(update={"id": "core"}), "nothing assesses the competency WR"),
    ],
    ids=["unknown task", "practice that counts", "task twice", "over its minutes", "competency left out"],
)
def test_a_form_that_breaks_its_promise_is_told(form: Form, problem: str):
    assert problem in [what for _, _, what in form_problems(form, ALL, TODAY, ALL)]


def test_the_pool_is_checked():
    first, second, third, *_ = bank.facts().items
    source = first.source
    assert source is not None
    pool = FactPool(
        version="1",
        items=(
            first.model_copy(update={"source": source.model_copy(update={"expires_on": source.as_of})}),
            second.model_copy(update={"source": None}),
            third.model_copy(update={"key": "z"}),
            third,
        ),
    )
    assert {(where, field) for where, field, _ in pool_problems(pool)} == {
        (first.id, "source.expires_on"),
        (second.id, "source"),
        (third.id, "key"),
        (third.id, "id"),
    }


def test_the_company_pack_is_checked():
    world = bank.world()
    by_id = {fact.id: fact for fact in world.facts}
    facts = (
        by_id["TV.F15"].model_copy(update={"patterns": ()}),
        by_id["TV.F16"].model_copy(update={"patterns": ("(unclosed",)}),
        by_id["TV.F24"].model_copy(update={"public_from": None}),
        by_id["TV.F24"],
    )
    rule = world.must_say[0].model_copy(update={"fact": "TV.F99"})
    contrast = world.palette.contrasts[0].model_copy(update={"pair": ("encre", "rouge")})
    bad = world.model_copy(
        update={
            "facts": facts,
            "must_say": (rule,),
            "service_policy": (),
            "palette": world.palette.model_copy(update={"contrasts": (contrast,)}),
        }
    )
    assert {(where, field) for where, field, _ in world_problems(bad)} == {
        ("TV.F15", "patterns"),
        ("TV.F16", "patterns"),
        ("TV.F24", "public_from"),
        ("TV.F24", "id"),
        ("TV.MS1", "fact"),
        ("tilvane", "palette.contrasts"),
    }


def test_the_notices_are_checked():
    notices = bank.notices()
    first, second, *others = notices.notices
    bad = notices.model_copy(
        update={
            "candidate_order": ("ntc.gone",),
            "notices": (
                first.model_copy(update={"with_limits": "ntc.gone"}),
                second.model_copy(update={"text": Text(en="Hello {name}", fr="Bonjour")}),
                second,
                *others,
            ),
        }
    )
    assert {(where, field) for where, field, _ in notice_problems(bad)} == {
        ("notices", "candidate_order"),
        (first.id, "with_limits"),
        (second.id, "text"),
        (second.id, "id"),
    }


def test_the_mails_are_checked():
    first, second = bank.mails().mails
    bad = bank.mails().model_copy(
        update={"mails": (first.model_copy(update={"body": Text(en="Hello {name}", fr="Bonjour")}), second, second)}
    )
    assert {(where, field) for where, field, _ in mail_problems(bad)} == {(first.id, "body"), (second.id, "id")}


def test_no_mail_is_filled_with_a_gap():
    with pytest.raises(bank.Unfilled):
        bank.mails().mails[0].fill({"name": "Ada", "position": ""}, "en")


def test_the_advice_is_checked():
    development = bank.development()
    first, second, *others = development.competencies
    bad = development.model_copy(
        update={
            "at_the_top": "dev.gone",
            "competencies": (first.model_copy(update={"id": "XX"}), second.model_copy(update={"levels": ()}), *others),
        }
    )
    assert {(where, field) for where, field, _ in development_problems(bad)} == {
        ("XX", "competencies"),
        (first.id, "competencies"),
        (second.id, "levels"),
        ("development", "at_the_top"),
    }


def test_the_questions_of_interviews_are_checked():
    first, second, *others = bank.interview().competencies
    one, other, *_ = second.questions
    bad = bank.interview().model_copy(
        update={
            "opening": Text(en="{minutes} minutes", fr="un moment"),
            "competencies": (
                first.model_copy(update={"id": "XX"}),
                second.model_copy(update={"questions": (one, one, other.model_copy(update={"anchors": ()}))}),
                *others,
            ),
        }
    )
    assert {(where, field) for where, field, _ in interview_problems(bad)} == {
        ("XX", "competencies"),
        (first.id, "competencies"),
        (one.id, "id"),
        (other.id, "anchors"),
        ("interview", "opening"),
    }
    with pytest.raises(KeyError):
        bank.interview().questions("XX")


@pytest.fixture
def spoilt(monkeypatch: pytest.MonkeyPatch):
    """Reads of the content with some files replaced; nothing read before or after is touched."""

    def spoil(**files: object) -> None:
        read = load.read.__wrapped__
        by_file = {name.replace("__", "/") + ".yaml": raw for name, raw in files.items()}
        monkeypatch.setattr(load, "read", lambda file: by_file[file] if file in by_file else read(file))
        forget()

    def forget() -> None:
        for one in (
            load._shipped,
            load._forms,
            load.facts,
            load.world,
            load.notices,
            load.mails,
            load.development,
            load.interview,
            load.common,
        ):
            one.cache_clear()

    yield spoil
    monkeypatch.undo()
    forget()


def test_every_file_that_cannot_be_read_is_told_at_once(spoilt):
    nothing = {"id": "nothing"}
    packs = ("forms", "facts", "notices", "mails", "development", "interview")
    spoilt(tasks__CS5=nothing, **dict.fromkeys(packs, nothing))
    files = {error.file for error in check(TODAY)}
    assert files == {"tasks/CS5.yaml", *(f"{one}.yaml" for one in packs)}


def test_a_revision_is_not_blamed_for_a_task_that_cannot_be_read():
    without = {task_id: task for task_id, task in ALL.items() if task_id != "WR1"}
    assert task_errors(without, complete=False) == []


def test_a_company_pack_that_cannot_be_read_is_told(spoilt):
    spoilt(world_tilvane={"id": "nothing"})
    assert {error.file for error in check(TODAY)} == {"world_tilvane.yaml"}


def test_a_missing_translation_names_file_item_and_language(spoilt):
    raw = load.read.__wrapped__("tasks/AN4.yaml")
    raw["items"][0]["rows"][1]["text"]["fr"] = ""
    spoilt(tasks__AN4=raw)
    with pytest.raises(ContentErrors) as refused:
        load.task("AN4")
    (error,) = refused.value.errors
    assert (error.file, error.id, error.field) == ("tasks/AN4.yaml", "AN4.O2", "text.fr")


def test_a_lexicon_that_is_no_lexicon_is_told(spoilt):
    spoilt(tasks__AN4=load.read.__wrapped__("tasks/AN4.yaml") | {"lexicon": "none"})
    with pytest.raises(ContentErrors, match=r"tasks/AN4\.yaml: AN4: lexicon"):
        load.task("AN4")
