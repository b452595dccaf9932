"""All data about one contact, for the contact screen (R16-R18, R22)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from infoview_tui.domain.affiliation_lines import AffiliationLine
from infoview_tui.domain.evidence import VerdictCount
from infoview_tui.domain.readiness import ReadinessFacts
from infoview_tui.domain.research_subjects import SubjectKind
from infoview_tui.services.contacts.readiness import read_readiness
from infoview_tui.services.core.due_reasons import explain_actions
from infoview_tui.services.core.evidence import order_to_test, read_verdict_counts
from infoview_tui.services.core.lookups import read_contact
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.contacts import contacts as contact_queries
from infoview_tui.storage.queries.contacts.contacts import (
    ContactMethodRow as ContactMethodRow,
    EventRow as EventRow,
)
from infoview_tui.storage.queries.interviews import interviews as interview_queries
from infoview_tui.storage.queries.introductions.asks import AFFILIATIONS, ASKS_OF_CONTACT, AskRow as AskRow
from infoview_tui.storage.queries.outreach import actions as action_queries, messages as message_queries
from infoview_tui.storage.queries.research import findings as research_queries

TIMELINE_LIMIT = 30
"""Number of timeline entries shown."""


class ContactDetails(NamedTuple):
    """All data about one contact.

    ``timeline`` has one entry more than `TIMELINE_LIMIT` if there are more. ``counted`` says how some due dates were
    counted, by action (see `explain_actions`); ``evidence`` who said what on a hypothesis, by hypothesis;
    ``background`` the former employers and schools; ``asks`` what the contact was asked about organizations (R3);
    ``methods`` the further addresses.
    """

    contact: contact_queries.ContactRow
    findings: list[research_queries.ResearchFindingRow]
    common_ground: list[contact_queries.CommonGroundRow]
    hypotheses: list[contact_queries.HypothesisRow]
    offerings: list[contact_queries.OfferingRow]
    actions: list[action_queries.ActionRow]
    interviews: list[interview_queries.InterviewRow]
    messages: list[message_queries.MessageRow]
    timeline: list[EventRow]
    readiness: ReadinessFacts
    counted: Mapping[int, str]
    evidence: Mapping[int, VerdictCount]
    background: tuple[AffiliationLine, ...] = ()
    asks: Sequence[AskRow] = ()
    methods: Sequence[contact_queries.ContactMethodRow] = ()


def read_contact_details(workspace: Workspace, contact_id: int) -> ContactDetails:
    """Read all data about a contact. Raises NotFoundError if it does not exist."""
    store = workspace.store
    contact = read_contact(workspace, contact_id)
    findings = store.all(research_queries.FINDINGS_ABOUT, subject_kind=SubjectKind.CONTACT, subject_id=contact_id)
    upcoming = store.first(interview_queries.NEXT_INTERVIEW_OF_CONTACT, contact_id=contact_id)
    hypotheses = store.all(
        contact_queries.HYPOTHESES, contact_id=contact_id, interview_id=upcoming.id if upcoming else None
    )
    evidence = read_verdict_counts(workspace)
    actions = store.all(action_queries.OPEN_ACTIONS_OF_CONTACT, contact_id=contact_id)
    return ContactDetails(
        contact,
        findings,
        store.all(contact_queries.COMMON_GROUND, contact_id=contact_id),
        order_to_test(hypotheses, evidence),
        store.all(contact_queries.OFFERINGS, contact_id=contact_id),
        actions,
        store.all(interview_queries.INTERVIEWS_OF_CONTACT, contact_id=contact_id),
        store.all(message_queries.MESSAGES_OF_CONTACT, contact_id=contact_id),
        store.all(contact_queries.TIMELINE, contact_id=contact_id, most=TIMELINE_LIMIT + 1),
        read_readiness(workspace, contact_id),
        explain_actions(workspace, actions),
        evidence,
        tuple(AffiliationLine(*row[1:]) for row in store.all(AFFILIATIONS, contact_id=contact_id)),
        store.all(ASKS_OF_CONTACT, contact_id=contact_id),
        store.all(contact_queries.METHODS_OF_CONTACT, contact_id=contact_id),
    )
