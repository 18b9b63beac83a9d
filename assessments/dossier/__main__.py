"""`python -m assessments.dossier check FILE`: compute the report of a dossier again and name whatever differs."""

import sys
from pathlib import Path

from assessments.dossier.sealing import check

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
    said = f"{len(found)} difference(s)" if found else "Nothing was changed, and the same report comes out."
    print(said)  # noqa: T201  # a command talks
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
