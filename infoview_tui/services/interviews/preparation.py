"""Reads the preparation of an interview (R16-R23)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from infoview_tui.domain.evidence import VerdictCount
from infoview_tui.domain.readiness import ReadinessFacts
from infoview_tui.services.contacts.readiness import read_readiness
from infoview_tui.services.core.evidence import order_to_test, read_verdict_counts
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews.queries import InterviewRow, QuestionRow, read_call_details
from infoview_tui.storage.queries.contacts import contacts as contact_queries


class Preparation(NamedTuple):
    """An interview with its plan, hypotheses to test, offerings, common ground and introduction.

    ``evidence`` is who said what on a hypothesis so far, by hypothesis; ``readiness`` what is prepared for the talk.
    """

    interview: InterviewRow
    questions: list[QuestionRow]
    hypotheses: list[contact_queries.HypothesisRow]
    offerings: list[contact_queries.OfferingRow]
    common_ground: list[contact_queries.CommonGroundRow]
    introduction: str
    evidence: Mapping[int, VerdictCount]
    introduction_path: str = ""
    """The path whose variant the introduction is; empty for the general one."""
    readiness: ReadinessFacts = ReadinessFacts()


def read_preparation(workspace: Workspace, interview_id: int) -> Preparation:
    """Read the preparation of an interview. Raises NotFoundError if the interview does not exist."""
    call, evidence = read_call_details(workspace, interview_id), read_verdict_counts(workspace)
    return Preparation(
        call.interview,
        call.questions,
        order_to_test(call.hypotheses, evidence),
        call.offerings,
        call.common_ground,
        call.introduction,
        evidence,
        call.introduction_path,
        read_readiness(workspace, call.interview.contact_id),
    )
