"""The shape of the program: imports go one way, every page guards itself, nothing grows too long."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CODE = [
    *sorted(path for folder in ("rubric", "assessments", "pages") for path in (ROOT / folder).rglob("*.py")),
    ROOT / "app.py",
    ROOT / "serve.py",
    ROOT / "start.py",
]
PAGES = sorted(path for path in (ROOT / "pages").glob("*.py") if not path.name.startswith("_"))


def names(paths):
    return [str(path.relative_to(ROOT)) for path in paths]


def functions(path):
    tree = ast.parse(path.read_text())
    return [node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]


def test_imports_go_one_way():
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]


@pytest.mark.parametrize("page", PAGES, ids=names(PAGES))
def test_every_page_starts_with_its_guard(page):
    """Imports and the docstring aside, the first statement calls require(): a cold server may run a page directly."""
    body = [
        node
        for node in ast.parse(page.read_text()).body
        if not isinstance(node, (ast.Import, ast.ImportFrom))
        and not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
    ]

    first = body[0]
    value = first.value if isinstance(first, (ast.Assign, ast.AnnAssign, ast.Expr)) else None
    assert isinstance(value, ast.Call), f"{page.name} starts with something else than its guard"
    called = value.func
    assert (called.id if isinstance(called, ast.Name) else called.attr) == "require"  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", CODE, ids=names(CODE))
def test_no_file_is_longer_than_300_lines_and_no_function_than_50(path):
    lines = path.read_text().count("\n")
    longest = max(((node.end_lineno - node.lineno + 1, node.name) for node in functions(path)), default=(0, ""))

    assert lines <= 300
    assert longest[0] <= 50, longest


def test_functions_are_small_as_a_rule():
    lengths = sorted(node.end_lineno - node.lineno + 1 for path in CODE for node in functions(path))

    assert lengths[len(lengths) // 2] <= 8


@pytest.mark.parametrize("path", CODE, ids=names(CODE))
def test_every_module_says_what_it_is_for(path):
    assert ast.get_docstring(ast.parse(path.read_text()))


def test_no_candidate_answer_is_typed_into_a_native_text_widget():
    """Native text widgets save on blur and are disabled when the socket drops: answers use the editor component."""
    paths = [ROOT / "pages" / "take.py", *sorted((ROOT / "pages" / "parts" / "widgets").rglob("*.py"))]
    calls = {
        f"{path.name}: {node.attr}"
        for path in paths
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute) and node.attr in {"text_area", "text_input", "number_input"}
    }

    assert calls == set()


def test_no_page_shows_text_as_raw_html_with_scripts():
    for path in CODE:
        source = path.read_text()
        assert "unsafe_allow_javascript" not in source, path
        if path.parent.name != "print":
            assert "unsafe_allow_html" not in source, path


HEAVY = ("PIL.Image", "altair", "narwhals", "numpy", "pandas", "plotly", "pyarrow", "rubric.statistics", "scipy")


def loaded(code):
    """Which of the heavy modules are there after this code, run by itself."""
    told = f"{code}\nimport sys; print(*sorted(set(sys.modules).intersection({HEAVY})))"
    done = subprocess.run([sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_the_server_starts_without_what_only_readers_of_reports_need():
    assert loaded("import serve; serve.command(); import app") == []


def test_figures_can_be_drawn_although_the_server_started_without():
    draw = """
import serve; serve.command(); import app
from pages.parts.charts import rows_figure
rows_figure((), "light", cut_label="")"""

    assert "plotly" in loaded(draw)


def test_the_candidate_path_loads_nothing_heavy_but_what_streamlit_loads():
    """Also when somebody starts the server without `serve.py`: Streamlit itself loads plotly then."""
    path = "import pages.parts.guard, pages.parts.words, pages.parts.widgets, assessments.workflow"

    assert set(loaded(path)) <= {"plotly", "narwhals"}


def test_no_test_is_skipped_or_expected_to_fail():
    """What cannot run somewhere is not collected there: see the conftest.py of browser and postgres."""
    left_out = re.compile(r"\b(mark|pytest)\.(skip|skipif|xfail|importorskip)\b")
    tests = (path for path in (ROOT / "tests").rglob("*.py") if path != Path(__file__))

    assert [str(path) for path in tests if left_out.search(path.read_text(encoding="utf-8"))] == []
