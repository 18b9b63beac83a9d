"""`python -m assessments.bank check`: print every error of the content and end with status 1 when there is one."""

import sys
from datetime import UTC, date, datetime

from assessments.bank.check import check


def main(arguments: list[str], today: date) -> int:
    """The exit status: 0 nothing wrong, 1 errors printed, 2 not understood."""
    if arguments != ["check"]:
        print("usage: python -m assessments.bank check", file=sys.stderr)  # noqa: T201  # a command talks
        return 2
    errors = check(today)
    for error in errors:
        print(error)  # noqa: T201  # a command talks
    print(f"{len(errors)} error(s) in the content")  # noqa: T201  # a command talks
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], datetime.now(UTC).date()))
