"""The project's own fonts and icon: a fixed list, so that nothing else in the folder can be asked for."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

FOLDER = Path(__file__).parents[1] / "assets"
TYPES = {
    "inter-latin.woff2": "font/woff2",
    "inter-latin-ext.woff2": "font/woff2",
    "icon.svg": "image/svg+xml",
    "wordmark.svg": "image/svg+xml",
}
_A_WEEK = "public, max-age=604800"


async def asset(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in TYPES:
        return PlainTextResponse("Not found", 404)
    return FileResponse(FOLDER / name, media_type=TYPES[name], headers={"Cache-Control": _A_WEEK})


routes = [Route("/assets/{name}", asset, methods=["GET"])]
