"""Every step from ratings to honest scores can be read on a page, in both languages, by whoever decides."""

import pytest

from assessments import workflow
from rubric.fit import Minimum
from tests.builders import SEVEN, manager
from tests.pages.sittings import rated_position
from tests.pages.test_report import words_on

REPORT = {
    "en": {
        "why severity is left in": "Levels count as they were given",
        "what the error is made of": "Of the error variance of the fit",
        "halo": "what a rater makes of one person",
        "errors that go together": "Because the same people judged several competencies",
        "a minimum in three states": "(probability",
        "norms from 100": "Too few yet: 3 of 100 people",
    },
    "fr": {
        "why severity is left in": "Les niveaux comptent tels qu’ils ont été donnés",
        "what the error is made of": "De la variance d’erreur de l’adéquation",
        "halo": "l’idée qu’un évaluateur se fait d’une personne",
        "errors that go together": "Parce que les mêmes personnes ont évalué plusieurs compétences",
        "a minimum in three states": "(probabilité",
        "norms from 100": "Trop peu encore\u00a0: 3 personnes sur 100",
    },
}
COMPARISON = {
    "en": {
        "A above B": "is clearly above",
        "being the best": "Probability of being the best",
        "being among the best": "Probability of being among the best 2",
        "robustness of the order": "of 1,000 draws",
        "the smallest change of weights": "What would have to be true for somebody else to lead?",
        "what weights decide": "Show what each weight truly decides",
    },
    "fr": {
        "A above B": "nettement au-dessus",
        "being the best": "Probabilité d’être en tête",
        "being among the best": "Probabilité d’être parmi les 2 premières places",
        "robustness of the order": "1\u202f000 tirages",
        "the smallest change of weights": "Que faudrait-il pour que quelqu’un d’autre passe en tête",
        "what weights decide": "Montrer ce que chaque poids décide vraiment",
    },
}


@pytest.fixture
def opening(store):
    profile = workflow.role_profile("solo_sme", SEVEN, (Minimum(competency_id="WR", level=3),))
    return rated_position(store, names=("Camille Doe", "Dana Roe", "Kim Poe"), levels=(5.0, 3.0, 2.0), profile=profile)[
        1
    ]


def said(page):
    """All that can be read, tables and labels of switches among it."""
    assert not page.exception
    labels = [one.label for one in page.toggle]
    return " ".join([words_on(page), *(one.proto.body for one in page.get("html")), *labels])


@pytest.mark.parametrize(
    ("screen", "told"), [("report.py", REPORT), ("compare.py", COMPARISON)], ids=["report", "comparison"]
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_can_be_read(store, open_page, opening, language, screen, told):
    page = said(open_page(screen, manager(store), language, position=opening.id))

    assert [what for what, words in told[language].items() if words not in page] == []
