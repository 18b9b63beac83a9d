"""The one HTML document that screens live in: Streamlit's own, in the reader's language, under a strict policy."""

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

import streamlit
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from rubric.record import Language

INDEX = Path(streamlit.__file__).parent / "static" / "index.html"
SCREENS = (
    "",
    "welcome",
    "handbook",
    "take",
    "self_report",
    "positions",
    "board",
    "forms",
    "rate",
    "training",
    "severity",
    "settle",
    "raters",
    "report",
    "compare",
    "staff",
)

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
# A chosen pill, and a quiet button under the pointer, are written in the primary colour, which in the dark is that of a
# button under white words: too dark to be read on the page itself. No theme has a word for it; our own document can
# say it once instead of with every run. The same goes for the pane that scrolls: the keyboard stops there, unseen.
_STYLE = (
    "<style>button:is([data-variant]:is(:hover,[data-selected=true]),"
    "[kind=tertiary]:is(:hover,:active,[aria-expanded=true])){color:light-dark(#1F5FA8,#7FB2EA)!important}"
    "#stMain:focus-visible{outline:2px solid light-dark(#1F5FA8,#7FB2EA)!important;"
    "outline-offset:-2px!important}</style>"
)
_PRELOADED_FONT = re.compile(r"<link\s+rel=\"preload\"[^>]*?as=\"font\"[^>]*?>", re.DOTALL)


@cache
def document(language: Language) -> str:
    """The document for one language: its `lang`, our name, icon, font and one rule of style beside Streamlit's."""
    page = INDEX.read_text(encoding="utf-8")
    page = page.replace('<html lang="en">', f'<html lang="{language}">', 1)
    page = page.replace("<title>Streamlit</title>", "<title>Assay</title>", 1)
    page = page.replace('href="./favicon.png"', 'type="image/svg+xml" href="./assets/icon.svg"', 1)
    ours = '<link rel="preload" href="./assets/inter-latin.woff2" as="font" type="font/woff2" crossorigin />'
    page = page.replace("</head>", f"{_STYLE}</head>", 1)
    return _PRELOADED_FONT.sub(ours, page, count=1)


@cache
def policy() -> str:
    """The content-security policy of every screen; only the document's own inline scripts run, named by their hashes.

    `blob:` is how Streamlit loads inline components, `unsafe-inline` styles are how it sets its theme.
    """
    hashes = " ".join(f"'sha256-{_sha256(script)}'" for script in _INLINE.findall(document("en")))
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' blob: {hashes}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "media-src 'self' blob: data:",
            "worker-src 'self' blob:",
            "frame-src 'self' data: blob:",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "object-src 'none'",
        )
    )


def _sha256(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


async def screen(request: Request) -> HTMLResponse:
    """Any screen: the content comes over the websocket, where identity is known."""
    return HTMLResponse(document(request.scope["assay_language"]), headers={"Cache-Control": "no-cache"})


routes = [Route(f"/{name}", screen, methods=["GET"]) for name in SCREENS]
