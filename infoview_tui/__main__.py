"""Entry point of ``python -m infoview_tui``, the same as the command ``infoview``."""

from infoview_tui.cli.start import start

if __name__ == "__main__":
    start()
