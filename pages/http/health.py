"""Is the program up, which version is it, and does its database answer and fit it."""

import tomllib

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from assessments import workflow
from pages.http.versions import told
from pages.parts import guard
from pages.parts.words import speaking

VERSION: str = tomllib.loads((guard.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
NOBODY = "0" * 64  # the digest of no token; asking for its session is a read that finds nothing


async def health(request: Request) -> JSONResponse:
    """200 while the database answers and is of this program's version, else 503; for monitors and load balancers."""
    try:
        await run_in_threadpool(lambda: workflow.web_session(guard.store(), NOBODY, guard.now()))
    except workflow.WrongDatabase as error:
        with speaking(request.scope["assay_language"]):
            said = {"version": VERSION, "database": error.why, "message": told(error)}
        return JSONResponse(said, 503, {"Cache-Control": "no-store"})
    except Exception:  # noqa: BLE001 - whatever the driver raises means the same here
        return JSONResponse({"version": VERSION, "database": "unreachable"}, 503, {"Cache-Control": "no-store"})
    return JSONResponse({"version": VERSION, "database": "ok"}, headers={"Cache-Control": "no-store"})


routes = [Route("/health", health, methods=["GET"])]
