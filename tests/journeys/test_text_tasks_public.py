"""Answers, comments, notes, a story and a brief: sat in both languages, with good work and with poor work."""

import pytest

from tests.journeys.one_task import both, play, wrote

# --- CS4: five quick answers ------------------------------------------------------------------------------------------

ANSWERS = {
    "en": wrote(
        "CS4",
        r1="Good morning Hélène. The labour is free. You pay the part, from €3, and €4.90 postage; six working days.",
        r2="No, not even for 40 seconds: the body is steel. Tip your lunch onto a plate.",
        r3="We don’t know yet: nobody has measured it. Idriss does it and answers you here by tomorrow evening.",
        r4="Thank you Bruno, almost: 82% recycled steel, assembled and repaired in Angers.",
        r5="Yes to both, as long as its four clips are closed. The dishwasher is fine.",
    ),
    "fr": wrote(
        "CS4",
        r1="Bonjour Hélène. La main-d’œuvre est gratuite. Restent la pièce (dès 3 €) et le port, 4,90 €. Six jours "
        "ouvrés.",
        r2="Non, même pas 40 secondes : le corps est en acier. Verse ton repas dans une assiette.",
        r3="On ne sait pas encore : personne ne l’a mesurée. Idriss le fait et te répond demain soir.",
        r4="Merci Bruno, presque : acier recyclé à 82 %, gourdes assemblées et réparées à Angers.",
        r5="Oui, tant que ses quatre clips sont fermés. Le lave-vaisselle lui va très bien.",
    ),
}
GUESSES = {
    "en": wrote(
        "CS4",
        r1="The labour is free, it takes 12 days.",
        r2="It should be fine!",
        r3="It fits most cages.",
        r4="Yes, made in France!",
        r5="Yes",
    ),
    "fr": wrote(
        "CS4",
        r1="La main-d’œuvre est gratuite, comptez 12 jours.",
        r2="Ça devrait aller !",
        r3="Elle rentre dans tous.",
        r4="Oui, made in France !",
        r5="Oui",
    ),
}


@both
def test_a_yes_a_no_and_a_not_yet(store, monkeypatch, language):
    played = play(store, monkeypatch, "CS4", ANSWERS[language], language)
    assert played.shares == {"CS4.e1": 1.0}
    assert played.flags == frozenset()
    assert played.told("CS4.e4", language) == {"en": "5 of 5", "fr": "5 sur 5"}[language]


@both
def test_guesses_and_claims_are_told(store, monkeypatch, language):
    """Labour free and five lengths: 2 of 12; a softened no, a claim of the pack and one of the question."""
    played = play(store, monkeypatch, "CS4", GUESSES[language], language)
    assert played.shares == {"CS4.e1": pytest.approx(2 / 12)}
    assert played.flags == {"cf_safety", "cf_false_claim"}
    quotes = {span.quote for span in played.evidence["CS4.e4"][0].spans}
    assert "12" in quotes
    assert {"en": "fits most", "fr": "rentre dans tous"}[language] in quotes


# --- CI4: add something -----------------------------------------------------------------------------------------------

COMMENTS = {
    "en": wrote(
        "CI4",
        c1="Nine at once: what does your shelf do with them in winter?",
        c2="Not eternal: seals wear out. We change them, labour is free and parts start at €3.",
        c3="I work for Tilvane, to be clear: ours is steel, so not in the microwave. Look for borosilicate glass.",
    ),
    "fr": wrote(
        "CI4",
        c1="Neuf d’un coup : que devient l’étagère en hiver ?",
        c2="Pas éternelles : les joints s’usent, on les change. La main-d’œuvre est gratuite.",
        c3="Je travaille chez Tilvane, je précise : la nôtre est en acier, pas au micro-ondes. Cherchez du verre.",
    ),
}
ADVERTS = {
    "en": wrote("CI4", c1="Love this! 🔥", c2="Yes, really!", c3="For the microwave, take ours: tilvane.example"),
    "fr": wrote(
        "CI4", c1="J’adore ! 🔥", c2="Oui, vraiment !", c3="Pour le micro-ondes, prenez la nôtre : tilvane.example"
    ),
}


@both
def test_comments_that_add_something(store, monkeypatch, language):
    played = play(store, monkeypatch, "CI4", COMMENTS[language], language)
    assert played.shares == {"CI4.e1": 1.0}
    assert played.flags == frozenset()


