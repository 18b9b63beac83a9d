"""What is refused to somebody, one exception for each reason."""

from datetime import date, datetime
from typing import Literal

from assessments.attempt.record import Response

FormMisfit = Literal[
    "name_missing",
    "no_task",
    "unknown_task",
    "task_twice",
    "over_budget",
    "both_forms",
    "out_of_order",
    "items_expired",
]
Misfit = Literal[
    "closes_in_past", "competency_unknown", "items_expired", "form_unknown", "weights_sum", "minimums", "rater_unknown"
]
AnchorMisfit = Literal["not_told", "not_redactable", "in_use", "level_apart", "not_confirmed"]
UploadMisfit = Literal["too_large", "not_picture", "too_many_pixels", "unreadable", "too_many"]


class Refused(Exception):  # noqa: N818 - an event, as every refusal below is named for what happened
    """Something may not be done now; pages turn the class into a sentence (pages/parts/refusals.py)."""


class NotAllowed(Refused):
    """The actor has no right to this."""


class NotFound(Refused):
    """There is no such thing, or it is not the actor's to see."""


class PostsRefused(Refused):
    """A company's own export cannot be used; its arguments are every row and field that is wrong (PostError)."""


class ContentRefused(Refused):
    """A task that somebody made does not pass the checks of the bank; its arguments are what is wrong."""


class AttemptClosed(Refused):
    """The block or the sitting is over; what was saved before stays."""


class AnswerSealed(Refused):
    """This answer has been sent and can no longer be changed."""


class AnswerLocked(Refused):
    """The question opens once the answer it waits for has been sent."""


class NotAcknowledged(Refused):
    """The notice has not been acknowledged yet."""


class NoticeChanged(Refused):
    """The notice says something else by now than what was read; it has to be read again."""


class ItemsExpired(Refused):
    """A part holds a dated question that may no longer be asked; it is not started."""


class QuestionsExpire(ItemsExpired):
    """A link would work longer than a dated question of its form may be asked; `until` is the last good day."""

    def __init__(self, until: date) -> None:
        super().__init__(until.isoformat())
        self.until = until


class InvitationRefused(Refused):
    """The link is unknown, revoked or past its date."""


class SignInRefused(Refused):
    """The e-mail or the password is wrong; which of the two is not told."""


class TooManyTries(SignInRefused):
    """So many tries failed lately that signing in has to wait, whoever asks."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until.isoformat())
        self.until = until


class LinkRefused(Refused):
    """The link to choose a password is unknown, used or past its date."""


class WeakPassword(Refused):
    """The password is too short to hold, or longer than any password needs to be."""


class EmailRefused(Refused):
    """This is not an e-mail address."""


class EmailTaken(Refused):
    """Somebody with this e-mail address is there already; capitals make no difference."""


class LastAdmin(Refused):
    """Without this administrator nobody could manage accounts any more."""


class PositionFrozen(Refused):
    """Somebody has started the assessment: what it measures, and for what, stays as it was announced."""


class PositionRefused(Refused):
    """The position cannot be kept as it was filled in."""

    def __init__(self, why: Misfit) -> None:
        super().__init__(why)
        self.why = why


class FormRefused(Refused):
    """The form cannot be sat as it was composed; `about` names the tasks it is about."""

    def __init__(self, why: FormMisfit, about: tuple[str, ...] = ()) -> None:
        super().__init__(why, *about)
        self.why: FormMisfit = why
        self.about = about


class PositionClosed(Refused):
    """The closing date has passed: a link made now could not be opened."""


class LanguageRefused(Refused):
    """The position is not assessed in this language."""


class ReasonMissing(Refused):
    """A decision, like an answer to a request, is written down with its reason."""


class AnswerRefused(Refused):
    """The answer does not fit its question: another kind, an unknown id, a rank out of range."""


class AnswerTooLarge(Refused):
    """The answer is larger than any answer needs to be; the one before it stays."""


class NothingToSend(Refused):
    """There is no answer yet that could be sent."""


class PartsRemain(Refused):
    """The work cannot be handed in while a part of it is still to come."""


class RecordingRefused(Refused):
    """A recording cannot be taken: no try left, a piece missing, too large, or not sound at all."""

    def __init__(self, why: Literal["no_try_left", "piece_missing", "too_large", "not_sound", "empty"]) -> None:
        super().__init__(why)
        self.why = why


class UploadRefused(Refused):
    """A file is not taken: too large, no PNG or JPEG, too many pixels, not readable, or one file too many."""

    def __init__(self, why: UploadMisfit) -> None:
        super().__init__(why)
        self.why: UploadMisfit = why


class RateFirst(Refused):
    """The reader is still to judge this work, and judges it before they read whose it is and what others gave."""


class RatingsRemain(Refused):
    """The report is not whole while work of the candidate waits for raters."""


class TrainFirst(Refused):
    """The rater trains on anchor answers before they rate this task; `task_id` says which."""

    def __init__(self, task_id: str) -> None:
        super().__init__(task_id)
        self.task_id = task_id


class MarksMissing(Refused):
    """A scorecard says something of every question, a level or "not assessed", before it is handed in."""


class OthersRead(Refused):
    """Somebody who has read what others heard can no longer hand in a look of their own."""


class CardFirst(Refused):
    """An interviewer hands in their own scorecard, or says that they did not interview, before they read others'."""


class AnchorRefused(Refused):
    """A piece of work is not taken as an anchor."""

    def __init__(self, why: AnchorMisfit) -> None:
        super().__init__(why)
        self.why: AnchorMisfit = why


class QuoteNotFound(Refused):
    """The quoted words are not in the answer as the rater reads it."""


class StaleAnswer(Refused):
    """Another tab or device has saved this answer since; `latest` is what it saved."""

    def __init__(self, latest: "Response") -> None:
        super().__init__(latest.item_id)
        self.latest = latest


class CodeUnreadable(Refused):
    """This is not a code of an earlier self-assessment, or a letter of it is missing."""


class HeldBack(Refused):
    """A written reason holds these data back; it has to be lifted before they are erased."""
