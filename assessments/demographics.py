"""What candidates say of themselves of their own free will, and the rows by which groups are compared."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal, get_args

from assessments.attempt import HiringStage
from assessments.attempt.monitoring import Jurisdiction, Monitoring
from rubric.record import Record

RatherNot = Literal["rather_not"]
# A band ends at 39, since United States law protects from 40 on (29 USC 631).
AgeBand = Literal["under_30", "30_39", "40_49", "50_59", "60_or_over"]
Gender = Literal["woman", "man", "other"]
# The seven of form EEO-1, which New York City's rules on bias audits use (6 RCNY 5-301).
EeoOrigin = Literal[
    "hispanic_or_latino",
    "white",
    "black_or_african_american",
    "pacific_islander",
    "asian",
    "american_indian",
    "two_or_more_races",
]
# The five broad groups of the census of England and Wales 2021, which serve elsewhere too.
Origin = EeoOrigin | Literal["black", "mixed", "other"]
BROAD: tuple[Origin, ...] = ("asian", "black", "mixed", "white", "other")
Disability = Literal["yes", "no"]
Outcome = Literal["advance", "hold", "decline", "hire"]
Attribute = Literal["age", "gender", "origin", "disability"]


class Demographics(Record):
    """What somebody said of themselves; None where they did not answer, or were not asked."""

    age: AgeBand | RatherNot | None = None
    gender: Gender | RatherNot | None = None
    origin: Origin | RatherNot | None = None
    disability: Disability | RatherNot | None = None


NOTHING = Demographics()
Asked = Mapping[Attribute, tuple[str, ...]]


class OwnDemographics(Record):
    """The questions as one candidate is asked them, with what they have said so far."""

    intro: str
    asked: dict[Attribute, tuple[str, ...]]  # the answers offered; empty: nothing is asked any more
    said: Demographics


Step = Literal["advanced", "short_list", "interview", "offer", "hired"]
STEPS: dict[HiringStage, Step] = {  # each is taken from the one before; whoever was never moved stands before the first
    HiringStage.SHORT_LIST: "short_list",
    HiringStage.INTERVIEW: "interview",
    HiringStage.OFFER: "offer",
    HiringStage.HIRED: "hired",
}
LADDER = (HiringStage.SCREENING, *STEPS)


class ImpactRow(Record):
    """One submitted sitting of a position. Nothing in it names anybody, and rows stand in no order that could."""

    about: Demographics
    reached: frozenset[
        Step
    ]  # "advanced": the last decision is to advance or to hire; the others are those of the board
    withdrawn: bool  # they stepped back themselves
    month: date  # its first day, in UTC for every reader: when the work was handed in
    fit: float | None  # 0..100; None: there is none
    scores: dict[str, float]  # 0..100, by competency; without those that have none


def asked(monitoring: Monitoring | None) -> Asked:
    """What candidates are asked and which answers they are offered, nothing where no jurisdiction is chosen.

    Disability is asked in the United Kingdom only, where the Equality Act 2010, section 60(6)(c), allows it for this
    purpose; before an offer, the Americans with Disabilities Act (42 USC 12112(d)) does not, and under the GDPR it is
    data on health (Article 9), as it may be elsewhere.
    """
    if monitoring is None:
        return {}
    found: dict[Attribute, tuple[str, ...]] = {"age": get_args(AgeBand), "gender": get_args(Gender)}
    if monitoring.origin:
        found["origin"] = origins(monitoring.jurisdiction)
    if monitoring.jurisdiction == "uk":
        found["disability"] = get_args(Disability)
    return {name: (*offered, *get_args(RatherNot)) for name, offered in found.items()}


def origins(jurisdiction: Jurisdiction) -> tuple[str, ...]:
    return get_args(EeoOrigin) if jurisdiction in {"us", "us_nyc"} else BROAD


def as_asked(about: Demographics, questions: Asked) -> Demographics:
    """Only what is asked, in the answers that are offered: what may not be asked is neither kept nor compared."""
    given: dict[str, str | None] = {
        name: getattr(about, name) for name, offered in questions.items() if getattr(about, name) in offered
    }
    return Demographics.model_validate(given)


def reached(stages: Sequence[HiringStage], outcome: Outcome | None) -> frozenset[Step]:
    """The steps somebody has taken, by where they were put in turn and by the last decision on them.

    Where they stand counts, or stood before they were declined or withdrew, with every step below it; a move that was
    taken back does not.
    """
    stood = next((one for one in reversed(stages) if one in LADDER), HiringStage.SCREENING)
    if outcome == "hire":
        stood = HiringStage.HIRED
    steps: set[Step] = {STEPS[one] for one in LADDER[1 : LADDER.index(stood) + 1]}
    if outcome in {"advance", "hire"}:
        steps.add("advanced")
    return frozenset(steps)
