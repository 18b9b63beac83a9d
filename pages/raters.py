"""How rating work is shared out: how much lies on whose desk, whether raters can be compared, who may rate what."""

from functools import partial

import streamlit as st

from assessments import workflow
from assessments.attempt import Refused, Role
from assessments.raters import RatersView
from assessments.views import Position
from pages.parts import choosing, dealing, frame, tables
from pages.parts.guard import acting, now, require, store
from pages.parts.labels import told_apart
from pages.parts.words import _, in_turn, listed, n_

me = require(Role.LEAD, Role.HR, Role.ADMIN)


def names_of(view: RatersView) -> dict[str, str]:
    people = {one.user.id: one.user for one in view.loads}
    return told_apart(
        {one: user.name for one, user in people.items()}, {one: user.email for one, user in people.items()}
    )


def draw_loads(view: RatersView, names: dict[str, str]) -> None:
    """Rated and waiting for each rater and task, as a table of words."""
    titles = {one: dealing.task_name(one) for one in view.tasks}
    columns = {
        _("Who"): [names[one.user.id] for one in view.loads],
        _("In all"): [dealing.desk_words(one.waiting, one.done) for one in view.loads],
        **{
            titles[task]: [dealing.desk_words(one.desks[task].waiting, one.desks[task].done) for one in view.loads]
            for task in view.tasks
        },
        _("May rate"): [dealing.scope_words(one) for one in view.loads],
    }
    tables.draw(columns, _("Work rated and waiting, by rater and task"))


def draw_warnings(position: Position, view: RatersView, names: dict[str, str]) -> None:
    """What would make the ratings worth less: nobody to ask, one rater, groups that share no work."""
    if view.unseated:
        st.warning(
            n_(
                "{count} judgement has nobody to give it. Add a rater to the position, or let somebody rate more.",
                "{count} judgements have nobody to give them. Add a rater to the position, or let somebody rate more.",
                view.unseated,
            )
        )
        if Role.LEAD not in me.actor.roles or not me.actor.roles.isdisjoint({Role.HR, Role.ADMIN}):
            frame.link("positions", _("Change the raters of the position"), edit=position.id)
    if view.plan.raters_per_task == 1:
        st.info(_("One rater judges each piece of work: how far they are from others cannot be told from one."))
    for link in view.links:
        if len(link.groups) > 1:
            draw_gap(link.task_id, [[names[one] for one in sorted(group)] for group in link.groups])
            for rater_id, pieces in link.crossings:
                frame.quiet(
                    n_(
                        "{name} would rate {count} piece of work more.",
                        "{name} would rate {count} pieces of work more.",
                        pieces,
                        name=names[rater_id],
                    )
                )
            if link.crossings:
                st.button(
                    _("Link them"), key=f"cross-{link.task_id}", on_click=partial(cross, position.id, link.task_id)
                )
            else:
                frame.quiet(_("Nobody may rate the other group’s work. Widen what somebody may rate."))


def draw_gap(task_id: str, groups: list[list[str]]) -> None:
    told = in_turn(listed(group) for group in sorted(sorted(group) for group in groups))
    st.warning(
        frame.literal(
            _(
                "{task}: these raters share no work, so nobody can tell a strict rater from weak work: {groups}.",
                task=dealing.task_name(task_id),
                groups=told,
            )
        )
    )


def cross(position_id: str, task_id: str) -> None:
    try:
        added = workflow.cross(store(), acting(), position_id, task_id, now())
    except Refused as error:
        frame.refused_later(error)
        return
    frame.later(n_("{count} piece of work was dealt once more.", "{count} pieces of work were dealt once more.", added))


def save(position_id: str, view: RatersView) -> None:
    """Append the plan as it stands in the form."""
    try:
        plan = workflow.set_rating_plan(
            store(),
            acting(),
            position_id,
            dealing.raters_chosen(view),
            dealing.scopes_chosen(view),
            now(),
            training=dealing.training_chosen(view),
        )
    except Refused as error:
        frame.refused_later(error)
        return
    frame.later(_("Nothing was changed.") if plan == view.plan else _("Saved. What is judged already stays judged."))


def draw(position: Position) -> None:
    view = workflow.raters_view(store(), me.actor, position.id)
    if not view.tasks:
        frame.empty(_("The form of this position is corrected by a key: nobody has to rate anything."))
        return
    if not view.loads:
        frame.empty(_("This position has no raters yet. They are chosen where the position is described."))
        return
    names = names_of(view)
    frame.quiet(
        f"{dealing.plan_words(view.plan)} {_('The table says how many of the pieces dealt to somebody are rated.')}"
    )
    draw_warnings(position, view, names)
    draw_loads(view, names)
    if all(len(one.groups) == 1 for one in view.links) and view.links:
        st.markdown(
            f":material/link: {frame.literal(_('On every task, all raters are linked through work they share.'))}"
        )
    frame.link("pairs", _("Writing and design in pairs"), position=position.id)
    with st.expander(_("Change how work is dealt")), st.form("plan", border=False):
        dealing.draw_fields(view, names)
        st.form_submit_button(_("Save"), on_click=save, args=(position.id, view))


frame.title(
    _("Is the rating shared out fairly?"),
    _("Work is dealt evenly and so that raters share some of it. No candidate is named here."),
    wide=True,
)
position = choosing.position(me.actor)
if position is not None:
    draw(position)
