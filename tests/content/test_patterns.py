"""What the patterns find and what they leave alone: a miss is better than a false accusation or a gift."""

import time

import pytest

from assessments import bank
from assessments.bank.check_tasks import mentions
from assessments.evidence.search import find
from assessments.evidence.work import Passage
from assessments.form import Mention
from assessments.item import Written
from rubric.record import Text

ANYWHERE = Written(id="T", prompt=Text(en="Your text", fr="Votre texte"))


def mention(task_id: str, field: str, name: str) -> Mention:
    lexicon = bank.task(task_id).lexicon
    return next(one for one in getattr(lexicon, field) if one.name == name)


def said(one: Mention, language: str, text: str) -> bool:
    return find(one, Passage(ANYWHERE, text), language) is not None  # type: ignore[arg-type]


POSTAGE = mention("CS2", "checks", "postage_included")
POSTAGE_FREE = {
    "en": [
        "A new one is free, postage included.",
        "Postage is on us.",
        "We pay the postage too.",
        "The seal and the shipping are covered by your guarantee.",
        "There is nothing to pay, not even the postage.",
        "It comes with free delivery.",
        "You don’t pay for the postage either.",
        "We’ll cover postage, of course.",
    ],
    "fr": [
        "Le nouveau est gratuit, port compris.",
        "Le joint est gratuit, envoi compris.",
        "Nous prenons en charge le port.",
        "Vous ne payez rien, ni le port ni la pièce.",
        "L’envoi est à notre charge.",
        "C’est gratuit et sans frais de port.",
        "Vous n’avez rien à payer, y compris l’envoi.",
        "Aucuns frais d’envoi pour vous.",
    ],
}
POSTAGE_PAID = {
    "en": [
        "You only pay the postage.",
        "You just pay for shipping.",
        "The seal is free, you pay only the postage.",
        "You’ll have to pay the postage of €4.90.",
        "The seal is free but postage is not included.",
        "Postage isn’t covered.",
        "Postage is yours, the seal is free.",
        "You cover the postage and the repair is free.",
    ],
    "fr": [
        "Vous ne payez que le port.",
        "Seul le port reste à votre charge.",
        "Le joint est gratuit, le port non compris.",
        "L’envoi du joint gratuit part demain.",
        "Le port n’est pas offert.",
        "Un rapport gratuit vous sera remis.",
        "Nous n’offrons pas le port.",
    ],
}


@pytest.mark.parametrize(("language", "text"), [(one, text) for one, texts in POSTAGE_FREE.items() for text in texts])
def test_postage_included_is_found(language: str, text: str):
    assert said(POSTAGE, language, text)


@pytest.mark.parametrize(("language", "text"), [(one, text) for one, texts in POSTAGE_PAID.items() for text in texts])
def test_postage_left_to_the_customer_earns_nothing(language: str, text: str):
    assert not said(POSTAGE, language, text)


SEAL = mention("CS2", "checks", "free_seal")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Bonjour Claire, on vous offre un joint neuf."),
        ("fr", "Nous vous offrons un joint."),
        ("fr", "Tilvane vous l’offre, ce nouveau joint."),
        ("fr", "Le joint est remplacé gratuitement."),
        ("en", "We will send you a new seal, free of charge."),
        ("en", "The replacement is on us."),
    ],
)
def test_a_free_seal_opens_the_second_branch(language: str, text: str):
    assert said(SEAL, language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Nous n’offrons pas de joint."),
        ("fr", "Votre offre de joint nous touche."),
        ("fr", "La main-d’œuvre est gratuite, le joint coûte 3 €."),
        ("en", "Feel free to send us a picture of the seal."),
        ("en", "Repair labour is free; a seal is €3."),
        ("en", "A seal is not free."),
    ],
)
def test_anything_else_that_is_free_does_not(language: str, text: str):
    assert not said(SEAL, language, text)


