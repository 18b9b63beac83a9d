"""How long a form takes, in words."""

from assessments import bank
from assessments.form import FormId
from pages.parts import words


def task_time(form_id: FormId) -> str:
    """The minutes of all tasks of a form: "1 h 32 min"."""
    return words.minutes(sum(bank.task(task_id).minutes for task_id in bank.form(form_id).task_ids))
