"""Fields that a column of a table can be read as (R2)."""

from __future__ import annotations

from infoview_tui.domain.closed_enum import ClosedEnum


class TableField(ClosedEnum):
    """A field of a contact. Several columns can be read as the same one."""

    IGNORED = "ignored"
    NAME = "name"
    GIVEN_NAME = "first_name"
    MIDDLE_NAME = "middle_name"
    FAMILY_NAME = "last_name"
    NAME_PREFIX = "name_prefix"
    NAME_SUFFIX = "name_suffix"
    TITLE = "title"
    ORGANIZATION = "organization"
    FORMER_ORGANIZATION = "former_organization"
    SCHOOL = "school"
    EMAIL = "email"
    PHONE = "phone"
    PROFILE = "profile"
    WEBSITE = "website"
    LOCATION = "location"
    CITY = "city"
    REGION = "region"
    COUNTRY = "country"
    TIMEZONE = "timezone"
    RELATIONSHIP = "relationship"
    HOW_MET = "how_met"
    WHY = "why"
    CHANNEL = "channel"
    SENIORITY = "seniority"
    PATH = "path"
    TAG = "tag"
    CONNECTED_ON = "connected_on"
    LAST_CONTACT = "last_contact"
    NOTES = "notes"
    DETAIL = "detail"

    @property
    def label(self) -> str:
        """The field in words: ``first name``."""
        return _LABELS.get(self, self.value.replace("_", " "))


_LABELS = {
    TableField.IGNORED: "not read",
    TableField.FORMER_ORGANIZATION: "former employer",
    TableField.TIMEZONE: "time zone",
    TableField.HOW_MET: "how you met",
    TableField.DETAIL: "detail, noted with the name of the column",
}

NAME_FIELDS = frozenset({TableField.NAME, TableField.GIVEN_NAME, TableField.FAMILY_NAME})
"""A contact needs one of these."""
