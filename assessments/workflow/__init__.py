"""Every verb of the product: pages say what somebody does, and this package checks the right and keeps the record."""

# pyright: reportUnusedImport=false
# Every import here is handed on; a second list of the names would be longer than the file may be.

from assessments.store import Busy, Store, WrongDatabase, open_store
from assessments.workflow import conditions, interviewing, transparency, validating
from assessments.workflow.accepting import (
    accept_anchor,
    anchor_choice,
    anchors_in_use,
    copies_of,
    withdraw_anchor,
    withdraw_copies,
)
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
from assessments.workflow.assigning import cross, raters_view, set_rating_plan
from assessments.workflow.authoring import choosable, make_tasks, own_tasks
from assessments.workflow.beginning import begin
from assessments.workflow.board import board
from assessments.workflow.chatting import Heard, heard
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
from assessments.workflow.demographics import (
    impact_rows,
    own_demographics,
    say_of_oneself,
    withdraw_demographics,
)
from assessments.workflow.drafts import draft, keep_draft
from assessments.workflow.filtering import matching, waiting
from assessments.workflow.following import own_severity, severities
from assessments.workflow.forms import SHIPPED, compose_form, composed_forms, form_choices
from assessments.workflow.gallery import empty_card, keyed_task, tried
from assessments.workflow.health import Behind, Health, SatForm, Seen, Unit, behind_health, item_health, sat_forms
from assessments.workflow.hiring import (
    Undone,
    changes,
    drop_view,
    extend,
    move,
    note_mails,
    save_view,
    saved_views,
    undo,
    uninvite,
)
from assessments.workflow.invitations import (
    DeadlinePast,
    import_people,
    import_table,
    invite,
    invite_again,
    redeem,
    renew_link,
    revoke_invitation,
    set_extra_time,
    set_untimed,
)
from assessments.workflow.judging import card, laid, next_card, queue, rate, waits
from assessments.workflow.mailing import Round, mails, send_mails, send_waiting, take_back
from assessments.workflow.norming import Deciding, Placed, deciding, people_beside, placed
from assessments.workflow.opened import FileRefused, open_table
from assessments.workflow.own_reports import (
    answer_contest,
    contest,
    contests_of,
    open_contests,
    own_report,
    share_report,
    shared_report,
)
from assessments.workflow.pair_rounds import (
    pair_rounds,
    pair_tasks,
    paired_work,
    pairs_among,
    propose_anchor,
    set_pair_round,
)
from assessments.workflow.pairing import judge_pair, next_pair_card, pair_card, pair_queue
from assessments.workflow.pasted import PARTS, Part, guess
from assessments.workflow.personal import personal_data
from assessments.workflow.positions import (
    create_position,
    is_frozen,
    position,
    positions,
    revise_position,
    role_profile,
)
from assessments.workflow.queueing import Words
from assessments.workflow.reading import answers_of, answers_to, report_notices
from assessments.workflow.recordings import finish_recording, media_file, save_chunk, sound_figures
from assessments.workflow.reports import comparison, dossier, fit_report
from assessments.workflow.retention import (
    amount,
    erase_candidate,
    erase_due,
    erased,
    hold_back,
    kept,
    release,
    would_go,
)
from assessments.workflow.retest import WEEKS, Since, is_again, retest_code, since
from assessments.workflow.saving import save_response, save_typed, send_answer
from assessments.workflow.screening import SCORED_PAGE, export, refresh_unfinished, scored_ids, scored_page
from assessments.workflow.selfassessment import self_report, start_self
from assessments.workflow.sessions import digest, open_session, set_session_language, sign_out, web_session
from assessments.workflow.settling import settle, unsettled, unsettled_card
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
from assessments.workflow.training import (
    admit,
    train,
    training_card,
    training_results,
    trainings,
    waiting_for_lead,
)
from assessments.workflow.uploads import save_upload
from assessments.workflow.weighing import FIELD_SHOWN, field
