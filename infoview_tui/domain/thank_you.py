"""The thank-you: a draft that cites a moment of this conversation, and the checks of what becomes of it (R32, R33)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from infoview_tui.domain.enums import NoteKind

MAX_WORDS = 200
"""A thank-you is read in a minute, or later, which is never."""

MOMENT_PLACEHOLDER = "[a moment of our conversation]"
THEIR_NAME_PLACEHOLDER = "[their name]"
MY_NAME_PLACEHOLDER = "[your name]"
PLACEHOLDERS = (MOMENT_PLACEHOLDER, THEIR_NAME_PLACEHOLDER, MY_NAME_PLACEHOLDER)
"""What a draft leaves to be filled in; none of them may be left when it is sent."""

_MIN_CITED_WORDS = 4
"""So many words in a row are no accident: they come from the moment."""

_MAX_CITED_MOMENTS = 2
_QUOTE_MARKS = '"“”„«»'


class StarredMoment(NamedTuple):
    """A starred line of the call. Only a quote is their words and gets quotation marks."""

    text: str
    kind: NoteKind = NoteKind.QUOTE


class ThankYouFacts(NamedTuple):
    """What a thank-you is made of. ``referrals`` are names that the person accepted.

    ``promises`` are those of the person's own that are on their list, ``intentions`` those that are not.
    """

    contact_first_name: str
    person_name: str
    moments: Sequence[StarredMoment] = ()
    commitments: Sequence[str] = ()
    referrals: Sequence[str] = ()
    topic: str = ""
    intentions: Sequence[str] = ()


class MessageDraft(NamedTuple):
    """A message to be edited: a subject of one line and a plain text."""

    subject: str
    body: str


class MessageCheck(NamedTuple):
    """One thing looked at in a draft; ``text`` says how it stands. It advises and never blocks.

    ``code`` is one of ``not_empty``, ``filled_in``, ``moment``, ``name``, ``promises`` and ``length``.
    """

    code: str
    passed: bool
    text: str


def draft_thank_you(facts: ThankYouFacts) -> MessageDraft:
    """Draft a short, warm thank-you that cites the first starred moments (R33).

    Nothing is used but *facts*, and a moment that is off the record is left out even from these.
    """
    about = f" about {facts.topic.strip()}" if facts.topic.strip() else ""
    paragraphs = [
        f"Dear {facts.contact_first_name.strip() or THEIR_NAME_PLACEHOLDER},",
        f"Thank you for taking the time to talk with me{about}. I came away with more than I had hoped for.",
        _format_moments(facts.moments),
    ]
    if facts.referrals:
        paragraphs.append(
            f"Thank you also for pointing me to {_join_with_and(facts.referrals)}. I will tell you how it goes."
        )
    if facts.commitments:
        paragraphs.append(
            f"What I took on is on my list: {_join_with_and([_strip_period(text) for text in facts.commitments])}."
        )
    if facts.intentions:
        paragraphs.append(f"What I mean to do: {_join_with_and([_strip_period(text) for text in facts.intentions])}.")
    paragraphs.append("I will let you know where this leads me.")
    paragraphs.append(f"With warm thanks,\n{facts.person_name.strip() or MY_NAME_PLACEHOLDER}")
    return MessageDraft(f"Thank you for our conversation{about}", "\n\n".join(paragraphs))


def check_thank_you(body: str, facts: ThankYouFacts) -> tuple[MessageCheck, ...]:
    """Check a thank-you before it goes out: always the same checks in the same order (R11, R32, R33)."""
    words = len(body.split())
    left = [placeholder for placeholder in PLACEHOLDERS if placeholder in body]
    return (
        MessageCheck("not_empty", words > 0, "There is a text" if words else "Nothing written yet"),
        MessageCheck(
            "filled_in", not left, f"Still to fill in: {', '.join(left)}" if left else "Nothing left to fill in"
        ),
        _check_moment(body, facts),
        _check_name(body, facts.contact_first_name.strip()),
        _check_commitments(facts),
        MessageCheck(
            "length",
            words <= MAX_WORDS,
            f"{words} {'word' if words == 1 else 'words'}" + ("" if words <= MAX_WORDS else ": shorter is warmer"),
        ),
    )


def cites_moment(body: str, moment: StarredMoment) -> bool:
    """Tell whether a text cites a moment, at least some words of it in a row."""
    words = _words(moment.text)
    return bool(words) and _is_cited(words, _words(body))


def find_moment_span(body: str, moments: Sequence[StarredMoment]) -> tuple[int, int]:
    """Return from where to where in a draft the next moment belongs.

    That is the place that the template leaves for one; else behind the line with the last one that is cited; else the
    end.
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
        return f"What stays with me most is {MOMENT_PLACEHOLDER}."
    sentences = [
        (
            f"What you said stays with me: “{_strip_quotes(moment)}”"
            if index == 0
            else f"So does this: “{_strip_quotes(moment)}”"
        )
        if moment.kind is NoteKind.QUOTE
        else (
            f"One thing stays with me: {_strip_quotes(moment)}"
            if index == 0
            else f"And I keep thinking of this: {_strip_quotes(moment)}"
        )
        for index, moment in enumerate(usable[:_MAX_CITED_MOMENTS])
    ]
    return " ".join(map(_ensure_period, sentences))


def _strip_quotes(moment: StarredMoment) -> str:
    """The words alone; the marks around the whole are ours to set."""
    return " ".join(moment.text.split()).strip(_QUOTE_MARKS + " ")


def _ensure_period(sentence: str) -> str:
    return sentence if sentence.rstrip("”").endswith((".", "!", "?", "…")) else sentence + "."


def _strip_period(text: str) -> str:
    return text.strip().rstrip(".")


def _join_with_and(parts: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))


def _check_moment(body: str, facts: ThankYouFacts) -> MessageCheck:
    usable = [moment for moment in facts.moments if moment.kind is not NoteKind.OFF_RECORD and _words(moment.text)]
    if not usable:
        ok = bool(body.strip()) and MOMENT_PLACEHOLDER not in body
        return MessageCheck("moment", ok, "Nothing is starred: see that a moment of this conversation is in it")
    written = _words(body)
    if any(_is_cited(_words(moment.text), written) for moment in usable):
        return MessageCheck("moment", True, "Cites a moment of this conversation")
    return MessageCheck("moment", False, "Cites no starred moment: say what stayed with you, in their words")


def _is_cited(moment: list[str], written: list[str]) -> bool:
    size = min(len(moment), _MIN_CITED_WORDS)
    runs = {tuple(moment[start : start + size]) for start in range(len(moment) - size + 1)}
    return any(tuple(written[start : start + size]) in runs for start in range(len(written) - size + 1))


def _words(text: str) -> list[str]:
    return re.findall(r"[\w']+", text.casefold().replace("’", "'").replace("‘", "'"))


def _check_name(body: str, name: str) -> MessageCheck:
    if not name:
        return MessageCheck("name", True, "The contact has no name to compare with")
    if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", body):
        return MessageCheck("name", True, f"{name} is written as in the contact")
    return MessageCheck("name", False, f"The name {name} is not in it as the contact has it")


def _check_commitments(facts: ThankYouFacts) -> MessageCheck:
    pending = len(facts.intentions)
    if pending:
        text = "1 promise is" if pending == 1 else f"{pending} promises are"
        return MessageCheck("promises", False, f"{text} not on your list yet")
    return MessageCheck(
        "promises", True, "What you promised is on your list" if facts.commitments else "No promise waits"
    )
