"""Terminal sizes at which layouts change, in cells and rows."""

MEDIUM_WIDTH = 60
"""Minimum width in cells for a second column, such as an id, a kind in words, or a trailing note."""

WIDE_WIDTH = 100
"""Minimum width in cells for two panes side by side."""

TALL_HEIGHT = 24
"""Minimum height in rows for lists and panels to show everything they can."""

HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (MEDIUM_WIDTH, "-medium"), (WIDE_WIDTH, "-wide")]
"""CSS classes of a screen by its width in cells."""

VERTICAL_BREAKPOINTS = [(0, "-short"), (TALL_HEIGHT, "-tall")]
"""CSS classes of a dialog by the screen's height in rows."""
