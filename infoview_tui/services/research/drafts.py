"""The unfinished line of research about a subject, saved on every key press, one row for each instance.

The statements run on every key, so they are cached and bypass the ORM.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import Delete, Insert, Select, Table, Update, bindparam, delete, insert, select, update
from sqlmodel import Session

from infoview_tui.domain.research_subjects import Subject, SubjectKind
from infoview_tui.domain.sanitize import clean_text
from infoview_tui.errors import NotFoundError
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.tables import TableModel

_TABLES = {
    SubjectKind.CONTACT: "contacts",
    SubjectKind.ORGANIZATION: "organizations",
    SubjectKind.INDUSTRY: "industries",
    SubjectKind.PATH: "paths",
}


def save_research_draft(workspace: Workspace, subject: Subject, line: str) -> None:
    """Save this instance's unfinished line on the screen of a subject. No event, no undo.

    Raises NotFoundError if the subject does not exist.
    """
    with workspace.autosave() as session:
        write_research_draft(session, subject, workspace.instance, line)


def write_research_draft(session: Session, subject: Subject, instance: str, line: str) -> None:
    """Write an instance's line, within a transaction. An empty line deletes the row.

    Raises NotFoundError if the subject does not exist.
    """
    line = clean_text(line).replace("\n", " ")
    if not line:
        clear_research_draft(session, subject, instance)
        return
    connection = session.connection()
    key = {"at_subject": subject.id, "at_instance": instance}
    if connection.execute(_update_statement(subject.kind), key | {"to_line": line}).rowcount:
        return
    if connection.execute(_find_statement(subject.kind), key).first() is None:
        raise NotFoundError(f"This {subject.kind.label} no longer exists.")
    connection.execute(_insert_statement(subject.kind), key | {"to_line": line})


def clear_research_draft(session: Session, subject: Subject, instance: str) -> None:
    """Delete an instance's unfinished line, within a transaction, after it was saved as something else."""
    key = {"at_subject": subject.id, "at_instance": instance}
    session.connection().execute(_delete_statement(subject.kind), key)


def _drafts() -> Table:
    return TableModel.metadata.tables["research_drafts"]


@cache
def _update_statement(kind: SubjectKind) -> Update:
    table = _drafts()
    is_row = (table.c[kind.column] == bindparam("at_subject"), table.c.instance == bindparam("at_instance"))
    return update(table).where(*is_row).values(line=bindparam("to_line"))


@cache
def _insert_statement(kind: SubjectKind) -> Insert:
    parameters = {kind.column: "at_subject", "instance": "at_instance", "line": "to_line"}
    values: dict[str, Any] = {column: bindparam(name) for column, name in parameters.items()}
    return insert(_drafts()).values(values)


@cache
def _delete_statement(kind: SubjectKind) -> Delete:
    table = _drafts()
    return delete(table).where(
        table.c[kind.column] == bindparam("at_subject"), table.c.instance == bindparam("at_instance")
    )


@cache
def _find_statement(kind: SubjectKind) -> Select[tuple[int]]:
    table = TableModel.metadata.tables[_TABLES[kind]]
    return select(table.c.id).where(table.c.id == bindparam("at_subject"))
