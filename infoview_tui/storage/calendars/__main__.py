"""The process that reads calendar files for the app."""

import sys

from infoview_tui.storage.calendars.process import answer

answer(sys.stdin, sys.stdout)
