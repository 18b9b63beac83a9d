"""The second company: the same questions with other cases, and what the software finds in good and poor answers."""

import pytest

from assessments import bank
from assessments.answer import RevisionAnswer, WrittenAnswer
from assessments.evidence import branch_taken, identify
from assessments.evidence.search import find
from assessments.evidence.work import Passage
from assessments.item import Layouts, Preflight, RateOptions, Written
from rubric.record import Text
from tests.content import layout_rules
from tests.content.test_bank import FIFTEEN as CORE_SET

ANYWHERE = Written(id="T", prompt=Text(en="Your text", fr="Votre texte"))

PARALLEL = {one.id: one for one in bank.tasks().values() if one.parallel_of is not None}


@pytest.mark.parametrize("task_id", sorted(PARALLEL))
def test_a_parallel_task_asks_the_same_in_the_other_company(task_id: str):
    """Same competency, minutes, weights, kinds of question and indicators; another world."""
    other = PARALLEL[task_id]
    first = bank.task(other.parallel_of or "")
    assert (first.world, other.world) == ("tilvane", "oskelle")
    assert (other.competency_id, other.minutes, other.ai_policy) == (
        first.competency_id,
        first.minutes,
        first.ai_policy,
    )
    assert [item.kind for item in other.items] == [item.kind for item in first.items]
    assert [(rule.measure, rule.kind, rule.weight) for rule in other.evidence] == [
        (rule.measure, rule.kind, rule.weight) for rule in first.evidence
    ]
    assert (other.human is None) == (first.human is None)
    if other.human is not None and first.human is not None:
        assert (other.human.weight, other.human.raters, other.human.indicators) == (
            first.human.weight,
            first.human.raters,
            first.human.indicators,
        )


@pytest.mark.parametrize("task_id", sorted(PARALLEL))
def test_nothing_of_one_company_stands_in_a_task_of_the_other(task_id: str):
    said = PARALLEL[task_id].model_dump_json().casefold()
    for name in ("tilvane", "samira", "maud", "salomé", "idriss", "courtyard", "tisserands", "pelote"):
        assert name not in said, name


def test_no_task_has_two_parallels():
    named = [one.parallel_of for one in PARALLEL.values()]
    assert len(named) == len(set(named))


# --- PU2B and DE1B ----------------------------------------------------------------------------------------------------


def test_eight_drafts_hold_fourteen_faults_and_six_decoys():
    drafts = [item for item in bank.task("PU2B").items if isinstance(item, Preflight)]
    assert (len(drafts), sum(len(draft.checkpoints) for draft in drafts)) == (8, 80)
    assert (sum(len(draft.faults) for draft in drafts), sum(len(draft.decoys) for draft in drafts)) == (14, 6)
    assert [draft.id for draft in drafts if not draft.faults] == ["PU2B.D3"]
    flags = [fault.flag for draft in drafts for fault in draft.faults.values() if fault.flag]
    assert sorted(flags) == ["cf_disclosure", "cf_embargo", "cf_false_claim", "cf_music", "cf_privacy"]


def test_the_defects_of_the_mock_ups_follow_from_the_layout_rules():
    item = bank.task("DE1B").item("DE1B.mockups")
    assert isinstance(item, Layouts)
    assert {layout.id: layout_rules.broken(layout, "oskelle") for layout in item.layouts} == {
        layout: set(defects) for layout, defects in item.key_defects.items()
    }
    assert item.key_order == ("DE1B.C", "DE1B.A", "DE1B.D", "DE1B.B")


# --- CS2B and AD1B: what the software finds ---------------------------------------------------------------------------

