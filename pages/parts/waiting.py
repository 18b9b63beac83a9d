"""An answer that was found to wait for its rater, which is taken to hold for a while."""

from datetime import datetime, timedelta
from typing import NamedTuple

from assessments import workflow
from assessments.attempt import Actor
from assessments.views import RatingCard
from pages.parts.guard import now, store

FRESH = timedelta(seconds=30)  # as long as a page may have been open; saving asks in any case


class Read(NamedTuple):
    """A card that waited for its rater at a moment."""

    card: RatingCard
    at: datetime

    def again(self, actor: Actor) -> "Read | None":
        """The same while it is fresh or still waits; None once it waits no more."""
        if now() - self.at < FRESH:
            return self
        return Read(self.card, now()) if workflow.waits(store(), actor, self.card.card_id) else None
