"""Closed questions: whether a question can be answered yes or no (R19)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache


def is_closed_question(text: str) -> bool:
    """Whether an English question can be answered yes or no (R19).

    ``Could you tell me how…`` is open despite its form, and a closed question followed by an open one is open. When in
    doubt, a question counts as open, since a false alarm is worse than a missed one.
    """
    sentences = split_sentences(text.replace("’", "'").lower())
    asked = [sentence for sentence in sentences if "?" in sentence] or sentences[-1:]
    return bool(asked) and all(_is_closed(sentence) for sentence in asked)


def split_sentences(text: str) -> list[str]:
    """Return the sentences of a text, which end with a sign and a space."""
    return [part.strip() for part in re.split(r"(?<=[.?!…])\s+", text) if part.strip()]


def _is_closed(sentence: str) -> bool:
    words = _words(sentence)
    if not words:
        return False
    if words[0] in _QUESTION_WORDS:
        return False
    if _or_not_pattern().search(sentence):
        return True
    if not _starts_closed(words):
        # "Looking back, would you do it again?" is closed after the comma.
        words = _words(sentence.partition(",")[2])
        if not _starts_closed(words):
            return False
    return not _is_polite_open_question(words)


def _words(text: str) -> list[str]:
    words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", text)
    while words and words[0] in _CONNECTIVES:
        del words[0]
    return words


def _starts_closed(words: Sequence[str]) -> bool:
    first = words[0] if words else ""
    if first == "was":
        # In German, "was" means "what", and banks may be in any language.
        return len(words) > 1 and words[1] in _SUBJECTS
    return first in _AUXILIARIES or (first.endswith("n't") and first != "n't")


def _is_polite_open_question(words: Sequence[str]) -> bool:
    """Whether it is a polite open question: ``Would you walk me through…``, ``May I ask what…``."""
    rest = [word for word in words[1:8] if word not in _SOFTENERS]
    if (
        len(rest) < 2
        or rest[0] not in {"you", "i", "we"}
        or not (words[0] in _POLITE_AUXILIARIES or "mind" in words[:3])
    ):
        return False
    if "if" in rest[2:] or "whether" in rest[2:]:
        return False
    if rest[1] in {"ask", "say", "think"}:
        return any(word in _QUESTION_WORDS for word in rest[2:])
    return rest[1].startswith(_TELL_VERB_STEMS) or (
        rest[1].startswith(_GIVE_VERB_STEMS) and rest[2:3] != [] and rest[2] in _RECIPIENT_WORDS
    )


_CONNECTIVES = frozenset({"and", "but", "so", "or", "well", "then", "also", "please"})
_QUESTION_WORDS = frozenset({"how", "what", "which", "why", "who", "whom", "whose", "where", "when"})
_AUXILIARIES = frozenset(
    {"do", "does", "did", "is", "are", "were", "am", "can", "could", "would", "will", "shall", "should", "may", "might"}
    | {"must", "have", "has", "had"}
)
_SUBJECTS = frozenset(
    {"i", "you", "he", "she", "it", "we", "they", "there", "this", "that", "these", "those", "the", "a", "an", "my"}
    | {"your", "his", "her", "its", "our", "their", "any", "anyone", "anything", "someone", "something", "everyone"}
)
_SOFTENERS = frozenset({"please", "perhaps", "maybe", "briefly", "mind", "be", "able", "willing", "to", "kindly"})
_POLITE_AUXILIARIES = frozenset({"can", "could", "would", "will", "may", "might"})
_TELL_VERB_STEMS = (
    "tell",
    "describ",
    "walk",
    "explain",
    "shar",
    "talk",
    "paint",
    "compar",
    "elaborat",
    "expand",
    "outlin",
    "nam",
)
_GIVE_VERB_STEMS = ("giv", "show", "help", "tak", "point", "run", "introduc")
_RECIPIENT_WORDS = frozenset({"me", "us", "an", "some", "examples"})


@cache
def _or_not_pattern() -> re.Pattern[str]:
    return re.compile(r"\bor not\W*$")