GOOD = {
    "en": "Hervé, an empty pot is a poor present, and we’re sorry for your son. After 21 days our promise applies: new "
    "seeds are free, and since you’re writing within the month, postage is on us too. Send us the batch code in a "
    "private message; Mina answers before 14:00 today and the seeds leave within two working days.",
    "fr": "Hervé, un pot vide est un triste cadeau, et nous en sommes désolés pour votre fils. Passé 21 jours, notre "
    "promesse joue : de nouvelles graines vous sont offertes et, puisque vous écrivez dans le mois, le port aussi est "
    "à notre charge. Envoyez-nous le code de lot en message privé ; Mina vous répond avant 14 h aujourd’hui.",
}
POOR = {
    "en": "Hi Hervé, so sorry to hear that! Please send us a DM and our team will get back to you as soon as possible.",
    "fr": "Bonjour Hervé, nous sommes navrés de l’apprendre ! Envoyez-nous un message privé, notre équipe reviendra "
    "vers vous au plus vite.",
}


def share(task_id: str, answers: dict, language: str, rule: str, earlier: dict | None = None) -> float | None:
    found = identify(bank.task(task_id), answers, language, earlier or {})  # type: ignore[arg-type]
    return next(one.share for one in found if one.id == rule)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_good_reply_keeps_all_five_checks_and_a_poor_one_only_names_the_private_channel(language: str):
    good = {"CS2B.reply1": WrittenAnswer(text=GOOD[language])}
    poor = {"CS2B.reply1": WrittenAnswer(text=POOR[language])}
    assert share("CS2B", good, language, "CS2B.e1") == 1
    assert share("CS2B", poor, language, "CS2B.e1") == pytest.approx(1 / 5)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Postage is on us, the seeds are yours to buy again."),
        ("en", "Feel free to buy new seeds."),
        ("en", "The seeds are not free."),
        ("fr", "Le port est offert, les graines restent à votre charge."),
        ("fr", "Les graines ne sont pas gratuites."),
    ],
)
def test_free_postage_is_no_free_seed(language: str, text: str):
    item = bank.task("CS2B").item("CS2B.reply2")
    assert isinstance(item, Written)
    assert not branch_taken(bank.task("CS2B"), item, text, language)  # type: ignore[arg-type]


POSTS = {
    "en": "Heat moved us: Saturday 13 June, 10:00-15:00, Halle aux Lins, 12 rue de l’Exemple, Lille. Free, one plant "
    "each, 7 places left. No live this time, Bastien repots on the spot. Book: oskelle.example/serre",
    "fr": "La chaleur nous déplace : samedi 13 juin, 10 h-15 h, Halle aux Lins, 12 rue de l’Exemple, à Lille. Gratuit, "
    "une plante par personne, il reste 7 places. Pas de direct cette fois, Bastien rempote sur place. "
    "Réserve : oskelle.example/serre",
}
NETWORKS = ("instagram", "linkedin", "x", "tiktok")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_text_brought_up_to_date_earns_everything(language: str):
    answers = {f"AD1B.{one}": RevisionAnswer(text=POSTS[language]) for one in NETWORKS}
    assert share("AD1B", answers, language, "AD1B.e1") == 1
    assert share("AD1B", answers, language, "AD1B.e2") == 1


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_old_text_left_as_it_was_earns_little(language: str):
    """Four stale facts in each of four texts still stand; the date that must not be named counts once: 1 of 17."""
    old = bank.task("AD1B").item("AD1B.x")
    text = old.fallback.said(language)  # type: ignore[union-attr]
    answers = {f"AD1B.{one}": RevisionAnswer(text=text) for one in NETWORKS}
    assert share("AD1B", answers, language, "AD1B.e1") == pytest.approx(1 / 17)
    assert (share("AD1B", answers, language, "AD1B.e2") or 0) < 0.6


@pytest.mark.parametrize(
    ("language", "text", "stale"),
    [
        ("en", "Come to our greenhouse on Saturday.", True),
        ("en", "Not in the greenhouse: in the Halle aux Lins.", False),
        ("en", "Our Open Greenhouse moves to the Halle aux Lins.", False),
        ("en", "We leave the greenhouse for the Halle aux Lins.", False),
        ("fr", "Rendez-vous dans notre serre samedi.", True),
        ("fr", "On quitte la serre pour la Halle aux Lins.", False),
        ("fr", "La Serre ouverte passe de la serre à la halle.", False),
        ("fr", "Rendez-vous au 5, rue du Modèle.", True),
    ],
)
def test_the_greenhouse_is_stale_as_a_place_and_not_where_it_is_given_up(language: str, text: str, stale: bool):
    mention = next(one for one in bank.task("AD1B").lexicon.stale if one.name == "old_place")
    assert (find(mention, Passage(ANYWHERE, text), language) is not None) == stale  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["core", "screen"])
