"""The command ``infoview``; `infoview_tui.cli.main` reads the arguments and runs one command."""

from infoview_tui.cli.main import main as main
