"""The sentence for every refusal: what happened, what was kept, what to do next."""

from assessments import attempt, workflow
from assessments.attempt import (
    AnchorRefused,
    FormRefused,
    PositionRefused,
    QuestionsExpire,
    RecordingRefused,
    Refused,
    TooManyTries,
    UploadRefused,
)
from pages.parts import reasons, words
from pages.parts.words import _


def sentence(error: Refused) -> str:  # noqa: PLR0911 - one line for each refusal with a reason
    """Plain words, in the language of the run, for an error of workflow."""
    if isinstance(error, TooManyTries):
        return _("Too many tries. Nothing was changed. Signing in works again at {clock}.", clock=_until(error))
    if isinstance(error, QuestionsExpire):
        return _(
            "A dated question of this form may be asked until {day} only, and the link would work longer. "
            "Nothing was changed. Close the position by that day, or choose another form.",
            day=words.day(error.until),
        )
    if isinstance(error, PositionRefused):
        return reasons.position(error)
    if isinstance(error, FormRefused):
        return reasons.form(error)
    if isinstance(error, workflow.FileRefused):
        return reasons.file(error)
    if isinstance(error, RecordingRefused | UploadRefused | AnchorRefused):
        return reasons.work(error)
    for kind, said in (*_of_sittings(), *_of_accounts(), *_of_interviews(), *_of_offices(), *_of_content()):
        if isinstance(error, kind):
            return said
    return _("This cannot be done now. Nothing was changed. Reload the page and try again.")


def _until(error: TooManyTries) -> str:
    return words.clock(error.until) + ("" if words.knows_zone() else " UTC")


def _of_sittings() -> tuple[tuple[type[Refused], str], ...]:
    return (
        (
            attempt.StaleAnswer,
            _("This answer was changed in another tab or on another device. Both versions are kept."),
        ),
        (
            attempt.AnswerSealed,
            _("This answer has been sent and can no longer be changed. It is kept as you sent it."),
        ),
        (attempt.AttemptClosed, _("This part is over. Everything saved before the end is kept.")),
        (
            attempt.AnswerLocked,
            _("This question opens once the answer before it has been sent. Nothing was saved here. Send that first."),
        ),
        (attempt.NothingToSend, _("There is nothing to send yet. Write your answer first; nothing was changed.")),
        (
            attempt.PartsRemain,
            _("A part of the assessment is still to come. Your work is kept. Go on with the next part."),
        ),
        (
            attempt.NoticeChanged,
            _("The notice has changed since you opened it. Nothing has started. Read it again, then confirm."),
        ),
        (
            attempt.ItemsExpired,
            _(
                "Some questions of this part are past their date and may no longer be asked. Nothing has started and "
                "everything saved is kept. Ask the person who invited you what is next."
            ),
        ),
        (attempt.NotAcknowledged, _("Please read and confirm the notice first. Nothing has started yet.")),
        (
            attempt.AnswerRefused,
            _("This answer does not fit its question and was not saved. The one before it is kept. Reload the page."),
        ),
        (
            attempt.AnswerTooLarge,
            _("This answer is too long and was not saved. The one before it is kept. Shorten it and go on."),
        ),
        (
            attempt.CodeUnreadable,
            _("This is not a code of an earlier self-assessment. Copy the whole of it, with every hyphen."),
        ),
    )


def _of_accounts() -> tuple[tuple[type[Refused], str], ...]:
    return (
        (
            attempt.InvitationRefused,
            _("This link cannot be used: it is unknown, withdrawn or past its date. Ask for a new one."),
        ),
        (
            attempt.LinkRefused,
            _("This link cannot be used: it is unknown, already used or past its date. Ask an administrator for one."),
        ),
        (
            attempt.SignInRefused,
            _("E-mail and password do not match an active account. Check both, or ask an administrator for a link."),
        ),
        (attempt.WeakPassword, _("Choose a password of 12 to 200 characters. Nothing was changed.")),
        (attempt.EmailRefused, _("This is not an e-mail address. Nothing was changed. Check it and try again.")),
        (
            attempt.EmailTaken,
            _("Somebody with this e-mail address is there already. Nothing was changed. Look for them in the list."),
        ),
        (
            attempt.LastAdmin,
            _("This is the only active administrator. Nothing was changed. Make somebody else administrator first."),
        ),
    )


def _of_content() -> tuple[tuple[type[Refused], str], ...]:
    return (
        (
            attempt.PostsRefused,
            _("Some rows of this file cannot be used. Nothing was made. Mend the rows that are named and try again."),
        ),
        (
            attempt.ContentRefused,
            _(
                "The tasks that would come of this do not pass the checks of the bank. Nothing was made. Look at the "
                "columns and the facts you gave."
            ),
        ),
    )


def _of_offices() -> tuple[tuple[type[Refused], str], ...]:
    return (
        (
            attempt.PositionFrozen,
            _(
                "Somebody has already started this assessment, so what it measures stays as announced. "
                "Nothing was changed. Open a new position for a different measure."
            ),
        ),
        (
            workflow.DeadlinePast,
            _(
                "With so little time the part that is running would be over at once. "
                "Nothing was changed. Choose more time, or wait until that part is over."
            ),
        ),
        (
            attempt.PositionClosed,
            _("The closing date of this position has passed. Nothing was changed. Move the date and try again."),
        ),
        (
            attempt.LanguageRefused,
            _("This position is not assessed in that language. Nothing was changed. Choose one of its languages."),
        ),
        (attempt.ReasonMissing, _("Write down the reason: it is kept with the decision. Nothing was changed yet.")),
        (
            attempt.HeldBack,
            _("A written reason holds these data back. Nothing was erased. Lift it first, if it no longer stands."),
        ),
        (
            attempt.RateFirst,
            _("This work still waits for your own rating, so you cannot read its report yet. Rate it first."),
        ),
        (
            attempt.RatingsRemain,
            _("Some of this work still waits for raters, so the report is not whole. It was not handed over."),
        ),
        (attempt.TrainFirst, _("A short training comes before rating this task. Nothing was changed. Train first.")),
        (
            attempt.QuoteNotFound,
            _("These words are not in the answer as shown. Nothing was saved. Select them in the answer again."),
        ),
        (attempt.NotFound, _("There is nothing here, or it is not yours to see. Nothing was changed.")),
        (
            attempt.NotAllowed,
            _("Your account may not do this. Nothing was changed. An administrator can give you the role."),
        ),
    )


def _of_interviews() -> tuple[tuple[type[Refused], str], ...]:
    return (
        (
            attempt.MarksMissing,
            _("Give every question a level, or say “not assessed”. Nothing was handed in; what you entered is kept."),
        ),
        (attempt.OthersRead, _("You have read what others heard, so no scorecard of yours is kept any more.")),
        (
            attempt.CardFirst,
            _("Others have heard this person. Hand in your scorecard first, or say there that you did not interview."),
        ),
    )
