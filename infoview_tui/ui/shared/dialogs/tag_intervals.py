"""Form dialog for how often to stay in touch, by tag (R34)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.app import ComposeResult

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.stay_in_touch import format_interval, parse_interval
from infoview_tui.services.contacts.queries import TagIntervalRow
from infoview_tui.ui.shared.dialogs.form import FormDialog
from infoview_tui.ui.shared.validators import Accepted


class TagIntervalsDialog(FormDialog[Mapping[int, int | None]]):
    """Asks for a number of months for each tag, and returns them by the ids of the tags."""

    def __init__(self, tags: Sequence[TagIntervalRow]) -> None:
        """Show the tags."""
        super().__init__("How often to stay in touch, by tag")
        self.tags = tags

    def compose_fields(self) -> ComposeResult:
        """Compose an input for each tag."""
        for tag in self.tags:
            months = format_interval(tag.stay_in_touch_months)
            yield from self.make_field(
                f"#{clean_line(tag.name, 12)}",
                self.make_input(
                    str(tag.id), months, hint="as usual; or a number of months", validator=Accepted(parse_interval)
                ),
            )

    def read_result(self) -> Mapping[int, int | None]:
        """Return the intervals."""
        return {tag.id: parse_interval(self.get_text(str(tag.id))) for tag in self.tags}

    def update_remark(self) -> None:
        """Show what is not understood, or else what wins."""
        mistake = self.first_mistake
        usual = "The smallest number of a contact's tags counts, unless the contact has one of its own."
        self.show_remark(mistake or usual, warning=bool(mistake))
