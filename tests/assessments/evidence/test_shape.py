"""The outer form of texts: length, fold, hashtags, emoji, address, likeness."""

import pytest

from assessments.evidence.work import NOTHING
from assessments.form import Lexicon
from assessments.item import Limits
from tests.assessments.evidence.build import (
    choice,
    mention,
    one,
    recorded,
    revised,
    revision,
    said,
    same,
    spoken,
    written,
    wrote,
)


def text(name="w", **limits):
    return written(name, limits=Limits(**limits))


@pytest.mark.parametrize(
    "measure", ["limits", "fold", "hashtags", "emoji", "address", "similarity", "apologies", "sound"]
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_was_not_written_has_no_form(measure, language):
    assert one(measure, written(), choice(), language=language).value is None


@pytest.mark.parametrize(
    ("limits", "words", "told"),
    [
        ({"maximum": 3}, "abcd", "Text w: 4 of 3"),
        ({"maximum": 4}, "abcd", NOTHING.en),
        ({"minimum": 5}, "abcd", "Text w: 4, at least 5"),
        ({"maximum": 2, "count": "words"}, "one two three", "Text w: 3 of 2"),
        ({}, "abcd", NOTHING.en),
    ],
)
def test_a_text_past_its_limits_is_told(limits, words, told):
    assert one("limits", text(**limits), kind="limit", answers={"w": wrote(words)}).value.en == told


def test_the_length_of_a_typed_speech_is_always_told():
    typed = spoken(limits=Limits(count="words", maximum=240))

    assert one("limits", typed, answers={"s": said("one two")}).value.en == "Speech: 2 of 240"
    assert one("limits", spoken(), answers={"s": said("one two")}).value.fr == "Speech\u00a0: 2"
    assert one("limits", typed, answers={"s": recorded("m1", kept="m1")}).value is None


def test_what_shows_before_the_fold_is_quoted():
    evidence = one("fold", text("w", fold=4), text("v"), answers={"w": wrote("abcdef"), "v": wrote("abcdef")})

    assert evidence.value.en == "Text w: 4 of 6"
    assert [span.quote for span in evidence.spans] == ["abcd"]


def test_too_many_hashtags_and_those_without_capitals_are_told():
    told = one("hashtags", text(hashtags=1), answers={"w": wrote("#RepairDay #madeinfrance")}).value

    assert told.en == "Text w: 2 of 1; Text w: no capitals: #madeinfrance"
    assert one("hashtags", text(hashtags=1), answers={"w": wrote("#RepairDay")}).value == NOTHING
    assert one("hashtags", text(), answers={"w": wrote("#A #B #C #D")}).value == NOTHING


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("🔧 one 🔧 two 🔧", "Text w: 3 emoji, at most 2"),
        ("🔧 one\n  🌱 two", "Text w: emoji as bullet points"),
        ("🔧 one\ntwo", NOTHING.en),
        ("𝓡epair 𝓓ay", "Text w: ornamental letters: 𝓡"),
        ("ʀᴇᴘᴀɪʀ", "Text w: ornamental letters: ʀᴇᴘᴀɪʀ"),
        ("1er juin, 12 €", NOTHING.en),
    ],
)
def test_emoji_and_ornaments_that_shut_readers_out_are_told(words, told):
    assert one("emoji", text(emoji=2), answers={"w": wrote(words)}).value.en == told


def test_without_a_limit_emoji_may_be_many():
    assert one("emoji", text(), answers={"w": wrote("🔧🔧🔧🔧")}).value == NOTHING


@pytest.mark.parametrize(
    ("asked", "words", "told"),
    [
        ("vous", "Tu viens avec ta gourde, on t'attend", "« vous » demandé, « tu » 3 fois, « vous » 0 fois"),
        ("tu", "Venez avec votre gourde, tu verras", "« tu » demandé, « vous » 1 fois, « tu » 1 fois"),
        ("tu", "Prends rendez-vous, apporte ta gourde", None),
        ("vous", "Le ton de votre message est bon", None),
        ("vous", "Samedi 13 juin à Angers", None),
        (None, "Tu viens ? Vous venez ?", None),
    ],
)
def test_the_wrong_address_is_told_in_french(asked, words, told):
    value = one("address", written(address=asked), language="fr", answers={"w": wrote(words)}).value

    plain = value.fr.replace("\u202f", " ").replace("\u00a0", " ")
    assert plain == (f"Text w : {told}" if told else NOTHING.fr)


