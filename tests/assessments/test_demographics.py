"""What may be asked where, and the steps of hiring that somebody has taken."""

from typing import get_args

import pytest
from pydantic import ValidationError

from assessments.attempt import HiringStage
from assessments.attempt.monitoring import Jurisdiction, Monitoring, usual
from assessments.demographics import BROAD, NOTHING, Demographics, as_asked, asked, reached

SCREENING, SHORT, INTERVIEW, OFFER, HIRED = list(HiringStage)[:5]
DECLINED, WITHDRAWN = HiringStage.DECLINED, HiringStage.WITHDRAWN


@pytest.mark.parametrize(
    ("where", "questions"),
    [
        ("us", {"age", "gender", "origin"}),
        ("us_nyc", {"age", "gender", "origin"}),
        ("uk", {"age", "gender", "origin", "disability"}),
        ("eu", {"age", "gender"}),
        ("fr", {"age", "gender"}),
        ("other", {"age", "gender"}),
    ],
)
def test_the_jurisdiction_says_what_is_asked_unless_hr_says_otherwise(where, questions):
    assert set(asked(usual(where))) == questions


def test_where_no_jurisdiction_is_chosen_nothing_is_asked():
    assert asked(None) == {}


def test_origin_can_be_asked_in_the_union_if_hr_says_so_and_never_in_france():
    assert "origin" in asked(Monitoring(jurisdiction="eu", origin=True))
    with pytest.raises(ValidationError, match="never asked in fr"):
        Monitoring(jurisdiction="fr", origin=True)


def test_origins_are_those_of_eeo_1_in_the_united_states_and_broad_ones_elsewhere():
    for where in get_args(Jurisdiction):
        if where != "fr":
            offered = asked(Monitoring(jurisdiction=where, origin=True))["origin"]
            assert len(offered) == (8 if where in {"us", "us_nyc"} else 6)
            assert (set(BROAD) <= set(offered)) == (where not in {"us", "us_nyc"})


def test_every_question_can_be_answered_with_rather_not_and_every_answer_is_one():
    for where in get_args(Jurisdiction):
        for name, offered in asked(usual(where)).items():
            assert offered[-1] == "rather_not"
            assert [getattr(Demographics.model_validate({name: one}), name) for one in offered] == list(offered)


def test_what_is_not_asked_is_left_out():
    said = Demographics(age="40_49", gender="woman", origin="pacific_islander", disability="yes")

    assert as_asked(said, asked(usual("us"))) == said.model_copy(update={"disability": None})
    assert as_asked(said, asked(usual("uk"))) == said.model_copy(update={"origin": None})
    assert as_asked(said, asked(usual("fr"))) == Demographics(age="40_49", gender="woman")
    assert as_asked(said, asked(None)) == NOTHING


@pytest.mark.parametrize(
    ("stages", "outcome", "steps"),
    [
        ([], None, set()),
        ([], "hold", set()),
        ([], "advance", {"advanced"}),
        ([INTERVIEW], None, {"short_list", "interview"}),
        ([SHORT, OFFER, DECLINED], "decline", {"short_list", "interview", "offer"}),
        ([DECLINED, INTERVIEW, WITHDRAWN, DECLINED], None, {"short_list", "interview"}),
        ([OFFER, SHORT], None, {"short_list"}),
        ([OFFER, SCREENING, DECLINED], None, set()),
        ([HIRED], None, {"short_list", "interview", "offer", "hired"}),
        ([SHORT], "hire", {"advanced", "short_list", "interview", "offer", "hired"}),
    ],
)
def test_steps_are_those_up_to_where_somebody_stands_or_last_stood(stages, outcome, steps):
    assert reached(stages, outcome) == steps
