"""An interview: what the guest answers to what is asked, and what is kept of asking and listening."""

import pytest

from assessments import bank
from assessments.answer import WrittenAnswer
from assessments.evidence import identify, replies
from assessments.evidence.guest import holds, is_closed
from assessments.evidence.kept import verdict_of
from assessments.evidence.programs.interview import content_words
from assessments.evidence.work import Passage, Work
from assessments.item import Written
from tests.assessments.evidence.build import same

TASK = bank.task("LV3")
GUEST = TASK.guest
ANYWHERE = Written(id="T", prompt=same("Question"))
GOOD = {
    "en": {
        "q1": "What did you do before this bench?",
        "q2": "What breaks most often?",
        "q3": "Which repair was the hardest?",
        "q4": "What do owners write in their parcels?",
        "q5": "What is your advice for a lid at home?",
        "q6": "What do you dream of for this workshop?",
        "f2": "How can a hinge tire one side of a seal?",
        "f3": "What did you write under the photograph of the sculpture?",
        "f4": "What did the retired baker say this spring?",
    },
    "fr": {
        "q1": "Que faisiez-vous avant cet établi ?",
        "q2": "Qu’est-ce qui casse le plus souvent ?",
        "q3": "Quelle réparation a été la plus difficile ?",
        "q4": "Que glissent les propriétaires dans leur colis ?",
        "q5": "Quel conseil donner pour un couvercle ?",
        "q6": "De quoi rêvez-vous pour cet atelier ?",
        "f2": "Comment la charnière fatigue-t-elle un côté du joint ?",
        "f3": "Qu’aviez-vous écrit sous la photographie de la sculpture ?",
        "f4": "Que disait le mot du boulanger ce printemps ?",
    },
}
POOR = {
    "en": {
        "q1": "Do you like your job?",
        "q2": "Is repair hard?",
        "q3": "How does your family see it?",
        "q4": "Do you like your work?",
        "q5": "What do you hear when a lid closes?",
        "q6": "What inspires you?",
        "f1": "Do you love it all the same?",
        "f3": "Could you elaborate on that?",
    },
    "fr": {
        "q1": "Est-ce que vous aimez ce métier ?",
        "q2": "Est-ce que c’est dur ?",
        "q3": "Qu’en dit votre famille ?",
        "q4": "Aimez-vous ce métier ?",
        "q5": "Qu’est-ce qui vous surprend ?",
        "q6": "Qu’est-ce qui vous inspire ?",
        "f1": "L’aimez-vous quand même ?",
        "f3": "Pouvez-vous en dire plus ?",
    },
}


def given(texts):
    return {f"LV3.{name}": WrittenAnswer(text=text) for name, text in texts.items()}


def heard(texts, language):
    said = replies(TASK, {f"LV3.{name}": text for name, text in texts.items()}, language)
    return [said[f"LV3.q{place}"].id for place in range(1, 7) if f"LV3.q{place}" in said]


def kept(texts, language):
    work = Work(TASK, given(texts), language, {})
    return [check.id for check in TASK.checks[:8] if verdict_of(work, check).whole]


def score(texts, language):
    return identify(TASK, given(texts), language)[0].share


@pytest.mark.parametrize("language", ["en", "fr"])
def test_six_open_questions_on_six_subjects_draw_six_answers(language):
    assert heard(GOOD[language], language) == [f"LV3.A{place}" for place in range(1, 7)]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_closed_questions_get_a_word_and_off_limits_is_turned_down(language):
    assert heard(POOR[language], language) == ["LV3.A8", "LV3.A8", "LV3.A9", "LV3.A8", "LV3.A0", "LV3.A0"]


def test_an_answer_is_given_once_and_a_blank_question_gets_none():
    again = {"q1": "What breaks most often?", "q2": " ", "q3": "Which seal leaks most often?"}
    assert heard(again, "en") == ["LV3.A2", "LV3.A0"]


def test_a_task_without_a_guest_has_no_replies():
    assert replies(bank.task("CS2"), {"CS2.reply1": "What breaks?"}, "en") == {}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_good_questions_and_follow_ups_keep_every_check(language):
    assert kept(GOOD[language], language) == [f"LV3.C{place}" for place in range(1, 9)]
    assert score(GOOD[language], language) == 1


@pytest.mark.parametrize("language", ["en", "fr"])
def test_poor_questions_keep_their_length_alone(language):
    """Three or more closed, two alike, no subject reached, the family touched, two follow-ups, none open or hooked."""
    assert kept(POOR[language], language) == ["LV3.C1"]
    assert score(POOR[language], language) == pytest.approx(1 / 8)


def test_nothing_written_scores_nothing_and_tells_nothing():
    found = identify(TASK, {}, "en")
    assert [(one.id, one.share, one.value) for one in found] == [
        ("LV3.e1", 0.0, None),
        ("LV3.e2", None, None),
        ("LV3.e3", None, None),
    ]


def test_what_people_should_look_at_is_named():
    (told,) = [one.value for one in identify(TASK, given(POOR["en"]), "en") if one.id == "LV3.e2"]
    assert told.en == (
        "To look at: closed: First question, Follow-up to the first answer, Second question, "
        "Follow-up to the third answer, Fourth question; off limits: Third question; "
        "Answers drawn out, in order: brief, brief, turned down, brief, stock answer, stock answer"
    )


