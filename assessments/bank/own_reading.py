"""The variant of AN2: six numbers, the faults that are in the data, three judgements, on a company's own posts."""

import re
import statistics
from collections.abc import Iterable, Mapping
from typing import Any

from assessments.bank import load, rates
from assessments.bank.exports import Cells
from assessments.bank.own_posts import BOOSTED, DOUBLED, MIXED, Posts, count, number
from assessments.form import Check, EvidenceRule, Line
from assessments.item import Number, Written
from rubric.record import Text


def reading(task_id: str, posts: Posts) -> dict[str, Any]:
    """What is other than in AN2."""
    base = load.task("AN2")
    assert base.human is not None
    numbers, faults, asked = _six(task_id, posts), _faults(task_id, posts), _judgements(task_id, posts)
    words = [_asked(task_id, item, asked) for item in base.items if isinstance(item, Written)]
    human = {
        "id": f"{task_id}.human",
        "items": tuple(one.replace("AN2", task_id) for one in base.human.items),
        "look_for": _look_for(task_id, posts),
    }
    return {
        "instructions": _instructions(posts),
        "items": (*numbers, *words),
        "checks": faults,
        "evidence": tuple(_evidence(task_id, numbers, [one.id for one in faults])),
        "human": base.human.model_copy(update=human),
    }


def _asked(task_id: str, base: Written, asked: Mapping[str, Text]) -> Written:
    item_id = base.id.replace("AN2", task_id)
    return base.model_copy(update={"id": item_id, "prompt": asked.get(item_id, base.prompt)})


def _instructions(posts: Posts) -> Text:
    day = posts.day.isoformat()
    return Text(
        en=f"The export holds the company’s own posts. Like any export it may have faults: find them before you "
        f"compute. Engagements = likes + comments + shares + saves, as far as the export has them. Rates are totals "
        f"over totals, not averages of averages. ‘Organic’ means no spend. Leave out posts that stand twice, whose "
        f"reach is above their impressions, or whose saves are missing. The second half begins on {day}.\n"
        f"Give the six numbers, list what you set aside or corrected, then answer the three questions in 80 words "
        f"each.",
        fr=f"L’export contient les publications de l’entreprise. Comme tout export, il peut avoir des défauts\u00a0: "
        f"trouvez-les avant de calculer. Interactions = j’aime + commentaires + partages + enregistrements, pour "
        f"autant que l’export les contienne. Les taux sont des totaux rapportés à des totaux, pas des moyennes de "
        f"moyennes. «\u202fOrganique\u202f» veut dire sans dépense. Écartez les publications en double, celles dont la "
        f"portée dépasse les impressions ou dont les enregistrements manquent. La seconde moitié commence le {day}.\n"
        f"Donnez les six nombres, dites ce que vous avez écarté ou corrigé, puis répondez aux trois questions en "
        f"80\u00a0mots chacune.",
    )


def _six(task_id: str, posts: Posts) -> tuple[Number, ...]:
    """The numbers asked for, each with what usual mistakes lead to."""
    early, late = rates.parted(
        rates.where(rates.clean(posts.rows), platform=posts.network), posts.day
    )  # with paid ones
    main = sum(map(rates.engagements, posts.main))
    asked = _questions(posts)
    form = posts.format
    totals = Text(en="rate of the totals given", fr="taux des totaux donné")
    return (
        count(f"{task_id}.Q1", asked[0], len(rates.once(posts.rows)), [(len(posts.rows), DOUBLED)]),
        number(f"{task_id}.Q2", asked[1], rates.rate(posts.early), [(rates.rate(early), BOOSTED)]),
        number(f"{task_id}.Q3", asked[2], rates.rate(posts.late), [(rates.rate(late), BOOSTED)]),
        number(
            f"{task_id}.Q4",
            asked[3],
            rates.rate(rates.where(posts.late, format=form)),
            [(rates.rate(posts.late), MIXED), (rates.rate(rates.where(late, format=form)), BOOSTED)],
        ),
        number(f"{task_id}.Q5", asked[4], 100 * main / sum(map(rates.engagements, posts.good))),
        number(
            f"{task_id}.Q6",
            asked[5],
            statistics.median([rates.rate([row]) for row in posts.main]),
            [(rates.rate(posts.main), totals)],
        ),
    )


def _questions(posts: Posts) -> tuple[Text, ...]:
    name, form = posts.network, posts.format
    return (
        Text(en="How many different posts?", fr="Combien de publications différentes\u202f?"),
        Text(
            en=f"{name}, organic: engagement rate by reach, first half (%)",
            fr=f"{name}, organique\u00a0: taux d’engagement sur la portée, première moitié (%)",
        ),
        Text(en="The same, second half (%)", fr="Le même, seconde moitié (%)"),
        Text(
            en=f"{name}, organic, format ‘{form}’ only, second half (%)",
            fr=f"{name}, organique, format «\u202f{form}\u202f» seul, seconde moitié (%)",
        ),
        Text(
            en=f"Share of all organic engagements that came from {name} (%)",
            fr=f"Part de toutes les interactions organiques venue de {name} (%)",
        ),
        Text(
            en=f"{name}, organic, both halves: median of the rates of single posts (%)",
            fr=f"{name}, organique, deux moitiés\u00a0: médiane des taux par publication (%)",
        ),
    )


