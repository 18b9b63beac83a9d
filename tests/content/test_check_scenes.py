"""What can be wrong with a task that unfolds or has a guest, put in on purpose."""

import pytest

from assessments import bank
from assessments.bank.check import task_errors
from assessments.form import Check, Pattern, Scene
from rubric.record import Text

ALL = bank.tasks()
LV3 = ALL["LV3"]
ASK, LISTEN = LV3.scenes
WORDS = Text(en="a", fr="b")


def told(**changes):
    task = LV3.model_copy(update=changes)
    return {(one.id, one.field) for one in task_errors({**ALL, "LV3": task}, complete=True)}


def asked(**changes):
    return LV3.guest.model_copy(update=changes)


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"scenes": (ASK,)}, ("LV3.f1", "scenes")),
        ({"scenes": (ASK, LISTEN, Scene(id="S", title=WORDS, items=("LV3.gone",)))}, ("LV3.gone", "scenes")),
        ({"scenes": (ASK, LISTEN, Scene(id="S", title=WORDS, items=("LV3.q1",)))}, ("LV3.q1", "scenes")),
        ({"scenes": (ASK, LISTEN.model_copy(update={"choose": 7}))}, ("LV3.listen", "choose")),
        ({"scenes": (ASK, LISTEN.model_copy(update={"choose": 0}))}, ("LV3.listen", "choose")),
        ({"guest": asked(questions=("LV3.q1", "LV3.gone"))}, ("LV3", "guest.questions")),
        ({"guest": asked(questions=("LV3.q1",))}, ("LV3.f2", "follows_up")),
        ({"guest": asked(closed=Pattern(en=("(",)))}, ("closed", "guest")),
        ({"guest": asked(answers=(LV3.guest.otherwise.model_copy(update={"patterns": Pattern(fr=("(",))}),))},
         ("LV3.A0", "guest")),
        ({"guest": None}, ("LV3.C2", "program")),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_named(changes, where):
    assert where in told(**changes)


def test_a_check_that_needs_a_guest_is_refused_where_there_is_none():
    needy = Check(id="X", label=WORDS, how="programmed", program="interview.topics", arguments={"least": 1})
    task = ALL["CS2"].model_copy(update={"checks": (needy,)})
    assert ("X", "program") in {(one.id, one.field) for one in task_errors({**ALL, "CS2": task}, complete=True)}
