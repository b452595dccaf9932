"""The words of the process. Their values are what the database, the JSON and the config file hold."""

from __future__ import annotations

from enum import StrEnum
from typing import NoReturn

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import DamagedDataError


class ClosedEnum(StrEnum):
    """A closed set of words. Asking for one that it lacks raises DamagedDataError, which is a ValueError too."""

    @classmethod
    def _missing_(cls, value: object) -> NoReturn:
        raise DamagedDataError(f"“{clean_line(str(value), 40)}” is no {cls.__name__}")


class Stage(ClosedEnum):
    """Where the outreach to a contact stands; the columns of the board, in their order."""

    RESEARCHING = "researching"
    READY = "ready"
    CONTACTED = "contacted"
    SCHEDULED = "scheduled"
    MET = "met"
    IN_TOUCH = "in_touch"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        """The name as a person reads it, such as ``In touch``."""
        return self.value.replace("_", " ").capitalize()


OPEN_STAGES: tuple[Stage, ...] = tuple(stage for stage in Stage if stage is not Stage.CLOSED)
"""The columns of the board; Closed is off the board unless asked for."""


class Sort(ClosedEnum):
    """How the cards of a column are ordered, and in all but the first grouped too."""

    URGENCY = "urgency"
    NAME = "name"
    ORGANIZATION = "organization"
    PATH = "path"
    CHANGED = "changed"


class Relationship(ClosedEnum):
    """How the person knows a contact (R2), roughly from warm to cold (R5)."""

    FAMILY = "family"
    FRIEND = "friend"
    COLLEAGUE = "colleague"
    FRIEND_OF_FRIEND = "friend_of_friend"
    ALUMNUS = "alumnus"
    COMMUNITY = "community"
    EVENT = "event"
    ONLINE = "online"
    COLD = "cold"


class Channel(ClosedEnum):
    """How a message travels (R7); email is the default."""

    EMAIL = "email"
    PHONE = "phone"
    POST = "post"
    LINKEDIN = "linkedin"
    TEXT = "text"


class Medium(ClosedEnum):
    """How an interview is held."""

    VIDEO = "video"
    PHONE = "phone"
    IN_PERSON = "in_person"


class FindingKind(ClosedEnum):
    """What a line of research is about."""

    FINDING = "finding"
    COMMON_GROUND = "common_ground"
    WARM_INTRODUCTION = "warm_way"


class Verdict(ClosedEnum):
    """What one interview says of a hypothesis (R17)."""

    CONFIRMED = "confirmed"
    REFINED = "refined"
    REFUTED = "refuted"


class Confidence(ClosedEnum):
    """How sure the person is of a rating."""

    GUESS = "guess"
    FAIR = "fair"
    SURE = "sure"


class OutcomeKind(ClosedEnum):
    """What can come of an interview (R37)."""

    LEAD = "lead"
    INTRODUCTION = "introduction"
    EVENT = "event"
    OFFER = "offer"


class InterviewState(ClosedEnum):
    """Where an interview stands."""

    PLANNED = "planned"
    RUNNING = "running"
    ENDED = "ended"
    DEBRIEFED = "debriefed"
    CANCELED = "cancelled"


class QuestionState(ClosedEnum):
    """What became of a planned question in the call."""

    OPEN = "open"
    ANSWERED = "answered"
    SKIPPED = "skipped"


class NoteKind(ClosedEnum):
    """What a line written during a call is (the signs of the capture grammar)."""

    NOTE = "note"
    QUOTE = "quote"
    INSIGHT = "insight"
    REWARD = "reward"
    DRAWBACK = "drawback"
    WANT_TO_KNOW = "want_to_know"
    REFERRAL = "referral"
    COMMITMENT = "promise"
    COMMON_GROUND = "common_ground"
    OFF_RECORD = "off_record"


class MessageKind(ClosedEnum):
    """What a message is for."""

    REQUEST = "request"
    NUDGE = "nudge"
    THANK_YOU = "thank_you"
    UPDATE = "update"


class MessageState(ClosedEnum):
    """Where a message stands; only the person says that it was sent."""

    DRAFT = "draft"
    SENT = "sent"
    ANSWERED = "answered"


class ActionKind(ClosedEnum):
    """What a thing to do is: each has a due date and a reason."""

    THANK = "thank"
    NUDGE = "nudge"
    PREPARE = "prepare"
    COMMITMENT = "promise"
    STAY_IN_TOUCH = "stay_in_touch"
    TELL_DIFFERENCE = "tell_difference"
    TODO = "todo"


class Topic(ClosedEnum):
    """The topics of a question bank (R20)."""

    WORK_ENVIRONMENT = "work-environment"
    INDUSTRY_TRENDS = "industry-trends"
    LIFESTYLE = "lifestyle"
    SKILLS = "skills-and-qualifications"
    CHALLENGES_REWARDS = "challenges-and-rewards"
    COMPENSATION = "compensation"
    CAREER_PATH = "career-path"
    DAY_TO_DAY = "day-to-day"
    CULTURE = "culture"
    ENTRY = "entry-and-training"
    HINDSIGHT = "hindsight"
    OUTLOOK = "outlook"
    CLOSING = "network-and-closing"


class EventKind(ClosedEnum):
    """What the event log tells: the subject and what happened to it."""

    CONTACT_ADDED = "contact.added"
    CONTACT_EDITED = "contact.edited"
    CONTACT_MOVED = "contact.moved"
    CONTACT_REORDERED = "contact.placed"
    CONTACT_TAGGED = "contact.tagged"
    CONTACT_MERGED = "contact.merged"
    CONTACT_DELETED = "contact.deleted"
    CONTACTS_MOVED = "contacts.moved"
    CONTACTS_TAGGED = "contacts.tagged"
    CONTACTS_EDITED = "contacts.edited"
    CONTACTS_DELETED = "contacts.deleted"
    CONTACTS_IMPORTED = "contacts.imported"
    RESEARCH_ADDED = "research.added"
    RESEARCH_EDITED = "research.edited"
    RESEARCH_REMOVED = "research.removed"
    PLAN_CHANGED = "plan.changed"
    INTERVIEW_SCHEDULED = "interview.scheduled"
    INTERVIEW_STARTED = "interview.started"
    INTERVIEW_EXTENDED = "interview.extended"
    INTERVIEW_ENDED = "interview.ended"
    INTERVIEW_DEBRIEFED = "interview.debriefed"
    NOTE_ADDED = "note.added"
    NOTE_EDITED = "note.edited"
    NOTE_REMOVED = "note.removed"
    REFERRAL_ACCEPTED = "referral.accepted"
    COMMITMENT_ACCEPTED = "promise.accepted"
    VERDICT_GIVEN = "verdict.given"
    RATING_GIVEN = "rating.given"
    ENERGY_RECORDED = "interview.energy_noted"
    OUTCOME_ADDED = "outcome.added"
    OUTCOME_EDITED = "outcome.edited"
    OUTCOME_REMOVED = "outcome.removed"
    MESSAGE_DRAFTED = "message.drafted"
    MESSAGE_SENT = "message.sent"
    ACTION_ADDED = "action.added"
    ACTION_DONE = "action.done"
    ACTION_DISMISSED = "action.dropped"
    ACTION_SNOOZED = "action.moved"
    PROFILE_EDITED = "profile.edited"
    VIEW_SAVED = "view.saved"
    VIEW_DELETED = "view.deleted"
