"""One candidate's work on one task, and the words for what is found in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from assessments.answer import Answer, SpokenAnswer, UploadAnswer, WrittenAnswer
from assessments.evidence.answered import words_of
from assessments.evidence.folding import Folded, searchable
from assessments.form import EvidenceRule, Task
from assessments.item import AnyItem, Limits, LiveChat, Revision, Spoken, Timetable, Upload, Written
from rubric.rating import Evidence, Span
from rubric.record import Language, Text

TextItem = Written | Revision | Spoken | LiveChat | Timetable | Upload
_NETWORKS = {"x": "X", "tiktok": "TikTok", "linkedin": "LinkedIn", "youtube": "YouTube", "bereal": "BeReal"}
_LONGEST_NAME = 60
NOTHING = Text(en="nothing to report", fr="rien à signaler")


@dataclass(frozen=True)
class Passage:
    """One written text of the work; `text` is exactly what was stored, of a table a line for each cell with words."""

    item: TextItem
    text: str

    @cached_property
    def folded(self) -> Folded:
        return searchable(self.text)

    @property
    def blank(self) -> bool:
        return not self.text.strip()

    @property
    def limits(self) -> Limits:
        return Limits() if isinstance(self.item, Timetable) else self.item.limits

    def span(self, start: int, end: int) -> Span:
        """A place in the stored text, from places in its searchable form."""
        return self.stored(*self.folded.place(start, end))

    def stored(self, start: int, end: int) -> Span:
        """A place in the stored text."""
        return Span(item_id=self.item.id, start=start, end=end, quote=self.text[start:end])


@dataclass(frozen=True)
class Work:
    """What evidence is looked for in. `earlier` holds texts of other tasks, by the id of the item they answered."""

    task: Task
    answers: Mapping[str, Answer]
    language: Language
    earlier: Mapping[str, str]
    seen: tuple[str, ...] | None = None  # ids of what somebody read in a picture; None: nobody has looked yet

    def scope(self, rule: EvidenceRule) -> tuple[AnyItem, ...]:
        """The questions a rule looks at: those it names, else all that are scored."""
        if rule.items:
            return tuple(item for item in self.task.items if item.id in rule.items)
        return tuple(item for item in self.task.items if item.scored)

    def passages(self, rule: EvidenceRule) -> tuple[Passage, ...]:
        """The texts a rule looks at, blank ones too; those that were not asked on the chosen route are left out."""
        return self.passages_of(rule.items)

    def passages_of(self, item_ids: tuple[str, ...]) -> tuple[Passage, ...]:
        """The texts of these questions in the order of the task; without ids those of all that are scored."""
        asked = item_ids or tuple(item.id for item in self.task.items if item.scored)
        return tuple(passage for item_id, passage in self._passages.items() if item_id in asked)

    @cached_property
    def _passages(self) -> dict[str, Passage]:
        return {
            item.id: Passage(item, self._left_as_it_was(item) or words_of(item, self.answers.get(item.id)))
            for item in self.task.items
            if isinstance(item, TextItem) and not self._went_without_words(item)
        }

    def _left_as_it_was(self, item: TextItem) -> str:
        """The text a box began with, where somebody who has changed such a box has not changed this one."""
        if not isinstance(item, Written) or item.start is None or not self._begun or self._is_changed(item):
            return ""
        return item.start.said(self.language)

    @cached_property
    def _begun(self) -> bool:
        return any(self._is_changed(item) for item in self.task.items)

    def _is_changed(self, item: AnyItem) -> bool:
        answer = self.answers.get(item.id)
        if not isinstance(item, Written) or item.start is None or not isinstance(answer, WrittenAnswer):
            return False
        return not item.is_start(answer.text)

    def text_of(self, item_id: str) -> str:
        """The text that answers one question of the task; "" without one."""
        item = next((one for one in self.task.items if one.id == item_id), None)
        return words_of(item, self.answers.get(item_id)) if item else ""

    def name_of(self, item: AnyItem) -> Text:
        """What a question is called in a list: its network, else its prompt; numbered where others are called so."""
        name = _plain_name(item)
        namesakes = [one.id for one in self.task.items if _plain_name(one) == name]
        if namesakes == [item.id]:
            return name
        place = namesakes.index(item.id) + 1
        return Text(en=f"{name.en} {place}", fr=f"{name.fr} {place}")

    def _went_without_words(self, item: TextItem) -> bool:
        spoken = item.only_with_typed if isinstance(item, Written) else item.id
        answer = self.answers.get(spoken) if spoken else None
        if isinstance(answer, UploadAnswer):
            return answer.route == "file"
        return isinstance(answer, SpokenAnswer) and answer.route == "sound"


def written(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """The texts in which something stands."""
    return tuple(passage for passage in passages if not passage.blank)


def found(
    work: Work,
    rule: EvidenceRule,
    value: Text | float | bool | None,
    *,
    share: float | None = None,
    spans: Iterable[Span] = (),
    flag: str | None = None,
) -> Evidence:
    """The evidence of a rule; a share is kept only where the rule scores."""
    return Evidence(
        id=rule.id,
        task_id=work.task.id,
        item_id=rule.items[0] if len(rule.items) == 1 else None,
        kind=rule.kind,
        label=rule.label,
        value=value,
        share=share if rule.kind == "score" else None,
        spans=tuple(spans),
        flag=flag,
    )


def _plain_name(item: AnyItem) -> Text:
    network = item.network if isinstance(item, Written | Revision) else None
    if network:
        name = _NETWORKS.get(network, network.capitalize())
        return Text(en=name, fr=name)
    return Text(en=_shortened(item.prompt.en), fr=_shortened(item.prompt.fr))


def _shortened(prompt: str) -> str:
    line = " ".join(prompt.split())
    return line if len(line) <= _LONGEST_NAME else line[: _LONGEST_NAME - 1].rstrip() + "…"


def listed(parts: Iterable[Text], mark: str = ", ") -> Text:
    """Several things in a row; "nothing to report" without any. A semicolon gets its French space."""
    parts = tuple(parts)
    if not parts:
        return NOTHING
    return Text(en=mark.join(one.en for one in parts), fr=mark.replace("; ", "\u202f; ").join(one.fr for one in parts))


def after_colon(name: Text, what: Text) -> Text:
    """ "Name: what" in both languages."""
    return Text(en=f"{name.en}: {what.en}", fr=f"{name.fr}\u00a0: {what.fr}")


def of(part: float, whole: float) -> Text:
    """ "7.5 of 12" in both languages."""
    return Text(en=f"{_digits(part)} of {_digits(whole)}", fr=f"{_digits(part, 'fr')} sur {_digits(whole, 'fr')}")


def _digits(value: float, language: Language = "en") -> str:
    digits = f"{round(value, 2):g}"
    return digits.replace(".", ",") if language == "fr" else digits


def percent(share: float) -> Text:
    """A share of 0..1 in whole percent."""
    return Text(en=f"{100 * share:.0f}%", fr=f"{100 * share:.0f}\u00a0%")


def decimal(value: float) -> Text:
    """A figure with at most two decimals."""
    return Text(en=_digits(value), fr=_digits(value, "fr"))
