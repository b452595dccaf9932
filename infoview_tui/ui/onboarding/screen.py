"""Welcome screen, shown while there are no contacts."""

from __future__ import annotations

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from infoview_tui.services.board.queries import count_contacts
from infoview_tui.services.contacts.queries import read_profile
from infoview_tui.services.profile.first_run_answers import has_unfinished_answers
from infoview_tui.ui.shared.adding import AddingActions
from infoview_tui.ui.shared.bindings import BACK, WELCOME
from infoview_tui.ui.shared.contact_actions import ContactActions
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.widgets.row_list import Row, RowList

DEMO_COMMAND = "infoview demo"


class WelcomeScreen(InfoviewScreen):
    """Offers ways to start; closes when there is a contact."""

    BINDINGS = [*WELCOME, *BACK]
    CSS_PATH = "screen.tcss"
    HELP_GROUPS = ("Welcome", "In a list", "Quick add")
    _row_list = getters.query_one(RowList)

    def __init__(self) -> None:
        """Create it; a contact that is added leads to the board."""
        super().__init__()
        contact_actions = ContactActions(self, lambda: None)
        self.adding = AddingActions(contact_actions, lambda _: self.call_later(self.go_to_board_if_any))
        self.parts = (self.adding, contact_actions, self.common_actions)

    def compose_body(self) -> ComposeResult:
        """Compose an introduction and the choices."""
        with Vertical(id="welcome"):
            yield Static(
                assemble(
                    ("Infoview", "bold $accent"),
                    ("\nFind out what a career is like from the people who have it: who to ask, what to ask, ", ""),
                    ("what they said, and who to thank.", ""),
                    ("\nAll your data stays on this computer.", "$text-muted"),
                )
            )
            yield RowList(enter_label="Choose")

    def load(self) -> None:
        """Show the choices, with the user's name if it is set."""
        name = read_profile(self.workspace).name
        about = f"{name}: edit your profile." if name else "Your name and who you are."
        is_begun = has_unfinished_answers(self.workspace)
        questions = "Continue with the questions" if is_begun else "Start with six short questions"
        choices = [
            ("questions", questions, "A career, and who to ask. Skip any."),
            ("import", "Import contacts", "From LinkedIn, Google, any table."),
            ("new", "Add a contact yourself", "In one line: who they are."),
            ("you", "About you", about),
            ("demo", "Look at the demo", "A campaign with fictional people."),
        ]
        rows = [Row(key, assemble((title, "bold"), (f"\n{what}", "$text-muted"))) for key, title, what in choices]
        self._row_list.show(rows)

    def on_row_list_selected(self) -> None:
        """Run the selected choice."""
        self.action_open()

    def action_open(self) -> None:
        """Run the choice under the cursor."""
        match self._row_list.cursor_key:
            case "questions":
                self.navigation.open_first_questions()
            case "import":
                self.navigation.import_contacts()
            case "new":
                self.adding.action_new()
            case "you":
                self.navigation.edit_profile()
            case "demo":
                self.offer_demo()

    def after_import(self) -> None:
        """Continue to the board."""
        self.go_to_board_if_any()

    def action_undo(self) -> None:
        """Undo the last change, which may bring back a contact."""
        self.common_actions.action_undo()
        self.go_to_board_if_any()

    def go_to_board_if_any(self) -> None:
        """Switch to the board if there is a contact."""
        if self.is_current and count_contacts(self.workspace):
            self.app.pop_screen()
            self.navigation.show_tab("board")

    def offer_demo(self) -> None:
        """Explain how to start the demo, which has its own data, and offer to quit."""
        from infoview_tui.ui.shared.dialogs.confirm import ConfirmDialog

        def answered(leave: bool | None) -> None:
            if leave:
                self.app.exit(message=f"To start the demo, run: {DEMO_COMMAND}")

        question = assemble(
            "The demo never touches your own data, so it has its own command:\n\n",
            (f"    {DEMO_COMMAND}", "bold"),
            "\n\nChanges you make there are discarded when you quit.",
        )
        self.app.push_screen(ConfirmDialog(question, yes_label="Quit now", no_label="Stay"), answered)
