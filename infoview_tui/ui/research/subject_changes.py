"""Adding, editing, merging, and deleting organizations, industries, and paths, the same on their pages and lists."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

from textual.screen import Screen

from infoview_tui.domain.labels import format_count
from infoview_tui.domain.research_subjects import Subject, SubjectKind
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services import research
from infoview_tui.services.research.deletions import (
    describe_industry_deletion,
    describe_organization_deletion,
    describe_path_deletion,
)
from infoview_tui.services.research.forms import IndustryForm, OrganizationForm, PathForm
from infoview_tui.services.research.same_names import order_by_likeness
from infoview_tui.services.research.subject_lists import (
    ListedSubjectRow,
    list_industries,
    list_organizations,
    list_paths,
)
from infoview_tui.services.research.subject_pages import read_industry, read_organization, read_path
from infoview_tui.ui.research.forms import IndustryDialog, OrganizationDialog, PathDialog
from infoview_tui.ui.shared.ask_until_saved import ask_until_saved
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.edits import Edit
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.widgets.row_list import Row

MAX_NAME_LENGTH = 80
MAX_FACT_LENGTH = 30
"""Maximum numbers of characters in a question and a choice."""

Form = OrganizationForm | IndustryForm | PathForm

Done = Callable[[Subject], None]
"""Called with a subject after it was added, changed, or merged into."""


class SubjectChanges:
    """Asks for changes of subjects on a screen, and saves them. If saving fails, it asks again with what was typed."""

    def __init__(self, screen: InfoviewScreen) -> None:
        """Set the screen that shows the dialogs and the results."""
        self._screen = screen

    def add(self, kind: SubjectKind, done: Done) -> None:
        """Ask for a new subject, add it, and call *done*."""
        empty: dict[SubjectKind, Form] = {
            SubjectKind.ORGANIZATION: OrganizationForm(""),
            SubjectKind.INDUSTRY: IndustryForm(""),
            SubjectKind.PATH: PathForm(""),
        }

        def save(form: Form) -> None:
            subject = Subject(kind, self._add(form))
            self._screen.show_status(f"Added {form.name}. u undoes it.")
            done(subject)

        self._ask(f"New {kind.label}", empty[kind], save)

    def edit(self, subject: Subject, done: Done) -> None:
        """Ask for new values of a subject, save them, and call *done*."""

        with self._screen.reporting_errors():
            form = self._read_form(subject)
            edit = Edit(form)

            def save(filled: Form) -> None:
                edit.save(lambda opened: self._save(subject.id, filled, opened))
                self._screen.show_status("Saved. u undoes it.")
                done(subject)

            self._ask(form.name, form, save)

    def delete(self, subject: Subject, done: Callable[[], None]) -> None:
        """Say what is deleted with a subject, delete it after a yes, and call *done*."""
        from infoview_tui.ui.shared.dialogs.confirm import ConfirmDialog

        screen, workspace = self._screen, self._screen.workspace
        describe = {
            SubjectKind.ORGANIZATION: describe_organization_deletion,
            SubjectKind.INDUSTRY: describe_industry_deletion,
            SubjectKind.PATH: describe_path_deletion,
        }[subject.kind]
        delete = {
            SubjectKind.ORGANIZATION: research.organizations.ORGANIZATIONS.delete,
            SubjectKind.INDUSTRY: research.industries.INDUSTRIES.delete,
            SubjectKind.PATH: research.paths.PATHS.delete,
        }[subject.kind]

        def answered(yes: bool | None) -> None:
            if yes:
                with screen.reporting_errors():
                    name = delete(workspace, subject.id, screen.now())
                    done()
                    screen.context.show_notification(f"Deleted {name}. u undoes it.")

        with screen.reporting_errors():
            name = self._read_form(subject).name
            consequence = describe(workspace, subject.id)
            question = assemble(
                f"Delete the {subject.kind.label} ",
                (clean_line(name, MAX_NAME_LENGTH), "bold"),
                "?",
                f"\n{consequence}" * bool(consequence),
            )
            screen.app.push_screen(ConfirmDialog(question, yes_label="Delete it", no_label="Cancel"), answered)

    def merge(self, subject: Subject, done: Done) -> None:
        """Ask which other subject is the same as this one, merge it into this one, and call *done*."""
        from infoview_tui.ui.shared.dialogs.choose import ChooseDialog

        screen, workspace = self._screen, self._screen.workspace
        read, merge = {
            SubjectKind.ORGANIZATION: (list_organizations, research.organizations.ORGANIZATIONS.merge),
            SubjectKind.INDUSTRY: (list_industries, research.industries.INDUSTRIES.merge),
            SubjectKind.PATH: (list_paths, research.paths.PATHS.merge),
        }[subject.kind]

        def answered(choice: Hashable) -> None:
            if isinstance(choice, int):
                with screen.reporting_errors():
                    said = merge(workspace, subject.id, choice, screen.now())
                    done(subject)
                    screen.show_status(f"{said} u undoes it.")

        with screen.reporting_errors():
            name = self._read_form(subject).name
            others = [row for row in read(workspace) if row.id != subject.id]
            rows = [_build_choice(row) for row in order_by_likeness(others, name)]
            if not rows:
                screen.show_status(f"There is no other {subject.kind.label} yet.")
                return
            screen.app.push_screen(ChooseDialog(f"Merge which one into {name}?", rows, enter_label="merge"), answered)

    def _ask(self, title: str, form: Form, save: Callable[[Form], None]) -> None:
        screen = self._screen

        def build(filled: Form, is_unsaved: bool) -> Screen[Any]:
            match filled:
                case OrganizationForm():
                    known = [row.name for row in list_industries(screen.workspace)]
                    return OrganizationDialog(title, filled, known, is_unsaved=is_unsaved)
                case IndustryForm():
                    return IndustryDialog(title, filled, is_unsaved=is_unsaved)
                case PathForm():
                    return PathDialog(title, filled, is_unsaved=is_unsaved)

        def save_form(filled: Form) -> bool:
            with screen.reporting_errors():
                save(filled)
                return True
            return False

        ask_until_saved(screen, build, form, save_form)

    def _read_form(self, subject: Subject) -> Form:
        workspace = self._screen.workspace
        match subject.kind:
            case SubjectKind.ORGANIZATION:
                organization = read_organization(workspace, subject.id)
                return OrganizationForm(organization.name, organization.industry, organization.why)
            case SubjectKind.INDUSTRY:
                industry = read_industry(workspace, subject.id)
                return IndustryForm(industry.name, industry.why)
            case _:
                path = read_path(workspace, subject.id)
                return PathForm(path.name, path.why)

    def _add(self, form: Form) -> int:
        workspace, now = self._screen.workspace, self._screen.now()
        match form:
            case OrganizationForm():
                return research.organizations.ORGANIZATIONS.add(workspace, form, now)
            case IndustryForm():
                return research.industries.INDUSTRIES.add(workspace, form, now)
            case PathForm():
                return research.paths.PATHS.add(workspace, form, now)

    def _save(self, subject_id: int, form: Form, opened: Form) -> None:
        workspace, now = self._screen.workspace, self._screen.now()
        match form, opened:
            case OrganizationForm(), OrganizationForm():
                research.organizations.ORGANIZATIONS.edit(workspace, subject_id, form, now, opened=opened)
            case IndustryForm(), IndustryForm():
                research.industries.INDUSTRIES.edit(workspace, subject_id, form, now, opened=opened)
            case PathForm(), PathForm():
                research.paths.PATHS.edit(workspace, subject_id, form, now, opened=opened)


def _build_choice(row: ListedSubjectRow) -> Row:
    facts = (row.group, format_count(row.people, "contact") if row.people else "")
    said = " · ".join(clean_line(fact, MAX_FACT_LENGTH) for fact in facts if fact)
    return Row(row.id, plain(clean_line(row.name, MAX_NAME_LENGTH)), trailing=assemble((said, "$text-muted")))


def edit_introduction(screen: InfoviewScreen, subject: Subject) -> None:
    """Open the profile at the introduction for a path (R23)."""
    screen.navigation.edit_profile(f"introduction-{subject.id}")
