"""Files of other kinds: each is named as what it is, with what to do; LinkedIn's archive is imported."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pytest

from infoview_tui.errors import ImportFileError
from infoview_tui.exchange.imports.importer import parse_file
from tests.clean import is_clean_line

CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nAnn,Lee,,,Acme,,04 Sep 2026\n"


def zipped(**members: str) -> bytes:
    """Return a ZIP archive with these members; two underscores stand for a slash, and one for a period."""
    data = io.BytesIO()
    with ZipFile(data, "w") as archive:
        for name, text in members.items():
            # A member named by ZipInfo has a fixed date: the ids of tests must be the same in every process.
            archive.writestr(ZipInfo(name.replace("__", "/").replace("_", ".")), text)
    return data.getvalue()


@pytest.mark.parametrize(
    ("content", "named", "advice"),
    [
        (zipped(xl__workbook_xml="<workbook/>"), "an Excel workbook (.xlsx)", "save the sheet as CSV UTF-8"),
        (zipped(word__document_xml=""), "a Word document (.docx)", "add the person with n"),
        (zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "(.ods)", "save it as Text CSV"),
        (zipped(Index__Tables__DataList_iwa=""), "a Numbers spreadsheet", "choose File, Export To, CSV"),
        (zipped(Profile_csv="First Name\n"), "a ZIP archive without Connections.csv", "unzip it"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "(.xls)", "save the sheet as CSV"),
        (b"%PDF-1.7\n", "a PDF document", "add the person with n"),
        (b"\x1f\x8b\x08\x00", "a compressed file (gzip)", "unpack it"),
        (b"\xef\xbb\xbf<!DOCTYPE html><html>", "a saved web page (HTML)", "Connections.csv"),
        (b'<?xml version="1.0"?><html xmlns="x">', "a saved web page (HTML)", "Connections.csv"),
        (
            b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>',
            "an Excel workbook (XML)",
            "save the sheet",
        ),
        (b'{"contacts": []}', "a JSON file", "Connections.csv"),
        (b"CONVERSATION ID,CONVERSATION TITLE,FROM\n", "LinkedIn's messages.csv", "import the whole archive"),
        (b" \n", "an empty file", "Connections.csv"),
        (b"\x7fELF\x02\x01\x00,\x00,", "a file of an unknown kind", "Connections.csv"),
    ],
)
def test_other_kinds_are_named_with_what_to_do(tmp_path: Path, content: bytes, named: str, advice: str) -> None:
    path = tmp_path / "Connections.csv"  # the name does not decide
    path.write_bytes(content)
    with pytest.raises(ImportFileError) as caught:
        parse_file(path)
    assert str(caught.value).startswith(f"{path} is ")
    assert named in str(caught.value)
    assert advice in str(caught.value)
    assert is_clean_line(str(caught.value))


def test_archive_of_linkedin_is_imported(tmp_path: Path) -> None:
    path = tmp_path / "Basic_LinkedInDataExport_11-20-2026.zip"
    with ZipFile(path, "w") as archive:
        for name, text in {
            "__MACOSX/Connections.csv": "\0",
            "Export/Connections.csv": CONNECTIONS,
            "Profile.csv": "x",
        }.items():
            archive.writestr(ZipInfo(name), text)
    assert [row.form.name for row in parse_file(path).rows] == ["Ann Lee"]


def test_archive_in_an_archive_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    inner = zipped(Connections_csv=CONNECTIONS)
    data = io.BytesIO()
    with ZipFile(data, "w") as archive:
        archive.writestr("Connections.csv", inner)
    path.write_bytes(data.getvalue())
    with pytest.raises(ImportFileError, match=r"a\.zip/Connections\.csv has no header"):
        parse_file(path)
