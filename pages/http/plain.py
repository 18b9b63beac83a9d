"""Plain HTML pages, without script: links, sign-in, passwords; they look like the screens and work without them."""

from dataclasses import dataclass
from html import escape

from starlette.responses import HTMLResponse

from pages.parts.words import LANGUAGE_NAMES, _, language

_STYLE = """
@font-face{font-family:Inter;src:url(/assets/inter-latin.woff2) format("woff2");font-weight:100 900;font-display:swap}
:root{color-scheme:light dark;--paper:#FBFAF7;--surface:#FFFFFF;--ink:#1C2430;--muted:#5B6675;--line:#E3E1DA;
--edge:#8A919C;--accent:#1F5FA8;--button:#1F5FA8;--critical:#A3312E}
@media (prefers-color-scheme:dark){:root{--paper:#14181F;--surface:#1B212B;--ink:#E8EAEE;--muted:#A3ADBA;--line:#2C3440;
--edge:#6C7786;--accent:#7FB2EA;--button:#3377C4;--critical:#F09A94}}
*{box-sizing:border-box}
html{background:var(--paper)}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 Inter,system-ui,sans-serif}
nav,main{max-width:30rem;margin:0 auto;padding:0 1.25rem}
nav{display:flex;justify-content:space-between;gap:1rem;padding-top:1.5rem;font-size:.875rem}
nav a:first-child{font-weight:650;font-size:1rem;color:inherit;text-decoration:none}
main{padding-top:3.5rem;padding-bottom:4rem}
h1{font-size:1.75rem;line-height:1.25;font-weight:650;letter-spacing:-.01em;margin:0 0 .75rem}
p{margin:0 0 1rem;max-width:65ch}
a{color:var(--accent);text-underline-offset:3px}
label{display:block;font-weight:550;margin:1.25rem 0 .375rem}
input{width:100%;font:inherit;color:inherit;background:var(--surface);border:1px solid var(--edge);border-radius:6px;
padding:.625rem .75rem;min-height:2.75rem}
input[aria-invalid]{border:2px solid var(--critical)}
.hint,.small{color:var(--muted);font-size:.875rem;margin:.375rem 0 0}
form+.hint,form+.small{margin-top:1.75rem}
.error{color:var(--critical);font-size:.9375rem;font-weight:550;margin:.375rem 0 0}
.told{border-left:3px solid var(--critical);background:var(--surface);padding:.75rem 1rem;margin:0 0 1.25rem}
.told.good{border-color:var(--accent)}
button{font:inherit;font-weight:600;color:#FFFFFF;background:var(--button);border:0;border-radius:6px;
padding:.6875rem 1.25rem;min-height:2.75rem;margin-top:1.5rem;cursor:pointer}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
"""


@dataclass(frozen=True)
class Field:
    """One labelled input; its error is tied to it, so that a screen reader says both."""

    name: str
    label: str
    type: str = "text"
    autocomplete: str = "off"
    value: str = ""
    hint: str = ""
    error: str = ""

    def html(self) -> str:
        about = [f"{self.name}-{kind}" for kind in ("hint", "error") if getattr(self, kind)]
        described = f' aria-describedby="{" ".join(about)}"' if about else ""
        wrong = ' aria-invalid="true"' if self.error else ""
        hint = f'<p class="hint" id="{self.name}-hint">{escape(self.hint)}</p>' if self.hint else ""
        error = f'<p class="error" id="{self.name}-error">{escape(self.error)}</p>' if self.error else ""
        return (
            f'<label for="{self.name}">{escape(self.label)}</label>'
            f'<input id="{self.name}" name="{self.name}" type="{self.type}" autocomplete="{self.autocomplete}" '
            f'value="{escape(self.value)}" required{described}{wrong}>{hint}{error}'
        )


def form(action: str, button: str, fields: tuple[Field, ...] = (), hidden: dict[str, str] | None = None) -> str:
    """A form that posts to one of our own routes."""
    kept = "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">' for name, value in (hidden or {}).items()
    )
    inputs = "".join(field.html() for field in fields)
    return (
        f'<form method="post" action="{escape(action)}">{kept}{inputs}<button type="submit">{escape(button)}</button>'
        "</form>"
    )


def paragraph(said: str, kind: str = "") -> str:
    return f"<p{f' class={kind}' if kind else ''}>{escape(said)}</p>"


def told(said: str, *, good: bool = False) -> str:
    """What just happened, announced by screen readers when the page opens."""
    return f'<div class="told{" good" if good else ""}" role="{"status" if good else "alert"}">{escape(said)}</div>'


def link(address: str, label: str) -> str:
    return f'<p><a href="{escape(address)}">{escape(label)}</a></p>'


def page(title: str, body: str, path: str, status: int = 200) -> HTMLResponse:
    """A whole page; `path` is its own address, which the link to the other language keeps. Never stored by browsers."""
    spoken = language()
    other = "en" if spoken == "fr" else "fr"
    switch = f'<a href="/lang/{other}?to={escape(path)}" lang="{other}" hreflang="{other}">{LANGUAGE_NAMES[other]}</a>'
    return HTMLResponse(
        f'<!doctype html><html lang="{spoken}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{escape(title)} · Assay</title><link rel="icon" type="image/svg+xml" href="/assets/icon.svg">'
        f"<style>{_STYLE}</style></head><body>"
        f'<nav aria-label="{escape(_("Site"))}"><a href="/">Assay</a>{switch}</nav>'
        f"<main><h1>{escape(title)}</h1>{body}</main></body></html>",
        status_code=status,
        headers={"Cache-Control": "no-store"},
    )
