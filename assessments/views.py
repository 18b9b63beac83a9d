"""What the verbs of workflow hand to pages: read-only, and for raters without any trace of a person."""

from pathlib import Path
from typing import Literal

from pydantic import AwareDatetime, Field

from assessments.answer import Answer
from assessments.attempt import Actor, Attempt, Decision, HiringStage, Moments, Person, Stage, User
from assessments.attempt.monitoring import Monitoring
from assessments.conditions import Standing
from assessments.form import Form, FormId, Line, Task
from assessments.item import AnyItem
from rubric.fit import RoleProfile
from rubric.rating import Evidence, Rating
from rubric.record import LANGUAGES, Language, Record, Text

# What the notices say unless HR says otherwise; each completes a sentence of the text it stands in.
OTHER_SOURCES = Text(
    en="your application, and an interview that asks everyone the same questions, then a few about what your work "
    "left open",
    fr="votre candidature, et un entretien qui pose à tout le monde les mêmes questions, puis quelques-unes sur ce que "
    "votre travail a laissé ouvert",
)
RECIPIENTS = Text(
    en="the people in charge of recruitment, the person who decides, and the raters, who do not see your name",
    fr="les personnes chargées du recrutement, la personne qui décide, et les évaluateurs, qui ne voient pas votre nom",
)
LEGAL_BASIS = Text(
    en="the steps taken at your request before a possible contract (GDPR, Article 6(1)(b))",
    fr="les mesures prises à votre demande avant un éventuel contrat (RGPD, article 6, paragraphe 1, point b)",
)
REPORT_PROMISE = Text(
    en="you can then ask for your own report",
    fr="vous pourrez ensuite demander votre propre rapport",
)


class WebSession(Record):
    """Who a cookie belongs to; re-read on every run."""

    digest: str  # of the cookie's token
    actor: Actor
    language: Language | None = None
    name: str | None = None  # of staff, for the greeting
    expires_at: AwareDatetime


class NoticeDetails(Record):
    """What the notices say about this recruitment; every placeholder of the texts is filled from here."""

    organisation: str = Field(min_length=1)
    decision_maker_name: str = Field(min_length=1)
    decision_maker_role: str = Field(min_length=1)
    contact: str = Field(min_length=1)  # e-mail for questions, arrangements, privacy
    other_sources: Text = OTHER_SOURCES
    recipients: Text = RECIPIENTS
    legal_basis: Text = LEGAL_BASIS
    report_promise: Text = REPORT_PROMISE
    retention_months: int = Field(default=6, ge=1, le=48)
    contest_days: int = Field(default=30, ge=1, le=90)
    access_days: int = Field(default=3, ge=1, le=30)
    incident_days: int = Field(default=5, ge=1, le=30)
    supervisory_authority: str = Field(min_length=1)
    decision_by: AwareDatetime


class PositionDraft(Record):
    """An opening as HR fills it in: what it needs, how candidates are assessed, until when."""

    title: str = Field(min_length=1)
    profile: RoleProfile
    form_id: FormId
    languages: tuple[Language, ...] = Field(min_length=1)
    closes_at: AwareDatetime
    raters: tuple[str, ...]  # user ids
    notice: NoticeDetails
    monitoring: Monitoring | None = None  # None: candidates are asked nothing about themselves


class Position(PositionDraft):
    """An opening in force. Changes append a revision."""

    id: str
    revision: int = Field(ge=1)
    created_by: str
    revised_at: AwareDatetime


class ItemState(Record):
    """A question as it stands in a sitting."""

    item: AnyItem  # options already in this candidate's order
    answer: Answer | None  # None: never answered
    revision: int  # 0: never saved
    sealed: bool
    locked: bool  # waits for another item to be sent
    hidden: bool  # not asked on the route chosen (only_with_typed)
    answered: bool  # nothing it asks for is left open
    message: Text | None = None  # what the story answers (Branch), with its author
    message_author: str | None = None
    asked_by: str | None = None  # the candidate's own words that the message answers
    start_text: str | None = None  # the text to start from, one's own or one that is given
    saved_at: AwareDatetime | None = None  # of the last revision


class OwnTask(Record):
    """One version of a task that a company made of its own data. It never changes: a change is the next version."""

    series: str
    number: int = Field(ge=1)
    of: Literal["AN2", "MR1"]  # the task of the bank whose work it asks for
    company: str
    task: Task
    created_by: str
    created_at: AwareDatetime


class TaskState(Record):
    task: Task  # without keys: see without_keys()
    items: tuple[ItemState, ...]
    moments: Moments | None = None  # None: its moments do not count

    @property
    def asked(self) -> tuple[ItemState, ...]:
        """What counts as asked; of a scene in which some questions are chosen, as many as are to be chosen."""
        asked = [one for one in self.items if not one.hidden and one.item.required]
        for scene in self.task.scenes:
            if scene.choose is not None:
                offered = [one for one in self.items if one.item.id in scene.items]
                asked += sorted(offered, key=lambda one: not one.answered)[: scene.choose]
        return tuple(asked)


