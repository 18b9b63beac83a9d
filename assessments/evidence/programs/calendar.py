"""Checks on a calendar: the hard limits and the habits, with what the task says of each."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from assessments.evidence.planning import Breach, Post, habits, limits, posts
from assessments.evidence.programs import arguments as given
from assessments.evidence.programs import tables
from assessments.evidence.search import says
from assessments.evidence.verdict import NOT_GIVEN, Program, Verdict
from assessments.evidence.work import Work
from assessments.form import Check

Posts = tuple[Post, ...]
Breaches = tuple[Breach, ...]


def _rule(judge: Callable[[Posts, Check], Breaches]) -> Program:
    """A rule on the posts as a check; nothing is judged of a table without rows."""

    def judged(work: Work, check: Check) -> Verdict:
        plan = posts(tables.rows(work, check))
        return tables.verdict(judge(plan, check)) if plan else NOT_GIVEN

    return judged


def _live(check: Check) -> limits.Live:
    return limits.Live(str(check.arguments["network"]), given.moment(check, "live"))


def _days(check: Check) -> tuple[date, ...]:
    return tuple(date.fromisoformat(one) for one in given.names(check, "days"))


def spread(work: Work, check: Check) -> Verdict:
    """Each option of `arguments["column"]` stands in `least` rows, and in no more than `most` (0..1) of them all."""
    plan = posts(tables.rows(work, check))
    if not plan:
        return NOT_GIVEN
    column = str(check.arguments["column"])
    chosen, names = [str(getattr(one, column)) for one in plan], tables.names(work, check, column)
    few = habits.spread(chosen, names, round(given.number(check, "least")))
    return tables.verdict((*few, *habits.balance(chosen, names, given.number(check, "most"))))


def told_around(work: Work, check: Check) -> Verdict:
    """The event of `arguments["day"]` is spoken of `before` and `after` times: in the subject, or with its assets."""
    plan = posts(tables.rows(work, check))
    if not plan:
        return NOT_GIVEN
    assets = given.names(check, "assets")
    about = [one for one in plan if one.asset in assets or says(check.patterns, one.subject, work.language)]
    before, after = round(given.number(check, "before")), round(given.number(check, "after"))
    return tables.verdict(habits.told_around(about, given.day(check, "day"), before, after))


PROGRAMS: Mapping[str, Program] = {
    "calendar.embargo": _rule(
        lambda plan, check: limits.embargo(plan, given.names(check, "assets"), given.moment(check, "from"))
    ),
    "calendar.sold_out": _rule(
        lambda plan, check: limits.sold_out(plan, given.names(check, "assets"), given.day(check, "from"))
    ),
    "calendar.designed": _rule(lambda plan, check: limits.designed(plan, given.names(check, "assets"), _days(check))),
    "calendar.design_load": _rule(
        lambda plan, check: limits.design_load(plan, given.numbers(check, "hours"), given.number(check, "most"))
    ),
    "calendar.approval": _rule(
        lambda plan, check: limits.approval(
            plan, given.names(check, "assets"), timedelta(hours=given.number(check, "ahead"))
        )
    ),
    "calendar.clash": _rule(
        lambda plan, check: limits.clash(plan, _live(check), given.moment(check, "begins"), given.moment(check, "ends"))
    ),
    "calendar.live": _rule(lambda plan, check: limits.live_planned(plan, _live(check))),
    "calendar.launched": _rule(
        lambda plan, check: limits.launched(plan, given.names(check, "assets"), given.moment(check, "from"))
    ),
    "calendar.crowding": _rule(
        lambda plan, check: limits.crowding(
            plan, round(given.number(check, "each")), round(given.number(check, "in_all"))
        )
    ),
    "calendar.load": _rule(lambda plan, check: limits.load(plan, given.number(check, "most"))),
    "calendar.links": _rule(
        lambda plan, check: limits.links(plan, given.names(check, "in_bio"), str(check.arguments["pattern"]))
    ),
    "calendar.access": _rule(lambda plan, check: limits.access(plan, given.names(check, "without"))),
    "calendar.owned": _rule(lambda plan, _check: limits.owned(plan)),
    "calendar.workdays": _rule(
        lambda plan, check: limits.workdays(
            plan, str(check.arguments["owner"]), {round(float(one)) for one in given.names(check, "weekdays")}
        )
    ),
    "calendar.spread": spread,
    "calendar.share": _rule(
        lambda plan, check: habits.share(plan, given.names(check, "assets"), given.number(check, "most"))
    ),
    "calendar.reuse": _rule(lambda plan, check: habits.reuse(plan, given.names(check, "without"))),
    "calendar.waking": _rule(
        lambda plan, check: habits.waking(plan, given.clock(check, "first"), given.clock(check, "last"))
    ),
    "calendar.told_around": told_around,
}
