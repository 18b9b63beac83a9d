"""The figures as lines with their targets: ratios to the floor of the same run, and what is counted."""

from math import inf
from typing import NamedTuple

from bench.measure import MORE, PACE, Figures
from bench.slots import Slot

RESUMED_MS = 20.0  # a wait that nobody notices, however fast the floor is


class Line(NamedTuple):
    what: str
    value: float
    target: str  # "<= 1.8", ">= 5", "= 0"; empty: no target
    detail: str = ""

    @property
    def met(self) -> bool:
        if not self.target:
            return True
        sign, bound = self.target.split()
        limit = float(bound)
        return {"<=": self.value <= limit, ">=": self.value >= limit, "=": self.value == limit}[sign]


def lines(figures: Figures) -> list[Line]:
    """Every line that this run can say something about."""
    return [*_alone(figures), *_desk(figures), *_crowd(figures), *_starts(figures), *_counted(figures)]


def _ratio(what: str, one: Slot, floor: Slot, target: str) -> Line:
    detail = (
        f"{one.cpu:.2f} / {floor.cpu:.2f} CPU-ms; p50 {one.p50:.1f}, p95 {one.p95:.1f} ms; "
        f"{one.messages:.0f} messages, {one.size / 1000:.0f} kB"
    )
    return Line(what, one.cpu / floor.cpu, target, detail)


def _alone(figures: Figures) -> list[Line]:
    floor = figures.quietest("floor")
    found: list[Line] = []
    runs, worst = 1.0, 0.0
    for name in figures.slots:
        one = figures.quietest(name)
        if name.startswith("edit "):
            found.append(_ratio(f"edit an answer of {name[5:]}, CPU of a floor run", one, floor, "<= 1.8"))
        elif name.startswith("next "):
            found.append(_ratio(f"next in part {name[5:]}, CPU of a floor run", one, floor, "<= 2.2"))
            runs = max(runs, one.scripts)
        elif name == "autosave":
            found.append(_ratio("autosave, CPU of a floor run", one, floor, "<= 0.25"))
        if name.startswith(("edit ", "next ")):
            worst = max(worst, one.p95)
    bound = max(RESUMED_MS, 3 * floor.p95)
    found.append(Line("script runs for one next", runs, "= 1"))
    found.append(Line("slowest p95 of one person, ms", worst, f"<= {bound:.1f}", f"floor p95 {floor.p95:.1f} ms"))
    return found


def _desk(figures: Figures) -> list[Line]:
    """What one answer costs a rater, with a hundred in the pile."""
    floor = figures.quietest("desk floor")
    said = {"next": "the next answer on the rating desk", "save": "save a rating", "choose": "choose a level"}
    return [
        _ratio(
            f"{words}, CPU of a floor run", figures.quietest(f"rate {step}"), floor, "<= 3" if step == "next" else ""
        )
        for step, words in said.items()
    ]


def _crowd(figures: Figures) -> list[Line]:
    step, floor = figures.quietest("crowd step"), figures.quietest("crowd floor")
    half_floor, paced = figures.quietest("half floor"), figures.quietest("paced work")
    people = figures.people
    waits = f"p50 {step.p50:.0f}, p95 {step.p95:.0f} ms; floor {floor.rate:.0f}/s, p95 {floor.p95:.0f} ms"
    found = [Line(f"steps/s of {people} people at once", step.rate, "", f"{step.cpu:.2f} CPU-ms; {waits}")]
    if "crowd oTree" in figures.slots:
        found += _beside(figures.quietest("crowd oTree"), figures.quietest("crowd box"), step)
    half = f"p95 of {-(-people // 2)} people at once, of the floor's"
    for which, target, said in (("sitting", "<= 1.8", "each question, then next"), ("work", "", "nothing but next")):
        ours = figures.quietest(f"half {which}")
        detail = f"{ours.p95:.0f} / {half_floor.p95:.0f} ms; {ours.rate:.0f} / {half_floor.rate:.0f} steps/s"
        found.append(Line(f"{half}: {said}", ours.p95 / half_floor.p95, target, detail))
    detail = f"{paced.rate:.0f} of {PACE} runs/s; p50 {paced.p50:.0f} ms, {paced.cpu:.2f} CPU-ms"
    found.append(Line(f"p95 at {PACE} runs a second, ms", paced.p95, "<= 300", detail))
    return found


def _beside(other: Slot, box: Slot, step: Slot) -> list[Line]:
    """The peer's form on both sides, and what our candidates really do in a step."""
    errors = f", {other.errors.total()} errors" if other.errors else ""
    detail = (
        f"{box.rate:.0f} / {other.rate:.0f} steps/s; p95 {box.p95:.0f} / {other.p95:.0f} ms; "
        f"{box.cpu:.1f} / {other.cpu:.1f} CPU-ms{errors}"
    )
    return [
        Line("steps/s, times oTree, the same form", _times(box, other), ">= 5", detail),
        Line("steps/s, times oTree, our whole tasks against its form", _times(step, other), ""),
    ]


def _times(ours: Slot, other: Slot) -> float:
    """Infinite when the other one served nobody while it was counted: its errors say why."""
    return ours.rate / other.rate if other.rate else inf


def _starts(figures: Figures) -> list[Line]:
    floor, shipped, plain = (figures.quietest(f"floor {which}") for which in ("again", "shipped", "default"))
    ours, untuned = figures.quietest("ours again"), figures.quietest("ours default")
    return [
        _ratio("an empty page under the shipped settings, CPU of a floor run", shipped, floor, "<= 1.3"),
        Line(
            "an empty page under Streamlit's defaults, times ours",
            plain.cpu / shipped.cpu,
            ">= 12",
            f"{plain.cpu:.1f} / {shipped.cpu:.1f} CPU-ms",
        ),
        Line(
            "next under Streamlit's defaults, times ours",
            untuned.cpu / ours.cpu,
            "",
            f"{untuned.cpu:.1f} / {ours.cpu:.1f} CPU-ms; what is imported is frozen at the start there too",
        ),
    ]


def _counted(figures: Figures) -> list[Line]:
    per_sitting = (figures.memory_full - figures.memory_warm) * 1e6 / 1024 / MORE
    warm = (
        f"{figures.memory_warm:.0f} MB with every page shown, {figures.memory_full:.0f} with {MORE} more, "
        f"{figures.memory_crowd:.0f} after {figures.people} others at once"
    )
    errors = {
        said: many
        for name, several in figures.slots.items()
        if name != "crowd oTree"
        for one in several
        for said, many in one.errors.items()
    }
    return [
        Line("saves lost", figures.lost, "= 0", f"{figures.saved} acknowledged"),
        Line('saves answered "locked"', figures.locked, "= 0"),
        Line("errors", sum(errors.values()), "= 0", "; ".join(errors)[:200]),
        Line("memory at the start, MB", figures.memory_at_start, "<= 110"),
        Line("memory for each sitting, KiB", per_sitting, "<= 150", warm),
    ]


def written(found: list[Line]) -> str:
    """The lines as a table in Markdown."""
    head = "| | measured | target | | |\n|:--|--:|--:|:--|:--|"
    rows = (
        f"| {one.what} | {one.value:.2f} | {one.target or 'none'} | {_verdict(one)} | {one.detail} |" for one in found
    )
    return "\n".join([head, *rows])


def _verdict(one: Line) -> str:
    if not one.target:
        return ""
    return "met" if one.met else "**missed**"
