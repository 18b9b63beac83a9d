"""What a candidate's page handed to its pieces, which no test tool of Streamlit's looks into."""

import json
from html import unescape


def handed(at, kind, key=""):
    """To every piece of one kind, in their order; `key` is a part of its id."""
    shown = [json.loads(one.proto.json)[0] for one in at.get("bidi_component")]
    parts = [part for one in shown for part in one.get("parts", ())]
    return [part["data"] for part in parts if part["kind"] == kind and key in part["id"]]


def chats(at):
    """The live chats, which stand alone."""
    shown = [json.loads(one.proto.json)[0] for one in at.get("bidi_component")]
    return [one for one in shown if "deeds" in one]


def titles(at):
    """The headings of the page: of Streamlit's, and the one of a task."""
    shown = [one.value.replace("\\", "") for one in at.title]
    return shown + [unescape(one["html"].split(">")[1].split("<")[0]) for one in handed(at, "words", "title")]


def told(at):
    """What is to be read among the questions."""
    return unescape("".join(one["html"] for one in handed(at, "words")))


def boxes(at):
    """The boxes for words, by item."""
    return {one["item"]: one for part in handed(at, "editor") for one in part["boxes"]}


def questions(at):
    """The questions of choice, by item, with the lists of options that they share."""
    return {one["item"]: one | {"lists": part["lists"]} for part in handed(at, "choices") for one in part["questions"]}


def rows(at):
    """What stands on every button of ours, by the id of its row."""
    shown = [json.loads(one.proto.json)[0] for one in at.get("bidi_component")]
    parts = [part for one in shown for part in one.get("parts", ()) if part["kind"] == "submit"]
    return {part["id"]: [one["label"] for one in part["data"]["buttons"]] for part in parts}
