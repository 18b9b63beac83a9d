"""A live chat as it is read afterwards: each line with what was said and done about it."""

from assessments.answer import ChatEntry, LiveChatAnswer
from assessments.evidence import latency
from assessments.item import AnyItem, LiveChat
from pages.parts.words import _, n_
from rubric.record import Language

Heard = tuple[str, tuple[str, ...]]  # a line of the chat, or nothing; what was said and done about it


def lines(item: AnyItem, answer: LiveChatAnswer, said: Language) -> tuple[Heard, ...]:
    """The lines in their order; at the end what was said to everybody."""
    if not isinstance(item, LiveChat):
        return ()
    own = {
        one.id: tuple(_entry(item, each, said) for each in answer.entries if each.line == one.id) for one in item.lines
    }
    heard = [
        (f"{number}. {one.author}: {one.text.said(said)}", own[one.id])
        for number, one in enumerate(item.lines, start=1)
    ]
    aloud = tuple(_entry(item, each, said) for each in answer.entries if each.line is None)
    return (*heard, *([(_("To everybody"), aloud)] if aloud else []))


def _entry(item: LiveChat, entry: ChatEntry, said: Language) -> str:
    """What was done, in brackets, and what was said."""
    deeds = [one.text.said(said) for one in item.deeds if one.id in entry.deeds]
    done = f"[{', '.join(deeds)}]" if deeds else ""
    return " ".join(filter(None, (done, entry.text)))


def copied(item: LiveChat, answer: LiveChatAnswer, said: Language) -> list[str]:
    """The same as lines of text, for whoever answered; they alone are told how soon."""
    text = [line for about, own in lines(item, answer, said) for line in (about, *(f"  > {one}" for one in own))]
    soon = latency(item, answer)
    if soon is not None:
        told = n_(
            "Half of your answers came within {count} second of their line. Only you are told; it is not scored.",
            "Half of your answers came within {count} seconds of their line. Only you are told; it is not scored.",
            round(soon),
        )
        text.append(told)
    return text
