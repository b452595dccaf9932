"""The JSON Schema (draft 2020-12) of the document with all data, from the definitions of the tables.

It is shipped as a file, which a test compares with the tables.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from infoview_tui.exchange.document_format import FORMAT, FORMAT_VERSION
from infoview_tui.storage.own_files import OWN_FOLDERS
from infoview_tui.storage.table_formats import MAX_INTEGER, ColumnFormat, TableFormat, ValueKind

SCHEMA_FILE = Path(__file__).with_name("infoview.schema.json")
"""The schema of the newest version."""

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_TIMESTAMP = {"type": "string", "format": "date-time"}


def build_schema(tables: Sequence[TableFormat]) -> dict[str, Any]:
    """Return the schema."""
    return {
        "$schema": _DRAFT,
        "title": "Infoview data",
        "description": "All data of one person, as `infoview export --json` writes them.",
        **_build_object({
            "format": {"const": FORMAT},
            "version": {"const": FORMAT_VERSION},
            "written_by": {"type": "string", "description": "The program and its version."},
            "written_at": {**_TIMESTAMP, "description": "When it was written; times are in UTC."},
            "notes_left_out": {
                "type": "integer",
                "minimum": 0,
                "description": "How many notes are not in it because they are off the record.",
            },
            "tables": _build_object({table.name: _build_table(table) for table in tables}),
            "files": {
                **_build_object({folder: _build_folder() for folder in OWN_FOLDERS}),
                "description": "The user's own YAML files, by folder and name.",
            },
        }),
    }  # fmt: skip


def _build_object(properties: Mapping[str, Any], required: Sequence[str] | None = None) -> dict[str, Any]:
    """Return the schema of an object without other properties; all are required if *required* is None."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties) if required is None else list(required),
        "additionalProperties": False,
    }


def _build_folder() -> dict[str, Any]:
    return {"type": "object", "additionalProperties": {"type": "string"}}


def _build_table(table: TableFormat) -> dict[str, Any]:
    properties = {column.name: _build_column(column) for column in table.columns}
    required = [column.name for column in table.columns if column.is_required]
    return {"type": "array", "description": table.description, "items": _build_object(properties, required)}


def _build_column(column: ColumnFormat) -> dict[str, Any]:
    schema = _build_value(column)
    if column.is_nullable:
        schema = {"anyOf": [schema, {"type": "null"}]}
    if column.references:
        schema["description"] = f"The id of a row of {column.references}."
    if not column.is_required:
        schema["default"] = column.default
    return schema


def _build_value(column: ColumnFormat) -> dict[str, Any]:
    match column.kind:
        case ValueKind.TEXT:
            return {"type": "string"}
        case ValueKind.ENUM:
            return {"enum": list(column.members)}
        case ValueKind.INTEGER:
            limits = {"minimum": column.minimum, "maximum": column.maximum}
            return {"type": "integer", **{name: limit for name, limit in limits.items() if abs(limit) < MAX_INTEGER}}
        case ValueKind.BOOLEAN:
            return {"type": "boolean"}
        case ValueKind.TIMESTAMP:
            return dict(_TIMESTAMP)
        case ValueKind.DATE:
            return {"type": "string", "format": "date"}
        case ValueKind.TEXTS:
            return {"type": "array", "items": {"type": "string"}}
        case ValueKind.OBJECT:
            return {"type": "object"}
