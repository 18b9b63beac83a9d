"""The desk on which forms are composed: add, order, part, see what it comes to, save a version."""

from sqlmodel import select

from assessments import bank, workflow
from assessments.store.tables import AttemptRow
from tests.builders import position as opening
from tests.pages.openings import words_on


def named(open_page, office, language="en", **query):
    at = open_page("forms.py", office, language, edit="new", **query)
    at.text_input(key="form-name-en").set_value("Short writing")
    return at.text_input(key="form-name-fr").set_value("Rédaction courte").run()


def add(at, *tasks):
    for one in tasks:
        at = at.selectbox(key="form-more").set_value(one).run()
    return at


def save(at):
    return at.button(key="save").click().run()


def told(at):
    return "\n".join(one.value for one in (*at.error, *at.warning)).replace("\\", "")


def test_the_forms_that_ship_are_told_with_what_they_measure(open_page, office):
    said = words_on(open_page("forms.py", office))
    assert "Core assessment" in said
    assert "Short screening" in said


def test_a_form_is_composed_and_can_be_chosen_for_a_position(open_page, store, office):
    at = save(add(named(open_page, office), "WR1", "AN4"))

    assert "Positions can now use this form" in words_on(at)
    (made,) = workflow.composed_forms(store, office)
    assert (made.form.name.fr, made.form.task_ids) == ("Rédaction courte", ("WR1", "AN4"))
    position = open_page("positions.py", office, edit="new")
    assert made.form.id in {one for radio in position.radio for one in [radio.value, *radio.options]} or any(
        "Short writing" in option for radio in position.radio for option in radio.options
    )


def test_tasks_are_moved_and_parted_and_taken_out(open_page, store, office):
    at = add(named(open_page, office), "WR1", "AN4", "CS5")
    at = at.button(key="up-CS5").click().run()
    at = at.checkbox(key="break-CS5").check().run()
    at = at.button(key="out-WR1").click().run()
    save(at)

    (made,) = workflow.composed_forms(store, office)
    assert [block.tasks for block in made.form.blocks] == [("CS5",), ("AN4",)]


def test_too_many_minutes_are_said_while_composing_and_refused(open_page, store, office):
    at = add(named(open_page, office), "WR1")
    at = at.number_input(key="form-budget").set_value(20).run()

    assert "5\xa0min too long" in told(at)
    assert "take more minutes than allowed" in told(save(at))
    assert workflow.composed_forms(store, office) == ()


def test_what_is_thin_or_missing_is_said(open_page, office):
    said = words_on(add(named(open_page, office), "WR1"))
    assert "rests on one task only" in said
    assert "Not measured" in said


def test_a_form_without_a_name_keeps_what_was_chosen(open_page, store, office):
    at = open_page("forms.py", office, edit="new")
    at = save(add(at, "WR1"))
    assert "needs a name in both languages" in told(at)
    assert at.session_state["form-tasks"] == ["WR1"]


def test_one_can_begin_from_a_form_that_exists(open_page, office):
    at = open_page("forms.py", office, edit="new", like="core")
    assert at.session_state["form-tasks"] == ["PU2", "WR1", "DE1", "CS2", "AN1", "LV2", "AD1"]
    assert at.session_state["form-breaks"] == frozenset({"DE1"})


def test_a_change_makes_the_next_version_and_a_position_keeps_its_own(open_page, store, office):
    save(add(named(open_page, office), "WR1"))
    (first,) = workflow.composed_forms(store, office)
    position = opening(store, office, form_id=first.form.id)
    at = open_page("forms.py", office, edit=first.series)
    assert "Saving makes version 2" in words_on(at)
    save(add(at, "AN4"))

    (second,) = workflow.composed_forms(store, office)
    assert second.form.task_ids == ("WR1", "AN4")
    assert workflow.position(store, office, position.id).form_id == first.form.id
    at = open_page("positions.py", office, edit=position.id)
    assert at.session_state["position-form"] == first.form.id


def test_the_desk_speaks_french(open_page, office):
    at = open_page("forms.py", office, "fr", edit="new", like="screen")
    assert "Non mesuré" in words_on(at)
    assert "Que doit contenir cette épreuve" in at.title[0].value


def test_nothing_asked_for_in_the_address_breaks_the_screen(open_page, office):
    assert not open_page("forms.py", office, edit="nothing").exception
    assert not open_page("forms.py", office, edit="new", like="nothing").exception


# --- seen as a candidate ----------------------------------------------------------------------------------------------


def test_a_form_is_walked_through_to_its_end_and_back(open_page, office):
    at = open_page("forms.py", office, "en", preview="core")
    seen = []
    for step in range(30):
        at.query_params["step"] = str(step)
        at = at.run()
        assert not at.exception
        assert "Preview: this is what a candidate sees" in words_on(at)
        seen.append(at.title[0].value.replace("\\", ""))
        if "has handed everything in" in words_on(at):
            break
    form = bank.form("core")
    titles = [bank.task(one).title.en for one in form.task_ids]
    assert seen == [form.name.en, bank.task("PRACTICE").title.en, *titles[:3], form.name.en, *titles[3:], form.name.en]


def test_a_preview_speaks_the_language_asked_for_and_is_left_for_the_list(open_page, office):
    at = open_page("forms.py", office, "en", preview="screen", step="2")
    at = at.button_group(key="preview-said").set_value("fr").run()
    assert at.title[0].value.replace("\\", "") == bank.task("PU1").title.fr
    at = at.button(key="leave").click().run()
    assert "What are candidates asked to do" in at.title[0].value


def test_a_preview_begins_from_the_list_and_keeps_nothing(open_page, store, office):
    at = open_page("forms.py", office).button(key="preview-core").click().run()
    assert "Preview" in words_on(at)
    with store.read() as db:
        assert db.exec(select(AttemptRow)).all() == []
    assert not open_page("forms.py", office, preview="nothing", step="x").exception
