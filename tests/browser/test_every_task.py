"""Every task of the bank on a phone, with a keyboard only, in both languages: answered, looked at, and there again
after the server was killed.
"""

import pytest

from assessments import bank, workflow
from rubric.record import LANGUAGES
from tests import seats
from tests.browser.conftest import settle
from tests.browser.looking import troubles
from tests.browser.walking import now, said, until

TOGETHER = 8  # tasks in one sitting, or one more
ALL = tuple(one.id for one in bank.choosable())
TASKS = [ALL[at :: len(ALL) // TOGETHER] for at in range(len(ALL) // TOGETHER)]  # never a task and its second form
STOPS = 400  # more than any task has

# Where the keyboard is: what kind of thing, what stands on it, and whether it, or its group, is answered already. What
# Streamlit draws holds no answers.
HERE = """() => {
  let one = document.activeElement;
  while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  if (!one || one.getRootNode() === document) return ['not ours', '', false];
  const kind = one.type ?? one.tagName.toLowerCase();
  const group = [...(one.closest('fieldset') ?? one.parentElement).querySelectorAll('input')];
  const answered = { radio: () => group.some((each) => each.name === one.name && each.checked),
                     checkbox: () => group.some((each) => each.checked),
                     number: () => one.value !== '', 'select-one': () => one.value !== '' }[kind]
                   ?? (() => one.visited);
  const found = [kind, one.textContent.trim(), Boolean(answered())];
  one.visited = true;
  return found;
}"""
# Which row or which element of a layout is open is nobody's answer; test_canvas and test_timetabling look at those.
FIELDS = """() => {
  const found = [];
  const walk = (node) => {
    for (const one of node.querySelectorAll('*')) {
      const ours = one.getRootNode() !== document;
      if (ours && one.matches('textarea, select')) found.push(one.value);
      if (ours && one.matches('input')) found.push(['radio', 'checkbox'].includes(one.type) ? one.checked : one.value);
      if (one.shadowRoot && !['canvas', 'timetable'].includes(one.dataset.kind)) walk(one.shadowRoot);
    }
  };
  walk(document);
  return found;
}"""


def parts_of(tasks):
    """The tasks in parts: what faces an answer of an earlier part stands in a later one."""
    late = tuple(one for one in tasks if any(getattr(item, "own_error", None) for item in bank.task(one).items))
    return tuple(filter(None, (tuple(one for one in tasks if one not in late), late)))


def answer(page, language):
    """Go through a task with Tab, give everything that asks for it an answer, and stop on the way to the next one."""
    ways = ("Send and go on", "Send this reply", "Write it", "Describe it in words", "Begin the chat")
    sends = {said(one, language) for one in ways}
    onwards = {said(one, language) for one in ("Next task", "Review this part")}
    pressed = False
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        kind, words, answered = page.evaluate(HERE)
        if kind == "button" and words in onwards:
            return
        if kind == "button" and words in sends:
            page.keyboard.press("Enter")
            settle(page)
            page.evaluate("() => { document.body.tabIndex = -1; document.body.focus(); }")
        elif kind == "submit" and not pressed:
            page.keyboard.press("Enter")
            pressed = True
        elif answered:
            continue
        elif words == said("Add a row", language) or (kind == "button" and words.startswith("+")):  # of a layout
            page.keyboard.press("Enter")
        elif kind in {"radio", "checkbox"}:
            page.keyboard.press("Space")
        elif kind == "select-one":
            page.keyboard.press("ArrowDown")
        elif kind in {"textarea", "text", "number"}:
            page.keyboard.press("Control+End")
            page.keyboard.type("1")
    raise AssertionError("the way on is never reached")


def left_open(store, me, task_id):
    (task,) = (one for one in workflow.sitting(store, me, now()).tasks if one.task.id == task_id)
    return [one.item.id for one in task.items if one.answer is None and not one.hidden]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("tasks", TASKS, ids="-".join)
def test_it_is_answered_by_keyboard_on_a_phone_and_outlives_the_server(fresh_server, visit, tasks, language):
    server, parts = fresh_server, parts_of(tasks)
    form = seats.composed(server.store, *parts)
    me = seats.at_work(server.store, seats.candidate(server.store, form=form, language=language))
    visitor = visit(server, width=390, dark=language == "fr", locale=language).sign_in(server.store, me, language)
    for place, part in enumerate(parts):
        if place:
            workflow.end_block(server.store, me, now())
            workflow.start_block(server.store, me, now())
        wrong, fields = {}, {}
        for task_id in part:
            page = visitor.open(f"/take?task={task_id}")
            answer(page, language)
            if found := troubles(page):
                wrong[task_id] = found
            until(lambda task_id=task_id: not left_open(server.store, me, task_id))
            fields[task_id] = page.evaluate(FIELDS)
        assert wrong == {}

        server.kill()
        server.start()
        for task_id in part:
            assert visitor.open(f"/take?task={task_id}").evaluate(FIELDS) == fields[task_id], task_id
