"""Checks on the first hour of a crisis: what was done by which minute of the story, and what was never to be done."""

from collections.abc import Mapping

from assessments.evidence.counting import count
from assessments.evidence.credit import picked
from assessments.evidence.looking import look
from assessments.evidence.verdict import NOT_GIVEN, Program, Verdict, kept
from assessments.evidence.work import Work, after_colon, listed
from assessments.form import Argument, Check
from assessments.item import OrderedPick
from rubric.record import Text

HALF = 0.5  # what a required action is worth after its deadline, and a half measure in its place


def actions(work: Work, check: Check) -> Verdict:
    """Required actions by their minute, half after it or through a half measure, less each harmful one; 0..1.

    Arguments: `required` action -> last minute, `instead` half measure -> the action it stands for, `forbidden`.
    """
    done = minutes(work)
    if not done:
        return NOT_GIVEN
    required, instead = _minutes(check, "required"), _names(check, "instead")
    points = sum(_worth(done.get(one), last) for one, last in required.items())
    points += sum(HALF for half, one in instead.items() if half in done and one not in done)
    harmful = [one for one in _ids(check, "forbidden") if one in done]
    late = sum(0 < _worth(done.get(one), last) < 1 for one, last in required.items())
    reached = sum(one in done for one in required)
    told = Text(
        en=f"{reached} of {len(required)} done, {late} of them late; {len(harmful)} harmful",
        fr=f"{reached} gestes faits sur {len(required)}, dont {late} en retard\u202f; {len(harmful)} nuisibles",
    )
    return Verdict(max(0.0, (points - len(harmful)) / len(required)), told)


def minutes(work: Work) -> dict[str, int]:
    """The minute of the story at which each action was done: that of its scene, and one more for each place in it."""
    done: dict[str, int] = {}
    for item in work.task.items:
        scene = work.task.scene_of(item.id)
        if isinstance(item, OrderedPick) and scene is not None:
            for place, one in enumerate(picked(item, work.answers.get(item.id)), start=1):
                done.setdefault(one, scene.minute + place)
    return done


def when(work: Work, check: Check) -> Verdict:
    """For people to look at: the minute of each of the actions in `arguments["required"]`."""
    done = minutes(work)
    if not done:
        return NOT_GIVEN
    told = [after_colon(_label(work, one), _minute(done.get(one))) for one in _minutes(check, "required")]
    return kept(whole=True, detail=listed(told, "; "))


def queue(work: Work, check: Check) -> Verdict:
    """No scheduled post goes out: each does at its minute unless something was done before that stops it.

    Arguments: `posts` id -> minute, `stopped_by` id -> actions of which any stops it, `sent_by` id -> actions of which
    any sends it, and the names of posts in `names_en` and `names_fr`.
    """
    done = minutes(work)
    if not done:
        return NOT_GIVEN
    stops, sends = _lists(check, "stopped_by"), _lists(check, "sent_by")
    out = [
        post
        for post, minute in _minutes(check, "posts").items()
        if any(one in done for one in sends.get(post, ()))
        or not any(one in done and done[one] <= minute for one in stops.get(post, ()))
    ]
    en, fr = _names(check, "names_en"), _names(check, "names_fr")
    told = [Text(en=en[post], fr=fr[post]) for post in out]
    return kept(whole=not out, detail=listed(told, "; ") if out else None)


def in_time(work: Work, check: Check) -> Verdict:
    """Each action of `arguments["required"]` is done by its minute."""
    done = minutes(work)
    if not done:
        return NOT_GIVEN
    late = [one for one, last in _minutes(check, "required").items() if _worth(done.get(one), last) < 1]
    told = [after_colon(_label(work, one), _minute(done.get(one))) for one in late]
    return kept(whole=not late, detail=listed(told, "; ") if late else None)


def never(work: Work, check: Check) -> Verdict:
    """None of the actions in `arguments["forbidden"]` is done."""
    done = minutes(work)
    if not done:
        return NOT_GIVEN
    harmful = [_label(work, one) for one in _ids(check, "forbidden") if one in done]
    return kept(whole=not harmful, detail=listed(harmful, "; ") if harmful else None)


def said_and_done(work: Work, check: Check) -> Verdict:
    """The texts say what the patterns look for, and every action of `arguments["required"]` is done."""
    done, texts = minutes(work), work.passages_of(check.items)
    if not done and all(one.blank for one in texts):
        return NOT_GIVEN
    seen = look(check, texts, work.language)
    return kept(whole=seen.said and all(one in done for one in _minutes(check, "required")), spans=seen.spans)


def lengths(work: Work, check: Check) -> Verdict:
    """Every text is written and no longer than its question allows, in words."""
    texts = work.passages_of(check.items)
    if all(one.blank for one in texts):
        return NOT_GIVEN
    wrong = [one.item for one in texts if not 0 < count(one.text, "words") <= (one.limits.maximum or 0)]
    return kept(whole=not wrong, detail=listed(map(work.name_of, wrong)) if wrong else None)


def _worth(minute: int | None, last: float) -> float:
    return 0.0 if minute is None else 1.0 if minute <= last else HALF


def _minute(minute: int | None) -> Text:
    return Text(en="never", fr="jamais") if minute is None else Text(en=f"minute {minute}", fr=f"minute {minute}")


def _label(work: Work, action: str) -> Text:
    options = (one for item in work.task.items if isinstance(item, OrderedPick) for one in item.options)
    return next(one.text for one in options if one.id == action)


def _mapping(check: Check, name: str) -> Mapping[str, str | float | tuple[str, ...]]:
    found: Argument = check.arguments.get(name, {})
    assert isinstance(found, dict)
    return found


def _minutes(check: Check, name: str) -> dict[str, float]:
    return {one: value for one, value in _mapping(check, name).items() if isinstance(value, int | float)}


def _names(check: Check, name: str) -> dict[str, str]:
    return {one: str(value) for one, value in _mapping(check, name).items()}


def _lists(check: Check, name: str) -> dict[str, tuple[str, ...]]:
    return {one: value for one, value in _mapping(check, name).items() if isinstance(value, tuple)}


def _ids(check: Check, name: str) -> tuple[str, ...]:
    found = check.arguments.get(name, ())
    assert isinstance(found, tuple)
    return found


PROGRAMS: Mapping[str, Program] = {
    "crisis.actions": actions,
    "crisis.when": when,
    "crisis.queue": queue,
    "crisis.in_time": in_time,
    "crisis.never": never,
    "crisis.said_and_done": said_and_done,
    "crisis.lengths": lengths,
}
