"""The words for what candidates are asked about themselves and for what they can answer."""

from collections.abc import Callable, Mapping

from assessments import demographics
from assessments.attempt.monitoring import Jurisdiction, Monitoring
from assessments.demographics import Attribute
from pages.parts.words import _


def asked(monitoring: Monitoring) -> tuple[Attribute, ...]:
    return tuple(demographics.asked(monitoring))


def attribute_words(attribute: Attribute) -> str:
    """What groups are made by."""
    return {
        "age": _("Age"),
        "gender": _("Gender"),
        "origin": _("Race or ethnicity"),
        "disability": _("Disability"),
    }[attribute]


def question(attribute: Attribute) -> str:
    """The same as somebody is asked it."""
    return {
        "age": _("How old are you?"),
        "gender": _("What is your gender?"),
        "origin": _("What is your race or ethnicity?"),
        "disability": _("Do you have a disability, or a health condition that limits you in everyday life?"),
    }[attribute]


def answer_words(attribute: Attribute, answer: str) -> str:
    """One of the answers offered, which is also the name of the group of those who gave it."""
    return _("I prefer not to say") if answer == "rather_not" else ANSWERS[attribute]()[answer]


def _ages() -> dict[str, str]:
    return {
        "under_30": _("Under 30"),
        "30_39": _("30 to 39"),
        "40_49": _("40 to 49"),
        "50_59": _("50 to 59"),
        "60_or_over": _("60 or over"),
    }


def _genders() -> dict[str, str]:
    return {"woman": _("Woman"), "man": _("Man"), "other": _("Non-binary, or another word")}


def _origins() -> dict[str, str]:
    return {
        "hispanic_or_latino": _("Hispanic or Latino"),
        "white": _("White"),
        "black_or_african_american": _("Black or African American"),
        "pacific_islander": _("Native Hawaiian or Pacific Islander"),
        "asian": _("Asian"),
        "american_indian": _("Native American or Alaska Native"),
        "two_or_more_races": _("Two or more races"),
        "black": _("Black"),
        "mixed": _("Mixed, or several of these"),
        "other": _("Another"),
    }


def _disabilities() -> dict[str, str]:
    return {"yes": _("Yes, a disability or such a condition"), "no": _("No disability")}


ANSWERS: Mapping[Attribute, Callable[[], dict[str, str]]] = {
    "age": _ages,
    "gender": _genders,
    "origin": _origins,
    "disability": _disabilities,
}


def jurisdiction_words(jurisdiction: Jurisdiction) -> str:
    return {
        "us": _("United States"),
        "us_nyc": _("New York City"),
        "uk": _("United Kingdom"),
        "eu": _("European Union, outside France"),
        "fr": _("France"),
        "other": _("Somewhere else"),
    }[jurisdiction]
