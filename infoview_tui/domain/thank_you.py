"""Thank-you messages: a draft that mentions a moment of the conversation (R32, R33)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from infoview_tui.domain.enums import NoteKind
from infoview_tui.domain.message_facts import MessageDraft as MessageDraft, StarredMoment as StarredMoment

MAX_WORDS = 200
"""Longest recommended thank-you: about one minute to read."""

MOMENT_PLACEHOLDER = "[a moment of our conversation]"
THEIR_NAME_PLACEHOLDER = "[their name]"
MY_NAME_PLACEHOLDER = "[your name]"
PLACEHOLDERS = (MOMENT_PLACEHOLDER, THEIR_NAME_PLACEHOLDER, MY_NAME_PLACEHOLDER)
"""Placeholders in a draft. All of them must be replaced before it is sent."""

_MIN_CITED_WORDS = 4
"""Number of consecutive words in common that counts as mentioning a moment."""

_MAX_CITED_MOMENTS = 2
_QUOTE_MARKS = '"“”„«»'


class ThankYouFacts(NamedTuple):
    """Input for a thank-you. ``referrals`` are the names that the user accepted.

    ``commitments`` are the user's commitments that are on the to-do list; ``intentions`` are those that are not.
    """

    contact_first_name: str
    person_name: str
    moments: Sequence[StarredMoment] = ()
    commitments: Sequence[str] = ()
    referrals: Sequence[str] = ()
    intentions: Sequence[str] = ()


def draft_thank_you(facts: ThankYouFacts) -> MessageDraft:
    """Draft a short, warm thank-you that mentions the first starred moments (R33).

    Uses only *facts*, and never a moment that is off the record.
    """
    paragraphs = [
        f"Dear {facts.contact_first_name.strip() or THEIR_NAME_PLACEHOLDER},",
        "Thank you for taking the time to talk with me. I learned more than I had hoped.",
        _format_moments(facts.moments),
    ]
    if facts.referrals:
        paragraphs.append(
            f"Thank you also for pointing me to {_join_with_and(facts.referrals)}. I will let you know how it goes."
        )
    if facts.commitments:
        paragraphs.append(f"As promised, I will {_join_with_and(list(map(_verb_phrase, facts.commitments)))}.")
    if facts.intentions:
        paragraphs.append(f"I plan to {_join_with_and(list(map(_verb_phrase, facts.intentions)))}.")
    paragraphs.append("I will let you know where this leads.")
    paragraphs.append(f"With warm thanks,\n{facts.person_name.strip() or MY_NAME_PLACEHOLDER}")
    return MessageDraft("Thank you for our conversation", "\n\n".join(paragraphs))


def cites_moment(body: str, moment: StarredMoment) -> bool:
    """Whether a text mentions a moment: at least four consecutive words of it, or all if it has fewer."""
    words = _words(moment.text)
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


def _format_moments(moments: Sequence[StarredMoment]) -> str:
    usable = [moment for moment in moments if moment.kind is not NoteKind.OFF_RECORD and _strip_quotes(moment)]
    if not usable:
        return f"What stayed with me most was {MOMENT_PLACEHOLDER}."
    sentences = [
        (
            f"One thing you said stayed with me: “{_strip_quotes(moment)}”"
            if index == 0
            else f"So did this: “{_strip_quotes(moment)}”"
        )
        if moment.kind is NoteKind.QUOTE
        else (
            f"One thing stayed with me: {_strip_quotes(moment)}"
            if index == 0
            else f"I also keep thinking about this: {_strip_quotes(moment)}"
        )
        for index, moment in enumerate(usable[:_MAX_CITED_MOMENTS])
    ]
    return " ".join(map(_ensure_period, sentences))


def _strip_quotes(moment: StarredMoment) -> str:
    """Return the text of a moment without enclosing quotation marks; the draft adds its own."""
    return " ".join(moment.text.split()).strip(_QUOTE_MARKS + " ")


def _ensure_period(sentence: str) -> str:
    return sentence if sentence.rstrip("”").endswith((".", "!", "?", "…")) else sentence + "."


def _verb_phrase(text: str) -> str:
    """Turn ``Send the portfolio.`` into ``send the portfolio``, to follow "I will"."""
    phrase = text.strip().rstrip(".")
    first_word = phrase.partition(" ")[0]
    return phrase[:1].lower() + phrase[1:] if first_word[1:].islower() else phrase


def _join_with_and(parts: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))


def _is_cited(moment: list[str], written: list[str]) -> bool:
    size = min(len(moment), _MIN_CITED_WORDS)
    runs = {tuple(moment[start : start + size]) for start in range(len(moment) - size + 1)}
    return any(tuple(written[start : start + size]) in runs for start in range(len(written) - size + 1))


def _words(text: str) -> list[str]:
    return re.findall(r"[\w']+", text.casefold().replace("’", "'").replace("‘", "'"))
