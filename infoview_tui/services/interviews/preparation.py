"""All that goes into one interview, read at once for its plan (R16-R23)."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.domain.enums import FindingKind
from infoview_tui.services.core.workspace import Desk
from infoview_tui.services.interviews.interviews import read_call
from infoview_tui.storage.queries.contacts import contacts as contact_reads
from infoview_tui.storage.queries.interviews import interviews as reads


class Preparation(NamedTuple):
    """One interview with its plan, and what to test, to bring and to share in it."""

    interview: reads.InterviewRow
    questions: list[reads.QuestionRow]
    hypotheses: list[contact_reads.HypothesisRow]
    offerings: list[contact_reads.OfferingRow]
    common_ground: list[contact_reads.FindingRow]
    introduction: str


def read_preparation(desk: Desk, interview_id: int) -> Preparation:
    """Return what is prepared for an interview. Raises NotFoundError where it is gone."""
    call = read_call(desk, interview_id)
    findings = desk.store.all(contact_reads.FINDINGS, contact_id=call.interview.contact_id)
    common = [finding for finding in findings if finding.kind == FindingKind.COMMON_GROUND]
    return Preparation(call.interview, call.questions, call.hypotheses, call.offerings, common, call.introduction)
