"""What trying a query comes to, in words."""

from assessments import bank
from pages.parts.widgets.trying import result
from pages.parts.words import speaking

ON = bank.task("MR3").item("MR3.query").listens


def test_it_tells_how_many_of_those_shown_match_and_nothing_else():
    assert result("tilvane OR mome", ON).endswith("of the 20 mentions shown match.")


def test_a_query_that_cannot_be_read_says_where_and_what_is_kept():
    said = result("(tilvane", ON)
    assert "at character 9" in said
    assert "It is saved as it stands" in said


def test_no_query_yet():
    assert "no query yet" in result("  ", ON)


def test_it_speaks_french():
    with speaking("fr"):
        assert "20 mentions affichées" in result("mome", ON)
        assert "illisible" in result("(", ON)