@both
def test_advertising_under_a_false_flag(store, monkeypatch, language):
    played = play(store, monkeypatch, "CI4", ADVERTS[language], language)
    assert played.shares == {"CI4.e1": 0.0}
    assert played.flags == {"cf_disclosure", "cf_false_claim"}
    assert "tilvane.example" in played.told("CI4.e1", language)
    assert [span.quote for span in played.evidence["CI4.e4"][0].spans] == [ADVERTS[language]["CI4.c1"].text]


# --- CI5: a note to colleagues ----------------------------------------------------------------------------------------

NOTE = {
    "en": wrote(
        "CI5",
        note="Nobody has to post. If you do, please say that you work at Tilvane, in your own words. Anyone "
        "recognisable must agree first.",
        li="At Tilvane, where I work, the courtyard opens on Saturday 13 June.",
        ig="Our workshop opens its door on 13 June. Bring a bottle. #RepairDay",
    ),
    "fr": wrote(
        "CI5",
        note="Personne n’est tenu de publier. Sinon, précisez que vous travaillez chez Tilvane, avec vos mots ; toute "
        "personne reconnaissable donne son accord.",
        li="Chez Tilvane, où je travaille, la cour ouvre le samedi 13 juin.",
        ig="Notre atelier ouvre sa porte le 13 juin. Apporte une gourde. #JourneeReparation",
    ),
}
PRESSURE = {
    "en": wrote("CI5", note="Everyone must share this.", li="Halte Duo: €46 on 20 June.", ig="We open on 13 June."),
    "fr": wrote("CI5", note="Chacun doit partager.", li="Halte Duo : 46 € le 20 juin.", ig="Nous ouvrons le 13 juin."),
}


@both
def test_a_note_that_leaves_people_free(store, monkeypatch, language):
    played = play(store, monkeypatch, "CI5", NOTE[language], language)
    assert played.shares == {"CI5.e1": 1.0}
    assert played.flags == frozenset()
    assert played.told("CI5.e2", language) == {"en": "2 of 2", "fr": "2 sur 2"}[language]


@both
def test_pressure_a_hidden_employer_and_an_embargo(store, monkeypatch, language):
    """Nothing of six: one of the two samples lacks the employer and the date."""
    played = play(store, monkeypatch, "CI5", PRESSURE[language], language)
    assert played.shares == {"CI5.e1": 0.0}
    assert played.flags == {"cf_disclosure", "cf_embargo"}
    assert played.told("CI5.e3", language).endswith("LinkedIn")
    assert played.told("CI5.e2", language).startswith({"en": "0 of 2", "fr": "0 sur 2"}[language])


# --- WR4: a story in six slides ---------------------------------------------------------------------------------------

STORY = {
    "en": wrote(
        "WR4",
        s1="She put one line in the parcel: ‘Please don’t send me a new one.’",
        s2="The lid had cracked at the hinge. Ten floors, she says. Two, says the dent.",
        s3="Somewhere in a drawer, a lid of 2016 was waiting.",
        s4="New lid, €7. Samira left the dent.",
        s5="The old one went to the shelf, beside eleven others.",
        s6="Home again. Yours cracked too? Link in bio.",
        alt1="Close-up on a wooden bench: a bottle lid, a long crack running across it from the hinge.",
        alt4="Samira’s hands screw a new lid onto the steel bottle; the old dent was left as it was.",
    ),
    "fr": wrote(
        "WR4",
        s1="Dans le colis, une seule ligne : « Surtout, ne m’en envoyez pas une neuve. »",
        s2="Le couvercle s’était fendu à la charnière. Dix étages, dit-elle. Deux, dit la bosse.",
        s3="Dans un tiroir, un bouchon de 2016 attendait.",
        s4="Couvercle neuf, 7 €. Samira a laissé la bosse.",
        s5="L’ancien a rejoint l’étagère, à côté de onze autres.",
        s6="Retour à la maison. La tienne aussi ? Lien en bio.",
        alt1="Gros plan sur un établi en bois : un couvercle de gourde, une longue fente depuis la charnière.",
        alt4="Les mains de Samira vissent un couvercle neuf sur la gourde ; la bosse est restée telle quelle.",
    ),
}
BROCHURE = {
    "en": wrote(
        "WR4",
        s1="Free repair for Odile, a nurse: a new seal, a new lid.",
        s6="Follow us!",
        alt1="Free repair for Odile, a nurse: a new seal, a new lid.",
    ),
    "fr": wrote(
        "WR4",
        s1="Réparée gratuitement pour Odile, infirmière : un joint neuf.",
        s6="Abonne-toi !",
        alt1="Réparée gratuitement pour Odile, infirmière : un joint neuf.",
    ),
}


