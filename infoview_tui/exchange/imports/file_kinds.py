"""Kinds of files that cannot be imported as they are, with what to do instead. Recognized by content, not by name."""

from __future__ import annotations

import csv
import re
from typing import NamedTuple
from zipfile import ZipFile

_CONTACTS = "import contacts: your LinkedIn data export, vCards, a file exported by Infoview, or CSV"
_ONE_BY_ONE = "add the person with n, or import a CSV file of contacts"


class FileKind(NamedTuple):
    """A kind of file, with an article, and the advice for it, as parts of a sentence."""

    name: str
    advice: str


XLSX = FileKind("an Excel workbook (.xlsx)", "open it, save the sheet as CSV UTF-8, and import that file")
XLS = FileKind("an old Excel workbook (.xls)", "open it, save the sheet as CSV UTF-8, and import that file")
ODS = FileKind("an OpenDocument spreadsheet (.ods)", "open it, save it as Text CSV, and import that file")
NUMBERS = FileKind("a Numbers spreadsheet", "in Numbers, choose File, Export To, CSV, and import that file")
PDF = FileKind("a PDF document", _ONE_BY_ONE)
HTML = FileKind("a saved web page (HTML)", _CONTACTS)

_SIGNATURES: tuple[tuple[bytes, FileKind], ...] = (
    (b"%PDF-", PDF),
    (b"SQLite format 3\x00", FileKind("a database (SQLite)", "open Infoview data with infoview --data-dir")),
    (b"{\\rtf", FileKind("a document (RTF)", _ONE_BY_ONE)),
    (b"\x1f\x8b", FileKind("a compressed file (gzip)", "unpack it and import the file inside")),
    (b"7z\xbc\xaf\x27\x1c", FileKind("a 7-Zip archive", "unpack it and import the file inside")),
    (b"Rar!\x1a\x07", FileKind("a RAR archive", "unpack it and import the file inside")),
    (b"\x89PNG", FileKind("a picture (PNG)", _ONE_BY_ONE)),
    (b"\xff\xd8\xff", FileKind("a picture (JPEG)", _ONE_BY_ONE)),
)
"""The first bytes of files of other kinds."""

_OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (
    ("Workbook", XLS),
    ("Book", XLS),
    ("WordDocument", FileKind("an old Word document (.doc)", _ONE_BY_ONE)),
)
"""Names in the directory of an old Microsoft Office file, in UTF-16."""

_ZIP_MEMBERS: tuple[tuple[str, FileKind], ...] = (
    (r"xl/.*", XLSX),
    (r"word/.*", FileKind("a Word document (.docx)", _ONE_BY_ONE)),
    (r"ppt/.*", FileKind("a presentation (.pptx)", _ONE_BY_ONE)),
    (r"Index/Tables/.*|Index/CalculationEngine.*", NUMBERS),
)
"""Names of files inside of ZIP archives that other programs call by another name."""

_MIMETYPES = {
    b"application/vnd.oasis.opendocument.spreadsheet": ODS,
    b"application/vnd.oasis.opendocument.text": FileKind("an OpenDocument text (.odt)", _ONE_BY_ONE),
}
"""What the file ``mimetype`` in an OpenDocument archive says."""

_TEXT_STARTS: tuple[tuple[str, FileKind], ...] = (
    (r"BEGIN:VCALENDAR", FileKind("a calendar (.ics)", _CONTACTS)),
    (r"<\?xml[^>]*>\s*<\?mso-application[^>]*Excel", FileKind("an Excel workbook (XML)", XLS.advice)),
    (r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table)", HTML),
    (r"<\?xml|<[a-z]+[\s>]", FileKind("an XML file", _CONTACTS)),
    (r"[\[{]", FileKind("a JSON file", _CONTACTS)),
)
"""How texts of other kinds begin."""

_LINKEDIN_FILES = {
    "conversation id": "messages.csv",
    "inviterprofileurl": "Invitations.csv",
    "company name": "Positions.csv",
    "school name": "Education.csv",
    "creation date": "Recommendations.csv",
}
"""Files of the LinkedIn export that are not the list of connections, by a column that only they have."""

_SNIFFED = 2000  # characters
_MAX_NULS = 0.02
"""The largest part of a text that may be NUL: a stray one does not make it binary."""


def find_binary_kind(data: bytes) -> FileKind | None:
    """Return the kind of a file that is neither text nor a ZIP archive; None if it may be text."""
    if data.startswith(_OLE_SIGNATURE):
        streams = (kind for name, kind in _OLE_STREAMS if name.encode("utf-16-le") in data)
        return next(streams, FileKind("an old Microsoft Office file", XLS.advice))
    return next((kind for signature, kind in _SIGNATURES if data.startswith(signature)), None)


def find_archive_kind(archive: ZipFile) -> FileKind | None:
    """Return the kind of a document that is stored as a ZIP archive; None for other archives."""
    names = archive.namelist()
    if "mimetype" in names:
        with archive.open("mimetype") as file:
            return _MIMETYPES.get(file.read(100).strip())
    matches = (kind for pattern, kind in _ZIP_MEMBERS if any(re.fullmatch(pattern, name) for name in names))
    return next(matches, None)


def find_kind_by_suffix(suffix: str) -> FileKind | None:
    """Return the kind of a document in a ZIP archive by its name, for one too damaged to look inside."""
    return {".xlsx": XLSX, ".ods": ODS, ".numbers": NUMBERS}.get(suffix.casefold())


def find_text_kind(text: str) -> FileKind | None:
    """Return the kind of a text that cannot be imported, and is not a table of contacts; None if it may be one."""
    start = text[:_SNIFFED].lstrip()
    if not start:
        return FileKind("an empty file", _CONTACTS)
    if start.count("\0") > _MAX_NULS * len(start):
        return FileKind("a file of an unknown kind", _CONTACTS)
    for pattern, kind in _TEXT_STARTS:
        if re.match(pattern, start, re.IGNORECASE | re.DOTALL):
            return kind
    columns = [cell.strip().casefold() for cell in next(csv.reader([start.splitlines()[0]]), [])]
    for column, name in _LINKEDIN_FILES.items():
        if column in columns:
            return FileKind(f"LinkedIn's {name}", "import the whole archive, or the folder, that it is in")
    return None


UNKNOWN_TEXT = FileKind("a text in an unknown format", _CONTACTS)
