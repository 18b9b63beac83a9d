"""The rules of an invented network, checked on the lines of a post."""

import re
from functools import lru_cache
from typing import assert_never

from assessments.evidence.folding import base_letters
from assessments.evidence.work import Passage, Work, after_colon, found, listed, of, written
from assessments.form import EvidenceRule, LineRule
from rubric.keyed import checks_share
from rubric.rating import Evidence
from rubric.record import Language, Text


def rules(work: Work, rule: EvidenceRule) -> tuple[Evidence, ...]:
    """Rules kept over rules, of the first text that stands; which ones were broken."""
    asked = work.task.line_rules
    passages = work.passages(rule)
    if not written(passages) or not asked:
        return (found(work, rule, None, share=0.0 if asked and passages else None),)
    post = _post(written(passages)[0])
    broken = [one.label for one in asked if not keeps(one, post, work.task.author_name or "", work.language)]
    kept = len(asked) - len(broken)
    value = of(kept, len(asked))
    if broken:
        value = listed([value, after_colon(Text(en="broken", fr="enfreint"), listed(broken, "; "))], "; ")
    return (found(work, rule, value, share=checks_share(kept, len(asked))),)


def keeps(rule: LineRule, post: str, author: str, language: Language) -> bool:  # noqa: PLR0911 - by check
    """Whether a post keeps one rule."""
    lines = post.split("\n")
    match rule.check:
        case "line_count":
            return len(lines) == rule.arguments["value"] and all(line.strip() for line in lines)
        case "max_line_chars":
            outside = _pattern(rule, "exclude")
            return all(len(outside.sub("", line).rstrip()) <= _number(rule, "value") for line in lines)
        case "question_only_line":
            asking = [place for place, line in enumerate(lines, start=1) if "?" in line]
            place = _number(rule, "value")
            return asking == [place] and lines[place - 1].rstrip().endswith("?")
        case "digits_only_in_price":
            return not re.search(r"\d", _pattern(rule, f"{language}_price").sub("", post))
        case "regex_line":
            place = _number(rule, "line")
            found_there = len(lines) >= place and _pattern(rule, "pattern").search(lines[place - 1])
            return bool(found_there) and post.count("~") == rule.arguments["total_tildes"]
        case "name_once_not_line_1":
            name = author.casefold()
            return post.casefold().count(name) == 1 and name not in lines[0].casefold()
        case "event_prefix_line_2":
            return len(lines) > 1 and _pattern(rule, f"{language}_prefix").match(lines[1]) is not None
        case "absent":
            return not _pattern(rule, "pattern").search(post)
        case "same_first_letter":
            first = [_first_letter(lines[place - 1]) if place <= len(lines) else "" for place in _places(rule)]
            return bool(first[0]) and len(set(first)) == 1
        case _:
            assert_never(rule.check)


def _post(passage: Passage) -> str:
    """The text as a network would take it: line ends of one kind, nothing blank around it."""
    return passage.folded.text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _first_letter(line: str) -> str:
    """The first letter without its accent; quotation marks and dashes before it do not count."""
    return next((char for char in base_letters(line).text if char.isalpha()), "")


def _pattern(rule: LineRule, name: str) -> re.Pattern[str]:
    return _compiled(str(rule.arguments[name]))


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _number(rule: LineRule, name: str) -> int:
    value = rule.arguments[name]
    if not isinstance(value, int):
        raise TypeError(f"{rule.id}: {name} must be a whole number")
    return value


def _places(rule: LineRule) -> tuple[int, ...]:
    value = rule.arguments["lines"]
    if not isinstance(value, tuple):
        raise TypeError(f"{rule.id}: lines must be a list of line numbers")
    return value
