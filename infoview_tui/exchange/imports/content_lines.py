"""Content lines of vCards: the lines of properties, unfolded and decoded.

This reads what phones and old programs write, and not only what the standards allow: vCard 2.1 with quoted-printable
values and parameters without names, 3.0 (RFC 2426), and 4.0 (RFC 6350). vobject (0.9.9) fails at soft line breaks of
quoted-printable, and a line that it cannot read ends the file; icalendar refuses parameters without names.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator
from typing import NamedTuple

_LINE_END = re.compile("\r\n|[\r\n]")
_NAME = re.compile(r"(?:(?P<group>[\w-]+)\.)?(?P<name>[\w-]+)\Z", re.ASCII)
_UNQUOTED = r'(?:"[^"]*"|[^"{mark}])*'
_BEFORE_COLON = re.compile(_UNQUOTED.format(mark=":"))
_PARAMETER = re.compile(";(" + _UNQUOTED.format(mark=";") + ")")
_PARAMETER_VALUE = re.compile(_UNQUOTED.format(mark=","))
_ENCODINGS = frozenset({"QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT"})
_BASE64 = re.compile(r"[A-Za-z0-9+/]+={0,2}\Z")
_CARD_END = re.compile(r"\s*END:VCARD\s*\Z", re.IGNORECASE)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_CARET = {"^n": "\n", "^^": "^", "^'": '"'}


class ContentLine(NamedTuple):
    """A property: the number of its first line, its group, its name in upper case, its parameters, and its raw value.

    The names of parameters are in upper case; a parameter without a name is a type. ``is_readable`` is False for a line
    that is no property; its value is then the line.
    """

    line: int
    group: str
    name: str
    parameters: dict[str, list[str]]
    value: str
    is_readable: bool = True

    @property
    def types(self) -> list[str]:
        """Return the types, in lower case; several may stand in one pair of quotation marks."""
        return [part.strip().lower() for value in self.parameters.get("TYPE", ()) for part in value.split(",")]

    def parameter(self, name: str) -> str:
        """Return the first value of a parameter; empty if there is none."""
        return next(iter(self.parameters.get(name, ())), "")


def read_content_lines(text: str, *, is_legacy: bool = False) -> Iterator[ContentLine]:
    """Yield the properties of a text.

    *is_legacy* is whether the text was read as Windows-1252 since it is not UTF-8; then a CHARSET is heeded in all
    values, and not only in quoted-printable ones.
    """
    for number, line in _unfold(text):
        parsed = _parse(number, line)
        encoding = parsed.parameter("ENCODING").upper()
        charset = parsed.parameter("CHARSET")
        if encoding == "QUOTED-PRINTABLE":
            parsed = parsed._replace(value=_decode_quoted_printable(parsed.value, charset))
        elif is_legacy and charset:
            parsed = parsed._replace(value=_decode(parsed.value.encode("cp1252", "replace"), charset))
        yield parsed


def split_value(value: str, separator: str) -> list[str]:
    """Split a value at a separator that is not escaped, and unescape the parts."""
    parts = re.split(rf"(?<!\\)((?:\\\\)*){re.escape(separator)}", value)
    joined = [text + slashes for text, slashes in zip(parts[::2], [*parts[1::2], ""], strict=True)]
    return [unescape(part) for part in joined]


def unescape(value: str) -> str:
    """Return a value without its backslashes; ``\\n`` is a line break."""
    return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)


def _unfold(text: str) -> Iterator[tuple[int, str]]:
    """Yield each logical line with the number of its first line; empty lines are left out."""
    number, logical, is_quoted, is_base64, version = 0, "", False, False, ""
    for current, line in enumerate(_LINE_END.split(text), 1):
        if is_quoted and logical.endswith("=") and not _CARD_END.match(line):
            logical = logical[:-1] + line
            continue
        if line[:1] in (" ", "\t") and logical:
            keeps_space = version == "2.1" and not is_base64  # it folds at a space, and newer ones anywhere
            logical += line if keeps_space else line[1:]
            continue
        if is_base64 and logical and _BASE64.match(line):
            continue
        if logical.strip():
            yield number, logical
        number, logical = current, line
        head = line.partition(":")[0].upper()
        is_quoted = "QUOTED-PRINTABLE" in head
        is_base64 = "BASE64" in head or "ENCODING=B" in head
        version = line.partition(":")[2].strip() if head == "VERSION" else version
    if logical.strip():
        yield number, logical


def _parse(number: int, line: str) -> ContentLine:
    found = _BEFORE_COLON.match(line)
    at = found.end() if found else 0
    if line[at : at + 1] != ":":  # a quotation mark that is not closed
        at = line.find(":")
    head, value = (line[:at], line[at + 1 :]) if at >= 0 else ("", "")
    name, semicolon, rest = head.partition(";")
    match = _NAME.match(name.strip())
    if match is None:
        return ContentLine(number, "", "", {}, line, is_readable=False)
    return ContentLine(number, match["group"] or "", match["name"].upper(), _parse_parameters(semicolon + rest), value)


def _parse_parameters(text: str) -> dict[str, list[str]]:
    parameters: dict[str, list[str]] = {}
    for part in _PARAMETER.findall(text):
        key, equals, value = part.partition("=")
        if not equals:
            key, value = "ENCODING" if part.strip().upper() in _ENCODINGS else "TYPE", part
        values = [each.strip().strip('"') for each in _PARAMETER_VALUE.findall(value) if each]
        parameters.setdefault(key.strip().upper(), []).extend(map(_decode_carets, values))
    return parameters


def _decode_carets(value: str) -> str:
    """Decode what RFC 6868 escapes in the values of parameters."""
    return re.sub(r"\^[n^']", lambda match: _CARET[match[0]], value)


def _decode_quoted_printable(value: str, charset: str) -> str:
    encoded = "".join(character if character.isascii() else _quote(character) for character in value)
    return _decode(quopri.decodestring(encoded.encode("ascii")), charset)


def _quote(character: str) -> str:
    return "".join(f"={byte:02X}" for byte in character.encode("utf-8", "replace"))


def _decode(data: bytes, charset: str) -> str:
    """Decode bytes by their charset, or as UTF-8, or else as Windows-1252."""
    for name in filter(None, (charset, "utf-8")):
        try:
            return data.decode(name)
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("cp1252", "replace")
