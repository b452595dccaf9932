"""Joined questions: whether a question asks two things at once (R19)."""

from __future__ import annotations

import re
from functools import cache

from infoview_tui.domain.closed_questions import split_sentences

_WH = r"(?:what|how|who|whom|whose|why|when|where|which)"
_AUXILIARY = r"(?:do|does|did|is|are|was|were|have|has|had|can|could|would|will|should|might|may)(?:n't)?"
_SUBJECT = (
    r"(?:i|you|we|they|he|she|it|there|this|that|these|those|the|your|my|their|his|her|our|a|an|people|anyone|someone)"
)


def asks_twice(text: str) -> bool:
    """Whether an English text in lower case asks two questions.

    A short addition (``…, and why?``) and a contrast (``what do newcomers know and what don't they``) are not two.
    """
    asked = [sentence for sentence in split_sentences(text) if "?" in sentence]
    return len([sentence for sentence in asked if len(sentence.split()) > 2]) > 1 or any(map(_joins_two, asked))


def _joins_two(sentence: str) -> bool:
    sentence = _strip_opening(sentence)
    if not _starts_as_question().match(sentence):
        return False
    return any(map(_is_second_question, _joint().finditer(sentence))) or bool(_closed_joint().search(sentence))


def _strip_opening(sentence: str) -> str:
    """Return a question without what is before it: ``In a typical month, …`` or ``Think of last week: …``."""
    sentence = sentence.rpartition(": ")[2]
    opening, _, rest = sentence.partition(", ")
    return rest if _starts_as_question().match(rest) and not _starts_as_main_question().match(opening) else sentence


def _is_second_question(joint: re.Match[str]) -> bool:
    before, after, word = joint.string[: joint.start()], joint.string[joint.end() :], joint["word"]
    if not re.search(r"\w", after) or after.startswith(" to ") or re.search(rf"\b{_WH}$", before):
        return False  # "…, and why?", "and how to …", "where and when …"
    measure = after.split()[0]
    if f"{word} {measure} " in before and not re.fullmatch(_AUXILIARY, measure):
        return False  # "how much is research, and how much is writing?"
    if _inverted().match(after):
        return True
    if re.match(_AUXILIARY, before) or (" about " in before and not joint["comma"]):
        return False  # "could you tell me … and how you decided?", "think about the job and what it means?"
    earlier = re.findall(rf"\b{_WH}\b", before)
    return word not in earlier and len(earlier) < 2


@cache
def _starts_as_question() -> re.Pattern[str]:
    return re.compile(rf"(?:and |so |but )?(?:{_WH}\b|{_AUXILIARY} {_SUBJECT}\b)")


@cache
def _starts_as_main_question() -> re.Pattern[str]:
    """A question, but not a clause such as ``when something goes wrong``."""
    wh = r"(?:what|how|who|whom|whose|why|which)"
    return re.compile(rf"(?:and |so |but )?(?:{wh}\b|{_WH}(?: \w+)? {_AUXILIARY}\b|{_AUXILIARY} {_SUBJECT}\b)")


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(rf"(?P<comma>,)? (?:and|or|but)(?: then| also| if so,)? (?P<word>{_WH})\b")


@cache
def _closed_joint() -> re.Pattern[str]:
    return re.compile(rf",? (?:and|or) (?:do|does|did|is|are|was|were|have|has)(?:n't)? {_SUBJECT}\b")


@cache
def _inverted() -> re.Pattern[str]:
    return re.compile(rf"(?:'s|'re| (?:\w+ ){{0,3}}{_AUXILIARY}) {_SUBJECT}\b")
