"""The project's own fonts, icons and scripts: fixed lists, so that nothing else in a folder can be asked for."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from pages.parts import components, mockups

FOLDER = Path(__file__).parents[1] / "assets"
TYPES = {
    "inter-latin.woff2": "font/woff2",
    "inter-latin-ext.woff2": "font/woff2",
    "icon.svg": "image/svg+xml",
    "wordmark.svg": "image/svg+xml",
}
_A_WEEK = "public, max-age=604800"
_FOR_EVER = "public, max-age=31536000, immutable"


async def asset(request: Request) -> Response:
    name = request.path_params["name"]
    script = components.script(name)
    if script is not None:
        return Response(script, media_type="text/javascript", headers={"Cache-Control": _FOR_EVER})
    picture = mockups.served(name)
    if picture is not None:
        return Response(picture, media_type="image/png", headers={"Cache-Control": _FOR_EVER})
    if name not in TYPES:
        return PlainTextResponse("Not found", 404)
    return FileResponse(FOLDER / name, media_type=TYPES[name], headers={"Cache-Control": _A_WEEK})


routes = [Route("/assets/{name}", asset, methods=["GET"])]
