"""What became of one's own texts after the brief moved: stale facts removed, new ones in, true ones kept."""

from typing import NamedTuple

from assessments.evidence.search import find, named
from assessments.evidence.work import Passage, Work, after_colon, found, listed, of
from assessments.form import EvidenceRule, Mention
from assessments.item import Revision
from rubric.keyed import checks_share
from rubric.rating import Evidence, Span
from rubric.record import Text


class Revised(NamedTuple):
    """A text before and after; one that was never revised, or emptied, stands as it was."""

    before: Passage
    after: Passage
    network: str | None
    touched: bool


def stale(work: Work, rule: EvidenceRule) -> tuple[Evidence, ...]:
    """1 - stale facts found / stale facts that stood in the earlier texts or were put in.

    What must not be said at all (in the lexicon under embargo too) counts once more for the task, whether or not it
    stood anywhere, so that a text without old facts still shows whether a rumour was spread.
    """
    texts = _revised(work, rule)
    if not any(text.touched for text in texts):
        return (found(work, rule, None, share=0.0 if texts else None),)
    secret = {mention.name for mention in work.task.lexicon.embargo}
    counted, left, spans = 0, list[Text](), list[Span]()
    for mention in work.task.lexicon.stale:
        seen = [find(mention, text.after, work.language) for text in texts]
        stood = [find(mention, text.before, work.language) is not None for text in texts]
        places = [now is not None or then for now, then in zip(seen, stood, strict=True)]
        counted += max(1, sum(places)) if mention.name in secret else sum(places)
        for text, now in zip(texts, seen, strict=True):
            if now is not None:
                left.append(after_colon(work.name_of(text.after.item), mention.label))
                spans += now if text.touched else ()
    removed = counted - len(left)
    return (
        found(work, rule, _told(removed, counted, "still there", "reste", left), share=removed / counted, spans=spans),
    )


def fresh(work: Work, rule: EvidenceRule) -> tuple[Evidence, ...]:
    """New facts present and true facts kept, over those required.

    A new fact is required in each text where the old one stood (`replaces`), save on networks where it may be left
    out (`optional_on`); a true fact where it stood. What stood nowhere is required once, somewhere.
    """
    texts = _revised(work, rule)
    if not any(text.touched for text in texts):
        return (found(work, rule, None, share=0.0 if texts else None),)
    old = {mention.name: mention for mention in work.task.lexicon.stale}
    required, missing, spans = 0, list[Text](), list[Span]()
    wanted = [(one, old.get(one.replaces or "", one)) for one in work.task.lexicon.fresh]
    wanted += [(one, one) for one in named(work.task.lexicon.facts, work.task.lexicon.kept)]
    for mention, stood_for in wanted:
        seen = [find(mention, text.after, work.language) for text in texts]
        asked = [_is_asked(work, text, mention, stood_for) for text in texts]
        spans += [span for text, now in zip(texts, seen, strict=True) if text.touched for span in now or ()]
        if not any(asked):
            required += 1
            missing += [] if any(now is not None for now in seen) else [mention.label]
            continue
        required += sum(asked)
        missing += [
            after_colon(work.name_of(text.after.item), mention.label)
            for text, now, wants in zip(texts, seen, asked, strict=True)
            if wants and now is None
        ]
    present = required - len(missing)
    share = checks_share(present, required)
    return (found(work, rule, _told(present, required, "missing", "manque", missing), share=share, spans=spans),)


def _revised(work: Work, rule: EvidenceRule) -> list[Revised]:
    texts: list[Revised] = []
    for passage in work.passages(rule):
        item = passage.item
        if isinstance(item, Revision):
            earlier = work.earlier.get(item.of, "")
            before = Passage(item, earlier if earlier.strip() else item.fallback.said(work.language))
            texts.append(Revised(before, before if passage.blank else passage, item.network, not passage.blank))
    return texts


def _is_asked(work: Work, text: Revised, mention: Mention, stood_for: Mention) -> bool:
    return text.network not in mention.optional_on and find(stood_for, text.before, work.language) is not None


def _told(part: int, whole: int, en: str, fr: str, names: list[Text]) -> Text:
    if not names:
        return of(part, whole)
    return listed([of(part, whole), after_colon(Text(en=en, fr=fr), listed(names, "; "))], "; ")
