"""How many candidates have come how far: one bar for each step, each with its number in words beside it."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from assessments.attempt import HiringStage, Stage
from assessments.views import BoardRow
from pages.parts import frame
from pages.parts.prose import QUIET
from pages.parts.words import _, n_, number

HANDED_IN = (Stage.SUBMITTED, Stage.RATED, Stage.DECIDED)
FORWARD = (HiringStage.SHORT_LIST, HiringStage.INTERVIEW, HiringStage.OFFER, HiringStage.HIRED)

_LOOK = f"""<style>
.assay-funnel {{ display: grid; grid-template-columns: repeat(auto-fit, minmax(4.75rem, 1fr)); gap: .75rem; }}
.assay-funnel > div {{ display: flex; flex-direction: column; }}
.assay-funnel b {{ font-size: 1.25rem; font-weight: 600; font-variant-numeric: tabular-nums; display: block; }}
.assay-funnel span {{ color: {QUIET}; font-size: .875rem; line-height: 1.3; padding-bottom: .25rem; }}
.assay-funnel i {{ display: block; height: .375rem; margin-top: auto; border-radius: 3px;
  background: light-dark(#E3E1DA,#2C3440); }}
.assay-funnel i::before {{ content: ""; display: block; height: 100%; width: var(--share); border-radius: 3px;
  background: light-dark(#1F5FA8,#7FB2EA); }}
</style>"""


def hiring_words(stage: HiringStage) -> str:  # noqa: PLR0911 - one case for each stage
    """A stage of the recruitment as people call it."""
    match stage:
        case HiringStage.SCREENING:
            return _("Screening")
        case HiringStage.SHORT_LIST:
            return _("Short list")
        case HiringStage.INTERVIEW:
            return _("Interview")
        case HiringStage.OFFER:
            return _("Offer")
        case HiringStage.HIRED:
            return _("Hired")
        case HiringStage.DECLINED:
            return _("Declined")
        case HiringStage.WITHDRAWN:
            return _("Withdrawn")


def steps(rows: Sequence[BoardRow]) -> Mapping[str, int]:
    """How many have reached each step or a later one; who was declined or withdrew counts for what they have done."""
    counts = {
        _("Invited"): len(rows),
        _("Began"): sum(row.attempt.acknowledged_at is not None for row in rows),
        _("Handed in"): sum(row.stage in HANDED_IN for row in rows),
        _("Rated"): sum(row.stage in HANDED_IN[1:] for row in rows),
    }
    for place, stage in enumerate(FORWARD):
        counts[hiring_words(stage)] = sum(row.hiring in FORWARD[place:] for row in rows)
    return counts


def draw(rows: Sequence[BoardRow]) -> None:
    """The funnel, and who has left it."""
    st.html(_LOOK + html(steps(rows)))
    if gone := gone_words(rows):
        frame.quiet(gone)


def html(counts: Mapping[str, int]) -> str:
    most = max(counts.values(), default=0) or 1
    cells = "".join(_cell(said, count, 100 * count / most) for said, count in counts.items())
    about = escape(_("How far candidates have come"))
    return f'<div class="assay-funnel" role="list" aria-label="{about}">{cells}</div>'


def _cell(said: str, count: int, percent: float) -> str:
    bar = f'<i style="--share:{percent:.1f}%"></i>'
    return f'<div role="listitem"><b>{number(count)}</b><span>{escape(said)}</span>{bar}</div>'


def gone_words(rows: Sequence[BoardRow]) -> str:
    """Who has left: "2 declined · 1 withdrawn"; empty where nobody has."""
    declined = sum(row.hiring is HiringStage.DECLINED for row in rows)
    withdrawn = sum(row.hiring is HiringStage.WITHDRAWN for row in rows)
    said = (
        declined and n_("{count} declined", "{count} declined", declined),
        withdrawn and n_("{count} withdrawn", "{count} withdrawn", withdrawn),
    )
    return " · ".join(one for one in said if one)
