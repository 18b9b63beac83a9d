"""Words for the label of a widget, which is read twice: as markdown by the eye, and as it stands by a screen reader."""

import re

# What could turn authored words into markup; everything else stays as it is, since a backslash would be read aloud.
_MARKUP = re.compile(r"([\\`*_\[\]$~<>|]|:(?=\w+[:\[/(]))")


def label(said: str) -> str:
    """Authored words as a label: shown as written, and free of escapes wherever nothing in them could be markup."""
    return _MARKUP.sub(r"\\\1", said)
