"""What an informational interview is for, and what it is not (R25): said once where it helps, and in help."""

from __future__ import annotations

EXPECTATIONS = {
    "request": "You ask for advice and a view from the inside, not for a job or a favor; a no costs them nothing.",
    "call": "The aim is to learn how the work really is and who else to ask; it is not a job interview.",
}
"""By the moment at which it is said: the first request, and before the first call."""
