"""What people read when the database was made by another version of the program: on the console and at /health."""

from assessments.workflow import Store, WrongDatabase
from pages.parts.words import _, speaking
from rubric.record import LANGUAGES


def told(error: WrongDatabase) -> str:
    """What is wrong, what was kept, what to do next, in the language spoken."""
    if error.why == "newer":
        return _(
            "This database was made by a newer version of Assay (database version {found}; this program knows up to "
            "{known}). Nothing was changed in it. Start the newer program, or give this one a database of its own.",
            found=error.found,
            known=error.known,
        )
    return _(
        "This database says version {found}, but was made by an edition of Assay that this program does not know. "
        "Nothing was changed in it. Start the program that made it, or give this one a database of its own.",
        found=error.found,
    )


def for_console(error: WrongDatabase) -> str:
    """The same in every language, one paragraph each."""
    said: list[str] = []
    for language in LANGUAGES:
        with speaking(language):
            said.append(told(error))
    return "\n".join(said)


def upgraded(store: Store) -> str:
    """What opening an older database has changed, for the console; empty when it was new or up to date."""
    found, now = store.upgrade
    if found in {None, now}:
        return ""
    return f"""
  The database came from version {found} of the tables and now has version {now}. All data were kept.
  La base de données était à la version {found} des tables et est désormais à la version {now}. Tout a été conservé.
"""
