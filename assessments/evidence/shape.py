"""The outer form of texts: length, fold, hashtags, emoji, address, likeness."""

import re
from collections import Counter
from itertools import combinations

import regex

from assessments.answer import SpokenAnswer
from assessments.evidence.counting import EMOJI, LINK, counters, emoji, without_capitals, words
from assessments.evidence.folding import base_letters
from assessments.evidence.search import find
from assessments.evidence.work import Passage, Work, after_colon, decimal, found, listed, of, written
from assessments.form import EvidenceRule
from assessments.item import Revision, Spoken, Written
from rubric.rating import Evidence
from rubric.record import Text

# French forms that address the reader; "rendez-vous" and "le ton" do not.
_TU = re.compile(
    r"(?<!\bson )(?<!\ble )(?<!\bun )(?<!\bdu )(?<!\bde )\bton\b|\b(?:tu|te|ta|tes|toi)\b|\bt['’](?=\w)", re.IGNORECASE
)
_VOUS = re.compile(r"(?<!\brendez[-\s])\b(?:vous|votre|vos)\b", re.IGNORECASE)
_SORRY = {
    "en": re.compile(
        r"\b(?:sorry|apolog(?:y|ies|i[sz]e[ds]?|i[sz]ing)|(?:excuse|pardon|forgive)\s+(?:me|us))\b", re.IGNORECASE
    ),
    "fr": re.compile(r"\b(?:désolée?s?|navrée?s?|pardon|excus(?:es?|ez|ons))\b", re.IGNORECASE),
}
_MOST_APOLOGIES = 2
_ALIKE = 0.85
_BULLETS = 2  # lines that begin with an emoji before they are taken for a list
DECORATIVE = regex.compile(
    r"[\U0001D400-\U0001D7FF\u24B6-\u24E9\U0001F130-\U0001F149\U0001F150-\U0001F169\uFF21-\uFF3A\uFF41-\uFF5A"
    r"\u1D00-\u1D22\u0299\u0262\u029C\u026A\u029F\u0274\u0280\u028F\uA730\uA731]+|\w[\u0335-\u0338]"
)
_SHINGLE = 2  # words that must stand side by side to be taken for the same wording


def limits(work: Work, rule: EvidenceRule) -> tuple[Evidence, ...]:
    """Texts that are too long or too short, counted as the network counts; of a speech always its length."""
    notes: list[Text] = []
    passages = written(work.passages(rule))
    for passage in passages:
        counted = counters(passage.text, passage.limits)
        if counted.too_long or isinstance(passage.item, Spoken):
            length = decimal(counted.count) if counted.maximum is None else of(counted.count, counted.maximum)
            notes.append(after_colon(work.name_of(passage.item), length))
        elif counted.too_short:
            least = Text(
                en=f"{counted.count}, at least {counted.minimum}", fr=f"{counted.count}, au moins {counted.minimum}"
            )
            notes.append(after_colon(work.name_of(passage.item), least))
    return (found(work, rule, listed(notes, "; ") if passages else None),)


def fold(work: Work, rule: EvidenceRule) -> tuple[Evidence, ...]:
    """What shows of each text before "more"."""
    passages = [one for one in written(work.passages(rule)) if one.limits.fold is not None]
    visible = [counters(passage.text, passage.limits).visible for passage in passages]
    lengths = [
        after_colon(work.name_of(passage.item), of(len(seen), len(passage.text)))
        for passage, seen in zip(passages, visible, strict=True)
    ]
    spans = [passage.stored(0, len(seen)) for passage, seen in zip(passages, visible, strict=True)]
    return (found(work, rule, listed(lengths, "; ") if passages else None, spans=spans),)


def hashtags(work: Work, rule: EvidenceRule) -> tuple[Evidence, ...]:
    """Too many hashtags, and those without a capital, which a screen reader runs together."""
    notes: list[Text] = []
    passages = written(work.passages(rule))
    for passage in passages:
        counted = counters(passage.text, passage.limits)
        most = counted.hashtags_maximum
        if most is not None and len(counted.hashtags) > most:
            notes.append(after_colon(work.name_of(passage.item), of(len(counted.hashtags), most)))
        if small := without_capitals(counted.hashtags):
            names = ", ".join(small)
            notes.append(
                after_colon(
                    work.name_of(passage.item), Text(en=f"no capitals: {names}", fr=f"sans capitales\u00a0: {names}")
                )
            )
    return (found(work, rule, listed(notes, "; ") if passages else None),)


def emoji_use(work: Work, rule: EvidenceRule) -> tuple[Evidence, ...]:
    """Too many emoji, emoji as bullet points, ornamental letters that screen readers spell out."""
    passages = written(work.passages(rule))
    notes = [after_colon(work.name_of(passage.item), one) for passage in passages for one in _emoji_notes(passage)]
    return (found(work, rule, listed(notes, "; ") if passages else None),)


