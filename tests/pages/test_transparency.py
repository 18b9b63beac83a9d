"""How a position is filled, for staff and for its candidates: the same words, and nobody's results."""

from datetime import timedelta

import pytest

from assessments import bank, workflow
from assessments.attempt import NotAllowed, NotFound
from pages.parts.words import speaking
from pages.print.hypertext import html
from pages.print.transparency import told, transparency_document
from rubric.fit import Minimum
from rubric.health import QuestionHealth
from rubric.model import load_model
from rubric.statistics.estimate import Estimate
from rubric.statistics.strata import ItemBias
from rubric.validity import Vote
from tests import seats
from tests.builders import NOW, hr, manager, position, rater
from tests.pages.openings import words_on
from tests.pages.sittings import rated_position, sat


def lines(found):
    """Everything that is told, as words."""
    said = []
    for one in told(found):
        said += [getattr(one, "label", ""), getattr(one, "text", ""), *getattr(one, "lines", ())]
    return "\n".join(said)


@pytest.mark.parametrize(("language", "decides", "few"), [
    ("en", "takes the decision and writes down the reasons", "too few to say how reliable it is here"),
    ("fr", "qui en écrit les motifs", "trop peu pour dire sa fiabilité ici"),
])  # fmt: skip
def test_staff_read_what_counts_how_sure_it_is_and_who_decides(store, open_page, language, decides, few):
    office = hr(store)
    opening = position(store, office)

    at = open_page("transparency.py", office, language, position=opening.id)

    assert not at.exception
    said = words_on(at)
    assert decides in said
    assert few in said
    assert load_model().competency("WR").definition.said(language) in said
    assert all(bank.task(one).title.said(language) in said for one in bank.form("core").task_ids)


def test_a_candidate_reads_the_same_of_their_own_position(store, open_page):
    me = seats.candidate(store)
    office = seats.office(store)
    (opening,) = workflow.positions(store, office)

    at = open_page("transparency.py", me)

    assert not at.exception
    own = workflow.transparency.of_own_position(store, me, "en", NOW)
    assert own.position.id == opening.id
    assert own._replace(position=opening) == workflow.transparency.of_position(store, office, opening.id, "en", NOW)
    assert "Social media manager" in words_on(at)
    assert not at.selectbox


def test_a_candidate_of_another_position_has_no_way_to_it(store, open_page):
    me = seats.candidate(store)
    other = position(store, hr(store), title="Another opening")

    with pytest.raises(NotAllowed):
        workflow.transparency.of_position(store, me, other.id, "en", NOW)
    assert workflow.transparency.of_own_position(store, me, "en", NOW).position.id != other.id
    assert other.title not in words_on(open_page("transparency.py", me, position=other.id))


def test_who_assesses_themselves_is_measured_for_no_position(store):
    with pytest.raises(NotAllowed):
        workflow.transparency.of_own_position(store, seats.oneself(store), "en", NOW)


def test_raters_have_no_need_of_weights(store):
    opening = position(store, hr(store))
    with pytest.raises(NotAllowed):
        workflow.transparency.of_position(store, rater(store), opening.id, "en", NOW)


def test_a_position_that_does_not_exist_is_not_found(store):
    with pytest.raises(NotFound):
        workflow.transparency.of_position(store, hr(store), "none", "en", NOW)


def test_nothing_of_those_who_were_assessed_is_in_it(store, open_page):
    _office, opening, _people = rated_position(store)

    said = words_on(open_page("transparency.py", manager(store), position=opening.id))

    assert "2 people have sat this form" in said
    assert "Camille" not in said
    assert "Rae Reader" not in said


def test_a_manager_reads_what_the_votes_add_up_to_once_they_have_voted_too(store):
    office, boss = hr(store), manager(store)
    opening = position(store, office)

    def validity(actor):
        return workflow.transparency.of_position(store, actor, opening.id, "en", NOW).validity

    assert validity(office) is not None
    assert validity(boss) is None
    with speaking("en"):
        said = lines(workflow.transparency.of_position(store, boss, opening.id, "en", NOW))
    assert "once you have voted on every task" in said

    for task_id in bank.form("core").task_ids:
        vote = Vote(task_id=task_id, verdict="essential", importance=4)
        workflow.validating.vote(store, boss, vote, NOW)
    assert validity(boss) == validity(office)


def test_weights_come_heaviest_first_and_minimums_with_their_level(store):
    office = hr(store)
    profile = workflow.role_profile("solo_sme", {"WR": 70, "AN": 30}, (Minimum(competency_id="WR", level=3),))
    opening = position(store, office, profile=profile)
    with speaking("en"):
        said = lines(workflow.transparency.of_position(store, office, opening.id, "en", NOW))

    weights = said.split("What counts, and how much")[1].split("What candidates do")[0]
    assert weights.index("Writing: 70 of 100") < weights.index("Analytics")
    assert f"Minimums: Writing, {load_model().scale_label(3).en}." in weights
    assert "Customer service" not in weights


def with_figures(found, n, questions=()):
    """The same, as if so many had sat the form and these questions had been compared."""
    figures = found.health.figures.model_copy(update={"n": n, "questions": questions})
    return found._replace(health=found.health._replace(figures=figures))


def question(size):
    none = Estimate(value=None, n=0, why="too_few")
    bias = ItemBias.model_construct(delta=none, size=size)
    return QuestionHealth(id="Q", competency_id="PU", difficulty=none, discrimination=none, bias=bias)


@pytest.mark.parametrize(("sizes", "said"), [
    ((), "cannot be said yet"),
    ((None,), "cannot be said yet"),
    (("A",), "Of 1 question that can be compared, 0 works otherwise"),
    (("A", "C", "B"), "Of 3 questions that can be compared, 1 work otherwise"),
])  # fmt: skip
def test_from_thirty_sittings_on_reliability_is_told_and_whether_languages_differ(store, sizes, said):
    office = hr(store)
    found = workflow.transparency.of_position(store, office, position(store, office).id, "en", NOW)
    with speaking("en"):
        words = lines(with_figures(found, 30, tuple(map(question, sizes))))

    assert "From the last 30 sittings of this form" in words
    assert "All keyed questions" in words
    assert said in words


def test_the_figures_of_a_form_are_found_anew_after_an_hour(store):
    office, opening, _people = rated_position(store)

    def people(later=0):
        clock = NOW + timedelta(days=30, minutes=later)
        return workflow.transparency.of_position(store, office, opening.id, "en", clock).health.figures.n

    assert people() == 2
    sat(store, office, opening, "Robin Poe")
    assert people(59) == 2
    assert people(61) == 3


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_file_says_what_the_page_says(store, language):
    office = hr(store)
    found = workflow.transparency.of_position(store, office, position(store, office).id, language, NOW)
    with speaking(language):
        made = html(transparency_document(found, NOW))
        headings = [one.text for one in told(found) if one.kind == "heading"]
    assert all(one in made for one in headings)


def test_candidates_are_shown_the_way_there_before_and_after_their_work(store, open_page):
    me = seats.candidate(store)
    assert "How this position is filled" in str([one.label for one in open_page("take.py", me).get("page_link")])

    workflow.acknowledge(store, me, seats.now())
    seats.done(store, me)
    workflow.submit(store, me, seats.now())

    assert "How this position is filled" in str([one.label for one in open_page("take.py", me).get("page_link")])
