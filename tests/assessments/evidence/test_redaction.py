"""Nothing that leads to a person reaches a rater, and the people of the story stay."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.evidence import redact
from assessments.evidence.folding import base_letters

SAMPLES = json.loads(Path(__file__).with_name("samples.json").read_text(encoding="utf-8"))
KEVIN = ("Kévin-Mathis Ndiaye-Roux", "kevinmathis.nr@example.com", "@kevma.crea")
PERSONAL = [(person, found) for person in SAMPLES["candidates"] for found in person["personal"]]


@pytest.mark.parametrize(("person", "personal"), PERSONAL, ids=[found["text"] for _, found in PERSONAL])
def test_personal_data_of_the_samples_is_gone(person, personal):
    known = (person["name"], person["email"], person["handle"])

    assert personal["text"] in personal["in"]
    assert personal["text"] not in redact(personal["in"], known, person["language"])


@pytest.mark.parametrize("person", SAMPLES["candidates"], ids=lambda one: one["id"])
def test_an_answer_without_personal_data_is_left_alone(person):
    known = (person["name"], person["email"], person["handle"])
    texts = [text for task in ("WR1", "CS2", "LV2", "AD1", "AD4") for text in person["answers"][task].values()]
    clean = [text for text in texts if not any(found["text"] in text for found in person["personal"])]

    assert len(clean) > 5
    assert [redact(text, known, person["language"]) for text in clean] == clean


@pytest.mark.parametrize(
    "text",
    [
        "Kévin-Mathis",
        "kevin mathis",
        "KÉVIN-MATHIS",
        "Kévin‑Mathis",
        "kévinmathis",
        "Ke\u0301vin Ndiaye",
        "𝓚evin",
        "Ndiaye-Roux Kévin-Mathis",
    ],
)
def test_a_name_is_found_in_any_dress(text):
    left = base_letters(redact(f"Moi c'est {text}, bonjour.", KEVIN, "fr")).text

    assert left.startswith("moi c'est [nom]")
    assert "kevin" not in left
    assert "mathis" not in left
    assert left.endswith("bonjour.")


@pytest.mark.parametrize("text", ["@kevma.crea", "kevma.crea", "kevma crea", "Kevma_Crea", "kevmacrea", "KEVMA CREA"])
def test_a_handle_is_found_as_it_is_written_or_said(text):
    assert redact(f"mon compte {text} !", KEVIN, "fr") == "mon compte [compte] !"


def test_a_short_handle_is_taken_only_with_its_sign():
    known = ("@sam",)

    assert redact("I am @sam, the same sam", known) == "I am [account], the same sam"


def test_addresses_and_numbers_go_whoever_they_belong_to():
    text = "To a.b+c@mail.example.org, +33 (0)6 12 34 56 78, 06.12.34.56.78 or 06\u202f12\u202f34\u202f56\u202f78."

    assert redact(text, ()) == "To [e-mail], [phone], [phone] or [phone]."


@pytest.mark.parametrize("text", ["order 51877", "4 120 repairs", "01 06 2026 09 40", "10 h-17 h", "€4.90", "13/06"])
def test_other_figures_stay(text):
    assert redact(text, ()) == text


def test_accounts_go_and_those_of_the_story_stay():
    text = "@somebody.else and @lucie.rafistole, @picnic_lila, @tilvane; instagram.com/somebody, tiktok.com/@tilvane"

    left = redact(text, ())

    assert left == "[account] and @lucie.rafistole, @picnic_lila, @tilvane; [account], tiktok.com/@tilvane"


@pytest.mark.parametrize("name", SAMPLES["not_people"])
def test_people_of_the_story_are_nobody(name):
    assert redact(f"{name}, a seal", KEVIN) == f"{name}, a seal"


def test_the_site_and_mail_of_the_company_stay():
    text = "tilvane.example/reparer, bonjour@tilvane.example"

    assert redact(text, KEVIN) == text


def test_a_candidate_called_like_the_story_hides_behind_it():
    known = ("Claire Martineau", "claire@example.org")

    assert redact("Claire, a seal leaks. Claire Martineau", known) == "Claire, a seal leaks. [name]"
    assert redact("Samira Belkadi repairs", ("Samira Belkadi",)) == "Samira Belkadi repairs"


def test_a_name_that_is_a_word_is_taken_in_a_signature_only():
    known = ("Rose Petit",)

    assert redact("A rose is a rose.\n— Rose", known) == "A rose is a rose.\n[name]"
    assert redact("Rose Petit, petit prix", known) == "[name], petit prix"


def test_particles_and_initials_do_not_eat_the_text():
    assert redact("la vie de J. est belle", ("J. de la Tour",), "fr") == "la vie de J. est belle"


def test_a_profile_address_goes_with_the_name_in_it():
    assert redact("https://linkedin.com/in/imogen-achterberg.", ("Imogen Achterberg",)) == "[account]."


def test_an_answer_is_said_in_its_language():
    assert redact("Imogen", ("Imogen Achterberg",), "fr") == "[nom]"


@given(st.text(), st.lists(st.text(max_size=40), max_size=4), st.sampled_from(["en", "fr"]))
def test_redacting_never_raises(text, known, language):
    assert isinstance(redact(text, tuple(known), language), str)


@given(st.text())
def test_a_text_without_anything_known_or_written_to_is_left_as_it_is(text):
    plain = text.replace("@", "").replace("/", "")
    plain = "".join(
        char for char in plain if not base_letters(char).text.isdecimal() and "@" not in base_letters(char).text
    )

    assert redact(plain, ()) == plain


@pytest.mark.parametrize(
    "piece", ["a", "@", "a.", "\n", " ", "+1", "0", "0 1", "a@", "imogen ", "linkedin.com/in/", "e\u0301"]
)
def test_time_grows_with_the_text_and_no_faster(piece):
    def once(text):
        started = time.process_time()
        redact(text, ("Imogen Achterberg", "imogen.a@example.org", "@imogen.fixes"))
        return time.process_time() - started

    def seconds(length):
        return min(once(piece * (length // len(piece))) for _ in range(3))

    once(piece)
    assert seconds(100_000) < 40 * max(seconds(10_000), 0.005)  # twice ten for noise twice over; a square gives 100


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("kevin (at) mail (dot) com", "[e-mail]"),
        ("kevin [arobase] mail [point] fr", "[e-mail]"),
        ("Écrivez à kevin arobase mail point fr.", "Écrivez à [e-mail]."),
        ("write to kevin at mail dot com please", "write to [e-mail] please"),
        ("kevin @ mail . com", "[e-mail]"),
        ("Call (415) 555-0132 now", "Call [téléphone] now"),
        ("415-555-0132", "[téléphone]"),
        ("020 7946 0018", "[téléphone]"),
        ("07700 900123", "[téléphone]"),
        ("+33 (0)6 12 34 56 78", "[téléphone]"),
        ("06.12.34.56.78", "[téléphone]"),
        ("06\u00a012\u00a034\u00a056\u00a078", "[téléphone]"),
        ("K é v i n", "[nom]"),
        ("N.D.I.A.Y.E", "[nom]"),
        ("K.-M. Ndiaye", "[nom]"),
        ("Kévin N.", "[nom]"),
        ("Merci,\nK.M.N.R.", "Merci,\n[nom]"),
        ("Merci,\n— KMNR", "Merci,\n[nom]"),
    ],
)
def test_what_is_spelled_said_or_cut_to_initials_is_found(written, left):
    assert redact(written, KEVIN, "fr") == left


@pytest.mark.parametrize(
    "text",
    [
        "See you at noon. point final",
        "Rendez-vous au point de retrait à 10 h",
        "60 places, 10:00-17:00, 4 120 réparations, 2 480 000 vues",
        "Samedi 13 06 2026, de 10 h à 17 h, 0 800 123 456 visites",
        "look at tilvane.example/reparer",
        "ask at salome.care@tilvane.example or at our desk",
        "look at it. Now",
        "Meet us at Angers. Bring it",
        "OK, me voilà",
        "K. aime les gourdes, M. le maire aussi",
        "Page 0412 345",
    ],
)
def test_words_and_figures_of_the_trade_stay(text):
    assert redact(text, KEVIN, "fr") == text
