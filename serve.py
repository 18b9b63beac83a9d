"""Starts the server: what `streamlit run app.py` does, without loading what only somebody who reads a report needs."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

APP = Path(__file__).resolve().parent / "app.py"
# Small matrices, many people: threads of one calculation only take the processors from the others, and spin meanwhile.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
LATER = "plotly"  # Streamlit loads it at once to register a template that our figures do not use: 16 MB, 0.2 seconds


def command() -> Callable[[list[str]], Any]:
    """Streamlit's command line, loaded as on a machine that has no plotly; figures load it when one is drawn."""
    modules = cast("dict[str, Any]", sys.modules)
    modules[LATER] = None  # how Python marks a module that cannot be found
    from streamlit.web.cli import main  # noqa: PLC0415 - not before the mark

    del modules[LATER]
    return main


if __name__ == "__main__":
    command()(["run", str(APP), *sys.argv[1:]])
