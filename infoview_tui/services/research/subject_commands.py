"""Adding, editing, merging, and deleting organizations, industries, and paths: the same for each (R1).

What only one of them has is in a module of its own, such as `infoview_tui.services.research.organizations`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, NamedTuple, Protocol, Self, TypeVar

from infoview_tui.domain.enums import EventKind
from infoview_tui.domain.research_subjects import Subject, SubjectKind
from infoview_tui.errors import InfoviewError
from infoview_tui.services.core.cascade_delete import delete_cascade
from infoview_tui.services.core.edits import merge_form
from infoview_tui.services.core.renames import follow_rename
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.research.subject_changes import (
    SubjectT,
    keep_other_text,
    move_references,
    require_free_name,
)


class SubjectForm(Protocol):
    """What a user enters about a subject."""

    @property
    def name(self) -> str:
        """The name."""

    @property
    def why(self) -> str:
        """Why it is of interest."""

    def cleaned(self) -> Self:
        """Return the form with all texts cleaned. Raises InfoviewError if something is missing."""


FormType = TypeVar("FormType", bound=SubjectForm)


class SubjectEvents(NamedTuple):
    """The kinds of events that changes of a subject log."""

    added: EventKind
    edited: EventKind
    merged: EventKind
    deleted: EventKind


@dataclass(frozen=True)
class SubjectCommands(Generic[SubjectT, FormType]):
    """The commands for one kind of subject.

    ``read_form`` returns the form of a row. ``apply_form`` sets what a row has besides a name and why; ``merge_rest``
    does it for the target of a merge, before all that refers to the source moves.
    """

    kind: SubjectKind
    table: type[SubjectT]
    events: SubjectEvents
    read_form: Callable[[Transaction, SubjectT], FormType]
    apply_form: Callable[[Transaction, SubjectT, FormType], None] = lambda *_: None
    merge_rest: Callable[[Transaction, SubjectT, SubjectT], None] = lambda *_: None

    def add(self, workspace: Workspace, form: FormType, now: datetime) -> int:
        """Add a subject and return its id. Raises InfoviewError if it has no name, or one that is taken."""
        form = form.cleaned()
        with workspace.transaction(self.events.added, now) as transaction:
            require_free_name(transaction.session, self.kind, self.table, form.name)
            row = self.table(name=form.name, why=form.why, created_at=transaction.now)
            self.apply_form(transaction, row, form)
            transaction.add(row)
            transaction.record(f"Added the {self.kind.label} {form.name}")
        return row.id or 0

    def edit(
        self, workspace: Workspace, subject_id: int, form: FormType, now: datetime, *, opened: FormType | None = None
    ) -> None:
        """Change a subject. Raises InfoviewError if it has no name, or one that is taken, or no longer exists.

        With *opened*, the form as it was shown first, only fields that differ from it change; see `merge_form`. What
        names the subject by its old name, such as a saved view, follows.
        """
        form = form.cleaned()
        with workspace.transaction(self.events.edited, now) as transaction:
            row = transaction.get(self.table, subject_id)
            form = merge_form(opened, self.read_form(transaction, row), form)
            require_free_name(transaction.session, self.kind, self.table, form.name, subject_id)
            follow_rename(transaction, Subject(self.kind, subject_id), row.name, form.name)
            row.name, row.why = form.name, form.why
            self.apply_form(transaction, row, form)
            transaction.session.add(row)
            transaction.record(f"Edited the {self.kind.label} {form.name}")

    def merge(self, workspace: Workspace, target_id: int, source_id: int, now: datetime) -> str:
        """Merge the source into the target, which keeps its name, and return a status message.

        All that refers to the source moves. What the two say differently is kept as a finding. Raises InfoviewError if
        both are the same, or one no longer exists.
        """
        if target_id == source_id:
            raise InfoviewError(f"{self.kind.with_article.capitalize()} cannot be merged with itself.")
        with workspace.transaction(self.events.merged, now) as transaction:
            target, source = transaction.get(self.table, target_id), transaction.get(self.table, source_id)
            name = source.name
            if source.why and not target.why:
                target.why = source.why
            elif source.why and source.why != target.why:
                keep_other_text(transaction, self.kind, target_id, f"Another reason: {source.why}")
            self.merge_rest(transaction, target, source)
            transaction.session.add(target)
            move_references(transaction, self.table, source_id, target_id)
            delete_cascade(transaction.session, source)
            follow_rename(transaction, Subject(self.kind, target_id), name, target.name)
            transaction.record(f"Merged the {self.kind.label} {name} into {target.name}")
        return f"Merged {name} into {target.name}."

    def delete(self, workspace: Workspace, subject_id: int, now: datetime) -> str:
        """Delete a subject with what belongs to it, and return its name. Contacts and hypotheses stay, without it."""
        with workspace.transaction(self.events.deleted, now) as transaction:
            row = transaction.get(self.table, subject_id)
            transaction.record(f"Deleted the {self.kind.label} {row.name}")
            delete_cascade(transaction.session, row)
        return row.name
