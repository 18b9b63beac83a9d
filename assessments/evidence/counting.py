"""How long a text is, counted the way each network counts."""

import unicodedata
from typing import assert_never

import regex

from assessments.evidence.folding import composed
from assessments.item import Count, Limits
from rubric.record import Record

LINK_WEIGHT = 23  # X: docs.x.com/fundamentals/counting-characters, every link
EMOJI_WEIGHT = 2  # X: any emoji, whole families included
_LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))  # X: code points that weigh 1, all others 2

_COUNTRIES = (
    "ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd "
    "cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gb gd "
    "ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg "
    "kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv "
    "mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa "
    "sb sc sd se sg sh si sj sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua "
    "ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw"
)
_GENERIC = (
    "academy agency app art bio biz blog cafe careers city cloud club com community company design dev earth eco edu "
    "email events example fashion film fun gallery garden gift gov green group guide help host house info ink int jobs "
    "kitchen life link live ltd market media mil mobi museum name net news online org page paris photo press pro "
    "run sale school science shop site social space store studio support team tech tips today tools top tours travel "
    "video web wiki work works world xyz zone bzh corsica alsace swiss london"
)  # .example, reserved for invented sites, is a link in the story's world
_ENDINGS = "|".join([*_COUNTRIES.split(), *_GENERIC.split()])
_LETTER = r"a-z0-9\u00c0-\u024f"
_STEP = rf"[{_LETTER}!*';:=+,.$/%#\[\]\-\u2013_~@|&]"
_PATH = rf"(?:/(?:{_STEP}|\({_STEP}+\))*(?<=[{_LETTER}+\-=_#/)]))?"
_QUERY = rf"(?:\?[{_LETTER}!?*'@();:&=+$/%#\[\]\-_.,~|]*(?<=[{_LETTER}\-_&=#/]))?"
_REST = rf"(?:{_ENDINGS})(?![a-z0-9@])(?::\d+)?{_PATH}{_QUERY}"
LINK = regex.compile(
    rf"(?<![a-z0-9@$#])https?://(?:[{_LETTER}][{_LETTER}_\-]*+\.){{1,20}}{_REST}"
    rf"|(?<![a-z0-9@$#_\-./\u00c0-\u024f])(?:[a-z0-9][a-z0-9_\-]*+\.){{1,20}}{_REST}",
    regex.IGNORECASE,
)

_SHAPE = r"(?:\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier}|(?!\uFE0E)))"
EMOJI = regex.compile(
    r"\p{Regional_Indicator}{2}|[0-9#*]\uFE0F?\u20E3|[©®]\uFE0F"
    rf"|(?![©®]){_SHAPE}(?:[\U000E0020-\U000E007E]+\U000E007F|(?:\u200D{_SHAPE})*)"
)
GRAPHEME = regex.compile(r"\X")
_HASHTAG = regex.compile(r"(?<!\w)#\w+")
_BESIDES_A_WORD = frozenset("\u2122")  # ™ is a picture to Unicode and a letter to everybody else


class Counters(Record):
    """What an editor shows beside a text, and what is checked when it is judged."""

    count: int
    maximum: int | None
    minimum: int | None
    visible: str  # what shows before "more"; the whole text where nothing is folded
    hashtags: tuple[str, ...]
    hashtags_maximum: int | None
    emoji: int
    emoji_maximum: int | None
    lines: int
    lines_maximum: int | None

    @property
    def too_long(self) -> bool:
        return self.maximum is not None and self.count > self.maximum

    @property
    def too_short(self) -> bool:
        return self.minimum is not None and self.count < self.minimum


def count(text: str, how: Count) -> int:
    """The length of a text in the unit of its network; never raises."""
    match how:
        case "codepoints":
            return len(text)
        case "x_weighted":
            return _x_weighted(text)
        case "graphemes":
            return sum(1 for _ in GRAPHEME.finditer(text))
        case "bytes":
            return len(text.encode("utf-8", "surrogatepass"))
        case "words":
            return len(words(text))
        case _:
            assert_never(how)


def words(text: str) -> list[str]:
    """Pieces between white space that hold a letter or a digit: "l’atelier" is one word, "10 h" is two."""
    return [piece for piece in text.split() if any(char.isalnum() for char in piece)]


def hashtags(text: str) -> tuple[str, ...]:
    """The hashtags of a text, in order, repeated ones too; what follows a # inside a link is none."""
    return tuple(_HASHTAG.findall(LINK.sub(" ", composed(text).text)))


def without_capitals(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Hashtags that a screen reader takes for one word, should they be several: no capital anywhere."""
    return tuple(tag for tag in tags if not any(char.isupper() for char in tag))


def emoji(text: str) -> tuple[str, ...]:
    """The emoji of a text, families and flags whole."""
    return tuple(one.group() for one in EMOJI.finditer(text) if one.group() not in _BESIDES_A_WORD)


def before_fold(text: str, limits: Limits) -> str:
    """What shows before "more": all of it when it counts no more than the fold, else that many code points,
    without cutting a visible character in two.
    """
    if limits.fold is None or count(text, limits.count) <= limits.fold:
        return text
    end = 0
    for one in GRAPHEME.finditer(text):
        if one.end() > limits.fold:
            break
        end = one.end()
    return text[:end]


def counters(text: str, limits: Limits) -> Counters:
    """Everything an editor counts, against its limits."""
    return Counters(
        count=count(text, limits.count),
        maximum=limits.maximum,
        minimum=limits.minimum,
        visible=before_fold(text, limits),
        hashtags=hashtags(text),
        hashtags_maximum=limits.hashtags,
        emoji=len(emoji(text)),
        emoji_maximum=limits.emoji,
        lines=text.count("\n") + 1 if text else 0,
        lines_maximum=limits.lines,
    )


def _x_weighted(text: str) -> int:
    """The weights of X (twitter-text, configuration 3): links 23, emoji 2, four ranges of code points 1, others 2."""
    composed_text = unicodedata.normalize("NFC", text)
    links = sum(1 for _ in LINK.finditer(composed_text))
    rest = LINK.sub("", composed_text)
    pictures = sum(1 for _ in EMOJI.finditer(rest))
    return links * LINK_WEIGHT + pictures * EMOJI_WEIGHT + sum(map(_weight, EMOJI.sub("", rest)))


def _weight(char: str) -> int:
    return 1 if any(low <= ord(char) <= high for low, high in _LIGHT) else 2
