"""What a task is worked from: its own materials, and the pack of the invented company."""

from collections.abc import Iterable
from functools import lru_cache
from typing import assert_never

import streamlit as st

from assessments import bank
from assessments.bank import World
from assessments.bank.world import Appointment
from assessments.form import Line, Lines, Material, Message, Note, Table, Task
from pages.parts.frame import literal
from pages.parts.labels import label
from pages.parts.words import _, day, language, number
from rubric.record import Language, Text


def show(task: Task, said: Language) -> None:
    """The materials of a task, one fold each: open at first, to be folded away where the screen is small."""
    for material in task.materials:
        with st.expander(label(material.title.said(said)), expanded=True):
            _material(material, said)
    if task.text_alternative:
        with st.expander(_("Text version")):
            st.markdown(paragraphs(task.text_alternative.said(said)))


def _material(material: Material, said: Language) -> None:
    match material:
        case Note():
            st.markdown(paragraphs(material.text.said(said)))
        case Message():
            st.markdown(f"**{literal(material.author)}**  \n{paragraphs(material.text.said(said))}")
        case Table():
            st.markdown(table(material, said))
        case Lines():
            st.markdown(lines(material.lines, said))
        case _:
            assert_never(material)


def paragraphs(text: str) -> str:
    """Authored prose as markdown that shows exactly what was written, line by line."""
    blocks = text.strip().split("\n\n")
    return "\n\n".join("  \n".join(literal(line) for line in block.splitlines()) for block in blocks)


def lines(rows: tuple[Line, ...], said: Language) -> str:
    """A list, with who said it where somebody did."""
    texts = [literal(row.text.said(said)) for row in rows]
    who = [f"**{literal(row.author)}** " if row.author else "" for row in rows]
    return "\n".join(f"- {author}{text}" for author, text in zip(who, texts, strict=True))


def table(material: Table, said: Language) -> str:
    """Two columns, figures to the right."""
    head = f"| {_('Figure')} | {_('Value')} |\n|:--|--:|"
    rows = [f"| {literal(row.text.said(said))} | {_figure(row.value)} |" for row in material.rows]
    return "\n".join([head, *rows])


def _figure(value: float) -> str:
    return number(value, 0 if value.is_integer() else 2)


# --- the company ------------------------------------------------------------------------------------------------------


def pack(said: Language) -> None:
    """Everything about the company, by what one looks for; folded, for it is looked up and not read through."""
    world = bank.world()
    st.markdown(f"**{literal(_('Company pack: {company}', company=world.company.name))}**")
    with st.container(gap="xsmall"):
        for title, words in sections(said, language()):
            with st.expander(title):
                st.markdown(words)


@lru_cache(maxsize=8)
def sections(said: Language, interface: Language) -> tuple[tuple[str, str], ...]:
    """Titles and words of the pack, in the language of the content; the titles are in that of the interface."""
    assert interface == language()  # it is in the key because the titles are looked up in it
    world = bank.world()
    return (
        (_("The company, its people and its goals"), _company(world, said)),
        (_("Facts"), _facts(world, said)),
        (_("Tone card"), _tone(world, said)),
        (_("Service policy"), _service(world, said)),
        (_("House rules for comments"), _listed((one.text for one in world.house_rules), said)),
        (_("Layout rules and colours"), _layout(world, said)),
    )


def _listed(texts: Iterable[Text], said: Language) -> str:
    return "\n".join(f"- {literal(text.said(said))}" for text in texts)


def _part(title: str, words: str) -> str:
    return f"**{title}**\n\n{words}"


def _pair(name: str, words: str) -> str:
    """A line of a list: what it is about, and what is said of it."""
    return f"- {literal(_('{name}: {words}', name=name, words=words))}"


def network(name: str) -> str:
    """A network as it writes itself."""
    own = {"tiktok": "TikTok", "linkedin": "LinkedIn", "youtube": "YouTube"}
    return own.get(name, name.capitalize())


def _company(world: World, said: Language) -> str:
    company = world.company
    facts = f"{company.makes.said(said)} · {company.place}, {company.founded} · {company.site}"
    people = (_pair(one.name.said(said), one.role.said(said)) for one in world.people)
    channels = (
        _pair(f"{network(one.id)}, {one.handle}, {number(one.followers)}", one.role.said(said))
        for one in world.channels
    )
    dates = (_pair(_moment(one), one.text.said(said)) for one in world.calendar)
    parts = (
        literal(facts),
        literal(company.story.said(said)),
        literal(company.line.said(said)),
        _part(_("People"), "\n".join(people)),
        _part(_("Channels and followers"), "\n".join(channels)),
        _part(_("Goals"), _listed((one.text for one in world.goals), said)),
        _part(_("Themes"), _listed((one.text for one in world.pillars), said)),
        _part(_("Competitors"), _listed((one.text for one in world.rivals), said)),
        _part(_("Dates"), "\n".join(dates)),
    )
    return "\n\n".join(parts)


def _moment(one: Appointment) -> str:
    """The story's own date and hour: it has no time zone but its own."""
    return _("{day}, {clock}", day=day(one.on), clock=one.at.strftime("%H:%M"))


def _facts(world: World, said: Language) -> str:
    titles = {
        "say": _("May be said"),
        "embargo": _("Not public yet"),
        "banned": _("Never to be said"),
        "unknown": _("Not known"),
    }
    parts = [
        _part(title, _listed((one.text for one in world.facts if one.status == status), said))
        for status, title in titles.items()
    ]
    return "\n\n".join([*parts, _part(_("Worth saying"), _listed((one.text for one in world.must_say), said))])


def _tone(world: World, said: Language) -> str:
    card = world.tone_card
    parts = [literal(card.summary.said(said)), _listed((one.text for one in card.rules), said)]
    examples = (
        f"{_('Like this:')} {literal(one.yes.said(said))}  \n{_('Not like this:')} {literal(one.no.said(said))}"
        for one in card.examples
    )
    return "\n\n".join([*parts, *examples])


def _service(world: World, said: Language) -> str:
    steps = (_pair(one.when.said(said), one.act.said(said)) for one in world.escalation)
    return "\n\n".join(
        (
            _listed((one.text for one in world.service_policy), said),
            _part(_("Whom to tell, and how fast"), "\n".join(steps)),
            _part(_("Lines approved beforehand"), _listed((one.text for one in world.prepared_lines), said)),
        )
    )


def _layout(world: World, said: Language) -> str:
    names = {one.id: one.name.said(said) for one in world.palette.colours}
    colours = (_pair(one.name.said(said), one.hex) for one in world.palette.colours)
    ratios = (
        _pair(" / ".join(names[one] for one in pair.pair), f"{number(pair.ratio, 2)}:1")
        for pair in world.palette.contrasts
    )
    return "\n\n".join(
        (
            paragraphs(world.layout_rules.text.said(said)),
            _part(_("Colours"), "\n".join(colours)),
            _part(_("Contrast of two colours"), "\n".join(ratios)),
        )
    )
