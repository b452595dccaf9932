"""The ``infoview`` command line; `infoview_tui.cli.main` parses the arguments and runs one command."""

from infoview_tui.cli.main import main as main
