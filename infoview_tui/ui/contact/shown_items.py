"""Finds the research items, actions, and interviews of a contact by the keys of their rows."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from infoview_tui.domain.enums import ActionKind, InterviewState
from infoview_tui.domain.message_kinds import message_kind_for
from infoview_tui.domain.research_subjects import ResearchItemKind, Subject
from infoview_tui.domain.urls import extract_url

if TYPE_CHECKING:
    from infoview_tui.domain.enums import HypothesisOrigin
    from infoview_tui.services.contacts.details import ContactDetails
    from infoview_tui.services.outreach.queries import ActionRow

_HELD = (InterviewState.ENDED, InterviewState.DEBRIEFED)


class ShownItems(NamedTuple):
    """What a contact screen shows; nothing is found without ``details``."""

    details: ContactDetails | None

    def find_source(self, key: Hashable) -> str:
        """Return the source of the row with a key, or the web address in it; empty if there is none."""
        if self.details is None:
            return ""
        match key:
            case (ResearchItemKind.FINDING, int(item_id)):
                return next((row.source for row in self.details.findings if row.id == item_id), "")
            case (ResearchItemKind.OFFERING, int(item_id)):
                return next((row.source for row in self.details.offerings if row.id == item_id), "")
            case (ResearchItemKind() as item, int(item_id)):
                return extract_url(self.get_text(item, item_id))[1]
            case ("fact", "Profile"):
                return self.details.contact.profile_url
        return ""

    def find_subject(self, finding_id: int) -> Subject | None:
        """Return what a finding is about."""
        rows = self.details.findings if self.details else []
        return next((Subject(row.subject_kind, row.subject_id) for row in rows if row.id == finding_id), None)

    def find_origin(self, hypothesis_id: int) -> HypothesisOrigin | None:
        """Return where a hypothesis came from."""
        hypotheses = self.details.hypotheses if self.details else []
        return next((row.origin for row in hypotheses if row.id == hypothesis_id), None)

    def get_text(self, item: ResearchItemKind, item_id: int) -> str:
        """Return the text of an item; empty if it is not shown."""
        if self.details is None:
            return ""
        texts = {
            ResearchItemKind.FINDING: {row.id: row.text for row in self.details.findings},
            ResearchItemKind.HYPOTHESIS: {row.id: row.text for row in self.details.hypotheses},
            ResearchItemKind.OFFERING: {row.id: row.text for row in self.details.offerings},
            ResearchItemKind.ACTION: {row.id: row.text for row in self.details.actions},
        }
        return texts[item].get(item_id, "")

    def get_action(self, action_id: int) -> ActionRow | None:
        """Return an action; None if it is not shown."""
        return next((row for row in (self.details.actions if self.details else ()) if row.id == action_id), None)

    def opens_screen(self, action_id: int) -> bool:
        """Whether an action opens a message, the plan, or a choice, instead of its text for editing."""
        action, kinds = self.get_action(action_id), (ActionKind.PREPARE, ActionKind.CLOSE_OR_KEEP)
        return action is not None and (action.kind in kinds or message_kind_for(action.kind) is not None)

    def get_interview_state(self, interview_id: int) -> InterviewState | None:
        """Return the state of an interview; None if it is not shown."""
        interviews = self.details.interviews if self.details else []
        return next((row.state for row in interviews if row.id == interview_id), None)

    def find_held_interview(self, key: Hashable) -> int | None:
        """Return the interview with a key, if it was held, or else the last one held."""
        held = [row for row in (self.details.interviews if self.details else []) if row.state in _HELD]
        here = next((row.id for row in held if key == ("interview", row.id)), None)
        if here is not None or not held:
            return here
        return max(held, key=lambda row: (row.ended_at or datetime.min.replace(tzinfo=UTC), row.id)).id
