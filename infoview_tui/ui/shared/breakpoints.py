"""Terminal sizes at which layouts change, in cells and rows."""

MEDIUM_WIDTH = 60
"""Cells from which a line has room for a second column, such as an id, a kind in words or a trailing note."""

WIDE_WIDTH = 100
"""Cells from which two panes stand side by side."""

TALL_HEIGHT = 24
"""Rows from which lists and panels show all that they can."""

HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (MEDIUM_WIDTH, "-medium"), (WIDE_WIDTH, "-wide")]
"""The style class of a screen by its width in cells."""

VERTICAL_BREAKPOINTS = [(0, "-short"), (TALL_HEIGHT, "-tall")]
"""The style class of a dialog by the screen's height in rows."""
