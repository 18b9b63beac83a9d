"""What lies on a rater's desk: only what is still to be judged by somebody."""

from assessments.workflow.desks import Dealt, _piece


def test_work_that_is_no_longer_to_be_judged_leaves_the_desk():
    dealt = Dealt("card", "rater", "WR1", 0.5, attempt_id="noted as missing since")
    assert _piece(dealt, {}, (), {"WR1"}) is None


def test_work_on_a_task_that_is_not_open_to_the_rater_does_not_lie_there():
    assert _piece(Dealt("card", "rater", "WR1", 0.5, attempt_id="a"), {}, (), set()) is None
