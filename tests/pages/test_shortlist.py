"""The short list on paper, and the workbook behind a comparison: the page's numbers, and formulas that give them."""

import io
import re
from statistics import NormalDist

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from scipy.special import betainc
from scipy.stats import t as student

from assessments import workflow
from pages.parts import choosing, questions, telling
from pages.parts.words import speaking
from pages.print.hypertext import html
from pages.print.position import position_document
from pages.print.press import press
from pages.print.report import Head
from pages.print.workbook import workbook
from rubric.apart import apart
from rubric.compare import pair_of
from rubric.model import load_model
from rubric.precision import MANY
from tests.builders import NOW, manager
from tests.pages.sittings import rated_position

HEAD = Head(
    person="", position="Editor", organisation="Lumiplume", form="Core", submitted_at=None, introduction="i", limits="l"
)


@pytest.fixture(scope="module", autouse=True)
def worker():
    yield
    press.stop()


@pytest.fixture
def compared(store):
    """A comparison of two, and what they are called: one name is what a sheet would compute."""
    office, opening, attempts = rated_position(store, names=("=1+1", "Dana Roe"), levels=(4.0, 3.0))
    rows = workflow.board(store, office, opening.id, NOW)
    return workflow.comparison(store, office, opening.id, attempts, None, 7), choosing.names(rows)


def values(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def both(made):
    """The workbook as formulas and as what they came to."""
    return load_workbook(io.BytesIO(made)), load_workbook(io.BytesIO(made), data_only=True)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_fits_of_the_workbook_are_those_of_the_page(compared, language):
    comparison, names = compared
    with speaking(language):
        book, told = both(workbook(comparison, names))
    used = len(comparison.compared_on)
    sheet, shown = book.worksheets[0], values(told.worksheets[0])

    weights = [row[1] for row in shown[1 : used + 1]]
    shares = [weight / sum(weights) for weight in weights]
    assert [row[2] for row in shown[1 : used + 1]] == pytest.approx(shares)
    assert [sheet.cell(at, 3).value for at in range(2, used + 2)] == [
        f"=B{at}/SUM(B$2:B${used + 1})" for at in range(2, used + 2)
    ]
    for column, report in enumerate(comparison.reports, start=3):
        scores = [row[column] for row in shown[1 : used + 1]]
        fit = comparison.fits[report.attempt_id].value
        assert sum(share * score for share, score in zip(shares, scores, strict=True)) == pytest.approx(fit)
        assert shown[used + 1][column] == pytest.approx(fit)
        letter = "ABCDE"[column]
        formula = f"=SUMPRODUCT($C$2:$C${used + 1},{letter}$2:{letter}${used + 1})"
        assert sheet.cell(used + 2, column + 1).value == formula


def test_every_step_is_the_sum_of_those_below_it(compared):
    comparison, names = compared
    book, told = both(workbook(comparison, names))
    formulas, shown = values(book.worksheets[3])[1:], values(told.worksheets[3])[1:]

    summed = 0
    for at, (said, row) in enumerate(zip(formulas, shown, strict=True), start=2):
        who, number, _above, _what, weight, value, product, below, _words = row
        if said[6] is not None:
            assert said[6] == f"=E{at}*F{at}"
            assert product == pytest.approx(weight * value)
        if said[7] is not None:
            summed += 1
            assert said[7] == f"=SUMIFS(G:G,A:A,A{at},C:C,B{at})"
            parts = [one[6] for one in shown if one[0] == who and one[2] == number and one[6] is not None]
            assert below == pytest.approx(sum(parts))
            if value is not None:
                assert value == pytest.approx(sum(parts))
    assert summed > 20
    fits = [row[5] for row in shown if row[2] is None]
    assert fits == pytest.approx([one.fit.value for one in comparison.reports])


def test_words_of_people_are_no_formulas_and_nobody_who_rated_is_named(compared):
    comparison, names = compared
    book, _ = both(workbook(comparison, names))

    raters = {rater for report in comparison.reports for score in report.scores for rater in score.loads}
    assert raters
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type == "s" for cell in cells if cell.value == "=1+1")
    assert any(cell.value == "=1+1" for cell in cells)
    said = " ".join(str(cell.value) for cell in cells)
    for hidden in ("Ines Reader", "Jona Reader", *raters):
        assert hidden not in said


