"""An inbox: grades, routes, owners, the first five, and when the grave messages were acted on."""

import pytest

from assessments import bank
from assessments.answer import MenuGridAnswer, OrderedPickAnswer, WrittenAnswer
from assessments.evidence import identify
from assessments.evidence.credit import picked
from rubric.record import Text

FORMS = ("CS1", "CS1B")


def gold(task_id, **other):
    """Every menu as the reference has it; `other` by row id overrides."""
    grid = bank.task(task_id).items[0]
    right = {
        row.id: {column: next(iter(key.full)) for column, key in row.keys.items()} | other.get(row.id, {})
        for row in grid.rows
    }
    return {grid.id: MenuGridAnswer(chosen=right, seconds={row.id: 100 + 10 * at for at, row in enumerate(grid.rows)})}


def first(task_id, *ids):
    return {f"{task_id}.first5": OrderedPickAnswer(ranks={one: place for place, one in enumerate(ids, start=1)})}


def seen(task_id, answers, language="en"):
    found = {}
    for one in identify(bank.task(task_id), answers, language):
        found.setdefault(one.id.rpartition(".")[2], []).append(one)
    return found


def share(task_id, rule, answers):
    return seen(task_id, answers)[rule][0].share


@pytest.mark.parametrize("task_id", FORMS)
def test_the_reference_itself_scores_everything(task_id):
    letter = "B" if task_id.endswith("B") else "A"
    answers = gold(task_id) | first(task_id, *(f"{letter}{n}" for n in ("06", "01", "04", "02", "16")))
    assert [share(task_id, rule, answers) for rule in ("e1", "e2", "e3")] == [1, 1, 1]
    assert not [one for found in seen(task_id, answers).values() for one in found if one.flag]


@pytest.mark.parametrize("task_id", FORMS)
def test_the_reference_has_three_grave_messages_among_its_first_five(task_id):
    task = bank.task(task_id)
    grave = {row.id for row in task.items[0].rows if "1" in row.keys["severity"].full}
    assert len(grave) == 3
    assert len(task.items[1].key) == 5
    assert grave < task.items[1].key


def test_severity_is_agreement_beyond_chance_by_steps():
    """Everything routine but A01: hand-derived from the reference of 3, 4 and 9 messages at 1, 2 and 3.

    Observed: A04 and A06 two steps off, four messages one step off: 8 of 16 steps. Expected with grades 1/16 at 1 and
    15/16 at 3: at 1 against 4 of 2 and 9 of 3 (4 + 18 = 22), at 3 against 3 of 1 and 4 of 2 (6 + 4 = 10):
    (22 + 15 * 10) / 256 = 0.671875. Kappa = 1 - 0.5 / 0.671875.
    """
    routine = {row.id: {"severity": "3"} for row in bank.task("CS1").items[0].rows}
    answers = gold("CS1", **(routine | {"A01": {"severity": "1"}}))
    assert share("CS1", "e1", answers) == pytest.approx(1 - 0.5 / 0.671875)


def test_one_grade_for_everything_agrees_no_better_than_chance():
    answers = gold("CS1", **{row.id: {"severity": "2"} for row in bank.task("CS1").items[0].rows})
    assert share("CS1", "e1", answers) == 0


def test_messages_left_ungraded_count_for_nothing():
    (grid,) = gold("CS1").values()
    half = {row: chosen for row, chosen in grid.chosen.items() if row <= "A08"}
    answers = {"CS1.grid": MenuGridAnswer(chosen=half)}
    assert share("CS1", "e1", answers) == pytest.approx(0.5)
    assert share("CS1", "e2", answers) == pytest.approx(0.5)


def test_routes_and_owners_are_thirty_two_menus():
    answers = gold("CS1", A05={"route": "moderate"}, A07={"owner": "smm", "route": "public"})
    (evidence,) = seen("CS1", answers)["e2"]
    assert evidence.share == pytest.approx(29 / 32)


