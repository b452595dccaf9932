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

_OBJECT = re.compile(r"\b(?:her|him|them|his|their)\b", re.IGNORECASE)
_NAMES_SOMEBODY = re.compile(r"\s(?!I\b)[^\W\d_a-z][\w’'-]*")
"""A word with a capital letter after the first one."""

_WORDS_BEFORE_OBJECT = 2
"""Words before the first object: a verb, and *to* or *with*."""

_GIVING_VERBS = """send give show tell email mail text write forward lend bring offer pay teach hand pass get find
make"""
_GIVING = frozenset(_GIVING_VERBS.split())
"""Verbs after which *her* is who gets something."""

_FOLLOWING_WORDS = """a an the my our your this that these those some any two three to for about with by on in at if
when where how what why which whether and or again back once up tomorrow today tonight next soon later after before
from of via then know"""
_AFTER_OBJECT = frozenset(_FOLLOWING_WORDS.split())
"""Words that follow *her* when it stands for the person alone."""


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


def address_contact(text: str) -> str:
    """Return the user's own commitment as it can be said to the contact: ``send you my portfolio``, not *her*.

    A pronoun may mean somebody else if the line names a person or a thing before it; then it stays.
    """
    return _OBJECT.sub(_replace_pronoun, text)


def _replace_pronoun(found: re.Match[str]) -> str:
    before = found.string[: found.start()]
    is_first_object = len(before.split()) <= _WORDS_BEFORE_OBJECT
    if _NAMES_SOMEBODY.search(before) or (found[0].lower() == "them" and not is_first_object):
        return found[0]
    return "your" if _is_possessive(found) else "you"


def _is_possessive(found: re.Match[str]) -> bool:
    """Return whether *her* is whose something is (``ask her boss``), and not who gets it (``send her the slides``)."""
    pronoun, text = found[0].lower(), found.string
    before, after = text[: found.start()].split(), text[found.end() :].split()
    if pronoun in ("his", "their"):
        return True
    if pronoun != "her" or not after or text[found.end()] != " ":
        return False
    return not (before and before[-1].lower() in _GIVING) and after[0].lower() not in _AFTER_OBJECT


def _to_infinitive(verb: str) -> str:
    base = verb.lower()
    if base == "passes":
        return "pass"
    return base.removesuffix("s") if base != "pass" else base
