"""Every verb of the product: pages say what somebody does, and this package checks the right and keeps the record."""

from assessments.store import Store, open_store
from assessments.workflow.accounts import (
    add_user,
    change_user,
    first_admin_link,
    link_owner,
    new_password_link,
    set_password,
    sign_in,
    users,
)
from assessments.workflow.invitations import (
    import_people,
    invite,
    redeem,
    renew_link,
    revoke_invitation,
    set_extra_time,
)
from assessments.workflow.positions import (
    create_position,
    is_frozen,
    position,
    positions,
    revise_position,
    role_profile,
)
from assessments.workflow.sessions import digest, open_session, set_session_language, sign_out, web_session

__all__ = [
    "Store",
    "add_user",
    "change_user",
    "create_position",
    "digest",
    "first_admin_link",
    "import_people",
    "invite",
    "is_frozen",
    "link_owner",
    "new_password_link",
    "open_session",
    "open_store",
    "position",
    "positions",
    "redeem",
    "renew_link",
    "revise_position",
    "revoke_invitation",
    "role_profile",
    "set_extra_time",
    "set_password",
    "set_session_language",
    "sign_in",
    "sign_out",
    "users",
    "web_session",
]
