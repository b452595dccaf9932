"""The schema that is shipped is that of the tables."""

from __future__ import annotations

import json

from infoview_tui.exchange.exports.json_schema import SCHEMA_FILE, build_schema
from infoview_tui.storage.tables.formats import list_table_formats


def test_the_shipped_schema_is_that_of_the_tables() -> None:
    """CONTRIBUTING.md says how to write it again after a change of a table."""
    assert json.loads(SCHEMA_FILE.read_text(encoding="utf-8")) == build_schema(list_table_formats())


def test_limits_defaults_and_references_are_in_the_schema() -> None:
    tables = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))["properties"]["tables"]["properties"]
    ratings = tables["ratings"]["items"]
    assert ratings["properties"]["score"] == {"type": "integer", "minimum": 1, "maximum": 5}
    assert ratings["properties"]["path_id"]["description"] == "The id of a row of paths."
    assert ratings["required"] == ["id", "interview_id", "path_id", "topic", "score", "created_at"]
    assert tables["trips"]["items"]["properties"]["day_start"] == {"type": "integer", "default": 540}
    assert tables["contacts"]["items"]["properties"]["not_before"] == {
        "anyOf": [{"type": "string", "format": "date"}, {"type": "null"}],
        "default": None,
    }