def test_address_is_judged_by_people_in_english():
    assert one("address", written(address="tu"), answers={"w": wrote("tu")}).value is None


def test_a_revision_has_an_address_and_a_speech_has_none():
    items = (revision(address="vous"), spoken())
    answers = {"v": revised("tu viens"), "s": said("tu viens")}

    assert one("address", *items, language="fr", answers=answers).value.fr.count("demandé") == 1


def test_texts_cut_from_one_text_are_alike():
    long = "Bring the bottle that has been dripping in the meeting room since March and we will open it together"
    short = "Bring the bottle that has been dripping in the meeting room"
    other = "Seven times out of ten a tired seal is all it takes, says the head of our workshop"
    items = (written("a"), written("b"), written("c"))
    answers = {"a": wrote(long), "b": wrote(short), "c": wrote(other)}

    told = one("similarity", *items, answers=answers, threshold=0.85).value

    assert told.en == "very alike: Text a / Text b: 1"
    assert told.fr == "très proches\u00a0: Text a / Text b\u00a0: 1"


def test_without_likeness_the_closest_pair_is_told():
    items = (written("a"), written("b"))
    answers = {"a": wrote("one two three four"), "b": wrote("one two six seven")}

    assert one("similarity", *items, answers=answers).value.en == "closest pair: Text a / Text b: 0.33"


def test_shared_facts_links_tags_and_figures_are_no_likeness():
    lexicon = Lexicon(facts=(mention("day", "Saturday 13 June in Angers"),))
    shared = "Saturday 13 June in Angers https://tilvane.example/reparer #RepairDay 60"
    answers = {"a": wrote(f"{shared} bring yours"), "b": wrote(f"{shared} we open it")}

    told = one("similarity", written("a"), written("b"), answers=answers, lexicon=lexicon).value

    assert told.en == "closest pair: Text a / Text b: 0"


def test_a_single_text_is_like_nothing():
    assert one("similarity", written("a"), written("b"), answers={"a": wrote("one two")}).value is None


def test_texts_of_one_word_are_like_nothing():
    assert one(
        "similarity", written("a"), written("b"), answers={"a": wrote("yes"), "b": wrote("yes")}
    ).value.en.endswith(": 0")


def test_repeated_apologies_are_told_with_their_share():
    many = "Sorry, we are sorry and we apologise, excuse us"

    assert one("apologies", written(), answers={"w": wrote(many)}).value.en == "Text w: 4 apologies in 9 words"
    assert one("apologies", written(), answers={"w": wrote("Sorry, sorry")}).value == NOTHING
    assert one("apologies", written(), answers={"w": wrote("Sorry, sorry")}, threshold=1).value != NOTHING


def test_apologies_are_known_in_french():
    told = one("apologies", written(), language="fr", answers={"w": wrote("Désolée, pardon, excusez-nous")}).value

    assert told.fr == "Text w\u00a0: 3 excuses en 3 mots"


def test_a_recording_is_told_by_its_tries_only():
    kept = one("sound", spoken(), answers={"s": recorded("m1", "m2", kept="m2")}).value
    lost = one("sound", spoken(), language="fr", answers={"s": recorded("m1")}).value

    assert kept.en == "one try kept, tries used: 2 of 2"
    assert lost.fr == "aucun essai gardé, essais utilisés\u00a0: 1 sur 2"
    assert one("sound", spoken(), answers={"s": said("hello")}).value is None


def test_a_text_is_called_by_its_network_or_the_start_of_its_question():
    long = same("word " * 30)
    items = (
        written("a", network="x", limits=Limits(maximum=1)),
        written("b", network="pelote", limits=Limits(maximum=1)),
        written("c", prompt=long, limits=Limits(maximum=1)),
    )

    told = one("limits", *items, answers={name: wrote("ab") for name in "abc"}).value.en

    first, second, third = told.split("; ")
    assert (first, second) == ("X: 2 of 1", "Pelote: 2 of 1")
    assert third == f"{'word ' * 11}word…: 2 of 1"


def test_texts_called_alike_are_numbered():
    items = tuple(written(name, prompt=same("What you say"), limits=Limits(maximum=1)) for name in "ab")

    assert one("limits", *items, answers={"b": wrote("ab")}).value.en == "What you say 2: 2 of 1"
