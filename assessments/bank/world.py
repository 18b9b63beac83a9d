"""The company pack: what the invented company is, knows, says and forbids."""

from datetime import date, datetime, time
from typing import Literal

from assessments.form import Mention, Pattern
from assessments.item import Colour, SafeBox
from rubric.record import Record, Text

Address = Literal["tu", "vous", "neutral"]


class Company(Record):
    id: str
    name: str
    place: str
    founded: int
    headcount: int
    makes: Text
    line: Text
    story: Text
    site: str
    emergency_contact: Text


class Fact(Record):
    """Something about the company; what no fact states is unknown."""

    id: str
    topic: str
    status: Literal["say", "banned", "embargo", "unknown"]
    text: Text
    public_from: datetime | None = None  # local time of the story
    patterns: tuple[str, ...] = ()  # how a text that says it can be recognised, in either language


class Rule(Record):
    """A numbered line of a policy, a tone card, the house rules."""

    id: str
    text: Text
    fact: str | None = None  # id of the fact it rests on


class ToneExample(Record):
    id: str
    yes: Text
    no: Text


class ToneCard(Record):
    summary: Text
    rules: tuple[Rule, ...]
    examples: tuple[ToneExample, ...]
    address: dict[str, Address]  # by network or occasion, French only


class Escalation(Record):
    id: str
    level: int
    when: Text
    act: Text
    minutes: int


class PreparedLine(Record):
    id: str
    use: str
    text: Text


class Contrast(Record):
    """Contrast ratio of two colours of the palette, 1 to 21 (WCAG 2.2)."""

    pair: tuple[str, str]
    ratio: float


class Palette(Record):
    colours: tuple[Colour, ...]
    contrasts: tuple[Contrast, ...]


class LayoutRules(Record):
    text: Text
    canvas: tuple[int, int]
    safe_box: SafeBox
    vertical_safe_box: SafeBox  # on 1080 x 1920
    min_text_px: int
    large_text_px: int
    contrast_normal: float
    contrast_large: float
    focal_px: int
    max_focal_texts: int
    required_roles_event: tuple[str, ...]


class Channel(Record):
    id: str
    handle: str
    followers: int
    status: Literal["active", "dormant"]
    role: Text


class Colleague(Record):
    id: str
    name: Text
    role: Text
    hours_week: int | None = None
    days: tuple[str, ...] = ()


class Budget(Record):
    paid_month_eur: int
    creators_month_eur: int
    smm_hours_week: int
    designer_days_week: int
    approval_hours: int


class Goal(Record):
    id: str
    text: Text
    target: float
    unit: str
    baseline: float | None = None


class Rival(Record):
    id: str
    text: Text
    followers: int


class Pillar(Record):
    id: str
    text: Text


class Appointment(Record):
    id: str
    on: date
    at: time
    text: Text


class World(Record):
    """Everything a candidate may work from, beside the materials of a task."""

    id: str
    version: str
    now: datetime  # local time of the story
    timezone: str
    company: Company
    facts: tuple[Fact, ...]
    must_say: tuple[Rule, ...]
    tone_card: ToneCard
    service_policy: tuple[Rule, ...]
    escalation: tuple[Escalation, ...]
    prepared_lines: tuple[PreparedLine, ...]
    house_rules: tuple[Rule, ...]
    palette: Palette
    layout_rules: LayoutRules
    channels: tuple[Channel, ...]
    people: tuple[Colleague, ...]
    budget: Budget
    goals: tuple[Goal, ...]
    rivals: tuple[Rival, ...]
    pillars: tuple[Pillar, ...]
    calendar: tuple[Appointment, ...]

    def claims(self) -> tuple[Mention, ...]:
        """The claims nobody may publish."""
        return tuple(_mention(fact, "cf_false_claim") for fact in self.facts if fact.status == "banned")

    def embargo(self) -> tuple[Mention, ...]:
        """What may not be public yet at the moment of the story."""
        return tuple(_mention(fact, "cf_embargo") for fact in self.facts if fact.status == "embargo")


def _mention(fact: Fact, flag: str) -> Mention:
    patterns = Pattern(en=fact.patterns, fr=fact.patterns)
    return Mention(id=fact.id, name=fact.id, label=fact.text, patterns=patterns, flag=flag)