def test_the_scores_sheet_holds_every_score_of_everybody(compared):
    comparison, names = compared
    _, told = both(workbook(comparison, names))

    rows = {(row[0], row[1]): row[2] for row in values(told.worksheets[1])[1:]}
    assert rows == pytest.approx(
        {
            (names[report.attempt_id], one.competency.name.en): one.score.value
            for report in comparison.reports
            for one in report.competencies
        }
    )
    assert len(values(told.worksheets[4])) > 10


def test_the_probability_of_a_pair_follows_from_the_numbers_beside_it(compared):
    """The formula of the cell as a spreadsheet computes it, beside Student's t, where raters are not the same."""
    comparison, names = compared
    one, other = comparison.order
    severe = comparison.fits[one].leaning.model_copy(update={"severity": 0.3})
    apart_by = {one: {"leaning": severe}, other: {"leaning": severe, "loads": {}}}
    fits = {name: comparison.fits[name].model_copy(update=told) for name, told in apart_by.items()}
    pairs = (pair_of(one, other, apart(fits[one], fits[other]).probability),)
    book, told = both(workbook(comparison.model_copy(update={"fits": fits, "pairs": pairs}), names))
    (_one, _other, shown, _words, difference, error, reliability, df) = values(told.worksheets[2])[1]

    assert 2 < df < MANY
    assert values(book.worksheets[2])[1][2] == "=1-BETADIST(H2/(H2+(SQRT(G2)*E2/F2)^2),H2/2,0.5)/2"
    t = reliability**0.5 * difference / error
    assert 1 - betainc(df / 2, 0.5, df / (df + t * t)) / 2 == pytest.approx(shown, abs=1e-5)
    assert student.cdf(t, df) == pytest.approx(shown, abs=1e-5)


def test_a_pair_that_the_same_people_judged_is_told_under_the_normal(compared):
    comparison, names = compared
    book, told = both(workbook(comparison, names))
    (_one, _other, shown, _words, difference, error, reliability, df) = values(told.worksheets[2])[1]

    assert values(book.worksheets[2])[1][2] == "=NORMSDIST(SQRT(G2)*E2/F2)"
    assert df is None
    assert NormalDist().cdf(reliability**0.5 * difference / error) == pytest.approx(shown)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_short_list_says_on_paper_what_the_page_says(compared, language):
    comparison, names = compared
    with speaking(language):
        told = position_document(comparison, names, HEAD, load_model(), {}, {})
        said = [telling.short(one) for one in comparison.fits.values()]
        said += [telling.pair(one, names) for one in comparison.pairs]
        said += [telling.short(one.score) for report in comparison.reports for one in report.competencies]
        said += [telling.verdict(report) for report in comparison.reports]
        said += [questions.first(comparison, names), *questions.open_lines(comparison, names)]
        said += [line for one in questions.behind(comparison) for line in questions.lead_lines(one, comparison)]
    pages = PdfReader(io.BytesIO(press.pdf(told))).pages
    paper = re.sub(r"\s", "", "".join(one.extract_text() for one in pages))

    made = html(told)
    assert 2 <= len(pages) <= 4
    for one in said:
        assert re.sub(r"\s", "", one) in paper
        assert one in made


def test_a_manager_takes_the_comparison_along(store, open_page):
    _, opening, _ = rated_position(store)

    page = open_page("compare.py", manager(store), "fr", position=opening.id)

    assert not page.exception
    labels = [one.label for one in page.get("download_button")]
    assert labels == ["Télécharger en PDF", "Télécharger en page web", "Télécharger en classeur (Excel)"]
