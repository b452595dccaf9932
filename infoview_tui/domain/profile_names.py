"""Names of profiles: the data of one person, each in a directory named after it. Names that look the same are one."""

from __future__ import annotations

import re
import unicodedata
from shlex import quote

from infoview_tui.domain.sanitize import clean_line

DEFAULT_PROFILE = "default"
"""What the profile without a name of its own is called."""

MAX_LENGTH = 40
"""Maximum length of a name, in characters; as UTF-8, file systems take all of them."""

_PUNCTUATION = " -_.'’"
_WINDOWS_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{name}{number}" for name in ("com", "lpt") for number in range(10))}
)
"""Names that Windows has for devices, whatever follows a dot. A directory may be copied or synchronized there."""


def normalize_profile_name(typed: str) -> str:
    """Return a name as it is stored: composed (NFC), with single spaces."""
    return " ".join(unicodedata.normalize("NFC", clean_line(typed)).split())


def fold_profile_name(name: str) -> str:
    """Return what is equal for names that some file systems, or people, do not tell apart: case and composition."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).casefold())


def find_name_problem(name: str) -> str:
    """Return what is wrong with a normalized name of a profile, as the end of a sentence; empty if nothing is."""
    if not name:
        return "is empty"
    if len(name) > MAX_LENGTH:
        return f"is longer than {MAX_LENGTH} characters"
    if not all(_is_allowed(character) for character in name):
        return "has characters that are not allowed: use letters, digits, spaces, and - _ . '"
    if not name[0].isalnum():
        return "does not begin with a letter or a digit"
    if name[-1] in ". ":
        return "ends with a dot"
    folded = fold_profile_name(name)
    if folded.partition(".")[0].rstrip() in _WINDOWS_DEVICES:
        return "is a name that some systems reserve"
    return ""


def is_default_profile(name: str) -> bool:
    """Whether a name means the profile without a name of its own."""
    return fold_profile_name(name) == DEFAULT_PROFILE


def add_profile_to_commands(text: str, profile: str) -> str:
    """Name a profile in the commands of a sentence, such as `` `infoview restore latest` ``; not the default one."""
    if not profile or is_default_profile(profile):
        return text
    return _COMMAND.sub(lambda found: f"{found[0]}--profile {quote(profile)} ", text)


_COMMAND = re.compile(r"(?:`|^  )infoview (?!--profile|profiles)")


def _is_allowed(character: str) -> bool:
    return character.isalnum() or character in _PUNCTUATION or unicodedata.category(character) in ("Mn", "Mc")
