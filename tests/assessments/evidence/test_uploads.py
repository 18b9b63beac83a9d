"""What a picture that was handed in, or the words in its place, is held to: each route by what it can show."""

import pytest

from assessments import bank
from assessments.answer import Picture, UploadAnswer, WrittenAnswer
from assessments.bank import world
from assessments.evidence import files, identify, is_answered, words_of
from rubric.record import LANGUAGES

TASK = bank.task("DE5")
VISUAL = TASK.item("DE5.visual")
ALT = {
    "en": "Two hands lift a worn seal out of a lid. Repair Day, Saturday 13 June, Angers, 60 free places.",
    "fr": "Deux mains soulèvent un joint usé. Journée Réparation, samedi 13 juin, Angers, 60 places gratuites.",
}
SCRIPT = {
    "en": "Title ‘We repair’ first; then 13 June, 10:00-17:00, 8 rue de l’Exemple, 60 places, tilvane.example/reparer.",
    "fr": "Titre « On répare » d’abord ; 13 juin, 10 h-17 h, 8 rue de l’Exemple, 60 places, tilvane.example/reparer.",
}
TOOLS = {"en": "Penpot, Inter (OFL). No picture of others.", "fr": "Penpot, Inter (OFL). Aucune image d’autrui."}
GOOD = Picture(
    mime="image/png",
    size=1_258_291,
    width=1080,
    height=1350,
    near_palette=0.62,
    colours=(("#1F2A44", 0.5), ("#F6F1E7", 0.3), ("#FF0000", 0.2)),
)


def handed(**changes):
    return UploadAnswer(route="file", file="m1", picture=GOOD.model_copy(update=changes))


def typed(words):
    return UploadAnswer(route="typed", script=words, file="m1", picture=GOOD)


def answers(visual, language="en", alt=None, tools=None, ai="No"):
    texts = {"DE5.alt": ALT[language] if alt is None else alt, "DE5.tools": TOOLS[language] if tools is None else tools}
    return {"DE5.visual": visual} | {name: WrittenAnswer(text=one) for name, one in (texts | {"DE5.ai": ai}).items()}


def seen(given, language="en"):
    return {one.id: one for one in identify(TASK, given, language)}


def told(given, language="en"):
    return seen(given, language)["DE5.e1"].value.said(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_good_file_keeps_six_checks_and_good_words_three(language):
    file, words = answers(handed(), language), answers(typed(SCRIPT[language]), language)
    assert told(file, language) == {"en": "6 of 6", "fr": "6 sur 6"}[language]
    assert told(words, language) == {"en": "3 of 3", "fr": "3 sur 3"}[language]
    assert seen(file, language)["DE5.e1"].share == seen(words, language)["DE5.e1"].share == 1.0


def test_a_heavy_square_in_other_colours_breaks_three_checks():
    poor = answers(handed(size=9_437_184, width=1080, height=1080, near_palette=0.12))
    assert seen(poor)["DE5.e1"].share == 3 / 6
    assert told(poor) == "3 of 6; not kept: 5 MB at most; 1080 x 1350, or its double; The palette dominates"


def test_sizes_bytes_and_shares_include_their_bounds():
    for changes, share in (
        ({"size": 5_242_880}, 1.0),
        ({"size": 5_242_881}, 5 / 6),
        ({"width": 2160, "height": 2700}, 1.0),
        ({"width": 1350, "height": 1080}, 5 / 6),
        ({"near_palette": 0.35}, 1.0),
        ({"near_palette": 0.3499}, 5 / 6),
        ({"mime": "image/gif"}, 5 / 6),
    ):
        assert seen(answers(handed(**changes)))["DE5.e1"].share == pytest.approx(share), changes


def test_words_that_leave_facts_out_break_their_check_and_no_check_of_the_file():
    vague = answers(typed("Title first, then the date and the place, a warm mood."))
    assert told(vague) == "2 of 3; not kept: Six event facts"
    assert told(answers(typed(SCRIPT["fr"].replace("On répare", "Samedi")), "fr"), "fr").startswith("2 sur 3")
    assert told(answers(typed(" "))) == "2 of 3; not kept: Six event facts"


def test_alt_text_and_declarations_count_on_both_routes():
    assert told(answers(handed(), alt="Image of Repair Day, 13 June")).startswith("5 of 6; not kept: Alt text")
    for tools, ai in (("ab", "No"), ("", "No"), ("Penpot", " ")):
        assert told(answers(handed(), tools=tools, ai=ai)) == "5 of 6; not kept: Tools and AI declared"
    assert told(answers(handed(), tools="", ai="")) == "5 of 6; not kept: Tools and AI declared"


def test_without_a_picture_and_without_words_all_seven_are_counted():
    for nothing in (UploadAnswer(), UploadAnswer(route="file")):
        given = answers(nothing)
        assert seen(given)["DE5.e1"].share == pytest.approx(2 / (7 if nothing.route is None else 6))
        assert seen(given)["DE5.e2"].value is None
    assert seen({})["DE5.e1"].share == 0.0


def test_a_rater_is_told_what_the_file_holds_and_nothing_on_the_written_route():
    said = seen(answers(handed()))["DE5.e2"].value
    assert said.en == (
        "The file: 1080 x 1350 px; 1.2 MB; near the palette: 62%; Encre (ink): 50%; Craie (chalk): 30%; #FF0000: 20%"
    )
    assert "1,2 Mo" in said.fr
    assert seen(answers(typed("Words.")))["DE5.e2"].value is None


def test_it_is_answered_by_a_file_or_by_words_and_each_way_has_its_own():
    file, words = handed(), typed("A title.")
    assert (is_answered(VISUAL, file), files(file), words_of(VISUAL, file)) == (True, ("m1",), "")
    assert (is_answered(VISUAL, words), files(words), words_of(VISUAL, words)) == (True, (), "A title.")
    for nothing in (
        None,
        UploadAnswer(),
        UploadAnswer(route="file", script="x"),
        UploadAnswer(route="typed", file="m"),
    ):
        assert not is_answered(VISUAL, nothing)


def test_the_colours_are_those_of_the_company():
    assert VISUAL.palette == world("tilvane").palette.colours


@pytest.mark.parametrize("language", LANGUAGES)
def test_facts_that_somebody_read_in_the_picture_are_one_more_check(language):
    file = answers(handed(), language)
    six = tuple(f"DE5.S{place}" for place in range(1, 7))

    def looked(ticked):
        return next(one for one in identify(TASK, file, language, seen=ticked) if one.id == "DE5.e1")

    assert looked(six).share == 1.0
    assert looked(six[:5]).share == pytest.approx(6 / 7)
    assert {"en": "Six event facts: 5 of 6", "fr": "5 sur 6"}[language] in looked(six[:5]).value.said(language)
    words = answers(typed(SCRIPT[language]), language)
    assert identify(TASK, words, language, seen=()) == identify(TASK, words, language)
