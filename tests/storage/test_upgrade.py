"""Upgrades of older data: after a backup, all or nothing."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from subprocess import PIPE
from tempfile import TemporaryDirectory

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from infoview_tui.errors import ForeignLogError, StorageError
from infoview_tui.storage import connection as opening, upgrade as upgrading
from infoview_tui.storage.backup import is_intact, list_backups
from infoview_tui.storage.connection import APPLICATION_ID, SCHEMA_REVISION, connect, read_revision
from infoview_tui.storage.file_state import read_state, record_state, wal_path
from infoview_tui.storage.search.index import is_index_intact
from infoview_tui.storage.upgrade import alembic_config, dump_schema, migration_engine

REVISIONS = [script.revision for script in ScriptDirectory.from_config(alembic_config()).walk_revisions()]

NEXT = """
revision = "{next}"
down_revision = "{last}"

from alembic import op
import sqlalchemy as sa

def upgrade() -> None:
    op.add_column("contacts", sa.Column("nickname", sa.String(), nullable=False, server_default=""))
    op.execute("UPDATE organizations SET why = 'upgraded'")
    {then}
"""


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "data" / "infoview.db"


@cache
def empty_at(revision: str) -> bytes:
    """Return an empty database of a revision, migrated from the revision before."""
    older = REVISIONS[REVISIONS.index(revision) + 1 :]  # the newest comes first
    with TemporaryDirectory() as directory:
        database = Path(directory) / "empty.db"
        if older:
            database.write_bytes(empty_at(older[0]))
        engine = migration_engine(database)
        with engine.begin() as work:
            command.upgrade(alembic_config(work), revision)
        engine.dispose()
        return database.read_bytes()


def make_at(database: Path, revision: str) -> None:
    """Create a database of an older revision with one organization."""
    database.parent.mkdir(mode=0o700)
    database.write_bytes(empty_at(revision))
    writer = sqlite3.connect(database)
    writer.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    needed = [
        name
        for _, name, _, not_null, default, key in writer.execute("PRAGMA table_info (organizations)")
        if not_null and default is None and not key
    ]
    values = ["Figma" if name == "name" else "" for name in needed]
    writer.execute(f"INSERT INTO organizations ({', '.join(needed)}) VALUES ({', '.join('?' * len(needed))})", values)  # noqa: S608 - its own names
    writer.commit()
    writer.close()


def organizations(database: Path) -> list[tuple[str, str]]:
    reader = sqlite3.connect(database)
    found = reader.execute("SELECT name, why FROM organizations").fetchall()
    reader.close()
    return found


def backups(database: Path) -> list[Path]:
    return sorted((database.parent / "backups").glob("*.db"))


def add_next_revision(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, then: str = "pass") -> str:
    """Add a revision to the program; ``then`` is the end of its migration."""
    newest = f"{int(SCHEMA_REVISION) + 1:04}"
    scripts = tmp_path / "migrations"
    shutil.copytree(Path(upgrading.__file__).with_name("migrations"), scripts)
    (scripts / "versions" / f"{newest}_next.py").write_text(NEXT.format(next=newest, last=SCHEMA_REVISION, then=then))

    def build_config(work: Connection | None = None) -> Config:
        config = alembic_config(work)
        config.set_main_option("script_location", str(scripts))
        return config

    monkeypatch.setattr(upgrading, "alembic_config", build_config)
    monkeypatch.setattr(opening, "SCHEMA_REVISION", newest)
    return newest


@pytest.mark.parametrize("revision", REVISIONS)
def test_data_of_every_revision_opens(database: Path, tmp_path: Path, revision: str) -> None:
    make_at(database, revision)
    connection = connect(database)
    problems = connection.execute("PRAGMA foreign_key_check").fetchall()
    connection.close()
    connect(tmp_path / "new" / "infoview.db").close()
    assert read_revision(database) == SCHEMA_REVISION
    assert [name for name, _ in organizations(database)] == ["Figma"]
    assert problems == []
    assert sorted(dump_schema(database).split(";\n")) == sorted(
        dump_schema(tmp_path / "new" / "infoview.db").split(";\n")
    )
    assert bool(backups(database)) is (revision != SCHEMA_REVISION)


def test_tags_migration_keeps_all_data(database: Path) -> None:
    make_at(database, "0001")
    now = "2026-11-26T09:00:00.000Z"
    writer = sqlite3.connect(database)
    writer.execute("PRAGMA foreign_keys = ON")
    writer.execute(
        "INSERT INTO contacts (name, title, organization_id, stage, stage_since, place, how_known, why, email, phone, "
        "profile_url, location, created_at, updated_at) "
        "VALUES ('Maria', 'designer', 1, 'ready', ?, 3, '', '', '', '', 'https://x.org/m', '', ?, ?)",
        (now, now, now),
    )
    writer.execute(
        "INSERT INTO findings (contact_id, kind, text, source, created_at) VALUES (1, 'finding', 'a', '', ?)", (now,)
    )
    writer.execute(
        "INSERT INTO events (at, kind, label, contact_id, facts) VALUES (?, 'contact.added', 'a', 1, '{}')", (now,)
    )
    writer.commit()
    names = [name for (name,) in writer.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    names = [name for name in names if name not in {"alembic_version", "organizations"}]
    before = {name: writer.execute(f"SELECT * FROM {name}").fetchall() for name in names}  # noqa: S608 - its own names
    writer.close()
    connection = connect(database)
    after = {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in before}  # noqa: S608 - its own names
    new = "SELECT (SELECT count(*) FROM tags) + (SELECT count(*) FROM contact_tags) + (SELECT count(*) FROM views)"
    added = connection.execute(new).fetchone()
    connection.close()
    # Later migrations add columns, always after the others.
    assert {
        name: [row[: len(old)] for row, old in zip(rows, before[name], strict=True)] for name, rows in after.items()
    } == before
    assert added == (0,)


def test_older_contacts_get_sort_names_and_one_form_of_their_profile(database: Path) -> None:
    make_at(database, "0009")
    writer = sqlite3.connect(database)
    urls = ("http://de.linkedin.com/in/Ann/de?trk=x", "https://www.linkedin.com/in/BOB", "linkedin.com/in/ann", "")
    for name, url in zip(("Élodie", "Łukasz", "Ann", "Zoe"), urls, strict=True):
        writer.execute(
            "INSERT INTO contacts (name, title, stage, stage_since, how_met, why, email, phone, profile_url, location, "
            "created_at, updated_at) VALUES (?, '', 'ready', '', '', '', '', '', ?, '', '', '')",
            (name, url),
        )
    writer.commit()
    writer.close()
    connection = connect(database)
    contacts = connection.execute("SELECT sort_name, profile_url FROM contacts ORDER BY id").fetchall()
    assert contacts == [
        ("elodie", "https://www.linkedin.com/in/ann"),
        ("lukasz", "https://www.linkedin.com/in/bob"),
        ("ann", "linkedin.com/in/ann"),  # another contact has the one form of it; they are possible duplicates
        ("zoe", ""),
    ]
    assert is_index_intact(connection)
    connection.close()


def test_older_debriefs_have_no_skipped_sections(database: Path) -> None:
    make_at(database, "0003")
    writer = sqlite3.connect(database)  # foreign keys are off, so the contact need not exist
    writer.execute(
        "INSERT INTO interviews (contact_id, state, minutes, medium, extra_minutes, learned, want_to_know, next_steps, "
        "created_at) VALUES (1, 'debriefed', 20, 'video', 0, 'a lot', '', '', '2026-11-26T09:00:00.000Z')"
    )
    writer.commit()
    writer.close()
    connection = connect(database)
    kept = connection.execute("SELECT learned, skipped_sections FROM interviews").fetchall()
    connection.close()
    assert kept == [("a lot", "[]")]


def test_older_messages_have_no_extras(database: Path) -> None:
    make_at(database, "0012")
    writer = sqlite3.connect(database)
    values = {"kind": "thank_you", "channel": "post", "state": "sent", "resume": None, "answer": None}
    fill(writer, "messages", {f"messages.{name}": value for name, value in values.items()})
    writer.commit()
    before = writer.execute("SELECT * FROM messages").fetchall()
    writer.close()
    connection = connect(database)
    assert [row[: len(before[0]) + 1] for row in connection.execute("SELECT * FROM messages")] == [
        (*row, "[]") for row in before
    ]
    connection.close()


RENAMED = {
    "contacts": {"place": "manual_position", "tie": "relationship", "how_known": "how_met"},
    "planned_questions": {"place": "position"},
    "notes": {"place": "position"},
    "interviews": {
        "spoken_seconds": "elapsed_seconds",
        "spoken_at": "clock_started_at",
        "turned_seconds": "question_started_seconds",
        "skipped_parts": "skipped_sections",
    },
    "verdicts": {"because": "reason"},
    "ratings": {"sureness": "confidence"},
    "actions": {"dropped_at": "dismissed_at"},
    "unfinished_lines": {"window": "instance"},
}
"""The columns that revision 0005 renames."""

SPECIFIC = {
    "contacts.stage": "met",
    "contacts.tie": "friend",
    "contacts.channel": "email",
    "interviews.state": "ended",
    "interviews.medium": "video",
    "planned_questions.state": "open",
    "notes.kind": "note",
    "verdicts.verdict": "refined",
    "ratings.sureness": "sure",
    "actions.kind": "todo",
}
"""Values that a check constraint asks for."""


def fill(writer: sqlite3.Connection, table: str, specific: Mapping[str, object] = SPECIFIC, row_count: int = 2) -> None:
    """Add rows to a table, with a value in each column; the second is deleted again where ids are never reused."""
    columns = writer.execute(f"PRAGMA table_info ({table})").fetchall()
    for number in range(1, row_count + 1):
        values = {
            name: specific.get(f"{table}.{name}", number if "INT" in kind or "BOOL" in kind else f"{name} {number}")
            for _, name, kind, *_ in columns
        }
        fields = ", ".join(f'"{name}"' for name in values)
        writer.execute(f"INSERT INTO {table} ({fields}) VALUES ({', '.join('?' * len(values))})", [*values.values()])  # noqa: S608 - its own names
    if table == "contacts":
        writer.execute("DELETE FROM contacts WHERE id = 2")


def test_renamed_columns_keep_their_values(database: Path) -> None:
    make_at(database, "0004")
    writer = sqlite3.connect(database)
    for table in RENAMED:
        fill(writer, table)
    writer.commit()
    writer.row_factory = sqlite3.Row
    before = {table: [dict(row) for row in writer.execute(f"SELECT * FROM {table}")] for table in RENAMED}  # noqa: S608 - its own names
    writer.close()
    connection = connect(database)
    connection.row_factory = sqlite3.Row
    for table, columns in RENAMED.items():
        now = {"unfinished_lines": "live_drafts"}.get(table, table)
        after = [dict(row) for row in connection.execute(f"SELECT * FROM {now}")]  # noqa: S608 - its own names
        expected = [{columns.get(name, name): value for name, value in row.items()} for row in before[table]]
        assert [old.items() <= new.items() for old, new in zip(expected, after, strict=True)] == [True] * len(expected)
    (last_id,) = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'contacts'").fetchone()
    assert last_id == 2, "the id of a deleted contact is not given again"
    with pytest.raises(sqlite3.IntegrityError, match="ck_contacts_relationship"):
        connection.execute("UPDATE contacts SET relationship = 'rival'")
    with pytest.raises(sqlite3.IntegrityError, match="ck_ratings_confidence"):
        connection.execute("UPDATE ratings SET confidence = 'certain'")
    connection.close()


def test_outreach_migration_keeps_messages_actions_and_contacts(database: Path) -> None:
    make_at(database, "0005")
    tables = ("contacts", "messages", "actions", "profile", "tags")
    values = {"contacts.relationship": "friend", "messages.kind": "thank_you", "messages.state": "sent"}
    writer = sqlite3.connect(database)
    for table in tables:
        fill(writer, table, SPECIFIC | values | {"messages.channel": "post"}, 1 if table == "profile" else 2)
    writer.commit()
    writer.row_factory = sqlite3.Row
    before = {table: [dict(row) for row in writer.execute(f"SELECT * FROM {table}")] for table in tables}  # noqa: S608 - its own names
    writer.close()
    connection = connect(database)
    connection.row_factory = sqlite3.Row
    for table in tables:
        after = [dict(row) for row in connection.execute(f"SELECT * FROM {table}")]  # noqa: S608 - its own names
        assert all(old.items() <= new.items() for old, new in zip(before[table], after, strict=True))
    new_columns = (
        "SELECT c.seniority, c.decides_on_hiring, c.stay_in_touch_months, c.not_before, m.template_id, m.target,"
        " m.resume, m.answer, p.country, p.resume_path, p.explained"
        " FROM contacts c, messages m, profile p"
    )
    assert {tuple(row) for row in connection.execute(new_columns)} == {
        (None, 0, None, None, "", "", None, None, "", "", "[]")
    }
    connection.execute("UPDATE messages SET kind = 'nudge', answer = 'later', state = 'answered'")
    connection.execute("UPDATE actions SET kind = 'close_or_keep'")
    for wrong in (
        "UPDATE messages SET answer = 'perhaps'",
        "UPDATE actions SET kind = 'wait'",
        "UPDATE contacts SET seniority = 'pope'",
        "UPDATE tags SET stay_in_touch_months = 25",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
            connection.execute(wrong)
    connection.close()


def test_insights_migration_keeps_hypotheses(database: Path) -> None:
    make_at(database, "0006")
    writer = sqlite3.connect(database)
    fill(writer, "hypotheses")
    writer.commit()
    before = writer.execute("SELECT * FROM hypotheses").fetchall()
    writer.close()
    connection = connect(database)
    after = connection.execute("SELECT * FROM hypotheses").fetchall()
    assert [row[: len(before[0]) + 1] for row in after] == [(*row, None) for row in before]
    for wrong in ("UPDATE hypotheses SET own_verdict = 'perhaps'", "INSERT INTO topic_weights VALUES ('outlook', 6)"):
        with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
            connection.execute(wrong)
    connection.close()


@pytest.mark.parametrize("revision", REVISIONS)
def test_each_migration_keeps_data(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, revision: str
) -> None:
    make_at(database, revision)
    newest = add_next_revision(monkeypatch, tmp_path)
    connection = connect(database)
    columns = [name for _, name, *_ in connection.execute("PRAGMA table_info (contacts)")]
    connection.close()
    assert read_revision(database) == newest
    assert "nickname" in columns
    assert organizations(database) == [("Figma", "upgraded")]


def test_upgrade_makes_private_backup(database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_at(database, SCHEMA_REVISION)
    add_next_revision(monkeypatch, tmp_path)
    connect(database).close()
    (copy,) = backups(database)
    assert is_intact(copy)
    assert organizations(copy) == [("Figma", "")]
    assert read_revision(copy) == SCHEMA_REVISION
    assert copy.parent.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in copy.parent.iterdir()} == {0o600}


@pytest.mark.parametrize(
    "then",
    ['op.execute("UPDATE nowhere SET x = 1")', 'op.create_table("paths", sa.Column("id", sa.Integer()))', "int('x')"],
    ids=["bad SQL", "a table that is there already", "a mistake in Python"],
)
def test_failed_migration_rolls_back(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, then: str
) -> None:
    make_at(database, SCHEMA_REVISION)
    before = dump_schema(database)
    add_next_revision(monkeypatch, tmp_path, then)
    with pytest.raises((StorageError, ValueError)) as caught:
        connect(database)
    assert read_revision(database) == SCHEMA_REVISION
    assert dump_schema(database) == before
    assert organizations(database) == [("Figma", "")]
    assert is_intact(backups(database)[0])
    if "int" not in then:
        assert str(backups(database)[0]) in str(caught.value)
        assert "not changed" in str(caught.value)


def test_unknown_revision_is_reported(database: Path) -> None:
    make_at(database, SCHEMA_REVISION)
    writer = sqlite3.connect(database)
    writer.execute("UPDATE alembic_version SET version_num = '0000'")
    writer.commit()
    writer.close()
    with pytest.raises(StorageError, match="Could not upgrade"):
        connect(database)
    assert organizations(database) == [("Figma", "")]


def test_upgrade_needs_a_backup(database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_at(database, SCHEMA_REVISION)
    (database.parent / "backups").write_text("in the way")
    add_next_revision(monkeypatch, tmp_path)
    with pytest.raises(StorageError, match=r"Cannot use the data directory .*backups"):
        connect(database)
    assert read_revision(database) == SCHEMA_REVISION


def copy_files(database: Path, target: Path) -> Path:
    """Copy the file and its log as a killed program leaves them; return the path of the copy."""
    target.mkdir()
    for file in (database, Path(wal_path(database))):
        shutil.copyfile(file, target / file.name)
    return target / database.name


def kill_version_without_states(database: Path, target: Path) -> Path:
    """Return a database of the last revision without a state number, whose log has the name of an organization."""
    make_at(database, "0008")
    writer = sqlite3.connect(database, isolation_level=None)
    writer.execute("PRAGMA journal_mode = WAL")
    writer.execute("UPDATE organizations SET name = 'Linear'")
    killed = copy_files(database, target)
    writer.close()
    return killed


def test_log_of_a_version_without_states_is_applied(database: Path, tmp_path: Path) -> None:
    killed = kill_version_without_states(database, tmp_path / "killed")
    assert read_state(killed) == 0
    connect(killed).close()
    assert organizations(killed) == [("Linear", "")]
    assert read_state(killed)


def test_copy_without_a_state_does_not_meet_a_later_log(database: Path, tmp_path: Path) -> None:
    make_at(database, "0008")
    older = shutil.copyfile(database, tmp_path / "older.db")
    connection = connect(database)
    record_state(connection)
    killed = copy_files(database, tmp_path / "killed")
    connection.close()
    shutil.copyfile(older, killed)
    with pytest.raises(ForeignLogError):
        connect(killed)


def test_upgrade_that_was_killed_begins_again(database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    killed = kill_version_without_states(database, tmp_path / "killed")
    run = command.upgrade

    def upgrade_and_copy(config: Config, revision: str) -> None:
        run(config, revision)
        copy_files(killed, tmp_path / "killed again")

    with monkeypatch.context() as patch:
        patch.setattr(command, "upgrade", upgrade_and_copy)
        connect(killed).close()
    again = tmp_path / "killed again" / killed.name
    connect(again).close()
    assert read_revision(again) == SCHEMA_REVISION
    assert organizations(again) == [("Linear", "")]


def test_days_that_were_moments_become_dates(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Pacific/Auckland")  # thirteen hours ahead of UTC in December
    make_at(database, "0009")
    rows = {
        ("nudge", "2026-12-03T20:14:09.123Z"): ("2026-12-04", None),
        ("stay_in_touch", "2026-12-04T10:59:00.000Z"): ("2026-12-04", None),
        ("promise", "2026-12-04T05:00:00.000Z"): ("2026-12-04", None),  # at six in the evening
        ("todo", "2026-12-03T20:00:00.000Z"): ("2026-12-04", None),  # at nine in the morning
        ("todo", "2026-12-03T20:14:09.123Z"): ("2026-12-04", None),  # counted from a moment
        ("todo", "2027-07-04T06:00:00.000Z"): ("2027-07-04", None),  # at six in winter
        ("promise", "2026-12-04T01:30:00.000Z"): (None, "2026-12-04T01:30:00.000Z"),
        ("thank", "2026-12-03T20:00:00.000Z"): (None, "2026-12-03T20:00:00.000Z"),
        ("prepare", "2026-12-04T05:00:00.000Z"): (None, "2026-12-04T05:00:00.000Z"),
        ("todo", "soon"): (None, "soon"),
        ("todo", None): (None, None),
    }
    writer = sqlite3.connect(database)
    writer.executemany("INSERT INTO actions (kind, text, due_at, created_at) VALUES (?, '', ?, '')", rows)
    writer.commit()
    writer.close()
    connection = connect(database)
    found = connection.execute("SELECT due_on, due_at FROM actions ORDER BY id").fetchall()
    assert found == [*rows.values()]
    with pytest.raises(sqlite3.IntegrityError, match="ck_actions_one_due"):
        connection.execute("UPDATE actions SET due_on = '2026-12-04', due_at = '2026-12-04T05:00:00.000Z'")
    connection.close()


def test_notes_of_older_versions_were_taken_in_the_call(database: Path) -> None:
    make_at(database, "0011")
    writer = sqlite3.connect(database)
    for table in ("contacts", "interviews", "notes"):
        columns = writer.execute(f"PRAGMA table_info ({table})").fetchall()
        needed = [(name, kind) for _, name, kind, not_null, default, key in columns if not_null and default is None]
        values = {"stage": "met", "state": "ended", "medium": "phone", "kind": "note", "name": "Maria"}
        row = {
            name: values.get(name, 1 if "INT" in kind or "BOOL" in kind else "2026-11-26T09:00:00.000Z")
            for name, kind in needed
        }
        places = ", ".join("?" * len(row))
        writer.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({places})", tuple(row.values()))  # noqa: S608 - names of columns
    writer.commit()
    writer.close()
    connection = connect(database)
    assert connection.execute("SELECT place, link, phone FROM interviews").fetchall() == [("", "", "")]
    assert connection.execute("SELECT written_at FROM notes").fetchall() == [(None,)]


def test_industries_of_organizations_become_rows(database: Path) -> None:
    make_at(database, "0014")
    writer = sqlite3.connect(database)
    writer.execute("UPDATE organizations SET why = 'They hire'")
    for number, (name, industry) in enumerate((("Acme", "Health tech"), ("Duo", "health tech"), ("Eno", " ")), 2):
        writer.execute(
            "INSERT INTO organizations VALUES (?, ?, ?, '', '2026-11-26T09:00:00.000Z')", (number, name, industry)
        )
    writer.execute(
        "INSERT INTO contacts (name, title, organization_id, stage, stage_since, how_met, why, email, phone,"
        " profile_url, location, created_at, updated_at)"
        " VALUES ('Ann', '', 2, 'ready', '', '', '', '', '', '', '', '', '')"
    )
    writer.execute("INSERT INTO findings VALUES (7, 1, 'finding', 'Grew up in Ulm', '', '')")
    writer.execute("INSERT INTO hypotheses VALUES (3, 'Design pays', 1, NULL, 2, '', 'refined')")
    writer.commit()
    writer.close()
    connection = connect(database)
    assert connection.execute(
        "SELECT o.name, o.why, i.name FROM organizations o LEFT JOIN industries i ON i.id = o.industry_id ORDER BY o.id"
    ).fetchall() == [
        ("Figma", "They hire", None),
        ("Acme", "", "Health tech"),
        ("Duo", "", "Health tech"),
        ("Eno", "", None),
    ]
    assert connection.execute("SELECT id, contact_id, text, path_id FROM findings").fetchall() == [
        (7, 1, "Grew up in Ulm", None)
    ]
    assert connection.execute(
        "SELECT text, contact_id, organization_id, own_verdict, origin FROM hypotheses"
    ).fetchall() == [("Design pays", 1, 2, "refined", None)]
    with pytest.raises(sqlite3.IntegrityError, match="one_subject"):
        connection.execute("UPDATE findings SET organization_id = 1")
    assert is_index_intact(connection)
    connection.close()


def test_a_message_at_noon_stays_there(database: Path) -> None:
    """A day without a time was stored as noon, and so was a message that was sent at noon."""
    make_at(database, "0019")
    writer = sqlite3.connect(database)
    noon = "2026-11-24T11:00:00.000Z"
    writer.execute(
        "INSERT INTO contacts (name, title, stage, stage_since, how_met, why, email, phone, profile_url, location,"
        " last_contact_at, created_at, updated_at)"
        " VALUES ('Ann', '', 'contacted', '', '', '', '', '', '', '', ?, '', '')",
        (noon,),
    )
    writer.execute(
        "INSERT INTO messages (contact_id, kind, channel, state, subject, body, sent_at, created_at, updated_at)"
        " SELECT id, 'request', 'email', 'sent', '', '', ?, '', '' FROM contacts",
        (noon,),
    )
    writer.commit()
    writer.close()
    connection = connect(database)
    assert connection.execute("SELECT sent_on, sent_at FROM messages").fetchall() == [(None, noon)]
    for table, names in (("messages", ("sent_on", "sent_at")), ("contacts", ("last_contact_on", "last_contact_at"))):
        on, at = names
        with pytest.raises(sqlite3.IntegrityError, match=f"ck_{table}_one_"):
            connection.execute(f"UPDATE {table} SET {on} = '2026-11-24', {at} = '{noon}'")  # noqa: S608 - constants
    connection.close()


def test_programs_that_upgrade_at_once_make_one_backup(database: Path) -> None:
    make_at(database, REVISIONS[1])
    script = (
        "import sys; from pathlib import Path; from infoview_tui.storage import upgrade, connection\n"
        "print('ready', flush=True); input(); connection.connect(Path(sys.argv[1])).close()"
    )
    programs = [
        subprocess.Popen([sys.executable, "-c", script, database], stdin=PIPE, stdout=PIPE, text=True) for _ in range(3)
    ]
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("\n")
        program.stdin.flush()
    for program in programs:
        program.communicate(timeout=60)
    assert [program.returncode for program in programs] == [0] * 3
    assert read_revision(database) == SCHEMA_REVISION
    (backup,) = list_backups(database)
    assert is_intact(backup.path)
    assert read_revision(backup.path) == REVISIONS[1]
