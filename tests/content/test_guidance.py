"""Policies, notices and advice: complete in both languages, and never shown with a gap."""

import re
from datetime import date, datetime

import pytest

from assessments import bank
from rubric.model import load_model

NOTICES = bank.notices()


def test_a_notice_is_found_by_its_id():
    assert NOTICES.notice("ntc.candidate.title").text.en == "Before you start"
    with pytest.raises(KeyError, match=r"ntc\.gone"):
        NOTICES.notice("ntc.gone")


def test_every_placeholder_is_filled():
    values = dict.fromkeys(NOTICES.notice("ntc.candidate.rights").placeholders, "30")
    filled = NOTICES.fill("ntc.candidate.rights", values, "fr")
    assert "sous 30 jours" in filled
    assert "{" not in filled


def test_a_notice_with_a_gap_is_refused():
    with pytest.raises(bank.Unfilled) as refused:
        NOTICES.fill("ntc.candidate.measured", {"position": "Editor", "organisation": ""}, "en")
    assert refused.value.missing == {"organisation", "competencies"}
    assert str(refused.value) == "ntc.candidate.measured: competencies, organisation not filled in"


def test_a_value_that_looks_like_a_placeholder_is_only_words():
    values = dict.fromkeys(NOTICES.notice("ntc.candidate.decides").placeholders, "{position}")
    assert "{position}" in NOTICES.fill("ntc.candidate.decides", values, "en")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("order", ["candidate_order", "keyed_order"])
def test_a_candidate_is_told_everything_before_the_start(order: str, language):
    kinds = getattr(NOTICES, order)
    assert [one.removeprefix("ntc.candidate.").removesuffix("_keyed") for one in kinds] == [
        "title", "measured", "scored", "decides", "retention", "rights", "access", "ai", "practical",
    ]  # fmt: skip
    assert all(NOTICES.notice(one).text.said(language) for one in kinds)


def test_where_nobody_rates_nobody_is_said_to_rate():
    told = " ".join(NOTICES.notice(one).text.en for one in NOTICES.keyed_order)
    assert "rater_count" not in told
    assert "Nobody rates" in told


def test_who_has_read_an_earlier_notice_was_not_told_of_copies():
    told = {
        one: NOTICES.tells_of_copies(one) for one in (None, "2026.9-30", "2026.11-3", "2026.11-10", NOTICES.version)
    }
    assert [version for version, is_told in told.items() if is_told] == ["2026.11-10", NOTICES.version]
    assert "without your name, may train the raters" in NOTICES.notice("ntc.candidate.scored").text.en
    assert "sans votre nom, peut former les évaluateurs" in NOTICES.notice("ntc.candidate.scored").text.fr


def test_the_self_assessment_promises_that_nobody_else_sees_it():
    told = " ".join(NOTICES.notice(one).text.fr for one in NOTICES.self_order)
    assert "Vous seul" in told
    assert "decision_maker" not in told


def test_every_notice_has_a_version():
    assert all(notice.version.startswith("2026.11-") for notice in NOTICES.notices)


def test_the_acknowledgement_is_not_consent():
    assert "not consent" in NOTICES.notice("ntc.ack.label").text.en


def test_there_is_advice_for_each_competency_and_level():
    development = bank.development()
    for competency in load_model().competencies:
        for level in (1, 2, 3, 4):
            advice = development.advice(competency.id, level)
            assert advice is not None
            assert (advice.level, len(advice.exercises)) == (level, 2)
        assert development.advice(competency.id, 5) is None
    assert "teach it" in development.highest().en


def test_no_advice_is_made_up_for_an_unknown_competency():
    with pytest.raises(KeyError, match="XX"):
        bank.development().advice("XX", 1)


def test_the_company_pack_is_whole():
    world = bank.world()
    assert world.company.name == "Tilvane"
    assert world.now == datetime(2026, 6, 1, 9, 0)  # noqa: DTZ001  # local time of the story
    assert len(world.facts) == 30
    assert {fact.status for fact in world.facts} == {"say", "banned", "embargo", "unknown"}
    assert world.tone_card.address["linkedin"] == "vous"
    assert [line.id for line in world.house_rules] == [f"TV.H{n}" for n in range(1, 7)]
    assert world.calendar[1].on == date(2026, 6, 13)


def test_an_allowed_fact_says_nothing_forbidden():
    world = bank.world()
    banned = [pattern for fact in world.facts if fact.status == "banned" for pattern in fact.patterns]
    for fact in world.facts:
        for said in (fact.text.en, fact.text.fr):
            hit = any(re.search(pattern, said) for pattern in banned)
            assert hit == (fact.status == "banned"), said


def test_delivery_is_about_what_can_be_followed_and_about_nobody():
    """The four things it looks at stand in the guide; what it must never look at stands in no anchor."""
    scale = bank.delivery()
    for language, looked_at, never in (
        ("en", ("words", "pace", "parts", "slip"), "accent|voice|face|room|device|confiden|nervous|stress|native"),
        ("fr", ("mots", "débit", "parties", "accroc"), "accent|voix|visage|pièce|matériel|assurance|nerv|stress|natif"),
    ):
        assert all(one in scale.guide.said(language) for one in looked_at)
        assert not [one.said(language) for one in scale.anchors if re.search(never, one.said(language))]
