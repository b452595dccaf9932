"""Records what came of asking a contact who they know at an organization (R3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoview_tui.domain.enums import AskState
from infoview_tui.services import introductions
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.screen import InfoviewScreen

if TYPE_CHECKING:
    from infoview_tui.services.introductions.asks import FoundPerson
    from infoview_tui.services.introductions.queries import AskRow

_CHOICES = {
    AskState.KNOWS_SOMEBODY: ("Knows somebody there", "asks who, in a few words"),
    AskState.INTRODUCED: ("Introduced you to somebody", "adds the person; a thank-you is due"),
    AskState.KNOWS_NOBODY: ("Knows nobody there", "is not proposed for it again"),
    AskState.OPEN: ("Has not answered yet", ""),
}
"""Each outcome in words, and what follows from it."""


def ask_for_outcome(screen: InfoviewScreen, ask: AskRow) -> None:
    """Ask for the outcome of an ask and record it with what follows, as one undo step."""
    from infoview_tui.ui.shared.dialogs.choose import ChooseDialog
    from infoview_tui.ui.shared.widgets.row_list import Row

    def chosen(state: object) -> None:
        if state is AskState.KNOWS_SOMEBODY:
            _ask_for_note(screen, ask)
        elif state is AskState.INTRODUCED:
            _ask_who(screen, ask)
        elif isinstance(state, AskState):
            _record(screen, ask, state, note=ask.note)

    rows = [
        Row(state, assemble(name, (f"\n{follows}" if follows else "", "$text-muted")))
        for state, (name, follows) in _CHOICES.items()
    ]
    initial = ask.state if ask.state is not AskState.OPEN else AskState.KNOWS_SOMEBODY
    title = f"{ask.contact}, asked about {ask.organization}"
    screen.app.push_screen(ChooseDialog(title, rows, initial_key=initial), chosen)


def _ask_for_note(screen: InfoviewScreen, ask: AskRow, typed: str | None = None) -> None:
    from infoview_tui.ui.shared.dialogs.prompt import PromptDialog

    def answered(note: str | None) -> None:
        if note is not None:
            _record(screen, ask, AskState.KNOWS_SOMEBODY, note=note)

    text = ask.note if typed is None else typed
    hint = "such as: her former manager, Bo Li. May be empty."
    screen.app.push_screen(PromptDialog(f"Who does {ask.contact} know there?", text, hint=hint), answered)


def _ask_who(screen: InfoviewScreen, ask: AskRow) -> None:
    from infoview_tui.ui.shared.person_prompt import PersonPrompt

    def save(person: FoundPerson) -> None:
        _record(screen, ask, AskState.INTRODUCED, note=ask.note, person=person)

    PersonPrompt(
        screen,
        f"Who did {ask.contact} introduce you to?",
        lambda form, existing_id: save(introductions.asks.FoundPerson(form, existing_id)),
        exclude_id=ask.contact_id,
    ).ask()


def _record(
    screen: InfoviewScreen, ask: AskRow, state: AskState, *, note: str, person: FoundPerson | None = None
) -> None:
    with screen.reporting_errors():
        result = introductions.asks.record_ask_outcome(
            screen.workspace, ask.id, state, screen.now(), note=note, person=person
        )
        screen.reload()
        screen.show_status(f"{plain(result.text).plain} u undoes it.")
