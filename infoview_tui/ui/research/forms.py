"""Forms of organizations, industries, and paths (R1)."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult

from infoview_tui.errors import InfoviewError
from infoview_tui.services.research.forms import IndustryForm, OrganizationForm, PathForm
from infoview_tui.ui.shared.dialogs.form import FormDialog, ResultT, suggest_from


class SubjectDialog(FormDialog[ResultT]):
    """A form that says what is wrong when it is submitted."""

    DEFAULT_CSS = """
    SubjectDialog Label { width: 10; }
    """

    def read(self) -> ResultT:
        """Return the result. Raises InfoviewError with what is wrong."""
        raise NotImplementedError

    def read_result(self) -> ResultT | None:
        """Return the result, or None after showing what is wrong."""
        try:
            return self.read()
        except InfoviewError as error:
            self.show_remark(str(error), warning=True)
            return None


class OrganizationDialog(SubjectDialog[OrganizationForm]):
    """Asks for the name of an organization, its industry, and why it is of interest."""

    def __init__(self, title: str, form: OrganizationForm, industries: Sequence[str], *, is_unsaved: bool) -> None:
        """Set the initial values; *industries* are suggested."""
        super().__init__(title, is_unsaved=is_unsaved)
        self.form = form
        self.industries = industries

    def compose_fields(self) -> ComposeResult:
        """Compose the fields."""
        yield from self.make_field("Name", self.make_input("name", self.form.name))
        industry = self.make_input(
            "industry", self.form.industry, hint="such as health technology", suggester=suggest_from(self.industries)
        )
        yield from self.make_field("Industry", industry)
        yield from self.make_field("Why", self.make_input("why", self.form.why, hint="what interests you there"))

    def read(self) -> OrganizationForm:
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
        yield from self.make_field("Name", self.make_input("name", self.form.name))
        yield from self.make_field("Why", self.make_input("why", self.form.why, hint="what interests you about it"))

    def read(self) -> IndustryForm:
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
        name = self.make_input("name", self.form.name, hint="a career, such as product design in health")
        yield from self.make_field("Name", name)
        yield from self.make_field("Why", self.make_input("why", self.form.why, hint="what draws you to it"))

    def read(self) -> PathForm:
        """Return the values."""
        return PathForm(self.get_text("name"), self.get_text("why")).cleaned()
