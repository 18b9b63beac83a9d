"""Accounts as an administrator manages them: added with a link, changed, ended; refusals in words."""

from datetime import UTC, datetime

import pytest

from assessments import workflow
from assessments.attempt import SYSTEM, LinkRefused, Role
from pages.parts import frame
from tests.builders import admin, rater


def labelled(widgets, label, at=-1):
    return [one for one in widgets if one.label == label][at]


@pytest.fixture
def opened(open_page, store):
    return open_page("staff.py", admin(store, now=datetime.now(UTC)))


def users(store):
    return {one.email: one for one in workflow.users(store, SYSTEM)}


def fill(at, name, email, role="Rater"):
    labelled(at.text_input, "Name", 0).set_value(name)
    labelled(at.text_input, "E-mail", 0).set_value(email)
    labelled(at.checkbox, role, 0).check()
    return labelled(at.button, "Add", 0).click().run()


def test_somebody_added_gets_a_link_that_is_shown_until_it_is_copied(opened, store):
    at = fill(opened, "Zoé Martin", "zoe@example.org")

    added = users(store)["zoe@example.org"]
    assert (added.name, added.roles, added.has_password) == ("Zoé Martin", {Role.RATER}, False)
    assert [one.value for one in at.success] == ["Zoé Martin was added\\."]
    link = at.code[0].value
    assert workflow.link_owner(store, link.rsplit("/setup/", 1)[1], datetime.now(UTC)).id == added.id
    assert at.run().code[0].value == link
    at = labelled(at.button, "I have copied it").click().run()
    assert not at.code


def test_the_form_is_empty_again_after_somebody_was_added(opened):
    at = fill(opened, "Zoé Martin", "zoe@example.org")

    assert labelled(at.text_input, "Name", 0).value == ""
    assert not labelled(at.checkbox, "Rater", 0).value


@pytest.mark.parametrize(
    ("name", "email", "said"),
    [
        ("", "zoe@example.org", "the name is missing"),
        ("Zoé", "no address", "not an e\\-mail address"),
        ("Zoé", "ada.admin@lumiplume.example", "is there already"),
    ],
)
def test_what_cannot_be_added_is_told_and_kept_in_the_form(opened, store, name, email, said):
    before = users(store)

    at = fill(opened, name, email)

    assert said in at.error[0].value
    assert users(store) == before
    assert labelled(at.text_input, "E-mail", 0).value == email


def test_roles_are_changed_and_a_missing_name_stays_what_it_was(opened, store):
    someone = rater(store, now=datetime.now(UTC))
    at = opened.run()
    here = next(place for place, one in enumerate(at.text_input) if one.value == "Rae Reader")
    at.text_input[here].set_value(" ")
    next(one for one in at.checkbox if one.label == "Hiring manager" and someone.id in one.key).check()
    at = [one for one in at.button if one.label == "Save"][-1].click().run()

    changed = next(one for one in users(store).values() if one.id == someone.id)
    assert changed.roles == {Role.RATER, Role.MANAGER}
    assert changed.name == "Rae Reader"
    assert at.success


def test_the_only_administrator_cannot_be_deactivated(opened, store):
    at = labelled(opened.button, "Deactivate", 0).click().run()

    assert "only active administrator" in at.error[0].value
    assert all(one.active for one in users(store).values())


def test_somebody_deactivated_can_be_activated_again(opened, store):
    someone = rater(store, now=datetime.now(UTC))
    at = opened.run()
    at = at.button(key=f"{someone.id}-active-0").click().run()
    assert not next(one for one in users(store).values() if one.id == someone.id).active

    at = labelled(at.button, "Activate again").click().run()

    assert next(one for one in users(store).values() if one.id == someone.id).active


def test_a_new_link_makes_the_earlier_one_useless(opened, store):
    at = fill(opened, "Zoé Martin", "zoe@example.org")
    first = at.code[0].value.rsplit("/", 1)[1]
    zoe = users(store)["zoe@example.org"]

    at = next(one for one in at.button if one.key and one.key.startswith(f"{zoe.id}-link")).click().run()

    second = at.code[0].value.rsplit("/", 1)[1]
    assert second != first
    with pytest.raises(LinkRefused):
        workflow.link_owner(store, first, datetime.now(UTC))


def test_names_are_shown_as_they_were_typed_and_never_as_markdown(opened):
    at = fill(opened, "**Bold** [link](https://elsewhere.example) www.elsewhere.example", "zoe@example.org")

    shown = " ".join(one.value for one in at.markdown)
    assert "\\*\\*Bold\\*\\* \\[link\\]\\(https\\://\u200belsewhere" in shown
    assert "www\u200b\\." in shown


def test_plain_words_survive_being_made_literal():
    assert frame.literal("Évaluer 2 travaux") == "Évaluer 2 travaux"
