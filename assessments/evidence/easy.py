"""How long texts are and how easily they read: told to raters, never scored."""

import re

from assessments.evidence.counting import LINK, counters, words
from assessments.evidence.work import Passage, Work, after_colon, decimal, found, listed, of, written
from assessments.form import EvidenceRule
from rubric.rating import Evidence
from rubric.record import Language, Text

_SCALE = Text(
    en="the higher, the easier; newspapers 50 to 70", fr="plus c’est haut, plus c’est facile\u202f; presse 50 à 70"
)
ENOUGH = 30  # words: what is said of fewer depends on each of them
_SENTENCE = re.compile(r"[.!?…]+(?=\s|$)|\n+")
_LETTERS = re.compile(r"[^\W\d_]+")
_RUN_EN = re.compile(r"[aeiouy]+")
_MUTE_EN = re.compile(
    r"(?<=[^aeiouyl])e$|(?<=[aeiouy]l)es?$"  # make, smile, smiles; not bottle
    r"|(?<=[^aeiouylcgsxz])(?<!ch)(?<!sh)es$|(?<=[^aeiouydt])ed$"  # makes, repaired; not places, boxes, wanted
)
_RUN_FR = re.compile(r"é|[aàâeèêëiîïoôuùûüyœæ]+")  # an é is a syllable of its own: réalité
_MUTE_FR = re.compile(r"(?<=[^aàâeèêëiîïoôuùûüyœæ])es?$|(?<=[iu])es?$")  # gourde, vie; -ent is as often heard as not
_QU = re.compile(r"(?<=[qg])u(?=[aeéèêiîoy])")


def lengths(work: Work, rule: EvidenceRule) -> tuple[Evidence, ...]:
    """How long each text is, counted as its network counts, of how much where there is a limit."""
    told: list[Text] = []
    for passage in written(work.passages(rule)):
        counted = counters(passage.text, passage.limits)
        length = decimal(counted.count) if counted.maximum is None else of(counted.count, counted.maximum)
        told.append(after_colon(work.name_of(passage.item), length))
    return (found(work, rule, listed(told, "; ") if told else None),)


def readability(work: Work, rule: EvidenceRule) -> tuple[Evidence, ...]:
    """The reading ease of each text of 30 words and more, or of all together; none known of fewer words."""
    passages = written(work.passages(rule))
    long_enough = [one for one in passages if len(words(one.text)) >= ENOUGH]
    told = [after_colon(work.name_of(one.item), decimal(round(ease(one.text, work.language)))) for one in long_enough]
    if not told and len(words(joined := _together(passages))) >= ENOUGH:
        told = [decimal(round(ease(joined, work.language)))]
    if not told:
        return (found(work, rule, None),)
    return (found(work, rule, listed([*told, _SCALE], "; ")),)


def _together(passages: tuple[Passage, ...]) -> str:
    return "\n".join(passage.text for passage in passages)


def ease(text: str, language: Language) -> float:
    """Reading ease, about 0 (hard) to 100 (easy), and beyond for very short sentences; 0 for a text without words.

    English: Flesch, "A new readability yardstick", Journal of Applied Psychology 32 (1948), 221-233:
    206.835 - 1.015 w/s - 84.6 y/w. French: Kandel and Moles, "Application de l'indice de Flesch à la langue
    française", Cahiers d'études de radio-télévision 19 (1958), 253-274: 207 - 1.015 w/s - 73.6 y/w, where w, s and y
    are words, sentences and syllables. Syllables are counted by the vowels written, mute endings left out.
    """
    said = LINK.sub(" ", text)
    spoken = [word for piece in words(said) for word in _LETTERS.findall(piece)]
    if not spoken:
        return 0.0
    sentences = sum(bool(_LETTERS.search(one)) for one in _SENTENCE.split(said))
    longest = len(spoken) / sentences
    weight = sum(syllables(word, language) for word in spoken) / len(spoken)
    return 207 - 1.015 * longest - 73.6 * weight if language == "fr" else 206.835 - 1.015 * longest - 84.6 * weight


def syllables(word: str, language: Language) -> int:
    """Syllables of one word as it is said, at least one."""
    spelt = word.lower()
    if language == "fr":
        return max(1, len(_RUN_FR.findall(_MUTE_FR.sub("", _QU.sub("", spelt)))))
    return max(1, len(_RUN_EN.findall(_MUTE_EN.sub("", spelt))))
