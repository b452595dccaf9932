"""Words and signs for things that several screens, exports and commands show: one wording for each."""

from __future__ import annotations

from collections.abc import Iterable

from infoview_tui.domain.capture import CALL_SIGNS
from infoview_tui.domain.enums import (
    ActionKind,
    Answer,
    AskState,
    Channel,
    Extra,
    MessageKind,
    NoteKind,
    ResumeChoice,
    Seniority,
    Verdict,
)

ACTION_NAMES = {
    ActionKind.INTRODUCTION: "ask for an introduction",
    ActionKind.REQUEST: "ask",
    ActionKind.CLOSE_OR_KEEP: "close or keep",
    ActionKind.CONFIRM: "confirm",
    ActionKind.THANK: "thank",
    ActionKind.NUDGE: "nudge",
    ActionKind.PREPARE: "prepare",
    ActionKind.COMMITMENT: "commitment",
    ActionKind.STAY_IN_TOUCH: "stay in touch",
    ActionKind.TELL_DIFFERENCE: "report back",
    ActionKind.TODO: "to do",
}
"""An action in a list or on a card."""

ACTION_TITLES = {
    ActionKind.INTRODUCTION: "Ask for an introduction",
    ActionKind.REQUEST: "Ask for an interview",
    ActionKind.CLOSE_OR_KEEP: "Close or keep",
    ActionKind.CONFIRM: "Confirm the interview",
    ActionKind.THANK: "Thank them",
    ActionKind.NUDGE: "Nudge them",
    ActionKind.PREPARE: "Prepare the interview",
    ActionKind.COMMITMENT: "A commitment",
    ActionKind.STAY_IN_TOUCH: "Check in",
    ActionKind.TELL_DIFFERENCE: "Report back",
    ActionKind.TODO: "To do",
}
"""An action where the contact is known."""

ACTION_VERBS = {
    ActionKind.INTRODUCTION: "Ask for an introduction:",
    ActionKind.REQUEST: "Ask for an interview:",
    ActionKind.CLOSE_OR_KEEP: "Close or keep",
    ActionKind.CONFIRM: "Confirm with",
    ActionKind.THANK: "Thank",
    ActionKind.NUDGE: "Nudge",
    ActionKind.PREPARE: "Prepare for",
    ActionKind.COMMITMENT: "Commitment to",
    ActionKind.STAY_IN_TOUCH: "Check in with",
    ActionKind.TELL_DIFFERENCE: "Report back to",
    ActionKind.TODO: "Do",
}
"""An action before the name of the contact."""

MESSAGE_NAMES = {
    MessageKind.INTRODUCTION: "request for an introduction",
    MessageKind.REQUEST: "request",
    MessageKind.NUDGE: "follow-up",
    MessageKind.NEW_TIME: "new time",
    MessageKind.CONFIRMATION: "confirmation",
    MessageKind.THANK_YOU: "thank-you",
    MessageKind.UPDATE: "update",
    MessageKind.RECONNECT: "check-in",
}
"""A message in a sentence."""

CHANNEL_NAMES = {
    Channel.EMAIL: "email",
    Channel.PHONE: "phone",
    Channel.POST: "post",
    Channel.LINKEDIN: "LinkedIn",
    Channel.TEXT: "text message",
}

MESSAGE_PURPOSES = {
    MessageKind.INTRODUCTION: "Ask them who they know at an organization",
    MessageKind.REQUEST: "Ask them for an interview",
    MessageKind.NUDGE: "Follow up on a message without an answer",
    MessageKind.NEW_TIME: "Offer another time",
    MessageKind.CONFIRMATION: "Confirm the interview the day before",
    MessageKind.THANK_YOU: "Thank them after the interview",
    MessageKind.UPDATE: "Tell them what came of their help",
    MessageKind.RECONNECT: "Stay in touch",
}
"""What a kind of message is for, as a phrase after its name."""

RESUME_NAMES = {ResumeChoice.ATTACHED: "attached", ResumeChoice.LEFT_OUT: "left out on purpose"}

EXTRA_NAMES = {Extra.HANDWRITTEN_NOTE: "a handwritten note", Extra.SMALL_GIFT: "a small gift"}

ANSWER_NAMES = {
    Answer.YES: "yes",
    Answer.LATER: "later",
    Answer.NO: "no",
    Answer.SOMEBODY_ELSE: "ask somebody else",
    Answer.WRONG_PERSON: "not the right person",
}

ASK_OUTCOMES = {
    AskState.OPEN: "no answer yet",
    AskState.KNOWS_SOMEBODY: "knows somebody",
    AskState.INTRODUCED: "introduced you",
    AskState.KNOWS_NOBODY: "knows nobody",
}
"""What came of asking a contact who they know at an organization (R3)."""

SENIORITY_NAMES = {
    Seniority.ENTRY: "entry level",
    Seniority.EXPERIENCED: "experienced",
    Seniority.MANAGER: "manager",
    Seniority.DIRECTOR: "director",
    Seniority.EXECUTIVE: "executive",
}

NOTE_SIGNS = {row.kind: row.sign for row in CALL_SIGNS if isinstance(row.kind, NoteKind)}
"""The sign that begins a note of each kind; empty for a plain note."""

NOTE_LABELS = {row.kind: row.label for row in CALL_SIGNS if isinstance(row.kind, NoteKind)}

NOTE_PLURALS = {
    NoteKind.NOTE: "plain notes",
    NoteKind.QUOTE: "quotes",
    NoteKind.INSIGHT: "insights",
    NoteKind.REWARD: "rewards",
    NoteKind.DRAWBACK: "drawbacks",
    NoteKind.WANT_TO_KNOW: "to learn more about",
    NoteKind.REFERRAL: "referrals",
    NoteKind.COMMITMENT: "commitments",
    NoteKind.COMMON_GROUND: "common ground",
    NoteKind.OFF_RECORD: "off the record",
}

TANGENT_SIGN = "–"
"""Stands for the question number of a tangent: a note under none of the planned questions (R27)."""

VERDICT_MARKS = {Verdict.CONFIRMED: "✓", Verdict.REFINED: "~", Verdict.REFUTED: "×"}


def format_count(count: int, noun: str) -> str:
    """Return a count with its noun: "1 note", "2,000 notes"."""
    return f"{count:,} {noun if count == 1 else f'{noun}s'}"


def format_extras(extras: Iterable[str]) -> str:
    """Return "a handwritten note and a small gift"; empty for none."""
    return " and ".join(EXTRA_NAMES[extra] for extra in Extra if extra in extras)


def format_people(count: int) -> str:
    """Return "1 person", "3 people"."""
    return "1 person" if count == 1 else f"{count:,} people"


def format_role(title: str, organization: str) -> str:
    """Return "designer at Figma", or the one of the two that is known."""
    return " at ".join(filter(None, (title, organization)))
