"""Placeholders of message templates: what each stands for, how it is filled, and the gap that stays without it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from infoview_tui.domain.commitments import address_contact, format_offer, parse_commitment
from infoview_tui.domain.enums import Medium, NoteKind
from infoview_tui.domain.labels import format_role
from infoview_tui.domain.message_facts import MessageFacts, StarredMoment
from infoview_tui.domain.person_names import first_name
from infoview_tui.domain.sanitize import clean_line

_QUOTE_MARKS = '"“”„«»'
_BRACKETS = str.maketrans("[]", "()")
_MEDIUM_PHRASES = {Medium.VIDEO: "by video", Medium.PHONE: "by phone", Medium.IN_PERSON: "in person"}


class Placeholder(NamedTuple):
    """A name in braces in a template. ``read`` returns its text, or an empty string if the facts have none.

    ``gap`` is what stays in brackets in a required sentence, for the person to write.
    """

    name: str
    description: str
    gap: str
    read: Callable[[MessageFacts], str]


def format_citation(moment: StarredMoment) -> str:
    """Format a moment for a message: in quotation marks if it has the contact's exact words.

    Another note is in the user's own words, which may say what is not meant for the contact. So it stays in a gap, to
    be rephrased: ``what you said about [half of it is writing]``.
    """
    text = clean_line(moment.text).strip(_QUOTE_MARKS + " ")
    if moment.kind is NoteKind.QUOTE or not text:
        return f"“{text}”" if text else ""
    return f"what you said about [{text.translate(_BRACKETS)}]"


def select_moments(facts: MessageFacts) -> list[str]:
    """Return the citations that a draft may use unasked: starred quotes, which are the contact's own words."""
    quotes = (moment for moment in facts.moments if moment.kind is NoteKind.QUOTE and moment.starred)
    return list(filter(None, map(format_citation, quotes)))


def join_with(word: str, parts: Sequence[str]) -> str:
    """Join parts as in a sentence: ``a``, ``a and b``, ``a, b, and c``."""
    if len(parts) <= 2:
        return f" {word} ".join(parts)
    return f"{', '.join(parts[:-1])}, {word} {parts[-1]}"


def _phrase(text: str) -> str:
    """Return one line without a period at its end."""
    line = clean_line(text)
    return line if line.endswith("..") else line.removesuffix(".")


def _sentence(text: str) -> str:
    """Return one line that ends a sentence."""
    line = clean_line(text)
    return line if not line or line.endswith((".", "!", "?", "…")) else f"{line}."


def _offer(text: str) -> str:
    """Turn ``She will send me her slides.`` into ``send me your slides``, to follow "offering to"."""
    return _verb_phrase(format_offer(text))


def _verb_phrase(text: str) -> str:
    """Turn ``I'll send the portfolio.`` into ``send the portfolio``, to follow "I will"."""
    phrase = _phrase(parse_commitment(text).text)
    first_word = phrase.partition(" ")[0]
    return phrase[:1].lower() + phrase[1:] if first_word[1:].islower() else phrase


def _own_commitment(text: str) -> str:
    """Turn ``I'll send her the portfolio.`` into ``send you the portfolio``, to follow "I will"."""
    return _verb_phrase(address_contact(parse_commitment(text).text))


def _item(texts: Sequence[str], index: int = 0) -> str:
    """Return the phrase at an index, or an empty string."""
    phrases = list(filter(None, map(_phrase, texts)))
    return phrases[index] if index < len(phrases) else ""


_POSSESSIVE = re.compile(r"(?:his|her|their)(?=\s)", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:he|she|they)(?=\s(?:[a-z]+ed|wrote|built|ran|gave|spoke)\s)", re.IGNORECASE)


def _to_them(text: str) -> str:
    """Turn what was noted about a person into what can be said to them: ``His team`` into ``Your team``."""
    for pattern, word in ((_POSSESSIVE, "your"), (_PRONOUN, "you")):
        found = pattern.match(text)
        if found:
            return (word.capitalize() if text[0].isupper() else word) + text[found.end() :]
    return text


def _join_phrases(word: str, texts: Sequence[str], format_text: Callable[[str], str] = _phrase) -> str:
    return join_with(word, list(filter(None, map(format_text, texts))))


def _moment(facts: MessageFacts, index: int) -> str:
    moments = select_moments(facts)
    return moments[index] if index < len(moments) else ""


def _meeting(facts: MessageFacts) -> str:
    """Return how the interview is held, and where: ``by video (https://zoom.us/j/1)``."""
    if facts.interview_medium is None:
        return ""
    where = {
        Medium.VIDEO: facts.interview_link,
        Medium.PHONE: facts.interview_phone,
        Medium.IN_PERSON: facts.interview_place,
    }[facts.interview_medium]
    phrase = _MEDIUM_PHRASES[facts.interview_medium]
    return f"{phrase} ({_phrase(where)})" if where else phrase


