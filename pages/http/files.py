"""Recordings, played to those who may hear them: a fixed type, in a sandbox, and in ranges so that one can seek."""

from typing import cast

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from assessments import workflow
from assessments.attempt import Refused
from assessments.views import WebSession
from pages.parts import guard

_HEADERS = {
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": "sandbox; default-src 'none'; media-src 'self'",
    "Content-Disposition": "inline",
}


async def media(request: Request) -> Response:
    """The bytes of one recording; whether it exists is told only to those who may hear it."""
    found = cast("WebSession | None", request.scope["assay"])
    if found is None:
        return PlainTextResponse("Please sign in.", 401)
    media_id: str = request.path_params["media_id"]
    try:
        file = await run_in_threadpool(lambda: workflow.media_file(guard.store(), found.actor, media_id))
    except Refused:
        return PlainTextResponse("Not found", 404)
    return FileResponse(file.path, media_type=file.mime, headers=_HEADERS)


routes = [Route("/files/{media_id}", media, methods=["GET"])]
