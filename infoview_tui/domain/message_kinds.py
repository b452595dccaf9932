"""Which message an action or a stage calls for, which actions a message completes, and how long it should be."""

from __future__ import annotations

from infoview_tui.domain.enums import ActionKind, MessageKind, Stage

_KINDS_BY_ACTION = {
    ActionKind.INTRODUCTION: MessageKind.INTRODUCTION,
    ActionKind.REQUEST: MessageKind.REQUEST,
    ActionKind.NUDGE: MessageKind.NUDGE,
    ActionKind.CONFIRM: MessageKind.CONFIRMATION,
    ActionKind.THANK: MessageKind.THANK_YOU,
    ActionKind.TELL_DIFFERENCE: MessageKind.UPDATE,
    ActionKind.STAY_IN_TOUCH: MessageKind.RECONNECT,
}

_KINDS_BY_STAGE = {
    Stage.RESEARCHING: MessageKind.REQUEST,
    Stage.READY: MessageKind.REQUEST,
    Stage.CONTACTED: MessageKind.NUDGE,
    Stage.SCHEDULED: MessageKind.CONFIRMATION,
    Stage.MET: MessageKind.THANK_YOU,
    Stage.IN_TOUCH: MessageKind.RECONNECT,
    Stage.CLOSED: MessageKind.RECONNECT,
}

_COMPLETED = {kind: (action,) for action, kind in _KINDS_BY_ACTION.items()} | {
    MessageKind.REQUEST: (ActionKind.REQUEST,),
    MessageKind.NUDGE: (ActionKind.NUDGE, ActionKind.CLOSE_OR_KEEP),
}

EXPECTS_REPLY = frozenset(
    {MessageKind.INTRODUCTION, MessageKind.REQUEST, MessageKind.NUDGE, MessageKind.NEW_TIME, MessageKind.RECONNECT}
)
"""The kinds of messages that ask for an answer."""

OFFERS_TIMES = (MessageKind.REQUEST, MessageKind.NUDGE, MessageKind.NEW_TIME, MessageKind.RECONNECT)
"""The kinds of messages in which times are offered (R10)."""

MAX_WORDS = {
    MessageKind.INTRODUCTION: 120,
    MessageKind.REQUEST: 99,
    MessageKind.NUDGE: 75,
    MessageKind.NEW_TIME: 100,
    MessageKind.CONFIRMATION: 100,
    MessageKind.UPDATE: 200,
    MessageKind.RECONNECT: 150,
}
"""Most words of a message without its greeting and signature; a thank-you has its own limit."""


def message_kind_for(kind: ActionKind) -> MessageKind | None:
    """Return the kind of message that an action calls for; None if it is done without one."""
    return _KINDS_BY_ACTION.get(kind)


def message_kind_at(stage: Stage) -> MessageKind:
    """Return the kind of message that a stage calls for if no action does."""
    return _KINDS_BY_STAGE[stage]


def completed_by(kind: MessageKind) -> tuple[ActionKind, ...]:
    """Return the kinds of actions that are done when a message of this kind is sent."""
    return _COMPLETED.get(kind, ())
