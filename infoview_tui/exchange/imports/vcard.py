"""Parser for vCards 2.1, 3.0, and 4.0: one or many in a file, or a directory of files, as vdirsyncer keeps it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import ImportFileError
from infoview_tui.exchange.imports.contact_values import Reading, build_contact
from infoview_tui.exchange.imports.content_lines import ContentLine, read_content_lines
from infoview_tui.exchange.imports.parsed_file import ParsedFile, ReadOptions
from infoview_tui.exchange.imports.text_file import TextFile, display_path, read_text
from infoview_tui.exchange.imports.vcard_values import read_values
from infoview_tui.services.imports.import_rows import ImportResult, ImportRow

SOURCE = "contact card"

_START = re.compile(r"\s*BEGIN:VCARD\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Card:
    """The properties of one card, the line of its beginning, and why it cannot be read, if so."""

    line: int
    properties: tuple[ContentLine, ...]
    problem: str = ""


def sniff(text: str) -> bool:
    """Whether a text is a vCard."""
    return _START.match(text) is not None


def parse_contacts(path: Path, file: TextFile, options: ReadOptions) -> ParsedFile:
    """Parse the cards of a file. A broken card is rejected with its line."""
    rows: list[ImportRow] = []
    rejected: list[ImportResult] = []
    warnings = list(file.warnings)
    reading = Reading(SOURCE, region=options.region)
    for card in _read_cards(file.text, is_legacy=bool(file.warnings)):
        name = _find_display_name(card)
        if card.problem:
            rejected.append(ImportResult(card.line, name, "skipped", card.problem))
            continue
        warnings += (
            f"Line {line.line}: “{clean_line(line.value, 60)}” is not a property and was left out."
            for line in card.properties
            if not line.is_readable
        )
        built = build_contact(card.line, read_values(card.properties), reading)
        if built.row is None:
            rejected.append(ImportResult(card.line, name, "skipped", built.reason))
        else:
            rows.append(built.row)
        warnings += (f"Line {card.line}: {text}" for text in built.lost)
    return ParsedFile(path, tuple(rows), tuple(rejected), tuple(warnings))


def is_card_directory(path: Path) -> bool:
    """Whether a path is a directory with files of vCards, perhaps one level below."""
    return path.is_dir() and bool(_list_card_files(path))


def parse_directory(path: Path, options: ReadOptions) -> ParsedFile:
    """Parse all files of vCards in a directory. The line of a row is the number of its card; files are named instead.

    A file that cannot be read is rejected, and the others come in.
    """
    rows: list[ImportRow] = []
    rejected: list[ImportResult] = []
    warnings: list[str] = []
    for file in _list_card_files(path):
        name = display_path(file.relative_to(path))
        try:
            parsed = parse_contacts(file, read_text(file), options)
        except ImportFileError as error:
            rejected.append(ImportResult(len(rows) + len(rejected) + 1, "", "skipped", str(error)))
            continue
        count = len(rows) + len(rejected)
        rows += (replace(row, line=number) for number, row in enumerate(parsed.rows, count + 1))
        for result in parsed.rejected:
            reason = f"{name}:{result.line}: {result.reason}"
            rejected.append(ImportResult(len(rows) + len(rejected) + 1, result.name, result.status, reason))
        warnings += (f"{name}: {warning}" for warning in parsed.warnings)
    return ParsedFile(path, tuple(rows), tuple(rejected), tuple(warnings))


def _list_card_files(directory: Path) -> Sequence[Path]:
    try:
        files = sorted(directory.glob("*.[vV][cC][fF]")) or sorted(directory.glob("*/*.[vV][cC][fF]"))
    except OSError:
        return []
    return [file for file in files if not file.name.startswith(".")]


def _read_cards(text: str, *, is_legacy: bool) -> Iterator[_Card]:
    """Yield the cards of a text. A card within a card (AGENT) is left out."""
    properties: list[ContentLine] = []
    begin, depth, last = 0, 0, ""
    for line in read_content_lines(text, is_legacy=is_legacy):
        mark = line.value.strip().upper() == "VCARD"
        if line.name == "BEGIN" and mark:
            if depth and last == "AGENT":
                depth += 1
                continue
            if depth:
                yield _Card(begin, tuple(properties), "the card has no end")
            begin, depth, properties = line.line, 1, []
        elif line.name == "END" and mark and depth:
            depth -= 1
            if not depth:
                yield _Card(begin, tuple(properties))
        elif depth == 1:
            properties.append(line)
            last = line.name
    if depth:
        yield _Card(begin, tuple(properties), "the card has no end")


def _find_display_name(card: _Card) -> str:
    found = (line.value for line in card.properties if line.name in ("FN", "ORG", "EMAIL") and line.value.strip())
    return clean_line(next(found, ""), 60)
