"""Posts, hours, money and work shared out, questions asked and a test designed, sat from the link to the report."""

import pytest

from assessments.answer import AllocationAnswer, ChoiceAnswer, MenuGridAnswer, OrderingAnswer, WrittenAnswer
from tests.journeys.one_task import both, play, wrote


def shared(**amounts):
    return AllocationAnswer(amounts=amounts)


def said(language, en, fr):
    return fr if language == "fr" else en


# --- PU3 --------------------------------------------------------------------------------------------------------------

RANK = ["instagram", "facebook", "linkedin", "pinterest", "tiktok"]
WHY = {
    "en": "61 bookings and 41% of sessions: Instagram. LinkedIn: 23 leads. TikTok comes back if bookings pass 15.",
    "fr": "61 réservations et 41 % des sessions : Instagram. LinkedIn, 23 contacts. TikTok revient à 15 réservations, "
    "si les heures le permettent.",
}


def networks(posts, pause, why):
    ranks = {network: place for place, network in enumerate(RANK, start=1)}
    return {
        "PU3.rank": OrderingAnswer(ranks=ranks),
        "PU3.posts": shared(**posts),
        "PU3.pause": ChoiceAnswer(option=pause),
        "PU3.why": WrittenAnswer(text=why),
    }


@both
def test_twenty_posts_within_forty_hours_keep_every_check(store, monkeypatch, language):
    """8 x 2.5 + 5 + 4 x 1.5 + 3 x 0.5 = 32.5 hours."""
    posts = {"instagram": 8, "facebook": 5, "linkedin": 4, "pinterest": 3, "tiktok": 0}
    played = play(store, monkeypatch, "PU3", networks(posts, "tiktok", WHY[language]), language)
    assert played.shares == {"PU3.e1": 1.0}
    (score,) = played.report.scores
    assert score.value == pytest.approx(100 * (0.4 + 0.6 * 0.75))


@both
def test_followers_an_equal_split_and_a_pause_that_posts_lose_what_they_break(store, monkeypatch, language):
    """4 each: 20 posts, 34 hours and LinkedIn kept; order, pause, figures, equality and condition broken: 3 of 8."""
    why = said(language, "Instagram has 18,600 followers.", "Instagram a 18 600 abonnés.")
    played = play(store, monkeypatch, "PU3", networks(dict.fromkeys(RANK, 4), "tiktok", why), language)
    assert played.shares == {"PU3.e1": pytest.approx(3 / 8)}
    assert "18600" in played.told("PU3.e2", language)


@pytest.mark.parametrize(
    ("language", "why"),
    [
        ("en", "41% of sessions and 7,400 euros: Instagram. G3 is given up this month. It returns when hours allow."),
        (
            "fr",
            "41 % des sessions et 7 400 € : Instagram. On renonce au G3 ce mois-ci. Il revient quand on peut.",
        ),
    ],
)
def test_a_goal_may_be_given_up_in_words(store, monkeypatch, language, why):
    """19 posts and 12 x 2.5 + 7 = 37 hours: only the total is broken."""
    posts = {"instagram": 12, "facebook": 7}
    played = play(store, monkeypatch, "PU3", networks(posts, "tiktok", why), language)
    assert played.shares == {"PU3.e1": pytest.approx(7 / 8)}


# --- ST1 --------------------------------------------------------------------------------------------------------------

HOURS = {
    "instagram": 11,
    "facebook": 5,
    "tiktok": 2,
    "pinterest": 3,
    "linkedin": 4,
    "youtube": 2,
    "x": 0.5,
    "reserve": 2.5,
}
MONEY = {"paid_repair": 900, "paid_shop": 300, "paid_leads": 300, "creators_local": 500, "creators_use": 300}
PAGE = {
    "en": {
        "obj1": "Web revenue from social sessions +15% by 31 December.",
        "obj2": "Repair bookings from 120 to 200 a month by 31 December.",
        "obj3": "40 company leads a quarter by 30 September.",
        "audience": "Parents want the repair; 41% of sessions come from Instagram.",
        "pillars": "Repair for G2, use for G1, work for G3: LinkedIn brings 23 of the leads.",
        "measures": "Revenue of tagged links; repair bookings; company leads by form.",
        "notnow": "TikTok beyond a monthly test; no giveaway.",
        "risks": "Consent hides sessions; Noé's two days.",
        "review": "30 September: if bookings stay under 140, hours move.",
    },
    "fr": {
        "obj1": "Chiffre d’affaires web issu des réseaux +15 % d’ici le 31 décembre.",
        "obj2": "De 120 à 200 réservations par mois d’ici le 31 décembre.",
        "obj3": "40 contacts d’entreprise par trimestre d’ici le 30 septembre.",
        "audience": "Les parents cherchent la réparation ; 41 % des sessions viennent d’Instagram.",
        "pillars": "Réparer pour G2, utiliser pour G1, travail pour G3 : LinkedIn apporte 23 contacts.",
        "measures": "Ventes des liens balisés ; réservations ; demandes d’entreprise par formulaire.",
        "notnow": "TikTok au-delà d’un test mensuel ; pas de concours.",
        "risks": "Le consentement cache des sessions ; deux jours de Noé.",
        "review": "Le 30 septembre : sous 140 réservations, les heures bougent.",
    },
}


