"""What an informational interview is for, and what it is not (R25): said once where it helps, and in help."""

from __future__ import annotations

EXPECTATIONS = {
    "request": "You are asking for advice and an inside view, not for a job or a favor. It should be easy to say no.",
    "call": "The aim is to learn how the work really is and who else to ask; it is not a job interview.",
}
"""By the moment at which it is said: the first request, and before the first call."""
