"""What the two who interview in the demo heard: levels near those of the raters, and what was said."""

from datetime import datetime
from random import Random
from statistics import fmean

from assessments.attempt import Actor
from assessments.demo.people import Sample
from assessments.interviews import Choice, Mark
from assessments.workflow import Store, interviewing

APART = 0.7  # levels: deviation of an interviewer's level from the mean of the raters'
CHOICES: tuple[Choice, ...] = ("1", "2", "3", "4", "5")
LEFT_OUT = "LV"  # no time was left for it
NOTES = {
    "PU": "Two versions of a market opening: a carousel with the hours, a clip without a word of them.",
    "WR": "Took the second paragraph out, because nobody read that far; kept the price.",
    "DE": "Asked for one size of type less; held the phone at arm’s length to show why.",
    "CS": "Wrote “I should have told you on Tuesday” the second time; gave no voucher.",
    "AN": "Had divided by followers instead of reach; noticed when the total passed 100.",
    "AD": "Moved two posts and the mail, told the shop the same evening; kept the aim.",
}


def interview(store: Store, actor: Actor, attempt_id: str, sample: Sample, now: datetime) -> None:
    """Fill in a scorecard and hand it in."""
    asked = interviewing.guide(store, actor, attempt_id, sample.language, now).asked
    usual = fmean(one.level for one in sample.ratings)
    draw = Random(f"{actor.id} {sample.email}")  # noqa: S311 - nothing here is secret
    marks: list[Mark] = []
    for one in asked:
        level = min(5, max(1, round(draw.gauss(usual, APART))))
        choice = "n" if one.competency_id == LEFT_OUT else CHOICES[level - 1]
        note = NOTES.get(one.competency_id, "") if one.for_all else ""
        marks.append(Mark(question_id=one.question.id, choice=choice, note=note))
    interviewing.keep(store, actor, attempt_id, tuple(marks), now)
    interviewing.hand_in(store, actor, attempt_id, now)
