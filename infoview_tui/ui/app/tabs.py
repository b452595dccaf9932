"""The screens of the tabs. Each is imported when it is first shown."""

from __future__ import annotations

from collections.abc import Callable

from textual.screen import Screen


def create_board_screen() -> Screen[None]:
    """Create the board."""
    from infoview_tui.ui.board.screen import BoardScreen

    return BoardScreen()


def create_today_screen() -> Screen[None]:
    """Create Today."""
    from infoview_tui.ui.today.screen import TodayScreen

    return TodayScreen()


def create_week_screen() -> Screen[None]:
    """Create the week."""
    from infoview_tui.ui.week.screen import WeekScreen

    return WeekScreen()


def create_insights_screen() -> Screen[None]:
    """Create the insights."""
    from infoview_tui.ui.insights.screen import InsightsScreen

    return InsightsScreen()


def create_banks_screen() -> Screen[None]:
    """Create the screen of the question banks."""
    from infoview_tui.ui.banks.screen import BanksScreen

    return BanksScreen()


TABS: dict[str, Callable[[], Screen[None]]] = {
    "today": create_today_screen,
    "board": create_board_screen,
    "week": create_week_screen,
    "insights": create_insights_screen,
    "banks": create_banks_screen,
}
"""What creates the screen of each tab."""
