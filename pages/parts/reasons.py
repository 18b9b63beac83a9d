"""The sentence for each reason of a refusal that has several: what happened, what was kept, what to do next."""

from assessments import workflow
from assessments.attempt import AnchorRefused, FormRefused, PositionRefused, RecordingRefused, UploadRefused
from pages.parts.words import _


def position(error: PositionRefused) -> str:  # noqa: PLR0911 - one sentence for each reason
    match error.why:
        case "closes_in_past":
            return _("The closing date lies in the past. Nothing was saved. Choose a later one.")
        case "competency_unknown":
            return _("A weight names a competency that the model does not have. Nothing was saved. Reload the page.")
        case "minimums":
            return _("Set at most two minimums, for competencies of this profile. Nothing was saved. Change them.")
        case "form_unknown":
            return _("The form that was chosen is not there any more. Nothing was saved. Choose one of the list.")
        case "items_expired":
            return _("Dated questions of this form end before the closing date. Nothing was saved. Close it earlier.")
        case "weights_sum":
            return _("The weights must sum to 100. Nothing was saved. Change them until they do.")
        case _:  # rater_unknown; the test knows every reason
            return _("One of the raters is not an active rater. Nothing was saved. Choose the raters again.")


def form(error: FormRefused) -> str:  # noqa: PLR0911 - one sentence for each reason
    about = ", ".join(error.about)
    match error.why:
        case "name_missing":
            return _("The form needs a name in both languages. Nothing was saved. Fill it in.")
        case "no_task":
            return _("The form has no task yet. Nothing was saved. Add one.")
        case "unknown_task":
            return _("The bank has no such task: {tasks}. Nothing was saved. Take it out.", tasks=about)
        case "task_twice":
            return _("{tasks} stands in the form twice. Nothing was saved. Take one out.", tasks=about)
        case "over_budget":
            return _("The tasks take more minutes than allowed. Nothing was saved. Take one out, or allow more time.")
        case "both_forms":
            return _(
                "{tasks} ask the same with other cases: who has done one has rehearsed the other. "
                "Nothing was saved. Keep one of them.",
                tasks=about,
            )
        case "out_of_order":
            return _(
                "{tasks} builds on a task that is not over when it begins. Nothing was saved. Move it behind that "
                "task; what shows a key goes into a later part.",
                tasks=about,
            )
        case _:  # items_expired; the test knows every reason
            return _("Dated questions of a task are past their date. Nothing was saved. Take that task out.")


def work(error: RecordingRefused | UploadRefused | AnchorRefused) -> str:
    match error:
        case RecordingRefused():
            return _recording(error)
        case UploadRefused():
            return _upload(error)
        case AnchorRefused():
            return _anchor(error)


def _recording(error: RecordingRefused) -> str:
    match error.why:
        case "no_try_left":
            return _("No try is left. The recordings made so far are kept. You can also type what you would say.")
        case "piece_missing":
            return _("A piece of the recording did not arrive. Earlier tries are kept. Record again, or type it.")
        case "too_large":
            return _("The recording is too long. Earlier tries are kept. Record a shorter one, or type it.")
        case "not_sound":
            return _("The file is not a sound recording. Earlier tries are kept. Record again, or type it.")
        case _:  # empty; the test knows every reason
            return _("Nothing was recorded. Earlier tries are kept. Check the microphone, or type what you would say.")


def _upload(error: UploadRefused) -> str:
    match error.why:
        case "too_large":
            return _(
                "This file is too large and was not taken. What you handed in before is kept. Save it smaller and "
                "choose it again."
            )
        case "not_picture":
            return _(
                "This file is no PNG and no JPEG and was not taken. What you handed in before is kept. Save it as one "
                "of these and choose it again."
            )
        case "too_many_pixels":
            return _(
                "This picture has more than 40 million pixels and was not taken. What you handed in before is kept. "
                "Save it smaller and choose it again."
            )
        case "unreadable":
            return _(
                "This file cannot be read as a picture and was not taken. What you handed in before is kept. Save it "
                "anew and choose it again."
            )
        case _:  # too_many; the test knows every reason
            return _(
                "You have handed in as many files as can be taken; this one was not. What you handed in before is kept."
            )


def file(error: workflow.FileRefused) -> str:
    match error.why:
        case "unreadable":
            return _("This file cannot be read as a table. Nothing was changed. Save it as CSV or .xlsx and try again.")
        case "too_large":
            return _(
                "This file is too large: 20,000 rows, 60 columns and 20 MB at most. Nothing was changed. Divide it and "
                "import the pieces."
            )
        case "empty":
            return _("There is nothing in this file. Nothing was changed. Choose another one.")


def _anchor(error: AnchorRefused) -> str:
    match error.why:
        case "not_told":
            return _("Its candidate was not told that a copy may train raters, so it cannot become an anchor.")
        case "not_redactable":
            return _(
                "It holds a voice or a picture, which cannot be redacted, so it cannot become an anchor; words and "
                "choices can."
            )
        case "in_use":
            return _("It is an anchor already and stands below. Withdraw that one first to say something else.")
        case "level_apart":
            return _("Choose a level that the pairs leave open. Nothing was changed yet.")
        case _:  # not_confirmed; the test knows every reason
            return _(
                "Confirm first that you have read it and that nothing in it tells whose it is. Nothing was changed."
            )
