"""A browser that lost what a run had to say still shows what is held: it comes as the default with every later run."""

from assessments import workflow
from tests import seats
from tests.builders import hr, rater
from tests.pages.openings import opened, sat

KINDS = ("radio", "selectbox", "checkbox", "multiselect", "number_input", "text_input", "date_input", "button_group")


def told(at):
    """What a browser that heard only this run would show, by the name of the widget."""
    found = {}
    for kind in KINDS:
        for one in at.get(kind):
            default = getattr(one.proto, "default", None)
            found[one.key] = default if isinstance(default, bool | int | float | str) else list(default or ())
    return found


def again(at):
    """Run the page once more, as any click does: from now on the session has nothing new to tell."""
    at.run()
    assert not at.exception
    return told(at)


def test_a_new_position_keeps_its_values(open_page, store):
    at = open_page("positions.py", hr(store), edit="new")
    held = {name: at.session_state[name] for name in ("position-weight-WR", "position-retention", "position-authority")}
    assert held == {"position-weight-WR": 14, "position-retention": 6, "position-authority": "CNIL (France)"}

    shown = again(at)

    assert {name: shown[name] for name in held} == held
    assert len(shown["position-languages"]) == 2
    assert shown["position-closes"] == [at.session_state["position-closes"].isoformat()]


def test_extra_time_that_was_granted_is_not_taken_back(open_page, store):
    """An empty menu would be sent back as "no extra time"."""
    office = hr(store)
    opening = opened(store, office)
    invitation, _ = workflow.invite(store, office, opening.id, "A", "a@mail.example", "en", 1.5, None, seats.now())
    at = open_page("board.py", office, position=opening.id)

    extra = f"row-{invitation.attempt_id}-extra"
    menu = next(one for one in at.selectbox if one.key == extra)

    assert menu.options[again(at)[extra]].startswith("50")


def test_the_report_named_on_top_is_the_one_below(open_page, store):
    office = hr(store)
    opening = opened(store, office)
    first = sat(store, office, opening, "Camille Doe", "c@mail.example").actor.id
    sat(store, office, opening, "Dana Roe", "d@mail.example")
    at = open_page("report.py", office, position=opening.id, attempt=first)

    shown = again(at)

    assert at.selectbox(key="attempt").options[shown["attempt"]].startswith("Camille Doe")


def test_a_rating_that_is_corrected_keeps_its_level_and_its_note(open_page, store):
    office, reader = hr(store), rater(store)
    sat(store, office, opened(store, office, raters=(reader.id,)))
    card = workflow.next_card(store, reader, "WR1")
    workflow.rate(store, reader, card.card_id, 4, (), "Exact.", (), None, seats.now())
    at = open_page("rate.py", reader, task="WR1", card=card.card_id)
    at.button(key=f"desk-{card.card_id}-correct").click().run()

    shown = again(at)

    assert shown[f"desk-{card.card_id}-level"] == 3
    assert at.text_area(key=f"desk-{card.card_id}-note").proto.default == "Exact."
