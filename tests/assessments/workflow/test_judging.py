"""Raters judge alone and blind: no card leads to a person, and nobody sees another's level before giving their own."""

import types
import typing

import pytest

from assessments import bank, workflow
from assessments.answer import NumberAnswer, SpokenAnswer, WrittenAnswer
from assessments.attempt import Attempt, Invitation, NotAllowed, NotFound, Person, QuoteNotFound, Role, User
from assessments.evidence import sounds
from assessments.form import Block, FormDraft
from assessments.store import judging
from assessments.views import AnswerToRate, PositionDraft, RatingCard
from assessments.workflow.cards import redacted, texts_of
from rubric.rating import CriticalFlag, Span
from rubric.record import Record, Text
from tests.builders import DAY, HOUR, MINUTE, NOW, candidate, manager, position, rater, staff
from tests.journeys.bots import Browser, everything, only, quote, rate_all
from tests.plans import filled

NAME, EMAIL, HANDLE = "Kévin-Mathis Ndiaye-Roux", "kevinmathis.nr@mail.example", "@kevma.crea"
SIGNED = (
    "Bonjour, Kévin-Mathis ici ! KEVIN MATHIS NDIAYE ROUX, kevinmathis.nr@mail.example, @kevma.crea, alias kevma crea. "
    "Tél. 06 12 34 56 78. — Ndiaye-Roux"
)
TRACES = ("kévin", "kevin", "mathis", "ndiaye", "kevma", "12 34 56")


@pytest.fixture
def readers(store):
    return tuple(rater(store, name) for name in ("Ines Reader", "Jona Reader", "Kim Reader"))


@pytest.fixture
def opening(store, office, readers):
    return position(store, office, raters=tuple(one.id for one in readers), reserve=readers[2:])


@pytest.fixture
def submitted(store, office, opening):
    """One candidate who has answered everything."""
    browser = Browser(store, candidate(store, office, opening))
    browser.sit()
    return browser


def rate(store, actor, card, level=4.0, quotes=(), note="", flags=(), because=None, now=NOW + DAY):
    return workflow.rate(store, actor, card.card_id, level, quotes, note, flags, because, now)


