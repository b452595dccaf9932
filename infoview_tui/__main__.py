"""Entry point of ``python -m infoview_tui``, the same as the command ``infoview``."""

from infoview_tui.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
