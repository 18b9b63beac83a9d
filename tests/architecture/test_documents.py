"""What the documents of the project name is there: files that are linked to, files and folders in code quotes."""

import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / name for name in ("README.md", "CONTRIBUTING.md")] + sorted((ROOT / "docs").rglob("*.md"))
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)")
NAMED = re.compile(r"`([\w.-]+/[\w./-]*|[\w.-]+\.(?:css|js|md|py|toml|yaml))`")
OURS = tuple(f"{one}/" for one in ("assessments", "bench", "docs", "pages", "rubric", "tests"))
ABSENT = {"docs/decisions/NNNN-title.md", "data/", "data/media"}  # a pattern, and what running makes


@pytest.mark.parametrize("document", DOCUMENTS, ids=[str(one.relative_to(ROOT)) for one in DOCUMENTS])
def test_every_file_that_a_document_names_is_there(document):
    said = document.read_text(encoding="utf-8")

    linked = [one for one in LINK.findall(said) if not (document.parent / one).exists()]
    named = [one for one in NAMED.findall(said) if one not in ABSENT and not is_there(one)]
    assert (linked, named) == ([], [])


def is_there(named):
    """From the root of the project, or the end of the path of one of its files: "store/personal.py"."""
    return (ROOT / named).exists() or any(f"/{one}".endswith(f"/{named}") for one in files())


@cache
def files():
    return [str(one.relative_to(ROOT)) for folder in OURS for one in (ROOT / folder).rglob("*") if one.is_file()]


def test_every_command_that_a_document_names_can_be_run():
    """ "python -m bench.proof": a module, or a package with a __main__; "make pictures": a target."""
    said = "\n".join(one.read_text(encoding="utf-8") for one in DOCUMENTS)
    targets = (ROOT / "Makefile").read_text(encoding="utf-8")

    for module in set(re.findall(r"python -m ([\w.]+)", said)):
        path = ROOT.joinpath(*module.split("."))
        assert path.with_suffix(".py").exists() or (path / "__main__.py").exists(), module
    for target in set(re.findall(r"`make (\w+)`", said)):
        assert re.search(rf"^(\w+ )*{target}( \w+)*:", targets, re.MULTILINE), target
