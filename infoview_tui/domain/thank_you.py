"""Moments of a conversation in a thank-you: whether it mentions one, and where the next one goes (R32, R33)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from infoview_tui.domain.message_facts import StarredMoment
from infoview_tui.domain.message_placeholders import PLACEHOLDERS

MAX_WORDS = 200
"""Longest recommended thank-you: about one minute to read."""

MOMENT_PLACEHOLDER = f"[{PLACEHOLDERS['moment'].gap}]"

USUAL_WORDS = """
thank thanks you for taking the time to talk with me our conversation call today I learned more than I had hoped one
thing stayed with me so did this what you said told mentioned helped advice let know where this leads how it goes
pointing offering promised send dear warm best regards grateful generous insights experience sharing appreciate great
really much again
"""
"""Words of any thank-you, which say nothing about this conversation."""

_MIN_CITED_WORDS = 4
"""Number of consecutive words in common that counts as mentioning a moment."""

_QUOTE_MARKS = '"“”„«»'


def cites_note(body: str, note: str) -> bool:
    """Whether a text quotes a note: at least four consecutive words of it, or all if it has fewer."""
    words = _words(note)
    return bool(words) and _is_cited(words, _words(body))


def find_moment_span(body: str, moments: Sequence[StarredMoment]) -> tuple[int, int]:
    """Return the start and end of the span of a draft that the next moment should replace.

    This is the placeholder if there is one; otherwise the end of the line with the last moment used; otherwise the end
    of the draft.
    """
    start = body.find(MOMENT_PLACEHOLDER)
    if start >= 0:
        return start, start + len(MOMENT_PLACEHOLDER)
    found = [body.rfind(text) for text in map(_strip_quotes, moments) if text]
    last = max(found, default=-1)
    if last < 0:
        return len(body), len(body)
    end = body.find("\n", last)
    end = len(body) if end < 0 else end
    return end, end


def _strip_quotes(moment: StarredMoment) -> str:
    """Return the text of a moment without enclosing quotation marks; the draft adds its own."""
    return " ".join(moment.text.split()).strip(_QUOTE_MARKS + " ")


def _is_cited(moment: list[str], written: list[str]) -> bool:
    size = min(len(moment), _MIN_CITED_WORDS)
    runs = {tuple(moment[start : start + size]) for start in range(len(moment) - size + 1)}
    runs = {run for run in runs if not _USUAL.issuperset(run)}
    return any(tuple(written[start : start + size]) in runs for start in range(len(written) - size + 1))


def _words(text: str) -> list[str]:
    return re.findall(r"[\w']+", text.casefold().replace("’", "'").replace("‘", "'"))


_USUAL = frozenset(_words(USUAL_WORDS))
