"""Words for the label of a widget, which is read twice: as markdown by the eye, and as it stands by a screen reader."""

import re
from collections import Counter
from collections.abc import Mapping

# What could turn authored words into markup; everything else stays as it is, since a backslash would be read aloud.
_MARKUP = re.compile(r"([\\`*_\[\]$~<>|]|:(?=\w+[:\[/(]))")


def label(said: str) -> str:
    """Authored words as a label: shown as written, and free of escapes wherever nothing in them could be markup.

    Not for the options of a select box or a multiple choice: those are plain words, and a backslash would be seen.
    """
    return _MARKUP.sub(r"\\\1", said)


def told_apart(names: Mapping[str, str], by: Mapping[str, str]) -> dict[str, str]:
    """A label of its own for each id: Streamlit finds a chosen option by its label, and of two alike takes the last.

    Where names are the same, what stands in `by` under the id is added, and a number where that is the same too.
    """
    times = Counter(names.values())
    labels: dict[str, str] = {}
    taken: Counter[str] = Counter()
    for one, name in names.items():
        said = name if times[name] == 1 else f"{name} ({by[one]})"
        taken[said] += 1
        labels[one] = said if taken[said] == 1 else f"{said} {taken[said]}"
    return labels
