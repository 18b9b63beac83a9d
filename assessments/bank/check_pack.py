"""What can be wrong with the company pack, the notices and the advice although they are well formed."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from assessments.bank.check_items import Problem
from assessments.bank.guidance import PLACEHOLDER, CompetencyAdvice, Development, Mails, Notices
from assessments.bank.interviewing import Interview
from assessments.bank.world import Fact, World
from rubric.model import load_model

LEVELS_TO_LEAVE = (1, 2, 3, 4)  # from level 5 there is no next anchor
ANCHORED = (1, 3, 5)


def _twice(ids: Iterable[str]) -> Iterator[Problem]:
    for one, count in Counter(ids).items():
        if count > 1:
            yield one, "id", "stands more than once"


def world_problems(world: World) -> Iterator[Problem]:
    """What is wrong with the company pack."""
    rules = (*world.must_say, *world.tone_card.rules, *world.service_policy, *world.house_rules)
    facts = {fact.id for fact in world.facts}
    yield from _twice([fact.id for fact in world.facts] + [rule.id for rule in rules])
    for rule in rules:
        if rule.fact is not None and rule.fact not in facts:
            yield rule.id, "fact", f"there is no fact {rule.fact!r}"
    for fact in world.facts:
        yield from _fact_problems(fact)
    colours = {colour.id for colour in world.palette.colours}
    for contrast in world.palette.contrasts:
        for one in sorted(set(contrast.pair) - colours):
            yield world.id, "palette.contrasts", f"there is no colour {one!r}"


def _fact_problems(fact: Fact) -> Iterator[Problem]:
    if fact.status in ("banned", "embargo") and not fact.patterns:
        yield fact.id, "patterns", "what may not be published must be recognisable"
    if (fact.status == "embargo") != (fact.public_from is not None):
        yield fact.id, "public_from", "an embargo, and nothing else, says when it ends"
    for pattern in fact.patterns:
        try:
            re.compile(pattern)
        except re.error as error:
            yield fact.id, "patterns", f"the pattern {pattern!r} does not compile: {error}"


def notice_problems(notices: Notices) -> Iterator[Problem]:
    """What is wrong with the notices."""
    ids = {notice.id for notice in notices.notices}
    yield from _twice(notice.id for notice in notices.notices)
    for field in ("candidate_order", "keyed_order", "self_order"):
        for one in sorted(set(getattr(notices, field)) - ids):
            yield "notices", field, f"there is no notice {one!r}"
    for notice in notices.notices:
        if set(PLACEHOLDER.findall(notice.text.en)) != set(PLACEHOLDER.findall(notice.text.fr)):
            yield notice.id, "text", "the two languages need the same placeholders"
        if notice.with_limits is not None and notice.with_limits not in ids:
            yield notice.id, "with_limits", f"there is no notice {notice.with_limits!r}"


def mail_problems(mails: Mails) -> Iterator[Problem]:
    """What is wrong with the mails."""
    yield from _twice(mail.id for mail in mails.mails)
    for mail in mails.mails:
        for field, text in (("subject", mail.subject), ("body", mail.body)):
            if set(PLACEHOLDER.findall(text.en)) != set(PLACEHOLDER.findall(text.fr)):
                yield mail.id, field, "the two languages need the same placeholders"


def development_problems(development: Development) -> Iterator[Problem]:
    """What is wrong with the advice."""
    advised = {one.id: one for one in development.competencies}
    known = {competency.id for competency in load_model().competencies}
    for one in sorted(set(advised) ^ known):
        yield one, "competencies", "advice and competency model do not name the same competencies"
    for one in advised.values():
        yield from _advice_problems(one)
    if development.at_the_top not in {one.id for one in development.general}:
        yield "development", "at_the_top", f"there is no general advice {development.at_the_top!r}"


def _advice_problems(advice: CompetencyAdvice) -> Iterator[Problem]:
    if tuple(one.level for one in advice.levels) != LEVELS_TO_LEAVE:
        yield advice.id, "levels", "there must be advice for levels 1 to 4, in that order"


def interview_problems(interview: Interview) -> Iterator[Problem]:
    """What is wrong with the questions although they are well formed."""
    yield from _twice(question.id for one in interview.competencies for question in one.questions)
    for one in sorted({one.id for one in interview.competencies} ^ {one.id for one in load_model().competencies}):
        yield one, "competencies", "questions and competency model do not name the same competencies"
    for question in (each for one in interview.competencies for each in one.questions):
        if tuple(one.level for one in question.anchors) != ANCHORED:
            yield question.id, "anchors", "there must be anchors 1, 3 and 5, in that order"
    for field, text in (("opening", interview.opening), ("closing", interview.closing)):
        if set(PLACEHOLDER.findall(text.en)) != set(PLACEHOLDER.findall(text.fr)):
            yield "interview", field, "the two languages need the same placeholders"
