"""A listening query, read and run: words, exact sequences, AND, OR, NOT, parentheses, a star for any ending."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from assessments.evidence.folding import base_letters

LEAST_STEM = 3  # letters before a star: fewer would match half of a language
DEEPEST = 60  # parentheses and negations within each other; more is a slip of the keyboard, not a query
Words = tuple[str, ...]
Test = Callable[[Words], bool]

_TOKEN = re.compile(
    r"\s*(?:(?P<open>\()|(?P<close>\))|[\"“”](?P<phrase>[^\"“”]*)[\"“”]|(?P<word>[^\s()\"“”]+)|(?P<rest>\S))"
)
_WORD = re.compile(r"[^\W_]+")


class QueryError(ValueError):
    """A query that cannot be read; `place` is the code point, from 1, at which reading stopped."""

    def __init__(self, place: int) -> None:
        super().__init__(f"cannot be read at {place}")
        self.place = place


class Token(NamedTuple):
    kind: str  # open, close, phrase, word, and, or, not, end
    text: str
    place: int


def words(text: str) -> Words:
    """The words of a text as they are compared: small letters without accents; whatever is no letter or digit parts."""
    return tuple(_WORD.findall(base_letters(text).text))


def read(query: str) -> Test:
    """The test a query stands for, on the words of a text. Raises QueryError.

    NOT binds first, then AND, then OR; two words side by side are joined by AND. Operators are written in capitals.
    """
    reader = _Reader(_tokens(query))
    found = reader.either(0)
    reader.expect("end")
    return found


def _tokens(query: str) -> list[Token]:
    tokens: list[Token] = []
    place = 0
    while (match := _TOKEN.match(query, place)) is not None:
        kind = match.lastgroup or "rest"
        at = match.start(kind) + 1
        if kind == "rest":  # a quotation mark without its partner
            raise QueryError(at)
        text = match.group(kind)
        if kind == "word" and text in {"AND", "OR", "NOT"}:
            kind = text.lower()
        tokens.append(Token(kind, text, at))
        place = match.end()
    return [*tokens, Token("end", "", len(query) + 1)]


class _Reader:
    """Goes through tokens once, from left to right."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._at = 0

    @property
    def next(self) -> Token:
        return self._tokens[self._at]

    def expect(self, kind: str) -> None:
        if self.next.kind != kind:
            raise QueryError(self.next.place)
        self._at += 1

    def either(self, depth: int) -> Test:
        parts = [self.both(depth)]
        while self.next.kind == "or":
            self._at += 1
            parts.append(self.both(depth))
        return parts[0] if len(parts) == 1 else lambda text: any(part(text) for part in parts)

    def both(self, depth: int) -> Test:
        parts = [self.one(depth)]
        while self.next.kind in {"and", "not", "open", "phrase", "word"}:
            if self.next.kind == "and":
                self._at += 1
            parts.append(self.one(depth))
        return parts[0] if len(parts) == 1 else lambda text: all(part(text) for part in parts)

    def one(self, depth: int) -> Test:
        token = self.next
        if depth > DEEPEST or token.kind not in {"not", "open", "phrase", "word"}:
            raise QueryError(token.place)
        self._at += 1
        if token.kind == "not":
            inner = self.one(depth + 1)
            return lambda text: not inner(text)
        if token.kind == "open":
            inner = self.either(depth + 1)
            self.expect("close")
            return inner
        return _term(token)


def _term(token: Token) -> Test:
    """A word, the beginning of one, or words in this very order."""
    stem = token.kind == "word" and token.text.endswith("*")
    wanted = words(token.text)
    if not wanted or (stem and len(wanted[-1]) < LEAST_STEM) or "*" in token.text[:-1]:
        raise QueryError(token.place)
    return lambda text: _holds(text, wanted, stem=stem)


def _holds(text: Words, wanted: Words, *, stem: bool) -> bool:
    many = len(wanted)
    for start in range(len(text) - many + 1):
        piece = text[start : start + many]
        last = piece[-1].startswith(wanted[-1]) if stem else piece[-1] == wanted[-1]
        if last and piece[:-1] == wanted[:-1]:
            return True
    return False
