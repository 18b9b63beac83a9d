"""Where a browser asks what has come in of a live chat: nothing that is not due leaves the server."""

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from assessments import workflow
from assessments.attempt import Refused
from assessments.views import WebSession
from pages.http.saving import answer, refused, sitter, told
from pages.parts import guard


class Asked(BaseModel):
    """Which chat, and how many of its lines the browser knows."""

    model_config = ConfigDict(extra="forbid")

    item: str = Field(max_length=100)
    known: int = Field(default=0, ge=0, le=1000)


async def chat(request: Request) -> Response:
    """200 and what has come in beyond the known lines, when to ask again, and what was answered; POST begins the chat.

    401 without a session, 409 once the part is over, 422 otherwise.
    """
    me = sitter(request)
    if me is None:
        return told(401, "signed_out")
    try:
        asked = Asked.model_validate(dict(request.query_params))
        found = await run_in_threadpool(lambda: _heard(me, asked, begins=request.method == "POST"))
    except ValidationError:
        return told(422, "refused")
    except Refused as error:
        return refused(error)
    return answer(200, found.model_dump(mode="json"))


def _heard(me: WebSession, asked: Asked, *, begins: bool) -> workflow.Heard:
    now = guard.now()
    if begins:
        workflow.begin(guard.store(), me.actor, asked.item, now)
    return workflow.heard(guard.store(), me.actor, asked.item, asked.known, now)


routes = [Route("/api/chat", chat, methods=["GET", "POST"])]
