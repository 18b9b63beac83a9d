"""The first hour of a crisis: actions by the minute of the story, what went out, what the texts say."""

import pytest

from assessments import bank
from assessments.answer import OrderedPickAnswer, WrittenAnswer
from assessments.evidence import identify
from assessments.evidence.kept import verdict_of
from assessments.evidence.programs.crisis import minutes
from assessments.evidence.work import Work
from rubric.record import Text

TASK = bank.task("CS3")
RIGHT = (("01", "03", "04", "06", "07", "08", "10", "09"), ("11", "12", "13"), ("14", "15"))
WRONG = (("02", "05", "07", "16"), ("11", "20"), ("14", "22"))
TEXTS = {
    "en": {
        "alert": "11:32. TikTok, 140,000 views: spout of a Môme cup bitten through, piece in her son’s mouth. "
        "Queue and ad paused. Maud: please confirm. Salomé: your team takes private messages.",
        "holding": "We have seen Nora’s video, and we are glad her son is well. Please stop using it for now. "
        "We are checking and will post here by 14:00.",
        "press": "Thank you. Maud, our founder, will call you before noon at the number you send us in private.",
        "update": "If you want to return it, you get a refund or another product. We will tell you here, at 18:00.",
    },
    "fr": {
        "alert": "11 h 32. TikTok, 140 000 vues : bec d’un gobelet Môme percé, morceau dans la bouche de son fils. "
        "File et annonce en pause. Maud : confirme, s’il te plaît.",
        "holding": "Nous avons vu la vidéo de Nora, et son fils va bien. Merci de ne plus l’utiliser pour l’instant. "
        "Nous vérifions et publierons ici avant 14 h.",
        "press": "Merci de votre message. Maud, notre fondatrice, vous appellera avant midi.",
        "update": "Si vous souhaitez le rendre, vous êtes remboursé. Nous dirons ici, à 18 h, ce que nous savons.",
    },
}
BAD = {
    "en": {
        "holding": "The Môme cup is perfectly safe from the age of three, an isolated case due to misuse.",
        "update": "Check batch M-0326. Leave your order number in the comments: 20% off for all parents.",
    },
    "fr": {
        "holding": "Le gobelet Môme est sans danger dès trois ans : un cas isolé, dû à une mauvaise utilisation.",
        "update": "Vérifiez le lot M-0326. Laissez votre numéro de commande en commentaire : 20 % offerts.",
    },
}


def done(*stages):
    return {
        f"CS3.stage{minute}": OrderedPickAnswer(
            ranks={f"CS3.a{one}": place for place, one in enumerate(picks, start=1)}
        )
        for minute, picks in zip((0, 10, 25), stages, strict=False)
    }


def wrote(texts):
    return {f"CS3.{name}": WrittenAnswer(text=text) for name, text in texts.items()}


def seen(answers, language="en"):
    found = {}
    for one in identify(TASK, answers, language):
        found.setdefault(one.id.rpartition(".")[2], []).append(one)
    return found


def flags(found):
    return {one.flag for each in found.values() for one in each if one.flag}


def verdict(check_id, answers, language="en"):
    check = next(one for one in TASK.checks if one.id == check_id)
    return verdict_of(Work(TASK, answers, language, {}), check)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_everything_done_in_time_and_said_well_scores_everything_and_flags_nothing(language):
    found = seen(done(*RIGHT) | wrote(TEXTS[language]), language)
    assert (found["e1"][0].share, found["e2"][0].share) == (1, 1)
    assert flags(found) == set()


def test_half_measures_count_half_and_harm_is_taken_off():
    """a07, a11 and a14 in time, a02 and a05 half each: 4, less a16, a20 and a22, of 13."""
    found = seen(done(*WRONG) | wrote({"holding": TEXTS["en"]["holding"]}))
    assert found["e1"][0].share == pytest.approx(1 / 13)
    assert flags(found) == {"cf_safety", "cf_false_claim"}


def test_harm_alone_is_never_worth_less_than_nothing():
    assert seen(done(("16", "17", "18", "23")))["e1"][0].share == 0


