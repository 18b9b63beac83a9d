"""Taking what leads to a person out of an answer before anybody rates it."""

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from assessments.evidence.folding import Folded, base_letters
from rubric.record import Language


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Everybody reads these in the tasks, so that they say nothing about who answers; a candidate of the same name
# stays hidden behind the story.
STORY = _words(
    "tilvane oskelle samira belkadi noe salome idriss maud claire lise lucie brossard nkemi brindor "
    "nour marek lea yael gaspard titouan maelys bronagh ilse ousmane elodie baptiste odile martial yoann mehdi"
)
STORY_ACCOUNTS = _words(
    "tilvane oskelle lucie.rafistole picnic_lila lucie_et_tom mehdi.cuisine papa.velo anon_88 brindor_fan yoann.k "
    "anon_2291 gift.cards.4u vrai_pays sobriete_now martial49"
)
_STORY_MAIL = ("@tilvane.example", "@oskelle.example")
# Names that are words as well: alone in a sentence they are taken for the word, in a signature for the name.
_ORDINARY = _words(
    "will mark rose grace hope may june april faith joy art bill jack frank dean young brown green white black long "
    "short king price day page post best good love story bell rich sunny brook cook baker mason miller carter hunter "
    "fisher wood woods field hill stone rivers lane street church winter summer autumn english french west north "
    "petit blanc noir roux leroy roi blanche marine claude constant juste pierre martin bon legrand leblanc lebrun "
    "moulin fontaine dubois dupont boulanger berger marchand fleur olive aurore toussaint noel pascal dimanche lundi "
    "sage prudent roche lacroix dumont bernard garnier meunier carpentier chevalier prince mercier benoit avril"
)
_PARTICLES = _words("de du des la le les van von der den el al ben bin da dos das di del della mac ould")
_SHORTEST_PART = 3
_SHORTEST_SPOKEN = 5
_SHORTEST_SPELLED = 4  # letters; shorter names, spelled out, are initials of other things

