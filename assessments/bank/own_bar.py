"""The variant of MR1: a bar from a company's own posts, verdicts on three new ones, and what the bar is weak in."""

import statistics
from typing import Any, NamedTuple

from assessments.bank import load, rates
from assessments.bank.exports import value
from assessments.bank.own_posts import APART, BOOSTED, MIXED, Posts, count, figure, number
from assessments.form import Check, EvidenceRule, WideRow, WideTable
from assessments.item import AnyItem, Choice, MenuGrid, MenuKey, MenuRow, Number, Option
from rubric.record import Text

VERDICTS = {
    "below": ("under the first quartile", "sous le premier quartile"),
    "above": ("above the third quartile", "au-dessus du troisième quartile"),
    "not_comparable": (
        "with money behind it and no split it proves nothing",
        "avec de l’argent et sans ventilation, cela ne prouve rien",
    ),
}


class Case(NamedTuple):
    """A new post to judge: reach, likes, comments, shares, saves, spend; the rate they give, and what it deserves."""

    counts: tuple[int, ...]
    rate: float
    verdict: str


def bar(task_id: str, posts: Posts) -> dict[str, Any]:
    """What is other than in MR1."""
    low, middle, high = statistics.quantiles([rates.rate([row]) for row in posts.bar], n=4, method="inclusive")
    cases = _cases(posts, low, high)
    base = load.task("MR1")
    asked = {item.id.rpartition(".")[2]: item for item in base.items}
    items: tuple[AnyItem, ...] = (
        *_numbers(task_id, posts, (low, middle, high), [asked[one].prompt for one in ("Q2", "Q3", "Q4")]),
        _grid(task_id, asked["V"], cases),
        _weakness(task_id, asked["W"], posts),
    )
    return {
        "instructions": _instructions(posts),
        "materials": (_new_posts(task_id, cases),),
        "items": items,
        "checks": tuple(_consistent(task_id, one, cases) for one in base.checks),
        "evidence": tuple(_renamed(task_id, one) for one in base.evidence),
    }


def _numbers(
    task_id: str, posts: Posts, quartiles: tuple[float, float, float], asked: list[Text]
) -> tuple[Number, ...]:
    low, middle, high = quartiles
    mixed = statistics.median([rates.rate([row]) for row in posts.main])
    paid = rates.where(rates.clean(posts.rows), platform=posts.network, format=posts.format)
    how_many = Text(
        en=f"Number of organic posts of the format ‘{posts.format}’",
        fr=f"Nombre de publications organiques au format «\u202f{posts.format}\u202f»",
    )
    return (
        count(f"{task_id}.Q1", how_many, len(posts.bar), [(len(paid), BOOSTED), (len(posts.main), MIXED)]),
        number(f"{task_id}.Q2", asked[0], middle, [(mixed, MIXED)]),
        number(f"{task_id}.Q3", asked[1], low),
        number(f"{task_id}.Q4", asked[2], high),
    )


def _instructions(posts: Posts) -> Text:
    return Text(
        en=f"From the export, take the posts of {posts.network} of the format ‘{posts.format}’, organic only (no "
        f"spend); leave out those that stand twice, whose reach is above their impressions, or whose saves are "
        f"missing. For each: rate = (likes + comments + shares + saves) / reach, in percent. Give the number of "
        f"posts, the median and the two quartiles of these rates. Then judge three new posts: above the third "
        f"quartile, between the quartiles, below the first, or not comparable as reported. Last, choose the main "
        f"weakness of this benchmark.",
        fr=f"Dans l’export, prenez les publications de {posts.network} au format «\u202f{posts.format}\u202f», "
        f"organiques (sans dépense)\u202f; écartez les doublons, celles dont la portée dépasse les impressions ou "
        f"dont les enregistrements manquent. Pour chacune\u00a0: taux = (j’aime + commentaires + partages + "
        f"enregistrements) / portée, en pour cent. Donnez le nombre de publications, la médiane et les deux quartiles "
        f"de ces taux. Jugez ensuite trois nouvelles publications\u00a0: au-dessus du troisième quartile, entre les "
        f"quartiles, sous le premier, ou non comparable en l’état. Choisissez enfin la principale faiblesse de ce "
        f"repère.",
    )


# --- three new posts --------------------------------------------------------------------------------------------------


def _cases(posts: Posts, low: float, high: float) -> tuple[Case, ...]:
    """Far enough from the quartiles that rounding moves no verdict."""
    usual = statistics.median([value(row, "reach") for row in posts.bar])
    wanted = (
        (4.0, 0.85 * low, 0, "below"),
        (0.5, 1.2 * high, 0, "above"),
        (3.0, (low + high) / 2, 90, "not_comparable"),
    )
    return tuple(_case(max(1000, int(times * usual)), rate, spend, said) for times, rate, spend, said in wanted)


