"""SQLModel tables, one module per subject."""

from infoview_tui.storage.tables.availability import CalendarEntry, Offer
from infoview_tui.storage.tables.columns import TableModel, UtcDateTime
from infoview_tui.storage.tables.contacts import (
    Contact,
    ContactPath,
    ContactTag,
    Organization,
    Path,
    Profile,
    Tag,
    View,
)
from infoview_tui.storage.tables.debrief import HypothesisVerdict, Outcome, Rating
from infoview_tui.storage.tables.events import Event
from infoview_tui.storage.tables.insights import FitPoint, TopicWeight
from infoview_tui.storage.tables.interviews import Interview, LiveDraft, Note, PlannedQuestion
from infoview_tui.storage.tables.outreach import Action, Message, due_columns
from infoview_tui.storage.tables.research import Finding, Hypothesis, Offering
from infoview_tui.storage.tables.trips import Trip, TripBlock, TripMeeting

__all__ = [
    "Action",
    "CalendarEntry",
    "Contact",
    "ContactPath",
    "ContactTag",
    "Event",
    "Finding",
    "FitPoint",
    "Hypothesis",
    "HypothesisVerdict",
    "Interview",
    "LiveDraft",
    "Message",
    "Note",
    "Offer",
    "Offering",
    "Organization",
    "Outcome",
    "Path",
    "PlannedQuestion",
    "Profile",
    "Rating",
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
