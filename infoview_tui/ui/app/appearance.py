"""How an app looks and which driver it uses: themes, plain mode, and the terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from textual.constants import DRIVER

from infoview_tui.errors import ConfigError
from infoview_tui.ui.app.piece_update import PieceUpdateApp
from infoview_tui.ui.app.themes import TERMINAL, THEMES

if TYPE_CHECKING:
    from textual.binding import Binding
    from textual.driver import Driver

    from infoview_tui.config import Config


class AppearanceApp(PieceUpdateApp):
    """An app that looks as the config file says."""

    def __init__(self) -> None:
        """Start with Textual's looks; `set_appearance` changes them."""
        super().__init__()
        self._is_plain = False

    def set_appearance(self, config: Config, *, plain: bool) -> None:
        """Use the theme of the config file or draw plainly. Raises ConfigError if the theme is unknown."""
        for theme in THEMES:
            self.register_theme(theme)
        if config.theme not in self.available_themes:
            known = ", ".join(sorted(self.available_themes))
            raise ConfigError(f"{config.path}: theme: unknown theme {config.theme!r}. Available themes: {known}.")
        if plain:
            self._draw_plainly()
        else:
            self.theme = config.theme

    def _draw_plainly(self) -> None:
        from textual.filter import NoColor

        from infoview_tui.ui.app.plain import AsciiFilter

        self.theme = TERMINAL.name
        # Textual, private: `_filters`. A method that sets the filters would end the need; one that returns others would
        # be called for each line that is painted.
        self._filters = [AsciiFilter(), *([NoColor()] if self.no_color else [])]
        self._is_plain = True
        self.animation_level = "none"
        self.add_class("-plain")

    def get_key_display(self, binding: Binding) -> str:
        """Return the name of a key; in plain mode a word instead of a glyph."""
        display = super().get_key_display(binding)
        if display.isascii() or not self._is_plain:
            return display
        return binding.key.partition(",")[0].replace("_", " ")

    def get_driver_class(self) -> type[Driver]:
        """Return the driver that survives a closed terminal, unless the environment or the system requires another."""
        if sys.platform == "win32" or DRIVER is not None:
            return super().get_driver_class()
        from infoview_tui.ui.app.driver import TerminalDriver

        return TerminalDriver
