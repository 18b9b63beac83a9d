"""The ways in and out: invitation links, sign-in, first passwords, self-assessment, language, sign-out."""

import asyncio
from contextlib import suppress
from datetime import datetime
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from assessments import workflow
from assessments.attempt import Actor, Refused, User, WeakPassword
from assessments.views import WebSession
from pages.http import plain
from pages.http.plain import Field
from pages.http.shell import COOKIE, LANGUAGE_COOKIE
from pages.parts import guard, refusals, words
from pages.parts.durations import task_time
from pages.parts.words import _
from rubric.record import LANGUAGES, Language

_HASHING = asyncio.Semaphore(2)  # argon2 takes 64 MiB each time
_A_YEAR = 365 * 24 * 3600  # seconds
_MOST_BYTES = 20_000  # of a form


def speaking(request: Request) -> Language:
    return request.scope["assay_language"]


def local(path: str | None) -> str:
    """A path inside this site, or the start: a link may not lead people elsewhere."""
    ours = path and path.startswith("/") and not path.startswith("//") and "\\" not in path and path.isprintable()
    return path if ours and path else "/"


def let_in(token: str, until: datetime | None, to: str) -> Response:
    """The cookie, which no script can read, and the way on."""
    response = RedirectResponse(to, 303, {"Cache-Control": "no-store"})
    seconds = int((until - guard.now()).total_seconds()) if until else None
    response.set_cookie(COOKIE, token, max_age=seconds, httponly=True, samesite="lax", path="/")
    return response


async def opened(actor: Actor, language: Language, to: str) -> Response:
    """A new session for this actor; an older cookie of this browser is replaced."""
    token = await run_in_threadpool(lambda: workflow.open_session(guard.store(), actor, language, guard.now()))
    found = await run_in_threadpool(lambda: workflow.web_session(guard.store(), workflow.digest(token), guard.now()))
    return let_in(token, found.expires_at if found else None, to)


async def typed(request: Request) -> FormData:
    """The fields of a form of ours, none of them a file."""
    return await request.form(max_files=0, max_fields=10, max_part_size=_MOST_BYTES)


# --- invitations ------------------------------------------------------------------------------------------------------


async def invitation(request: Request) -> Response:
    """Looking at a link opens nothing, so that mail scanners may; opening the sitting is a form.

    Both speak the language of the invitation until another is chosen in this browser.
    """
    token: str = request.path_params["token"]
    chosen = request.cookies.get(LANGUAGE_COOKIE)
    opening = request.method == "POST"
    try:
        actor = await run_in_threadpool(lambda: workflow.redeem(guard.store(), token, guard.now()))
    except Refused as error:
        return _does_not_open(request, error)
    invited: Language = await run_in_threadpool(lambda: _of_sitting(actor, chosen if opening else None))
    if opening:
        return await opened(actor, invited, "/take")
    with words.speaking(chosen if chosen in LANGUAGES else invited):
        return _invitation_page(token)


def _invitation_page(token: str) -> HTMLResponse:
    path = f"/i/{quote(token, safe='')}"
    body = (
        plain.paragraph(_("This link is personal: it opens your own sitting. Opening it does not start the clock."))
        + plain.paragraph(
            _("First you read what is measured and who decides. You can stop and come back with the same link.")
        )
        + plain.form(path, _("Open my assessment"))
    )
    return plain.page(_("You are invited to an assessment"), body, path)


def _does_not_open(request: Request, error: Refused) -> HTMLResponse:
    with words.speaking(speaking(request)):
        body = plain.told(refusals.sentence(error)) + plain.paragraph(
            _("Answers you have already given are kept. The person who invited you can send you a new link.")
        )
        return plain.page(_("This link does not open"), body, request.url.path, 404)


def _of_sitting(actor: Actor, chosen: str | None) -> Language:
    """The language of the sitting: one chosen on the way in, where that is still open, else that of the invitation."""
    if chosen in LANGUAGES:
        with suppress(Refused):
            workflow.choose_language(guard.store(), actor, chosen, guard.now())
    return workflow.sitting(guard.store(), actor, guard.now()).attempt.language


# --- staff ------------------------------------------------------------------------------------------------------------


async def sign_in(request: Request) -> Response:
    with words.speaking(speaking(request)):
        if request.method == "GET":
            return _sign_in_form(local(request.query_params.get("to")))
        form = await typed(request)
        email, password, to = (str(form.get(name, "")) for name in ("email", "password", "to"))
        address = request.client.host if request.client else None
        try:
            async with _HASHING:
                token = await run_in_threadpool(
                    lambda: workflow.sign_in(guard.store(), email, password, guard.now(), address=address),
                )
        except Refused as error:
            return _sign_in_form(local(to), email, refusals.sentence(error))
        found = await run_in_threadpool(
            lambda: workflow.web_session(guard.store(), workflow.digest(token), guard.now()),
        )
        return let_in(token, found.expires_at if found else None, local(to))


def _sign_in_form(to: str, email: str = "", error: str = "") -> HTMLResponse:
    fields = (
        Field("email", _("E-mail"), "email", "username", email),
        Field("password", _("Password"), "password", "current-password", error=error),
    )
    body = (
        plain.form("/signin", _("Sign in"), fields, {"to": to})
        + plain.paragraph(_("No password yet, or forgotten: ask an administrator for a new link."), "hint")
        + plain.paragraph(_("Candidates need no account: open the link in your invitation."), "hint")
    )
    return plain.page(_("Sign in"), body, f"/signin?to={quote(to, safe='')}", 403 if error else 200)


