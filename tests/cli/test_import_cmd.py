"""`infoview import`."""

from __future__ import annotations

import json
import re
import shlex
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from infoview_tui.cli.open_data import open_workspace
from infoview_tui.paths import AppPaths
from infoview_tui.storage.queries.contacts.contacts import ProfileRow
from tests.cli.conftest import Infoview
from tests.exchange.imports.linkedin_export import write_zip
from tests.hostile_texts import HOSTILE_TEXTS
from tests.profiles import write_profile

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ANN = "Ann,Lee,https://www.linkedin.com/in/annlee,,Acme,Designer,04 Sep 2026\n"
BOB = "Bob,Ray,https://www.linkedin.com/in/bobray,bob@example.com,,,04 Sep 2026\n"


@pytest.fixture
def connections(tmp_path: Path) -> Path:
    path = tmp_path / "Connections.csv"
    path.write_text(HEADER + ANN + BOB)
    return path


def test_first_import_creates_the_database_and_prints_a_summary(
    infoview: Infoview, connections: Path, paths: AppPaths
) -> None:
    assert infoview("import", connections) == (0, "Connections.csv: 2 new, 0 completed, 0 the same\n", "")
    assert paths.data.stat().st_mode & 0o777 == 0o700
    assert paths.database.stat().st_mode & 0o777 == 0o600
    assert "Ann Lee" in infoview("list").out


def test_repeated_import_counts_what_is_the_same(infoview: Infoview, connections: Path) -> None:
    infoview("import", connections)
    result = infoview("import", connections)
    assert result.code == 0
    assert result.out.splitlines() == [
        "Connections.csv: 0 new, 0 completed, 2 the same",
    ]


def test_merged_rows_list_the_new_fields(infoview: Infoview, connections: Path, tmp_path: Path) -> None:
    older = tmp_path / "older.csv"
    older.write_text("First Name,Last Name,Company,Position,Connected On\nAnn,Lee,Acme,,\n")
    infoview("import", older)
    first = infoview("import", connections).out.splitlines()[0]
    assert first.startswith("Connections.csv:2: Ann Lee: completed, same name at the same organization; new: title")


