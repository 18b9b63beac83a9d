"""The HTML, CSS and JavaScript of a component, from the files beside this one.

Data for a component is handed over inside a list: Streamlit looks for data frames among the values of a mapping, and
importing pandas to do so would double the memory of a candidate's process.
"""

from pathlib import Path

HERE = Path(__file__).parent


def source(name: str) -> str:
    """The text of a file of this folder."""
    return (HERE / name).read_text(encoding="utf-8")
