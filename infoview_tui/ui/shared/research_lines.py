"""Lines of research typed on a screen: saved as a draft at every key, and as findings and hypotheses on enter (R16)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress

from infoview_tui.domain.capture import RESEARCH_SIGNS
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.research_subjects import Subject, SubjectKind
from infoview_tui.domain.sanitize import clean_text
from infoview_tui.domain.understood_dates import describe_due_in_line
from infoview_tui.errors import InfoviewError
from infoview_tui.services import research
from infoview_tui.services.research.draft_state import read_research_draft
from infoview_tui.services.research.queries import list_related_subjects
from infoview_tui.ui.shared.autosave import Autosave
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.widgets.line_input import LineInput
from infoview_tui.ui.shared.widgets.research_input import ResearchInput

_BLANK = {sign.sign for sign in RESEARCH_SIGNS}


class ResearchLines:
    """Saves what is typed in the `ResearchInput` of a screen about one subject.

    The screen composes ``input``, and calls `load` when it reads its data; the rest is a
    `infoview_tui.ui.shared.text_part.TextPart`.
    """

    def __init__(self, screen: InfoviewScreen, page: Subject, show_saved: Callable[[], None]) -> None:
        """Set the screen, what it is about, and what shows the new items."""
        self._screen = screen
        self._page = page
        self._show_saved = show_saved
        self._autosave = Autosave(self._show_error)
        self.input = ResearchInput(self)
        self.line = ""
        """The unfinished line."""

    def action_focus_input(self) -> None:
        """Focus the input."""
        self.input.focus_line("")

    def action_next_subject(self, by: int) -> None:
        """Write about a related subject, such as the contact's organization, its industry, or a path."""
        self.input.next_subject(by)

    has_own_undo = False

    def unsaved_text(self) -> str:
        """Return the line if it could not be saved; otherwise an empty string."""
        return self.line if self._autosave.error else ""

    @property
    def _is_blank(self) -> bool:
        """Whether nothing was typed, or only a sign."""
        return self.line.strip() in _BLANK

    def load(self) -> None:
        """Show what a line can be about, and the saved line of this window, or of one that has ended."""
        workspace = self._screen.workspace
        self.input.show_subjects(list_related_subjects(workspace, self._page))
        if self._autosave.error:
            return
        found = read_research_draft(workspace, self._page)
        if found is None:
            now, zone = self._screen.now(), self._screen.zone
            found = research.abandoned_drafts.open_research_draft(workspace, self._page, now, zone)
            if found.saved_count:
                what = format_count(found.saved_count, "unfinished line")
                self._screen.show_status(f"{what} of another window saved. u undoes it.")
        if found.line != clean_text(self.line).replace("\n", " "):
            self.line = found.line
            self.input.set_text(found.line)

    def change(self, line: str) -> None:
        """Save the changed line as a draft, before it is painted."""
        self.line = line
        if self._autosave.is_due:
            self._save_draft()

    def save(self) -> bool:
        """Save the line; if that fails, it stays in the input. Return whether it was saved. A sign alone is nothing."""
        return self.save_lines([] if self._is_blank else [self.line])

    def save_lines(self, lines: Sequence[str]) -> bool:
        """Save lines in one command, and clear the input. Return whether they were saved."""
        screen = self._screen
        with screen.reporting_errors():
            result = self._add(lines)
            self._clear()
            self.input.show_saved(result)
            self._show_saved()
            screen.context.update_top_bar()
            return True
        return False

    def paste(self, message: LineInput.BlockPasted) -> None:
        """Ask whether the pasted lines are one finding or many."""
        from infoview_tui.ui.shared.pasted_lines import ask_about_pasted_lines

        ask_about_pasted_lines(message.line_input, message.lines, self.save_lines)

    def reset_subject(self) -> None:
        """Write about what the screen is about again, unless there is an unfinished line about something else."""
        if self._is_blank:
            self.input.reset_subject()

    def finish(self) -> bool:
        """Save an unfinished line before the screen closes. Return whether nothing is left."""
        if not self._is_blank:
            if not self.save():
                return False
            self._screen.context.show_notification("Unfinished line saved. u undoes it.")
        return True

    def suspend(self) -> None:
        """Save nothing: the draft is saved at each key."""

    def leave(self, go_back: Callable[[], object]) -> None:
        """Save an unfinished line and go back; stay if it cannot be saved."""
        if self.finish():
            go_back()

    def close(self) -> None:
        """Save an unfinished line after the screen was closed in any way."""
        if not self._is_blank:
            with suppress(InfoviewError):  # there is no screen left to show an error; the draft is still there
                self._add([self.line])

    def clear_status(self) -> None:
        """Remove what the last saved line became, since the data has changed after it."""
        if self.input.is_mounted:
            self.input.show_saved("")

    def forget(self) -> None:
        """Drop the line, because what it is about was deleted."""
        self.line = ""

    def describe_due(self, text: str) -> str:
        """Say when an action with some text is due."""
        screen = self._screen
        return describe_due_in_line(text, screen.to_local(screen.now()), screen.workspace.date_order)

    def _show_error(self, error: str) -> None:
        self.input.show_error(error)

    def _save_draft(self) -> None:
        workspace, line = self._screen.workspace, self.line
        self._autosave.try_save(lambda: research.drafts.save_research_draft(workspace, self._page, line))

    def _add(self, lines: Sequence[str]) -> str:
        screen = self._screen
        return research.lines.add_research_lines(
            screen.workspace,
            self.input.subject or self._page,
            lines,
            screen.now(),
            screen.zone,
            contact_id=self._page.id if self._page.kind is SubjectKind.CONTACT else None,
        )

    def _clear(self) -> None:
        self.line = ""
        self.input.set_text("")
        self._autosave.try_save(lambda: None)  # clears an error
