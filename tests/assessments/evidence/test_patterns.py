"""Patterns of the real tasks that once were wrong: a miss is better than a false accusation."""

import pytest

from assessments import bank
from assessments.answer import WrittenAnswer
from assessments.evidence import identify
from assessments.evidence.search import find
from assessments.evidence.work import Passage


def says(task_id, item_id, group, name, text, language):
    task = bank.task(task_id)
    mention = next(one for one in getattr(task.lexicon, group) if one.name == name)
    return find(mention, Passage(task.item(item_id), text), language) is not None


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The new seal is free, you only pay the postage.", False),
        ("en", "The seal is free and you pay the postage.", False),
        ("en", "The new seal is free, postage included.", True),
        ("en", "We cover the postage too.", True),
        ("fr", "Le joint est gratuit, port compris.", True),
        ("fr", "Le joint est gratuit, vous ne réglez que le port.", False),
    ],
)
def test_paying_the_postage_is_not_postage_included(language, text, expected):
    assert says("CS2", "CS2.reply1", "checks", "postage_included", text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Pas d’inquiétude, on vous offre un joint.", True),
        ("fr", "Le nouveau joint est gratuit.", True),
        ("fr", "La main-d’œuvre est gratuite.", False),
        ("en", "Feel free to write, a new seal costs €3.", False),
        ("en", "A new seal is on us.", True),
    ],
)
def test_an_offered_seal_is_a_free_seal(language, text, expected):
    assert says("CS2", "CS2.reply1", "checks", "free_seal", text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "I've sent you a private message so you can give us your address safely.", False),
        ("en", "Please give us your address so that we can send it.", True),
        ("fr", "Écrivez-nous en message privé et indiquez votre adresse.", False),
        ("fr", "Donnez-nous votre numéro de commande ici.", True),
    ],
)
def test_data_asked_for_in_private_is_not_asked_for_in_public(language, text, expected):
    assert says("CS2", "CS2.reply1", "bans", "public_data_request", text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "No live from the hall.", False),
        ("en", "The live of 11:00 doesn't happen.", False),
        ("en", "The live is cancelled.", False),
        ("en", "Samira is live from the bench at 11:00.", True),
        ("fr", "Pas de direct samedi.", False),
        ("fr", "Le direct est annulé.", False),
        ("fr", "À 11 h, Samira répare en direct.", True),
        ("fr", "Y'aura Samira en live !", True),
    ],
)
def test_a_live_given_up_is_not_announced(language, text, expected):
    assert says("AD1", "AD1.instagram", "stale", "live", text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "We swap the courtyard for the Salle des Tisserands.", False),
        ("en", "Not in the courtyard this time.", False),
        ("en", "Bring it to our workshop courtyard.", True),
        ("fr", "On quitte la cour pour la salle.", False),
        ("fr", "Rendez-vous dans la cour.", True),
    ],
)
def test_a_courtyard_given_up_is_not_the_place(language, text, expected):
    assert says("AD1", "AD1.instagram", "stale", "old_place", text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Il en reste 9.", True),
        ("fr", "40 places.", True),
        ("fr", "Un joint neuf et c'est reparti.", False),
        ("en", "Nine places left.", True),
        ("en", "There's room for 40.", True),
    ],
)
def test_places_that_are_left_are_the_new_number(language, text, expected):
    assert says("AD1", "AD1.instagram", "fresh", "new_places", text, language) == expected


POSTS = {
    "en": """Bottles leak. So do good stories.
When: Saturday the thirteenth of June.
Sixty places, free, ten until five.
What has your lid been through?
At Tilvane a seal starts at €3.
Labour costs nothing, talk neither.
Bring the one you gave up on. ~second life~""",
    "fr": """La gourde fuit, l’histoire aussi.
Quand : samedi treize juin, dès dix h.
Soixante places, et c’est gratuit.
Qu’a-t-il vécu, ton bouchon ?
Chez Tilvane, un joint part de 3 €.
La main-d’œuvre, on te l’offre.
L’abandonnée aussi est invitée. ~deuxième vie~""",
}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_post_that_keeps_every_rule_of_the_invented_network_exists(language):
    kept, facts, _ = identify(bank.task("AD4"), {"AD4.post": WrittenAnswer(text=POSTS[language])}, language)

    assert (kept.share, kept.value.en) == (1, "10 of 10")
    assert (facts.share, facts.value.en) == (1, "3 of 3")
