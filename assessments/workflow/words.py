"""What was written in answers, as the record holds it."""

from collections.abc import Mapping

from assessments.answer import RevisionAnswer, SpokenAnswer, WrittenAnswer
from assessments.attempt import Response

Answers = Mapping[str, Response]


def is_sent(item_id: str, answers: Answers) -> bool:
    """Whether an answer was sent and can no longer be changed."""
    sent = answers.get(item_id)
    return sent is not None and sent.sealed


def text_of(response: Response) -> str:
    """The words of a written or revised answer, the script of a spoken one; nothing otherwise."""
    match response.answer:
        case WrittenAnswer(text=text) | RevisionAnswer(text=text) | SpokenAnswer(script=text):
            return text
        case _:
            return ""
