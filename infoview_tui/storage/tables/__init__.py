"""SQLModel tables, one module per subject."""

from infoview_tui.storage.tables.availability import CalendarEntry, Offer
from infoview_tui.storage.tables.banks import QuestionSetting
from infoview_tui.storage.tables.columns import IdentifiedRow, TableModel, UtcDateTime
from infoview_tui.storage.tables.contacts import (
    Contact,
    ContactPath,
    ContactTag,
    DeletedContacts,
    Industry,
    Organization,
    Path,
    Profile,
    Tag,
    View,
)
from infoview_tui.storage.tables.copies import CopyState, DeletedRow, FieldChange, Merge
from infoview_tui.storage.tables.debrief import HypothesisVerdict, Outcome, Rating
from infoview_tui.storage.tables.drafts import DialogDraft
from infoview_tui.storage.tables.events import Event
from infoview_tui.storage.tables.imports import ContactMethod, DistinctContacts, ImportMapping
from infoview_tui.storage.tables.insights import FitPoint, PathGauge, TopicWeight
from infoview_tui.storage.tables.interviews import Interview, LiveDraft, Note, PlannedQuestion
from infoview_tui.storage.tables.introductions import Affiliation, Ask
from infoview_tui.storage.tables.outreach import Action, Message, due_columns
from infoview_tui.storage.tables.research import Finding, Hypothesis, Offering, ResearchDraft
from infoview_tui.storage.tables.trips import Trip, TripBlock, TripMeeting

__all__ = [
    "Action",
    "Affiliation",
    "Ask",
    "CalendarEntry",
    "Contact",
    "ContactMethod",
    "ContactPath",
    "ContactTag",
    "CopyState",
    "DeletedContacts",
    "DeletedRow",
    "DialogDraft",
    "DistinctContacts",
    "Event",
    "FieldChange",
    "Finding",
    "FitPoint",
    "Hypothesis",
    "HypothesisVerdict",
    "IdentifiedRow",
    "ImportMapping",
    "Industry",
    "Interview",
    "LiveDraft",
    "Merge",
    "Message",
    "Note",
    "Offer",
    "Offering",
    "Organization",
    "Outcome",
    "Path",
    "PathGauge",
    "PlannedQuestion",
    "Profile",
    "QuestionSetting",
    "Rating",
    "ResearchDraft",
    "TableModel",
    "Tag",
    "TopicWeight",
    "Trip",
    "TripBlock",
    "TripMeeting",
    "UtcDateTime",
    "View",
    "due_columns",
]
