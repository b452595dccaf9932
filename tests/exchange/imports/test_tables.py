"""Tables in text files: all dialects of CSV and TSV, and what is wrong in them."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import ImportFileError
from infoview_tui.exchange.imports import text_file
from infoview_tui.exchange.imports.importer import parse_file
from infoview_tui.exchange.imports.tables import Table, column_key, find_header, list_unread_columns, read_table
from tests.clean import is_clean_line
from tests.hostile_texts import HOSTILE_TEXTS

KEYS = {"first", "second", "third"}


def read(path: Path) -> Table:
    file = text_file.read_text(path)
    header = find_header(file.text, lambda keys: set(keys) >= KEYS)
    assert header is not None
    return read_table(path, file, header)


def write(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "table.csv"
    path.write_bytes(text.encode(encoding))
    return path


cells = st.text(
    st.one_of(st.characters(codec="utf-8", exclude_characters="\0\ufeff"), st.sampled_from('",;\t\n')), max_size=12
)
rows = st.lists(st.tuples(cells, cells, cells).filter(lambda row: any(map(clean_line, row))), max_size=6)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
@given(
    rows=rows,
    delimiter=st.sampled_from([",", ";", "\t", "|"]),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    preamble=st.sampled_from(["", "Exported by a program\n\n", 'Notes:\n"First, a ""quoted"" line\nor two"\n']),
    is_quoted=st.booleans(),
)
def test_a_table_in_any_dialect_is_read_back(
    tmp_path: Path,
    *,
    rows: list[tuple[str, str, str]],
    delimiter: str,
    end: str,
    encoding: str,
    preamble: str,
    is_quoted: bool,
) -> None:
    out = io.StringIO(newline="")
    separator = f"sep={delimiter}{end}" if delimiter == "|" or not preamble else ""
    out.write(separator or preamble)
    for row in [("First", "Second", "Third"), *rows]:
        has_break = any(sign in cell for cell in row for sign in "\r\n")  # older versions of csv do not quote them
        plain = csv.writer(out, delimiter=delimiter, lineterminator=end)
        quoted = csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
        (quoted if is_quoted or has_break else plain).writerow(row)
    path = tmp_path / "table.csv"
    path.write_bytes(out.getvalue().encode(encoding))
    table = read(path)
    assert [tuple(row.cells) for row in table.rows] == rows
    assert table.header.names == ("First", "Second", "Third")


def test_lines_are_those_of_the_file(tmp_path: Path) -> None:
    table = read(write(tmp_path, 'Notes:\n\nFirst,Second,Third\n\na,"b\nb",c\n,,\nd,e,f\n'))
    assert [row.line for row in table.rows] == [5, 8]


def test_header_may_have_line_breaks(tmp_path: Path) -> None:
    table = read(write(tmp_path, '"First\n",Second,"Third"\na,b,c\n'))
    assert [(row.line, row.cells) for row in table.rows] == [(3, ["a", "b", "c"])]


def test_unclosed_quotation_mark_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(ImportFileError, match=r"table\.csv, line 3: unclosed quotation mark"):
        read(write(tmp_path, 'First,Second,Third\na,b,c\nd,"e,f\ng,h,i\n'))


def test_too_many_and_too_few_cells_are_named(tmp_path: Path) -> None:
    table = read(write(tmp_path, "First,Second,Third\na,b,c,d\ne\nf,g\nh,i,j,\n"))
    assert table.warnings == (
        "Line 2: there are more fields than columns; check whether a comma has shifted them.",
        "2 lines have fewer fields than there are columns: 3, 4.",
    )
    assert table.rows[1].cell(2) == ""


def test_many_wrong_lines_are_counted(tmp_path: Path) -> None:
    table = read(write(tmp_path, "First,Second,Third\n" + "a,b,c,d\n" * 30 + "e\n" * 30))
    assert len(table.warnings) == 12
    assert table.warnings[-2] == "So it is in 20 more lines."
    assert table.warnings[-1].endswith("41, and 20 more.")


def test_columns_without_content_are_not_said_to_be_left_out(tmp_path: Path) -> None:
    table = read(write(tmp_path, "First,Second,Third,Fourth,Fifth,Sixth\na,,,x,,0/0/00\n"))
    assert list(list_unread_columns(table, {0, 1, 2})) == ["These columns were not read: Fourth."]


def test_names_of_columns_are_compared_without_case_accents_and_signs() -> None:
    assert column_key(" E-Mail 2: Name ") == column_key("e mail 2 name")
    assert column_key("Téléphone (bureau)") == "telephone bureau"


# Hostile files


def test_ten_thousand_columns_are_refused(tmp_path: Path) -> None:
    header = ",".join(["Name", *(f"Column{number}" for number in range(10_000))])
    with pytest.raises(ImportFileError, match="has more than 1000 columns"):
        parse_file(write(tmp_path, header[:99_000] + "\nAnn\n"))


def test_a_line_too_long_for_a_header_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(ImportFileError, match="a text in an unknown format"):
        parse_file(write(tmp_path, ",".join(["Name"] * 100_000)))


def test_hostile_names_and_cells_are_clean(tmp_path: Path) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([["Name", *HOSTILE_TEXTS], *([text, *HOSTILE_TEXTS] for text in HOSTILE_TEXTS)])
    path = tmp_path / "table.csv"
    path.write_bytes(out.getvalue().encode("utf-8", "surrogatepass"))
    parsed = parse_file(path)
    assert parsed.rows
    assert parsed.mapping is not None
    assert all(map(is_clean_line, (column.name for column in parsed.mapping.columns)))
    assert all(is_clean_line(sample) for column in parsed.mapping.columns for sample in column.samples)
    assert all(map(is_clean_line, parsed.warnings))
    for row in parsed.rows:
        assert all(map(is_clean_line, (row.form.name, row.form.title, row.form.organization, *row.form.tags)))


@pytest.mark.parametrize("name", ["pipe", "directory", "/dev/null", "/dev/zero"])
def test_what_is_no_file_gets_a_sentence(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "directory").mkdir()
    with pytest.raises(ImportFileError, match=r"is a directory|is not a regular file") as caught:
        parse_file(tmp_path / name)
    assert is_clean_line(str(caught.value))


def test_a_file_of_200_mb_gets_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(200_000_000)  # a sparse file: takes no room on the disk
    with pytest.raises(ImportFileError, match="is larger than 50 MB"):
        parse_file(path)
