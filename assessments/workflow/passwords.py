"""Passwords: how long they are, and how they are hashed and checked without exhausting the machine."""

import threading
from functools import cache

from pwdlib import PasswordHash

from assessments.attempt import WeakPassword

SHORTEST = 12  # characters; length is what holds, so no other rule is made
LONGEST = 200

# Argon2id takes 64 MiB for a quarter of a second: a crowd at the door may not take it all at once.
_HASHING = threading.BoundedSemaphore(2)
_HASHER = PasswordHash.recommended()


def hash_password(password: str) -> str:
    """Raises WeakPassword unless it has 12 to 200 characters that are not all alike."""
    if not SHORTEST <= len(password) <= LONGEST or len(set(password)) == 1:
        raise WeakPassword
    with _HASHING:
        return _HASHER.hash(password)


def check_password(password: str, stored: str | None) -> tuple[bool, str | None]:
    """Whether it is right, and a fresh hash where the stored one was made with weaker settings.

    Without a stored hash the work is done all the same, so that the time taken does not tell who has an account.
    """
    with _HASHING:
        right, fresh = _HASHER.verify_and_update(password[:LONGEST], stored or _nobody())
    return right and stored is not None, fresh if stored else None


@cache
def _nobody() -> str:
    return _HASHER.hash("nobody's password")