def _case(reach: int, rate: float, spend: int, verdict: str) -> Case:
    engaged = round(reach * rate / 100)
    others = tuple(round(share * engaged) for share in (0.05, 0.07, 0.06))
    return Case((reach, engaged - sum(others), *others, spend), 100 * engaged / reach, verdict)


def _new_posts(task_id: str, cases: tuple[Case, ...]) -> WideTable:
    base = next(one for one in load.task("MR1").materials if isinstance(one, WideTable))
    rows = tuple(
        WideRow(id=f"{task_id}.N{at}", cells=(f"N{at}", *map(float, one.counts)))
        for at, one in enumerate(cases, start=1)
    )
    title = Text(en="Three new posts", fr="Trois nouvelles publications")
    columns = (Text(en="Post", fr="Publication"), *base.columns[1:])
    return base.model_copy(update={"id": f"{task_id}.M2", "title": title, "columns": columns, "rows": rows})


def _grid(task_id: str, base: AnyItem, cases: tuple[Case, ...]) -> MenuGrid:
    assert isinstance(base, MenuGrid)
    rows = tuple(
        MenuRow(id=f"{task_id}.N{at}", text=Text(en=f"N{at}", fr=f"N{at}"), keys={"verdict": _key(one)})
        for at, one in enumerate(cases, start=1)
    )
    prompt = Text(en="Your verdict on each new post", fr="Votre verdict sur chaque nouvelle publication")
    return base.model_copy(update={"id": f"{task_id}.V", "rows": rows, "prompt": prompt})


def _key(case: Case) -> MenuKey:
    en, fr = VERDICTS[case.verdict]
    note = Text(en=f"{case.rate:.2f}%: {en}.", fr=f"{figure(case.rate).fr}\u00a0%\u00a0: {fr}.")
    return MenuKey(full=frozenset({case.verdict}), note=note)


def _consistent(task_id: str, base: Check, cases: tuple[Case, ...]) -> Check:
    bounds = {"low": (f"{task_id}.Q3",), "high": (f"{task_id}.Q4",)}
    judged = {
        f"{task_id}.N{at}": round(one.rate, 2)
        for at, one in enumerate(cases, start=1)
        if one.verdict != "not_comparable"
    }
    return base.model_copy(
        update={"id": f"{task_id}.C1", "items": (f"{task_id}.V",), "arguments": {**bounds, "rates": judged}}
    )


def _renamed(task_id: str, base: EvidenceRule) -> EvidenceRule:
    """The same rule under the ids of the variant."""
    changed = {name: tuple(one.replace("MR1", task_id) for one in getattr(base, name)) for name in ("items", "checks")}
    return base.model_copy(update={"id": base.id.replace("MR1", task_id), **changed})


# --- the weakness -----------------------------------------------------------------------------------------------------


def _weakness(task_id: str, base: AnyItem, posts: Posts) -> Choice:
    """What these posts show: that the level has moved between the halves, else that there are few of them."""
    assert isinstance(base, Choice)
    early, late = _medians(posts)
    moved = Text(
        en=f"The level has moved: the median is {early:.2f}% in the first half and {late:.2f}% in the second",
        fr=f"Le niveau a bougé\u00a0: médiane de {figure(early).fr}\u00a0% dans la première moitié, de "
        f"{figure(late).fr}\u00a0% dans la seconde",
    )
    few = Text(
        en=f"It rests on {len(posts.bar)} posts of one kind: a few more could move the quartiles",
        fr=f"Il repose sur {len(posts.bar)} publications d’un seul type\u00a0: quelques-unes de plus pourraient "
        f"déplacer les quartiles",
    )
    kept = Text(
        en="Boosted posts should have been kept, since they reach most people",
        fr="Il fallait garder les publications sponsorisées, puisqu’elles touchent le plus de monde",
    )
    true = moved if abs(early - late) > APART * min(early, late) else few
    first, *others, last = base.options
    options = (Option(id=first.id, text=true), *others, Option(id=last.id, text=kept))
    return base.model_copy(update={"id": f"{task_id}.W", "options": options, "key": first.id})


def _medians(posts: Posts) -> tuple[float, float]:
    """Of the rates of the bar in both halves of its own days."""
    early, late = rates.parted(posts.bar, rates.halves(posts.bar))
    return (
        statistics.median([rates.rate([row]) for row in early]),
        statistics.median([rates.rate([row]) for row in late]),
    )
