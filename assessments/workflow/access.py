"""Who may do what: every verb asks here first, whatever the page has already asked."""

from assessments.attempt import Actor, NotAllowed, Role

PEOPLE_OFFICE = (Role.ADMIN, Role.HR)  # see and change positions, candidates, arrangements
READERS = (Role.ADMIN, Role.HR, Role.MANAGER)  # read reports, decide
RATERS = (Role.RATER,)
LEADS = (Role.LEAD, Role.ADMIN, Role.HR)  # see how raters are loaded and linked; none of it names a candidate


def allow(actor: Actor, *roles: Role) -> None:
    """Raise NotAllowed unless the actor is a member of staff with one of the roles, or the system itself."""
    if actor.kind == "system":
        return
    if actor.kind != "staff" or actor.roles.isdisjoint(roles):
        raise NotAllowed(actor.id)


def own_attempt(actor: Actor) -> str:
    """The attempt a candidate or somebody assessing themselves may touch: their own and no other."""
    if actor.kind not in {"candidate", "self"}:
        raise NotAllowed(actor.id)
    return actor.id
