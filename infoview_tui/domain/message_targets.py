"""Who an introduction is asked to: a person, or somebody at an organization; in words, and after a rename (R3)."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class TargetKind(StrEnum):
    """What a message is about."""

    PERSON = "person"
    ORGANIZATION = "organization"
    NEWS = "news"  # what an update is about


class MessageTarget(NamedTuple):
    """What a message is about: the person or organization that an introduction is asked to, or the news of an update.

    A person's text names where they work, if that is known: ``Ada Lind at Figma``. Only the text is stored.
    """

    text: str = ""
    kind: TargetKind | None = None

    @classmethod
    def person(cls, name: str, organization: str = "") -> MessageTarget:
        """Return a person as a target."""
        return cls(_AT.join(filter(None, (name, organization))), TargetKind.PERSON)

    @classmethod
    def organization(cls, name: str) -> MessageTarget:
        """Return an organization as a target."""
        return cls(name, TargetKind.ORGANIZATION)

    @classmethod
    def news(cls, text: str) -> MessageTarget:
        """Return what an update is about."""
        return cls(text, TargetKind.NEWS)


NO_TARGET = MessageTarget()

_AT = " at "


def list_readings(text: str) -> list[tuple[str, str]]:
    """Return how the text of a target can be read: as a name, or as a person at an organization, split at each "at"."""
    parts = text.split(_AT)
    return [(text, ""), *((_AT.join(parts[:at]), _AT.join(parts[at:])) for at in range(1, len(parts)))]


def rename_person(text: str, old: str, new: str) -> str:
    """Return the text of a target in which a person has a new name."""
    if text.casefold() == old.casefold():
        return new
    beginning = f"{old}{_AT}"
    is_theirs = text[: len(beginning)].casefold() == beginning.casefold()
    return f"{new}{_AT}{text[len(beginning) :]}" if is_theirs else text


def rename_organization(text: str, old: str, new: str) -> str:
    """Return the text of a target in which an organization has a new name."""
    if text.casefold() == old.casefold():
        return new
    end = f"{_AT}{old}"
    return f"{text[: -len(end)]}{_AT}{new}" if text[-len(end) :].casefold() == end.casefold() else text


def reminder_text(contact: str, target: str) -> str:
    """Return the text of the reminder to ask a contact again."""
    return f"Ask {contact} again about an introduction{f' to {target}' if target else ''}"
