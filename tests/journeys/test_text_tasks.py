"""Tasks of writing, sat from the link to the report in both languages, with good work and poor work."""

import pytest

from tests.journeys.one_task import both, play, wrote

# --- WR2: a profile in 150 characters ---------------------------------------------------------------------------------

PROFILE = {
    "en": wrote(
        "WR2",
        bio="Bottles and lunch boxes made to be opened up again. Repaired in Angers. Labour free for life, parts from "
        "€3. Yours leaks? Good, we love seals.",
        linklabel="Book your repair",
        tagline="Bottles and lunch boxes your teams keep: assembled and repaired in Angers.",
    ),
    "fr": wrote(
        "WR2",
        bio="Gourdes et boîtes-repas qui se rouvrent. Réparées à Angers. Main-d’œuvre gratuite à vie, pièces dès 3 €. "
        "La tienne fuit ? On adore les joints.",
        linklabel="Réserve ta réparation",
        tagline="Gourdes et boîtes-repas que vos équipes gardent. Assemblées et réparées à Angers.",
    ),
}
POOR_PROFILE = {
    "en": wrote(
        "WR2", bio="Free repairs for life! Discover us!", linklabel="Click here", tagline="Hey guys, we care 💚"
    ),
    "fr": wrote("WR2", bio="Réparations gratuites à vie !", linklabel="Clique ici", tagline="On pense à toi 💚"),
}


@both
def test_a_profile_with_everything_in_it(store, monkeypatch, language):
    played = play(store, monkeypatch, "WR2", PROFILE[language], language)
    assert played.shares == {"WR2.e1": 1.0}
    assert played.flags == frozenset()
    assert played.told("WR2.e2", language) == "False"
    assert len(played.cards) == 2
    (score,) = played.report.scores
    assert score.value == pytest.approx(100 * (0.35 * 1 + 0.65 * 0.75))  # two people gave a 4


@both
def test_a_profile_that_promises_too_much_is_flagged(store, monkeypatch, language):
    """Only the three lengths are kept: 1 of 8."""
    played = play(store, monkeypatch, "WR2", POOR_PROFILE[language], language)
    assert played.shares == {"WR2.e1": 1 / 8}
    assert played.flags == {"cf_false_claim"}
    assert [span.quote for one in played.evidence["WR2.e2"] for span in one.spans]  # a claim of the company pack
    assert [one.flag for one in played.evidence["WR2.e2b"]] == ["cf_false_claim"]
    assert played.told("WR2.e3c", language).startswith({"en": "0 of 1; not kept", "fr": "0 sur 1\u202f; non"}[language])


# --- CI3: review the draft --------------------------------------------------------------------------------------------

FEEDBACK = {
    "en": "Do keep the lemon, it made us laugh. Three things must change: switch on the paid partnership label; the "
    "microwave line, since the body is steel; and the song, which has no licence for paid posts.",
    "fr": "Surtout, garde le citron. Trois choses à changer : activer le label de partenariat ; la phrase du "
    "micro-ondes, car le corps est en acier ; la chanson, sans licence commerciale.",
}


@both
def test_all_three_faults_named_and_the_rest_left_alone(store, monkeypatch, language):
    played = play(store, monkeypatch, "CI3", wrote("CI3", text=FEEDBACK[language]), language)
    assert played.shares == {"CI3.e1": 1.0}
    assert played.flags == frozenset()
    assert played.told("CI3.e2", language) == {"en": "2 of 2", "fr": "2 sur 2"}[language]


@both
def test_each_fault_not_named_is_flagged(store, monkeypatch, language):
    text = {"en": "The microwave has to go. Here is our new caption.", "fr": "Pas de micro-ondes. Voici notre texte."}
    played = play(store, monkeypatch, "CI3", wrote("CI3", text=text[language]), language)
    assert played.shares == {"CI3.e1": pytest.approx(1 / 3)}
    assert played.flags == {"cf_disclosure", "cf_music"}
    assert played.told("CI3.e2", language).startswith({"en": "0 of 2", "fr": "0 sur 2"}[language])


@both
@pytest.mark.parametrize("task_id", ["WR2", "CI3"])
def test_who_writes_nothing_scores_nothing_and_is_accused_of_nothing(store, monkeypatch, task_id, language):
    played = play(store, monkeypatch, task_id, {}, language)
    assert set(played.shares.values()) == {0}
    assert played.flags == frozenset()
