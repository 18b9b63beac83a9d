"""Staff accounts: nobody has a default password, and nobody learns who has an account."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from assessments import workflow
from assessments.attempt import (
    SYSTEM,
    Actor,
    EmailRefused,
    EmailTaken,
    LastAdmin,
    LinkRefused,
    NotAllowed,
    NotFound,
    Role,
    SignInRefused,
    TooManyTries,
    WeakPassword,
)
from assessments.store import accounts, audit
from assessments.workflow import passwords
from tests.builders import DAY, HOUR, MINUTE, NOW, admin, hr, manager, rater

PASSWORD = "a long walk in the rain"
BOTH = frozenset({Role.HR, Role.RATER})


@pytest.fixture
def boss(store):
    return admin(store)


def with_password(store, boss, email="noor@lumiplume.example", roles=BOTH, password=PASSWORD):
    _, token = workflow.add_user(store, boss, email, "Noor Signs", roles, "fr", NOW)
    return workflow.set_password(store, token, password, NOW)


def session_of(store, token, now=NOW):
    return workflow.web_session(store, workflow.digest(token), now)


def test_the_first_start_makes_an_administrator_who_has_no_password_yet(store):
    token = workflow.first_admin_link(store, NOW)

    owner = workflow.link_owner(store, token, NOW)
    assert (owner.email, owner.has_password) == ("admin@localhost", False)
    assert Role.ADMIN in owner.roles


def test_there_is_no_default_password(store):
    workflow.first_admin_link(store, NOW)

    for guess in ("", "admin", "password", "admin@localhost", "nobody's password"):
        with pytest.raises(SignInRefused):
            workflow.sign_in(store, "admin@localhost", guess, NOW)


def test_starting_again_prints_a_fresh_link_and_the_one_before_stops_working(store):
    before = workflow.first_admin_link(store, NOW)

    after = workflow.first_admin_link(store, NOW + MINUTE)

    assert workflow.link_owner(store, after, NOW + MINUTE).email == "admin@localhost"
    with pytest.raises(LinkRefused):
        workflow.link_owner(store, before, NOW + MINUTE)
    assert len(workflow.users(store, SYSTEM)) == 1


def test_no_link_is_printed_once_an_administrator_has_a_password(store):
    workflow.set_password(store, workflow.first_admin_link(store, NOW), PASSWORD, NOW)

    assert workflow.first_admin_link(store, NOW + DAY) is None


def test_a_password_is_chosen_once_with_one_link(store):
    token = workflow.first_admin_link(store, NOW)

    assert workflow.set_password(store, token, PASSWORD, NOW).has_password

    with pytest.raises(LinkRefused):
        workflow.set_password(store, token, PASSWORD + "!", NOW)
    assert workflow.sign_in(store, "admin@localhost", PASSWORD, NOW)


def test_two_people_with_the_same_link_cannot_both_use_it(store):
    token = workflow.first_admin_link(store, NOW)

    def choose(number):
        try:
            return workflow.set_password(store, token, f"{PASSWORD} {number}", NOW).id
        except LinkRefused:
            return None

    with ThreadPoolExecutor(4) as pool:
        chosen = list(pool.map(choose, range(4)))

    assert len([one for one in chosen if one]) == 1


def test_a_link_lapses_after_a_week(store):
    token = workflow.first_admin_link(store, NOW)

    with pytest.raises(LinkRefused):
        workflow.set_password(store, token, PASSWORD, NOW + 7 * DAY)


@pytest.mark.parametrize("password", ["eleven char", "a" * 30, "x y" * 67], ids=["short", "all alike", "endless"])
def test_a_weak_password_is_refused_and_the_link_still_works(store, password):
    token = workflow.first_admin_link(store, NOW)

    with pytest.raises(WeakPassword):
        workflow.set_password(store, token, password, NOW)

    assert workflow.set_password(store, token, PASSWORD, NOW)


def test_signing_in_opens_a_session_with_the_roles_and_the_own_language(store, boss):
    user = with_password(store, boss)

    token = workflow.sign_in(store, "  NOOR@Lumiplume.example ", PASSWORD, NOW, address="203.0.113.9")

    found = session_of(store, token)
    assert (found.actor, found.language, found.name) == (
        Actor(kind="staff", id=user.id, roles=BOTH),
        "fr",
        "Noor Signs",
    )


def test_an_unknown_email_and_a_wrong_password_are_refused_alike(store, boss):
    with_password(store, boss)

    with pytest.raises(SignInRefused) as wrong:
        workflow.sign_in(store, "noor@lumiplume.example", "not the right one", NOW)
    with pytest.raises(SignInRefused) as unknown:
        workflow.sign_in(store, "nobody@lumiplume.example", PASSWORD, NOW)

    assert type(wrong.value) is type(unknown.value) is SignInRefused
    assert wrong.value.args == unknown.value.args == ()


def test_an_unknown_email_takes_as_long_as_a_wrong_password(store, boss):
    with_password(store, boss)
    passwords._nobody()  # made once per process

    def seconds(email):
        started = time.perf_counter()
        with pytest.raises(SignInRefused):
            workflow.sign_in(store, email, "not the right one", NOW)
        return time.perf_counter() - started

    known = min(seconds("noor@lumiplume.example") for _ in range(3))
    unknown = min(seconds("nobody@lumiplume.example") for _ in range(3))
    # Hashing takes some 0.1 s and everything else under 0.01 s: leaving it out would make a tenth of the time.
    assert unknown > known / 3


def test_a_user_without_a_password_cannot_sign_in_with_an_empty_one(store, boss):
    workflow.add_user(store, boss, "new@lumiplume.example", "New", BOTH, "en", NOW)

    with pytest.raises(SignInRefused):
        workflow.sign_in(store, "new@lumiplume.example", "", NOW)


def test_tries_for_one_email_are_limited_even_with_the_right_password(store, boss):
    with_password(store, boss)
    for minute in range(10):
        with pytest.raises(SignInRefused):
            workflow.sign_in(store, "noor@lumiplume.example", "wrong", NOW + minute * MINUTE)

    with pytest.raises(TooManyTries) as refused:
        workflow.sign_in(store, "NOOR@lumiplume.example", PASSWORD, NOW + 10 * MINUTE)

    assert refused.value.until == NOW + 15 * MINUTE
    assert workflow.sign_in(store, "noor@lumiplume.example", PASSWORD, NOW + 15 * MINUTE)


def test_the_limit_does_not_tell_who_has_an_account(store):
    for _ in range(10):
        with pytest.raises(SignInRefused):
            workflow.sign_in(store, "nobody@lumiplume.example", "wrong", NOW)

    with pytest.raises(TooManyTries):
        workflow.sign_in(store, "nobody@lumiplume.example", "wrong", NOW)


def test_tries_from_one_address_are_limited_whatever_the_email(store):
    with store.write() as db:
        for number in range(50):
            accounts.add_try(db, workflow.digest(f"n{number}@lumiplume.example"), "203.0.113.9", NOW)

    with pytest.raises(TooManyTries) as refused:
        workflow.sign_in(store, "other@lumiplume.example", "wrong", NOW, address="203.0.113.9")
    with pytest.raises(SignInRefused) as elsewhere:
        workflow.sign_in(store, "other@lumiplume.example", "wrong", NOW, address="203.0.113.10")

    assert refused.value.until == NOW + 15 * MINUTE
    assert type(elsewhere.value) is SignInRefused


def test_a_right_password_forgets_the_wrong_ones_before_it(store, boss):
    with_password(store, boss)
    for _ in range(9):
        with pytest.raises(SignInRefused):
            workflow.sign_in(store, "noor@lumiplume.example", "wrong", NOW)
    workflow.sign_in(store, "noor@lumiplume.example", PASSWORD, NOW)

    assert workflow.sign_in(store, "noor@lumiplume.example", PASSWORD, NOW + MINUTE)


def test_a_weaker_hash_is_made_anew_at_the_next_sign_in(store, boss):
    user = with_password(store, boss)
    weaker = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8 * 1024),)).hash(PASSWORD)
    with store.write() as db:
        accounts.set_password_hash(db, user.id, weaker)

    workflow.sign_in(store, "noor@lumiplume.example", PASSWORD, NOW)

    with store.read() as db:
        _, stored = accounts.credentials(db, "noor@lumiplume.example")
    assert stored != weaker
    assert passwords.check_password(PASSWORD, stored) == (True, None)


def test_only_administrators_manage_accounts(store, boss):
    strangers = (
        hr(store),
        rater(store),
        manager(store),
        Actor(kind="candidate", id="a", roles=frozenset({Role.ADMIN})),
    )
    for actor in strangers:
        with pytest.raises(NotAllowed):
            workflow.add_user(store, actor, "x@lumiplume.example", "X", BOTH, "en", NOW)
        with pytest.raises(NotAllowed):
            workflow.change_user(store, actor, boss.id, NOW, active=False)
        with pytest.raises(NotAllowed):
            workflow.new_password_link(store, actor, boss.id, NOW)


def test_the_people_office_sees_who_is_there_and_others_do_not(store, boss):
    office, reader = hr(store), rater(store)

    assert {one.id for one in workflow.users(store, office)} == {boss.id, office.id, reader.id}
    with pytest.raises(NotAllowed):
        workflow.users(store, reader)


def test_an_email_is_taken_whatever_its_capitals(store, boss):
    workflow.add_user(store, boss, "Noor@Lumiplume.example", "Noor", BOTH, "fr", NOW)
    other, _ = workflow.add_user(store, boss, "other@lumiplume.example", "Other", BOTH, "fr", NOW)

    with pytest.raises(EmailTaken):
        workflow.add_user(store, boss, "noor@lumiplume.EXAMPLE", "Again", BOTH, "fr", NOW)
    with pytest.raises(EmailTaken):
        workflow.change_user(store, boss, other.id, NOW, email="NOOR@lumiplume.example")


@pytest.mark.parametrize("email", ["", "noor", "noor@", "a b@c.example", "@c.example", "n@" + "c" * 260])
def test_what_is_no_email_is_refused(store, boss, email):
    with pytest.raises(EmailRefused):
        workflow.add_user(store, boss, email, "Noor", BOTH, "fr", NOW)


def test_a_user_can_be_changed_and_keeps_what_is_not_mentioned(store, boss):
    user, _ = workflow.add_user(store, boss, "noor@lumiplume.example", "Noor", BOTH, "fr", NOW)

    changed = workflow.change_user(
        store, boss, user.id, NOW, name=" Noor Signs ", roles=frozenset({Role.MANAGER}), language="en"
    )

    expected = {"name": "Noor Signs", "roles": frozenset({Role.MANAGER}), "language": "en"}
    assert changed == user.model_copy(update=expected)
    assert changed in workflow.users(store, boss)


def test_a_role_taken_away_is_gone_at_the_next_run(store, boss):
    user = with_password(store, boss)
    token = workflow.sign_in(store, user.email, PASSWORD, NOW)

    workflow.change_user(store, boss, user.id, NOW, roles=frozenset({Role.RATER}))

    assert session_of(store, token).actor.roles == {Role.RATER}


def test_deactivating_a_user_ends_their_sessions_and_links(store, boss):
    user = with_password(store, boss)
    token = workflow.sign_in(store, user.email, PASSWORD, NOW)
    link = workflow.new_password_link(store, boss, user.id, NOW)

    workflow.change_user(store, boss, user.id, NOW, active=False)

    assert session_of(store, token) is None
    with pytest.raises(LinkRefused):
        workflow.set_password(store, link, PASSWORD, NOW)
    with pytest.raises(SignInRefused):
        workflow.sign_in(store, user.email, PASSWORD, NOW)
    with pytest.raises(NotFound):
        workflow.new_password_link(store, boss, user.id, NOW)
    workflow.change_user(store, boss, user.id, NOW, active=True)
    assert session_of(store, token) is None  # coming back means signing in again
    assert workflow.sign_in(store, user.email, PASSWORD, NOW)


def test_the_last_administrator_stays(store, boss):
    with pytest.raises(LastAdmin):
        workflow.change_user(store, boss, boss.id, NOW, active=False)
    with pytest.raises(LastAdmin):
        workflow.change_user(store, boss, boss.id, NOW, roles=frozenset({Role.HR}))

    second = admin(store, name="Second Keys", email="second@lumiplume.example")
    assert not workflow.change_user(store, second, boss.id, NOW, active=False).active


def test_nobody_can_change_a_user_who_is_not_there(store, boss):
    with pytest.raises(NotFound):
        workflow.change_user(store, boss, "nobody", NOW, name="X")


def test_a_new_password_ends_the_sessions_opened_with_the_old_one(store, boss):
    user = with_password(store, boss)
    token = workflow.sign_in(store, user.email, PASSWORD, NOW)

    link = workflow.new_password_link(store, boss, user.id, NOW + HOUR)
    assert session_of(store, token, NOW + HOUR)  # asking for a link alone locks nobody out
    workflow.set_password(store, link, "another long walk in the rain", NOW + HOUR)

    assert session_of(store, token, NOW + HOUR) is None


def test_what_happens_to_an_account_is_in_the_trail(store, boss):
    user = with_password(store, boss)
    workflow.change_user(store, boss, user.id, NOW, name="Noor S.")
    workflow.sign_in(store, user.email, PASSWORD, NOW)

    with store.read() as db:
        entries = audit.trail(db, user.id)
    verbs = ["add_user", "new_password_link", "set_password", "change_user", "sign_in"]
    assert [one.verb for one in entries] == verbs
    assert entries[3].details == {"name": "Noor S."}
    assert (entries[3].actor_id, entries[4].actor_id) == (boss.id, user.id)