async def setup(request: Request) -> Response:
    """Choose a password with a one-time link; nobody ever starts with a password somebody else knows."""
    with words.speaking(speaking(request)):
        token = request.path_params["token"]
        try:
            owner = await run_in_threadpool(lambda: workflow.link_owner(guard.store(), token, guard.now()))
            if request.method == "GET":
                return _setup_form(owner, token)
            return await _set_up(request, owner, token)
        except Refused as error:
            body = plain.told(refusals.sentence(error)) + plain.link("/signin", _("Sign in"))
            return plain.page(_("This link does not open"), body, request.url.path, 404)


async def _set_up(request: Request, owner: User, token: str) -> Response:
    form = await typed(request)
    password, again = str(form.get("password", "")), str(form.get("again", ""))
    if password != again:
        differ = _("The two passwords differ. Nothing was saved. Type the same one twice.")
        return _setup_form(owner, token, again=differ)
    try:
        async with _HASHING:
            user = await run_in_threadpool(lambda: workflow.set_password(guard.store(), token, password, guard.now()))
    except WeakPassword as error:
        return _setup_form(owner, token, password=refusals.sentence(error))
    return await opened(Actor(kind="staff", id=user.id, roles=user.roles), speaking(request), "/")


def _setup_form(owner: User, token: str, password: str = "", again: str = "") -> HTMLResponse:
    hint = _("At least 12 characters. A few words that only you would put together are easy to keep in mind.")
    fields = (
        Field("password", _("New password"), "password", "new-password", hint=hint, error=password),
        Field("again", _("The same password again"), "password", "new-password", error=again),
    )
    path = f"/setup/{quote(token, safe='')}"
    with_it = _("You sign in with it as {email} from now on.", email=owner.email)
    body = plain.paragraph(with_it) + plain.form(path, _("Save"), fields)
    return plain.page(_("Choose your password"), body, path, 422 if password or again else 200)


async def sign_out(request: Request) -> Response:
    found = request.scope["assay"]
    if found is not None:
        await run_in_threadpool(lambda: workflow.sign_out(guard.store(), found.digest, guard.now()))
    response = RedirectResponse("/", 303, {"Cache-Control": "no-store"})
    response.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax")
    return response


# --- everybody --------------------------------------------------------------------------------------------------------


async def self_assessment(request: Request) -> Response:
    """Anyone may assess themselves, without an account; the cookie is the only way back."""
    again = "again" in request.query_params
    with words.speaking(speaking(request)):
        if request.method == "POST":
            language = speaking(request)
            actor = await run_in_threadpool(
                lambda: workflow.start_self(guard.store(), language, guard.now(), again=again)
            )
            return await opened(actor, language, "/take")
        known = request.scope["assay"] is not None
        body = plain.paragraph(
            _(
                "You place yourself on each competency, then do short tasks of {length} in all, "
                "and see where to develop.",
                length=task_time("self"),
            )
        ) + plain.paragraph(
            _(
                "No account, no name. What you answer is never part of an application, "
                "and nobody here is told who you are."
            )
        )
        if again:
            body = (
                plain.paragraph(
                    _(
                        "The second form, for whoever has done the first: other tasks of the same kinds. "
                        "Have your code at hand."
                    )
                )
                + body
            )
        if known:
            body += plain.paragraph(_("Starting it ends your present session in this browser."))
        here = "/self?again=1" if again else "/self"
        return plain.page(_("Assess yourself"), body + plain.form(here, _("Start the self-assessment")), here)


async def choose_language(request: Request) -> Response:
    """The other language for this session, or for a stranger's browser, and back to where they were."""
    code, to = request.path_params["code"], local(request.query_params.get("to"))
    if code not in LANGUAGES:
        return RedirectResponse(to, 303)
    found = request.scope["assay"]
    if found is not None and not await run_in_threadpool(lambda: _spoken_from_now(found, code)):
        return RedirectResponse(to, 303)
    response = RedirectResponse(to, 303, {"Cache-Control": "no-store"})
    response.set_cookie(LANGUAGE_COOKIE, code, max_age=_A_YEAR, httponly=True, samesite="lax", path="/")
    return response


def _spoken_from_now(found: WebSession, code: Language) -> bool:
    """Whether the session changed its language; a sitting and its screens always speak the same one."""
    if found.actor.kind in {"candidate", "self"}:
        try:
            workflow.choose_language(guard.store(), found.actor, code, guard.now())
        except Refused:  # it has begun, or this position is not assessed in that language
            return False
    workflow.set_session_language(guard.store(), found.digest, code)
    return True


routes = [
    Route("/i/{token}", invitation, methods=["GET", "POST"]),
    Route("/signin", sign_in, methods=["GET", "POST"]),
    Route("/setup/{token}", setup, methods=["GET", "POST"]),
    Route("/signout", sign_out, methods=["POST"]),
    Route("/self", self_assessment, methods=["GET", "POST"]),
    Route("/lang/{code}", choose_language, methods=["GET"]),
]
