"""Reports on paper: the same words as the web page, read back from the PDF; checked against PDF/UA and PDF/A."""

import html as markup
import io
import re
import sys
from concurrent.futures import ThreadPoolExecutor

import page
import pytest
from pypdf import PdfReader

from assessments import bank, workflow
from assessments.attempt import Considered
from assessments.interviews import NOT_HELD
from pages.parts import exporting, ordering, reporting, telling
from pages.parts.words import speaking
from pages.print.document import Chart, ChartRow, Document, Flag, Heading, Points, Quote, Table, Words, framed
from pages.print.hypertext import html
from pages.print.press import TOGETHER, Press, Presses, Stopped, press
from pages.print.report import fit_report
from rubric.fit import Minimum
from rubric.model import load_model
from rubric.report import Delivered, RaisedFlag
from tests.builders import NOW, SEVEN
from tests.pages.sittings import rated_position

HOSTILE = '#read("/etc/passwd") <script>alert(1)</script> $x$ *bold* \\ 👩‍🎓'


@pytest.fixture(scope="module", autouse=True)
def worker():
    yield
    press.stop()


@pytest.fixture
def rated(store):
    profile = workflow.role_profile("solo_sme", SEVEN, minimums=[Minimum(competency_id="WR", level=3)])
    office, opening, (first, _) = rated_position(store, profile=profile)
    who = next(one for one in workflow.board(store, office, opening.id, NOW) if one.attempt.id == first)
    return office, opening, who, workflow.fit_report(store, office, first, NOW)


def document(store, rated):
    """The report in the language of the run, with a flag whose words are no kind of code."""
    office, opening, who, report = rated
    flag = RaisedFlag(flag="cf_privacy", task_id="CS2", competency_id="CS", raised_by="r1", reason=HOSTILE)
    return fit_report(
        report.model_copy(update={"flags": (flag,)}),
        exporting.head_of(office, report, who, opening),
        load_model(),
        reporting.flag_names(),
        workflow.decisions(store, office, who.attempt.id),
        {},
        NOT_HELD,
    )


def bare(words):
    """Without anything that setting lines may change: spaces, breaks, joiners of emoji."""
    return re.sub(r"[\s\u00ad\u200b\u200d\ufe0f]", "", words)


def on_paper(made, running):
    pages = [one.extract_text() for one in PdfReader(io.BytesIO(made)).pages]
    return re.sub(re.escape(bare(running)) + r"Page\d+(of|sur)\d+", "", bare("".join(pages)))


def in_browser(made):
    return bare(markup.unescape(re.sub(r"<svg.*?</svg>|<[^>]+>", "", made)))


def words_of(value):
    """Every word of a document that a reader is meant to see, in order."""
    match value:
        case Heading() | Points() | Quote() | Flag() | Words() | Table() | Chart() | ChartRow() | Document():
            hidden = {"kind", "language", "tone", "dots", "paging"}
            return [
                word
                for name in type(value).model_fields
                if name not in hidden
                for word in words_of(getattr(value, name))
            ]
        case tuple():
            return [word for one in value for word in words_of(one)]
        case str():
            return [value] if value else []
        case _ if hasattr(value, "root") or hasattr(value, "branches"):
            return words_of(getattr(value, "root", None) or (value.text, value.branches))
        case _:
            return []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_paper_and_browser_say_the_same_words_and_numbers(store, rated, language):
    with speaking(language):
        told = document(store, rated)
        fit = telling.fit(rated[3].fit)
        scores = [telling.score(one.score) for one in rated[3].competencies]
    paper, browser = on_paper(press.pdf(told), told.title), in_browser(html(told))

    words = words_of(told)
    assert len(words) > 100
    assert all(bare(one) in browser for one in [*words, fit, *scores])
    assert [one for one in [*words, fit, *scores] if bare(one) not in paper] == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_was_considered_and_the_order_of_the_scores_stand_on_paper(store, language):
    office, opening, (_, second) = rated_position(store, levels=(5.0, 1.0))
    weighed = Considered(considered_report=True, considered_answers=True, considered_other="a portfolio")
    workflow.decide(store, office, second, "advance", "Grew fast in the interview.", NOW, weighed)
    rows = workflow.board(store, office, opening.id, NOW)
    names = {one.attempt.id: one.person.name for one in rows}
    report = workflow.fit_report(store, office, second, NOW)
    with speaking(language):
        head = exporting.head_of(office, report, next(one for one in rows if one.attempt.id == second), opening)
        (made,) = workflow.decisions(store, office, second)
        told = fit_report(report, head, load_model(), {}, (made,), names, NOT_HELD)
        said = [telling.considered(made), ordering.sentence(made, names)]
    paper = on_paper(press.pdf(told), told.title)

    assert "Camille Doe" in said[1]
    assert [one for one in said if bare(one) not in paper] == []


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("profile", [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A])
def test_the_file_keeps_the_standards(store, rated, language, profile):
    with speaking(language):
        made = press.pdf(document(store, rated))

    checked = page.validate_pdf_bytes(made, profile=profile)
    assert checked.rules.total > 100
    assert checked.failures == []
    assert 2 <= len(PdfReader(io.BytesIO(made)).pages) <= 4