def test_an_action_after_its_minute_is_worth_half_and_a_half_measure_beside_it_nothing():
    """In the second stage the sixth action falls on minute 16: five in time and a04 late, of 13."""
    late = done((), ("11", "12", "13", "07", "08", "04"))
    assert minutes(Work(TASK, late, "en", {}))["CS3.a04"] == 16
    assert seen(late)["e1"][0].share == pytest.approx(5.5 / 13)
    both = done(("05",), ("11", "12", "13", "07", "08", "04"))
    assert seen(both)["e1"][0].share == pytest.approx(5.5 / 13)


def test_an_action_done_twice_counts_from_the_first_time():
    assert minutes(Work(TASK, done(("04",), ("04",)), "en", {})) == {"CS3.a04": 1}


def test_the_minutes_of_required_actions_and_the_posts_that_went_out_are_told():
    (told,) = seen(done(("02", "04"), (), ("22",)))["e7"]
    assert isinstance(told.value, Text)
    assert told.value.en.endswith("Posts that went out: Q3, 12:15; Q4, 12:30; Q5, 14:00")
    assert "Call Maud on the emergency line: minute 2" in told.value.en
    assert "Call Salomé: never" in told.value.en


@pytest.mark.parametrize(
    ("stages", "whole"),
    [((("01",),), True), ((("02",),), True), ((("04",), ("01",)), True), ((("04",),), False)],
)
def test_the_promotion_of_minute_twenty_is_stopped_by_a_pause_before(stages, whole):
    assert verdict("CS3.R2", done(*stages)).whole is whole


def test_a_paused_queue_is_sent_again_by_who_restarts_it():
    assert not verdict("CS3.T3", done(("01",), (), ("22",))).whole
    assert verdict("CS3.T3", done(("01",))).whole


@pytest.mark.parametrize(
    ("stages", "whole"),
    [
        ((("04", "06"),), True),
        ((("04",),), False),
        (((), ("11", "12", "13", "07", "04", "06")), False),  # a06 at minute 16
    ],
)
def test_founder_and_care_lead_are_called_within_fifteen_minutes(stages, whole):
    assert verdict("CS3.R1", done(*stages)).whole is whole


@pytest.mark.parametrize(
    ("answers", "whole"),
    [
        (done(("07",)) | wrote({"holding": "Please stop using it for now."}), True),
        (done(("04",)) | wrote({"holding": "Please stop using it for now."}), False),
        (done(("07",)) | wrote({"holding": "We take this very seriously."}), False),
        (done(("07",)), False),
    ],
)
def test_the_public_is_told_to_stop_using_it(answers, whole):
    assert verdict("CS3.R3", answers).whole is whole


@pytest.mark.parametrize("language", ["en", "fr"])
def test_cause_batch_reassurance_and_personal_data_in_public_are_flagged(language):
    found = seen(wrote(BAD[language]), language)
    assert flags(found) == {"cf_safety", "cf_false_claim", "cf_privacy"}
    assert found["e6"][0].value.en.startswith("0 of 6")


@pytest.mark.parametrize(("action", "flag"), [("19", "cf_false_claim"), ("20", "cf_false_claim"), ("24", "cf_privacy")])
def test_some_actions_are_flagged_by_themselves(action, flag):
    stages = (("01", "04", "06", "07"), (action,))
    assert flag in flags(seen(done(*stages) | wrote(TEXTS["en"])))


@pytest.mark.parametrize(
    ("texts", "whole"),
    [
        (TEXTS["en"], True),
        (TEXTS["en"] | {"press": ""}, False),
        (TEXTS["en"] | {"press": "word " * 41}, False),
        (TEXTS["en"] | {"press": "word " * 40}, True),
    ],
)
def test_no_text_is_empty_or_too_long(texts, whole):
    assert verdict("CS3.C9", wrote(texts)).whole is whole


@pytest.mark.parametrize("check", [one.id for one in TASK.checks])
def test_nothing_done_is_nothing_to_look_at(check):
    assert not verdict(check, {}).asked