_TABLE = (
    Placeholder("first_name", "the name to greet the contact by", "their name", lambda f: f.contact_first_name),
    Placeholder("name", "the contact's whole name", "their whole name", lambda f: f.contact_name),
    Placeholder("title", "the contact's job title", "their job title", lambda f: f.contact_title),
    Placeholder("organization", "where the contact works", "their organization", lambda f: f.contact_organization),
    Placeholder(
        "role",
        "title and organization: designer at Adobe",
        "their role",
        lambda f: format_role(_phrase(f.contact_title), _phrase(f.contact_organization)),
    ),
    Placeholder("how_met", "how you met the contact", "how you met", lambda f: _phrase(f.how_met)),
    Placeholder("why", "why you want to talk to the contact", "why you write to them", lambda f: _phrase(f.why)),
    Placeholder("referrer", "who referred you", "who referred you", lambda f: f.referrer_name),
    Placeholder(
        "referrer_first_name",
        "the first name of who referred you",
        "the first name of who referred you",
        lambda f: first_name(f.referrer_name),
    ),
    Placeholder("my_name", "your name", "your name", lambda f: f.sender_name),
    Placeholder("my_email", "your email address", "your email address", lambda f: f.sender_email),
    Placeholder("my_phone", "your phone number", "your phone number", lambda f: f.sender_phone),
    Placeholder(
        "introduction",
        "your ten-second introduction, as sentences",
        "who you are, in a sentence",
        lambda f: _sentence(f.introduction),
    ),
    Placeholder(
        "path", "the first career path linked to the contact", "the work you are exploring", lambda f: _item(f.paths)
    ),
    Placeholder(
        "finding",
        "the first finding of your research",
        "what you found about their work",
        lambda f: _to_them(_item(f.findings)),
    ),
    Placeholder(
        "second_finding",
        "the second finding",
        "what else you found about their work",
        lambda f: _to_them(_item(f.findings, 1)),
    ),
    Placeholder(
        "common_ground", "what you have in common", "what you have in common", lambda f: _item(f.common_ground)
    ),
    Placeholder("offering", "something to offer the contact", "something to offer them", lambda f: _item(f.offerings)),
    Placeholder("minutes", "the length to ask for, in minutes", "how many", lambda f: str(f.minutes)),
    Placeholder(
        "times",
        "two or three times to offer",
        "two or three times",
        lambda f: join_with("or", list(map(_phrase, f.offered_times))),
    ),
    Placeholder(
        "visit",
        "where you will be, and when, if you ask for a meeting on a trip: Berlin from 7 to 11 Dec",
        "where you will be, and when",
        lambda f: _phrase(f.visit),
    ),
    Placeholder("interview_time", "when the interview is", "the day and time", lambda f: _phrase(f.interview_time)),
    Placeholder(
        "medium",
        "by video, by phone, or in person, with the link, number, or address in parentheses if it is set",
        "by video, by phone, or in person",
        _meeting,
    ),
    Placeholder(
        "moment",
        "the first starred quote of the interview",
        "what you said about …",
        lambda f: _moment(f, 0),
    ),
    Placeholder("second_moment", "the second starred quote", "what else you said about …", lambda f: _moment(f, 1)),
    Placeholder(
        "commitments",
        "your commitments on the to-do list, to follow “I will”",
        "what you promised",
        lambda f: _join_phrases("and", f.commitments, _own_commitment),
    ),
    Placeholder(
        "intentions",
        "your commitments that are not on the list, to follow “I plan to”",
        "what you plan to do",
        lambda f: _join_phrases("and", f.intentions, _own_commitment),
    ),
    Placeholder(
        "offers",
        "what they offered to do, once you have accepted it, to follow “offering to”",
        "what they offered",
        lambda f: _join_phrases("and", f.offers, _offer),
    ),
    Placeholder(
        "referrals", "the names that you accepted", "who they mentioned", lambda f: _join_phrases("and", f.referrals)
    ),
    Placeholder(
        "target",
        "the organization or person that you ask about, or what an update is about",
        "who or what it is about",
        lambda f: _phrase(f.target.text),
    ),
)

PLACEHOLDERS = {placeholder.name: placeholder for placeholder in _TABLE}
"""All placeholders by name, in the order of the documentation."""

GAPS = tuple(f"[{placeholder.gap}]" for placeholder in _TABLE)
"""What stays in a message for each placeholder that could not be filled."""

PROFILE_GAPS = tuple(f"[{PLACEHOLDERS[name].gap}]" for name in ("my_name", "my_email", "my_phone", "introduction"))
"""What stays in a message if the profile is not filled in."""

PLACEHOLDER_PATTERN = re.compile(r"\{([^{}]*)\}")
"""A placeholder in a template, known or not."""

GAP_PATTERN = re.compile("|".join(map(re.escape, GAPS)))
"""A gap that a template has left."""

ANY_GAP_PATTERN = re.compile(
    r"\[(?!sic\])[^\W\d_][^\[\]]{2,500}\](?!\()|\{[^\W\d_][^{}\n]{1,60}\}|_{3,}|\b(?:TODO|TBD|XXX+)\b"
)
"""A gap of a template, or one that the user has left in their own way; no footnote and no link."""

_KNOWN_PLACEHOLDER = re.compile("|".join(rf"\{{{name}\}}" for name in PLACEHOLDERS))


def read_value(name: str, facts: MessageFacts) -> str:
    """Return the text for a placeholder as one clean line, or an empty string.

    Facts that happen to look like a placeholder or a gap lose their brackets, so that none is taken for one.
    """
    value = clean_line(PLACEHOLDERS[name].read(facts))
    for pattern in (_KNOWN_PLACEHOLDER, GAP_PATTERN):
        while pattern.search(value):
            value = pattern.sub(lambda found: found[0][1:-1], value)
    return value
