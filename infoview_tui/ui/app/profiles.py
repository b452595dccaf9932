"""Switching to the data of another person without leaving the program."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from infoview_tui.domain.format_dates import format_day
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.services.core.profiles import ProfileSummary, add_profile, check_profile, list_profiles
from infoview_tui.ui.shared.content import assemble, plain

if TYPE_CHECKING:
    from infoview_tui.paths import AppPaths
    from infoview_tui.ui.app.start_point import StartPoint
    from infoview_tui.ui.shared.screen import InfoviewScreen

COMMAND = "Switch profile"
"""The name of the command in the palette."""

_NEW = "new"


class SwitchesProfile(Protocol):
    """The app: its directories, whether it can open others, and how."""

    paths: AppPaths
    start_point: StartPoint

    def switch_profile(self, paths: AppPaths) -> None:
        """Close the data as quitting does, and open those of another profile."""


def ask_for_profile(screen: InfoviewScreen, app: SwitchesProfile) -> None:
    """List the profiles, and open the chosen one, or ask for the name of a new one."""
    from infoview_tui.ui.shared.dialogs.choose import ChooseDialog
    from infoview_tui.ui.shared.widgets.row_list import Row

    def answered(choice: Hashable) -> None:
        if choice == _NEW:
            _ask_for_name(screen, app)
        elif isinstance(choice, int) and profiles[choice].paths != app.paths:
            _switch(screen, app, profiles[choice].paths)

    profiles = list_profiles(app.paths.default)
    rows = [
        Row(at, plain(clean_line(each.name)), trailing=assemble((_describe(each, screen, app), "$text-muted")))
        for at, each in enumerate(profiles)
    ]
    rows.append(Row(_NEW, plain("New profile …")))
    current = next((at for at, each in enumerate(profiles) if each.paths == app.paths), None)
    screen.app.push_screen(ChooseDialog(COMMAND, rows, enter_label="open", initial_key=current), answered)


def _ask_for_name(screen: InfoviewScreen, app: SwitchesProfile) -> None:
    from infoview_tui.ui.shared.dialogs.prompt import PromptDialog

    def answered(name: str | None) -> None:
        if name:
            with screen.reporting_errors():
                _switch(screen, app, add_profile(app.paths.default, name))

    screen.app.push_screen(
        PromptDialog("New profile", hint="Whose data? They are kept apart from all others."), answered
    )


def _switch(screen: InfoviewScreen, app: SwitchesProfile, paths: AppPaths) -> None:
    try:
        check_profile(paths)
    except InfoviewError as error:
        screen.context.show_notification(str(error), error=True)
    else:
        screen.call_after_refresh(partial(app.switch_profile, paths))


def _describe(profile: ProfileSummary, screen: InfoviewScreen, app: SwitchesProfile) -> str:
    """Return how many contacts a profile has, and when it was last used."""
    count = "unreadable" if profile.contacts is None else format_count(profile.contacts, "contact")
    if profile.paths == app.paths:
        return f"{count} · open now"
    if profile.used_at is None:
        return f"{count} · new"
    today = screen.to_local(screen.now()).date()
    return f"{count} · used {format_day(screen.to_local(profile.used_at).date(), today)}"