def records_in(annotation):
    """Every record type that a type can hold."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
        for field in annotation.model_fields.values():
            yield from records_in(field.annotation)
    elif typing.get_origin(annotation) or isinstance(annotation, types.UnionType):
        for part in typing.get_args(annotation):
            yield from records_in(part)


def signs(sitting):
    """A candidate who signs everything that can be signed."""
    for item_id, answer in everything(sitting):
        match answer:
            case WrittenAnswer() if item_id.endswith(".ai") or item_id == "PU2.note":
                yield item_id, answer
            case SpokenAnswer():
                yield item_id, SpokenAnswer(route="typed", script=SIGNED)
            case NumberAnswer():
                yield item_id, NumberAnswer(typed="Kévin-Mathis")
            case None:
                yield item_id, None
            case _ if hasattr(answer, "text"):
                yield item_id, answer.model_copy(update={"text": SIGNED})
            case _:
                yield item_id, answer


def test_rating_card_has_no_candidate(store, office, opening, readers):
    people = {Person, Attempt, Invitation, User}
    assert not people & set(records_in(RatingCard))
    fields = {name for kind in records_in(RatingCard) for name in kind.model_fields}
    assert not fields & {"person", "person_id", "candidate", "attempt", "attempt_id", "email", "handle", "extra_time"}

    browser = Browser(store, candidate(store, office, opening, NAME, email=EMAIL, handle=HANDLE, language="fr"))
    attempt = browser.sit(signs)

    held = [workflow.next_card(store, readers[0], line.task_id) for line in workflow.queue(store, readers[0])]
    assert {one.task.id for one in held} == {"WR1", "DE1", "CS2", "LV2", "AD1"}
    for card in held:
        told = card.model_dump_json().lower() + rate(store, readers[0], card).model_dump_json().lower()
        for trace in (*TRACES, attempt.person_id, attempt.reference.lower()):
            assert trace not in told.replace(attempt.id, ""), f"{trace} in {card.task.id}"


def test_a_card_does_not_hold_the_attempt_or_what_a_key_says(submitted, store, readers):
    for line in workflow.queue(store, readers[0]):
        card = workflow.next_card(store, readers[0], line.task_id)
        assert submitted.actor.id not in card.model_dump_json()
        assert card.task.evidence == ()
        assert card.task.human is not None
        assert all(not getattr(item, "key_order", ()) for item in card.task.items)


def test_card_ids_are_letters_and_digits_alone(submitted, store, readers):
    """Screens build the names of widgets from them, and two underscores in a row would end such a name."""
    ids = [
        workflow.next_card(store, one, line.task_id).card_id for one in readers for line in workflow.queue(store, one)
    ]

    assert ids
    assert all(one.isalnum() for one in ids)


def test_every_task_waits_for_two_raters_and_not_for_the_one_in_reserve(submitted, store, readers):
    for one in readers[:2]:
        lines = workflow.queue(store, one)
        assert [line.task_id for line in lines] == ["WR1", "DE1", "CS2", "LV2", "AD1"]
        assert {(line.waiting, line.done) for line in lines} == {(1, 0)}
    assert workflow.queue(store, readers[2]) == ()


def test_nothing_waits_before_the_work_is_submitted(store, office, opening, readers):
    Browser(store, candidate(store, office, opening)).enter().start()

    assert workflow.queue(store, readers[0]) == ()
    assert workflow.next_card(store, readers[0], "WR1") is None


def test_work_of_other_positions_is_not_ones_own(submitted, store):
    outsider = rater(store, "Olaf Reader")

    assert workflow.queue(store, outsider) == ()


def test_candidates_have_no_desk(submitted, store):
    with pytest.raises(NotAllowed):
        workflow.queue(store, submitted.actor)


def test_a_card_is_valid_on_ones_own_desk_only(submitted, store, readers):
    card = workflow.next_card(store, readers[0], "WR1")

    assert workflow.card(store, readers[0], card.card_id) == card
    for verb in (workflow.card, workflow.laid):
        for actor, card_id in ((readers[1], card.card_id), (readers[0], "unknown")):
            with pytest.raises(NotFound):
                verb(store, actor, card_id)
    with pytest.raises(NotFound):
        rate(store, readers[1], card)
    assert workflow.next_card(store, readers[1], "WR1").card_id != card.card_id


def test_a_card_waits_until_it_is_rated_and_only_for_its_own_rater(submitted, store, office, opening, readers):
    card = workflow.next_card(store, readers[0], "WR1")

    assert workflow.waits(store, readers[0], card.card_id)
    assert not workflow.waits(store, readers[1], card.card_id)
    assert not workflow.waits(store, readers[0], "unknown")
    rate(store, readers[0], card)
    assert not workflow.waits(store, readers[0], card.card_id)

    other = workflow.next_card(store, readers[1], "WR1")
    left = {name: getattr(opening, name) for name in PositionDraft.model_fields} | {"raters": (readers[0].id,)}
    workflow.revise_position(store, office, opening.id, PositionDraft.model_validate(left), NOW)
    assert not workflow.waits(store, readers[1], other.card_id)
    assert workflow.next_card(store, readers[1], "WR1") is None


def test_the_order_is_stable_differs_between_raters_and_follows_no_date(store, office, opening, readers):
    for index in range(12):
        browser = Browser(store, candidate(store, office, opening, f"Person Number{index:02}"), NOW + index * MINUTE)
        browser.sit(only("WR1.x"))
    orders = []
    for reader in readers[:2]:
        workflow.queue(store, reader)
        with store.read() as db:
            cards = judging.cards(db, reader.id, "WR1")
            again = judging.cards(db, reader.id, "WR1")
        assert cards == again
        assert len({one.id for one in cards}) == 12
        orders.append([one.attempt_id for one in cards])
    with store.read() as db:
        by_date = [one.id for one in judging.submitted(db, [opening.id])]
        other_task = [one.attempt_id for one in judging.cards(db, readers[0].id, "CS2")]
    assert len({tuple(one) for one in (*orders, by_date, other_task, sorted(by_date))}) == 5


def test_what_comes_in_later_is_dealt_without_moving_what_lies_there(submitted, store, office, opening, readers):
    first = workflow.next_card(store, readers[0], "WR1")
    Browser(store, candidate(store, office, opening, "Another Person")).sit(only("WR1.x"))

    assert workflow.card(store, readers[0], first.card_id).of == 1  # until the list is looked at, or the pile is done
    workflow.queue(store, readers[0])
    assert workflow.card(store, readers[0], first.card_id).of == 2
    assert {workflow.card(store, readers[0], first.card_id).answers} == {first.answers}


def test_the_place_in_the_queue_counts_what_is_done(store, office, opening, readers):
    for name in ("Ann One", "Ben Two", "Cem Three"):
        Browser(store, candidate(store, office, opening, name)).sit(only("WR1.x"))
    places = []
    while card := workflow.next_card(store, readers[0], "WR1"):
        places.append((card.position, card.of))
        rate(store, readers[0], card)

    assert places == [(1, 3), (2, 3), (3, 3)]
    assert next(one for one in workflow.queue(store, readers[0]) if one.task_id == "WR1").done == 3


def test_work_rated_by_enough_people_waits_for_nobody_else(submitted, store, readers):
    for one in readers[:2]:
        rate(store, one, workflow.next_card(store, one, "WR1"))

    assert workflow.next_card(store, readers[2], "WR1") is None


def test_two_levels_apart_call_a_third_rater(submitted, store, readers):
    rate(store, readers[0], workflow.next_card(store, readers[0], "WR1"), 2.0)
    after = rate(store, readers[1], workflow.next_card(store, readers[1], "WR1"), 4.0)

    assert (after.spread, after.needs_third) == (2.0, True)
    card = workflow.next_card(store, readers[2], "WR1")
    assert rate(store, readers[2], card, 3.0).needs_third is False
    assert workflow.next_card(store, readers[2], "WR1") is None


def test_rater_sees_others_only_after_rating(submitted, store, readers):
    rate(store, readers[0], workflow.next_card(store, readers[0], "WR1"), 2.0)
    card = workflow.next_card(store, readers[1], "WR1")
    assert workflow.laid(store, readers[1], card.card_id)[1] is None
    assert "2.0" not in card.model_dump_json()

    after = rate(store, readers[1], card, 3.0)

    assert after.others == (("A", 2.0),)
    assert after.own.level == 3.0
    assert workflow.laid(store, readers[1], card.card_id)[1] == after
    assert readers[0].id not in after.model_dump_json()


def test_software_speaks_after_the_rater_but_for_hard_limits(store, office, opening, readers):
    def long(sitting):
        yield "WR1.x", WrittenAnswer(text="Free repairs for life. " * 30)

    browser = Browser(store, candidate(store, office, opening))
    browser.enter().start()
    browser.work(long)
    browser.end()
    browser.start()
    browser.submit()
    card = workflow.next_card(store, readers[0], "WR1")

    assert {one.kind for one in card.limits} == {"limit"}
    after = rate(store, readers[0], card)
    assert {"score", "flag", "limit"} <= {one.kind for one in after.evidence}
    spans = [span for one in after.evidence for span in one.spans]
    texts = texts_of(card.answers)
    assert spans
    assert all(texts[one.item_id][one.start : one.end] == one.quote for one in spans)


def test_a_quote_is_kept_as_the_rater_read_it(submitted, store, readers):
    card = workflow.next_card(store, readers[0], "WR1")
    chosen = quote(card)

    assert rate(store, readers[0], card, quotes=(chosen,)).own.quotes == (chosen,)


@pytest.mark.parametrize(
    "changed",
    [
        {"quote": "never written"},
        {"start": 3, "end": 8},
        {"item_id": "AD1.note"},
        {"quote": "", "end": 0},
    ],
)
def test_words_that_are_not_in_the_answer_cannot_be_quoted(submitted, store, readers, changed):
    card = workflow.next_card(store, readers[0], "WR1")

    with pytest.raises(QuoteNotFound):
        rate(store, readers[0], card, quotes=(quote(card).model_copy(update=changed),))
    assert workflow.laid(store, readers[0], card.card_id)[1] is None


def test_the_name_that_was_taken_out_cannot_be_quoted(store, office, opening, readers):
    browser = Browser(store, candidate(store, office, opening, NAME, email=EMAIL, handle=HANDLE))
    browser.sit(signs)
    card = workflow.next_card(store, readers[0], "WR1")
    start = SIGNED.index("Kévin-Mathis")

    span = Span(item_id="WR1.x", start=start, end=start + 12, quote="Kévin-Mathis")
    with pytest.raises(QuoteNotFound):
        rate(store, readers[0], card, quotes=(span,))


def test_a_critical_flag_has_a_reason_and_a_known_name(submitted, store, readers):
    card = workflow.next_card(store, readers[0], "WR1")
    known = next(iter(bank.critical_flags()))
    with pytest.raises(NotFound):
        rate(store, readers[0], card, flags=(CriticalFlag(flag="cf_unheard_of", reason="Because."),))

    raised = (CriticalFlag(flag=known, reason="Promises what nobody can keep."),)
    assert rate(store, readers[0], card, flags=raised).own.flags == raised


def test_not_assessed_is_a_judgement_with_a_reason_and_no_level(submitted, store, readers):
    card = workflow.next_card(store, readers[0], "WR1")
    with pytest.raises(ValueError, match="either a level or the reason"):
        rate(store, readers[0], card, None)
    with pytest.raises(ValueError, match="less than or equal to 5"):
        rate(store, readers[0], card, 6.0)

    after = rate(store, readers[0], card, None, because="I cannot read this language")

    assert (after.own.level, after.spread) == (None, None)
    assert workflow.next_card(store, readers[0], "WR1") is None
    assert {one for one in workflow.queue(store, readers[0]) if one.task_id == "WR1"}.pop().done == 1
    for one in readers[1:]:
        rate(store, one, workflow.next_card(store, one, "WR1"))
    others = workflow.laid(store, readers[1], _card_id(store, readers[1]))[1].others
    assert sorted(str(level) for _name, level in others) == ["4.0", "None"]
    assert {name for name, _level in others} == {"A", "B"}


def _card_id(store, reader):
    with store.read() as db:
        return judging.cards(db, reader.id, "WR1")[0].id


def test_later_rating_replaces_earlier_but_history_stays(submitted, store, readers):
    card = workflow.next_card(store, readers[0], "WR1")
    rate(store, readers[0], card, 2.0)

    assert rate(store, readers[0], card, 4.0, now=NOW + 2 * DAY).own.level == 4.0
    with store.read() as db:
        given = judging.ratings(db, [submitted.actor.id], "WR1", "rater")
    assert [one.level for one in given] == [2.0, 4.0]


def test_who_has_seen_others_is_corrected_in_the_record_and_not_in_the_score(submitted, store, readers):
    first, second = (workflow.next_card(store, one, "WR1") for one in readers[:2])
    rate(store, readers[0], first, 2.0)
    seen = rate(store, readers[1], second, 5.0, now=NOW + DAY + HOUR)
    assert seen.correction is None

    after = rate(store, readers[1], second, 3.0, note="On second thought.", now=NOW + 2 * DAY)
    rate(store, readers[1], second, 3.0, note="On second thought.", now=NOW + 3 * DAY)
    late = rate(store, readers[0], first, 4.0, now=NOW + 4 * DAY)

    assert (after.own.level, after.correction.level, after.spread, after.needs_third) == (5.0, 3.0, 3.0, True)
    assert (late.own.level, late.correction.level, late.others) == (2.0, 4.0, (("A", 5.0),))
    with store.read() as db:
        given = judging.ratings(db, [submitted.actor.id], "WR1", "rater")
    assert [(one.level, one.after_others) for one in given] == [(2.0, False), (5.0, False), (3.0, True), (4.0, True)]


def test_a_score_rests_on_what_was_said_before_others_were_seen(submitted, store, readers, office):
    for reader, level in ((readers[0], 2.0), (readers[1], 3.0)):
        rate_all(store, reader, NOW + DAY, level)
    before = workflow.fit_report(store, office, submitted.actor.id, NOW + 2 * DAY)
    with store.read() as db:
        dealt = judging.cards(db, readers[1].id, "WR1")
    rate(store, readers[1], workflow.card(store, readers[1], dealt[0].id), 5.0, now=NOW + 3 * DAY)

    after = workflow.fit_report(store, office, submitted.actor.id, NOW + 4 * DAY)

    assert after.fit == before.fit
    assert after.walk != before.walk


def test_the_same_rating_sent_twice_is_kept_once(submitted, store, readers):
    card = workflow.next_card(store, readers[0], "WR1")
    for minutes in range(3):
        rate(store, readers[0], card, 4.0, now=NOW + DAY + minutes * MINUTE)

    with store.read() as db:
        assert len(judging.ratings(db, [submitted.actor.id], "WR1", "rater")) == 1


def test_somebody_of_hr_who_rates_gets_the_same_blind_card(store, office):
    both = staff(store, Role.HR, Role.RATER, name="Bea Both")
    opening = position(store, office, raters=(both.id,))
    Browser(store, candidate(store, office, opening, NAME, email=EMAIL, handle=HANDLE)).sit(signs)

    told = workflow.next_card(store, both, "WR1").model_dump_json().lower()
    assert not any(trace in told for trace in TRACES)


def test_accommodation_is_invisible_to_raters(store, office, opening, readers):
    """The same work sat with and without extra time gives the same cards and the same evidence, to the letter."""
    told = []
    for name, factor in (("Ann Same", 1.0), ("Bob Same", 2.0)):
        browser = Browser(store, candidate(store, office, opening, name, extra_time=factor))
        browser.enter().start()
        browser.now += 40 * MINUTE * factor
        browser.work(everything)
        browser.end()
        browser.start()
        browser.work(everything)
        browser.submit()
    for line in workflow.queue(store, readers[0]):
        assert line.waiting == 2
        while card := workflow.next_card(store, readers[0], line.task_id):
            after = rate(store, readers[0], card)
            dumped = card.model_dump_json(exclude={"card_id", "position"})
            assert "extra" not in dumped.replace("extract", "")
            told.append((card.task.id, dumped, tuple(one.model_dump_json() for one in after.evidence)))
    assert len(told) == 2 * len(set(told)) == 10


def test_a_task_that_failed_waits_for_nobody(submitted, store, office, readers):
    workflow.note_missing(store, office, submitted.actor.id, "LV2", "technical", NOW)
    card = workflow.next_card(store, readers[0], "WR1")

    assert "LV2" not in {one.task_id for one in workflow.queue(store, readers[0])}
    assert workflow.next_card(store, readers[0], "LV2") is None
    rate(store, readers[0], card)
    workflow.note_missing(store, office, submitted.actor.id, "WR1", "technical", NOW)
    with pytest.raises(NotFound):
        workflow.card(store, readers[0], card.card_id)


def test_tasks_of_a_part_that_was_never_begun_are_not_rated(store, office, opening, readers):
    browser = Browser(store, candidate(store, office, opening)).enter()
    browser.start()
    browser.end()
    browser.now += 15 * DAY
    browser.look()

    assert {one.task_id for one in workflow.queue(store, readers[0])} == {"WR1", "DE1"}
    assert workflow.board(store, office, opening.id, browser.now)[0].ratings_needed == 4


def test_a_self_assessment_is_rated_by_nobody(store, readers):
    Browser(store, workflow.start_self(store, "en", NOW)).sit()

    assert workflow.queue(store, readers[0]) == ()


def test_the_card_shows_what_the_customer_answered_and_only_the_route_taken(submitted, store, readers):
    reply = {one.item.id: one for one in workflow.next_card(store, readers[0], "CS2").answers}
    assert reply["CS2.reply2"].message is not None
    assert reply["CS2.reply1"].message is None
    speech = {one.item.id: one for one in workflow.next_card(store, readers[0], "LV2").answers}
    assert speech["LV2.opening"].text.startswith("We repair bottles")
    assert "LV2.chat1" in speech


def test_who_speaks_is_not_asked_what_only_the_typed_route_asks(store, office, opening, readers):
    def speaks(sitting):
        yield "LV2.opening", SpokenAnswer(route="sound", script="notes to myself")

    browser = Browser(store, candidate(store, office, opening))
    browser.enter().start()
    browser.end()
    browser.start()
    browser.work(speaks)
    browser.submit()

    card = workflow.next_card(store, readers[0], "LV2")
    assert [(one.item.id, one.text) for one in card.answers] == [("LV2.opening", "")]


@pytest.mark.parametrize(
    ("answer", "heard"),
    [
        (SpokenAnswer(route="sound", tries=("m1", "m2"), kept="m1"), ("m1",)),
        (SpokenAnswer(route="sound", tries=("m1", "m2")), ("m2",)),
        (SpokenAnswer(route="typed", tries=("m1",), kept="m1"), ()),
        (SpokenAnswer(), ()),
        (None, ()),
    ],
)
def test_of_several_recordings_the_chosen_or_else_the_last_is_heard(answer, heard):
    assert sounds(answer) == heard


def test_the_board_and_the_desks_agree_on_what_is_wanted(submitted, store, office, opening, readers):
    for one in readers[:2]:
        rate_all(store, one, NOW + HOUR, WR1=1.0 if one is readers[0] else 5.0)

    row = workflow.board(store, office, opening.id, NOW + HOUR)[0]
    assert row.ratings_needed - row.ratings_done == 1
    assert [one.id for one in row.waits_for] == [readers[2].id]
    assert [(one.task_id, one.waiting) for one in workflow.queue(store, readers[2]) if one.waiting] == [("WR1", 1)]


def test_only_raters_have_a_desk(submitted, store, office):
    for actor in (manager(store), office):
        with pytest.raises(NotAllowed):
            workflow.queue(store, actor)


def test_a_rater_who_lost_the_role_rates_nothing_more(submitted, store, readers):
    dealt = workflow.next_card(store, readers[0], "WR1")
    before = readers[0].model_copy(update={"roles": frozenset({Role.HR})})

    for verb in (workflow.card, workflow.laid):
        with pytest.raises(NotAllowed):
            verb(store, before, dealt.card_id)
    with pytest.raises(NotAllowed):
        workflow.rate(store, before, dealt.card_id, 3.0, (), "", (), None, NOW)


def test_a_number_is_redacted_and_quoted_like_any_words():
    item = bank.task("AN1").items[0]
    answer = redacted(item, NumberAnswer(typed="12 %, Camille"), lambda text: text.replace("Camille", "[name]"))

    assert answer == NumberAnswer(typed="12 %, [name]")
    assert texts_of([AnswerToRate(item=item, answer=answer)]) == {item.id: "12 %, [name]"}
    assert texts_of([AnswerToRate(item=item, answer=None)]) == {}


def test_what_was_typed_into_a_table_is_redacted_and_its_other_cells_are_left():
    item = bank.task("PL1").item("PL1.rows")
    row = {"subject": "Camille on air", "date": "2026-06-13", "hours": 2.0, "access_done": True}
    answer = redacted(item, filled([row]), lambda text: text.replace("Camille", "[name]").replace("2026", "[phone]"))

    assert answer == filled([row | {"subject": "[name] on air"}])


def test_work_on_a_task_of_no_form_but_a_composed_one_lies_on_the_desk_too(store, office, readers):
    name = Text(en="Planning", fr="Planifier")
    form = workflow.compose_form(
        store, office, FormDraft(name=name, purpose=name, budget=60, blocks=(Block(tasks=("PL1",)),)), NOW
    ).form
    opening = position(store, office, form_id=form.id, raters=tuple(one.id for one in readers))
    browser = Browser(store, candidate(store, office, opening))
    workflow.acknowledge(store, browser.actor, NOW)
    browser.start()
    browser.save("PL1.rows", filled([{"subject": "Repair Day"}]))
    browser.submit()

    waiting = {line.task_id for one in readers for line in workflow.queue(store, one) if line.waiting}
    assert waiting == {"PL1"}