@pytest.mark.parametrize(
    ("ids", "expected"),
    [(("A01", "A02", "A03"), 0.4), (("A01", "A04", "A06", "A13", "A07"), 0.6), ((), 0.0)],
)
def test_the_first_five_are_compared_whatever_their_order(ids, expected):
    assert share("CS1", "e3", gold("CS1") | first("CS1", *ids)) == pytest.approx(expected)


def test_of_more_picks_than_places_the_first_ones_count():
    item = bank.task("CS1").items[1]
    ranks = {"A16": 1, "A15": 2, "A14": 2, "A13": 3, "A12": 4, "A11": 5, "gone": 1}
    assert picked(item, OrderedPickAnswer(ranks=ranks)) == ("A16", "A14", "A15", "A13", "A12")
    assert picked(item, WrittenAnswer(text="A16")) == ()


@pytest.mark.parametrize(
    ("other", "ids", "missed"),
    [
        ({"A04": {"severity": "2"}}, ("A01", "A04", "A06"), "Journalist here"),
        ({}, ("A01", "A04"), "Saw someone’s comment"),
        ({}, (), "My 4-year-old"),
    ],
)
def test_a_grave_message_graded_lower_or_left_out_of_the_first_is_flagged(other, ids, missed):
    (flag,) = seen("CS1", gold("CS1", **other) | first("CS1", *ids))["e4"]
    assert flag.flag == "cf_safety"
    assert isinstance(flag.value, Text)
    assert missed in flag.value.en


def test_picks_alone_are_enough_not_to_have_missed_anything():
    (flag,) = seen("CS1", first("CS1", "A01", "A04", "A06"))["e4"]
    assert (flag.flag, flag.value) == (None, False)


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        ({"A03": 20, "A04": 125, "A01": 140}, "2\u00a0min 05\u00a0s"),
        ({"A03": 20}, "never"),
    ],
)
def test_the_first_action_on_a_grave_message_is_told_in_seconds_of_the_task(seconds, told):
    answers = {"CS1.grid": MenuGridAnswer(chosen={}, seconds=seconds)}
    (evidence,) = seen("CS1", answers)["e7"]
    assert evidence.share is None
    assert evidence.value.en == f"First action on a severity-1 message, from the start: {told}"


def test_nothing_done_is_nothing_known_and_scores_nothing():
    found = seen("CS1", {})
    assert [found[rule][0].share for rule in ("e1", "e2", "e3")] == [0, 0, 0]
    assert [found[rule][0].value for rule in ("e4", "e5", "e7")] == [None, None, None]


REPLIES = {
    "en": (
        "Please don’t use it for now. We are checking and post here by 14:00. Send us your batch code in private.",
        "Labour is free for life; postage is not, and we should have said so more plainly.",
        "No, please don’t: the body is steel.",
    ),
    "fr": (
        "Merci de ne plus l’utiliser pour l’instant. Nous vérifions et publions ici avant 14 h.",
        "La main-d’œuvre est gratuite à vie, le port ne l’est pas, et nous aurions dû le dire.",
        "Non, surtout pas : le corps est en acier.",
    ),
}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_good_replies_hold_what_they_should(language):
    texts = {f"CS1.reply{n}": WrittenAnswer(text=text) for n, text in enumerate(REPLIES[language], start=1)}
    found = seen("CS1", texts, language)
    assert found["e8"][0].value.en == "3 of 3"
    assert [found[rule][0].flag for rule in ("e5", "e6")] == [None, None]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It is perfectly safe, nothing to worry about. Post your order number here."),
        ("fr", "Le gobelet est sans danger, rassurez-vous. Indiquez votre numéro de commande en commentaire."),
    ],
)
def test_reassurance_is_told_and_personal_data_asked_for_in_public_are_flagged(language, text):
    found = seen("CS1", {"CS1.reply1": WrittenAnswer(text=text)}, language)
    assert found["e5"][0].flag == "cf_privacy"
    assert "Reassurance without facts" in {one.value.en for one in found["e6"]}
