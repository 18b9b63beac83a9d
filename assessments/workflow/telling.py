"""What candidates are told before they start and after they hand in, with every gap of the texts filled."""

from datetime import UTC, datetime

from babel.dates import format_date
from babel.lists import format_list
from babel.units import format_unit

from assessments import bank
from assessments.attempt import Attempt, Invitation
from assessments.bank import Notices
from assessments.form import Form
from assessments.views import Position, Shown
from assessments.workflow.sessions import SELF_DAYS
from rubric.model import load_model
from rubric.record import Language

CLOCK = {"en": ", {:%H:%M} UTC", "fr": " à {:%H:%M} UTC"}


def moment(at: datetime, language: Language) -> str:
    """A moment in words, in UTC and saying so: a text that is kept must mean the same to everybody who reads it."""
    return day(at, language) + CLOCK[language].format(at.astimezone(UTC))


def day(at: datetime, language: Language) -> str:
    said = format_date(at.astimezone(UTC), "d MMMM y", locale=language)
    return "1er" + said[1:] if language == "fr" and said.startswith("1 ") else said


def notice(
    form: Form, position: Position | None, invitation: Invitation | None, minutes: float, language: Language
) -> Shown:
    """The notice of a form: `minutes` are those of all its blocks, accommodation included."""
    texts = bank.notices()
    values = _of_form(form, minutes, language)
    if position and invitation:
        values |= _of_position(position, language)
        values["deadline"] = moment(invitation.expires_at, language)
    title, *paragraphs = (texts.fill(one, values, language) for one in _order(texts, form))
    return Shown(
        version=texts.version,
        title=title,
        paragraphs=tuple(paragraphs),
        agreement=texts.fill("ntc.ack.label", {}, language),
        refusal=texts.fill("ntc.ack.refuse", {}, language) if position else None,
        arrangement=texts.fill("ntc.access.request.intro", values, language) if position else None,
    )


UNTOLD = ("ntc.candidate.title", "ntc.candidate.practical")  # of no meaning but before a sitting


def principles(position: Position, language: Language) -> tuple[str, ...]:
    """What candidates of a position are told of how they are measured, judged and treated, filled in."""
    texts, form = bank.notices(), bank.form(position.form_id)
    values = _of_form(form, 0, language) | _of_position(position, language)
    return tuple(texts.fill(one, values, language) for one in _order(texts, form) if one not in UNTOLD)


def _order(texts: Notices, form: Form) -> tuple[str, ...]:
    if form.self_levels:
        return texts.self_order
    return texts.candidate_order if raters(form) else texts.keyed_order


def raters(form: Form) -> int:
    """How many people rate a piece of work of this form, 0 where the key does it alone."""
    return max(blueprint.raters_needed for blueprint in bank.blueprints(form))


def _of_form(form: Form, minutes: float, language: Language) -> dict[str, str]:
    model = load_model()
    profile = tuple(one.id for one in model.profile_competencies)
    assessed = profile if form.self_levels else tuple(one.competency_id for one in bank.blueprints(form))
    names = [model.competency(one).name.said(language) for one in dict.fromkeys(assessed)]
    return {
        "competencies": format_list(names, locale=language),
        "duration_minutes": f"{minutes:.0f}",
        "rater_count": str(raters(form)),
        "retention_period": format_unit(SELF_DAYS, "duration-day", locale=language),
    }


def months(count: int, language: Language) -> str:
    return format_unit(count, "duration-month", locale=language)


def _of_position(position: Position, language: Language) -> dict[str, str]:
    details = position.notice
    return {
        "position": position.title,
        "organisation": details.organisation,
        "decision_maker_name": details.decision_maker_name,
        "decision_maker_role": details.decision_maker_role,
        "other_sources": details.other_sources.said(language),
        "recipients": details.recipients.said(language),
        "legal_basis": details.legal_basis.said(language),
        "report_promise": details.report_promise.said(language),
        "retention_period": months(details.retention_months, language),
        "access_days": str(details.access_days),
        "contest_days": str(details.contest_days),
        "incident_days": str(details.incident_days),
        "supervisory_authority": details.supervisory_authority,
        "decision_date": day(details.decision_by, language),
        **dict.fromkeys(("access_contact", "privacy_contact", "recruiter_contact", "support_contact"), details.contact),
    }


def thanks(attempt: Attempt, form: Form, position: Position, at: datetime) -> str:
    """What happens next, for a sitting submitted `at`."""
    values = _of_position(position, attempt.language) | {
        "submitted_at": moment(at, attempt.language),
        "submission_ref": attempt.reference or "",
    }
    return bank.notices().fill("ntc.thanks" if raters(form) else "ntc.thanks.keyed", values, attempt.language)
