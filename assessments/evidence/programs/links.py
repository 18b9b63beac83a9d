"""Checks on tagged links, part by part: an address is right only where each of its characters is."""

from collections.abc import Mapping

from assessments.evidence.verdict import NOT_GIVEN, Program, Verdict, kept
from assessments.evidence.work import Work, listed, of, written
from assessments.form import Check
from rubric.record import Text

ADDRESS = "address"


def parts(work: Work, check: Check) -> Verdict:
    """The share of the parts of `arguments["expected"]` that a link has: the address, and each tag with its value.

    The order of the tags does not count here; a tag that stands twice is not right. Spaces around a link are left out.
    """
    link = _link(work, check)
    if link is None:
        return NOT_GIVEN
    asked, given = _parts(_expected(check)), _parts(link)
    wrong = [name for name, value in asked.items() if given.get(name) != value]
    names = [Text(en="address", fr="adresse") if name == ADDRESS else Text(en=name, fr=name) for name in wrong]
    right = len(asked) - len(wrong)
    return Verdict(right / len(asked), listed([of(right, len(asked)), *names]))


def whole(work: Work, check: Check) -> Verdict:
    """A link is `arguments["expected"]`, character by character, but for spaces around it."""
    link = _link(work, check)
    return NOT_GIVEN if link is None else kept(whole=link == _expected(check))


def _link(work: Work, check: Check) -> str | None:
    passages = written(work.passages_of(check.items))
    return passages[0].text.strip() if passages else None


def _expected(check: Check) -> str:
    return str(check.arguments["expected"])


def _parts(link: str) -> dict[str, str | None]:
    """The address before the question mark, and the value of each tag; None where
    a tag stands more than once, and where no question mark follows the address."""
    address, mark, query = link.partition("?")
    found: dict[str, str | None] = {}
    for tag in query.split("&"):
        name, _, value = tag.partition("=")
        found[name] = None if name in found else value
    return {ADDRESS: address if mark else None} | {name: value for name, value in found.items() if name != ADDRESS}


PROGRAMS: Mapping[str, Program] = {"links.parts": parts, "links.whole": whole}