def _faults(task_id: str, posts: Posts) -> tuple[Check, ...]:
    """The checks of the bank for those faults that the data really have."""
    ids = [row["post_id"] for row in posts.rows]
    every = rates.once(posts.rows)
    found = {
        "AN2.C1": [one for one in dict.fromkeys(ids) if ids.count(one) > 1],
        "AN2.C2": [row["post_id"] for row in every if rates.impossible(row)],
        "AN2.C3": [row["post_id"] for row in every if rates.unknown_saves(row)],
    }
    planted = {"AN2.C1": "TI024", "AN2.C2": "TI031", "AN2.C3": "TI016"}
    checks = {one.id: one for one in load.task("AN2").checks}
    made: list[Check] = []
    for check_id, rows in found.items():
        if rows:
            own = "|".join(map(re.escape, rows[:20]))
            swap = {
                said: tuple(one.replace(rf"\b{planted[check_id]}\b", rf"(?<!\w)(?:{own})(?!\w)") for one in patterns)
                for said, patterns in (("en", checks[check_id].patterns.en), ("fr", checks[check_id].patterns.fr))
            }
            patterns = checks[check_id].patterns.model_copy(update=swap)
            update = {"id": check_id.replace("AN2", task_id), "items": (f"{task_id}.clean",), "patterns": patterns}
            made.append(checks[check_id].model_copy(update={**update, "examples": {}}))
    return tuple(made)


def _evidence(task_id: str, numbers: tuple[Number, ...], faults: list[str]) -> Iterable[EvidenceRule]:
    """The rules of the bank; where the data hold no fault, what naming them would earn goes to the numbers."""
    asked = tuple(one.id for one in numbers)
    for rule in load.task("AN2").evidence:
        own = {"id": rule.id.replace("AN2", task_id), "items": tuple(one.replace("AN2", task_id) for one in rule.items)}
        match rule.id:
            case "AN2.e1":
                yield rule.model_copy(update={**own, "items": asked, "weight": 0.5 if faults else 0.6})
            case "AN2.e3" if faults:
                yield rule.model_copy(update={**own, "checks": tuple(faults)})
            case "AN2.e3" | "AN2.e4":
                pass
            case _:
                yield rule.model_copy(update=own)


def _judgements(task_id: str, posts: Posts) -> dict[str, Text]:
    """The three questions about these posts, by id."""
    name, networks = posts.network, _by(posts.good, "platform")
    lowest = min(networks, key=networks.__getitem__)
    return {
        f"{task_id}.J1": Text(
            en=f"Compare the organic rate of {name} in both halves. Did the content get better, or worse?",
            fr=f"Comparez le taux organique de {name} dans les deux moitiés. Le contenu s’est-il amélioré, ou "
            f"dégradé\u202f?",
        ),
        f"{task_id}.J2": Text(
            en=f"On {name}, formats differ in their rates. Should we publish only the one with the highest?",
            fr=f"Sur {name}, les taux diffèrent selon le format. Faut-il ne publier que le plus haut\u202f?",
        ),
        f"{task_id}.J3": Text(
            en=f"{lowest} has the lowest engagement. Keep it or give it up, given what the company wants?",
            fr=f"{lowest} a l’engagement le plus bas. Le garder ou l’abandonner, au vu de ce que veut "
            f"l’entreprise\u202f?",
        ),
    }


def _look_for(task_id: str, posts: Posts) -> tuple[Line, ...]:
    """For raters: what the data say to each question."""
    forms, networks = _by(posts.main, "format"), _by(posts.good, "platform")
    told = (
        [f"{one}: {_told(posts.early, format=one)} > {_told(posts.late, format=one)}" for one in forms],
        [f"{one}: {_told(posts.main, format=one)}" for one in forms],
        [f"{one}: {_told(posts.good, platform=one)}" for one in networks],
    )
    lines = [" · ".join(one) for one in told]
    return tuple(
        Line(id=f"{task_id}.J{at}a", text=Text(en=f"The data. {one}", fr=f"Les données. {_in_french(one)}"))
        for at, one in enumerate(lines, start=1)
    )


def _by(rows: Iterable[Cells], column: str) -> dict[str, float]:
    some = tuple(rows)
    return {one: rates.rate(rates.where(some, **{column: one})) for one in sorted({row[column] for row in some})}


def _told(rows: Iterable[Cells], **wanted: str) -> str:
    some = rates.where(rows, **wanted)
    return f"{rates.rate(some):.2f}% (n = {len(some)})" if some else "n = 0"


def _in_french(told: str) -> str:
    figures = re.sub(r"(?<=\d)\.(?=\d)", ",", told)
    return figures.replace("%", "\u00a0%").replace(": ", "\u00a0: ")
