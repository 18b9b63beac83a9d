"""The HTML, CSS and JavaScript of a component, from the files beside this one.

Data for a component is handed over inside a list: Streamlit looks for data frames among the values of a mapping, and
importing pandas to do so would double the memory of a candidate's process.
"""

from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).parent

_scripts: dict[str, str] = {}  # by file name, as they are served

# Sent to the browser with every run instead of the script itself; a network that stumbles is asked anew.
_LOADER = """
const load = (tries) => import(`${location.origin}/assets/%s${tries ? `?again=${tries}` : ""}`).catch((error) => {
  if (tries > 4) throw error;
  return new Promise((go) => setTimeout(go, 250 * 2 ** tries)).then(() => load(tries + 1));
});
export default (await load(0)).default;
"""


def source(name: str) -> str:
    """The text of a file of this folder."""
    return (HERE / name).read_text(encoding="utf-8")


def loaded(name: str, *parts: str) -> str:
    """JavaScript that fetches these parts, joined, from this server: once for the whole visit, not with every run."""
    text = "".join(parts)
    file = f"{name}-{sha256(text.encode()).hexdigest()[:16]}.js"
    _scripts[file] = text
    return _LOADER % file


def script(file: str) -> str | None:
    """The script of this name; the name holds its digest, so what is found under it never changes."""
    return _scripts.get(file)
