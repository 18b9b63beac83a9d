"""Who rates which piece of work: plans, the dealing of seats, and whether raters can be compared at all."""

from assessments.assignment.connection import Crossing, crossings, linked
from assessments.assignment.dealing import Work, deal
from assessments.assignment.pairing import next_pair, wanted
from assessments.assignment.plan import RaterScope, RatingPlan, Seat, Why, first_plan
from assessments.assignment.training import CLOSE_BY, AnchorRating, Purpose, has_passed, in_turn, to_seed

__all__ = [
    "CLOSE_BY",
    "AnchorRating",
    "Crossing",
    "Purpose",
    "RaterScope",
    "RatingPlan",
    "Seat",
    "Why",
    "Work",
    "crossings",
    "deal",
    "first_plan",
    "has_passed",
    "in_turn",
    "linked",
    "next_pair",
    "to_seed",
    "wanted",
]
