"""The screens of the tabs. Each is imported when it is first shown."""

from __future__ import annotations

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
