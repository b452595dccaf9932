"""What a user enters about an organization, an industry, or a path; cleaned and checked (R1)."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError


class OrganizationForm(NamedTuple):
    """The editable fields of an organization. ``industry`` is a name; empty means that it is not known."""

    name: str
    industry: str = ""
    why: str = ""

    def cleaned(self) -> OrganizationForm:
        """Return the form with all texts cleaned. Raises InfoviewError if the name is empty."""
        name = require_name(self.name, "An organization")
        return OrganizationForm(name, clean_line(self.industry), clean_line(self.why))


class IndustryForm(NamedTuple):
    """The editable fields of an industry."""

    name: str
    why: str = ""

    def cleaned(self) -> IndustryForm:
        """Return the form with all texts cleaned. Raises InfoviewError if the name is empty."""
        return IndustryForm(require_name(self.name, "An industry"), clean_line(self.why))


class PathForm(NamedTuple):
    """The editable fields of a path. The introduction for it is edited in the profile."""

    name: str
    why: str = ""

    def cleaned(self) -> PathForm:
        """Return the form with all texts cleaned. Raises InfoviewError if the name is empty or has a comma."""
        return PathForm(require_path_name(self.name), clean_line(self.why))


def require_path_name(name: str) -> str:
    """Return a cleaned name of a path. Raises InfoviewError if it is empty or has a comma."""
    cleaned = require_name(name, "A path")
    if "," in cleaned:
        raise InfoviewError("The name of a path can't have a comma: a contact's paths are listed with commas.")
    return cleaned


def require_name(name: str, what: str) -> str:
    """Return a cleaned name. Raises InfoviewError if it is empty; *what* needs one."""
    cleaned = clean_line(name)
    if not cleaned:
        raise InfoviewError(f"{what} needs a name.")
    return cleaned
