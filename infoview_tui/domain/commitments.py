"""Commitments in a line of text: whose they are, and what they are without their subject.

A line is the user's own commitment (``send the portfolio``, ``I'll send the portfolio``) unless somebody else is its
subject: ``she will send me the job ad``, ``they offered to ask Priya``, ``Maria is going to write to me``. Then it is
an offer, which the user can thank for but has not promised.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from infoview_tui.domain.sanitize import clean_line

_WILL = r"(?:will|shall|would|can|could|is going to|are going to|['’](?:ll|d|s going to|re going to))"
_PROMISED = (
    r"(?:(?:has |have |had |['’](?:s|ve) |is |are )?"
    r"(?:promised|promises|promising|offered|offers|offering|agreed|agrees|volunteered|wants|plans|intends)(?: me)? to)"
)
_MODAL = rf"(?:\s*{_WILL}|\s+{_PROMISED})\s+(?:(?:also|then|even|gladly|happily|try to|be happy to|be glad to) )*"
_MINE = re.compile(rf"(?:I|we){_MODAL}", re.IGNORECASE)
_PRONOUN = re.compile(rf"(?:she|he|they|s/he|he/she|she/he){_MODAL}", re.IGNORECASE)
_NAME = re.compile(
    rf"(?!(?:I|We|It|This|That|What|Who|When|If)\b)"
    rf"(?P<name>[^\W\d_a-z][\w.’'-]*?(?: [^\W\d_a-z][\w.’'-]*?){{0,2}}){_MODAL}"
)
_DOES = re.compile(
    r"(?:she|he|they)\s+(?P<verb>sends?|asks?|introduces?|forwards?|shares?|passes|pass|connects?|writes?|calls?"
    r"|mentions?|looks?|checks?|gets?|puts?|gives?|shows?|invites?|emails?|recommends?)\b",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"\b(?:his|her|their)(?=\s+\w)", re.IGNORECASE)
_THEIR_FRIENDS = re.compile(r"\b(?:himself|herself|themselves|themself)\b", re.IGNORECASE)


class CommitmentWords(NamedTuple):
    """What somebody will do, as a verb phrase (``send me the job ad``), and whether it is the contact's offer."""

    text: str
    is_theirs: bool


def parse_commitment(text: str) -> CommitmentWords:
    """Tell a commitment of the user from an offer of the contact, and leave out its subject."""
    line = clean_line(text)
    for pattern, is_theirs in ((_MINE, False), (_PRONOUN, True), (_NAME, True)):
        found = pattern.match(line)
        if found and line[found.end() :].strip():
            return CommitmentWords(line[found.end() :].strip(), is_theirs)
    found = _DOES.match(line)
    if found:
        return CommitmentWords(_to_infinitive(found["verb"]) + line[found.end() :], is_theirs=True)
    return CommitmentWords(line, is_theirs=False)


def is_theirs(text: str) -> bool:
    """Whether a line says what the contact offered to do."""
    return parse_commitment(text).is_theirs


def format_offer(text: str) -> str:
    """Return an offer as it can be said to the contact, to follow ``offering to``: ``send me your slides``."""
    words = _POSSESSIVE.sub("your", parse_commitment(text).text)
    return _THEIR_FRIENDS.sub("yourself", words)


def _to_infinitive(verb: str) -> str:
    base = verb.lower()
    if base == "passes":
        return "pass"
    return base.removesuffix("s") if base != "pass" else base
