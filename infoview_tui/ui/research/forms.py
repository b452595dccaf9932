"""Forms of organizations, industries, and paths (R1)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.app import ComposeResult

from infoview_tui.services.research.forms import (
    IndustryForm,
    OrganizationForm,
    PathForm,
    require_name,
    require_path_name,
)
from infoview_tui.ui.shared.dialogs.form import FormDialog, ResultT, suggest_from
from infoview_tui.ui.shared.validators import Accepted


class SubjectDialog(FormDialog[ResultT]):
    """A form with short labels."""

    DEFAULT_CSS = """
    SubjectDialog Label { width: 10; }
    """


class OrganizationDialog(SubjectDialog[OrganizationForm]):
    """Asks for the name of an organization, its industry, and why it is of interest."""

    def __init__(self, title: str, form: OrganizationForm, industries: Sequence[str], *, is_unsaved: bool) -> None:
        """Set the initial values; *industries* are suggested."""
        super().__init__(title, is_unsaved=is_unsaved)
        self.form = form
        self.industries = industries

    def compose_fields(self) -> ComposeResult:
        """Compose the fields."""
        yield from self.make_field(
            "Name",
            self.make_input("name", self.form.name, validator=Accepted(partial(require_name, what="An organization"))),
        )
        industry = self.make_input(
            "industry", self.form.industry, hint="such as health technology", suggester=suggest_from(self.industries)
        )
        yield from self.make_field("Industry", industry)
        yield from self.make_field("Why", self.make_input("why", self.form.why, hint="what interests you there"))

    def read_result(self) -> OrganizationForm:
        """Return the values."""
        return OrganizationForm(self.get_text("name"), self.get_text("industry"), self.get_text("why")).cleaned()


class IndustryDialog(SubjectDialog[IndustryForm]):
    """Asks for the name of an industry, and why it is of interest."""

    def __init__(self, title: str, form: IndustryForm, *, is_unsaved: bool) -> None:
        """Set the initial values."""
        super().__init__(title, is_unsaved=is_unsaved)
        self.form = form

    def compose_fields(self) -> ComposeResult:
        """Compose the fields."""
        yield from self.make_field(
            "Name",
            self.make_input("name", self.form.name, validator=Accepted(partial(require_name, what="An industry"))),
        )
        yield from self.make_field("Why", self.make_input("why", self.form.why, hint="what interests you about it"))

    def read_result(self) -> IndustryForm:
        """Return the values."""
        return IndustryForm(self.get_text("name"), self.get_text("why")).cleaned()


class PathDialog(SubjectDialog[PathForm]):
    """Asks for the name of a path, and why it is of interest (R1)."""

    def __init__(self, title: str, form: PathForm, *, is_unsaved: bool) -> None:
        """Set the initial values."""
        super().__init__(title, is_unsaved=is_unsaved)
        self.form = form

    def compose_fields(self) -> ComposeResult:
        """Compose the fields."""
        name = self.make_input(
            "name",
            self.form.name,
            hint="a career, such as product design in health",
            validator=Accepted(require_path_name),
        )
        yield from self.make_field("Name", name)
        yield from self.make_field("Why", self.make_input("why", self.form.why, hint="what draws you to it"))

    def read_result(self) -> PathForm:
        """Return the values."""
        return PathForm(self.get_text("name"), self.get_text("why")).cleaned()