STALE_FOUND = {
    "old_places": [("en", "60 free places."), ("fr", "Soixante places gratuites.")],
    "old_place": [
        ("en", "Bring it to our workshop courtyard."),
        ("en", "In the courtyard, 8 rue de l’Exemple."),
        ("fr", "Apporte-la dans la cour de l’atelier."),
        ("fr", "Rendez-vous au 8 rue de l’Exemple."),
    ],
    "live": [
        ("en", "Can’t come? Live at 11:00 with Samira."),
        ("en", "Join us live on Instagram."),
        ("en", "At 11 we go live."),
        ("fr", "Tu ne peux pas venir ? Direct à 11 h avec Samira."),
        ("fr", "Suivez-nous en direct."),
        ("fr", "Le live avec Samira est à 11 h."),
    ],
    "old_end": [("en", "From 10:00 to 17:00."), ("en", "10 to 5 pm."), ("fr", "De 10 h à 17 h.")],
    "unconfirmed_date": [("en", "See you on 27 June!"), ("fr", "Rendez-vous le 27 juin.")],
}
STALE_GIVEN_UP = {
    "old_places": [
        ("en", "40 places instead of 60 places."),
        ("en", "No longer 60 places: 40."),
        ("fr", "40 places au lieu de 60 places."),
    ],
    "old_place": [
        ("en", "Not in the courtyard: storm warning."),
        ("en", "The courtyard is out, we move to the Salle des Tisserands."),
        ("en", "We meet in the hall instead of the courtyard."),
        ("en", "We are leaving the courtyard for the Salle des Tisserands."),
        ("en", "We move from the courtyard to the hall."),
        ("en", "Can’t come? Send it to the workshop by post."),
        ("en", "400 m from the workshop, step-free."),
        ("fr", "Pas dans la cour : alerte orage."),
        ("fr", "La cour, c’est non : orage."),
        ("fr", "On quitte la cour pour la Salle des Tisserands."),
        ("fr", "Dans la salle, au lieu de la cour."),
        ("fr", "On passe de la cour à la salle."),
        ("fr", "À 400 m de l’atelier, de plain-pied."),
        ("fr", "Envoie-la par la poste à l’atelier."),
    ],
    "live": [
        ("en", "No live from the hall."),
        ("en", "The live is cancelled."),
        ("en", "We had to drop the live with Samira."),
        ("en", "There won’t be a live this time."),
        ("en", "The live with Samira at 11 will not happen."),
        ("en", "People who live in Angers are welcome."),
        ("fr", "Pas de direct cette fois."),
        ("fr", "Le direct est annulé."),
        ("fr", "Nous annulons le direct de 11 h."),
        ("fr", "Sans direct, mais avec Samira."),
        ("fr", "Une réparation par la poste à la place du direct."),
    ],
    "old_end": [
        ("en", "Until 16:00, not 17:00."),
        ("en", "From 10:00 to 16:00."),
        ("fr", "Jusqu’à 16 h au lieu de 17 h."),
    ],
    "unconfirmed_date": [("en", "Saturday 13 June."), ("fr", "Samedi 13 juin.")],
}


def flat(table: dict[str, list[tuple[str, str]]]) -> list[tuple[str, str, str]]:
    return [(name, language, text) for name, rows in table.items() for language, text in rows]


@pytest.mark.parametrize(("name", "language", "text"), flat(STALE_FOUND))
def test_what_is_no_longer_true_is_found(name: str, language: str, text: str):
    assert said(mention("AD1", "stale", name), language, text)


@pytest.mark.parametrize(("name", "language", "text"), flat(STALE_GIVEN_UP))
def test_what_is_given_up_is_not_held_against_anybody(name: str, language: str, text: str):
    assert not said(mention("AD1", "stale", name), language, text)


FRESH_FOUND = [
    ("new_places", "en", "40 places in all."),
    ("new_places", "en", "Only 9 left."),
    ("new_places", "en", "Nine places remain."),
    ("new_places", "fr", "Il en reste 9."),
    ("new_places", "fr", "Il n’en reste plus que neuf !"),
    ("new_places", "fr", "Reste 9 places."),
    ("new_places", "fr", "Neuf places restantes."),
    ("new_places", "fr", "Places restantes : 9"),
    ("new_place", "fr", "Salle des Tisserands, 3 rue du Modèle."),
    ("new_hours", "en", "10:00-16:00"),
    ("new_hours", "fr", "de 10 h à 16 h"),
]
FRESH_MISSING = [
    ("new_places", "en", "From 9:00, people are welcome."),
    ("new_places", "en", "60 places."),
    ("new_places", "fr", "Un joint neuf, 60 places."),
    ("new_places", "fr", "Dès 9 h, 60 places."),
    ("new_hours", "fr", "de 10 h à 17 h"),
]


