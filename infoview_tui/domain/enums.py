"""Enumerations of the domain. Their values are stored in the database, the JSON output, and the config file."""

from __future__ import annotations

from infoview_tui.domain.closed_enum import ClosedEnum as ClosedEnum
from infoview_tui.domain.event_kinds import EventKind as EventKind


class Stage(ClosedEnum):
    """Stages of the outreach to a contact: the columns of the board, in order."""

    RESEARCHING = "researching"
    READY = "ready"
    CONTACTED = "contacted"
    SCHEDULED = "scheduled"
    MET = "met"
    IN_TOUCH = "in_touch"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        """Display name, such as ``In touch``."""
        return self.value.replace("_", " ").capitalize()


OPEN_STAGES: tuple[Stage, ...] = tuple(stage for stage in Stage if stage is not Stage.CLOSED)
"""The stages that the board always shows. Closed is hidden by default."""


class Sort(ClosedEnum):
    """Sort orders of the cards in a column. All except the first also group them."""

    URGENCY = "urgency"
    NAME = "name"
    ORGANIZATION = "organization"
    PATH = "path"
    CHANGED = "changed"


class Relationship(ClosedEnum):
    """How the user knows a contact (R2), roughly from warm to cold (R5)."""

    FAMILY = "family"
    FRIEND = "friend"
    COLLEAGUE = "colleague"
    FRIEND_OF_FRIEND = "friend_of_friend"
    ALUMNUS = "alumnus"
    COMMUNITY = "community"
    EVENT = "event"
    ONLINE = "online"
    COLD = "cold"


class Seniority(ClosedEnum):
    """Rungs of an organization, from the bottom to the top (R4)."""

    ENTRY = "entry"
    EXPERIENCED = "experienced"
    MANAGER = "manager"
    DIRECTOR = "director"
    EXECUTIVE = "executive"


class Channel(ClosedEnum):
    """Channels for messages (R7). Email is the default."""

    EMAIL = "email"
    PHONE = "phone"
    POST = "post"
    LINKEDIN = "linkedin"
    TEXT = "text"


class ContactMethodKind(ClosedEnum):
    """Kinds of further addresses of a contact."""

    EMAIL = "email"
    PHONE = "phone"
    PROFILE = "profile"


class Sender(ClosedEnum):
    """Who wrote a message: the user, or the contact."""

    USER = "user"
    CONTACT = "contact"


class Medium(ClosedEnum):
    """Media of an interview."""

    VIDEO = "video"
    PHONE = "phone"
    IN_PERSON = "in_person"


class FindingKind(ClosedEnum):
    """Kinds of findings."""

    FINDING = "finding"
    COMMON_GROUND = "common_ground"
    WARM_INTRODUCTION = "warm_way"


class HypothesisOrigin(ClosedEnum):
    """Where a hypothesis came from (R17)."""

    READING = "reading"
    TALK = "talk"
    STEREOTYPE = "stereotype"


class AffiliationKind(ClosedEnum):
    """Kinds of former organizations: an employer, or a school."""

    WORK = "work"
    STUDY = "study"


class AskState(ClosedEnum):
    """What came of asking a contact who they know at an organization (R3)."""

    OPEN = "open"
    KNOWS_SOMEBODY = "knows_somebody"
    INTRODUCED = "introduced"
    KNOWS_NOBODY = "knows_nobody"


class Verdict(ClosedEnum):
    """What one interview says about a hypothesis (R17)."""

    CONFIRMED = "confirmed"
    REFINED = "refined"
    REFUTED = "refuted"


class Confidence(ClosedEnum):
    """How certain the user is of a rating."""

    GUESS = "guess"
    FAIR = "fair"
    SURE = "sure"


class OutcomeKind(ClosedEnum):
    """Kinds of interview outcomes (R37)."""

    LEAD = "lead"
    INTRODUCTION = "introduction"
    EVENT = "event"
    OFFER = "offer"


class FitAspect(ClosedEnum):
    """Parts of the user's profile that a path can fit (R35)."""

    SKILLS = "skills"
    VALUES = "values"
    INTERESTS = "interests"
    CIRCUMSTANCES = "circumstances"


class FitSide(ClosedEnum):
    """Whether a reason speaks for or against a path."""

    FOR = "for"
    AGAINST = "against"


class InterviewState(ClosedEnum):
    """States of an interview."""

    PLANNED = "planned"
    RUNNING = "running"
    ENDED = "ended"
    DEBRIEFED = "debriefed"
    CANCELED = "cancelled"


class OfferState(ClosedEnum):
    """States of an offered time."""

    OPEN = "open"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"


class TripMeetingState(ClosedEnum):
    """States of a meeting on a trip, in order."""

    PROPOSED = "proposed"
    REQUESTED = "requested"
    CONFIRMED = "confirmed"
    DECLINED = "declined"


class QuestionState(ClosedEnum):
    """States of a planned question in the call."""

    OPEN = "open"
    ANSWERED = "answered"
    SKIPPED = "skipped"


class NoteKind(ClosedEnum):
    """Kinds of notes in a call; the capture grammar has a sign for each."""

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
    """Purposes of a message, roughly in the order in which a contact receives them."""

    INTRODUCTION = "introduction"
    REQUEST = "request"
    NUDGE = "nudge"
    NEW_TIME = "new_time"
    CONFIRMATION = "confirmation"
    THANK_YOU = "thank_you"
    UPDATE = "update"
    RECONNECT = "reconnect"


class MessageState(ClosedEnum):
    """States of a message. Only the user marks it as sent."""

    DRAFT = "draft"
    SENT = "sent"
    ANSWERED = "answered"


class Answer(ClosedEnum):
    """Answers to a request or a nudge."""

    YES = "yes"
    LATER = "later"
    NO = "no"
    SOMEBODY_ELSE = "somebody_else"
    WRONG_PERSON = "wrong_person"


class ResumeChoice(ClosedEnum):
    """Whether the résumé goes with a message: attached, or deliberately left out (R13)."""

    ATTACHED = "attached"
    LEFT_OUT = "left_out"


class Extra(ClosedEnum):
    """What may go with a thank-you (R32)."""

    HANDWRITTEN_NOTE = "handwritten_note"
    SMALL_GIFT = "small_gift"


class ActionKind(ClosedEnum):
    """Kinds of actions. Each has a reason (see `headline`)."""

    INTRODUCTION = "introduction"
    REQUEST = "request"
    CLOSE_OR_KEEP = "close_or_keep"
    CONFIRM = "confirm"
    THANK = "thank"
    NUDGE = "nudge"
    PREPARE = "prepare"
    COMMITMENT = "promise"
    STAY_IN_TOUCH = "stay_in_touch"
    TELL_DIFFERENCE = "tell_difference"
    TODO = "todo"


class Topic(ClosedEnum):
    """Topics of the question banks (R20)."""

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
