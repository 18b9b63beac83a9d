"""Concepts, trends, objectives, decisions and comparisons, sat from the link to the report in both languages."""

import pytest

from assessments.answer import ChoiceAnswer, MenuGridAnswer, NumberAnswer
from tests.journeys.one_task import both, play, written


def menus(column, **rows):
    return MenuGridAnswer(chosen={row: {column: option} for row, option in rows.items()})


# --- PU4 --------------------------------------------------------------------------------------------------------------

CARDS = {
    "en": {
        "TK": [
            "That leak? Two minutes.",
            "Video, 22 s",
            "A hand, a flask, a seal: 71% end here.",
            "Follow the workshop",
        ],
        "LI": [
            "4,120 repairs: what a bottle costs in five years",
            "Post, 900 characters",
            "Price, years, quote.",
            "Ask: link",
        ],
        "IG": ["71% of repairs are a seal", "Carousel, 5 slides", "Swipe from leak to dry table.", "Book, link in bio"],
    },
    "fr": {
        "TK": [
            "Ça fuit ? Deux minutes.",
            "Vidéo, 22 s",
            "Une main, une gourde, un joint : 71 % finissent là.",
            "Abonne-toi",
        ],
        "LI": [
            "4 120 réparations : le coût d’une gourde en cinq ans",
            "Texte, 900 signes",
            "Prix, années, devis.",
            "Lien du devis",
        ],
        "IG": [
            "71 % des réparations, c’est un joint",
            "Carrousel, 5 vues",
            "De la fuite à la table sèche.",
            "Lien en bio",
        ],
    },
}
MEASURES = {"PU4.TK": "m_nonfollower_reach", "PU4.LI": "m_leads", "PU4.IG": "m_bookings"}


def concepts(language, **measures):
    texts = {
        f"PU4.{card}.{part}": text
        for card, given in CARDS[language].items()
        for part, text in zip(("hook", "format", "beats", "cta"), given, strict=True)
    }
    chosen = {row: {"metric": option} for row, option in (MEASURES | measures).items()}
    return written(texts) | {"PU4.metric": MenuGridAnswer(chosen=chosen)}


@both
def test_three_native_cards_keep_every_check(store, monkeypatch, language):
    played = play(store, monkeypatch, "PU4", concepts(language), language, level=5.0)
    assert played.shares == {"PU4.e1": 1.0, "PU4.e2": 1.0}
    assert played.flags == frozenset()
    assert played.cards
    (score,) = played.report.scores
    assert score.value == pytest.approx(100)


@pytest.mark.parametrize(
    ("language", "claim"),
    [("en", "4,120 bottles saved from landfill"), ("fr", "4 120 gourdes sauvées de la décharge")],
)
def test_likes_an_unfilled_card_and_an_invented_saving_are_seen(store, monkeypatch, language, claim):
    """Measures: half for completion, nothing for likes, one whole: 1.5 of 3. Checks: no path on the Instagram card,
    one cell empty; the fact still stands in each card and the structures differ: 2 of 4.
    """
    answers = concepts(language, **{"PU4.TK": "m_completion", "PU4.LI": "m_likes"})
    answers |= written(
        {"PU4.IG.cta": "Come and see us!", "PU4.TK.format": "", "PU4.IG.hook": f"71 %, joint, seal. {claim}"}
    )
    played = play(store, monkeypatch, "PU4", answers, language)
    assert played.shares == {"PU4.e1": pytest.approx(0.5), "PU4.e2": pytest.approx(0.5)}
    assert [one.flag for one in played.evidence["PU4.e3"]] == ["cf_false_claim"]
    assert [one.flag for one in played.evidence["PU4.e4"]] == [None]


# --- AD2 --------------------------------------------------------------------------------------------------------------

SOUND = {"T1": "adapt", "T2": "skip", "T3": "go", "T4": "skip", "T5": "skip", "T6": "go"}
REASONS = {
    "en": {
        "T1": "No licence for a brand: the press plays the beat, not the song.",
        "T2": "People are missing.",
        "T5": "A child fainted.",
        "T6": "Ours; we ask each author for permission.",
    },
    "fr": {
        "T1": "Pas de licence pour une marque : le vrai bruit de la presse, sans la chanson.",
        "T2": "Des gens sont portés disparus.",
        "T5": "Un enfant s’est évanoui.",
        "T6": "À nous ; avec l’accord de chaque auteur.",
    },
}


