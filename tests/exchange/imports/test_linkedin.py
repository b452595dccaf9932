"""Importing LinkedIn's Connections.csv in all known variants."""

import csv
import io
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from infoview_tui.domain.date_order import DateOrder
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import ImportFileError
from infoview_tui.exchange.imports import text_file
from infoview_tui.exchange.imports.formats import detect_format
from infoview_tui.exchange.imports.importer import parse_file
from infoview_tui.exchange.imports.linkedin import Connection, ConnectionsFile, SkippedRow, parse_connections, sniff
from infoview_tui.exchange.imports.parsed_file import ReadOptions
from tests.clean import is_clean_line
from tests.hostile_texts import HOSTILE_TEXTS, LONG_TEXTS

PREAMBLE = (
    "Notes:\n"
    '"When you export your data, some addresses may be missing. ""Why?"", you ask:\nsee the help, First Name."\n'
    "\n"
)
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ANN = "Ann,Lee,https://www.linkedin.com/in/annlee,Ann@Example.com,Acme,Designer,04 Sep 2026\n"


def parse(path: Path) -> ConnectionsFile:
    return parse_connections(path, text_file.read_text(path))


def read(folder: Path, content: str | bytes) -> ConnectionsFile:
    path = folder / "Connections.csv"
    path.write_bytes(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)
    return parse(path)


def ann_on(line: int) -> Connection:
    return Connection(
        line=line,
        first_name="Ann",
        last_name="Lee",
        url="https://www.linkedin.com/in/annlee",
        email="ann@example.com",
        company="Acme",
        position="Designer",
        connected_on=date(2026, 9, 4),
    )


