"""Contacts as vCards 3.0 (RFC 2426), which address books on phones and computers read: in one file, or one for each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC
from pathlib import Path
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from infoview_tui.domain.enums import ContactMethodKind
from infoview_tui.domain.timestamps import format_timestamp
from infoview_tui.exchange.card_notes import HOW_MET
from infoview_tui.exchange.private_file import write_private_file
from infoview_tui.services.exports.contacts import ContactMethodRow, ExportedContact

MAX_LINE_BYTES = 75
"""Longer lines are folded."""

_MAX_PARSED_LENGTH = 200
"""Longer names are not taken apart."""

_ESCAPED = re.compile(r"[\\;,]")
_PROPERTIES = {ContactMethodKind.EMAIL: "EMAIL", ContactMethodKind.PHONE: "TEL", ContactMethodKind.PROFILE: "URL"}
_TYPES = {ContactMethodKind.EMAIL: ";TYPE=INTERNET", ContactMethodKind.PHONE: "", ContactMethodKind.PROFILE: ""}
_KNOWN_LABELS = {"home": "HOME", "work": "WORK", "mobile": "CELL"}


class DirectoryReport(NamedTuple):
    """What was written to a directory: how many files, how many were the same already, and which others were left."""

    written: int
    unchanged: int
    different: tuple[Path, ...]


def format_cards(contacts: Iterable[ExportedContact]) -> Iterator[str]:
    """Yield a vCard for each contact."""
    return map(format_card, contacts)


def format_card(exported: ExportedContact) -> str:
    """Return the vCard of a contact. Its UID never changes."""
    contact = exported.contact
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"UID:{find_uid(exported)}",
        f"REV:{exported.updated_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        f"N:{_format_name_parts(contact.name)}",
        f"FN:{_escape(contact.name)}",
        *([f"ORG:{_escape(contact.organization)}"] if contact.organization else ()),
        *([f"TITLE:{_escape(contact.title)}"] if contact.title else ()),
        *_format_addresses(exported),
        *([f"ADR:;;;{_escape(contact.location)};;;"] if contact.location else ()),
        *([f"TZ;VALUE=TEXT:{_escape(contact.timezone)}"] if contact.timezone else ()),
        *([f"CATEGORIES:{','.join(map(_escape, contact.tags))}"] if contact.tags else ()),
        *([f"NOTE:{_escape(HOW_MET + contact.how_met)}"] if contact.how_met else ()),
        "END:VCARD",
    ]
    return "".join(f"{fold(line)}\r\n" for line in lines)


def find_uid(exported: ExportedContact) -> str:
    """Return the UID of a contact, which is the same in all copies of the data."""
    identity = f"infoview:contact:{exported.contact.id}:{format_timestamp(exported.created_at)}"
    return str(uuid5(NAMESPACE_URL, identity))


def write_directory(directory: Path, contacts: Iterable[ExportedContact], *, replace: bool) -> DirectoryReport:
    """Write a file for each contact, named after its UID, as vdirsyncer keeps them.

    A file that has something else is left as it is unless *replace*: another program may have changed the contact.
    Raises InfoviewError if a file cannot be written.
    """
    written, unchanged, different = 0, 0, []
    for exported in contacts:
        path, text = directory / f"{find_uid(exported)}.vcf", format_card(exported)
        if path.exists() and path.read_bytes() == text.encode():
            unchanged += 1
        elif path.exists() and not replace:
            different.append(path)
        else:
            write_private_file(path, text, replace=True)
            written += 1
    return DirectoryReport(written, unchanged, tuple(different))


def fold(line: str) -> str:
    """Return a line broken into lines of at most `MAX_LINE_BYTES` bytes, and never within a character."""
    pieces, size = [""], 0
    for character in line:
        length = len(character.encode())
        if size + length > MAX_LINE_BYTES:
            pieces.append("")
            size = 1  # the space that a continued line begins with
        pieces[-1] += character
        size += length
    return "\r\n ".join(pieces)


def _escape(text: str) -> str:
    return _ESCAPED.sub(lambda match: f"\\{match[0]}", text).replace("\n", "\\n")


def _format_name_parts(name: str) -> str:
    """Return family name, given name, further names, titles, and what follows the name."""
    if len(name) > _MAX_PARSED_LENGTH:
        return f"{_escape(name)};;;;"
    from nameparser import parse

    parts = parse(name)
    if not (parts.family or parts.given):
        return f"{_escape(name)};;;;"
    return ";".join(map(_escape, (parts.family, parts.given, parts.middle, parts.title, parts.suffix)))


def _format_addresses(exported: ExportedContact) -> Iterator[str]:
    """Yield the main addresses, which are preferred if there are others, and the further ones with their labels."""
    contact = exported.contact
    main = {
        ContactMethodKind.EMAIL: contact.email,
        ContactMethodKind.PHONE: contact.phone,
        ContactMethodKind.PROFILE: contact.profile_url,
    }
    for kind, value in main.items():
        if value:
            has_others = any(method.kind is kind for method in exported.methods)
            preferred = (
                ";TYPE=PREF" if has_others else ""
            )  # abook reads no phone number with a type that it does not know
            preferred = ";TYPE=PROFILE" if kind is ContactMethodKind.PROFILE else preferred
            yield f"{_PROPERTIES[kind]}{_TYPES[kind]}{preferred}:{_escape(value)}"
    for number, method in enumerate(exported.methods, 1):
        yield from _format_method(method, number)


def _format_method(method: ContactMethodRow, number: int) -> Iterator[str]:
    name, value = _PROPERTIES[method.kind], _escape(method.value)
    known = _KNOWN_LABELS.get(method.label)
    if known or not method.label:
        yield f"{name}{_TYPES[method.kind]}{f';TYPE={known}' if known else ''}:{value}"
        return
    yield f"item{number}.{name}{_TYPES[method.kind]}:{value}"
    yield f"item{number}.X-ABLabel:{_escape(method.label)}"
