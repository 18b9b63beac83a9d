"""Private variants of AN2 and MR1: the same work on a company's own posts, every key computed from them."""

from collections.abc import Mapping
from typing import Literal

from assessments.bank import load
from assessments.bank.exports import Cells
from assessments.bank.own_bar import bar
from assessments.bank.own_posts import Of, Posts
from assessments.bank.own_reading import reading
from assessments.bank.posts import FIELDS, PostField
from assessments.form import Export, ExportColumn, Line, Lines, Material, Task
from rubric.record import Record, Text

LABELS: Mapping[PostField, Text] = {
    "post_id": Text(en="Post", fr="Publication"),
    "published_at": Text(en="Published", fr="Publiée le"),
    "platform": Text(en="Network", fr="Réseau"),
    "format": Text(en="Format", fr="Format"),
    "reach": Text(en="Reach", fr="Portée"),
    "likes": Text(en="Likes", fr="J’aime"),
    "comments": Text(en="Comments", fr="Commentaires"),
    "shares": Text(en="Shares", fr="Partages"),
    "saves": Text(en="Saves", fr="Enregistrements"),
    "impressions": Text(en="Impressions", fr="Impressions"),
    "link_clicks": Text(en="Link clicks", fr="Clics sur le lien"),
    "spend_eur": Text(en="Spend (€)", fr="Dépense (€)"),
}


class OwnFacts(Record):
    """What a company says of itself beside its posts."""

    company: str
    facts: tuple[Text, ...] = ()


def task_of(of: Of, task_id: str, rows: tuple[Cells, ...], own: OwnFacts) -> Task:
    """The variant under an id of its own; `rows` have no problems, and are made known under the same id."""
    posts = Posts(rows)
    made = reading(task_id, posts) if of == "AN2" else bar(task_id, posts)
    base = load.task(of)
    named = {"id": task_id, "world": None, "title": _titled(of, own.company)}
    materials = (_export(task_id, rows), *made.pop("materials", ()), *_facts(task_id, own))
    task = base.model_copy(update={**named, **made, "materials": materials})
    return Task.model_validate_json(task.model_dump_json())  # as it will be read again: its fingerprint is the same


def _titled(of: Of, company: str) -> Text:
    if of == "AN2":
        return Text(en=f"Reading the posts of {company}", fr=f"Lire les publications de {company}")
    return Text(en=f"Set the bar: {company}", fr=f"Fixer le repère\u00a0: {company}")


def _export(task_id: str, rows: tuple[Cells, ...]) -> Export:
    kinds: Mapping[str, Literal["name", "moment", "choice"]] = {
        "post_id": "name",
        "published_at": "moment",
        "platform": "choice",
        "format": "choice",
    }
    columns = (
        ExportColumn(id=one, label=LABELS[one], kind=kinds.get(one, "number")) for one in FIELDS if one in rows[0]
    )
    days = sorted(row["published_at"][:10] for row in rows)
    title = Text(
        en=f"Export of own posts, {days[0]} to {days[-1]}", fr=f"Export de nos publications, du {days[0]} au {days[-1]}"
    )
    return Export(id=f"{task_id}.M1", title=title, file=task_id, columns=tuple(columns))


def _facts(task_id: str, own: OwnFacts) -> tuple[Material, ...]:
    if not own.facts:
        return ()
    lines = tuple(Line(id=f"{task_id}.M9.{at}", text=text) for at, text in enumerate(own.facts, start=1))
    title = Text(en=f"Fact sheet: {own.company}", fr=f"Fiche de faits\u00a0: {own.company}")
    return (Lines(id=f"{task_id}.M9", title=title, lines=lines),)
