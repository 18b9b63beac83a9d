"""Checks that functions make: figures cited, menus chosen, answers whole."""

import pytest

from assessments.answer import ChoiceAnswer
from assessments.evidence.kept import verdict_of
from assessments.evidence.programs import arguments
from assessments.evidence.work import Work
from assessments.form import Check, Pattern
from assessments.item import Written
from rubric.record import Text
from tests.assessments.evidence.build import choice, chosen, menus, same, task, written, wrote


def check(program, *patterns, items=(), strip=(), **given):
    return Check(
        id="T.C1",
        label=same("check"),
        how="programmed",
        program=program,
        items=items,
        patterns=Pattern(en=patterns, fr=patterns),
        strip=Pattern(en=strip, fr=strip),
        arguments=given,
    )


def verdict(one, *items, language="en", **answers):
    return verdict_of(Work(task(*items, checks=(one,)), answers, language, {}), one)


def told(one):
    return one.detail.en if one.detail else None


# --- figures ----------------------------------------------------------------------------------------------------------

TABLE = {"9%": "", "1700": "", "4": "booking|réserv", "1900": ""}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("9% of sessions, €1,700", "9%, 1700"),
        ("9 % des sessions, 1 700 €, 4 réservations", "9%, 1700, 4"),
        ("9 posts, 1700", "1700"),  # a percentage has its sign
        ("4 April and 4 networks, 1.900 fans", "1900"),  # a date is none; a small figure needs its noun
        ("2026", None),
    ],
)
def test_figures_of_a_table_are_cited_with_their_sign_or_noun(text, found):
    seen = verdict(check("figures.cited", figures=TABLE, least=2), written(), w=wrote(text))
    assert (told(seen), seen.whole) == (found, bool(found and "," in found))


def test_the_same_figure_twice_is_one_and_both_places_are_shown():
    seen = verdict(check("figures.cited", figures=TABLE, least=2), written(), w=wrote("9% is 9%"))
    assert not seen.whole
    assert [span.quote for span in seen.spans] == ["9%", "9%"]


@pytest.mark.parametrize(
    ("text", "whole"),
    [("10.08 against 9.02", True), ("10,1 contre 9", True), ("10.08 twice: 10.08", False), ("10.3 and 9.2", False)],
)
def test_rates_are_met_within_a_percent(text, whole):
    """1 % of 10.0839 is 0.10, of 9.0157 0.09: 10.1 and 9 are near, 10.3 and 9.2 are not."""
    near = check("figures.near", figures=("10.0839", "9.0157", "4.6172"), least=2, relative=0.01)
    assert verdict(near, written(), w=wrote(text)).whole is whole


def test_a_figure_from_nowhere_is_named_with_its_text():
    known = check("figures.known", everywhere=("40",), w=("23", "27"))
    assert verdict(known, written(), w=wrote("From 23 to 40 by 31 December 2026.")).whole
    strange = verdict(known, written(), w=wrote("From 23 to 35 (75%) by 31 December."))
    assert not strange.whole
    assert told(strange) == "Text w: 35, 75%"


def test_a_figure_of_the_question_is_known_and_a_word_is_one_where_the_check_says_so():
    box = Written(id="w", prompt=same("w"), details=Text(en="Twelve of 4,120, six?", fr="Douze sur 4 120, six\u202f?"))
    text = wrote("Six of 4120, eight of 9 by 17:00.")
    assert told(verdict(check("figures.known"), box, w=text)) == "w: 9"
    assert told(verdict(check("figures.known", in_words=True), box, w=text)) == "w: eight, 9"


@pytest.mark.parametrize("program", ["figures.cited", "figures.near", "figures.known"])
def test_no_text_has_no_figures_to_look_at(program):
    one = check(program, figures={} if program == "figures.cited" else (), least=1, relative=0.1)
    assert not verdict(one, written(), w=wrote(" ")).asked


# --- menus ------------------------------------------------------------------------------------------------------------

GRID = menus({"one": {"action": (("keep",), ("answer",))}, "two": {"action": (("hide",), ())}})


@pytest.mark.parametrize(("option", "share"), [("keep", 1.0), ("answer", 0.5), ("report", 0.0)])
def test_a_row_is_worth_what_its_key_says(option, share):
    seen = verdict(check("menus.row", items=("g",), row="one"), GRID, g=chosen(one=option))
    assert (seen.share, told(seen)) == (share, f"option {option}")


def test_a_row_without_a_choice_is_not_given():
    assert not verdict(check("menus.row", items=("g",), row="one"), GRID, g=chosen(two="hide")).asked


AVOID = check(
    "menus.avoid",
    "song",
    items=("g",),
    strip=("not the song",),
    row="one",
    never=("hide",),
    if_said=("keep",),
    text="w",
)


