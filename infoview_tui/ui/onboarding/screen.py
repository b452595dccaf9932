"""The first screen of all, while there is no contact yet: where to begin."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from infoview_tui.services.board.queries import count_contacts
from infoview_tui.services.contacts.queries import read_profile
from infoview_tui.ui.shared.bindings import BACK, WELCOME
from infoview_tui.ui.shared.contact_actions import ContactActionsScreen
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.widgets.row_list import Row, RowList

DEMO_COMMAND = "infoview demo"


class WelcomeScreen(ContactActionsScreen):
    """Offers what one can begin with; once there is a contact it gives way to the board."""

    BINDINGS = [*WELCOME, *BACK]
    CSS_PATH = "screen.tcss"
    HELP_GROUPS = ("Welcome", "In a list")

    def compose_body(self) -> ComposeResult:
        """Show a sentence about what this is, and the choices."""
        with Vertical(id="welcome"):
            yield Static(
                assemble(
                    ("Infoview", "bold $accent"),
                    ("\nFind out what a career is like from the people who have it: whom to ask, what to ask, ", ""),
                    ("what they said, and whom to thank.", ""),
                    ("\nAll of it stays on this computer.", "$text-muted"),
                )
            )
            yield RowList(enter_label="Choose")

    def load(self) -> None:
        """Show the choices; about oneself, what is there already."""
        name = read_profile(self.workspace).name
        about = f"{name}: change what is said of you." if name else "Your name and who you are."
        choices = [
            ("import", "Import your LinkedIn connections", "From LinkedIn's Connections.csv."),
            ("new", "Add somebody by hand", "A friend, a colleague, a stranger."),
            ("you", "About you", about),
            ("demo", "Look at the demo", "A campaign with invented people."),
        ]
        rows = [Row(key, assemble((title, "bold"), (f"\n{what}", "$text-muted"))) for key, title, what in choices]
        self.query_one(RowList).show(rows)

    def on_row_list_selected(self) -> None:
        """Do what was chosen."""
        self.action_open()

    def action_open(self) -> None:
        """Do what the row under the cursor says."""
        match self.query_one(RowList).cursor_key:
            case "import":
                self.navigation.import_contacts(on_done=self.go_to_board_if_any)
            case "new":
                self.action_new()
            case "you":
                self.navigation.edit_profile()
            case "demo":
                self.offer_demo()

    def contact_added(self, contact_id: int) -> None:  # noqa: ARG002 - the hook gives it
        """There is a contact: on to the board."""
        self.call_later(self.go_to_board_if_any)

    def action_undo(self) -> None:
        """Take the last change back, and see whether there is a contact again."""
        super().action_undo()
        self.go_to_board_if_any()

    def go_to_board_if_any(self) -> None:
        """Give way to the board, unless there is still nobody on it."""
        if self.is_current and count_contacts(self.workspace):
            self.app.pop_screen()
            self.navigation.show_tab("board")

    def offer_demo(self) -> None:
        """The demo has data of its own, so it is opened from outside: say how, and leave if that is wished."""
        from infoview_tui.ui.shared.dialogs.confirm import ConfirmDialog

        def answered(leave: bool | None) -> None:
            if leave:
                self.app.exit(message=f"The demo opens with: {DEMO_COMMAND}")

        question = assemble(
            "The demo never touches your own data, so it is opened by a command of its own:\n\n",
            (f"    {DEMO_COMMAND}", "bold"),
            "\n\nWhat you do there is gone when you leave it.",
        )
        self.app.push_screen(ConfirmDialog(question, yes_label="Quit now", no_label="Stay"), answered)