def test_the_file_is_told_as_headings_tables_and_lists(store, rated):
    with speaking("fr"):
        told = document(store, rated)
    told = told.model_copy(update={"blocks": (*told.blocks, Quote(text="« Bonjour »", note="Niveau 4"))})
    root = PdfReader(io.BytesIO(press.pdf(told))).trailer["/Root"]
    kinds = list(tags(root["/StructTreeRoot"]["/K"]))

    assert root["/Lang"] == "fr"
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") >= 4
    assert kinds.count("/H3") == len(rated[3].competencies)
    assert kinds.count("/Table") == 1
    assert kinds.count("/TR") == 1 + len(rated[3].competencies)
    assert {"/L", "/LI", "/BlockQuote", "/TH", "/TD"} <= set(kinds)
    assert "/Figure" not in kinds  # dots and bands repeat what the cells beside them say


def tags(node):
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for one in node:
            yield from tags(one)
    elif isinstance(node, dict):
        if "/S" in node:
            yield node["/S"]
        yield from tags(node.get("/K", []))


def test_a_script_that_no_font_has_is_printed_all_the_same():
    told = Document(
        language="en",
        title="Fit report",
        facts="",
        paging="Page {page} of {pages}",
        made_at=NOW,
        blocks=(Quote(text="漢字 and words"),),
    )

    assert "andwords" in on_paper(press.pdf(told), told.title)


def test_a_press_that_was_ended_starts_again(store, rated):
    with speaking("en"):
        told = document(store, rated)
    own = Press()
    first = own.pdf(told)
    own._worker.kill()
    own._worker.wait()

    assert own.pdf(told) == first
    own.stop()


@pytest.mark.parametrize("command", [(sys.executable, "-c", ""), (sys.executable, "-c", "input(); print(9)")])
def test_a_press_that_makes_nothing_says_so(store, rated, command):
    with speaking("en"):
        told = document(store, rated)
    own = Press(command)

    with pytest.raises(Stopped):
        own.pdf(told)
    own.stop()


def test_those_who_ask_at_the_same_time_do_not_wait_for_each_other(store, rated):
    with speaking("en"):
        told = document(store, rated)
    several = Presses()
    several.pdf(told)
    assert several.started() == 1

    with ThreadPoolExecutor() as asking:
        made = list(asking.map(several.pdf, [told] * 6))

    assert several.started() == TOGETHER
    assert len(set(made)) == 1
    several.stop()
    assert several.started() == 0


def test_delivery_stands_apart_on_paper_and_only_where_somebody_recorded(store, rated):
    office, opening, who, report = rated
    heard = Delivered(task_id="LV2", title=bank.task("LV2").title, levels=(2, 4))
    with speaking("fr"):
        head = exporting.head_of(office, report, who, opening)

        def told(one):
            return fit_report(one, head, load_model(), {}, (), {}, NOT_HELD).model_dump_json()

        with_it, without = told(report.model_copy(update={"delivered": (heard,)})), told(report)
    for words in ("À l’oreille, hors résultat", bank.delivery().anchors[1].fr, bank.delivery().anchors[3].fr):
        assert words in with_it
        assert words not in without


@pytest.mark.parametrize("before", range(36, 50, 2))
def test_short_tables_and_whole_questions_are_not_torn_by_the_end_of_a_page(before):
    filling = (Heading(level=2, text="Head"), *(Words(text=f"Line {place}") for place in range(before)))
    table = Table(header=("Who", "Level"), rows=tuple((f"Row {place}", "3") for place in range(6)))
    question = (Heading(level=3, text="Question", whole=True), *(Words(text=f"Said {place}") for place in range(6)))
    for blocks, first, last in (((table,), "Row 0", "Row 5"), (question, "Question", "Said 5")):
        told = framed("T", "f", NOW, (*filling, *blocks))
        pages = [one.extract_text() for one in PdfReader(io.BytesIO(press.pdf(told))).pages]
        assert [place for place, one in enumerate(pages) if first in one] == [
            place for place, one in enumerate(pages) if last in one
        ]
