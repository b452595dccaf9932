"""Import of the JSON that ``infoview export --json`` writes: all data, or its contacts as rows."""

from __future__ import annotations

import re
from array import array
from pathlib import Path
from typing import Any

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import ImportFileError
from infoview_tui.exchange.document_format import FORMAT, FORMAT_VERSION, is_document
from infoview_tui.exchange.imports.document_rows import list_contact_rows
from infoview_tui.exchange.imports.json_scanner import CUT_OFF, JsonProblem, JsonScanner
from infoview_tui.exchange.imports.parsed_file import ParsedFile, ReadOptions
from infoview_tui.exchange.imports.text_file import TextFile, display_path
from infoview_tui.services.imports.document import Document, Row
from infoview_tui.services.imports.progress import Progress
from infoview_tui.storage.own_files import OWN_FOLDERS, OwnFile, is_file_name
from infoview_tui.storage.table_formats import ColumnFormat, TableFormat
from infoview_tui.storage.yaml_files import MAX_FILE_BYTES

_PROGRESS_ROWS = 500

sniff = is_document

_UNKNOWN = "is not known to this version of Infoview"


def parse_document(path: Path, file: TextFile, options: ReadOptions) -> ParsedFile:
    """Parse the document. Raises ImportFileError with the JSON path and the line of what is wrong."""
    try:
        document = _Reader(file.text, options.progress).read()
    except JsonProblem as problem:
        raise ImportFileError(_explain(path, problem, file.text)) from problem
    return ParsedFile(path, list_contact_rows(document), (), file.warnings, document=document)


def _explain(path: Path, problem: JsonProblem, text: str) -> str:
    """Return what is wrong with a document; first of all, whether it is of a newer version."""
    name = display_path(path)
    version = _read_version(text)
    if version is not None and version > FORMAT_VERSION:
        return (
            f"{name} was written by a newer Infoview (version {version} of the format; this one reads up to "
            f"{FORMAT_VERSION}); update Infoview first."
        )
    place = f"{clean_line(problem.path, 100)}, line {problem.line:,}," if problem.path else f"line {problem.line:,}"
    if problem.reason == CUT_OFF:
        return f"{name} ends too early, in {place.rstrip(',')}; export it again."
    return f"{name}: {place} {clean_line(problem.reason, 200)}. Nothing was imported."


def _read_version(text: str) -> int | None:
    """Return the version of a document, wherever it stands, even if the document is damaged."""
    found = re.search(r'"version"\s*:\s*(\d{1,9})\b', text)
    return int(found[1]) if found else None


class _Reader:
    """Reads a document from beginning to end, and checks each value; then the references from row to row."""

    def __init__(self, text: str, progress: Progress | None = None) -> None:
        from infoview_tui.storage.tables.formats import list_table_formats  # imports SQLModel

        self.scanner = JsonScanner(text)
        self.progress = progress
        self.total = text.count("\n") if progress is not None else 0
        self.formats = {table.name: table for table in list_table_formats()}
        self.tables: dict[str, list[Row]] = {name: [] for name in self.formats}
        self.lines: dict[str, array[int]] = {name: array("Q") for name in self.formats}
        self.files: list[OwnFile] = []
        self.head: dict[str, Any] = {}

    def read(self) -> Document:
        """Read all. Raises JsonProblem."""
        for key in self.scanner.read_object(""):
            match key:
                case "tables":
                    self.read_tables()
                case "files":
                    self.read_files()
                case "format" | "version" | "written_by" | "written_at" | "notes_left_out":
                    self.head[key] = self.scanner.read_value(key)
                case _:
                    self.scanner.fail(_UNKNOWN, key)
        self.scanner.expect_end()
        if self.head.get("format") != FORMAT or type(self.head.get("version")) is not int or self.head["version"] < 1:
            self.scanner.fail("has no format and version of Infoview", "")
        if self.head["version"] > FORMAT_VERSION:
            self.scanner.fail(_UNKNOWN, "version")
        self.check_references()
        omitted = self.head.get("notes_left_out")
        return Document(self.tables, self.lines, tuple(self.files), omitted if type(omitted) is int else 0)

    def read_tables(self) -> None:
        seen = set()
        for name in self.scanner.read_object("tables"):
            path = f"tables.{name}"
            if name not in self.formats:
                self.scanner.fail(_UNKNOWN, path)
            seen.add(name)
            self.read_table(self.formats[name], path)
        missing = self.formats.keys() - seen
        if missing and self.head.get("version", FORMAT_VERSION) == FORMAT_VERSION:
            self.scanner.fail("is missing", f"tables.{min(missing)}")

    def read_table(self, table: TableFormat, path: str) -> None:
        columns = {column.name: column for column in table.columns}
        rows, lines = self.tables[table.name], self.lines[table.name]
        keys = set()
        for index in self.scanner.read_array(path):
            if self.progress is not None and index % _PROGRESS_ROWS == 0:
                self.progress(self.scanner.line, self.total)  # a row is on a line of its own
            lines.append(self.scanner.line)
            row = self.read_row(columns, f"{path}[{index}]")
            rows.append(row)
            key = tuple(row[name] for name in table.key)
            if key in keys:
                self.scanner.fail(f"has the same {' and '.join(table.key)} as another row", f"{path}[{index}]")
            keys.add(key)

    def read_row(self, columns: dict[str, ColumnFormat], path: str) -> Row:
        values = self.scanner.read_value(path)
        if type(values) is not dict:
            self.scanner.fail("must be an object", path)
        if not values.keys() <= columns.keys():
            unknown = next(key for key in values if key not in columns)
            self.scanner.fail(_UNKNOWN, f"{path}.{unknown}")
        row: Row = {}
        for name, column in columns.items():
            value = values.get(name, column.default)
            if name not in values and column.is_required:
                self.scanner.fail("is missing", f"{path}.{name}")
            try:
                row[name] = column.from_json(value)
            except ValueError as error:
                self.scanner.fail(str(error), f"{path}.{name}")
        return row

    def read_files(self) -> None:
        for folder in self.scanner.read_object("files"):
            if folder not in OWN_FOLDERS:
                self.scanner.fail(_UNKNOWN, f"files.{folder}")
            for name in self.scanner.read_object(f"files.{folder}"):
                path = f"files.{folder}.{name}"
                text = self.scanner.read_value(path)
                if not is_file_name(name):
                    self.scanner.fail("is not the name of a YAML file", path)
                if type(text) is not str or not _is_file_text(text):
                    self.scanner.fail("must be a text of at most 1 MB", path)
                self.files.append(OwnFile(folder, name, text))

    def check_references(self) -> None:
        """Check that each row that is referred to exists."""
        ids = {name: {row.get("id") for row in rows} for name, rows in self.tables.items()}
        for table in self.formats.values():
            for column in table.columns:
                if not column.references:
                    continue
                known = ids[column.references]
                for index, row in enumerate(self.tables[table.name]):
                    if row[column.name] is not None and row[column.name] not in known:
                        path = f"tables.{table.name}[{index}].{column.name}"
                        reason = f"is {row[column.name]}, but no row of {column.references} has this id"
                        raise JsonProblem(reason, path, self.lines[table.name][index])


def _is_file_text(text: str) -> bool:
    try:
        return len(text.encode()) <= MAX_FILE_BYTES
    except UnicodeEncodeError:
        return False
