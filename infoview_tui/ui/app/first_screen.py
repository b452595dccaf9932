"""What is shown first: the call that the program is started for, or what is open above the first tab."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from infoview_tui.services.interviews.running_call import read_running_call

if TYPE_CHECKING:
    from textual.app import App

    from infoview_tui.ui.app.navigation import AppNavigation
    from infoview_tui.ui.app.start_point import StartPoint
    from infoview_tui.ui.shared.context import Context


def open_start_call(navigation: AppNavigation, context: Context, start_point: StartPoint) -> None:
    """Open the call with which the app starts, real or to practice."""
    if start_point.practice_contact_id is not None:
        navigation.open_practice(start_point.practice_contact_id)
    else:
        navigation.open_call(start_point.find_interview(context))


def open_first_screen(app: App[Any], navigation: AppNavigation, context: Context) -> None:
    """Offer to resume a running call, or show the welcome screen if there are no contacts."""
    from infoview_tui.services.board.queries import count_contacts

    if not _offer_to_resume_call(app, navigation, context) and not count_contacts(context.workspace):
        from infoview_tui.ui.onboarding.screen import WelcomeScreen

        app.push_screen(WelcomeScreen())
    from infoview_tui.ui.app.unfinished import mention_unfinished

    screen = navigation.current_screen()
    screen.call_after_refresh(mention_unfinished, screen)


def _offer_to_resume_call(app: App[Any], navigation: AppNavigation, context: Context) -> bool:
    """Offer to resume a call interrupted by a crash or a closed terminal. Return whether there is one."""
    if read_running_call(context.workspace, context.now()) is None:
        return False  # as at most starts, which then import no more
    from infoview_tui.services.interviews.timing import find_running_interview
    from infoview_tui.ui.shared.content import assemble
    from infoview_tui.ui.shared.dialogs.confirm import ConfirmDialog

    running = find_running_interview(context.workspace)
    if running is None:
        return False
    started = running.started_at
    since = f" since {started.astimezone(context.zone):%H:%M}" if started else ""
    draft = "\nYour unfinished line is saved." if running.has_draft else ""
    question = assemble(f"The call with {running.contact} has been running{since}.{draft}\nContinue it?")

    def answered(yes: bool | None) -> None:
        if yes:
            navigation.open_call(running.id)

    app.push_screen(ConfirmDialog(question, yes_label="Continue the call", no_label="Later"), answered)
    return True
