"""What a task is worked from: its own materials, and the pack of the invented company."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import assert_never

import streamlit as st

from assessments import bank
from assessments.bank import World, exports
from assessments.bank.world import Appointment
from assessments.form import (
    Arrival,
    Drawing,
    Export,
    Line,
    Lines,
    Material,
    Message,
    Note,
    Table,
    Task,
    WideTable,
    WorldId,
)
from pages.parts import drawings, prose, words
from pages.parts.frame import literal
from pages.parts.prose import fold, head, listed
from pages.parts.words import _, day, language, number
from rubric.model import load_model
from rubric.record import Language, Text


def show(task: Task, said: Language) -> None:
    """The materials of a task and whatever arrives in it, one fold each, for those who read work that is done."""
    if whole := all_folds(task, said):
        st.html(prose.sheet(whole))


def all_folds(task: Task, said: Language) -> str:
    later = (fold(scene.title.said(said), arrived(scene.arrivals, said)) for scene in task.scenes if scene.arrivals)
    return folds(task, said) + "".join(later)


def folds(task: Task, said: Language) -> str:
    parts = [fold(one.title.said(said), _material(one, said), unfolded=True) for one in task.materials]
    if task.text_alternative:
        parts.append(fold(_("Text version"), prose.paragraphs(task.text_alternative.said(said))))
    return "".join(parts)


def instructions(task: Task, said: Language) -> str:
    """What a task before the first block is about and what is to be done; there is nothing else to work from."""
    return prose.sheet(
        prose.quiet(words.minutes(task.minutes)), _assessed(task, said), prose.paragraphs(task.instructions.said(said))
    )


def _assessed(task: Task, said: Language) -> str:
    return prose.named(_("Assessed:"), task.assessed.said(said))


@lru_cache(maxsize=64)
def brief(task_id: str, said: Language, interface: Language) -> str:
    """What stands beside the questions of a task of a block: what it is about, rules, materials, the company."""
    assert interface == language()  # it is in the key because titles are looked up in it
    task = bank.task(task_id)
    competency = load_model().competency(task.competency_id).name.said(said)
    assistants = _("AI assistants allowed") if task.ai_policy == "ai_open" else _("no AI assistants")
    optional = (_("optional"),) if task.optional else ()
    return prose.sheet(
        prose.quiet(" · ".join((words.minutes(task.minutes), competency, assistants, *optional))),
        _assessed(task, said),
        prose.paragraphs(task.instructions.said(said)),
        prose.quiet(bank.ai_policies()[task.ai_policy].said(said)),
        folds(task, said),
        pack(said, task.world) if task.world else "",
    )


def _material(material: Material, said: Language) -> str:  # noqa: PLR0911 - one case for each kind
    match material:
        case Note():
            return prose.paragraphs(material.text.said(said))
        case Message():
            return head(material.author) + prose.paragraphs(material.text.said(said))
        case Table():
            rows = ((row.text.said(said), _figure(row.value)) for row in material.rows)
            return prose.table(_("Figure"), _("Value"), rows)
        case WideTable():
            return _wide(material, said)
        case Lines():
            return listed((row.text.said(said) for row in material.lines), (row.author or "" for row in material.lines))
        case Export():
            return prose.paragraphs(
                _(
                    "{count} rows. They stand in the workbench, before the questions.",
                    count=number(len(exports.shown(material))),
                )
            )
        case Drawing():
            return drawings.sheet(material, said)
        case _:
            assert_never(material)


def _wide(table: WideTable, said: Language) -> str:
    """The table, and how to read it; figures are written as the language writes them."""
    rows = ([_cell(cell, said) for cell in row.cells] for row in table.rows)
    note = prose.paragraphs(table.note.said(said)) if table.note else ""
    return prose.wide_table([one.said(said) for one in table.columns], rows, table.title.said(said)) + note


def _cell(cell: float | Text | str, said: Language) -> str:
    match cell:
        case Text():
            return cell.said(said)
        case str():
            return cell
        case _:
            return _figure(float(cell))


def arrived(arrivals: Sequence[Arrival], said: Language) -> str:
    """What has come in, each under its hour and who sent it."""
    cards = (prose.framed(prose.head(_told(one, said)), prose.paragraphs(one.text.said(said))) for one in arrivals)
    return "".join(cards)


def _told(one: Arrival, said: Language) -> str:
    return f"{one.clock} · {one.source.said(said)}" if one.clock else one.source.said(said)


def _figure(value: float) -> str:
    return number(value, 0 if value.is_integer() else 2)


# --- as markdown ------------------------------------------------------------------------------------------------------


def paragraphs(text: str) -> str:
    """Authored prose as markdown that shows exactly what was written, line by line."""
    blocks = text.strip().split("\n\n")
    return "\n\n".join("  \n".join(literal(line) for line in block.splitlines()) for block in blocks)


def lines(rows: tuple[Line, ...], said: Language) -> str:
    """A list in markdown, with who said it where somebody did."""
    texts = [literal(row.text.said(said)) for row in rows]
    who = [f"**{literal(row.author)}** " if row.author else "" for row in rows]
    return "\n".join(f"- {author}{text}" for author, text in zip(who, texts, strict=True))


# --- the company ------------------------------------------------------------------------------------------------------


def pack(said: Language, of: WorldId = "tilvane") -> str:
    """Everything about the company, by what one looks for; folded, for it is looked up and not read through."""
    world = bank.world(of)
    return head(_("Company pack: {company}", company=world.company.name)) + "".join(
        fold(title, body)
        for title, body in (
            (_("The company, its people and its goals"), _company(world, said)),
            (_("Facts"), _facts(world, said)),
            (_("Tone card"), _tone(world, said)),
            (_("Service policy"), _service(world, said)),
            (_("House rules for comments"), _texts((one.text for one in world.house_rules), said)),
            (_("Layout rules and colours"), _layout(world, said)),
        )
    )


def _texts(texts: Iterable[Text], said: Language) -> str:
    return listed(text.said(said) for text in texts)


def _pair(name: str, words: str) -> str:
    """A line of a list: what it is about, and what is said of it."""
    return _("{name}: {words}", name=name, words=words)


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
        *(prose.paragraphs(one) for one in (facts, company.story.said(said), company.line.said(said))),
        *(head(_("People")), listed(people)),
        *(head(_("Channels and followers")), listed(channels)),
        *(head(_("Goals")), _texts((one.text for one in world.goals), said)),
        *(head(_("Themes")), _texts((one.text for one in world.pillars), said)),
        *(head(_("Competitors")), _texts((one.text for one in world.rivals), said)),
        *(head(_("Dates")), listed(dates)),
    )
    return "".join(parts)


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
        head(title) + _texts((one.text for one in world.facts if one.status == status), said)
        for status, title in titles.items()
    ]
    return "".join([*parts, head(_("Worth saying")), _texts((one.text for one in world.must_say), said)])


def _tone(world: World, said: Language) -> str:
    card = world.tone_card
    examples = (
        f"{_('Like this:')} {one.yes.said(said)}\n{_('Not like this:')} {one.no.said(said)}" for one in card.examples
    )
    parts = [prose.paragraphs(card.summary.said(said)), _texts((one.text for one in card.rules), said)]
    return "".join([*parts, *map(prose.paragraphs, examples)])


def _service(world: World, said: Language) -> str:
    steps = (_pair(one.when.said(said), one.act.said(said)) for one in world.escalation)
    return "".join(
        (
            _texts((one.text for one in world.service_policy), said),
            head(_("Whom to tell, and how fast")),
            listed(steps),
            head(_("Lines approved beforehand")),
            _texts((one.text for one in world.prepared_lines), said),
        )
    )


def _layout(world: World, said: Language) -> str:
    names = {one.id: one.name.said(said) for one in world.palette.colours}
    colours = (_pair(one.name.said(said), one.hex) for one in world.palette.colours)
    ratios = (
        _pair(" / ".join(names[one] for one in pair.pair), f"{number(pair.ratio, 2)}:1")
        for pair in world.palette.contrasts
    )
    return "".join(
        (
            prose.paragraphs(world.layout_rules.text.said(said)),
            head(_("Colours")),
            listed(colours),
            head(_("Contrast of two colours")),
            listed(ratios),
        )
    )