_WORDS: dict[str, tuple[str, str]] = {
    "name": ("[name]", "[nom]"),
    "mail": ("[e-mail]", "[e-mail]"),
    "phone": ("[phone]", "[téléphone]"),
    "account": ("[account]", "[compte]"),
}
_MAIL = re.compile(r"(?<![\w.+\-])[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
# Said aloud or spelled to get past a search: "kevin (at) mail (dot) com", « kevin arobase mail point fr ».
_DOT = r"(?:\.|\s\.\s|\s{0,2}[(\[{]\s?(?:dot|point)\s?[)\]}]\s{0,2}|\s{1,2}(?:dot|point)\s{1,2})"
_SAID_DOT = r"(?:\s{0,2}[(\[{]\s?(?:dot|point)\s?[)\]}]\s{0,2}|\s{1,2}(?:dot|point)\s{1,2})"
_SIGN = r"\s{0,2}(?:@|[(\[{]\s?(?:at|a|arobase|arobas)\s?[)\]}])\s{0,2}"
_SAID_AT = r"\s{1,2}(?:at|arobase|arobas)\s{1,2}"
_LOCAL = rf"(?<![\w.+\-])[\w+\-]{{1,64}}(?:{_DOT}[\w+\-]{{1,64}}){{0,3}}"
_ENDING = r"(?:com|fr|net|org|eu|io|co|uk|be|ch|de|ca|info|me|example)(?!\w)"
_HOST = r"[\w\-]{1,64}"
_SPOKEN_MAIL = re.compile(
    rf"{_LOCAL}(?:{_SIGN}{_HOST}(?:{_DOT}{_HOST}){{0,2}}{_DOT}{_ENDING}"
    rf"|{_SAID_AT}{_HOST}(?:{_SAID_DOT}{_HOST}){{0,2}}{_SAID_DOT}{_ENDING})"
)
_PHONE_ABROAD = re.compile(  # American and British forms without a country code, each digit group as people write it
    r"(?<![\w+])(?:\(\d{3}\)\s?|\d{3}[.\-\u2010-\u2015 ])\d{3}[.\-\u2010-\u2015 ]\d{4}(?!\d)"
    r"|(?<![\w+])\(?0\d{2,4}\)?[\s\-]\d{3,4}(?:[\s\-]?\d{3,4})?(?!\d)"
)
_PHONE = re.compile(
    r"(?<![\w+])(?:\+|00)\d{1,3}(?:[\s.\-/()]{0,3}\d){7,12}(?!\d)|(?<![\d+])0[1-9]([\s.\-/]?)\d{2}(?:\1\d{2}){3}(?!\d)"
)
_ACCOUNT = re.compile(r"(?<![\w@.])@([\w.\-]{1,40})")
_PROFILE = re.compile(
    r"(?:https?://)?(?:www\.)?(?:linkedin\.com/in/|(?:instagram|facebook|threads|twitter|tiktok|youtube|x)\.(?:com|net)/@?)"
    r"([\w.\-%]{2,60})"
)
_GAP = r"[^\S\n]{0,9}"
_BETWEEN = r"[ ._\-\u00a0\u2010-\u2015]{1,3}"  # between the letters of a name that is spelled out
_DOTTED = r"[.\s\-]{0,3}"  # between initials
_JOIN = r"[\s\-\u2010-\u2015'\u2019._]{0,3}"


class _Hit(NamedTuple):
    start: int
    end: int
    kind: str


def redact(text: str, known: tuple[str, ...], language: Language = "en") -> str:
    """The text without e-mail addresses, telephone numbers, accounts and the candidate's own names.

    `known` holds what is known of the candidate: full name, e-mail address, handle, in any order. Names are found
    in any case, with or without accents or hyphens; a handle also as it is said aloud ("kevma crea" for @kevma.crea).
    Names and accounts of the story stay. Never raises.
    """
    folded = base_letters(text)
    hits = [*_public_marks(folded.text), *_own_names(folded.text, known)]
    return _without(text, folded, hits, language)


def _public_marks(text: str) -> list[_Hit]:
    """Addresses, numbers and accounts, whoever they belong to."""
    hits = [_Hit(*one.span(), "mail") for one in _MAIL.finditer(text) if not one.group().endswith(_STORY_MAIL)]
    hits += [_Hit(*one.span(), "mail") for one in _SPOKEN_MAIL.finditer(text) if not _is_story_mail(one.group())]
    hits += [_Hit(*one.span(), "phone") for one in _PHONE.finditer(text)]
    hits += [_Hit(*one.span(), "phone") for one in _PHONE_ABROAD.finditer(text) if _is_long_enough(one.group())]
    for one in (*_ACCOUNT.finditer(text), *_PROFILE.finditer(text)):
        account = one.group(1).rstrip(".-")
        if account not in STORY_ACCOUNTS:
            hits.append(_Hit(one.start(), one.start(1) + len(account), "account"))
    return hits


def _is_long_enough(number: str) -> bool:
    """Ten digits or eleven, as numbers without a country code have."""
    return sum(char.isdigit() for char in number) in {10, 11}


def _is_story_mail(found: str) -> bool:
    return any(found.replace(" ", "").endswith(one) for one in _STORY_MAIL)


def _own_names(text: str, known: tuple[str, ...]) -> list[_Hit]:
    hits: list[_Hit] = []
    for one in known:
        for kind, pattern in _patterns(one):
            hits += [_Hit(*found.span(), kind) for found in pattern.finditer(text)]
    return hits


@lru_cache(maxsize=512)
def _patterns(known: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What to look for because of one thing known about a candidate."""
    folded = base_letters(known).text.strip()
    pieces = re.findall(r"[^\W_]+", folded.partition("@")[0] if "@" in folded[1:] else folded)
    is_mail = "@" in folded[1:]  # an address itself goes as any address; "contact" or "claire" alone is a word
    if is_mail or folded.startswith("@") or re.fullmatch(r"\w+[._\d][\w.]*", folded):
        told = len("".join(pieces)) >= _SHORTEST_SPOKEN and (len(pieces) > 1 or not is_mail)
        return (("account", _bounded(_JOIN.join(pieces))),) if told else ()
    return tuple(("name", pattern) for pattern in _name_patterns(pieces))


def _name_patterns(pieces: list[str]) -> list[re.Pattern[str]]:
    """The whole name in either order, then each part that can stand for it alone."""
    patterns: list[re.Pattern[str]] = []
    if len(pieces) > 1 and not STORY.issuperset(pieces):
        patterns += [_bounded(_JOIN.join(pieces)), _bounded(_JOIN.join([*pieces[1:], pieces[0]]))]
        patterns += [_bounded(rf"{a}{_JOIN}{b}") for a, b in pairwise(pieces) if a not in STORY]
        patterns += _initials(pieces)
    for piece in pieces:
        if len(piece) < _SHORTEST_PART or piece in STORY or piece in _PARTICLES:
            continue
        patterns.append(re.compile(rf"^{_GAP}(?:[\-\u2010-\u2015]\s?)?{piece}[.,]?{_GAP}$", re.MULTILINE))
        if piece not in _ORDINARY:
            patterns.append(_bounded(piece))
            if len(piece) >= _SHORTEST_SPELLED:
                patterns.append(_bounded(_BETWEEN.join(piece)))
    return patterns


def _initials(pieces: list[str]) -> list[re.Pattern[str]]:
    """Initials beside a name ("K.-M. Ndiaye", "Kévin N."), and alone where they end a text as a signature does.

    Elsewhere two letters are words: "OK", "me", "CM".
    """
    full = [one for one in pieces if len(one) >= _SHORTEST_PART and one not in _PARTICLES and one not in STORY]
    first = "".join(one[0] for one in pieces)
    dotted = rf"{_DOTTED.join(first)}\.?"
    found = [re.compile(rf"(?<![^\W_])(?:[a-z]\.[\s\-]{{0,2}}){{1,3}}{one}(?![^\W_])") for one in full]
    found += [re.compile(rf"(?<![^\W_]){one}\s[{first[1:]}]\.(?!\w)") for one in full[:1]]
    found.append(re.compile(rf"^{_GAP}[\-\u2010-\u2015]?[^\S\n]?{dotted}\s*\Z", re.MULTILINE))
    return found


def _bounded(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){pattern}(?![^\W_])")


def _without(text: str, folded: Folded, hits: list[_Hit], language: Language) -> str:
    """The text with every hit replaced; of hits that overlap the first and longest gives the word."""
    pieces: list[str] = []
    done = 0
    for hit in sorted(hits, key=lambda one: (one.start, -one.end)):
        start, end = folded.place(hit.start, hit.end)
        if start >= done:
            pieces += [text[done:start], _WORDS[hit.kind][language == "fr"]]
        done = max(done, end)
    return "".join([*pieces, text[done:]])
