"""stub"""
from infoview_tui.ui.screens.base import InfoviewScreen
class BoardScreen(InfoviewScreen):
    TAB="board"
