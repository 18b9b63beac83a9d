"""Sets reports as PDF in a process of its own: one document a line comes in; lengths and files go out."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

if TYPE_CHECKING:
    from typst import Compiler

HERE = Path(__file__).parent
STANDARDS = ("ua-1", "a-2a")  # read aloud by screen readers; kept for ever
UNKNOWN_LETTER = "could not be displayed"


def compiler() -> "Compiler":
    """Knows no other fonts than those that lie beside it, so that a report looks the same everywhere."""
    from typst import Compiler  # noqa: PLC0415 - 80 MB, for this process alone

    return Compiler(HERE / "report.typ", root=HERE, font_paths=[HERE / "fonts"], ignore_system_fonts=True)


def typeset(setter: "Compiler", document: str) -> bytes:
    """A document of pages/print/document.py in JSON as PDF/UA-1 and PDF/A-2a.

    Somebody's words may be in a script that no font here has: they are then boxes on paper, words to whoever copies
    or listens, and the file does not claim the standards. Raises TypstError for a document the template cannot set.
    """
    from typst import TypstError  # noqa: PLC0415 - the same

    words = {"document": document}
    try:
        return cast("bytes", setter.compile(format="pdf", sys_inputs=words, pdf_standards=[*STANDARDS]))
    except TypstError as error:
        if UNKNOWN_LETTER not in error.message:
            raise
        return cast("bytes", setter.compile(format="pdf", sys_inputs=words))


def serve(lines: BinaryIO, files: BinaryIO) -> None:
    """Until nobody asks any more. An error ends the process: whoever asked sees why in its last words."""
    setter = compiler()
    for line in lines:
        made = typeset(setter, line.decode())
        files.write(f"{len(made)}\n".encode() + made)
        files.flush()


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
