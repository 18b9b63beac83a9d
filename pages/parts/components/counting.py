"""What the browser counts by: the patterns of Python, written as JavaScript reads them."""

import json

from assessments.evidence import counting


def patterns() -> str:
    """The patterns that Python counts by, as JavaScript, which writes code points and possessives another way."""
    said = {"LINK": (counting.LINK.pattern, "giu"), "EMOJI": (counting.EMOJI.pattern, "gu")}
    lines = []
    for name, (pattern, flags) in said.items():
        script = pattern.replace("*+", "*").replace("\U000e0020", r"\u{E0020}").replace(r"\U000E0020", r"\u{E0020}")
        script = script.replace(r"\U000E007E", r"\u{E007E}").replace(r"\U000E007F", r"\u{E007F}")
        lines.append(f"const {name} = new RegExp({json.dumps(script)}, {json.dumps(flags)});\n")
    return "".join(lines)
