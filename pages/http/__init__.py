"""What the browser asks for without a screen: links, sign-in, autosave, files, health; and the shell around all."""

from starlette.middleware import Middleware

from pages.http import assets, chatting, entrance, files, front, health, saving
from pages.http.running import lifespan, on_script_error
from pages.http.shell import Shell

routes = [
    *front.routes,
    *assets.routes,
    *entrance.routes,
    *saving.routes,
    *chatting.routes,
    *files.routes,
    *health.routes,
]
middleware = [Middleware(Shell, at_once=saving.at_once)]

__all__ = ["lifespan", "middleware", "on_script_error", "routes"]
