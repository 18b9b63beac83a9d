"""The board of many: what is shown of it, views of one's own, and acts on several candidates with a way back."""

from datetime import timedelta

import pytest

from assessments import workflow
from assessments.attempt import HiringStage, Stage
from assessments.boards import BoardView
from assessments.workflow import matching
from pages.parts.board import funnel
from tests.builders import manager
from tests.pages.openings import invited, opened, sat, today, words_on


@pytest.fixture
def opening(store, office):
    return opened(store, office)


@pytest.fixture
def three(store, office, opening):
    names = ("Ada Alpha", "Bo Beta", "Cy Gamma")
    return tuple(
        invited(store, office, opening, name, f"{name[:2].strip().lower()}@mail.example")[0].attempt_id
        for name in names
    )


def bulk(opening, field):
    return f"bulk-{opening.id}-{field}"


def view(opening, field):
    return f"view-{opening.id}-{field}"


def rows(store, office, opening):
    return {row.attempt.id: row for row in workflow.board(store, office, opening.id, today())}


def listed(at):
    return [one.label.split("**")[1].replace("\\", "") for one in at.checkbox if one.key.startswith("pick-")]


def test_several_are_moved_at_once_and_back_again(open_page, store, office, opening, three):
    at = open_page("board.py", office)
    for one in three[:2]:
        at = at.checkbox(key=f"pick-{one}").check().run()
    assert "2 selected" in words_on(at)
    at.selectbox(key=bulk(opening, "stage")).set_value(HiringStage.INTERVIEW)
    at = at.button(key=bulk(opening, "move-go")).click().run()

    assert "2 candidates are now at: Interview." in words_on(at)
    assert [rows(store, office, opening)[one].hiring for one in three] == ["interview", "interview", "screening"]

    at = at.button(key=bulk(opening, "undo")).click().run()

    assert "Taken back for 2 candidates." in words_on(at)
    assert {row.hiring for row in rows(store, office, opening).values()} == {HiringStage.SCREENING}


def test_an_undo_says_who_was_changed_since(open_page, store, office, opening, three):
    at = open_page("board.py", office)
    at = at.button(key=bulk(opening, "all")).click().run()
    at = at.button(key=bulk(opening, "move-go")).click().run()
    workflow.move(store, office, opening.id, three[:1], HiringStage.OFFER, today())
    at = at.button(key=bulk(opening, "undo")).click().run()

    assert "1 candidate was changed again since" in words_on(at)
    assert rows(store, office, opening)[three[0]].hiring is HiringStage.OFFER


def test_everybody_shown_is_selected_and_nobody_else(open_page, opening, office, three):
    at = open_page("board.py", office)
    at = at.text_input(key=view(opening, "search")).set_value("beta").run()
    assert listed(at) == ["Bo Beta"]
    at = at.button(key=bulk(opening, "all")).click().run()
    assert "1 selected" in words_on(at)
    at = at.text_input(key=view(opening, "search")).set_value("").run()
    assert [one.value for one in at.checkbox if one.key.startswith("pick-")] == [False, True, False]

    assert "Nobody is selected" in words_on(at.button(key=bulk(opening, "none")).click().run())


def test_links_get_more_days(open_page, store, office, opening, three):
    at = open_page("board.py", office)
    at = at.checkbox(key=f"pick-{three[0]}").check().run()
    at.date_input(key=bulk(opening, "until")).set_value((opening.closes_at + timedelta(days=5)).date())
    at = at.button(key=bulk(opening, "later-go")).click().run()

    assert "now work until" in words_on(at)
    ends = [rows(store, office, opening)[one].invitation.expires_at for one in three]
    assert ends[0].date() == (opening.closes_at + timedelta(days=5)).date()
    assert ends[1:] == [opening.closes_at] * 2


def test_who_lost_the_link_is_invited_again(open_page, store, office, opening, three):
    workflow.revoke_invitation(store, office, three[0], today())
    at = open_page("board.py", office)
    at = at.button(key=bulk(opening, "all")).click().run()
    at = at.button(key=bulk(opening, "again")).click().run()

    assert rows(store, office, opening)[three[0]].stage is Stage.INVITED
    token = at.code[0].value.rsplit("/i/", 1)[1]
    assert workflow.redeem(store, token, today()).id == three[0]


def test_filters_leave_those_they_name_and_say_when_nobody_is_left(open_page, store, office, opening, three):
    sat(store, office, opening, "Di Delta", "di@mail.example")
    at = open_page("board.py", office)
    at = at.multiselect(key=view(opening, "stages")).set_value([Stage.SUBMITTED]).run()
    assert listed(at) == ["Di Delta"]
    at = at.multiselect(key=view(opening, "hiring")).set_value([HiringStage.OFFER]).run()
    assert listed(at) == []
    assert "Nobody matches" in words_on(at)


