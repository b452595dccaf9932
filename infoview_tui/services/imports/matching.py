"""Find the contact that a row of an import is, or may be: an index in memory over known and imported contacts (R2).

A match is certain if a profile, an email address, or a phone number is the same and the names are compatible, or if the
same name is at the same organization. It is doubtful if an address is the same but the names are not compatible, the
same name is at another organization, or an alike name at the same. Rows of one file are compared with one another only
for certain matches, since a file rarely lists a person twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import tzinfo

from infoview_tui.domain.enums import ContactMethodKind
from infoview_tui.domain.name_matching import (
    is_compatible_name,
    may_have_same_profile,
    same_name_keys,
    shares_name_word,
)
from infoview_tui.domain.person_names import first_and_last_word, is_same_name, is_similar_name
from infoview_tui.domain.profile_urls import identify_profile
from infoview_tui.services.imports.candidates import Addition, Candidate, Match, build_candidate, find_additions
from infoview_tui.services.imports.incoming import MAIN_FIELDS, Incoming

_SAME = {
    ContactMethodKind.PROFILE: "same profile URL",
    ContactMethodKind.EMAIL: "same email address",
    ContactMethodKind.PHONE: "same phone number",
}
_ORDER = {kind: place for place, kind in enumerate(MAIN_FIELDS)}

_Owner = tuple[Candidate, ContactMethodKind]
"""A contact that has an address of a row, and the kind of the address."""

SAME_PLACE = "same name at the same organization"
SAME_NAME = "same name"
OTHER_PLACE = "same name at another organization"
ALIKE = "similar name at the same organization"


class ContactIndex:
    """Index of contacts by addresses, names, and name at an organization."""

    def __init__(self, known: Iterable[Candidate], *, has_one_source: bool, zone: tzinfo) -> None:
        """Index known contacts, oldest first. *has_one_source* is whether all rows are in one file.

        *zone* is the user's.
        """
        self._has_one_source = has_one_source
        self._zone = zone
        self._by_address: dict[tuple[ContactMethodKind, str], list[Candidate]] = {}
        self._by_name: dict[str, list[Candidate]] = {}
        self._by_place: dict[str, dict[str, list[Candidate]]] = {}
        """By the key of the organization, then by the first and the last word of the name."""
        self._main_profiles: set[str] = set()
        for candidate in known:
            self.add(candidate)

    def add(self, candidate: Candidate) -> None:
        """Add a contact."""
        candidate.name_keys = candidate.name_keys or same_name_keys(candidate.name)
        for key in candidate.name_keys:
            self._by_name.setdefault(key, []).append(candidate)
        for address in candidate.addresses:
            self._by_address.setdefault(address, []).append(candidate)
        if candidate.doubt is None:
            self._add_main_profile(candidate)
        self._add_words(candidate)

    def complete(self, candidate: Candidate, additions: Iterable[Addition]) -> None:
        """Add something to an indexed contact."""
        before, organization = set(candidate.addresses), candidate.organization
        for addition in additions:
            candidate.take(addition)
        for address in candidate.addresses - before:
            self._by_address.setdefault(address, []).append(candidate)
        self._add_main_profile(candidate)
        if candidate.organization != organization:
            self._add_words(candidate)

    def build_candidate(self, incoming: Incoming, source: int) -> Candidate:
        """Return a row of a file as a contact that the import adds."""
        return build_candidate(incoming, source, self._main_profiles, self._zone)

    def find_additions(self, candidate: Candidate, incoming: Incoming) -> list[Addition]:
        """Return what a row adds to a contact."""
        return find_additions(candidate, incoming, self._main_profiles, self._zone)

    def find(self, incoming: Incoming, source: int) -> Match | None:
        """Return the contact that a row of a file is, or may be; None if it is new.

        Of several, it is one that the row adds nothing to, if there is one: it has been imported before.
        """
        owners, namesakes = self._find_by_address(incoming), self._find_namesakes(incoming)
        certain = self._choose(self._find_certain(incoming, source, owners, namesakes), incoming, is_certain=True)
        if certain is not None and not certain.additions:
            return certain
        found = self._find_doubtful(incoming, source, owners, namesakes)
        doubtful = self._choose(found, incoming, is_certain=False)
        if certain is None or (doubtful is not None and not doubtful.additions):
            return doubtful  # or the user has said before that it is a contact of another name
        return certain

    def _choose(self, found: Iterable[tuple[Candidate, str]], incoming: Incoming, *, is_certain: bool) -> Match | None:
        """Return the best match: the first that the row adds nothing to, otherwise the first."""
        first: Match | None = None
        for candidate, reason in found:
            if candidate.doubt is None:
                match = Match(candidate, reason, is_certain, self.find_additions(candidate, incoming))
                if not match.additions:
                    return match
            else:  # the same as a row that is left out, so as doubtful as that
                doubt = candidate.doubt
                match = doubt._replace(additions=self.find_additions(doubt.candidate, incoming))
            first = first or match
        return first

    def _find_certain(
        self, incoming: Incoming, source: int, owners: Sequence[_Owner], namesakes: Sequence[Candidate]
    ) -> Iterator[tuple[Candidate, str]]:
        name = incoming.form.name
        for candidate, kind in owners:
            is_profile = kind is ContactMethodKind.PROFILE
            fits = may_have_same_profile if is_profile else is_compatible_name
            if fits(candidate.name, name) and (is_profile or not has_other_profile(candidate, incoming)):
                yield candidate, _SAME[kind]
        for candidate in namesakes:
            if incoming.organization_key and candidate.has_worked_at(incoming.organization_key):
                yield candidate, SAME_PLACE
            elif not incoming.organization_key and not candidate.organization and _is_same_name(candidate.name, name):
                yield candidate, SAME_NAME
        known = [candidate for candidate in namesakes if candidate.source != source]
        if len(known) == 1 and _is_unnamed_place(known[0], incoming) and len(name.split()) > 1:
            (candidate,) = known
            if is_same_name(candidate.name, name) and not _has_other_email(candidate, incoming):
                yield candidate, SAME_NAME

    def _find_doubtful(
        self, incoming: Incoming, source: int, owners: Sequence[_Owner], namesakes: Sequence[Candidate]
    ) -> Iterator[tuple[Candidate, str]]:
        for candidate, kind in owners:
            if candidate.source != source or kind is ContactMethodKind.PROFILE:
                yield candidate, f"{_SAME[kind]}, another name"
        for candidate in namesakes:
            if candidate.source != source:
                is_unnamed = _is_unnamed_place(candidate, incoming)
                yield candidate, SAME_NAME if is_unnamed else OTHER_PLACE
        for candidate in self._find_alike(incoming):
            if candidate.source != source and not has_other_profile(candidate, incoming):
                yield candidate, ALIKE

    def _find_by_address(self, incoming: Incoming) -> list[_Owner]:
        """Return the contacts that have an address of the row, those with the same profile first."""
        found = [
            (candidate, address.kind)
            for address in incoming.addresses
            if address.key
            for candidate in self._by_address.get((address.kind, address.key), ())
        ]
        if len(found) > 1:
            found.sort(key=lambda owner: _ORDER[owner[1]])
        return found

    def _find_namesakes(self, incoming: Incoming) -> list[Candidate]:
        """Return the contacts of the same name, but for those with another profile on the same site."""
        if len(incoming.name_keys) == 1:  # as most names
            found_by_key = self._by_name.get(incoming.name_keys[0])
            return [one for one in found_by_key if not has_other_profile(one, incoming)] if found_by_key else []
        found: dict[int, Candidate] = {}
        for key in incoming.name_keys:
            for candidate in self._by_name.get(key, ()):
                if not has_other_profile(candidate, incoming):
                    found.setdefault(id(candidate), candidate)
        return list(found.values())

    def _find_alike(self, incoming: Incoming) -> Iterator[Candidate]:
        colleagues = self._by_place.get(incoming.organization_key) if incoming.organization_key else None
        for word in sorted(first_and_last_word(incoming.form.name)) if colleagues else ():
            for candidate in colleagues.get(word, ()) if colleagues else ():
                if is_similar_name(candidate.name, incoming.form.name):
                    yield candidate

    def _add_words(self, candidate: Candidate) -> None:
        if candidate.organization and not (self._has_one_source and candidate.id is None):
            colleagues = self._by_place.setdefault(candidate.organization_key, {})
            for word in first_and_last_word(candidate.name):
                colleagues.setdefault(word, []).append(candidate)

    def _add_main_profile(self, candidate: Candidate) -> None:
        url = candidate.values.get("profile_url")
        if url:
            self._main_profiles.add(identify_profile(url))


def needs_question(match: Match, incoming: Incoming) -> bool:
    """Return whether the user has to decide about a doubtful row.

    Not so if it adds nothing to a contact with a name in common, since it has been imported before.
    """
    if match.additions or match.reason == ALIKE:
        return True
    other_place = incoming.organization_key and not match.candidate.has_worked_at(incoming.organization_key)
    return bool(other_place) or not shares_name_word(match.candidate.name, incoming.form.name)


def has_other_profile(candidate: Candidate, incoming: Incoming) -> bool:
    """Return whether a contact and a row have different profiles on one site, so that they are two people."""
    theirs = incoming.profiles
    if not theirs:
        return False
    if len(theirs) == 1 and (ContactMethodKind.PROFILE, theirs[0]) in candidate.addresses:
        return False
    ours = [key for kind, key in candidate.addresses if kind is ContactMethodKind.PROFILE]
    if len(ours) == len(theirs) == 1:  # as most
        return ours[0] != theirs[0] and _site(ours[0]) == _site(theirs[0])
    return set(ours).isdisjoint(theirs) and not {_site(key) for key in ours}.isdisjoint(map(_site, theirs))


def _site(profile: str) -> str:
    return profile.split("/", 3)[2] if profile.startswith("https://") else ""


def _is_same_name(a: str, b: str) -> bool:
    return a == b or is_same_name(a, b) or not any(map(str.isalnum, a))


def _is_unnamed_place(candidate: Candidate, incoming: Incoming) -> bool:
    """Return whether a contact or a row has no organization."""
    return not incoming.organization_key or not candidate.organization


def _has_other_email(candidate: Candidate, incoming: Incoming) -> bool:
    theirs = {a.key for a in incoming.addresses if a.kind is ContactMethodKind.EMAIL}
    ours = {key for kind, key in candidate.addresses if kind is ContactMethodKind.EMAIL}
    return bool(theirs and ours) and theirs.isdisjoint(ours)
