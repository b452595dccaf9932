"""What the properties of a vCard say about a contact, as values of its fields."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.exchange.card_notes import HOW_MET
from infoview_tui.exchange.imports.content_lines import ContentLine, split_value, unescape
from infoview_tui.exchange.imports.field_values import FieldValue
from infoview_tui.services.imports.table_fields import TableField

_LABEL = re.compile(r"_\$!<(?P<name>.*)>!\$_")
"""How Apple marks the labels that it translates: ``_$!<HomePage>!$_``."""

_FAX = re.compile(r"fax|pager", re.IGNORECASE)
_NAMED_TYPES = {"cell": "mobile", "home": "home", "work": "work", "main": "main", "iphone": "mobile"}
"""The types that say something about an address, and how they are called."""

_LINKEDIN_NAME = re.compile(r"(?:x-apple:)?(?P<name>[\w%-]+)/?")
_SYSTEM_CATEGORIES = frozenset({"mycontacts", "my contacts", "starred in android"})
_PREFERENCES = 101
"""More than the last preference (``PREF=100``)."""


class _Properties:
    """The properties of a card by name, the preferred ones first."""

    def __init__(self, properties: Sequence[ContentLine]) -> None:
        self._by_name: dict[str, list[ContentLine]] = defaultdict(list)
        self._labels = {line.group: _read_label(line.value) for line in properties if line.name == "X-ABLABEL"}
        for line in sorted(properties, key=_preference):
            if line.is_readable and line.value.strip():
                self._by_name[line.name].append(line)

    def list(self, *names: str) -> list[ContentLine]:
        """Return the properties with these names."""
        return [line for name in names for line in self._by_name[name]]

    def first(self, *names: str) -> str:
        """Return the value of the first property with one of these names; empty if there is none."""
        return next((text for line in self.list(*names) if (text := clean_line(unescape(line.value)))), "")

    def label(self, line: ContentLine) -> str:
        """Return what the card calls an address: by a label of its own, or by its types."""
        named = (_NAMED_TYPES[each] for each in line.types if each in _NAMED_TYPES)
        return self._labels.get(line.group, "") or " ".join(dict.fromkeys(named))


def read_values(lines: Sequence[ContentLine]) -> Iterator[FieldValue]:
    """Yield what a card says about a contact."""
    properties = _Properties(lines)
    yield from _read_name(properties)
    yield from _read_work(properties)
    for line in properties.list("EMAIL"):
        yield FieldValue(TableField.EMAIL, unescape(line.value).removeprefix("mailto:"), properties.label(line))
    for line in properties.list("TEL"):
        label = properties.label(line)
        if not any(map(_FAX.search, (*line.types, label))):
            yield FieldValue(TableField.PHONE, _read_phone(line.value), label)
    yield from _read_profiles(properties)
    yield from _read_place(properties)
    for line in properties.list("CATEGORIES"):
        for category in split_value(line.value, ","):
            if category.strip().casefold() not in _SYSTEM_CATEGORIES:
                yield FieldValue(TableField.TAG, category)
    for line in properties.list("NOTE"):
        yield from _read_note(unescape(line.value))
    yield from _read_related(properties)


def _read_note(text: str) -> Iterator[FieldValue]:
    """Yield how the user met the contact, if Infoview wrote the card, and the other lines as notes."""
    others = []
    for line in text.split("\n"):
        if line.startswith(HOW_MET):
            yield FieldValue(TableField.HOW_MET, line.removeprefix(HOW_MET))
        else:
            others.append(line)
    yield FieldValue(TableField.NOTES, "\n".join(others))


def _preference(line: ContentLine) -> int:
    """Return the order in which the user prefers an address, from 1 to 100; without one, 101."""
    if line.parameter("PREF").isdecimal():
        return int(line.parameter("PREF"))
    return 1 if "pref" in line.types else _PREFERENCES


def _read_label(value: str) -> str:
    text = clean_line(unescape(value))
    match = _LABEL.fullmatch(text)
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", match["name"]).lower() if match else text


def _read_name(properties: _Properties) -> Iterator[FieldValue]:
    """Yield the full name, or its parts, or else what stands for a name: nickname, organization, or email address."""
    full = properties.first("FN")
    parts = split_value(next((line.value for line in properties.list("N")), ""), ";")
    nickname = properties.first("NICKNAME")
    if full and "@" not in full:
        yield FieldValue(TableField.NAME, full)
    elif any(part.strip() for part in parts[:2]):
        yield from map(FieldValue, _NAME_PARTS, (part.replace(",", " ") for part in parts))
    else:
        organization = next(iter(split_value(properties.first("ORG"), ";")), "")
        yield FieldValue(TableField.NAME, nickname or organization or _guess_name(full or properties.first("EMAIL")))
        return
    if nickname:
        yield FieldValue(TableField.DETAIL, nickname, "Nickname")


_NAME_PARTS = (
    TableField.FAMILY_NAME,
    TableField.GIVEN_NAME,
    TableField.MIDDLE_NAME,
    TableField.NAME_PREFIX,
    TableField.NAME_SUFFIX,
)


def _guess_name(email: str) -> str:
    """Return what the local part of an address says of a name: ``jane.doe@example.org``."""
    words = re.split(r"[._-]+", email.removeprefix("mailto:").partition("@")[0])
    return " ".join(word.capitalize() for word in words if word and not word.isdigit())


def _read_work(properties: _Properties) -> Iterator[FieldValue]:
    """Yield the organizations and positions; those in one group, or in the same order, belong together."""
    organizations = properties.list("ORG")
    for number, line in enumerate(organizations):
        name, *units = (clean_line(part) for part in split_value(line.value, ";"))
        yield FieldValue(TableField.ORGANIZATION, name or next(filter(None, units), ""), line.group or f"{number}")
        for unit in filter(None, units if name else units[1:]):
            yield FieldValue(TableField.DETAIL, unit, "Department")
    titles = properties.list("TITLE")
    for number, line in enumerate(titles or properties.list("ROLE")):
        yield FieldValue(TableField.TITLE, unescape(line.value), line.group or f"{number}")
    if titles and (role := properties.first("ROLE")):
        yield FieldValue(TableField.DETAIL, role, "Role")


def _read_phone(value: str) -> str:
    """Return a phone number, also of a ``tel:`` URI."""
    number, *parameters = unescape(value).removeprefix("tel:").split(";")
    extension = next((part[4:] for part in parameters if part.lower().startswith("ext=")), "")
    return f"{number} ext. {extension}" if extension else number


def _read_profiles(properties: _Properties) -> Iterator[FieldValue]:
    for line in properties.list("X-SOCIALPROFILE", "SOCIALPROFILE", "X-LINKEDIN", "X-LINKEDIN-PROFILE", "URL"):
        address = clean_line(unescape(line.value))
        service = " ".join((*line.types, line.parameter("SERVICE-TYPE"), line.name)).lower()
        name = _LINKEDIN_NAME.fullmatch(address)
        if name and "linkedin" in service:
            address = f"https://www.linkedin.com/in/{name['name']}"
        elif name and line.name != "URL":  # a name in a service without addresses
            continue
        is_own = "linkedin" in service or "profile" in service or "profile" in properties.label(line).lower()
        yield FieldValue(TableField.PROFILE if is_own else TableField.WEBSITE, address, properties.label(line))


_ADDRESS_PARTS = {3: TableField.CITY, 4: TableField.REGION, 6: TableField.COUNTRY}
"""Where the parts of the place are in an address, without box, street, and postal code."""


def _read_place(properties: _Properties) -> Iterator[FieldValue]:
    for number, line in enumerate(properties.list("ADR")):
        parts = [clean_line(part.replace("\n", ", ")) for part in split_value(line.value, ";")]
        label = "work" if "work" in line.types else f"{number}"
        for at, field in _ADDRESS_PARTS.items():
            if at < len(parts):
                yield FieldValue(field, parts[at], label)
    zone = properties.first("TZ")
    if "/" in zone:  # not an offset, which says nothing of summer time
        yield FieldValue(TableField.TIMEZONE, zone)


def _read_related(properties: _Properties) -> Iterator[FieldValue]:
    """Yield people that the card names as related, unless only by an identifier."""
    for line in properties.list("RELATED", "X-ABRELATEDNAMES"):
        text = clean_line(unescape(line.value))
        if re.match(r"(?:urn|uuid|https?|data):", text, re.IGNORECASE) is None:
            how = properties.label(line) or ", ".join(each for each in line.types if each not in ("pref", "text"))
            yield FieldValue(TableField.DETAIL, f"{text} ({how})" if how else text, "Related")
