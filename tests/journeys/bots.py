"""Bots that sit and rate through the verbs alone: a bot yields what it answers, a browser saves it and time passes."""

from collections.abc import Iterator
from datetime import timedelta

from assessments import workflow
from assessments.answer import (
    AllocationAnswer,
    CanvasAnswer,
    ChatEntry,
    ChoiceAnswer,
    LayoutsAnswer,
    LiveChatAnswer,
    MenuGridAnswer,
    MultiSelectAnswer,
    NumberAnswer,
    OrderedPickAnswer,
    OrderingAnswer,
    Placed,
    PreflightAnswer,
    RateOptionsAnswer,
    RevisionAnswer,
    SelfLevelAnswer,
    SpokenAnswer,
    TimetableAnswer,
    UploadAnswer,
    WrittenAnswer,
)
from assessments.item import (
    Allocation,
    Canvas,
    Choice,
    Layouts,
    LiveChat,
    MenuGrid,
    MultiSelect,
    Number,
    OrderedPick,
    Ordering,
    Preflight,
    RateOptions,
    Revision,
    SelfLevel,
    Spoken,
    Timetable,
    Upload,
    Written,
)
from rubric.rating import Span
from tests.builders import NOW

PAUSE = timedelta(seconds=20)  # between two answers
WORDS = {
    "en": "We repair bottles and lunch boxes in Angers on Saturday 13 June, and a new seal is free.",
    "fr": "Nous réparons gourdes et boîtes à Angers le samedi 13 juin, et un joint neuf est gratuit.",
}


def an_answer(item, language="en"):  # noqa: C901, PLR0911, PLR0912 - one case for each kind
    """Something that answers the question: the first option of whatever there is, the same words in every text."""
    match item:
        case Choice():
            return ChoiceAnswer(option=item.options[0].id)
        case MultiSelect():
            return MultiSelectAnswer(options=frozenset({item.options[0].id}))
        case Number():
            return NumberAnswer(typed="12")
        case Ordering():
            return OrderingAnswer(ranks={one.id: place for place, one in enumerate(item.options, start=1)})
        case OrderedPick():
            first = item.options[: item.most]
            return OrderedPickAnswer(ranks={one.id: place for place, one in enumerate(first, start=1)})
        case RateOptions():
            return RateOptionsAnswer(levels={one.id: 1 + place % 5 for place, one in enumerate(item.options)})
        case MenuGrid():
            first = {one.id: item.offered(one)[0].id for one in item.columns}
            return MenuGridAnswer(chosen={row.id: first for row in item.rows})
        case Preflight():
            first = item.checkpoints[0]
            return PreflightAnswer(faults={first.id: first.fixes[0].id if first.fixes else None})
        case Written():
            return WrittenAnswer(text=f"{item.id}. {WORDS[language]}")
        case Revision():
            return RevisionAnswer(text=f"{item.id}. {WORDS[language]}")
        case Layouts():
            return LayoutsAnswer(ranks={one.id: place for place, one in enumerate(item.layouts, start=1)})
        case Spoken():
            return SpokenAnswer(route="typed", script=WORDS[language])
        case LiveChat():
            return LiveChatAnswer(entries=(ChatEntry(id="e1", text=WORDS[language]),))
        case Allocation():
            return AllocationAnswer(amounts={item.rows[0].id: item.total})
        case Canvas():
            colours = {"colour": item.colours[0].id, "fill": item.colours[-1].id}
            at = Placed(x=65, y=300, w=400, h=200, px=40, **colours)
            return CanvasAnswer(background=item.colours[0].id, placed={one.id: at for one in item.elements})
        case Timetable():
            return TimetableAnswer(rows=(a_row(item, language),) * item.least)
        case Upload():
            return UploadAnswer(route="typed", script=WORDS[language])
        case SelfLevel():
            return SelfLevelAnswer(level=3)


def a_row(item, language):
    """A row with something in every cell."""
    return {column.id: a_cell(column, language) for column in item.columns}


def a_cell(column, language):  # noqa: PLR0911 - one case for each type
    match column.type:
        case "date":
            return column.days[0].isoformat()
        case "time":
            return "11:00"
        case "moment":
            return f"{column.days[0]}T09:00"
        case "menu":
            return column.options[0].id
        case "text":
            return WORDS[language][: column.longest]
        case "tick":
            return True
        case _:
            return column.least


def everything(sitting) -> Iterator:
    """Answers every question of the tasks on show, in their order; sends what another question waits for."""
    for task in sitting.tasks:
        waited_for = {one.item.after for one in task.items if isinstance(one.item, Written)}
        for one in task.items:
            yield one.item.id, an_answer(one.item, sitting.attempt.language)
            if one.item.id in waited_for:
                yield one.item.id, None  # send it


def only(*item_ids):
    """A bot that answers these and skips everything else."""

    def bot(sitting):
        for item_id, answer in everything(sitting):
            if item_id in item_ids:
                yield item_id, answer

    return bot


class Browser:
    """A candidate at a tab: what it knows of its answers dies with it, as in a real one."""

    def __init__(self, store, actor, now=NOW, tab="tab-1") -> None:
        self.store, self.actor, self.now, self.tab = store, actor, now, tab
        self.revisions = {}

    def look(self):
        """The page anew: revisions as the server knows them."""
        shown = workflow.sitting(self.store, self.actor, self.now)
        self.revisions = {one.item.id: one.revision for task in shown.tasks for one in task.items}
        return shown

    def enter(self):
        """Through notice and practice to the door of the first block."""
        workflow.acknowledge(self.store, self.actor, self.now)
        workflow.finish_practice(self.store, self.actor, self.now)
        return self

    def start(self):
        workflow.start_block(self.store, self.actor, self.now)
        return self.look()

    def save(self, item_id, answer):
        base = self.revisions.get(item_id, 0)
        saved = workflow.save_response(self.store, self.actor, item_id, answer, base, self.tab, self.now)
        self.revisions[item_id] = saved.revision
        return saved

    def work(self, bot):
        """Let a bot answer what is on show."""
        for item_id, answer in bot(self.look()):
            self.now += PAUSE
            if answer is None:
                workflow.send_answer(self.store, self.actor, item_id, self.now)
            else:
                self.save(item_id, answer)
        return self

    def end(self):
        workflow.end_block(self.store, self.actor, self.now)
        return self.look()

    def submit(self):
        return workflow.submit(self.store, self.actor, self.now)

    def sit(self, bot=everything):
        """From the notice to the submission."""
        self.enter()
        blocks = len(self.look().form.blocks)
        for index in range(blocks):
            self.start()
            self.work(bot)
            if index < blocks - 1:
                self.end()
        return self.submit()


def quote(card):
    """The first words of the first text on a card."""
    work = next(one for one in card.answers if one.text)
    return Span(item_id=work.item.id, start=0, end=5, quote=work.text[:5])


def rate_all(store, rater, now, level=3.0, **levels):
    """Rate everything that waits for a rater; `levels` by task id override `level`. Returns the cards rated."""
    rated = []
    for line in workflow.queue(store, rater):
        while card := workflow.next_card(store, rater, line.task_id):
            given = levels.get(line.task_id, level)
            workflow.rate(store, rater, card.card_id, given, (), "", (), None, now)
            rated.append(card)
    return rated