@both
def test_a_page_that_holds_together_keeps_every_check(store, monkeypatch, language):
    answers = wrote("ST1", **PAGE[language]) | {"ST1.channels": shared(**HOURS), "ST1.money": shared(**MONEY)}
    played = play(store, monkeypatch, "ST1", answers, language)
    assert played.shares == {"ST1.e1": 1.0}
    assert played.told("ST1.e2", language).startswith({"en": "2 of 4", "fr": "2 sur 4"}[language])


@both
def test_everything_everywhere_loses_what_it_breaks(store, monkeypatch, language):
    """Only the money stays within its limits: 1 of 8."""
    page = dict.fromkeys(
        PAGE[language], said(language, "Be present and increase engagement.", "Être là, engager plus.")
    )
    page |= {"measures": said(language, "Likes and followers.", "J’aime et abonnés.")}
    hours = {"instagram": 10, "x": 5, "tiktok": 10}
    answers = wrote("ST1", **page) | {"ST1.channels": shared(**hours), "ST1.money": shared(**MONEY)}
    played = play(store, monkeypatch, "ST1", answers, language)
    assert played.shares == {"ST1.e1": pytest.approx(1 / 8)}


# --- PL2 --------------------------------------------------------------------------------------------------------------

WORK = {
    "W01": "noe",
    "W02": "noe",
    "W03": "noe",
    "W04": "noe",
    "W05": "smm",
    "W06": "smm",
    "W07": "salome",
    "W08": "idriss",
    "W09": "idriss",
    "W10": "smm",
    "W11": "salome",
    "W12": "smm",
}


def handed(language, **changes):
    chosen = {f"PL2.{task}": {"person": person} for task, person in (WORK | changes).items() if person}
    text = said(
        language,
        "Done by Thursday noon. You choose the order; ask me before any price.",
        "Jeudi avant midi. Tu choisis l’ordre ; demande-moi avant tout prix.",
    )
    return {
        "PL2.grid": MenuGridAnswer(chosen=chosen),
        "PL2.task": ChoiceAnswer(option="PL2.W09"),
        "PL2.handover": WrittenAnswer(text=text),
    }


@both
def test_a_feasible_grid_keeps_every_check(store, monkeypatch, language):
    """You 3 + 2 + 2 + 2 = 9, Noé 3 + 4 + 5 + 2 = 14, Salomé 4 + 2 = 6, Idriss 1 + 2 = 3."""
    played = play(store, monkeypatch, "PL2", handed(language), language)
    assert played.shares == {"PL2.e1": 1.0, "PL2.e2": 1.0}
    told = played.told("PL2.e3", language)
    assert said(language, "You: 9 of 10 (4 tasks)", "Vous\u00a0: 9 sur 10 (4 tâches)") in told
    assert said(language, "Idriss: 3 of 5 (2 tasks)", "Idriss\u00a0: 3 sur 5 (2 tâches)") in told


@both
def test_filming_kept_for_oneself_and_a_task_left_over_break_hours_and_places(store, monkeypatch, language):
    """You 9 + 2 = 11 of 9; one task is nobody's, so neither all placed nor all skilled: 1 of 4."""
    answers = handed(language, W04="smm", W08=None)
    answers["PL2.handover"] = WrittenAnswer(text=said(language, "Please do it well.", "Merci de bien faire."))
    played = play(store, monkeypatch, "PL2", answers, language)
    assert played.shares == {"PL2.e1": 0.25, "PL2.e2": 0.0}


# --- ST4 --------------------------------------------------------------------------------------------------------------

QUESTIONS = {
    "en": [
        "If one of the three goals had to be missed, which, and why?",
        "At how many repairs a month does the workshop keep people waiting?",
        "Which complaint should have been answered by a post?",
        "What did the last three companies that signed have in common?",
        "Up to what amount can I decide without you?",
        "Who loses time because of social media today?",
        "Which customer would you be sad to lose?",
        "What was tried before and stopped, and why?",
    ],
    "fr": [
        "S’il fallait manquer un but, lequel, et pourquoi ?",
        "À partir de combien de réparations par mois l’atelier fait-il attendre ?",
        "Quelle réclamation une publication aurait-elle dû éviter ?",
        "Qu’avaient en commun les trois dernières entreprises signées ?",
        "Jusqu’à quel montant décider sans vous ?",
        "Qui perd du temps à cause des réseaux aujourd’hui ?",
        "Quel client seriez-vous triste de perdre ?",
        "Qu’a-t-on essayé puis arrêté, et pourquoi ?",
    ],
}


