"""Everything that is asked and told, in both languages: pure reads of the content files of this package."""

from assessments.bank.anchor_answers import Anchor, anchor, anchored, anchors, is_whole, rating_errors
from assessments.bank.blueprint import blueprint, blueprints, form_fingerprint, form_structure, score_rules
from assessments.bank.check import check
from assessments.bank.coverage import Coverage, both_forms, choosable, coverage, out_of_order, shown_by
from assessments.bank.draw import draw, expired
from assessments.bank.guidance import Advice, Development, Notice, Notices, Unfilled
from assessments.bank.load import (
    WORLDS,
    access_routes,
    ai_policies,
    askable_until,
    critical_flags,
    development,
    expired_in,
    facts,
    form,
    forms,
    is_known,
    is_own,
    make_known,
    make_task_known,
    notices,
    task,
    task_ids,
    tasks,
    world,
)
from assessments.bank.shown import for_rater, keyless, ordered_for, without_keys
from assessments.bank.world import World
from assessments.form import fingerprint as task_fingerprint
from assessments.form import structure as task_structure

__all__ = [
    "WORLDS",
    "Advice",
    "Anchor",
    "Coverage",
    "Development",
    "Notice",
    "Notices",
    "Unfilled",
    "World",
    "access_routes",
    "ai_policies",
    "anchor",
    "anchored",
    "anchors",
    "askable_until",
    "blueprint",
    "blueprints",
    "both_forms",
    "check",
    "choosable",
    "coverage",
    "critical_flags",
    "development",
    "draw",
    "expired",
    "expired_in",
    "facts",
    "for_rater",
    "form",
    "form_fingerprint",
    "form_structure",
    "forms",
    "is_known",
    "is_own",
    "is_whole",
    "keyless",
    "make_known",
    "make_task_known",
    "notices",
    "ordered_for",
    "out_of_order",
    "rating_errors",
    "score_rules",
    "shown_by",
    "task",
    "task_fingerprint",
    "task_ids",
    "task_structure",
    "tasks",
    "without_keys",
    "world",
]
