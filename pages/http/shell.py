"""The shell around every request: it knows the cookie's owner, and lets nothing in or out without its headers."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from functools import cache
from typing import cast
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assessments import workflow
from assessments.views import WebSession
from pages.http import front
from pages.parts import guard
from rubric.record import LANGUAGES, Language

COOKIE = "assay_session"
LANGUAGE_COOKIE = "assay_language"

_BLOCKED = ("/_stcore/metrics", "/_stcore/agent")  # both would answer strangers
_ANONYMOUS = ("/static/", "/assets/", "/component/", "/_stcore/health", "/_stcore/host-config")
_MADE_FOR_SOMEBODY = (
    "/media/"  # reports and copies of answers to download, mock-ups: Streamlit asks nobody who they are
)
_CHANGING = {"POST", "PUT", "PATCH", "DELETE"}
_OF_DATA = (  # what is not a page needs no more than this
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"x-content-type-options", b"nosniff"),
    (b"cache-control", b"no-store"),
)
_LONGEST_LANGUAGE_HEADER = 200  # characters looked at


Answering = Callable[[Request], Awaitable[Response]]


class Shell:
    """ASGI middleware, also around websockets: cookie -> session row -> trusted headers -> `st.user`.

    What is sent to an address in `at_once` is answered here and goes no further: what Streamlit wraps around every
    request has nothing to add, and its owner is for the answer itself to find out.
    """

    def __init__(self, app: ASGIApp, at_once: Mapping[str, Answering] | None = None) -> None:
        self.app = app
        self._at_once = at_once or {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        path: str = scope["path"]
        connection = HTTPConnection(scope)
        dressed = _dressed(send, secure=scope["scheme"] in {"https", "wss"})
        if path.startswith(_BLOCKED) and scope["type"] == "http":
            await PlainTextResponse("Not found", 404)(scope, receive, dressed)
        elif scope.get("method") in _CHANGING and not path.startswith("/_stcore/") and not same_origin(connection):
            await PlainTextResponse("This form must be sent from this site.", 403)(scope, receive, dressed)
        elif scope.get("method") == "POST" and path in self._at_once:
            response = await self._at_once[path](Request(scope, receive))
            response.raw_headers += _OF_DATA
            await response(scope, receive, send)
        else:
            found = None if path.startswith(_ANONYMOUS) else await _session(connection)
            if found is None and path.startswith(_MADE_FOR_SOMEBODY):
                await PlainTextResponse("Please sign in.", 401)(scope, receive, dressed)
                return
            await self.app(_marked(scope, found, language(connection, found)), receive, dressed)


def same_origin(connection: HTTPConnection) -> bool:
    """Whether a request that changes something comes from a page of ours; browsers always say where it comes from."""
    origin, host = connection.headers.get("origin"), connection.headers.get("host")
    return bool(origin and host) and urlsplit(cast("str", origin)).netloc == host


def language(connection: HTTPConnection, found: WebSession | None) -> Language:
    """The session's language, else the one chosen by a stranger, else the browser's, else English."""
    if found is not None and found.language is not None:
        return found.language
    chosen = connection.cookies.get(LANGUAGE_COOKIE)
    wanted = connection.headers.get("accept-language", "")[:_LONGEST_LANGUAGE_HEADER]
    for code in (chosen, *(part.split(";")[0].strip()[:2].lower() for part in wanted.split(","))):
        if code in LANGUAGES:
            return code
    return "en"


async def _session(connection: HTTPConnection) -> WebSession | None:
    token = connection.cookies.get(COOKIE)
    if not token:
        return None
    return await run_in_threadpool(
        lambda: workflow.web_session(guard.store(), workflow.digest(token), guard.now()),
    )


def _marked(scope: Scope, found: WebSession | None, spoken: Language) -> Scope:
    """The scope with our own headers in place of whatever a client sent under their names."""
    headers = [(name, value) for name, value in scope["headers"] if not name.lower().startswith(b"x-assay-")]
    headers.append((b"x-assay-lang", spoken.encode()))
    if found is not None:
        headers += [(b"x-assay-sub", found.actor.id.encode()), (b"x-assay-sid", found.digest.encode())]
    return {**scope, "headers": headers, "assay": found, "assay_language": spoken}


def _dressed(send: Send, *, secure: bool) -> Send:
    """`send` that adds the security headers, and Secure to every cookie that travels over TLS."""

    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": list(_headers(message.get("headers", ()), secure=secure))}
        await send(message)

    return with_headers


def _headers(given: Iterable[tuple[bytes, bytes]], *, secure: bool) -> Iterable[tuple[bytes, bytes]]:
    said = set()
    for name, value in given:
        said.add(name.lower())
        cookie = secure and name.lower() == b"set-cookie" and b"; secure" not in value.lower()
        yield name, value + b"; Secure" if cookie else value
    for name, value in _security().items():
        if name not in said:
            yield name, value


@cache
def _security() -> dict[bytes, bytes]:
    return {
        b"content-security-policy": front.policy().encode(),
        b"x-content-type-options": b"nosniff",
        b"x-frame-options": b"DENY",
        b"referrer-policy": b"same-origin",  # no-referrer would make browsers send "Origin: null" with forms
        b"permissions-policy": b"microphone=(self), camera=(self), geolocation=(), payment=(), usb=()",
        b"cross-origin-opener-policy": b"same-origin",
    }
