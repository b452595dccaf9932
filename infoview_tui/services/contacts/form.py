"""The contact form: the fields that the user can edit, and how they are cleaned (R2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
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
        cleaned = ContactForm(
            clean_line(self.name),
            clean_line(self.title),
            clean_line(self.organization),
            clean_line(self.email),
            clean_line(self.phone),
            normalize_profile_url(self.profile_url),
            clean_line(self.location),
            self.relationship,
            clean_line(self.how_met),
            clean_line(self.why),
            self.channel,
            self.referrer_id,
            _clean_names(self.paths, "") if self.paths else (),
            _clean_names(self.tags, "#") if self.tags else (),
            self.seniority,
            self.decides_on_hiring,
            self.stay_in_touch_months,
            self.not_before,
            clean_line(self.timezone),
        )
        if not cleaned.name:
            raise InfoviewError("A contact needs a name.")
        if not is_valid_interval(cleaned.stay_in_touch_months):
            raise InfoviewError("Stay in touch every 1 to 24 months.")
        if cleaned.timezone and find_zone(cleaned.timezone) is None:
            raise InfoviewError(f"There is no time zone called “{clean_line(cleaned.timezone, 30)}”.")
        return cleaned


def _clean_names(names: Iterable[str], prefix: str) -> tuple[str, ...]:
    """Return names cleaned and without a prefix, each once."""
    cleaned = dict.fromkeys(clean_line(clean_line(name).removeprefix(prefix)) for name in names)
    return tuple(name for name in cleaned if name)


def person_keys(name: str) -> tuple[str, ...]:
    """Return the keys for recognizing a name, see `name_keys`. A name without letters (``★``) is its own key."""
    return name_keys(name) or (name.casefold(),)


def clean_tag(tag: str) -> str:
    """Return a tag cleaned and without a leading ``#``. Raises InfoviewError if it is empty."""
    cleaned = clean_line(clean_line(tag).removeprefix("#"))
    if not cleaned:
        raise InfoviewError("A tag needs a name.")
    return cleaned