def _emoji_notes(passage: Passage) -> list[Text]:
    notes: list[Text] = []
    pictures = emoji(passage.text)
    most = passage.limits.emoji
    if most is not None and len(pictures) > most:
        notes.append(Text(en=f"{len(pictures)} emoji, at most {most}", fr=f"{len(pictures)} emoji, {most} au plus"))
    if sum(bool(EMOJI.match(line.lstrip())) for line in passage.text.splitlines()) >= _BULLETS:
        notes.append(Text(en="emoji as bullet points", fr="emoji en puces"))
    if letters := DECORATIVE.search(passage.text):
        notes.append(
            Text(
                en=f"ornamental letters: {letters.group()[:20]}",
                fr=f"lettres décoratives\u00a0: {letters.group()[:20]}",
            )
        )
    return notes


def address(work: Work, rule: EvidenceRule) -> tuple[Evidence, ...]:
    """Where the reader is not addressed as asked (tu or vous); in French only, in English people judge."""
    passages = written(work.passages(rule))
    if work.language != "fr" or not passages:
        return (found(work, rule, None),)
    notes: list[Text] = []
    for passage in passages:
        asked = passage.item.address if isinstance(passage.item, Written | Revision) else None
        text = passage.folded.text
        used = {"tu": len(_TU.findall(text)), "vous": len(_VOUS.findall(text))}
        other = "vous" if asked == "tu" else "tu"
        if asked is not None and used[other]:
            en = f"“{asked}” asked; “{other}” {used[other]} times, “{asked}” {used[asked]} times"
            fr = f"« {asked} » demandé, « {other} » {used[other]} fois, « {asked} » {used[asked]} fois"
            line = Text(en=en, fr=fr.replace("« ", "«\u202f").replace(" »", "\u202f»"))
            notes.append(after_colon(work.name_of(passage.item), line))
    return (found(work, rule, listed(notes, "; ")),)


def similarity(work: Work, rule: EvidenceRule) -> tuple[Evidence, ...]:
    """Texts that say the same in the same words once the facts they must share are taken out.

    The likeness of two texts is the share of the shorter one's pairs of neighbouring words that stand in the other
    too, 0..1: a text cut down to another length is still alike.
    """
    passages = written(work.passages(rule))
    shingles = [_shingles(work, passage) for passage in passages]
    pairs = [
        (
            _likeness(shingles[a], shingles[b]),
            listed([work.name_of(passages[a].item), work.name_of(passages[b].item)], " / "),
        )
        for a, b in combinations(range(len(passages)), 2)
    ]
    if not pairs:
        return (found(work, rule, None),)
    limit = _ALIKE if rule.threshold is None else rule.threshold
    alike = [pair for pair in pairs if pair[0] > limit]
    shown = sorted(alike or [max(pairs, key=lambda pair: pair[0])], key=lambda pair: -pair[0])
    verdict = Text(en="very alike", fr="très proches") if alike else Text(en="closest pair", fr="paire la plus proche")
    value = after_colon(verdict, listed([after_colon(names, decimal(like)) for like, names in shown], "; "))
    return (found(work, rule, value),)


def _shingles(work: Work, passage: Passage) -> Counter[tuple[str, ...]]:
    """Pairs of neighbouring words, without links, hashtags, numbers and the facts of the task."""
    text = list(passage.text)
    for mention in work.task.lexicon.facts:
        for span in find(mention, passage, work.language) or ():
            text[span.start : span.end] = " " * (span.end - span.start)
    plain = base_letters(LINK.sub(" ", "".join(text))).text
    kept = [piece for piece in re.findall(r"#?\w+", plain) if not piece.startswith("#") and not piece.isnumeric()]
    return Counter(zip(*(kept[start:] for start in range(_SHINGLE)), strict=False))


def _likeness(one: Counter[tuple[str, ...]], other: Counter[tuple[str, ...]]) -> float:
    shorter = min(one.total(), other.total())
    return (one & other).total() / shorter if shorter else 0.0


def apologies(work: Work, rule: EvidenceRule) -> tuple[Evidence, ...]:
    """Texts that apologise more often than the threshold, with their length in words."""
    passages = written(work.passages(rule))
    most = _MOST_APOLOGIES if rule.threshold is None else rule.threshold
    notes: list[Text] = []
    for passage in passages:
        times = len(_SORRY[work.language].findall(passage.folded.text))
        if times > most:
            length = len(words(passage.text))
            line = Text(en=f"{times} apologies in {length} words", fr=f"{times} excuses en {length} mots")
            notes.append(after_colon(work.name_of(passage.item), line))
    return (found(work, rule, listed(notes, "; ") if passages else None),)


def sound(work: Work, rule: EvidenceRule) -> tuple[Evidence, ...]:
    """Whether there is a recording to listen to; nothing is read off a voice."""
    for item in work.scope(rule):
        answer = work.answers.get(item.id)
        if isinstance(item, Spoken) and isinstance(answer, SpokenAnswer) and answer.route == "sound":
            tries = of(len(answer.tries), item.tries)
            kept = (
                Text(en="one try kept", fr="un essai gardé")
                if answer.kept
                else Text(en="no try kept", fr="aucun essai gardé")
            )
            return (
                found(
                    work,
                    rule,
                    listed([kept, Text(en=f"tries used: {tries.en}", fr=f"essais utilisés\u00a0: {tries.fr}")]),
                ),
            )
    return (found(work, rule, None),)
