"""Changes of the research items in a list: their text, what they are about, where they came from, and removing them."""

from __future__ import annotations

from collections.abc import Hashable

from infoview_tui.domain.enums import HypothesisOrigin
from infoview_tui.domain.research_subjects import ORIGIN_LABELS, ResearchItemKind, Subject
from infoview_tui.domain.urls import join_source
from infoview_tui.services import research
from infoview_tui.services.research.queries import list_move_targets
from infoview_tui.ui.shared.ask_until_saved import ask_until_saved
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.edits import Edit
from infoview_tui.ui.shared.run_command import run_command
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.widgets.row_list import Row

_NOT_SET = "not_set"
_LABEL_WIDTH = 14
"""Width of the kind of a subject in the choice, in cells."""


class ResearchItems:
    """Asks for changes of research items on a screen, and saves them. After each one, the screen reloads."""

    def __init__(self, screen: InfoviewScreen, page: Subject) -> None:
        """Set the screen, and what it is about."""
        self._screen = screen
        self._page = page

    def edit(self, kind: ResearchItemKind, item_id: int, text: str, source: str = "") -> None:
        """Ask for a new text; if it cannot be saved, ask again with what the user typed."""
        shown = join_source(text, source)
        self._ask_for_text(kind, item_id, shown, Edit(shown), has_source=bool(source) and shown != text)

    def remove(self, kind: ResearchItemKind, item_id: int) -> None:
        """Delete an item."""
        screen = self._screen
        with screen.reporting_errors():
            research.items.delete_research_item(screen.workspace, kind, item_id, screen.now())
            screen.show_status(f"Removed the {kind.value}. u undoes it.")
        screen.reload()

    def change_subject(self, kind: ResearchItemKind, item_id: int, current: Subject | None = None) -> None:
        """Ask what a finding or a hypothesis is about, and move it there. The choice starts at *current*."""
        from infoview_tui.ui.shared.dialogs.choose import ChooseDialog

        if kind not in (ResearchItemKind.FINDING, ResearchItemKind.HYPOTHESIS):
            self._screen.show_status("Only a finding or a hypothesis can be moved to another subject.")
            return
        targets = list_move_targets(self._screen.workspace, self._page)
        if kind is ResearchItemKind.HYPOTHESIS:
            targets = [named for named in targets if named.kind is not named.kind.CONTACT]
        if not targets:
            self._screen.show_status("There is no path or organization to move it to: add one with e.")
            return
        rows = [
            Row(named.subject, plain(named.name), assemble((f"{named.kind.label:<{_LABEL_WIDTH}}", "$text-muted")))
            for named in targets
        ]

        def answered(choice: Hashable) -> None:
            if isinstance(choice, Subject):
                self._move(kind, item_id, choice)

        title = f"What is the {kind.value} about?"
        dialog = ChooseDialog(title, rows, initial_key=current, label_width=_LABEL_WIDTH)
        self._screen.app.push_screen(dialog, answered)

    def choose_origin(self, hypothesis_id: int, current: HypothesisOrigin | None) -> None:
        """Ask where a hypothesis came from."""
        from infoview_tui.ui.shared.dialogs.choose import ChooseDialog

        rows = [Row(origin, plain(label[:1].upper() + label[1:])) for origin, label in ORIGIN_LABELS.items()]
        rows.append(Row(_NOT_SET, assemble(("Not set", "$text-muted"))))
        screen = self._screen

        def answered(choice: Hashable) -> None:
            if choice is None:
                return
            origin = choice if isinstance(choice, HypothesisOrigin) else None
            with screen.reporting_errors():
                said = research.items.set_hypothesis_origin(screen.workspace, hypothesis_id, origin, screen.now())
                screen.show_status(f"{said} u undoes it.")
            screen.reload()

        dialog = ChooseDialog("Where did the hypothesis come from?", rows, initial_key=current)
        screen.app.push_screen(dialog, answered)

    def _move(self, kind: ResearchItemKind, item_id: int, subject: Subject) -> None:
        screen = self._screen
        move = research.items.move_finding if kind is ResearchItemKind.FINDING else research.items.assign_hypothesis
        with screen.reporting_errors():
            screen.show_status(f"{move(screen.workspace, item_id, subject, screen.now())} u undoes it.")
        screen.reload()

    def _ask_for_text(
        self, kind: ResearchItemKind, item_id: int, text: str, edit: Edit[str], *, has_source: bool
    ) -> None:
        from infoview_tui.ui.shared.dialogs.prompt import PromptDialog

        screen = self._screen

        def save(typed: str) -> bool:
            def edit_item(opened: str) -> None:
                research.items.edit_research_item(
                    screen.workspace, kind, item_id, typed, screen.now(), has_source=has_source, opened=opened
                )

            return run_command(screen, lambda: edit.save(edit_item))

        def build(typed: str, is_unsaved: bool) -> PromptDialog:
            return PromptDialog(f"Edit the {kind.value}", typed, is_unsaved=is_unsaved)

        ask_until_saved(screen, build, text, save)
