"""Every verb of the product: pages say what somebody does, and this package checks the right and keeps the record."""

from assessments.store import Store, WrongDatabase, open_store
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
from assessments.workflow.board import board
from assessments.workflow.decisions import (
    answer_arrangement,
    arrangements,
    decide,
    decisions,
    note_missing,
    own_arrangements,
    request_arrangement,
    trail,
)
from assessments.workflow.invitations import (
    DeadlinePast,
    import_people,
    invite,
    redeem,
    renew_link,
    revoke_invitation,
    set_extra_time,
)
from assessments.workflow.judging import after_rating, card, next_card, queue, rate
from assessments.workflow.positions import (
    create_position,
    is_frozen,
    position,
    positions,
    revise_position,
    role_profile,
)
from assessments.workflow.reading import answers_of, report_notices
from assessments.workflow.recordings import finish_recording, media_file, save_chunk
from assessments.workflow.reports import comparison, fit_report
from assessments.workflow.saving import save_response, send_answer
from assessments.workflow.selfassessment import self_report, start_self
from assessments.workflow.sessions import digest, open_session, set_session_language, sign_out, web_session
from assessments.workflow.sitting import (
    acknowledge,
    choose_language,
    end_block,
    finish_practice,
    notice,
    own_answers,
    sitting,
    start_block,
    submit,
    thanks,
)
from assessments.workflow.sweeping import sweep

__all__ = [
    "DeadlinePast",
    "Store",
    "WrongDatabase",
    "acknowledge",
    "add_user",
    "after_rating",
    "answer_arrangement",
    "answers_of",
    "arrangements",
    "board",
    "card",
    "change_user",
    "choose_language",
    "comparison",
    "create_position",
    "decide",
    "decisions",
    "digest",
    "end_block",
    "finish_practice",
    "finish_recording",
    "first_admin_link",
    "fit_report",
    "import_people",
    "invite",
    "is_frozen",
    "link_owner",
    "media_file",
    "new_password_link",
    "next_card",
    "note_missing",
    "notice",
    "open_session",
    "open_store",
    "own_answers",
    "own_arrangements",
    "position",
    "positions",
    "queue",
    "rate",
    "redeem",
    "renew_link",
    "report_notices",
    "request_arrangement",
    "revise_position",
    "revoke_invitation",
    "role_profile",
    "save_chunk",
    "save_response",
    "self_report",
    "send_answer",
    "set_extra_time",
    "set_password",
    "set_session_language",
    "sign_in",
    "sign_out",
    "sitting",
    "start_block",
    "start_self",
    "submit",
    "sweep",
    "thanks",
    "trail",
    "users",
    "web_session",
]
