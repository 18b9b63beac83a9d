from math import isclose

import pytest

from rubric.fit import assess_fit
from rubric.model import fingerprint, load_model
from rubric.precision import Z, prior_error
from rubric.report import build_report, gap_to_next, verdict_of
from rubric.scoring import score_all
from tests.rubric.making import NOW, by_key, profile, rating, score
from tests.rubric.sitting import BLUEPRINTS, RATINGS, report

REPORT = report()
OF = {one.competency.id: one for one in REPORT.competencies}
WRITING = load_model().competency("WR")


def test_a_report_says_what_it_is_of():
    assert (REPORT.attempt_id, REPORT.made_at) == ("a1", NOW)
    assert REPORT.model_fingerprint == fingerprint(load_model())
    assert REPORT.structure.endswith(":core")


def test_competencies_of_role_or_form_are_told_in_the_order_of_the_model_and_no_others():
    assert list(OF) == ["PU", "WR", "CS", "AN", "AD", "ST"]
    assert [one.competency_id for one in REPORT.scores] == list(OF)


def test_every_number_of_a_competency_can_be_found_in_its_report():
    writing = OF["WR"]
    task = writing.score.tasks[0]
    # raters (.75 + .25) / 2 = .5; .25 * .6 + .75 * .5 = .525
    assert isclose(writing.score.value or 0, 52.5)
    assert [(part.part.id, part.share) for part in task.parts] == [
        ("WR1.e1", pytest.approx(0.6)),
        ("WR1.human", 0.5),
    ]
    assert [(one.rater_id, one.level) for one in task.parts[1].ratings] == [("r1", 4), ("r2", 2)]
    assert (writing.weight, writing.weight_used) == (30, pytest.approx(30 / 70))


def test_the_level_is_that_of_the_nearest_anchor_in_its_words():
    writing = OF["WR"]
    assert writing.level == 3
    assert writing.level_label == load_model().scale_label(3)
    assert writing.anchor == WRITING.anchor(3)
    assert writing.next_anchor == WRITING.anchor(4)


def test_without_a_score_there_is_no_level_and_no_gap():
    for competency_id in ("AN", "AD", "ST"):
        one = OF[competency_id]
        assert (one.level, one.level_label, one.anchor, one.next_anchor, one.gap) == (None,) * 5
        assert one.weight_used is None
        assert one.remarks == ()


def test_quotes_name_rater_level_and_words():
    assert [(one.rater_id, one.level, one.span.quote, one.note) for one in OF["WR"].quotes] == [
        ("r1", 4, "Seven times out of ten, it is the seal.", "Opens well."),
        ("r2", 2, "Book your place", ""),
    ]


def test_evidence_stands_with_its_competency():
    assert [one.id for one in OF["WR"].evidence] == ["WR1.e1"]
    assert [one.id for one in OF["ST"].evidence] == []


def test_flags_stand_beside_the_score_with_who_raised_them():
    assert [(one.flag, one.raised_by, one.reason) for one in REPORT.flags] == [
        ("cf_music", "software", None),
        ("cf_privacy", "r2", "asks for the address in public"),
    ]
    without = report(ratings=tuple(one.model_copy(update={"flags": ()}) for one in RATINGS))
    assert [one.value for one in without.scores] == [one.value for one in REPORT.scores]


def test_what_was_not_assessed_is_told_with_its_reason():
    told = {one.task_id: one.reason for part in REPORT.competencies for one in part.not_assessed}
    assert told == {
        "PU1": "not_administered",
        "CS4": "raters_left_blank",
        "AN1": "not_administered",
        "AD1": "awaiting_raters",
    }


def test_a_task_outside_the_form_says_so():
    moved = [one.model_copy(update={"missing": "not_in_form"}) if one.task_id == "PU1" else one for one in BLUEPRINTS]
    told = {one.task_id: one.reason for part in report(blueprints=moved).competencies for one in part.not_assessed}
    assert told["PU1"] == "not_in_form"


def test_an_arrangement_appears_nowhere_in_a_report():
    written = REPORT.model_dump_json()
    assert "accommodation" not in written
    assert "technical" not in written
    assert "not_administered" in written


def test_remarks_say_what_the_number_rests_on():
    assert OF["PU"].remarks == ("prior_error",)
    assert OF["WR"].remarks == ("rater_gap", "prior_error")
    one_rater = report(ratings=(*RATINGS, rating(4, "r1", "AD1", "AD1.human", competency_id="AD")))
    adaptability = {one.competency.id: one for one in one_rater.competencies}["AD"]
    assert adaptability.remarks == ("few_tasks", "raters_short", "prior_error")


