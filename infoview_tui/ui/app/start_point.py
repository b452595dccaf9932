"""Start point of the app."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from infoview_tui.ui.shared.context import Context


class StartPoint(NamedTuple):
    """First screen (``board`` or ``today``; empty for the config's default), or the call to open.

    ``interview_id`` is the interview of the call, or ``contact_id`` a contact without a
    planned one; ``practice_contact_id`` is the contact of a call to practice.
    ``notice`` is shown over the first screen, such as what was restored.
    """

    screen: str = ""
    interview_id: int | None = None
    contact_id: int | None = None
    practice_contact_id: int | None = None
    notice: str = ""
    is_notice_error: bool = False
    has_profiles: bool = True
    """Whether the user can switch to another profile; not in the demo."""

    @property
    def is_call(self) -> bool:
        """Whether it is a call: then every key is a note from the beginning."""
        return any(each is not None for each in (self.interview_id, self.contact_id, self.practice_contact_id))

    def find_interview(self, context: Context) -> int:
        """Return the id of the interview of the call, or that of a placeholder: nothing is stored before the first key.

        Raises NotFoundError if the contact does not exist.
        """
        if self.interview_id is not None or self.contact_id is None:
            return self.interview_id or 0
        from infoview_tui.services import interviews  # most calls are planned; this imports SQLModel

        minutes = context.config.minutes
        return interviews.opening.open_next_interview(context.workspace, self.contact_id, minutes=minutes)
