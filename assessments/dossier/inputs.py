"""What one report is computed from, and the report: the one way in which reports are made."""

from pydantic import AwareDatetime

from rubric.adjusting import Adjustment, Panel
from rubric.fit import RoleProfile, assess_fit
from rubric.model import load_model
from rubric.rating import Evidence, Rating
from rubric.record import Record
from rubric.report import FitReport, build_report
from rubric.score import Blueprint
from rubric.scoring import score_all


class Inputs(Record):
    """Everything that has a part in a report, besides the model and the code: nobody's name is in it."""

    attempt_id: str
    form_id: str
    form_structure: str
    made_at: AwareDatetime
    model_fingerprint: str
    keys: dict[str, str]  # fingerprint of each task, its keys among it, when the report was made
    profile: RoleProfile  # weights and minimums
    blueprints: tuple[Blueprint, ...]  # what each task contributes, and which was not administered
    ratings: tuple[Rating, ...]  # every one ever given to this sitting, by people and by keys
    evidence: tuple[Evidence, ...]  # what software found
    panel: Adjustment  # severity of the raters of the position, and what is not known of it


def report_of(inputs: Inputs) -> FitReport:
    """The report that follows from these inputs and from the model of this program."""
    model, panel = load_model(), inputs.panel
    scores = score_all(model, inputs.blueprints, inputs.ratings, panel.levels, panel.leaning)
    given = score_all(model, inputs.blueprints, inputs.ratings) if panel.on else ()
    return build_report(
        model,
        scores,
        assess_fit(inputs.profile, scores),
        attempt_id=inputs.attempt_id,
        form_structure=inputs.form_structure,
        now=inputs.made_at,
        evidence=inputs.evidence,
        panel=Panel(
            candidates=panel.candidates,
            raters=panel.raters,
            left=panel.left,
            as_given=assess_fit(inputs.profile, given).value if panel.on else None,
        ),
    )
