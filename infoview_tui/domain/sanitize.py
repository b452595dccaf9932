"""Text sanitization: make text from users and files safe to store and to display, without losing its meaning.

Removed: escape sequences (ECMA-48), control characters, lone surrogates, noncharacters, and invisible characters that
reorder or hide text. Preserved: all visible text, and the joiners that emoji, Persian, and Indic scripts need.
"""

import re
import unicodedata

MAX_MARKS = 8
"""Maximum number of combining marks per character; no script in use needs more."""

_MARK_CATEGORIES = frozenset({"Mn", "Me"})  # nonspacing and enclosing marks

JOINERS = "\u200c\u200d"
"""Zero-width non-joiner and joiner, used in emoji and in Persian and Indic scripts."""

_EDGE_SPACE = (
    " \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000" + JOINERS
)

# The body of a control string ends at the end of the line or at the next control character, so that a missing
# terminator loses only the introducer. All quantifiers are possessive or bounded, so matching takes linear time.
_ESCAPE_SEQUENCE = re.compile(
    r"""
      (?: \x1b\[ | \x9b ) [0-?]*+ [ -/]*+ [@-~]                                      # CSI
    | (?: \x1b[\]PX^_] | [\x90\x98\x9d-\x9f] )                                       # OSC, DCS, SOS, PM, APC …
      [^\x07\x18\x1a\x1b\x80-\x9f\n\r\v\f\u2028\u2029]*+ (?: \x07 | \x1b\\ | \x9c )  # … up to BEL or ST
    | \x1b [ -/]*+ [0-~]                                                             # two characters, or a charset
    """,
    re.VERBOSE,
)

_PLANE_ENDS = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
_UNSAFE = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls, except tabs and line breaks
    "\ud800-\udfff"  # lone surrogates
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # reordering (bidi controls)
    "\u00ad\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"  # invisible
    "\U000e0000-\U000e007f"  # tags: invisible ASCII
    f"\ufdd0-\ufdef{_PLANE_ENDS}"  # noncharacters
    "]+"
)
_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_BREAK = re.compile("[\t\n\r\v\f\x85\u2028\u2029][\t\n\r\v\f\x85\u2028\u2029 ]*+")
_POSSIBLY_STACKED = re.compile(rf"[^\w\s!-~]{{{MAX_MARKS + 1},}}+")


def clean_line(text: str, limit: int | None = None) -> str:
    """Return *text* as one safe line: line breaks and tabs become a space, and the ends are stripped.

    Idempotent. Truncates only if *limit* (in characters, at least 1) is given; a truncated line ends with ``…``.
    """
    line = text.strip() if text.isascii() and text.isprintable() else _clean_line(text)
    if limit is None or len(line) <= limit:
        return line
    return line[: limit - 1].rstrip(_EDGE_SPACE) + "…"


def clean_text(text: str) -> str:
    """Return *text* as safe lines separated by ``\\n``: tabs become four spaces; other whitespace is unchanged.

    Idempotent.
    """
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    return _compose(_LINE_END.sub("\n", _strip_hidden(text)).replace("\t", "    "))


def _clean_line(text: str) -> str:
    return _compose(_BREAK.sub(" ", _strip_hidden(text))).strip(_EDGE_SPACE)


def _strip_hidden(text: str) -> str:
    """Remove escape sequences and invisible characters."""
    return _UNSAFE.sub("", _ESCAPE_SEQUENCE.sub("", text))


def _compose(text: str) -> str:
    """Normalize to NFC, with at most `MAX_MARKS` marks per character.

    Marks are limited first, because normalizing a long stack takes quadratic time, and again afterwards because
    normalizing can lengthen a stack.
    """
    unstacked = _POSSIBLY_STACKED.sub(_limit_marks, text)
    composed = unicodedata.normalize("NFC", unstacked)
    if composed == unstacked:
        return composed
    return unicodedata.normalize("NFC", _POSSIBLY_STACKED.sub(_limit_marks, composed))


def _limit_marks(match: re.Match[str]) -> str:
    """Drop the marks and joiners beyond the limit per character."""
    kept: list[str] = []
    marks = 0
    for character in match[0]:
        marks = marks + 1 if unicodedata.category(character) in _MARK_CATEGORIES or character in JOINERS else 0
        if marks <= MAX_MARKS:
            kept.append(character)
    return "".join(kept)
