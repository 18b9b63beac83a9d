"""`python -m assessments.bank check [FILE]`: print every error of the content, or of one task file of one's own."""

import sys
from datetime import UTC, date, datetime
from pathlib import Path

from assessments.bank.check import check, check_file


def main(arguments: list[str], today: date) -> int:
    """The exit status: 0 nothing wrong, 1 errors printed, 2 not understood."""
    match arguments:
        case ["check"]:
            errors = check(today)
        case ["check", file]:
            errors = check_file(Path(file))
        case _:
            print("usage: python -m assessments.bank check [FILE]", file=sys.stderr)  # noqa: T201  # a command talks
            return 2
    for error in errors:
        print(error)  # noqa: T201  # a command talks
    print(f"{len(errors)} error(s) in the content")  # noqa: T201  # a command talks
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], datetime.now(UTC).date()))
