"""The contact form: the fields that the user can edit, and how they are cleaned (R2)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from infoview_tui.domain.enums import Channel, Relationship, Seniority
from infoview_tui.domain.person_names import name_keys
from infoview_tui.domain.profile_urls import normalize_profile_url
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.stay_in_touch import is_valid_interval
from infoview_tui.domain.zones import find_zone
from infoview_tui.errors import InfoviewError


@dataclass(frozen=True, slots=True)
class ContactForm:
    """The editable fields of a contact. ``paths`` and ``tags`` are names.

    ``stay_in_touch_months`` is how often to check in (R34); None leaves it to the tags and the config file. Nothing is
    due before ``not_before``. ``timezone`` is an IANA zone, empty if it is not known.
    """

    name: str = ""
    title: str = ""
    organization: str = ""
    email: str = ""
    phone: str = ""
    profile_url: str = ""
    location: str = ""
    relationship: Relationship | None = None
    how_met: str = ""
    why: str = ""
    channel: Channel | None = None
    referrer_id: int | None = None
    paths: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    seniority: Seniority | None = None
    decides_on_hiring: bool = False
    stay_in_touch_months: int | None = None
    not_before: date | None = None
    timezone: str = ""

    def cleaned(self) -> ContactForm:
        """Return a copy with all texts cleaned. Raises InfoviewError if the name is empty or a number impossible."""
        names = dict.fromkeys(clean_line(path) for path in self.paths)
        tags = dict.fromkeys(clean_line(clean_line(tag).removeprefix("#")) for tag in self.tags)
        cleaned = replace(
            self,
            name=clean_line(self.name),
            title=clean_line(self.title),
            organization=clean_line(self.organization),
            email=clean_line(self.email),
            phone=clean_line(self.phone),
            profile_url=normalize_profile_url(self.profile_url),
            location=clean_line(self.location),
            timezone=clean_line(self.timezone),
            how_met=clean_line(self.how_met),
            why=clean_line(self.why),
            paths=tuple(name for name in names if name),
            tags=tuple(tag for tag in tags if tag),
        )
        if not cleaned.name:
            raise InfoviewError("A contact needs a name.")
        if not is_valid_interval(cleaned.stay_in_touch_months):
            raise InfoviewError("Stay in touch every 1 to 24 months.")
        if cleaned.timezone and find_zone(cleaned.timezone) is None:
            raise InfoviewError(f"There is no time zone called “{clean_line(cleaned.timezone, 30)}”.")
        return cleaned


def person_keys(name: str) -> tuple[str, ...]:
    """Return the keys for recognizing a name, see `name_keys`. A name without letters (``★``) is its own key."""
    return name_keys(name) or (name.casefold(),)


def clean_tag(tag: str) -> str:
    """Return a tag cleaned and without a leading ``#``. Raises InfoviewError if it is empty."""
    cleaned = clean_line(clean_line(tag).removeprefix("#"))
    if not cleaned:
        raise InfoviewError("A tag needs a name.")
    return cleaned