def test_warnings_and_rows_without_names_are_reported(infoview: Infoview, tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    path.write_text(HEADER + ",,,,Acme,,\nAnn,Lee,,,,,some day\n")
    assert infoview("import", path).out.splitlines() == [
        "c.csv:2: unreadable, no name",
        "c.csv: Line 3: the date “some day” is not valid and was left out.",
        "c.csv: 1 new, 0 completed, 0 the same, 1 unreadable",
    ]


def test_dry_run_creates_no_database(infoview: Infoview, connections: Path, paths: AppPaths) -> None:
    result = infoview("import", "--dry-run", connections)
    assert result.out.splitlines() == [
        "Connections.csv:2: Ann Lee: new",
        "Connections.csv:3: Bob Ray: new",
        "Connections.csv: 2 new, 0 completed, 0 the same (dry run: nothing saved)",
    ]
    assert not paths.data.exists()


def test_dry_run_does_not_change_data(infoview: Infoview, connections: Path, tmp_path: Path) -> None:
    infoview("import", connections)
    before = infoview("list", "--json").out
    more = tmp_path / "more.csv"
    more.write_text(HEADER + "Eve,Fox,,,,,\n")
    assert infoview("import", more, "--dry-run").out.startswith("more.csv:2: Eve Fox: new\nmore.csv: 1 new")
    assert infoview("list", "--json").out == before


def test_file_url_and_quoted_path_are_read(infoview: Infoview, tmp_path: Path) -> None:
    path = tmp_path / "it's [1].csv"
    path.write_text(HEADER + ANN)
    assert infoview("import", path.as_uri()).out.startswith("it's [1].csv: 1 new")
    assert infoview("import", shlex.quote(str(path))).out.endswith("it's [1].csv: 0 new, 0 completed, 1 the same\n")
    missing = infoview("import", (tmp_path / "a b.csv").as_uri()).err
    assert missing == f"infoview: {tmp_path / 'a b.csv'} does not exist; check the file name.\n"


def test_order_of_ambiguous_dates_is_asked_for(infoview: Infoview, tmp_path: Path) -> None:
    path = tmp_path / "Resaved.csv"
    path.write_text(HEADER + ANN.replace("04 Sep 2026", "3/4/2024"))
    assert infoview("import", path).code == 1
    assert "--date-order day" in infoview("import", path).err
    assert infoview("import", "--date-order", "day", path).code == 0


def test_file_with_both_orders_loses_no_date(infoview: Infoview, tmp_path: Path) -> None:
    days = ("25/12/2023", "12/25/2023", "3/4/2024")
    path = tmp_path / "Resaved.csv"
    lines = [ANN.replace("04 Sep 2026", day).replace("Ann", name) for name, day in zip("ABC", days, strict=True)]
    path.write_text(HEADER + "".join(lines))
    asked = infoview("import", path)
    assert asked.code == 1
    assert "3/4/2024; add --date-order day" in asked.err
    done = infoview("import", "--date-order", "day", path)
    assert "such as 3/4/2024, were read day first." in done.out


def test_invalid_file_fails_and_the_others_are_imported(infoview: Infoview, connections: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("milk\n")
    result = infoview("import", tmp_path / "notes.txt", connections, tmp_path / "missing.csv")
    assert result.code == 1
    assert result.out == "Connections.csv: 2 new, 0 completed, 0 the same\n"
    assert [line.split("; ")[0] for line in result.err.splitlines()] == [
        f"infoview: {tmp_path / 'notes.txt'} is a text in an unknown format",
        f"infoview: {tmp_path / 'missing.csv'} does not exist",
    ]


def test_unreadable_files_create_no_database(infoview: Infoview, paths: AppPaths, tmp_path: Path) -> None:
    assert infoview("import", tmp_path / "missing.csv").code == 1
    assert not paths.data.exists()


def test_hostile_names_are_printed_clean(infoview: Infoview, tmp_path: Path) -> None:
    cells = ['"' + text.replace('"', '""') + '"' for text in HOSTILE_TEXTS]
    path = tmp_path / "hostile.csv"
    rows = (f"Ann,{cell},https://example.com/{n},,{cell},{cell},{cell}\n" for n, cell in enumerate(cells))
    path.write_bytes((HEADER + "".join(rows)).encode("utf-8", "surrogatepass"))
    result = [infoview(*command) for command in (["import", path], ["import", path], ["list"], ["list", "--json"])]
    assert [one.code for one in result] == [0, 0, 0, 0]
    for one in result:
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", one.out + one.err)
    assert result[0].out.splitlines()[-1] == f"hostile.csv: {len(HOSTILE_TEXTS)} new, 0 completed, 0 the same"
    assert len(result[2].out.splitlines()) == len(HOSTILE_TEXTS) + 1


def test_everything_that_was_exported_is_imported_into_empty_data(
    sample: AppPaths, infoview: Infoview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, other = tmp_path / "all.json", tmp_path / "other"
    sample.custom_templates.mkdir(parents=True)
    (sample.custom_templates / "mine.yaml").write_text("text\n")
    infoview("export", "--json", "--output", file)
    monkeypatch.setenv("INFOVIEW_CONFIG_DIR", str(tmp_path / "other-config"))
    dry = infoview("--data-dir", other, "import", file, "--dry-run")
    assert re.fullmatch(
        r"all\.json: The file was exported without 3 notes off the record\.\n"
        r"all\.json: everything imported: 24 contacts, \d+ interviews, \d+ notes, \d+ messages, 1 file "
        r"\(dry run: nothing saved\)\n",
        dry.out,
    )
    assert not other.exists()
    result = infoview("--data-dir", other, "import", file)
    assert (result.code, result.out) == (0, dry.out.replace(" (dry run: nothing saved)", ""))
    listed, original = (
        re.sub(r"in \d+ min", "soon", infoview(*where, "list").out) for where in (["--data-dir", other], [])
    )
    assert listed == original  # a minute may pass between the two
    assert infoview("--data-dir", other, "insights").out == infoview("insights").out
    assert (tmp_path / "other-config" / "templates" / "mine.yaml").read_text() == "text\n"


@pytest.mark.usefixtures("sample")
def test_of_a_document_only_the_contacts_are_imported_into_data(
    infoview: Infoview, connections: Path, tmp_path: Path
) -> None:
    file, other = tmp_path / "all.json", tmp_path / "other"
    infoview("export", "--json", "--output", file)
    infoview("--data-dir", other, "import", connections)
    result = infoview("--data-dir", other, "import", file)
    assert result.code == 0
    assert "Only the contacts are imported, since you have data already. Left out: 8 interviews" in result.out
    assert "Inês Carvalho" in infoview("--data-dir", other, "list").out
    assert "No interview with" in infoview("--data-dir", other, "notes", "Inês").err


def test_a_document_among_other_files_is_refused_if_it_would_give_less_than_alone(
    infoview: Infoview, sample: AppPaths, tmp_path: Path
) -> None:
    document, table = tmp_path / "all.json", tmp_path / "c.csv"
    assert infoview("export", "--json", "--output", document).code == 0
    table.write_text("First Name,Last Name\nAnn,Lee\n", encoding="utf-8")
    for files in ((document, table), (table, document)):
        data = tmp_path / f"data-{files[0].stem}"
        result = infoview("--data-dir", data, "import", *files)
        assert result.code == 1
        assert "all.json has all data of Infoview. Import it alone, and the other files afterwards." in result.err
        assert "c.csv: 1 new" in result.out
    assert "everything imported" in infoview("--data-dir", tmp_path / "alone", "import", document).out


@pytest.mark.usefixtures("sample")
def test_a_document_that_is_damaged_is_refused_with_its_place(infoview: Infoview, tmp_path: Path) -> None:
    file, other = tmp_path / "all.json", tmp_path / "other"
    infoview("export", "--json", "--output", file)
    file.write_text(file.read_text(encoding="utf-8").replace('"stage": "met"', '"stage": "mett"'), encoding="utf-8")
    result = infoview("--data-dir", other, "import", file)
    assert result.code == 1
    assert re.search(r"all\.json: tables\.contacts\[\d+\]\.stage, line \d+, must be one of researching, ", result.err)
    assert not other.exists()


def test_columns_of_a_table_can_be_said_and_are_remembered(infoview: Infoview, tmp_path: Path) -> None:
    table = tmp_path / "people.csv"
    table.write_text("Who,Where\nAnn Lee,Acme\n")
    assert "add --map" not in infoview("import", table, "--map", "who=name", "--map", "WHERE=organization").err
    assert "Acme" in infoview("list").out
    table.write_text("who,where\nbob eklund,Figma\n")  # in small letters, no name by its looks
    infoview("import", table)
    assert "Figma" in infoview("list").out


def test_dry_run_remembers_no_columns(infoview: Infoview, tmp_path: Path) -> None:
    table = tmp_path / "people.csv"
    table.write_text("item,place\nbob eklund,Figma\n")
    assert infoview("import", table, "--map", "item=name", "--dry-run").code == 0
    result = infoview("import", table)
    assert result.code == 1
    assert "Its columns: item, place. Say which it is with --map" in result.err


@pytest.mark.parametrize("value", ["name", "=name", "Who=wizard"])
def test_wrong_column_is_a_usage_error_with_the_fields(infoview: Infoview, tmp_path: Path, value: str) -> None:
    result = infoview("import", tmp_path / "people.csv", "--map", value)
    assert result.code == 2
    assert "COLUMN=FIELD; the fields are ignored, name, first_name" in result.err


def test_phone_numbers_are_of_the_country_of_the_profile(infoview: Infoview, tmp_path: Path, paths: AppPaths) -> None:
    table = tmp_path / "people.csv"
    table.write_text("Name,Phone\nAnn Lee,030 901820\n")
    with open_workspace(paths, writes=True) as workspace:
        write_profile(
            workspace, ProfileRow("Ada", *[""] * 8)._replace(country="DE"), datetime(2026, 11, 21, tzinfo=UTC)
        )
    infoview("import", table)
    with closing(sqlite3.connect(paths.database)) as database:
        assert database.execute("SELECT phone FROM contacts").fetchall() == [("+49 30 901820",)]


DOUBTFUL = "First Name,Last Name,Company,Position,Connected On\nAnn,Lee,Other,Lead,\n"


@pytest.mark.parametrize(
    ("choice", "outcome"),
    [("skip", ("1 doubtful", 2)), ("new", ("1 new", 3)), ("same", ("1 completed", 2))],
)
def test_doubtful_rows_are_left_out_unless_it_is_said_what_they_are(
    infoview: Infoview, connections: Path, tmp_path: Path, choice: str, outcome: tuple[str, int]
) -> None:
    other = tmp_path / "other.csv"
    other.write_text(DOUBTFUL)
    infoview("import", connections)
    lines = infoview("import", "--doubtful", choice, other).out.splitlines()
    summary, people = outcome
    assert summary in lines[-1]
    assert len(json.loads(infoview("list", "--json").out)) == people
    if choice == "skip":
        assert lines[0] == (
            "other.csv:2: Ann Lee: doubtful, may be Ann Lee: same name at another organization; now Lead at Other"
        )
        assert "--doubtful same" in lines[1]


def test_report_is_printed_as_json(infoview: Infoview, connections: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text(DOUBTFUL)
    infoview("import", connections)
    (report,) = json.loads(infoview("import", "--json", "--dry-run", other).out)
    assert (report["saved"], report["counts"]["doubtful"]) == (False, 1)
    (row,) = report["rows"]
    assert (row["line"], row["lane"], row["contact"], row["new_organization"]) == (2, "doubtful", "Ann Lee", "Other")


def test_archive_proposes_relationships_and_texts_for_the_profile(infoview: Infoview, tmp_path: Path) -> None:
    archive = write_zip(tmp_path / "export.zip")
    lines = infoview("import", archive).out.splitlines()
    assert "Ann Lee: colleague? works at Stripe, where you worked" in lines
    assert lines[-1] == "Set a relationship on the contact (e); nothing was set."
    assert any(
        line.startswith("Your profile could be filled in with --fill-profile. name: Ada Byron; ") for line in lines
    )
    again = infoview("import", archive, "--fill-profile").out
    assert "Your profile: name, experience, email, skills filled in." in again
    assert "Your profile: nothing to fill in." in infoview("import", archive, "--fill-profile").out


def test_dry_run_of_an_archive_fills_in_nothing(infoview: Infoview, tmp_path: Path) -> None:
    archive = write_zip(tmp_path / "export.zip")
    assert "could be filled in" in infoview("import", archive, "--fill-profile", "--dry-run").out
    assert "could be filled in" in infoview("import", archive).out


def test_new_job_is_counted_and_accepted_if_the_user_says_so(
    infoview: Infoview, connections: Path, tmp_path: Path
) -> None:
    infoview("import", connections)
    newer = tmp_path / "newer.csv"
    newer.write_text(HEADER + ANN.replace("Acme,Designer", "Acme,Lead") + BOB)
    lines = infoview("import", newer).out.splitlines()
    assert lines[0].endswith("the same, same profile URL; now Lead at Acme")
    assert "--new-jobs" in lines[-2]
    assert lines[-1] == "newer.csv: 0 new, 0 completed, 2 the same, 1 new job"
    assert infoview("import", "--new-jobs", newer).out.splitlines()[-1] == ("newer.csv: 0 new, 1 completed, 1 the same")
    (ann,) = (one for one in json.loads(infoview("list", "--json").out) if one["name"] == "Ann Lee")
    assert ann["title"] == "Lead"
    assert "new job" not in infoview("import", newer).out
    assert "new job" not in infoview("import", connections).out  # the former one is no new one


def test_file_without_contacts_is_said_to_be_so(infoview: Infoview, tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    path.write_text(HEADER)
    assert "empty.csv: There are no contacts in this file.\n" in infoview("import", path).out


def test_row_of_an_archive_is_found_by_the_file_in_it(infoview: Infoview, tmp_path: Path) -> None:
    out = infoview("import", "--dry-run", write_zip(tmp_path / "export.zip")).out
    assert "export.zip/Connections.csv:" in out


def test_columns_that_are_not_read_come_with_the_option_to_read_them(infoview: Infoview, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Name,Shoe size\nAnn Lee,38\n")
    assert "--map 'Column=title'" in infoview("import", path).out
    assert "--map" not in infoview("import", path, "--map", "Shoe size=notes").out
