"""Texts rewritten so that they can be searched, with the way back to the places of the original."""

import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import regex

FILLER = "\ufffc"  # neither a letter, a space nor an end of sentence: no pattern of the bank asks for it
_WIDEST_GAP, _LONGEST_WORD = 8, 64
_OVERLONG = regex.compile(rf"(?<=\s{{{_WIDEST_GAP}}})\s+|(?<=\w{{{_LONGEST_WORD}}})\w+")


class Folded(NamedTuple):
    """A rewritten text; `origin[i]` is the place, in code points, that character i comes from."""

    text: str
    origin: tuple[int, ...]  # one more than characters: the last is the length of the original

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters start..end of the rewritten text stand in the original."""
        return self.origin[start], self.origin[end]


def composed(text: str) -> Folded:
    """Letters and their accents in one code point each (NFC): é typed as e + accent is still é."""
    if unicodedata.is_normalized("NFC", text):
        return Folded(text, tuple(range(len(text) + 1)))
    pieces: list[str] = []
    origin: list[int] = []
    for start, end in _clusters(text):
        piece = unicodedata.normalize("NFC", text[start:end])
        pieces.append(piece)
        origin.extend([start] * len(piece))
    return Folded("".join(pieces), (*origin, len(text)))


def searchable(text: str) -> Folded:
    """Composed, and with what no language writes taken out: the rest of a gap of many spaces, of an endless word.

    A pattern may try every division of such a run, which takes time that grows with the square of its length.
    """
    folded = composed(text)
    return Folded(_OVERLONG.sub(lambda run: FILLER * len(run.group()), folded.text), folded.origin)


def base_letters(text: str) -> Folded:
    """Lower case without accents, ligatures or ornamental forms: Éloïse, ELOISE and 𝓔loise are one name."""
    pieces = tuple(map(_base, text))
    if all(len(piece) == 1 for piece in pieces):
        return Folded("".join(pieces), tuple(range(len(text) + 1)))
    origin = (place for place, piece in enumerate(pieces) for _ in piece)
    return Folded("".join(pieces), (*origin, len(text)))


@lru_cache(maxsize=4096)
def _base(char: str) -> str:
    """Nothing where it is a mark on the letter before."""
    kept = [mark for mark in unicodedata.normalize("NFKD", char) if not unicodedata.combining(mark)]
    return "".join(kept).casefold()


def _clusters(text: str) -> list[tuple[int, int]]:
    """A character with the combining marks that follow it, as (start, end)."""
    starts = [place for place, char in enumerate(text) if place == 0 or not unicodedata.combining(char)]
    return list(pairwise([*starts, len(text)]))
