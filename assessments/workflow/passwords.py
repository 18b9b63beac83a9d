"""Passwords: how long they are, and how they are hashed and checked without exhausting the machine."""

import threading
from functools import cache
from typing import TYPE_CHECKING

from assessments.attempt import WeakPassword

if TYPE_CHECKING:
    from pwdlib import PasswordHash

SHORTEST = 12  # characters; length is what holds, so no other rule is made
LONGEST = 200

# Argon2id takes 64 MiB for a quarter of a second: a crowd at the door may not take it all at once.
_HASHING = threading.BoundedSemaphore(2)


def hash_password(password: str) -> str:
    """Raises WeakPassword unless it has 12 to 200 characters that are not all alike."""
    if not SHORTEST <= len(password) <= LONGEST or len(set(password)) == 1:
        raise WeakPassword
    with _HASHING:
        return _hasher().hash(password)


def check_password(password: str, stored: str | None) -> tuple[bool, str | None]:
    """Whether it is right, and a fresh hash where the stored one was made with weaker settings.

    Without a stored hash the work is done all the same, so that the time taken does not tell who has an account.
    """
    with _HASHING:
        right, fresh = _hasher().verify_and_update(password[:LONGEST], stored or _nobody())
    return right and stored is not None, fresh if stored else None


@cache
def _hasher() -> "PasswordHash":
    from pwdlib import PasswordHash  # noqa: PLC0415 - only who signs in with a password loads Argon2

    return PasswordHash.recommended()


@cache
def _nobody() -> str:
    return _hasher().hash("nobody's password")