def test_a_second_form_holds_the_parallel_of_every_task_in_the_same_place(name: str):
    first, second = bank.form(name), bank.form(f"{name}_b")
    assert [[bank.task(one).parallel_of for one in block.tasks] for block in second.blocks] == [
        list(block.tasks) for block in first.blocks
    ]
    assert bank.both_forms(second) == ()


def test_every_task_of_the_core_set_has_its_parallel():
    assert {one.parallel_of for one in PARALLEL.values()} >= CORE_SET


# --- AD3B, CS6B and AD4B ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["AD3", "CS6"])
def test_a_parallel_situation_spreads_its_keys_like_the_first_in_another_order(name: str):
    def keys(task_id: str) -> list[list[int]]:
        return [
            [option.key for option in item.options]
            for item in bank.task(task_id).items
            if isinstance(item, RateOptions)
        ]

    first, second = keys(name), keys(f"{name}B")
    assert [sorted(one) for one in first] == [sorted(one) for one in second]
    assert first != second


def test_a_network_that_one_form_teaches_helps_little_in_the_other():
    """Rules of the same kinds; none that says how long, where or with which word is the same."""
    first, second = bank.task("AD4").line_rules, bank.task("AD4B").line_rules
    assert [one.check for one in first] == [one.check for one in second]
    same = {one.check for one, other in zip(first, second, strict=True) if one.arguments == other.arguments}
    assert same == {"digits_only_in_price", "name_once_not_line_1", "absent"}


MARGELLE = {
    "en": """Our basil died twice, then it grew.
Day: Saturday, thirteenth of June.
The greenhouse opens, it is free.
Sixty places, one plant for each.
Which pot have you given up on?
At Oskelle we look at the roots.
Refills start at €9, advice at none.
On a stool waits our grower. ~bring him leaves~""",
    "fr": """Le basilic est mort deux fois.
Jour : samedi treize juin, dix h.
La serre ouvre, et c’est gratuit.
Soixante places, une plante chacun.
Quel pot as-tu abandonné ?
Chez Oskelle, on regarde la racine.
La recharge part de 9 €, pas l’avis.
L’arrosoir est près de toi. ~viens donc voir~""",
}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_post_that_keeps_every_rule_of_the_second_network_exists(language: str):
    good = {"AD4B.post": WrittenAnswer(text=MARGELLE[language])}
    assert share("AD4B", good, language, "AD4B.e1") == 1
    assert share("AD4B", good, language, "AD4B.e2") == 1


@pytest.mark.parametrize(
    ("broken", "by"),
    [
        (("died twice", "died, died again and died twice"), "R02"),
        (("?", "."), "R03"),
        (("Sixty", "60"), "R04"),
        (("~bring him leaves~", "~bring leaves~"), "R05"),
        (("Day:", "When:"), "R07"),
        (("greenhouse opens,", "greenhouse opens;"), "R09"),
        (("On a stool", "A stool"), "R10"),
    ],
)
def test_each_rule_of_the_second_network_can_be_broken_alone(broken: tuple[str, str], by: str):
    post = {"AD4B.post": WrittenAnswer(text=MARGELLE["en"].replace(*broken))}
    assert share("AD4B", post, "en", "AD4B.e1") == pytest.approx(0.9), by


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_post_of_somebody_else_keeps_the_rules_that_bind_it(language: str):
    """All but the name, which is another, and the day, which is for events."""
    lines = next(one for one in bank.task("AD4B").materials if one.kind == "lines").lines
    shown = {"AD4B.post": WrittenAnswer(text="\n".join(one.text.said(language) for one in lines))}  # type: ignore[arg-type]
    assert share("AD4B", shown, language, "AD4B.e1") == pytest.approx(8 / 10)
