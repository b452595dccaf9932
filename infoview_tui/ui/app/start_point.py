"""Start point of the app."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StartPoint:
    """First screen (``board`` or ``today``; empty for the config's default), or the call to open.

    ``interview_id`` is the interview of the call; ``practice_contact_id`` the contact of a call to practice.
    ``notice`` is shown over the first screen, such as what was restored.
    """

    screen: str = ""
    interview_id: int | None = None
    practice_contact_id: int | None = None
    notice: str = ""
    is_notice_error: bool = False
    has_profiles: bool = True
    """Whether the user can switch to another profile; not in the demo."""

    @property
    def is_call(self) -> bool:
        """Whether it is a call: then every key is a note from the beginning."""
        return self.interview_id is not None or self.practice_contact_id is not None
