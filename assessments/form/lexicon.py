"""What software looks for in texts."""

from rubric.record import Language, Record, Text


class Pattern(Record):
    """Regular expressions (Python re) that find one thing in a text, one list for each language."""

    en: tuple[str, ...] = ()
    fr: tuple[str, ...] = ()

    def of(self, language: Language) -> tuple[str, ...]:
        return self.fr if language == "fr" else self.en


class Mention(Record):
    """Something a text may say: a fact, a check, a forbidden claim, a stale date."""

    id: str
    name: str
    label: Text
    patterns: Pattern
    strip: Pattern = Pattern()  # removed from the text before looking: negations and idioms
    flag: str | None = None  # critical flag when it is found
    optional: bool = False
    replaces: str | None = None  # name of the stale mention it takes the place of; asked only where that one stood
    optional_on: tuple[str, ...] = ()  # networks whose texts may leave it out even then


class Lexicon(Record):
    """Everything the software of one task looks for in texts."""

    facts: tuple[Mention, ...] = ()
    checks: tuple[Mention, ...] = ()
    bans: tuple[Mention, ...] = ()  # phrases to avoid in this task
    claims: tuple[Mention, ...] = ()  # the company's forbidden claims
    embargo: tuple[Mention, ...] = ()
    stale: tuple[Mention, ...] = ()  # true before the brief moved, false after
    fresh: tuple[Mention, ...] = ()
    kept: tuple[str, ...] = ()  # names of facts that are still true
