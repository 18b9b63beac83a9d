"""Words that touch private life are found in both languages, and the words of the work are left alone."""

import pytest

from assessments.evidence.personal import touches


@pytest.mark.parametrize(
    ("ground", "reason", "words"),
    [
        ("family", "Her family would suffer from the evenings.", "Her family"),
        ("family", "Sa situation familiale est compliquée.", "situation familiale"),
        ("children", "She is pregnant.", "pregnant"),
        ("children", "He has two children at home.", "has two children"),
        ("children", "Elle est enceinte.", "enceinte"),
        ("children", "Elle a deux enfants.", "a deux enfants"),
        ("health", "Too often on sick leave.", "sick leave"),
        ("health", "Un handicap qui gêne.", "handicap"),
        ("age", "Too old for this team.", "Too old"),
        ("age", "Elle a 52 ans.", "Elle a 52 ans"),
        ("age", "Trop jeune pour ce poste.", "Trop jeune"),
        ("origin", "A strong accent when calling.", "strong accent"),
        ("origin", "Sa nationalité pose question.", "nationalité"),
        ("religion", "She wears a headscarf.", "wears a headscarf"),
        ("religion", "Il est musulman.", "musulman"),
        ("opinions", "A union member before.", "union member"),
        ("opinions", "Il est syndiqué.", "syndiqué"),
        ("couple", "His boyfriend lives far away.", "boyfriend"),
        ("couple", "Elle vit en couple.", "vit en couple"),
        ("looks", "She is very pretty.", "She is very pretty"),
        ("looks", "Ses tatouages sont visibles.", "tatouages"),
        ("accounts", "I looked at her Instagram.", "her Instagram"),
        ("accounts", "Vu sur son compte Facebook.", "son compte Facebook"),
        ("pay", "Her current salary is low.", "current salary"),
        ("family", "Would your family move?", "your family"),
        ("children", "Do you have children?", "have children"),
        ("children", "Avez-vous des enfants ?", "Avez-vous des enfants"),
        ("age", "How old are you?", "How old are you"),
        ("age", "Quel âge avez-vous ?", "Quel âge"),
        ("health", "Votre santé vous permet-elle ce travail ?", "Votre santé"),
        ("origin", "What is your nationality?", "nationality"),
        ("pay", "Son dernier salaire était bas.", "dernier salaire"),
    ],
)
def test_what_touches_a_person_is_found_with_its_words(ground, reason, words):
    found = [(one.ground, reason[one.start : one.end]) for one in touches(reason)]

    assert (ground, words) in found


@pytest.mark.parametrize(
    "reason",
    [
        "",
        "Two raters saw clear writing; the interview confirmed it.",
        "Knows how to lead a community.",
        "Will you have the right to work in the country of this job on its first day?",
        "Avez-vous un permis de conduire valable dans le pays du poste ?",
        "How well do you write your posts in French?",
        "Judged well by the age of the post and of the data.",
        "L’âge moyen de l’audience est bien lu.",
        "Left white space around the logo.",
        "Wrote for a young audience; the tone was not too young for the audience.",
        "Un ton juste pour un public trop jeune.",
        "Watched the health of the account. La santé du compte est suivie.",
        "The accent colour is right. Met l’accent sur les faits.",
        "Closed comments that the brand had disabled.",
        "Dans l’enceinte du magasin. Dix ans d’expérience : elle a 10 ans d’expérience.",
        "One font family, one family of products.",
        "Earned media and attractive visuals; posts religiously on time.",
        "The trade-off in pay-per-click and last paid campaign is well explained.",
        "Un contenu pour des enfants, dans le format d’origine.",
        "The union of both data sets; a single post; the page of the brand on Instagram.",
    ],
)
def test_words_of_the_work_are_left_alone(reason):
    assert touches(reason) == ()


def test_words_are_found_over_a_line_break_and_with_accents_typed_apart():
    reason = "Arre\u0302t\nmaladie : trop long."

    assert [(one.ground, reason[one.start : one.end]) for one in touches(reason)] == [
        ("health", "Arre\u0302t\nmaladie")
    ]


def test_several_places_come_in_the_order_of_the_text():
    assert [one.ground for one in touches("Her husband saw her Instagram, and she is pregnant.")] == [
        "family",
        "accounts",
        "children",
    ]
