"""What texts say: facts, checks, claims, phrases to avoid."""

from collections.abc import Callable, Iterable, Mapping
from statistics import fmean

from assessments.evidence.counting import count
from assessments.evidence.search import branch_taken, find, find_claim, named
from assessments.evidence.work import NOTHING, Passage, Work, after_colon, found, listed, of, written
from assessments.form import EvidenceRule, Mention
from assessments.item import Spoken, Written
from rubric.keyed import checks_share
from rubric.rating import Evidence, Span
from rubric.record import Language, Text

Look = Callable[[Mention, Passage, Language], tuple[Span, ...] | None]


def facts(work: Work, rule: EvidenceRule) -> tuple[Evidence, ...]:
    """Required facts found over required facts, mean of the texts; of alternatives any one will do."""
    asked = [(passage, needs) for passage in work.passages(rule) if (needs := _required(work, passage))]
    if not any(not passage.blank for passage, _ in asked):
        return (found(work, rule, None, share=0.0 if asked else None),)
    got, shares = 0, list[float]()
    total = sum(len(needs) for _, needs in asked)
    spans: list[Span] = []
    missing: list[Text] = []
    for passage, needs in asked:
        seen = [_any_of(work, group, [passage]) for group in needs]
        lost = [_alternatives(group) for group, one in zip(needs, seen, strict=True) if one is None]
        got += len(needs) - len(lost)
        shares.append(checks_share(len(needs) - len(lost), len(needs)))
        spans += [span for one in seen for span in one or ()]
        missing += [after_colon(work.name_of(passage.item), listed(lost, " · "))] if lost else []
    return (found(work, rule, _with_missing(of(got, total), missing), share=fmean(shares), spans=spans),)


def checks(work: Work, rule: EvidenceRule) -> tuple[Evidence, ...]:
    """Checks found in any of the texts, over all checks that one of the texts asks for."""
    passages = work.passages(rule)
    asked = _checks(work, passages)
    if not written(passages) or not asked:
        return (found(work, rule, None, share=0.0 if asked else None),)
    seen = [_any_of(work, [mention], passages) for mention in asked]
    passed = sum(one is not None for one in seen)
    missing = [mention.label for mention, one in zip(asked, seen, strict=True) if one is None]
    spans = [span for one in seen for span in one or ()]
    return (
        found(
            work,
            rule,
            _with_missing(of(passed, len(asked)), missing),
            share=checks_share(passed, len(asked)),
            spans=spans,
        ),
    )


def note(work: Work, rule: EvidenceRule) -> tuple[Evidence, ...]:
    """What a note to colleagues names, and its length in words."""
    passages = [one for one in written(work.passages(rule)) if isinstance(one.item, Written) and one.item.checks]
    if not passages:
        return (found(work, rule, None),)
    (evidence,) = checks(work, rule)
    words = sum(count(passage.text, "words") for passage in passages)
    length = Text(en=f"{words} words", fr=f"{words} mots")
    named_in_it = evidence.value if isinstance(evidence.value, Text) else NOTHING
    return (evidence.model_copy(update={"value": listed([named_in_it, length], "; ")}),)


def claims(work: Work, rule: EvidenceRule) -> tuple[Evidence, ...]:
    """Each forbidden claim that a text makes, hashtags included."""
    return _each_found(work, rule, work.task.lexicon.claims, find_claim)


def embargo(work: Work, rule: EvidenceRule) -> tuple[Evidence, ...]:
    """Each thing said that is not public yet."""
    return _each_found(work, rule, work.task.lexicon.embargo, find)


def bans(work: Work, rule: EvidenceRule) -> tuple[Evidence, ...]:
    """Each phrase to avoid that a text holds; a rule that flags looks for the phrases of its flag only."""
    listed_bans = work.task.lexicon.bans
    if rule.kind == "flag":
        listed_bans = tuple(mention for mention in listed_bans if mention.flag == rule.flag)
    return _each_found(work, rule, listed_bans, find)


def branch(work: Work, rule: EvidenceRule) -> tuple[Evidence, ...]:
    """Which message the candidate was shown, and so what the earlier text said; None before it was sent."""
    for passage in work.passages(rule):
        item = passage.item
        if isinstance(item, Written) and item.branch is not None:
            first = work.text_of(item.branch.on_item)
            if first.strip():
                taken = branch_taken(work.task, item, first, work.language)
                message = item.branch.if_found if taken else item.branch.if_not_found
                return (found(work, rule, after_colon(_author(item.branch.author), message)),)
    return (found(work, rule, None),)


def _author(name: str) -> Text:
    return Text(en=name, fr=name)


def _each_found(work: Work, rule: EvidenceRule, mentions: Iterable[Mention], look: Look) -> tuple[Evidence, ...]:
    """One evidence for each mention found, flagged where the rule flags; one that says no when none was."""
    passages = written(work.passages(rule))
    if not passages:
        return (found(work, rule, None),)
    each: list[Evidence] = []
    for mention in mentions:
        seen = [spans for passage in passages if (spans := look(mention, passage, work.language)) is not None]
        if seen:
            spans = [span for one in seen for span in one]
            each.append(found(work, rule, mention.label, spans=spans, flag=rule.flag))
    return tuple(each) or (found(work, rule, value=False),)


def _required(work: Work, passage: Passage) -> list[tuple[Mention, ...]]:
    """The facts a text must give, as groups of alternatives."""
    item = passage.item
    groups = item.required_facts if isinstance(item, Written | Spoken) else ()
    return [named(work.task.lexicon.facts, group) for group in groups]


def _checks(work: Work, passages: Iterable[Passage]) -> tuple[Mention, ...]:
    names: Mapping[str, None] = dict.fromkeys(
        name for passage in passages if isinstance(passage.item, Written) for name in passage.item.checks
    )
    return named(work.task.lexicon.checks, names)


def _any_of(work: Work, group: Iterable[Mention], passages: Iterable[Passage]) -> tuple[Span, ...] | None:
    """Where any of the mentions stands in any of the texts; None when none does."""
    group = tuple(group)
    seen = [
        one for passage in passages for mention in group if (one := find(mention, passage, work.language)) is not None
    ]
    return tuple(span for one in seen for span in one) if seen else None


def _alternatives(group: tuple[Mention, ...]) -> Text:
    return listed([mention.label for mention in group], " / ")


def _with_missing(how_many: Text, missing: list[Text]) -> Text:
    if not missing:
        return how_many
    return listed([how_many, after_colon(Text(en="missing", fr="manque"), listed(missing, "; "))], "; ")
