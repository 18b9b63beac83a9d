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

from pages.parts import prose, screens
from rubric.record import Language

INDEX = Path(streamlit.__file__).parent / "static" / "index.html"
SCREENS = ("", *(name for name, _who in screens.SCREENS))

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_PRELOADED_FONT = re.compile(r"<link\s+rel=\"preload\"[^>]*?as=\"font\"[^>]*?>", re.DOTALL)


@cache
def document(language: Language) -> str:
    """The document for one language: its `lang`, our name, icon, font and rules of style beside Streamlit's."""
    page = INDEX.read_text(encoding="utf-8")
    page = page.replace('<html lang="en">', f'<html lang="{language}">', 1)
    page = page.replace("<title>Streamlit</title>", "<title>Assay</title>", 1)
    page = page.replace('href="./favicon.png"', 'type="image/svg+xml" href="./assets/icon.svg"', 1)
    ours = '<link rel="preload" href="./assets/inter-latin.woff2" as="font" type="font/woff2" crossorigin />'
    page = page.replace("</head>", f"<style>{style()}</style></head>", 1)
    return _PRELOADED_FONT.sub(ours, page, count=1)


@cache
def style() -> str:
    """The rules of screen.css, and those of the sheets that authored words are shown on."""
    return f"{Path(__file__).with_name('screen.css').read_text(encoding='utf-8')}:root {{{prose.LOOK}}}"


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