def trends(language, reasons=(), **changes):
    chosen = {f"AD2.{card}": {"choice": option} for card, option in (SOUND | changes).items()}
    texts = {f"AD2.{card}.why": text for card, text in (REASONS[language] | dict(reasons)).items()}
    return {"AD2.choice": MenuGridAnswer(chosen=chosen)} | written(texts)


@both
def test_sound_decisions_with_their_reasons_earn_everything(store, monkeypatch, language):
    played = play(store, monkeypatch, "AD2", trends(language), language)
    assert played.shares == {"AD2.e1": 1.0, "AD2.e2": 1.0}
    assert played.flags == frozenset()
    assert played.cards
    (score,) = played.report.scores
    assert score.value == pytest.approx(100 * (0.3 + 0.15 + 0.55 * 0.75))  # people gave level 4


@both
def test_joining_everything_flags_the_song_and_the_danger(store, monkeypatch, language):
    """Of the clear-cut cards only T3 is right; no reason names rights, safety or permission."""
    everything = dict.fromkeys(SOUND, "go")
    empty = dict.fromkeys(REASONS[language], {"en": "Why not?", "fr": "Pourquoi pas ?"}[language])
    played = play(store, monkeypatch, "AD2", trends(language, empty, **everything), language)
    assert played.shares == {"AD2.e1": pytest.approx(1 / 3), "AD2.e2": 0.0}
    assert played.flags == {"cf_music", "cf_safety"}
    assert played.told("AD2.e5", language).startswith({"en": "0 of 1; not kept", "fr": "0 sur 1"}[language])


@pytest.mark.parametrize(
    ("language", "reason", "flagged"),
    [
        ("en", "We keep the song, it is a hit.", True),
        ("en", "Same beat, but never with the song.", False),
        ("en", "Rights: we replace the song by our own sound.", False),
        ("fr", "On garde la chanson, tout le monde l’aime.", True),
        ("fr", "Le même rythme, sans garder la chanson.", False),
        ("fr", "On n’utilise pas la chanson.", False),
    ],
)
def test_adapting_with_the_song_is_using_it(store, monkeypatch, language, reason, flagged):
    played = play(store, monkeypatch, "AD2", trends(language, {"T1": reason}), language)
    assert played.flags == ({"cf_music"} if flagged else frozenset())


def test_adapting_what_is_ready_earns_half(store, monkeypatch):
    """T2 and T5 right, T3 half: 2.5 of 3."""
    assert play(store, monkeypatch, "AD2", trends("en", T3="adapt")).shares["AD2.e1"] == pytest.approx(2.5 / 3)


# --- ST2 --------------------------------------------------------------------------------------------------------------

OBJECTIVES = {
    "en": [
        "Median rate of organic Reels from 6.31% to 6.5% by 30 September, with 24 Reels as the base.",
        "Organic social bookings from about 20 a month (57 in twelve weeks) to 35 by 31 December.",
        "LinkedIn leads from 23 to 35 a quarter by 31 December, with two documents a month.",
        "Given up: followers bring no order. Instead: from 0 booking to 10 by 30 September.",
        "First replies within 4 working hours from 61% to 85% by 31 July.",
    ],
    "fr": [
        "Taux médian des Reels organiques de 6,31 % à 6,5 % d’ici le 30 septembre.",
        "Réservations organiques : d’environ 20 par mois (57 en douze semaines) à 35 d’ici le 31 décembre.",
        "Contacts d’entreprise venus de LinkedIn : de 23 à 35 par trimestre d’ici le 31 décembre.",
        "Abandonné : les abonnés n’apportent rien. De 0 réservation à 10 d’ici le 30 septembre.",
        "Premières réponses sous 4 heures ouvrées : de 61 % à 85 % d’ici le 31 juillet.",
    ],
}


def objectives(texts, replaced):
    return written({f"ST2.S{n}.text": text for n, text in enumerate(texts, start=1)}) | {
        "ST2.replaced": ChoiceAnswer(option=replaced)
    }


@both
def test_five_objectives_with_number_start_and_date_earn_everything(store, monkeypatch, language):
    played = play(store, monkeypatch, "ST2", objectives(OBJECTIVES[language], "ST2.S4"), language)
    assert played.shares == {"ST2.e1": 1.0, "ST2.e2": 1.0}
    assert ": 6" in played.told("ST2.e3", language)  # targets that were chosen are told, for people to weigh
    assert "35" in played.told("ST2.e3", language)


