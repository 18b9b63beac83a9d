"""The fit with and without the interview: both on report, comparison and paper, and the way back to the scorecard."""

import html

import pytest

from assessments import workflow
from assessments.interviews import NOT_HELD, Beside
from pages.parts import telling, walking
from pages.parts.words import speaking
from pages.print import heard
from pages.print.hypertext import html as set_html
from pages.print.position import position_document
from pages.print.report import Head, fit_report
from rubric.fit import Minimum
from rubric.model import load_model
from tests.builders import NOW, SEVEN, manager
from tests.pages.openings import words_on
from tests.pages.sittings import rated_position
from tests.pages.test_interview import heard as hear

HEAD = Head(
    person="Camille Doe", position="P", organisation="O", form="F", submitted_at=NOW, introduction="I", limits="L"
)


@pytest.fixture
def met(store):
    """A position with two candidates, of whom the manager has heard the first."""
    profile = workflow.role_profile("solo_sme", SEVEN, (Minimum(competency_id="WR", level=3),))
    office, opening, attempts = rated_position(store, profile=profile)
    boss = manager(store)
    hear(store, boss, attempts[0], "2", "She halved it.")
    return office, boss, opening, attempts


def steps(step):
    return [step, *(each for one in step.steps for each in steps(one))]


def test_the_report_shows_both_fits_and_keeps_its_own(store, open_page, met):
    _office, boss, opening, (first, _) = met
    before = workflow.fit_report(store, boss, first, NOW)
    joined = workflow.interviewing.beside(store, boss, before).joined

    page = open_page("report.py", boss, position=opening.id, attempt=first)

    assert not page.exception
    said = html.unescape(words_on(page))
    assert joined is not None
    assert "The report above rests on the work alone and stays as it is." in said
    for fit in (before.fit, joined.fit):
        assert telling.short(fit) in said
    assert "Minimums of the role, with the interview:" in said.replace("**", "")
    walked = "\n".join(one.value for one in page.markdown).replace("\\", "")
    assert "Max Leads, level 2 (between “" in walked
    assert "“She halved it.”" in walked


def test_every_step_of_the_walk_with_the_interview_has_its_words(store, met):
    _office, boss, _opening, (first, _) = met
    found = workflow.interviewing.beside(store, boss, workflow.fit_report(store, boss, first, NOW)).joined

    assert found is not None
    with speaking("fr"):
        said = [walking.step(one) for one in steps(found.walk)]
    assert any(one.startswith("L’entretien\u00a0: 25,0") for one in said)
    assert any(one.startswith("Max Leads, niveau 2 (entre «\u202f") for one in said)
    assert all("None" not in one for one in said)


def test_the_comparison_shows_both_fits_of_each_and_who_has_no_interview(store, open_page, met):
    _office, boss, opening, (first, second) = met

    page = open_page("compare.py", boss, position=opening.id, **{"with": [first, second]})
    said = html.unescape(words_on(page))
    assert "With the interviews" in said
    assert "none yet" in said
    assert "With the interviews, two by two" not in said

    hear(store, boss, second, "5")
    said = html.unescape(words_on(page.run()))
    assert "With the interviews, two by two" in said


@pytest.mark.parametrize("turned", [False, True])
def test_people_stand_in_the_order_in_which_they_were_chosen_never_in_a_rank(store, met, turned):
    _office, boss, opening, attempts = met
    chosen = attempts[::-1] if turned else attempts
    comparison = workflow.comparison(store, boss, opening.id, chosen, None, 7)
    besides = workflow.interviewing.beside_each(store, boss, comparison)
    told = heard.with_interviews(comparison, besides, dict(zip(attempts, ("Camille Doe", "Dana Roe"), strict=True)))

    rows = next(one.rows for one in told if one.kind == "chart")
    assert [row.label for row in rows] == (["Dana Roe", "Camille Doe"] if turned else ["Camille Doe", "Dana Roe"])


def test_before_any_interview_nothing_is_added_to_a_comparison_and_the_report_says_so(store, open_page):
    _office, opening, attempts = rated_position(store)
    boss = manager(store)

    compared = words_on(open_page("compare.py", boss, position=opening.id, **{"with": list(attempts)}))
    reported = words_on(open_page("report.py", boss, position=opening.id, attempt=attempts[0]))

    assert "With the interviews" not in compared
    assert "No scorecard has been handed in yet." in reported


def test_an_interviewer_whose_own_is_to_come_is_told_why_nothing_is_shown(store, open_page, met):
    office, _boss, opening, (first, second) = met

    reported = words_on(open_page("report.py", office, position=opening.id, attempt=first))
    compared = html.unescape(
        words_on(open_page("compare.py", office, position=opening.id, **{"with": [first, second]}))
    )

    assert (
        "1 scorecard is handed in. It is shown, with the fit that comes of it, once your own is handed in" in reported
    )
    assert "1 scorecard, hidden until yours" in compared
    assert "She halved it." not in reported


def test_scorecards_without_any_level_add_nothing_and_say_so(store, open_page):
    _office, opening, (first, second) = rated_position(store)
    boss = manager(store)
    hear(store, boss, first, "n")

    reported = words_on(open_page("report.py", boss, position=opening.id, attempt=first))
    compared = html.unescape(words_on(open_page("compare.py", boss, position=opening.id, **{"with": [first, second]})))

    assert "no answer in them was given a level" in reported
    assert "no level given" in compared


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_files_show_what_the_page_shows(store, met, language):
    _office, boss, opening, attempts = met
    report = workflow.fit_report(store, boss, attempts[0], NOW)
    beside = workflow.interviewing.beside(store, boss, report)
    comparison = workflow.comparison(store, boss, opening.id, attempts, None, 7)
    besides = workflow.interviewing.beside_each(store, boss, comparison)
    names = dict(zip(attempts, ("Camille Doe", "Dana Roe"), strict=True))

    with speaking(language):
        single = html.unescape(set_html(fit_report(report, HEAD, load_model(), {}, (), names, beside)))
        alone = html.unescape(set_html(fit_report(report, HEAD, load_model(), {}, (), names, NOT_HELD)))
        several = html.unescape(set_html(position_document(comparison, names, HEAD, load_model(), {}, besides)))
        assert beside.joined is not None
        shown = telling.short(beside.joined.fit)

    assert shown in single
    assert f'<td class="whole">{shown}</td>' in single
    assert "Max Leads" in single
    assert "Max Leads" not in alone
    assert {"en": "With the interviews", "fr": "Avec les entretiens"}[language] in several


def test_what_has_no_value_yet_is_told_as_such(store):
    profile = workflow.role_profile("solo_sme", SEVEN, (Minimum(competency_id="WR", level=3),))
    _office, opening, (first, _) = rated_position(store, profile=profile)
    boss = manager(store)
    report = workflow.fit_report(store, boss, first, NOW)
    empty = report.fit.model_copy(update={"value": None})

    assert telling.short(empty) == "no value"
    assert [one.kind for one in heard.with_interview(Beside(scorecards=2, withheld=True), empty, load_model())] == [
        "heading",
        "words",
    ]
    assert opening.profile.minimums
