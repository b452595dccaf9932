"""The country of the profile."""

from __future__ import annotations

import pytest

from infoview_tui.errors import InfoviewError
from infoview_tui.services.contacts.country import parse_country


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", ""),
        ("de", "DE"),
        (" us-ny ", "US-NY"),
        ("Germany", "DE"),
        ("united kingdom", "GB"),
        ("GB-SCT", "GB-SCT"),
        ("US-", "US"),
    ],
)
def test_code_or_name_becomes_a_code(typed: str, code: str) -> None:
    assert parse_country(typed) == code


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("Mordor", "No holidays are known for “Mordor”. Type a code such as US or DE, or US-NY for a region."),
        ("DEU", "No holidays are known for “DEU”."),
        ("DE-XX", "DE has no region “XX”. Its regions are BB, BE, "),
    ],
)
def test_unknown_country_is_named(typed: str, sentence: str) -> None:
    with pytest.raises(InfoviewError) as error:
        parse_country(typed)
    assert str(error.value).startswith(sentence)