@both
def test_a_story_that_respects_what_was_agreed(store, monkeypatch, language):
    played = play(store, monkeypatch, "WR4", STORY[language], language)
    assert played.shares == {"WR4.e1": 1.0}
    assert played.flags == frozenset()
    assert played.told("WR4.e4", language) == {"en": "2 of 2", "fr": "2 sur 2"}[language]


@both
def test_a_brochure_that_tells_too_much(store, monkeypatch, language):
    """Of eight checks none is kept, four slides being empty; privacy and a false claim are flagged."""
    played = play(store, monkeypatch, "WR4", BROCHURE[language], language)
    assert played.shares == {"WR4.e1": 0.0}
    assert played.flags == {"cf_privacy", "cf_false_claim"}
    assert played.told("WR4.e4", language).startswith({"en": "0 of 2", "fr": "0 sur 2"}[language])


# --- DE3: brief the designer ------------------------------------------------------------------------------------------

BRIEF = {
    "en": wrote(
        "DE3",
        objective="300 names on the waiting list, then sales on 16 June.",
        audience="Commuters aged 25-45 who carry lunch.",
        message="Two meals, one box.",
        must="Divider out in one gesture, captions burnt in.",
        mustnot="No price before 8 June, no microwave in the shot.",
        formats="Reel 20 s, 1080x1920; carousel, five slides, 1080x1350.",
        assets="P1, P3 and P4. Not P2, not P5.",
        dates="Thu 4 June first draft, Thu 11 June final. Publish Tuesday 16 June, 10:00.",
        approval="Maud, 48 hours.",
    ),
    "fr": wrote(
        "DE3",
        objective="300 inscriptions à la liste d’attente, puis les ventes du 16 juin.",
        audience="Actifs de 25-45 ans qui emportent leur repas.",
        message="Deux repas, une boîte.",
        must="Le séparateur qui sort d’un geste, sous-titres incrustés.",
        mustnot="Pas de prix avant le 8 juin, pas de micro-ondes à l’image.",
        formats="Reel 20 s, 1080x1920 ; carrousel, cinq vues, 1080x1350.",
        assets="P1, P3 et P4. Pas de P2 ni de P5.",
        dates="Jeudi 4 juin première version, jeudi 11 juin finale. En ligne mardi 16 juin, 10 h.",
        approval="Maud, 48 h.",
    ),
}
MOOD = {
    "en": wrote("DE3", must="Uplifting mood, a trending sound.", assets="P2", dates="Teaser with the price on 4 June."),
    "fr": wrote("DE3", must="Une ambiance, un son tendance.", assets="P2", dates="Teaser avec le prix le 4 juin."),
}


@both
def test_a_brief_one_can_start_from(store, monkeypatch, language):
    played = play(store, monkeypatch, "DE3", BRIEF[language], language)
    assert played.shares == {"DE3.e1": 1.0}
    assert played.flags == frozenset()
    assert played.told("DE3.e2", language) == {"en": "1 of 1", "fr": "1 sur 1"}[language]


@both
def test_a_mood_is_no_brief(store, monkeypatch, language):
    """Only a day on which the designer works is there: 1 of 8."""
    played = play(store, monkeypatch, "DE3", MOOD[language], language)
    assert played.shares == {"DE3.e1": 1 / 8}
    assert played.flags == {"cf_music", "cf_embargo"}
    assert played.told("DE3.e2", language).startswith({"en": "0 of 1", "fr": "0 sur 1"}[language])


@both
@pytest.mark.parametrize("task_id", ["CS4", "CI4", "CI5", "WR4", "DE3"])
def test_who_writes_nothing_scores_nothing_and_is_accused_of_nothing(store, monkeypatch, task_id, language):
    played = play(store, monkeypatch, task_id, {}, language)
    assert set(played.shares.values()) == {0}
    assert played.flags == frozenset()
