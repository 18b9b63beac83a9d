"""One sitting with something of everything: rated, keyed, mixed, waiting, missing, flagged."""

from rubric.fit import assess_fit
from rubric.model import load_model
from rubric.rating import CriticalFlag, Evidence, Span
from rubric.report import FitReport, build_report
from rubric.scoring import score_all
from tests.rubric.making import NOW, blueprint, by_key, human_part, key_part, profile, rating, text

ROLE = profile({"PU": 10, "WR": 30, "CS": 30, "AN": 10, "AD": 10, "ST": 10}, ("CS", 3))

BLUEPRINTS = (
    blueprint("PU2", key_part("PU2.e1", 0.7), key_part("PU2.e2", 0.3), competency_id="PU", points=12, raters_needed=0),
    blueprint("PU1", key_part("PU1.e1"), competency_id="PU", points=6, missing="accommodation"),
    blueprint("WR1", key_part("WR1.e1", 0.25), human_part("WR1.human", 0.75), competency_id="WR", points=20),
    blueprint("CS2", human_part("CS2.human"), competency_id="CS", points=10),
    blueprint("CS4", human_part("CS4.human"), competency_id="CS", points=5),
    blueprint("AN1", key_part("AN1.e1"), competency_id="AN", missing="technical"),
    blueprint("AD1", human_part("AD1.human"), competency_id="AD", points=15),
)
RATINGS = (
    by_key(0.8, "PU2", "PU2.e1"),
    by_key(0.5, "PU2", "PU2.e2"),
    by_key(0.6, "WR1", "WR1.e1", "WR"),
    rating(4, "r1", "WR1", "WR1.human", quotes=("Seven times out of ten, it is the seal.",), note="Opens well."),
    rating(2, "r2", "WR1", "WR1.human", quotes=("Book your place",)),
    rating(4, "r1", "CS2", "CS2.human", competency_id="CS", quotes=("I am sorry about the leak",)),
    rating(
        3,
        "r2",
        "CS2",
        "CS2.human",
        competency_id="CS",
        flags=(CriticalFlag(flag="cf_privacy", reason="asks for the address in public"),),
        quotes=("send your address here",),
    ),
    rating(None, "r1", "CS4", "CS4.human", competency_id="CS"),
    rating(None, "r2", "CS4", "CS4.human", competency_id="CS"),
)
EVIDENCE = (
    Evidence(
        id="WR1.e1",
        task_id="WR1",
        item_id="WR1.x",
        kind="score",
        label=text("Required facts found"),
        share=0.6,
        spans=(Span(item_id="WR1.x", start=4, end=11, quote="13 June"),),
    ),
    Evidence(id="PU2.e3", task_id="PU2", kind="flag", label=text("Music"), value=True, flag="cf_music"),
    Evidence(id="ST1.e1", task_id="ST1", kind="info", label=text("of a task that is not here")),
)


def report(attempt_id: str = "a1", ratings=RATINGS, role=ROLE, blueprints=BLUEPRINTS, form: str = "core") -> FitReport:
    model = load_model()
    scores = score_all(model, blueprints, ratings)
    return build_report(
        model,
        scores,
        assess_fit(role, scores),
        attempt_id=attempt_id,
        form_structure=form,
        now=NOW,
        evidence=EVIDENCE,
    )
