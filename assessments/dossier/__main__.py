"""`python -m assessments.dossier check FILE`: compute the report of a dossier again and name whatever differs."""

import sys
from collections.abc import Sequence
from pathlib import Path

from assessments.dossier.sealing import Finding, check

MOST = 40  # findings that are printed


def main(arguments: list[str]) -> int:
    """The exit status: 0 the same report from untouched inputs, 1 something differs, 2 not understood."""
    match arguments:
        case ["check", name] if Path(name).is_file():
            found = check(Path(name).read_text(encoding="utf-8"))
        case _:
            print("usage: python -m assessments.dossier check FILE", file=sys.stderr)  # noqa: T201  # a command talks
            return 2
    for one in found[:MOST]:
        print(f"{one.kind}: {one.where}: {one.what}")  # noqa: T201  # a command talks
    print(_said(found))  # noqa: T201  # a command talks
    return 1 if found else 0


def _said(found: Sequence[Finding]) -> str:
    """The answer in one sentence: who made the difference, somebody or a newer program."""
    if not found:
        return "Nothing was changed, and the same report comes out."
    kinds = {one.kind for one in found}
    if ("program", "code") not in {(one.kind, one.where) for one in found} or not kinds <= {"program", "report"}:
        return f"{len(found)} difference(s)"
    if "report" in kinds:
        numbers = sum(one.kind == "report" for one in found)
        return f"Nothing was changed; {numbers} value(s) of the report come out otherwise: the program is another."
    return "Nothing was changed, but the program is another: compute the report again with the one of that time."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
