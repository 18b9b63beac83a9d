"""Content files: YAML in, records out, and for everything wrong an error that names file, id and field."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, cast

import yaml
from pydantic import BaseModel, ValidationError

R = TypeVar("R", bound=BaseModel)


class ContentError(Exception):
    """One thing that is wrong in a content file."""

    def __init__(self, file: str, id: str, field: str, problem: str) -> None:  # noqa: A002 (the word authors know)
        super().__init__(file, id, field, problem)
        self.file, self.id, self.field, self.problem = file, id, field, problem

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.id, self.field, self.problem) if part)


class ContentErrors(Exception):  # noqa: N818 (a plural, as it holds several)
    """Everything that is wrong, told at once: an author mends a file in one go."""

    def __init__(self, errors: Iterable[ContentError]) -> None:
        self.errors = tuple(errors)
        super().__init__(self.errors)

    def __str__(self) -> str:
        return "\n".join(str(error) for error in self.errors)


if TYPE_CHECKING:
    from yaml import SafeLoader as _FastLoader
else:  # the loader written in C takes a sixth of the time; not every build of PyYAML has it
    _FastLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_FastLoader):
    """YAML keeps the last of two equal keys without a word; content must not."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                continue  # a list or mapping as a key is refused below
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key.value!r} stands twice in one place", key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def parse_yaml(text: str, file: str) -> object:
    """The plain values of a YAML text; raises ContentErrors with the line where it cannot be read."""
    try:
        return yaml.load(text, Loader=_Loader)  # noqa: S506 (a SafeLoader that is stricter)
    except yaml.YAMLError as error:
        raise ContentErrors([_unreadable(error, file)]) from error


def _unreadable(error: yaml.YAMLError, file: str) -> ContentError:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        return ContentError(file, "", f"line {error.problem_mark.line + 1}", error.problem or str(error))
    return ContentError(file, "", "", str(error))


def errors_of(error: ValidationError, raw: object, file: str, id: str = "") -> tuple[ContentError, ...]:  # noqa: A002
    """What pydantic found, each with the id of the nearest thing around it in `raw` that has one."""
    found = error.errors()
    return tuple(
        _error_of(one["loc"], one["msg"], raw, file, id)
        for one in found
        # a list whose only entry is wrong is reported as empty as well, which it is not
        if one["type"] != "too_short" or not any(_below(other["loc"], one["loc"]) for other in found)
    )


def _below(loc: tuple[int | str, ...], other: tuple[int | str, ...]) -> bool:
    return len(loc) > len(other) and loc[: len(other)] == other


def _error_of(loc: Sequence[int | str], problem: str, raw: object, file: str, found: str) -> ContentError:
    path: list[str] = []
    here = raw
    for step in loc:
        if _is_tag(here, step):
            continue
        found, path = _nearest(here, found, path)
        here = _inside(here, step)
        path.append(str(step))
    found, path = _nearest(here, found, path)
    return ContentError(file, found, ".".join(path), problem)


def _is_tag(here: object, step: int | str) -> bool:
    """Whether a step only names the member of a union that a mapping belongs to: it stands in no content."""
    if not isinstance(here, Mapping):
        return False
    inside = cast("Mapping[int | str, object]", here)
    return step not in inside and inside.get("kind") == step


def _nearest(here: object, found: str, path: list[str]) -> tuple[str, list[str]]:
    """The id of `here` with a path that begins anew, or what was known before."""
    if isinstance(here, Mapping) and isinstance(name := cast("Mapping[str, object]", here).get("id"), str):
        return name, []
    return found, path


def _inside(here: object, step: int | str) -> object:
    if isinstance(here, list) and isinstance(step, int):
        values = cast("list[object]", here)
        return values[step] if step < len(values) else None
    return cast("Mapping[int | str, object]", here).get(step) if isinstance(here, Mapping) else None


def record_of(kind: type[R], raw: object, file: str) -> R:
    """`raw` as a record; raises ContentErrors with everything that does not fit."""
    try:
        return kind.model_validate(raw)
    except ValidationError as error:
        raise ContentErrors(errors_of(error, raw, file)) from error


def repeated_ids(ids: Iterable[str], file: str) -> tuple[ContentError, ...]:
    """One error for each id that stands more than once."""
    seen: set[str] = set()
    repeated: dict[str, None] = {}
    for one in ids:
        if one in seen:
            repeated[one] = None
        seen.add(one)
    return tuple(ContentError(file, one, "id", "stands more than once") for one in repeated)