@both
def test_vague_objectives_earn_what_they_hold(store, monkeypatch, language):
    """One whole objective, one without start and date, three wishes: (3 + 1) of 15; the wrong one given up."""
    vague = {"en": "Reach 85% of replies.", "fr": "Atteindre 85 % de réponses."}[language]
    wish = {"en": "Be better as soon as possible.", "fr": "Faire mieux dès que possible."}[language]
    played = play(
        store, monkeypatch, "ST2", objectives([OBJECTIVES[language][4], vague, wish, wish, wish], "ST2.S1"), language
    )
    assert played.shares == {"ST2.e1": pytest.approx(4 / 15), "ST2.e2": 0.0}


# --- ST3 --------------------------------------------------------------------------------------------------------------

MESSAGES = {
    "en": (
        "Stop posting on X, more on Pinterest. X takes 2% of my hours for 1% of sessions and €50; "
        "Pinterest brings 9% and €1,700. We keep the handle; the bio sends people to Instagram. I still check "
        "mentions and press. We look again on 30 September."
    ),
    "fr": (
        "On arrête de publier sur X, un peu plus de Pinterest. X prend 2 % de mes heures pour 1 % des sessions et "
        "50 € ; Pinterest en apporte 9 % et 1 700 €. On garde le compte et la bio renvoie vers Instagram. Je garde "
        "une veille sur la presse. Bilan fin septembre."
    ),
}


def decided(x, pinterest, text):
    return {"ST3.x": ChoiceAnswer(option=x), "ST3.pin": ChoiceAnswer(option=pinterest)} | written({"ST3.why": text})


@both
def test_two_decisions_with_figures_and_an_exit_earn_everything(store, monkeypatch, language):
    played = play(store, monkeypatch, "ST3", decided("x_park", "p_more", MESSAGES[language]), language)
    assert played.shares == {"ST3.e1": 1.0, "ST3.e2": 1.0}
    assert played.told("ST3.e3", language) == {"en": "2 of 2", "fr": "2 sur 2"}[language]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Both stay. X has 1,900 followers and 74 mentions."),
        ("fr", "Les deux restent. X a 1 900 abonnés, 74 mentions."),
    ],
)
def test_keeping_everything_earns_half_and_misses_the_exit(store, monkeypatch, language, text):
    """Two halves of two; of the checks only the watch on mentions: two figures are not three."""
    played = play(store, monkeypatch, "ST3", decided("x_keep", "p_keep", text), language)
    assert played.shares == {"ST3.e1": 0.5, "ST3.e2": 0.25}


# --- MR4 --------------------------------------------------------------------------------------------------------------

RATES = {"MR4.Q1": "10.08", "MR4.Q2": "4.62", "MR4.Q3": "9.02", "MR4.Q4": "3.95", "MR4.Q5": "8.20"}
COMPARED = {
    "en": "We get 10.08, Gourmande 9.02: our mix. Their photos do twice as well. We cannot see their reach or spend.",
    "fr": "Nous : 10,08, Gourmande : 9,02, par le dosage. Leurs photos font mieux. Nous ne voyons pas leur portée.",
}


def rates(language, **changes):
    typed = {name: value.replace(".", "," if language == "fr" else ".") for name, value in (RATES | changes).items()}
    return {name: NumberAnswer(typed=value) for name, value in typed.items()}


@both
def test_five_rates_and_a_fair_message_earn_everything(store, monkeypatch, language):
    answers = rates(language) | written({"MR4.text": COMPARED[language]})
    played = play(store, monkeypatch, "MR4", answers, language)
    assert played.shares == {"MR4.e1": 1.0, "MR4.e2": 1.0}


@both
def test_a_giveaway_left_in_is_named(store, monkeypatch, language):
    """Two of five rates with the giveaway: 3 of 5; the text cites one rate, no format, no limit: 0 of 3."""
    answers = rates(language, **{"MR4.Q1": "15.01", "MR4.Q2": "6.76"})
    answers |= written({"MR4.text": {"en": "We crush them: 15.01!", "fr": "Nous les écrasons : 15,01 !"}[language]})
    played = play(store, monkeypatch, "MR4", answers, language)
    assert played.shares == {"MR4.e1": pytest.approx(0.6), "MR4.e2": 0.0}
    named = {"en": "giveaway counted", "fr": "concours compté"}[language]
    assert played.told("MR4.e3", language).count(named) == 2