class Sitting(Record):
    """Everything the candidate's page shows, as of one moment."""

    attempt: Attempt
    form: Form
    organisation: str | None
    position_title: str | None
    step: Literal["notice", "practice", "levels", "block", "break", "submitted", "closed"]  # break: before any block
    block: int | None = None  # index of the open block, or of the next one during the break
    deadline: AwareDatetime | None = None  # of the open block
    opens_until: AwareDatetime | None = None  # the invitation's last moment
    tasks: tuple[TaskState, ...] = ()  # of the open block; the practice task; the own levels
    block_minutes: tuple[float, ...]  # of every block, accommodation included
    languages: tuple[Language, ...] = LANGUAGES  # those the candidate may choose from


class Shown(Record):
    """The words somebody is informed by, filled in, in their language."""

    version: str
    title: str
    paragraphs: tuple[str, ...]
    agreement: str  # beside the box that is never ticked beforehand
    refusal: str | None = None  # None: a self-assessment is simply not begun
    arrangement: str | None = None  # how to ask for one; None: there is nobody to ask


class Recording(Record):
    """A speech as it comes in: its bytes lie in the media folder under a name that says nothing."""

    id: str
    attempt_id: str
    item_id: str
    mime: str
    digest: str | None = None  # SHA-256 of the bytes, once finished
    size: int = 0  # bytes received
    chunks: int = 0  # pieces received
    seconds: float | None = None
    started_at: AwareDatetime
    finished_at: AwareDatetime | None = None


class MediaFile(Record):
    """A recording to be played: where its bytes are and what they are."""

    path: Path
    mime: str


class AnswerToRate(Record):
    """One item of a candidate's work as the rater reads it: redacted, no key, no person."""

    item: AnyItem
    answer: Answer | None
    text: str | None = None  # redacted words, when the answer is text
    message: Text | None = None
    media: tuple[str, ...] = ()  # media ids


class RatingCard(Record):
    """One piece of work to rate. There is deliberately no field that leads to a person."""

    card_id: str  # opaque, differs for each rater
    task: Task
    language: Language
    answers: tuple[AnswerToRate, ...]
    limits: tuple[Evidence, ...]  # hard limits, shown from the start
    position: int  # 1-based place in this rater's queue of the task
    of: int
    to_see: tuple[Line, ...] = ()  # what to look for in a picture, to be ticked
    is_heard: bool = False  # there is a recording, whose delivery is rated apart


class AfterRating(Record):
    """What a rater may see once their own rating of a card is in."""

    own: Rating  # the one that counts
    correction: Rating | None = None  # what they said last, if that was after others' levels could be read
    evidence: tuple[Evidence, ...]
    others: tuple[tuple[str, float | None], ...]  # ("A", level), names of raters withheld
    spread: float | None  # highest minus lowest level
    needs_third: bool


class QueueLine(Record):
    task_id: str
    waiting: int
    done: int
    trained: bool = True  # False: anchor answers come first, and nothing is dealt before


class InvitationState(Record):
    """A link as the board shows it."""

    id: str
    issued_at: AwareDatetime
    expires_at: AwareDatetime
    revoked_at: AwareDatetime | None = None
    extra_time: float | None = None  # None: not for this reader, who decides and is not told
    untimed: bool = False  # and always so for that reader


class BoardRow(Record):
    """Where one candidate stands."""

    person: Person
    invitation: InvitationState
    attempt: Attempt
    stage: Stage
    answered: int
    asked: int
    waits_for: tuple[User, ...]  # raters who have not rated
    ratings_done: int
    ratings_needed: int
    missing: dict[str, Literal["technical", "accommodation", "left_out"] | None]  # by task; None: why is not told
    decision: Decision | None = None
    hiring: HiringStage = HiringStage.SCREENING  # where a person has put them
    conditions: tuple[Standing, ...] = ()  # of the job, as they stand for this candidate
    reminded_at: AwareDatetime | None = None  # the last time

    @property
    def waits_on(self) -> str | None:
        """Who has to act next: "candidate", "decision", "rater" where none is free, the user ids of raters, or None."""
        match self.stage:
            case Stage.INVITED | Stage.SITTING:
                return "candidate"
            case Stage.RATED:
                return "decision"
            case Stage.SUBMITTED:
                return " ".join(one.id for one in self.waits_for) or "rater"
            case _:
                return None


RowProblem = Literal[
    "name_missing",
    "email_invalid",
    "email_twice",
    "already_invited",
    "language_unknown",
    "extra_time_unknown",
    "columns",
]


class RowError(Record):
    row: int  # 1-based, as in the pasted text
    problem: RowProblem
    content: str


class ImportResult(Record):
    """Either every row was good and everybody was invited, or nothing was."""

    invited: tuple[tuple[Person, str], ...] = ()  # with the link token, shown once
    errors: tuple[RowError, ...] = ()
