"""Voices and circles: how many people say something, and how many groups of them are independent (R36).

A voice is one person. A circle is a group of voices that are not independent of one another: the same person referred
them, or they work at the same organization. Circles are the connected components of these two relations.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import NamedTuple, TypeVar

from infoview_tui.domain.labels import format_count, format_people

Subject = TypeVar("Subject", bound=Hashable)
Said = TypeVar("Said")


class Voice(NamedTuple):
    """A person, their referrer, and where they work."""

    contact_id: int
    referrer_id: int | None = None
    organization_id: int | None = None


class VoiceCount(NamedTuple):
    """A number of voices and the number of circles that they form."""

    voices: int = 0
    circles: int = 0

    def __str__(self) -> str:
        """``6 people from 3 independent sources``; without the sources if there are fewer than two people."""
        people = format_people(self.voices) if self.voices else "nobody yet"
        return people if self.voices < 2 else f"{people} from {format_count(self.circles, 'independent source')}"


def group_circles(voices: Iterable[Voice]) -> dict[int, int]:
    """Return the number of the circle of each contact: 1, 2, … in the order of the lowest contact id of each circle."""
    members = sorted(voices)
    parents = {voice.contact_id: voice.contact_id for voice in members}

    def find_root(contact_id: int) -> int:
        while parents[contact_id] != contact_id:
            parents[contact_id] = parents[parents[contact_id]]
            contact_id = parents[contact_id]
        return contact_id

    first_by_link: dict[tuple[str, int], int] = {}
    for voice in members:
        for link, key in (("referrer", voice.referrer_id), ("organization", voice.organization_id)):
            if key is not None:
                other = first_by_link.setdefault((link, key), voice.contact_id)
                parents[find_root(voice.contact_id)] = find_root(other)
    numbers: dict[int, int] = {}
    return {voice.contact_id: numbers.setdefault(find_root(voice.contact_id), len(numbers) + 1) for voice in members}


def count_voices(contact_ids: Iterable[int], circles: Mapping[int, int]) -> VoiceCount:
    """Count distinct contacts and their circles. A contact without a circle is one of its own."""
    voices = set(contact_ids)
    return VoiceCount(len(voices), len({circles.get(contact_id, -contact_id) for contact_id in voices}))


def latest_by_person(said: Iterable[tuple[Subject, int, Said]]) -> defaultdict[Subject, dict[int, Said]]:
    """Return what each person said last on each subject: of two verdicts or ratings by one person, the later stands.

    *said* has subject, contact, and what was said, in the order of time. So a person counts once (R36).
    """
    latest: defaultdict[Subject, dict[int, Said]] = defaultdict(dict)
    for subject, contact_id, words in said:
        latest[subject][contact_id] = words
    return latest