def test_who_is_waited_for_is_a_way_to_them(open_page, store, office, opening, three):
    sat(store, office, opening, "Di Delta", "di@mail.example")
    at = open_page("board.py", office)

    assert at.selectbox(key=view(opening, "waits_on")).options == [
        "The candidates (3)",
        "A rater, and none is free (1)",
    ]
    at = at.selectbox(key=view(opening, "waits_on")).set_value("rater").run()
    assert listed(at) == ["Di Delta"]


def test_a_view_is_saved_shown_again_and_forgotten(open_page, store, office, opening, three):
    at = open_page("board.py", office)
    at = at.text_input(key=view(opening, "search")).set_value("beta").run()
    at.text_input(key=view(opening, "name")).set_value("Only Bo")
    at = at.button(key=view(opening, "save")).click().run()
    assert "The view “Only Bo” is saved" in words_on(at)
    at = at.button(key=view(opening, "reset")).click().run()
    assert len(listed(at)) == 3
    at = at.selectbox(key=view(opening, "view")).set_value("Only Bo").run()
    assert listed(at) == ["Bo Beta"]

    at = at.button(key=view(opening, "forget")).click().run()
    assert workflow.saved_views(store, office, opening.id) == {}
    at.text_input(key=view(opening, "name")).set_value(" ")
    assert "Nothing was saved" in words_on(at.button(key=view(opening, "save")).click().run())


def test_a_long_board_is_shown_in_pages(open_page, store, office, opening):
    pasted = "\n".join(f"Person {one:02}, p{one}@mail.example" for one in range(30))
    workflow.import_people(store, office, opening.id, pasted, today())
    at = open_page("board.py", office)

    assert (listed(at)[0], len(listed(at))) == ("Person 00", 25)
    assert "1 to 25 of 30" in words_on(at)
    at = at.button(key=f"{view(opening, 'page')}-on").click().run()
    assert listed(at) == [f"Person {one}" for one in range(25, 30)]
    at = at.button(key=f"{view(opening, 'page')}-back").click().run()
    assert listed(at)[0] == "Person 00"


def test_a_manager_filters_and_selects_nobody(open_page, store, office, opening, three):
    at = open_page("board.py", manager(store, name="Mia Leads"), "fr")

    assert not at.checkbox
    assert "Chercher un nom ou une adresse" in words_on(at)
    at = at.text_input(key=view(opening, "search")).set_value("beta").run()
    assert "Ada Alpha" not in words_on(at)


def test_the_funnel_counts_who_has_come_as_far_or_further(store, office, opening, three):
    sat(store, office, opening, "Di Delta", "di@mail.example")
    workflow.move(store, office, opening.id, three[:1], HiringStage.OFFER, today())
    workflow.move(store, office, opening.id, three[1:2], HiringStage.DECLINED, today())
    found = workflow.board(store, office, opening.id, today())

    assert list(funnel.steps(found).items()) == [
        ("Invited", 4),
        ("Began", 1),
        ("Handed in", 1),
        ("Rated", 0),
        ("Short list", 1),
        ("Interview", 1),
        ("Offer", 1),
        ("Hired", 0),
    ]
    assert funnel.gone_words(found) == "1 declined"


def test_every_place_in_a_funnel_has_its_number_in_words():
    html = funnel.html({"Invited": 4, "<b>": 1})

    assert "<b>4</b><span>Invited</span>" in html
    assert "--share:25.0%" in html
    assert "<span>&lt;b&gt;</span>" in html


def test_a_view_without_wishes_is_everybody(store, office, opening, three):
    found = workflow.board(store, office, opening.id, today())

    assert len(matching(found, BoardView())) == 3


def test_those_selected_are_reminded_in_their_language_and_it_is_noted(open_page, store, office, opening, three):
    at = open_page("board.py", office)
    for one in three[:2]:
        at = at.checkbox(key=f"pick-{one}").check().run()
    workflow.revoke_invitation(store, office, three[1], today())
    at = at.button(key=f"remind-{opening.id}").click().run()
    (mail,) = [one.value for one in at.code if "Ada Alpha" in one.value]
    (link,) = [one.proto.url for one in at.get("link_button") if one.proto.url.startswith("mailto:")]

    person = rows(store, office, opening)[three[0]].person
    assert opening.title in mail
    assert opening.notice.contact in mail
    assert ("Bonjour" if person.language == "fr" else "Hello") in mail
    assert link.startswith(f"mailto:{person.email}?subject=")
    assert "%0D%0A" in link
    assert "1 selected gets no mail" in words_on(at)

    at = at.button(key=f"remind-{opening.id}-sent").click().run()

    assert "1 mail is noted." in words_on(at)
    assert "written to on" in words_on(at)
    assert [rows(store, office, opening)[one].reminded_at is not None for one in three] == [True, False, False]
    (change,) = workflow.changes(store, office, three[0])
    assert (change.field, change.after, change.changed_by) == ("mail", "reminder", office.id)
