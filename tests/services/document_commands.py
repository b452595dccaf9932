"""The import of a document, with a call that runs it on data that have none of its rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.imports.document import Document
from infoview_tui.services.imports.document_import import import_document
from infoview_tui.storage.own_files import OwnFile, OwnFolders
from infoview_tui.storage.tables.formats import list_table_formats
from tests.services.bank_commands import own_directory


class DocumentScene(Protocol):
    """What the import needs of a scene."""

    @property
    def workspace(self) -> Workspace: ...
    @property
    def now(self) -> datetime: ...


def _import(s: DocumentScene) -> object:
    given: dict[str, dict[str, object]] = {
        "tags": {"id": 900, "name": "imported"},
        "contacts": {"id": 900, "name": "Ana", "stage_since": s.now, "created_at": s.now, "updated_at": s.now},
        "contact_tags": {"contact_id": 900, "tag_id": 900},
    }
    formats = {table.name: table for table in list_table_formats()}
    rows = {
        name: [{column.name: row.get(column.name, column.default) for column in formats[name].columns}]
        for name, row in given.items()
    }
    document = Document(
        {name: rows.get(name, []) for name in formats}, {}, (OwnFile("question_banks", "imported.yaml", "topic: own"),)
    )
    banks = own_directory(s.workspace)
    return import_document(s.workspace, document, "all.json", OwnFolders(banks, banks), s.now)


DOCUMENT_COMMANDS: dict[str, Callable[[DocumentScene], object]] = {"imports.document_import.import_document": _import}