@pytest.mark.parametrize(
    ("option", "text", "whole"),
    [
        ("answer", "the song", True),
        ("hide", "", False),
        ("keep", "with the song", False),
        ("keep", "not the song", True),
        ("keep", "", True),
        ("an option of another time", "", True),
    ],
)
def test_an_option_is_avoided_always_or_with_certain_words(option, text, whole):
    assert verdict(AVOID, GRID, written(), g=chosen(one=option), w=wrote(text)).whole is whole


def test_words_that_break_the_rule_are_shown():
    seen = verdict(AVOID, GRID, written(), g=chosen(one="keep"), w=wrote("with the song"))
    assert [span.quote for span in seen.spans] == ["song"]
    assert not verdict(AVOID, GRID, written(), w=wrote("with the song")).asked


def test_one_answer_for_every_row_is_told_once_the_grid_is_filled():
    varied = check("menus.varied", items=("g",))
    assert verdict(varied, GRID, g=chosen(one="keep", two="hide")).whole
    assert not verdict(varied, GRID, g=chosen(one="keep", two="keep")).whole
    assert not verdict(varied, GRID, g=chosen(one="keep")).asked


# --- answers ----------------------------------------------------------------------------------------------------------


def test_complete_is_when_nothing_is_left_open():
    complete = check("answers.complete", items=("w", "g"))
    filled = chosen(one="keep", two="hide")
    assert verdict(complete, written(), GRID, w=wrote("text"), g=filled).whole
    half = verdict(complete, written(), GRID, w=wrote(" "), g=filled)
    assert (half.whole, told(half)) == (False, "1 of 2")
    assert not verdict(complete, written(), GRID).asked


AGREE = check("answers.agree", items=("q",), text="w", **{"a.en": ("stop",), "a.fr": ("arrêt",), "b.en": ("go on",)})


@pytest.mark.parametrize(
    ("option", "text", "language", "whole"),
    [("a", "We stop.", "en", True), ("b", "We stop.", "en", False), ("a", "On arrête.", "fr", True)],
)
def test_words_say_what_was_chosen(option, text, language, whole):
    seen = verdict(AGREE, choice(), written(), language=language, q=ChoiceAnswer(option=option), w=wrote(text))
    assert seen.whole is whole


def test_without_a_choice_or_without_words_nothing_can_agree():
    assert not verdict(AGREE, choice(), written(), w=wrote("We stop.")).asked
    assert not verdict(AGREE, choice(), written(), q=ChoiceAnswer(option="a"), w=wrote("")).asked


# --- texts ------------------------------------------------------------------------------------------------------------


def test_a_portion_of_the_texts_holds_something():
    half = verdict(check("rows.portion", r"\d"), written("v"), written("w"), v=wrote("7"), w=wrote("none"))
    assert (half.share, told(half)) == (0.5, "1 of 2")
    assert verdict(check("rows.portion", r"\d"), written("v"), written("w"), v=wrote("7")).share == 0.5
    assert not verdict(check("rows.portion", r"\d"), written()).asked


def test_texts_of_one_group_are_read_together():
    together = check("rows.together", r"(?s)71%.*seal", groups={"one": ("v", "w"), "two": ("x",)})
    boxes = [written(name) for name in "vwx"]
    right = {"v": wrote("71%"), "w": wrote("a seal"), "x": wrote("71% seal")}
    assert verdict(together, *boxes, **right).whole
    apart = verdict(together, *boxes, **(right | {"x": wrote("a seal")}))
    assert (apart.whole, told(apart)) == (False, "1 of 2")
    assert not verdict(together, *boxes).asked


def test_facts_that_all_must_give_do_not_make_texts_alike():
    texts = {"v": wrote("seventy repairs"), "w": wrote("seventy repairs")}
    boxes = written("v"), written("w")
    assert not verdict(check("texts.distinct", most=0.5), *boxes, **texts).whole
    assert verdict(check("texts.distinct", strip=("seventy repairs",), most=0.5), *boxes, **texts).whole


# --- what a check tells its function ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "read", [arguments.number, arguments.names, arguments.lists, arguments.words, arguments.numbers]
)
def test_arguments_of_another_type_are_a_type_error(read):
    with pytest.raises(TypeError, match=r"T\.C1: wrong must"):
        read(check("x", wrong="a word"), "wrong")


def test_arguments_are_read_as_what_the_function_needs():
    one = check("x", n=3, list=("a",), lists={"k": ("a", "b")}, words={"k": "w"}, numbers={"k": 2.5})
    assert arguments.number(one, "n") == 3
    assert (arguments.names(one, "list"), arguments.names(one, "none")) == (("a",), ())
    assert arguments.lists(one, "lists") == {"k": ("a", "b")}
    assert arguments.words(one, "words") == {"k": "w"}
    assert arguments.numbers(one, "numbers") == {"k": 2.5}