@pytest.mark.parametrize(("name", "language", "text"), FRESH_FOUND)
def test_new_facts_are_found(name: str, language: str, text: str):
    assert said(mention("AD1", "fresh", name), language, text)


@pytest.mark.parametrize(("name", "language", "text"), FRESH_MISSING)
def test_other_figures_are_no_new_facts(name: str, language: str, text: str):
    assert not said(mention("AD1", "fresh", name), language, text)


def test_the_text_that_stands_in_for_a_missing_one_holds_every_old_fact():
    for item in bank.task("AD1").items:
        if item.kind == "revision":
            for name in ("old_places", "old_place", "live", "old_end"):
                assert said(mention("AD1", "stale", name), "en", item.fallback.en), name
                assert said(mention("AD1", "stale", name), "fr", item.fallback.fr), name
            kept = bank.task("AD1").lexicon.facts
            assert all(said(fact, "fr", item.fallback.fr) and said(fact, "en", item.fallback.en) for fact in kept)


def test_the_text_that_stands_in_is_addressed_as_its_network_asks():
    for item in bank.task("AD1").items:
        if item.kind == "revision":
            assert ("votre" in item.fallback.fr.lower()) == (item.address == "vous")


def test_the_press_note_holds_every_fact_but_the_link_in_bio():
    (note,) = bank.task("WR1").materials
    assert note.kind == "note"
    for fact in bank.task("WR1").lexicon.facts:
        if fact.name != "bio":
            assert said(fact, "en", note.text.en), fact.name
            assert said(fact, "fr", note.text.fr), fact.name


WR1_SAID = [
    ("date", "en", "June 13th"),
    ("date", "fr", "13/06"),
    ("hours", "en", "10am to 5pm"),
    ("hours", "en", "from 10:00 until 17:00"),
    ("hours", "fr", "de 10 heures à 17 heures"),
    ("places", "en", "sixty places"),
    ("places", "fr", "60 places gratuites"),
    ("free", "en", "costs nothing"),
    ("free", "fr", "sans rien payer"),
    ("bio", "en", "link in our profile"),
    ("bio", "fr", "lien dans la bio"),
]


@pytest.mark.parametrize(("name", "language", "text"), WR1_SAID)
def test_facts_are_found_in_the_words_people_use(name: str, language: str, text: str):
    assert said(mention("WR1", "facts", name), language, text)


def test_step_free_is_not_free():
    assert not said(mention("WR1", "facts", "free"), "en", "Step-free access.")


def test_every_line_of_the_card_is_found_by_its_own_fact():
    lines = {line.id: line for material in bank.task("LV2").materials for line in material.lines}  # type: ignore[union-attr]
    for fact in bank.task("LV2").lexicon.facts:
        line = lines[fact.id.replace(".F", ".L")]
        assert said(fact, "en", line.text.en), fact.name
        assert said(fact, "fr", line.text.fr), fact.name


def test_each_forbidden_claim_is_found_in_its_own_words():
    for claim in bank.world().claims():
        assert said(claim, "en", claim.label.en), claim.id
        assert said(claim, "fr", claim.label.fr), claim.id


MANY = [(task_id, one) for task_id, task in bank.tasks().items() for _, one in mentions(task)]


@pytest.mark.parametrize(("task_id", "one"), MANY, ids=[f"{task_id}-{one.id}" for task_id, one in MANY])
def test_no_pattern_takes_long_on_a_long_text(task_id: str, one: Mention):
    """A pattern that tries every way to match would stand still on such a text."""
    text = ("Sixty places at the courtyard, postage not included, live with Samira. " * 60) + "a" * 2000
    start = time.process_time()
    for language in ("en", "fr"):
        said(one, language, text)
    assert time.process_time() - start < 1
