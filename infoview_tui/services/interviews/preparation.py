"""All that goes into one interview, read at once for its plan (R16-R23)."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.domain.enums import FindingKind
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews.queries import read_call_details
from infoview_tui.storage.queries.contacts import contacts as contact_queries
from infoview_tui.storage.queries.interviews import interviews as queries


class Preparation(NamedTuple):
    """One interview with its plan, and what to test, to bring and to share in it."""

    interview: queries.InterviewRow
    questions: list[queries.QuestionRow]
    hypotheses: list[contact_queries.HypothesisRow]
    offerings: list[contact_queries.OfferingRow]
    common_ground: list[contact_queries.FindingRow]
    introduction: str


def read_preparation(workspace: Workspace, interview_id: int) -> Preparation:
    """Return what is prepared for an interview. Raises NotFoundError where it is gone."""
    call = read_call_details(workspace, interview_id)
    findings = workspace.store.all(contact_queries.FINDINGS, contact_id=call.interview.contact_id)
    common = [finding for finding in findings if finding.kind == FindingKind.COMMON_GROUND]
    return Preparation(call.interview, call.questions, call.hypotheses, call.offerings, common, call.introduction)