def as_csv(*rows: list[str]) -> str:
    """Return the header and the rows as the csv module writes them."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return HEADER + out.getvalue()


def short_id(text: str) -> str:
    return ascii(text[:30])


# Variants of the file


def test_current_file_has_a_preamble(tmp_path: Path) -> None:
    file = read(tmp_path, PREAMBLE + HEADER + ANN)
    assert file == ConnectionsFile(connections=(ann_on(6),), skipped=())


def test_older_file_starts_with_the_header(tmp_path: Path) -> None:
    assert read(tmp_path, HEADER + ANN).connections == (ann_on(2),)


def test_old_file_has_no_url_column(tmp_path: Path) -> None:
    file = read(tmp_path, "First Name,Last Name,Email Address,Company,Position,Connected On\nAnn,Lee,,Acme,Designer,\n")
    (ann,) = file.connections
    assert (ann.name, ann.url, ann.company, ann.connected_on) == ("Ann Lee", "", "Acme", None)
    assert not file.warnings


def test_columns_may_be_in_any_order_and_case(tmp_path: Path) -> None:
    file = read(
        tmp_path,
        "connected on, COMPANY ,last name,First name,position,url,EMAIL ADDRESS\n"
        "04 Sep 2026,Acme,Lee,Ann,Designer,https://www.linkedin.com/in/annlee,ann@example.com\n",
    )
    assert file.connections == (ann_on(2),)


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_separators_are_recognized(tmp_path: Path, delimiter: str) -> None:
    assert read(tmp_path, (HEADER + ANN).replace(",", delimiter)).connections == (ann_on(2),)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_all_line_endings_are_read(tmp_path: Path, end: str) -> None:
    assert read(tmp_path, (PREAMBLE + HEADER + ANN).replace("\n", end)).connections == (ann_on(6),)


def test_last_line_may_lack_a_line_ending(tmp_path: Path) -> None:
    assert read(tmp_path, HEADER + ANN.rstrip()).connections == (ann_on(2),)


def test_empty_rows_are_ignored_but_counted(tmp_path: Path) -> None:
    assert read(tmp_path, HEADER + "\n,,,,,,\n \n" + ANN + "\n\n") == ConnectionsFile((ann_on(5),), ())


def test_multiline_field_is_one_field(tmp_path: Path) -> None:
    file = read(tmp_path, HEADER + 'Bo,Ek,,,"Acme\nNorth",,\n' + ANN)
    assert [(c.line, c.company) for c in file.connections] == [(2, "Acme North"), (4, "Acme")]


def test_file_without_connections_is_valid(tmp_path: Path) -> None:
    assert read(tmp_path, HEADER) == ConnectionsFile((), ())


# Encodings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_utf_8_is_read_with_and_without_byte_order_mark(tmp_path: Path, encoding: str) -> None:
    file = read(tmp_path, (HEADER + "Zoë,株式会社,,,,,\n").encode(encoding))
    assert file.connections[0].name == "Zoë 株式会社"
    assert not file.warnings


@pytest.mark.parametrize(("encoding", "mark"), [("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")])
def test_utf_16_is_read_with_a_warning(tmp_path: Path, encoding: str, mark: bytes) -> None:
    file = read(tmp_path, mark + (HEADER + "Zoë,Ek,,,,,\n").encode(encoding))
    assert file.connections[0].name == "Zoë Ek"
    assert "UTF-16" in file.warnings[0]


def test_damaged_utf_16_is_rejected(tmp_path: Path) -> None:
    with pytest.raises(ImportFileError, match="save it as UTF-8"):
        read(tmp_path, b"\xff\xfe" + HEADER.encode("utf-16-le") + b"\x00\xd8A")


def test_non_utf_8_is_read_as_windows_1252_with_a_warning(tmp_path: Path) -> None:
    file = read(tmp_path, (HEADER + "Zoë,“Ek”,,,,,\n").encode("cp1252"))
    assert file.connections[0].name == "Zoë “Ek”"
    assert "Windows-1252" in file.warnings[0]


def test_one_invalid_byte_does_not_affect_other_names(tmp_path: Path) -> None:
    file = read(tmp_path, (HEADER + "Zoë,Ærø,,,,,\n").encode() + b"B\xff,Ek,,,,,\n")
    assert [c.name for c in file.connections] == ["Zoë Ærø", "B\ufffd Ek"]
    assert "damaged UTF-8" in file.warnings[0]


# Fields


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("04 Sep 2026", date(2026, 9, 4)),
        ("4 Sept 2026", date(2026, 9, 4)),
        ("7-Feb-22", date(2022, 2, 7)),
        ("07-FEB-2022", date(2022, 2, 7)),
        ("29 February 2024", date(2024, 2, 29)),
        ("Sep 4, 2026", date(2026, 9, 4)),
        ("2022-02-07", date(2022, 2, 7)),
        ("09/04/2026", date(2026, 9, 4)),
        ("9/4/26", date(2026, 9, 4)),
        ("1/2/19, 3:04 PM", date(2019, 1, 2)),
        ("31/12/2026", date(2026, 12, 31)),
        ("04.09.2024", date(2024, 9, 4)),
        ("12. Mai 24", date(2024, 5, 12)),
        ("01 août 2024", date(2024, 8, 1)),
        ("1er août 2024", date(2024, 8, 1)),
        ("September 4th, 2026", date(2026, 9, 4)),
        ("3 de mayo de 2024", date(2024, 5, 3)),
        ("2026-08-01 02:00:00 UTC", date(2026, 8, 1)),
    ],
)
def test_all_known_date_formats_are_read(tmp_path: Path, text: str, expected: date) -> None:
    file = read(tmp_path, as_csv(["Ann", "Lee", "", "", "", "", text]))
    assert file.connections[0].connected_on == expected
    assert not file.warnings


@pytest.mark.parametrize(
    "text",
    ["13/13/2026", "30 Feb 2026", "4 Xyz 2026", "2026-13-01", "yesterday", "0000-01-01", "٠٤ Sep ٢٠٢٦", "20260904"],
)
def test_unreadable_date_is_dropped_with_a_warning(tmp_path: Path, text: str) -> None:
    file = read(tmp_path, as_csv(["Ann", "Lee", "", "", "", "", text]))
    assert file.connections[0].name == "Ann Lee"
    assert file.connections[0].connected_on is None
    assert file.warnings == (f"Line 2: the date “{text}” is not valid and was left out.",)


def test_order_of_day_and_month_is_one_for_the_whole_file(tmp_path: Path) -> None:
    file = read(tmp_path, as_csv(*(["A", "B", "", "", "", "", day] for day in ("04/09/2024", "25/12/2024"))))
    assert [c.connected_on for c in file.connections] == [date(2024, 9, 4), date(2024, 12, 25)]
    assert not file.ambiguous_date


@pytest.mark.parametrize("days", [("04/09/2024", "05/05/2024"), ("25/12/2024", "12/25/2024", "04/09/2024")])
def test_order_that_no_date_decides_is_left_open(tmp_path: Path, days: tuple[str, ...]) -> None:
    file = read(tmp_path, as_csv(*(["A", "B", "", "", "", "", day] for day in days)))
    assert file.ambiguous_date == "04/09/2024"


def test_a_date_with_one_reading_is_read_in_a_file_of_both_orders(tmp_path: Path) -> None:
    file = read(tmp_path, as_csv(*(["A", "B", "", "", "", "", day] for day in ("25/12/2023", "12/25/2023"))))
    assert [c.connected_on for c in file.connections] == [date(2023, 12, 25)] * 2
    assert not file.ambiguous_date
    assert file.warnings == (
        "Some dates have the day first, and others the month first. Each was read as the only day that it can be.",
    )


@pytest.mark.parametrize(
    ("order", "day"), [(DateOrder.DAY_FIRST, date(2024, 9, 4)), (DateOrder.MONTH_FIRST, date(2024, 4, 9))]
)
def test_the_order_that_is_given_decides_only_dates_with_two_readings(
    tmp_path: Path, order: DateOrder, day: date
) -> None:
    path = tmp_path / "Connections.csv"
    days = ("25/12/2023", "12/25/2023", "04/09/2024")
    path.write_text(as_csv(*(["A", "B", "", "", "", "", day] for day in days)), encoding="utf-8")
    parsed = parse_file(path, ReadOptions(date_order=order))
    assert [row.connected_on for row in parsed.rows] == [date(2023, 12, 25), date(2023, 12, 25), day]
    assert parsed.warnings[-1].endswith(f"such as 04/09/2024, were read {order.label}.")


def test_order_can_be_given(tmp_path: Path) -> None:
    path = tmp_path / "Connections.csv"
    path.write_text(as_csv(["A", "B", "", "", "", "", "04/09/2024"]), encoding="utf-8")
    parsed = parse_file(path, ReadOptions(date_order=DateOrder.DAY_FIRST))
    assert [row.connected_on for row in parsed.rows] == [date(2024, 9, 4)]
    assert not parsed.ambiguous_date


def test_month_names_are_english_in_any_locale(tmp_path: Path) -> None:
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    file = read(tmp_path, as_csv(*(["A", "B", "", "", "", "", f"01 {month} 2026"] for month in months)))
    assert [c.connected_on for c in file.connections] == [date(2026, number, 1) for number in range(1, 13)]


def test_invalid_url_is_reported(tmp_path: Path) -> None:
    file = read(tmp_path, as_csv(["Ann", "Lee", "javascript:alert(1)", "", "", "", ""]))
    assert file.connections[0].url == ""
    assert file.warnings == ("Line 2: “javascript:alert(1)” is not a web address and was left out.",)


# Rows without a connection


def test_rows_without_a_name_are_skipped_and_reported(tmp_path: Path) -> None:
    file = read(tmp_path, HEADER + ",,,,Acme,Boss,\n" + ",,,,,,04 Sep 2026\n" + ANN + "\u200d, \x00,,,Acme,,\n")
    assert file.connections == (ann_on(4),)
    assert file.skipped == (SkippedRow(2, "no name"), SkippedRow(3, "no name"), SkippedRow(5, "no name"))


def test_first_or_last_name_alone_is_a_name(tmp_path: Path) -> None:
    file = read(tmp_path, HEADER + "Madonna,,,,,,\n,Ronaldo,,,,,\n")
    assert [c.name for c in file.connections] == ["Madonna", "Ronaldo"]


def test_short_rows_are_padded_and_long_rows_reported(tmp_path: Path) -> None:
    file = read(tmp_path, HEADER + "Ann,Lee\nBo,Ek,,,Acme, Inc.,Boss,04 Sep 2026\n")
    assert [c.name for c in file.connections] == ["Ann Lee", "Bo Ek"]
    assert "Line 3: there are more fields than columns; check whether a comma has shifted them." in file.warnings


def test_ignored_columns_are_reported(tmp_path: Path) -> None:
    file = read(tmp_path, "First Name,Last Name,Company,Company,Connected On,My Tags\nAnn,Lee,Acme,Old,,x\n")
    assert file.connections[0].company == "Acme"
    assert file.warnings == (
        "These columns were not read: My Tags.",
        "These columns appear more than once, and only the first was read: company.",
    )


def test_unclosed_quotation_mark_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ImportFileError, match=r"Connections\.csv, line 3: unclosed quotation mark"):
        read(tmp_path, HEADER + ANN + '"Bo,Ek,,,,,\n' + ANN * 10)


# Hostile text


@pytest.mark.parametrize("column", range(7))
def test_hostile_text_in_any_column_is_cleaned(tmp_path: Path, column: int) -> None:
    for text in (*HOSTILE_TEXTS, LONG_TEXTS[0]):
        row = ["Ann", "Lee", "", "", "", "", ""]
        row[column] = text
        file = read(tmp_path, as_csv(row, ["Bo", "Ek", "", "", "", "", ""]))
        ann, bo = file.connections
        kept = [ann.first_name, ann.last_name, ann.url, ann.email, ann.company, ann.position, ""]
        assert all(map(is_clean_line, [*kept, *file.warnings])), short_id(text)
        assert bo.name == "Bo Ek", short_id(text)
        if column in {2, 3, 6}:  # the warning shows the start of an invalid URL, email address, or date
            assert clean_line(text, 200) in kept[column] + "".join(file.warnings), short_id(text)
        else:
            assert kept[column].casefold() == clean_line(text).casefold(), short_id(text)


def test_email_address_that_is_none_is_left_out_with_a_warning(tmp_path: Path) -> None:
    file = read(tmp_path, HEADER + "Ann,Lee,,ann(at)x.org,,,\nBo,Ek,,Bo@X.org,,,\n")
    assert [connection.email for connection in file.connections] == ["", "bo@x.org"]
    (warning,) = file.warnings
    assert warning.endswith("“ann(at)x.org” is not an email address and was left out.")


fields = st.text(st.one_of(st.characters(), st.sampled_from('",;\t\r\n\x00\x1b[]\ufeff\ud800\x85\u2028')), max_size=30)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(st.tuples(fields, fields, fields, fields), max_size=8))
def test_written_rows_are_read_back_cleaned(tmp_path: Path, rows: list[tuple[str, str, str, str]]) -> None:
    text = as_csv(*([first, last, "", "", company, position, ""] for first, last, company, position in rows))
    clean = [tuple(map(clean_line, row)) for row in rows]
    file = read(tmp_path, text)
    assert [(c.first_name, c.last_name, c.company, c.position) for c in file.connections] == [
        row for row in clean if row[0] or row[1]
    ]
    assert len(file.skipped) == sum(1 for row in clean if any(row) and not (row[0] or row[1]))
    assert not file.warnings


def test_huge_field_is_read_and_the_csv_limit_restored(tmp_path: Path) -> None:
    before = csv.field_size_limit()
    file = read(tmp_path, HEADER + f"Ann,Lee,,,{'x' * 1_000_000},,\n")
    assert len(file.connections[0].company) == 1_000_000
    assert csv.field_size_limit() == before
    with pytest.raises(ImportFileError):
        read(tmp_path, HEADER + '"Ann')
    assert csv.field_size_limit() == before


# Files that cannot be imported


def test_missing_file_is_reported(tmp_path: Path) -> None:
    with pytest.raises(ImportFileError, match=r"nowhere\.csv does not exist"):
        parse(tmp_path / "nowhere.csv")


def test_directory_is_rejected(tmp_path: Path) -> None:
    with pytest.raises(ImportFileError, match="is a directory"):
        parse(tmp_path)


def test_pipe_is_rejected_without_blocking(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ImportFileError, match="not a regular file"):
        parse(tmp_path / "pipe")


def test_unreadable_file_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def deny_access(*_: object, **__: object) -> None:
        raise PermissionError

    (tmp_path / "Connections.csv").touch()
    monkeypatch.setattr(Path, "open", deny_access)  # file permissions do not apply to root
    with pytest.raises(ImportFileError, match="check its permissions"):
        parse(tmp_path / "Connections.csv")


@pytest.mark.parametrize("name", ["a\x00b", "x" * 5000])
def test_impossible_file_name_is_reported(tmp_path: Path, name: str) -> None:
    with pytest.raises(ImportFileError) as caught:
        parse(tmp_path / name)
    assert is_clean_line(str(caught.value))


def test_hostile_file_name_is_cleaned_in_the_message(tmp_path: Path) -> None:
    with pytest.raises(ImportFileError) as caught:
        parse(tmp_path / "\x1b]2;owned\x07evil\n.csv")
    assert is_clean_line(str(caught.value))
    assert "evil" in str(caught.value)


def test_file_over_the_size_limit_is_rejected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_file, "MAX_BYTES", 1_000_000)
    with pytest.raises(ImportFileError, match="larger than 1 MB"):
        read(tmp_path, HEADER + ANN * 20_000)


def test_damaged_archive_is_rejected(tmp_path: Path) -> None:
    with pytest.raises(ImportFileError, match="damaged ZIP"):
        read(tmp_path, b"PK\x03\x04rest")
    workbook = tmp_path / "people.xlsx"
    workbook.write_bytes(b"PK\x03\x04rest")
    with pytest.raises(ImportFileError, match=r"an Excel workbook \(.xlsx\) that is damaged; get it again, open it"):
        text_file.read_text(workbook)


@pytest.mark.parametrize(
    "content", ["", "\n\n", "Name,Phone\nAnn,1\n", "x" * 1_000_000, "\x00\x01", "First Name,Last Name\n"]
)
def test_file_without_the_header_is_rejected(tmp_path: Path, content: str) -> None:
    with pytest.raises(ImportFileError, match="no header with First Name, Last Name, and Connected On"):
        read(tmp_path, content)


# Format detection


def test_format_is_recognized_by_its_header() -> None:
    assert sniff(PREAMBLE + HEADER)
    assert sniff(HEADER)
    assert not sniff("First Name,Middle Name,Last Name,Organization Name\n")
    assert not sniff("")


def test_format_detection_ignores_the_file_name(tmp_path: Path) -> None:
    path = tmp_path / "people.txt"
    path.write_text(PREAMBLE + HEADER + ANN)
    assert detect_format(path, text_file.read_text(path).text).sniff is sniff


def test_unknown_format_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "people.txt"
    path.write_text("Ann Lee\n")
    with pytest.raises(ImportFileError, match=r"people\.txt is a text in an unknown format"):
        detect_format(path, text_file.read_text(path).text)