def asked(questions, people):
    texts = {f"q{n}": text for n, text in enumerate(questions, start=1)}
    chosen = {f"ST4.r{n}": {"person": person} for n, person in enumerate(people, start=1)}
    ranks = {f"ST4.q{n}": n for n in range(1, len(questions) + 1)}
    return wrote("ST4", **texts) | {"ST4.to": MenuGridAnswer(chosen=chosen), "ST4.rank": OrderingAnswer(ranks=ranks)}


@both
def test_eight_questions_to_three_people_keep_every_check(store, monkeypatch, language):
    people = ["maud", "samira", "salome", "sales"] * 2
    played = play(store, monkeypatch, "ST4", asked(QUESTIONS[language], people), language)
    assert played.shares == {"ST4.e1": 1.0}
    assert "0 " in played.told("ST4.e2", language)


@both
def test_the_same_question_twice_about_what_the_pack_says_earns_what_is_left(store, monkeypatch, language):
    """Complete and addressed; two alike, one answered by the pack, all to one person: 1 of 4."""
    known = said(language, "What is our monthly budget?", "Quel est le budget ?")
    questions = [known, known, *QUESTIONS[language][2:]]
    played = play(store, monkeypatch, "ST4", asked(questions, ["maud"] * 8), language)
    assert played.shares == {"ST4.e1": 0.25}


@pytest.mark.parametrize(
    ("language", "closed"),
    [("en", "Do you like TikTok?"), ("fr", "Aimez-vous TikTok ?"), ("fr", "Est-ce que ça marche ?")],
)
def test_closed_questions_are_told_and_cost_nothing(store, monkeypatch, language, closed):
    questions = [closed, *QUESTIONS[language][1:]]
    played = play(store, monkeypatch, "ST4", asked(questions, ["maud", "samira", "salome", "sales"] * 2), language)
    assert played.shares == {"ST4.e1": 1.0}
    assert said(language, "1 of 8", "1 sur 8") in played.told("ST4.e2", language)


# --- AN5 --------------------------------------------------------------------------------------------------------------

DESIGN = {
    "en": {
        "question": "Do question hooks raise completion by 3 points?",
        "variable": "Only the hook; same length, hour and pillar.",
        "metric": "Rate of complete views over 3-second views, one value per Reel",
        "sample": "Eight and eight, alternating within each week.",
        "stop": "We stop on 19 July; adopted only if the gap exceeds 3 points.",
        "threats": "School holidays start in July; Halte Duo has just launched.",
        "words": "We cannot tell yet: eight Reels a side are few.",
    },
    "fr": {
        "question": "Une question fait-elle gagner 3 points de vues complètes ?",
        "variable": "Seule l’accroche ; même durée, même heure, même pilier.",
        "metric": "Taux de vues complètes sur vues de 3 secondes, une valeur par Reel",
        "sample": "Huit et huit, en alternance chaque semaine.",
        "stop": "Arrêt le 19 juillet ; adopté si l’écart dépasse 3 points.",
        "threats": "Les vacances scolaires commencent en juillet.",
        "words": "Nous ne pouvons pas encore trancher.",
    },
}


@both
def test_a_sound_design_keeps_every_check(store, monkeypatch, language):
    played = play(store, monkeypatch, "AN5", wrote("AN5", **DESIGN[language]), language)
    assert played.shares == {"AN5.e1": 1.0}
    assert [one.value for one in played.evidence["AN5.e2"]] == [False]


@both
def test_a_design_without_sides_or_stop_and_with_certainty_is_told(store, monkeypatch, language):
    """Filled, what stays the same, a rate; no sides, no rule, no season: 3 of 6."""
    weak = {
        "sample": said(language, "As many as possible.", "Autant que possible."),
        "stop": said(language, "When it looks good.", "Quand le résultat est bon."),
        "threats": said(language, "People may not like it.", "Le public peut ne pas aimer."),
        "words": said(language, "This proves that questions work.", "Cela prouve que les questions marchent."),
    }
    played = play(store, monkeypatch, "AN5", wrote("AN5", **(DESIGN[language] | weak)), language)
    assert played.shares == {"AN5.e1": 0.5}
    assert len(played.evidence["AN5.e2"][0].spans) == 1
