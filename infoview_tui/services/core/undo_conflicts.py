"""What is said of a command that cannot be undone or done again, since its rows have changed since."""

from __future__ import annotations

CHANGED = "This has changed since then, so it was left as is."
ADDED_TO = "Something has been added to this since then, so it was left as is."
CONFLICT = "This conflicts with later changes, so it was left as is."
