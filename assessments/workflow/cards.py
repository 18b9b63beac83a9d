"""What a rater gets to read: the work on one task, without its key and without anything that leads to a person."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from assessments import bank
from assessments.anchors import AnyAnchor
from assessments.answer import (
    Answer,
    LiveChatAnswer,
    NumberAnswer,
    RevisionAnswer,
    SpokenAnswer,
    TimetableAnswer,
    UploadAnswer,
    WrittenAnswer,
)
from assessments.attempt import Attempt, Person, Response
from assessments.evidence import files, redact, sounds, words_of
from assessments.form import Task
from assessments.item import AnyItem, Cell, LiveChat, Revision, Spoken, Timetable, Upload, Written
from assessments.views import AnswerToRate
from assessments.workflow.clock import unstamped
from assessments.workflow.ending import evidence_in
from assessments.workflow.state import Answers, is_hidden, message
from rubric.rating import Evidence, Span
from rubric.record import Language, Text

NOBODY = "-"  # whose sitting an anchor answer comes from
NEVER = datetime.fromtimestamp(0, UTC)  # an anchor answer was saved at no moment
Redact = Callable[[str], str]


class Work(NamedTuple):
    """One piece of work on one task, with what is known of whoever did it: names, e-mail, handle."""

    task: Task
    attempt: Attempt
    known: tuple[str, ...]
    answers: Answers

    @property
    def language(self) -> Language:
        return self.attempt.language

    def redact(self, text: str) -> str:
        return redact(text, self.known, self.language)


def known_of(people: Iterable[Person]) -> tuple[str, ...]:
    """What is known of people that must not reach a rater."""
    return tuple(said for one in people for said in (one.name, one.email, one.handle) if said)


def of_candidate(task: Task, attempt: Attempt, person: Person, answers: Answers) -> Work:
    return Work(task, attempt, known_of([person]), answers)


def of_anchor(task: Task, anchor: AnyAnchor) -> Work:
    """An anchor answer as work like any other; nobody is behind it."""
    answers = {
        item_id: Response(
            attempt_id="", item_id=item_id, revision=1, answer=answer, tab="", saved_at=NEVER, sealed=True
        )
        for item_id, answer in anchor.answers.items()
    }
    return Work(task, nobody(anchor.language), (), answers)


def nobody(language: Language) -> Attempt:
    """The sitting of work that nobody has done."""
    return Attempt(id=NOBODY, form_id="core", form_fingerprint="", language=language, seed=0, created_at=NEVER)


def answers_to_rate(work: Work) -> tuple[AnswerToRate, ...]:
    """The items people read for their rating, redacted; those that were not asked on the chosen route are left out."""
    read = work.task.human.items if work.task.human else ()
    safe = {item.id: item for item in bank.for_rater(work.task).items}
    return tuple(
        _answer_to_rate(work, item, safe[item.id])
        for item in work.task.items
        if (not read or item.id in read) and not is_hidden(item, work.answers)
    )


def _answer_to_rate(work: Work, item: AnyItem, safe: AnyItem) -> AnswerToRate:
    last = work.answers.get(item.id)
    answer = last and redacted(item, last.answer, work.redact)
    received = message(work.task, item, work.attempt, work.answers)
    has_words = isinstance(item, Written | Revision | Spoken | LiveChat | Timetable | Upload)
    return AnswerToRate(
        item=safe,
        answer=answer,
        text=words_of(item, answer) if has_words else None,
        message=received and received.text,
        media=files(answer),
    )


def redacted(item: AnyItem, answer: Answer, redact: Redact) -> Answer:  # noqa: PLR0911 - by kind
    """The answer with its words redacted; of several recordings only the one that counts."""
    match answer:
        case TimetableAnswer():
            names = {one.id for one in item.columns if one.type == "text"} if isinstance(item, Timetable) else ()
            return answer.model_copy(update={"rows": tuple(_row_redacted(row, names, redact) for row in answer.rows)})
        case WrittenAnswer() | RevisionAnswer():
            return answer.model_copy(update={"text": redact(answer.text)})
        case NumberAnswer():
            return answer.model_copy(update={"typed": redact(answer.typed)})
        case UploadAnswer():
            return answer.model_copy(update={"script": redact(answer.script), "picture": None})
        case SpokenAnswer():
            kept = sounds(answer)
            return answer.model_copy(
                update={
                    "script": redact(answer.script),
                    "tries": kept,
                    "kept": kept[0] if kept else None,
                    "pictured": tuple(one for one in answer.pictured if one in kept),
                }
            )
        case LiveChatAnswer():
            said = (one.model_copy(update={"text": redact(one.text)}) for one in answer.entries)
            return unstamped(LiveChatAnswer(entries=tuple(said)))  # and not in how many groups it came
        case _:
            return unstamped(answer)


def _row_redacted(row: dict[str, Cell], names: Collection[str], redact: Redact) -> dict[str, Cell]:
    return {name: redact(str(cell)) if name in names else cell for name, cell in row.items()}


def texts_of(answers: Iterable[AnswerToRate]) -> dict[str, str]:
    """The words a rater can quote, by item."""
    found: dict[str, str] = {}
    for one in answers:
        if one.text is not None:
            found[one.item.id] = one.text
        elif isinstance(one.answer, NumberAnswer):
            found[one.item.id] = one.answer.typed
    return found


def evidence_to_show(
    work: Work, answers: Iterable[AnswerToRate], seen: tuple[str, ...] | None = None
) -> tuple[Evidence, ...]:
    """What software finds in the work, with its quoted words redacted and placed in the text as raters read it.

    `seen`: what somebody has read in a picture of it.
    """
    texts = texts_of(answers)
    found = evidence_in(work.task, work.language, work.answers, seen)
    return tuple(_without_person(one, work.redact, texts) for one in found)


def limits_to_show(work: Work, answers: Iterable[AnswerToRate]) -> tuple[Evidence, ...]:
    """The same of hard limits alone, which a rater sees from the start."""
    rules = tuple(one for one in work.task.evidence if one.kind == "limit")
    return evidence_to_show(work._replace(task=work.task.model_copy(update={"evidence": rules})), answers)


def _without_person(found: Evidence, redact: Redact, texts: Mapping[str, str]) -> Evidence:
    value = found.value
    if isinstance(value, Text):
        value = Text(en=redact(value.en), fr=redact(value.fr))
    spans = tuple(moved for span in found.spans if (moved := _placed(span, texts)))
    return found.model_copy(update={"value": value, "spans": spans})


def _placed(span: Span, texts: Mapping[str, str]) -> Span | None:
    """Where the quoted words stand in the redacted text; None when redaction has touched them."""
    start = texts.get(span.item_id, "").find(span.quote)
    return None if start < 0 else span.model_copy(update={"start": start, "end": start + len(span.quote)})
