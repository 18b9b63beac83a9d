"""The verbs of a rating that is begun: it comes back after a reload, on the same card and to the same rater only."""

from datetime import datetime

from assessments.attempt import Actor, NotAllowed, NotFound
from assessments.drafting import RatingDraft
from assessments.store import Db, Store, anchoring, drafts, judging
from assessments.store.judging import Card
from assessments.workflow.access import RATERS


def keep_draft(store: Store, actor: Actor, card_id: str, draft: RatingDraft, now: datetime) -> None:
    """Keep what is entered for a card, or forget it when nothing is. Raises NotFound for a card of somebody else."""
    with store.write() as db:
        card = _own(db, actor, card_id)
        if draft == RatingDraft():
            drafts.forget(db, card_id)
            anchoring.forget_draft(db, card_id)
        elif isinstance(card, Card):
            drafts.keep(db, card, draft, now)
        else:
            anchoring.keep_draft(db, card_id, draft, now)


def draft(store: Store, actor: Actor, card_id: str) -> RatingDraft | None:
    """What this rater has entered for a card of theirs and not saved; None where there is nothing."""
    with store.read() as db:
        _own(db, actor, card_id)
        return drafts.draft(db, card_id) or anchoring.draft(db, card_id)


def _own(db: Db, actor: Actor, card_id: str) -> Card | anchoring.AnchorCard:
    if actor.kind != "staff" or actor.roles.isdisjoint(RATERS):
        raise NotAllowed(actor.id)
    card = judging.card(db, card_id) or anchoring.card(db, card_id)
    if card is None or card.rater_id != actor.id:
        raise NotFound(card_id)
    return card
