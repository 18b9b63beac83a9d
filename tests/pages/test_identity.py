"""From cookie to page: what the shell lets in, what it strips, and how sessions begin and end."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit import config

from assessments import workflow
from assessments.attempt import SYSTEM, Actor, Role
from pages import http
from pages.http import console, entrance, front, running
from pages.http.shell import COOKIE
from tests.builders import DAY, draft, hr, notice_details

HOME = "http://testserver"


async def whoami(request: Request) -> JSONResponse:
    found = request.scope["assay"]
    return JSONResponse(
        {
            "actor": found.actor.id if found else None,
            "language": request.scope["assay_language"],
            "headers": {name: value for name, value in request.headers.items() if name.startswith("x-assay")},
        }
    )


@pytest.fixture
def client(store) -> Iterator[TestClient]:
    """Our own routes inside the shell, without Streamlit behind them."""
    routes = [*http.routes, Route("/whoami", whoami), Route("/_stcore/metrics", whoami), Route("/media/{name}", whoami)]
    with TestClient(Starlette(routes=routes, middleware=http.middleware), follow_redirects=False) as opened:
        yield opened


def now() -> datetime:
    return datetime.now(UTC)


def add(store, role: Role, password: str | None = None) -> Actor:
    user, token = workflow.add_user(store, SYSTEM, f"{role}@example.org", "Camille", frozenset({role}), "fr", now())
    if password:
        workflow.set_password(store, token, password, now())
    return Actor(kind="staff", id=user.id, roles=user.roles)


def cookie(store, actor: Actor) -> dict[str, str]:
    return {"Cookie": f"{COOKIE}={workflow.open_session(store, actor, None, now())}"}


# --- the shell --------------------------------------------------------------------------------------------------------


def test_a_stranger_has_no_identity_whatever_headers_they_send(client, store):
    actor = add(store, Role.ADMIN)
    digest = workflow.digest(workflow.open_session(store, actor, None, now()))

    seen = client.get(
        "/whoami", headers={"X-Assay-Sub": actor.id, "x-assay-sid": digest, "X-ASSAY-LANG": "fr", "x-assay-more": "1"}
    ).json()

    assert seen == {"actor": None, "language": "en", "headers": {"x-assay-lang": "en"}}


def test_a_cookie_becomes_trusted_headers_and_replaces_spoofed_ones(client, store):
    actor = add(store, Role.HR)
    mine = cookie(store, actor)

    seen = client.get("/whoami", headers={**mine, "x-assay-sub": "somebody-else"}).json()

    digest = workflow.digest(mine["Cookie"].split("=", 1)[1])
    assert seen["actor"] == actor.id
    assert seen["headers"] == {"x-assay-sub": actor.id, "x-assay-sid": digest, "x-assay-lang": "fr"}


def test_a_session_that_has_ended_is_nobody(client, store):
    mine = cookie(store, add(store, Role.HR))
    workflow.sign_out(store, workflow.digest(mine["Cookie"].split("=", 1)[1]), now())

    assert client.get("/whoami", headers=mine).json()["actor"] is None


def test_a_deactivated_account_is_nobody_at_once(client, store):
    workflow.first_admin_link(store, now())
    actor = add(store, Role.RATER)
    mine = cookie(store, actor)
    workflow.change_user(store, SYSTEM, actor.id, now(), active=False)

    assert client.get("/whoami", headers=mine).json()["actor"] is None


def test_what_a_screen_made_for_somebody_is_no_strangers(client, store):
    """Streamlit serves downloads to whoever knows their address; a report holds a name."""
    assert client.get("/media/report.html").status_code == 401
    assert client.get("/media/report.html", headers=cookie(store, add(store, Role.HR))).status_code == 200


def test_every_answer_carries_the_security_headers(client):
    for path in ("/", "/signin", "/health", "/assets/icon.svg", "/nothing"):
        headers = client.get(path).headers
        assert headers["content-security-policy"] == front.policy()
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["referrer-policy"] == "same-origin"
        assert "microphone=(self)" in headers["permissions-policy"]


def test_the_policy_allows_no_foreign_and_no_evaluated_script():
    scripts = next(part for part in front.policy().split("; ") if part.startswith("script-src"))

    assert "unsafe" not in scripts
    assert re.fullmatch(r"script-src 'self' blob:( 'sha256-[\w+/]{43}=')+", scripts)


def test_cookies_are_secure_behind_tls_and_unreadable_for_scripts(client, store):
    add(store, Role.HR, "correct horse battery")
    typed = {"email": "hr@example.org", "password": "correct horse battery", "to": "/"}

    plain = client.post("/signin", data=typed, headers={"Origin": HOME}).headers["set-cookie"]
    secured = TestClient(client.app, base_url="https://testserver", follow_redirects=False)
    over_tls = secured.post("/signin", data=typed, headers={"Origin": "https://testserver"}).headers["set-cookie"]

    assert "HttpOnly" in plain
    assert "SameSite=lax" in plain
    assert "Secure" not in plain
    assert over_tls.endswith("; Secure")


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/agent/interact"])
def test_what_streamlit_would_tell_strangers_is_not_found(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("origin", [None, "null", "https://elsewhere.example", "http://testserver.elsewhere.example"])
@pytest.mark.parametrize("path", ["/signin", "/signout", "/self", "/i/token", "/setup/token", "/api/autosave"])
def test_forms_of_other_sites_are_refused(client, path, origin):
    headers = {"Origin": origin} if origin else {}

    assert client.post(path, headers=headers).status_code == 403


# --- links, sign-in, passwords ----------------------------------------------------------------------------------------


def an_invitation(store, language="fr") -> tuple[str, str]:
    """The token of a link to a position assessed in both languages, and the id of its sitting."""
    office = hr(store, now=now())
    place = workflow.create_position(
        store, office, draft(closes_at=now() + 14 * DAY, notice=notice_details(decision_by=now() + 30 * DAY)), now()
    )
    invitation, token = workflow.invite(
        store, office, place.id, "Léa Martin", "lea@example.org", language, 1.0, None, now()
    )
    return token, invitation.attempt_id


def test_looking_at_an_invitation_link_opens_nothing_and_speaks_its_language(client, store):
    token, _attempt = an_invitation(store)

    page = client.get(f"/i/{token}", headers={"Accept-Language": "en"})

    assert page.status_code == 200
    assert "set-cookie" not in page.headers
    assert page.headers["cache-control"] == "no-store"
    assert f'<form method="post" action="/i/{token}">' in page.text
    assert '<html lang="fr">' in page.text


def test_opening_an_invitation_leads_to_the_sitting_on_any_device_again_and_again(client, store):
    token, attempt = an_invitation(store)

    for _device in range(2):
        client.cookies.clear()
        done = client.post(f"/i/{token}", headers={"Origin": HOME})
        assert (done.status_code, done.headers["location"]) == (303, "/take")
        assert token not in done.headers["set-cookie"]
        seen = client.get("/whoami").json()
        assert (seen["actor"], seen["language"]) == (attempt, "fr")


def test_the_language_chosen_on_the_way_in_becomes_that_of_the_sitting(client, store):
    token, attempt = an_invitation(store)
    client.get(f"/lang/en?to=/i/{token}")

    assert '<html lang="en">' in client.get(f"/i/{token}").text
    client.post(f"/i/{token}", headers={"Origin": HOME})

    sitting = workflow.sitting(store, Actor(kind="candidate", id=attempt), now())
    assert sitting.attempt.language == "en"
    assert client.get("/whoami").json()["language"] == "en"


def test_a_sitting_that_has_begun_keeps_its_language(client, store):
    token, attempt = an_invitation(store)
    client.post(f"/i/{token}", headers={"Origin": HOME})
    actor = Actor(kind="candidate", id=attempt)
    workflow.acknowledge(store, actor, now())
    workflow.finish_practice(store, actor, now())
    workflow.start_block(store, actor, now())

    client.get("/lang/en")

    assert client.get("/whoami").json()["language"] == "fr"
    assert workflow.sitting(store, actor, now()).attempt.language == "fr"


def test_anybody_may_begin_a_self_assessment(client, store):
    page = client.get("/self", headers={"Accept-Language": "fr"})
    done = client.post("/self", headers={"Origin": HOME, "Accept-Language": "fr"})

    assert '<form method="post" action="/self">' in page.text
    assert (done.status_code, done.headers["location"]) == (303, "/take")
    me = Actor(kind="self", id=client.get("/whoami").json()["actor"])
    assert workflow.sitting(store, me, now()).attempt.language == "fr"


def test_an_unknown_link_says_what_to_do_next(client):
    page = client.get("/i/unknown", headers={"Accept-Language": "fr"})

    assert page.status_code == 404
    assert '<html lang="fr">' in page.text
    assert "Demandez-en un nouveau" in page.text
    assert "set-cookie" not in page.headers


def test_the_first_link_makes_an_administrator_who_is_signed_in(client, store):
    token = workflow.first_admin_link(store, now())
    form = client.get(f"/setup/{token}")
    done = client.post(
        f"/setup/{token}",
        data={"password": "a long enough one", "again": "a long enough one"},
        headers={"Origin": HOME},
    )

    assert "admin@localhost" in form.text
    assert (done.status_code, done.headers["location"]) == (303, "/")
    assert client.get("/whoami").json()["actor"] is not None
    assert client.get(f"/setup/{token}").status_code == 404
    assert workflow.first_admin_link(store, now()) is None


def test_two_different_passwords_and_a_short_one_are_told_beside_the_field(client, store):
    token = workflow.first_admin_link(store, now())

    differ = client.post(
        f"/setup/{token}", data={"password": "one of them", "again": "another"}, headers={"Origin": HOME}
    )
    short = client.post(f"/setup/{token}", data={"password": "short", "again": "short"}, headers={"Origin": HOME})

    assert (differ.status_code, short.status_code) == (422, 422)
    assert 'aria-describedby="again-error" aria-invalid="true"' in differ.text
    assert 'aria-describedby="password-hint password-error" aria-invalid="true"' in short.text
    assert client.get(f"/setup/{token}").status_code == 200


def test_a_wrong_password_says_so_and_keeps_the_email(client, store):
    add(store, Role.HR, "correct horse battery")

    page = client.post(
        "/signin",
        data={"email": "hr@example.org", "password": "wrong <b>", "to": "/board"},
        headers={"Origin": HOME},
    )

    assert page.status_code == 403
    assert 'value="hr@example.org"' in page.text
    assert 'name="to" value="/board"' in page.text
    assert "wrong" not in page.text
    assert "set-cookie" not in page.headers


@pytest.mark.parametrize(
    ("asked", "led"),
    [
        ("/rate?task=WR1", "/rate?task=WR1"),
        ("https://elsewhere.example", "/"),
        ("//elsewhere.example", "/"),
        ("/\\elsewhere.example", "/"),
        ("/x\r\nSet-Cookie: a=b", "/"),
        ("", "/"),
        (None, "/"),
    ],
)
def test_signing_in_leads_only_to_places_of_this_site(asked, led):
    assert entrance.local(asked) == led


def test_signing_in_leads_to_where_one_wanted_to_go(client, store):
    add(store, Role.HR, "correct horse battery")
    typed = {"email": "HR@example.org", "password": "correct horse battery", "to": "/board"}

    done = client.post("/signin", data=typed, headers={"Origin": HOME})

    assert (done.status_code, done.headers["location"]) == (303, "/board")
    assert client.get("/whoami").json()["actor"] is not None


def test_signing_out_ends_the_session_on_the_server(client, store):
    mine = cookie(store, add(store, Role.HR))

    done = client.post("/signout", headers={**mine, "Origin": HOME})

    assert done.status_code == 303
    assert client.get("/whoami", headers=mine).json()["actor"] is None


# --- language ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("accepted", "spoken"), [("fr-CA,fr;q=0.9,en;q=0.8", "fr"), ("de,fr;q=0.5", "fr"), ("de", "en"), ("", "en")]
)
def test_a_stranger_is_spoken_to_in_the_language_of_their_browser(client, accepted, spoken):
    page = client.get("/signin", headers={"Accept-Language": accepted})

    assert f'<html lang="{spoken}">' in page.text


def test_the_document_of_the_screens_is_in_the_reader_s_language(client):
    assert '<html lang="fr">' in client.get("/handbook", headers={"Accept-Language": "fr"}).text
    assert '<html lang="en">' in client.get("/handbook").text


def test_the_document_carries_our_name_icon_and_font():
    """Fails when Streamlit changes its document so that our replacements no longer find their place."""
    for language in ("en", "fr"):
        page = front.document(language)
        assert "<title>Assay</title>" in page
        assert "./assets/icon.svg" in page
        assert "./assets/inter-latin.woff2" in page
        assert "SourceSans" not in page


def test_a_chosen_language_stays_and_leads_back(client, store):
    chosen = client.get("/lang/fr?to=/rate%3Ftask%3DWR1")
    assert (chosen.status_code, chosen.headers["location"]) == (303, "/rate?task=WR1")
    assert '<html lang="fr">' in client.get("/signin").text

    mine = cookie(store, add(store, Role.HR))
    client.get("/lang/en", headers=mine)
    assert client.get("/whoami", headers=mine).json()["language"] == "en"


def test_an_unknown_language_changes_nothing(client):
    assert "set-cookie" not in client.get("/lang/xx?to=//elsewhere.example").headers
    assert client.get("/lang/xx?to=//elsewhere.example").headers["location"] == "/"


# --- health, files, console -------------------------------------------------------------------------------------------


def test_health_tells_version_and_database(client):
    answer = client.get("/health")

    assert answer.status_code == 200
    assert answer.json() == {"version": "0.1.0", "database": "ok"}


def test_health_says_when_the_database_is_gone(client, monkeypatch, tmp_path):
    (tmp_path / "a-file").write_text("not a folder")
    monkeypatch.setenv("ASSAY_DATABASE_URL", f"sqlite:///{tmp_path / 'a-file' / 'assay.sqlite'}")

    answer = client.get("/health")

    assert answer.status_code == 503
    assert answer.json()["database"] == "unreachable"


def test_only_named_assets_are_served(client):
    assert client.get("/assets/inter-latin.woff2").headers["content-type"] == "font/woff2"
    assert client.get("/assets/OFL.txt").status_code == 404
    assert client.get("/assets/..%2Fwelcome.py").status_code == 404


def test_a_recording_is_not_told_about_to_strangers(client):
    assert client.get("/files/anything").status_code == 401


def test_the_console_shows_the_first_link_until_it_is_used(store, capsys):
    console.greet(store, now())
    first = capsys.readouterr().out
    token = re.search(r"/setup/(\S+)", first).group(1)
    workflow.set_password(store, token, "a long enough one", now())
    console.greet(store, now() + timedelta(minutes=1))
    second = capsys.readouterr().out

    assert "First steps" in first
    assert "Premiers pas" in first
    assert "/setup/" not in second
    assert "running at http" in second


def test_the_settings_that_decide_about_speed_are_set_and_still_exist():
    """runner.postScriptGC is hidden; were it gone, every run would cost 15 to 40 times as much, silently."""
    assert "runner.postScriptGC" in config.get_config_options()
    assert config.get_option("runner.postScriptGC") is False
    assert running.warnings() == ()


def test_the_hidden_option_that_names_what_the_browser_has_is_still_there():
    """global.minCachedMessageSize is hidden too; were it gone, the style of a page would travel with every run."""
    assert "global.minCachedMessageSize" in config.get_config_options()
    assert config.get_option("global.minCachedMessageSize") == 1000


def test_the_console_warns_when_a_start_would_be_slow(monkeypatch):
    monkeypatch.setattr(running.config, "get_option", lambda name: name == "runner.postScriptGC")
    monkeypatch.setattr(running, "find_spec", lambda _name: None)

    assert ["postScriptGC" in running.warnings()[0], "uvloop" in running.warnings()[1]] == [True, True]
