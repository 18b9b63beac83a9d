"""Tasks that begin from something given: a faulty draft, an offer; sat in both languages, well and badly."""

import pytest

from assessments import bank
from assessments.answer import ChoiceAnswer, WrittenAnswer
from tests.journeys.one_task import both, play

# --- WR3: mend a faulty draft -----------------------------------------------------------------------------------------


def draft(language):
    (box,) = [item for item in bank.task("WR3").items if item.kind == "written"]
    return box.start.said(language)


def model(language):
    (found,) = [line for line in bank.task("WR3").human.look_for if line.id == "WR3.MD1"]
    return found.text.said(language).split("\n", 1)[1]


def mended(store, monkeypatch, text, language):
    return play(store, monkeypatch, "WR3", {"WR3.text": WrittenAnswer(text=text)}, language)


@both
def test_seven_faults_mended_with_a_light_hand(store, monkeypatch, language):
    played = mended(store, monkeypatch, model(language), language)
    assert played.shares == {"WR3.e1": 1.0}
    assert played.flags == frozenset()
    assert played.told("WR3.e2", language) == {"en": "Instagram: 34%", "fr": "Instagram\u00a0: 36\u00a0%"}[language]


@both
def test_two_faults_mended_and_one_fact_damaged(store, monkeypatch, language):
    """Date and price mended, the 60 places lost: (2 - 1) / 7; both claims stay in and are flagged."""
    text = draft(language)
    changes = {
        "en": {"very soon": "on 13 June", "€36": "€39", "60 places": "places"},
        "fr": {"très bientôt": "le 13 juin", "36": "39", "60 places": "des places"},
    }[language]
    for before, after in changes.items():
        assert before in text
        text = text.replace(before, after)
    played = mended(store, monkeypatch, text, language)
    assert played.shares == {"WR3.e1": pytest.approx(1 / 7)}
    assert played.told("WR3.e1", language).endswith({"en": "taken away for: 60 places", "fr": "60 places"}[language])
    assert [one.flag for one in played.evidence["WR3.e3"]] == ["cf_false_claim"] * 2


@both
def test_a_full_rewrite_that_drops_everything_earns_nothing_and_is_told(store, monkeypatch, language):
    """Five faults are gone and seven facts too: max(0, 5 - 7) / 7; the date and the price are not put right."""
    text = {"en": "Something quite different, my friends.", "fr": "Tout autre chose, les amis."}[language]
    played = mended(store, monkeypatch, text, language)
    assert played.shares == {"WR3.e1": 0.0}
    assert {"en": "much", "fr": "beaucoup"}[language] in played.told("WR3.e2", language)


@both
def test_a_draft_left_as_it_was_is_no_answer(store, monkeypatch, language):
    played = mended(store, monkeypatch, draft(language), language)
    assert played.shares == {"WR3.e1": 0.0}
    assert played.flags == frozenset()
    assert {one.text for card in played.cards for one in card.answers} == {""}


# --- CI2: first message -----------------------------------------------------------------------------------------------

MESSAGE = {
    "en": "Hello Julien, your pump that lends itself did the rounds of our workshop in Angers. Would you come and tell "
    "Repair Day your way? One Reel of 30 to 60 s, published between 3 and 11 June, €280 paid within 30 days, ‘Paid "
    "partnership’ in the first line. We would share it for three months with your name, never as an advertisement. "
    "Your opinion stays yours.",
    "fr": "Bonjour Julien, votre pompe qui se prête a fait le tour de notre atelier d’Angers. Venez raconter la "
    "Journée Réparation ? Un Reel de 30 à 60 s, publié entre le 3 et le 11 juin, 280 € réglés sous 30 jours, "
    "« Collaboration commerciale » en première ligne. Nous le partagerions trois mois, crédité, jamais en publicité. "
    "L’avis reste le vôtre.",
}
PITCH = {
    "en": "Hi! We love your content and it is great exposure for you, no need to label it. A positive review, please, "
    "[Your Name], and we keep all rights forever.",
    "fr": "Coucou ! Nous adorons votre univers, en échange de visibilité, pas besoin de mention. Un avis positif, "
    "[Votre nom], et nous gardons tous les droits pour toujours.",
}


def sent(store, monkeypatch, option, text, language):
    answers = {"CI2.to": ChoiceAnswer(option=option), "CI2.text": WrittenAnswer(text=text)}
    return play(store, monkeypatch, "CI2", answers, language)


@both
def test_a_message_with_every_term_in_it(store, monkeypatch, language):
    played = sent(store, monkeypatch, "papa", MESSAGE[language], language)
    assert played.shares == {"CI2.e1": 1.0}
    assert played.flags == frozenset()
    assert played.told("CI2.e2", language) == {"en": "4 of 4", "fr": "4 sur 4"}[language]


@both
def test_the_fee_of_the_other_person_costs_one_term(store, monkeypatch, language):
    played = sent(store, monkeypatch, "clara", MESSAGE[language], language)
    assert played.shares == {"CI2.e1": 7 / 8}


@both
def test_a_pitch_that_hides_the_label_is_flagged(store, monkeypatch, language):
    played = sent(store, monkeypatch, "clara", PITCH[language], language)
    assert played.shares == {"CI2.e1": 0.0}
    assert played.flags == {"cf_disclosure"}
    assert played.told("CI2.e2", language).startswith({"en": "0 of 4", "fr": "0 sur 4"}[language])


@pytest.mark.parametrize("task_id", ["WR3", "CI2"])
def test_who_writes_nothing_scores_nothing_and_is_accused_of_nothing(store, monkeypatch, task_id):
    played = play(store, monkeypatch, task_id, {})
    assert set(played.shares.values()) == {0}
    assert played.flags == frozenset()


# --- AD5: an error of one's own ---------------------------------------------------------------------------------------

FACED = {
    "en": "I left the giveaway in. It could have paid for a second one. From now on I list every exclusion before I "
    "compute; today I write to Maud and to sales.",
    "fr": "J’ai laissé le concours dans le calcul. Il aurait pu en financer un second. Désormais, je liste chaque "
    "exclusion ; j’écris à Maud et au service commercial.",
}
BLAMED = {"en": "The question was unclear and the tool was wrong.", "fr": "La consigne était ambiguë."}


@both
def test_an_error_faced_is_judged_by_people_alone(store, monkeypatch, language):
    """Both gave a 4: (4 - 1) / 4 of the score."""
    played = play(store, monkeypatch, "AD5", {"AD5.text": WrittenAnswer(text=FACED[language])}, language)
    assert played.shares == {}
    assert played.told("AD5.e2", language) == {"en": "3 of 3", "fr": "3 sur 3"}[language]
    (score,) = played.report.scores
    assert score.value == pytest.approx(75)
    assert "7,15" in played.cards[0].answers[0].message.fr


@both
def test_blame_is_told_to_the_rater_and_costs_nothing_by_itself(store, monkeypatch, language):
    played = play(store, monkeypatch, "AD5", {"AD5.text": WrittenAnswer(text=BLAMED[language])}, language)
    assert played.told("AD5.e2", language).startswith({"en": "0 of 3", "fr": "0 sur 3"}[language])
    assert played.flags == frozenset()