def test_an_estimated_error_needs_no_remark():
    both = [*(rating(4, rater, "CS4", "CS4.human", competency_id="CS", minutes=9) for rater in ("r1", "r2")), *RATINGS]
    service = {one.competency.id: one for one in report(ratings=both).competencies}["CS"]
    assert service.score.basis == "estimated"
    assert service.remarks == ()


# --- the gap


def test_a_gap_is_shown_only_where_it_exceeds_its_error():
    # 52 is nearest to anchor 3; anchor 4 is 23 points away; 1.96 * 11 = 21.6, 1.96 * 12 = 23.5
    narrow, wide = gap_to_next(WRITING, score("WR", 52, 11)), gap_to_next(WRITING, score("WR", 52, 12))
    assert narrow is not None
    assert wide is not None
    assert (narrow.level, narrow.points, narrow.shown) == (4, 23, True)
    assert isclose(narrow.error, Z * 11)
    assert not wide.shown


def test_at_the_top_there_is_no_gap():
    assert gap_to_next(WRITING, score("WR", 88)) is None
    assert gap_to_next(WRITING, score("WR", None)) is None


def test_a_trait_is_told_as_behaviour_and_not_as_something_to_train():
    model = load_model()
    trainable = {one.id: gap.trainable for one in model.competencies if (gap := gap_to_next(one, score(one.id, 30)))}
    assert [one for one, yes in trainable.items() if not yes] == ["AD"]


# --- the verdict


@pytest.mark.parametrize(
    ("value", "verdict"),
    [(95, "strong"), (75, "solid"), (60, "solid"), (50, "unclear"), (45, "unclear"), (30, "below_solid")],
)
def test_the_verdict_holds_the_fit_against_the_anchors_with_its_error(value, verdict):
    # SEM 10: "solid" from 58.4 on, "strong" from 83.4, "below" up to 41.6
    assert verdict_of(assess_fit(profile({"WR": 100}), [score("WR", value)])) == verdict


@pytest.mark.parametrize(
    ("service", "verdict"), [(90, "strong"), (50, "minimum_uncertain"), (20, "below_minimum"), (None, "incomplete")]
)
def test_a_minimum_comes_before_the_whole(service, verdict):
    role = profile({"WR": 98, "CS": 2}, ("CS", 3))
    assert verdict_of(assess_fit(role, [score("WR", 100), score("CS", service)])) == verdict


def test_below_one_minimum_is_told_although_another_is_uncertain():
    role = profile({"WR": 50, "CS": 50}, ("CS", 3), ("WR", 3))
    assert verdict_of(assess_fit(role, [score("WR", 50), score("CS", 10)])) == "below_minimum"


def test_nothing_scored_is_insufficient_and_never_a_low_fit():
    empty = report(ratings=())
    assert (empty.verdict, empty.fit.value) == ("insufficient", None)


def test_a_missing_critical_competency_leaves_the_verdict_open():
    without = report(ratings=tuple(one for one in RATINGS if one.competency_id != "CS"))
    assert without.verdict == "incomplete"
    assert without.fit.low_high is not None


def test_a_report_is_a_function_of_the_record():
    assert report() == report()
    assert report().fit == report(ratings=RATINGS[::-1]).fit


def test_a_report_needs_no_evidence():
    model = load_model()
    scores = score_all(model, BLUEPRINTS, [by_key(1, "PU2", "PU2.e1"), by_key(1, "PU2", "PU2.e2")])
    role = profile({"PU": 100})
    made = build_report(model, scores, assess_fit(role, scores), attempt_id="a", form_structure="core", now=NOW)
    assert made.flags == ()
    assert made.fit.value == 100
    assert isclose(made.fit.standard_error or 0, prior_error(0.6))


def test_delivery_is_told_apart_and_changes_nothing_else():
    heard = [one.model_copy(update={"delivery": 2 + index}) for index, one in enumerate(RATINGS[3:5])]
    told = report(ratings=(*RATINGS[:3], *heard, *RATINGS[5:]))

    assert [(one.task_id, one.levels) for one in told.delivered] == [("WR1", (2, 3))]
    assert REPORT.delivered == ()
    assert told.fit == REPORT.fit
    assert [one.value for one in told.scores] == [one.value for one in REPORT.scores]


def test_a_correction_made_after_others_could_be_read_is_no_second_delivery():
    first, later = (
        rating(4, "r1", "WR1", "WR1.human", minutes=minutes, after_others=minutes > 0, delivery=delivery)
        for minutes, delivery in ((0, 3), (9, 5))
    )
    told = report(ratings=(*RATINGS[:3], first, RATINGS[4], later, *RATINGS[5:]))

    assert [one.levels for one in told.delivered] == [(3,)]
