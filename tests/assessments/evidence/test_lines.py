"""The rules of an invented network, one by one and on posts that keep them all."""

import pytest

from assessments.evidence.lines import keeps
from tests.assessments.evidence.build import line_rule, one, revision, written, wrote

SEVEN = line_rule("line_count", value=3)
SHORT = line_rule("max_line_chars", value=5, exclude="~[^~\n]*~")
ASKING = line_rule("question_only_line", value=2)
PRICES = line_rule("digits_only_in_price", en_price=r"€\d+", fr_price=r"\d+\s?€")
FIL = line_rule("regex_line", line=2, pattern=r"~\w+\s\w+~$", total_tildes=2)
NAME = line_rule("name_once_not_line_1")
WHEN = line_rule("event_prefix_line_2", en_prefix="When:", fr_prefix=r"Quand\s?:")
QUIET = line_rule("absent", pattern="!")
SAME = line_rule("same_first_letter", lines=(1, 3), fold_accents=True)


@pytest.mark.parametrize(
    ("rule", "kept", "broken"),
    [
        (SEVEN, "a\nb\nc", ["a\nb", "a\nb\nc\nd", "a\n \nc"]),
        (SHORT, "abcde\nabc ~a long fil~", ["abcdef", "abcde\nabcdefg"]),
        (ASKING, "a\nb? \nc", ["a\nb\nc", "a?\nb?", "a\nb? c", "a"]),
        (PRICES, "costs €12", ["12", "12 €", "at 10"]),
        (FIL, "a\nb ~one two~", ["a\nb ~one~", "a\n~one two~ b", "a ~one two~\nb", "a", "a\n~x y~ ~one two~"]),
        (NAME, "a\nat Tilvane", ["Tilvane\nb", "a\nb", "a\nTilvane, tilvane"]),
        (WHEN, "a\nWhen: now", ["a\nwhen now", "When: now", "a\n When: now"]),
        (QUIET, "a", ["a!"]),
        (SAME, "Élan\nb\n« et", ["a\nb\nc", "a\nb", "\nb\n", "1\n2\n3"]),
    ],
    ids=lambda value: getattr(value, "check", None),
)
def test_a_rule_is_kept_or_broken(rule, kept, broken):
    assert keeps(rule, kept, "Tilvane", "en")
    assert not [post for post in broken if keeps(rule, post, "Tilvane", "en")]


def test_prices_and_prefixes_have_a_language():
    assert keeps(PRICES, "dès 12 €", "", "fr")
    assert keeps(WHEN, "a\nQuand\u00a0: samedi", "", "fr")


def test_a_rule_without_its_number_is_an_error_of_the_author():
    with pytest.raises(TypeError, match="whole number"):
        keeps(line_rule("question_only_line", value="two"), "a", "", "en")
    with pytest.raises(TypeError, match="list of line numbers"):
        keeps(line_rule("same_first_letter", lines=1), "a", "", "en")


def rules(post, *asked, **given):
    return one(
        "rules", written(), kind="score", answers={"w": wrote(post)}, line_rules=asked, author_name="Tilvane", **given
    )


def test_rules_kept_are_the_share_and_broken_ones_are_named():
    evidence = rules("a!\nWhen: Tilvane", QUIET, NAME, WHEN, SEVEN)

    assert evidence.share == 0.5
    assert evidence.value.en == "2 of 4; broken: absent; line_count"
    assert evidence.value.fr == "2 sur 4\u202f; enfreint\u00a0: absent\u202f; line_count"
    assert rules("a", QUIET).value.en == "1 of 1"


def test_line_ends_of_any_kind_and_blanks_around_a_post_do_not_count():
    assert rules("\r\na\r\nb\rc\n\n", SEVEN).share == 1


def test_an_unwritten_post_keeps_no_rule():
    assert one("rules", written(), kind="score", line_rules=(QUIET,)).share == 0
    assert one("rules", written(), kind="score").share is None
    assert one("rules", revision(), kind="score", answers={"v": wrote("a")}, line_rules=(QUIET,)).share == 0