def test_good_questions_leave_nothing_to_look_at():
    (told,) = [one.value for one in identify(TASK, given(GOOD["en"]), "en") if one.id == "LV3.e2"]
    assert told.en == "Answers drawn out, in order: the past, faults, the hardest, people, advice, the future"


@pytest.mark.parametrize(
    ("follow_up", "language", "whole"),
    [
        ("What did you write under the photograph of the sculpture?", "en", True),
        ("And what do you like best in this trade?", "en", False),
        ("Qu’aviez-vous écrit sous la photographie de la sculpture ?", "fr", True),
        ("Et que préférez-vous dans ce métier ?", "fr", False),
    ],
)
def test_a_follow_up_is_hooked_when_it_takes_up_a_word_of_its_own_answer(follow_up, language, whole):
    texts = GOOD[language] | {"f3": follow_up}
    assert ("LV3.C7" in kept(texts, language)) is whole


def test_a_word_that_stood_in_a_question_before_hooks_nothing():
    texts = GOOD["en"] | {"q3": "Which repair was the hardest, a sculpture?", "f3": "A sculpture, how so, tell us?"}
    assert "LV3.C7" not in kept(texts, "en")


def test_a_fourth_follow_up_is_one_too_many():
    texts = GOOD["en"] | {"f5": "Why does nobody ever open the straw?"}
    assert "LV3.C6" not in kept(texts, "en")


def test_a_follow_up_under_a_question_never_asked_is_tied_to_nothing():
    texts = {name: text for name, text in GOOD["en"].items() if name != "q2"}
    assert {"LV3.C6", "LV3.C7"}.isdisjoint(kept(texts, "en"))


def test_content_words_have_five_letters_and_go_by_their_beginning():
    assert content_words("Le côté, une PHOTOGRAPHIE, photographier, toujours", ["toujours"]) == {"photo"}
    assert content_words("Élan, éléments", []) == {"eleme"}


CLOSED = {
    ("en", True): ["Do you like your job?", "So, is it always the seal?", "Do people apologise when they bring it?"],
    ("en", False): [
        "What do you hear when a lid closes?",
        "Tell us about the shelf.",
        "How did it begin?",
        "Could you tell us about the shelf?",
        "Could you walk us through a typical day in the workshop?",
    ],
    ("fr", True): [
        "Est-ce que vous aimez ce métier ?",
        "Alors, est-ce qu’on peut tout réparer ?",
        "Aimez-vous ce métier ?",
        "Y a-t-il des jours sans joint ?",
        "Est-ce que tu refuses parfois ?",
    ],
    ("fr", False): [
        "Qu’est-ce qui vous surprend ?",
        "Comment avez-vous commencé ?",
        "Racontez-nous votre étagère.",
        "Dans quel état arrivent-elles ?",
        "Que faisiez-vous avant ?",
        "Jusqu’où allez-vous ?",
        "Lequel gardez-vous ?",
        "Pouvez-vous nous raconter l’étagère ?",
        "Tu répares combien de gourdes par jour ?",
        "C'est quoi ta gourde préférée ?",
        "Qu'est-ce que les gens te disent quand ils te la tendent ?",
        "Comment dis-tu à quelqu'un que là, non, ce n'est pas possible ?",
        "Que changerais-tu ?",
    ],
}


@pytest.mark.parametrize(
    ("language", "closed", "text"), [(*kind, text) for kind, texts in CLOSED.items() for text in texts]
)
def test_a_question_is_closed_when_yes_or_no_would_do(language, closed, text):
    assert is_closed(GUEST, Passage(ANYWHERE, text), language) is closed


SOUGHT = {
    "off_limits": {
        "en": (["How does your family see it?", "What is it like as a woman in a man’s trade?"],
               ["What do owners write to you?", "What do children do to a cup?"]),
        "fr": (["Qu’en dit votre famille ?", "Être une femme dans un métier d’hommes ?"],
               ["Que vous écrivent les propriétaires ?", "Que font les enfants à un gobelet ?"]),
    },
    "leading": {
        "en": (["Repair is the best job, isn’t it?", "Obviously everyone loves it"], ["What do you like least?"]),
        "fr": (["C’est le plus beau métier, n’est-ce pas ?", "Évidemment, tout se répare"],
               ["Qu’aimez-vous le moins ?"]),
    },
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "language", "text", "there"),
    [
        (name, language, text, there)
        for name, sides in SOUGHT.items()
        for language, both in sides.items()
        for texts, there in zip(both, (True, False), strict=True)
        for text in texts
    ],
)
def test_what_is_off_limits_and_what_leads_is_found(name, language, text, there):
    assert holds(getattr(GUEST, name), Passage(ANYWHERE, text), language) is there


@pytest.mark.parametrize("check", TASK.checks, ids=lambda one: one.id)
def test_every_check_asks_for_something_to_look_at(check):
    assert not verdict_of(Work(TASK, {}, "en", {}), check).asked
