"""The competency model for everybody: what is measured, what each level looks like, and what no score says."""

import streamlit as st

from pages.parts import frame, tables
from pages.parts.guard import require
from pages.parts.words import _, language, listed, number
from rubric.model import Competency, CompetencyModel, load_model
from rubric.record import Language

require("anyone")

said: Language = language()


def kind_name(competency: Competency) -> str:
    match competency.kind:
        case "skill":
            return _("Skill")
        case "trait":
            return _("Trait, told as behaviour seen")
        case "responsibility":
            return _("Responsibility")


def show_competency(competency: Competency, model: CompetencyModel) -> None:
    st.markdown(f"**{frame.literal(kind_name(competency))}** · {frame.literal(competency.definition.said(said))}")
    frame.quiet(_("From the founding article: {phrase}", phrase=competency.seed_phrase.said(said)))
    if competency.note is not None:
        frame.quiet(competency.note.said(said))
    st.markdown(f"**{_('What to look for')}**")
    st.markdown("\n".join(f"- {frame.literal(one.text.said(said))}" for one in competency.indicators))
    st.markdown(f"**{_('The five levels')}**")
    levels = {
        _("Level"): [f"{anchor.level} · {model.scale_label(anchor.level).said(said)}" for anchor in competency.anchors],
        _("What the work shows"): [frame.literal(anchor.text.said(said)) for anchor in competency.anchors],
    }
    st.table(levels, border="horizontal", hide_index=True, alt=competency.name.said(said))


def show_group(title: str, lead: str, group: str, model: CompetencyModel) -> None:
    st.header(frame.literal(title), anchor=False)
    st.markdown(frame.literal(lead))
    for competency in model.competencies:
        if competency.group == group:
            weight = _("{points} of 100", points=number(competency.default_weight))
            with st.expander(f"**{frame.literal(competency.name.said(said))}** · {frame.literal(weight)}"):
                show_competency(competency, model)


def show_rules(model: CompetencyModel) -> None:
    st.header(_("How raters use the scale"), anchor=False)
    st.markdown("\n".join(f"- {frame.literal(rule.text.said(said))}" for rule in model.scale_rules))
    st.header(_("When two answers are compared"), anchor=False)
    st.markdown(
        _(
            "Writing and design can also be judged two at a time: raters who have given their levels say which of two "
            "answers is better, without names. The order that comes of it carries its error. It helps to find anchor "
            "answers and is shown for people whom scores cannot tell apart; it is part of no score."
        )
    )
    st.header(_("How weights are chosen"), anchor=False)
    st.markdown("\n".join(f"- {frame.literal(rule.text.said(said))}" for rule in model.weight_rules))
    names = {one.id: one.name.said(said) for one in model.competencies}
    table = {
        _("Competency"): list(names.values()),
        **{preset.name.said(said): [number(preset.weights.get(one, 0.0)) for one in names] for preset in model.presets},
    }
    tables.draw(table, _("Weights of the role presets, out of 100"))


model = load_model()
frame.title(
    _("What makes a good social media manager?"),
    _("Everything Assay measures is on this page, for candidates, raters and managers alike."),
)
show_group(
    _("Seven competencies"),
    _("They make the profile. Each is a skill or a trait, seen in work that was done, not in what people say of it."),
    "profile",
    model,
)
show_group(
    _("Four responsibilities"),
    _("They stand beside the profile and count where the role needs them."),
    "module",
    model,
)
show_rules(model)
st.header(_("What no score says"), anchor=False)
st.markdown(
    _(
        "A score says how far a published scale was met in one piece of work. It says nothing about a person’s worth, "
        "voice, accent, face or origin. Keys, weights and anchors are drafts by one author and have not been piloted. "
        "A named person decides, and writes why."
    )
)
frame.quiet(
    _(
        "Model {name}, version {version}. Competencies: {list}.",
        name=model.id,
        version=model.version,
        list=listed([one.id for one in model.competencies]),
    )
)
