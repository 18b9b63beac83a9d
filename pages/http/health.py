"""Is the program up, which version is it, and does its database answer."""

import tomllib

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from assessments import workflow
from pages.parts import guard

VERSION: str = tomllib.loads((guard.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
NOBODY = "0" * 64  # the digest of no token; asking for its session is a read that finds nothing


async def health(request: Request) -> JSONResponse:  # noqa: ARG001 - Starlette hands it over
    """200 while the database answers, else 503; for monitors and load balancers."""
    try:
        await run_in_threadpool(lambda: workflow.web_session(guard.store(), NOBODY, guard.now()))
    except Exception:  # noqa: BLE001 - whatever the driver raises means the same here
        return JSONResponse({"version": VERSION, "database": "unreachable"}, 503, {"Cache-Control": "no-store"})
    return JSONResponse({"version": VERSION, "database": "ok"}, headers={"Cache-Control": "no-store"})


routes = [Route("/health", health, methods=["GET"])]
