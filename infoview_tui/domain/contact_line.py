"""The grammar of the one-line add: a person, and terms as in the board's filter for path, relationship, and place.

``Priya Shah, staff designer at Figma in Berlin <priya@x.org> via Maria Lopez path:design #alumni``
"""

from __future__ import annotations

import re
from typing import NamedTuple

from infoview_tui.domain.enums import Relationship
from infoview_tui.domain.normalize import fold
from infoview_tui.domain.person_line import PersonLine, parse_person

TERM_KEYS = ("path", "relationship", "place")
"""Keys of the terms; ``tie`` is another spelling of ``relationship``, as in the filter."""

_KEY_ALIASES = {"tie": "relationship"}

_TERM = re.compile(
    rf'(?<!\S)(?P<key>{"|".join((*TERM_KEYS, *_KEY_ALIASES))}):(?:"(?P<quoted>[^"]*)"?|(?P<word>\S*))', re.IGNORECASE
)

_PLACE_AFTER_ORGANIZATION = re.compile(r"(?<=\S) in (?P<place>[^\W\d_a-z][^()]*)$")
"""A place begins with a capital letter, or one of a script without capitals."""

_RELATIONSHIPS_BY_TAG = {
    Relationship.FAMILY: "family cousin sibling",
    Relationship.FRIEND: "friend friends",
    Relationship.COLLEAGUE: "colleague colleagues coworker coworkers ex-colleague former-colleague work",
    Relationship.FRIEND_OF_FRIEND: "friend-of-friend friend-of-a-friend",
    Relationship.ALUMNUS: "alumni alumnus alumna alum alums alumnae alumnx classmate",
    Relationship.COMMUNITY: "community club meetup volunteer church",
    Relationship.EVENT: "event events conference conf fair career-fair",
    Relationship.ONLINE: "online linkedin twitter mastodon reddit discord",
    Relationship.COLD: "cold stranger",
}
_BY_TAG = {tag: relationship for relationship, tags in _RELATIONSHIPS_BY_TAG.items() for tag in tags.split()}


_HOW_MET = re.compile(
    r"(?:^|(?<=[\s,;(]))(?:(?:whom? )?(?:I|we) )?"
    r"(?P<how>met (?:at|in|on|through|during|via)(?: (?!via\b)[^\s,;()<#]+)+)",
    re.IGNORECASE,
)
"""How the user met the person: ``met at PyCon in Berlin``, up to a comma or the referrer."""


class ContactLine(NamedTuple):
    """A parsed line. *suggesting_tag* is the tag that the relationship comes from, if the line does not say it.

    *unknown_relationship* is what the line says it is, if there is no such relationship.
    """

    person: PersonLine
    paths: tuple[str, ...] = ()
    place: str = ""
    relationship: Relationship | None = None
    suggesting_tag: str = ""
    unknown_relationship: str = ""
    how_met: str = ""


def parse_contact_line(text: str) -> ContactLine:
    """Parse a contact from one line: `parse_person`, ``in Berlin`` after the organization, ``met at PyCon``, and terms.

    The terms are ``path:design`` (several are possible), ``relationship:alumnus``, and ``place:Berlin``; quotation
    marks hold values of several words. ``relationship:none`` refuses what a tag such as ``#alumni`` suggests.
    """
    values: dict[str, list[str]] = {key: [] for key in TERM_KEYS}
    for match in _TERM.finditer(text):
        key = match["key"].lower()
        value = " ".join((match["quoted"] or match["word"] or "").split()).rstrip(",;")
        if value:
            values[_KEY_ALIASES.get(key, key)].append(value)
    text = _TERM.sub(" ", text)
    met = _HOW_MET.search(text)
    if met:
        text = f"{text[: met.start()]} {text[met.end() :]}"
    person = parse_person(text)
    place = ", ".join(values["place"])
    in_place = _PLACE_AFTER_ORGANIZATION.search(person.organization)
    if in_place and not place:
        person = person._replace(organization=person.organization[: in_place.start()])
        place = in_place["place"]
    how_met = met["how"] if met else ""
    relationship, tag, unknown = _find_relationship(values["relationship"], person.tags)
    return ContactLine(person, tuple(dict.fromkeys(values["path"])), place, relationship, tag, unknown, how_met)


def suggest_relationship(tag: str) -> Relationship | None:
    """Return the relationship that a tag without its sign names, such as ``alumni``; None for most tags."""
    return _BY_TAG.get(fold(tag).replace("_", "-"))


def find_relationship(text: str) -> Relationship | None:
    """Return the relationship with this name, or the first whose name begins like this."""
    wanted = _normalize(text)
    names = {_normalize(relationship.value): relationship for relationship in Relationship}
    exact = names.get(wanted) or suggest_relationship(wanted.replace(" ", "-"))
    return exact or next((found for name, found in names.items() if wanted and name.startswith(wanted)), None)


def _find_relationship(values: list[str], tags: tuple[str, ...]) -> tuple[Relationship | None, str, str]:
    """Return the relationship, the tag that suggests it, and a value that is no relationship."""
    if values:
        if fold(values[-1]) == "none":
            return None, "", ""
        found = find_relationship(values[-1])
        return found, "", "" if found else values[-1]
    suggested = ((suggest_relationship(tag), tag) for tag in tags)
    relationship, tag = next((pair for pair in suggested if pair[0] is not None), (None, ""))
    return relationship, tag, ""


def _normalize(text: str) -> str:
    return " ".join(fold(text).replace("_", " ").replace("-", " ").split())
